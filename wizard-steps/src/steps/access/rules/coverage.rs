//! Duties that somebody has to hold: seeing quota, purging, granting access; and roles that changed.

use std::collections::BTreeSet;

use crate::abilities::list::ABILITIES;
use crate::abilities::powers::{Powers, built_in};
use crate::abilities::reach::At;
use crate::abilities::sentences::verb;
use crate::catalog::roles;
use crate::desired::GrantPrincipal;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::plan::common::Persona;
use crate::rule::Context;
use crate::steps::access::answers::{Must, ScopeKind};
use crate::steps::access::desired::accounts_of;

use super::abilities::place;
use super::source::{add_row, name, principal_name};

/// ACC-047: a persona deploys models and sees no quota while it does.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, note on the classic portal
/// (read 2026-11-22), and its administrator guide for Foundry (2026-08-21).
pub(super) fn deploys_without_seeing_quota(context: &Context<'_>) -> Vec<Hit> {
    let deploys = [
        Persona::Admins,
        Persona::PlatformManagers,
        Persona::FineTuners,
    ];
    let (deploy, quota) = (place("deploy-model"), place("see-quota"));
    let reach = context.reach();
    let mut hits = Vec::new();
    for persona in deploys {
        let mut accounts: BTreeSet<&str> = BTreeSet::new();
        let mut environments: BTreeSet<&str> = BTreeSet::new();
        let principals = context.plan.prerequisites.principals.iter();
        for (id, principal) in principals.filter(|(_, p)| p.persona == Some(persona)) {
            let who = GrantPrincipal::Directory(id.as_str().into());
            for account in accounts_of(context.estate, principal) {
                let cans = reach.cans(&who, At::Account(&account.id));
                if cans[deploy].is_able() && !cans[quota].is_able() {
                    accounts.insert(&account.id);
                    environments.insert(account.environment);
                }
            }
        }
        if accounts.is_empty() {
            continue;
        }
        let patch = add_row(
            context,
            persona,
            roles::COGNITIVE_SERVICES_USAGES_READER,
            ScopeKind::Subscription,
            &environments,
        );
        let names: Vec<&str> = accounts.iter().map(|id| name(context.estate, id)).collect();
        let hit = Hit::at("/access/mapping")
            .with("persona", persona.label())
            .with("accounts", labels::list(&names))
            .fixed_by(vec![patch]);
        hits.push(environments.into_iter().fold(hit, Hit::about));
    }
    hits
}

/// ACC-048: somebody is to purge deleted resources, and nobody can, or not the one who is to.
/// Source: Microsoft's classic page on roles for Foundry, note on purging (read 2026-11-22).
pub(super) fn nobody_may_purge(context: &Context<'_>) -> Vec<Hit> {
    let purge = place("purge-account");
    let goals = context.plan.access.goals.iter();
    let mut goals = goals
        .filter(|(_, goal)| goal.ability.trim() == "purge-account" && goal.must == Some(Must::Must))
        .peekable();
    if goals.peek().is_none() {
        return Vec::new();
    }
    let reach = context.reach();
    goals
        .filter_map(|(id, goal)| {
            let asked =
                |env: &String| goal.environments.is_empty() || goal.environments.contains(env);
            let can = |account: &str| {
                let named =
                    |who: &GrantPrincipal| goal.principal.is_empty() || who.id() == goal.principal;
                let mut holders = reach.holders().filter(|who| named(who));
                holders.any(|who| reach.cans(who, At::Account(account))[purge].is_able())
            };
            let accounts = context.estate.accounts.values();
            let lacking: Vec<&str> = accounts
                .filter(|account| asked(account.environment) && !can(&account.id))
                .map(|account| account.name.as_str())
                .collect();
            let who = if goal.principal.is_empty() {
                "nobody can".to_owned()
            } else {
                format!("{} cannot", principal_name(context, &goal.principal))
            };
            (!lacking.is_empty()).then(|| {
                Hit::at(pointer(&["access", "goals", id]))
                    .about(id)
                    .with("accounts", labels::list(&lacking))
                    .with("who", who)
                    .ask("subscription owner")
            })
        })
        .collect()
}

/// ACC-050: nobody of the plan could grant access to a Foundry resource any more.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22).
pub(super) fn nobody_grants_access(context: &Context<'_>) -> Vec<Hit> {
    let assign = place("assign-roles");
    let reach = context.reach();
    if context.desired.grants.is_empty() {
        return Vec::new();
    }
    let accounts: Vec<&str> = context
        .estate
        .accounts
        .keys()
        .filter(|id| {
            let mut holders = reach.holders();
            !holders.any(|who| reach.cans(who, At::Account(id))[assign].is_able())
        })
        .map(String::as_str)
        .collect();
    if accounts.is_empty() {
        return Vec::new();
    }
    let names: Vec<&str> = accounts.iter().map(|id| name(context.estate, id)).collect();
    let hit = Hit::at("/access/mapping").with("accounts", labels::list(&names));
    vec![accounts.into_iter().fold(hit, Hit::about)]
}

/// ACC-051: a role of the plan is defined otherwise in the tenant than in the catalogue.
/// Source: Microsoft's pages on roles say that definitions change (read 2026-11-22).
pub(super) fn definition_changed(context: &Context<'_>) -> Vec<Hit> {
    let used: BTreeSet<&str> = context
        .desired
        .grants
        .iter()
        .map(|g| g.role.as_str())
        .collect();
    let seen = context.observed.definitions.iter();
    seen.filter(|(id, _)| used.contains(id.as_str()))
        .filter_map(|(id, seen)| {
            let known = built_in().get(id.as_str())?;
            let (gains, loses) = differ(known, &Powers::of(&seen.definition(id)));
            (!gains.is_empty() || !loses.is_empty()).then(|| {
                let words = |verbs: &[String]| match verbs {
                    [] => "nothing".to_owned(),
                    some => labels::list(some),
                };
                Hit::at("/access/mapping")
                    .about(id)
                    .with("role", roles::name_of(id))
                    .with("gains", words(&gains))
                    .with("loses", words(&loses))
                    .resting_on(Data::Live)
            })
        })
        .collect()
}

/// Abilities at a subscription that the second has and the first has not, and the other way round.
fn differ(known: &Powers, seen: &Powers) -> (Vec<String>, Vec<String>) {
    use crate::abilities::answer::{Held, Level, all};
    let cans = |powers| {
        all(&[Held {
            powers: Some(powers),
            level: Level::Subscription,
            side: None,
            eligible: false,
            condition: None,
        }])
    };
    let (before, after) = (cans(known), cans(seen));
    let verbs = |more: &[crate::abilities::answer::Can], less: &[crate::abilities::answer::Can]| {
        (0..ABILITIES.len())
            .filter(|n| more[*n] > less[*n])
            .map(|n| verb(ABILITIES[n].id))
            .collect()
    };
    (verbs(&after, &before), verbs(&before, &after))
}
