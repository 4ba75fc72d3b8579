//! A plan that grows: something like what is there.

use rollout_engine::wizard_steps::examples::example_guid;
use rollout_tests::{Rollout, View, plan_file};

/// What somebody types for a sixth business group: the pattern, a name, one use case, three groups.
fn answers() -> Vec<String> {
    let mut answers = vec![
        "--of=Human Resources".to_owned(),
        "--name=Legal".to_owned(),
        "--use-case=HR helpdesk=Contract questions".to_owned(),
    ];
    for who in ["admins", "leads", "developers"] {
        let id = example_guid(&format!("legal {who}"));
        answers.push(format!("--object-id={who}={id}"));
    }
    answers
}

#[test]
fn a_sixth_group_takes_ten_answers_at_most_and_brings_its_own_grants_only() {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    rollout.must(0, "apply plan.json --tenant practice --yes");
    let before = View::of(&rollout, 0, "plan.json --tenant practice");

    let answers = answers();
    assert!(answers.len() <= 10, "{} answers", answers.len());
    let line: Vec<&str> = ["like", "plan.json", "-o", "six.json"]
        .into_iter()
        .chain(answers.iter().map(String::as_str))
        .collect();
    let made = rollout.run(line);
    assert_eq!(made.code, 0, "no new blocker: {made}");
    rollout.must(0, "check six.json");
    let plan = plan_file::plan(&rollout.path("six.json"));
    let group = plan.organization.order.last().expect("the sixth").clone();

    // Its resources are not there yet: its own grants wait, and nothing else changed.
    let waiting = View::of(&rollout, 2, "six.json --tenant practice");
    assert_eq!(waiting.count("create"), 0, "{}", waiting.summary());
    rollout.must(0, "practice --deploy six.json");
    let after = View::of(&rollout, 2, "six.json --tenant practice");
    let create = after.in_state("create");
    assert_eq!(
        create.len(),
        after.grants() - before.grants(),
        "{}",
        after.summary()
    );
    assert_eq!(create.len(), 18, "{}", after.summary());
    for line in create {
        assert_eq!(line["groups"], serde_json::json!([group]), "{line}");
    }
    rollout.must(0, "apply six.json --tenant practice --yes");
    View::of(&rollout, 0, "six.json --tenant practice");
}

#[test]
fn a_pattern_that_is_not_there_is_told_and_nothing_is_written() {
    let rollout = Rollout::instant();
    rollout.must(0, "new --example contoso -o plan.json");
    let refused = rollout.must(1, "like plan.json --of nobody --name Legal -o six.json");
    assert!(refused.stderr.contains("nobody"), "{refused}");
    let taken = rollout.must(1, "like plan.json --of hr --name Sales -o six.json");
    assert!(taken.stderr.contains("taken"), "{taken}");
    assert!(!rollout.path("six.json").exists());
}
