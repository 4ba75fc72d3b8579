//! The workbench: plans that are open on a screen, with everything the screen asks about them.
//!
//! A window holds no plan. It sends what was typed and draws what comes back: the revision, what of the
//! findings is new or gone, how far each step is. Here an open draft is kept together with what was
//! thought about it, the tenant it is connected to, what was last compared and the run under way.
//!
//! [`words`] are the types that cross; [`editing`] changes drafts, [`organizing`] fills them, [`looking`]
//! computes what a screen shows, [`asking`] what is sent to other teams, [`tenants`] connects and
//! compares, [`writing`] applies, resumes and undoes, [`handing`]
//! exports.

pub mod asking;
pub mod comparing;
pub mod editing;
pub mod handing;
pub mod looking;
pub mod organizing;
pub mod settings;
pub mod tenants;
mod thinking;
pub mod words;
pub mod writing;

#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use wizard_steps::observed::Observed;

use crate::apply::Stop;
use crate::clock::Clock;
use crate::desk::session::Session;
use crate::desk::{Comparison, Desk};
use crate::drafts::{DraftId, Drafts};
use crate::problem::{Outcome, Problem};
use words::FindingLine;

/// Plans open on a screen. One process has one; it may be shared between threads.
pub struct Workbench {
    desk: Desk,
    clock: Clock,
    drafts: Mutex<Drafts>,
    open: Mutex<BTreeMap<DraftId, OpenPlan>>,
    stop: Mutex<Arc<Stop>>,
    settings: Mutex<Option<settings::Settings>>,
}

/// What is known about an open draft besides its document.
#[derive(Default)]
struct OpenPlan {
    /// What check last said, in order.
    findings: Vec<FindingLine>,
    /// What a tenant was last seen to hold.
    observed: Arc<Observed>,
    /// What was last thought, and about what.
    thought: Option<thinking::Thought>,
    /// Where it is connected to.
    session: Option<Arc<Session>>,
    /// What was last compared.
    compared: Option<Arc<Comparison>>,
    /// A run is writing.
    writing: bool,
}

impl Workbench {
    /// Opens the drafts of a data folder.
    ///
    /// # Errors
    /// The store cannot be used at all; what to do is said.
    pub fn open(desk: Desk, clock: Clock) -> Outcome<Self> {
        let drafts = Drafts::open(desk.folder(), clock.clone())?;
        Ok(Self {
            desk,
            clock,
            drafts: Mutex::new(drafts),
            open: Mutex::default(),
            stop: Mutex::default(),
            settings: Mutex::default(),
        })
    }

    /// The data folder and what is done with it.
    pub fn desk(&self) -> &Desk {
        &self.desk
    }

    /// The clock.
    pub fn clock(&self) -> &Clock {
        &self.clock
    }

    fn drafts(&self) -> MutexGuard<'_, Drafts> {
        // A panic in a rule is caught before it gets here; whatever else panicked left the store whole.
        self.drafts.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn plans(&self) -> MutexGuard<'_, BTreeMap<DraftId, OpenPlan>> {
        self.open.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads or changes what is known about a draft.
    fn with<T>(&self, id: &DraftId, f: impl FnOnce(&mut OpenPlan) -> T) -> T {
        f(self.plans().entry(id.clone()).or_default())
    }

    /// Nothing is written to Azure or anywhere else at this moment, and all answers are on disk.
    ///
    /// # Errors
    /// Says what is under way or not saved.
    pub fn may_close(&self) -> Outcome<()> {
        use crate::problem::Code;
        if self.plans().values().any(|plan| plan.writing) {
            return Err(Problem::new(
                Code::Busy,
                "Grants are being written",
                "Closing now stops after the grant that is under way; the journal knows where to go on.",
                "Stop and close, or keep the window open.",
            ));
        }
        let drafts = self.drafts();
        let unsaved: usize = drafts.list()?.iter().map(|draft| draft.unsaved).sum();
        if unsaved > 0 {
            return Err(Problem::new(
                Code::Io,
                "Answers are not saved",
                format!("{unsaved} answers are in memory only."),
                "Save a copy elsewhere, or close without them.",
            ));
        }
        Ok(())
    }
}
