//! What of a Foundry resource differs from the rule of its column, in a few words each.

use super::Changed;
use crate::catalog::regions;
use crate::estate::{Account, Estate};
use crate::labels;
use crate::steps::organization::answers::{AccountAnswer, AccountIdentity};

/// Every difference, in the order of the answers. A field that says the same as the rule is none.
pub(super) fn of(estate: &Estate<'_>, account: &Account<'_>) -> Vec<Changed> {
    let Some(answer) = account.answer else {
        return Vec::new();
    };
    let mut all = Vec::new();
    let mut say = |field: &str, words: Option<String>| {
        let at = account.field(field);
        all.extend(words.map(|words| Changed { words, at }));
    };
    if !answer.extra {
        say("name", own(&answer.name, "own name"));
    }
    say("subdomain", subdomain(account, answer));
    say("alsoServes", also_serves(estate, account, answer));
    say("region", region(estate, account, answer));
    say("subscription", subscription(estate, account, answer));
    say(
        "resourceGroup",
        own(&answer.resource_group, &answer.resource_group),
    );
    let kind = Some(account.kind()).filter(|kind| *kind != "AIServices");
    say("kind", kind.map(|kind| format!("kind {kind}")));
    let sku = Some(account.sku()).filter(|sku| *sku != "S0");
    say("sku", sku.map(|sku| format!("SKU {sku}")));
    let identity = match account.identity() {
        AccountIdentity::SystemAssigned => None,
        AccountIdentity::None => Some("no managed identity"),
        AccountIdentity::UserAssigned => Some("user-assigned identity"),
    };
    say("identity", identity.map(str::to_owned));
    let closed = (!account.allows_projects()).then_some("no projects");
    say("allowProjectManagement", closed.map(str::to_owned));
    let keys = account.local_auth().then_some("keys allowed");
    say("localAuth", keys.map(str::to_owned));
    if answer.owner.is_named() && !answer.extra {
        say("owner", Some("own owner".to_owned()));
    }
    if answer.backup.is_named() && !answer.extra {
        say("backup", Some("own backup owner".to_owned()));
    }
    all
}

fn own(text: &str, words: &str) -> Option<String> {
    (!text.is_empty()).then(|| words.to_owned())
}

fn subdomain(account: &Account<'_>, answer: &AccountAnswer) -> Option<String> {
    let own = answer.subdomain.as_ref()?;
    let differs = *own != account.name.to_lowercase();
    differs.then(|| "own subdomain".to_owned())
}

fn also_serves(
    estate: &Estate<'_>,
    account: &Account<'_>,
    answer: &AccountAnswer,
) -> Option<String> {
    let others = answer.also_serves.iter();
    let others = others.filter(|e| *e != account.environment && estate.environment(e).is_some());
    let names: Vec<&str> = others.map(|e| estate.environment_name(e)).collect();
    (!names.is_empty()).then(|| format!("also serves {}", labels::list(&names)))
}

fn region(estate: &Estate<'_>, account: &Account<'_>, answer: &AccountAnswer) -> Option<String> {
    let rule = estate.environment(account.environment);
    let rule = rule.and_then(|e| e.region.parsed());
    let own = answer.region.parsed();
    // What is no region at all is shown as typed: a finding speaks about it.
    let differs = !answer.region.is_empty() && own != rule;
    differs.then(|| match own {
        Some(own) => regions::label(&own).to_owned(),
        None => answer.region.as_str().trim().to_owned(),
    })
}

fn subscription(
    estate: &Estate<'_>,
    account: &Account<'_>,
    answer: &AccountAnswer,
) -> Option<String> {
    if answer.subscription.is_empty() {
        return None;
    }
    let group = match account.groups.as_slice() {
        [one] => Some(one.as_str()),
        _ => None,
    };
    let rule = estate.subscription_for(group, account.environment);
    let differs = rule.is_none_or(|(id, _)| *id != answer.subscription);
    differs.then(|| labels::of(estate, &answer.subscription))
}
