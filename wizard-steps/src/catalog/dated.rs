//! When the tables of the catalogue were read, and which plans rest on them.
//!
//! Names, ids and lists change at Microsoft's side. A table that was read long ago is a reason to look
//! once more, not an error.

use crate::plan::Plan;

/// A table that ages.
#[derive(Debug, Clone, Copy)]
pub struct Dated {
    /// What it holds, as the middle of a sentence.
    pub name: &'static str,
    /// When it was read, `YYYY-MM-DD`.
    pub read_on: &'static str,
    /// Where a plan rests on it.
    pub at: &'static str,
    /// Does this plan rest on it?
    pub is_used: fn(&Plan) -> bool,
}

/// How long a table stays fresh, in days.
/// Source: product rule.
pub const FRESH: i64 = 180;

/// The tables that age.
pub const TABLES: [Dated; 3] = [
    Dated {
        name: "the list of roles and what they allow",
        read_on: super::roles::READ_ON,
        at: "/access/mapping",
        is_used: |plan| !plan.access.mapping.is_empty() || !plan.access.grants.is_empty(),
    },
    Dated {
        name: "the list of connection categories and ways to sign in",
        read_on: super::connections::READ_ON,
        at: "/connections/items",
        is_used: |plan| !plan.connections.items.is_empty(),
    },
    Dated {
        name: "the built-in policies",
        read_on: super::roles::READ_ON,
        at: "/governance/policies",
        is_used: |plan| !plan.governance.policies.is_empty(),
    },
];

#[cfg(test)]
mod tests {
    use super::TABLES;
    use crate::plan::text::Day;

    #[test]
    fn every_table_has_a_day() {
        assert!(TABLES.iter().all(|t| Day::parse(t.read_on).is_some()));
    }
}
