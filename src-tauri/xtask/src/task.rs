//! The command line: one word for the task, then what that task takes.

use crate::practice::Noise;
use crate::setup::Aim;
use std::ffi::OsString;
use std::path::PathBuf;

/// What is printed for `help` and after a mistake.
pub const USAGE: &str = "\
Usage: cargo xtask TASK

  run             build the window and open it: Contoso on the practice tenant.
                  State goes to ROLLOUT_DATA if set, else below the target folder,
                  and stays there
  test            format, lints, documentation, binaries and all tests, of the
                  window, too; stops at the first failure and says how to repeat it
  walk [--quiet]  build `rollout` and walk the main job with it: the Contoso plan
                  from new to applied and exported, on the practice tenant.
                  --quiet leaves out what the steps print
  screens DIR [--only NAME]
                  take a picture of every screen of the window into DIR, light and
                  dark, in three sizes; it needs no screen itself
  checkers DIR    record one practice apply and one export, and let the external
                  checkers in DIR judge them (exit 2: one of them could not run)
  missing         print the Debian packages that this machine lacks for `test`
  help            this text

Before a task, what it needs is looked for; on Debian and Ubuntu, as root, what is
missing is installed.";

/// A task somebody asked for.
#[derive(Debug, PartialEq, Eq)]
pub enum Task {
    /// The window, for a person.
    Run,
    /// All gates and tests.
    Test,
    /// The main job on the command line and the practice tenant.
    Walk {
        /// Whether the steps' own output is shown.
        noise: Noise,
    },
    /// Pictures of the window.
    Screens {
        /// Where they go.
        folder: PathBuf,
        /// The only screen that is asked for.
        only: Option<OsString>,
    },
    /// External checkers.
    Checkers {
        /// The folder that holds them.
        folder: PathBuf,
    },
    /// What the machine lacks.
    Missing,
    /// The usage text.
    Help,
}

impl Task {
    /// What it needs of the machine.
    pub fn aim(&self) -> Aim {
        match self {
            Self::Run => Aim::Window,
            Self::Test | Self::Screens { .. } => Aim::WindowTests,
            Self::Walk { .. } | Self::Checkers { .. } | Self::Missing | Self::Help => {
                Aim::CommandLine
            }
        }
    }
}

/// Reads the arguments after `cargo xtask`.
pub fn parse(words: impl Iterator<Item = OsString>) -> Result<Task, String> {
    let words: Vec<OsString> = words.collect();
    let Some((task, rest)) = words.split_first() else {
        return Err("Which task?".to_owned());
    };
    match (task.to_string_lossy().as_ref(), rest) {
        ("run", []) => Ok(Task::Run),
        ("test", []) => Ok(Task::Test),
        ("walk", []) => Ok(Task::Walk { noise: Noise::All }),
        ("walk", [flag]) if flag == "--quiet" => Ok(Task::Walk {
            noise: Noise::Summary,
        }),
        ("screens", [folder]) if !is_flag(folder) => Ok(Task::Screens {
            folder: folder.into(),
            only: None,
        }),
        ("screens", [folder, flag, name]) if flag == "--only" => Ok(Task::Screens {
            folder: folder.into(),
            only: Some(name.clone()),
        }),
        ("screens", _) => {
            Err("`screens` takes a folder, and may take `--only NAME` after it.".to_owned())
        }
        ("checkers", [folder]) => Ok(Task::Checkers {
            folder: folder.into(),
        }),
        ("checkers", []) => Err("`checkers` takes the folder that holds the checkers.".to_owned()),
        ("missing", []) => Ok(Task::Missing),
        ("help" | "--help" | "-h", _) => Ok(Task::Help),
        ("test" | "run" | "walk" | "checkers" | "missing", rest) => Err(format!(
            "`{}` does not take: {}",
            task.display(),
            rest.join(" ".as_ref()).display()
        )),
        (unknown, _) => Err(format!("There is no task `{unknown}`.")),
    }
}

fn is_flag(word: &OsString) -> bool {
    word.to_string_lossy().starts_with('-')
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
        assert_eq!(read(&["run"]), Ok(Task::Run));
        assert_eq!(read(&["missing"]), Ok(Task::Missing));
        assert_eq!(read(&["walk"]), Ok(Task::Walk { noise: Noise::All }));
        assert_eq!(
            read(&["walk", "--quiet"]),
            Ok(Task::Walk {
                noise: Noise::Summary
            })
        );
        for (words, only) in [
            (vec!["screens", "x y"], None),
            (
                vec!["screens", "x y", "--only", "home"],
                Some("home".into()),
            ),
        ] {
            let folder = "x y".into();
            assert_eq!(read(&words), Ok(Task::Screens { folder, only }));
        }
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
            (vec!["run", "--quiet"], "does not take: --quiet"),
            (vec!["walk", "--loud"], "does not take: --loud"),
            (vec!["screens"], "takes a folder"),
            (vec!["screens", "--only"], "takes a folder"),
            (vec!["checkers"], "takes the folder"),
        ] {
            let wrong = read(&words).unwrap_err();
            assert!(wrong.contains(part), "{words:?} said: {wrong}");
        }
    }
}
