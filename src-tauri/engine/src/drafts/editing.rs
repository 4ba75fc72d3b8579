//! Edits, undo and redo: first in memory, then on disk, and honest about which of the two.

use serde::Serialize;
use wizard_steps::plan::edit::Patch;

use super::draft::{Change, Draft};
use super::revision::{Kind, Revision};
use super::{DraftId, Drafts, rows};
use crate::problem::{Code, Outcome, Problem};

/// Where a change is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Saved {
    /// On disk since this instant, RFC 3339 in UTC.
    At(String),
    /// In memory only, with the reason. The next edit or [`Drafts::save`] writes it first.
    Not(Problem),
}

/// What an edit came to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Edited {
    /// The revision on the screen.
    pub revision: u32,
    /// Whether it is on disk.
    pub saved: Saved,
    /// Checksum of the document.
    pub checksum: String,
}

impl Drafts {
    /// Makes one change, if the draft still stands at the revision that the change was made on.
    ///
    /// # Errors
    /// The change was not taken: changed elsewhere, refused (the field is named), or read-only.
    /// A change that was taken and could not be written is no error but [`Saved::Not`].
    pub fn edit(
        &mut self,
        id: &DraftId,
        expected: u32,
        patch: Patch,
        who: &str,
    ) -> Outcome<Edited> {
        let change = Change {
            kind: Kind::Edit,
            reverts: None,
            patch,
            who,
            at: self.clock.now(),
            must_be: None,
        };
        self.at_revision(id, expected)?.change(change)?;
        self.settle(id)
    }

    /// Turns back the last change that is not turned back yet, as a new revision.
    ///
    /// # Errors
    /// As [`Drafts::edit`]; and when there is nothing to undo.
    pub fn undo(&mut self, id: &DraftId, expected: u32, who: &str) -> Outcome<Edited> {
        let last = self.at_revision(id, expected)?.trail.done.last().copied();
        let n = last.ok_or_else(|| {
            Problem::new(
                Code::NothingToUndo,
                "Nothing to undo",
                "The draft is as it was when it began.",
                "Go on editing.",
            )
        })?;
        self.turn_back(id, n, Kind::Undo, who)
    }

    /// Turns back the last undo, as a new revision; only directly after it.
    ///
    /// # Errors
    /// As [`Drafts::edit`]; and when the last change was no undo.
    pub fn redo(&mut self, id: &DraftId, expected: u32, who: &str) -> Outcome<Edited> {
        let last = self.at_revision(id, expected)?.trail.undone.last().copied();
        let n = last.ok_or_else(|| {
            Problem::new(
                Code::NothingToRedo,
                "Nothing to redo",
                "The last change was not an undo.",
                "Go on editing.",
            )
        })?;
        self.turn_back(id, n, Kind::Redo, who)
    }

    fn turn_back(&mut self, id: &DraftId, n: u32, kind: Kind, who: &str) -> Outcome<Edited> {
        // Undo and redo nest, so turning revision n back leads to the document before n.
        let before = self.revision(id, n - 1)?;
        let change = Change {
            kind,
            reverts: Some(n),
            patch: self.revision(id, n)?.inverse,
            who,
            at: self.clock.now(),
            must_be: Some(before.checksum),
        };
        self.loaded(id)?.change(change)?;
        self.settle(id)
    }

    /// Writes what is not on disk yet.
    ///
    /// # Errors
    /// Why it still cannot be written; it stays in memory.
    pub fn save(&mut self, id: &DraftId) -> Outcome<String> {
        self.may_write()?;
        self.loaded(id)?;
        self.write_unsaved(id)?;
        Ok(self.loaded(id)?.head.saved.clone())
    }

    /// Is everything of this draft on disk? A draft that is not open is.
    pub fn is_saved(&self, id: &DraftId) -> bool {
        self.open.get(id).is_none_or(Draft::is_saved)
    }

    /// All revisions of a draft, newest first, those that are not on disk yet included.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn history(&mut self, id: &DraftId) -> Outcome<Vec<Revision>> {
        rows::head(&self.store.connection, id)?;
        let saved = rows::revisions_after(&self.store.connection, id, 0)?;
        let unsaved = self.open.get(id).map_or(&[][..], |draft| &draft.unsaved);
        let all = saved.into_iter().flatten().chain(unsaved.iter().cloned());
        let mut all: Vec<Revision> = all.collect();
        all.reverse();
        Ok(all)
    }

    /// What a revision changed.
    ///
    /// # Errors
    /// The store's record of it cannot be read.
    pub fn patch_of(&mut self, id: &DraftId, n: u32) -> Outcome<Patch> {
        self.revision(id, n).map(|revision| revision.patch)
    }

    fn revision(&mut self, id: &DraftId, n: u32) -> Outcome<Revision> {
        let unsaved = self.loaded(id)?.unsaved.iter().find(|r| r.n == n).cloned();
        if let Some(revision) = unsaved {
            return Ok(revision);
        }
        rows::revision(&self.store.connection, id, n)?.ok_or_else(|| {
            Problem::new(
                Code::DraftDamaged,
                "This change cannot be turned back",
                format!("The store's record of revision {n} cannot be read."),
                "Your plan is whole; change the field by hand.",
            )
        })
    }

    fn at_revision(&mut self, id: &DraftId, expected: u32) -> Outcome<&mut Draft> {
        self.may_write()?;
        let draft = self.loaded(id)?;
        if draft.revision() != expected {
            return Err(rows::changed_elsewhere(expected, draft.revision()));
        }
        Ok(draft)
    }

    /// Writes the change just made, and says where it is.
    fn settle(&mut self, id: &DraftId) -> Outcome<Edited> {
        let written = self.write_unsaved(id);
        if let Err(problem) = &written
            && matches!(
                problem.code,
                Code::DraftChangedElsewhere | Code::NoSuchDraft
            )
            && self.loaded(id)?.unsaved.len() == 1
        {
            // The store moved on under us: this change was made on what is no more.
            self.open.remove(id);
            return Err(problem.clone());
        }
        let draft = self.loaded(id)?;
        Ok(Edited {
            revision: draft.revision(),
            saved: match written {
                Ok(()) => Saved::At(draft.head.saved.clone()),
                Err(problem) => Saved::Not(problem),
            },
            checksum: draft.checksum.clone(),
        })
    }

    /// One transaction for all that is unsaved, in order.
    fn write_unsaved(&mut self, id: &DraftId) -> Outcome<()> {
        let Some(draft) = self.open.get_mut(id).filter(|draft| !draft.is_saved()) else {
            return Ok(());
        };
        let head = draft.head_when_saved(self.clock.now());
        let snapshot = draft.due_snapshot();
        self.store.write(|transaction| {
            rows::advance(transaction, draft.head.revision, &head)?;
            for revision in &draft.unsaved {
                rows::insert_revision(transaction, id, revision)?;
            }
            if let Some(snapshot) = &snapshot {
                rows::insert_snapshot(transaction, id, snapshot)?;
            }
            Ok(())
        })?;
        draft.settled(head, snapshot.map(|snapshot| snapshot.n));
        Ok(())
    }
}
