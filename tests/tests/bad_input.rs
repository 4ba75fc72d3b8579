//! Files that are no plan: refused with the place, quickly, and with nothing changed.
//!
//! What is odd and still a plan, and folders that cannot be written: `odd_input.rs`.

use rollout_tests::{Outcome, Rollout, ended_within};
use std::time::Duration;

/// A file and what its refusal has to say.
struct Case {
    bytes: Vec<u8>,
    says: &'static [&'static str],
}

fn case(bytes: impl Into<Vec<u8>>, says: &'static [&'static str]) -> Case {
    Case {
        bytes: bytes.into(),
        says,
    }
}

fn utf16(text: &str, unit: fn(u16) -> [u8; 2]) -> Vec<u8> {
    let marked = std::iter::once(0xFEFF).chain(text.encode_utf16());
    marked.flat_map(unit).collect()
}

/// A plan whose name is this JSON.
fn named(name: &str) -> String {
    format!("{{\n  \"formatVersion\": 1,\n  \"about\": {{ \"name\": {name} }}\n}}")
}

/// A plan with one environment whose kind is this JSON.
fn of_kind(kind: &str) -> String {
    format!(r#"{{"formatVersion":1,"environments":{{"items":{{"env-a":{{"kind":{kind}}}}}}}}}"#)
}

fn encodings() -> Vec<Case> {
    let plan = r#"{"formatVersion":1}"#;
    vec![
        case(utf16(plan, u16::to_le_bytes), &["UTF-16", "UTF-8"]),
        case(utf16(plan, u16::to_be_bytes), &["UTF-16", "UTF-8"]),
        case(
            utf16(plan, u16::to_le_bytes).split_off(2),
            &["line 1, column 2"],
        ),
        case(
            *b"{\"formatVersion\":1,\"a\":\"\xFF\"}",
            &["not UTF-8 from byte 24"],
        ),
        case(named(r#""\ud800""#), &["line 3", "/about/name"]),
    ]
}

fn shapes() -> Vec<Case> {
    let deep = format!(
        r#"{{"formatVersion":1,"x":{}{}}}"#,
        "[".repeat(10_000),
        "]".repeat(10_000)
    );
    let objects = format!(r#"{{"formatVersion":1,"x":{}1"#, r#"{"y":"#.repeat(10_000));
    vec![
        case("", &["line 1, column 0"]),
        case("this is no plan", &["line 1, column 2"]),
        case("[1, 2]", &["at /:", "JSON object"]),
        case("null", &["at /:", "JSON object"]),
        case(r#"{"formatVersion":1"#, &["line 1, column 18"]),
        case(r#"{"formatVersion":1} {}"#, &["line 1, column 21"]),
        case(deep, &["/x/0/0/0", "deeper than 32"]),
        case(objects, &["/x/y/y/y", "deeper than 32"]),
        case(
            r#"{"formatVersion":1,"formatVersion":1}"#,
            &["/formatVersion", "twice"],
        ),
        case(
            "{\"formatVersion\":1,\n\"about\":{\"name\":\"a\",\n\"name\":\"b\"}}",
            &["line 3", "/about/name", "twice"],
        ),
    ]
}

fn values() -> Vec<Case> {
    let long = "x".repeat(4_001);
    vec![
        case(
            named("1.5"),
            &["line 3", "/about/name", "1.5 is no whole number"],
        ),
        case(named("9007199254740993"), &["/about/name", "too large"]),
        case(named("1e400"), &["line 3", "/about/name"]),
        case(
            named("123456789012345678901234567890"),
            &["/about/name", "whole number"],
        ),
        case(named("7"), &["at /about/name:", "string"]),
        case(named("null"), &["at /about/name:", "string"]),
        case(named(r#"["a"]"#), &["at /about/name:", "string"]),
        case(named(r#""a\u202Eb""#), &["line 3", "/about/name", "U+202E"]),
        case(
            named("\"a\u{2066}b\""),
            &["line 3", "/about/name", "U+2066"],
        ),
        case(named(r#""a\u0000b""#), &["line 3", "/about/name", "U+0000"]),
        case(
            named(&format!("\"{long}\"")),
            &["line 3", "/about/name", "4000 characters"],
        ),
        case(
            "{\"formatVersion\":1,\"\u{202E}\":1}",
            &["line 1", "U+202E"],
        ),
        case(r#"{"formatVersion":1,"about":[]}"#, &["at /about"]),
        case(
            r#"{"formatVersion":1,"environments":{"items":["a"]}}"#,
            &["at /environments/items"],
        ),
        case(
            of_kind(r#""staging""#),
            &["at /environments/items/env-a/kind", "staging"],
        ),
        case(of_kind("3"), &["at /environments/items/env-a/kind"]),
        case(
            r#"{"formatVersion":2}"#,
            &["format version 2", "newer version"],
        ),
        case(
            r#"{"formatVersion":0}"#,
            &["at /formatVersion", "whole number from 1"],
        ),
        case(
            r#"{"formatVersion":"1"}"#,
            &["at /formatVersion", "whole number from 1"],
        ),
        case(
            r#"{"formatVersion":-1}"#,
            &["at /formatVersion", "whole number from 1"],
        ),
        case(
            r#"{"about":{"name":"a"}}"#,
            &["at /formatVersion", "missing"],
        ),
    ]
}

fn holds_nothing_but(rollout: &Rollout, bytes: &[u8]) {
    let names: Vec<_> = std::fs::read_dir(rollout.path(""))
        .expect("the working folder")
        .map(|entry| entry.expect("an entry").file_name())
        .collect();
    assert_eq!(names, ["plan.json"], "no other file appears");
    let now = std::fs::read(rollout.path("plan.json")).expect("the file is still there");
    assert!(now == bytes, "the file is as it was");
    assert!(!rollout.data_folder().exists(), "no store was opened");
}

#[track_caller]
fn says(refused: &Outcome, words: &[&str]) {
    for word in words {
        assert!(
            refused.stderr.contains(word),
            "the refusal says “{word}”: {refused}"
        );
    }
    assert_eq!(refused.stdout, "", "nothing else is printed");
}

#[test]
fn what_is_no_plan_is_refused_with_its_place() {
    let rollout = Rollout::instant();
    for case in encodings().into_iter().chain(shapes()).chain(values()) {
        std::fs::write(rollout.path("plan.json"), &case.bytes).expect("the file");
        let refused = rollout.must(1, "check plan.json");
        says(&refused, &["plan.json is no plan"]);
        says(&refused, case.says);
        holds_nothing_but(&rollout, &case.bytes);
    }
}

#[test]
fn every_command_refuses_what_is_no_plan() {
    let rollout = Rollout::instant();
    let bytes = named("1.5");
    std::fs::write(rollout.path("plan.json"), &bytes).expect("the file");
    for line in [
        "check plan.json --format json",
        "compare plan.json --tenant practice --record record.jsonl --observed seen.json",
        "apply plan.json --tenant practice --yes --record record.jsonl",
        "export plan.json --to out",
        "practice --seed plan.json",
        "practice --tenant practice=empty --deploy plan.json",
    ] {
        let refused = rollout.must(1, line);
        says(&refused, &["plan.json is no plan", "/about/name"]);
        holds_nothing_but(&rollout, bytes.as_bytes());
    }
}

#[test]
fn what_is_no_plan_becomes_no_draft() {
    let rollout = Rollout::instant();
    std::fs::write(rollout.path("plan.json"), named("1.5")).expect("the file");
    let refused = rollout.must(1, "draft import plan.json");
    says(&refused, &["plan.json is no plan", "/about/name"]);
    let drafts = rollout.must(0, "draft list");
    assert!(!drafts.stdout.contains("drf-"), "no draft: {drafts}");
}

#[test]
fn what_is_too_large_is_not_read() {
    let rollout = Rollout::instant();
    let mut bytes = br#"{"formatVersion":1}"#.to_vec();
    bytes.resize(8 * 1024 * 1024, b' ');
    std::fs::write(rollout.path("plan.json"), &bytes).expect("the file");
    let most = rollout.must(2, "check plan.json");
    assert!(!most.stderr.contains("8 MiB"), "8 MiB may be: {most}");
    bytes.push(b' ');
    std::fs::write(rollout.path("plan.json"), &bytes).expect("the file");
    says(&rollout.must(1, "check plan.json"), &["plan.json", "8 MiB"]);
    holds_nothing_but(&rollout, &bytes);
    let endless = std::fs::File::options()
        .write(true)
        .open(rollout.path("plan.json"));
    let sparse = endless.and_then(|file| file.set_len(1 << 40));
    if sparse.is_ok() {
        // Its length is enough to refuse it: reading a terabyte would never end.
        says(&rollout.must(1, "check plan.json"), &["8 MiB"]);
    }
}

#[test]
fn what_is_no_file_is_refused_at_once() {
    let rollout = Rollout::instant();
    says(
        &rollout.must(1, "check nowhere.json"),
        &["nowhere.json cannot be read"],
    );
    std::fs::create_dir(rollout.path("folder.json")).expect("a folder");
    says(
        &rollout.must(1, "check folder.json"),
        &["folder.json", "no regular file"],
    );
    says(
        &rollout.must(1, "check plan.json/below"),
        &["cannot be read"],
    );
}

#[cfg(unix)]
#[test]
fn a_pipe_without_a_writer_does_not_keep_it_waiting() {
    let rollout = Rollout::instant();
    let made = std::process::Command::new("mkfifo")
        .arg(rollout.path("pipe.json"))
        .status();
    assert!(made.expect("mkfifo is there").success(), "a pipe");
    for line in ["check pipe.json", "export pipe.json --to out"] {
        let command = rollout.command(line.split_whitespace());
        let refused = ended_within(Duration::from_secs(30), command);
        assert_eq!(refused.code, 1, "{refused}");
        says(&refused, &["pipe.json", "no regular file"]);
    }
    let endless = rollout.command(["check", "/dev/zero"]);
    let refused = ended_within(Duration::from_secs(30), endless);
    says(&refused, &["/dev/zero", "no regular file"]);
}
