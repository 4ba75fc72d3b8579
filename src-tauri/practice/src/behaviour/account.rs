//! `Microsoft.CognitiveServices/accounts`: endpoints, the reserved subdomain,
//! and the two days a deleted account stays restorable.
//!
//! Source: wire contract recorded from azure-cli (October 2025), Microsoft's
//! published type files for 2026-03-01, and issue threads for the delete
//! rules; read 2026-11-22.

use serde_json::{Value, json};

use super::{Behaviour, Body, Write, default, part, property};
use crate::Practice;
use crate::answer::Fault;
use crate::calendar::{fine_stamp, stamp};
use crate::identity::{bare, derived};
use crate::scope::{ResourcePath, key_of};

pub(super) struct Account;

/// How long a deleted account reserves its name.
pub(crate) const KEPT_SECONDS: i64 = 48 * 3600;

impl Behaviour for Account {
    fn check_write(&self, write: &Write, body: &Body) -> Result<(), Fault> {
        let key = write.path.key();
        if write.practice.deleted.contains_key(&key) && !is_restore(body) {
            return Err(Fault::new(
                409,
                "FlagMustBeSetForRestore",
                format!(
                    "An existing resource with ID '{}' has been soft-deleted. To restore the resource, you must \
                     specify 'restore' to be 'true' in the property. If you don't want to restore existing \
                     resource, please purge it first.",
                    write.path.id
                ),
            ));
        }
        if body.get("location").and_then(Value::as_str).is_none() {
            return Err(Fault::new(
                400,
                "LocationRequired",
                "The location property is required for this definition.",
            ));
        }
        match property(body, "customSubDomainName") {
            Some(name) if write.practice.is_subdomain_taken(name, &key) => Err(Fault::new(
                409,
                "CustomDomainInUse",
                format!("Requested custom domain {name} is already in use."),
            )),
            _ => Ok(()),
        }
    }

    fn complete(&self, write: &Write, body: &mut Body) {
        let seen = stamp(write.practice.clock);
        let created = write
            .old
            .and_then(|old| property(old, "dateCreated"))
            .unwrap_or(&seen)
            .to_owned();
        let location = body
            .get("location")
            .and_then(Value::as_str)
            .unwrap_or("eastus")
            .to_owned();
        default(body, "kind", json!("AIServices"));
        default(body, "sku", json!({"name": "S0"}));
        let internal = bare(&derived(&["internal", &write.path.key()]));
        let properties = part(body, "properties");
        properties.remove("restore");
        let subdomain = properties
            .get("customSubDomainName")
            .and_then(Value::as_str)
            .map(ToOwned::to_owned);
        for (key, value) in endpoints(subdomain.as_deref(), &location) {
            properties.insert(key.to_owned(), value);
        }
        default(properties, "internalId", json!(internal));
        default(properties, "dateCreated", json!(created));
        default(properties, "isMigrated", json!(false));
        default(properties, "privateEndpointConnections", json!([]));
        default(properties, "publicNetworkAccess", json!("Enabled"));
        complete_history(write, body);
    }

    fn check_delete(&self, practice: &Practice, path: &ResourcePath) -> Result<(), Fault> {
        let nested: Vec<&str> = practice
            .children(&path.key(), "projects")
            .filter_map(|body| body.get("id").and_then(Value::as_str))
            .collect();
        if nested.is_empty() {
            return Ok(());
        }
        Err(Fault::new(
            409,
            "CannotDeleteResource",
            format!(
                "Cannot delete resource while nested resources exist. Some existing nested resource IDs include: \
                 '{}'. Please delete all nested resources before deleting this resource.",
                nested.join(", ")
            ),
        ))
    }

    fn is_kept_when_deleted(&self) -> bool {
        true
    }

    fn takes_time(&self) -> bool {
        true
    }
}

/// Addresses under the account's own subdomain, else the region's shared one.
fn endpoints(subdomain: Option<&str>, location: &str) -> Vec<(&'static str, Value)> {
    let Some(name) = subdomain else {
        let regional = format!("https://{location}.api.cognitive.microsoft.com/");
        return vec![("endpoint", json!(regional))];
    };
    let token = format!("https://{name}.cognitiveservices.azure.com/");
    let all = json!({
        "AI Foundry API": format!("https://{name}.services.ai.azure.com/"),
        "OpenAI Language Model Instance API": format!("https://{name}.openai.azure.com/"),
        "Token": token,
    });
    vec![("endpoint", json!(token)), ("endpoints", all)]
}

/// `etag` and `systemData`, as `CognitiveServices` resources have them.
pub(super) fn complete_history(write: &Write, body: &mut Body) {
    let now = fine_stamp(write.practice.clock, 304_825);
    let by = write.by.unwrap_or("practice");
    let old = write.old.and_then(|old| old.get("systemData")).cloned();
    if write.by.is_some() || !body.contains_key("systemData") {
        let past = |key: &str, default: &str| {
            old.as_ref()
                .and_then(|data| data.get(key))
                .cloned()
                .unwrap_or_else(|| json!(default))
        };
        let history = json!({
            "createdBy": past("createdBy", by),
            "createdByType": past("createdByType", "User"),
            "createdAt": past("createdAt", &now),
            "lastModifiedBy": by,
            "lastModifiedByType": "User",
            "lastModifiedAt": now,
        });
        body.insert("systemData".to_owned(), history);
    }
    if write.by.is_some() || !body.contains_key("etag") {
        let etag = derived(&["etag", &write.path.key(), &write.practice.made.to_string()]);
        body.insert("etag".to_owned(), json!(format!("\"{etag}\"")));
    }
}

fn is_restore(body: &Body) -> bool {
    body.get("properties")
        .and_then(|properties| properties.get("restore"))
        == Some(&json!(true))
}

impl Practice {
    fn is_subdomain_taken(&self, name: &str, by_other_than: &str) -> bool {
        let deleted = self.deleted.iter().map(|(key, (_, body))| (key, body));
        self.resources
            .iter()
            .chain(deleted)
            .filter(|(key, _)| *key != by_other_than)
            .filter_map(|(_, body)| property(body, "customSubDomainName"))
            .any(|taken| taken.eq_ignore_ascii_case(name))
    }

    /// The children of one type, by the parent's key.
    pub(crate) fn children<'a>(
        &'a self,
        parent: &str,
        kind: &str,
    ) -> impl Iterator<Item = &'a Body> + use<'a> {
        let start = key_of(&format!("{parent}/{kind}/x"));
        let start = start.trim_end_matches('x').to_owned();
        let depth = start.matches('/').count();
        self.resources
            .range(start.clone()..)
            .take_while(move |(key, _)| key.starts_with(&start))
            .filter(move |(key, _)| key.matches('/').count() == depth)
            .map(|(_, body)| body)
    }
}
