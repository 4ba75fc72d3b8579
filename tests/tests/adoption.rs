//! A tenant in which somebody granted half of the plan by hand.

use rollout_engine::practice_seed::Kind;
use rollout_engine::wizard_steps::desired::{DesiredState, GrantPrincipal};
use rollout_engine::wizard_steps::estate::Estate;
use rollout_engine::wizard_steps::names;
use rollout_tests::{Record, Rollout, View, plan_file, tenant_file};
use serde_json::{Value, json};

const PLAN: &str = "plan.json --tenant practice";

/// Every second grant to people, as somebody wrote it by hand: under a name of its own.
fn by_hand(rollout: &Rollout) -> Vec<Value> {
    let plan = plan_file::plan(&rollout.path("plan.json"));
    let estate = Estate::of(&plan);
    let to_people = DesiredState::of(&estate)
        .grants
        .into_iter()
        .filter_map(|grant| {
            let GrantPrincipal::Directory(id) = &grant.principal else {
                return None;
            };
            let principal = plan.prerequisites.principals.get(id.as_str())?;
            let oid = principal.object_id.parsed()?;
            let scope = grant.scope.arm_id.clone()?;
            let mut written = json!({
                "name": names::arm_guid(&["by hand", &scope, &oid, &grant.role]),
                "scope": scope, "principalId": oid, "roleId": grant.role,
            });
            if !grant.condition.is_empty() {
                written["condition"] = json!(grant.condition);
                written["conditionVersion"] = json!(grant.condition_version);
            }
            Some(written)
        });
    to_people.step_by(2).collect()
}

#[test]
fn what_is_there_under_another_name_is_adopted_and_never_ours() {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    let adopted = by_hand(&rollout);
    assert!(
        adopted.len() > 20,
        "half of the grants to people: {}",
        adopted.len()
    );
    let mut tenant = Kind::Default.made_from(&plan_file::plan(&rollout.path("plan.json")));
    let there = tenant["assignments"].as_array_mut().expect("assignments");
    there.extend(adopted.iter().cloned());
    plan_file::write(
        &tenant_file::path(rollout.data_folder(), "default"),
        &tenant,
    );

    let before = View::of(&rollout, 2, PLAN);
    let grants = before.grants();
    assert_eq!(
        before.count("adopted"),
        adopted.len(),
        "{}",
        before.summary()
    );
    let missing = before.count("create");
    assert_eq!(
        missing + adopted.len(),
        grants,
        "the rest is new: {}",
        before.summary()
    );
    let by_hand = tenant_file::assignments(rollout.data_folder(), "default");

    let applied = rollout.must(0, &format!("apply {PLAN} --yes --record apply.jsonl"));
    let record = Record::read(&rollout.path("apply.jsonl"));
    assert_eq!(
        record.writes(),
        missing,
        "only what is missing is written: {applied}"
    );
    assert!(applied.stdout.contains(" 0 failed"), "{applied}");
    let after = View::of(&rollout, 0, PLAN);
    assert_eq!(after.count("adopted"), adopted.len(), "{}", after.summary());
    assert_eq!(after.count("in place"), missing, "{}", after.summary());

    let undone = rollout.must(
        0,
        &format!("undo {} --record undo.jsonl", rollout.last_run()),
    );
    let record = Record::read(&rollout.path("undo.jsonl"));
    assert_eq!(
        record.deletes().len(),
        missing,
        "only its own is removed: {undone}"
    );
    assert_eq!(
        tenant_file::assignments(rollout.data_folder(), "default"),
        by_hand,
        "what was made by hand stays"
    );
    let back = View::of(&rollout, 2, PLAN);
    assert_eq!(back.count("adopted"), adopted.len(), "{}", back.summary());
    assert_eq!(back.count("create"), missing, "{}", back.summary());
}

#[test]
fn all_of_it_by_hand_leaves_nothing_to_write() {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout.must(0, &format!("apply {PLAN} --yes"));
    // Another data folder knows of no run: what is there is somebody else's, equal or not.
    let tenant = plan_file::json(&tenant_file::path(rollout.data_folder(), "default"));
    let stranger = Rollout::instant();
    std::fs::copy(rollout.path("plan.json"), stranger.path("plan.json")).expect("copied");
    plan_file::write(
        &tenant_file::path(stranger.data_folder(), "default"),
        &tenant,
    );
    let seen = View::of(&stranger, 0, PLAN);
    assert_eq!(
        seen.count("create") + seen.count("retire"),
        0,
        "{}",
        seen.summary()
    );
    let applied = stranger.must(0, &format!("apply {PLAN} --yes --record apply.jsonl"));
    let record = Record::read(&stranger.path("apply.jsonl"));
    assert_eq!(record.writes(), 0, "nothing to write: {applied}");
    assert_eq!(
        stranger.json(0, "runs --format json"),
        json!([]),
        "so there is no run that could be undone"
    );
}

#[test]
fn one_role_above_covers_the_grant_below() {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    let all = View::of(&rollout, 2, PLAN);
    let of_project = |line: &&&Value| plan_file::text(&line["scope"]).contains("/projects/");
    let lines = all.in_state("create");
    let below = lines.iter().find(of_project).expect("a grant on a project");
    let scope = plan_file::text(&below["scope"]);
    let (account, _) = scope.split_once("/projects/").expect("a project");
    plan_file::edit(
        &tenant_file::path(rollout.data_folder(), "default"),
        |tenant| {
            let above = json!({
                "scope": account, "principalId": below["principalId"], "roleId": below["role"],
            });
            tenant["assignments"]
                .as_array_mut()
                .expect("assignments")
                .push(above);
        },
    );
    let seen = View::of(&rollout, 2, PLAN);
    let inherited = seen.in_state("inherited");
    assert!(
        inherited.iter().any(|line| line["key"] == below["key"]),
        "the grant on the project is covered: {}",
        seen.summary()
    );
    rollout.must(0, &format!("apply {PLAN} --yes"));
    let after = View::of(&rollout, 0, PLAN);
    assert_eq!(
        after.count("inherited"),
        inherited.len(),
        "{}",
        after.summary()
    );
}
