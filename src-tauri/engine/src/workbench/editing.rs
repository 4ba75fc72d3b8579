//! Drafts on the screen: beginning, opening, changing, turning back.

use std::path::Path;

use serde_json::Value;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::examples::contoso;
use wizard_steps::plan::Plan;
use wizard_steps::plan::edit::Patch;
use wizard_steps::plan::read::{self, Document};
use wizard_steps::slice::Slice;
use wizard_steps::steps::sign_off;
use wizard_steps::{rule, words};

use super::Workbench;
use super::words::{Beginning, Edited, Kept, Opened, RevisionLine, SavedState};
use crate::apply::gate;
use crate::chance;
use crate::desk::plans;
use crate::drafts::{self, Copied, DraftId, Saved};
use crate::problem::{Code, Outcome, Problem};

/// How many revisions a screen lists.
const SHOWN_REVISIONS: usize = 500;

impl Workbench {
    /// Begins a draft.
    ///
    /// # Errors
    /// Read-only, or not written.
    pub fn begin(&self, beginning: Beginning) -> Outcome<DraftId> {
        let plan = match beginning {
            Beginning::Empty => Plan {
                format_version: wizard_steps::plan::FORMAT_VERSION,
                about: wizard_steps::plan::about::About {
                    plan_id: chance::new_id("pln"),
                    name: "New rollout".to_owned(),
                    ..Default::default()
                },
                ..Plan::default()
            },
            Beginning::Contoso => contoso(self.clock.today()),
        };
        self.begin_with(read::document(&plan))
    }

    /// Takes a plan file in as a new draft; never over one that is there.
    ///
    /// # Errors
    /// The file cannot be read, is no plan, or the draft cannot be written.
    pub fn take_in(&self, file: &Path) -> Outcome<DraftId> {
        self.begin_with(plans::open(file)?)
    }

    /// The draft of the Contoso example, if there is one: the one saved last.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn contoso(&self) -> Outcome<Option<DraftId>> {
        let example = contoso(self.clock.today()).about;
        let mut drafts = self.drafts();
        let named: Vec<_> = drafts
            .list()?
            .into_iter()
            .filter(|draft| draft.name == example.name)
            .collect();
        for draft in named {
            // One that is damaged is not the one to go on with.
            let Ok(opened) = drafts.open_draft(&draft.id) else {
                continue;
            };
            if opened.document().plan.about.plan_id == example.plan_id {
                return Ok(Some(draft.id));
            }
        }
        Ok(None)
    }

    fn begin_with(&self, document: Document) -> Outcome<DraftId> {
        let who = self.who();
        self.drafts().create(document, &who)
    }

    /// Everything a screen needs of a draft.
    ///
    /// # Errors
    /// Not there, or damaged.
    pub fn open_draft(&self, id: &DraftId) -> Outcome<Opened> {
        let mut drafts = self.drafts();
        let window = drafts.window(id)?;
        let draft = drafts.open_draft(id)?;
        let judged = self.judge(id, &draft.shared());
        Ok(Opened {
            id: id.to_string(),
            name: name_of(&draft.document().tree),
            revision: draft.revision(),
            saved_at: draft.saved_at().to_owned(),
            can_undo: draft.can_undo(),
            can_redo: draft.can_redo(),
            document: draft.document().tree.clone(),
            steps: judged.steps,
            findings: self.with(id, |plan| plan.findings.clone()),
            window: window.map(Kept),
            today: self.clock.today().to_string(),
            unknown: draft.document().unknown.clone(),
        })
    }

    /// Changes fields, as one revision.
    ///
    /// # Errors
    /// Edited elsewhere, refused (the field is named), or read-only.
    pub fn edit(&self, id: &DraftId, revision: u32, patch: Patch) -> Outcome<Edited> {
        let who = self.who();
        let edited = self.drafts().edit(id, revision, patch.clone(), &who)?;
        self.changed(id, edited, patch)
    }

    /// Turns back the last change.
    ///
    /// # Errors
    /// As [`Workbench::edit`]; and when nothing is left to undo.
    pub fn undo(&self, id: &DraftId, revision: u32) -> Outcome<Edited> {
        let who = self.who();
        let edited = self.drafts().undo(id, revision, &who)?;
        let patch = self.drafts().patch_of(id, edited.revision)?;
        self.changed(id, edited, patch)
    }

    /// Turns back the last undo.
    ///
    /// # Errors
    /// As [`Workbench::edit`]; and when the last change was no undo.
    pub fn redo(&self, id: &DraftId, revision: u32) -> Outcome<Edited> {
        let who = self.who();
        let edited = self.drafts().redo(id, revision, &who)?;
        let patch = self.drafts().patch_of(id, edited.revision)?;
        self.changed(id, edited, patch)
    }

    /// Signs a part of the plan for an area: what it means now.
    ///
    /// # Errors
    /// As [`Workbench::edit`]; when nobody is named; and while a finding of the part needs a decision.
    pub fn sign(
        &self,
        id: &DraftId,
        revision: u32,
        area: &str,
        by: &str,
        slice: &Slice,
    ) -> Outcome<Edited> {
        if by.trim().is_empty() {
            return Err(Problem::new(
                Code::Usage,
                "Not signed: nobody is named",
                "A signature says who agreed.",
                "Name the person who signs.",
            ));
        }
        let document = self.document(id)?;
        let estate = Estate::of(&document.plan);
        let desired = DesiredState::of(&estate);
        let today = self.clock.today();
        let observed = self.with(id, |known| known.observed.clone());
        let findings = rule::check_resolved(&estate, &desired, &observed, today);
        let open = sign_off::decisions::undecided(&document.plan, &findings, area, slice, today);
        if let Some(first) = open.first() {
            return Err(Problem::new(
                Code::NotSigned,
                format!("Not signed: {} open", gate::decisions(open.len())),
                format!("{}: {}", first.code, words::sentence(first)),
                "Fix it, or have somebody take the risk on by name, with a reason and an end date.",
            ));
        }
        let patch =
            sign_off::signatures::signature(&estate, &desired, slice, area, by.trim(), today);
        self.edit(id, revision, patch)
    }

    fn changed(&self, id: &DraftId, edited: drafts::Edited, patch: Patch) -> Outcome<Edited> {
        let mut drafts = self.drafts();
        let draft = drafts.open_draft(id)?;
        Ok(Edited {
            revision: edited.revision,
            saved: match edited.saved {
                Saved::At(instant) => SavedState::At(instant),
                Saved::Not(problem) => SavedState::Not(problem),
            },
            can_undo: draft.can_undo(),
            can_redo: draft.can_redo(),
            name: name_of(&draft.document().tree),
            judged: self.judge(id, &draft.shared()),
            patch,
        })
    }

    /// Tries again to write what is in memory only; says since when it is on disk.
    ///
    /// # Errors
    /// Why it still cannot be written.
    pub fn save(&self, id: &DraftId) -> Outcome<String> {
        self.drafts().save(id)
    }

    /// Saves all drafts elsewhere, or at least this plan.
    ///
    /// # Errors
    /// The place cannot be written.
    pub fn save_copy(&self, id: &DraftId, path: &Path) -> Outcome<String> {
        let copied = self.drafts().save_copy(id, path)?;
        let (Copied::Store(path) | Copied::Plan(path)) = copied;
        Ok(path.display().to_string())
    }

    /// Writes the draft as a plan file, and refuses to replace one.
    ///
    /// # Errors
    /// The file is there, or cannot be written.
    pub fn save_plan(&self, id: &DraftId, path: &Path) -> Outcome<()> {
        let mut drafts = self.drafts();
        let draft = drafts.open_draft(id)?;
        let mut text = serde_json::to_string_pretty(&draft.document().tree).unwrap_or_default();
        text.push('\n');
        plans::create(path, &text)
    }

    /// Deletes a draft with its history.
    ///
    /// # Errors
    /// Not there, read-only, or grants are being written for it.
    pub fn delete_draft(&self, id: &DraftId) -> Outcome<()> {
        if self.with(id, |plan| plan.writing) {
            return Err(Problem::new(
                Code::Busy,
                "The draft stays: its grants are being written",
                "The run needs the plan until it is through.",
                "Stop the run first.",
            ));
        }
        self.drafts().delete(id)?;
        self.plans().remove(id);
        Ok(())
    }

    /// What was changed, newest first; the latest five hundred.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn history(&self, id: &DraftId) -> Outcome<Vec<RevisionLine>> {
        let revisions = self.drafts().history(id)?;
        let lines = revisions.into_iter().take(SHOWN_REVISIONS);
        Ok(lines
            .map(|revision| RevisionLine {
                n: revision.n,
                who: revision.who,
                at: revision.at,
                kind: revision.kind,
                patch: revision.patch,
            })
            .collect())
    }

    /// Keeps where the person was.
    ///
    /// # Errors
    /// Not written; nothing of the plan depends on it.
    pub fn keep_window(&self, id: &DraftId, state: Kept) -> Outcome<()> {
        self.drafts().keep_window(id, state.0)
    }

    /// An id for something new in a plan.
    ///
    /// # Errors
    /// The draft is not there.
    pub fn new_id(&self, id: &DraftId, prefix: &str) -> Outcome<String> {
        let prefix: String = prefix
            .chars()
            .filter(char::is_ascii_lowercase)
            .take(8)
            .collect();
        let mut drafts = self.drafts();
        let tree = &drafts.open_draft(id)?.document().tree;
        Ok(chance::new_id_beside(&prefix, |drawn| holds(tree, drawn)))
    }
}

/// Is this text a key or a value anywhere in a tree?
fn holds(tree: &Value, text: &str) -> bool {
    match tree {
        Value::String(there) => there == text,
        Value::Array(list) => list.iter().any(|item| holds(item, text)),
        Value::Object(map) => map
            .iter()
            .any(|(key, member)| key == text || holds(member, text)),
        _ => false,
    }
}

/// Name of a plan.
fn name_of(tree: &Value) -> String {
    let name = tree.pointer("/about/name").and_then(Value::as_str);
    name.map(str::trim)
        .filter(|name| !name.is_empty())
        .unwrap_or("Unnamed rollout")
        .to_owned()
}
