//! Connections to models behind a gateway.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::catalog::connections::{GATEWAY_METADATA, Spelling, is_gateway, spelling};
use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::{Edit, Patch};
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::connections::answers::{Connection, ConnectionLevel};
use crate::steps::organization::answers::Runtime;

use super::{called, field, planned};

/// CON-020: metadata of a gateway connection has a key that is not exactly one of the seven,
/// `deploymentInPath` is missing (API Management) or neither `true` nor `false`, or a list or object is
/// not written as JSON text.
/// Source: Microsoft's sample objects for gateway connections (2026-08) and its article on them.
pub fn gateway_metadata_is_exact(context: &Context<'_>) -> Vec<Hit> {
    planned(context.estate)
        .filter(|(_, c)| is_gateway(&c.category))
        .filter_map(|(id, connection)| {
            let found = defects(id, connection);
            let first = found.first()?;
            let whats: Vec<&str> = found.iter().map(|d| d.what.as_str()).collect();
            let hit = Hit::at(&first.at)
                .about(id)
                .with("connection", called(id, connection))
                .with("defects", labels::list(&whats));
            let all_known = found.iter().all(|d| !d.patch.is_empty());
            let patch: Patch = found.iter().flat_map(|d| d.patch.clone()).collect();
            Some(if all_known { hit.fixed_by(patch) } else { hit })
        })
        .collect()
}

struct Defect {
    at: String,
    what: String,
    patch: Patch,
}

fn defects(id: &str, connection: &Connection) -> Vec<Defect> {
    let metadata = &connection.metadata;
    let mut found: Vec<Defect> = metadata
        .iter()
        .filter_map(|(key, value)| entry_defect(id, metadata, key, value))
        .collect();
    let key = "deploymentInPath";
    let written = (metadata.keys()).any(|k| k.trim().eq_ignore_ascii_case(key));
    if connection.category == "ApiManagement" && !written {
        found.push(Defect {
            at: setting(id, key),
            what: format!("{key} is missing"),
            patch: Vec::new(),
        });
    }
    found
}

fn setting(id: &str, key: &str) -> String {
    field(id, &format!("metadata/{}", pointer_token(key)))
}

fn entry_defect(
    id: &str,
    metadata: &BTreeMap<String, String>,
    key: &str,
    value: &str,
) -> Option<Defect> {
    let at = setting(id, key);
    let (what, patch) = match spelling(GATEWAY_METADATA.iter().copied(), key) {
        Spelling::Exact => {
            let (what, right) = value_defect(key, value)?;
            let patch = right.map(|right| Edit::set(&at, right));
            (what, patch.into_iter().collect())
        }
        Spelling::Case(right) => {
            let free = !metadata.contains_key(right) && value_defect(right, value).is_none();
            let rename = vec![Edit::remove(&at), Edit::set(setting(id, right), value)];
            let patch = if free { rename } else { Vec::new() };
            (format!("{key} is spelled {right}"), patch)
        }
        Spelling::Unknown => (format!("{key} is no setting of a gateway"), Vec::new()),
    };
    Some(Defect { at, what, patch })
}

/// What is wrong with a value, and the right one where it is known.
fn value_defect(key: &str, value: &str) -> Option<(String, Option<String>)> {
    let parsed = || serde_json::from_str::<Value>(value).ok();
    match key {
        "deploymentInPath" if value != "true" && value != "false" => {
            let lower = value.trim().to_lowercase();
            let right = Some(lower).filter(|v| v == "true" || v == "false");
            Some((format!("{key} is neither true nor false"), right))
        }
        "models" if !parsed().is_some_and(|v| v.is_array()) => {
            Some((format!("{key} is no list in JSON text"), None))
        }
        "modelDiscovery" | "customHeaders" | "authConfig"
            if !parsed().is_some_and(|v| v.is_object()) =>
        {
            Some((format!("{key} is no object in JSON text"), None))
        }
        _ => None,
    }
}

/// CON-027: a project of hosted agents has a gateway connection and no deployment in its Foundry
/// resource that it could use: models behind a gateway serve prompt agents only.
/// Source: Microsoft's article on gateway connections and its page on connected models (2026-06-11).
pub fn hosted_agents_have_a_model(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let gateways = || planned(estate).filter(|(_, c)| is_gateway(&c.category));
    let of_level = |level| move |c: &Connection| c.level == Some(level);
    let shared: BTreeMap<&str, &str> = gateways()
        .filter(|(_, c)| of_level(ConnectionLevel::Account)(c))
        .map(|(id, c)| (c.account.as_str(), called(id, c)))
        .collect();
    let own: BTreeMap<&str, &str> = gateways()
        .filter(|(_, c)| of_level(ConnectionLevel::Project)(c))
        .map(|(id, c)| (c.project.as_str(), called(id, c)))
        .collect();
    let deployed: BTreeSet<(&str, &str)> = (context.plan.models.deployments.values())
        .map(|d| (d.account.as_str(), d.use_case.as_str()))
        .collect();
    estate
        .projects
        .iter()
        .filter(|(_, place)| place.project.runtime == Some(Runtime::HostedAgents))
        .filter_map(|(id, place)| {
            let account = place.account.as_deref()?;
            let gateway = own.get(id.as_str()).or_else(|| shared.get(account))?;
            let use_case = place.project.use_case.as_str();
            let has_model =
                deployed.contains(&(account, "")) || deployed.contains(&(account, use_case));
            (!has_model).then(|| {
                Hit::at("/models/deployments")
                    .about(id)
                    .with("project", labels::project(estate, id))
                    .with("account", labels::of(estate, account))
                    .with("gateway", *gateway)
            })
        })
        .collect()
}
