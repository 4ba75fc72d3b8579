//! The shape of the code: how long, what it is called, what is not left behind.

use super::report;
use super::rust_text::has_word;
use super::sources::{Source, rust, with_ending};

/// A Rust file longer than this is asked to be two.
const BUDGET: usize = 350;
/// And longer than this it is two, whatever it holds.
const LIMIT: usize = 600;
/// Folders of tables of facts, of worked examples and of test cases: they may pass the budget.
const TABLES: &[&str] = &["/catalog/", "/examples/", "/tests/"];
/// Single files that may pass the budget, each with its reason.
const LONG: &[(&str, &str)] = &[];

/// Words that say nothing about what a thing does.
const EMPTY_NAMES: &[&str] = &[
    "Manager",
    "Service",
    "Helper",
    "Helpers",
    "Util",
    "Utils",
    "Processor",
];
/// Names that end so and have to, each with its reason.
const NAMED_SO: &[(&str, &str)] = &[];

/// What is not left behind.
const LEFTOVERS: &[&str] = &[
    "#[ignore",
    "todo!(",
    "unimplemented!(",
    "dbg!(",
    "thread::sleep",
];
/// Files that may hold one of these, each with its reason.
const MAY_HOLD: &[(&str, &str)] = &[
    (
        "tests/src/window/driver.rs",
        "a WebDriver says nowhere when it begins to listen",
    ),
    (
        "tests/src/window/first_paint.rs",
        "memory is measured of a window at rest; nothing depends on how long",
    ),
];

fn is_listed(list: &[(&str, &str)], name: &str) -> bool {
    list.iter().any(|(listed, _)| *listed == name)
}

#[test]
fn files_are_short() {
    let offence = |source: &Source| {
        let length = source.text.lines().count();
        let may_be_long = is_listed(LONG, &source.path)
            || TABLES.iter().any(|folder| source.path.contains(folder));
        let limit = if may_be_long { LIMIT } else { BUDGET };
        (length > limit).then(|| format!("{}: {length} lines, {limit} allowed", source.path))
    };
    report::none(
        "Find the second subject in these files and give it a file of its own. Tables of facts \
         and test cases go into a `catalog`, `examples` or `tests` folder and may have 600 lines.",
        rust("").filter_map(offence),
    );
}

/// The name a line of code declares, if it declares a type or a module.
fn declared(line: &str) -> Option<&str> {
    let declares = [
        "struct",
        "enum",
        "trait",
        "type",
        "union",
        "mod",
        "class",
        "interface",
    ];
    let mut words = line
        .split(|c: char| !(c.is_alphanumeric() || c == '_'))
        .filter(|w| !w.is_empty());
    words.find(|word| declares.contains(word))?;
    words.next()
}

/// Whether a name is, or ends in, an empty word. `Utility` and `manage` are not.
fn is_empty_name(name: &str) -> bool {
    let last = name.rsplit(['_', '-', '.']).next().unwrap_or(name);
    EMPTY_NAMES
        .iter()
        .any(|word| name.ends_with(word) || last.eq_ignore_ascii_case(word))
        && !is_listed(NAMED_SO, name)
}

#[test]
fn names_say_what_a_thing_does() {
    let mut offences = Vec::new();
    for source in with_ending(&[".rs", ".ts", ".tsx"]) {
        let file = source.path.rsplit('/').next().unwrap_or_default();
        let stem = file.split('.').next().unwrap_or(file);
        if source.path.split('/').chain([stem]).any(is_empty_name) {
            offences.push(format!("{}: the file or its folder", source.path));
        }
        offences.extend(source.lines(|line| declared(line).is_some_and(is_empty_name)));
    }
    report::none(
        "Manager, service, helper, util and processor say nothing. Name what it does or holds: \
         plan, step, finding, journal …",
        offences,
    );
}

#[test]
fn nothing_is_left_behind() {
    let left = |line: &str| LEFTOVERS.iter().any(|word| has_word(line, word));
    let sources = rust("").filter(|source| !is_listed(MAY_HOLD, &source.path));
    report::none(
        "Finish it or take it out: no ignored test, no todo!, no dbg!; and no sleeping, which \
         is slow when it works and wrong when the machine is busy: wait for the event, or give \
         the code a clock.",
        sources.flat_map(|source| source.lines(left)),
    );
}

#[test]
fn declared_names_are_found() {
    assert_eq!(
        declared("pub(crate) struct JobManager {"),
        Some("JobManager")
    );
    assert_eq!(
        declared("export default class Grid extends X {"),
        Some("Grid")
    );
    assert_eq!(declared("let x = 1;"), None);
    assert!(
        is_empty_name("JobManager") && is_empty_name("string_utils") && is_empty_name("helper")
    );
    assert!(!is_empty_name("Utility") && !is_empty_name("services_used"));
}
