//! What one role definition grants, operation by operation: worked out once a role.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::catalog::roles::definitions::{Definition, Item, ReadAt, definitions};

use super::condition::{Condition, Effect, Limit};
use super::list::operations;
use super::operation::{Operation, Plane, covers};

/// A role, by what it grants.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Powers {
    /// GUID of the role definition, lower case.
    pub role: String,
    /// Where its definition was read.
    pub read_at: ReadAt,
    granted: Vec<Granted>,
}

/// What a role says to an operation.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Granted {
    /// Nothing.
    #[default]
    No,
    /// It grants it, by this pattern.
    Yes(String),
    /// It grants it within a limit, by this pattern.
    Limited(String, Limit),
    /// It grants it under a condition that is not understood.
    Unclear(String),
}

impl Granted {
    /// The pattern that decides.
    pub fn pattern(&self) -> Option<&str> {
        match self {
            Self::No => None,
            Self::Yes(pattern) | Self::Limited(pattern, _) | Self::Unclear(pattern) => {
                Some(pattern)
            }
        }
    }
}

impl Powers {
    /// Works a definition out.
    pub fn of(definition: &Definition) -> Self {
        let conditions: Vec<Condition> = definition
            .items
            .iter()
            .map(|item| Condition::read(&item.condition))
            .collect();
        let granted = operations()
            .iter()
            .map(|operation| {
                let items = definition.items.iter().zip(&conditions);
                items.fold(Granted::No, |best, (item, condition)| {
                    better(best, by_item(item, condition, operation))
                })
            })
            .collect();
        Self {
            role: definition.id.clone(),
            read_at: definition.read_at,
            granted,
        }
    }

    /// What it says to an operation, by its place in [`operations`].
    pub fn on(&self, operation: usize) -> &Granted {
        &self.granted[operation]
    }
}

/// An item grants an operation when one of its patterns covers it and none of its own exceptions does.
fn by_item(item: &Item, condition: &Condition, operation: &Operation) -> Granted {
    let (can, cannot) = match operation.plane {
        Plane::Control => (&item.can, &item.cannot),
        Plane::Data => (&item.can_data, &item.cannot_data),
    };
    let covering = |patterns: &[String]| {
        let found = patterns.iter().find(|p| covers(p, operation.name));
        found.cloned()
    };
    match covering(can) {
        Some(pattern) if covering(cannot).is_none() => match condition.effect_on(operation.name) {
            Effect::Free => Granted::Yes(pattern),
            Effect::Limited(limit) => Granted::Limited(pattern, limit),
            Effect::Unclear => Granted::Unclear(pattern),
        },
        _ => Granted::No,
    }
}

fn better(best: Granted, next: Granted) -> Granted {
    let rank = |g: &Granted| match g {
        Granted::No => 0,
        Granted::Unclear(_) => 1,
        Granted::Limited(..) => 2,
        Granted::Yes(_) => 3,
    };
    if rank(&next) > rank(&best) {
        next
    } else {
        best
    }
}

/// Powers of the roles of a plan: the catalogue's, and the plan's own custom roles before them.
#[derive(Debug, Default)]
pub struct Roles {
    own: BTreeMap<String, Powers>,
}

impl Roles {
    /// With these definitions beside (or instead of) the catalogue's.
    pub fn with<'d>(own: impl IntoIterator<Item = &'d Definition>) -> Self {
        let own = own.into_iter();
        Self {
            own: own.map(|d| (d.id.clone(), Powers::of(d))).collect(),
        }
    }

    /// Powers of a role by its GUID in lower case; none where no definition is known.
    pub fn powers(&self, role: &str) -> Option<&Powers> {
        self.own.get(role).or_else(|| built_in().get(role))
    }
}

/// Powers of the catalogue's roles by GUID.
pub fn built_in() -> &'static BTreeMap<&'static str, Powers> {
    static BUILT_IN: LazyLock<BTreeMap<&str, Powers>> = LazyLock::new(|| {
        let all = definitions().iter();
        all.map(|d| (d.id.as_str(), Powers::of(d))).collect()
    });
    &BUILT_IN
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::roles;

    fn on(powers: &Powers, name: &str) -> Granted {
        let place = operations().iter().position(|o| o.name == name);
        powers
            .on(place.expect("an operation that some ability needs"))
            .clone()
    }

    fn has(role: &str, name: &str) -> bool {
        on(&built_in()[role], name) != Granted::No
    }

    #[test]
    fn contributor_assigns_nothing_but_locks_and_looks() {
        for (name, expected) in [
            ("Microsoft.Authorization/roleAssignments/write", false),
            ("Microsoft.Authorization/roleAssignments/read", true),
            ("Microsoft.Authorization/locks/write", false),
            ("Microsoft.CognitiveServices/accounts/write", true),
        ] {
            assert_eq!(has(roles::CONTRIBUTOR, name), expected, "{name}");
        }
    }

    #[test]
    fn everything_on_resources_is_nothing_on_data() {
        let build = "Microsoft.CognitiveServices/accounts/AIServices/agents/write";
        assert!(!has(roles::OWNER, build));
        assert!(has(roles::FOUNDRY_USER, build));
    }

    #[test]
    fn what_one_item_takes_out_another_gives() {
        let item = |can: &str, cannot: &str| Item {
            can: vec![can.to_owned()],
            cannot: vec![cannot.to_owned()],
            ..Item::default()
        };
        let definition = Definition {
            id: "two".to_owned(),
            name: "Two items".to_owned(),
            read_at: ReadAt::Plan,
            items: vec![
                item("*", "Microsoft.Authorization/*/write"),
                item("Microsoft.Authorization/roleAssignments/*", "nothing"),
            ],
        };
        let granted = on(
            &Powers::of(&definition),
            "Microsoft.Authorization/roleAssignments/write",
        );
        assert_eq!(
            granted,
            Granted::Yes("Microsoft.Authorization/roleAssignments/*".to_owned())
        );
    }

    #[test]
    fn a_custom_role_stands_before_the_catalogue() {
        let own = Definition {
            id: roles::READER.to_owned(),
            name: "Narrowed".to_owned(),
            read_at: ReadAt::Tenant,
            items: vec![Item::default()],
        };
        let all = Roles::with([&own]);
        assert_eq!(
            all.powers(roles::READER).map(|p| p.read_at),
            Some(ReadAt::Tenant)
        );
        assert_eq!(all.powers("00000000-0000-0000-0000-00000000ffff"), None);
    }
}
