//! Connections of accounts and projects: PUT answers 200 also on creation,
//! and credentials are swallowed.
//!
//! Secrets never come back from Azure, and here they are not even kept, so a
//! saved tenant holds none. Source: wire contract recorded from azure-cli
//! (October 2025), read 2026-11-22.

use serde_json::{Value, json};

use super::account::complete_history;
use super::{Behaviour, Body, Write, default, part};

pub(super) struct Connection;

impl Behaviour for Connection {
    fn complete(&self, write: &Write, body: &mut Body) {
        default(body, "tags", Value::Null);
        default(body, "location", Value::Null);
        let properties = part(body, "properties");
        properties.insert("credentials".to_owned(), Value::Null);
        for (key, value) in [
            ("group", json!("Azure")),
            ("expiryTime", Value::Null),
            ("useWorkspaceManagedIdentity", json!(false)),
            ("isSharedToAll", json!(false)),
            ("sharedUserList", json!([])),
            ("peRequirement", json!("NotRequired")),
            ("peStatus", json!("NotApplicable")),
            ("error", Value::Null),
            ("isDefault", json!(true)),
            ("metadata", json!({})),
        ] {
            default(properties, key, value);
        }
        complete_history(write, body);
    }

    fn created(&self) -> u16 {
        200
    }
}
