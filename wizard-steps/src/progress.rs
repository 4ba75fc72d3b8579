//! How far a plan is: which questions are answered, parked or open, and what is found about each.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::Serialize;
use serde_json::Value;

use crate::checklist;
use crate::finding::{Finding, Severity};
use crate::plan::Plan;
use crate::plan::text::Day;
use crate::questions::{self, Question};
use crate::step::STEPS;
use crate::steps::sign_off::answers::Accepted;

/// How a question stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Answer {
    /// Nothing is answered yet, or a blocker is open.
    Open,
    /// The plan holds something, and no blocker speaks against it.
    Answered,
    /// Left open on purpose.
    Parked,
}

/// A question of a screen, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct QuestionState {
    /// Its id, such as `networking.reach`.
    pub id: &'static str,
    /// How it stands.
    pub state: Answer,
    /// This plan asks it: not so for what is optional, or matters for other choices only, while
    /// nothing is answered and nothing is found.
    pub asked: bool,
    /// Blockers about it.
    pub blockers: u32,
    /// Warnings about it that nobody accepted.
    pub warnings: u32,
}

/// A step, and how it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StepState {
    /// Id of the step: also the name of its section in the plan.
    pub id: &'static str,
    /// Its number, from 1.
    pub number: u32,
    /// Questions that are answered, of those asked.
    pub answered: u32,
    /// Questions that this plan asks; 0 for Review and Sign-off, which ask nothing that counts.
    pub questions: u32,
    /// Blockers that its rules found.
    pub blockers: u32,
    /// Warnings that its rules found and nobody accepted.
    pub warnings: u32,
    /// Notes of its rules.
    pub notes: u32,
    /// Questions that are parked.
    pub parked: u32,
    /// Everything asked is answered, and no blocker or warning is left.
    pub done: bool,
    /// Its questions, in their order.
    pub of_questions: Vec<QuestionState>,
}

/// A question that was left open on purpose.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ParkedLine {
    /// Id of the question; the key of the decision where no question is known.
    pub question: String,
    /// Id of its step; empty where no question is known.
    pub step: &'static str,
    /// Who brings the answer.
    pub owner: String,
    /// By when, as typed.
    pub until: String,
    /// What is missing.
    pub note: String,
    /// That day has passed.
    pub late: bool,
}

/// Keys of the findings whose risk somebody took on, while that holds. A blocker is never accepted.
pub fn accepted(plan: &Plan, today: Day) -> BTreeSet<&str> {
    let risks = plan.decisions.values().filter_map(|d| d.accepted.as_ref());
    risks
        .filter(|risk| stands(risk, today))
        .map(|risk| risk.finding.as_str())
        .collect()
}

/// Has the end of an accepted risk not passed?
pub fn stands(risk: &Accepted, today: Day) -> bool {
    risk.until.parsed().is_none_or(|day| day >= today)
}

/// How far each step is. `tree` is the plan's document and `findings` are those of the whole plan.
/// Review and Sign-off have their questions listed where they have any, and count none.
pub fn progress(plan: &Plan, tree: &Value, findings: &[Finding], today: Day) -> Vec<StepState> {
    let mut steps: Vec<StepState> = (1..).zip(STEPS).map(|(n, s)| empty(n, s.id())).collect();
    let mut questions: Vec<QuestionState> = questions::all()
        .iter()
        .map(|question| state_of(question, tree))
        .collect();
    count(plan, findings, today, &mut steps, &mut questions);
    for (key, decision) in &plan.decisions {
        if decision.parked.is_some()
            && let Some(index) = questions::of_decision(key)
        {
            questions[index].state = Answer::Parked;
        }
    }
    for (question, mut state) in questions::all().iter().zip(questions) {
        if state.blockers > 0 && state.state == Answer::Answered {
            state.state = Answer::Open;
        }
        state.asked |= state.state != Answer::Open || state.blockers + state.warnings > 0;
        steps[question.step].add(state);
    }
    for step in &mut steps {
        let open = step.of_questions.iter();
        let settled = open
            .filter(|q| q.asked)
            .all(|q| q.state == Answer::Answered);
        step.done = settled && step.blockers + step.warnings == 0;
    }
    steps
}

/// Steps whose questions end in no answer of the plan: they look at the others.
fn counts(step: &str) -> bool {
    !matches!(step, "review" | "signOffs")
}

fn empty(number: u32, id: &'static str) -> StepState {
    StepState {
        id,
        number,
        answered: 0,
        questions: 0,
        blockers: 0,
        warnings: 0,
        notes: 0,
        parked: 0,
        done: false,
        of_questions: Vec::new(),
    }
}

impl StepState {
    fn add(&mut self, question: QuestionState) {
        if counts(self.id) {
            self.questions += u32::from(question.asked);
            self.answered += u32::from(question.state == Answer::Answered);
        }
        self.parked += u32::from(question.state == Answer::Parked);
        self.of_questions.push(question);
    }
}

fn state_of(question: &Question, tree: &Value) -> QuestionState {
    let words = &question.words;
    let held = words.holds.iter().any(|field| any(tree, field, is_filled));
    let mut reasons = words.only_when.iter();
    let matters = words.only_when.is_empty()
        || reasons.any(|(field, values)| any(tree, field, |value| is_one_of(value, values)));
    QuestionState {
        id: words.id,
        state: if held { Answer::Answered } else { Answer::Open },
        asked: matters && words.optional.is_none(),
        blockers: 0,
        warnings: 0,
    }
}

fn count(
    plan: &Plan,
    findings: &[Finding],
    today: Day,
    steps: &mut [StepState],
    questions: &mut [QuestionState],
) {
    let accepted = accepted(plan, today);
    for finding in findings {
        if finding.severity == Severity::Warning
            && !accepted.is_empty()
            && accepted.contains(finding.key().as_str())
        {
            continue;
        }
        let question =
            questions::index_of(&finding.at).filter(|_| !checklist::gathers(finding.code));
        let (blockers, warnings) = match finding.severity {
            Severity::Blocker => (1, 0),
            Severity::Warning => (0, 1),
            Severity::Note => (0, 0),
        };
        if let Some(index) = question {
            questions[index].blockers += blockers;
            questions[index].warnings += warnings;
        }
        if let Some(index) = questions::step_index(finding.code) {
            steps[index].blockers += blockers;
            steps[index].warnings += warnings;
            steps[index].notes += u32::from(finding.severity == Severity::Note);
        }
    }
}

/// Does any value at this place fit? `*` stands for every member.
fn any<F: Fn(&Value) -> bool + Copy>(tree: &Value, field: &str, fits: F) -> bool {
    let (key, rest) = field
        .split_once('.')
        .map_or((field, None), |(key, rest)| (key, Some(rest)));
    let below = |value: &Value| rest.map_or_else(|| fits(value), |rest| any(value, rest, fits));
    if key == "*" {
        let members = tree.as_object().into_iter().flatten();
        members.map(|(_, member)| member).any(below)
    } else {
        tree.get(key).is_some_and(below)
    }
}

/// Is there anything in it? "No" is an answer.
fn is_filled(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::Bool(_) | Value::Number(_) => true,
        Value::String(text) => !text.trim().is_empty(),
        Value::Array(list) => list.iter().any(is_filled),
        Value::Object(map) => map.values().any(is_filled),
    }
}

/// Is it one of these? Without any, every answer is.
fn is_one_of(value: &Value, values: &[&str]) -> bool {
    match value {
        _ if values.is_empty() => is_filled(value),
        Value::String(text) => values.contains(&text.as_str()),
        Value::Bool(flag) => values.contains(&if *flag { "true" } else { "false" }),
        _ => false,
    }
}

/// Questions that were left open on purpose, the earliest day first.
pub fn parked(plan: &Plan, today: Day) -> Vec<ParkedLine> {
    let mut lines: Vec<(Option<Day>, ParkedLine)> = Vec::new();
    for (key, decision) in &plan.decisions {
        let Some(parked) = &decision.parked else {
            continue;
        };
        let question = questions::of_decision(key).map(|index| &questions::all()[index]);
        let owner = [&parked.owner.name, &parked.owner.reach];
        let owner = owner.into_iter().find(|text| !text.trim().is_empty());
        let until = parked.until.parsed();
        let line = ParkedLine {
            question: question.map_or_else(|| key.clone(), |q| q.words.id.to_owned()),
            step: question.map_or("", |q| STEPS[q.step].id()),
            owner: owner.cloned().unwrap_or_default(),
            until: parked.until.to_string(),
            note: parked.note.clone(),
            late: until.is_some_and(|day| day < today),
        };
        lines.push((until, line));
    }
    lines.sort_by_key(|(until, _)| (until.is_none(), *until));
    lines.into_iter().map(|(_, line)| line).collect()
}
