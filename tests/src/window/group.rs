//! Programs that are started in a process group of their own, and end together.

use std::ffi::{OsStr, OsString};
use std::fs::{self, File};
use std::os::unix::process::CommandExt as _;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};

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

/// A running process of a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub id: u32,
    /// What the system calls it: the first fifteen letters of its program.
    pub name: String,
}

impl Group {
    /// What it prints, when that was piped.
    pub fn output(&mut self) -> Option<ChildStdout> {
        self.watch.stdout.take()
    }

    /// Everything of it that runs now.
    pub fn members(&self) -> Vec<Member> {
        let processes = fs::read_dir("/proc").into_iter().flatten().flatten();
        let stats = processes.filter_map(|one| fs::read_to_string(one.path().join("stat")).ok());
        stats
            .filter_map(|stat| member(&stat, self.watch.id()))
            .collect()
    }
}

/// Reads `id (name) state parent group …`; the name may hold anything.
fn member(stat: &str, group: u32) -> Option<Member> {
    let (id, rest) = stat.split_once(" (")?;
    let (name, rest) = rest.rsplit_once(") ")?;
    let mut fields = rest.split(' ');
    let (state, of) = (fields.next()?, fields.nth(1)?);
    // A zombie has ended; it only waits for somebody to ask how.
    (of.parse() == Ok(group) && state != "Z").then_some(Member {
        id: id.parse().ok()?,
        name: name.to_owned(),
    })
}

impl Drop for Group {
    fn drop(&mut self) {
        drop(self.watch.stdin.take());
        _ = self.watch.wait();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{BufRead as _, BufReader, Read as _};
    use std::sync::mpsc::channel;
    use std::time::Duration;

    #[test]
    fn a_group_ends_with_everything_in_it() {
        let log = tempfile::NamedTempFile::new().unwrap();
        let line = ["sh", "-c", "sleep 600 & echo started; wait"];
        let mut group = Group::start(line, &[], Stdio::piped(), log.path());
        let mut out = BufReader::new(group.output().unwrap());
        out.read_line(&mut String::new()).unwrap();
        let members = group.members();
        assert!(members.iter().any(|one| one.name == "sleep"), "{members:?}");
        drop(group);
        // Its output ends when the last of them has let go of it.
        let (ended, end) = channel();
        std::thread::spawn(move || ended.send(out.read_to_string(&mut String::new()).is_ok()));
        assert_eq!(end.recv_timeout(Duration::from_mins(1)), Ok(true));
    }

    #[test]
    fn a_name_may_hold_anything() {
        let stat = "12 (a) (b) S 1 7 7 0";
        let found = member(stat, 7).unwrap();
        assert_eq!((found.id, found.name.as_str()), (12, "a) (b"));
        assert_eq!(member(stat, 8), None);
        assert_eq!(member("12 (a) Z 1 7 7 0", 7), None);
    }
}
