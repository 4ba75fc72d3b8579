//! The role picker: every role that people get at Foundry scopes, beside what a persona needs.

use serde::Serialize;

use crate::abilities::answer::{self, Held};
use crate::abilities::jobs::job;
use crate::abilities::list::{ABILITIES, position};
use crate::abilities::powers::built_in;
use crate::abilities::sentences::{HEADLINE, verb};
use crate::catalog::roles::{self, Level, MayAssign, PURPOSES, Role};
use crate::labels::count;
use crate::plan::common::Persona;
use crate::steps::access::answers::ScopeKind;
use crate::steps::access::rules::personas::MANAGE_ONLY;

/// How a role compares with what a persona needs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Fit {
    /// It gives what the persona needs, or a part of that.
    Fits,
    /// It gives more.
    More,
    /// A grant of it at a Foundry scope is a blocker.
    Refused,
}

/// A role of the picker.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RoleChoice {
    /// GUID of the role definition.
    pub role: &'static str,
    /// Its name.
    pub name: &'static str,
    /// Former names, newest first.
    pub former: Vec<&'static str>,
    /// What it is for.
    pub purpose: &'static str,
    /// How much it lets its holders do.
    pub level: Level,
    /// Better eligible than permanent.
    pub privileged: bool,
    /// How it compares with the persona's need.
    pub fit: Fit,
    /// What to know before it is chosen; for a refused role the reason.
    pub why: Option<String>,
    /// The scope that Microsoft's persona table gives it to this persona at.
    pub suggested_at: Option<ScopeKind>,
    /// The one kind of scope it has an effect at.
    pub only_at: Option<ScopeKind>,
    /// The GUID is known from third parties only: look it up in the tenant first.
    pub id_from_others: bool,
    /// What it lets its holders do there, as the middle of a sentence: the abilities that people ask
    /// about first.
    pub gives: Vec<String>,
    /// What it lets them do that the persona's work does not take.
    pub too_much: Vec<String>,
    /// What the persona's work takes and it does not give.
    pub lacks: Vec<String>,
    /// Abilities that it gives there, of all there are.
    pub abilities: u32,
}

/// Every role that people get at Foundry scopes: those that fit the persona first, those suggested
/// before the others. Without a persona nothing is too much, and what is refused stays refused. What a
/// role gives is computed for a grant `at` this kind of scope, else at the suggested one, else at the
/// Foundry resource.
pub fn roles(persona: Option<Persona>, at: Option<ScopeKind>) -> Vec<RoleChoice> {
    let known = PURPOSES
        .iter()
        .filter_map(|(id, purpose)| Some((roles::by_id(id)?, *purpose)));
    let mut choices: Vec<RoleChoice> = known
        .map(|(role, purpose)| choice(role, purpose, persona, at))
        .collect();
    choices.sort_by_key(|choice| (choice.fit, choice.suggested_at.is_none()));
    choices
}

fn choice(
    role: &'static Role,
    purpose: &'static str,
    persona: Option<Persona>,
    at: Option<ScopeKind>,
) -> RoleChoice {
    let suggestions = persona.map_or(&[][..], suggestions);
    let suggested = suggestions.iter().find(|(id, _)| *id == role.id);
    let too_much = persona
        .filter(|_| suggested.is_none())
        .and_then(|p| more(role, p));
    let only_at =
        (role.id == roles::COGNITIVE_SERVICES_USAGES_READER).then_some(ScopeKind::Subscription);
    let (fit, why) = if role.is_for_hubs() {
        let why = "Made for hubs and Machine Learning workspaces: on a Foundry resource or project \
                   it gives the wrong rights, or none.";
        (Fit::Refused, Some(why.to_owned()))
    } else if too_much.is_some() {
        (Fit::More, too_much)
    } else if only_at.is_some() {
        let why = "Quota belongs to a subscription: given below it, the role shows nothing.";
        (Fit::Fits, Some(why.to_owned()))
    } else {
        (Fit::Fits, persona.and_then(|p| too_little(role, p)))
    };
    let kind = at.or(only_at).or(suggested.map(|(_, kind)| *kind));
    let yields = Yields::of(role, kind.unwrap_or(ScopeKind::Account), persona);
    RoleChoice {
        role: role.id,
        name: role.name,
        former: role.former.to_vec(),
        purpose,
        level: role.level(),
        privileged: role.privileged,
        fit,
        why,
        suggested_at: suggested.map(|(_, kind)| *kind),
        only_at,
        id_from_others: !role.sourced_at_microsoft,
        gives: yields.gives,
        too_much: yields.too_much,
        lacks: yields.lacks,
        abilities: yields.abilities,
    }
}

/// What a role yields at a kind of scope, against the job of a persona.
struct Yields {
    gives: Vec<String>,
    too_much: Vec<String>,
    lacks: Vec<String>,
    abilities: u32,
}

impl Yields {
    fn of(role: &Role, at: ScopeKind, persona: Option<Persona>) -> Self {
        let held = [Held {
            powers: built_in().get(role.id),
            level: at.level(),
            side: None,
            eligible: false,
            condition: None,
        }];
        let cans = answer::all(&held);
        let able = |id: &str| position(id).is_some_and(|n| cans[n].is_able());
        let job = persona.map(job);
        let must_not = job.map_or(&[][..], |j| j.must_not);
        let must = job.map_or(&[][..], |j| j.must);
        let verbs = |ids: &[&str], wanted: bool| {
            let found = ids.iter().filter(|id| able(id) == wanted);
            found.map(|id| verb(id)).collect()
        };
        Self {
            gives: verbs(&HEADLINE, true),
            too_much: verbs(must_not, true),
            lacks: verbs(must, false),
            abilities: count((0..ABILITIES.len()).filter(|n| cans[*n].is_able()).count()),
        }
    }
}

/// What a persona is usually given. Source: Microsoft's page on roles for Foundry, persona table
/// (2026-04-13), for admins the narrower of the planning guide's two (2025-12-24); fine-tuning from its
/// administrator guide for Foundry (2026-08-21); cost and traces from its pages on managing cost and
/// on tracing (read 2026-11-22).
fn suggestions(persona: Persona) -> &'static [(&'static str, ScopeKind)] {
    match persona {
        Persona::Admins | Persona::PlatformManagers => {
            &[(roles::FOUNDRY_ACCOUNT_OWNER, ScopeKind::Account)]
        }
        Persona::ProjectManagers => &[(roles::FOUNDRY_PROJECT_MANAGER, ScopeKind::Account)],
        Persona::ProjectUsers => &[
            (roles::FOUNDRY_USER, ScopeKind::Project),
            (roles::READER, ScopeKind::Account),
        ],
        Persona::AgentConsumers => &[(roles::FOUNDRY_AGENT_CONSUMER, ScopeKind::Project)],
        Persona::FineTuners => &[(roles::FOUNDRY_OWNER, ScopeKind::Account)],
        Persona::CostOwners => &[(roles::COST_MANAGEMENT_READER, ScopeKind::ResourceGroup)],
        Persona::MonitoringOwners => &[(roles::MONITORING_READER, ScopeKind::ResourceGroup)],
    }
}

/// Why a role gives more than the persona needs, if it does.
fn more(role: &Role, persona: Persona) -> Option<String> {
    let runs = matches!(
        persona,
        Persona::Admins | Persona::PlatformManagers | Persona::FineTuners
    );
    let builds = runs || matches!(persona, Persona::ProjectManagers | Persona::ProjectUsers);
    let who = persona.label();
    match (role.may_assign, role.level()) {
        (MayAssign::Anything, _) => {
            Some("Its holders can give anybody any role, themselves included.".to_owned())
        }
        (_, Level::Administer) if persona == Persona::AgentConsumers && role.builds => {
            Some("Its holders could change and delete the agents they use.".to_owned())
        }
        (_, Level::Administer) if runs && role.builds => Some(format!(
            "Its holders also build in every project it reaches, which {who} do not need."
        )),
        (_, Level::Administer) if runs => None,
        (MayAssign::Only(_), Level::Administer) if !role.privileged => Some(format!(
            "Its holders can create projects and give others access to them, which {who} do not need."
        )),
        (_, Level::Administer) => Some(format!(
            "Its holders can change resources and what others built, which {who} do not need."
        )),
        (_, Level::Build) if persona == Persona::AgentConsumers => {
            Some("Its holders could change and delete the agents they use.".to_owned())
        }
        (_, Level::Build) if !builds => Some(format!(
            "Its holders can build agents, which {who} do not need."
        )),
        _ => None,
    }
}

/// Why a role alone is not enough for a persona that builds or talks to agents.
fn too_little(role: &Role, persona: Persona) -> Option<String> {
    let needed = match persona {
        Persona::ProjectUsers => roles::FOUNDRY_USER,
        Persona::AgentConsumers => roles::FOUNDRY_AGENT_CONSUMER,
        _ => return None,
    };
    MANAGE_ONLY.contains(&role.id).then(|| {
        format!(
            "Not enough alone: it builds no agents and talks to none. Give it beside {}.",
            roles::name_of(needed)
        )
    })
}
