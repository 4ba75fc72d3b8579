//! The window on the scale plan (25 business groups, 750 projects): from Enter in a field to “Saved” in the
//! foot, and the longest task while long lists scroll. `cargo bench -p rollout-tests --bench window` after
//! `cargo build --release -p rollout-desktop -p rollout-cli --bins`. Figures are printed, nothing is
//! asserted: they are of this machine at this moment.

#[cfg(not(target_os = "linux"))]
fn main() {
    // It needs a screen in memory.
}

#[cfg(target_os = "linux")]
fn main() -> std::io::Result<()> {
    use rollout_tests::window::{Opening, Window};
    use std::io::Write as _;

    let folder = tempfile::tempdir()?;
    let data = folder.path().join("data");
    scale_plan(folder.path(), &data);
    let mut out = std::io::stdout();
    let window = Window::open(&Opening::new().data(&data).size(1440, 900));
    window.by_role_like("button", "Continue").click();
    at(&window, "Prerequisites");
    let mut saved = edits(&window);
    saved.sort_by(f64::total_cmp);
    writeln!(
        out,
        "Enter to “Saved”: {} edits, p50 {:.0} ms, p95 {:.0} ms",
        saved.len(),
        part(&saved, 50),
        part(&saved, 95)
    )?;
    for (keys, title) in [
        ("Alt+3", "Organization"),
        ("Alt+4", "Access"),
        ("Alt+0", "Review"),
    ] {
        window.press(keys);
        at(&window, title);
        let mut tasks = scrolled(&window);
        tasks.sort_by(f64::total_cmp);
        writeln!(
            out,
            "scrolling {title}: {} tasks, p95 {:.0} ms, longest {:.0} ms",
            tasks.len(),
            part(&tasks, 95),
            tasks.last().copied().unwrap_or_default()
        )?;
    }
    Ok(())
}

/// The scale plan as a draft in a data folder.
#[cfg(target_os = "linux")]
fn scale_plan(folder: &std::path::Path, data: &std::path::Path) {
    let plan = folder.join("scale.rollout.json");
    let rollout = |words: &[&std::ffi::OsStr]| {
        let done = std::process::Command::new(rollout_tests::bin("rollout"))
            .args(words)
            .env("ROLLOUT_DATA", data)
            .output()
            .expect("the command line starts");
        assert!(done.status.success(), "{done:?}");
    };
    let words = "new --example company --groups 25 --projects 250 --seed 1 -o";
    let mut new: Vec<&std::ffi::OsStr> = words.split(' ').map(AsRef::as_ref).collect();
    new.push(plan.as_os_str());
    rollout(&new);
    rollout(&["draft".as_ref(), "import".as_ref(), plan.as_os_str()]);
}

#[cfg(target_os = "linux")]
fn at(window: &rollout_tests::window::Window, title: &str) {
    window.wait_for(
        title,
        &format!(
            "return document.querySelector('main h1')?.textContent.startsWith('{title}')
                 && document.querySelector('[aria-busy=true]') === null"
        ),
    );
}

/// Milliseconds from Enter to the next revision in the foot, edit by edit.
#[cfg(target_os = "linux")]
fn edits(window: &rollout_tests::window::Window) -> Vec<f64> {
    window.eval(
        "const foot = document.querySelector('footer');
         const revision = () => /revision (\\d+)/.exec(foot.textContent)?.[1];
         let [last, pressed] = [revision(), 0];
         window.__saved = [];
         addEventListener('keydown', (event) => {
             if (event.key === 'Enter') pressed = performance.now();
         }, true);
         new MutationObserver(() => {
             const now = revision();
             if (pressed !== 0 && now !== last && foot.textContent.includes('Saved')) {
                 window.__saved.push(performance.now() - pressed);
                 [last, pressed] = [now, 0];
             }
         }).observe(foot, { subtree: true, childList: true, characterData: true });",
    );
    let field = window.find("input[data-at^='/prerequisites/subscriptions/'][data-at$='/name']");
    field.focus();
    for n in 1..=40 {
        window.type_text("x");
        window.press("Enter");
        window.wait_for(
            "the edit to be saved",
            &format!("return window.__saved.length >= {n}"),
        );
    }
    numbers(&window.eval("return window.__saved"))
}

/// Milliseconds of each task while the screen scrolls to its end and back.
#[cfg(target_os = "linux")]
fn scrolled(window: &rollout_tests::window::Window) -> Vec<f64> {
    window.eval(
        "window.__tasks = undefined;
         const all = [...document.querySelectorAll('main, main *')];
         const long = (one) => one.scrollHeight - one.clientHeight;
         const scrolls = (one) => /auto|scroll/.test(getComputedStyle(one).overflowY);
         const box = all.filter(scrolls).sort((a, b) => long(b) - long(a))[0];
         const tasks = [];
         const channel = new MessageChannel();
         let [before, frames] = [performance.now(), 0];
         channel.port1.onmessage = () => {
             const now = performance.now();
             tasks.push(now - before);
             before = now;
             if (frames < 240) channel.port2.postMessage(0);
             else window.__tasks = tasks;
         };
         const step = () => {
             frames += 1;
             box.scrollTop += frames < 120 ? 300 : -300;
             if (frames < 240) requestAnimationFrame(step);
         };
         channel.port2.postMessage(0);
         requestAnimationFrame(step);",
    );
    window.wait_for(
        "the scrolling to end",
        "return window.__tasks !== undefined",
    );
    numbers(&window.eval("return window.__tasks"))
}

#[cfg(target_os = "linux")]
fn numbers(value: &serde_json::Value) -> Vec<f64> {
    let all = value.as_array().into_iter().flatten();
    all.filter_map(serde_json::Value::as_f64).collect()
}

/// That percentile of sorted figures.
#[cfg(target_os = "linux")]
fn part(sorted: &[f64], percent: usize) -> f64 {
    let at = (sorted.len() * percent / 100).min(sorted.len().saturating_sub(1));
    sorted.get(at).copied().unwrap_or_default()
}
