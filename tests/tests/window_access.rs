//! Deciding access in the real window: the matrix by keys, patterns, explanations, accepted risks, roles of
//! one's own, and one more business group like another.
#![cfg(target_os = "linux")]

use rollout_tests::window::{Element, Opening, Window};
use serde_json::json;

const MATRIX: &str = "[role=grid][aria-label^='Roles by persona']";
const ABILITIES: &str = "[role=grid][aria-label^='Who can do what in']";
const DIALOG: &str = "[role=dialog]";
/// What a screen reader hears of every bar of the matrix, from top to bottom.
const BARS: &str = "[...document.querySelectorAll(\"[role=grid][aria-label^='Roles by persona'] \
     [data-at] .hidden-text\")].map((bar) => bar.textContent)";
/// The names of the business groups in the grid.
const GROUPS: &str = "[...document.querySelectorAll('#organization-view [role=rowheader] button')] \
     .map((group) => group.textContent)";

/// Contoso in the practice tenant, at a step.
fn contoso_at(keys: &str, title: &str) -> Window {
    let window = Window::open(&Opening::new().argument("--practice"));
    window.wait_for_text("Nothing you do here reaches Azure");
    window.press(keys);
    is_at(&window, title);
    window
}

fn is_at(window: &Window, title: &str) {
    window.wait_for(
        &format!("the screen “{title}”"),
        &format!("return document.querySelector('main h1')?.textContent.startsWith('{title}')"),
    );
}

fn contoso_at_access() -> Window {
    let window = contoso_at("Alt+4", "Access");
    window.find(&format!("{MATRIX} [data-at]"));
    window.find(&format!("{ABILITIES} [role=gridcell]"));
    window
}

/// A list that has something in it.
fn listed(window: &Window, list: &str) -> Vec<String> {
    let found = window.wait_for(
        "something in the list",
        &format!("const all = {list}; return all.length > 0 && all"),
    );
    let texts = found.as_array().into_iter().flatten();
    texts
        .map(|text| text.as_str().unwrap_or_default().to_owned())
        .collect()
}

/// Waits until a list says this again, word for word.
fn is_again(window: &Window, list: &str, before: &[String]) {
    let same = format!(
        "return JSON.stringify({list}) === JSON.stringify({})",
        json!(before)
    );
    window.wait_for("everything to be as it was", &same);
}

fn some(window: &Window, list: &str, words: &str) {
    let holds = format!(
        "return {list}.some((text) => text.includes({}))",
        json!(words)
    );
    window.wait_for(&format!("“{words}”"), &holds);
}

/// Moves the focus with Tab until it is in what a selector names.
fn tab_into(window: &Window, css: &str) {
    let within = format!(
        "return document.activeElement.closest({}) !== null",
        json!(css)
    );
    for _ in 0..80 {
        window.press("Tab");
        if window.eval(&within) == true {
            return;
        }
    }
    panic!("`{css}` is not reached with Tab");
}

/// What is said where the focus is: a name, or what stands in a cell.
fn said_here(window: &Window) -> String {
    let focused = window.focused();
    let (_, name) = focused.heard();
    if name.is_empty() {
        focused.text()
    } else {
        name
    }
}

/// Presses a key until these words are said where the focus is.
fn press_until(window: &Window, key: &str, words: &str) {
    let mut passed = Vec::new();
    for _ in 0..30 {
        let said = said_here(window);
        if said.contains(words) {
            return;
        }
        passed.push(said);
        window.press(key);
    }
    panic!("“{words}” is not reached with {key}: {passed:#?}");
}

/// What a dialog says that is open, which axe finds nothing in.
fn clean_dialog(window: &Window) -> String {
    let found = window.axe_in(DIALOG);
    assert!(found.is_empty(), "{found:#?}");
    window.text(DIALOG)
}

fn no_dialog(window: &Window) {
    let gone = format!("return document.querySelector('{DIALOG}') === null");
    window.wait_for("no dialog", &gone);
}

fn in_dialog<'w>(window: &'w Window, role: &str, name: &str) -> Element<'w> {
    window.by_role_in(DIALOG, role, name)
}

/// How many warnings the rail counts at Access.
fn warnings(window: &Window) -> u64 {
    let (_, heard) = window.find("nav [aria-current=step]").heard();
    let count = heard
        .split(", ")
        .find_map(|part| part.strip_suffix(" warnings"));
    let count = count.and_then(|count| count.parse().ok());
    count.unwrap_or_else(|| panic!("warnings are counted: {heard}"))
}

fn warnings_are(window: &Window, count: u64) {
    let words = format!(", {count} warning");
    let current = "document.querySelector('nav [aria-current=step]')";
    let holds = format!("return {current}.textContent.includes('{words}')");
    window.wait_for(&format!("“{words}” in the rail"), &holds);
}

#[test]
fn a_role_is_changed_by_keys_alone_and_taken_back() {
    let window = contoso_at_access();
    let before = listed(&window, BARS);
    tab_into(&window, MATRIX);
    press_until(&window, "ArrowDown", "Project users");
    press_until(&window, "ArrowDown", "Add a role for Project users");
    press_until(&window, "ArrowRight", "Foundry User on ");
    window.press("Enter");
    window.wait_for(
        "the search to have the focus",
        "return document.activeElement.matches('[role=dialog] [role=combobox]')",
    );
    let offered = clean_dialog(&window);
    assert!(offered.contains("formerly Azure AI User"), "{offered}");
    window.type_text("foundry agent con");
    window.wait_for(
        "the role that is typed",
        "return document.getElementById(document.activeElement.getAttribute('aria-activedescendant'))
             ?.textContent.includes('Foundry Agent Consumer')",
    );
    window.press("Enter");
    no_dialog(&window);
    some(&window, BARS, "Foundry Agent Consumer on ");
    press_until(&window, "Tab", "Foundry Agent Consumer on ");
    window.press("Control+z");
    is_again(&window, BARS, &before);
}

#[test]
fn a_pattern_says_what_changes_before_it_is_taken_and_one_undo_takes_it_back() {
    let window = contoso_at_access();
    let before = listed(&window, BARS);
    window.by_role_like("button", "Pattern: ").click();
    window.by_role_like("menuitem", "Full isolation").click();
    window.by_role("dialog", "Full isolation");
    window.wait_for_text("What changes for people");
    let told = clean_dialog(&window);
    assert!(told.contains("Project users"), "{told}");
    is_again(&window, BARS, &before);
    in_dialog(&window, "button", "Use this pattern").click();
    no_dialog(&window);
    window.by_role("button", "Pattern: Full isolation");
    assert_ne!(listed(&window, BARS), before);
    window.press("Control+z");
    is_again(&window, BARS, &before);
    window.by_role("button", "Pattern: Choose a pattern");
}

#[test]
fn a_cell_of_who_can_do_what_names_its_role_its_place_and_its_pattern() {
    let window = contoso_at_access();
    tab_into(&window, ABILITIES);
    press_until(&window, "ArrowRight", "build and change agents");
    press_until(&window, "ArrowDown", "Project users, ");
    let cell = said_here(&window);
    assert!(
        cell.contains("build and change agents: can. From Foundry User on "),
        "{cell}"
    );
    window.wait_for_text("Pattern of the definition");
    assert_eq!(
        window.count(DIALOG),
        0,
        "focus alone opens nothing that takes it"
    );

    window.press("Enter");
    window.by_role("dialog", "Build and change agents");
    let told = clean_dialog(&window);
    for part in [
        "Foundry User on ",
        "Pattern of the definition: Microsoft.CognitiveServices/",
        "Read in: ",
    ] {
        assert!(told.contains(part), "“{part}” in {told}");
    }
    in_dialog(&window, "button", "Go to Foundry User");
    window.press("Escape");
    no_dialog(&window);
    assert_eq!(said_here(&window), cell);
}

#[test]
fn an_accepted_risk_counts_no_more_until_it_is_taken_back() {
    let window = contoso_at_access();
    let before = warnings(&window);
    window.by_role_like("tab", "Step findings").click();
    window.find("aside [data-finding^='ACC-020']").click();
    window.by_role("button", "Accept the risk…").click();
    window.by_role("dialog", "Accept the risk");
    in_dialog(&window, "button", "Accept the risk").click();
    window.wait_for_text("A name and a reason are needed.");
    type_into(&window, "Accepted by", "Dana Fischer");
    type_into(
        &window,
        "Why it is acceptable",
        "Managers get Reader with the next wave.",
    );
    type_into(&window, "Until", "2099-12-31");
    clean_dialog(&window);
    in_dialog(&window, "button", "Accept the risk").click();
    no_dialog(&window);
    warnings_are(&window, before - 1);
    window.by_role("button", "Undo").click();
    warnings_are(&window, before);
}

/// Types into a field of the dialog.
fn type_into(window: &Window, label: &str, text: &str) {
    let field = format!(
        "return [...document.querySelectorAll('{DIALOG} :is(input, textarea)')]
             .find((field) => field.labels[0]?.textContent.startsWith('{label}'))?.id"
    );
    let id = window.wait_for(label, &field);
    let id = id.as_str().expect("a field has an id");
    window.find(&format!("[id='{id}']")).replace_text(text);
}

#[test]
fn a_role_of_ones_own_gets_the_actions_of_the_abilities_that_are_chosen() {
    let window = contoso_at_access();
    window.by_role("button", "Add a role of your own").click();
    window
        .by_role_in(OWN_ROLE, "textbox", "Name")
        .replace_text("Model deployer");
    window.by_role("button", "Remove Model deployer");
    window.by_role("combobox", "What it gives").click();
    window.by_role("menuitemcheckbox", "Deploy models").click();
    window.press("Escape");
    let actions = format!(
        "return [...document.querySelectorAll('{OWN_ROLE} textarea')].map((field) => field.value)
             .find((value) => value.includes('Microsoft.CognitiveServices/accounts/deployments/write'))"
    );
    window.wait_for("the action of the ability", &actions);
    let written = window.by_role_in(OWN_ROLE, "textbox", "Actions").value();
    assert_eq!(
        written,
        "Microsoft.CognitiveServices/accounts/deployments/write"
    );
    let found = window.axe_in(OWN_ROLE);
    assert!(found.is_empty(), "{found:#?}");
}

const OWN_ROLE: &str = "[data-question=\"access.customRoles\"]";

#[test]
fn one_more_business_group_is_shown_added_and_taken_back() {
    let window = contoso_at("Alt+3", "Organization");
    let before = listed(&window, GROUPS);
    window
        .by_role_in("#organization-view", "button", "Human Resources")
        .click();
    window.by_role("button", "Add one like it").click();
    window.by_role("dialog", "Add one like Human Resources");
    window.wait_for_text("Give it a name to see what is added.");
    type_into(&window, "Name", "Legal");
    window.wait_for_text("What will be open then");
    let told = clean_dialog(&window);
    for part in [
        "Business groups",
        "Foundry resources",
        "aif-contoso-legal-prod",
        "to be made first",
        " grants",
    ] {
        assert!(told.contains(part), "“{part}” in {told}");
    }
    is_again(&window, GROUPS, &before);
    in_dialog(&window, "button", "Add it").click();
    no_dialog(&window);
    some(&window, GROUPS, "Legal");
    assert_eq!(listed(&window, GROUPS).len(), before.len() + 1);
    window.by_role("button", "Undo").click();
    window.find("button[aria-label='Redo']:not([aria-disabled=true])");
    window.press("Alt+3");
    is_at(&window, "Organization");
    is_again(&window, GROUPS, &before);
}
