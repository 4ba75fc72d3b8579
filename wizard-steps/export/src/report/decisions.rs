//! What people decided: one-way doors, parked questions, accepted risks, reasons.

use wizard_steps::finding::Finding;
use wizard_steps::plan::text::Date;
use wizard_steps::step::STEPS;
use wizard_steps::steps::sign_off::answers::{Accepted, Decision, Parked};
use wizard_steps::steps::sign_off::doors as one_way;
use wizard_steps::words;
use wizard_steps::{progress, questions};

use super::reader::Reader;
use super::text::{contact, or};
use crate::block::{Block, table_or};

/// The chapter on choices that cannot be taken back.
pub fn doors(reader: &Reader<'_>) -> Vec<Block> {
    let doors = one_way::doors(reader.input.estate);
    let here = doors.iter().filter(|d| reader.holds(&d.environment));
    let rows = here.map(|door| {
        let acknowledged = reader.plan.sign_offs.doors.get(&door.key);
        [
            reader
                .input
                .estate
                .environment_name(&door.environment)
                .to_owned(),
            door.label.to_owned(),
            acknowledged
                .map_or("nobody yet", |a| or(&a.by, "nobody yet"))
                .to_owned(),
            acknowledged.map_or_else(String::new, |a| a.date.to_string()),
        ]
    });
    let head = ["Environment", "Fixed for good", "Acknowledged by", "On"];
    vec![
        Block::Chapter("One-way doors".to_owned()),
        Block::Text(
            "Azure does not let these choices be taken back once the resources exist.".to_owned(),
        ),
        table_or("No choice of this part is final.", head, rows),
    ]
}

/// The chapter on what was left open, taken on, and why.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    vec![
        Block::Chapter("Parked questions".to_owned()),
        parked(reader),
        Block::Chapter("Accepted risks".to_owned()),
        accepted(reader),
        Block::Chapter("Reasons".to_owned()),
        reasons(reader),
    ]
}

fn parked(reader: &Reader<'_>) -> Block {
    let rows = of_slice(reader).filter_map(|(key, decision)| {
        let parked = decision.parked.as_ref()?;
        let [question, subject] = question(reader, key);
        let until = day(reader, &parked.until);
        Some([
            question,
            subject,
            contact(&parked.owner),
            until,
            parked.note.clone(),
        ])
    });
    let head = [
        "Question",
        "Of",
        "Who brings the answer",
        "By",
        "What is missing",
    ];
    table_or("No question is parked.", head, rows)
}

fn accepted(reader: &Reader<'_>) -> Block {
    let rows = of_slice(reader).filter_map(|(key, decision)| {
        let accepted = decision.accepted.as_ref()?;
        let [question, subject] = question(reader, key);
        let mut findings = reader.input.findings.iter();
        let found = findings.find(|f| f.key() == accepted.finding);
        let risk = found.map_or_else(
            || format!("{question} (no longer found)"),
            |f| format!("{}: {}", f.code, words::sentence(f)),
        );
        let until = day(reader, &accepted.until);
        Some([
            risk,
            subject,
            accepted.by.clone(),
            until,
            accepted.reason.clone(),
        ])
    });
    let head = ["Risk", "Of", "Taken on by", "Until", "Why"];
    table_or("No risk was accepted.", head, rows)
}

fn reasons(reader: &Reader<'_>) -> Block {
    let rows = of_slice(reader)
        .filter(|(_, d)| !d.why.trim().is_empty() || !d.decided_by.trim().is_empty())
        .map(|(key, decision)| {
            let [question, subject] = question(reader, key);
            [
                question,
                subject,
                decision.decided_by.clone(),
                decision.date.to_string(),
                decision.why.clone(),
            ]
        });
    let head = ["Question", "Of", "Decided by", "On", "Why"];
    table_or("No reason was written down.", head, rows)
}

/// Who took the risk of this finding on, while that holds. A blocker is never accepted.
pub fn acceptance<'p>(reader: &Reader<'p>, finding: &Finding) -> Option<&'p Accepted> {
    if finding.is_blocker() {
        return None;
    }
    let key = finding.key();
    let all = reader.plan.decisions.values();
    all.filter_map(|d| d.accepted.as_ref())
        .filter(|a| progress::stands(a, reader.input.today))
        .find(|a| a.finding == key)
}

/// Who parked the question that a finding is about.
pub fn parked_for<'p>(reader: &Reader<'p>, finding: &Finding) -> Option<&'p Parked> {
    let here: Vec<&str> = finding.at.split('/').skip(1).collect();
    let asked = questions::question_of(&finding.at);
    reader.plan.decisions.iter().find_map(|(key, decision)| {
        let parked = decision.parked.as_ref()?;
        let (question, instance) = key.split_once('@').unwrap_or((key, ""));
        if asked == Some(question) && (instance.is_empty() || here.contains(&instance)) {
            return Some(parked);
        }
        let starred = question.contains('*');
        let path: Vec<&str> = question
            .split('.')
            .map(|part| if part == "*" { instance } else { part })
            .collect();
        let same = if starred || instance.is_empty() {
            path == here
        } else {
            // `access.grants@gra-…` is everything under that grant.
            here.len() > path.len()
                && here[..path.len()] == path[..]
                && here[path.len()] == instance
        };
        same.then_some(parked)
    })
}

/// How many questions are parked and how many risks accepted, in the slice.
pub fn left(reader: &Reader<'_>) -> (usize, usize) {
    of_slice(reader).fold((0, 0), |(parked, accepted), (_, decision)| {
        (
            parked + usize::from(decision.parked.is_some()),
            accepted + usize::from(decision.accepted.is_some()),
        )
    })
}

fn of_slice<'p>(reader: &Reader<'p>) -> impl Iterator<Item = (&'p str, &'p Decision)> {
    let all = reader.plan.decisions.iter();
    all.filter(|(key, _)| {
        let instance = key.split_once('@').map_or("", |(_, instance)| instance);
        let grant = reader.plan.access.grants.get(instance);
        grant.map_or_else(|| reader.holds(instance), |g| reader.holds(&g.scope.id))
    })
    .map(|(key, decision)| (key.as_str(), decision))
}

/// The question's label and what it is asked of.
fn question(reader: &Reader<'_>, key: &str) -> [String; 2] {
    let (id, instance) = key.split_once('@').unwrap_or((key, ""));
    let asked = questions::all().iter().find(|q| q.words.id == id);
    let asked = asked.map(|q| q.words.title);
    let label = asked.or_else(|| {
        let mut fields = STEPS.iter().flat_map(|step| words::fields(*step));
        fields.find(|f| f.id == id).map(|f| f.label)
    });
    let step = STEPS.iter().find(|s| Some(s.id()) == id.split('.').next());
    let title = step.map(|s| words::of_step(*s).0.to_owned());
    let subject = if instance.is_empty() {
        String::new()
    } else {
        reader.thing(instance)
    };
    let label = label.map(str::to_owned).or(title);
    [label.unwrap_or_else(|| id.to_owned()), subject]
}

fn day(reader: &Reader<'_>, date: &Date) -> String {
    match date.parsed() {
        Some(day) if day < reader.input.today => format!("{day} (passed)"),
        Some(day) => day.to_string(),
        None => or(date.as_str(), "no day named").to_owned(),
    }
}
