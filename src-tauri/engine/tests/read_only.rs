//! A folder or a file that may not be written: read, say why, and touch nothing.
//!
//! The superuser may write everything, so a test that runs as one starts itself again as somebody else.

#![cfg(unix)]

use std::fs::{self, Permissions};
use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, chown};
use std::os::unix::process::CommandExt as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use rollout_engine::clock::Clock;
use rollout_engine::drafts::{Access, Because, Drafts};
use rollout_engine::files;
use rollout_engine::problem::Code;
use wizard_steps::examples::contoso;
use wizard_steps::plan::edit::Edit;
use wizard_steps::plan::read;

const FOLDER: &str = "ROLLOUT_READ_ONLY_TEST_FOLDER";
/// "nobody", on the systems that we test on.
const NOBODY: u32 = 65_534;

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<PathBuf> = fs::read_dir(folder)
        .expect("readable")
        .map(|entry| entry.expect("readable").path())
        .collect();
    names.sort();
    names
}

/// Not a test of its own: what somebody sees who may not write.
#[test]
fn reads_and_does_not_write() {
    let Some(folder) = std::env::var_os(FOLDER).map(PathBuf::from) else {
        return;
    };
    let before = names(&folder);
    let mut drafts = Drafts::open(&folder, Clock::system()).expect("readable");
    let Access::ReadOnly { because } = drafts.access() else {
        panic!("it cannot be written");
    };
    let Because::CannotWrite(problem) = because else {
        panic!("{because}");
    };
    assert_eq!(problem.code, Code::ReadOnly, "{problem}");
    let id = drafts.list().expect("readable")[0].id.clone();
    let revision = drafts.open_draft(&id).expect("whole").revision();
    let patch = vec![Edit::set("/about/purpose", "No")];
    let refused = drafts
        .edit(&id, revision, patch, "nobody")
        .expect_err("read-only");
    assert_eq!(refused.code, Code::ReadOnly);
    if fs::metadata(&folder).expect("there").mode() & 0o200 == 0 {
        let refused = files::write_file(&folder.join("plan.json"), b"x").expect_err("read-only");
        assert_eq!(refused.code, Code::ReadOnly);
        assert_eq!(names(&folder), before);
    }
    println!("looked at it as somebody who may not write");
}

/// Runs the look above as somebody whom permissions bind.
fn look_as_nobody(folder: &Path, exe: &Path, superuser: bool) {
    let mut command = Command::new(exe);
    command
        .args(["reads_and_does_not_write", "--exact", "--nocapture"])
        .env(FOLDER, folder)
        .current_dir(folder);
    if superuser {
        command.uid(NOBODY).gid(NOBODY);
    }
    let output = command.output().expect("this test again");
    let said = String::from_utf8_lossy(&output.stdout);
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{said}{errors}");
    assert!(said.contains("who may not write"), "{said}");
}

fn set(path: &Path, mode: u32) {
    fs::set_permissions(path, Permissions::from_mode(mode)).expect("ours");
}

#[test]
fn what_may_not_be_written_opens_for_reading_with_the_reason() {
    let base = tempfile::tempdir().expect("a folder");
    set(base.path(), 0o755);
    let superuser = fs::metadata(base.path()).expect("ours").uid() == 0;
    // The test's own file may lie where nobody else may look.
    let exe = base.path().join("this-test");
    fs::copy(std::env::current_exe().expect("this test"), &exe).expect("a copy");
    set(&exe, 0o755);
    for (folder_mode, file_mode) in [(0o555, 0o644), (0o755, 0o444), (0o555, 0o444)] {
        let folder = base
            .path()
            .join(format!("data-{folder_mode:o}-{file_mode:o}"));
        let document = read::document(&contoso(Clock::system().today()));
        Drafts::open(&folder, Clock::system())
            .and_then(|mut drafts| drafts.create(document, "owner"))
            .expect("a draft");
        let store = folder.join("drafts.db");
        if superuser {
            for path in names(&folder).iter().chain([&folder]) {
                chown(path, Some(NOBODY), Some(NOBODY)).expect("superuser");
            }
        }
        set(&store, file_mode);
        set(&folder, folder_mode);
        let bytes = fs::read(&store).expect("readable");
        look_as_nobody(&folder, &exe, superuser);
        assert_eq!(
            fs::read(&store).expect("readable"),
            bytes,
            "nothing was written"
        );
        set(&folder, 0o755);
    }
}

#[test]
fn a_folder_that_cannot_be_made_is_a_clear_message() {
    let base = tempfile::tempdir().expect("a folder");
    let file = base.path().join("file");
    fs::write(&file, "in the way").expect("written");
    let problem = Drafts::open(&file.join("data"), Clock::system()).expect_err("no folder");
    assert!(problem.title.contains("data folder"), "{problem}");
    assert!(
        !problem
            .to_string()
            .contains(&*base.path().to_string_lossy())
    );
}
