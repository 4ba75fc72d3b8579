//! Where somebody stands: can, cannot, needs it and cannot, can and should not.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::roles::{self, definitions::ReadAt};
use crate::desired::{DesiredState, Grant, GrantPrincipal};
use crate::estate::Estate;
use crate::labels;
use crate::plan::common::{Id, Persona};

use super::answer::Can;
use super::doubts::doubts;
use super::jobs::{Here, Intent};
use super::list::{ABILITIES, Grade};
use super::matrix::word;
use super::reach::{At, Reach};

/// An answer against what is intended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Fits {
    /// As it should be.
    Fits,
    /// Needed, and not there.
    Missing,
    /// There, and not intended.
    Excess,
}

/// An answer for somebody at a place.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// Id of the ability.
    pub ability: &'static str,
    /// The answer. Unclear where it rests on an operation or a statement that nobody confirmed.
    pub can: Can,
    /// What the definitions yield, before any doubt.
    pub computed: Can,
    /// Against what is intended.
    pub fits: Fits,
    /// Names of the roles that may be given, where the answer is limited to some.
    pub only: Vec<String>,
    /// Which grants decide.
    pub by: Vec<GrantedBy>,
    /// What else is said about it, and by whom.
    pub doubts: Vec<Statement>,
}

/// A grant that decides.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct GrantedBy {
    /// GUID of the role definition.
    pub role: String,
    /// Its name.
    pub role_name: String,
    /// Where it is held, in words.
    pub scope: String,
    /// The pattern of the definition that decides.
    pub pattern: String,
    /// Where the definition was read.
    pub read_at: Option<ReadAt>,
    /// Eligible, not permanent.
    pub eligible: bool,
    /// JSON Pointer of the answer that the grant comes from.
    pub at: String,
}

/// A statement beside the computed answer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Statement {
    /// What is said.
    pub says: &'static str,
    /// By whom.
    pub source: &'static str,
}

/// Said where the name of an operation was not read at Microsoft.
const UNCONFIRMED: Statement = Statement {
    says: "The name of the operation was not read in a definition of Microsoft's: try it in the tenant before you rely on it.",
    source: "Public lists of operations (read 2026-11-22)",
};

/// An answer against an intent.
pub fn fits(can: Can, ability: usize, intent: &Intent, here: Here) -> Fits {
    if intent.must.contains(&ability) && can <= Can::TooLow {
        Fits::Missing
    } else if can.is_able() && intent.rules_out(ability, here) {
        Fits::Excess
    } else {
        Fits::Fits
    }
}

/// What somebody should be able to do in a project or Foundry resource of this environment.
pub fn intent(estate: &Estate<'_>, who: &GrantPrincipal, environment: &str) -> Intent {
    match who {
        GrantPrincipal::Directory(id) => Intent::of_principal(estate.plan, id, environment),
        GrantPrincipal::IdentityOf(_) => Intent::of_identity(),
    }
}

/// One ability of somebody at a place, with its reasons.
pub fn standing(
    estate: &Estate<'_>,
    reach: &Reach<'_>,
    who: &GrantPrincipal,
    at: At<'_>,
    ability: usize,
    intent: &Intent,
) -> Standing {
    let (answer, grants) = reach.explain(who, at, ability);
    let entry = &ABILITIES[ability];
    let here = match at {
        At::Project(project) => Here::of(estate, project),
        At::Account(_) => Here {
            takes_keys: true,
            hosts_agents: false,
        },
    };
    let mut said: Vec<Statement> = Vec::new();
    let mut unclear = false;
    for (grant, _) in reach.held_at(who, at) {
        for doubt in doubts(&grant.role, entry.id) {
            // A statement about a role counts where that role decides, or where nothing grants it.
            let decides = grants.iter().any(|g| g.role == grant.role);
            let says = Statement {
                says: doubt.says,
                source: doubt.source,
            };
            if (decides || !answer.can.is_able()) && !said.contains(&says) {
                said.push(says);
                unclear |= doubt.unclear && decides && !sure_by_another(&grants, entry.id);
            }
        }
    }
    if entry.grade == Grade::Unconfirmed && answer.can.is_able() {
        said.push(UNCONFIRMED);
        unclear = true;
    }
    let role_name = |id: &String| roles::name_of(id).to_owned();
    Standing {
        ability: entry.id,
        can: if unclear { Can::Unclear } else { answer.can },
        computed: answer.can,
        fits: fits(answer.can, ability, intent, here),
        only: answer.only.iter().map(role_name).collect(),
        by: grants
            .iter()
            .zip(&answer.patterns)
            .map(|(grant, pattern)| by(estate, reach, grant, pattern))
            .collect(),
        doubts: said,
    }
}

/// Is one of the deciding roles beyond all doubt?
fn sure_by_another(grants: &[&Grant], ability: &str) -> bool {
    grants
        .iter()
        .any(|g| !doubts(&g.role, ability).any(|d| d.unclear))
}

fn by(estate: &Estate<'_>, reach: &Reach<'_>, grant: &Grant, pattern: &str) -> GrantedBy {
    GrantedBy {
        role: grant.role.to_string(),
        role_name: roles::name_of(&grant.role).to_owned(),
        scope: labels::scope(estate, &grant.scope),
        pattern: pattern.to_owned(),
        read_at: reach.roles().powers(&grant.role).map(|p| p.read_at),
        eligible: grant.eligible,
        at: grant.at.to_string(),
    }
}

/// Somebody's answers over all projects that a role of theirs reaches, one an ability.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Person {
    /// Id in the plan: of the principal, or of the project whose identity it is.
    pub id: Id,
    /// The managed identity of a project or Foundry resource.
    pub identity: bool,
    /// Name.
    pub name: String,
    /// Persona, if there is one.
    pub persona: Option<Persona>,
    /// Projects that some role reaches.
    pub projects: Vec<Id>,
    /// Projects by answer, for each ability that is anywhere more than no.
    pub answers: BTreeMap<&'static str, BTreeMap<Can, Vec<Id>>>,
    /// Abilities that the work takes and that are missing somewhere, with those projects.
    pub missing: BTreeMap<&'static str, Vec<Id>>,
    /// Abilities that are there and not intended, with those projects.
    pub excess: BTreeMap<&'static str, Vec<Id>>,
}

/// Everybody who holds a role, over all projects that they reach.
pub fn people(estate: &Estate<'_>, desired: &DesiredState) -> Vec<Person> {
    let reach = Reach::of(estate, desired);
    let mut people: Vec<Person> = reach
        .holders()
        .map(|who| person(estate, &reach, who))
        .collect();
    people.sort_by(|a, b| {
        let key = |p: &Person| (p.identity, p.persona, p.name.clone(), p.id.clone());
        key(a).cmp(&key(b))
    });
    people
}

/// One of them.
pub fn person(estate: &Estate<'_>, reach: &Reach<'_>, who: &GrantPrincipal) -> Person {
    let entry = estate.plan.prerequisites.principals.get(who.id());
    let mut person = Person {
        id: who.id().to_owned(),
        identity: matches!(who, GrantPrincipal::IdentityOf(_)),
        name: match who {
            GrantPrincipal::Directory(id) => {
                labels::or_id(entry.map_or("", |p| p.name.trim()), id).to_owned()
            }
            GrantPrincipal::IdentityOf(id) => {
                format!("the identity of {}", labels::of(estate, id))
            }
        },
        persona: entry.and_then(|p| p.persona),
        projects: Vec::new(),
        answers: BTreeMap::new(),
        missing: BTreeMap::new(),
        excess: BTreeMap::new(),
    };
    let mut intents: BTreeMap<&str, Intent> = BTreeMap::new();
    for project in reach.projects_of(who) {
        let environment = estate.projects[&project.to_owned()]
            .project
            .environment
            .as_str();
        let intent = intents
            .entry(environment)
            .or_insert_with(|| intent(estate, who, environment));
        let here = Here::of(estate, project);
        let cans = reach.cans(who, At::Project(project));
        for (n, can) in cans.iter().enumerate() {
            let id = ABILITIES[n].id;
            if *can != Can::No {
                let by_answer = person.answers.entry(id).or_default();
                by_answer.entry(*can).or_default().push(project.to_owned());
            }
            let list = match fits(*can, n, intent, here) {
                Fits::Fits => continue,
                Fits::Missing => &mut person.missing,
                Fits::Excess => &mut person.excess,
            };
            list.entry(id).or_default().push(project.to_owned());
        }
        person.projects.push(project.to_owned());
    }
    person
}

/// The word for an answer of a person at a project: what files and the command line print.
pub fn word_at(reach: &Reach<'_>, who: &GrantPrincipal, project: &str, ability: usize) -> String {
    let (answer, _) = reach.explain(who, At::Project(project), ability);
    word(answer.can, &answer.only)
}
