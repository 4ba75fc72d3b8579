//! Gaps and excess: what the work takes and nobody can, what people can and should not.

use std::collections::{BTreeMap, BTreeSet};

use crate::abilities::answer::Can;
use crate::abilities::jobs::{Here, Intent};
use crate::abilities::list::{ABILITIES, Grade, position};
use crate::abilities::reach::At;
use crate::abilities::sentences::verb;
use crate::catalog::roles;
use crate::desired::GrantPrincipal;
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Persona;
use crate::rule::Context;
use crate::steps::access::desired::projects_of;

use super::narrowing;
use super::source::{label, principal_name};

/// Abilities of the platform's work: without them the finding is ACC-019 where people count on a
/// Foundry role that has them by one page and not by its definition.
const PLATFORM: [&str; 4] = [
    "deploy-model",
    "edit-guardrails",
    "configure-account",
    "shared-connection",
];

/// What people who build or talk do all day: after activation is too late for it.
const DAILY: [&str; 4] = ["build-agent", "talk-to-agent", "see-project", "see-agents"];

/// What somebody can not, or can too much, by project.
pub(super) struct Standing<'c> {
    pub(super) who: &'c str,
    pub(super) persona: Option<Persona>,
    /// Projects by the set of abilities that is missing (or too much) there.
    pub(super) projects: BTreeMap<Vec<usize>, Vec<&'c str>>,
}

/// Principals of the plan with what `wrong` finds in each project they work in.
fn standings<'c>(
    context: &'c Context<'_>,
    wrong: impl Fn(Option<Persona>, Can, usize, &Intent, Here) -> bool,
) -> Vec<Standing<'c>> {
    let reach = context.reach();
    let principals = context.plan.prerequisites.principals.iter();
    principals
        .filter_map(|(id, principal)| {
            let who = GrantPrincipal::Directory(id.as_str().into());
            let mut intents: BTreeMap<&str, Intent> = BTreeMap::new();
            let mut projects: BTreeMap<Vec<usize>, Vec<&str>> = BTreeMap::new();
            for (project, place) in projects_of(context.estate, principal) {
                let environment = place.project.environment.as_str();
                let intent = intents
                    .entry(environment)
                    .or_insert_with(|| Intent::of_principal(context.plan, id, environment));
                if intent.must.is_empty() && intent.must_not.is_empty() {
                    continue;
                }
                let here = Here::of(context.estate, project);
                let cans = reach.cans(&who, At::Project(project));
                let found: Vec<usize> = intent
                    .must
                    .iter()
                    .chain(&intent.must_not)
                    .copied()
                    .filter(|n| wrong(principal.persona, cans[*n], *n, intent, here))
                    .collect();
                if !found.is_empty() {
                    projects.entry(found).or_default().push(project);
                }
            }
            (!projects.is_empty()).then_some(Standing {
                who: id,
                persona: principal.persona,
                projects,
            })
        })
        .collect()
}

/// Is an ability that the work takes not there, beyond any doubt?
fn is_missing(persona: Option<Persona>, can: Can, n: usize, intent: &Intent, _: Here) -> bool {
    let ability = &ABILITIES[n];
    let daily = matches!(
        persona,
        Some(Persona::ProjectUsers | Persona::AgentConsumers)
    );
    let late = can == Can::AfterActivation && daily && DAILY.contains(&ability.id);
    intent.must.contains(&n)
        && ability.grade == Grade::Published
        && (matches!(can, Can::No | Can::TooLow) || late)
}

/// ACC-007: the roles of somebody do not add up to what the work takes. Operations that nobody
/// confirmed at Microsoft make no finding.
/// Source: persona tables of Microsoft's pages on roles for Foundry (2026-06-02) and for Agent Service
/// (read 2026-11-22), against the role definitions.
pub(super) fn work_is_missing(context: &Context<'_>) -> Vec<Hit> {
    missing(context, |context, standing| {
        !counts_on_a_foundry_role(context, standing)
    })
}

/// ACC-019: somebody is to run models, guardrails, shared connections or the resource with Foundry
/// User or Foundry Project Manager alone. A warning: one page reads wider than the definitions.
/// Source: Microsoft's page on roles for Agent Service, persona table, against the role definitions
/// (read 2026-11-22).
pub(super) fn platform_work_with_a_builders_role(context: &Context<'_>) -> Vec<Hit> {
    missing(context, counts_on_a_foundry_role)
}

fn counts_on_a_foundry_role(context: &Context<'_>, standing: &Standing<'_>) -> bool {
    let platform = standing
        .projects
        .keys()
        .flatten()
        .all(|n| PLATFORM.contains(&ABILITIES[*n].id));
    let held = roles_of(context, standing.who);
    let builders = [roles::FOUNDRY_USER, roles::FOUNDRY_PROJECT_MANAGER];
    platform
        && held.iter().any(|role| builders.contains(role))
        && held
            .iter()
            .all(|role| builders.contains(role) || *role == roles::READER)
}

fn missing(
    context: &Context<'_>,
    is_ours: impl Fn(&Context<'_>, &Standing<'_>) -> bool,
) -> Vec<Hit> {
    // Somebody without any role is ACC-001's, where the persona is one of the three.
    let holds = |s: &Standing<'_>| {
        !roles_of(context, s.who).is_empty()
            || !s.persona.is_some_and(|p| Persona::BASELINE.contains(&p))
    };
    standings(context, is_missing)
        .into_iter()
        .filter(|s| holds(s) && is_ours(context, s))
        .map(|standing| {
            let hit = said(context, &standing);
            match narrowing::smallest(context, &standing) {
                Some((role, kind)) => hit
                    .with("needed", label(role))
                    .fixed_by(narrowing::add(context, &standing, role, kind)),
                None => hit.with("needed", "a role that has it"),
            }
        })
        .collect()
}

/// ACC-008: somebody can do what the work does not take.
/// Source: least privilege in Microsoft's planning guide (2025-12-24) and its training unit on roles
/// for Azure OpenAI identities (read 2026-11-22), against the role definitions.
pub(super) fn more_than_the_work(context: &Context<'_>) -> Vec<Hit> {
    let too_much = |_, can: Can, n: usize, intent: &Intent, here: Here| {
        can.is_able() && intent.rules_out(n, here)
    };
    standings(context, too_much)
        .into_iter()
        .map(|standing| {
            let hit = said(context, &standing);
            match narrowing::narrower(context, &standing) {
                Some((role, patch)) => hit.with("needed", label(role)).fixed_by(patch),
                None => hit.with("needed", "a narrower role"),
            }
        })
        .collect()
}

/// `{who}`, `{abilities}` (and their ids as `{ability}`), `{projects}`, `{roles}`.
fn said(context: &Context<'_>, standing: &Standing<'_>) -> Hit {
    let abilities: BTreeSet<usize> = standing.projects.keys().flatten().copied().collect();
    let verbs: Vec<String> = abilities.iter().map(|n| verb(ABILITIES[*n].id)).collect();
    let ids: Vec<&str> = abilities.iter().map(|n| ABILITIES[*n].id).collect();
    let projects: Vec<&str> = standing.projects.values().flatten().copied().collect();
    let names: Vec<String> = projects
        .iter()
        .map(|id| labels::project(context.estate, id))
        .collect();
    let held: Vec<String> = roles_of(context, standing.who)
        .into_iter()
        .map(label)
        .collect();
    let roles = if held.is_empty() {
        "no role".to_owned()
    } else {
        labels::list(&held)
    };
    let hit = Hit::at("/access/mapping")
        .about(standing.who)
        .with("who", principal_name(context, standing.who))
        .with("abilities", labels::all(&verbs))
        .with("ability", ids.join(" "))
        .with("projects", labels::list(&names))
        .with("roles", roles);
    projects.into_iter().fold(hit, Hit::about)
}

fn roles_of<'c>(context: &'c Context<'_>, who: &str) -> BTreeSet<&'c str> {
    let reach = context.reach();
    let who = GrantPrincipal::Directory(who.into());
    let grants = reach.all_of(&who);
    grants.map(|g| g.role.as_str()).collect()
}

/// Place of an ability that the table is known to hold.
pub(super) fn place(id: &str) -> usize {
    position(id).unwrap_or_default()
}
