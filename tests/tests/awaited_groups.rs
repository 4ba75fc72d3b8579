//! Groups and subscriptions that do not exist yet: the request, the reply, and what waits meanwhile.

use std::path::Path;
use std::process::{Command, Stdio};

use rollout_tests::{Outcome, Rollout, View, plan_file};
use serde_json::{Value, json};

const ODD: &str = r#"O'Brien $(touch pwned) "x""#;
const PLAN: &str = "plan.json --tenant practice";

/// Contoso, where one group of people is to be made under an odd name; and the id it really has.
fn awaiting(rollout: &Rollout) -> String {
    rollout.must(0, "new --example contoso -o plan.json");
    let mut known = String::new();
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        let principals = plan["prerequisites"]["principals"]
            .as_object_mut()
            .expect("principals");
        let admins = |p: &&mut Value| p["name"] == "Contoso AI Finance & Risk admins";
        let group = principals.values_mut().find(admins).expect("admins");
        group["objectId"]
            .as_str()
            .expect("an id")
            .clone_into(&mut known);
        group["name"] = ODD.into();
        group["objectId"] = "".into();
        group["toBeMade"] = json!({"why": "New team", "firstMembers": ["lee@contoso.example"]});
    });
    known
}

fn states(view: &View) -> (usize, usize) {
    let count = |state: &str| {
        let lines = view.lines().filter(|line| line["state"] == state);
        lines.count()
    };
    (count("waiting"), count("create"))
}

#[test]
fn only_the_grants_of_such_a_group_wait_and_a_reply_lets_them_go() {
    let rollout = Rollout::instant();
    let known = awaiting(&rollout);
    rollout.must(0, "check plan.json");
    let compared = rollout.must(2, &format!("compare {PLAN}"));
    let said = format!("making the group {ODD} in Entra comes first; ask Identity team");
    assert!(compared.stdout.contains(&said), "{compared}");
    let before = View::of(&rollout, 2, PLAN);
    let (waiting, created) = states(&before);
    assert!(
        waiting > 0 && created > 0,
        "{waiting} wait, {created} go on"
    );
    rollout.must(2, &format!("apply {PLAN} --yes"));

    let odd = ODD.replace('"', "\"\"");
    std::fs::write(
        rollout.path("reply.csv"),
        format!("Object Id;Name\n{known};\"{odd}\"\nsoon;\"{odd}\"\n"),
    )
    .unwrap();
    let taken = rollout.must(2, "groups plan.json --reply reply.csv -o filled.json");
    assert!(
        taken.stdout.contains("line 3: soon is no object id"),
        "{taken}"
    );
    rollout.must(1, "groups plan.json --reply reply.csv -o filled.json");
    let after = View::of(&rollout, 2, "filled.json --tenant practice");
    assert_eq!(
        states(&after),
        (0, waiting),
        "what waited turns to create, nothing else"
    );
    rollout.must(0, "apply filled.json --tenant practice --yes");
    let nothing = rollout.must(0, "groups filled.json");
    assert!(nothing.stdout.contains("waits for no group"), "{nothing}");
}

#[test]
fn replies_that_say_nothing_write_nothing() {
    let rollout = Rollout::instant();
    awaiting(&rollout);
    std::fs::write(rollout.path("reply.csv"), "hello\n").unwrap();
    let said = rollout.must(2, "groups plan.json --reply reply.csv -o filled.json");
    assert!(said.stdout.contains("still to be made"), "{said}");
    assert!(!rollout.path("filled.json").exists());
    rollout.must(1, "groups plan.json --reply reply.csv");
    rollout.must(1, "groups plan.json --reply nowhere.csv -o filled.json");
    rollout.must(1, "groups plan.json --format pdf");
    std::fs::write(rollout.path("reply.csv"), [0xff, 0xfe]).unwrap();
    rollout.must(1, "groups plan.json --reply reply.csv -o filled.json");
}

/// An `az` that keeps groups as files: enough to run our script, and it shows what it was asked.
const AZ: &str = r#"#!/usr/bin/env bash
set -eu
case "$1 $2 $3" in
  "account show --query") echo "$TENANT" ;;
  "ad group list") if [ -e "$GROUPS_FOLDER/$(printf %s "$5" | cksum | cut -d' ' -f1)" ]; then echo "$KNOWN"; fi ;;
  "ad group create")
    touch "$GROUPS_FOLDER/$(printf %s "displayName eq '${5//\'/\'\'}'" | cksum | cut -d' ' -f1)"
    echo "$KNOWN" ;;
  "ad user show") exit 3 ;;
  "ad group member") if [ "$4" = check ]; then echo false; else printf '%s\n' "$*" >>"$GROUPS_FOLDER/members"; fi ;;
  "ad group owner") exit 1 ;;
  *) printf 'not known: %s\n' "$*" >&2; exit 9 ;;
esac
"#;

#[cfg(unix)]
#[test]
fn the_script_runs_makes_each_group_once_and_prints_the_reply() {
    use std::os::unix::fs::PermissionsExt as _;
    let rollout = Rollout::instant();
    let known = awaiting(&rollout);
    let script = rollout.must(0, "groups plan.json --format az").stdout;
    std::fs::write(rollout.path("groups.sh"), &script).unwrap();
    let folder = rollout.path("tools");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("az"), AZ).unwrap();
    std::fs::set_permissions(folder.join("az"), std::fs::Permissions::from_mode(0o755)).unwrap();
    let tenant = plan_file::json(&rollout.path("plan.json"))["about"]["tenantId"].clone();
    let run = |words: &[&str]| {
        bash(
            &rollout.path("."),
            &folder,
            words,
            tenant.as_str().unwrap(),
            &known,
        )
    };
    assert_eq!(run(&["-n", "groups.sh"]).code, 0);
    let first = run(&["groups.sh"]);
    assert_eq!(first.code, 0, "{first}");
    assert!(first.stderr.contains(&format!("Made: {ODD}")), "{first}");
    let again = run(&["groups.sh"]);
    assert!(
        again.stderr.contains(&format!("There already: {ODD}")),
        "{again}"
    );
    assert_eq!(first.stdout, again.stdout, "the reply is the same");
    assert!(!rollout.path("pwned").exists(), "a name is a name");
    let members = std::fs::read_to_string(folder.join("members")).unwrap();
    assert!(
        members.contains("--member-id lee@contoso.example"),
        "{members}"
    );
    std::fs::write(rollout.path("reply.csv"), first.stdout).unwrap();
    rollout.must(0, "groups plan.json --reply reply.csv -o filled.json");
    rollout.must(0, "check filled.json");
}

#[cfg(unix)]
fn bash(folder: &Path, tools: &Path, words: &[&str], tenant: &str, known: &str) -> Outcome {
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("bash")
        .args(words)
        .current_dir(folder)
        .env("PATH", format!("{}:{path}", tools.display()))
        .env("TENANT", tenant)
        .env("KNOWN", known)
        .env("GROUPS_FOLDER", tools)
        .stdin(Stdio::null())
        .output()
        .expect("bash is there");
    Outcome {
        code: output.status.code().unwrap_or(-1),
        stdout: String::from_utf8(output.stdout).expect("text"),
        stderr: String::from_utf8(output.stderr).expect("text"),
    }
}

#[test]
fn every_form_quotes_odd_names() {
    let rollout = Rollout::instant();
    awaiting(&rollout);
    let powershell = rollout
        .must(0, "groups plan.json --format powershell")
        .stdout;
    assert!(
        powershell.contains(r#"-Name 'O''Brien $(touch pwned) "x"'"#),
        "{powershell}"
    );
    for form in ["text", "portal"] {
        let text = rollout
            .must(0, &format!("groups plan.json --format {form}"))
            .stdout;
        assert!(
            text.contains(ODD) && text.contains("lee@contoso.example"),
            "{form}: {text}"
        );
    }
}
