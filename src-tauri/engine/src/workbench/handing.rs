//! Files that leave the app, from the screen.

use std::path::Path;

use rollout_export::{Artifact, Format};
use serde::Serialize;
use wizard_steps::observed::Observed;
use wizard_steps::rule;
use wizard_steps::slice::Slice;

use super::Workbench;
use super::words::count;
use crate::desk::plans;
use crate::drafts::DraftId;
use crate::problem::Outcome;

/// How much of a file a screen previews, in characters.
const PREVIEW: usize = 20_000;

/// A file that can be handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ExportFile {
    /// Its name.
    pub name: String,
    /// Its size in bytes.
    pub bytes: u32,
    /// SHA-256 of its bytes.
    pub sha256: String,
    /// How it begins.
    pub preview: String,
}

impl Workbench {
    /// The files of a part of the plan, as they would be written.
    ///
    /// # Errors
    /// The draft is not there.
    pub fn export_files(&self, id: &DraftId, slice: &Slice) -> Outcome<Vec<ExportFile>> {
        let artifacts = self.artifacts(id, slice)?;
        Ok(artifacts
            .iter()
            .map(|artifact| ExportFile {
                name: artifact.name.to_owned(),
                bytes: count(artifact.bytes.len()),
                sha256: artifact.sha256.clone(),
                preview: String::from_utf8_lossy(&artifact.bytes)
                    .chars()
                    .take(PREVIEW)
                    .collect(),
            })
            .collect())
    }

    /// Writes the files with these names into a folder, each wholly or not at all; says how many.
    ///
    /// # Errors
    /// The folder or a file cannot be written.
    pub fn save_export(
        &self,
        id: &DraftId,
        slice: &Slice,
        names: &[String],
        folder: &Path,
    ) -> Outcome<u32> {
        let mut artifacts = self.artifacts(id, slice)?;
        artifacts.retain(|artifact| names.iter().any(|name| name == artifact.name));
        Ok(count(plans::write_artifacts(folder, &artifacts)?.len()))
    }

    fn artifacts(&self, id: &DraftId, slice: &Slice) -> Outcome<Vec<Artifact>> {
        let document = self.document(id)?;
        let today = self.clock.today();
        let findings = rule::check(&document.plan, &Observed::default(), today);
        Ok(plans::artifacts(
            &document,
            &findings,
            slice,
            today,
            &Format::ALL,
        ))
    }
}
