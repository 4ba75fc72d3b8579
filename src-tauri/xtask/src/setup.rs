//! What a machine needs before it can build and test, and how it gets it.

use crate::line::quoted;
use std::process::{Command, Stdio};

/// One thing a build or a test needs from the system.
struct Need {
    /// What it is for, as it is told to the person.
    purpose: &'static str,
    /// A command that succeeds exactly when it is there.
    proof: &'static [&'static str],
    /// The Debian and Ubuntu package that brings it.
    package: &'static str,
}

/// Everything that is needed. Something new is one more row here.
const NEEDS: &[Need] = &[Need {
    purpose: "a C compiler, for the SQLite that is built in",
    proof: &["cc", "--version"],
    package: "build-essential",
}];

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

/// Makes sure that everything needed is there.
pub fn ensure() -> Result<(), String> {
    // On Windows and macOS Rust's own installer asks for the C compiler, and the
    // window libraries are part of the system.
    if !cfg!(target_os = "linux") {
        return Ok(());
    }
    let missing = lacking(NEEDS, succeeds);
    if missing.is_empty() {
        return Ok(());
    }
    let remedy = remedy();
    if remedy != Remedy::Install {
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
    let still = lacking(NEEDS, succeeds);
    if still.is_empty() {
        Ok(())
    } else {
        Err(advice(&still, &Remedy::Unknown))
    }
}

/// The needs whose proof does not hold. The probe is an argument so that a test
/// can play any machine.
fn lacking(needs: &[Need], holds: impl Fn(&[&str]) -> bool) -> Vec<&Need> {
    needs.iter().filter(|need| !holds(need.proof)).collect()
}

fn packages(missing: &[&Need]) -> Vec<&'static str> {
    let mut packages: Vec<_> = missing.iter().map(|need| need.package).collect();
    packages.sort_unstable();
    packages.dedup();
    packages
}

/// The two lines that install what is missing.
fn apt(missing: &[&Need]) -> [Vec<&'static str>; 2] {
    let mut install = vec!["apt-get", "install", "-y", "--no-install-recommends"];
    install.extend(packages(missing));
    [vec!["apt-get", "update"], install]
}

fn advice(missing: &[&Need], remedy: &Remedy) -> String {
    let lines: Vec<String> = missing
        .iter()
        .map(|need| format!("  {} (`{}` fails)\n", need.purpose, need.proof.join(" ")))
        .collect();
    let way_out = if *remedy == Remedy::Tell {
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

fn succeeds(proof: &[&str]) -> bool {
    let Some((program, arguments)) = proof.split_first() else {
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

#[cfg(test)]
mod tests {
    use super::*;

    const TWO: &[Need] = &[
        Need {
            purpose: "a C compiler",
            proof: &["cc", "--version"],
            package: "build-essential",
        },
        Need {
            purpose: "windows",
            proof: &["pkg-config", "--exists", "w"],
            package: "libw-dev",
        },
    ];

    #[test]
    fn only_what_is_missing_is_named() {
        let missing = lacking(TWO, |proof| proof[0] == "cc");
        assert_eq!(packages(&missing), ["libw-dev"]);
        let text = advice(&missing, &Remedy::Tell);
        assert!(
            text.contains("windows (`pkg-config --exists w` fails)"),
            "{text}"
        );
        assert!(!text.contains("C compiler"), "{text}");
    }

    #[test]
    fn the_advice_can_be_typed() {
        let text = advice(&lacking(TWO, |_| false), &Remedy::Tell);
        let line = "sudo apt-get update && sudo apt-get install -y --no-install-recommends \
                    build-essential libw-dev";
        assert!(text.ends_with(line), "{text}");
    }

    #[test]
    fn elsewhere_the_packages_are_a_hint() {
        let text = advice(&lacking(TWO, |_| false), &Remedy::Unknown);
        assert!(
            text.ends_with("On Debian the packages are: build-essential, libw-dev."),
            "{text}"
        );
    }

    #[test]
    fn nothing_missing_is_nothing_to_do() {
        assert!(lacking(TWO, |_| true).is_empty());
    }

    #[test]
    fn a_program_that_is_not_there_is_no_proof() {
        assert!(!succeeds(&["no-such-program-anywhere"]));
    }
}
