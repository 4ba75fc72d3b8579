//! Is what was left open, taken on or looked up still in order?

use crate::catalog::dated::{FRESH, TABLES};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::text::Day;
use crate::questions;
use crate::rule::Context;
use crate::steps::sign_off::answers::{Accepted, Parked};

/// REV-010: a question was parked without an owner or a day, or its day is past; or a risk was taken on
/// without a name, a reason or an end, or its end is past. Choices that cannot be taken back are asked
/// for by Sign-off, by name and date.
/// Source: Microsoft's planning guide, "documented and approved" (2025-12-24).
pub fn left_open_in_order(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (key, decision) in &context.plan.decisions {
        let parked = decision.parked.as_ref().map(|p| {
            let index = questions::of_decision(key);
            let title = index.map_or(key.as_str(), |i| questions::all()[i].words.title);
            let what = format!("the parked question “{}”", title.trim_end_matches('?'));
            ("parked", what, of_parked(p, context.today))
        });
        let accepted = decision.accepted.as_ref().map(|risk| {
            let code = risk.finding.split(' ').next().unwrap_or_default();
            let what = format!("the risk taken on for {code}");
            ("accepted", what, of_accepted(risk, context.today))
        });
        for (part, what, missing) in [parked, accepted].into_iter().flatten() {
            if missing.is_empty() {
                continue;
            }
            let hit = Hit::at(pointer(&["decisions", key, part]))
                .about(key)
                .about(part)
                .with("item", what)
                .with("missing", labels::list(&missing));
            hits.push(hit);
        }
    }
    hits
}

fn of_parked(parked: &Parked, today: Day) -> Vec<&'static str> {
    let owner = [&parked.owner.name, &parked.owner.reach];
    let nobody = owner.into_iter().all(|text| text.trim().is_empty());
    let day = match parked.until.parsed() {
        None => Some("no day is given"),
        Some(day) => (day < today).then_some("its day is past"),
    };
    let nobody = nobody.then_some("nobody brings the answer");
    nobody.into_iter().chain(day).collect()
}

fn of_accepted(risk: &Accepted, today: Day) -> Vec<&'static str> {
    let lacks = |text: &str, words| text.trim().is_empty().then_some(words);
    let day = match risk.until.parsed() {
        None => Some("it has no end"),
        Some(day) => (day < today).then_some("its end is past"),
    };
    let name = lacks(&risk.by, "nobody is named");
    let reason = lacks(&risk.reason, "it has no reason");
    [name, reason, day].into_iter().flatten().collect()
}

/// REV-012: a table that the plan rests on was read more than 180 days ago. What is known from third
/// parties, or disputed, says so in findings of its own.
/// Source: product rule.
pub fn facts_are_fresh(context: &Context<'_>) -> Vec<Hit> {
    let old = |read_on: &str| {
        let day = Day::parse(read_on);
        day.is_some_and(|day| day.plus(FRESH) < context.today)
    };
    let tables = TABLES
        .iter()
        .filter(|t| (t.is_used)(context.plan) && old(t.read_on));
    tables
        .map(|table| {
            Hit::at(table.at)
                .about(table.name)
                .with("fact", table.name)
                .with("date", table.read_on)
        })
        .collect()
}
