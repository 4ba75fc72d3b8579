//! The system refuses to write on: what was acknowledged stays, what was typed is kept and rescued.
//!
//! A real full disk needs a file system of its own. A limit on the size of files does not, and takes
//! the same road through the code: a write that the system refuses in the middle.

#![cfg(unix)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use rollout_engine::clock::Clock;
use rollout_engine::drafts::{Drafts, Saved};
use rollout_engine::files;
use rollout_engine::problem::Code;
use wizard_steps::examples::contoso;
use wizard_steps::plan::edit::Edit;
use wizard_steps::plan::read;

const FOLDER: &str = "ROLLOUT_REFUSED_WRITE_TEST_FOLDER";

fn open(folder: &Path) -> Drafts {
    Drafts::open(folder, Clock::system()).expect("a store")
}

/// Not a test of its own: the process whose files may not grow.
#[test]
fn edits_until_it_is_refused() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let mut drafts = open(&folder);
    let id = drafts.list().expect("a list")[0].id.clone();
    let mut revision = drafts.open_draft(&id).expect("a draft").revision();
    let mut acknowledged = revision;
    let refused = loop {
        let text = format!("{revision} {}", "long text ".repeat(390));
        let patch = vec![Edit::set("/about/purpose", text)];
        let edited = drafts.edit(&id, revision, patch, "child").expect("taken");
        revision = edited.revision;
        assert!(revision < 500, "the limit holds");
        match edited.saved {
            Saved::At(_) => acknowledged = revision,
            Saved::Not(problem) => break problem,
        }
    };
    assert!(
        matches!(refused.code, Code::Io | Code::DiskFull),
        "{refused}"
    );
    let typed = drafts
        .open_draft(&id)
        .expect("open")
        .document()
        .tree
        .clone();
    let plan = drafts.rescue(&id, Some(&folder)).expect("room for a plan");
    let rescued = read::read(&fs::read(plan).expect("a file")).expect("a plan");
    assert_eq!(rescued.tree, typed);

    let report = folder.join("report.txt");
    files::write_file(&report, b"old").expect("small");
    files::write_file(&report, &vec![b'x'; 4 << 20]).expect_err("too large");
    assert_eq!(fs::read(&report).expect("there"), b"old");
    println!("acknowledged {acknowledged}; then: {refused}");
}

#[test]
fn a_refused_write_loses_nothing_that_was_acknowledged() {
    let folder = tempfile::tempdir().expect("a folder");
    let document = read::document(&contoso(Clock::system().today()));
    let id = open(folder.path())
        .create(document, "parent")
        .expect("a draft");
    let exe = std::env::current_exe().expect("this test");
    // 512 KiB or 1 MiB, depending on the shell; the signal that would end the process is ignored.
    let output = Command::new("sh")
        .args(["-c", "trap '' XFSZ; ulimit -f 1024; exec \"$0\" \"$@\""])
        .arg(exe)
        .args(["edits_until_it_is_refused", "--exact", "--nocapture"])
        .env(FOLDER, folder.path())
        .output()
        .expect("a shell");
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    let (_, rest) = said.split_once("acknowledged ").expect("its figures");
    println!("{}", rest.lines().next().unwrap_or_default());
    let (acknowledged, _) = rest.split_once(';').expect("its figures");
    let acknowledged: u32 = acknowledged.parse().expect("a number");
    let mut drafts = open(folder.path());
    let revision = drafts.open_draft(&id).expect("whole").revision();
    assert_eq!(revision, acknowledged);
    assert!(acknowledged > 5, "it wrote for a while");
    let patch = vec![Edit::set("/about/purpose", "There is room again")];
    let edited = drafts.edit(&id, revision, patch, "parent").expect("taken");
    assert!(matches!(edited.saved, Saved::At(_)));
    let parts = fs::read_dir(folder.path()).expect("readable").flatten();
    let left = parts.filter(|e| e.file_name().to_string_lossy().contains("rollout-part"));
    assert_eq!(left.count(), 0);
}
