//! The zoo of damaged stores: each is named, none is taken for an empty one, every file is kept.

use std::fs;
use std::sync::OnceLock;

use rusqlite::Connection;

use super::super::load;
use super::super::store::{DRAFTS_DB, Mode, Store};
use super::super::{Access, Because, Draft, Recovered};
use super::*;
use crate::problem::Code;

const REVISIONS: u32 = 70;

/// The bytes of a store with one draft, a snapshot at 64 and some revisions after it.
fn healthy() -> (Vec<u8>, DraftId, Value) {
    static MADE: OnceLock<(Vec<u8>, DraftId, Value)> = OnceLock::new();
    MADE.get_or_init(make_healthy).clone()
}

fn make_healthy() -> (Vec<u8>, DraftId, Value) {
    let folder = tempfile::tempdir().unwrap();
    let (mut drafts, id) = with_contoso(folder.path());
    for n in 2..=REVISIONS {
        edit(&mut drafts, &id, purpose(format!("Needle {n}")));
    }
    let tree = tree(&mut drafts, &id);
    drop(drafts);
    (fs::read(folder.path().join(DRAFTS_DB)).unwrap(), id, tree)
}

fn cage(bytes: &[u8]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join(DRAFTS_DB), bytes).unwrap();
    folder
}

fn flip_text(bytes: &mut [u8], text: &[u8]) {
    let last = bytes.windows(text.len()).rposition(|w| w == text).unwrap();
    bytes[last] ^= 1;
}

fn start_over(folder: &Path, bytes: &[u8]) -> Recovered {
    let (drafts, recovered) = Drafts::start_over(folder, clock()).unwrap();
    assert!(drafts.access().is_writable());
    let aside = recovered.set_aside.clone().unwrap();
    let name = aside.file_name().unwrap().to_string_lossy().into_owned();
    assert_eq!(name, "drafts.corrupt-20260301T080000Z.db");
    assert_eq!(fs::read(aside).unwrap(), bytes, "kept as it was");
    recovered
}

/// A way to be damaged: what it is called, how it comes about, what opening says, and the revision
/// that is recovered for certain.
struct Animal(&'static str, fn(&mut Vec<u8>), Code, Option<u32>);

const ZOO: [Animal; 9] = {
    use Code::{StoreDamaged, StoreEmpty, StoreForeign, StoreNoDatabase};
    [
        Animal("0 bytes", Vec::clear, StoreEmpty, None),
        Animal("3 bytes", |b| b.truncate(3), StoreNoDatabase, None),
        Animal("garbage", |b| b.fill(0x5a), StoreNoDatabase, None),
        Animal("magic", |b| b[0] ^= 1, StoreNoDatabase, Some(70)),
        Animal("read version", |b| b[19] = 9, StoreNoDatabase, Some(70)),
        Animal("foreign", |b| b[68] ^= 1, StoreForeign, Some(70)),
        Animal("half", |b| b.truncate(b.len() / 2), StoreDamaged, None),
        Animal("-1 byte", |b| b.truncate(b.len() - 1), StoreDamaged, None),
        Animal("zeros", |b| b[4_096..8_192].fill(0), StoreDamaged, None),
    ]
};

#[test]
fn what_does_not_open_is_named_kept_and_recovered_as_far_as_it_goes() {
    let (healthy, id, tree) = healthy();
    for Animal(name, damage, code, recovered) in ZOO {
        let mut bytes = healthy.clone();
        damage(&mut bytes);
        let folder = cage(&bytes);
        let problem = Drafts::open(folder.path(), clock()).unwrap_err();
        assert_eq!(problem.code, code, "{name}: {problem}");
        let kept = fs::read(folder.path().join(DRAFTS_DB)).unwrap();
        assert_eq!(kept, bytes, "{name}: opening changed nothing");

        let report = start_over(folder.path(), &bytes);
        println!("{name}: {:?}", report.drafts);
        if recovered.is_some() {
            let found = &report.drafts[0];
            let seen = (&found.id, found.latest, found.recovered);
            assert_eq!(seen, (&id, Some(REVISIONS), recovered), "{name}");
            let mut drafts = open(folder.path());
            assert_eq!(super::tree(&mut drafts, &id), tree, "{name}");
        }
        is_as_reported(folder.path(), &report);
    }
}

fn is_as_reported(folder: &Path, report: &Recovered) {
    let mut drafts = open(folder);
    for draft in &report.drafts {
        let found = drafts.open_draft(&draft.id).map(Draft::revision);
        assert_eq!(found.ok(), draft.recovered, "{draft:?}");
    }
    for entry in fs::read_dir(folder).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        assert!(!name.contains("rollout-part"), "{name}");
    }
}

#[test]
fn a_folder_or_a_lost_link_in_its_place_is_no_first_start() {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join(DRAFTS_DB)).unwrap();
    let problem = Drafts::open(folder.path(), clock()).unwrap_err();
    assert_eq!(problem.code, Code::StoreNoDatabase);
    #[cfg(unix)]
    {
        let folder = tempfile::tempdir().unwrap();
        let gone = folder.path().join("gone");
        std::os::unix::fs::symlink(gone, folder.path().join(DRAFTS_DB)).unwrap();
        let problem = Drafts::open(folder.path(), clock()).unwrap_err();
        assert_eq!(problem.code, Code::Io);
    }
}

#[test]
fn a_newer_store_opens_for_reading() {
    let (mut bytes, id, tree) = healthy();
    bytes[63] += 1;
    let folder = cage(&bytes);
    let mut drafts = open(folder.path());
    let Access::ReadOnly { because } = drafts.access() else {
        panic!("a newer version may have rules that we do not know");
    };
    assert_eq!(because, &Because::Newer { found: 2, ours: 1 });
    assert_eq!(super::tree(&mut drafts, &id), tree);
    drop(drafts);
    assert_eq!(fs::read(folder.path().join(DRAFTS_DB)).unwrap(), bytes);
}

#[test]
fn a_flipped_byte_that_sqlite_does_not_see_is_caught_by_the_checksum() {
    let (mut bytes, id, _) = healthy();
    flip_text(&mut bytes, b"Needle 70");
    let folder = cage(&bytes);
    let mut drafts = open(folder.path());
    let problem = drafts.open_draft(&id).unwrap_err();
    assert_eq!(problem.code, Code::DraftDamaged);
    let last = "Revision 69 is the last whole one of 70";
    assert!(problem.detail.contains(last), "{problem}");
    let new = drafts.recover(&id, WHO).unwrap();
    let recovered = super::tree(&mut drafts, &new);
    assert_eq!(recovered["about"]["purpose"], "Needle 69");
    assert_eq!(drafts.list().unwrap().len(), 2, "the damaged one is kept");
}

/// Damages a row without SQLite's knowing that it is damage.
fn damage_row(folder: &Path, column: &str, n: u32) {
    let store = Connection::open(folder.join(DRAFTS_DB)).unwrap();
    let sql = format!(
        "UPDATE revisions SET {column} = replace({column}, 'Needle', 'Noodle') WHERE n = ?1"
    );
    assert_eq!(store.execute(&sql, [n]).unwrap(), 1);
}

#[test]
fn a_damaged_inverse_is_not_used() {
    let (bytes, id, tree) = healthy();
    let folder = cage(&bytes);
    damage_row(folder.path(), "inverse", REVISIONS);
    let mut drafts = open(folder.path());
    assert_eq!(
        super::tree(&mut drafts, &id),
        tree,
        "the plan itself is whole"
    );
    let problem = drafts.undo(&id, REVISIONS, WHO).unwrap_err();
    assert_eq!(problem.code, Code::DraftDamaged);
    assert_eq!(super::tree(&mut drafts, &id), tree);
    assert_eq!(edit(&mut drafts, &id, purpose("By hand")).revision, 71);
}

#[test]
fn damage_that_a_later_change_wrote_over_harms_nobody() {
    let (bytes, id, tree) = healthy();
    let folder = cage(&bytes);
    damage_row(folder.path(), "patch", 67);
    assert_eq!(super::tree(&mut open(folder.path()), &id), tree);
    damage_row(folder.path(), "patch", 70);
    let problem = open(folder.path()).open_draft(&id).unwrap_err();
    assert!(problem.detail.contains("Revision 69"), "{problem}");
}

/// Reads a store as far as it goes: the document, or that it is not whole.
fn read_tree(path: &Path, id: &DraftId) -> Option<Value> {
    let store = Store::open(path, Mode::Read).ok()?;
    let draft = load::load(&store.connection, id).ok()?;
    Some(draft.document().tree.clone())
}

#[test]
fn no_damage_shows_another_plan_than_was_saved() {
    let (healthy, id, tree) = healthy();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(DRAFTS_DB);
    let mut caught = 0;
    let mut tried = 0;
    let mut look = |bytes: &[u8]| {
        fs::write(&path, bytes).unwrap();
        tried += 1;
        match read_tree(&path, &id) {
            Some(found) => assert_eq!(found, tree),
            None => caught += 1,
        }
    };
    for page in healthy.chunks(4_096).enumerate().map(|(n, _)| n * 4_096) {
        let mut bytes = healthy.clone();
        bytes[page..page + 4_096].fill(0);
        look(&bytes);
    }
    let mut lot = Lot(42);
    for _ in 0..200 {
        let mut bytes = healthy.clone();
        let at = lot.below(bytes.len());
        bytes[at] ^= 1 << lot.below(8);
        look(&bytes);
    }
    println!("zoo: {tried} damaged stores, {caught} refused, the others whole");
    assert!(caught > 0);
}
