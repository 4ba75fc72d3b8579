//! The ladder down when the store cannot be written: a copy elsewhere, the plan as a file.

use std::fs;
use std::path::{Path, PathBuf};

use wizard_steps::plan::canonical;

use super::store::{Mode, Store};
use super::{DraftId, Drafts, backup, rows};
use crate::files;
use crate::problem::{Outcome, Problem};

/// What "save a copy" made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Copied {
    /// The whole store, with what is not yet saved in it.
    Store(PathBuf),
    /// The plan alone, as a file that can be opened again.
    Plan(PathBuf),
}

impl Drafts {
    /// Saves all drafts elsewhere, unsaved changes included; or, where the store cannot be copied, this
    /// draft's plan as a file beside that name.
    ///
    /// # Errors
    /// Neither could be written; [`Drafts::rescue`] is left.
    pub fn save_copy(&mut self, id: &DraftId, path: &Path) -> Outcome<Copied> {
        files::refuse_link(path)?;
        let part = files::part_of(path);
        let copied = self.copy_with_unsaved(&part).and_then(|()| {
            files::replace(&part, path).map_err(|error| Problem::io(&files::named(path), &error))
        });
        if copied.is_ok() {
            return Ok(Copied::Store(path.to_owned()));
        }
        // Ours alone; the plan may need its room.
        let _ = fs::remove_file(&part);
        let plan = path.with_extension("rollout.json");
        self.write_plan(id, &plan)?;
        Ok(Copied::Plan(plan))
    }

    /// Writes the plan as a file into this folder, or the system's folder for temporary files, and says
    /// where it is. The last resort: it needs nothing of the store for a draft that is open.
    ///
    /// # Errors
    /// The file could not be written.
    pub fn rescue(&mut self, id: &DraftId, folder: Option<&Path>) -> Outcome<PathBuf> {
        let folder = folder.map_or_else(std::env::temp_dir, Path::to_owned);
        let stem = format!("rescue-{}", self.clock.stamp());
        let path = files::free_name(&folder, &stem, "rollout.json");
        self.write_plan(id, &path)?;
        Ok(path)
    }

    fn write_plan(&mut self, id: &DraftId, path: &Path) -> Outcome<()> {
        let text = canonical::pretty(&self.loaded(id)?.document.tree);
        files::write_file(path, text.as_bytes())
    }

    fn copy_with_unsaved(&self, part: &Path) -> Outcome<()> {
        backup::copy_store(&self.store.connection, part)?;
        let mut copy = Store::open(part, Mode::Write)?;
        let unsaved = || self.open.values().filter(|draft| !draft.is_saved());
        if unsaved().next().is_none() {
            return Ok(());
        }
        let now = self.clock.now();
        copy.write(|transaction| {
            for draft in unsaved() {
                let head = draft.head_when_saved(now.clone());
                rows::advance(transaction, draft.head.revision, &head)?;
                for revision in &draft.unsaved {
                    rows::insert_revision(transaction, draft.id(), revision)?;
                }
            }
            Ok(())
        })
    }
}
