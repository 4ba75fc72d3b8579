//! Programs that are started in a process group of their own, and end together.

use std::ffi::{OsStr, OsString};
use std::fs::File;
use std::io::{BufRead as _, BufReader};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

/// Runs its arguments and, as soon as nobody holds the other end of its input, ends the
/// whole group, itself included. So nothing is left when this process is killed, either.
const WATCH: &str = r#""$@" & read -r _; kill -KILL 0"#;

/// A program, everything it started, and the pipe that keeps them.
pub struct Group {
    watch: Child,
}

impl Group {
    /// Starts it; what it prints on standard error goes to the file.
    pub fn start<T: AsRef<OsStr>>(
        line: impl IntoIterator<Item = T>,
        environment: &[(OsString, Option<OsString>)],
        stdout: Stdio,
        log: &Path,
    ) -> Self {
        let stderr = File::options().create(true).append(true).open(log);
        let mut command = Command::new("sh");
        command.args(["-c", WATCH, "sh"]).args(line);
        for (name, value) in environment {
            match value {
                Some(value) => command.env(name, value),
                None => command.env_remove(name),
            };
        }
        let watch = command
            .process_group(0)
            .stdin(Stdio::piped())
            .stdout(stdout)
            .stderr(stderr.expect("a log file in a new folder"))
            .spawn();
        Self {
            watch: watch.expect("every system has `sh`"),
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        _ = self.watch.wait();
    }
}

/// A screen in memory.
pub struct Screen {
    number: String,
    _group: Group,
}

impl Screen {
    /// Starts one of that many pixels and waits until it says its number.
    #[track_caller]
    pub fn start((width, height): (u32, u32), log: &Path) -> Self {
        let size = format!("{width}x{height}x24");
        let line = [
            "Xvfb",
            "-displayfd",
            "1",
            "-screen",
            "0",
            &size,
            "-nolisten",
            "tcp",
            "-noreset",
        ];
        let mut group = Group::start(line, &[], Stdio::piped(), log);
        let out = group.watch.stdout.take().expect("its output is piped");
        let (number, numbers) = channel();
        thread::spawn(move || {
            let mut line = String::new();
            _ = BufReader::new(out).read_line(&mut line);
            _ = number.send(line.trim().to_owned());
        });
        let number = numbers.recv_timeout(Duration::from_secs(30));
        let number = number.ok().filter(|number| !number.is_empty());
        let Some(number) = number else {
            let said = std::fs::read_to_string(log).unwrap_or_default();
            panic!("Xvfb does not start; `cargo xtask test` installs it. It said:\n{said}");
        };
        Self {
            number,
            _group: group,
        }
    }

    /// As `DISPLAY` wants it.
    pub fn display(&self) -> String {
        format!(":{}", self.number)
    }
}
