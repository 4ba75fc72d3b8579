use serde_json::json;

use super::*;
use crate::abilities::list::position;
use crate::catalog::roles;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, edited, project};

/// What the managed identity of a project can do at a place, holding only these grants.
fn answers(held: &[(&str, serde_json::Value, bool)], at: At<'_>, abilities: &[&str]) -> Vec<Can> {
    let grants: serde_json::Map<String, serde_json::Value> = held
        .iter()
        .enumerate()
        .map(|(n, (role, scope, eligible))| {
            let grant = json!({"principal": "pri-aaaaaa", "roleId": role, "scope": scope, "eligible": eligible});
            (format!("gra-aaaaa{n}"), grant)
        })
        .collect();
    let plan = edited(&[
        Edit::set("/access/mapping", json!({})),
        Edit::set(
            "/prerequisites/principals/pri-aaaaaa",
            json!({"name": "somebody"}),
        ),
        Edit::set("/access/grants", grants),
    ])
    .plan;
    let estate = Estate::of(&plan);
    let desired = DesiredState::of(&estate);
    let reach = Reach::of(&estate, &desired);
    let who = GrantPrincipal::Directory("pri-aaaaaa".into());
    let cans = reach.cans(&who, at);
    let each = abilities.iter().map(|id| position(id).expect(id));
    each.map(|n| {
        assert_eq!(cans[n], reach.explain(&who, at, n).0.can, "bulk and single");
        cans[n]
    })
    .collect()
}

fn at_account() -> serde_json::Value {
    json!({"kind": "account", "id": account("finance", "dev")})
}

fn at_project() -> serde_json::Value {
    json!({"kind": "project", "id": project("fraud", "dev")})
}

#[test]
fn foundry_user_at_one_project_opens_that_project() {
    let held = [(roles::FOUNDRY_USER, at_project(), false)];
    let (here, there) = (project("fraud", "dev"), project("close", "dev"));
    let asked = ["build-agent", "list-keys"];
    assert_eq!(
        answers(&held, At::Project(&here), &asked),
        [Can::Yes, Can::TooLow]
    );
    assert_eq!(
        answers(&held, At::Project(&there), &asked),
        [Can::No, Can::No]
    );
}

#[test]
fn foundry_user_at_the_resource_opens_every_project_and_the_keys() {
    let held = [(roles::FOUNDRY_USER, at_account(), false)];
    for case in ["fraud", "close"] {
        let here = project(case, "dev");
        let asked = ["build-agent", "list-keys"];
        assert_eq!(
            answers(&held, At::Project(&here), &asked),
            [Can::Yes, Can::Yes]
        );
    }
    let elsewhere = project("fraud", "prod");
    assert_eq!(
        answers(&held, At::Project(&elsewhere), &["build-agent"]),
        [Can::No]
    );
}

#[test]
fn two_roles_do_together_what_neither_does_alone() {
    let group = json!({"kind": "resourceGroup", "id": account("finance", "dev")});
    let here = account("finance", "dev");
    let asked = ["create-account", "assign-roles"];
    let contributor = (roles::CONTRIBUTOR, group.clone(), false);
    let admin = (roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR, group, false);
    let one = |held| answers(&[held], At::Account(&here), &asked);
    assert_eq!(one(contributor.clone()), [Can::Yes, Can::No]);
    assert_eq!(one(admin.clone()), [Can::No, Can::Yes]);
    assert_eq!(
        answers(&[contributor, admin], At::Account(&here), &asked),
        [Can::Yes, Can::Yes]
    );
}

#[test]
fn an_eligible_role_counts_after_activation() {
    let held = [
        (roles::OWNER, at_account(), true),
        (roles::FOUNDRY_USER, at_project(), false),
    ];
    let here = project("fraud", "dev");
    assert_eq!(
        answers(&held, At::Project(&here), &["build-agent", "assign-roles"]),
        [Can::Yes, Can::AfterActivation]
    );
}

#[test]
fn a_role_that_nobody_knows_is_unknown_and_hides_no_yes() {
    let custom = "00000000-1111-4222-8333-444444444444";
    let here = project("fraud", "dev");
    let unknown = (custom, at_project(), false);
    assert_eq!(
        answers(
            std::slice::from_ref(&unknown),
            At::Project(&here),
            &["build-agent", "list-keys"]
        ),
        [Can::Unknown, Can::No]
    );
    let both = [unknown, (roles::FOUNDRY_USER, at_project(), false)];
    assert_eq!(
        answers(&both, At::Project(&here), &["build-agent"]),
        [Can::Yes]
    );
}

#[test]
fn a_custom_role_of_the_plan_gives_what_the_plan_says() {
    let custom = "00000000-1111-4222-8333-444444444444";
    let builds = "Microsoft.CognitiveServices/accounts/AIServices/agents/*";
    let here = project("fraud", "dev");
    let plan = edited(&[
        Edit::set(
            "/prerequisites/principals/pri-aaaaaa",
            json!({"name": "somebody"}),
        ),
        Edit::set(
            "/access/customRoles/rol-aaaaaa",
            json!({"name": "Builders", "roleId": custom, "dataActions": [builds]}),
        ),
        Edit::set(
            "/access/grants/gra-aaaaaa",
            json!({"principal": "pri-aaaaaa", "roleId": custom, "scope": at_project()}),
        ),
    ])
    .plan;
    let estate = Estate::of(&plan);
    let desired = DesiredState::of(&estate);
    let reach = Reach::of(&estate, &desired);
    let who = GrantPrincipal::Directory("pri-aaaaaa".into());
    let (answer, _) = reach.explain(
        &who,
        At::Project(&here),
        position("build-agent").expect("known"),
    );
    assert_eq!(
        (answer.can, answer.patterns),
        (Can::Yes, vec![builds.to_owned()])
    );
    let talk = reach.cans(&who, At::Project(&here))[position("deploy-model").expect("known")];
    assert_eq!(talk, Can::No);
}

#[test]
fn at_an_agent_any_role_talks_at_most() {
    let plan = edited(&[]).plan;
    let estate = Estate::of(&plan);
    let here = project("fraud", "dev");
    let arm = estate.project_arm_id(&here).expect("its place is known");
    let agent = json!({"kind": "resource", "resourceId": format!("{arm}/agents/helper")});
    let held = [(roles::FOUNDRY_OWNER, agent, false)];
    assert_eq!(
        answers(&held, At::Project(&here), &["talk-to-agent", "build-agent"]),
        [Can::Yes, Can::TooLow]
    );
}

#[test]
fn a_role_on_a_vault_says_nothing_about_storage() {
    let vault = json!({"kind": "resource", "resourceId": "/subscriptions/0d41f6b4-5aa8-4e65-9c5e-6f0f1d4a7a10/resourceGroups/rg/providers/Microsoft.KeyVault/vaults/kv"});
    let held = [(roles::CONTRIBUTOR, vault, false)];
    let here = project("fraud", "dev");
    assert_eq!(
        answers(
            &held,
            At::Project(&here),
            &["storage-keys", "read-secrets", "deploy-model"]
        ),
        [Can::No, Can::No, Can::No]
    );
}

/// Small, seeded, and the same on every machine.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1);
        usize::try_from((self.0 >> 33) % sides as u64).unwrap_or(0)
    }
}

#[test]
fn one_more_role_never_takes_an_ability_away() {
    use crate::abilities::answer::{Held, all};
    let definitions = roles::definitions::definitions();
    let levels = [
        Level::Subscription,
        Level::ResourceGroup,
        Level::Account,
        Level::Project,
        Level::Agent,
    ];
    let roles = Roles::default();
    let mut dice = Dice(7);
    for _ in 0..300 {
        let mut held = Vec::new();
        let mut before = all(&held);
        for _ in 0..4 {
            let definition = &definitions[dice.roll(definitions.len())];
            held.push(Held {
                powers: roles.powers(&definition.id),
                level: levels[dice.roll(levels.len())],
                side: None,
                eligible: dice.roll(4) == 0,
                condition: None,
            });
            let after = all(&held);
            assert!(before.iter().zip(&after).all(|(b, a)| a >= b), "{held:?}");
            before = after;
        }
    }
}
