//! What has to be decided about connections before anything is built.

use std::collections::BTreeSet;

use crate::catalog::connections::{LISTED_ONLY, Serves, category};
use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::connections::answers::{Connection, ConnectionLevel};
use crate::steps::connections::desired::account_of;

use super::{called, field, planned};

/// CON-001: a Foundry resource has neither a connection, shared or in one of its projects, nor a
/// recorded reason to need none; a project that needs data has neither a shared connection nor one of
/// its own to get it; or a connection is neither shared nor for one project.
/// Source: Microsoft's planning guide, checklist item 7 (2025-12-24).
pub fn connections_are_listed(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let (mut listed, mut shared, mut own) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut hits = Vec::new();
    for (id, connection) in planned(estate) {
        let Some(level) = connection.level else {
            let what = "it is neither shared nor for one project";
            hits.push(undecided(
                field(id, "level"),
                id,
                called(id, connection),
                what,
            ));
            continue;
        };
        listed.extend(account_of(estate, connection));
        if serves(connection) == Some(Serves::Platform) {
            continue;
        }
        match level {
            ConnectionLevel::Account => shared.insert(connection.account.as_str()),
            ConnectionLevel::Project => own.insert(connection.project.as_str()),
        };
    }
    let none = &context.plan.connections.none;
    let answered = |id: &str| none.get(id).is_some_and(|why| !why.trim().is_empty());
    // Where others need none for one reason, it may well be the reason here.
    let reasons: BTreeSet<&String> = none.values().filter(|why| !why.trim().is_empty()).collect();
    let usual = reasons.first().filter(|_| reasons.len() == 1);
    for (id, account) in &estate.accounts {
        if !listed.contains(id.as_str()) && !answered(id) {
            let at = format!("/connections/none/{}", pointer_token(id));
            let what = "none is listed, and nobody wrote that it needs none";
            let hit = undecided(at.clone(), id, &account.name, what);
            hits.push(match &usual {
                Some(why) => hit.fixed_by(vec![Edit::set(at, why.as_str())]),
                None => hit,
            });
        }
    }
    hits.extend(
        (estate.projects.iter())
            .filter(|(id, place)| {
                let account = place.account.as_deref().unwrap_or_default();
                let silent = !listed.contains(account) || answered(account) || answered(id);
                let served = shared.contains(account) || own.contains(id.as_str());
                place.project.needs_data && !silent && !served
            })
            .map(|(id, _)| without_data(estate, id)),
    );
    hits
}

fn without_data(estate: &Estate<'_>, project: &str) -> Hit {
    let what = "it needs data and has neither a shared connection to it nor one of its own";
    let name = labels::project(estate, project);
    undecided("/connections/items".to_owned(), project, &name, what)
}

fn undecided(at: String, id: &str, place: &str, what: &str) -> Hit {
    Hit::at(at)
        .about(id)
        .with("place", place)
        .with("what", what)
}

/// CON-010: a connection to data or a tool does not say whom its target sees: an identity, the shared
/// key, or the person. Categories that nobody knows are left to CON-005.
/// Source: Microsoft's planning guide, "Plan user access", identity strategy (2025-12-24).
pub fn who_signs_in_is_said(context: &Context<'_>) -> Vec<Hit> {
    planned(context.estate)
        .filter(|(_, c)| c.signs_in_as.is_none())
        .filter(|(_, c)| matches!(serves(c), Some(Serves::Data | Serves::Tool)))
        .map(|(id, connection)| {
            Hit::at(field(id, "signsInAs"))
                .about(id)
                .with("connection", called(id, connection))
        })
        .collect()
}

fn serves(connection: &Connection) -> Option<Serves> {
    let name = connection.category.as_str();
    category(name)
        .map(|c| c.serves)
        .or_else(|| LISTED_ONLY.contains(&name).then_some(Serves::Data))
}
