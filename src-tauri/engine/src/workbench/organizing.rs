//! Filling an organization: something like what is there, or what a list says. Both are shown before
//! they are done; the page then sends the patch as an edit.

use std::path::Path;

use serde::Serialize;
use wizard_steps::like::{self, Told, Wish};
use wizard_steps::list::{Listed, Row};
use wizard_steps::plan::edit::Patch;

use super::Workbench;
use crate::desk::likeness;
use crate::drafts::DraftId;
use crate::problem::Outcome;
use crate::table;

/// Something like what is there, before it is done.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct LikeShown {
    /// What it makes and brings.
    pub told: Told,
    /// The change itself.
    pub patch: Patch,
}

impl Workbench {
    /// What something like `of` would be.
    ///
    /// # Errors
    /// The pattern is not there, or the new thing has no name or a name that is taken.
    pub fn like(&self, id: &DraftId, of: &str, wish: &Wish) -> Outcome<LikeShown> {
        let document = self.document(id)?;
        let likeness = likeness::likeness(&document, of, wish)?;
        let told = like::told(&document, &likeness, self.clock.today());
        Ok(LikeShown {
            told,
            patch: likeness.patch,
        })
    }

    /// A pasted list, as it would be taken.
    ///
    /// # Errors
    /// The draft is not there.
    pub fn pasted_list(&self, id: &DraftId, text: &str) -> Outcome<Listed> {
        self.list(id, &table::pasted(text))
    }

    /// The list in a file, as it would be taken.
    ///
    /// # Errors
    /// The file cannot be read, or the draft is not there.
    pub fn list_in(&self, id: &DraftId, file: &Path) -> Outcome<Listed> {
        self.list(id, &table::rows(file)?)
    }

    fn list(&self, id: &DraftId, rows: &[Row]) -> Outcome<Listed> {
        let document = self.document(id)?;
        Ok(likeness::from_list(&document, rows))
    }
}
