//! Creating resources and giving access to them are two duties; a persona needs its whole one.

use std::collections::{BTreeMap, BTreeSet};

use super::places::Reach;
use super::source::{add_grant, label, name, principal_name};
use crate::catalog::roles;
use crate::desired::{Grant, GrantPrincipal};
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Persona;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::{Preset, ScopeKind};
use crate::steps::access::desired::{accounts_of, projects_of};

const ACCESS_ONLY: [&str; 2] = [
    roles::USER_ACCESS_ADMINISTRATOR,
    roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
];
const NO_ACCESS: [&str; 2] = [roles::CONTRIBUTOR, roles::READER];

/// ACC-012: admins or platform managers hold nothing but roles that administer access where they
/// create or configure resources; or project managers hold nothing but Contributor or Reader where
/// they invite people.
/// Source: Microsoft's page on roles for Agent Service, IT admin row, and its training unit on roles
/// for Azure OpenAI identities (read 2026-11-22).
pub(super) fn half_of_the_duty(context: &Context<'_>) -> Vec<Hit> {
    let halves = [ACCESS_ONLY, NO_ACCESS].concat();
    let reach = Reach::of_holders(context, &halves, |id| duty(context, id).is_some());
    let principals = context.plan.prerequisites.principals.keys();
    principals
        .filter(|id| reach.knows(id))
        .filter_map(|id| match duty(context, id)? {
            Duty::Resources => resources(context, &reach, id),
            Duty::Access => access(context, &reach, id),
        })
        .collect()
}

enum Duty {
    Resources,
    Access,
}

fn duty(context: &Context<'_>, principal: &str) -> Option<Duty> {
    match context.estate.principals.get(principal)?.persona? {
        // With separated duties platform managers give access, and others create.
        Persona::PlatformManagers
            if context.plan.access.preset == Some(Preset::SeparatedDuties) =>
        {
            None
        }
        Persona::Admins | Persona::PlatformManagers => Some(Duty::Resources),
        Persona::ProjectManagers => Some(Duty::Access),
        _ => None,
    }
}

fn only(grants: &[&Grant], roles: &[&str]) -> bool {
    !grants.is_empty() && grants.iter().all(|g| roles.contains(&g.role.as_str()))
}

fn resources(context: &Context<'_>, reach: &Reach<'_>, id: &str) -> Option<Hit> {
    let principal = context.plan.prerequisites.principals.get(id)?;
    let mut half: BTreeMap<&str, Vec<&Grant>> = BTreeMap::new();
    for account in accounts_of(context.estate, principal) {
        let grants = reach.at_account(id, account);
        if only(&grants, &ACCESS_ONLY) {
            half.insert(&account.id, grants);
        }
    }
    let patch = half.keys().map(|account| {
        let principal = GrantPrincipal::Directory(id.into());
        let kind = ScopeKind::ResourceGroup;
        add_grant(context, &principal, roles::CONTRIBUTOR, kind, account)
    });
    let lacks = "they cannot create or configure resources";
    hit(
        context,
        id,
        &half,
        roles::CONTRIBUTOR,
        lacks,
        patch.collect(),
    )
}

fn access(context: &Context<'_>, reach: &Reach<'_>, id: &str) -> Option<Hit> {
    let principal = context.plan.prerequisites.principals.get(id)?;
    let mut half: BTreeMap<&str, Vec<&Grant>> = BTreeMap::new();
    for (project, _) in projects_of(context.estate, principal) {
        let grants = reach.at_project(id, project);
        if only(&grants, &NO_ACCESS) {
            half.insert(project, grants);
        }
    }
    let accounts: BTreeSet<&str> = half
        .keys()
        .filter_map(|p| context.estate.projects.get(*p)?.account.as_deref())
        .collect();
    let role = roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR;
    let patch = accounts.iter().map(|account| {
        let principal = GrantPrincipal::Directory(id.into());
        let mut edit = add_grant(context, &principal, role, ScopeKind::Account, account);
        if let Some(grant) = &mut edit.to {
            let only = BTreeSet::from([roles::FOUNDRY_USER]);
            grant["condition"] = may_assign_only(&only).into();
            grant["conditionVersion"] = "2.0".into();
        }
        edit
    });
    hit(
        context,
        id,
        &half,
        role,
        "they cannot give anybody a role",
        patch.collect(),
    )
}

/// A condition under which only these roles can be given and taken away.
pub(super) fn may_assign_only(only: &BTreeSet<&str>) -> String {
    let only = only.iter().copied().collect::<Vec<_>>().join(", ");
    let verb = |verb: &str, source: &str| {
        let of = "Microsoft.Authorization/roleAssignments";
        format!(
            "((!(ActionMatches{{'{of}/{verb}'}})) OR \
             (@{source}[{of}:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{{{only}}}))"
        )
    };
    format!(
        "{} AND {}",
        verb("write", "Request"),
        verb("delete", "Resource")
    )
}

fn hit(
    context: &Context<'_>,
    id: &str,
    half: &BTreeMap<&str, Vec<&Grant>>,
    needed: &str,
    lacks: &str,
    patch: Vec<Edit>,
) -> Option<Hit> {
    let held: BTreeSet<String> = half.values().flatten().map(|g| label(&g.role)).collect();
    let places: Vec<&str> = half.keys().map(|p| name(context.estate, p)).collect();
    let hit = Hit::at("/access/grants")
        .about(id)
        .with("who", principal_name(context, id))
        .with("places", labels::list(&places))
        .with("roles", labels::list(&Vec::from_iter(held)))
        .with("lacks", lacks)
        .with("needed", label(needed))
        .fixed_by(patch);
    (!half.is_empty()).then(|| half.keys().fold(hit, |hit, place| hit.about(place)))
}
