//! Printing for people and for programs.

mod lines;

use std::collections::BTreeMap;
use std::io::IsTerminal as _;
use std::sync::atomic::{AtomicBool, Ordering};

use rollout_engine::apply::{Event, Report, StepState, Verb};
use rollout_engine::problem::Problem;
use rollout_engine::wizard_steps::finding::{Finding, Severity};
use rollout_engine::wizard_steps::plan::Plan;
use rollout_engine::wizard_steps::plan::read::Document;
use rollout_engine::wizard_steps::rule::Rule;
use rollout_engine::wizard_steps::slice::Slice;
use rollout_engine::wizard_steps::words::{self, FindingWords};
use serde::Serialize;

/// Something that was to be printed is lost: the disk is full, say.
static LOST: AtomicBool = AtomicBool::new(false);

/// Prints a line; a closed pipe ends the printing, not the work.
macro_rules! say {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        $crate::show::printed(writeln!(std::io::stdout(), $($part)*));
    }};
}
pub(crate) use say;

/// The same on the error stream; there is nowhere left to say that it did not work.
macro_rules! whisper {
    ($($part:tt)*) => {{
        use std::io::Write as _;
        _ = writeln!(std::io::stderr(), $($part)*);
    }};
}

/// Remembers a line that was lost; whoever closed the pipe wanted no more lines.
pub fn printed(outcome: std::io::Result<()>) {
    if outcome.is_err_and(|e| e.kind() != std::io::ErrorKind::BrokenPipe) {
        LOST.store(true, Ordering::Relaxed);
    }
}

/// Says that something printed was lost, if so.
pub fn is_lost() -> bool {
    use std::io::Write as _;
    printed(std::io::stdout().flush());
    let lost = LOST.load(Ordering::Relaxed);
    if lost {
        whisper!(
            "Not everything could be printed: standard output cannot be written. What was to be done is done; make room, or send the output elsewhere."
        );
    }
    lost
}

pub use lines::{comparison, comparison_json, summary};

/// A problem, on the error stream.
pub fn problem(problem: &Problem) {
    whisper!("{problem}");
}

/// A note on the error stream while work goes on.
pub fn event_note(text: &str) {
    whisper!("{text}");
}

/// Prints a finished text as it is.
pub fn text(text: &str) {
    use std::io::Write as _;
    printed(std::io::stdout().lock().write_all(text.as_bytes()));
}

/// Anything, as JSON.
pub fn json<T: Serialize>(value: &T) {
    say!(
        "{}",
        serde_json::to_string_pretty(value).unwrap_or_default()
    );
}

/// What was not understood, or dropped, when a plan was read.
pub fn reading_notes(document: &Document) {
    for at in &document.unknown {
        whisper!("Note: the field {at} is unknown to this version; it is kept as it is.");
    }
    for at in &document.dropped {
        whisper!(
            "Warning: {at} looked like a secret and was dropped. Rotate it, and name the vault and the secret instead."
        );
    }
}

/// A text as a sentence of its own begins.
pub fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().into_iter().flat_map(char::to_uppercase);
    first.chain(letters).collect()
}

fn label(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "blocker",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// Findings for people: by severity, what is outside the slice counted only.
pub fn findings(plan: &Plan, findings: &[Finding], slice: &Slice) {
    let (inside, outside): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|f| slice.holds(f));
    for severity in [Severity::Blocker, Severity::Warning, Severity::Note] {
        for finding in inside.iter().filter(|f| f.severity == severity) {
            say!(
                "{:<7}  {}  {}",
                label(severity),
                finding.code,
                words::sentence(finding)
            );
        }
    }
    say!("{}: {}.", slice.label(plan), counted(&inside));
    if !outside.is_empty() {
        let mut codes: BTreeMap<&str, usize> = BTreeMap::new();
        for finding in &outside {
            *codes.entry(finding.code).or_default() += 1;
        }
        let codes: Vec<String> = codes
            .iter()
            .map(|(code, n)| {
                if *n == 1 {
                    (*code).to_owned()
                } else {
                    format!("{code} ×{n}")
                }
            })
            .collect();
        say!(
            "Outside of it, and stopping nothing here: {} ({}).",
            counted(&outside),
            codes.join(", ")
        );
    }
}

fn counted(findings: &[&Finding]) -> String {
    let count = |severity| findings.iter().filter(|f| f.severity == severity).count();
    let part = |n: usize, word: &str| format!("{n} {word}{}", if n == 1 { "" } else { "s" });
    [
        part(count(Severity::Blocker), "blocker"),
        part(count(Severity::Warning), "warning"),
        part(count(Severity::Note), "note"),
    ]
    .join(", ")
}

/// Findings for programs.
pub fn findings_json(plan: &Plan, findings: &[Finding], slice: &Slice) {
    #[derive(Serialize)]
    struct Said<'f> {
        #[serde(flatten)]
        finding: &'f Finding,
        key: String,
        says: String,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer<'f> {
        slice: String,
        findings: Vec<Said<'f>>,
        outside: Vec<Said<'f>>,
    }
    let said = |finding| Said {
        finding,
        key: Finding::key(finding),
        says: words::sentence(finding),
    };
    let (inside, outside): (Vec<&Finding>, Vec<&Finding>) =
        findings.iter().partition(|f| slice.holds(f));
    json(&Answer {
        slice: slice.label(plan),
        findings: inside.into_iter().map(said).collect(),
        outside: outside.into_iter().map(said).collect(),
    });
}

/// The words of a code.
pub fn explanation(words: &FindingWords<'_>, rule: Option<&Rule>) {
    say!("{}  {}", words.code, words.title);
    if let Some(rule) = rule {
        let accept = match (rule.needs_decision, rule.acceptable) {
            (true, _) => {
                ", needs a decision before its part of a real rollout is signed: fixed, or accepted by a \
                 named owner with a reason and an end date"
            }
            (false, true) => ", may be accepted by a named owner",
            (false, false) => "",
        };
        say!("{}{accept}", label(rule.severity));
    }
    let parts = [
        ("", words.says),
        ("What it means: ", words.means),
        ("Why it matters: ", words.matters),
        ("How to fix: ", words.fix),
        ("Source: ", words.source),
    ];
    for (head, text) in parts.into_iter().filter(|(_, text)| !text.is_empty()) {
        say!("\n{head}{text}");
    }
}

/// Progress of a reading; only where somebody watches.
pub fn reading(what: &str, n: usize, of: usize) {
    if std::io::stderr().is_terminal() {
        use std::io::Write as _;
        _ = write!(std::io::stderr(), "\rReading {what} {} of {of}…   ", n + 1);
    }
}

/// Progress of a run: a line a grant.
pub fn event(event: &Event) {
    match event {
        // The lines that follow say it all.
        Event::Started { .. } => {}
        Event::Step { step, done, of } => {
            let verb = match step.verb {
                Verb::Grant => "grant",
                Verb::Remove => "remove",
            };
            say!(
                "{done:>4}/{of}  {verb:<6}  {:<9}  {}",
                step.state.name(),
                lines::about(&step.proof)
            );
            if !step.error.is_empty() {
                let next = rollout_engine::cloud::error::suggestion(&step.error_code);
                say!("           {} {next}", step.error);
            }
        }
        Event::Confirming { missing: 0 } => say!("Seen in Azure: all."),
        Event::Confirming { missing } => say!("Not seen in Azure yet: {missing}. Looking again…"),
    }
}

/// How a run ended.
pub fn report(report: &Report) {
    let count = |verb, state| report.count(verb, state);
    let grants = count(Verb::Grant, StepState::Confirmed);
    let removed = count(Verb::Remove, StepState::Confirmed);
    say!(
        "Run {}: {grants} granted, {removed} retired, {} failed, {} unknown, {} not seen yet, {} not sent; {} requests.",
        report.run,
        count(Verb::Grant, StepState::Failed) + count(Verb::Remove, StepState::Failed),
        count(Verb::Grant, StepState::Unknown) + count(Verb::Remove, StepState::Unknown),
        count(Verb::Grant, StepState::Accepted) + count(Verb::Remove, StepState::Accepted),
        count(Verb::Grant, StepState::Planned) + count(Verb::Remove, StepState::Planned),
        report.requests,
    );
    let undone = count(Verb::Grant, StepState::Undone) + count(Verb::Remove, StepState::Undone);
    if undone > 0 {
        say!("{undone} of it were taken back since.");
    }
    if !report.is_complete() {
        say!("Go on with `rollout resume {}`.", report.run);
    }
    if undone < report.steps.len() {
        say!("Take it back with `rollout undo {}`.", report.run);
    }
}
