//! Grants that the access step asks for: personas, managed identities, and those written by hand.

use std::collections::{BTreeMap, BTreeSet};

use crate::desired::{Grant, GrantPrincipal, Origin, Scope};
use crate::estate::{Account, Estate, Place};
use crate::plan::common::{Id, Persona};
use crate::plan::read::pointer_token;

use super::answers::{ManualGrant, MappingRow, ScopeKind};
use crate::steps::prerequisites::answers::Principal;

/// Adds them.
pub fn grants(estate: &Estate<'_>, out: &mut Vec<Grant>) {
    let mut of_persona: BTreeMap<Persona, Vec<(&Id, &Principal)>> = BTreeMap::new();
    for (id, principal) in &estate.principals {
        if let Some(persona) = principal.persona {
            of_persona.entry(persona).or_default().push((id, principal));
        }
    }
    for (row_id, row) in &estate.plan.access.mapping {
        let people = row.persona.and_then(|persona| of_persona.get(&persona));
        personas(estate, row_id, row, people.map_or(&[], Vec::as_slice), out);
    }
    identities(estate, out);
    for (id, grant) in &estate.plan.access.grants {
        out.extend(manual(estate, id, grant));
    }
}

fn personas(
    estate: &Estate<'_>,
    row_id: &str,
    row: &MappingRow,
    people: &[(&Id, &Principal)],
    out: &mut Vec<Grant>,
) {
    let (Some(role), Some(kind)) = (row.role_id.parsed(), row.scope) else {
        return;
    };
    let at = ["/access/mapping/", &pointer_token(row_id)].concat();
    let in_row = |env: &Id| row.environments.is_empty() || row.environments.contains(env);
    for (principal_id, principal) in people {
        for (scope, environment, groups) in scopes(estate, principal, kind, &in_row) {
            out.push(Grant {
                principal: GrantPrincipal::Directory((*principal_id).clone()),
                role: role.clone(),
                scope,
                condition: String::new(),
                condition_version: String::new(),
                eligible: row.eligible,
                origin: Origin::Persona,
                at: at.clone(),
                environment: Some(environment),
                groups,
            });
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
    // Who names projects, or one group, is spared the walk over all of them.
    let places: Box<dyn Iterator<Item = (&Id, &Place<'_>)>> =
        match (principal.projects.as_slice(), principal.groups.as_slice()) {
            ([], [group]) => Box::new(estate.projects_of_group(group)),
            ([], _) => Box::new(estate.projects.iter().map(|(id, place)| (*id, place))),
            (named, _) => {
                let known = |id| estate.projects.get_key_value(id);
                Box::new(
                    named
                        .iter()
                        .filter_map(known)
                        .map(|(id, place)| (*id, place)),
                )
            }
        };
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
    let accounts: Box<dyn Iterator<Item = &Account<'p>>> =
        match (principal.projects.as_slice(), principal.groups.as_slice()) {
            ([], [group]) => Box::new(estate.accounts_of_group(group)),
            ([], _) => Box::new(estate.accounts.values()),
            (named, _) => {
                let homes: BTreeSet<&str> = (named.iter())
                    .filter_map(|id| estate.projects.get(id)?.account.as_deref())
                    .collect();
                let homes = homes.into_iter();
                Box::new(homes.filter_map(|id| estate.accounts.get(id)))
            }
        };
    accounts.filter(move |account| {
        works_in(principal, account.environment)
            && (account.groups.is_empty() || account.groups.iter().any(|g| works_for(principal, g)))
    })
}

/// Where a principal works in these environments, at a kind of scope.
fn scopes(
    estate: &Estate<'_>,
    principal: &Principal,
    kind: ScopeKind,
    in_row: &impl Fn(&Id) -> bool,
) -> Vec<(Scope, Id, Vec<Id>)> {
    if kind == ScopeKind::Project {
        return projects_of(estate, principal)
            .filter(|(_, place)| in_row(&place.project.environment))
            .map(|(id, place)| {
                let project = place.project;
                let groups = vec![project.group.clone()];
                (
                    scope_of_project(id, place),
                    project.environment.clone(),
                    groups,
                )
            })
            .collect();
    }
    accounts_of(estate, principal)
        .filter(|account| in_row(account.environment))
        .filter_map(|account| {
            let scope = scope_of_account(account, kind)?;
            let groups = account.groups.iter().map(|g| (*g).clone()).collect();
            Some((scope, account.environment.clone(), groups))
        })
        .collect()
}

fn scope_of_project(id: &Id, place: &Place<'_>) -> Scope {
    Scope {
        kind: ScopeKind::Project,
        of: id.clone(),
        arm_id: place.arm_id().map(str::to_owned),
    }
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
            ScopeKind::Project => Some(scope_of_project(id, place)),
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

fn manual(estate: &Estate<'_>, id: &str, grant: &ManualGrant) -> Option<Grant> {
    let role = grant.role_id.parsed()?;
    let principal = if grant.identity_of.is_empty() {
        estate.principals.get(&grant.principal)?;
        GrantPrincipal::Directory(grant.principal.clone())
    } else {
        let known = estate.projects.contains_key(&grant.identity_of)
            || estate.accounts.contains_key(&grant.identity_of);
        known.then(|| GrantPrincipal::IdentityOf(grant.identity_of.clone()))?
    };
    let scope = scope_of_grant(estate, grant)?;
    let (environments, groups) = match scope.kind {
        ScopeKind::Resource => estate.whereabouts(principal.id()),
        _ => estate.whereabouts(&grant.scope.id),
    };
    let environment = match environments[..] {
        [only] => Some(only.to_owned()),
        _ => None,
    };
    let groups = groups.into_iter().map(str::to_owned).collect();
    Some(Grant {
        principal,
        role,
        scope,
        condition: grant.condition.trim().to_owned(),
        condition_version: grant.condition_version.trim().to_owned(),
        eligible: grant.eligible,
        origin: Origin::Manual,
        at: ["/access/grants/", &pointer_token(id)].concat(),
        environment,
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
            let (id, place) = estate.projects.get_key_value(id)?;
            Some(scope_of_project(id, place))
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
