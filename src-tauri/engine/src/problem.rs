//! What every failure becomes before it leaves this room.
//!
//! A problem says what happened, why, and what to do next, in words for the person at the screen.
//! It holds no folder, no statement sent to the store, no token: it may be shown, copied and sent on.

use std::fmt;
use std::io;

use rusqlite::ErrorCode;
use serde::Serialize;
use wizard_steps::plan::edit::Refused;

/// What kind of failure; programs branch on it, people read the title.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "SCREAMING_SNAKE_CASE", rename = "ProblemCode")]
pub enum Code {
    /// The draft was saved by somebody else since it was read.
    DraftChangedElsewhere,
    /// There is no draft with this id.
    NoSuchDraft,
    /// A saved draft does not match its checksum.
    DraftDamaged,
    /// Nothing is left to undo.
    NothingToUndo,
    /// The last change was not an undo.
    NothingToRedo,
    /// A text that looks like a secret was not stored.
    SecretRefused,
    /// A value does not fit its field.
    DoesNotFit,
    /// The store may be read and not written.
    ReadOnly,
    /// The disk is full.
    DiskFull,
    /// Another program holds the file.
    Busy,
    /// Reading or writing failed in another way.
    Io,
    /// The store's file has no content.
    StoreEmpty,
    /// The store's file is no database.
    StoreNoDatabase,
    /// The store's file belongs to another program.
    StoreForeign,
    /// The store's file is damaged.
    StoreDamaged,
    /// The store's file was replaced or deleted while it was open.
    StoreReplaced,
    /// The store could not be brought to this version's form.
    StoreNotUpgraded,
    /// The place to write to is a link to another place.
    TargetIsLink,
    /// The file is no plan.
    NotAPlan,
    /// Wrong use of a command or call.
    Usage,
    /// A file or folder could not be read or written.
    File,
    /// Signing in did not work.
    SignIn,
    /// The network or the service did not answer.
    Network,
    /// Azure refused.
    Refused,
    /// The tenant is another one than the plan's or the run's.
    WrongTenant,
    /// Somebody else is signed in than when the changes were shown.
    WrongAccount,
    /// The reading is too old, or what would be written is not what was shown.
    PlanStale,
    /// Blockers are open in what would be written.
    Blocked,
    /// Signatures are missing or no longer valid.
    NotSigned,
    /// The journal could not be written; nothing more was sent.
    Journal,
    /// There is no such run or code.
    NotFound,
    /// A mistake of ours.
    Internal,
}

/// A failure in words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// What happened, in a few words.
    pub title: String,
    /// Why, in a sentence.
    pub detail: String,
    /// What to do next.
    pub next: String,
    /// JSON Pointer of the field that an edit was refused for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at: Option<String>,
}

/// What this room's functions return.
pub type Outcome<T> = Result<T, Problem>;

impl Problem {
    /// A problem with its three sentences.
    pub fn new(
        code: Code,
        title: impl Into<String>,
        detail: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self {
            code,
            title: title.into(),
            detail: detail.into(),
            next: next.into(),
            at: None,
        }
    }

    /// Reading or writing `what` failed.
    pub fn io(what: &str, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::disk_full(what),
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::read_only(what)
            }
            io::ErrorKind::NotFound => Self::new(
                Code::Io,
                format!("{what} was not found"),
                "The file or its folder is not there, or a drive is not connected.",
                "Check that the folder exists, then try again.",
            ),
            _ => Self::new(
                Code::Io,
                format!("{what} could not be read or written"),
                format!("The system says: {}.", kind_in_words(error)),
                "Try again; if it stays, choose another folder.",
            ),
        }
    }

    fn disk_full(what: &str) -> Self {
        Self::new(
            Code::DiskFull,
            format!("{what} was not saved: the disk is full"),
            "The system has no room left where the file is. What was saved before is safe.",
            "Free some space and save again, or save a copy on another disk. Deleting drafts does not help, it needs room too.",
        )
    }

    fn read_only(what: &str) -> Self {
        Self::new(
            Code::ReadOnly,
            format!("{what} cannot be written"),
            "The file or its folder is read-only for this account.",
            "Ask for write permission on the folder, or save a copy elsewhere.",
        )
    }
}

/// The system's sentence without a path or a number in brackets.
fn kind_in_words(error: &io::Error) -> String {
    error.raw_os_error().map_or_else(
        || error.kind().to_string(),
        |number| format!("{} (system error {number})", error.kind()),
    )
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences = [&self.title, &self.detail, &self.next];
        let said = sentences.iter().map(|s| s.trim()).filter(|s| !s.is_empty());
        let ended = said.map(|s| {
            let stop = if s.ends_with(['.', '!', '?']) {
                ""
            } else {
                "."
            };
            format!("{s}{stop}")
        });
        f.write_str(&ended.collect::<Vec<_>>().join(" "))
    }
}

impl std::error::Error for Problem {}

impl From<Refused> for Problem {
    fn from(refused: Refused) -> Self {
        let (code, at) = match &refused {
            Refused::Secret { at, .. } => (Code::SecretRefused, at.clone()),
            Refused::DoesNotFit { at, .. } | Refused::NoSuchPlace(at) => {
                (Code::DoesNotFit, at.clone())
            }
        };
        let problem = Self::new(
            code,
            "Not saved",
            format!("{refused}."),
            "Change the text; the last saved value stands.",
        );
        Self {
            at: Some(at),
            ..problem
        }
    }
}

impl From<rusqlite::Error> for Problem {
    fn from(error: rusqlite::Error) -> Self {
        const WHAT: &str = "The draft store";
        // rusqlite's own sentence may hold the statement or a path: only the number goes on.
        let number = error.sqlite_error().map_or(0, |e| e.extended_code);
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::disk_full(WHAT),
            Some(ErrorCode::ReadOnly | ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => {
                Self::read_only(WHAT)
            }
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::new(
                Code::Busy,
                "The draft store is in use",
                "Another program held it for longer than two seconds.",
                "Close the other program (a backup or a virus scan, perhaps) and save again.",
            ),
            Some(ErrorCode::DatabaseCorrupt) => store_damaged(number),
            Some(ErrorCode::NotADatabase) => Self::new(
                Code::StoreNoDatabase,
                "The draft store is not a database",
                "The file drafts.db holds something else, or its first bytes are damaged.",
                START_OVER,
            ),
            Some(ErrorCode::SystemIoFailure) => Self::new(
                Code::Io,
                "The draft store could not be read or written",
                format!("The disk reports a fault (SQLite {number})."),
                "Save a copy on another disk, then check this one.",
            ),
            _ => Self::new(
                Code::Internal,
                "The draft store did not do what was asked",
                format!("This is a mistake of ours (SQLite {number})."),
                "Save a copy of your plan and report it.",
            ),
        }
    }
}

/// What to do with a store that cannot be used.
pub(crate) const START_OVER: &str =
    "Start over: the file is set aside, not deleted, and what can be read of it is recovered.";

/// The store's file is damaged; the number is SQLite's, or 0 for our own finding.
pub(crate) fn store_damaged(number: i32) -> Problem {
    let why = if number == 0 {
        "Its parts do not fit together.".to_owned()
    } else {
        format!("Its parts do not fit together (SQLite {number}).")
    };
    Problem::new(
        Code::StoreDamaged,
        "The draft store is damaged",
        why,
        START_OVER,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_written_as_programs_expect_them() {
        let problem = Problem::io("plan.json", &io::Error::from(io::ErrorKind::StorageFull));
        let json = serde_json::to_value(&problem).unwrap();
        assert_eq!(json["code"], "DISK_FULL");
        assert!(json.get("at").is_none(), "no field was refused");
        assert!(problem.to_string().starts_with("plan.json was not saved"));
    }

    #[test]
    fn a_problem_of_the_store_repeats_no_statement() {
        let store = rusqlite::Connection::open_in_memory().unwrap();
        let error = store
            .execute("INSERT INTO nowhere VALUES ('CANARY-9f3a')", [])
            .unwrap_err();
        let problem = Problem::from(error);
        assert_eq!(problem.code, Code::Internal);
        assert!(!format!("{problem:?}").contains("CANARY"), "{problem}");
    }

    #[test]
    fn a_refused_edit_names_its_field() {
        let problem = Problem::from(Refused::NoSuchPlace("/nowhere".to_owned()));
        assert_eq!(problem.at.as_deref(), Some("/nowhere"));
        assert_eq!(problem.code, Code::DoesNotFit);
    }
}
