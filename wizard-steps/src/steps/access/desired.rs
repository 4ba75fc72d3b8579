//! Grants that the access step asks for: personas, managed identities, and those written by hand.

mod hosted;

pub use hosted::{REGISTRIES, targets};

use crate::desired::{Grant, GrantPrincipal, Origin, Scope};
use crate::estate::{Account, Estate, Place};
use crate::plan::common::Id;
use crate::plan::read::pointer_token;

use super::answers::{ManualGrant, MappingRow, ScopeKind};
use crate::steps::prerequisites::answers::Principal;

/// Adds them.
pub fn grants(estate: &Estate<'_>, out: &mut Vec<Grant>) {
    for (row_id, row) in &estate.plan.access.mapping {
        personas(estate, row_id, row, out);
    }
    identities(estate, out);
    hosted::grants(estate, out);
    for (id, grant) in &estate.plan.access.grants {
        out.extend(manual(estate, id, grant));
    }
}

fn personas(estate: &Estate<'_>, row_id: &str, row: &MappingRow, out: &mut Vec<Grant>) {
    let (Some(persona), Some(role), Some(kind)) = (row.persona, row.role_id.parsed(), row.scope)
    else {
        return;
    };
    let in_row = |env: &Id| row.environments.is_empty() || row.environments.contains(env);
    // Of what a resource serves, the groups that the row is for and the principal works for.
    let for_row = |principal: &Principal, groups: &[Id]| {
        row.groups.is_empty()
            || if groups.is_empty() {
                row.groups.iter().any(|g| works_for(principal, g))
            } else {
                let mut served = groups.iter();
                served.any(|g| row.groups.contains(g) && works_for(principal, g))
            }
    };
    for (principal_id, principal) in &estate.plan.prerequisites.principals {
        if principal.persona != Some(persona) {
            continue;
        }
        for (scope, environment, groups) in scopes(estate, principal, kind) {
            if in_row(&environment) && for_row(principal, &groups) {
                out.push(Grant {
                    principal: GrantPrincipal::Directory(principal_id.clone()),
                    role: role.clone(),
                    scope,
                    condition: String::new(),
                    condition_version: String::new(),
                    eligible: row.eligible,
                    origin: Origin::Persona,
                    at: format!("/access/mapping/{}", pointer_token(row_id)),
                    environment: Some(environment),
                    groups,
                });
            }
        }
    }
}

fn works_in(principal: &Principal, environment: &Id) -> bool {
    principal.environments.is_empty() || principal.environments.contains(environment)
}

fn works_for(principal: &Principal, group: &Id) -> bool {
    principal.groups.is_empty() || principal.groups.contains(group)
}

/// Projects that a principal works in.
pub fn projects_of<'e>(
    estate: &'e Estate<'_>,
    principal: &'e Principal,
) -> impl Iterator<Item = (&'e Id, &'e Place<'e>)> {
    let named = principal.projects.iter();
    let named = named.filter_map(|id| estate.projects.get_key_value(&id));
    // Who names projects is spared the walk over all of them.
    let unnamed = principal.projects.is_empty();
    let all = estate.projects.iter().take_while(move |_| unnamed);
    let places = named.chain(all).map(|(id, place)| (*id, place));
    places.filter(move |(_, place)| {
        works_in(principal, &place.project.environment)
            && works_for(principal, &place.project.group)
    })
}

/// Foundry resources that a principal works in.
pub fn accounts_of<'e, 'p>(
    estate: &'e Estate<'p>,
    principal: &'e Principal,
) -> impl Iterator<Item = &'e Account<'p>> {
    let holds_one = move |account: &Account<'_>| {
        let mut homes = principal
            .projects
            .iter()
            .filter_map(|id| estate.projects.get(id)?.account.as_ref());
        principal.projects.is_empty() || homes.any(|home| *home == account.id)
    };
    estate.accounts.values().filter(move |account| {
        works_in(principal, account.environment)
            && (account.groups.is_empty() || account.groups.iter().any(|g| works_for(principal, g)))
            && holds_one(account)
    })
}

/// Where a principal works, at a kind of scope.
fn scopes(
    estate: &Estate<'_>,
    principal: &Principal,
    kind: ScopeKind,
) -> Vec<(Scope, Id, Vec<Id>)> {
    if kind == ScopeKind::Project {
        return projects_of(estate, principal)
            .map(|(id, place)| {
                let scope = Scope {
                    kind,
                    of: id.clone(),
                    arm_id: estate.project_arm_id(id),
                };
                (
                    scope,
                    place.project.environment.clone(),
                    vec![place.project.group.clone()],
                )
            })
            .collect();
    }
    accounts_of(estate, principal)
        .filter_map(|account| {
            let scope = scope_of_account(account, kind)?;
            let groups = account.groups.iter().map(|g| (*g).clone()).collect();
            Some((scope, account.environment.clone(), groups))
        })
        .collect()
}

fn scope_of_account(account: &Account<'_>, kind: ScopeKind) -> Option<Scope> {
    let (of, arm_id) = match kind {
        ScopeKind::Account => (account.id.clone(), account.arm_id()),
        ScopeKind::ResourceGroup => (account.id.clone(), account.resource_group_id()),
        ScopeKind::Subscription => {
            let (id, subscription) = account.subscription?;
            let guid = subscription.subscription_id.parsed();
            (id.clone(), guid.map(|g| format!("/subscriptions/{g}")))
        }
        ScopeKind::Project | ScopeKind::Resource => return None,
    };
    Some(Scope { kind, of, arm_id })
}

fn identities(estate: &Estate<'_>, out: &mut Vec<Grant>) {
    let answer = &estate.plan.access.project_identity;
    let Some(role) = answer.role_id.parsed() else {
        return;
    };
    for (id, place) in &estate.projects {
        let Some(account) = place.account.as_ref().and_then(|a| estate.accounts.get(a)) else {
            continue;
        };
        let scope = match answer.scope.unwrap_or(ScopeKind::Account) {
            ScopeKind::Project => Some(Scope {
                kind: ScopeKind::Project,
                of: (*id).clone(),
                arm_id: estate.project_arm_id(id),
            }),
            kind => scope_of_account(account, kind),
        };
        let Some(scope) = scope else { continue };
        out.push(Grant {
            principal: GrantPrincipal::IdentityOf((*id).clone()),
            role: role.clone(),
            scope,
            condition: String::new(),
            condition_version: String::new(),
            eligible: false,
            origin: Origin::Identity,
            at: "/access/projectIdentity".to_owned(),
            environment: Some(place.project.environment.clone()),
            groups: vec![place.project.group.clone()],
        });
    }
}

/// The grant that an answer by hand asks for, once it names principal, role and scope.
pub fn manual(estate: &Estate<'_>, id: &str, grant: &ManualGrant) -> Option<Grant> {
    let plan = estate.plan;
    let role = grant.role_id.parsed()?;
    let principal = if grant.identity_of.is_empty() {
        plan.prerequisites.principals.get(&grant.principal)?;
        GrantPrincipal::Directory(grant.principal.clone())
    } else {
        let known = estate.projects.contains_key(&grant.identity_of)
            || estate.accounts.contains_key(&grant.identity_of);
        known.then(|| GrantPrincipal::IdentityOf(grant.identity_of.clone()))?
    };
    let scope = scope_of_grant(estate, grant)?;
    let (environments, groups) = estate.whereabouts(&grant.scope.id);
    let own = |ids: Vec<&str>| ids.into_iter().map(str::to_owned).collect::<Vec<_>>();
    let (mut environments, mut groups) = (own(environments), own(groups));
    if scope.kind == ScopeKind::Resource {
        let (env, grp) = estate.whereabouts(principal.id());
        (environments, groups) = (own(env), own(grp));
    }
    Some(Grant {
        principal,
        role,
        scope,
        condition: grant.condition.trim().to_owned(),
        condition_version: grant.condition_version.trim().to_owned(),
        eligible: grant.eligible,
        origin: Origin::Manual,
        at: format!("/access/grants/{}", pointer_token(id)),
        environment: (environments.len() == 1).then(|| environments.remove(0)),
        groups,
    })
}

fn scope_of_grant(estate: &Estate<'_>, grant: &ManualGrant) -> Option<Scope> {
    let id = &grant.scope.id;
    let kind = grant.scope.kind?;
    match kind {
        ScopeKind::Resource => {
            let arm_id = grant.scope.resource_id.parsed()?.to_owned();
            Some(Scope {
                kind,
                of: crate::names::scope_key(&arm_id),
                arm_id: Some(arm_id),
            })
        }
        ScopeKind::Project => {
            estate.projects.get(id)?;
            Some(Scope {
                kind,
                of: id.clone(),
                arm_id: estate.project_arm_id(id),
            })
        }
        ScopeKind::Subscription => {
            let entry = estate.plan.prerequisites.subscriptions.get(id)?;
            let guid = entry.subscription_id.parsed();
            Some(Scope {
                kind,
                of: id.clone(),
                arm_id: guid.map(|g| format!("/subscriptions/{g}")),
            })
        }
        ScopeKind::Account | ScopeKind::ResourceGroup => {
            scope_of_account(estate.accounts.get(id)?, kind)
        }
    }
}
