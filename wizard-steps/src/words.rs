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
//! `text.md` holds the title of the step (`# …`), its one sentence, and one section a question:
//!
//! ```text
//! ## prerequisites.subscriptions.*.subscriptionId
//! Subscription id
//!
//! Help in one or two sentences.
//! ```

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

/// The words of a question.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuestionWords<'t> {
    /// The question's id: its path in the plan with `*` for ids.
    pub id: &'t str,
    /// Label.
    pub label: &'t str,
    /// Help.
    pub help: &'t str,
}

/// Words of a code, if there are any.
pub fn of_code(code: &str) -> Option<FindingWords<'static>> {
    STEPS
        .iter()
        .find_map(|step| sections(step.findings()).find_map(|s| finding_words(s, code)))
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

/// Questions of a step, in the order of its text.
pub fn questions(step: &dyn Step) -> impl Iterator<Item = QuestionWords<'static>> {
    sections(step.text()).map(|section| {
        let (id, body) = section.split_once('\n').unwrap_or((section, ""));
        let (label, help) = body
            .trim_start()
            .split_once('\n')
            .unwrap_or((body.trim(), ""));
        QuestionWords {
            id: id.trim(),
            label: label.trim(),
            help: help.trim(),
        }
    })
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
