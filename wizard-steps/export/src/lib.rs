//! From a plan to the files that leave the app.
//!
//! Pure: the plan, what was derived from it and a date go in, artifacts come out. The same input gives
//! the same bytes, with line feeds and UTF-8 everywhere, and file names from our own list.
//!
//! 1. [`report`] turns the plan into [`block`]s: headings, sentences and tables of plain text, cut to
//!    the slice. It knows no format.
//! 2. Each format is one file: [`markdown`] writes the blocks.
//! 3. [`escape`] is the only place where text becomes code.
//! 4. [`manifest`] says what was handed over, so that anybody can check it.

pub mod block;
pub mod escape;
pub mod manifest;
pub mod markdown;
pub mod report;
pub mod requests;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use serde_json::Value;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::finding::Finding;
use wizard_steps::plan::canonical;
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;

/// The plan, and what was derived from it.
#[derive(Debug, Clone, Copy)]
pub struct Input<'p> {
    /// The document of record, as a tree.
    pub document: &'p Value,
    /// The plan, resolved.
    pub estate: &'p Estate<'p>,
    /// What Azure should hold.
    pub desired: &'p DesiredState,
    /// Everything that was found, inside the slice and outside it.
    pub findings: &'p [Finding],
    /// The part of the plan that is handed over.
    pub slice: &'p Slice,
    /// The baseline checklist.
    pub checklist: &'p [ChecklistRow],
    /// The outcomes of the planning guide.
    pub outcomes: &'p [ChecklistRow],
    /// What signatures bind.
    pub meaning: &'p Value,
    /// The day printed on the report.
    pub today: Day,
}

/// A point of the checklist, or an outcome.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChecklistRow {
    /// Its number, from 1.
    pub number: usize,
    /// What is asked for.
    pub title: String,
    /// How it stands.
    pub state: State,
    /// What that rests on, or what is missing.
    pub evidence: String,
}

/// How a point of a checklist stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// Done.
    Met,
    /// Something is missing.
    Open,
    /// It needs a reading that is not there.
    NotChecked,
}

impl State {
    /// The word people read.
    pub fn label(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::Open => "open",
            Self::NotChecked => "not checked",
        }
    }
}

/// A file that leaves the app.
#[derive(Clone, PartialEq, Eq)]
pub struct Artifact {
    /// Its name, from our own list.
    pub name: &'static str,
    /// What is in it.
    pub bytes: Vec<u8>,
    /// SHA-256 of the bytes, in lower-case hex.
    pub sha256: String,
}

impl Artifact {
    /// A file with its digest.
    pub fn new(name: &'static str, bytes: impl Into<Vec<u8>>) -> Self {
        let bytes = bytes.into();
        Self {
            name,
            sha256: canonical::digest_of_bytes(&bytes),
            bytes,
        }
    }
}

impl fmt::Debug for Artifact {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (name, size) = (self.name, self.bytes.len());
        write!(f, "{name}, {size} bytes, SHA-256 {}", self.sha256)
    }
}

/// A format that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// The plan and its meaning: `plan.json`, `meaning.json`.
    Json,
    /// The report: `report.md`.
    Markdown,
}

impl Format {
    /// Every format, in the order of the manifest.
    pub const ALL: [Self; 2] = [Self::Json, Self::Markdown];

    /// The word it is asked for by.
    pub fn key(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Markdown => "markdown",
        }
    }

    fn artifacts(self, input: &Input<'_>) -> Vec<Artifact> {
        match self {
            Self::Json => vec![
                Artifact::new("plan.json", canonical::pretty(input.document)),
                Artifact::new("meaning.json", canonical::bytes(input.meaning)),
            ],
            Self::Markdown => {
                let text = markdown::write(&report::report(input));
                vec![Artifact::new("report.md", text)]
            }
        }
    }
}

impl FromStr for Format {
    type Err = NoSuchFormat;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let wanted = text.trim();
        let is = |f: &Self| {
            let short = (*f == Self::Markdown).then_some("md");
            f.key().eq_ignore_ascii_case(wanted)
                || short.is_some_and(|s| s.eq_ignore_ascii_case(wanted))
        };
        Self::ALL
            .into_iter()
            .find(is)
            .ok_or_else(|| NoSuchFormat(wanted.to_owned()))
    }
}

/// A format that this version cannot write.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoSuchFormat(String);

impl fmt::Display for NoSuchFormat {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let known = Format::ALL.map(Format::key).join(", ");
        write!(f, "no format “{}”; choose from {known}", self.0)
    }
}

impl std::error::Error for NoSuchFormat {}

/// The files of a plan in the formats asked for, then `manifest.json` and `SHA256SUMS` over them.
/// The order of `formats` and repetitions in it do not matter.
pub fn export(input: &Input<'_>, formats: &[Format]) -> Vec<Artifact> {
    let mut files: Vec<Artifact> = Format::ALL
        .into_iter()
        .filter(|format| formats.contains(format))
        .flat_map(|format| format.artifacts(input))
        .collect();
    files.push(manifest::manifest(input, &files));
    files.push(manifest::sums(&files));
    files
}
