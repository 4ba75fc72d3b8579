//! How long a program takes to its first screen, and how much memory it then holds. No driver is in
//! between: it would cost both.

use super::group::Group;
use super::screen::Screen;
use std::fs;
use std::io::{BufRead as _, BufReader};
use std::path::Path;
use std::process::Stdio;
use std::thread;
use std::time::Duration;

/// How long a window rests before its memory is looked at.
const REST: Duration = Duration::from_secs(3);

/// What was measured of one start.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FirstPaint {
    /// From the start of the program to its first screen, in milliseconds, as it says itself.
    pub painted_ms: u64,
    /// Proportional set size in kB, by program, of everything that it started, too.
    pub memory: Vec<(String, u64)>,
}

impl FirstPaint {
    /// The memory of all its processes, in kB.
    pub fn memory_in_all(&self) -> u64 {
        self.memory.iter().map(|(_, kb)| kb).sum()
    }
}

/// Starts a program that prints `painted_ms=N` on a screen of its own, and measures.
///
/// # Panics
///
/// When it ends without having painted.
#[track_caller]
pub fn first_paint(program: &Path) -> FirstPaint {
    let kept = tempfile::tempdir().expect("a temporary folder");
    let screen = Screen::start((1440, 900), &kept.path().join("screen.log"));
    let own = |name: &str| Some(kept.path().join(name).into());
    let environment = [
        ("ROLLOUT_DATA", own("data")),
        ("XDG_DATA_HOME", own("share")),
        ("XDG_CACHE_HOME", own("cache")),
        ("ROLLOUT_TRACE_START", Some("1".into())),
        ("DISPLAY", Some(screen.display().into())),
        ("WAYLAND_DISPLAY", None),
        ("LIBGL_ALWAYS_SOFTWARE", Some("1".into())),
    ];
    let environment = environment.map(|(name, value)| (name.into(), value));
    let log = kept.path().join("program.log");
    let mut group = Group::start([program], &environment, Stdio::piped(), &log);
    let output = group.output().expect("its output is piped");
    let said = BufReader::new(output)
        .lines()
        .map_while(Result::ok)
        .find_map(|line| line.strip_prefix("painted_ms=")?.parse().ok());
    let Some(painted_ms) = said else {
        let log = fs::read_to_string(&log).unwrap_or_default();
        panic!("{} ended without a first screen:\n{log}", program.display());
    };
    thread::sleep(REST);
    let members = group.members().into_iter();
    FirstPaint {
        painted_ms,
        memory: members
            .filter(|one| one.name != "sh")
            .filter_map(|one| Some((one.name, pss(one.id)?)))
            .collect(),
    }
}

/// Shared pages count by how many share them.
fn pss(process: u32) -> Option<u64> {
    let text = fs::read_to_string(format!("/proc/{process}/smaps_rollup")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("Pss:"))?;
    line.split_whitespace().next()?.parse().ok()
}
