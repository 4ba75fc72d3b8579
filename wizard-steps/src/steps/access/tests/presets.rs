//! Each pattern on Contoso: no blocker, and the roles that its description promises.

use std::collections::BTreeSet;

use super::row;
use crate::catalog::roles;
use crate::desired::{DesiredState, GrantPrincipal};
use crate::estate::Estate;
use crate::examples::example_id;
use crate::finding::Finding;
use crate::names::free_id;
use crate::plan::edit::Edit;
use crate::plan::edit::Patch;
use crate::steps::access::answers::{Preset, ScopeKind};
use crate::steps::access::presets::preset;
use crate::steps::cases::{account, after, findings, project};

const ALL: [Preset; 7] = [
    Preset::NoIsolation,
    Preset::PartialIsolation,
    Preset::FullIsolation,
    Preset::MinimumStarter,
    Preset::LeastPrivilegeTeam,
    Preset::ResourceWide,
    Preset::SeparatedDuties,
];

/// Contoso with some edits, started from a pattern.
fn started(edits: &[Edit], from: Preset) -> Patch {
    let plan = after(edits);
    let mut drawn = 0;
    let draw = || {
        drawn += 1;
        free_id("map", &format!("preset {drawn}"), &plan.access.mapping)
    };
    [edits.to_vec(), preset(&plan, from, draw)].concat()
}

/// What a principal holds at or above a place of a business group in an environment.
fn held(edits: &[Edit], mailbox: &str, environment: &str) -> BTreeSet<(String, ScopeKind)> {
    let plan = after(edits);
    let estate = Estate::of(&plan);
    let who = GrantPrincipal::Directory(example_id("pri", mailbox).into());
    let places = [
        account("hr", environment),
        project("helpdesk", environment),
        project("hiring", environment),
    ];
    (DesiredState::of(&estate).grants.into_iter())
        .filter(|g| g.principal == who && places.iter().any(|p| *p == *g.scope.of))
        .map(|g| (g.role.to_string(), g.scope.kind))
        .collect()
}

fn roles_at(rows: &[(&str, ScopeKind)]) -> BTreeSet<(String, ScopeKind)> {
    rows.iter().map(|(r, k)| ((*r).to_owned(), *k)).collect()
}

#[test]
fn no_pattern_brings_a_blocker_to_contoso() {
    for pattern in ALL {
        let found = findings(&started(&[], pattern));
        let blockers: Vec<&Finding> = found.iter().filter(|f| f.is_blocker()).collect();
        assert!(blockers.is_empty(), "{pattern:?}: {blockers:#?}");
        let unseen = found.iter().any(|f| f.code == "ACC-020");
        assert!(!unseen, "{pattern:?}: everybody sees the resource");
    }
}

#[test]
fn developers_get_what_each_pattern_promises() {
    use ScopeKind::{Account, Project};
    let narrow = roles_at(&[(roles::FOUNDRY_USER, Project), (roles::READER, Account)]);
    let cases = [
        (
            Preset::NoIsolation,
            roles_at(&[(roles::FOUNDRY_OWNER, Account)]),
        ),
        (
            Preset::PartialIsolation,
            roles_at(&[
                (roles::FOUNDRY_PROJECT_MANAGER, Account),
                (roles::READER, Account),
            ]),
        ),
        (Preset::FullIsolation, narrow.clone()),
        (
            Preset::MinimumStarter,
            roles_at(&[(roles::FOUNDRY_USER, Account)]),
        ),
        (Preset::LeastPrivilegeTeam, narrow.clone()),
        (
            Preset::ResourceWide,
            roles_at(&[(roles::FOUNDRY_USER, Account)]),
        ),
        (Preset::SeparatedDuties, narrow.clone()),
    ];
    for (pattern, expected) in cases {
        let edits = started(&[], pattern);
        assert_eq!(
            held(&edits, "ai-hr-developers", "dev"),
            expected,
            "{pattern:?}"
        );
        assert_eq!(
            held(&edits, "ai-hr-developers", "prod"),
            narrow,
            "{pattern:?}: production asks for full isolation"
        );
    }
}

#[test]
fn admins_and_managers_get_theirs() {
    use ScopeKind::{Account, ResourceGroup};
    let edits = started(&[], Preset::SeparatedDuties);
    let admins = held(&edits, "ai-hr-admins", "prod");
    assert_eq!(admins, roles_at(&[(roles::CONTRIBUTOR, ResourceGroup)]));
    let edits = started(&[], Preset::FullIsolation);
    let managers = [
        (roles::FOUNDRY_PROJECT_MANAGER, Account),
        (roles::READER, Account),
    ];
    assert_eq!(held(&edits, "ai-hr-leads", "prod"), roles_at(&managers));
    let admins = [(roles::FOUNDRY_ACCOUNT_OWNER, Account)];
    assert_eq!(held(&edits, "ai-hr-admins", "prod"), roles_at(&admins));
}

#[test]
fn what_a_pattern_does_not_decide_stays() {
    let cost = Edit::set(
        "/access/mapping/map-aaaaaa",
        serde_json::json!({"persona": "costOwners", "roleId": roles::COST_MANAGEMENT_READER, "scope": "resourceGroup"}),
    );
    let quota = Edit::set(
        "/access/mapping/map-bbbbbb",
        serde_json::json!({"persona": "projectManagers", "roleId": roles::COGNITIVE_SERVICES_USAGES_READER, "scope": "subscription"}),
    );
    let on_request = Edit::set(row("admins", "eligible"), true);
    let plan = after(&started(
        &[cost, quota, on_request],
        Preset::LeastPrivilegeTeam,
    ));
    let mapping = &plan.access.mapping;
    assert!(mapping.contains_key("map-aaaaaa") && mapping.contains_key("map-bbbbbb"));
    assert_eq!(mapping.len(), 2 + 5);
    assert_eq!(mapping.values().filter(|row| row.eligible).count(), 1);
    assert_eq!(plan.access.preset, Some(Preset::LeastPrivilegeTeam));
}

#[test]
fn an_empty_plan_starts_with_a_role_for_its_projects_too() {
    let empty = crate::plan::Plan::default();
    let mut drawn = 0;
    let patch = preset(&empty, Preset::FullIsolation, || {
        drawn += 1;
        format!("map-{drawn}")
    });
    assert_eq!(patch.len(), 3);
    assert_eq!(drawn, 6);
    assert!(
        patch
            .iter()
            .any(|edit| edit.at == "/access/projectIdentity")
    );
}
