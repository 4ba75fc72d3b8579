//! What people hear and see who do not look at the window as it comes: axe on every screen in every theme,
//! and a screen reader's words.
#![cfg(target_os = "linux")]

use rollout_tests::window::{Opening, Window};

fn contoso(theme: &str) -> (tempfile::TempDir, Window) {
    let data = tempfile::tempdir().expect("a temporary folder");
    let settings = format!(r#"{{"theme":"{theme}","zoom":100,"who":""}}"#);
    std::fs::write(data.path().join("settings.json"), settings).expect("a new folder");
    let opening = Opening::new().argument("--practice").data(data.path());
    let window = Window::open(&opening);
    window.wait_for_text("Nothing you do here reaches Azure");
    (data, window)
}

/// Goes to a screen through the palette.
fn go(window: &Window, screen: &str, title: &str) {
    go_to(window, screen);
    is_at(window, title);
}

fn go_to(window: &Window, screen: &str) {
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

fn is_at(window: &Window, title: &str) {
    window.wait_for(
        &format!("the screen “{title}”"),
        &format!("return document.querySelector('main h1')?.textContent.startsWith('{title}')"),
    );
}

/// Every step by its key, its title, and a text that is there only when the screen has its content: an empty
/// screen is always clean.
const STEPS: [(&str, &str, &str); 11] = [
    ("Alt+1", "Prerequisites", "Entra groups for each persona"),
    ("Alt+2", "Environments", "Which environments do you need?"),
    ("Alt+3", "Organization", "aif-contoso-finance-dev"),
    ("Alt+4", "Access", "Foundry Account Owner"),
    ("Alt+5", "Networking", "vnet-foundry-finance-dev"),
    ("Alt+6", "Encryption", "Customer-managed keys"),
    ("Alt+7", "Connections", "finance-dev-data"),
    ("Alt+8", "Models", "Closing assistant"),
    ("Alt+9", "Governance", "Finance & Risk controlling"),
    ("Alt+0", "Review", "Baseline checklist"),
    ("Alt+-", "Sign-off", "One-way doors"),
];

/// The main area says this, text of drawings included.
fn shows(window: &Window, text: &str) {
    let holds = format!("return document.querySelector('main')?.textContent.includes('{text}')");
    window.wait_for(&format!("“{text}”"), &holds);
}

fn every_screen_is_clean(theme: &str) {
    let (_data, window) = contoso(theme);
    let mut found = Vec::new();
    let mut look = |screen: &str| {
        for violation in window.axe() {
            found.push(format!("{screen}: {violation:?}"));
        }
    };
    for (keys, title, content) in STEPS {
        window.press(keys);
        is_at(&window, title);
        shows(&window, content);
        look(title);
    }
    go(&window, "compare", "Compare with Azure");
    look("compare, before");
    window.by_role_in("main", "button", "Compare").click();
    window.by_role_like("button", "Apply 136 grants").click();
    is_at(&window, "Apply");
    shows(&window, "136 grants are created");
    look("apply, before");
    go(&window, "compare", "Compare with Azure");
    shows(&window, "will be able to");
    look("compare");
    go(&window, "export", "Export");
    shows(&window, "report.md");
    look("export");
    window.press("Control+k");
    window.find("[role=dialog]");
    look("palette");
    window.press("Escape");
    go_to(&window, "all rollouts");
    window.wait_for_text("Rollouts on this computer");
    look("home");
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn axe_finds_nothing_on_any_screen_in_light() {
    every_screen_is_clean("light");
}

#[test]
fn axe_finds_nothing_on_any_screen_in_dark() {
    every_screen_is_clean("dark");
}

#[test]
fn axe_finds_nothing_on_any_screen_in_high_contrast() {
    every_screen_is_clean("highContrast");
}

#[test]
fn a_screen_reader_hears_the_rail_a_bar_a_finding_and_progress() {
    let (_data, window) = contoso("light");
    window.press("Alt+4");
    is_at(&window, "Access");
    let rail = window.find("nav [aria-current=step]");
    let (role, name) = rail.heard();
    assert_eq!(role, "button");
    assert_eq!(
        name,
        "Step 4 of 11, Access, 100 percent answered, 5 warnings, current step"
    );
    let bar = "[role=grid] button[data-at*='/mapping/']";
    let heard = window.find(bar).heard().1;
    assert!(
        heard.contains("Foundry Account Owner on Foundry resource")
            && heard.contains("Admins")
            && heard.contains("Warning ACC-014"),
        "{heard}"
    );
    let finding = window.find("aside h3");
    assert_eq!(finding.heard().0, "heading");
    assert!(finding.text().contains("Privileged role held for good"));

    go(&window, "compare", "Compare with Azure");
    window.by_role_in("main", "button", "Compare").click();
    window.by_role_like("button", "Apply 136 grants").click();
    is_at(&window, "Apply");
    window.eval(
        "window.__said = [];
         for (const region of document.querySelectorAll('[aria-live]')) {
             new MutationObserver(() => window.__said.push(region.textContent))
                 .observe(region, { childList: true, characterData: true, subtree: true });
         }",
    );
    window.by_role("button", "Apply 136 grants").click();
    is_at(&window, "Applied: 136 of 136 grants are in place");
    let said = window.eval("return window.__said.join(' | ')").to_string();
    // What comes together is said once: a fast run may skip tenths, never all of its way.
    let on_the_way = ["Started: 136", "of 136 written", "seen in the tenant"];
    assert!(on_the_way.iter().any(|text| said.contains(text)), "{said}");
    assert!(said.contains("136 of 136"), "{said}");
    let squares = window.names("img");
    assert!(
        squares
            .iter()
            .any(|name| name.contains("aif-contoso-finance-dev") && name.contains(" of ")),
        "{squares:?}"
    );
}
