//! When the disk does not: nothing that was typed is lost, and nobody is told that it is saved.

use std::fs;

use rusqlite::Connection;

use super::super::Copied;
use super::*;
use crate::problem::Code;

/// No page more than there is: SQLite then says that the disk is full.
fn fill_disk(drafts: &Drafts) {
    let pages = drafts.store.number("page_count").unwrap();
    limit(drafts, pages);
}

fn limit(drafts: &Drafts, pages: i64) {
    drafts
        .store
        .connection
        .pragma_update_and_check(None, "max_page_count", pages, |_| Ok(()))
        .unwrap();
}

fn long(n: u32) -> Patch {
    purpose(format!("{n} {}", "long text ".repeat(390)))
}

fn why_not(edited: &Edited) -> Code {
    match &edited.saved {
        Saved::Not(problem) => problem.code,
        Saved::At(at) => panic!("saved at {at}"),
    }
}

/// Contoso with five edits in memory only, the disk being full.
fn full(folder: &Path) -> (Drafts, DraftId) {
    let (mut drafts, id) = with_contoso(folder);
    fill_disk(&drafts);
    let mut n = 0;
    while drafts.open_draft(&id).unwrap().unsaved().len() < 5 {
        n += 1;
        let edited = edit(&mut drafts, &id, long(n));
        if !is_on_disk(&edited) {
            assert_eq!(why_not(&edited), Code::DiskFull);
        }
        assert!(n < 50, "the limit holds");
    }
    (drafts, id)
}

#[test]
fn a_full_disk_keeps_edits_in_memory_and_writes_them_in_order_later() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = full(folder.path());
    assert!(!drafts.is_saved(&id));
    assert_eq!(drafts.list().unwrap()[0].unsaved, 5);
    assert_eq!(drafts.save(&id).unwrap_err().code, Code::DiskFull);

    // Undo works on what is in memory only, too.
    let before = tree(&mut drafts, &id);
    let revision = drafts.open_draft(&id).unwrap().revision();
    assert_eq!(
        why_not(&drafts.undo(&id, revision, WHO).unwrap()),
        Code::DiskFull
    );
    assert_eq!(
        why_not(&drafts.redo(&id, revision + 1, WHO).unwrap()),
        Code::DiskFull
    );
    assert_eq!(tree(&mut drafts, &id), before);

    limit(&drafts, 1_000_000);
    let edited = edit(&mut drafts, &id, purpose("There is room again"));
    assert!(is_on_disk(&edited));
    assert!(drafts.is_saved(&id));
    let expected = tree(&mut drafts, &id);
    drop(drafts);

    let mut drafts = open(folder.path());
    assert_eq!(tree(&mut drafts, &id), expected);
    let numbers: Vec<u32> = drafts.history(&id).unwrap().iter().map(|r| r.n).collect();
    let counted: Vec<u32> = (1..=edited.revision).rev().collect();
    assert_eq!(numbers, counted, "every edit is a revision, in order");
}

#[test]
fn a_copy_elsewhere_holds_what_is_not_saved_here() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = full(folder.path());
    let expected = tree(&mut drafts, &id);
    let elsewhere = tempfile::tempdir().unwrap();
    let path = elsewhere.path().join("drafts.db");
    assert_eq!(
        drafts.save_copy(&id, &path).unwrap(),
        Copied::Store(path.clone())
    );
    assert!(!drafts.is_saved(&id), "a copy elsewhere is not the store");
    assert_eq!(tree(&mut open(elsewhere.path()), &id), expected);
}

#[test]
fn where_the_store_cannot_be_copied_the_plan_can() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = full(folder.path());
    let expected = tree(&mut drafts, &id);
    let other = Connection::open(folder.path().join("drafts.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    let elsewhere = tempfile::tempdir().unwrap();
    let copied = drafts.save_copy(&id, &elsewhere.path().join("copy.db"));
    let Ok(Copied::Plan(plan)) = copied else {
        panic!("{copied:?}");
    };
    assert!(plan.ends_with("copy.rollout.json"));
    let document = read::read(&fs::read(plan).unwrap()).unwrap();
    assert_eq!(document.tree, expected);
    assert_eq!(fs::read_dir(elsewhere.path()).unwrap().count(), 1);
}

#[test]
fn a_rescued_plan_is_a_plan_and_says_where_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = full(folder.path());
    let expected = tree(&mut drafts, &id);
    let elsewhere = tempfile::tempdir().unwrap();
    for name in ["rescue-20260301T080000Z", "rescue-20260301T080000Z-2"] {
        let plan = drafts.rescue(&id, Some(elsewhere.path())).unwrap();
        assert!(plan.ends_with(format!("{name}.rollout.json")));
        let document = read::read(&fs::read(&plan).unwrap()).unwrap();
        assert_eq!(document.tree, expected);
    }
    let path = drafts.rescue(&id, None).unwrap();
    assert!(path.starts_with(std::env::temp_dir()));
    fs::remove_file(path).unwrap();
}

#[test]
fn a_store_that_another_program_holds_is_waited_for_but_not_forever() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let other = Connection::open(folder.path().join("drafts.db")).unwrap();
    other.execute_batch("BEGIN EXCLUSIVE").unwrap();
    // That this returns at all is the promise; how long it waits is a setting of the store.
    let edited = drafts.edit(&id, 1, purpose("Waiting"), WHO).unwrap();
    assert_eq!(why_not(&edited), Code::Busy);
    other.execute_batch("COMMIT").unwrap();
    drafts.save(&id).unwrap();
    assert!(drafts.is_saved(&id));
}

#[cfg(unix)]
#[test]
fn a_store_that_was_deleted_or_replaced_is_noticed_on_the_next_save() {
    for replace in [false, true] {
        let folder = tempfile::tempdir().unwrap();
        let (mut drafts, id) = with_contoso(folder.path());
        let store = folder.path().join("drafts.db");
        if replace {
            let twin = folder.path().join("twin");
            fs::copy(&store, &twin).unwrap();
            fs::rename(&twin, &store).unwrap();
        } else {
            fs::remove_file(&store).unwrap();
        }
        let edited = edit(&mut drafts, &id, purpose("Into the void"));
        assert_eq!(why_not(&edited), Code::StoreReplaced);
        let expected = tree(&mut drafts, &id);
        let elsewhere = tempfile::tempdir().unwrap();
        let copied = drafts.save_copy(&id, &elsewhere.path().join("drafts.db"));
        assert!(matches!(copied, Ok(Copied::Store(_))), "{copied:?}");
        assert_eq!(tree(&mut open(elsewhere.path()), &id), expected);
        let plan = drafts.rescue(&id, Some(elsewhere.path())).unwrap();
        assert_eq!(read::read(&fs::read(plan).unwrap()).unwrap().tree, expected);
        assert_eq!(store.exists(), replace, "nothing was written over");
    }
}

#[test]
fn what_another_process_saved_is_never_written_over() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let other = Connection::open(folder.path().join("drafts.db")).unwrap();
    other
        .execute("UPDATE drafts SET revision = 2 WHERE id = ?1", [&id.0])
        .unwrap();
    let problem = drafts.edit(&id, 1, purpose("Late"), WHO).unwrap_err();
    assert_eq!(problem.code, Code::DraftChangedElsewhere);
    other
        .execute("UPDATE drafts SET revision = 1 WHERE id = ?1", [&id.0])
        .unwrap();
    assert_eq!(edit(&mut drafts, &id, purpose("In time")).revision, 2);
}

#[test]
fn a_second_opener_reads_and_is_told_who_writes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut first, id) = with_contoso(folder.path());
    let mut second = open(folder.path());
    let because = format!("{:?}", second.access());
    assert!(
        because.contains(&std::process::id().to_string()),
        "{because}"
    );
    for text in ["One", "Two"] {
        edit(&mut first, &id, purpose(text));
        assert_eq!(tree(&mut second, &id)["about"]["purpose"], text);
    }
    let refused = [
        second.edit(&id, 3, purpose("Three"), WHO).unwrap_err(),
        second.undo(&id, 3, WHO).unwrap_err(),
        second.delete(&id).unwrap_err(),
        second.create(contoso_document(), WHO).unwrap_err(),
        Drafts::start_over(folder.path(), clock()).unwrap_err(),
    ];
    for problem in refused {
        assert_eq!(problem.code, Code::ReadOnly);
        assert!(problem.detail.contains("2026-03-01T08:00"), "{problem}");
    }
    drop(first);
    let mut third = open(folder.path());
    assert!(third.access().is_writable());
    assert_eq!(edit(&mut third, &id, purpose("Three")).revision, 4);
}
