//! The whole main job in the real window, once by pointer and once by keys alone: open Contoso, walk all
//! steps, fix a finding, park a question, compare, apply, compare again, undo, export.
#![cfg(target_os = "linux")]

use rollout_tests::window::{Opening, Window};
use std::path::Path;

/// Titles of the screens, in the order of Next.
const STEPS: [&str; 11] = [
    "Prerequisites",
    "Environments",
    "Organization and ownership",
    "Access",
    "Networking",
    "Encryption",
    "Connections",
    "Models",
    "Governance",
    "Review",
    "Sign-off",
];

fn is_at(window: &Window, wanted: &str) {
    window.wait_for(
        &format!("the screen “{wanted}”"),
        &format!(
            "return document.querySelector('main h1')?.textContent.startsWith({})",
            serde_json::json!(wanted)
        ),
    );
}

/// What a screen reader hears in the rail of this step holds these words, soon.
fn rail_says(window: &Window, step: &str, words: &str) {
    let holds = format!(
        "return [...document.querySelectorAll('nav button')]
             .map((item) => item.getAttribute('aria-label') ?? item.textContent)
             .some((said) => said.includes(', {step},') && said.includes('{words}'))"
    );
    window.wait_for(&format!("“{words}” at {step}"), &holds);
}

fn exported(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("the folder was exported to");
    let mut names: Vec<String> = entries
        .flatten()
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    names.sort();
    names
}

#[test]
fn the_main_job_by_pointer() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("handed over");
    let window = Window::open(&Opening::new().env("ROLLOUT_CHOOSE_FOLDER", &out));
    window
        .by_role_like("button", "Open the Contoso example")
        .click();
    for step in STEPS {
        is_at(&window, step);
        assert_eq!(window.count("main h1"), 1, "{step}");
        if step != "Sign-off" {
            window.by_role_like("button", "Next: ").click();
        }
    }

    window.by_role_like("button", ", Access,").click();
    is_at(&window, "Access");
    rail_says(&window, "Access", "5 warnings");
    window.by_role("button", "Set On request to yes").click();
    rail_says(&window, "Access", "4 warnings");
    window.by_role("button", "Undo").click();
    rail_says(&window, "Access", "5 warnings");

    window.by_role_like("button", ", Networking,").click();
    is_at(&window, "Networking");
    window.find("[data-at$='/dns']").focus();
    park(&window, |window, name| {
        window.by_role("button", name).click();
    });

    window
        .by_role_in("nav", "button", "Compare with Azure")
        .click();
    is_at(&window, "Compare with Azure");
    window
        .by_role("button", "Compare with the practice tenant")
        .click();
    window.by_role_like("button", "Apply 136 grants").click();
    is_at(&window, "Apply");
    window.wait_for_text("136 grants are created");
    window.by_role("button", "Apply 136 grants").click();
    is_at(&window, "Applied: 136 of 136 grants are in place");

    window
        .by_role_in("nav", "button", "Compare with Azure")
        .click();
    window
        .by_role_in("footer", "button", "Compare again")
        .click();
    window.wait_for_text("Nothing to do");

    window.by_role_in("nav", "button", "Apply").click();
    window.by_role_like("button", "Undo 136 grants").click();
    window.by_role("button", "Remove 136 grants").click();
    is_at(&window, "Taken back: 136 of 136 grants");

    window.by_role_in("nav", "button", "Export").click();
    is_at(&window, "Export");
    window.by_role("button", "Save 5 files…").click();
    window.wait_for_text("handed over");
    assert!(exported(&out).contains(&"plan.json".to_owned()));
    assert!(exported(&out).contains(&"report.md".to_owned()));
    assert_eq!(window.refused_by_policy(), [""; 0]);
}

#[test]
fn the_main_job_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("handed over");
    let window = Window::open(&Opening::new().env("ROLLOUT_CHOOSE_FOLDER", &out));
    window.wait_for_text("No rollout yet");
    window.press("Control+e");
    for step in STEPS {
        is_at(&window, step);
        window.wait_for(
            &format!("the focus on the title “{step}”"),
            "return document.activeElement?.matches('h1, [tabindex=\"-1\"]')",
        );
        if step != "Sign-off" {
            window.press("Alt+ArrowRight");
        }
    }

    window.press("Alt+4");
    is_at(&window, "Access");
    window.press("F8");
    window.press("Control+.");
    rail_says(&window, "Access", "4 warnings");
    window.press("Control+z");
    rail_says(&window, "Access", "5 warnings");

    window.press("Alt+5");
    is_at(&window, "Networking");
    tab_to(&window, "DNS zones run by");
    park(&window, |window, name| {
        tab_to(window, name);
        window.press("Enter");
    });

    go(&window, "compare");
    is_at(&window, "Compare with Azure");
    press_on(&window, "Compare with the practice tenant");
    window.by_role_like("button", "Apply 136 grants");
    press_on(&window, "Apply 136 grants");
    is_at(&window, "Apply");
    window.wait_for_text("136 grants are created");
    press_on(&window, "Apply 136 grants");
    is_at(&window, "Applied: 136 of 136 grants are in place");

    go(&window, "compare");
    is_at(&window, "Compare with Azure");
    press_on(&window, "Compare again");
    window.wait_for_text("Nothing to do");

    go(&window, "apply");
    window.by_role_like("button", "Undo 136 grants");
    press_on(&window, "Undo 136 grants");
    press_on(&window, "Remove 136 grants");
    is_at(&window, "Taken back: 136 of 136 grants");

    go(&window, "export");
    is_at(&window, "Export");
    window.by_role("button", "Save 5 files…");
    press_on(&window, "Save 5 files");
    window.wait_for_text("handed over");
    assert!(exported(&out).contains(&"plan.json".to_owned()));
}

/// Goes to a screen through the palette.
fn go(window: &Window, screen: &str) {
    window.press("Control+k");
    window.wait_for(
        "the palette",
        "return document.activeElement?.matches('[role=dialog] input')",
    );
    window.type_text(&format!("> {screen}"));
    window.wait_for(
        "a hit",
        "return document.querySelector('[role=option][aria-selected=true]') !== null",
    );
    window.press("Enter");
}

/// Moves the focus with Tab until it is on something whose name begins like this.
fn tab_to(window: &Window, name: &str) {
    let mut passed = Vec::new();
    for _ in 0..120 {
        window.press("Tab");
        let (_, heard) = window.focused().heard();
        if heard.starts_with(name) {
            return;
        }
        passed.push(heard);
    }
    panic!("“{name}” is not reached with Tab: {passed:?}");
}

fn press_on(window: &Window, name: &str) {
    tab_to(window, name);
    window.press("Enter");
}

/// Parks the question in focus.
fn park(window: &Window, press: impl Fn(&Window, &str)) {
    window.press("Control+Shift+p");
    window.find("[role=dialog] input").type_text("Tomás Ortega");
    press(window, "Park the question");
    window.wait_for(
        "no dialog",
        "return document.querySelector('[role=dialog]') === null",
    );
    rail_says(window, "Networking", "1 parked");
}
