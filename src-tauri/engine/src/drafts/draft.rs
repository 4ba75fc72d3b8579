//! A draft in memory: its document, where it stands, and what is not on disk yet.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use serde_json::Value;
use wizard_steps::plan::canonical;
use wizard_steps::plan::edit::{self, Edit, Patch};
use wizard_steps::plan::read::Document;

use super::DraftId;
use super::revision::{Kind, Revision};
use super::rows::{Head, Snapshot};
use crate::problem::{Code, Outcome, Problem};

/// A snapshot is taken when this many revisions have passed.
pub(crate) const SNAPSHOT_EVERY: u32 = 64;

/// A plan being written.
#[derive(Debug, Clone)]
pub struct Draft {
    pub(super) head: Head,
    pub(super) document: Arc<Document>,
    pub(super) sections: BTreeMap<String, String>,
    pub(super) checksum: String,
    pub(super) snapshot: u32,
    pub(super) trail: Trail,
    pub(super) unsaved: Vec<Revision>,
}

/// One change to be made.
pub(crate) struct Change<'c> {
    pub kind: Kind,
    pub reverts: Option<u32>,
    pub patch: Patch,
    pub who: &'c str,
    pub at: String,
    /// The checksum that the document must have afterwards, where it is known.
    pub must_be: Option<String>,
}

impl Draft {
    /// Its id.
    pub fn id(&self) -> &DraftId {
        &self.head.id
    }

    /// The plan, as it is on the screen.
    pub fn document(&self) -> &Document {
        &self.document
    }

    /// The plan as it is on the screen now, for whoever reads it while it may change.
    pub fn shared(&self) -> Arc<Document> {
        self.document.clone()
    }

    /// The revision on the screen; the last [`Draft::unsaved`] of them are not on disk.
    pub fn revision(&self) -> u32 {
        self.unsaved
            .last()
            .map_or(self.head.revision, |last| last.n)
    }

    /// Checksum of the document.
    pub fn checksum(&self) -> &str {
        &self.checksum
    }

    /// When it was last saved, RFC 3339 in UTC.
    pub fn saved_at(&self) -> &str {
        &self.head.saved
    }

    /// Is everything on disk?
    pub fn is_saved(&self) -> bool {
        self.unsaved.is_empty()
    }

    /// Changes that are not on disk yet, oldest first.
    pub fn unsaved(&self) -> &[Revision] {
        &self.unsaved
    }

    /// Is there something to undo?
    pub fn can_undo(&self) -> bool {
        !self.trail.done.is_empty()
    }

    /// Is there something to redo?
    pub fn can_redo(&self) -> bool {
        !self.trail.undone.is_empty()
    }

    /// Makes a change in memory. Refused, or found to lead elsewhere than it must, it leaves no trace.
    pub(super) fn change(&mut self, change: Change<'_>) -> Outcome<()> {
        // A copy is made only while somebody still reads the revision before.
        let document = Arc::make_mut(&mut self.document);
        let inverse = edit::apply(document, &change.patch)?;
        if changes_nothing(&change.patch, &inverse) {
            return Ok(());
        }
        let mut sections = self.sections.clone();
        digest_touched(&mut sections, &document.tree, &change.patch);
        let checksum = canonical::checksum(&sections);
        if change.must_be.is_some_and(|expected| expected != checksum) {
            edit::apply(document, &inverse)?;
            return Err(history_damaged(change.reverts));
        }
        self.sections = sections;
        self.checksum.clone_from(&checksum);
        let n = self.revision() + 1;
        self.trail.note(n, change.kind);
        self.unsaved.push(Revision {
            n,
            who: change.who.to_owned(),
            at: change.at,
            kind: change.kind,
            reverts: change.reverts,
            patch: change.patch,
            inverse,
            checksum,
        });
        Ok(())
    }

    /// What the store says of this draft once everything is saved.
    pub(super) fn head_when_saved(&self, now: String) -> Head {
        Head {
            name: name_of(&self.document),
            revision: self.revision(),
            saved: now,
            ..self.head.clone()
        }
    }

    /// The snapshot to write with what is unsaved, if one is due.
    pub(super) fn due_snapshot(&self) -> Option<Snapshot> {
        let n = self.revision();
        (n / SNAPSHOT_EVERY > self.snapshot / SNAPSHOT_EVERY).then(|| Snapshot {
            n,
            document: bytes_of(&self.document.tree),
            checksum: self.checksum.clone(),
        })
    }

    /// Everything is on disk now.
    pub(super) fn settled(&mut self, head: Head, snapshot: Option<u32>) {
        self.head = head;
        self.snapshot = snapshot.unwrap_or(self.snapshot);
        self.unsaved.clear();
    }
}

/// What can be undone and redone: revision numbers, the next to turn back last.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Trail {
    pub done: Vec<u32>,
    pub undone: Vec<u32>,
}

impl Trail {
    /// Notes the next revision.
    pub(crate) fn note(&mut self, n: u32, kind: Kind) {
        match kind {
            Kind::Import => *self = Self::default(),
            Kind::Edit => {
                self.done.push(n);
                self.undone.clear();
            }
            Kind::Undo => {
                self.done.pop();
                self.undone.push(n);
            }
            Kind::Redo => {
                self.undone.pop();
                self.done.push(n);
            }
        }
    }
}

/// Digests anew only the sections that a patch touched, each once however many edits there are.
pub(crate) fn digest_touched(sections: &mut BTreeMap<String, String>, tree: &Value, patch: &Patch) {
    let token = |edit: &Edit| edit.at.split('/').nth(1).unwrap_or_default().to_owned();
    for token in patch.iter().map(token).collect::<BTreeSet<_>>() {
        let name = token.replace("~1", "/").replace("~0", "~");
        match tree.get(&name) {
            Some(section) => sections.insert(name, canonical::digest(section)),
            None => sections.remove(&name),
        };
    }
}

/// The draft's name in lists.
pub(crate) fn name_of(document: &Document) -> String {
    let name = document.plan.about.name.trim();
    if name.is_empty() {
        "Plan without a name".to_owned()
    } else {
        name.to_owned()
    }
}

/// A document as the store keeps it: as typed, not canonical.
pub(crate) fn bytes_of(tree: &Value) -> Vec<u8> {
    // A tree of whole numbers and text can always be written.
    serde_json::to_vec(tree).unwrap_or_default()
}

/// Leaving a field without having changed it makes no revision.
fn changes_nothing(patch: &Patch, inverse: &Patch) -> bool {
    patch.len() == inverse.len() && patch.iter().eq(inverse.iter().rev())
}

fn history_damaged(reverts: Option<u32>) -> Problem {
    let which = reverts.map_or_else(String::new, |n| format!(" {n}"));
    Problem::new(
        Code::DraftDamaged,
        "This change cannot be turned back",
        format!(
            "What the store holds of revision{which} does not lead to the document that was there before it."
        ),
        "Your plan is whole; change the field by hand.",
    )
}
