//! Drafts: every acknowledged edit is on disk.

use std::io::BufRead as _;

use rollout_engine::clock::Clock;
use rollout_engine::desk::Desk;
use rollout_engine::desk::plans;
use rollout_engine::drafts::{DraftId, Drafts, Edited, Saved};
use rollout_engine::problem::{Code, Problem};
use rollout_engine::wizard_steps::plan::edit::Edit;

use super::{OPEN, open};
use crate::args::Draft;
use crate::show::{self, say};

/// Who edits, as the history shows it.
const WHO: &str = "command line";

pub fn run(desk: &Desk, draft: &Draft) -> Result<u8, Problem> {
    match draft {
        Draft::Import { file } => {
            // Read first: a file that is no plan leaves no trace.
            let document = open(file)?;
            let id = drafts(desk)?.create(document, WHO)?;
            say!("{}", id.as_str());
            Ok(0)
        }
        Draft::List => list(&drafts(desk)?),
        Draft::Edit { draft } => edit(&mut drafts(desk)?, &named(draft)),
        Draft::Undo { draft } => turn(desk, draft, Drafts::undo),
        Draft::Redo { draft } => turn(desk, draft, Drafts::redo),
        Draft::Save { draft, output } => {
            let mut drafts = drafts(desk)?;
            let document = drafts.open_draft(&named(draft))?.document();
            plans::write(output, &document.tree)?;
            say!("Wrote {}.", output.display());
            Ok(0)
        }
    }
}

fn drafts(desk: &Desk) -> Result<Drafts, Problem> {
    let drafts = Drafts::open(desk.folder(), Clock::system())?;
    drafts.notes().iter().for_each(show::problem);
    Ok(drafts)
}

/// Undo or redo, at the revision that is on disk.
type Turn = fn(&mut Drafts, &DraftId, u32, &str) -> Result<Edited, Problem>;

fn turn(desk: &Desk, draft: &str, turn: Turn) -> Result<u8, Problem> {
    let mut drafts = drafts(desk)?;
    let id = named(draft);
    let revision = drafts.open_draft(&id)?.revision();
    let turned = turn(&mut drafts, &id, revision, WHO)?;
    acknowledge(&mut drafts, &id, &turned)?;
    Ok(0)
}

fn named(draft: &str) -> DraftId {
    DraftId::from(draft)
}

fn list(drafts: &Drafts) -> Result<u8, Problem> {
    let all = drafts.list()?;
    if all.is_empty() {
        say!("No draft yet.");
    }
    for draft in all {
        say!(
            "{}  revision {:<5}  {}  {}",
            draft.id.as_str(),
            draft.revision,
            draft.saved_at,
            draft.name
        );
    }
    Ok(0)
}

/// One edit a line; each line of the answer is an edit that is on disk. A refused edit is said and
/// changes nothing; the next line goes on.
fn edit(drafts: &mut Drafts, id: &DraftId) -> Result<u8, Problem> {
    let mut revision = drafts.open_draft(id)?.revision();
    let mut refused = false;
    for line in std::io::stdin().lock().lines() {
        let line = line.map_err(|e| Problem::io("Standard input", &e))?;
        if line.trim().is_empty() {
            continue;
        }
        let edit: Edit = serde_json::from_str(&line).map_err(|e| {
            Problem::new(Code::Usage, "This line is no edit.", format!("{e}."), "Write {\"at\": \"/about/name\", \"to\": \"New name\"}; leave \"to\" out to remove a field.")
        })?;
        let at = edit.at.clone();
        match drafts.edit(id, revision, vec![edit], WHO) {
            Ok(edited) => {
                revision = edited.revision;
                acknowledge(drafts, id, &edited)?;
                note_unknown(drafts, id, &at)?;
            }
            Err(problem) if problem.at.is_some() => {
                show::problem(&problem);
                refused = true;
            }
            Err(problem) => return Err(problem),
        }
    }
    Ok(if refused { OPEN } else { 0 })
}

/// A mistyped pointer makes a field that nothing reads: saved, and said.
fn note_unknown(drafts: &mut Drafts, id: &DraftId, at: &str) -> Result<(), Problem> {
    let unknown = &drafts.open_draft(id)?.document().unknown;
    let is_inside = |field: &String| {
        at.strip_prefix(field.as_str())
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    if unknown.iter().any(is_inside) {
        show::event_note(&format!(
            "Note: no part of a plan reads {at}; check the pointer, or take it back with `rollout draft undo`."
        ));
    }
    Ok(())
}

/// "saved" only when it is on disk; otherwise why not, and where the text went.
fn acknowledge(drafts: &mut Drafts, id: &DraftId, edited: &Edited) -> Result<(), Problem> {
    match &edited.saved {
        Saved::At(time) => {
            say!("saved {} {time}", edited.revision);
            Ok(())
        }
        Saved::Not(problem) => {
            let rescued = drafts.rescue(id, None)?;
            show::event_note(&format!("What was typed is in {}.", rescued.display()));
            Err(problem.clone())
        }
    }
}
