//! Plans as files: opening, checking, exporting.

use std::io::Read as _;
use std::path::{Path, PathBuf};

use rollout_export::{Artifact, ChecklistRow, Format, Input, State};
use wizard_steps::checklist;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::finding::Finding;
use wizard_steps::meaning;
use wizard_steps::observed::Observed;
use wizard_steps::plan::canonical;
use wizard_steps::plan::read::{self, Document, MAX_BYTES, NoPlan};
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;

use crate::files;
use crate::problem::{Code, Problem};

/// Opens a plan file.
///
/// # Errors
/// The file cannot be read or is no plan; the place is named.
pub fn open(path: &Path) -> Result<Document, Problem> {
    let bytes = bounded(path)?;
    read::read(&bytes).map_err(|why| not_a_plan(path, &why))
}

/// Reads a file that is a regular file and not larger than a plan may be.
///
/// # Errors
/// It cannot be read, is no regular file, or is larger.
pub fn bounded(path: &Path) -> Result<Vec<u8>, Problem> {
    let unreadable = |why: String| {
        Problem::new(
            Code::File,
            format!("{} cannot be read.", path.display()),
            format!("{why}."),
            "Check the path and the rights.",
        )
    };
    // Asked before opening: opening a pipe would wait for its writer.
    let about = std::fs::metadata(path).map_err(|e| unreadable(e.to_string()))?;
    if !about.is_file() {
        return Err(unreadable("it is no regular file".to_owned()));
    }
    if about.len() > u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) {
        return Err(not_a_plan(path, &NoPlan::TooLarge));
    }
    let file = std::fs::File::open(path).map_err(|e| unreadable(e.to_string()))?;
    let mut bytes = Vec::new();
    let most = u64::try_from(MAX_BYTES).unwrap_or(u64::MAX) + 1;
    file.take(most)
        .read_to_end(&mut bytes)
        .map_err(|e| unreadable(e.to_string()))?;
    Ok(bytes)
}

fn not_a_plan(path: &Path, why: &NoPlan) -> Problem {
    Problem::new(
        Code::NotAPlan,
        format!("{} is no plan that can be opened.", path.display()),
        format!("{why}."),
        "Nothing was changed.",
    )
}

/// Reads an observation that an earlier comparison, or somebody by hand, wrote down.
///
/// # Errors
/// The file cannot be read or is no observation.
pub fn observation(path: &Path) -> Result<Observed, Problem> {
    let none = |why: String| {
        Problem::new(
            Code::File,
            format!("{} is no observation.", path.display()),
            format!("{why}."),
            "Write one with `rollout compare PLAN --tenant T --observed FILE`.",
        )
    };
    let bytes = bounded(path)?;
    let json: serde_json::Value =
        serde_json::from_slice(&bytes).map_err(|e| none(e.to_string()))?;
    // Every field may be absent; a plan named by mistake must not pass as "nothing was read".
    if json.get("formatVersion").is_some() {
        return Err(none("It is a plan".to_owned()));
    }
    serde_json::from_value(json).map_err(|e| none(e.to_string()))
}

/// Writes a plan file, and refuses to replace one that is there. Lines and indents are left out where
/// the file would be larger with them than a plan file may be.
///
/// # Errors
/// The plan is too large for a file, the file is there, or cannot be written.
pub fn write(path: &Path, tree: &serde_json::Value) -> Result<(), Problem> {
    let pretty = canonical::pretty(tree);
    if pretty.len() <= MAX_BYTES {
        return create(path, &pretty);
    }
    let bytes = canonical::bytes(tree);
    if bytes.len() > MAX_BYTES {
        let size = bytes.len().div_ceil(1024 * 1024);
        return Err(Problem::new(
            Code::File,
            format!("{} was not written.", path.display()),
            format!(
                "The plan takes {size} MiB, and a plan file may have {} MiB: nothing could open it again.",
                MAX_BYTES / 1024 / 1024
            ),
            "Make it smaller: fewer business groups, projects or grants in one plan.",
        ));
    }
    create(path, &String::from_utf8_lossy(&bytes))
}

/// Writes a file, and refuses to replace one that is there.
///
/// # Errors
/// The file is there, or cannot be written.
pub fn create(path: &Path, text: &str) -> Result<(), Problem> {
    if path.exists() {
        return Err(Problem::new(
            Code::File,
            format!("{} is there already.", path.display()),
            "A plan is never written over.",
            "Choose another name, or move the file away.",
        ));
    }
    files::write_file(path, text.as_bytes())
}

/// The files that leave the app.
pub fn artifacts(
    document: &Document,
    findings: &[Finding],
    slice: &Slice,
    today: Day,
    formats: &[Format],
) -> Vec<Artifact> {
    let estate = Estate::of(&document.plan);
    let desired = DesiredState::of(&estate);
    let meaning = meaning::meaning(&estate, &desired, slice);
    let rows =
        |items: Vec<checklist::Item>| items.into_iter().map(row).collect::<Vec<ChecklistRow>>();
    let input = Input {
        document: &document.tree,
        estate: &estate,
        desired: &desired,
        findings,
        slice,
        checklist: &rows(checklist::checklist(findings, slice, &estate, &desired)),
        outcomes: &rows(checklist::outcomes(findings, slice, &estate, &desired)),
        meaning: &meaning,
        today,
    };
    rollout_export::export(&input, formats)
}

fn row(item: checklist::Item) -> ChecklistRow {
    let state = match item.state {
        checklist::State::Met => State::Met,
        checklist::State::Open => State::Open,
        checklist::State::NotChecked => State::NotChecked,
    };
    ChecklistRow {
        number: item.number.into(),
        title: item.title.to_owned(),
        state,
        evidence: item.evidence,
    }
}

/// Writes artifacts into a folder, each wholly or not at all.
///
/// # Errors
/// The folder or a file cannot be written; the file is named.
pub fn write_artifacts(folder: &Path, artifacts: &[Artifact]) -> Result<Vec<PathBuf>, Problem> {
    std::fs::create_dir_all(folder).map_err(|e| {
        Problem::new(
            Code::File,
            format!("{} cannot be made.", folder.display()),
            format!("{e}."),
            "Choose another folder.",
        )
    })?;
    let write = |artifact: &Artifact| {
        let path = folder.join(artifact.name);
        files::write_file(&path, &artifact.bytes).map(|()| path)
    };
    artifacts.iter().map(write).collect()
}
