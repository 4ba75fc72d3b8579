//! Words: the sentences of findings and questions, kept beside the rules that need them.
//!
//! `findings.md` of a step holds one section a code:
//!
//! ```text
//! ## PRE-001 Place for every environment
//! > Name the subscription and the resource-group strategy of {environment}.
//!
//! What it means: …
//! Why it matters: …
//! How to fix: …
//! Source: …
//! ```
//!
//! `text.md` holds the title of the step (`# …`), its one sentence, and its questions, each followed by
//! the fields it holds. A question is what a screen asks under one heading; a field is one answer:
//!
//! ```text
//! ## question networking.reach
//! From where is each environment reached?
//!
//! One line on why it matters.
//!
//! Holds: networking.environments.*.inbound, networking.environments.*.selectedAddresses
//! One-way: What changing it would mean.
//!
//! ## networking.environments.*.inbound
//! How it is reached
//!
//! Help in one or two sentences.
//!
//! - privateEndpoint: Private endpoint. Only through addresses of your own network.
//! ```
//!
//! `Holds` names fields, or what all of them begin with. `Only when`, `Optional` and `One-way` may be
//! left out: a question matters only when another
//! field has one of these values (`field = value, value; field`), or it may stay open for good. The list at the end of a field is there for fields that are one of our choices.

mod book;

pub use book::json;

use crate::finding::Finding;
use crate::step::{STEPS, Step};

/// The words of a finding.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FindingWords<'t> {
    /// Its code.
    pub code: &'t str,
    /// A short title.
    pub title: &'t str,
    /// The sentence, with `{named}` values.
    pub says: &'t str,
    /// What it means.
    pub means: &'t str,
    /// Why it matters.
    pub matters: &'t str,
    /// How to fix it.
    pub fix: &'t str,
    /// Where the fact comes from, with its date.
    pub source: &'t str,
}

/// The words of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldWords<'t> {
    /// The field's id: its path in the plan with `*` for ids.
    pub id: &'t str,
    /// Label.
    pub label: &'t str,
    /// Help.
    pub help: &'t str,
    /// What it may be, where it is one of our choices.
    pub choices: Vec<ChoiceWords<'t>>,
}

/// The words of one value that a field may have.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ChoiceWords<'t> {
    /// The value in the plan.
    pub value: &'t str,
    /// What it is called.
    pub label: &'t str,
    /// What it means.
    pub help: &'t str,
}

/// The words of a question: what a screen asks under one heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionWords<'t> {
    /// Its id, such as `networking.reach`.
    pub id: &'t str,
    /// The question.
    pub title: &'t str,
    /// Why it matters.
    pub why: &'t str,
    /// What changing the answer later would mean, where that is hard.
    pub one_way: Option<&'t str>,
    /// What holds while nobody answers, where that is fine.
    pub optional: Option<&'t str>,
    /// Fields and values that make it matter: any of them does, and without values any answer. Empty
    /// for a question of every plan.
    pub only_when: Vec<(&'t str, Vec<&'t str>)>,
    /// Ids of the fields it holds, or what they begin with.
    pub holds: Vec<&'t str>,
}

/// Words of a code, if there are any.
pub fn of_code(code: &str) -> Option<FindingWords<'static>> {
    STEPS
        .iter()
        .find_map(|step| sections(step.findings()).find_map(|s| finding_words(s, code)))
}

/// Every code that a step has words for, in the order of its text.
pub fn codes(step: &dyn Step) -> impl Iterator<Item = &'static str> {
    sections(step.findings()).filter_map(|section| section.split_whitespace().next())
}

/// The sentence of a finding with its values filled in.
pub fn sentence(finding: &Finding) -> String {
    let template = of_code(finding.code).map_or(finding.code, |words| words.says);
    finding
        .values
        .iter()
        .fold(template.to_owned(), |text, (name, value)| {
            text.replace(&format!("{{{name}}}"), value)
        })
}

/// Title of a step and the sentence on what it decides.
pub fn of_step(step: &dyn Step) -> (&'static str, &'static str) {
    let text = step.text();
    let title = text
        .lines()
        .find_map(|l| l.strip_prefix("# "))
        .unwrap_or_default();
    let purpose = text
        .lines()
        .map(str::trim)
        .find(|l| !l.is_empty() && !l.starts_with('#'))
        .unwrap_or_default();
    (title, purpose)
}

/// Fields of a step, in the order of its text.
pub fn fields(step: &dyn Step) -> impl Iterator<Item = FieldWords<'static>> {
    sections(step.text())
        .filter(|section| !section.starts_with(QUESTION))
        .map(|section| {
            let (id, label, rest) = head(section);
            let end = rest.find("- ").filter(|at| rest[..*at].ends_with('\n'));
            let (help, choices) = rest.split_at(end.unwrap_or(rest.len()));
            FieldWords {
                id,
                label,
                help: help.trim(),
                choices: choices.lines().filter_map(choice).collect(),
            }
        })
}

/// Questions of a step, in the order of its text.
pub fn questions(step: &dyn Step) -> impl Iterator<Item = QuestionWords<'static>> {
    sections(step.text())
        .filter_map(|section| section.strip_prefix(QUESTION))
        .map(|section| {
            let (id, title, rest) = head(section);
            let some = |name| Some(part(rest, name)).filter(|text| !text.is_empty());
            QuestionWords {
                id,
                title,
                why: rest.lines().next().unwrap_or_default().trim(),
                one_way: some("One-way: "),
                optional: some("Optional: "),
                only_when: conditions(part(rest, "Only when: ")),
                holds: listed(part(rest, "Holds: ")),
            }
        })
}

/// How the heading of a question begins.
const QUESTION: &str = "question ";

/// Id, first line and the rest of a section.
fn head(section: &'static str) -> (&'static str, &'static str, &'static str) {
    let (id, body) = section.split_once('\n').unwrap_or((section, ""));
    let body = body.trim();
    let (first, rest) = body.split_once('\n').unwrap_or((body, ""));
    (id.trim(), first.trim(), rest.trim_start())
}

/// `- value: Label. Help.`
fn choice(line: &'static str) -> Option<ChoiceWords<'static>> {
    let (value, words) = line.strip_prefix("- ")?.split_once(": ")?;
    let (label, help) = words.split_once(". ").unwrap_or((words, ""));
    Some(ChoiceWords { value, label, help })
}

/// `field = value, value; field`
fn conditions(text: &'static str) -> Vec<(&'static str, Vec<&'static str>)> {
    text.split(';')
        .filter(|one| !one.trim().is_empty())
        .map(|one| one.split_once('=').unwrap_or((one, "")))
        .map(|(field, values)| (field.trim(), listed(values)))
        .collect()
}

fn listed(text: &'static str) -> Vec<&'static str> {
    let parts = text.split(',').map(str::trim);
    parts.filter(|part| !part.is_empty()).collect()
}

fn sections(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.split("\n## ").skip(1)
}

fn finding_words(section: &'static str, code: &str) -> Option<FindingWords<'static>> {
    let (head, body) = section.split_once('\n')?;
    let (found, title) = head.split_once(' ')?;
    (found == code).then(|| FindingWords {
        code: found,
        title: title.trim(),
        says: body
            .lines()
            .find_map(|l| l.strip_prefix("> "))
            .unwrap_or_default(),
        means: part(body, "What it means: "),
        matters: part(body, "Why it matters: "),
        fix: part(body, "How to fix: "),
        source: part(body, "Source: "),
    })
}

fn part(body: &'static str, name: &str) -> &'static str {
    body.lines()
        .find_map(|l| l.strip_prefix(name))
        .unwrap_or_default()
        .trim()
}
