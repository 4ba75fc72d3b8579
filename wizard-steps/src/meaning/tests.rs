//! What changes the meaning of a plan, by area, and what does not.

use std::collections::BTreeSet;

use serde_json::json;

use super::*;
use crate::catalog::roles;
use crate::examples::contoso;
use crate::plan::Plan;
use crate::plan::common::Persona;
use crate::plan::read::{document, typed};
use crate::plan::text::{Day, Guid};
use crate::steps::access::answers::ScopeKind;
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

type Case = (&'static str, &'static str, fn(&mut Plan));

/// Each case names the parts of the meaning that it changes.
#[track_caller]
fn check(cases: &[Case]) {
    for (what, areas, change) in cases {
        let areas: BTreeSet<String> = areas.split_whitespace().map(str::to_owned).collect();
        assert_eq!(changed(change), areas, "{what}");
    }
}

/// Does this to each of a collection.
fn each<T>(items: &mut BTreeMap<String, T>, change: impl FnMut(&mut T)) {
    items.values_mut().for_each(change);
}

#[test]
#[rustfmt::skip]
fn words_dates_and_order_do_not_change_it() {
    check(&[
        ("order of environments", "", |p| p.environments.order.reverse()),
        ("order of business groups", "", |p| p.organization.order.reverse()),
        ("name of the plan", "", |p| p.about.name.push('!')),
        ("names of environments", "", |p| each(&mut p.environments.items, |e| e.name.push('!'))),
        ("names of business groups", "", |p| each(&mut p.organization.groups, |g| g.name.push('!'))),
        ("names of use cases", "", |p| each(&mut p.organization.use_cases, |u| u.name.push('!'))),
        ("names of people", "", |p| each(&mut p.prerequisites.principals, |x| x.name.push('!'))),
        ("owners of projects", "", |p| each(&mut p.organization.projects, |x| x.owner.name.push('!'))),
        ("spelling of roles", "", |p| each(&mut p.access.mapping, |r| r.role_id = spelled(&r.role_id))),
        ("reasons of grants", "", |p| each(&mut p.access.grants, |g| g.why.push('!'))),
        ("why connections are there", "", |p| each(&mut p.connections.items, |c| c.why.push('!'))),
        ("owners of paths", "", |p| each(&mut p.networking.environments, |n| n.path.owner.name.push('!'))),
        ("who approved keys", "", |p| each(&mut p.encryption.environments, |e| e.approved_by.push('!'))),
        ("what is parked", "", |p| decide(p, Decision { parked: Some(Parked::default()), ..Decision::default() })),
        ("a decision's words", "", |p| decide(p, Decision { why: "Because.".to_owned(), date: "2026-11-22".into(), ..Decision::default() })),
        ("signatures", "", |p| _ = p.sign_offs.signatures.insert("security".to_owned(), Signature::default())),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_ends_in_azure_changes_its_area() {
    check(&[
        ("one wider role", "security", |p| p.access.mapping.values_mut().take(1).for_each(|r| r.role_id = roles::OWNER.into())),
        ("a wider scope", "security", |p| each(&mut p.access.mapping, |r| r.scope = Some(ScopeKind::Subscription))),
        ("one condition", "security", |p| p.access.grants.values_mut().take(1).for_each(|g| g.condition.push('x'))),
        ("eligible", "security", |p| each(&mut p.access.mapping, |r| r.eligible = !r.eligible)),
        ("a grant less", "security", |p| p.access.mapping.retain(|_, r| r.persona != Some(Persona::Admins))),
        ("where connections lead", "security", |p| each(&mut p.connections.items, |c| c.target.push('2'))),
        ("who may come in", "network", |p| each(&mut p.networking.environments, |n| n.selected_addresses.push("203.0.113.0/24".into()))),
        ("the agents' network", "doors network", |p| each(&mut p.networking.environments, |n| n.agents = other(n.agents, AgentNetwork::Own, AgentNetwork::Managed))),
        ("whose keys", "doors keys", |p| each(&mut p.encryption.environments, |e| e.decision = other(e.decision, KeyChoice::CustomerManaged, KeyChoice::MicrosoftManaged))),
        ("capacity", "cost", |p| each(&mut p.models.deployments, |d| d.capacity = Some(d.capacity.unwrap_or_default() + 1))),
        ("stores of agents", "doors", |p| each(&mut p.organization.projects, |x| x.agent_setup = other(x.agent_setup, AgentSetup::Standard, AgentSetup::Basic))),
        ("a risk taken on", "acceptedRisks", |p| decide(p, Decision { accepted: Some(Accepted { finding: "ACC-016".to_owned(), ..Accepted::default() }), ..Decision::default() })),
    ]);
}

fn spelled(role: &Guid) -> Guid {
    format!(" {} ", role.as_str().to_uppercase()).into()
}

fn decide(plan: &mut Plan, decision: Decision) {
    plan.decisions.insert("a question".to_owned(), decision);
}

/// The first, or the second where it is the first already.
fn other<T: PartialEq>(now: Option<T>, one: T, two: T) -> Option<T> {
    Some(if now.as_ref() == Some(&one) { two } else { one })
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
