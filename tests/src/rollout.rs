//! The `rollout` command as a test uses it.

use serde_json::Value;
use std::ffi::{OsStr, OsString};
use std::fmt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use tempfile::TempDir;

/// `rollout` with a state folder and a working folder of its own, so that tests can run
/// side by side and none can reach the state of the person who runs them.
///
/// Both are temporary and go when this value goes.
pub struct Rollout {
    data: PathBuf,
    folder: PathBuf,
    environment: Vec<(OsString, OsString)>,
    _kept: TempDir,
}

/// How a command ended and what it printed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// The exit code; -1 when the command was ended by a signal.
    pub code: i32,
    /// Standard output as text.
    pub stdout: String,
    /// Standard error as text.
    pub stderr: String,
}

impl Rollout {
    /// A new one, with empty folders.
    ///
    /// # Panics
    ///
    /// When the system gives no temporary folder.
    #[expect(
        clippy::new_without_default,
        reason = "making folders is no default value"
    )]
    pub fn new() -> Self {
        let kept = tempfile::tempdir().expect("a temporary folder");
        let folder = kept.path().join("files");
        std::fs::create_dir(&folder).expect("a folder in a new folder");
        Self {
            data: kept.path().join("data"),
            folder,
            environment: Vec::new(),
            _kept: kept,
        }
    }

    /// A new one whose practice tenants move their own clock instead of waiting.
    ///
    /// # Panics
    ///
    /// When the system gives no temporary folder.
    pub fn instant() -> Self {
        Self::new().env("ROLLOUT_PRACTICE_INSTANT", "1")
    }

    /// Keeps its state in that folder instead.
    #[must_use]
    pub fn data(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data = folder.into();
        self
    }

    /// Runs in that folder instead.
    #[must_use]
    pub fn within(mut self, folder: impl Into<PathBuf>) -> Self {
        self.folder = folder.into();
        self
    }

    /// Sets a variable of its environment, for example `ROLLOUT_TODAY`.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.environment.push((name.into(), value.into()));
        self
    }

    /// A path in its working folder.
    pub fn path(&self, name: impl AsRef<Path>) -> PathBuf {
        self.folder.join(name)
    }

    /// Where it keeps its state.
    pub fn data_folder(&self) -> &Path {
        &self.data
    }

    /// Runs a line such as `check plan.json` to its end and holds it to its exit code.
    ///
    /// # Panics
    ///
    /// When it ends with another code, with everything that it printed.
    #[track_caller]
    pub fn must(&self, code: i32, line: &str) -> Outcome {
        let outcome = self.run(line.split_whitespace());
        assert_eq!(outcome.code, code, "`rollout {line}`: {outcome}");
        assert!(
            !outcome.stderr.contains("panicked"),
            "`rollout {line}` panicked: {outcome}"
        );
        outcome
    }

    /// As [`Rollout::must`], for a line that prints JSON.
    ///
    /// # Panics
    ///
    /// When it ends with another code or prints no JSON.
    #[track_caller]
    pub fn json(&self, code: i32, line: &str) -> Value {
        let outcome = self.must(code, line);
        let parsed = serde_json::from_str(&outcome.stdout);
        parsed
            .unwrap_or_else(|wrong| panic!("`rollout {line}` prints no JSON ({wrong}): {outcome}"))
    }

    /// The id of the newest run.
    ///
    /// # Panics
    ///
    /// When there is no run.
    #[track_caller]
    pub fn last_run(&self) -> String {
        let runs = self.json(0, "runs --format json");
        runs[0]["id"].as_str().expect("there is a run").to_owned()
    }

    /// Runs the command to its end.
    ///
    /// # Panics
    ///
    /// When the binary was not built or does not start.
    pub fn run<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Outcome {
        let output = self.command(arguments).output().expect("the binary starts");
        Outcome {
            code: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
            stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
        }
    }

    /// The command before it starts, for a test that feeds it, stops it or kills it.
    ///
    /// Variables of the person's own environment that steer `rollout` are not passed on.
    ///
    /// # Panics
    ///
    /// When the binary was not built.
    pub fn command<T: AsRef<OsStr>>(&self, arguments: impl IntoIterator<Item = T>) -> Command {
        let mut command = Command::new(crate::bin("rollout"));
        command
            .args(arguments)
            .current_dir(&self.folder)
            .stdin(Stdio::null());
        for (name, _) in std::env::vars_os() {
            let name_text = name.to_string_lossy();
            if name_text.starts_with("ROLLOUT_") || name_text.starts_with("AZURE_") {
                command.env_remove(name);
            }
        }
        command.env("ROLLOUT_DATA", &self.data);
        command.envs(self.environment.iter().map(|(name, value)| (name, value)));
        command
    }
}

/// For the message of an assertion.
impl fmt::Display for Outcome {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            code,
            stdout,
            stderr,
        } = self;
        write!(
            out,
            "exit {code}\n--- stdout\n{stdout}\n--- stderr\n{stderr}"
        )
    }
}
