//! The packages and the build of what the window shows, and whether they are current.

use crate::line::Line;
use crate::place::Place;
use crate::setup::NPM;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// What the build reads, beside `src`.
const READ_BY_THE_BUILD: &[&str] = &[
    "index.html",
    "package.json",
    "package-lock.json",
    "tsconfig.json",
    "vite.config.ts",
];

/// The folder of the window's sources.
pub struct Ui {
    /// `ui` below the repository.
    pub folder: PathBuf,
}

impl Ui {
    /// That of this repository.
    pub fn of(place: &Place) -> Self {
        Self {
            folder: place.root.join("ui"),
        }
    }

    /// An npm command, run in that folder.
    pub fn npm(&self, arguments: &str) -> Line {
        Line::new(NPM, arguments.split(' '))
            .shown_as("npm")
            .within(&self.folder)
    }

    /// Whether the packages are those of the lock file. npm writes its own list last, so an
    /// installation that was broken off does not count.
    pub fn has_packages(&self) -> bool {
        let installed = self.folder.join("node_modules/.package-lock.json");
        let asked = newest(&self.folder.join("package-lock.json"));
        is_after(changed(&installed), asked)
    }

    /// Whether what was built is younger than everything it was built from. The page alone
    /// does not count: without a build the app's own build puts one there that says so.
    pub fn is_built(&self) -> bool {
        let read = READ_BY_THE_BUILD.iter().map(|name| self.folder.join(name));
        let sources = read.chain([self.folder.join("src")]);
        let newest = sources.filter_map(|path| newest(&path)).max();
        is_after(changed(&self.folder.join("dist/assets")), newest)
    }

    /// Fetches and builds what is not current.
    pub fn ensure(&self) -> Result<(), String> {
        if !self.has_packages() {
            self.must("ci", "The packages of the window could not be fetched")?;
        }
        if !self.is_built() {
            self.must("run build", "What the window shows does not build")?;
        }
        Ok(())
    }

    fn must(&self, arguments: &str, otherwise: &str) -> Result<(), String> {
        let line = self.npm(arguments);
        println!("{line}");
        let status = line.command(&self.folder).status();
        if status.is_ok_and(|status| status.success()) {
            return Ok(());
        }
        Err(format!(
            "{otherwise}; the reason is above. Repeat it with:\n  cd {} && npm {arguments}",
            self.folder.display()
        ))
    }
}

/// Without a time there is nothing that could be current.
fn is_after(made: Option<SystemTime>, from: Option<SystemTime>) -> bool {
    made.zip(from).is_some_and(|(made, from)| made >= from)
}

fn changed(path: &Path) -> Option<SystemTime> {
    fs::metadata(path).ok()?.modified().ok()
}

/// The last change of a file, or of a folder and everything below it. The folder itself
/// counts because a file that was removed is in nothing else.
fn newest(path: &Path) -> Option<SystemTime> {
    let own = changed(path)?;
    let below = fs::read_dir(path).into_iter().flatten().flatten();
    below
        .filter_map(|entry| newest(&entry.path()))
        .chain([own])
        .max()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs::File;
    use std::time::Duration;

    /// A folder that goes away with the test, and a clock to set its files by.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str) -> Self {
            let folder = std::env::temp_dir().join(format!("xtask-{name}-{}", std::process::id()));
            _ = fs::remove_dir_all(&folder);
            for below in ["src", "dist", "node_modules"] {
                fs::create_dir_all(folder.join(below)).unwrap();
            }
            Self(folder)
        }

        fn file(&self, name: &str, minute: u64) {
            let file = File::create(self.0.join(name)).unwrap();
            file.set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(minute * 60))
                .unwrap();
        }

        /// A folder that changed then; it is made if need be. Elsewhere a folder cannot be
        /// opened like a file.
        #[cfg(unix)]
        fn later(&self, name: &str, minute: u64) {
            fs::create_dir_all(self.0.join(name)).unwrap();
            let folder = File::open(self.0.join(name)).unwrap();
            folder
                .set_modified(SystemTime::UNIX_EPOCH + Duration::from_secs(minute * 60))
                .unwrap();
        }

        fn ui(&self) -> Ui {
            Ui {
                folder: self.0.clone(),
            }
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn packages_are_current_until_the_lock_file_changes() {
        let folder = Folder::new("packages");
        assert!(!folder.ui().has_packages(), "no lock file and no packages");
        folder.file("package-lock.json", 1);
        assert!(!folder.ui().has_packages(), "nothing was fetched");
        folder.file("node_modules/.package-lock.json", 2);
        assert!(folder.ui().has_packages());
        folder.file("package-lock.json", 3);
        assert!(!folder.ui().has_packages(), "the lock file is newer");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_that_was_removed_makes_the_build_old() {
        let folder = Folder::new("built");
        folder.file("src/gone.ts", 1);
        folder.file("dist/index.html", 3);
        assert!(!folder.ui().is_built(), "a page that stands in is no build");
        folder.later("src", 1);
        folder.later("dist/assets", 2);
        assert!(folder.ui().is_built());
        fs::remove_file(folder.0.join("src/gone.ts")).unwrap();
        assert!(!folder.ui().is_built(), "the folder has just changed");
    }
}
