//! `cargo xtask checkers DIR`: external programs judge what we send and write.
//!
//! They are other people's parsers and Microsoft's published types, so they cannot
//! share a mistake with us. They are run by hand before a release and are not part
//! of `cargo xtask test`, which reads nothing outside the repository.

use crate::line::Line;
use crate::place::Place;
use crate::practice::{Noise, PLAN, Practice, Step};
use std::ffi::OsString;
use std::path::{Path, absolute};
use std::process::ExitCode;

/// One checker: a file of the folder, what starts it, and what it is given.
struct Checker {
    judges: &'static str,
    file: &'static str,
    started_by: Starter,
    arguments: &'static [&'static str],
}

/// What a checker is written in. Named, so that it also starts where a file cannot
/// be executed by itself.
#[derive(Clone, Copy)]
enum Starter {
    Python,
    Bash,
}

/// Another checker is one more row; paths are relative to the recorded folder.
const CHECKERS: &[Checker] = &[
    Checker {
        judges: "the requests of an apply",
        file: "validate_requests.py",
        started_by: Starter::Python,
        arguments: &[
            "requests.jsonl",
            "--pin",
            // The version the app writes with. Its catalogue of API versions is the source.
            "Microsoft.CognitiveServices=2026-03-01",
            "--assignment-names",
        ],
    },
    Checker {
        judges: "the exported Markdown",
        file: "check_md.sh",
        started_by: Starter::Bash,
        arguments: &["export"],
    },
];

/// What makes the files to judge.
const RECORDING: &[Step] = &[
    Step {
        words: &["new", "--example", "contoso", "-o", PLAN],
        right: &[0],
    },
    Step {
        words: &[
            "apply",
            PLAN,
            "--tenant",
            "practice",
            "--yes",
            "--record",
            "requests.jsonl",
        ],
        right: &[0],
    },
    Step {
        words: &["export", PLAN, "--to", "export"],
        right: &[0],
    },
];

/// How one checker ended.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Verdict {
    Pass,
    Fail,
    /// It could not judge: it, or a tool it needs, is missing.
    CouldNotRun(String),
}

/// Records, lets every checker judge, and says what each found.
pub fn run(place: &Place, folder: &Path) -> Result<ExitCode, String> {
    let folder = absolute(folder).map_err(|wrong| format!("The folder is no path: {wrong}"))?;
    if !folder.is_dir() {
        return Err(format!("There is no folder {}.", folder.display()));
    }
    let practice = Practice::begin(place, "checkers-run", Noise::Summary)?;
    practice.introduce();
    for step in RECORDING {
        practice.step(step)?;
    }
    let mut verdicts = Vec::new();
    for checker in CHECKERS {
        println!("\n── {}: {}", checker.file, checker.judges);
        verdicts.push(judge(checker, &folder, &practice.folder));
    }
    println!();
    for (checker, verdict) in CHECKERS.iter().zip(&verdicts) {
        println!("{:24} {}", checker.file, words(verdict));
    }
    Ok(ExitCode::from(exit_code(&verdicts)))
}

fn judge(checker: &Checker, folder: &Path, recorded: &Path) -> Verdict {
    let file = folder.join(checker.file);
    if !file.is_file() {
        return Verdict::CouldNotRun(format!("{} is not there", file.display()));
    }
    let mut arguments = vec![file.into_os_string()];
    arguments.extend(checker.arguments.iter().map(OsString::from));
    let line = Line::new(starter(checker.started_by), arguments);
    println!("$ {line}");
    match line.command(recorded).status() {
        Ok(status) => verdict(status.code()),
        Err(wrong) => Verdict::CouldNotRun(format!("it does not start: {wrong}")),
    }
}

fn starter(kind: Starter) -> OsString {
    match kind {
        // The checkers' own set-up puts their packages into an environment and names
        // its Python in this variable.
        Starter::Python => std::env::var_os("PYTHON").unwrap_or_else(|| "python3".into()),
        Starter::Bash => "bash".into(),
    }
}

fn verdict(code: Option<i32>) -> Verdict {
    match code {
        Some(0) => Verdict::Pass,
        Some(2) => Verdict::CouldNotRun("a tool it needs is missing, see above".to_owned()),
        _ => Verdict::Fail,
    }
}

fn words(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Pass => "pass".to_owned(),
        Verdict::Fail => "FAIL".to_owned(),
        Verdict::CouldNotRun(why) => format!("could not run: {why}"),
    }
}

/// A failure outweighs a checker that could not run.
fn exit_code(verdicts: &[Verdict]) -> u8 {
    if verdicts.contains(&Verdict::Fail) {
        1
    } else if verdicts.iter().any(|verdict| *verdict != Verdict::Pass) {
        2
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exit_codes_become_verdicts() {
        assert_eq!(verdict(Some(0)), Verdict::Pass);
        assert_eq!(verdict(Some(1)), Verdict::Fail);
        assert_eq!(verdict(None), Verdict::Fail);
        assert!(matches!(verdict(Some(2)), Verdict::CouldNotRun(_)));
    }

    #[test]
    fn the_worst_verdict_decides() {
        let missing = || Verdict::CouldNotRun(String::new());
        for (verdicts, code) in [
            (vec![], 0),
            (vec![Verdict::Pass, Verdict::Pass], 0),
            (vec![missing(), Verdict::Pass], 2),
            (vec![missing(), Verdict::Fail], 1),
            (vec![Verdict::Fail, missing()], 1),
        ] {
            assert_eq!(exit_code(&verdicts), code, "{verdicts:?}");
        }
    }

    #[test]
    fn a_checker_that_is_not_there_could_not_run() {
        let nowhere = Path::new("no-such-folder");
        let verdict = judge(&CHECKERS[0], nowhere, nowhere);
        assert!(matches!(verdict, Verdict::CouldNotRun(why) if why.contains("is not there")));
    }
}
