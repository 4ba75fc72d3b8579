//! Who lets others in, and with which roles?

use std::collections::BTreeSet;

use super::duties::ASSIGNS_ANY;
use super::holders::{persona, principal};
use super::separation::may_assign_only;
use super::source::{by_source, hit, principal_name};
use crate::catalog::roles::{self, MayAssign};
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::finding::Hit;
use crate::labels;
use crate::names;
use crate::plan::common::Persona;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

/// ACC-030: whoever holds Foundry Project Manager or Foundry Account Owner at a Foundry resource with
/// several projects may invite anybody, also themselves, to each of them. One note for all.
/// Source: Microsoft's classic page on roles for Foundry, conditions (read 2026-11-22).
pub(super) fn invites_to_every_project(context: &Context<'_>) -> Vec<Hit> {
    const INVITES: [&str; 2] = [roles::FOUNDRY_PROJECT_MANAGER, roles::FOUNDRY_ACCOUNT_OWNER];
    let shared = |id: &str| {
        let account = context.estate.accounts.get(id);
        account.is_some_and(|account| account.projects.len() > 1)
    };
    let grants = context.desired.grants.iter().filter(|g| {
        g.scope.kind == ScopeKind::Account
            && INVITES.contains(&g.role.as_str())
            && shared(&g.scope.of)
    });
    let sources = by_source(grants);
    let Some(first) = sources.values().next() else {
        return Vec::new();
    };
    let who: BTreeSet<String> = (sources.values())
        .map(
            |grants| match (persona(context, grants[0]), grants[0].origin) {
                (Some(persona), Origin::Persona) => persona.label().to_owned(),
                _ => principal_name(context, grants[0].principal.id()),
            },
        )
        .collect();
    let accounts: BTreeSet<&str> = (sources.values().flatten())
        .map(|g| g.scope.of.as_str())
        .collect();
    let accounts = labels::counted(accounts.len(), "Foundry resource", "Foundry resources");
    let hit = Hit::at(first[0].at.as_str())
        .with("who", labels::list(&Vec::from_iter(who)))
        .with("accounts", accounts);
    let ids = sources.keys().map(|at| names::last_segment(at));
    vec![ids.fold(hit, Hit::about)]
}

/// ACC-031: somebody who only invites people or wires identities may give anybody any role: a role
/// that administers access without a condition, or Owner for people who create nothing.
/// Source: Microsoft's classic page on roles for Foundry, conditional delegation (read 2026-11-22).
pub(super) fn may_give_any_role(context: &Context<'_>) -> Vec<Hit> {
    let has_duty = |grant: &Grant| {
        let mut duties = context.plan.access.who_grants.values();
        duties.any(|duty| duty.principal == grant.principal.id())
    };
    let too_much = |grant: &&Grant| {
        if !ASSIGNS_ANY.contains(&grant.role.as_str()) {
            return false;
        }
        let Some(who) = principal(context, grant).filter(|p| !p.break_glass) else {
            return false;
        };
        let creates = matches!(
            who.persona,
            Some(Persona::Admins | Persona::PlatformManagers)
        );
        let invites = who.persona == Some(Persona::ProjectManagers) || has_duty(grant);
        grant.condition.is_empty()
            && match grant.role.as_str() {
                roles::OWNER => invites && !creates,
                _ => true,
            }
    };
    by_source(context.desired.grants.iter().filter(too_much))
        .into_values()
        .map(|grants| {
            let hit = hit(context, "condition", &grants);
            if grants[0].origin != Origin::Manual || grants[0].role == roles::OWNER {
                return hit;
            }
            let condition = may_assign_only(&assigned(context, grants[0]));
            hit.fixed_by(vec![
                Edit::set(format!("{}/condition", grants[0].at), condition),
                Edit::set(format!("{}/conditionVersion", grants[0].at), "2.0"),
            ])
        })
        .collect()
}

/// Roles that the plan gives to others, without those that could give roles in turn.
fn assigned<'c>(context: &Context<'c>, grant: &Grant) -> BTreeSet<&'c str> {
    let harmless = |g: &&Grant| {
        let role = roles::by_id(&g.role);
        role.is_some_and(|role| role.may_assign == MayAssign::Nothing)
    };
    let other = |g: &&Grant| match &g.principal {
        GrantPrincipal::Directory(id) => id != grant.principal.id(),
        GrantPrincipal::IdentityOf(_) => true,
    };
    let given = (context.desired.grants.iter()).filter(|g| other(g) && harmless(g));
    let mut given: BTreeSet<&str> = given.map(|g| g.role.as_str()).collect();
    given.insert(roles::FOUNDRY_USER);
    given
}
