//! What a machine needs before it can build and test, and how it gets it.

mod needs;
mod version;

use crate::line::quoted;
pub use needs::{Aim, NPM};
use needs::{NEEDS, Need};
use std::process::{Command, Stdio};

/// What can be done about something missing on this machine.
#[derive(Debug, PartialEq, Eq)]
enum Remedy {
    /// We install it: Debian or Ubuntu, and we are root.
    Install,
    /// The person installs it: Debian or Ubuntu, and we are not root.
    Tell,
    /// We know the purpose, not the name of the package.
    Unknown,
}

/// Makes sure that everything needed for that aim is there.
pub fn ensure(aim: Aim) -> Result<(), String> {
    let missing = lacking(NEEDS, aim, |need| need.proof.holds());
    if missing.is_empty() {
        return Ok(());
    }
    let remedy = remedy();
    // Where it is too old, the system's package is what brought it.
    let outdated = missing.iter().all(|need| need.proof.is_outdated());
    if remedy != Remedy::Install || outdated {
        return Err(advice(&missing, &remedy));
    }
    for line in apt(&missing) {
        println!("set-up: {}", line.join(" "));
        if !run(&line) {
            return Err(format!(
                "The set-up failed. Repeat it with: {}",
                line.join(" ")
            ));
        }
    }
    let still = lacking(NEEDS, aim, |need| need.proof.holds());
    if still.is_empty() {
        Ok(())
    } else {
        Err(advice(&still, &Remedy::Unknown))
    }
}

/// The Debian packages of what this machine lacks for that aim, on one line.
pub fn missing(aim: Aim) -> String {
    packages(&lacking(NEEDS, aim, |need| need.proof.holds())).join(" ")
}

/// The needs whose proof does not hold. The probe is an argument so that a test
/// can play any machine.
fn lacking(needs: &[Need], aim: Aim, holds: impl Fn(&Need) -> bool) -> Vec<&Need> {
    let asked = needs.iter().filter(|need| need.aim <= aim && here(need));
    asked.filter(|need| !holds(need)).collect()
}

/// On Windows and macOS Rust's own installer asks for the C compiler, the window's
/// library is part of the system, and only Linux has a driver for it.
fn here(need: &Need) -> bool {
    cfg!(target_os = "linux") || matches!(need.package, "nodejs" | "npm")
}

fn packages(missing: &[&Need]) -> Vec<&'static str> {
    let mut packages: Vec<_> = missing.iter().map(|need| need.package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// The two lines that install what is missing. The lists come first: with old ones the
/// system asks its mirror for versions that are gone.
fn apt(missing: &[&Need]) -> [Vec<&'static str>; 2] {
    let mut install = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    install.extend(packages(missing));
    [vec!["apt-get", "update"], install]
}

fn advice(missing: &[&Need], remedy: &Remedy) -> String {
    let lines: Vec<String> = missing
        .iter()
        .map(|need| format!("  {} ({})\n", need.purpose, need.proof.finding()))
        .collect();
    let outdated = missing.iter().any(|need| need.proof.is_outdated());
    let way_out = if outdated {
        "The system's own package is too old: install a current Node.js from https://nodejs.org \
         and try again."
            .to_owned()
    } else if *remedy == Remedy::Tell {
        let [update, install] = apt(missing).map(|line| line.join(" "));
        format!("Install it with:\n  sudo {update} && sudo {install}")
    } else {
        let packages = packages(missing).join(", ");
        format!("Install it and try again. On Debian the packages are: {packages}.")
    };
    format!("This machine lacks:\n{}{way_out}", lines.concat())
}

fn remedy() -> Remedy {
    if !std::path::Path::new("/etc/debian_version").exists() {
        Remedy::Unknown
    } else if user_id().as_deref() == Some("0") {
        Remedy::Install
    } else {
        Remedy::Tell
    }
}

/// The standard library does not know the user; `id` is on every Linux.
fn user_id() -> Option<String> {
    let answer = Command::new("id").arg("-u").output().ok()?;
    Some(String::from_utf8(answer.stdout).ok()?.trim().to_owned())
}

fn run(line: &[&str]) -> bool {
    let Some((program, arguments)) = line.split_first() else {
        return true;
    };
    let status = Command::new(program)
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive")
        .stdin(Stdio::null())
        .status();
    if let Err(wrong) = &status {
        println!(
            "set-up: {} does not start: {wrong}",
            quoted(program.as_ref())
        );
    }
    status.is_ok_and(|status| status.success())
}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::needs::Proof;
    use super::version::Version;
    use super::*;

    const THREE: &[Need] = &[
        Need {
            aim: Aim::CommandLine,
            purpose: "a C compiler",
            proof: Proof::Runs(&["cc", "--version"]),
            package: "build-essential",
        },
        Need {
            aim: Aim::Window,
            purpose: "windows",
            proof: Proof::Runs(&["pkg-config", "--exists", "no-such-library"]),
            package: "libw-dev",
        },
        Need {
            aim: Aim::WindowTests,
            purpose: "a screen",
            proof: Proof::Runs(&["no-such-screen"]),
            package: "screen",
        },
    ];

    #[test]
    fn only_what_is_missing_is_named() {
        let missing = lacking(THREE, Aim::Window, |need| need.package == "build-essential");
        assert_eq!(packages(&missing), ["libw-dev"]);
        let text = advice(&missing, &Remedy::Tell);
        assert!(
            text.contains("windows (`pkg-config --exists no-such-library` fails)"),
            "{text}"
        );
        assert!(!text.contains("C compiler"), "{text}");
    }

    #[test]
    fn only_what_the_aim_asks_for_is_looked_at() {
        for (aim, count) in [
            (Aim::CommandLine, 1),
            (Aim::Window, 2),
            (Aim::WindowTests, 3),
        ] {
            assert_eq!(lacking(THREE, aim, |_| false).len(), count, "{aim:?}");
        }
    }

    #[test]
    fn the_advice_can_be_typed() {
        let text = advice(&lacking(THREE, Aim::Window, |_| false), &Remedy::Tell);
        let line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends \
                    build-essential libw-dev";
        assert!(text.ends_with(line), "{text}");
    }

    #[test]
    fn elsewhere_the_packages_are_a_hint() {
        let text = advice(&lacking(THREE, Aim::Window, |_| false), &Remedy::Unknown);
        assert!(
            text.ends_with("On Debian the packages are: build-essential, libw-dev."),
            "{text}"
        );
    }

    #[test]
    fn a_package_that_is_too_old_is_not_installed_again() {
        let old = Need {
            aim: Aim::Window,
            purpose: "a current tool",
            proof: Proof::Answers("cargo", &[Version(4000, 0)]),
            package: "tool",
        };
        let text = advice(&[&old], &Remedy::Tell);
        assert!(
            text.contains("too old") && !text.contains("apt-get"),
            "{text}"
        );
    }

    #[test]
    fn nothing_missing_is_nothing_to_do() {
        assert!(lacking(THREE, Aim::WindowTests, |_| true).is_empty());
    }
}
