//! What a screen shows of a plan.

use std::sync::Arc;

use serde::{Deserialize, Serialize};
use wizard_steps::abilities;
use wizard_steps::catalog::roles;
use wizard_steps::estate::Estate;
use wizard_steps::finding::Severity;
use wizard_steps::plan::common::{Id, Persona};
use wizard_steps::plan::read::Document;
use wizard_steps::progress;
use wizard_steps::slice::Slice;
use wizard_steps::step::STEPS;
use wizard_steps::steps;
use wizard_steps::steps::access::answers::{Preset, ScopeKind};
use wizard_steps::steps::sign_off::signatures;

use super::words::{DraftSummary, Facts, Start, count};
use super::{Workbench, asking};
use crate::chance;
use crate::drafts::{Access, DraftId};
use crate::problem::Outcome;

/// The day the facts about Azure were last checked against their sources.
const FACTS_CHECKED: &str = "2026-11-22";

/// Which part of a plan a screen wants drawn.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum ViewQuery {
    /// Resolved Foundry resources and projects.
    Estate,
    /// The region plan, and what others are asked to make.
    Prerequisites,
    /// The requests to those who make groups and subscriptions.
    Requests,
    /// What a pasted reply to such a request says.
    Reply {
        /// The reply as pasted.
        text: String,
    },
    /// Names that deleted resources still hold.
    HeldNames,
    /// Groups down, environments across.
    Organization,
    /// Who holds which role in a business group, in one environment or in all.
    Access {
        /// The business group.
        group: Id,
        /// The environment; empty for all.
        environment: Id,
    },
    /// Roles to choose from.
    Roles {
        /// The persona they are for; none for nobody in particular.
        persona: Option<Persona>,
        /// The kind of scope they are to be held at; none for where they are usually held.
        at: Option<ScopeKind>,
    },
    /// A pattern of access, before it is taken.
    Preset {
        /// The pattern.
        preset: Preset,
    },
    /// Who can do what in a project.
    Abilities {
        /// The business group; empty for all.
        group: Id,
        /// The environment; empty for all.
        environment: Id,
        /// The project; empty for the first.
        project: Id,
        /// Every ability, not only those that people ask about first.
        all: bool,
    },
    /// Who can do one thing, over the whole plan.
    WhoCan {
        /// Id of the ability.
        ability: String,
    },
    /// The network of an environment.
    Networking {
        /// The environment.
        environment: Id,
        /// The business group that is drawn in full; empty for the first.
        group: Id,
    },
    /// What projects reach outside.
    Connections {
        /// The business group.
        group: Id,
        /// The environment.
        environment: Id,
    },
    /// Deployments as a budget.
    Models,
    /// Baseline, outcomes and the whole rollout.
    Review {
        /// The part of the plan.
        slice: Slice,
    },
    /// Who signs what.
    SignOff {
        /// The part of the plan.
        slice: Slice,
    },
}

/// What a screen draws.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "of", rename_all = "camelCase")]
pub enum View {
    /// Resolved Foundry resources and projects.
    Estate(wizard_steps::estate::view::EstateView),
    /// The region plan, and what others are asked to make.
    Prerequisites(steps::prerequisites::view::PrerequisitesView),
    /// The requests to those who make groups and subscriptions.
    Requests(asking::Requests),
    /// What a pasted reply says.
    Reply(steps::prerequisites::reply::Reply),
    /// Names that deleted resources still hold.
    HeldNames {
        /// The names.
        names: Vec<asking::HeldLine>,
    },
    /// Groups down, environments across.
    Organization(steps::organization::view::OrganizationView),
    /// Who holds which role.
    Access(steps::access::view::AccessView),
    /// Roles to choose from.
    Roles {
        /// The roles.
        roles: Vec<steps::access::view::RoleChoice>,
    },
    /// A pattern of access, before it is taken.
    Preset(steps::access::presets::PresetShown),
    /// Who can do what in a project.
    Abilities(wizard_steps::abilities::view::AbilitiesView),
    /// Who can do one thing.
    WhoCan {
        /// Every ability that can be asked about.
        abilities: Vec<wizard_steps::abilities::view::AbilityName>,
        /// Who.
        people: Vec<wizard_steps::abilities::view::WhoCan>,
    },
    /// The network of an environment.
    Networking(steps::networking::view::NetworkingView),
    /// What projects reach outside.
    Connections(steps::connections::view::ConnectionsView),
    /// Deployments as a budget.
    Models(steps::models::view::ModelsView),
    /// Baseline, outcomes and the whole rollout.
    Review(steps::review::view::ReviewView),
    /// Who signs what.
    SignOff(steps::sign_off::view::SignOffView),
}

/// A business group in an environment; empty for all.
fn part(group: &str, environment: &str) -> Slice {
    let one = |id: &str| Some(id.to_owned()).filter(|id| !id.is_empty());
    Slice {
        environments: one(environment).into_iter().collect(),
        groups: one(group).into_iter().collect(),
    }
}

impl Workbench {
    /// What the first screen shows.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn start(&self, open: Option<String>) -> Outcome<Start> {
        let drafts = self.drafts();
        let rules: usize = STEPS.iter().map(|step| step.rules().len()).sum();
        Ok(Start {
            version: env!("CARGO_PKG_VERSION").to_owned(),
            drafts: drafts.list()?.into_iter().map(Into::into).collect(),
            read_only: match drafts.access() {
                Access::Writable => None,
                Access::ReadOnly { because } => Some(because.to_string()),
            },
            notes: drafts.notes().to_vec(),
            settings: self.settings(),
            folder: self.desk.folder().display().to_string(),
            facts: Facts {
                checked: FACTS_CHECKED.to_owned(),
                roles: count(roles::ROLES.len()),
                rules: count(rules),
            },
            open,
            today: self.clock.today().to_string(),
        })
    }

    /// How a plan stands, for the list of rollouts.
    ///
    /// # Errors
    /// The draft is not there, or damaged.
    pub fn summary(&self, id: &DraftId) -> Outcome<DraftSummary> {
        let document = self.document(id)?;
        let plan = &document.plan;
        let estate = Estate::of(plan);
        let judged = self.judge(id, &document);
        let open = |severity| {
            self.with(id, |known| {
                let lines = known.findings.iter();
                count(
                    lines
                        .filter(|f| f.severity == severity && !f.accepted)
                        .count(),
                )
            })
        };
        let desired = self.thoughts(id, &document, &estate).desired;
        let today = self.clock.today();
        let whole = Slice::all();
        let demanded = signatures::demanded(plan, &whole);
        let signed = signatures::signed_resolved(&estate, &desired, &whole);
        Ok(DraftSummary {
            id: id.to_string(),
            answered: judged.steps.iter().map(|s| s.answered).sum(),
            questions: judged.steps.iter().map(|s| s.questions).sum(),
            next: judged
                .steps
                .iter()
                .find(|s| !s.done)
                .map(|s| s.id.to_owned()),
            blockers: open(Severity::Blocker),
            warnings: open(Severity::Warning),
            groups: count(estate.groups.len()),
            accounts: count(estate.accounts.len()),
            projects: count(estate.projects.len()),
            signed: count(demanded.iter().filter(|area| signed.contains(area)).count()),
            required: count(demanded.len()),
            last_run: self.runs_of(&plan.about.plan_id)?.into_iter().next(),
            parked: progress::parked(plan, today),
        })
    }

    /// What a screen draws.
    ///
    /// # Errors
    /// The draft is not there, or damaged.
    pub fn view(&self, id: &DraftId, query: &ViewQuery) -> Outcome<View> {
        let document = self.document(id)?;
        let estate = Estate::of(&document.plan);
        let desired = || self.thoughts(id, &document, &estate).desired;
        Ok(match query {
            ViewQuery::Estate => View::Estate(wizard_steps::estate::view::view(&estate)),
            ViewQuery::Prerequisites => View::Prerequisites(steps::prerequisites::view::view(
                &estate,
                &desired(),
                self.clock.today(),
            )),
            ViewQuery::Requests => View::Requests(asking::requests(&estate, &desired())),
            ViewQuery::Reply { text } => {
                View::Reply(steps::prerequisites::reply::read(&estate, text))
            }
            ViewQuery::HeldNames => {
                let observed = self.with(id, |plan| plan.observed.clone());
                View::HeldNames {
                    names: asking::held(&estate, &observed, self.clock.today()),
                }
            }
            ViewQuery::Organization => View::Organization(steps::organization::view::view(&estate)),
            ViewQuery::Access { group, environment } => View::Access(steps::access::view::view(
                &estate,
                &desired(),
                group,
                environment,
            )),
            ViewQuery::Roles { persona, at } => View::Roles {
                roles: steps::access::view::roles(*persona, *at),
            },
            ViewQuery::Preset { preset } => {
                View::Preset(steps::access::presets::shown(&document, *preset, || {
                    chance::new_id("map")
                }))
            }
            ViewQuery::Abilities {
                group,
                environment,
                project,
                all,
            } => View::Abilities(abilities::view::view(
                &estate,
                &desired(),
                &part(group, environment),
                project,
                *all,
            )),
            ViewQuery::WhoCan { ability } => {
                let people = abilities::standing::people(&estate, &desired());
                View::WhoCan {
                    abilities: abilities::view::columns(),
                    people: abilities::view::who_can(&people, ability),
                }
            }
            ViewQuery::Networking { environment, group } => {
                View::Networking(steps::networking::view::view(&estate, environment, group))
            }
            ViewQuery::Connections { group, environment } => View::Connections(
                steps::connections::view::view(&estate, &desired(), group, environment),
            ),
            ViewQuery::Models => View::Models(steps::models::view::view(&estate)),
            ViewQuery::Review { slice } => {
                let thought = self.thoughts(id, &document, &estate);
                View::Review(steps::review::view::view(
                    &estate,
                    &thought.desired,
                    &thought.findings,
                    slice,
                ))
            }
            ViewQuery::SignOff { slice } => {
                let thought = self.thoughts(id, &document, &estate);
                View::SignOff(steps::sign_off::view::view(
                    &estate,
                    &thought.desired,
                    &thought.findings,
                    slice,
                    self.clock.today(),
                ))
            }
        })
    }

    /// The document of a draft, as it is on the screen.
    pub(super) fn document(&self, id: &DraftId) -> Outcome<Arc<Document>> {
        Ok(self.drafts().open_draft(id)?.shared())
    }
}
