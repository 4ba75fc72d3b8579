//! What changes the meaning of a plan, by area, and what does not.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::catalog::roles;
use crate::examples::contoso;
use crate::plan::Plan;
use crate::plan::read::{document, typed};
use crate::plan::text::Day;
use crate::steps::encryption::answers::KeyChoice;
use crate::steps::networking::answers::{AgentNetwork, Inbound};
use crate::steps::organization::answers::AgentSetup;
use crate::steps::sign_off::answers::{Accepted, Decision, Parked, Signature};

fn plan() -> Plan {
    contoso(Day::parse("2026-11-22").expect("a day"))
}

fn meaning_of(plan: &Plan, slice: &Slice) -> Value {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    meaning(&estate, &desired, slice)
}

/// Parts of the meaning that differ.
fn changed(change: impl FnOnce(&mut Plan)) -> BTreeSet<String> {
    let before = plan();
    let mut after = before.clone();
    change(&mut after);
    assert_ne!(before, after, "the case changes the plan");
    let (before, after) = (
        meaning_of(&before, &Slice::all()),
        meaning_of(&after, &Slice::all()),
    );
    assert_eq!(
        digest(&before) == digest(&after),
        before == after,
        "one digest for one meaning"
    );
    let keys = |value: &Value| {
        value
            .as_object()
            .expect("areas")
            .keys()
            .cloned()
            .collect::<BTreeSet<_>>()
    };
    let all = keys(&before).into_iter().chain(keys(&after));
    all.filter(|key| before.get(key) != after.get(key))
        .collect()
}

type Case = (&'static str, fn(&mut Plan));

/// A change to a plan.
type Turn = fn(&mut Plan);

#[test]
fn words_dates_and_order_do_not_change_it() {
    let cases: [Case; 15] = [
        ("order of environments", |p| p.environments.order.reverse()),
        ("order of business groups", |p| {
            p.organization.order.reverse();
        }),
        ("name of the plan", |p| p.about.name.push_str(" (renamed)")),
        ("names of environments", |p| {
            p.environments
                .items
                .values_mut()
                .for_each(|e| e.name.push('!'));
        }),
        ("names of business groups", |p| {
            p.organization
                .groups
                .values_mut()
                .for_each(|g| g.name.push('!'));
        }),
        ("names of use cases", |p| {
            p.organization
                .use_cases
                .values_mut()
                .for_each(|u| u.name.push('!'));
        }),
        ("names of people", |p| {
            p.prerequisites
                .principals
                .values_mut()
                .for_each(|x| x.name.push('!'));
        }),
        ("owners of projects", |p| {
            p.organization
                .projects
                .values_mut()
                .for_each(|x| x.owner.name.push('!'));
        }),
        ("spelling of roles", |p| {
            p.access.mapping.values_mut().for_each(|r| {
                r.role_id = format!(" {} ", r.role_id.as_str().to_uppercase()).into();
            });
        }),
        ("reasons of grants", |p| {
            p.access
                .grants
                .values_mut()
                .for_each(|g| g.why.push_str(" Reworded."));
        }),
        ("why a connection is there", |p| {
            p.connections
                .items
                .values_mut()
                .for_each(|c| c.why.push_str(" Reworded."));
        }),
        ("who answers for the path", |p| {
            p.networking
                .environments
                .values_mut()
                .for_each(|n| n.path.owner.name.push('!'));
        }),
        ("who approved keys", |p| {
            p.encryption
                .environments
                .values_mut()
                .for_each(|e| e.approved_by.push('!'));
        }),
        ("what is parked", |p| {
            let parked = Decision {
                parked: Some(Parked::default()),
                why: "Later.".to_owned(),
                ..Decision::default()
            };
            p.decisions.insert("a question".to_owned(), parked);
        }),
        ("signatures", |p| {
            _ = p.sign_offs.signatures.insert(
                "security".to_owned(),
                Signature {
                    by: "Somebody".to_owned(),
                    ..Signature::default()
                },
            );
        }),
    ];
    for (what, change) in cases {
        assert_eq!(changed(change), BTreeSet::new(), "{what}");
    }
}

#[test]
fn what_ends_in_azure_changes_its_area() {
    let cases: [(&str, &str, Turn); 12] = [
        ("a wider role", "security", |p| {
            p.access
                .mapping
                .values_mut()
                .take(1)
                .for_each(|r| r.role_id = roles::OWNER.into());
        }),
        ("a wider scope", "security", |p| {
            p.access.mapping.values_mut().for_each(|r| {
                r.scope = Some(crate::steps::access::answers::ScopeKind::Subscription);
            });
        }),
        ("a condition", "security", |p| {
            p.access
                .grants
                .values_mut()
                .for_each(|g| g.condition.push_str("(@Resource[a] StringEquals 'b')"));
        }),
        ("eligible", "security", |p| {
            p.access
                .mapping
                .values_mut()
                .for_each(|r| r.eligible = !r.eligible);
        }),
        ("a grant less", "security", |p| {
            p.access
                .mapping
                .retain(|_, r| r.persona != Some(crate::plan::common::Persona::Admins));
        }),
        ("where a connection leads", "security", |p| {
            p.connections
                .items
                .values_mut()
                .for_each(|c| c.target.push('2'));
        }),
        ("how it is reached", "network", |p| {
            p.networking
                .environments
                .values_mut()
                .for_each(|n| n.selected_addresses.push("203.0.113.0/24".into()));
        }),
        ("the agents' network", "network", |p| {
            p.networking.environments.values_mut().for_each(|n| {
                n.agents = if n.agents == Some(AgentNetwork::Own) {
                    Some(AgentNetwork::Managed)
                } else {
                    Some(AgentNetwork::Own)
                }
            });
        }),
        ("whose keys", "keys", |p| {
            p.encryption.environments.values_mut().for_each(|e| {
                e.decision = if e.decision == Some(KeyChoice::CustomerManaged) {
                    None
                } else {
                    Some(KeyChoice::CustomerManaged)
                }
            });
        }),
        ("capacity", "cost", |p| {
            p.models
                .deployments
                .values_mut()
                .for_each(|d| d.capacity = Some(d.capacity.unwrap_or_default() + 1));
        }),
        ("stores of agents", "security", |p| {
            p.organization.projects.values_mut().for_each(|x| {
                x.agent_setup = Some(if x.agent_setup == Some(AgentSetup::Standard) {
                    AgentSetup::Basic
                } else {
                    AgentSetup::Standard
                });
            });
        }),
        ("a risk taken on", "security", |p| {
            let accepted = Accepted {
                finding: "ACC-016 somebody".to_owned(),
                by: "Somebody".to_owned(),
                ..Accepted::default()
            };
            p.decisions.insert(
                "a question".to_owned(),
                Decision {
                    accepted: Some(accepted),
                    ..Decision::default()
                },
            );
        }),
    ];
    for (what, areas, change) in cases {
        let areas: BTreeSet<String> = areas.split(' ').map(str::to_owned).collect();
        assert_eq!(changed(change), areas, "{what}");
    }
}

/// Opening an environment to the public is a setting of its Foundry resources and of its network.
#[test]
fn a_private_environment_made_public_changes_network_and_security() {
    let areas = changed(|p| {
        let private = p.networking.environments.values_mut();
        private.for_each(|n| n.inbound = Some(Inbound::PublicAll));
    });
    let expected = ["network".to_owned(), "security".to_owned()];
    assert_eq!(areas, BTreeSet::from(expected), "both areas");
}

#[test]
fn unknown_fields_do_not_change_it() {
    let plan = plan();
    let mut tree = document(&plan).tree;
    tree["fromTheFuture"] = json!({"a": 1});
    tree["access"]["fromTheFuture"] = json!("b");
    let (read, unknown) = typed(&tree).expect("a plan");
    assert_eq!(unknown.len(), 2, "they are reported: {unknown:?}");
    let all = Slice::all();
    assert_eq!(
        digest(&meaning_of(&read, &all)),
        digest(&meaning_of(&plan, &all)),
        "the same meaning"
    );
}

#[test]
fn a_slice_means_its_part_only() {
    let before = plan();
    let development = Slice::parse("env=development", &before).expect("a part");
    let mut after = before.clone();
    for (id, network) in &mut after.networking.environments {
        if !development.environments.contains(id) {
            network.selected_addresses.push("203.0.113.0/24".into());
        }
    }
    assert_eq!(
        meaning_of(&before, &development),
        meaning_of(&after, &development),
        "not of this part"
    );
    let all = Slice::all();
    assert_ne!(
        meaning_of(&before, &all),
        meaning_of(&after, &all),
        "but of the whole"
    );
}

#[test]
fn digests_of_areas_and_of_the_whole_are_those_of_their_bytes() {
    let empty = meaning_of(&Plan::default(), &Slice::all());
    for meaning in [meaning_of(&plan(), &Slice::all()), empty, json!({})] {
        let (whole, areas) = digests(&meaning);
        assert_eq!(whole, digest(&meaning));
        let parts = meaning.as_object().expect("areas");
        assert_eq!(areas.len(), parts.len());
        for (key, part) in parts {
            assert_eq!(areas[key], digest(part), "{key}");
        }
    }
}

#[test]
fn a_role_of_ones_own_means_what_it_allows() {
    let own = |actions: &[&str], name: &str| {
        let actions: Vec<String> = actions.iter().map(|a| (*a).to_owned()).collect();
        let role = crate::steps::access::answers::CustomRole {
            name: name.to_owned(),
            actions,
            ..Default::default()
        };
        let mut plan = plan();
        plan.access.custom_roles = [("rol-aaaaaa".to_owned(), role)].into();
        digest(&meaning_of(&plan, &Slice::all()))
    };
    let (a, b) = ("Microsoft.A/b/read", "Microsoft.A/c/read");
    assert_eq!(own(&[a, b], "One"), own(&[b, a], "Another name"));
    assert_ne!(own(&[a, b], "One"), own(&[a], "One"));
}
