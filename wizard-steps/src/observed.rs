//! What a tenant was seen to hold, as plain data.
//!
//! Compare reads it from Azure, `--observed FILE` reads it from a file, and the rules treat both alike.
//! What was not read is absent, never assumed: rules then say "not checked".

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::abilities::operation::covers;
use crate::catalog::roles::definitions::{Definition, Item, ReadAt};
use crate::names;

/// One reading of a tenant.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Observed {
    /// Tenant that was read.
    pub tenant_id: String,
    /// Who read it.
    pub caller: Caller,
    /// When the reading began, RFC 3339 UTC.
    pub read_at: String,
    /// Subscriptions by id in lower case.
    pub subscriptions: BTreeMap<String, ObservedSubscription>,
    /// Resources by id in lower case, as far as they were looked for; absent ones stay out.
    pub resources: BTreeMap<String, ObservedResource>,
    /// Directory objects by id in lower case.
    pub principals: BTreeMap<String, ObservedPrincipal>,
    /// Object ids that were asked for and do not exist.
    pub missing_principals: Vec<String>,
    /// Role assignments at, above and below what was read.
    pub assignments: Vec<ObservedAssignment>,
    /// What the caller may do, by scope in lower case.
    pub permissions: BTreeMap<String, Vec<Permission>>,
    /// Policies on Cognitive Services and models, if they were read.
    pub policies: Vec<ObservedPolicy>,
    /// Scopes in lower case whose assignments could not be read, with the reason.
    pub unread: BTreeMap<String, String>,
    /// Role definitions by GUID in lower case, as the tenant holds them.
    pub definitions: BTreeMap<String, ObservedDefinition>,
}

/// Who reads and writes.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Caller {
    /// Object id.
    pub object_id: String,
    /// Sign-in name or application id.
    pub name: String,
}

/// A subscription.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedSubscription {
    /// Display name.
    pub name: String,
    /// `Enabled`, or why not.
    pub state: String,
    /// Its tenant.
    pub tenant_id: String,
}

/// A resource.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedResource {
    /// Id as Azure spells it.
    pub id: String,
    /// Its region.
    pub location: String,
    /// Object id of its managed identity.
    pub identity: Option<String>,
    /// What a container registry is set to.
    pub registry: Option<ObservedRegistry>,
    /// Kind, where its type has kinds: `OpenAI`, `AIServices`, `hub`.
    pub kind: String,
    /// Properties as Azure returned them, as far as they were read.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub properties: BTreeMap<String, serde_json::Value>,
}

/// How a container registry lets people and identities in.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedRegistry {
    /// Roles are for single repositories (`roleAssignmentMode` is `AbacRepositoryPermissions`): AcrPull
    /// does not count then.
    pub repository_permissions: bool,
    /// Tokens for Azure Resource Manager are taken (`azureADAuthenticationAsArmPolicy` is enabled);
    /// none when it was not read.
    pub takes_arm_tokens: Option<bool>,
}

/// A policy assignment that speaks about Cognitive Services or models.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedPolicy {
    /// Display name.
    pub name: String,
    /// Where it is assigned.
    pub scope: String,
    /// Its definition looks at the kind of the resource.
    pub tests_kind: bool,
}

/// A directory object.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedPrincipal {
    /// `User`, `Group`, `ServicePrincipal`.
    #[serde(rename = "type")]
    pub principal_type: String,
    /// Display name.
    pub name: String,
    /// Of a group: the service principals and managed identities among its members, also those of
    /// groups in it, by name.
    pub workloads: Vec<String>,
}

/// A role assignment.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedAssignment {
    /// Azure id.
    pub id: String,
    /// Its name, a GUID.
    pub name: String,
    /// Where.
    pub scope: String,
    /// For whom.
    pub principal_id: String,
    /// Type of the principal.
    pub principal_type: String,
    /// Role definition GUID in lower case.
    pub role: String,
    /// Condition, empty for none.
    pub condition: String,
    /// Who made it.
    pub created_by: String,
    /// When.
    pub created_on: String,
}

/// A role definition.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct ObservedDefinition {
    /// Its name.
    pub name: String,
    /// The tenant's own, not built in.
    pub custom: bool,
    /// Its permission items, as in the catalogue.
    pub items: Vec<Item>,
    /// Scopes at and below which it may be assigned.
    pub assignable_scopes: Vec<String>,
}

impl ObservedDefinition {
    /// The limits on the roles that its holders may assign, as far as there are any.
    pub fn conditions(&self) -> impl Iterator<Item = &str> {
        let texts = self.items.iter().map(|item| item.condition.as_str());
        texts.filter(|text| !text.is_empty())
    }

    /// As a definition of the catalogue.
    pub fn definition(&self, id: &str) -> Definition {
        Definition {
            id: id.to_ascii_lowercase(),
            name: self.name.clone(),
            read_at: ReadAt::Tenant,
            items: self.items.clone(),
        }
    }
}

/// One effective role of the caller at a scope.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Permission {
    /// Granted actions, with Azure's wildcards.
    pub actions: Vec<String>,
    /// Taken out of them.
    pub not_actions: Vec<String>,
}

impl Observed {
    /// Nothing was read.
    pub fn is_empty(&self) -> bool {
        self.read_at.is_empty() && self.subscriptions.is_empty() && self.assignments.is_empty()
    }

    /// A resource that was seen.
    pub fn resource(&self, id: &str) -> Option<&ObservedResource> {
        self.resources.get(&names::scope_key(id))
    }

    /// May the caller do this at the scope? Rights are inherited: what is allowed above is allowed here.
    /// `None` when neither the scope nor anything above that allows it was read.
    pub fn allows(&self, scope: &str, action: &str) -> Option<bool> {
        let key = names::scope_key(scope);
        let may = |items: &Vec<Permission>| items.iter().any(|p| p.allows(action));
        let mut above = key.as_str();
        while !above.is_empty() {
            if self.permissions.get(above).is_some_and(may) {
                return Some(true);
            }
            above = above.rsplit_once('/').map_or("", |(parent, _)| parent);
        }
        self.permissions.get(&key).map(may)
    }
}

impl Permission {
    /// Does this one role allow the action? Each role is evaluated by itself, never the union: what
    /// one role takes out another may still grant.
    pub fn allows(&self, action: &str) -> bool {
        let matches = |patterns: &[String]| patterns.iter().any(|p| covers(p, action));
        matches(&self.actions) && !matches(&self.not_actions)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_role_cannot_take_away_what_another_grants() {
        let contributor = Permission {
            actions: vec!["*".into()],
            not_actions: vec!["Microsoft.Authorization/*/Write".into()],
        };
        let admin = Permission {
            actions: vec!["Microsoft.Authorization/roleAssignments/*".into()],
            not_actions: vec![],
        };
        let action = "Microsoft.Authorization/roleAssignments/write";
        let mut seen = Observed::default();
        assert_eq!(seen.allows("/subscriptions/a", action), None);
        seen.permissions
            .insert("/subscriptions/a".into(), vec![contributor.clone()]);
        assert_eq!(seen.allows("/subscriptions/A/", action), Some(false));
        seen.permissions
            .insert("/subscriptions/a".into(), vec![contributor, admin]);
        assert_eq!(seen.allows("/subscriptions/a", action), Some(true));
    }
}
