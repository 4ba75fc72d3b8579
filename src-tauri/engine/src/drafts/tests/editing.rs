//! Edits, undo, redo, history; reopening gives the same.

use serde_json::json;

use super::super::{Kind, draft::bytes_of, rows};
use super::*;
use crate::problem::Code;

#[test]
fn an_edit_is_on_disk_when_it_is_answered() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let edited = drafts.edit(&id, 1, purpose("To learn"), WHO).unwrap();
    assert_eq!(edited.revision, 2);
    assert_eq!(
        edited.saved,
        Saved::At("2026-03-01T08:00:00.000Z".to_owned())
    );
    drop(drafts);

    let mut drafts = open(folder.path());
    let draft = drafts.open_draft(&id).unwrap();
    assert_eq!(draft.revision(), 2);
    assert_eq!(draft.checksum(), edited.checksum);
    assert_eq!(draft.document().plan.about.purpose, "To learn");
}

#[test]
fn a_change_made_on_an_old_revision_is_refused() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    drafts.edit(&id, 1, purpose("First"), WHO).unwrap();
    let stale = [
        drafts.edit(&id, 1, purpose("Second"), WHO).unwrap_err(),
        drafts.undo(&id, 1, WHO).unwrap_err(),
        drafts.redo(&id, 1, WHO).unwrap_err(),
    ];
    for problem in stale {
        assert_eq!(problem.code, Code::DraftChangedElsewhere);
    }
    assert_eq!(tree(&mut drafts, &id)["about"]["purpose"], "First");
}

#[test]
fn leaving_a_field_unchanged_makes_no_revision() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    assert_eq!(edit(&mut drafts, &id, purpose("Same")).revision, 2);
    let again = edit(&mut drafts, &id, purpose("Same"));
    assert_eq!(again.revision, 2);
    assert!(is_on_disk(&again));
    let gone = vec![Edit::remove("/about/neverThere")];
    assert_eq!(edit(&mut drafts, &id, gone).revision, 2);
}

/// Edits by lot over several sections, unknown fields and nulls among them.
fn some_patch(lot: &mut Lot, n: usize) -> Patch {
    match lot.below(6) {
        0 => vec![Edit::remove("/about/purpose")],
        1 => vec![Edit::set("/later/kept", Value::Null)],
        2 => vec![Edit::set(
            format!("/later/field{}", n % 3),
            json!({"deep": [n]}),
        )],
        3 => vec![
            Edit::set("/about/name", format!("Plan {n}")),
            Edit::remove("/later"),
        ],
        4 => vec![Edit::set(
            "/about/organization",
            format!("O\u{308}rtlich {n} 🏦"),
        )],
        _ => purpose(format!("Purpose {n}")),
    }
}

#[test]
fn undo_and_redo_lead_back_and_forth_byte_for_byte() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let mut lot = Lot(7);
    let mut seen = vec![bytes_of(&tree(&mut drafts, &id))];
    for n in 0..20 {
        let before = drafts.open_draft(&id).unwrap().revision();
        if edit(&mut drafts, &id, some_patch(&mut lot, n)).revision > before {
            seen.push(bytes_of(&tree(&mut drafts, &id)));
        }
    }
    let steps = seen.len() - 1;
    assert!(steps >= 15, "most patches change something");
    for round in 0..2 {
        for n in (0..steps).rev() {
            let revision = drafts.open_draft(&id).unwrap().revision();
            assert!(is_on_disk(&drafts.undo(&id, revision, WHO).unwrap()));
            assert_eq!(bytes_of(&tree(&mut drafts, &id)), seen[n], "undo {n}");
        }
        let revision = drafts.open_draft(&id).unwrap().revision();
        let problem = drafts.undo(&id, revision, WHO).unwrap_err();
        assert_eq!(problem.code, Code::NothingToUndo);
        // Reopened in the middle: what can be redone is known from the store alone.
        drop(drafts);
        drafts = open(folder.path());
        for (n, expected) in seen.iter().enumerate().skip(1) {
            let revision = drafts.open_draft(&id).unwrap().revision();
            drafts.redo(&id, revision, WHO).unwrap();
            assert_eq!(
                &bytes_of(&tree(&mut drafts, &id)),
                expected,
                "redo {n} of round {round}"
            );
        }
        assert!(!drafts.open_draft(&id).unwrap().can_redo());
    }
}

#[test]
fn redo_is_for_directly_after_an_undo() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    for text in ["One", "Two"] {
        edit(&mut drafts, &id, purpose(text));
    }
    drafts.undo(&id, 3, WHO).unwrap();
    edit(&mut drafts, &id, purpose("Three"));
    let problem = drafts.redo(&id, 5, WHO).unwrap_err();
    assert_eq!(problem.code, Code::NothingToRedo);
    drafts.undo(&id, 5, WHO).unwrap();
    drafts.undo(&id, 6, WHO).unwrap();
    let kinds: Vec<(u32, Kind, Option<u32>)> = drafts
        .history(&id)
        .unwrap()
        .into_iter()
        .map(|r| (r.n, r.kind, r.reverts))
        .collect();
    assert_eq!(
        kinds,
        [
            (7, Kind::Undo, Some(2)),
            (6, Kind::Undo, Some(5)),
            (5, Kind::Edit, None),
            (4, Kind::Undo, Some(3)),
            (3, Kind::Edit, None),
            (2, Kind::Edit, None),
            (1, Kind::Import, None),
        ]
    );
}

#[test]
fn every_64_revisions_a_snapshot_is_kept_and_the_rest_is_replayed() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    for n in 2..=130 {
        assert_eq!(
            edit(&mut drafts, &id, purpose(format!("Text {n}"))).revision,
            n
        );
    }
    let snapshots = rows::snapshots(&drafts.store.connection, &id).unwrap();
    assert_eq!(snapshots, [128, 64, 1]);
    let expected = tree(&mut drafts, &id);
    drop(drafts);
    let mut drafts = open(folder.path());
    assert_eq!(tree(&mut drafts, &id), expected);
    assert_eq!(edit(&mut drafts, &id, purpose("On")).revision, 131);
}

#[test]
fn a_secret_is_refused_and_never_reaches_the_disk() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let secret = format!("AccountKey=CANARY9f3a{}==", "a1B2".repeat(19));
    let problem = drafts
        .edit(&id, 1, purpose(secret.as_str()), WHO)
        .unwrap_err();
    assert_eq!(problem.code, Code::SecretRefused);
    assert_eq!(problem.at.as_deref(), Some("/about/purpose"));
    assert!(!problem.to_string().contains("CANARY"));
    drafts
        .keep_window(&id, json!({"field": secret, "step": "access"}))
        .unwrap();
    assert_eq!(drafts.window(&id).unwrap().unwrap()["step"], "access");

    let problem = drafts.edit(&id, 1, purpose(7), WHO).unwrap_err();
    assert_eq!(problem.code, Code::DoesNotFit);
    assert_eq!(
        drafts.open_draft(&id).unwrap().revision(),
        1,
        "the last saved value stands"
    );
    edit(&mut drafts, &id, purpose("Harmless"));
    drop(drafts);
    for entry in std::fs::read_dir(folder.path()).unwrap().flatten() {
        let bytes = std::fs::read(entry.path()).unwrap_or_default();
        assert!(!bytes.windows(6).any(|w| w == b"CANARY"), "{entry:?}");
    }
}

#[test]
fn a_deleted_draft_is_gone_with_all_that_belongs_to_it() {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    let other = drafts.create(contoso_document(), WHO).unwrap();
    edit(&mut drafts, &id, purpose("Marker of the deleted draft"));
    drafts.keep_window(&id, json!({"step": 1})).unwrap();
    drafts.delete(&id).unwrap();
    let gone = [
        drafts.open_draft(&id).unwrap_err(),
        drafts.delete(&id).unwrap_err(),
        drafts.history(&id).unwrap_err(),
        drafts.keep_window(&id, json!(1)).unwrap_err(),
    ];
    assert!(gone.iter().all(|problem| problem.code == Code::NoSuchDraft));
    let left: Vec<DraftId> = drafts.list().unwrap().into_iter().map(|d| d.id).collect();
    assert_eq!(left, [other]);
    let bytes = std::fs::read(folder.path().join("drafts.db")).unwrap();
    let marker = b"Marker of the deleted";
    assert!(!bytes.windows(marker.len()).any(|w| w == marker));
}

#[test]
fn order_is_by_revision_whatever_the_clock_says() {
    let folder = tempfile::tempdir().unwrap();
    let hand = Hand::new();
    let mut drafts = Drafts::open(folder.path(), hand.clock()).unwrap();
    let id = drafts.create(contoso_document(), WHO).unwrap();
    for (n, hours) in [-8_760, 87_600, 1, -1].into_iter().enumerate() {
        hand.turn(hours);
        edit(&mut drafts, &id, purpose(format!("{n}")));
    }
    let numbers: Vec<u32> = drafts.history(&id).unwrap().iter().map(|r| r.n).collect();
    assert_eq!(numbers, [5, 4, 3, 2, 1]);
    drop(drafts);
    let mut drafts = Drafts::open(folder.path(), hand.clock()).unwrap();
    assert_eq!(tree(&mut drafts, &id)["about"]["purpose"], "3");
}

#[test]
fn a_folder_with_spaces_signs_and_a_long_name_works() {
    let base = tempfile::tempdir().unwrap();
    let odd = base
        .path()
        .join("Ordner für Ö & Co 🏦?mode=ro#x%20y")
        .join("long ".repeat(40));
    let (mut drafts, id) = with_contoso(&odd);
    edit(&mut drafts, &id, purpose("Here"));
    drop(drafts);
    assert_eq!(tree(&mut open(&odd), &id)["about"]["purpose"], "Here");
    #[cfg(unix)]
    {
        let link = base.path().join("home");
        std::os::unix::fs::symlink(&odd, &link).unwrap();
        assert_eq!(tree(&mut open(&link), &id)["about"]["purpose"], "Here");
    }
}
