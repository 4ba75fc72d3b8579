//! What every command answers: exit codes, schema, explanations, JSON for programs, dates.

use rollout_engine::clock::Clock;
use rollout_engine::wizard_steps::rule;
use rollout_tests::{Record, Rollout, View, plan_file, tenant_file};
use serde_json::{Value, json};
use std::collections::BTreeSet;

const PLAN: &str = "plan.json --tenant practice";

fn contoso() -> Rollout {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout
}

#[test]
fn exit_codes_of_a_calm_day() {
    let rollout = contoso();
    rollout.must(0, "--help");
    rollout.must(0, "--version");
    rollout.must(1, "");
    rollout.must(1, "check");
    rollout.must(1, "apply plan.json");
    rollout.must(0, "check plan.json");
    rollout.must(2, &format!("compare {PLAN}"));
    rollout.must(2, &format!("apply {PLAN}"));
    rollout.must(0, &format!("apply {PLAN} --yes"));
    rollout.must(0, &format!("compare {PLAN}"));
    rollout.must(0, &format!("apply {PLAN} --yes"));
    let run = rollout.last_run();
    rollout.must(0, &format!("resume {run}"));
    rollout.must(0, &format!("undo {run}"));
    rollout.must(0, "export plan.json --to out");
    plan_file::edit(&rollout.path("plan.json"), plan_file::forget_production);
    rollout.must(2, "check plan.json");
    let refused = rollout.must(2, &format!("apply {PLAN} --yes"));
    assert!(
        refused.stderr.contains("rollout explain"),
        "it says what to do: {refused}"
    );
}

#[test]
fn apply_ends_with_1_when_a_write_failed_and_resume_goes_on() {
    let rollout = contoso();
    rollout.must(2, &format!("compare {PLAN}"));
    let tenant = tenant_file::path(rollout.data_folder(), "default");
    plan_file::edit(&tenant, |tenant| {
        tenant["settings"]["assignmentLimit"] = 20.into();
    });
    let failed = rollout.must(1, &format!("apply {PLAN} --yes"));
    assert!(
        failed.stdout.contains("RoleAssignmentLimitExceeded"),
        "Azure's own words: {failed}"
    );
    let run = rollout.last_run();
    assert!(
        failed.stdout.contains(&format!("rollout resume {run}")),
        "what to do: {failed}"
    );
    plan_file::edit(&tenant, |tenant| {
        tenant["settings"]["assignmentLimit"] = 4_000.into();
    });
    rollout.must(0, &format!("resume {run}"));
    View::of(&rollout, 0, PLAN);
}

#[test]
fn undo_ends_with_2_when_somebody_changed_something() {
    let rollout = contoso();
    let before = View::of(&rollout, 2, PLAN).grants();
    rollout.must(0, &format!("apply {PLAN} --yes"));
    let tenant = tenant_file::path(rollout.data_folder(), "default");
    let mut changed = Value::Null;
    plan_file::edit(&tenant, |tenant| {
        let assignments = tenant["assignments"].as_array_mut().expect("assignments");
        let ours =
            |one: &&mut Value| plan_file::text(&one["description"]).starts_with("Foundry Rollout");
        let one = assignments.iter_mut().find(ours).expect("one of ours");
        one["condition"] = "@Resource[a] StringEquals 'b'".into();
        one["conditionVersion"] = "2.0".into();
        changed = one.clone();
    });
    let undone = rollout.must(
        2,
        &format!("undo {} --record undo.jsonl", rollout.last_run()),
    );
    assert!(
        undone.stdout.contains("Left: "),
        "it says what it left: {undone}"
    );
    let record = Record::read(&rollout.path("undo.jsonl"));
    assert_eq!(
        record.deletes().len(),
        before - 1,
        "the others go: {undone}"
    );
    let left = plan_file::json(&tenant);
    let left = left["assignments"].as_array().expect("assignments");
    assert!(left.contains(&changed), "what was changed stays as it is");
}

#[test]
fn the_schema_describes_contoso() {
    let rollout = contoso();
    let schema = rollout.json(0, "schema");
    assert_eq!(
        schema["$schema"], "https://json-schema.org/draft/2020-12/schema",
        "it says which schema it is"
    );
    let plan = plan_file::json(&rollout.path("plan.json"));
    assert_eq!(misfits(&schema, &plan), [""; 0], "Contoso fits");
    for (at, wrong) in [
        ("/about/name", json!(7)),
        ("/environments/items", json!([])),
        ("/environments/order", json!("dev")),
        ("/formatVersion", json!("1")),
    ] {
        let mut plan = plan.clone();
        *plan.pointer_mut(at).expect("Contoso has it") = wrong;
        assert_eq!(misfits(&schema, &plan), [at], "{at} does not fit any more");
    }
    let production = plan_file::environment(&plan, "production");
    let mut plan = plan.clone();
    plan["environments"]["items"][&production]["kind"] = "staging".into();
    let at = format!("/environments/items/{production}/kind");
    assert_eq!(misfits(&schema, &plan), [at], "no such kind");
}

/// Places of a plan that a schema does not describe, as far as plans need: references, types,
/// choices, members.
fn misfits(schema: &Value, plan: &Value) -> Vec<String> {
    let mut found = Vec::new();
    walk(schema, schema, plan, "", &mut found);
    found
}

fn walk(root: &Value, node: &Value, value: &Value, at: &str, found: &mut Vec<String>) {
    if let Some(name) = node["$ref"].as_str() {
        let target = root
            .pointer(name.trim_start_matches('#'))
            .expect("a definition");
        return walk(root, target, value, at, found);
    }
    for choice in ["anyOf", "oneOf"] {
        let Some(branches) = node[choice].as_array() else {
            continue;
        };
        let fits = |branch| {
            let mut inside = Vec::new();
            walk(root, branch, value, at, &mut inside);
            inside.is_empty()
        };
        if !branches.iter().any(fits) {
            found.push(at.to_owned());
        }
        return;
    }
    let types: Vec<&str> = match &node["type"] {
        Value::Array(all) => all.iter().filter_map(Value::as_str).collect(),
        one => one.as_str().into_iter().collect(),
    };
    let is_listed = |list: &Value| list.as_array().is_none_or(|all| all.contains(value));
    let is_const = node.get("const").is_none_or(|only| only == value);
    let is_typed = types.is_empty() || types.iter().any(|wanted| is_of(value, wanted));
    if !is_typed || !is_const || !is_listed(&node["enum"]) {
        return found.push(at.to_owned());
    }
    for (key, member) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{}", key.replace('~', "~0").replace('/', "~1"));
        match (
            node["properties"].get(key),
            node.get("additionalProperties"),
        ) {
            (Some(known), _) | (None, Some(known)) => walk(root, known, member, &at, found),
            (None, None) => found.push(at),
        }
    }
    for (n, member) in value.as_array().into_iter().flatten().enumerate() {
        walk(root, &node["items"], member, &format!("{at}/{n}"), found);
    }
}

fn is_of(value: &Value, wanted: &str) -> bool {
    match wanted {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "boolean" => value.is_boolean(),
        "integer" | "number" => value.is_number(),
        _ => value.is_null(),
    }
}

#[test]
fn every_code_can_be_explained() {
    let rollout = Rollout::new();
    let codes: BTreeSet<&str> = rule::rules()
        .map(|rule| rule.code)
        .chain(["INT-001"])
        .collect();
    assert!(
        codes.len() > 80,
        "the house has many rules: {}",
        codes.len()
    );
    for code in &codes {
        let said = rollout.must(0, &format!("explain {code}"));
        let first = said.stdout.lines().next().unwrap_or_default();
        assert!(
            first.starts_with(code) && first.len() > code.len() + 5,
            "a title: {said}"
        );
        for part in ["What it means: ", "How to fix: ", "Source: "] {
            assert!(said.stdout.contains(part), "{code} has “{part}”: {said}");
        }
    }
    let lower = rollout.must(0, "explain net-001");
    assert_eq!(
        lower,
        rollout.must(0, "explain NET-001"),
        "small letters do"
    );
}

#[test]
fn check_answers_programs() {
    let rollout = contoso();
    plan_file::edit(&rollout.path("plan.json"), plan_file::forget_production);
    let whole = rollout.json(2, "check plan.json --format json");
    assert_eq!(whole["slice"], "the whole plan", "which part");
    assert_eq!(
        whole["outside"],
        json!([]),
        "nothing is outside of everything"
    );
    let plan = plan_file::json(&rollout.path("plan.json"));
    let mut keys = BTreeSet::new();
    for finding in whole["findings"].as_array().expect("findings") {
        let key = plan_file::text(&finding["key"]);
        assert!(keys.insert(key.clone()), "{key} is there once");
        let code = plan_file::text(&finding["code"]);
        assert!(
            key.starts_with(&code),
            "the key begins with the code: {finding}"
        );
        let severity = plan_file::text(&finding["severity"]);
        assert!(
            ["blocker", "warning", "note"].contains(&severity.as_str()),
            "{finding}"
        );
        let says = plan_file::text(&finding["says"]);
        assert!(
            !says.is_empty() && !says.contains('{'),
            "a whole sentence: {finding}"
        );
        for list in ["subjects", "fixes", "environments", "groups"] {
            assert!(finding[list].is_array(), "{list} is a list: {finding}");
        }
        assert!(
            finding["fixes"]
                .as_array()
                .is_some_and(|all| !all.is_empty()),
            "there is a way out: {finding}"
        );
        let at = plan_file::text(&finding["at"]);
        let section = at.split('/').nth(1).unwrap_or_default();
        assert!(
            plan.get(section).is_some(),
            "{at} leads into the plan: {finding}"
        );
    }
    let part = rollout.json(0, "check plan.json --format json --slice env=dev");
    let count = |value: &Value, key: &str| value[key].as_array().map_or(0, Vec::len);
    assert_eq!(
        count(&part, "findings") + count(&part, "outside"),
        keys.len(),
        "a slice sorts them and drops none"
    );
    assert!(count(&part, "outside") > 0, "production is outside");
}

#[test]
fn an_empty_plan_has_all_seven_points_open() {
    let rollout = Rollout::new();
    std::fs::write(rollout.path("plan.json"), r#"{"formatVersion":1}"#).expect("the file");
    let checked = rollout.json(2, "check plan.json --format json");
    let findings = checked["findings"].as_array().expect("findings");
    let open = findings.iter().filter(|one| one["code"] == "REV-009");
    let open: BTreeSet<String> = open
        .map(|one| plan_file::text(&one["values"]["number"]))
        .collect();
    let all: BTreeSet<String> = (1..=7).map(|n| n.to_string()).collect();
    assert_eq!(open, all, "silence is not an answer");
    rollout.must(0, "new -o new.json");
    rollout.must(2, "check new.json");
    rollout.must(0, "export new.json --to out");
}

#[test]
fn time_alone_makes_no_blocker() {
    let rollout = contoso();
    let later = Clock::system().today().plus(400);
    let today = rollout.json(0, "check plan.json --format json");
    let then = rollout.json(0, &format!("check plan.json --format json --today {later}"));
    let blockers = |checked: &Value| {
        let all = checked["findings"].as_array().expect("findings");
        all.iter()
            .filter(|one| one["severity"] == "blocker")
            .count()
    };
    assert_eq!(
        (blockers(&today), blockers(&then)),
        (0, 0),
        "no blocker on either day"
    );
    let by_environment = Rollout::instant().env("ROLLOUT_TODAY", later.to_string());
    std::fs::copy(rollout.path("plan.json"), by_environment.path("plan.json")).expect("copied");
    let same = by_environment.json(0, "check plan.json --format json");
    assert_eq!(same, then, "ROLLOUT_TODAY says the day as well");
    by_environment.must(0, &format!("apply {PLAN} --yes"));
}

#[test]
fn the_day_of_an_example_can_be_said() {
    let [one, same, other] = ["2027-03-01", "2027-03-01", "2027-03-02"].map(|day| {
        let rollout = Rollout::new().env("ROLLOUT_TODAY", day);
        rollout.must(0, "new --example contoso -o plan.json");
        std::fs::read_to_string(rollout.path("plan.json")).expect("the plan")
    });
    assert_eq!(one, same, "the same day makes the same plan");
    assert_ne!(one, other, "dates follow the day");
    let wrong = Rollout::new().env("ROLLOUT_TODAY", "soon");
    let refused = wrong.must(1, "new --example contoso -o plan.json");
    assert!(
        refused.stderr.contains("YYYY-MM-DD"),
        "a day has one form: {refused}"
    );
}
