//! A screen in memory, and what a window manager would do on it.

use super::group::Group;
use super::x11;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::sync::mpsc::channel;
use std::thread;
use std::time::Duration;

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
        let out = group.output().expect("its output is piped");
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

    /// Asks every window on it to close, as its title bar does.
    pub fn ask_to_close(&self) -> Result<(), String> {
        x11::ask_to_close(&self.number).map_err(|wrong| format!("the screen: {wrong}"))
    }

    /// As `DISPLAY` wants it.
    pub fn display(&self) -> String {
        format!(":{}", self.number)
    }
}
