//! Grants that the access step asks for: personas, managed identities, and those written by hand.

mod hosted;

pub use hosted::{REGISTRIES, targets};

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::desired::{Grant, GrantPrincipal, Origin, Scope, Text};
use crate::estate::{Account, Estate, Place, Shared};
use crate::names;
use crate::plan::common::{Id, Persona};
use crate::plan::read::pointer_token;

use super::answers::{ManualGrant, MappingRow, ScopeKind};
use crate::steps::prerequisites::answers::{Principal, Subscription};
use crate::table::firsts;

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
    hosted::grants(estate, out);
    let by_hand: Vec<_> = estate.plan.access.grants.iter().collect();
    // There are many of them, of a few roles.
    let typed: Vec<[&str; 1]> = by_hand.iter().map(|(_, g)| [g.role_id.as_str()]).collect();
    let mut roles: Vec<Option<Text>> = Vec::with_capacity(typed.len());
    for (first, (id, grant)) in firsts(&typed).into_iter().zip(by_hand) {
        let role = match roles.get(first) {
            Some(known) => known.clone(),
            None => grant.role_id.parsed().map(Text::from),
        };
        roles.push(role.clone());
        out.extend(role.and_then(|role| of_role(estate, id, grant, role)));
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
    let role = Text::from(role);
    let at = Text::from(["/access/mapping/", &pointer_token(row_id)].concat());
    let in_row = |env: &Id| row.environments.is_empty() || row.environments.contains(env);
    // Of what a resource serves, the groups that the row is for and the principal works for.
    let for_row = |principal: &Principal, groups: &[Text]| {
        row.groups.is_empty()
            || if groups.is_empty() {
                row.groups.iter().any(|g| works_for(principal, g))
            } else {
                let mut served = groups.iter();
                served.any(|g| row.groups.iter().any(|id| *id == *g) && works_for(principal, g))
            }
    };
    for (id, principal) in people {
        let principal_id = estate.text(id);
        for (scope, shared) in scopes(estate, principal, kind, &in_row) {
            if !for_row(principal, &shared.groups) {
                continue;
            }
            out.push(Grant {
                principal: GrantPrincipal::Directory(principal_id.clone()),
                role: role.clone(),
                scope,
                condition: String::new(),
                condition_version: String::new(),
                eligible: row.eligible,
                origin: Origin::Persona,
                at: at.clone(),
                environment: Some(shared.environment.clone()),
                groups: shared.groups.clone(),
            });
        }
    }
}

fn works_in(principal: &Principal, environment: &Id) -> bool {
    principal.environments.is_empty() || principal.environments.contains(environment)
}

fn works_for(principal: &Principal, group: &str) -> bool {
    principal.groups.is_empty() || principal.groups.iter().any(|id| id == group)
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
fn scopes<'e>(
    estate: &'e Estate<'_>,
    principal: &'e Principal,
    kind: ScopeKind,
    in_row: &impl Fn(&Id) -> bool,
) -> Vec<(Scope, &'e Shared)> {
    if kind == ScopeKind::Project {
        return projects_of(estate, principal)
            .filter(|(_, place)| in_row(&place.project.environment))
            .map(|(_, place)| (scope_of_project(place), place.shared()))
            .collect();
    }
    accounts_of(estate, principal)
        .filter(|account| in_row(account.environment))
        .filter_map(|account| Some((scope_of_account(estate, account, kind)?, account.shared())))
        .collect()
}

fn scope_of_project(place: &Place<'_>) -> Scope {
    Scope {
        kind: ScopeKind::Project,
        of: place.shared().id.clone(),
        arm_id: place.arm_id().cloned(),
    }
}

fn scope_of_account(estate: &Estate<'_>, account: &Account<'_>, kind: ScopeKind) -> Option<Scope> {
    let own = &account.shared().id;
    let (of, arm_id) = match kind {
        ScopeKind::Account => (own.clone(), account.arm_text().cloned()),
        ScopeKind::ResourceGroup => (own.clone(), account.resource_group_text().cloned()),
        ScopeKind::Subscription => {
            let (id, subscription) = account.subscription?;
            (estate.text(id), scope_of_subscription(subscription))
        }
        ScopeKind::Project | ScopeKind::Resource => return None,
    };
    Some(Scope { kind, of, arm_id })
}

fn scope_of_subscription(subscription: &Subscription) -> Option<Text> {
    let guid = subscription.subscription_id.parsed()?;
    Some(Text::from(["/subscriptions/", &guid].concat()))
}

fn identities(estate: &Estate<'_>, out: &mut Vec<Grant>) {
    let answer = &estate.plan.access.project_identity;
    let Some(role) = answer.role_id.parsed().map(Text::from) else {
        return;
    };
    let at = Text::from("/access/projectIdentity");
    for place in estate.projects.values() {
        let Some(account) = place.account.as_ref().and_then(|a| estate.accounts.get(a)) else {
            continue;
        };
        let scope = match answer.scope.unwrap_or(ScopeKind::Account) {
            ScopeKind::Project => Some(scope_of_project(place)),
            kind => scope_of_account(estate, account, kind),
        };
        let Some(scope) = scope else { continue };
        let shared = place.shared();
        out.push(Grant {
            principal: GrantPrincipal::IdentityOf(shared.id.clone()),
            role: role.clone(),
            scope,
            condition: String::new(),
            condition_version: String::new(),
            eligible: false,
            origin: Origin::Identity,
            at: at.clone(),
            environment: Some(shared.environment.clone()),
            groups: shared.groups.clone(),
        });
    }
}

/// The grant that an answer by hand asks for, once it names principal, role and scope.
pub fn manual(estate: &Estate<'_>, id: &str, grant: &ManualGrant) -> Option<Grant> {
    let role = Text::from(grant.role_id.parsed()?);
    of_role(estate, id, grant, role)
}

fn of_role(estate: &Estate<'_>, id: &str, grant: &ManualGrant, role: Text) -> Option<Grant> {
    let principal = if grant.identity_of.is_empty() {
        estate.principals.get(&grant.principal)?;
        GrantPrincipal::Directory(estate.text(&grant.principal))
    } else {
        let known = estate.projects.contains_key(&grant.identity_of)
            || estate.accounts.contains_key(&grant.identity_of);
        known.then(|| GrantPrincipal::IdentityOf(estate.text(&grant.identity_of)))?
    };
    let scope = scope_of_grant(estate, grant)?;
    let (environment, groups) = match scope.kind {
        ScopeKind::Resource => whereabouts(estate, principal.id()),
        _ => whereabouts(estate, &grant.scope.id),
    };
    Some(Grant {
        principal,
        role,
        scope,
        condition: grant.condition.trim().to_owned(),
        condition_version: grant.condition_version.trim().to_owned(),
        eligible: grant.eligible,
        origin: Origin::Manual,
        at: Text::from(["/access/grants/", &pointer_token(id)].concat()),
        environment,
        groups,
    })
}

/// [`Estate::whereabouts`] of something, as its grants share it; an environment only when it is one.
fn whereabouts(estate: &Estate<'_>, id: &str) -> (Option<Text>, Arc<[Text]>) {
    let shared = match estate.accounts.get(id) {
        Some(account) => Some(account.shared()),
        None => estate.projects.get(id).map(Place::shared),
    };
    if let Some(shared) = shared {
        return (Some(shared.environment.clone()), shared.groups.clone());
    }
    let (environments, groups) = estate.whereabouts(id);
    let environment = match environments[..] {
        [only] => Some(estate.text(only)),
        _ => None,
    };
    let groups = groups.into_iter().map(|group| estate.text(group)).collect();
    (environment, groups)
}

fn scope_of_grant(estate: &Estate<'_>, grant: &ManualGrant) -> Option<Scope> {
    let id = &grant.scope.id;
    let kind = grant.scope.kind?;
    match kind {
        ScopeKind::Resource => {
            let arm_id = grant.scope.resource_id.parsed()?;
            Some(Scope {
                kind,
                of: Text::from(names::scope_key(arm_id)),
                arm_id: Some(Text::from(arm_id)),
            })
        }
        ScopeKind::Project => Some(scope_of_project(estate.projects.get(id)?)),
        ScopeKind::Subscription => {
            let entry = estate.plan.prerequisites.subscriptions.get(id)?;
            Some(Scope {
                kind,
                of: estate.text(id),
                arm_id: scope_of_subscription(entry),
            })
        }
        ScopeKind::Account | ScopeKind::ResourceGroup => {
            scope_of_account(estate, estate.accounts.get(id)?, kind)
        }
    }
}
