//! A plan that asks for less than before.

use rollout_engine::wizard_steps::catalog::roles;
use rollout_tests::{Record, Rollout, View, plan_file, tenant_file};

const PLAN: &str = "plan.json --tenant practice";

/// Contoso, applied; then its engineers become Foundry User where they were Foundry Owner.
fn narrowed() -> Rollout {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout.must(0, &format!("apply {PLAN} --yes"));
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        let grants = plan["access"]["grants"]
            .as_object_mut()
            .expect("grants by hand");
        let (_, grant) = grants.iter_mut().next().expect("the engineers");
        assert_eq!(grant["roleId"], roles::FOUNDRY_OWNER, "they are owners");
        grant["roleId"] = roles::FOUNDRY_USER.into();
    });
    rollout
}

fn held(rollout: &Rollout) -> usize {
    tenant_file::assignments(rollout.data_folder(), "default").len()
}

#[test]
fn what_the_plan_no_longer_wants_goes_only_when_that_is_confirmed() {
    let rollout = narrowed();
    let before = held(&rollout);
    let seen = View::of(&rollout, 2, PLAN);
    assert_eq!(seen.count("create"), 1, "{}", seen.summary());
    assert_eq!(seen.count("retire"), 1, "{}", seen.summary());
    let retire = seen.in_state("retire")[0].clone();
    assert_eq!(
        retire["role"],
        roles::FOUNDRY_OWNER,
        "the owner's role goes: {retire}"
    );

    let kept = rollout.must(2, &format!("apply {PLAN} --yes --record kept.jsonl"));
    let record = Record::read(&rollout.path("kept.jsonl"));
    assert_eq!(record.puts().len(), 1, "the new role is granted: {kept}");
    assert_eq!(record.deletes().len(), 0, "the old one stays: {kept}");
    assert_eq!(held(&rollout), before + 1, "both are there");

    let gone = rollout.must(
        0,
        &format!("apply {PLAN} --yes --retire --record gone.jsonl"),
    );
    let record = Record::read(&rollout.path("gone.jsonl"));
    assert_eq!(record.puts().len(), 0, "nothing is left to grant: {gone}");
    let deletes = record.deletes();
    assert_eq!(deletes.len(), 1, "the old one goes: {gone}");
    assert_eq!(
        retire["name"],
        deletes[0].name.as_str(),
        "that one and no other"
    );
    let after = View::of(&rollout, 0, PLAN);
    assert_eq!(
        after.count("surplus"),
        0,
        "exactly the plan: {}",
        after.summary()
    );
    assert_eq!(held(&rollout), before, "one for one");
}

#[test]
fn both_in_one_run_grant_first_and_remove_last() {
    let rollout = narrowed();
    let before = tenant_file::assignments(rollout.data_folder(), "default");
    let changed = rollout.must(
        0,
        &format!("apply {PLAN} --yes --retire --record both.jsonl"),
    );
    let record = Record::read(&rollout.path("both.jsonl"));
    assert_eq!(record.puts().len(), 1, "one grant: {changed}");
    assert_eq!(record.deletes().len(), 1, "one removal: {changed}");
    assert!(
        record.puts_come_first(),
        "nobody is without a role in between: {changed}"
    );
    assert!(changed.stdout.contains("1 granted, 1 retired"), "{changed}");
    let after = View::of(&rollout, 0, PLAN);
    assert_eq!(
        after.count("surplus"),
        0,
        "exactly the plan: {}",
        after.summary()
    );

    let undone = rollout.must(0, &format!("undo {}", rollout.last_run()));
    assert!(undone.stdout.contains("1 removed, 1 restored"), "{undone}");
    assert_eq!(
        tenant_file::assignments(rollout.data_folder(), "default"),
        before,
        "the tenant is as it was"
    );
    let back = View::of(&rollout, 2, PLAN);
    assert_eq!(back.count("create"), 1, "{}", back.summary());
    assert_eq!(
        back.count("retire"),
        1,
        "the restored one is still ours: {}",
        back.summary()
    );
}

#[test]
fn a_stranger_cannot_retire_what_the_journal_does_not_prove() {
    let rollout = narrowed();
    let stranger = Rollout::instant();
    std::fs::copy(rollout.path("plan.json"), stranger.path("plan.json")).expect("copied");
    let tenant = plan_file::json(&tenant_file::path(rollout.data_folder(), "default"));
    plan_file::write(
        &tenant_file::path(stranger.data_folder(), "default"),
        &tenant,
    );
    let seen = View::of(&stranger, 2, PLAN);
    assert_eq!(seen.count("retire"), 0, "{}", seen.summary());
    assert_eq!(
        seen.count("surplus"),
        1,
        "it is only reported: {}",
        seen.summary()
    );
    stranger.must(
        0,
        &format!("apply {PLAN} --yes --retire --record apply.jsonl"),
    );
    let record = Record::read(&stranger.path("apply.jsonl"));
    assert_eq!(record.deletes().len(), 0, "and left alone");
}
