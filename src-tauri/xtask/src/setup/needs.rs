//! What a machine needs, as a table.

use super::version::Version;
use std::process::{Command, Stdio};

/// What somebody is about to do. Each needs what those before it need, too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aim {
    /// Build and use the command line.
    CommandLine,
    /// Build and open the window.
    Window,
    /// Drive the window without a screen.
    WindowTests,
}

/// One thing a build or a test needs from the system.
pub struct Need {
    /// The first aim that needs it.
    pub aim: Aim,
    /// What it is for, as it is told to the person.
    pub purpose: &'static str,
    /// How to find out.
    pub proof: Proof,
    /// The Debian and Ubuntu package that brings it.
    pub package: &'static str,
}

/// What shows that something is there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proof {
    /// This command succeeds.
    Runs(&'static [&'static str]),
    /// `program --version` answers with one of these release lines or a later one.
    Answers(&'static str, &'static [Version]),
}

/// Everything that is needed. Something new is one more row here.
pub const NEEDS: &[Need] = &[
    Need {
        aim: Aim::CommandLine,
        purpose: "a C compiler, for the SQLite that is built in",
        proof: Proof::Runs(&["cc", "--version"]),
        package: "build-essential",
    },
    Need {
        aim: Aim::Window,
        purpose: "pkg-config, to find the system's libraries",
        proof: Proof::Runs(&["pkg-config", "--version"]),
        package: "pkg-config",
    },
    Need {
        aim: Aim::Window,
        purpose: "WebKitGTK 4.1, which draws the window",
        proof: Proof::Runs(&["pkg-config", "--exists", "webkit2gtk-4.1"]),
        package: "libwebkit2gtk-4.1-dev",
    },
    Need {
        aim: Aim::Window,
        purpose: "Node.js, to build what the window shows",
        proof: Proof::Answers("node", NODE),
        package: "nodejs",
    },
    Need {
        aim: Aim::Window,
        purpose: "npm, to fetch the packages of the window",
        proof: Proof::Runs(&[NPM, "--version"]),
        package: "npm",
    },
    Need {
        aim: Aim::WindowTests,
        purpose: "the WebDriver of WebKitGTK, to drive the window",
        proof: Proof::Runs(&["WebKitWebDriver", "--help"]),
        package: "webkit2gtk-driver",
    },
    Need {
        aim: Aim::WindowTests,
        purpose: "a screen in memory, to drive the window on",
        proof: Proof::Runs(&["Xvfb", "-help"]),
        package: "xvfb",
    },
    Need {
        aim: Aim::WindowTests,
        purpose: "fc-list, to look for fonts",
        proof: Proof::Runs(&["fc-list", "--version"]),
        package: "fontconfig",
    },
    Need {
        aim: Aim::WindowTests,
        purpose: "the Noto fonts, so that every text has its letters",
        proof: Proof::Runs(&["sh", "-c", "fc-list | grep -q 'Noto Sans'"]),
        package: "fonts-noto-core",
    },
];

/// The lines of Node.js that the window's build tool supports.
const NODE: &[Version] = &[Version(20, 19), Version(22, 12), Version(24, 0)];

/// Windows starts a batch file only under its whole name.
pub const NPM: &str = if cfg!(windows) { "npm.cmd" } else { "npm" };

impl Proof {
    /// Whether it holds on this machine.
    pub fn holds(&self) -> bool {
        match self {
            Self::Runs(line) => succeeds(line),
            Self::Answers(program, lines) => answer(program)
                .and_then(|text| Version::read(&text))
                .is_some_and(|found| found.reaches(lines)),
        }
    }

    /// What was tried and what came back, for a person.
    pub fn finding(&self) -> String {
        match self {
            Self::Runs(line) => format!("`{}` fails", line.join(" ")),
            Self::Answers(program, lines) => {
                let wanted = Version::wanted(lines);
                match answer(program) {
                    Some(found) => format!("`{program} --version` says {found}, not {wanted}"),
                    None => format!("`{program} --version` fails; {wanted} is needed"),
                }
            }
        }
    }

    /// Whether it is there and only too old: then the system's own package may be, too.
    pub fn is_outdated(&self) -> bool {
        matches!(self, Self::Answers(program, _) if answer(program).is_some() && !self.holds())
    }
}

fn succeeds(line: &[&str]) -> bool {
    let Some((program, arguments)) = line.split_first() else {
        return true;
    };
    Command::new(program)
        .args(arguments)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .status()
        .is_ok_and(|status| status.success())
}

fn answer(program: &str) -> Option<String> {
    let output = Command::new(program)
        .arg("--version")
        .stdin(Stdio::null())
        .output()
        .ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_program_that_is_not_there_is_no_proof() {
        assert!(!Proof::Runs(&["no-such-program-anywhere"]).holds());
        let missing = Proof::Answers("no-such-program-anywhere", NODE);
        assert!(!missing.holds() && !missing.is_outdated());
        assert!(missing.finding().contains("20.19"), "{}", missing.finding());
    }

    #[test]
    fn an_old_program_is_told_from_a_missing_one() {
        // Every machine that runs this has a cargo, and none has that one.
        let future = Proof::Answers("cargo", &[Version(4000, 0)]);
        assert!(future.is_outdated());
        assert!(
            future.finding().contains("not 4000.0 or later"),
            "{}",
            future.finding()
        );
    }

    #[test]
    fn the_command_line_needs_no_window() {
        let lean = NEEDS.iter().filter(|need| need.aim <= Aim::CommandLine);
        assert_eq!(
            lean.map(|need| need.package).collect::<Vec<_>>(),
            ["build-essential"]
        );
    }
}
