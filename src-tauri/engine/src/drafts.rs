//! Drafts: plans while they are being written.
//!
//! One SQLite file in the data folder. Every change is a revision with who, when, what, the inverse and
//! a checksum; a change is on disk before the answer to it goes out, or the answer says that it is not.
//! Nothing is overwritten by whoever comes last: a change names the revision it was made on.
//!
//! * [`Drafts::open`] looks at the file before trusting it; what it finds is a [`Problem`] or an
//!   [`Access`], never an empty list where drafts have been.
//! * [`Drafts::edit`], [`Drafts::undo`], [`Drafts::redo`] change; [`Drafts::save`],
//!   [`Drafts::save_copy`] and [`Drafts::rescue`] are the ladder down when the disk does not.
//! * [`Drafts::backup`] copies and verifies the copy; [`Drafts::start_over`] sets a damaged file aside
//!   and recovers what its checksums confirm.

use std::collections::BTreeMap;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use wizard_steps::plan::canonical;
use wizard_steps::plan::read::Document;
use wizard_steps::secrets;

use crate::chance;
use crate::clock::Clock;
use crate::lock::Lock;
use crate::problem::{Code, Outcome, Problem};

mod access;
mod backup;
mod draft;
mod editing;
mod load;
mod rescue;
mod revision;
mod rows;
mod salvage;
mod schema;
mod store;
#[cfg(test)]
mod tests;

pub use access::{Access, Because};
pub use backup::Backup;
pub use draft::Draft;
pub use editing::{Edited, Saved};
pub use rescue::Copied;
pub use revision::{Kind, Revision};
pub use salvage::{Recovered, RecoveredDraft};

use rows::{Head, Snapshot};
use store::Store;

/// Identity of a draft.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct DraftId(String);

impl DraftId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<&str> for DraftId {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl fmt::Display for DraftId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A line in the list of drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct DraftInfo {
    /// Its id.
    pub id: DraftId,
    /// Name of the plan.
    pub name: String,
    /// When it began, RFC 3339 in UTC.
    pub created: String,
    /// The last revision on disk.
    pub revision: u32,
    /// When that was saved.
    pub saved_at: String,
    /// Changes that are in memory only.
    pub unsaved: usize,
}

/// The drafts of a data folder.
#[derive(Debug)]
pub struct Drafts {
    folder: PathBuf,
    clock: Clock,
    access: Access,
    store: Store,
    open: BTreeMap<DraftId, Draft>,
    notes: Vec<Problem>,
    lock: Option<Lock>,
}

impl Drafts {
    /// May this process write?
    pub fn access(&self) -> &Access {
        &self.access
    }

    /// What went wrong on opening without being in the way (a backup that failed, for example).
    pub fn notes(&self) -> &[Problem] {
        &self.notes
    }

    /// The process of this computer that ended without closing the folder, if one did.
    pub fn took_over(&self) -> Option<&crate::lock::Holder> {
        self.lock.as_ref()?.took_over.as_ref()
    }

    /// Begins a draft with this document.
    ///
    /// # Errors
    /// Read-only, or not written; then there is no draft.
    pub fn create(&mut self, document: Document, who: &str) -> Outcome<DraftId> {
        self.begin(document, who, None)
    }

    /// Begins a draft; a recovered one keeps its id and goes on from its revision.
    fn begin(
        &mut self,
        document: Document,
        who: &str,
        recovered: Option<(DraftId, u32)>,
    ) -> Outcome<DraftId> {
        self.may_write()?;
        let taken: Vec<DraftId> = rows::heads(&self.store.connection)?
            .into_iter()
            .map(|head| head.id)
            .collect();
        let is_taken = |id: &str| taken.iter().any(|one| one.0 == id);
        let (id, n) = recovered
            .filter(|(id, _)| !is_taken(&id.0))
            .unwrap_or_else(|| (DraftId(chance::new_id_beside("drf", is_taken)), 1));
        let draft = first(id.clone(), n, document, self.clock.now());
        let beginning = Revision {
            n,
            who: who.to_owned(),
            at: draft.head.saved.clone(),
            kind: Kind::Import,
            reverts: None,
            patch: Vec::new(),
            inverse: Vec::new(),
            checksum: draft.checksum.clone(),
        };
        let snapshot = Snapshot {
            n,
            document: draft::bytes_of(&draft.document.tree),
            checksum: draft.checksum.clone(),
        };
        self.store.write(|transaction| {
            rows::insert_head(transaction, &draft.head)?;
            rows::insert_revision(transaction, &id, &beginning)?;
            Ok(rows::insert_snapshot(transaction, &id, &snapshot)?)
        })?;
        self.open.insert(id.clone(), draft);
        Ok(id)
    }

    /// All drafts, the one saved last first.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn list(&self) -> Outcome<Vec<DraftInfo>> {
        let heads = rows::heads(&self.store.connection)?;
        let line = |head: Head| DraftInfo {
            unsaved: self.open.get(&head.id).map_or(0, |d| d.unsaved.len()),
            id: head.id,
            name: head.name,
            created: head.created,
            revision: head.revision,
            saved_at: head.saved,
        };
        Ok(heads.into_iter().map(line).collect())
    }

    /// A draft with its document, verified when it is first read.
    ///
    /// # Errors
    /// Not there; or damaged, and then [`Drafts::recover`] begins a new one where it was last whole.
    pub fn open_draft(&mut self, id: &DraftId) -> Outcome<&Draft> {
        if !self.access.is_writable() {
            // Somebody else writes: what was read before may be old.
            self.open.remove(id);
        }
        self.loaded(id).map(|draft| &*draft)
    }

    /// Begins a new draft with the last revision of a damaged one that can be proved whole.
    ///
    /// # Errors
    /// Nothing of it can be proved, or the new one cannot be written.
    pub fn recover(&mut self, id: &DraftId, who: &str) -> Outcome<DraftId> {
        match load::last_whole(&self.store.connection, id) {
            Some(whole) => self.create(whole.document, who),
            None => Err(load::load(&self.store.connection, id)
                .err()
                .unwrap_or_else(|| rows::no_such_draft(id))),
        }
    }

    /// Deletes a draft with its history, in one transaction.
    ///
    /// # Errors
    /// Not there, read-only, or not written.
    pub fn delete(&mut self, id: &DraftId) -> Outcome<()> {
        self.may_write()?;
        self.store
            .write(|transaction| rows::delete(transaction, id))?;
        self.open.remove(id);
        Ok(())
    }

    /// Keeps where the person was in a draft. What looks like a secret in it is left out.
    ///
    /// # Errors
    /// Not written; nothing of the plan depends on it.
    pub fn keep_window(&mut self, id: &DraftId, mut state: Value) -> Outcome<()> {
        self.may_write()?;
        secrets::drop_from(&mut state);
        rows::head(&self.store.connection, id)?;
        let text = state.to_string();
        self.store
            .write(|transaction| Ok(rows::set_window(transaction, id, &text)?))
    }

    /// Where the person was.
    ///
    /// # Errors
    /// The store cannot be read.
    pub fn window(&self, id: &DraftId) -> Outcome<Option<Value>> {
        let text = rows::window(&self.store.connection, id)?;
        Ok(text.and_then(|text| serde_json::from_str(&text).ok()))
    }

    fn loaded(&mut self, id: &DraftId) -> Outcome<&mut Draft> {
        if !self.open.contains_key(id) {
            let draft = load::load(&self.store.connection, id)?;
            self.open.insert(id.clone(), draft);
        }
        self.open.get_mut(id).ok_or_else(|| rows::no_such_draft(id))
    }

    fn may_write(&self) -> Outcome<()> {
        match &self.access {
            Access::Writable => Ok(()),
            Access::ReadOnly { because } => Err(Problem::new(
                Code::ReadOnly,
                "The drafts are open for reading only",
                format!("{because}"),
                "Read and export as you like; to change something, remove the reason and open again.",
            )),
        }
    }

    fn store_path(folder: &Path) -> PathBuf {
        folder.join(store::DRAFTS_DB)
    }
}

/// A draft at its beginning.
fn first(id: DraftId, n: u32, document: Document, now: String) -> Draft {
    let sections = canonical::section_digests(&document.tree);
    let mut trail = draft::Trail::default();
    trail.note(n, Kind::Import);
    Draft {
        head: Head {
            id,
            name: draft::name_of(&document),
            created: now.clone(),
            revision: n,
            saved: now,
        },
        checksum: canonical::checksum(&sections),
        sections,
        document: Arc::new(document),
        snapshot: n,
        trail,
        unsaved: Vec::new(),
    }
}

/// The data folder, made if it is missing and only for its owner.
fn make_folder(folder: &Path) -> Outcome<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder
        .create(folder)
        .map_err(|error| Problem::io("The data folder", &error))
}
