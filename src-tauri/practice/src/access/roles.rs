//! Role definitions: the built-in ones, and those the tenant adds.
//!
//! The table beside this file (`roles.json`) holds one role a line: id,
//! current name, former names, and what it may do. It was written from
//! Microsoft's published list of built-in roles (documentation of 2026-04-09)
//! and public mirrors of the role definitions, read 2026-11-22. `mayAssign`
//! and `mayRemove` are the role ids of a constrained delegation; they become
//! the condition text Microsoft publishes for such roles.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

/// One set of permissions of a role.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(crate) struct Permission {
    pub(crate) actions: Vec<String>,
    pub(crate) not_actions: Vec<String>,
    pub(crate) data_actions: Vec<String>,
    pub(crate) not_data_actions: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) condition: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) condition_version: Option<String>,
}

impl Permission {
    /// Whether it grants a management action.
    pub(crate) fn allows(&self, action: &str) -> bool {
        self.actions.iter().any(|pattern| matches(pattern, action))
            && !self
                .not_actions
                .iter()
                .any(|pattern| matches(pattern, action))
    }
}

/// A role definition.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(crate) struct Role {
    pub(crate) id: String,
    pub(crate) name: String,
    #[serde(default)]
    pub(crate) description: String,
    pub(crate) permissions: Vec<Permission>,
    #[serde(default)]
    pub(crate) assignable_scopes: Vec<String>,
    #[serde(skip)]
    pub(crate) is_built_in: bool,
}

impl Role {
    /// The role as ARM words it, with an id qualified by the subscription it
    /// was asked through.
    pub(crate) fn view(&self, subscription: Option<&str>) -> Value {
        json!({
            "properties": {
                "roleName": self.name,
                "type": if self.is_built_in { "BuiltInRole" } else { "CustomRole" },
                "description": self.description,
                "assignableScopes": self.assignable_scopes,
                "permissions": self.permissions,
                "createdOn": "2015-02-02T21:55:09.8806423Z",
                "updatedOn": "2026-04-09T15:10:12.0000000Z",
                "createdBy": null,
                "updatedBy": null,
            },
            "id": definition_id(subscription, &self.id),
            "type": "Microsoft.Authorization/roleDefinitions",
            "name": self.id,
        })
    }
}

/// The full id of a role definition seen through a subscription, or through
/// the tenant.
pub(crate) fn definition_id(subscription: Option<&str>, role: &str) -> String {
    let tail = format!("/providers/Microsoft.Authorization/roleDefinitions/{role}");
    subscription.map_or(tail.clone(), |id| format!("/subscriptions/{id}{tail}"))
}

#[derive(Deserialize)]
struct Table {
    roles: Vec<Row>,
}

#[derive(Deserialize)]
#[serde(default, rename_all = "camelCase")]
#[derive(Default)]
struct Row {
    id: String,
    name: String,
    can: Vec<String>,
    cannot: Vec<String>,
    can_data: Vec<String>,
    cannot_data: Vec<String>,
    may_assign: Vec<String>,
    may_remove: Vec<String>,
}

impl Row {
    fn role(self) -> Role {
        let condition = delegation(&self.may_assign, &self.may_remove);
        Role {
            description: format!("Built-in role {}.", self.name),
            id: self.id,
            name: self.name,
            permissions: vec![Permission {
                actions: self.can,
                not_actions: self.cannot,
                data_actions: self.can_data,
                not_data_actions: self.cannot_data,
                condition_version: condition.is_some().then(|| "2.0".to_owned()),
                condition,
            }],
            assignable_scopes: vec!["/".to_owned()],
            is_built_in: true,
        }
    }
}

/// The published shape of "may assign and remove only these roles".
fn delegation(assign: &[String], remove: &[String]) -> Option<String> {
    let clause = |verb: &str, source: &str, roles: &[String]| {
        (!roles.is_empty()).then(|| {
            format!(
                "((!(ActionMatches{{'Microsoft.Authorization/roleAssignments/{verb}'}})) OR \
                 (@{source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] \
                 ForAnyOfAnyValues:GuidEquals{{{}}}))",
                roles.join(", ")
            )
        })
    };
    let clauses: Vec<String> = [
        clause("write", "Request", assign),
        clause("delete", "Resource", remove),
    ]
    .into_iter()
    .flatten()
    .collect();
    (!clauses.is_empty()).then(|| clauses.join(" AND "))
}

/// Every built-in role by id.
pub(crate) static BUILT_IN: LazyLock<BTreeMap<String, Role>> = LazyLock::new(|| {
    let table: Table = serde_json::from_str(include_str!("roles.json"))
        .unwrap_or_else(|error| unreachable!("roles.json is part of the build: {error}"));
    table
        .roles
        .into_iter()
        .map(|row| (row.id.clone(), row.role()))
        .collect()
});

/// Azure's action wildcard: `*` stands for any text, slashes included, and
/// case does not count.
pub(crate) fn matches(pattern: &str, action: &str) -> bool {
    let (pattern, action) = (pattern.as_bytes(), action.as_bytes());
    let (mut at, mut read) = (0, 0);
    let mut retry: Option<(usize, usize)> = None;
    while read < action.len() {
        if pattern.get(at) == Some(&b'*') {
            retry = Some((at, read));
            at += 1;
        } else if pattern
            .get(at)
            .is_some_and(|byte| byte.eq_ignore_ascii_case(&action[read]))
        {
            at += 1;
            read += 1;
        } else if let Some((star, from)) = retry {
            retry = Some((star, from + 1));
            at = star + 1;
            read = from + 1;
        } else {
            return false;
        }
    }
    pattern[at..].iter().all(|byte| *byte == b'*')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::condition::Condition;

    #[test]
    fn wildcards_span_slashes_and_ignore_case() {
        for (pattern, action, expected) in [
            ("*", "Any/thing/at/all", true),
            ("*/read", "Microsoft.CognitiveServices/accounts/READ", true),
            (
                "*/read",
                "Microsoft.CognitiveServices/accounts/write",
                false,
            ),
            (
                "Microsoft.Authorization/*/Write",
                "microsoft.authorization/roleAssignments/write",
                true,
            ),
            (
                "Microsoft.Authorization/*/Write",
                "Microsoft.Authorization/write",
                false,
            ),
            ("a/*/b/*/c", "a/x/b/y/b/z/c", true),
            ("a/b", "a/b/c", false),
            ("a/b*", "a/b", true),
        ] {
            assert_eq!(
                matches(pattern, action),
                expected,
                "{pattern} over {action}"
            );
        }
    }

    #[test]
    fn the_table_holds_real_roles_with_readable_conditions() {
        assert!(BUILT_IN.len() >= 60);
        let owner = &BUILT_IN["8e3af657-a8ff-443c-a75c-2fe8c4bcb635"];
        assert!(owner.permissions[0].allows("Microsoft.Authorization/roleAssignments/write"));
        let contributor = &BUILT_IN["b24988ac-6180-42a0-ab88-20f7382dd24c"];
        assert!(
            !contributor.permissions[0].allows("Microsoft.Authorization/roleAssignments/write")
        );
        let conditional: Vec<&str> = BUILT_IN
            .values()
            .filter(|role| role.permissions[0].condition.is_some())
            .map(|role| role.name.as_str())
            .collect();
        assert!(
            conditional.contains(&"Foundry Project Manager"),
            "{conditional:?}"
        );
        assert!(conditional.contains(&"Foundry Account Owner"));
        for role in BUILT_IN.values() {
            assert!(uuid::Uuid::parse_str(&role.id).is_ok(), "{}", role.name);
            for condition in role
                .permissions
                .iter()
                .filter_map(|one| one.condition.as_deref())
            {
                assert!(Condition::parse(condition).is_some(), "{condition}");
            }
        }
    }
}
