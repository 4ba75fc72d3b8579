//! `cargo xtask test`: everything that has to hold, in one go.
//!
//! The quick and cheap gates come first. The house rules (crate edges, licences,
//! file lengths …) are not here: they are tests, in the last gate.

use crate::line::Line;
use crate::place::Place;
use crate::ui::Ui;
use std::time::{Duration, Instant};

/// One stage: what it is called and what is run.
struct Gate {
    name: &'static str,
    line: Line,
    /// When there is nothing to do.
    current: Option<fn(&Ui) -> bool>,
}

fn gates(place: &Place, ui: &Ui) -> [Gate; 9] {
    let gate = |name, line| Gate {
        name,
        line,
        current: None,
    };
    let unless = |current, gate| Gate {
        current: Some(current),
        ..gate
    };
    let lints = Line::cargo("clippy --workspace --all-targets --locked -- -D warnings");
    let documentation = Line::cargo("doc --workspace --no-deps --locked");
    let tests = Line::cargo("test --workspace --locked");
    [
        gate("format", Line::cargo("fmt --all --check")),
        // What the window shows is part of its program: it has to be there before anything
        // compiles.
        unless(Ui::has_packages, gate("window packages", ui.npm("ci"))),
        gate("window lints", ui.npm("run check")),
        gate("window tests", ui.npm("test")),
        unless(Ui::is_built, gate("window build", ui.npm("run build"))),
        gate("lints", lints),
        gate(
            "documentation",
            documentation.with("RUSTDOCFLAGS", "-D warnings"),
        ),
        // Tests use the product from outside, so the binaries have to be there first.
        gate("binaries", Line::cargo("build --workspace --bins --locked")),
        gate("tests", tests.with("ROLLOUT_BIN_DIR", place.binaries())),
    ]
}

/// Runs the gates one after the other and stops at the first that fails.
pub fn run(place: &Place) -> Result<(), String> {
    let mut times = Vec::new();
    let ui = Ui::of(place);
    for gate in gates(place, &ui) {
        if gate.current.is_some_and(|is_current| is_current(&ui)) {
            println!("── {}: nothing changed", gate.name);
            continue;
        }
        println!("── {}: {}", gate.name, gate.line);
        let start = Instant::now();
        let status = gate
            .line
            .command(&place.root)
            // Absolute, because this command runs in the root whatever folder we run in.
            .env("CARGO_TARGET_DIR", &place.target)
            .status()
            .map_err(|wrong| format!("{} does not start: {wrong}", gate.line))?;
        if !status.success() {
            return Err(failure(&gate, place));
        }
        println!("── {}: good, {}", gate.name, seconds(start.elapsed()));
        times.push((gate.name, start.elapsed()));
    }
    println!("\nAll good.");
    for (name, time) in &times {
        println!("  {name:16} {:>8}", seconds(*time));
    }
    println!(
        "  {:16} {:>8}",
        "together",
        seconds(times.iter().map(|(_, time)| *time).sum())
    );
    Ok(())
}

fn failure(gate: &Gate, place: &Place) -> String {
    let hint = match gate.name {
        "format" => "\n`cargo fmt --all` puts it right.",
        "window lints" => "\n`npm run fix` in ui puts most of it right.",
        _ => "",
    };
    format!(
        "── {}: FAILED. Repeat it in {} with:\n  {}{hint}",
        gate.name,
        place.root.display(),
        gate.line
    )
}

fn seconds(time: Duration) -> String {
    format!("{:.1} s", time.as_secs_f64())
}
