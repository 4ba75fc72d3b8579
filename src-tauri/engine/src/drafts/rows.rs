//! Rows of the store, in and out.

use rusqlite::{Connection, OptionalExtension as _, Row, Transaction, params};

use super::DraftId;
use super::revision::{self, Kind, Revision};
use crate::problem::{Code, Outcome, Problem};

/// What the store says of a draft without its document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Head {
    pub id: DraftId,
    pub name: String,
    pub created: String,
    pub revision: u32,
    pub saved: String,
}

/// The whole document after a revision.
#[derive(Debug, Clone)]
pub(crate) struct Snapshot {
    pub n: u32,
    pub document: Vec<u8>,
    pub checksum: String,
}

const HEAD: &str = "SELECT id, name, created, revision, saved FROM drafts";
const REVISION: &str =
    "SELECT n, who, at, kind, reverts, patch, inverse, checksum FROM revisions WHERE draft = ?1";

fn head_of(row: &Row<'_>) -> rusqlite::Result<Head> {
    Ok(Head {
        id: DraftId(row.get(0)?),
        name: row.get(1)?,
        created: row.get(2)?,
        revision: row.get(3)?,
        saved: row.get(4)?,
    })
}

/// A revision; none inside when its patches cannot be read.
fn revision_of(row: &Row<'_>) -> rusqlite::Result<Option<Revision>> {
    let (kind, patch, inverse): (String, String, String) = (row.get(3)?, row.get(5)?, row.get(6)?);
    let parts = Kind::of_word(&kind)
        .zip(revision::from_text(&patch))
        .zip(revision::from_text(&inverse));
    let Some(((kind, patch), inverse)) = parts else {
        return Ok(None);
    };
    Ok(Some(Revision {
        n: row.get(0)?,
        who: row.get(1)?,
        at: row.get(2)?,
        kind,
        reverts: row.get(4)?,
        patch,
        inverse,
        checksum: row.get(7)?,
    }))
}

/// All drafts, the one saved last first.
pub(crate) fn heads(store: &Connection) -> rusqlite::Result<Vec<Head>> {
    store
        .prepare_cached(&format!("{HEAD} ORDER BY saved DESC, id"))?
        .query_map([], head_of)?
        .collect()
}

/// One draft.
pub(crate) fn head(store: &Connection, id: &DraftId) -> Outcome<Head> {
    store
        .prepare_cached(&format!("{HEAD} WHERE id = ?1"))?
        .query_row([&id.0], head_of)
        .optional()?
        .ok_or_else(|| no_such_draft(id))
}

/// One revision; none when it is not there or cannot be read.
pub(crate) fn revision(
    store: &Connection,
    id: &DraftId,
    n: u32,
) -> rusqlite::Result<Option<Revision>> {
    let found = store
        .prepare_cached(&format!("{REVISION} AND n = ?2"))?
        .query_row(params![id.0, n], revision_of)
        .optional()?;
    Ok(found.flatten())
}

/// All revisions after one, in order; none in place of what cannot be read.
pub(crate) fn revisions_after(
    store: &Connection,
    id: &DraftId,
    n: u32,
) -> rusqlite::Result<Vec<Option<Revision>>> {
    store
        .prepare_cached(&format!("{REVISION} AND n > ?2 ORDER BY n"))?
        .query_map(params![id.0, n], revision_of)?
        .collect()
}

/// Number and kind of every revision, in order.
pub(crate) fn kinds(store: &Connection, id: &DraftId) -> rusqlite::Result<Vec<(u32, String)>> {
    store
        .prepare_cached("SELECT n, kind FROM revisions WHERE draft = ?1 ORDER BY n")?
        .query_map([&id.0], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect()
}

/// Which revisions have a snapshot, newest first; in a damaged store as far as it can be read.
pub(crate) fn snapshots(store: &Connection, id: &DraftId) -> rusqlite::Result<Vec<u32>> {
    let mut statement =
        store.prepare("SELECT n FROM snapshots WHERE draft = ?1 ORDER BY n DESC")?;
    let readable = statement
        .query_map([&id.0], |row| row.get(0))?
        .map_while(Result::ok);
    Ok(readable.collect())
}

/// One snapshot.
pub(crate) fn snapshot(
    store: &Connection,
    id: &DraftId,
    n: u32,
) -> rusqlite::Result<Option<Snapshot>> {
    store
        .prepare_cached("SELECT n, document, checksum FROM snapshots WHERE draft = ?1 AND n = ?2")?
        .query_row(params![id.0, n], |row| {
            Ok(Snapshot {
                n: row.get(0)?,
                document: row.get(1)?,
                checksum: row.get(2)?,
            })
        })
        .optional()
}

/// Begins a draft.
pub(crate) fn insert_head(store: &Transaction<'_>, head: &Head) -> rusqlite::Result<()> {
    store.execute(
        "INSERT INTO drafts (id, name, created, revision, saved) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            head.id.0,
            head.name,
            head.created,
            head.revision,
            head.saved
        ],
    )?;
    Ok(())
}

/// Moves a draft on, if it still stands at the revision that the change was made from.
pub(crate) fn advance(store: &Transaction<'_>, from: u32, head: &Head) -> Outcome<()> {
    let moved = store
        .prepare_cached(
            "UPDATE drafts SET name = ?3, revision = ?4, saved = ?5 WHERE id = ?1 AND revision = ?2",
        )?
        .execute(params![head.id.0, from, head.name, head.revision, head.saved])?;
    if moved == 1 {
        return Ok(());
    }
    let there = self::head(store, &head.id)?;
    Err(changed_elsewhere(from, there.revision))
}

/// Writes a revision.
pub(crate) fn insert_revision(
    store: &Transaction<'_>,
    id: &DraftId,
    revision: &Revision,
) -> rusqlite::Result<()> {
    store
        .prepare_cached(
            "INSERT INTO revisions (draft, n, who, at, kind, reverts, patch, inverse, checksum) \
             VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        )?
        .execute(params![
            id.0,
            revision.n,
            revision.who,
            revision.at,
            revision.kind.word(),
            revision.reverts,
            revision::to_text(&revision.patch),
            revision::to_text(&revision.inverse),
            revision.checksum
        ])?;
    Ok(())
}

/// Writes a snapshot.
pub(crate) fn insert_snapshot(
    store: &Transaction<'_>,
    id: &DraftId,
    snapshot: &Snapshot,
) -> rusqlite::Result<()> {
    store.execute(
        "INSERT INTO snapshots (draft, n, document, checksum) VALUES (?1, ?2, ?3, ?4)",
        params![id.0, snapshot.n, snapshot.document, snapshot.checksum],
    )?;
    Ok(())
}

/// Removes a draft with all that belongs to it.
pub(crate) fn delete(store: &Transaction<'_>, id: &DraftId) -> Outcome<()> {
    match store.execute("DELETE FROM drafts WHERE id = ?1", [&id.0])? {
        0 => Err(no_such_draft(id)),
        _ => Ok(()),
    }
}

/// Keeps the window's state.
pub(crate) fn set_window(
    store: &Transaction<'_>,
    id: &DraftId,
    state: &str,
) -> rusqlite::Result<()> {
    store.execute(
        "INSERT INTO windows (draft, state) VALUES (?1, ?2) \
         ON CONFLICT (draft) DO UPDATE SET state = excluded.state",
        params![id.0, state],
    )?;
    Ok(())
}

/// The window's state.
pub(crate) fn window(store: &Connection, id: &DraftId) -> rusqlite::Result<Option<String>> {
    store
        .query_row(
            "SELECT state FROM windows WHERE draft = ?1",
            [&id.0],
            |row| row.get(0),
        )
        .optional()
}

pub(crate) fn no_such_draft(id: &DraftId) -> Problem {
    Problem::new(
        Code::NoSuchDraft,
        "This draft is not there",
        format!("The store holds no draft {id}; it may have been deleted."),
        "Choose another one from the list.",
    )
}

pub(crate) fn changed_elsewhere(expected: u32, found: u32) -> Problem {
    Problem::new(
        Code::DraftChangedElsewhere,
        "Not saved: the draft was changed elsewhere",
        format!("This change was made on revision {expected}; the draft is at revision {found}."),
        "Open the draft again and repeat the change on what it holds now.",
    )
}
