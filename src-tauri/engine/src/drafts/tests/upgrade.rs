//! An older store is upgraded wholly or not at all, and kept as it was.

use std::fs;
use std::path::PathBuf;

use super::super::access::How;
use super::super::schema::{self, STEPS, Step};
use super::super::store::{DRAFTS_DB, Mode, Store};
use super::*;
use crate::problem::{Code, Outcome};

const ADDED: &str = "ALTER TABLE drafts ADD COLUMN colour TEXT;
CREATE TABLE remarks (draft TEXT NOT NULL, text TEXT NOT NULL) STRICT;
INSERT INTO remarks SELECT id, name FROM drafts;
UPDATE drafts SET colour = 'blue';";

const NEXT: &[Step] = &[STEPS[0], Step { to: 2, sql: ADDED }];
const BROKEN: &[Step] = &[
    STEPS[0],
    Step {
        to: 2,
        sql: "ALTER TABLE drafts ADD COLUMN colour TEXT; CREATE TABLE drafts (again TEXT) STRICT;",
    },
];

fn open_with(folder: &Path, steps: &'static [Step]) -> Outcome<Drafts> {
    let how = How {
        steps,
        ..How::USUAL
    };
    Drafts::open_as(folder, clock(), how)
}

fn copies(folder: &Path) -> Vec<PathBuf> {
    crate::files::dated(folder, "drafts-v", ".bak")
        .into_iter()
        .map(|(_, path)| path)
        .collect()
}

#[test]
fn an_older_store_is_copied_and_upgraded() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let before = tree(&mut drafts, &id);
    drop(drafts);
    for day in 1..=4 {
        let old = format!("drafts-v0-202001{day:02}T000000Z.bak");
        fs::write(folder.path().join(old), "old").unwrap();
    }
    let mut drafts = open_with(folder.path(), NEXT).unwrap();
    assert_eq!(drafts.store.number("user_version").unwrap(), 2);
    assert_eq!(tree(&mut drafts, &id), before);
    drop(drafts);

    let kept = copies(folder.path());
    assert_eq!(kept.len(), 3, "{kept:?}");
    let copy = Store::open(kept.last().unwrap(), Mode::Read).unwrap();
    assert_eq!(copy.number("user_version").unwrap(), 1);

    // This version meets the store of the next one: it reads, and does not write.
    let mut older = open(folder.path());
    assert!(format!("{:?}", older.access()).contains("Newer { found: 2, ours: 1 }"));
    assert_eq!(tree(&mut older, &id), before);
    let problem = older.edit(&id, 1, purpose("No"), WHO).unwrap_err();
    assert_eq!(problem.code, Code::ReadOnly);
    assert!(problem.detail.contains("newer version"), "{problem}");
}

#[test]
fn an_upgrade_that_fails_changes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let before = tree(&mut drafts, &id);
    drop(drafts);
    let problem = open_with(folder.path(), BROKEN).unwrap_err();
    assert_eq!(problem.code, Code::StoreNotUpgraded);
    assert_eq!(copies(folder.path()).len(), 1, "the copy was made first");
    let mut drafts = open(folder.path());
    assert_eq!(drafts.store.number("user_version").unwrap(), 1);
    assert_eq!(tree(&mut drafts, &id), before);
    assert!(drafts.access().is_writable());
}

/// The files as a process leaves them that is killed after `done` statements of an upgrade.
fn killed_after(done: usize, from: &Path, to: &Path) {
    let path = from.join(DRAFTS_DB);
    let mut store = Store::connect(&path, Mode::Write).unwrap();
    let transaction = store.connection.transaction().unwrap();
    let statements: Vec<&str> = ADDED.split_inclusive(';').collect();
    for statement in statements.iter().take(done) {
        transaction.execute_batch(statement).unwrap();
    }
    if done > statements.len() {
        transaction
            .pragma_update(None, "user_version", schema::newest(NEXT))
            .unwrap();
    }
    // What is in memory reaches the file before the end of the transaction, as in a large one.
    transaction.cache_flush().unwrap();
    for name in [DRAFTS_DB, "drafts.db-journal"] {
        if done > 0 {
            fs::copy(from.join(name), to.join(name)).unwrap();
        } else {
            let _ = fs::copy(from.join(name), to.join(name));
        }
    }
}

#[test]
fn killed_between_any_two_statements_the_store_is_old_and_the_next_start_completes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let before = tree(&mut drafts, &id);
    drop(drafts);
    for done in 0..=5 {
        let killed = tempfile::tempdir().unwrap();
        killed_after(done, folder.path(), killed.path());
        let mut old = open(killed.path());
        assert_eq!(old.store.number("user_version").unwrap(), 1, "after {done}");
        assert!(old.access().is_writable(), "after {done}");
        assert_eq!(tree(&mut old, &id), before);
        drop(old);
        killed_after(done, folder.path(), killed.path());
        let mut new = open_with(killed.path(), NEXT).unwrap();
        assert_eq!(new.store.number("user_version").unwrap(), 2, "after {done}");
        assert_eq!(tree(&mut new, &id), before);
        assert_eq!(copies(killed.path()).len(), 1);
    }
}
