//! The command line: one word for the task, then what that task takes.

use crate::practice::Noise;
use std::ffi::OsString;
use std::path::PathBuf;

/// What is printed for `help` and after a mistake.
pub const USAGE: &str = "\
Usage: cargo xtask TASK

  test            format, lints, documentation, binaries and all tests; stops at
                  the first failure and says how to repeat it
  run [--quiet]   build `rollout` and walk the main job with it: the Contoso plan
                  from new to applied and exported, on the practice tenant.
                  State goes to ROLLOUT_DATA if set, else below the target folder.
                  --quiet leaves out what the steps print
  checkers DIR    record one practice apply and one export, and let the external
                  checkers in DIR judge them (exit 2: one of them could not run)
  help            this text

Before the first three, what a build needs is looked for; on Debian and Ubuntu,
as root, what is missing is installed.";

/// A task somebody asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// All gates and tests.
    Test,
    /// The main job on the practice tenant.
    Run {
        /// Whether the steps' own output is shown.
        noise: Noise,
    },
    /// External checkers.
    Checkers {
        /// The folder that holds them.
        folder: PathBuf,
    },
    /// The usage text.
    Help,
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(words: impl Iterator<Item = OsString>) -> Result<Task, String> {
    let words: Vec<OsString> = words.collect();
    let Some((task, rest)) = words.split_first() else {
        return Err("Which task?".to_owned());
    };
    match (task.to_string_lossy().as_ref(), rest) {
        ("test", []) => Ok(Task::Test),
        ("run", []) => Ok(Task::Run { noise: Noise::All }),
        ("run", [flag]) if flag == "--quiet" => Ok(Task::Run {
            noise: Noise::Summary,
        }),
        ("checkers", [folder]) => Ok(Task::Checkers {
            folder: folder.into(),
        }),
        ("checkers", []) => Err("`checkers` takes the folder that holds the checkers.".to_owned()),
        ("help" | "--help" | "-h", _) => Ok(Task::Help),
        ("test" | "run" | "checkers", rest) => Err(format!(
            "`{}` does not take: {}",
            task.display(),
            rest.join(" ".as_ref()).display()
        )),
        (unknown, _) => Err(format!("There is no task `{unknown}`.")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Task, String> {
        parse(words.iter().map(OsString::from))
    }

    #[test]
    fn each_task_is_read() {
        assert_eq!(read(&["test"]), Ok(Task::Test));
        assert_eq!(read(&["run"]), Ok(Task::Run { noise: Noise::All }));
        assert_eq!(
            read(&["run", "--quiet"]),
            Ok(Task::Run {
                noise: Noise::Summary
            })
        );
        assert_eq!(
            read(&["checkers", "x y"]),
            Ok(Task::Checkers {
                folder: "x y".into()
            })
        );
        assert_eq!(read(&["--help"]), Ok(Task::Help));
    }

    #[test]
    fn mistakes_are_named() {
        for (words, part) in [
            (vec![], "Which task"),
            (vec!["tset"], "no task `tset`"),
            (vec!["test", "--release"], "does not take: --release"),
            (vec!["run", "--loud"], "does not take: --loud"),
            (vec!["checkers"], "takes the folder"),
        ] {
            let wrong = read(&words).unwrap_err();
            assert!(wrong.contains(part), "{words:?} said: {wrong}");
        }
    }
}
