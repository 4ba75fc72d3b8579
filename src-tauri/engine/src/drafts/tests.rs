//! What the drafts store promises, with the file in the test's hands.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use jiff::Timestamp;
use serde_json::Value;
use wizard_steps::examples::contoso;
use wizard_steps::plan::edit::{Edit, Patch};
use wizard_steps::plan::read::{self, Document};

use super::{DraftId, Drafts, Edited, Saved};
use crate::clock::Clock;

mod backups;
mod editing;
mod failing;
mod races;
mod upgrade;
mod zoo;

const WHO: &str = "Adele";

/// A clock that a test can turn.
#[derive(Clone)]
struct Hand(Arc<AtomicI64>);

impl Hand {
    fn new() -> Self {
        let start: Timestamp = "2026-03-01T08:00:00Z".parse().unwrap();
        Self(Arc::new(AtomicI64::new(start.as_second())))
    }

    fn turn(&self, hours: i64) {
        self.0.fetch_add(hours * 3_600, Ordering::SeqCst);
    }

    fn clock(&self) -> Clock {
        let seconds = Arc::clone(&self.0);
        Clock::from_fn(move || Timestamp::from_second(seconds.load(Ordering::SeqCst)).unwrap())
    }
}

fn clock() -> Clock {
    Hand::new().clock()
}

fn open(folder: &Path) -> Drafts {
    Drafts::open(folder, clock()).unwrap()
}

fn contoso_document() -> Document {
    read::document(&contoso(clock().today()))
}

/// Drafts of a folder with Contoso in them.
fn with_contoso(folder: &Path) -> (Drafts, DraftId) {
    let mut drafts = open(folder);
    let id = drafts.create(contoso_document(), WHO).unwrap();
    (drafts, id)
}

fn purpose(text: impl Into<Value>) -> Patch {
    vec![Edit::set("/about/purpose", text)]
}

/// Edits at whatever revision the draft is.
fn edit(drafts: &mut Drafts, id: &DraftId, patch: Patch) -> Edited {
    let revision = drafts.open_draft(id).unwrap().revision();
    drafts.edit(id, revision, patch, WHO).unwrap()
}

fn tree(drafts: &mut Drafts, id: &DraftId) -> Value {
    drafts.open_draft(id).unwrap().document().tree.clone()
}

fn is_on_disk(edited: &Edited) -> bool {
    matches!(edited.saved, Saved::At(_))
}

/// Small numbers by lot, the same in every run.
struct Lot(u64);

impl Lot {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % u64::try_from(limit).unwrap()).unwrap()
    }
}
