//! Working without keys: whoever holds a key goes around every role.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use crate::estate::Account;
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::connections::answers::Connection;

/// Built-in policies that forbid keys, or switch them off again.
/// Source: Azure/azure-policy, built-in definitions (read 2026-11-22).
const FORBID_KEYS: [&str; 4] = [
    "71ef260a-8f18-47b7-abcb-62d0673d94dc",
    "14de9e63-1b31-492e-a5a3-c3f7fd57f555",
    "55eff01b-f2bd-4c32-9203-db285f709d30",
    "d45520cb-31ca-44ba-8da2-fcf914608544",
];

/// Ends of the names under which a Foundry resource is reached.
const HOSTS: [&str; 3] = [
    "cognitiveservices.azure.com",
    "openai.azure.com",
    "services.ai.azure.com",
];

/// The edits after which these Foundry resources take no keys; none while a connection uses one.
pub(super) fn switched_off(context: &Context<'_>, accounts: &[&Account<'_>]) -> Option<Patch> {
    let keyed = |account: &&&Account<'_>| {
        let mut connections = context.plan.connections.items.values();
        connections.any(|c| c.auth_type == "ApiKey" && leads_to(c, account))
    };
    if accounts.is_empty() || accounts.iter().any(|account| keyed(&account)) {
        return None;
    }
    let off = accounts.iter().map(|a| Edit::remove(a.field("localAuth")));
    Some(off.collect())
}

/// Does a connection lead to this Foundry resource, by its Azure id or by its name in the address?
fn leads_to(connection: &Connection, account: &Account<'_>) -> bool {
    let by_id = connection
        .target_resource_id
        .parsed()
        .zip(account.arm_id())
        .is_some_and(|(target, id)| names::scope_key(target) == names::scope_key(&id));
    let target = connection.target.trim().to_lowercase();
    let host = target
        .split_once("://")
        .map_or(target.as_str(), |(_, rest)| rest);
    let host = host.split(['/', ':']).next().unwrap_or_default();
    let by_name = host
        .split_once('.')
        .is_some_and(|(name, rest)| name == account.subdomain && HOSTS.contains(&rest));
    by_id || by_name
}

/// ACC-041: keys are to be switched off in an environment (somebody said so of a resource, or began the
/// list), and a point of the list is open, or no workload was seen to work without a key.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities, disabling local
/// authentication (read 2026-11-22), and its page on it (2026-05-31).
pub(super) fn not_ready_for_keys_off(context: &Context<'_>) -> Vec<Hit> {
    let said = |env: &str| {
        let mut accounts = context.estate.accounts.values();
        accounts.any(|a| {
            a.environment == env && a.answer.and_then(|answer| answer.local_auth) == Some(false)
        })
    };
    let lists = &context.plan.access.local_auth;
    let environments = context.estate.environments.iter();
    environments
        .filter_map(|(env, _)| {
            let list = lists.get(*env);
            if list.is_none() && !said(env) {
                return None;
            }
            let list = list.cloned().unwrap_or_default();
            let points = list.points();
            let undone: Vec<_> = points.iter().filter(|(_, _, ready)| !ready.done).collect();
            let mut open: Vec<&str> = undone.iter().map(|(_, words, _)| *words).collect();
            let first = undone.first().map(|(key, ..)| format!("{key}/done"));
            if list
                .proven_on
                .parsed()
                .is_none_or(|day| day > context.today)
            {
                open.push("a test of each workload without a key");
            }
            let field = first.unwrap_or_else(|| "provenOn".to_owned());
            let at = format!("{}/{field}", pointer(&["access", "localAuth", env]));
            (!open.is_empty()).then(|| {
                Hit::at(at)
                    .about(env)
                    .with("environment", context.estate.environment_name(env))
                    .with("open", labels::list(&open))
            })
        })
        .collect()
}

/// ACC-042: Foundry resources of production take keys. One finding an environment.
/// Sources: Microsoft's planning guide, authentication (2025-12-24), and its training unit on roles for
/// Azure OpenAI identities (read 2026-11-22).
pub(super) fn keys_in_production(context: &Context<'_>) -> Vec<Hit> {
    let mut open: BTreeMap<&str, Vec<&Account<'_>>> = BTreeMap::new();
    for account in context.estate.accounts.values() {
        if account.local_auth() && context.estate.is_production(account.environment) {
            open.entry(account.environment).or_default().push(account);
        }
    }
    open.into_iter()
        .map(|(env, accounts)| {
            let names: Vec<&str> = accounts.iter().map(|a| a.name.as_str()).collect();
            let hit = Hit::at(accounts[0].field("localAuth"))
                .about(env)
                .with("accounts", labels::list(&names));
            let hit = accounts.iter().fold(hit, |hit, a| hit.about(&a.id));
            match switched_off(context, &accounts) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            }
        })
        .collect()
}

/// ACC-043: a Foundry resource of the plan takes no keys, and a connection of the plan signs in to it
/// with one.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22).
pub(super) fn connection_with_a_refused_key(context: &Context<'_>) -> Vec<Hit> {
    let keyed = context.plan.connections.items.iter();
    let keyed =
        keyed.filter(|(_, c)| c.auth_type == "ApiKey" && is_foundry(c) && is_planned(context, c));
    keyed
        .filter_map(|(id, connection)| {
            let mut accounts = context.estate.accounts.values();
            let account = accounts.find(|a| !a.local_auth() && leads_to(connection, a))?;
            let at = pointer(&["connections", "items", id]);
            let hit = Hit::at(format!("{at}/authType"))
                .about(id)
                .with("connection", labels::of(context.estate, id))
                .with("account", account.name.as_str());
            let Some(arm_id) = account.arm_id() else {
                return Some(hit);
            };
            let mut patch = vec![
                Edit::set(format!("{at}/authType"), "AAD"),
                Edit::set(format!("{at}/signsInAs"), json!("project")),
                Edit::set(format!("{at}/targetResourceId"), arm_id),
            ];
            if connection.secret.is_some() {
                patch.push(Edit::remove(format!("{at}/secret")));
            }
            Some(hit.fixed_by(patch))
        })
        .collect()
}

/// Could a connection lead to a Foundry resource at all?
fn is_foundry(connection: &Connection) -> bool {
    let target = connection.target.to_ascii_lowercase();
    let id = connection.target_resource_id.as_str().to_ascii_lowercase();
    HOSTS.iter().any(|host| target.contains(host))
        || id.contains("/providers/microsoft.cognitiveservices/")
}

/// Is a connection in an environment that is not put off?
fn is_planned(context: &Context<'_>, connection: &Connection) -> bool {
    let of = if connection.project.is_empty() {
        &connection.account
    } else {
        &connection.project
    };
    let (environments, _) = context.estate.whereabouts(of);
    environments
        .iter()
        .any(|env| context.estate.environment(env).is_some())
}

/// ACC-044: a policy of the plan forbids keys, and nobody is named who exempts a resource from it on
/// the way back. One finding an environment.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, note on policy (read
/// 2026-11-22).
pub(super) fn no_exemption_for_the_way_back(context: &Context<'_>) -> Vec<Hit> {
    let policies = context.plan.governance.policies.values();
    let policies: Vec<_> = policies
        .filter(|p| {
            let id = p.definition_id.parsed();
            id.is_some_and(|id| FORBID_KEYS.contains(&id.as_str()))
        })
        .collect();
    let mut forbidden: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for account in context.estate.accounts.values() {
        let Some((subscription, _)) = account.subscription else {
            continue;
        };
        let here = policies.iter().filter(|p| p.subscription == *subscription);
        let names = here.map(|p| labels::or_id(&p.name, p.definition_id.as_str()));
        let names: BTreeSet<&str> = names.collect();
        if !names.is_empty() {
            forbidden
                .entry(account.environment)
                .or_default()
                .extend(names);
        }
    }
    let lists = &context.plan.access.local_auth;
    let named = |env: &str| {
        lists
            .get(env)
            .is_some_and(|list| list.exemption_by.is_named())
    };
    forbidden
        .into_iter()
        .filter(|(env, _)| !named(env))
        .map(|(env, policies)| {
            let at = pointer(&["access", "localAuth", env, "exemptionBy", "name"]);
            Hit::at(at)
                .about(env)
                .with("environment", context.estate.environment_name(env))
                .with("policies", labels::list(&Vec::from_iter(policies)))
                .ask("policy owner")
        })
        .collect()
}
