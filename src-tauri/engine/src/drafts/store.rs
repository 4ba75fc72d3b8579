//! The store's file: opened with suspicion, written in whole transactions.

use std::fs::{self, File};
use std::io::Read as _;
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};

use super::schema::{self, APPLICATION_ID, Step};
use crate::clock::Clock;
use crate::files;
use crate::problem::{Code, Outcome, Problem, START_OVER, store_damaged};

const MAGIC: &[u8; 16] = b"SQLite format 3\0";
/// How long a write waits for another program, first and once more: 2.5 seconds in all.
const PATIENCE: [Duration; 2] = [Duration::from_secs(2), Duration::from_millis(500)];

/// An open store.
#[derive(Debug)]
pub(crate) struct Store {
    pub(super) connection: Connection,
    path: PathBuf,
    identity: Option<Identity>,
}

/// Tells one file from another of the same name.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Identity(u64, u64);

/// How a store may be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Mode {
    Read,
    Write,
}

impl Store {
    /// Makes an empty store. It takes its name only when it is whole, so an empty file of this name
    /// is never ours.
    pub(crate) fn create(path: &Path, steps: &[Step]) -> Outcome<()> {
        let part = files::part_of(path);
        let named = |error: &std::io::Error| Problem::io(&files::named(path), error);
        files::create_private(&part).map_err(|e| named(&e))?;
        let made =
            fill(&part, steps).and_then(|()| files::replace(&part, path).map_err(|e| named(&e)));
        if made.is_err() {
            // Ours alone; what cannot be removed now is swept later.
            let _ = fs::remove_file(&part);
        }
        made
    }

    /// Opens a store and looks whether it is one, ours, and whole. Changes nothing.
    pub(crate) fn open(path: &Path, mode: Mode) -> Outcome<Self> {
        look_at_file(path)?;
        let store = Self::connect(path, mode)?;
        store.look_inside()?;
        Ok(store)
    }

    /// Opens a file without asking what it is.
    pub(crate) fn connect(path: &Path, mode: Mode) -> Outcome<Self> {
        let flags = match mode {
            Mode::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Mode::Write => OpenFlags::SQLITE_OPEN_READ_WRITE,
        };
        let connection = Connection::open_with_flags(path, flags)?;
        connection.busy_timeout(PATIENCE[0])?;
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
        connection.pragma_update(None, "trusted_schema", false)?;
        connection.pragma_update(None, "foreign_keys", true)?;
        connection.pragma_update(None, "secure_delete", true)?;
        connection.pragma_update(None, "synchronous", "EXTRA")?;
        Ok(Self {
            connection,
            identity: identity(path),
            path: path.to_owned(),
        })
    }

    fn look_inside(&self) -> Outcome<()> {
        // The first read also rolls back what a killed process left half written.
        if self.number("application_id")? != APPLICATION_ID {
            return Err(foreign());
        }
        self.look_at_length()?;
        let verdict: String = self
            .connection
            .query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
        if verdict != "ok" {
            return Err(store_damaged(0));
        }
        Ok(())
    }

    /// SQLite does not notice when the end of the last page is missing.
    fn look_at_length(&self) -> Outcome<()> {
        // Inside one transaction, so that a writer elsewhere cannot finish in between.
        let reading = self.connection.unchecked_transaction()?;
        let pages = self.number("page_count")?;
        let expected = pages * self.number("page_size")?;
        let found = fs::metadata(&self.path).map_err(|e| Problem::io(DRAFTS_DB, &e))?;
        reading.finish()?;
        if i64::try_from(found.len()).is_ok_and(|length| length == expected) {
            Ok(())
        } else {
            Err(store_damaged(0))
        }
    }

    /// A number from the file's header.
    pub(crate) fn number(&self, pragma: &str) -> Outcome<i64> {
        Ok(self
            .connection
            .pragma_query_value(None, pragma, |row| row.get(0))?)
    }

    /// Can this store be written? Only a real write tells.
    pub(crate) fn try_writing(&mut self) -> Outcome<()> {
        let version = self.number("user_version")?;
        self.write(|transaction| Ok(transaction.pragma_update(None, "user_version", version)?))?;
        self.connection
            .pragma_update_and_check(None, "journal_mode", "DELETE", |_| Ok(()))?;
        Ok(())
    }

    /// Brings an older store to the newest form: a copy first, then all steps or none.
    pub(crate) fn upgrade(&mut self, steps: &[Step], clock: &Clock) -> Outcome<()> {
        let (from, to) = (self.number("user_version")?, schema::newest(steps));
        if from >= to {
            return Ok(());
        }
        schema::keep_copy(&self.connection, &self.path, from, clock)?;
        self.write(|transaction| Ok(schema::take_steps(transaction, from, steps)?))
            .map_err(|problem| schema::not_upgraded(problem, from, to))
    }

    /// Writes in one transaction: all of it reaches the disk, or nothing.
    pub(crate) fn write<T>(&mut self, work: impl Fn(&Transaction<'_>) -> Outcome<T>) -> Outcome<T> {
        self.still_the_same_file()?;
        let mut done = self.once(PATIENCE[0], &work);
        if matches!(&done, Err(problem) if problem.code == Code::Busy) {
            done = self.once(PATIENCE[1], &work);
        }
        done
    }

    fn once<T>(
        &mut self,
        patience: Duration,
        work: impl Fn(&Transaction<'_>) -> Outcome<T>,
    ) -> Outcome<T> {
        self.connection.busy_timeout(patience)?;
        let transaction = self
            .connection
            .transaction_with_behavior(TransactionBehavior::Immediate)?;
        let result = work(&transaction)?;
        transaction.commit()?;
        Ok(result)
    }

    /// Our connection would go on writing into a file that nobody can find any more.
    fn still_the_same_file(&self) -> Outcome<()> {
        if identity(&self.path) == self.identity {
            return Ok(());
        }
        Err(Problem::new(
            Code::StoreReplaced,
            "Not saved: the draft store was replaced or deleted",
            "The file drafts.db is no longer the one that was opened.",
            "Save a copy of your plan now, then close Foundry Rollout and look at its data folder.",
        ))
    }
}

/// The store's file name.
pub(crate) const DRAFTS_DB: &str = "drafts.db";

fn fill(part: &Path, steps: &[Step]) -> Outcome<()> {
    let mut store = Store::connect(part, Mode::Write)?;
    store.write(|transaction| {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        Ok(schema::take_steps(transaction, 0, steps)?)
    })
}

/// What can be seen without SQLite: a file of no bytes, or of another kind.
fn look_at_file(path: &Path) -> Outcome<()> {
    let problem = |error: &std::io::Error| Problem::io(DRAFTS_DB, error);
    let found = fs::metadata(path).map_err(|e| problem(&e))?;
    if !found.is_file() {
        return Err(no_database());
    }
    if found.len() == 0 {
        return Err(Problem::new(
            Code::StoreEmpty,
            "The draft store is empty",
            "The file drafts.db has no content, not even its header; something emptied it.",
            START_OVER,
        ));
    }
    // With a journal beside it SQLite repairs the file first, its header too.
    let journal = path.with_file_name(format!("{}-journal", files::named(path)));
    if fs::metadata(journal).is_ok_and(|journal| journal.len() > 0) {
        return Ok(());
    }
    let mut head = [0_u8; 16];
    let read = File::open(path).and_then(|mut file| file.read_exact(&mut head));
    match read {
        Ok(()) if head == *MAGIC => Ok(()),
        Ok(()) => Err(no_database()),
        Err(error) if error.kind() == std::io::ErrorKind::UnexpectedEof => Err(no_database()),
        Err(error) => Err(problem(&error)),
    }
}

fn no_database() -> Problem {
    Problem::new(
        Code::StoreNoDatabase,
        "The draft store is not a database",
        "drafts.db holds something else, or its first bytes are damaged.",
        START_OVER,
    )
}

fn foreign() -> Problem {
    Problem::new(
        Code::StoreForeign,
        "The draft store belongs to another program",
        "drafts.db is a database, but not one of Foundry Rollout.",
        "Move the file away if it is needed elsewhere, or start over: it is set aside, not deleted.",
    )
}

#[cfg(unix)]
fn identity(path: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt as _;
    let found = fs::metadata(path).ok()?;
    Some(Identity(found.dev(), found.ino()))
}

/// Windows does not let an open store be deleted or replaced; when it was made is enough.
#[cfg(not(unix))]
fn identity(path: &Path) -> Option<Identity> {
    let made = fs::metadata(path).ok()?.created().ok()?;
    let age = made.duration_since(std::time::UNIX_EPOCH).ok()?;
    Some(Identity(age.as_secs(), u64::from(age.subsec_nanos())))
}
