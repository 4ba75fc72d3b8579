//! Reading a draft: from the newest snapshot on, and only what its checksums confirm.

use std::sync::Arc;

use rusqlite::Connection;
use serde_json::Value;
use wizard_steps::plan::read::{self, Document};
use wizard_steps::plan::{canonical, edit};

use super::DraftId;
use super::draft::{Draft, Trail, digest_touched};
use super::revision::{Kind, Revision};
use super::rows::{self, Head};
use crate::problem::{Code, Outcome, Problem};

/// Reads a draft and verifies it.
pub(crate) fn load(store: &Connection, id: &DraftId) -> Outcome<Draft> {
    let head = rows::head(store, id)?;
    match whole(store, &head)? {
        Some(draft) => Ok(draft),
        None => Err(damaged(store, &head)),
    }
}

fn whole(store: &Connection, head: &Head) -> Outcome<Option<Draft>> {
    let newest = rows::snapshots(store, &head.id)?.into_iter().next();
    let Some(snapshot) = newest
        .map(|n| rows::snapshot(store, &head.id, n))
        .transpose()?
        .flatten()
    else {
        return Ok(None);
    };
    let later = rows::revisions_after(store, &head.id, snapshot.n)?;
    let latest = later.last().map_or(Some(snapshot.checksum), |last| {
        last.as_ref().map(|revision| revision.checksum.clone())
    });
    let reached = u32::try_from(later.len()).map_or(u32::MAX, |count| snapshot.n + count);
    let document = replayed(&snapshot.document, &later);
    let Some((document, latest)) = document.zip(latest) else {
        return Ok(None);
    };
    let sections = canonical::section_digests(&document.tree);
    let checksum = canonical::checksum(&sections);
    if checksum != latest || reached != head.revision {
        return Ok(None);
    }
    Ok(Some(Draft {
        head: head.clone(),
        document: Arc::new(document),
        sections,
        checksum,
        snapshot: snapshot.n,
        trail: trail(store, &head.id)?,
        unsaved: Vec::new(),
    }))
}

fn replayed(snapshot: &[u8], later: &[Option<Revision>]) -> Option<Document> {
    let mut tree: Value = serde_json::from_slice(snapshot).ok()?;
    for revision in later {
        edit::apply_to_tree(&mut tree, &revision.as_ref()?.patch).ok()?;
    }
    typed(tree)
}

fn typed(tree: Value) -> Option<Document> {
    let (plan, unknown) = read::typed(&tree).ok()?;
    Some(Document {
        tree,
        plan,
        unknown,
        dropped: Vec::new(),
    })
}

fn trail(store: &Connection, id: &DraftId) -> Outcome<Trail> {
    let mut trail = Trail::default();
    for (n, word) in rows::kinds(store, id)? {
        // An unknown word ends what can be undone, as the beginning of a draft does.
        trail.note(n, Kind::of_word(&word).unwrap_or(Kind::Import));
    }
    Ok(trail)
}

/// A document that its checksum confirms.
pub(crate) struct Whole {
    /// The revision it is of.
    pub n: u32,
    pub document: Document,
}

/// The last revision of a draft that can be proved whole; reads what can be read and asks no more.
pub(crate) fn last_whole(store: &Connection, id: &DraftId) -> Option<Whole> {
    let snapshots = rows::snapshots(store, id).ok()?;
    snapshots
        .into_iter()
        .find_map(|n| forward_from(store, id, n))
}

fn forward_from(store: &Connection, id: &DraftId, n: u32) -> Option<Whole> {
    let snapshot = rows::snapshot(store, id, n).ok()??;
    let mut tree: Value = serde_json::from_slice(&snapshot.document).ok()?;
    let mut sections = canonical::section_digests(&tree);
    if canonical::checksum(&sections) != snapshot.checksum {
        return None;
    }
    let mut whole = (n, tree.clone());
    // A damaged revision may be written over by a later one: what counts is the last match.
    let mut n = n + 1;
    while let Ok(Some(revision)) = rows::revision(store, id, n) {
        if edit::apply_to_tree(&mut tree, &revision.patch).is_err() {
            break;
        }
        digest_touched(&mut sections, &tree, &revision.patch);
        if canonical::checksum(&sections) == revision.checksum {
            whole = (n, tree.clone());
        }
        n += 1;
    }
    let (n, tree) = whole;
    typed(tree).map(|document| Whole { n, document })
}

fn damaged(store: &Connection, head: &Head) -> Problem {
    let latest = head.revision;
    let (detail, next) = match last_whole(store, &head.id) {
        Some(whole) => (
            format!("Revision {} is the last whole one of {latest}.", whole.n),
            "Recover it: a new draft begins there, and this one is kept as it is.",
        ),
        None => (
            format!("None of its {latest} revisions can be proved whole."),
            "Look into the backups beside the store; this draft is kept as it is.",
        ),
    };
    Problem::new(
        Code::DraftDamaged,
        format!("The draft \"{}\" is damaged", head.name),
        format!("What the store holds does not match its checksum. {detail}"),
        next,
    )
}
