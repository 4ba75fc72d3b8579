//! A `rollout` that does not end by itself, or might not: never waited for without a bound.

use std::io::{BufRead as _, BufReader, Read as _};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use crate::Outcome;

/// A running process; it is ended when this value goes.
pub struct Process {
    child: Child,
    lines: Receiver<String>,
    errors: Receiver<String>,
}

impl Process {
    /// Starts it.
    ///
    /// # Panics
    ///
    /// When it does not start.
    pub fn start(mut command: Command) -> Self {
        command.stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().expect("the binary starts");
        let out = BufReader::new(child.stdout.take().expect("its output is piped"));
        let mut err = child.stderr.take().expect("its errors are piped");
        let (line, lines) = channel();
        thread::spawn(move || {
            // Nobody listening any more is no reason to let the pipe fill up.
            for text in out.lines().map_while(Result::ok) {
                _ = line.send(text);
            }
        });
        let (error, errors) = channel();
        thread::spawn(move || {
            let mut bytes = Vec::new();
            _ = err.read_to_end(&mut bytes);
            _ = error.send(String::from_utf8_lossy(&bytes).into_owned());
        });
        Self {
            child,
            lines,
            errors,
        }
    }

    /// Its next line on standard output.
    ///
    /// # Panics
    ///
    /// When there is none within a minute.
    #[track_caller]
    pub fn line(&mut self) -> String {
        let line = self.lines.recv_timeout(Duration::from_mins(1));
        line.unwrap_or_else(|_| panic!("a line of its output, within a minute: {}", self.end()))
    }

    /// Ends it, and says what it printed since.
    pub fn end(&mut self) -> Outcome {
        // It may have ended by itself.
        _ = self.child.kill();
        let stderr = self.errors.recv().unwrap_or_default();
        self.ended(stderr)
    }

    fn ended(&mut self, stderr: String) -> Outcome {
        let status = self.child.wait();
        Outcome {
            code: status.ok().and_then(|s| s.code()).unwrap_or(-1),
            stdout: self.lines.iter().collect::<Vec<_>>().join("\n"),
            stderr,
        }
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        _ = self.child.kill();
        _ = self.child.wait();
    }
}

/// Runs a command that has to end within a time.
///
/// # Panics
///
/// When it does not; it is ended then.
#[track_caller]
pub fn ended_within(limit: Duration, command: Command) -> Outcome {
    let mut process = Process::start(command);
    // Its errors are whole when it has closed them, which is when it ends.
    let Ok(stderr) = process.errors.recv_timeout(limit) else {
        panic!("it does not end within {limit:?}: {}", process.end());
    };
    process.ended(stderr)
}
