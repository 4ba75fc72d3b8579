//! What the built-in roles hold: actions, data actions and the limits on them.
//!
//! The table beside this file (`definitions.json`) holds one definition a row, written from
//! Microsoft's list of built-in roles (documentation of 2026-04-09) and a public mirror of the role
//! definitions, read 2026-11-22. Each row says where it is from; two rest on third parties and two on
//! the published text of older pages. A definition that was read in the tenant replaces the row.
//! Cosmos DB's own data roles are no Azure roles and have no row.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::{Deserialize, Serialize};

use super::by_id;

/// Where a definition was read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum ReadAt {
    /// Microsoft's list of built-in roles (2026-04-09).
    Microsoft,
    /// A public mirror of the definitions (read 2026-11-22).
    Mirror,
    /// The text of an older page; to be confirmed in the tenant.
    Published,
    /// Somebody else's look into a tenant; to be confirmed in the tenant.
    ThirdParty,
    /// This plan: a custom role.
    Plan,
    /// The tenant itself.
    Tenant,
}

/// A role definition.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct Definition {
    /// GUID, lower case.
    pub id: String,
    /// Name as it stood where it was read.
    pub name: String,
    /// Where it was read.
    #[serde(rename = "from")]
    pub read_at: ReadAt,
    /// Its permission items. Azure judges each by itself: what one takes out another may still give.
    pub items: Vec<Item>,
}

/// A permission item. Patterns as published; `*` stands for any text, slashes included.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Item {
    /// Actions on resources.
    pub can: Vec<String>,
    /// Taken out of them.
    pub cannot: Vec<String>,
    /// Actions on data.
    pub can_data: Vec<String>,
    /// Taken out of them.
    pub cannot_data: Vec<String>,
    /// Limit on assigning roles, in Azure's condition language; empty for none.
    pub condition: String,
}

impl Definition {
    /// Does the name that it was filed with belong to its GUID? A row that was mixed up answers no,
    /// and is then not used: a wrong definition is worse than none.
    fn is_filed_right(&self) -> bool {
        by_id(&self.id).is_some_and(|role| {
            let names = std::iter::once(role.name).chain(role.former.iter().copied());
            names
                .into_iter()
                .any(|name| name.eq_ignore_ascii_case(&self.name))
        })
    }
}

/// Reads a table of definitions; rows whose name belongs to another GUID are left out.
fn read(table: &str) -> Vec<Definition> {
    let rows: Vec<Definition> = serde_json::from_str(table).unwrap_or_default();
    rows.into_iter()
        .filter(Definition::is_filed_right)
        .collect()
}

/// Every definition of the catalogue, in reading order.
pub fn definitions() -> &'static [Definition] {
    static TABLE: LazyLock<Vec<Definition>> =
        LazyLock::new(|| read(include_str!("definitions.json")));
    &TABLE
}

/// The definition of a built-in role by GUID, in any case.
pub fn definition(id: &str) -> Option<&'static Definition> {
    static BY_ID: LazyLock<BTreeMap<&str, &Definition>> =
        LazyLock::new(|| definitions().iter().map(|d| (d.id.as_str(), d)).collect());
    let lower = id.trim().to_ascii_lowercase();
    BY_ID.get(lower.as_str()).copied()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::roles::{self, ROLES};

    #[test]
    fn every_definition_is_of_a_role_of_the_catalogue_under_its_own_name() {
        assert_eq!(definitions().len(), 61);
        let without: Vec<&str> = ROLES
            .iter()
            .filter(|role| definition(role.id).is_none())
            .map(|role| role.name)
            .collect();
        let unknown = [
            "Cognitive Services Data Reader",
            "Cognitive Services Speech User",
            "Cosmos DB Built-in Data Contributor",
        ];
        assert_eq!(without, unknown);
    }

    #[test]
    fn a_definition_filed_under_another_roles_guid_is_refused() {
        let mixed_up = format!(
            r#"[{{"id": "{}", "name": "AcrImageSigner", "from": "mirror", "items": []}}]"#,
            roles::ACRPULL
        );
        assert_eq!(read(&mixed_up), []);
        assert_eq!(
            definition(roles::ACRPULL).map(|d| d.name.as_str()),
            Some("AcrPull")
        );
    }

    #[test]
    fn a_former_name_is_the_roles_own() {
        let found = definition(&roles::FOUNDRY_USER.to_uppercase()).expect("by GUID in any case");
        assert_eq!(found.name, "Azure AI User");
    }
}
