//! The sources of the window: it draws what it is told, and reaches nothing by itself.

use super::report;
use super::rust_text::has_word;
use super::sources::{Source, with_ending};

/// Where they are.
const UI: &str = "ui/src/";

/// The only files that know they run in Tauri.
const HOST: &str = "ui/src/host/";

/// What is written by a generator, and judged where it is generated.
const GENERATED: &[&str] = &["ui/src/bindings.ts"];

/// The longest file of the window.
const LONGEST: usize = 350;

/// What a page can do to itself that ours does not, and what to do instead.
const NOT_HERE: &[(&str, &str)] = &[
    ("eval(", "say it in code"),
    ("new Function", "say it in code"),
    ("dangerouslySetInnerHTML", "let React write the text"),
    ("innerHTML", "let React write the text"),
    ("outerHTML", "let React write the text"),
    ("insertAdjacentHTML", "let React write the text"),
    ("document.write", "let React write the text"),
    (
        "style=\"",
        "makeStyles, or the style property with an object",
    ),
    (
        "setAttribute(\"style\"",
        "makeStyles, or the style property with an object",
    ),
    ("fetch(", "only the engine speaks to the network: a command"),
    (
        "XMLHttpRequest",
        "only the engine speaks to the network: a command",
    ),
    (
        "WebSocket",
        "only the engine speaks to the network: a command",
    ),
    (
        "EventSource",
        "only the engine speaks to the network: a command",
    ),
    ("window.open", "the command that opens a link by its id"),
    (
        "localStorage",
        "the engine keeps it: keepWindow or setSettings",
    ),
    (
        "sessionStorage",
        "the engine keeps it: keepWindow or setSettings",
    ),
    (
        "indexedDB",
        "the engine keeps it: keepWindow or setSettings",
    ),
    (
        "document.cookie",
        "the engine keeps it: keepWindow or setSettings",
    ),
    ("@ts-ignore", "make the types say it"),
    ("@ts-nocheck", "make the types say it"),
];

/// Files that may hold one of these, each with its reason.
const MAY_HOLD: &[(&str, &str, &str)] = &[(
    "ui/src/host/browser.ts",
    "fetch(",
    "development in a browser only: files of its own origin",
)];

/// Rules of ui/biome.json that stay on, and that no line switches off for itself.
const LINTS: &[(&str, &str)] = &[
    ("suspicious", "noExplicitAny"),
    ("suspicious", "noConsole"),
    ("security", "noDangerouslySetInnerHtml"),
    ("security", "noGlobalEval"),
    ("style", "noDefaultExport"),
];

fn sources() -> impl Iterator<Item = &'static Source> {
    with_ending(&[".ts", ".tsx"])
        .filter(|source| source.path.starts_with(UI) && !GENERATED.contains(&source.path.as_str()))
}

#[test]
fn the_windows_files_are_short() {
    let offence = |source: &Source| {
        let length = source.text.lines().count();
        (length > LONGEST).then(|| format!("{}: {length} lines, {LONGEST} allowed", source.path))
    };
    report::none(
        "Find the second subject in these files and give it a file of its own.",
        sources().filter_map(offence),
    );
}

#[test]
fn only_the_host_knows_tauri() {
    let others = sources().filter(|source| !source.path.starts_with(HOST));
    report::none(
        "Only ui/src/host imports @tauri-apps/*, so that everything else runs in a test without \
         a window: ask the host.",
        others.flat_map(|source| source.text_lines(|line| line.contains("@tauri-apps/"))),
    );
}

#[test]
fn only_the_host_calls_the_bindings() {
    let calls = |line: &str| {
        let imports = line.trim_start().starts_with("import") || line.contains("} from");
        imports && line.contains("bindings\"") && !line.contains("import type")
    };
    let others = sources().filter(|source| !source.path.starts_with(HOST));
    report::none(
        "The generated bindings call Tauri: outside ui/src/host they give types only \
         (`import type { … } from \"…/bindings\"`, on one line or as biome breaks it).",
        others.flat_map(|source| import_lines(source).into_iter().filter(|line| calls(line))),
    );
}

/// The import statements, each on one line however it was broken.
fn import_lines(source: &Source) -> Vec<String> {
    let mut statements = Vec::new();
    let mut open: Option<String> = None;
    for line in source.text.lines() {
        let statement = match open.take() {
            Some(begun) => format!("{begun} {}", line.trim()),
            None if line.starts_with("import ") => line.to_owned(),
            None => continue,
        };
        if statement.contains(" from ") || statement.ends_with(';') {
            statements.push(format!("{}: {statement}", source.path));
        } else {
            open = Some(statement);
        }
    }
    statements
}

#[test]
fn the_page_reaches_nothing_by_itself() {
    let mut offences = Vec::new();
    for source in sources() {
        for (word, instead) in NOT_HERE {
            let may = |(path, held, _): &(&str, &str, &str)| *path == source.path && held == word;
            if MAY_HOLD.iter().any(may) {
                continue;
            }
            let lines = source.text_lines(|line| has_word(line, word));
            let told = |line| format!("{line}\n      {word}: {instead}");
            offences.extend(lines.into_iter().map(told));
        }
    }
    report::none(
        "The page draws what it is told. It runs no text, keeps nothing and speaks to nobody \
         but the engine.",
        offences,
    );
}

#[test]
fn the_windows_lints_stay_on() {
    let text = std::fs::read_to_string(rollout_tests::repo_root().join("ui/biome.json"));
    let settings: serde_json::Value =
        serde_json::from_str(&text.expect("ui/biome.json is there")).expect("it is JSON");
    let mut offences = Vec::new();
    for (group, rule) in LINTS {
        if settings["linter"]["rules"][group][rule] != "error" {
            offences.push(format!(
                "ui/biome.json: {group}/{rule} is no error any more"
            ));
        }
        let ignored = format!("biome-ignore lint/{group}/{rule}");
        let lines = |source: &Source| source.text_lines(|line| line.contains(&ignored));
        offences.extend(sources().flat_map(lines));
    }
    report::none("These rules hold for every line of the window:", offences);
}

#[test]
fn the_page_has_one_style_for_the_nonce_and_no_script_of_its_own() {
    let page = std::fs::read_to_string(rollout_tests::repo_root().join("ui/index.html"));
    let page = page.expect("ui/index.html is there");
    assert_eq!(
        page.matches("<style></style>").count(),
        1,
        "Tauri gives the nonce to an empty <style>, and Fluent's styles take it from there"
    );
    assert_eq!(page.matches("<style").count(), 1, "no style but that one");
    assert_eq!(
        page.matches("<script").count(),
        page.matches("<script type=\"module\" src=\"/src/").count(),
        "scripts are files: an inline one is refused by the content policy"
    );
    assert!(page.contains("<html lang=\"en\">") && page.contains("<div id=\"root\"></div>"));
}

#[test]
fn an_import_over_many_lines_is_one() {
    let source = Source {
        path: "a.ts".to_owned(),
        text: "import type {\n\tA,\n} from \"../bindings\";\nimport \"./b\";\n".to_owned(),
        code: String::new(),
    };
    assert_eq!(
        import_lines(&source),
        [
            "a.ts: import type { A, } from \"../bindings\";",
            "a.ts: import \"./b\";"
        ]
    );
}
