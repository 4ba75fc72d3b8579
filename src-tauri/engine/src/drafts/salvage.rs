//! A store that cannot be used: set aside, never deleted, and read row by row.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::access::{self, How};
use super::store::{Mode, Store};
use super::{DraftId, Drafts, load, rows};
use crate::clock::Clock;
use crate::files;
use crate::lock::OtherHost;
use crate::problem::{Code, Outcome, Problem};

/// What came of starting over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recovered {
    /// Where the old store is now; none when there was none.
    pub set_aside: Option<PathBuf>,
    /// Every draft that the old store knew of, as far as that can be read.
    pub drafts: Vec<RecoveredDraft>,
}

/// What could be read of a draft.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RecoveredDraft {
    /// Its id; the recovered draft has the same.
    pub id: DraftId,
    /// Its name, where it could be read.
    pub name: Option<String>,
    /// The last revision that the old store says it had.
    pub latest: Option<u32>,
    /// The revision that was recovered, proved by its checksum; none when nothing could be.
    pub recovered: Option<u32>,
}

impl Drafts {
    /// Sets the store aside as `drafts.corrupt-<utc>.db`, starts a fresh one, and recovers from the old
    /// one every draft as far as its checksums confirm it.
    ///
    /// # Errors
    /// Another process has the folder, or it cannot be written; then nothing was moved.
    pub fn start_over(folder: &Path, clock: Clock) -> Outcome<(Self, Recovered)> {
        let set_aside = set_aside(folder, &clock)?;
        let mut fresh = Self::open_as(folder, clock, How::USUAL)?;
        let mut recovered = Recovered {
            set_aside: set_aside.clone(),
            drafts: Vec::new(),
        };
        if let Some(old) = set_aside {
            let part = files::part_of(&old);
            if let Some(store) = readable_copy(&old, &part) {
                recovered.drafts = fresh.take_from(&store.connection)?;
            }
            remove_copy(&part);
        }
        Ok((fresh, recovered))
    }

    fn take_from(&mut self, old: &Connection) -> Outcome<Vec<RecoveredDraft>> {
        let mut drafts = Vec::new();
        for id in ids(old) {
            let head = rows::head(old, &id).ok();
            let whole = load::last_whole(old, &id);
            let recovered = whole.as_ref().map(|whole| whole.n);
            if let Some(whole) = whole {
                self.begin(whole.document, "Recovery", Some((id.clone(), whole.n)))?;
            }
            drafts.push(RecoveredDraft {
                name: head.as_ref().map(|head| head.name.clone()),
                latest: head.map(|head| head.revision),
                recovered,
                id,
            });
        }
        Ok(drafts)
    }
}

/// Renames the store with its journal, while nobody else writes.
fn set_aside(folder: &Path, clock: &Clock) -> Outcome<Option<PathBuf>> {
    let (lock, because) = access::ask_for_lock(folder, clock, OtherHost::Ask)?;
    if lock.is_none() {
        let why = because.map_or_else(String::new, |because| because.to_string());
        return Err(Problem::new(
            Code::ReadOnly,
            "The store was not set aside",
            why,
            "Close the other process, or ask for write permission on the folder.",
        ));
    }
    let store = Drafts::store_path(folder);
    if fs::symlink_metadata(&store).is_err() {
        return Ok(None);
    }
    let stem = format!("drafts.corrupt-{}", clock.stamp());
    let aside = files::free_name(folder, &stem, "db");
    let failed = |error: &std::io::Error| Problem::io("drafts.db", error);
    // The journal first: a store without its journal must not be found under the old name.
    let journal = journal_of(&store);
    if fs::symlink_metadata(&journal).is_ok() {
        fs::rename(journal, journal_of(&aside)).map_err(|e| failed(&e))?;
    }
    files::replace(&store, &aside).map_err(|e| failed(&e))?;
    Ok(Some(aside))
}

fn journal_of(store: &Path) -> PathBuf {
    store.with_file_name(format!("{}-journal", files::named(store)))
}

/// Opens a copy of the old store whose header and length were put right; the old store stays as it is.
fn readable_copy(old: &Path, part: &Path) -> Option<Store> {
    let mut bytes = fs::read(old).ok()?;
    put_right(&mut bytes)?;
    files::write_file(part, &bytes).ok()?;
    if let Ok(journal) = fs::read(journal_of(old)) {
        files::write_file(&journal_of(part), &journal).ok()?;
    }
    Store::connect(part, Mode::Write).ok()
}

/// The header says what kind of file this is (we know) and how many pages it has (we can count).
fn put_right(bytes: &mut Vec<u8>) -> Option<()> {
    let size = u16::from_be_bytes([*bytes.get(16)?, *bytes.get(17)?]);
    let page = match size {
        1 => 65_536,
        size if size >= 512 && size.is_power_of_two() => usize::from(size),
        _ => return None,
    };
    let said = u32::from_be_bytes(bytes.get(28..32)?.try_into().ok()?);
    let most = bytes.len() * 2 + page;
    let whole = bytes.len().div_ceil(page) * page;
    let said = usize::try_from(said).ok()?.saturating_mul(page);
    // What is missing is filled with nothing, so that SQLite reads what is there.
    bytes.resize(whole.max(said.min(most)), 0);
    bytes[..16].copy_from_slice(b"SQLite format 3\0");
    bytes[18..20].copy_from_slice(&[1, 1]);
    Some(())
}

fn remove_copy(part: &Path) {
    for path in [part.to_owned(), journal_of(part)] {
        // Ours alone; what cannot be removed now is swept later.
        let _ = fs::remove_file(path);
    }
}

/// Every draft that any table of the old store still names.
fn ids(old: &Connection) -> BTreeSet<DraftId> {
    let mut ids = BTreeSet::new();
    for (column, table) in [
        ("id", "drafts"),
        ("draft", "snapshots"),
        ("draft", "revisions"),
    ] {
        let Ok(mut statement) = old.prepare(&format!("SELECT {column} FROM {table}")) else {
            continue;
        };
        let Ok(rows) = statement.query_map([], |row| row.get::<_, String>(0)) else {
            continue;
        };
        ids.extend(rows.map_while(Result::ok).map(DraftId));
    }
    ids
}
