//! Will Azure take the key store and the key?

use std::collections::BTreeMap;

use crate::finding::Hit;
use crate::labels;
use crate::names::last_segment;
use crate::plan::common::Id;
use crate::rule::Context;
use crate::steps::encryption::answers::{EncryptionChoice, KeyChoice};

/// Days for which a deleted key may be kept.
const RETENTION: std::ops::RangeInclusive<i64> = 7..=90;
/// Least bits of an RSA key.
const BITS: i64 = 2048;

/// Environments in scope with customer-managed keys.
fn ours<'c>(context: &Context<'c>) -> impl Iterator<Item = (&'c Id, &'c EncryptionChoice)> {
    let answers = &context.plan.encryption.environments;
    let environments = context.estate.environments.iter();
    environments
        .filter_map(|(id, _)| Some((*id, answers.get(*id)?)))
        .filter(|(_, choice)| choice.decision == Some(KeyChoice::CustomerManaged))
}

/// A hit on a field of an environment's encryption, with `{environment}` and `{vault}`.
fn hit(context: &Context<'_>, id: &Id, choice: &EncryptionChoice, field: &str) -> Hit {
    let environment = context.estate.environment_name(id);
    let vault = choice.key_store.resource_id.parsed().map(last_segment);
    let vault = vault.map_or(format!("the key store of {environment}"), str::to_owned);
    Hit::at(format!("/encryption/environments/{id}/{field}"))
        .with("environment", environment)
        .with("vault", vault)
        .ask("vault team")
}

/// KEY-003: the key store is in another region than a Foundry resource that it is for.
/// Source: Microsoft's page on customer-managed keys for Foundry (2026-08-10).
pub(super) fn in_another_region(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (id, choice) in ours(context) {
        let Some(there) = choice.key_store.region.parsed() else {
            continue;
        };
        let mut elsewhere: BTreeMap<&str, Vec<&Id>> = BTreeMap::new();
        let accounts = context.estate.accounts.values();
        for account in accounts.filter(|a| a.environment == id) {
            if !account.region.is_empty() && account.region != there {
                elsewhere
                    .entry(&account.region)
                    .or_default()
                    .push(&account.id);
            }
        }
        for (region, accounts) in elsewhere {
            let names: Vec<&str> = accounts
                .iter()
                .map(|a| context.estate.accounts[*a].name.as_str())
                .collect();
            let hit = hit(context, id, choice, "keyStore/region")
                .with("region", region)
                .with("other", there.as_str())
                .with("accounts", labels::list(&names));
            hits.push(accounts.into_iter().fold(hit, |hit, a| hit.about(a)));
        }
    }
    hits
}

/// KEY-004: the key store has no purge protection, or keeps deleted keys for fewer than 7 or more than
/// 90 days.
/// Source: Microsoft's pages on customer-managed keys for Foundry (2026-08-10) and soft delete of key
/// vaults (2026-06-16).
pub(super) fn not_protected(context: &Context<'_>) -> Vec<Hit> {
    ours(context)
        .filter_map(|(id, choice)| {
            let store = &choice.key_store;
            let days = store.retention_days.filter(|d| !RETENTION.contains(d));
            let (field, wrong) = match (store.purge_protection, days) {
                (Some(true), None) => return None,
                (Some(true), Some(days)) => (
                    "keyStore/retentionDays",
                    format!("it keeps deleted keys for {days} days"),
                ),
                (Some(false), _) => (
                    "keyStore/purgeProtection",
                    "purge protection is off".to_owned(),
                ),
                (None, _) => {
                    let wrong = "nobody said that purge protection is on".to_owned();
                    ("keyStore/purgeProtection", wrong)
                }
            };
            Some(
                hit(context, id, choice, field)
                    .about(id)
                    .with("wrong", wrong),
            )
        })
        .collect()
}

/// KEY-005: the key is no RSA key, or has fewer than 2048 bits.
/// Source: Microsoft's page on customer-managed keys for Foundry (2026-08-10).
pub(super) fn wrong_key(context: &Context<'_>) -> Vec<Hit> {
    ours(context)
        .filter_map(|(id, choice)| {
            let key = &choice.key;
            let kind = key.key_type.trim();
            let rsa = ["RSA", "RSA-HSM"]
                .iter()
                .any(|k| k.eq_ignore_ascii_case(kind));
            let small = key.size.filter(|bits| *bits < BITS);
            let (field, wrong) = match (rsa, small) {
                (true, None) => return None,
                (true, Some(bits)) => ("key/size", format!("it has {bits} bits")),
                (false, _) if kind.is_empty() => ("key/type", "its type is not given".to_owned()),
                (false, _) => ("key/type", format!("its type is {kind}")),
            };
            let name = key.name.trim();
            let name = if name.is_empty() { "the key" } else { name };
            let hit = hit(context, id, choice, field).about(id);
            Some(hit.with("key", name).with("wrong", wrong))
        })
        .collect()
}
