//! The window itself: it opens, it is dressed, it keeps to its policy, it closes.
#![cfg(target_os = "linux")]

use rollout_tests::window::{Opening, Window};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Duration;

/// The colour of Fluent's primary buttons in the light theme.
const BRAND: &str = "rgb(15, 108, 189)";

fn contoso() -> Opening {
    Opening::new().argument("--practice")
}

#[test]
fn contoso_opens_on_the_practice_tenant_and_the_window_comes_back_as_it_was() {
    let data = tempfile::tempdir().unwrap();
    let opening = contoso().data(data.path());
    let window = Window::open(&opening);
    window.wait_for_text("Contoso");
    window.wait_for_text("Nothing you do here reaches Azure");
    window.resize(1024, 700);
    window.close();

    let window = Window::open(&opening);
    let size = window.eval("return [innerWidth, innerHeight]");
    assert_eq!(size, serde_json::json!([1024, 700]));
}

#[test]
fn fluents_styles_hold_under_the_shipped_policy() {
    let data = tempfile::tempdir().unwrap();
    std::fs::write(data.path().join("settings.json"), r#"{"theme":"light"}"#).unwrap();
    let window = Window::open(&contoso().data(data.path()));
    let next = window.by_role_like("button", "Next: ");
    assert_eq!(next.style("background-color"), BRAND);
    for step in "234567890-".chars() {
        window.press(&format!("Alt+{step}"));
    }
    window.press("Control+k");
    window.find("[role=dialog]");
    assert_eq!(window.refused_by_policy(), [""; 0]);
}

#[test]
fn what_the_policy_forbids_is_refused_and_told() {
    let window = Window::open(&contoso());
    window.eval(
        "const style = document.createElement('style');
         style.textContent = 'body { color: red }';
         document.head.append(style);
         document.body.setAttribute('onclick', 'window.__ran = true');
         document.body.click();
         document.body.append(Object.assign(new Image(), { src: 'https://example.com/x.png' }));",
    );
    let told = "return window.__refused.length >= 3 && window.__refused.join('\\n')";
    let told = window.wait_for("three refusals", told).to_string();
    for directive in ["style-src", "script-src", "img-src"] {
        assert!(told.contains(directive), "{directive} in {told}");
    }
    assert_eq!(window.eval("return window.__ran === true"), false);
    assert_eq!(
        window.refused_by_policy().len(),
        4,
        "the naked style counts, too"
    );
}

#[test]
fn a_wait_that_fails_says_what_there_was() {
    let window = Window::open(&contoso());
    let failed = |what: &dyn Fn()| {
        let caught = catch_unwind(AssertUnwindSafe(what)).unwrap_err();
        caught.downcast_ref::<String>().cloned().unwrap_or_default()
    };
    let never = failed(&|| {
        let limit = Duration::from_millis(100);
        window.wait_longer(limit, "a miracle", "return window.noSuchThing.atAll");
    });
    assert!(
        never.contains("a miracle") && never.contains("undefined"),
        "{never}"
    );
    assert!(never.contains(".png") && never.contains(".txt"), "{never}");
}
