//! What two states of a plan let people do differently.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::desired::{DesiredState, GrantPrincipal};
use crate::estate::Estate;
use crate::plan::common::Id;

use super::answer::Can;
use super::list::ABILITIES;
use super::reach::{At, Reach};
use super::standing::person;

/// Somebody gained or lost an ability.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AbilityChange {
    /// Id in the plan: of the principal, or of the project whose identity it is.
    pub id: Id,
    /// Name.
    pub name: String,
    /// Id of the ability.
    pub ability: &'static str,
    /// Gained, or lost.
    pub gained: bool,
    /// Where.
    pub projects: Vec<Id>,
}

/// Every ability that somebody gained or lost in a project, from one state to the other.
pub fn changes(
    before: (&Estate<'_>, &DesiredState),
    after: (&Estate<'_>, &DesiredState),
) -> Vec<AbilityChange> {
    let (was, is) = (Reach::of(before.0, before.1), Reach::of(after.0, after.1));
    let everybody: BTreeSet<&GrantPrincipal> = was.holders().chain(is.holders()).collect();
    let mut changes = Vec::new();
    for who in everybody {
        let mut found: BTreeMap<(usize, bool), Vec<Id>> = BTreeMap::new();
        let projects: BTreeSet<&str> = was
            .projects_of(who)
            .into_iter()
            .chain(is.projects_of(who))
            .collect();
        for project in projects {
            let old = was.cans(who, At::Project(project));
            let new = is.cans(who, At::Project(project));
            for (n, (old, new)) in old.iter().zip(new.iter()).enumerate() {
                let (old, new) = (able(*old), able(*new));
                if old != new {
                    let places = found.entry((n, new > old)).or_default();
                    places.push(project.to_owned());
                }
            }
        }
        if found.is_empty() {
            continue;
        }
        let side = if is.holders().any(|h| h == who) {
            person(after.0, &is, who)
        } else {
            person(before.0, &was, who)
        };
        changes.extend(
            found
                .into_iter()
                .map(|((n, gained), projects)| AbilityChange {
                    id: side.id.clone(),
                    name: side.name.clone(),
                    ability: ABILITIES[n].id,
                    gained,
                    projects,
                }),
        );
    }
    changes
}

/// An answer as far as doing counts: no, limited, after activation, yes.
fn able(can: Can) -> Can {
    if can.is_able() { can } else { Can::No }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::roles;
    use crate::plan::common::Persona;
    use crate::plan::edit::Edit;
    use crate::steps::cases::{edited, example};

    #[test]
    fn a_wider_role_is_gained_and_a_renamed_role_is_no_change() {
        let before = example();
        let (row, _) = before
            .access
            .mapping
            .iter()
            .find(|(_, row)| row.persona == Some(Persona::ProjectUsers))
            .expect("a row");
        let diff = |role: &str| {
            let after = edited(&[Edit::set(format!("/access/mapping/{row}/roleId"), role)]).plan;
            let (was, is) = (Estate::of(&before), Estate::of(&after));
            let (held, holds) = (DesiredState::of(&was), DesiredState::of(&is));
            changes((&was, &held), (&is, &holds))
        };
        assert_eq!(
            diff(&before.access.mapping[row].role_id.as_str().to_uppercase()),
            []
        );
        let found = diff(roles::FOUNDRY_OWNER);
        assert!(
            found
                .iter()
                .any(|c| c.ability == "delete-project" && c.gained)
        );
        assert!(found.iter().all(|c| !c.projects.is_empty()));
    }
}
