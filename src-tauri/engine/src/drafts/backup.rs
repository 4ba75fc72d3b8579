//! Backups: copies by SQLite's own means, verified before they count.

use std::fs;
use std::path::{Path, PathBuf};

use jiff::SignedDuration;
use rusqlite::Connection;
use rusqlite::backup::StepResult;

use super::store::{Mode, Store};
use super::{Drafts, load, make_folder, rows};
use crate::files;
use crate::problem::{Code, Outcome, Problem};

/// Backups kept.
const KEPT: usize = 7;
/// A backup older than this is followed by a new one on the next start.
const OLD: SignedDuration = SignedDuration::from_hours(24);

/// A backup that was made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    /// Where it is.
    pub path: PathBuf,
    /// Drafts in it that match their checksums.
    pub whole: usize,
    /// Names of drafts in it that do not; they are damaged in the store too.
    pub damaged: Vec<String>,
}

impl Drafts {
    /// Copies the store into `backups/`, opens the copy and verifies every draft in it. Seven are kept;
    /// while a draft is damaged none is taken away, for it may be whole in an older one.
    ///
    /// # Errors
    /// The copy was not made or does not open; then it is not kept.
    pub fn backup(&mut self) -> Outcome<Backup> {
        let folder = self.backups();
        make_folder(&folder)?;
        let path = files::free_name(&folder, &format!("drafts-{}", self.clock.stamp()), "db");
        let part = files::part_of(&path);
        let made = copy_store(&self.store.connection, &part)
            .and_then(|()| verify(&part))
            .and_then(|seen| {
                files::replace(&part, &path)
                    .map_err(|error| Problem::io(&files::named(&path), &error))?;
                Ok(seen)
            });
        let (whole, damaged) = made.inspect_err(|_| drop(fs::remove_file(&part)))?;
        if damaged.is_empty() {
            files::keep_newest(files::dated(&folder, "drafts-", ".db"), KEPT, &path);
        }
        Ok(Backup {
            path,
            whole,
            damaged,
        })
    }

    pub(super) fn backup_if_due(&mut self) -> Outcome<Option<Backup>> {
        if self.list()?.is_empty() {
            return Ok(None);
        }
        let newest = files::dated(&self.backups(), "drafts-", ".db")
            .last()
            .map(|(when, _)| self.clock.instant().duration_since(*when));
        // A backup from the future is the work of a clock that was wrong: it counts for nothing.
        match newest {
            Some(age) if !age.is_negative() && age <= OLD => Ok(None),
            _ => self.backup().map(Some),
        }
    }

    fn backups(&self) -> PathBuf {
        self.folder.join("backups")
    }
}

/// Copies a store page by page, as of one moment, into a new private file.
pub(super) fn copy_store(from: &Connection, to: &Path) -> Outcome<()> {
    files::create_private(to).map_err(|error| Problem::io(&files::named(to), &error))?;
    let mut copy = Store::connect(to, Mode::Write)?;
    let backup = rusqlite::backup::Backup::new(from, &mut copy.connection)?;
    // All pages in one step: as of one moment, and a store that somebody holds is no endless wait.
    match backup.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(Problem::new(
            Code::Busy,
            "The draft store was not copied",
            "Another program held it for longer than two seconds.",
            "Close the other program and try again.",
        )),
    }
}

/// Opens a copy as a store and reads every draft: how many are whole, and which are not.
fn verify(copy: &Path) -> Outcome<(usize, Vec<String>)> {
    let store = Store::open(copy, Mode::Read)?;
    let heads = rows::heads(&store.connection)?;
    let (whole, damaged): (Vec<_>, Vec<_>) = heads
        .into_iter()
        .partition(|head| load::load(&store.connection, &head.id).is_ok());
    let names = damaged.into_iter().map(|head| head.name).collect();
    Ok((whole.len(), names))
}
