//! Writing files for people: wholly or not at all.
//!
//! The bytes go to a sibling with a random name, reach the disk, and only then take the place of the
//! old file. Whatever happens in between, the old file is whole.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::time::{Duration, SystemTime};

use jiff::Timestamp;

use crate::chance;
use crate::clock;
use crate::problem::{Code, Outcome, Problem};

/// How our unfinished files end, so that they can be told from everybody else's.
const UNFINISHED: &str = ".rollout-part";
/// An unfinished file older than this was left behind by a process that ended early.
const STALE: Duration = Duration::from_hours(1);

/// Writes a file so that a reader sees the old one or the new one, never half of either.
///
/// The file is readable by its owner only. A link in its place is refused, not followed.
///
/// # Errors
/// Names the file and what to do; an existing file is then as it was.
pub fn write_file(path: &Path, bytes: &[u8]) -> Outcome<()> {
    refuse_link(path)?;
    let part = part_of(path);
    let written = write_new(&part, bytes).and_then(|()| replace(&part, path));
    written.map_err(|error| {
        // The part is ours alone; if it cannot be removed either, the sweep finds it later.
        let _ = fs::remove_file(&part);
        Problem::io(&named(path), &error)
    })
}

/// Puts a finished sibling in a file's place, and sees to it that the folder remembers.
pub(crate) fn replace(part: &Path, path: &Path) -> io::Result<()> {
    rename(part, path)?;
    sync_folder(path)
}

/// Refuses a link where a file is to be written.
pub(crate) fn refuse_link(path: &Path) -> Outcome<()> {
    match fs::symlink_metadata(path) {
        Ok(found) if found.is_symlink() => Err(Problem::new(
            Code::TargetIsLink,
            format!("{} was not written", named(path)),
            "There is a link to another place where the file should be.",
            "Remove the link, or choose another name.",
        )),
        Ok(found) if found.is_dir() => Err(Problem::new(
            Code::Io,
            format!("{} was not written", named(path)),
            "There is a folder where the file should be.",
            "Choose another name.",
        )),
        _ => Ok(()),
    }
}

/// The name of an unfinished sibling.
pub(crate) fn part_of(path: &Path) -> PathBuf {
    let name = format!(".{}.{}{UNFINISHED}", named(path), chance::six_letters());
    path.with_file_name(name)
}

/// Creates an empty file that only its owner may read.
pub(crate) fn create_private(path: &Path) -> io::Result<File> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}

fn write_new(part: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = create_private(part)?;
    file.write_all(bytes)?;
    file.sync_all()
}

#[cfg(not(windows))]
fn rename(part: &Path, path: &Path) -> io::Result<()> {
    fs::rename(part, path)
}

/// On Windows a virus scan or an open spreadsheet holds a file for moments: three tries.
#[cfg(windows)]
fn rename(part: &Path, path: &Path) -> io::Result<()> {
    const SHARING_VIOLATION: i32 = 32;
    let mut tries_left = 3;
    loop {
        match fs::rename(part, path) {
            Err(error)
                if tries_left > 0
                    && (error.raw_os_error() == Some(SHARING_VIOLATION)
                        || error.kind() == io::ErrorKind::PermissionDenied) =>
            {
                tries_left -= 1;
                std::thread::park_timeout(Duration::from_millis(100));
            }
            done => return done,
        }
    }
}

/// A rename is safe from power loss when its folder is on disk. Windows has no such call.
pub(crate) fn sync_folder(path: &Path) -> io::Result<()> {
    match path.parent() {
        Some(folder) if cfg!(unix) => {
            let folder = if folder.as_os_str().is_empty() {
                Path::new(".")
            } else {
                folder
            };
            File::open(folder)?.sync_all()
        }
        _ => Ok(()),
    }
}

/// The file's own name: problems name files, not the folders of the computer.
pub(crate) fn named(path: &Path) -> String {
    path.file_name().map_or_else(
        || "The file".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// A name in a folder that is still free: `stem.end`, `stem-2.end`, …
pub(crate) fn free_name(folder: &Path, stem: &str, end: &str) -> PathBuf {
    let mut path = folder.join(format!("{stem}.{end}"));
    let mut count = 2_u32;
    while fs::symlink_metadata(&path).is_ok() {
        path = folder.join(format!("{stem}-{count}.{end}"));
        count += 1;
    }
    path
}

/// The dated files of a folder whose names begin and end so, oldest first.
pub(crate) fn dated(folder: &Path, begin: &str, end: &str) -> Vec<(Timestamp, PathBuf)> {
    let mut found: Vec<(Timestamp, PathBuf)> = fs::read_dir(folder)
        .into_iter()
        .flatten()
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().into_string().ok()?;
            let middle = name.strip_prefix(begin)?.strip_suffix(end)?;
            let when = middle.split('-').find_map(clock::of_stamp)?;
            Some((when, entry.path()))
        })
        .collect();
    found.sort();
    found
}

/// Removes all but the newest of these; the one just made stays, whatever the clock said.
pub(crate) fn keep_newest(dated: Vec<(Timestamp, PathBuf)>, kept: usize, just_made: &Path) {
    let others: Vec<PathBuf> = dated
        .into_iter()
        .map(|(_, path)| path)
        .filter(|path| path != just_made)
        .collect();
    let too_many = (others.len() + 1).saturating_sub(kept);
    for path in others.into_iter().take(too_many) {
        // What cannot be removed is tried again next time.
        let _ = fs::remove_file(path);
    }
}

/// Removes unfinished files of ours that are older than an hour. Nothing else is touched, and what
/// cannot be removed waits for the next time.
pub fn sweep(folder: &Path, now: SystemTime) -> usize {
    let Ok(entries) = fs::read_dir(folder) else {
        return 0;
    };
    entries
        .flatten()
        .filter(|entry| is_unfinished(&entry.file_name().to_string_lossy()))
        .filter(|entry| {
            entry
                .metadata()
                .ok()
                .filter(fs::Metadata::is_file)
                .and_then(|found| found.modified().ok())
                .and_then(|then| now.duration_since(then).ok())
                .is_some_and(|age| age > STALE)
        })
        .filter(|entry| fs::remove_file(entry.path()).is_ok())
        .count()
}

fn is_unfinished(name: &str) -> bool {
    let name = name.strip_suffix("-journal").unwrap_or(name);
    name.starts_with('.') && name.ends_with(UNFINISHED)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn a_file_is_written_and_replaced_whole() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("Plan für Ö & Co 🏦.json");
        write_file(&path, b"one").unwrap();
        write_file(&path, b"two").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"two");
        assert_eq!(names(folder.path()).len(), 1, "nothing is left beside it");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt as _;
            let mode = fs::metadata(&path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, 0o600);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_is_refused_and_not_followed() {
        let folder = tempfile::tempdir().unwrap();
        let target = folder.path().join("target");
        fs::write(&target, "kept").unwrap();
        for to in [target.clone(), folder.path().join("nowhere")] {
            let link = folder.path().join("link");
            std::os::unix::fs::symlink(&to, &link).unwrap();
            let problem = write_file(&link, b"new").unwrap_err();
            assert_eq!(problem.code, Code::TargetIsLink);
            assert!(problem.title.contains("link"), "{problem}");
            fs::remove_file(&link).unwrap();
        }
        assert_eq!(fs::read(&target).unwrap(), b"kept");
        assert_eq!(names(folder.path()), ["target"]);
    }

    #[test]
    fn what_cannot_be_written_leaves_nothing_behind() {
        let folder = tempfile::tempdir().unwrap();
        let taken = folder.path().join("taken");
        fs::create_dir(&taken).unwrap();
        let problem = write_file(&taken, b"x").unwrap_err();
        assert!(problem.to_string().contains("taken"), "{problem}");
        let nowhere = folder.path().join("gone").join("plan.json");
        let problem = write_file(&nowhere, b"x").unwrap_err();
        assert!(problem.to_string().contains("plan.json"), "{problem}");
        assert!(
            !problem
                .to_string()
                .contains(&*folder.path().to_string_lossy())
        );
        assert_eq!(names(folder.path()), ["taken"]);
    }

    #[test]
    fn the_sweep_takes_our_stale_parts_only() {
        let folder = tempfile::tempdir().unwrap();
        let part = part_of(&folder.path().join("plan.json"));
        let journal = part.with_file_name(format!("{}-journal", named(&part)));
        for path in [&part, &journal] {
            fs::write(path, "half").unwrap();
        }
        fs::write(folder.path().join("notes.rollout-part"), "not ours").unwrap();
        let now = SystemTime::now();
        assert_eq!(sweep(folder.path(), now), 0, "they are young");
        assert_eq!(sweep(folder.path(), now + STALE * 2), 2);
        assert_eq!(names(folder.path()), ["notes.rollout-part"]);
    }

    #[test]
    fn the_newest_stay_and_the_one_just_made() {
        let folder = tempfile::tempdir().unwrap();
        let path = |day: u32| {
            folder
                .path()
                .join(format!("drafts-202603{day:02}T000000Z.db"))
        };
        for day in 1..=9 {
            fs::write(path(day), "").unwrap();
        }
        fs::write(folder.path().join("drafts-of-mine.db"), "").unwrap();
        // The clock went back: the one just made looks oldest.
        keep_newest(dated(folder.path(), "drafts-", ".db"), 3, &path(1));
        let left: Vec<PathBuf> = dated(folder.path(), "drafts-", ".db")
            .into_iter()
            .map(|(_, path)| path)
            .collect();
        assert_eq!(left, [path(1), path(8), path(9)]);
        assert_eq!(names(folder.path()).len(), 4);
    }

    #[test]
    fn a_free_name_is_found() {
        let folder = tempfile::tempdir().unwrap();
        for expected in ["a.db", "a-2.db", "a-3.db"] {
            let path = free_name(folder.path(), "a", "db");
            assert_eq!(named(&path), expected);
            fs::write(path, "").unwrap();
        }
    }
}
