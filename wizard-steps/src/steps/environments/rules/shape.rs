//! What makes an Azure resource a Foundry resource.

use std::collections::BTreeSet;

use crate::estate::Account;
use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::encryption::answers::KeyChoice;
use crate::steps::organization::answers::AccountIdentity;

use super::cleaning;

/// ENV-016: a planned resource is no AI Services resource, not of SKU S0, or takes no projects. One
/// press takes the answers away that say so.
/// Source: Microsoft's pages on creating Foundry resources (read 2026-11-22).
pub fn no_foundry_resource(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let look = |account: &Account<'_>| {
        let (kind, sku) = (account.kind().trim(), account.sku().trim());
        let parts = [
            (
                "kind",
                format!("kind {kind}"),
                kind.eq_ignore_ascii_case("AIServices"),
            ),
            ("sku", format!("SKU {sku}"), sku.eq_ignore_ascii_case("S0")),
            (
                "allowProjectManagement",
                "no project management".to_owned(),
                account.allows_projects(),
            ),
        ];
        let wrong: Vec<_> = parts.into_iter().filter(|(.., right)| !right).collect();
        let (first, ..) = wrong.first()?;
        let facts: Vec<&str> = wrong.iter().map(|(_, fact, _)| fact.as_str()).collect();
        let hit = Hit::at(account.field(first)).about(&account.id);
        let patch: Patch = wrong
            .iter()
            .map(|(field, ..)| Edit::remove(account.field(field)))
            .collect();
        let hit = hit.with("account", cleaning::label(estate, account));
        Some(hit.with("fact", labels::list(&facts)).fixed_by(patch))
    };
    estate.accounts.values().filter_map(look).collect()
}

/// ENV-017: a Foundry resource with projects has no managed identity. One press gives it one of its own,
/// or a separate one where customer-managed keys are planned.
/// Source: Microsoft's planning guide, identity (2025-12-24), and its pages on creating projects.
pub fn no_identity(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let used: BTreeSet<&str> = estate
        .projects
        .values()
        .filter_map(|p| p.account.as_deref())
        .collect();
    let without =
        |a: &&Account<'_>| a.identity() == AccountIdentity::None && used.contains(a.id.as_str());
    let hit = |account: &Account<'_>| {
        let keys = context
            .plan
            .encryption
            .environments
            .get(account.environment);
        let own_keys = keys.and_then(|k| k.decision) == Some(KeyChoice::CustomerManaged);
        let identity = if own_keys {
            "userAssigned"
        } else {
            "systemAssigned"
        };
        let at = account.field("identity");
        Hit::at(at.clone())
            .about(&account.id)
            .with("account", cleaning::label(estate, account))
            .fixed_by(vec![Edit::set(at, identity)])
    };
    estate.accounts.values().filter(without).map(hit).collect()
}
