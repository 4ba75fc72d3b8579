//! What the window and the command line show of abilities.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::desired::{DesiredState, GrantPrincipal};
use crate::estate::Estate;
use crate::labels;
use crate::plan::common::{Id, Persona};
use crate::slice::Slice;
use crate::steps::access::desired::projects_of;

use super::answer::Can;
use super::list::{ABILITIES, Ability, Grade, position};
use super::operation::Plane;
use super::reach::{At, Reach};
use super::sentences::{HEADLINE, sentence};
use super::standing::{Person, Standing, intent, person, standing};

/// The day on which the role definitions of the catalogue were read.
pub const READ_ON: &str = "2026-11-22";

/// Who can do what in a project.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AbilitiesView {
    /// The project; empty when the part of the plan has none.
    pub project: Id,
    /// Projects to choose from, in reading order.
    pub projects: Vec<ProjectChoice>,
    /// The columns.
    pub abilities: Vec<AbilityName>,
    /// Principals in the order of their duties, then the project's own identity.
    pub rows: Vec<AbilityRow>,
    /// The day on which the role definitions were read.
    pub read_on: &'static str,
}

/// Something to choose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ProjectChoice {
    /// Id in the plan.
    pub id: Id,
    /// Words.
    pub label: String,
}

/// An ability as a column.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AbilityName {
    /// Id of the ability.
    pub id: &'static str,
    /// What it is, verb first.
    pub name: &'static str,
    /// A few words.
    pub short: &'static str,
    /// Operations on resources that it takes.
    pub actions: Vec<&'static str>,
    /// Operations inside resources that it takes.
    pub data_actions: Vec<&'static str>,
    /// The names of its operations were read at Microsoft.
    pub confirmed: bool,
}

/// Somebody in a project.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct AbilityRow {
    /// Id in the plan: of the principal, or of the project whose identity it is.
    pub id: Id,
    /// The managed identity of the project.
    pub identity: bool,
    /// What the row is called: the persona, else the name.
    pub label: String,
    /// Name.
    pub name: String,
    /// Persona, if there is one.
    pub persona: Option<Persona>,
    /// What they can and cannot do, over all projects that they reach.
    pub sentence: String,
    /// The answers, in the order of the columns.
    pub cells: Vec<Standing>,
}

/// Who can do what in a project of a business group and environment; empty ids mean all, and the
/// first project. `all` shows every ability, not only those that people ask about first.
pub fn view(
    estate: &Estate<'_>,
    desired: &DesiredState,
    slice: &Slice,
    project: &str,
    all: bool,
) -> AbilitiesView {
    let reach = Reach::of(estate, desired);
    let projects: Vec<ProjectChoice> = estate
        .projects
        .iter()
        .filter(|(_, p)| slice.touches(&[&p.project.environment], &[&p.project.group]))
        .map(|(id, _)| ProjectChoice {
            id: (*id).clone(),
            label: labels::project(estate, id),
        })
        .collect();
    let wanted = projects.iter().find(|c| c.id == project);
    let chosen = wanted.or(projects.first()).map(|c| c.id.clone());
    let columns: Vec<usize> = if all {
        (0..ABILITIES.len()).collect()
    } else {
        HEADLINE.iter().filter_map(|id| position(id)).collect()
    };
    let rows = chosen.as_deref().map_or_else(Vec::new, |id| {
        let people = people_at(estate, &reach, id);
        people
            .iter()
            .map(|who| row(estate, &reach, who, id, &columns))
            .collect()
    });
    AbilitiesView {
        project: chosen.unwrap_or_default(),
        projects,
        abilities: columns.into_iter().map(column).collect(),
        rows,
        read_on: READ_ON,
    }
}

fn column(n: usize) -> AbilityName {
    let ability = &ABILITIES[n];
    AbilityName {
        id: ability.id,
        name: ability.name,
        short: ability.short,
        actions: takes(ability, Plane::Control),
        data_actions: takes(ability, Plane::Data),
        confirmed: ability.grade == Grade::Published,
    }
}

/// The operations of the first way to an ability: enough for a role that gives it.
fn takes(ability: &Ability, plane: Plane) -> Vec<&'static str> {
    let first = ability.ways.first().into_iter().copied().flatten();
    first
        .map(|need| need.operation)
        .filter(|operation| operation.plane == plane)
        .map(|operation| operation.name)
        .collect()
}

/// Every ability there is, as columns.
pub fn columns() -> Vec<AbilityName> {
    (0..ABILITIES.len()).map(column).collect()
}

/// Who works in a project or reaches it: principals by persona and name, then its identity.
fn people_at(estate: &Estate<'_>, reach: &Reach<'_>, project: &str) -> Vec<GrantPrincipal> {
    let principals = estate.plan.prerequisites.principals.iter();
    let mut found: Vec<(Option<Persona>, &str, &Id)> = principals
        .filter(|(id, principal)| {
            let who = GrantPrincipal::Directory(id.as_str().into());
            let holds = !reach.held_at(&who, At::Project(project)).is_empty();
            // Who works here by persona and holds nothing is shown too: that is what is missing.
            holds
                || (principal.persona.is_some()
                    && projects_of(estate, principal).any(|(id, _)| *id == project))
        })
        .map(|(id, principal)| (principal.persona, principal.name.as_str(), id))
        .collect();
    found.sort_by_key(|(persona, name, id)| (persona.is_none(), *persona, *name, *id));
    let mut people: Vec<GrantPrincipal> = found
        .into_iter()
        .map(|(_, _, id)| GrantPrincipal::Directory(id.as_str().into()))
        .collect();
    people.push(GrantPrincipal::IdentityOf(project.into()));
    people
}

fn row(
    estate: &Estate<'_>,
    reach: &Reach<'_>,
    who: &GrantPrincipal,
    project: &str,
    columns: &[usize],
) -> AbilityRow {
    let person = person(estate, reach, who);
    let environment = estate.projects[&project.to_owned()]
        .project
        .environment
        .as_str();
    let intent = intent(estate, who, environment);
    let at = At::Project(project);
    let label = match (person.identity, person.persona) {
        (true, _) => "Project identity".to_owned(),
        (false, Some(persona)) => labels::capital(persona.label()),
        (false, None) => person.name.clone(),
    };
    AbilityRow {
        id: person.id.clone(),
        identity: person.identity,
        label,
        name: person.name.clone(),
        persona: person.persona,
        sentence: sentence(&person),
        cells: columns
            .iter()
            .map(|n| standing(estate, reach, who, at, *n, &intent))
            .collect(),
    }
}

/// Somebody who can do something, or should and cannot.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct WhoCan {
    /// Id in the plan: of the principal, or of the project whose identity it is.
    pub id: Id,
    /// The managed identity of a project or Foundry resource.
    pub identity: bool,
    /// Name.
    pub name: String,
    /// Persona, if there is one.
    pub persona: Option<Persona>,
    /// Projects by answer.
    pub answers: Vec<InProjects>,
    /// Projects where the work takes it and it is missing.
    pub missing: Vec<Id>,
    /// Projects where it is not intended.
    pub excess: Vec<Id>,
}

/// An answer, and the projects that it holds in.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct InProjects {
    /// The answer.
    pub can: Can,
    /// The projects.
    pub projects: Vec<Id>,
}

/// Who can do this, over the whole plan; principals first, identities after.
pub fn who_can(people: &[Person], ability: &str) -> Vec<WhoCan> {
    let Some(id) = position(ability).map(|n| ABILITIES[n].id) else {
        return Vec::new();
    };
    let none = BTreeMap::new();
    people
        .iter()
        .filter(|p| p.answers.contains_key(id) || p.missing.contains_key(id))
        .map(|p| WhoCan {
            id: p.id.clone(),
            identity: p.identity,
            name: p.name.clone(),
            persona: p.persona,
            answers: p
                .answers
                .get(id)
                .unwrap_or(&none)
                .iter()
                .rev()
                .map(|(can, projects)| InProjects {
                    can: *can,
                    projects: projects.clone(),
                })
                .collect(),
            missing: p.missing.get(id).cloned().unwrap_or_default(),
            excess: p.excess.get(id).cloned().unwrap_or_default(),
        })
        .collect()
}

/// People whose id, name or persona this is, in any case.
pub fn named<'p>(people: &'p [Person], text: &str) -> Vec<&'p Person> {
    let is = |word: &str| word.trim().eq_ignore_ascii_case(text.trim());
    let found: BTreeSet<usize> = (0..people.len())
        .filter(|n| {
            let p = &people[*n];
            is(&p.id) || is(&p.name) || p.persona.is_some_and(|persona| is(persona.label()))
        })
        .collect();
    found.into_iter().map(|n| &people[n]).collect()
}

#[cfg(test)]
mod tests;
