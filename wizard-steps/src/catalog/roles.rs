//! Azure roles that a Foundry rollout meets, by GUID.
//!
//! Sources: Microsoft's list of built-in roles (2026-04-09) and its page on roles for Foundry
//! (2026-06-02), read 2026-11-22. Names change (most Foundry roles did in 2026); the GUID stays.
//! Two GUIDs come from third-party code only and are marked so: rules on them warn at most.

pub mod definitions;
mod lets;
mod purpose;
pub(crate) mod table;

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// When the table was read.
pub const READ_ON: &str = "2026-11-22";

pub use lets::lets;
pub use purpose::{Level, PURPOSES, level_of};
pub use table::*;

/// Where a role is meant to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// Foundry resources and projects.
    Foundry,
    /// Calling deployed models and services.
    Inference,
    /// Azure OpenAI resources.
    OpenAi,
    /// Hubs and Machine Learning workspaces.
    Hub,
    /// All of Azure.
    General,
    /// Networks.
    Network,
    /// Key vaults.
    Keys,
    /// Data stores.
    Data,
    /// Cosmos DB's own data roles, which are no Azure roles.
    CosmosData,
    /// Container registries.
    Registry,
    /// Monitoring.
    Monitor,
    /// Cost.
    Cost,
    /// Policy.
    Policy,
    /// Quota.
    Quota,
    /// Gateways.
    Gateway,
}

/// Which roles a role may assign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayAssign {
    /// None.
    Nothing,
    /// Any.
    Anything,
    /// These, by the condition in the role's definition.
    Only(&'static [&'static str]),
}

/// A built-in role.
#[derive(Debug, Clone, Copy)]
pub struct Role {
    /// GUID of the role definition, lower case.
    pub id: &'static str,
    /// Name as of the source's date.
    pub name: &'static str,
    /// Former names, newest first.
    pub former: &'static [&'static str],
    /// Where it is meant to be used.
    pub surface: Surface,
    /// Gives more than daily work needs; better eligible than permanent.
    pub privileged: bool,
    /// Which roles its holder may assign.
    pub may_assign: MayAssign,
    /// It has data actions of Foundry: its holder can build or chat.
    pub builds: bool,
    /// The GUID was read at Microsoft.
    pub sourced_at_microsoft: bool,
}

impl Role {
    /// The name, with the former one in brackets.
    pub fn label(&self) -> String {
        match self.former.first() {
            Some(former) => format!("{} (formerly {former})", self.name),
            None => self.name.to_owned(),
        }
    }
}

/// The role with this GUID, in any case.
pub fn by_id(id: &str) -> Option<&'static Role> {
    static BY_ID: LazyLock<BTreeMap<&str, &Role>> =
        LazyLock::new(|| ROLES.iter().map(|role| (role.id, role)).collect());
    let found = BY_ID.get(id);
    found
        .or_else(|| BY_ID.get(id.trim().to_ascii_lowercase().as_str()))
        .copied()
}

/// The one role with this current or former name, in any case.
pub fn by_name(name: &str) -> Option<&'static Role> {
    let is = |n: &str| n.eq_ignore_ascii_case(name.trim());
    let mut found = ROLES
        .iter()
        .filter(|role| is(role.name) || role.former.iter().any(|f| is(f)));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Name of a role for people: from the catalogue, else the id itself.
pub fn name_of(id: &str) -> &str {
    by_id(id).map_or(id, |role| role.name)
}

const fn role(id: &'static str, name: &'static str, surface: Surface) -> Role {
    Role {
        id,
        name,
        former: &[],
        surface,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    }
}

impl Role {
    const fn once(self, former: &'static [&'static str]) -> Self {
        Self { former, ..self }
    }

    const fn privileged(self) -> Self {
        Self {
            privileged: true,
            ..self
        }
    }

    const fn builds(self) -> Self {
        Self {
            builds: true,
            ..self
        }
    }

    const fn may_assign(self, may_assign: MayAssign) -> Self {
        Self { may_assign, ..self }
    }

    const fn third_party(self) -> Self {
        Self {
            sourced_at_microsoft: false,
            ..self
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_stands_once_and_is_a_lower_case_guid() {
        let ids: std::collections::BTreeSet<&str> = ROLES.iter().map(|r| r.id).collect();
        assert_eq!(ids.len(), ROLES.len());
        for id in ids {
            assert_eq!(uuid::Uuid::try_parse(id).expect(id).to_string(), id);
        }
    }

    #[test]
    fn a_role_is_found_by_id_and_by_either_name() {
        let role = by_name("azure ai user").expect("by its former name");
        assert_eq!(role.id, FOUNDRY_USER);
        assert_eq!(role.label(), "Foundry User (formerly Azure AI User)");
        assert_eq!(
            by_id("53CA6127-DB72-4B80-B1B0-D745D6D5456D").map(|r| r.name),
            Some("Foundry User")
        );
        assert!(by_name("Azure AI").is_none());
    }
}
