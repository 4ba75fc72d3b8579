//! `Microsoft.ManagedIdentity/userAssignedIdentities`: a resource that is a
//! principal. Source: Microsoft documentation, read 2026-11-22.

use serde_json::json;

use super::{Behaviour, Body, Write, part};
use crate::identity::{derived, principal_of};

pub(super) struct UserAssigned;

impl Behaviour for UserAssigned {
    fn complete(&self, write: &Write, body: &mut Body) {
        let properties = part(body, "properties");
        properties.insert(
            "principalId".to_owned(),
            json!(principal_of(&write.path.id)),
        );
        let client = derived(&["client", &write.path.key()]);
        properties.insert("clientId".to_owned(), json!(client));
        properties.insert("tenantId".to_owned(), json!(write.practice.tenant_id));
    }
}
