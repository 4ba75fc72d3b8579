//! Looking for what must not be anywhere.

use std::path::{Path, PathBuf};

/// Files in a folder and below it that hold this text, whatever else they hold.
///
/// # Panics
///
/// When a folder or a file cannot be read.
pub fn files_with(folder: &Path, text: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("the folder can be read") {
        let path = entry.expect("its entry can be read").path();
        if path.is_dir() {
            found.extend(files_with(&path, text));
        } else {
            let bytes = std::fs::read(&path).expect("its file can be read");
            if bytes
                .windows(text.len())
                .any(|part| part == text.as_bytes())
            {
                found.push(path);
            }
        }
    }
    found
}
