//! Names that others hold: taken subdomains, deleted resources, resources that go.

use std::collections::BTreeSet;

use crate::estate::Account;
use crate::finding::{Data, Hit, pointer};
use crate::observed::{DeletedAccount, Observed};
use crate::plan::edit::Edit;
use crate::plan::text::Day;
use crate::rule::Context;
use crate::steps::environments::answers::NameDecision;
use crate::steps::organization::answers::Future;

use super::cleaning::{self, SUBDOMAIN};

/// ENV-011, live: Azure says that the subdomain of a Foundry resource that does not exist yet is taken.
/// One press takes the next one by the pattern that is not known to be taken.
/// Source: Azure REST API of Microsoft.CognitiveServices, Check Domain Availability (2026-03-01).
pub fn taken_subdomain(context: &Context<'_>) -> Vec<Hit> {
    let domains = &context.observed.domains;
    if domains.is_empty() {
        return Vec::new();
    }
    let estate = context.estate;
    let refused = domains.iter().filter(|(_, free)| !**free);
    let mut taken: BTreeSet<String> = refused.map(|(name, _)| name.to_lowercase()).collect();
    let wrong: Vec<&Account<'_>> = (estate.accounts.values())
        .filter(|a| taken.contains(&a.subdomain.to_lowercase()) && !exists(context, a))
        .collect();
    taken.extend(cleaning::taken(estate));
    let mut hits = Vec::new();
    for account in wrong {
        let at = account.field("subdomain");
        let words = cleaning::words(estate, account);
        let hit = Hit::at(at.clone())
            .about(&account.id)
            .with("account", cleaning::label(estate, account))
            .with("subdomain", account.subdomain.as_str())
            .resting_on(Data::Live);
        hits.push(
            match SUBDOMAIN.free(&account.subdomain.to_lowercase(), &words, &taken) {
                Some(free) => {
                    taken.insert(free.clone());
                    hit.fixed_by(vec![Edit::set(at, free)])
                }
                None => hit,
            },
        );
    }
    hits
}

fn exists(context: &Context<'_>, account: &Account<'_>) -> bool {
    let id = account.arm_id();
    id.is_some_and(|id| context.observed.resource(&id).is_some())
}

/// The deleted resource that still holds the name of a Foundry resource of the plan.
/// Source: Microsoft's page on recovering and purging deleted resources (2025-10-02): 48 hours.
pub fn holder<'o>(
    observed: &'o Observed,
    account: &Account<'_>,
    today: Day,
) -> Option<&'o DeletedAccount> {
    let subscription = account
        .subscription
        .and_then(|(_, s)| s.subscription_id.parsed())?;
    let held = |deleted: &&DeletedAccount| {
        let free_by_now = deleted
            .purged_at
            .get(..10)
            .and_then(Day::parse)
            .is_some_and(|day| day < today);
        !free_by_now
            && deleted.name.eq_ignore_ascii_case(&account.name)
            && deleted.subscription.eq_ignore_ascii_case(&subscription)
    };
    observed.deleted_accounts.iter().find(held)
}

/// ENV-012, live: a deleted Foundry resource still holds the name of one of the plan, and nobody decided
/// to restore or purge it.
/// Source: Microsoft's page on recovering and purging deleted resources (2025-10-02); Azure's error
/// `FlagMustBeSetForRestore`.
pub fn held_by_deleted(context: &Context<'_>) -> Vec<Hit> {
    if context.observed.deleted_accounts.is_empty() {
        return Vec::new();
    }
    let estate = context.estate;
    let open = |account: &Account<'_>| {
        let deleted = holder(context.observed, account, context.today)?;
        let answer = context.plan.environments.deleted_names.get(&account.id);
        let decided = answer.and_then(|a| a.decision);
        if matches!(decided, Some(NameDecision::Restore | NameDecision::Purge)) {
            return None;
        }
        let until = deleted
            .purged_at
            .get(..10)
            .filter(|day| Day::parse(day).is_some());
        let fact = match (decided, until) {
            (Some(_), _) => {
                "another name was decided on and the plan still has this one".to_owned()
            }
            (None, Some(day)) => format!("a deleted resource holds it until {day}"),
            (None, None) => "a deleted resource still holds it".to_owned(),
        };
        let hit = Hit::at(pointer(&[
            "environments",
            "deletedNames",
            &account.id,
            "decision",
        ]))
        .about(&account.id)
        .with("account", cleaning::label(estate, account))
        .with("fact", fact);
        Some(hit.ask("subscription owner").resting_on(Data::Live))
    };
    estate.accounts.values().filter_map(open).collect()
}

/// ENV-018: a name of the plan is to be freed by taking an existing resource down: it is purged, or it
/// retires under the name that the plan uses again.
/// Sources: Microsoft's pages on deleting resources with agents in a network (2026-06) and on purging
/// deleted resources (2025-10-02).
pub fn taken_down(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let going: BTreeSet<String> = (context.plan.organization.existing.values())
        .filter(|existing| existing.future == Some(Future::Retire))
        .map(|existing| existing.name.trim().to_lowercase())
        .filter(|name| !name.is_empty())
        .collect();
    let names = &context.plan.environments.deleted_names;
    if going.is_empty() && names.is_empty() {
        return Vec::new();
    }
    let purged = |a: &Account<'_>| {
        names
            .get(&a.id)
            .is_some_and(|d| d.decision == Some(NameDecision::Purge))
    };
    let hit = |account: &Account<'_>| {
        let at = if purged(account) {
            pointer(&["environments", "deletedNames", &account.id, "decision"])
        } else {
            account.field("name")
        };
        let hit = Hit::at(at).about(&account.id);
        hit.with("account", cleaning::label(estate, account))
    };
    let again = estate.accounts.values();
    again
        .filter(|a| purged(a) || going.contains(&a.name.to_lowercase()))
        .map(hit)
        .collect()
}
