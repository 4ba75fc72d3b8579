//! Opening a data folder: who may write, and what is wrong with the file.

use std::fmt;
use std::fs;
use std::path::Path;
use std::time::SystemTime;

use serde::Serialize;

use super::schema::{self, STEPS, Step};
use super::store::{Mode, Store};
use super::{Drafts, make_folder};
use crate::clock::Clock;
use crate::files;
use crate::lock::{self, Answer, Holder, Lock, OtherHost};
use crate::problem::{Code, Outcome, Problem};

/// May this process write?
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Access {
    /// Yes; and no other process may.
    Writable,
    /// No; reading and exporting work.
    #[serde(rename_all = "camelCase")]
    ReadOnly {
        /// Why not.
        because: Because,
    },
}

impl Access {
    /// May this process write?
    pub fn is_writable(&self) -> bool {
        matches!(self, Self::Writable)
    }
}

/// Why drafts are open for reading only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Because {
    /// Another process has the folder; who, where it could be read.
    HeldBy(Option<Holder>),
    /// A process of another computer wrote that it has the folder: is it gone?
    OtherHost(Holder),
    /// The store was made by a newer version.
    Newer {
        /// The form that it has.
        found: i64,
        /// The newest form that this version writes.
        ours: i64,
    },
    /// The folder or the file cannot be written.
    CannotWrite(Problem),
}

impl fmt::Display for Because {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::HeldBy(Some(holder)) => write!(f, "{holder} has them open."),
            Self::HeldBy(None) => write!(f, "Another process has them open."),
            Self::OtherHost(holder) => write!(
                f,
                "{holder} says that it has them open, and this computer cannot see whether it still runs."
            ),
            Self::Newer { found, ours } => write!(
                f,
                "They were made by a newer version (form {found}, this one writes {ours})."
            ),
            Self::CannotWrite(problem) => write!(f, "{}. {}", problem.title, problem.detail),
        }
    }
}

/// How to open.
#[derive(Debug, Clone, Copy)]
pub(crate) struct How {
    pub other_host: OtherHost,
    pub steps: &'static [Step],
}

impl How {
    pub(crate) const USUAL: Self = Self {
        other_host: OtherHost::Ask,
        steps: STEPS,
    };
}

impl Drafts {
    /// Opens the drafts of a folder; a missing folder is made. Makes a backup when one is due.
    ///
    /// # Errors
    /// The file is empty, no database, another program's, damaged or cannot be upgraded; each says so,
    /// and none of them changes the file.
    pub fn open(folder: &Path, clock: Clock) -> Outcome<Self> {
        Self::open_as(folder, clock, How::USUAL)
    }

    /// Opens the drafts although a process of another computer wrote that it has them, because
    /// somebody said that it is gone.
    ///
    /// # Errors
    /// As [`Drafts::open`].
    pub fn open_as_other_host_is_gone(folder: &Path, clock: Clock) -> Outcome<Self> {
        let how = How {
            other_host: OtherHost::IsGone,
            ..How::USUAL
        };
        Self::open_as(folder, clock, how)
    }

    pub(crate) fn open_as(folder: &Path, clock: Clock, how: How) -> Outcome<Self> {
        let (lock, because) = ask_for_lock(folder, &clock, how.other_host)?;
        let mut drafts = match (lock, because) {
            (Some(lock), _) => Self::open_to_write(folder, clock, lock, how)?,
            (None, because) => {
                let because = because.unwrap_or(Because::HeldBy(None));
                Self::open_to_read(folder, clock, because)?
            }
        };
        if drafts.access.is_writable()
            && let Err(problem) = drafts.backup_if_due()
        {
            drafts.notes.push(problem);
        }
        Ok(drafts)
    }

    fn open_to_write(folder: &Path, clock: Clock, lock: Lock, how: How) -> Outcome<Self> {
        files::sweep(folder, SystemTime::now());
        let path = Self::store_path(folder);
        if !is_there(&path)? {
            Store::create(&path, how.steps)?;
        }
        let mut store = Store::open(&path, Mode::Write)?;
        let (found, ours) = (store.number("user_version")?, schema::newest(how.steps));
        if found > ours {
            drop(store);
            return Self::open_to_read(folder, clock, Because::Newer { found, ours });
        }
        let mut notes = Vec::new();
        match store.try_writing() {
            Ok(()) => store.upgrade(how.steps, &clock)?,
            // A disk that is full, or a file that a backup holds, may be well in a minute.
            Err(problem) if matches!(problem.code, Code::DiskFull | Code::Busy) => {
                notes.push(problem);
            }
            Err(problem) => {
                drop(store);
                return Self::open_to_read(folder, clock, Because::CannotWrite(problem));
            }
        }
        Ok(Self {
            notes,
            lock: Some(lock),
            ..Self::with(folder, clock, store, Access::Writable)
        })
    }

    fn open_to_read(folder: &Path, clock: Clock, because: Because) -> Outcome<Self> {
        let path = Self::store_path(folder);
        if !is_there(&path)? {
            return Err(Problem::new(
                Code::ReadOnly,
                "There are no drafts yet, and none can be made",
                format!("{because}"),
                "Remove the reason, or choose another data folder.",
            ));
        }
        let store = Store::open(&path, Mode::Read)?;
        let access = Access::ReadOnly { because };
        Ok(Self::with(folder, clock, store, access))
    }

    fn with(folder: &Path, clock: Clock, store: Store, access: Access) -> Self {
        Self {
            folder: folder.to_owned(),
            clock,
            access,
            store,
            open: std::collections::BTreeMap::new(),
            notes: Vec::new(),
            lock: None,
        }
    }
}

/// The lock, or why it is not ours.
pub(super) fn ask_for_lock(
    folder: &Path,
    clock: &Clock,
    other_host: OtherHost,
) -> Outcome<(Option<Lock>, Option<Because>)> {
    make_folder(folder)?;
    Ok(match lock::take(folder, clock, other_host) {
        Ok(Answer::Ours(lock)) => (Some(lock), None),
        Ok(Answer::Theirs(holder)) => (None, Some(Because::HeldBy(holder))),
        Ok(Answer::OtherHost(holder)) => (None, Some(Because::OtherHost(holder))),
        Err(problem) => (None, Some(Because::CannotWrite(problem))),
    })
}

/// A link that leads nowhere counts as there: it is a store that went missing, not a first start.
fn is_there(path: &Path) -> Outcome<bool> {
    match fs::symlink_metadata(path) {
        Ok(_) => Ok(true),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(false),
        Err(error) => Err(Problem::io("drafts.db", &error)),
    }
}
