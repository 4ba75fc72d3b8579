//! Our first screen beside an empty window of the same web view, in turns on the same machine:
//! `cargo build --release -p rollout-desktop --bins --examples`, then `cargo bench -p rollout-tests`.
//! Figures are printed, nothing is asserted: they are of this machine at this moment.

#[cfg(target_os = "linux")]
fn main() -> std::io::Result<()> {
    use rollout_tests::window::{FirstPaint, first_paint};
    use std::io::Write as _;

    let mut out = std::io::stdout();

    let ours = rollout_tests::bin("foundry-rollout");
    let empty = rollout_tests::bin("examples/empty_window");
    let line = |name: &str, one: &FirstPaint| {
        let parts = one.memory.iter();
        let parts: Vec<String> = parts
            .map(|(program, kb)| format!("{program} {} MB", kb / 1024))
            .collect();
        format!(
            "{name:6} {:>6} ms {:>5} MB  ({})",
            one.painted_ms,
            one.memory_in_all() / 1024,
            parts.join(", ")
        )
    };
    for run in 1..=3 {
        writeln!(out, "run {run}")?;
        let (base, window) = (first_paint(&empty), first_paint(&ours));
        writeln!(out, "{}", line("empty", &base))?;
        writeln!(out, "{}", line("ours", &window))?;
        let ratio =
            |a: u64, b: u64| format!("{}.{:02}", a / b.max(1), a % b.max(1) * 100 / b.max(1));
        writeln!(
            out,
            "ratio  {} of its time, {} of its memory",
            ratio(window.painted_ms, base.painted_ms),
            ratio(window.memory_in_all(), base.memory_in_all())
        )?;
    }
    Ok(())
}

#[cfg(not(target_os = "linux"))]
fn main() {
    // It needs a screen in memory.
}
