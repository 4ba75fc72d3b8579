//! The abilities: what people want to do, and the operations it takes.
//!
//! Operation names were read in Microsoft's published role definitions and type files (2026-04 to
//! 2026-06, read 2026-11-22). [`Grade`] says how sure each is; one that nobody confirmed never makes a
//! blocker and is shown as unclear where it decides.

use std::sync::LazyLock;

use super::operation::{Operation, Plane};

/// The kind of thing an operation is asked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Target {
    /// The subscription.
    Subscription,
    /// The resource group.
    ResourceGroup,
    /// The Foundry resource.
    Account,
    /// The project.
    Project,
    /// An agent's endpoint.
    Agent,
    /// Wherever it is asked.
    Here,
    /// A resource beside Foundry, in a resource group.
    Beside(Side),
}

/// A resource beside Foundry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Application Insights.
    AppInsights,
    /// A Log Analytics workspace.
    LogWorkspace,
    /// A virtual network.
    VirtualNetwork,
    /// A private DNS zone.
    PrivateDnsZone,
    /// A key vault.
    KeyVault,
    /// A storage account.
    Storage,
    /// A search service.
    Search,
    /// A Cosmos DB account.
    Cosmos,
    /// A container registry.
    Registry,
    /// A classic hub project.
    HubProject,
    /// Anything else.
    Other,
}

impl Side {
    /// The kind of a resource by its Azure id.
    pub fn of(arm_id: &str) -> Self {
        let lower = arm_id.to_ascii_lowercase();
        let kinds = [
            ("/microsoft.insights/components/", Self::AppInsights),
            (
                "/microsoft.operationalinsights/workspaces/",
                Self::LogWorkspace,
            ),
            ("/microsoft.network/virtualnetworks/", Self::VirtualNetwork),
            ("/microsoft.network/privatednszones/", Self::PrivateDnsZone),
            ("/microsoft.keyvault/vaults/", Self::KeyVault),
            ("/microsoft.storage/storageaccounts/", Self::Storage),
            ("/microsoft.search/searchservices/", Self::Search),
            ("/microsoft.documentdb/databaseaccounts/", Self::Cosmos),
            ("/microsoft.containerregistry/registries/", Self::Registry),
            (
                "/microsoft.machinelearningservices/workspaces/",
                Self::HubProject,
            ),
        ];
        let found = kinds.iter().find(|(part, _)| lower.contains(part));
        found.map_or(Self::Other, |(_, side)| *side)
    }
}

/// How sure the name of an operation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grade {
    /// Read at Microsoft: role definitions, type files, documentation.
    Published,
    /// Read in public lists, by analogy, or at third parties: to be confirmed in the tenant.
    Unconfirmed,
}

/// Something people want to do.
#[derive(Debug)]
pub struct Ability {
    /// Its permanent id.
    pub id: &'static str,
    /// What it is, verb first.
    pub name: &'static str,
    /// A few words for the head of a column.
    pub short: &'static str,
    /// How sure the operations are.
    pub grade: Grade,
    /// One of these must hold; each holds when every operation in it is granted.
    pub ways: &'static [&'static [Need]],
}

/// An operation at a kind of target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Need {
    /// The operation.
    pub operation: Operation,
    /// Where it is asked.
    pub at: Target,
}

pub(crate) const fn control(name: &'static str, at: Target) -> Need {
    let plane = Plane::Control;
    Need {
        operation: Operation { plane, name },
        at,
    }
}

pub(crate) const fn data(name: &'static str, at: Target) -> Need {
    let plane = Plane::Data;
    Need {
        operation: Operation { plane, name },
        at,
    }
}

pub(crate) const fn row(
    id: &'static str,
    name: &'static str,
    short: &'static str,
    grade: Grade,
    ways: &'static [&'static [Need]],
) -> Ability {
    Ability {
        id,
        name,
        short,
        grade,
        ways,
    }
}

/// Assigning a role: the operation that conditions limit.
pub const ASSIGN: &str = "Microsoft.Authorization/roleAssignments/write";

pub use crate::catalog::abilities::ABILITIES;

/// The ability with this id.
pub fn ability(id: &str) -> Option<&'static Ability> {
    position(id).map(|n| &ABILITIES[n])
}

/// Its place in [`ABILITIES`].
pub fn position(id: &str) -> Option<usize> {
    ABILITIES.iter().position(|a| a.id == id)
}

/// An operation by its place in [`operations`], and where it is asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Asked {
    /// Place in [`operations`].
    pub operation: usize,
    /// Where it is asked.
    pub at: Target,
}

/// Every operation that some ability needs, each once.
pub fn operations() -> &'static [Operation] {
    &RESOLVED.0
}

/// The ways of an ability by its place in [`ABILITIES`], in places of [`operations`].
pub fn ways(ability: usize) -> &'static [Vec<Asked>] {
    &RESOLVED.1[ability]
}

type Resolved = (Vec<Operation>, Vec<Vec<Vec<Asked>>>);

static RESOLVED: LazyLock<Resolved> = LazyLock::new(|| {
    let mut operations: Vec<Operation> = Vec::new();
    let mut place = |need: &Need| {
        let known = operations.iter().position(|o| *o == need.operation);
        let operation = known.unwrap_or_else(|| {
            operations.push(need.operation);
            operations.len() - 1
        });
        Asked {
            operation,
            at: need.at,
        }
    };
    let ways = ABILITIES
        .iter()
        .map(|a| {
            let ways = a.ways.iter();
            ways.map(|way| way.iter().map(&mut place).collect())
                .collect()
        })
        .collect();
    (operations, ways)
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn abilities_are_told_apart_and_need_something() {
        let ids: std::collections::BTreeSet<&str> = ABILITIES.iter().map(|a| a.id).collect();
        assert_eq!(ids.len(), ABILITIES.len());
        assert_eq!(ABILITIES.len(), 65);
        for a in ABILITIES {
            assert!(a.ways.iter().all(|way| !way.is_empty()) && !a.ways.is_empty());
            assert!(!a.name.is_empty() && a.short.len() <= 18, "{}", a.id);
            assert!(
                a.ways
                    .iter()
                    .flat_map(|w| w.iter())
                    .all(|n| !n.operation.name.contains('*'))
            );
        }
    }
}
