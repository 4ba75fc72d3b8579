//! The files of the repository, read once.

use super::rust_text::code_of;
use std::fs;
use std::path::Path;
use std::sync::OnceLock;

/// What is made from other files, or not ours.
const SKIPPED: &[&str] = &[".git", "target", "node_modules", "dist"];

/// One text file.
pub struct Source {
    /// From the root, with `/` on every system.
    pub path: String,
    /// All of it.
    pub text: String,
    /// For Rust: the text without comments and without what is in string literals, at
    /// the same lines. For anything else: the text.
    pub code: String,
}

impl Source {
    /// Whether the whole file is for tests only.
    pub fn is_test(&self) -> bool {
        let name = self.path.rsplit('/').next().unwrap_or_default();
        let folders = self
            .path
            .rsplit_once('/')
            .map_or("", |(folders, _)| folders);
        name == "tests.rs"
            || folders
                .split('/')
                .any(|folder| folder == "tests" || folder == "benches")
    }

    /// The lines of the code that satisfy a condition, as `path:line: text`.
    pub fn lines(&self, wrong: impl Fn(&str) -> bool) -> Vec<String> {
        let shown = self.text.lines();
        let found = self
            .code
            .lines()
            .zip(shown)
            .enumerate()
            .filter(|(_, (code, _))| wrong(code));
        found
            .map(|(at, (_, shown))| self.place(at, shown))
            .collect()
    }

    /// The same over the text as it stands, comments and literals included.
    pub fn text_lines(&self, wrong: impl Fn(&str) -> bool) -> Vec<String> {
        let found = self
            .text
            .lines()
            .enumerate()
            .filter(|(_, line)| wrong(line));
        found.map(|(at, line)| self.place(at, line)).collect()
    }

    fn place(&self, at: usize, line: &str) -> String {
        format!("{}:{}: {}", self.path, at + 1, line.trim())
    }
}

/// Every text file that is ours.
pub fn all() -> &'static [Source] {
    static ALL: OnceLock<Vec<Source>> = OnceLock::new();
    ALL.get_or_init(|| {
        let root = rollout_tests::repo_root();
        let mut sources = Vec::new();
        read(&root, &root, &mut sources);
        sources.sort_by(|one, other| one.path.cmp(&other.path));
        assert!(
            sources.len() > 20,
            "the repository was not found in {}",
            root.display()
        );
        sources
    })
}

/// The Rust files below a folder; `""` is everything.
pub fn rust(below: &str) -> impl Iterator<Item = &'static Source> {
    with_ending(&[".rs"]).filter(move |source| source.path.starts_with(below))
}

/// The files whose name ends in one of these.
pub fn with_ending(endings: &'static [&str]) -> impl Iterator<Item = &'static Source> {
    all()
        .iter()
        .filter(|source| endings.iter().any(|ending| source.path.ends_with(ending)))
}

fn read(root: &Path, folder: &Path, into: &mut Vec<Source>) {
    let entries = fs::read_dir(folder).expect("a folder of the repository can be read");
    for entry in entries.filter_map(Result::ok) {
        let path = entry.path();
        let name = entry.file_name();
        // The type of the entry itself, so that no link leads out of the repository.
        let kind = entry
            .file_type()
            .expect("a file of the repository has a type");
        // In a second working tree of a repository, `.git` is a file.
        if SKIPPED.iter().any(|skipped| name == *skipped) {
            continue;
        }
        if kind.is_dir() {
            read(root, &path, into);
        } else if kind.is_file()
            && let Ok(text) = fs::read_to_string(&path)
        {
            into.push(source(root, &path, text));
        }
    }
}

fn source(root: &Path, path: &Path, text: String) -> Source {
    let below = path
        .strip_prefix(root)
        .expect("it was found below the root");
    let path = below.to_string_lossy().replace('\\', "/");
    let is_rust = below.extension().is_some_and(|ending| ending == "rs");
    let code = if is_rust {
        code_of(&text)
    } else {
        text.clone()
    };
    Source { path, text, code }
}
