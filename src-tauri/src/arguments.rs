//! What one can start the window with.

use std::ffi::OsString;
use std::io::Write as _;
use std::path::PathBuf;
use std::process::ExitCode;

const HELP: &str = "Foundry Rollout: plan a rollout of Microsoft Foundry, see who will be able to do what, and write \
the role assignments.

Usage: foundry-rollout [--practice] [PLAN…]

  PLAN…       Plan files to open as new drafts
  --practice  Open the Contoso example, connected to the practice tenant
  --version   Print the version
  --help      Print this

  ROLLOUT_DATA=FOLDER       Keep drafts there
  ROLLOUT_TRACE_START=1     Print how long the first screen took

The command line is `rollout`.
";

/// What one can start the window with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Arguments {
    /// Plan files to open as new drafts.
    pub plans: Vec<PathBuf>,
    /// Open the Contoso example, connected to the practice tenant.
    pub practice: bool,
    /// Where drafts are kept; none takes the system's place for them.
    pub folder: Option<PathBuf>,
    /// Print how long the first screen took.
    pub trace_start: bool,
}

/// An answer instead of a window.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// What was asked for.
    Answer(String),
    /// What was wrong.
    Wrong(String),
}

impl Said {
    /// Says it and is the exit code.
    pub fn told(self) -> ExitCode {
        // A reader that is gone is no reason to fail in another way.
        match self {
            Self::Answer(text) => {
                _ = std::io::stdout().write_all(text.as_bytes());
                ExitCode::SUCCESS
            }
            Self::Wrong(text) => {
                _ = std::io::stderr().write_all(text.as_bytes());
                ExitCode::FAILURE
            }
        }
    }
}

impl Arguments {
    /// Those of this process, with what its environment adds.
    ///
    /// # Errors
    /// Help or version were asked for, or an argument is unknown.
    pub fn of_process() -> Result<Self, Said> {
        let mut arguments = Self::read(std::env::args_os().skip(1))?;
        arguments.folder = std::env::var_os("ROLLOUT_DATA")
            .filter(|folder| !folder.is_empty())
            .map(PathBuf::from);
        arguments.trace_start = std::env::var_os("ROLLOUT_TRACE_START").is_some_and(|v| v == "1");
        Ok(arguments)
    }

    fn read(words: impl Iterator<Item = OsString>) -> Result<Self, Said> {
        let mut arguments = Self::default();
        for word in words {
            match word.to_str() {
                Some("--help" | "-h") => return Err(Said::Answer(HELP.to_owned())),
                Some("--version" | "-V") => {
                    return Err(Said::Answer(format!(
                        "foundry-rollout {}\n",
                        env!("CARGO_PKG_VERSION")
                    )));
                }
                Some("--practice") => arguments.practice = true,
                // macOS adds its own when an app is started from the Finder.
                Some(own) if own.starts_with("-psn_") => {}
                Some(unknown) if unknown.starts_with('-') => {
                    return Err(Said::Wrong(format!(
                        "There is no option {unknown}.\n\n{HELP}"
                    )));
                }
                _ => {
                    let path = PathBuf::from(word);
                    // A second start may hand it to a process in another folder.
                    arguments
                        .plans
                        .push(std::path::absolute(&path).unwrap_or(path));
                }
            }
        }
        Ok(arguments)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &[&str]) -> Result<Arguments, Said> {
        Arguments::read(words.iter().map(OsString::from))
    }

    #[test]
    fn plans_and_options_are_told_apart() {
        let read_plans = read(&["--practice", "/tmp/a.rollout.json"]).unwrap();
        assert!(read_plans.practice);
        assert_eq!(read_plans.plans, [PathBuf::from("/tmp/a.rollout.json")]);
        assert!(read(&["plan.json"]).unwrap().plans[0].is_absolute());
        assert_eq!(read(&[]).unwrap(), Arguments::default());
    }

    #[test]
    fn an_unknown_option_is_named() {
        let Err(Said::Wrong(text)) = read(&["--practise"]) else {
            panic!("taken");
        };
        assert!(text.starts_with("There is no option --practise."), "{text}");
        assert!(matches!(read(&["--help"]), Err(Said::Answer(_))));
    }
}
