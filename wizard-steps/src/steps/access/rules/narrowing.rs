//! The role that gives what the work takes, and as little else as can be.

use std::collections::BTreeSet;

use serde_json::json;

use crate::abilities::answer::{self, Can, Held};
use crate::abilities::jobs::Intent;
use crate::abilities::list::{ABILITIES, Grade};
use crate::abilities::powers::built_in;
use crate::abilities::reach::At;
use crate::catalog::roles::{self, PURPOSES, Surface};
use crate::desired::{Grant, GrantPrincipal, Origin};
use crate::names;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

use super::abilities::Standing;
use super::source::{add_grant, add_row};

/// Roles that people are given at Foundry scopes, with the scopes that make sense.
fn candidates() -> impl Iterator<Item = (&'static str, ScopeKind)> {
    let fit = |id: &&str| {
        roles::by_id(id).is_some_and(|role| {
            let broad = [
                roles::OWNER,
                roles::CONTRIBUTOR,
                roles::USER_ACCESS_ADMINISTRATOR,
            ];
            let surface = [
                Surface::Foundry,
                Surface::General,
                Surface::Quota,
                Surface::Cost,
            ];
            surface.contains(&role.surface)
                && role.sourced_at_microsoft
                && !broad.contains(&role.id)
        })
    };
    let known = PURPOSES.iter().map(|(id, _)| *id).filter(fit);
    known.flat_map(|id| {
        let kinds: &[ScopeKind] = if id == roles::COGNITIVE_SERVICES_USAGES_READER {
            &[ScopeKind::Subscription]
        } else {
            &[ScopeKind::Project, ScopeKind::Account]
        };
        kinds.iter().map(move |kind| (id, *kind))
    })
}

/// The role that adds what is missing and as little else as can be.
pub(super) fn smallest(
    context: &Context<'_>,
    standing: &Standing<'_>,
) -> Option<(&'static str, ScopeKind)> {
    let needed: BTreeSet<usize> = standing.projects.keys().flatten().copied().collect();
    let unwanted = unwanted(context, standing);
    candidates()
        .filter_map(|(role, kind)| {
            let cans = yields(role, kind)?;
            let enough = needed.iter().all(|n| cans[*n].is_able());
            let excess = unwanted.iter().filter(|n| cans[**n].is_able()).count();
            let able = cans.iter().filter(|can| can.is_able()).count();
            enough.then_some(((excess, able, kind), (role, kind)))
        })
        .min()
        .map(|(_, found)| found)
}

fn unwanted(context: &Context<'_>, standing: &Standing<'_>) -> BTreeSet<usize> {
    let projects = standing.projects.values().flatten();
    let environments: BTreeSet<&str> = projects.map(|id| environment_of(context, id)).collect();
    environments
        .into_iter()
        .flat_map(|env| Intent::of_principal(context.plan, standing.who, env).must_not)
        .collect()
}

fn environment_of<'c>(context: &'c Context<'_>, project: &str) -> &'c str {
    let place = context.estate.projects.get(&project.to_owned());
    place.map_or("", |p| p.project.environment.as_str())
}

/// What a role yields at a kind of scope.
pub(super) fn yields(role: &str, kind: ScopeKind) -> Option<Vec<Can>> {
    let held = Held {
        powers: Some(built_in().get(role)?),
        level: kind.level(),
        side: None,
        eligible: false,
        condition: None,
    };
    Some(answer::all(&[held]))
}

/// A row for the persona in these environments, else a grant in each place.
pub(super) fn add(
    context: &Context<'_>,
    standing: &Standing<'_>,
    role: &str,
    kind: ScopeKind,
) -> Vec<Edit> {
    let projects: Vec<&str> = standing.projects.values().flatten().copied().collect();
    if let Some(persona) = standing.persona {
        let environments = projects.iter().map(|id| environment_of(context, id));
        return vec![add_row(
            context,
            persona,
            role,
            kind,
            &environments.collect(),
        )];
    }
    let who = GrantPrincipal::Directory(standing.who.into());
    let places: BTreeSet<&str> = projects
        .iter()
        .filter_map(|id| match kind {
            ScopeKind::Project => Some(*id),
            _ => context.reach().home_of(id),
        })
        .collect();
    places
        .into_iter()
        .map(|of| add_grant(context, &who, role, kind, of))
        .collect()
}

/// The row of the mapping that gives too much, with a role and scope that keep the work and give less.
pub(super) fn narrower(
    context: &Context<'_>,
    standing: &Standing<'_>,
) -> Option<(&'static str, Vec<Edit>)> {
    let (set, projects) = standing.projects.iter().next()?;
    let project = projects.first()?;
    let who = GrantPrincipal::Directory(standing.who.into());
    let at = At::Project(project);
    let (_, deciding) = context.reach().explain(&who, at, *set.first()?);
    let grant: &Grant = deciding.into_iter().find(|g| g.origin == Origin::Persona)?;
    let row = names::last_segment(&grant.at);
    let environment = environment_of(context, project);
    let intent = Intent::of_principal(context.plan, standing.who, environment);
    let others: Vec<&Grant> = context
        .reach()
        .held_at(&who, at)
        .into_iter()
        .map(|(g, _)| g)
        .filter(|g| g.at != grant.at)
        .collect();
    let (_, (role, kind)) = candidates()
        .filter_map(|(role, kind)| {
            let cans = with_others(&others, role, kind)?;
            let keeps = intent
                .must
                .iter()
                .all(|n| cans[*n].is_able() || ABILITIES[*n].grade == Grade::Unconfirmed);
            let excess = intent
                .must_not
                .iter()
                .filter(|n| cans[**n].is_able())
                .count();
            let able = cans.iter().filter(|can| can.is_able()).count();
            (keeps && excess < set.len()).then_some(((excess, able, kind), (role, kind)))
        })
        .min()?;
    let patch = vec![
        Edit::set(format!("/access/mapping/{row}/roleId"), role),
        Edit::set(format!("/access/mapping/{row}/scope"), json!(kind)),
    ];
    Some((role, patch))
}

fn with_others(others: &[&Grant], role: &str, kind: ScopeKind) -> Option<Vec<Can>> {
    let held = |powers, level| Held {
        powers,
        level,
        side: None,
        eligible: false,
        condition: None,
    };
    let mut all = vec![held(Some(built_in().get(role)?), kind.level())];
    all.extend(
        others
            .iter()
            .map(|g| held(built_in().get(g.role.as_str()), g.scope.kind.level())),
    );
    Some(answer::all(&all))
}
