//! `Microsoft.CognitiveServices/accounts/projects`: the compound name, the
//! endpoint below the account's, and what the account must allow first.
//!
//! Source: wire contract recorded from azure-cli (October 2025) and
//! Microsoft's type files for 2026-03-01, read 2026-11-22. The texts of the
//! two `BadRequest` refusals are unverified.

use serde_json::{Value, json};

use super::account::complete_history;
use super::{Behaviour, Body, Write, default, has_system_identity, part, property};
use crate::answer::Fault;
use crate::identity::{bare, derived};
use crate::scope::key_of;

pub(super) struct Project;

impl Behaviour for Project {
    fn check_write(&self, write: &Write, _body: &Body) -> Result<(), Fault> {
        let parent = &write.path.parent;
        let Some(account) = write.practice.resources.get(&key_of(parent)) else {
            return Ok(());
        };
        let state = property(account, "provisioningState").unwrap_or("Succeeded");
        if state != "Succeeded" {
            return Err(Fault::new(
                400,
                "AccountProvisioningStateInvalid",
                format!(
                    "Call to Microsoft.CognitiveServices/accounts failed. Error message: Account {parent} in state \
                     {state}"
                ),
            ));
        }
        let allows = account
            .get("properties")
            .and_then(|one| one.get("allowProjectManagement"));
        if allows != Some(&json!(true)) {
            return Err(Fault::new(
                400,
                "BadRequest",
                format!(
                    "Project can only be created under an account with allowProjectManagement set to true: {parent}"
                ),
            ));
        }
        if has_system_identity(account) || has_assigned_identity(account) {
            return Ok(());
        }
        Err(Fault::new(
            400,
            "BadRequest",
            format!(
                "Project can only be created under an account with a managed identity: {parent}"
            ),
        ))
    }

    fn complete(&self, write: &Write, body: &mut Body) {
        let parent = key_of(&write.path.parent);
        let account = write.practice.resources.get(&parent);
        let subdomain = account
            .and_then(|one| property(one, "customSubDomainName"))
            .unwrap_or_default();
        let others = write.practice.children(&parent, "projects");
        let own = write.path.key();
        let is_first = others
            .filter_map(|body| body.get("id").and_then(Value::as_str))
            .all(|id| key_of(id) == own);
        let was_default = write
            .old
            .and_then(|old| old.get("properties")?.get("isDefault")?.as_bool())
            .unwrap_or(is_first);
        let name = write.path.name();
        let endpoint = format!("https://{subdomain}.services.ai.azure.com/api/projects/{name}");
        body.insert("name".to_owned(), json!(write.path.names.join("/")));
        default(body, "kind", json!("AIServices"));
        let properties = part(body, "properties");
        properties.insert(
            "endpoints".to_owned(),
            json!({ "AI Foundry API": endpoint }),
        );
        default(properties, "displayName", json!(name));
        default(properties, "isDefault", json!(was_default));
        let internal = bare(&derived(&["internal", &own]));
        default(properties, "internalId", json!(internal));
        complete_history(write, body);
    }
}

fn has_assigned_identity(account: &Body) -> bool {
    account
        .get("identity")
        .and_then(|identity| identity.get("userAssignedIdentities"))
        .and_then(Value::as_object)
        .is_some_and(|all| !all.is_empty())
}
