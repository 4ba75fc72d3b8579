//! Runs `rollout` on the practice tenant, step by step, in a folder of its own.
//!
//! A step knows which exit codes are right where it stands: `compare` must find
//! something to do before `apply` and nothing after it. Anything else stops the
//! walk, with the step's own words.

use crate::line::{Line, quoted};
use crate::place::Place;
use std::io::{BufRead, BufReader, PipeReader, pipe};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::Instant;

/// The plan file every walk makes and uses.
pub const PLAN: &str = "contoso.rollout.json";

/// How much of a step is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Noise {
    /// Everything it prints, indented.
    All,
    /// One line a step; what it printed only when it went wrong.
    Summary,
}

/// One `rollout` command and the exit codes that are right for it here.
pub struct Step {
    /// The arguments, the verb first.
    pub words: &'static [&'static str],
    /// The right exit codes.
    pub right: &'static [i32],
}

/// A folder to practise in, with the binary that is used.
pub struct Practice {
    binary: PathBuf,
    /// Where the steps run and leave their files.
    pub folder: PathBuf,
    /// Where `rollout` keeps its state.
    pub data: PathBuf,
    noise: Noise,
}

impl Practice {
    /// Builds `rollout` and makes the folder `name` below the target folder, empty.
    pub fn begin(place: &Place, name: &str, noise: Noise) -> Result<Self, String> {
        let build = match noise {
            Noise::All => "build --locked --package rollout-cli --bin rollout",
            Noise::Summary => "build --quiet --locked --package rollout-cli --bin rollout",
        };
        let build = Line::cargo(build);
        println!("{build}");
        let mut command = build.command(&place.root);
        let status = command.env("CARGO_TARGET_DIR", &place.target).status();
        if !status.is_ok_and(|status| status.success()) {
            return Err("`rollout` does not build; see above.".to_owned());
        }
        let folder = place.fresh(name)?;
        let binary = format!("rollout{}", std::env::consts::EXE_SUFFIX);
        Ok(Self {
            binary: place.binaries().join(binary),
            data: folder.join("data"),
            folder,
            noise,
        })
    }

    /// Says once how a person gets into the position to type the steps.
    pub fn introduce(&self) {
        let here = |path: &Path| quoted(path.as_os_str());
        println!("\nTo type a step yourself:");
        println!("  cd {}", here(&self.folder));
        println!("  export ROLLOUT_DATA={}", here(&self.data));
        if let Some(binaries) = self.binary.parent() {
            println!("  export PATH={}:\"$PATH\"", here(binaries));
        }
    }

    /// Runs one step. Gives its exit code when that is one of the right ones.
    pub fn step(&self, step: &Step) -> Result<i32, String> {
        let line = Line::new(&self.binary, step.words).shown_as("rollout");
        println!("\n$ {line}");
        let start = Instant::now();
        let (code, printed) = self.listen(&line)?;
        let verb = step.words.first().copied().unwrap_or_default();
        let seconds = start.elapsed().as_secs_f64();
        let said = match code {
            Some(code) => format!("exit {code}: {}", meaning(verb, code)),
            None => "it was ended from outside".to_owned(),
        };
        println!("  → {said} ({seconds:.1} s)");
        match code {
            Some(code) if step.right.contains(&code) => Ok(code),
            _ => Err(self.complaint(&line, step.right, &said, &printed)),
        }
    }

    /// Starts the line and reads both its outputs through one pipe, so that they
    /// stay in the order in which they were written.
    fn listen(&self, line: &Line) -> Result<(Option<i32>, Vec<String>), String> {
        let wrong = |wrong| format!("`{line}` does not start: {wrong}");
        let (reader, writer) = pipe().map_err(wrong)?;
        let mut command = line.command(&self.folder);
        command
            .env("ROLLOUT_DATA", &self.data)
            .stdin(Stdio::null())
            .stdout(writer.try_clone().map_err(wrong)?)
            .stderr(writer);
        let mut child = command.spawn().map_err(wrong)?;
        drop(command); // it holds our ends of the pipe, and reading would never end
        let printed = self.read(reader);
        let status = child.wait().map_err(wrong)?;
        Ok((status.code(), printed))
    }

    fn read(&self, reader: PipeReader) -> Vec<String> {
        let mut printed = Vec::new();
        for part in BufReader::new(reader).split(b'\n').map_while(Result::ok) {
            let text = String::from_utf8_lossy(&part).trim_end().to_owned();
            if self.noise == Noise::All {
                println!("  {text}");
            }
            printed.push(text);
        }
        printed
    }

    fn complaint(&self, line: &Line, right: &[i32], said: &str, printed: &[String]) -> String {
        let right: Vec<String> = right.iter().map(i32::to_string).collect();
        let right = right.join(" or ");
        let shown = if self.noise == Noise::Summary && !printed.is_empty() {
            format!("It printed:\n  {}\n", printed.join("\n  "))
        } else {
            String::new()
        };
        format!(
            "Stopped: `{line}` should have ended with exit {right}, but: {said}.\n{shown}\
             The files are in {}",
            self.folder.display()
        )
    }
}

/// An exit code in words.
fn meaning(verb: &str, code: i32) -> &'static str {
    match (verb, code) {
        ("new", 0) => "the plan file is written",
        ("check", 0) => "nothing in the plan stops a rollout",
        ("check", 2) => "the plan has blockers",
        ("compare", 0) => "the tenant holds what the plan wants",
        ("compare", 2) => "there is something to do",
        ("apply", 0) => "nothing of the plan is missing",
        ("apply", 1) => "a write failed",
        ("apply", 2) => "refused before writing, or something still waits or is blocked",
        ("export", 0) => "the files are written",
        ("export", 2) => "the machine formats were refused",
        (_, 1) => "it could not be done; the reason is printed above",
        (_, 0) => "good",
        _ => "no meaning is known for this code",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn compare_says_in_words_whether_there_is_work() {
        assert_eq!(
            meaning("compare", 0),
            "the tenant holds what the plan wants"
        );
        assert_eq!(meaning("compare", 2), "there is something to do");
    }

    #[test]
    fn every_code_has_words() {
        for verb in ["new", "check", "compare", "apply", "export"] {
            assert_ne!(meaning(verb, 0), "good", "{verb}");
            assert!(meaning(verb, 1).len() > 10, "{verb}");
        }
        assert_eq!(meaning("check", 101), "no meaning is known for this code");
    }
}
