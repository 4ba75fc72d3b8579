//! What of a plan answers a point: counts and names, for a slice.

use std::collections::{BTreeMap, BTreeSet};

use crate::desired::{DesiredState, Grant, GrantPrincipal, Origin};
use crate::estate::{Account, Estate, Place};
use crate::labels;
use crate::plan::common::{Contact, Id, Persona};
use crate::slice::Slice;
use crate::steps::connections::answers::ConnectionLevel;
use crate::steps::environments::answers::Environment;
use crate::steps::governance::answers::GroupGovernance;
use crate::steps::governance::rules as governance;
use crate::steps::models::rules as models;
use crate::steps::networking::answers::Inbound;

/// A plan, seen through a slice.
pub(crate) struct Seen<'a> {
    pub(crate) estate: &'a Estate<'a>,
    desired: &'a DesiredState,
    pub(crate) slice: &'a Slice,
}

const ANY: [&str; 0] = [];

impl<'a> Seen<'a> {
    pub(crate) fn new(estate: &'a Estate<'a>, desired: &'a DesiredState, slice: &'a Slice) -> Self {
        Self {
            estate,
            desired,
            slice,
        }
    }

    fn environments(&self) -> impl Iterator<Item = (&'a Id, &'a Environment)> {
        let all = self.estate.environments.iter().copied();
        all.filter(|(id, _)| self.slice.touches(&[id], &ANY))
    }

    fn groups(&self) -> impl Iterator<Item = &'a Id> {
        let all = self.estate.groups.iter().map(|(id, _)| *id);
        all.filter(|id| self.slice.touches(&ANY, &[id]))
    }

    fn accounts(&self) -> impl Iterator<Item = &'a Account<'a>> {
        let all = self.estate.accounts.values();
        all.filter(|a| self.slice.touches(&[a.environment], &a.groups))
    }

    fn projects(&self) -> impl Iterator<Item = (&'a Id, &'a Place<'a>)> {
        let all = self.estate.projects.iter().map(|(id, place)| (*id, place));
        all.filter(|(_, p)| {
            let (env, group) = (&p.project.environment, &p.project.group);
            self.slice.touches(&[env], &[group])
        })
    }

    fn use_cases(&self) -> impl Iterator<Item = &'a Id> {
        let all = self.estate.plan.organization.use_cases.iter();
        all.filter(|(_, u)| u.uses_models && self.slice.touches(&ANY, &[&u.group]))
            .map(|(id, _)| id)
    }

    fn grants(&self) -> impl Iterator<Item = &'a Grant> {
        let all = self.desired.grants.iter();
        all.filter(|g| self.slice.touches(g.environment.as_slice(), &g.groups))
    }
}

/// What answers a point.
pub(crate) struct Evidence {
    /// In a word or two, for a column of them.
    pub(super) short: String,
    /// In a sentence.
    pub(super) says: String,
}

impl Evidence {
    pub(super) fn new(short: impl Into<String>, says: String) -> Self {
        Self {
            short: short.into(),
            says,
        }
    }
}

/// Some environment is in scope.
pub(super) fn has_environments(seen: &Seen<'_>) -> bool {
    seen.environments().next().is_some()
}

/// Some business group is named.
pub(super) fn has_groups(seen: &Seen<'_>) -> bool {
    seen.groups().next().is_some()
}

/// Some Foundry resource follows from the answers.
pub(super) fn has_accounts(seen: &Seen<'_>) -> bool {
    seen.accounts().next().is_some()
}

/// Some use case calls models.
pub(super) fn has_use_cases(seen: &Seen<'_>) -> bool {
    seen.use_cases().next().is_some()
}

/// Somebody gets a role.
pub(super) fn has_grants(seen: &Seen<'_>) -> bool {
    seen.grants().next().is_some()
}

/// `3 of 4`.
fn share<T>(all: impl Iterator<Item = T>, counts: impl Fn(&T) -> bool) -> String {
    let (good, total) = all.fold((0_usize, 0_usize), |(good, total), one| {
        (good + usize::from(counts(&one)), total + 1)
    });
    format!("{good} of {total}")
}

fn filled(text: &str) -> bool {
    !text.trim().is_empty()
}

pub(super) fn boundaries(seen: &Seen<'_>) -> Evidence {
    let estate = seen.estate;
    let names: Vec<&str> = seen
        .environments()
        .map(|(id, _)| estate.environment_name(id))
        .collect();
    let cut = share(seen.environments(), |(_, e)| {
        e.isolation.is_some() && e.topology.is_some()
    });
    let resources = seen.accounts().count();
    let says = format!(
        "{}: {cut} with isolation and shape chosen, {resources} Foundry resources",
        labels::list(&names)
    );
    Evidence::new(cut, says)
}

pub(super) fn owners(seen: &Seen<'_>) -> Evidence {
    let resources = share(seen.accounts(), |a| a.owner.is_named());
    let projects = share(seen.projects(), |(_, p)| p.project.owner.is_named());
    let owners =
        (seen.accounts().map(|a| a.owner)).chain(seen.projects().map(|(_, p)| &p.project.owner));
    let short = share(owners, |owner| owner.is_named());
    let says =
        format!("{resources} Foundry resources and {projects} projects have an accountable owner");
    Evidence::new(short, says)
}

pub(super) fn personas(seen: &Seen<'_>) -> Evidence {
    let principals = &seen.estate.principals;
    let mut by_environment: BTreeMap<&str, BTreeSet<Persona>> = BTreeMap::new();
    for grant in seen.grants() {
        if let (GrantPrincipal::Directory(id), Some(env)) = (&grant.principal, &grant.environment) {
            let persona = principals.get(id).and_then(|p| p.persona);
            by_environment.entry(env).or_default().extend(persona);
        }
    }
    let complete = share(seen.environments(), |(id, _)| {
        let here = by_environment.get(id.as_str());
        here.is_some_and(|found| Persona::BASELINE.iter().all(|p| found.contains(p)))
    });
    let says =
        format!("{complete} environments give admins, project managers and project users a role");
    Evidence::new(complete, says)
}

pub(super) fn network_approach(seen: &Seen<'_>) -> Evidence {
    let answers = &seen.estate.plan.networking.environments;
    let chosen = share(seen.environments(), |(id, _)| {
        answers.get(*id).is_some_and(|n| n.inbound.is_some())
    });
    let says = format!("{chosen} environments say how they are reached");
    Evidence::new(chosen, says)
}

pub(super) fn network_paths(seen: &Seen<'_>) -> Evidence {
    let answers = &seen.estate.plan.networking.environments;
    let written = share(seen.environments(), |(id, _)| {
        answers.get(*id).is_some_and(|n| {
            let path = &n.path;
            let told = filled(&path.from) && filled(&path.isolation) && path.owner.is_named();
            n.inbound.is_some_and(|inbound| !inbound.is_private()) || told
        })
    });
    let says = format!("{written} environments have their path and isolation written down");
    Evidence::new(written, says)
}

/// Environments that are reached through private endpoints.
pub(crate) fn private<'a>(seen: &Seen<'a>) -> impl Iterator<Item = &'a Id> {
    let answers = &seen.estate.plan.networking.environments;
    seen.environments().map(|(id, _)| id).filter(|id| {
        let inbound = answers.get(*id).and_then(|n| n.inbound);
        inbound.is_some_and(Inbound::is_private)
    })
}

pub(super) fn private_environments(seen: &Seen<'_>) -> Evidence {
    let names: Vec<&str> = private(seen)
        .map(|id| seen.estate.environment_name(id))
        .collect();
    if names.is_empty() {
        Evidence::new("none private", "no environment is private".to_owned())
    } else {
        let says = format!("{} private; to be seen once deployed", labels::list(&names));
        Evidence::new("once deployed", says)
    }
}

pub(super) fn keys_decided(seen: &Seen<'_>) -> Evidence {
    let answers = &seen.estate.plan.encryption.environments;
    let decided = share(seen.environments(), |(id, _)| {
        let choice = answers.get(*id);
        choice.is_some_and(|c| c.required_by_policy.is_some() && c.decision.is_some())
    });
    let says = format!(
        "{decided} environments say whether policy requires our own keys, and whose are used"
    );
    Evidence::new(decided, says)
}

pub(super) fn keys_approved(seen: &Seen<'_>) -> Evidence {
    let answers = &seen.estate.plan.encryption.environments;
    let approved = share(seen.environments(), |(id, _)| {
        answers.get(*id).is_some_and(|c| {
            filled(&c.written_in) && filled(&c.approved_by) && c.approved_on.parsed().is_some()
        })
    });
    let says = format!("{approved} environments have their encryption written down and approved");
    Evidence::new(approved, says)
}

pub(super) fn group_owners(seen: &Seen<'_>) -> Evidence {
    let answers = &seen.estate.plan.governance.groups;
    let named = |owner: fn(&GroupGovernance) -> &Contact| {
        share(seen.groups(), |id| {
            answers.get(*id).is_some_and(|g| owner(g).is_named())
        })
    };
    let cost = named(|g| &g.cost_owner);
    let monitoring = named(|g| &g.monitoring_owner);
    let both = share(seen.groups(), |id| {
        let group = answers.get(*id);
        group.is_some_and(|g| g.cost_owner.is_named() && g.monitoring_owner.is_named())
    });
    let says = format!("{cost} business groups have a cost owner, {monitoring} a monitoring owner");
    Evidence::new(both, says)
}

pub(super) fn connections(seen: &Seen<'_>) -> Evidence {
    let estate = seen.estate;
    let of_level = |level| {
        let all = estate.plan.connections.items.iter();
        all.filter(|(_, c)| c.level == Some(level))
            .filter(|(id, _)| {
                let (environments, groups) = estate.whereabouts(id);
                let known = environments.iter().all(|e| estate.environment(e).is_some());
                known && seen.slice.touches(&environments, &groups)
            })
            .count()
    };
    let none = &estate.plan.connections.none;
    let without = seen
        .accounts()
        .filter(|a| none.get(&a.id).is_some_and(|why| filled(why)))
        .count();
    let shared = of_level(ConnectionLevel::Account);
    let single = of_level(ConnectionLevel::Project);
    let says =
        format!("{shared} shared, {single} for one project; {without} Foundry resources need none");
    Evidence::new(format!("{shared} shared, {single} single"), says)
}

pub(super) fn grants(seen: &Seen<'_>) -> Evidence {
    let mut counts: BTreeMap<Origin, usize> = BTreeMap::new();
    for grant in seen.grants() {
        *counts.entry(grant.origin).or_default() += 1;
    }
    let count = |origin| counts.get(&origin).copied().unwrap_or_default();
    let all = counts.values().sum::<usize>();
    let says = format!(
        "{all} role assignments: {} by persona, {} for identities, {} for connections, {} by hand",
        count(Origin::Persona),
        count(Origin::Identity),
        count(Origin::Connection),
        count(Origin::Manual),
    );
    let short = labels::counted(all, "grant", "grants");
    Evidence::new(short, says)
}

pub(super) fn views_and_traces(seen: &Seen<'_>) -> Evidence {
    let production = governance::in_production(seen.estate);
    let answers = &seen.estate.plan.governance.groups;
    let views = share(
        seen.groups().filter(|id| production.contains(id.as_str())),
        |id| answers.get(*id).is_some_and(governance::has_all_views),
    );
    let traced = governance::traced(seen.estate);
    let projects = share(
        seen.projects()
            .filter(|(_, p)| seen.estate.is_production(&p.project.environment)),
        |(id, place)| governance::is_traced(&traced, id, place),
    );
    let says = format!(
        "{views} business groups in production have a cost view and a dashboard, {projects} production \
         projects have Application Insights"
    );
    Evidence::new(projects, says)
}

pub(super) fn strategies(seen: &Seen<'_>) -> Evidence {
    let open = models::without_strategy(seen.estate);
    let decided = share(seen.use_cases(), |id| {
        let open = open.get(id.as_str());
        !open.is_some_and(|envs| envs.iter().any(|env| seen.slice.touches(&[env], &ANY)))
    });
    let says =
        format!("{decided} use cases with models have a strategy in each of their environments");
    Evidence::new(decided, says)
}

pub(super) fn regions(seen: &Seen<'_>) -> Evidence {
    let used: BTreeSet<&str> = seen.accounts().map(|a| a.region.as_str()).collect();
    let confirmations = &seen.estate.plan.models.confirmations;
    let confirmed = share(used.into_iter(), |region| {
        confirmations.values().any(|c| {
            let signed = filled(&c.confirmed_by) && c.date.parsed().is_some();
            c.region.parsed().as_deref() == Some(*region) && signed
        })
    });
    let says = format!("{confirmed} regions in use were confirmed by somebody, with a date");
    Evidence::new(confirmed, says)
}
