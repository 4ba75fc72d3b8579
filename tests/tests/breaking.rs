//! Somebody who breaks things: closed streams, full disks, commands in the wrong order.

use std::process::{Command, Stdio};
use std::time::Duration;

use rollout_tests::{Process, Rollout, ended_within, plan_file, tenant_file};

const FINANCE: &str = "plan.json --tenant practice --slice env=development,group=finance";

fn contoso() -> Rollout {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout
}

#[cfg(unix)]
#[test]
fn an_error_stream_that_is_closed_or_full_is_no_panic() {
    let rollout = contoso();
    let (reader, writer) = std::io::pipe().expect("a pipe");
    drop(reader);
    let mut closed = rollout.command(["check", "missing.json"]);
    closed.stdout(Stdio::null()).stderr(writer);
    let code = closed.status().expect("it starts").code();
    assert_eq!(code, Some(1), "as without a pipe");
}

#[cfg(target_os = "linux")]
#[test]
fn output_that_was_lost_on_a_full_disk_is_no_success() {
    let rollout = contoso();
    let full = || std::fs::File::options().write(true).open("/dev/full");
    let mut lost = rollout.command(["schema"]);
    lost.stdout(full().expect("it is there"));
    let said = lost.output().expect("it starts");
    let stderr = String::from_utf8_lossy(&said.stderr);
    assert_eq!(said.status.code(), Some(1), "{stderr}");
    assert!(stderr.contains("could be printed"), "{stderr}");
}

#[test]
fn a_run_that_was_taken_back_is_not_resumed_and_has_not_failed() {
    let rollout = contoso();
    rollout.must(0, &format!("apply {FINANCE} --yes"));
    let run = rollout.last_run();
    rollout.must(0, &format!("undo {run}"));
    let resumed = rollout.must(0, &format!("resume {run}"));
    assert!(resumed.stdout.contains("taken back"), "{resumed}");
    assert!(!resumed.stdout.contains("rollout resume"), "{resumed}");
    let runs = rollout.must(0, "runs");
    assert!(!runs.stdout.contains("failed"), "{runs}");
    let held = tenant_file::assignments(rollout.data_folder(), "default").len();
    rollout.must(0, &format!("undo {run}"));
    rollout.must(0, &format!("resume {run}"));
    let after = tenant_file::assignments(rollout.data_folder(), "default").len();
    assert_eq!(held, after, "nothing comes or goes");
}

#[test]
fn apply_without_yes_exits_with_0_when_nothing_is_missing() {
    let rollout = contoso();
    let shown = rollout.must(2, &format!("apply {FINANCE}"));
    assert!(shown.stdout.contains("confirm with --yes"), "{shown}");
    rollout.must(0, &format!("apply {FINANCE} --yes"));
    let settled = rollout.must(0, &format!("apply {FINANCE}"));
    assert!(!settled.stdout.contains("--yes"), "{settled}");
}

#[test]
fn apply_says_what_stays_without_retire() {
    let rollout = contoso();
    rollout.must(0, "apply plan.json --tenant practice --yes");
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        plan["access"]["grants"] = serde_json::json!({});
    });
    for line in ["", "--yes"] {
        let line = format!("apply plan.json --tenant practice {line}");
        let said = rollout.must(2, &line);
        assert!(
            said.stdout.contains("(1) stays without --retire"),
            "`{line}`: {said}"
        );
    }
}

#[cfg(unix)]
#[test]
fn a_second_interrupt_ends_a_run_that_is_still_waiting() {
    let rollout = Rollout::new();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout.must(0, "practice --latency 800");
    let run = rollout.command(format!("apply {FINANCE} --yes").split_whitespace());
    // Two interrupts once the run is in the journal; the process is this test's own.
    let script = r#"
        "$@" & child=$!
        while ! grep -aq run- "$ROLLOUT_DATA/runs.db" 2>/dev/null; do sleep 0.1; done
        sleep 0.2; kill -INT $child; sleep 0.2; kill -INT $child
        wait $child
    "#;
    let mut shell = Command::new("bash");
    shell.args(["-mc", script, "shell"]);
    shell.arg(run.get_program()).args(run.get_args());
    shell.current_dir(rollout.path(""));
    shell.env("ROLLOUT_DATA", rollout.data_folder());
    let ended = ended_within(Duration::from_mins(2), shell);
    assert_eq!(ended.code, 130, "{ended}");
    assert!(ended.stderr.contains("rollout resume"), "{ended}");
}

#[test]
fn a_practice_tenant_survives_a_seed_that_cannot_be_used() {
    let rollout = contoso();
    rollout.must(0, "new -o empty.json");
    rollout.must(0, &format!("apply {FINANCE} --yes"));
    let before = tenant_file::assignments(rollout.data_folder(), "default").len();
    let refused = rollout.must(1, "practice --seed empty.json");
    assert!(refused.stderr.contains("stays"), "{refused}");
    let after = tenant_file::assignments(rollout.data_folder(), "default").len();
    assert_eq!(before, after);
}

#[test]
fn two_runs_at_once_on_one_practice_tenant_lose_no_grant() {
    let rollout = contoso();
    let start = |group: &str| {
        let line = format!("apply plan.json --tenant practice --slice group={group} --yes");
        Process::start(rollout.command(line.split_whitespace()))
    };
    let mut both = [start("finance"), start("hr")];
    for process in &mut both {
        while !process.line().contains("Take it back") {}
    }
    drop(both);
    for group in ["finance", "hr"] {
        rollout.must(
            0,
            &format!("compare plan.json --tenant practice --slice group={group}"),
        );
    }
}

#[test]
fn a_practice_tenant_that_is_served_says_that_it_is_in_use() {
    let rollout = contoso();
    let serve = ["practice", "--listen", "127.0.0.1:0"];
    let mut served = Process::start(rollout.command(serve));
    served.line();
    let refused = rollout.must(1, "compare plan.json --tenant practice");
    assert!(refused.stderr.contains("in use"), "{refused}");
}

#[test]
fn an_environment_listed_twice_is_checked_once() {
    let rollout = contoso();
    let before = rollout.must(0, "check plan.json");
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        let order = plan["environments"]["order"].as_array_mut();
        let order = order.expect("an order");
        order.push(order[0].clone());
    });
    assert_eq!(rollout.must(0, "check plan.json"), before);
}

#[test]
fn comparing_with_another_tenant_than_the_plans_says_so() {
    let rollout = contoso();
    plan_file::edit(&rollout.path("plan.json"), |plan| {
        plan["about"]["tenantId"] = "11111111-1111-4111-8111-111111111111".into();
    });
    let said = rollout.must(2, "compare plan.json --tenant practice");
    assert!(
        said.stdout.contains("The plan is for tenant 1111"),
        "{said}"
    );
}

#[test]
fn an_address_that_is_not_loopback_is_refused_before_it_listens() {
    let rollout = contoso();
    let refused = rollout.must(1, "practice --listen 0.0.0.0:0");
    assert_eq!(refused.stdout, "", "{refused}");
    assert!(refused.stderr.contains("loopback"), "{refused}");
}

#[test]
fn a_plan_named_as_an_observation_is_refused() {
    let rollout = contoso();
    let refused = rollout.must(1, "check plan.json --observed plan.json");
    assert!(refused.stderr.contains("--observed"), "{refused}");
}

#[test]
fn the_size_of_an_example_needs_the_example() {
    let rollout = contoso();
    for size in ["--groups 3", "--projects 3", "--seed 3"] {
        let refused = rollout.must(1, &format!("new {size} -o other.json"));
        assert!(refused.stderr.contains("--example"), "{refused}");
    }
    assert!(!rollout.path("other.json").exists());
}
