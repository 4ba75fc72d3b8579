//! The desk: everything one can do with a plan, for the window and the command line alike.
//!
//! Each use case is a function here; the room beyond ([`crate::cloud`], [`crate::apply`]) does the
//! work, the thinking is [`wizard_steps`]'.

pub mod likeness;
pub mod plans;
pub mod practising;
pub mod runs;
pub mod session;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use wizard_steps::change::{self, ChangeSet};
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::finding::Finding;
use wizard_steps::observed::Observed;
use wizard_steps::plan::Plan;
use wizard_steps::plan::text::Day;
use wizard_steps::rule;
use wizard_steps::slice::Slice;

use crate::apply::journal::Journal;
use crate::cloud::read;
use crate::problem::{Code, Problem};
use session::Session;

/// A data folder and what is done with it.
#[derive(Debug, Clone)]
pub struct Desk {
    folder: PathBuf,
}

/// A tenant set beside a plan.
#[derive(Debug, Clone)]
pub struct Comparison {
    /// The lines.
    pub changes: ChangeSet,
    /// What check says with this reading.
    pub findings: Vec<Finding>,
    /// The reading.
    pub observed: Observed,
    /// Requests that it took.
    pub requests: u64,
}

impl Desk {
    /// Works in this folder; it is made when something is first kept.
    pub fn at(folder: impl Into<PathBuf>) -> Self {
        Self {
            folder: folder.into(),
        }
    }

    /// Works where this system keeps an app's data.
    ///
    /// # Errors
    /// The system names no home folder.
    pub fn of_user() -> Result<Self, Problem> {
        use etcetera::BaseStrategy as _;
        let homeless = |e: etcetera::HomeDirError| {
            Problem::new(
                Code::File,
                "There is no place for data.",
                format!("{e}."),
                "Name a folder with ROLLOUT_DATA.",
            )
        };
        let base = etcetera::choose_base_strategy().map_err(homeless)?;
        Ok(Self::at(base.data_dir().join("foundry-rollout")))
    }

    /// The folder.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The journal of runs, open for writing.
    ///
    /// # Errors
    /// The folder or the journal cannot be written.
    pub fn journal(&self) -> Result<Arc<Journal>, Problem> {
        self.make_folder()?;
        Journal::open(&self.folder.join("runs.db")).map(Arc::new)
    }

    /// The folder, there.
    fn make_folder(&self) -> Result<(), Problem> {
        std::fs::create_dir_all(&self.folder).map_err(|e| {
            Problem::new(
                Code::File,
                "The data folder cannot be made.",
                format!("{}: {e}.", self.folder.display()),
                "Give rights to it, or name another with ROLLOUT_DATA.",
            )
        })
    }

    /// Reads the tenant and sets it beside the plan.
    ///
    /// # Errors
    /// Nobody is signed in, nothing answers, or the journal cannot be read.
    pub async fn compare(
        &self,
        session: &Session,
        plan: &Plan,
        slice: &Slice,
        today: Day,
        progress: read::Progress<'_>,
    ) -> Result<Comparison, Problem> {
        let before = session.arm.requests();
        let estate = Estate::of(plan);
        let desired = DesiredState::of(&estate);
        let read_at = session.now().to_string();
        let observed =
            read::observe(&session.arm, &estate, &desired, slice, read_at, progress).await?;
        let proofs = self.proofs()?;
        let changes = change::diff(&estate, &desired, &observed, &proofs, slice);
        let findings = rule::check_resolved(&estate, &desired, &observed, today);
        let requests = session.arm.requests() - before;
        Ok(Comparison {
            changes,
            findings,
            observed,
            requests,
        })
    }

    /// What earlier runs created; nothing, when there was none.
    fn proofs(&self) -> Result<change::Journal, Problem> {
        if self.folder.join("runs.db").exists() {
            self.journal()?.proofs()
        } else {
            Ok(change::Journal::default())
        }
    }
}
