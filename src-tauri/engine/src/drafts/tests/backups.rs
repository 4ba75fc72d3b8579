//! Backups: in time, verified, seven.

use std::fs;
use std::path::PathBuf;

use super::super::store::DRAFTS_DB;
use super::*;
use crate::files;

fn backups(folder: &Path) -> Vec<PathBuf> {
    files::dated(&folder.join("backups"), "drafts-", ".db")
        .into_iter()
        .map(|(_, path)| path)
        .collect()
}

fn start(folder: &Path, hand: &Hand) -> Drafts {
    let drafts = Drafts::open(folder, hand.clock()).unwrap();
    assert!(drafts.notes().is_empty(), "{:?}", drafts.notes());
    drafts
}

#[test]
fn a_backup_is_made_daily_and_seven_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let hand = Hand::new();
    drop(start(folder.path(), &hand));
    assert!(backups(folder.path()).is_empty(), "nothing to keep yet");
    start(folder.path(), &hand)
        .create(contoso_document(), WHO)
        .unwrap();
    for (hours, expected) in [(0, 1), (23, 1), (2, 2), (25, 3), (0, 3)] {
        hand.turn(hours);
        drop(start(folder.path(), &hand));
        assert_eq!(backups(folder.path()).len(), expected);
    }
    for _ in 0..6 {
        hand.turn(25);
        drop(start(folder.path(), &hand));
    }
    assert_eq!(backups(folder.path()).len(), 7);

    // The clock goes back a year: the backups from the future count for nothing, a new one is made.
    hand.turn(-8_760);
    drop(start(folder.path(), &hand));
    let left = backups(folder.path());
    assert_eq!(left.len(), 7);
    assert!(left[0].to_string_lossy().contains(&hand.clock().stamp()));
}

#[test]
fn a_backup_opens_as_a_store_and_holds_every_draft() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    edit(&mut drafts, &id, purpose("Kept twice"));
    let backup = drafts.backup().unwrap();
    assert_eq!((backup.whole, backup.damaged.len()), (1, 0));

    let elsewhere = tempfile::tempdir().unwrap();
    fs::copy(&backup.path, elsewhere.path().join(DRAFTS_DB)).unwrap();
    let mut copy = open(elsewhere.path());
    assert_eq!(tree(&mut copy, &id), tree(&mut drafts, &id));
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        for path in [&backup.path, &folder.path().join(DRAFTS_DB)] {
            let mode = fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600, "{}", path.display());
        }
    }
}

#[test]
fn a_damaged_draft_is_named_and_no_older_backup_goes() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    for day in 1..=9 {
        let old = folder
            .path()
            .join(format!("backups/drafts-202501{day:02}T000000Z.db"));
        fs::create_dir_all(old.parent().unwrap()).unwrap();
        fs::write(old, "old").unwrap();
    }
    drafts
        .store
        .connection
        .execute(
            "UPDATE snapshots SET document = '{}' WHERE draft = ?1",
            [&id.0],
        )
        .unwrap_err();
    drafts
        .store
        .connection
        .execute(
            "UPDATE snapshots SET document = CAST('{}' AS BLOB) WHERE draft = ?1",
            [&id.0],
        )
        .unwrap();
    let backup = drafts.backup().unwrap();
    assert_eq!(backup.whole, 0);
    assert_eq!(backup.damaged.len(), 1);
    assert_eq!(backups(folder.path()).len(), 10);
}
