//! A command line that can be run and be shown so that a person can type it.

use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::Command;

/// A program, its arguments and what its environment adds to ours.
pub struct Line {
    environment: Vec<(&'static str, OsString)>,
    program: OsString,
    shown_as: OsString,
    arguments: Vec<OsString>,
    folder: Option<PathBuf>,
}

impl Line {
    /// A program with its arguments.
    pub fn new<T: Into<OsString>>(
        program: impl Into<OsString>,
        arguments: impl IntoIterator<Item = T>,
    ) -> Self {
        let program = program.into();
        Self {
            environment: Vec::new(),
            shown_as: program.clone(),
            program,
            arguments: arguments.into_iter().map(Into::into).collect(),
            folder: None,
        }
    }

    /// The cargo that runs us, shown as plain `cargo`.
    /// The arguments are one text, parted by blanks.
    pub fn cargo(arguments: &str) -> Self {
        let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
        Self::new(cargo, arguments.split(' ')).shown_as("cargo")
    }

    /// Shows another name than the path that is run.
    pub fn shown_as(mut self, name: impl Into<OsString>) -> Self {
        self.shown_as = name.into();
        self
    }

    /// Adds one variable to the environment.
    pub fn with(mut self, name: &'static str, value: impl Into<OsString>) -> Self {
        self.environment.push((name, value.into()));
        self
    }

    /// Runs it there, wherever it is asked to start.
    pub fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = Some(folder.into());
        self
    }

    /// The command, ready to start in `folder`, or where the line itself says.
    pub fn command(&self, folder: &Path) -> Command {
        let mut command = Command::new(&self.program);
        let folder = self.folder.as_deref().unwrap_or(folder);
        command.args(&self.arguments).current_dir(folder);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

impl fmt::Display for Line {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(folder) = self.folder.as_ref().and_then(|folder| folder.file_name()) {
            write!(out, "cd {} && ", quoted(folder))?;
        }
        for (name, value) in &self.environment {
            write!(out, "{name}={} ", quoted(value))?;
        }
        write!(out, "{}", quoted(&self.shown_as))?;
        self.arguments
            .iter()
            .try_for_each(|argument| write!(out, " {}", quoted(argument)))
    }
}

/// The word as a POSIX shell needs it.
pub fn quoted(word: &OsStr) -> String {
    let word = word.to_string_lossy();
    let plain = |c: char| c.is_ascii_alphanumeric() || "-_./:=+,@%".contains(c);
    if !word.is_empty() && word.chars().all(plain) {
        return word.into_owned();
    }
    format!("'{}'", word.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_is_shown_as_it_would_be_typed() {
        let line = Line::new("/far/away/rollout", ["check", "my plan.json", "it's", ""])
            .shown_as("rollout")
            .with("RUSTDOCFLAGS", "-D warnings");
        assert_eq!(
            line.to_string(),
            r"RUSTDOCFLAGS='-D warnings' rollout check 'my plan.json' 'it'\''s' ''"
        );
    }

    #[test]
    fn a_line_with_a_folder_of_its_own_names_it() {
        let line = Line::new("npm", ["run", "build"]).within("/far/away/ui");
        assert_eq!(line.to_string(), "cd ui && npm run build");
    }
}
