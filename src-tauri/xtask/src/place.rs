//! Where the repository is and where cargo puts what it builds.

use std::env;
use std::path::{Path, PathBuf, absolute};

/// The two folders everything here starts from, both absolute.
pub struct Place {
    /// The repository: the folder of the workspace's `Cargo.toml`.
    pub root: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

impl Place {
    /// Finds both.
    ///
    /// Cargo names this package's folder when it runs us. The folder from compile
    /// time is only for a binary that was started by hand.
    pub fn find() -> Result<Self, String> {
        let package = env::var_os("CARGO_MANIFEST_DIR")
            .map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")), PathBuf::from);
        let root = package
            .ancestors()
            .nth(2)
            .ok_or("xtask lives two folders below the repository; it does not any more.")?;
        let target = match env::var_os("CARGO_TARGET_DIR") {
            // A relative one is relative to where the person stands, not to the root.
            Some(named) if !named.is_empty() => absolute(named)
                .map_err(|wrong| format!("CARGO_TARGET_DIR is no usable path: {wrong}"))?,
            _ => root.join("target"),
        };
        Ok(Self {
            root: root.to_owned(),
            target,
        })
    }

    /// The folder of the binaries of the dev profile.
    pub fn binaries(&self) -> PathBuf {
        self.target.join("debug")
    }

    /// An empty folder of that name below the target folder: an earlier one is
    /// removed first, so that no run sees what another left.
    pub fn fresh(&self, name: &str) -> Result<PathBuf, String> {
        let folder = self.target.join(name);
        empty(&folder).map_err(|wrong| {
            format!(
                "{} cannot be emptied: {wrong}. Is a program still using it?",
                folder.display()
            )
        })?;
        Ok(folder)
    }
}

fn empty(folder: &Path) -> std::io::Result<()> {
    if folder.exists() {
        std::fs::remove_dir_all(folder)?;
    }
    std::fs::create_dir_all(folder)
}
