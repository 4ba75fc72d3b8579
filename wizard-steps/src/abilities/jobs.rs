//! What a persona's work takes, and what it does not: the measure for gaps and excess.
//!
//! Drawn from the persona tables of Microsoft's planning guide (2025-12-24) and its pages on roles for
//! Foundry (2026-06-02) and for Agent Service (read 2026-11-22). A plan's own goals add to them and
//! overrule them.

use std::collections::BTreeSet;

use crate::estate::{Account, Estate};
use crate::plan::Plan;
use crate::plan::common::{Id, Persona};
use crate::steps::access::answers::{Goal, Must};
use crate::steps::organization::answers::Runtime;

use super::list::{ABILITIES, position};

/// The work of a persona, as abilities.
#[derive(Debug)]
pub struct Job {
    /// Who.
    pub persona: Persona,
    /// What the work takes, where they work.
    pub must: &'static [&'static str],
    /// What it does not take, and what gives away more than intended.
    pub must_not: &'static [&'static str],
}

/// Every job.
pub const JOBS: &[Job] = &[
    Job {
        persona: Persona::Admins,
        must: &[
            "configure-account",
            "deploy-model",
            "shared-connection",
            "create-project",
            "see-roles",
        ],
        must_not: &[],
    },
    Job {
        persona: Persona::PlatformManagers,
        must: &["deploy-model", "shared-connection"],
        must_not: &[],
    },
    Job {
        persona: Persona::ProjectManagers,
        must: &[
            "edit-project",
            "project-connection",
            "build-agent",
            "assign-roles",
        ],
        must_not: &[
            "configure-account",
            "delete-account",
            "purge-account",
            "list-keys",
        ],
    },
    Job {
        persona: Persona::ProjectUsers,
        must: &["see-project", "build-agent", "see-agents", "talk-to-agent"],
        must_not: &[
            "configure-account",
            "delete-account",
            "create-project",
            "delete-project",
            "deploy-model",
            "list-keys",
            "assign-roles",
        ],
    },
    Job {
        persona: Persona::AgentConsumers,
        must: &["talk-to-agent"],
        must_not: &[
            "build-agent",
            "configure-account",
            "create-project",
            "delete-project",
            "deploy-model",
            "project-connection",
            "list-keys",
            "assign-roles",
        ],
    },
    Job {
        persona: Persona::FineTuners,
        must: &["fine-tune"],
        must_not: &["delete-account", "assign-roles"],
    },
    Job {
        persona: Persona::CostOwners,
        must: &["see-cost"],
        must_not: &[
            "build-agent",
            "configure-account",
            "list-keys",
            "assign-roles",
        ],
    },
    Job {
        persona: Persona::MonitoringOwners,
        must: &["see-metrics"],
        must_not: &[
            "build-agent",
            "configure-account",
            "list-keys",
            "assign-roles",
        ],
    },
];

/// What the managed identity of a project works with.
pub const IDENTITY: Job = Job {
    persona: Persona::ProjectUsers,
    must: &["build-agent", "project-responses"],
    must_not: &[
        "configure-account",
        "create-project",
        "delete-account",
        "delete-project",
        "deploy-model",
        "assign-roles",
    ],
};

/// The job of a persona.
pub fn job(persona: Persona) -> &'static Job {
    let found = JOBS.iter().find(|job| job.persona == persona);
    found.unwrap_or(&JOBS[0])
}

/// What somebody must and must not be able to do, as places in the list of abilities.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Intent {
    /// Needed.
    pub must: BTreeSet<usize>,
    /// Not intended.
    pub must_not: BTreeSet<usize>,
}

impl Intent {
    fn of(job: &Job) -> Self {
        let places = |ids: &[&str]| ids.iter().filter_map(|id| position(id)).collect();
        Self {
            must: places(job.must),
            must_not: places(job.must_not),
        }
    }

    /// For the managed identity of a project.
    pub fn of_identity() -> Self {
        Self::of(&IDENTITY)
    }

    /// For a principal of the plan in an environment: its persona's job, then the plan's goals.
    pub fn of_principal(plan: &Plan, principal: &str, environment: &str) -> Self {
        let entry = plan.prerequisites.principals.get(principal);
        let persona = entry.and_then(|p| p.persona);
        let mut intent = persona.map_or_else(Self::default, |p| Self::of(job(p)));
        let builds_here = plan.access.also_build.contains_key(principal);
        if builds_here {
            intent
                .must_not
                .retain(|n| position("build-agent") != Some(*n));
        }
        for goal in plan.access.goals.values() {
            if is_for(goal, principal, persona, environment) {
                intent.follow(goal);
            }
        }
        intent
    }

    /// Is this ability not intended in a place like this?
    pub fn rules_out(&self, ability: usize, here: Here) -> bool {
        if !self.must_not.contains(&ability) {
            return false;
        }
        match ABILITIES[ability].id {
            // Keys that nobody can use give nothing away.
            "list-keys" => here.takes_keys,
            // An older page wants Foundry Project Manager for those who make hosted agents.
            "assign-roles" | "delete-project" => !here.hosts_agents,
            _ => true,
        }
    }

    fn follow(&mut self, goal: &Goal) {
        let (Some(n), Some(must)) = (position(goal.ability.trim()), goal.must) else {
            return;
        };
        self.must.remove(&n);
        self.must_not.remove(&n);
        match must {
            Must::Must => self.must.insert(n),
            Must::MustNot => self.must_not.insert(n),
            Must::May => false,
        };
    }
}

/// What a project is like, as far as it decides what is too much there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Here {
    /// Its Foundry resource takes keys.
    pub takes_keys: bool,
    /// Agents in containers of our own run in it.
    pub hosts_agents: bool,
}

impl Here {
    /// A project of the plan.
    pub fn of(estate: &Estate<'_>, project: &str) -> Self {
        let place = estate.projects.get(&project.to_owned());
        let account = place.and_then(|p| p.account.as_ref());
        let account = account.and_then(|id| estate.accounts.get(id));
        Self {
            takes_keys: account.is_none_or(Account::local_auth),
            hosts_agents: place.is_some_and(|p| p.project.runtime == Some(Runtime::HostedAgents)),
        }
    }
}

fn is_for(goal: &Goal, principal: &str, persona: Option<Persona>, environment: &str) -> bool {
    let named = if goal.principal.is_empty() {
        goal.persona.is_some() && goal.persona == persona
    } else {
        goal.principal == principal
    };
    let here = |ids: &[Id]| ids.is_empty() || ids.iter().any(|id| id == environment);
    named && here(&goal.environments)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abilities::list::ability;

    #[test]
    fn every_persona_has_one_job_of_known_abilities() {
        let personas: BTreeSet<Persona> = JOBS.iter().map(|j| j.persona).collect();
        assert_eq!((personas.len(), JOBS.len()), (8, 8));
        for job in JOBS.iter().chain([&IDENTITY]) {
            let all = job.must.iter().chain(job.must_not);
            assert!(all.clone().all(|id| ability(id).is_some()), "{job:?}");
            assert!(
                job.must.iter().all(|id| !job.must_not.contains(id)),
                "{job:?}"
            );
        }
    }

    #[test]
    fn a_goal_of_the_plan_overrules_the_job() {
        let mut plan = crate::steps::cases::example();
        let principals = &plan.prerequisites.principals;
        let users = |p: &&String| principals[*p].persona == Some(Persona::ProjectUsers);
        let who = principals
            .keys()
            .find(users)
            .expect("project users")
            .clone();
        let keys = position("list-keys").expect("an ability");
        assert!(
            Intent::of_principal(&plan, &who, "env")
                .must_not
                .contains(&keys)
        );
        let goal = Goal {
            persona: Some(Persona::ProjectUsers),
            ability: "list-keys".to_owned(),
            must: Some(Must::May),
            environments: vec!["env".to_owned()],
            ..Goal::default()
        };
        plan.access.goals.insert("goa-aaaaaa".to_owned(), goal);
        assert!(
            !Intent::of_principal(&plan, &who, "env")
                .must_not
                .contains(&keys)
        );
        assert!(
            Intent::of_principal(&plan, &who, "other")
                .must_not
                .contains(&keys)
        );
    }
}
