//! Killed at any moment: what was acknowledged is there.
//!
//! The test starts itself again as the process that edits, reads its acknowledgements, and kills it
//! without warning at moments drawn by lot.

#![cfg(unix)]

use std::fs;
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::time::{Duration, Instant};

use rollout_engine::clock::Clock;
use rollout_engine::drafts::{Draft, DraftId, Drafts, Saved};
use wizard_steps::examples::contoso;
use wizard_steps::plan::edit::Edit;
use wizard_steps::plan::read;

const KILLS: u32 = 50;
const FOLDER: &str = "ROLLOUT_KILL_TEST_FOLDER";

fn open(folder: &Path) -> Drafts {
    Drafts::open(folder, Clock::system()).expect("a store")
}

/// Not a test of its own: the process that is killed.
#[test]
fn edits_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let mut drafts = open(Path::new(&folder));
    let id = drafts.list().expect("a list")[0].id.clone();
    let mut revision = drafts.open_draft(&id).expect("a draft").revision();
    loop {
        let next = revision + 1;
        // Texts of many lengths, so that commits differ in size.
        let text = format!(
            "{next} {}",
            "x".repeat(usize::try_from(next * 37 % 3_000).unwrap())
        );
        let patch = vec![Edit::set("/about/purpose", text)];
        let edited = drafts.edit(&id, revision, patch, "child").expect("taken");
        assert!(matches!(edited.saved, Saved::At(_)), "{edited:?}");
        revision = edited.revision;
        let mut out = std::io::stdout().lock();
        writeln!(out, "saved {revision}").expect("a reader");
        out.flush().expect("a reader");
    }
}

fn start(folder: &Path) -> (Child, BufReader<ChildStdout>) {
    let mut child = Command::new(std::env::current_exe().expect("this test"))
        .args(["edits_until_it_is_killed", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .expect("this test again");
    let out = BufReader::new(child.stdout.take().expect("a pipe"));
    (child, out)
}

/// The next acknowledged revision, or none at the end.
fn next_saved(out: &mut BufReader<ChildStdout>) -> Option<u32> {
    let mut line = String::new();
    while out.read_line(&mut line).expect("a pipe") > 0 {
        if let Some((_, number)) = line.split_once("saved ") {
            return number.trim().parse().ok();
        }
        line.clear();
    }
    None
}

/// Small numbers by lot, the same in every run.
fn below(lot: &mut u64, limit: u64) -> u64 {
    *lot ^= *lot << 13;
    *lot ^= *lot >> 7;
    *lot ^= *lot << 17;
    *lot % limit
}

/// Lets it edit for a while, kills it, and returns the last revision that it acknowledged.
fn killed(folder: &Path, lot: &mut u64) -> u32 {
    let (mut child, mut out) = start(folder);
    let mut last = 0;
    for _ in 0..=below(lot, 6) {
        last = next_saved(&mut out).expect("it edits");
    }
    // Somewhere in the next commit: read, journal, write, sync, delete the journal.
    let moment = Duration::from_micros(below(lot, 25_000));
    let began = Instant::now();
    while began.elapsed() < moment {
        std::hint::spin_loop();
    }
    child.kill().expect("ours");
    while let Some(saved) = next_saved(&mut out) {
        last = saved;
    }
    child.wait().expect("ours");
    last
}

#[derive(Default)]
struct Figures {
    acknowledged: u32,
    extra: u32,
    journals: u32,
    copies_whole: u32,
    copies_refused: u32,
    slowest_start: Duration,
}

/// The store's file alone, elsewhere, as somebody would copy it right after the kill.
fn look_at_copy(folder: &Path, id: &DraftId, last: u32, figures: &mut Figures) {
    let journal = folder.join("drafts.db-journal");
    let interrupted = fs::metadata(journal).is_ok_and(|journal| journal.len() > 0);
    figures.journals += u32::from(interrupted);
    let elsewhere = tempfile::tempdir().expect("a folder");
    fs::copy(folder.join("drafts.db"), elsewhere.path().join("drafts.db")).expect("a copy");
    let revision = Drafts::open(elsewhere.path(), Clock::system())
        .and_then(|mut copy| copy.open_draft(id).map(Draft::revision));
    match revision {
        Ok(revision) => {
            assert!(revision >= last, "the copy lacks acknowledged edits");
            figures.copies_whole += 1;
        }
        Err(problem) => {
            assert!(interrupted, "{problem}");
            figures.copies_refused += 1;
        }
    }
}

/// Starts again after a kill: every acknowledged edit is there, and at most one more.
fn look_at_store(folder: &Path, id: &DraftId, last: u32, figures: &mut Figures) -> u32 {
    let began = Instant::now();
    let mut drafts = open(folder);
    // Opening checks the file; reading the draft replays it and compares checksums.
    let revision = drafts.open_draft(id).expect("whole").revision();
    figures.slowest_start = figures.slowest_start.max(began.elapsed());
    assert!(
        drafts.access().is_writable(),
        "the lock ended with its process"
    );
    assert!(drafts.took_over().is_some(), "and its story is told");
    assert!(
        revision >= last,
        "{last} was acknowledged, {revision} is there"
    );
    assert!(
        revision <= last + 1,
        "{last} was acknowledged, {revision} is there"
    );
    figures.extra += revision - last;
    revision
}

#[test]
fn killed_fifty_times_no_acknowledged_edit_is_lost() {
    let folder = tempfile::tempdir().expect("a folder");
    let today = Clock::system().today();
    let id = open(folder.path())
        .create(read::document(&contoso(today)), "parent")
        .expect("a draft");
    let mut lot = 0x5eed;
    let mut figures = Figures::default();
    let mut before = 1;
    for _ in 0..KILLS {
        let last = killed(folder.path(), &mut lot);
        look_at_copy(folder.path(), &id, last, &mut figures);
        figures.acknowledged += last - before;
        before = look_at_store(folder.path(), &id, last, &mut figures);
    }
    println!(
        "{KILLS} kills: {} edits acknowledged, 0 lost, {} saved without having been answered; \
         {} kills left a journal; copies of the file alone: {} whole, {} refused; slowest start {:?}",
        figures.acknowledged,
        figures.extra,
        figures.journals,
        figures.copies_whole,
        figures.copies_refused,
        figures.slowest_start
    );
    assert!(figures.slowest_start < Duration::from_secs(2));
}
