//! What is odd and still a plan; names that are none; folders that cannot be written.

use rollout_tests::{Rollout, files_with, plan_file};
use serde_json::json;

fn contoso() -> Rollout {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout
}

#[test]
fn a_mark_at_the_start_and_line_ends_of_windows_are_accepted() {
    let rollout = contoso();
    let text = std::fs::read_to_string(rollout.path("plan.json")).expect("the plan");
    let said = rollout.must(0, "check plan.json");
    for (name, other) in [
        ("bom.json", format!("\u{FEFF}{text}")),
        ("crlf.json", text.replace('\n', "\r\n")),
        (
            "both.json",
            format!("\u{FEFF}{}", text.replace('\n', "\r\n")),
        ),
    ] {
        std::fs::write(rollout.path(name), other).expect("the file");
        assert_eq!(
            rollout.must(0, &format!("check {name}")),
            said,
            "{name} is the same plan"
        );
        rollout.must(0, &format!("export {name} --to {name}.d --only json"));
        let exported = plan_file::json(&rollout.path(format!("{name}.d/plan.json")));
        assert!(
            exported == plan_file::json(&rollout.path("plan.json")),
            "{name} exports the same"
        );
    }
}

#[test]
fn the_longest_text_is_accepted() {
    let rollout = contoso();
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        plan["about"]["purpose"] = "ü".repeat(4_000).into();
    });
    rollout.must(0, "check plan.json");
}

#[test]
fn unknown_fields_are_reported_and_kept() {
    let rollout = contoso();
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        plan["about"]["colour"] = "blue".into();
        plan["x/y"] = json!({"later": [1, {"version": null}]});
        let production = plan_file::environment(plan, "production");
        plan["environments"]["items"][production]["moon"] = true.into();
    });
    let checked = rollout.must(0, "check plan.json");
    for at in ["/about/colour", "/x~1y", "/moon"] {
        let note = checked.stderr.lines().find(|line| line.contains(at));
        let note = note.unwrap_or_else(|| panic!("{at} is reported: {checked}"));
        assert!(note.contains("kept"), "and that it is kept: {note}");
    }
    rollout.must(0, "export plan.json --to out --only json");
    assert!(
        plan_file::json(&rollout.path("out/plan.json"))
            == plan_file::json(&rollout.path("plan.json")),
        "they survive an export"
    );
}

#[test]
fn a_secret_is_dropped_and_never_repeated() {
    let secrets = [
        ("/about/purpose", "AccountKey=Zm9vYmFyYmF6cXV4cXV1eA=="),
        ("/about/later", "7tqX2mP9vLk4Wn8RzYb3Jc6HdF1gSa5Q"),
        (
            "/decisions/access.mapping/why",
            "https://user:hunter2secret@example.com/path",
        ),
    ];
    let rollout = contoso();
    let path = rollout.path("with-secrets.json");
    std::fs::copy(rollout.path("plan.json"), &path).expect("copied");
    plan_file::edit(&path, |plan| {
        plan["about"]["purpose"] = secrets[0].1.into();
        plan["about"]["later"] = secrets[1].1.into();
        plan["decisions"]["access.mapping"] = json!({"why": secrets[2].1});
    });
    let mut printed = Vec::new();
    for (code, line) in [
        (0, "check with-secrets.json"),
        (0, "check with-secrets.json --format json"),
        (
            2,
            "compare with-secrets.json --tenant practice --record c.jsonl --observed o.json",
        ),
        (
            0,
            "apply with-secrets.json --tenant practice --yes --record a.jsonl",
        ),
        (0, "export with-secrets.json --to out"),
    ] {
        let said = rollout.must(code, line);
        for (at, _) in secrets {
            let warned = |line: &str| line.contains(at) && line.contains("Rotate");
            assert!(
                said.stderr.lines().any(warned),
                "{at} is told, and what to do: {said}"
            );
        }
        printed.push(said.to_string());
    }
    std::fs::remove_file(path).expect("the file with the secrets goes");
    for (_, secret) in secrets {
        for folder in [rollout.path(""), rollout.data_folder().to_owned()] {
            let found = files_with(&folder, secret);
            assert!(found.is_empty(), "{secret} is in {found:?}");
        }
        assert!(
            !printed.iter().any(|one| one.contains(secret)),
            "{secret} was printed"
        );
    }
}

#[test]
fn names_that_are_none_are_answered_with_those_that_are() {
    let rollout = contoso();
    for (line, says) in [
        (
            "check plan.json --slice env=moon",
            &["env=moon", "env=dev"][..],
        ),
        (
            "check plan.json --slice group=moon",
            &["group=moon", "group=finance"],
        ),
        (
            "check plan.json --slice wave=moon",
            &["wave=moon", "wave=Finance first"],
        ),
        (
            "check plan.json --slice moon",
            &["moon", "env=", "group=", "wave="],
        ),
        (
            "compare plan.json --tenant practice --slice env=moon",
            &["env=moon"],
        ),
        (
            "apply plan.json --tenant practice --yes --slice env=moon",
            &["env=moon"],
        ),
        (
            "compare plan.json --tenant moon",
            &["practice=troubled", "azure"],
        ),
        ("practice --tenant azure", &["practice"]),
        ("explain MOON-001", &["MOON-001", "rollout check"]),
        (
            "check plan.json --today 2026-02-30",
            &["2026-02-30", "YYYY-MM-DD"],
        ),
        (
            "export plan.json --to out --only moon",
            &["moon", "json", "markdown"],
        ),
        ("undo run-moon", &["run-moon", "rollout runs"]),
        ("resume run-moon", &["run-moon", "rollout runs"]),
        ("moon", &["moon"]),
    ] {
        let refused = rollout.must(1, line);
        for word in says {
            assert!(
                refused.stderr.contains(word),
                "`rollout {line}` says “{word}”: {refused}"
            );
        }
    }
}

#[test]
fn a_data_folder_that_cannot_be_made_stops_only_what_needs_it() {
    let base = contoso();
    std::fs::write(base.path("file"), "no folder").expect("a file");
    let stuck = Rollout::instant()
        .data(base.path("file/below"))
        .within(base.path(""));
    for line in [
        "compare plan.json --tenant practice",
        "apply plan.json --tenant practice --yes",
        "practice --reset",
        "practice --deploy plan.json",
    ] {
        let refused = stuck.must(1, line);
        assert!(
            refused.stderr.contains("below"),
            "`rollout {line}` names the folder: {refused}"
        );
        assert!(
            !refused.stderr.contains("rollout practice --reset"),
            "starting over does not help here: {refused}"
        );
    }
    for line in [
        "new --example contoso -o other.json",
        "schema",
        "check plan.json",
        "explain NET-001",
        "export plan.json --to out",
    ] {
        stuck.must(0, line);
    }
    assert_eq!(
        std::fs::read_to_string(base.path("file")).expect("the file"),
        "no folder",
        "what stood in the way is as it was"
    );
}

#[test]
fn files_are_never_written_over_and_say_so_when_they_cannot_be_written() {
    let rollout = contoso();
    let before = std::fs::read(rollout.path("plan.json")).expect("the plan");
    for line in ["new -o plan.json", "new --example company -o plan.json"] {
        let refused = rollout.must(1, line);
        assert!(
            refused.stderr.contains("plan.json is there already"),
            "{refused}"
        );
    }
    assert!(
        before == std::fs::read(rollout.path("plan.json")).expect("the plan"),
        "as it was"
    );
    for (line, place) in [
        ("new -o plan.json/below.json", "below.json"),
        ("new -o missing/folder.json", "folder.json"),
        ("export plan.json --to plan.json", "plan.json"),
        ("export plan.json --to plan.json/below", "below"),
        (
            "compare plan.json --tenant practice --record plan.json/below",
            "below",
        ),
        (
            "compare plan.json --tenant practice --observed plan.json/below",
            "below",
        ),
        (
            "apply plan.json --tenant practice --yes --record missing/r.jsonl",
            "r.jsonl",
        ),
    ] {
        let refused = rollout.must(1, line);
        assert!(
            refused.stderr.contains(place),
            "`rollout {line}` names the place: {refused}"
        );
    }
    assert!(
        before == std::fs::read(rollout.path("plan.json")).expect("the plan"),
        "as it was"
    );
}
