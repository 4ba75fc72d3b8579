//! One process writes a data folder at a time.
//!
//! The lock is the operating system's, so it ends with the process that holds it, however that ends.
//! Who holds it, and since when, stands in a file beside it: on Windows a locked file cannot be read,
//! and the story is for others to read.

use std::fmt;
use std::fs::{self, File, OpenOptions, TryLockError};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::clock::Clock;
use crate::files;
use crate::problem::{Outcome, Problem};

const LOCK: &str = "drafts.lock";
const STORY: &str = "drafts.lock.json";

/// Who holds a data folder.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holder {
    /// Process id.
    pub pid: u32,
    /// Name of the computer.
    pub host: String,
    /// Version of Foundry Rollout.
    pub version: String,
    /// Since when, RFC 3339 in UTC.
    pub since: String,
}

impl Holder {
    fn this_process(clock: &Clock) -> Self {
        Self {
            pid: std::process::id(),
            host: host(),
            version: env!("CARGO_PKG_VERSION").to_owned(),
            since: clock.now(),
        }
    }
}

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "Foundry Rollout {} (process {} on {}) since {}",
            self.version, self.pid, self.host, self.since
        )
    }
}

/// The right to write a data folder, until it is dropped.
#[derive(Debug)]
pub struct Lock {
    /// Held open for the lock; the system lets go of it when this file is closed.
    _file: File,
    story: PathBuf,
    /// A process of this computer that held the folder before and ended without closing it.
    pub took_over: Option<Holder>,
}

/// What came of asking for the lock.
#[derive(Debug)]
pub enum Answer {
    /// It is ours.
    Ours(Lock),
    /// Another process has it; its story, where it could be read.
    Theirs(Option<Holder>),
    /// It is free here, but a process of another computer wrote that it has the folder. Locks do not
    /// always travel between computers, so a person has to say that it is gone.
    OtherHost(Holder),
}

/// What to do about a story from another computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OtherHost {
    /// Leave the folder alone and say so.
    Ask,
    /// Somebody said that the other process is gone.
    IsGone,
}

/// Asks for the right to write a folder.
///
/// # Errors
/// The folder cannot be written, or its file system has no locks.
pub fn take(folder: &Path, clock: &Clock, other_host: OtherHost) -> Outcome<Answer> {
    let problem = |error: &std::io::Error| Problem::io(LOCK, error);
    let mut options = OpenOptions::new();
    options.write(true).create(true).truncate(false);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let file = options
        .open(folder.join(LOCK))
        .map_err(|error| problem(&error))?;
    let story = folder.join(STORY);
    match file.try_lock() {
        Ok(()) => {}
        Err(TryLockError::WouldBlock) => return Ok(Answer::Theirs(told(&story))),
        Err(TryLockError::Error(error)) => return Err(problem(&error)),
    }
    let before = told(&story);
    if let Some(holder) = before.as_ref().filter(|holder| holder.host != host())
        && other_host == OtherHost::Ask
    {
        return Ok(Answer::OtherHost(holder.clone()));
    }
    let ours = serde_json::to_vec(&Holder::this_process(clock)).unwrap_or_default();
    files::write_file(&story, &ours)?;
    Ok(Answer::Ours(Lock {
        _file: file,
        story,
        took_over: before,
    }))
}

impl Drop for Lock {
    fn drop(&mut self) {
        // First the story, then (by closing the file) the lock: a story that is still there
        // belongs to a process that is running or that ended early.
        let _ = fs::remove_file(&self.story);
    }
}

fn told(story: &Path) -> Option<Holder> {
    serde_json::from_slice(&fs::read(story).ok()?).ok()
}

/// The computer's name, as far as the system says it without asking another program.
fn host() -> String {
    let from_kernel = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    from_kernel
        .or_else(|| std::env::var("COMPUTERNAME").ok())
        .or_else(|| std::env::var("HOSTNAME").ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock() -> Clock {
        Clock::at("2026-03-01T08:15:00Z").unwrap()
    }

    fn ours(folder: &Path, other_host: OtherHost) -> Lock {
        match take(folder, &clock(), other_host).unwrap() {
            Answer::Ours(lock) => lock,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn the_second_hears_who_holds_it_until_the_first_lets_go() {
        let folder = tempfile::tempdir().unwrap();
        let first = ours(folder.path(), OtherHost::Ask);
        let Answer::Theirs(Some(holder)) = take(folder.path(), &clock(), OtherHost::Ask).unwrap()
        else {
            panic!("the first holds it");
        };
        assert_eq!(holder.pid, std::process::id());
        assert_eq!(holder.since, "2026-03-01T08:15:00.000Z");
        drop(first);
        assert_eq!(ours(folder.path(), OtherHost::Ask).took_over, None);
    }

    #[test]
    fn a_story_without_its_process_is_taken_over_here_and_asked_about_elsewhere() {
        let folder = tempfile::tempdir().unwrap();
        let story = folder.path().join(STORY);
        let mut gone = Holder {
            pid: 4_242,
            ..Holder::this_process(&clock())
        };
        fs::write(&story, serde_json::to_vec(&gone).unwrap()).unwrap();
        assert_eq!(
            ours(folder.path(), OtherHost::Ask).took_over,
            Some(gone.clone())
        );

        gone.host = "another-computer".to_owned();
        fs::write(&story, serde_json::to_vec(&gone).unwrap()).unwrap();
        let Answer::OtherHost(told) = take(folder.path(), &clock(), OtherHost::Ask).unwrap() else {
            panic!("locks do not always travel");
        };
        assert_eq!(told, gone);
        assert_eq!(ours(folder.path(), OtherHost::IsGone).took_over, Some(gone));
    }

    #[test]
    fn a_garbled_story_is_no_obstacle() {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join(STORY), "{\"pid\":").unwrap();
        assert_eq!(ours(folder.path(), OtherHost::Ask).took_over, None);
    }
}
