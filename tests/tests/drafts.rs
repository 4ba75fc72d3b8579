//! Drafts on the command line: every line that says "saved" is on disk.

use std::io::Write as _;
use std::process::Stdio;

use rollout_tests::{Outcome, Rollout};

/// A draft of Contoso, by its id.
fn draft_of_contoso(rollout: &Rollout) -> String {
    rollout.must(0, "new --example contoso -o plan.json");
    let id = rollout.must(0, "draft import plan.json").stdout;
    id.trim().to_owned()
}

/// Edits a draft, one line an edit.
fn edit(rollout: &Rollout, draft: &str, lines: &str) -> Outcome {
    let mut child = rollout
        .command(["draft", "edit", draft])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("the command starts");
    let mut input = child.stdin.take().expect("its standard input");
    input
        .write_all(lines.as_bytes())
        .expect("the lines are taken");
    drop(input);
    let output = child.wait_with_output().expect("it ends");
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

fn saved(rollout: &Rollout, draft: &str, name: &str) -> String {
    rollout.must(0, &format!("draft save {draft} -o {name}"));
    std::fs::read_to_string(rollout.path(name)).expect("the plan is written")
}

#[test]
fn edits_are_saved_undone_and_made_again() {
    let rollout = Rollout::instant();
    let draft = draft_of_contoso(&rollout);
    let before = saved(&rollout, &draft, "before.json");
    let edited = edit(
        &rollout,
        &draft,
        "{\"at\": \"/about/name\", \"to\": \"Another name\"}\n",
    );
    assert_eq!(edited.code, 0, "{edited}");
    assert!(edited.stdout.starts_with("saved "), "{edited}");
    let after = saved(&rollout, &draft, "after.json");
    assert!(after.contains("Another name"), "the edit is in the plan");
    rollout.must(0, &format!("draft undo {draft}"));
    assert_eq!(
        saved(&rollout, &draft, "undone.json"),
        before,
        "letter for letter"
    );
    rollout.must(0, &format!("draft redo {draft}"));
    assert_eq!(
        saved(&rollout, &draft, "again.json"),
        after,
        "letter for letter"
    );
    let listed = rollout.must(0, "draft list");
    assert!(listed.stdout.contains("Another name"), "{listed}");
}

#[test]
fn a_refused_edit_changes_nothing_and_the_next_line_goes_on() {
    let rollout = Rollout::instant();
    let draft = draft_of_contoso(&rollout);
    let secret = "AccountKey=Zm9vYmFyYmF6cXV4cXV1eGNvcmdlZ3JhdWx0";
    let lines = format!(
        "{{\"at\": \"/about/purpose\", \"to\": \"{secret}\"}}\n{{\"at\": \"/about/cloud\", \"to\": \"moon\"}}\n{{\"at\": \"/about/name\", \"to\": \"Kept\"}}\n"
    );
    let edited = edit(&rollout, &draft, &lines);
    assert_eq!(edited.code, 2, "two were refused: {edited}");
    assert_eq!(edited.stdout.matches("saved ").count(), 1, "{edited}");
    for place in ["/about/purpose", "/about/cloud"] {
        assert!(edited.stderr.contains(place), "{place} is named: {edited}");
    }
    assert!(
        !edited.stderr.contains(secret),
        "and not repeated: {edited}"
    );
    let plan = saved(&rollout, &draft, "plan-2.json");
    assert!(
        plan.contains("Kept") && !plan.contains(secret),
        "one edit is in the plan"
    );
}

#[test]
fn a_mistyped_pointer_is_saved_and_said() {
    let rollout = Rollout::instant();
    let draft = draft_of_contoso(&rollout);
    let lines =
        "{\"at\": \"/about/nmae\", \"to\": \"x\"}\n{\"at\": \"/about/name\", \"to\": \"y\"}\n";
    let edited = edit(&rollout, &draft, lines);
    assert_eq!(edited.code, 0, "{edited}");
    assert!(
        edited.stderr.contains("/about/nmae"),
        "it is said: {edited}"
    );
    assert!(
        !edited.stderr.contains("/about/name;"),
        "about that one only: {edited}"
    );
}
