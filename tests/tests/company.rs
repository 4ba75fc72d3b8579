//! A company that nobody has seen before, in a tenant made for it.

use rollout_tests::{Record, Rollout, View, plan_file, tenant_file};

const PLAN: &str = "company.json --tenant practice";

#[test]
fn a_company_of_sixty_projects_is_applied_and_undone() {
    let rollout = Rollout::instant();
    rollout.must(
        0,
        "new --example company --groups 12 --projects 20 --seed 7 -o company.json",
    );
    let plan = plan_file::plan(&rollout.path("company.json"));
    assert_eq!(plan.organization.groups.len(), 12, "business groups");
    assert_eq!(plan.organization.projects.len(), 60, "projects");
    let checked = rollout.must(0, "check company.json");
    assert!(
        checked.stdout.contains(" 0 blockers"),
        "no blocker: {checked}"
    );

    rollout.must(0, "practice --seed company.json");
    let before = View::of(&rollout, 2, PLAN);
    let grants = before.grants();
    assert_eq!(
        before.count("create"),
        grants,
        "all are new: {}",
        before.summary()
    );
    let empty = tenant_file::assignments(rollout.data_folder(), "default");
    rollout.must(0, &format!("apply {PLAN} --yes --record apply.jsonl"));
    let record = Record::read(&rollout.path("apply.jsonl"));
    println!("{grants} grants, {} requests", record.arm());
    assert_eq!(record.puts().len(), grants, "one PUT a grant");
    assert!(
        record.arm() * 10 <= grants * 16,
        "{} requests for {grants} grants",
        record.arm()
    );
    View::of(&rollout, 0, PLAN);

    rollout.must(0, &format!("undo {}", rollout.last_run()));
    assert_eq!(
        tenant_file::assignments(rollout.data_folder(), "default"),
        empty,
        "the tenant is as it was"
    );
}

#[test]
fn the_same_seed_makes_the_same_company() {
    let rollout = Rollout::new();
    let make = |seed: u8, name: &str| {
        let size = format!("--groups 3 --projects 5 --seed {seed}");
        rollout.must(0, &format!("new --example company {size} -o {name}"));
        std::fs::read(rollout.path(name)).expect("the plan is there")
    };
    assert_eq!(make(7, "one.json"), make(7, "two.json"), "byte by byte");
    assert_ne!(
        make(8, "three.json"),
        make(7, "four.json"),
        "and another with another"
    );
}

#[test]
fn companies_of_other_sizes_have_no_blocker() {
    let rollout = Rollout::new();
    for (groups, projects, seed) in [(1, 1, 1), (2, 9, 3), (40, 40, 5)] {
        let name = format!("{groups}-{projects}.json");
        let size = format!("--groups {groups} --projects {projects} --seed {seed}");
        rollout.must(0, &format!("new --example company {size} -o {name}"));
        rollout.must(0, &format!("check {name}"));
    }
}
