//! A rollout into subscriptions that hold nothing yet, whole and slice by slice.

use rollout_tests::{Record, Rollout, View, plan_file, tenant_file};
use serde_json::Value;

const EMPTY: &str = "plan.json --tenant practice=empty";
const DEPLOY: &str = "practice --tenant practice=empty --deploy plan.json";
const SLICE: &str = "--slice env=development,group=finance";

fn contoso() -> Rollout {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout
}

#[test]
fn everything_waits_until_its_resources_are_deployed() {
    let rollout = contoso();
    let seen = View::of(&rollout, 2, EMPTY);
    let grants = seen.grants();
    assert_eq!(
        seen.count("waiting"),
        grants,
        "all of it waits: {}",
        seen.summary()
    );
    for line in seen.lines() {
        let why = plan_file::text(&line["why"]);
        assert!(
            why.contains("comes first"),
            "each says what creates its scope: {line}"
        );
    }
    let compared = rollout.must(2, &format!("compare {EMPTY}"));
    let named = compared.stdout.lines().filter(|line| line.contains(" · "));
    assert_eq!(named.count(), grants, "a line each: {compared}");

    let refused = rollout.must(2, &format!("apply {EMPTY} --yes --record empty.jsonl"));
    let record = Record::read(&rollout.path("empty.jsonl"));
    assert_eq!(record.writes(), 0, "nothing is written: {refused}");

    let deployed = rollout.must(0, DEPLOY);
    assert!(
        deployed.stdout.contains("resources for the whole plan"),
        "{deployed}"
    );
    let again = rollout.must(0, DEPLOY);
    assert!(
        again.stdout.contains("Created 0 groups and 0 resources"),
        "once: {again}"
    );

    rollout.must(0, &format!("apply {EMPTY} --yes --record apply.jsonl"));
    let record = Record::read(&rollout.path("apply.jsonl"));
    assert_eq!(record.puts().len(), grants, "now all of it is written");
    View::of(&rollout, 0, EMPTY);
}

#[test]
fn what_waits_does_not_keep_the_rest_from_being_granted() {
    let rollout = contoso();
    rollout.must(0, DEPLOY);
    let tenant = tenant_file::path(rollout.data_folder(), "empty");
    plan_file::edit(&tenant, |tenant| {
        let resources = tenant["resources"].as_array_mut().expect("resources");
        let id = |one: &Value| plan_file::text(&one["id"]);
        let project = resources
            .iter()
            .map(id)
            .find(|id| id.contains("/projects/"));
        let project = project.expect("a project");
        resources.retain(|one| id(one) != project);
    });
    let seen = View::of(&rollout, 2, EMPTY);
    let (ready, waiting) = (seen.count("create"), seen.count("waiting"));
    assert!(
        ready > waiting && waiting > 0,
        "some wait: {}",
        seen.summary()
    );
    let applied = rollout.must(2, &format!("apply {EMPTY} --yes --record some.jsonl"));
    let record = Record::read(&rollout.path("some.jsonl"));
    assert_eq!(
        record.puts().len(),
        ready,
        "what can be granted is: {applied}"
    );
    let after = View::of(&rollout, 2, EMPTY);
    assert_eq!(after.count("waiting"), waiting, "{}", after.summary());
    assert_eq!(after.count("in place"), ready, "{}", after.summary());

    rollout.must(0, DEPLOY);
    rollout.must(0, &format!("apply {EMPTY} --yes --record rest.jsonl"));
    let record = Record::read(&rollout.path("rest.jsonl"));
    assert_eq!(record.puts().len(), waiting, "and the rest once it can be");
    View::of(&rollout, 0, EMPTY);
}

#[test]
fn groups_that_the_directory_does_not_know_hold_up_their_own_grants_only() {
    let rollout = contoso();
    rollout.must(0, &format!("{DEPLOY} {SLICE}"));
    let applied = rollout.must(2, &format!("apply {EMPTY} --yes --record all.jsonl"));
    let record = Record::read(&rollout.path("all.jsonl"));
    assert!(record.writes() > 0, "what can be granted is: {applied}");
    let part = rollout.must(0, &format!("compare {EMPTY} {SLICE}"));
    assert!(
        part.stdout.contains("Nothing to do"),
        "the slice is complete: {part}"
    );
    let whole = rollout.must(2, &format!("compare {EMPTY}"));
    assert!(whole.stdout.contains("waiting"), "the rest waits: {whole}");
}

#[test]
fn a_slice_goes_ahead_of_a_production_that_is_not_decided() {
    let rollout = contoso();
    let path = rollout.path("plan.json");
    let decided = plan_file::json(&path);
    plan_file::edit(&path, plan_file::forget_production);

    let whole = rollout.must(2, "check plan.json");
    for code in ["NET-001", "KEY-001"] {
        assert!(
            whole.stdout.contains(code),
            "the whole plan has {code}: {whole}"
        );
    }
    let part = rollout.must(0, &format!("check plan.json {SLICE}"));
    assert!(
        part.stdout.contains(": 0 blockers"),
        "none of it is here: {part}"
    );
    let outside = part
        .stdout
        .lines()
        .find(|line| line.starts_with("Outside of it"));
    let outside = outside.expect("what is outside is listed");
    for code in ["NET-001", "KEY-001"] {
        assert!(outside.contains(code), "{code} is outside: {outside}");
    }

    rollout.must(0, &format!("{DEPLOY} {SLICE}"));
    let sliced = View::of(&rollout, 2, &format!("{EMPTY} {SLICE}"));
    let first = sliced.count("create");
    assert!(first > 0, "the slice can be granted: {}", sliced.summary());
    assert_eq!(first, sliced.grants(), "all of it: {}", sliced.summary());
    let refused = rollout.must(2, &format!("apply {EMPTY} --yes --record whole.jsonl"));
    let record = Record::read(&rollout.path("whole.jsonl"));
    assert_eq!(record.writes(), 0, "the whole plan is refused: {refused}");
    assert!(
        refused.stderr.contains("blockers are open"),
        "and says why: {refused}"
    );

    rollout.must(
        0,
        &format!("apply {EMPTY} {SLICE} --yes --record slice.jsonl"),
    );
    let record = Record::read(&rollout.path("slice.jsonl"));
    assert_eq!(record.puts().len(), first, "the slice is written");
    View::of(&rollout, 0, &format!("{EMPTY} {SLICE}"));

    plan_file::write(&path, &decided);
    rollout.must(0, DEPLOY);
    let rest = View::of(&rollout, 2, EMPTY);
    assert_eq!(
        rest.count("in place"),
        first,
        "the slice is there: {}",
        rest.summary()
    );
    let missing = rest.count("create");
    assert_eq!(
        missing + first,
        rest.grants(),
        "the rest is new: {}",
        rest.summary()
    );
    rollout.must(0, &format!("apply {EMPTY} --yes --record rest.jsonl"));
    let record = Record::read(&rollout.path("rest.jsonl"));
    assert_eq!(record.writes(), missing, "only the rest is written");
    View::of(&rollout, 0, EMPTY);
}

#[test]
fn a_wave_is_a_slice_with_a_name() {
    let rollout = contoso();
    let path = rollout.path("plan.json");
    plan_file::edit(&path, |plan| {
        let waves = plan["environments"]["waves"]
            .as_object_mut()
            .expect("waves");
        let (_, wave) = waves.iter_mut().next().expect("a wave");
        wave["name"] = "pilot".into();
        plan_file::forget_production(plan);
    });
    rollout.must(0, "check plan.json --slice wave=pilot");
    rollout.must(0, &format!("{DEPLOY} --slice wave=pilot"));
    let wave = View::of(&rollout, 2, &format!("{EMPTY} --slice wave=pilot"));
    let slice = View::of(&rollout, 2, &format!("{EMPTY} {SLICE}"));
    assert_eq!(
        wave.json["digest"], slice.json["digest"],
        "the wave is that slice"
    );
    rollout.must(0, &format!("apply {EMPTY} --slice wave=pilot --yes"));
    let after = View::of(&rollout, 0, &format!("{EMPTY} --slice wave=pilot"));
    assert_eq!(
        after.count("in place"),
        wave.count("create"),
        "{}",
        after.summary()
    );
    let held = tenant_file::assignments(rollout.data_folder(), "empty").len();
    rollout.must(0, &format!("undo {}", rollout.last_run()));
    let left = tenant_file::assignments(rollout.data_folder(), "empty").len();
    assert_eq!(
        held - left,
        wave.count("create"),
        "undo takes the wave back"
    );
}
