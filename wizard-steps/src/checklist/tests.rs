use super::*;
use crate::examples::example_id;
use crate::finding::Finding;
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::about::About;
use crate::plan::edit::{self, Edit};
use crate::plan::read::document;
use crate::rule;
use crate::steps::cases::{example, today};

fn points(plan: &Plan, slice: &Slice) -> (Vec<Item>, Vec<Item>, Vec<Finding>) {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let found = rule::check_resolved(&estate, &desired, &Observed::default(), today());
    (
        checklist(&found, slice, &estate, &desired),
        outcomes(&found, slice, &estate, &desired),
        found,
    )
}

fn edited(edits: &[Edit]) -> Plan {
    let mut document = document(&example());
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    document.plan
}

#[test]
fn contoso_meets_everything_but_what_has_to_be_seen() {
    let (checklist, outcomes, _) = points(&example(), &Slice::all());
    for item in &checklist {
        assert_eq!(item.state, State::Met, "{item:#?}");
    }
    for item in &outcomes {
        let expected = if item.number == 3 {
            State::NotChecked
        } else {
            State::Met
        };
        assert_eq!(item.state, expected, "{item:#?}");
    }
    let evidence = |items: &[Item], i: usize| items[i].evidence.clone();
    assert_eq!(
        evidence(&checklist, 1),
        "15 of 15 Foundry resources and 30 of 30 projects have an accountable owner"
    );
    assert_eq!(
        evidence(&checklist, 2),
        "3 of 3 environments give admins, project managers and project users a role"
    );
    assert_eq!(
        evidence(&outcomes, 5),
        "5 of 5 business groups in production have a cost view and a dashboard, 10 of 10 production \
         projects have Application Insights"
    );
}

#[test]
fn emptied_plan_leaves_every_point_open() {
    let plan = Plan {
        format_version: 1,
        about: About {
            name: "Empty".to_owned(),
            ..About::default()
        },
        ..Plan::default()
    };
    let (checklist, outcomes, found) = points(&plan, &Slice::all());
    assert_eq!(checklist.len(), 7);
    for item in checklist.iter().chain(&outcomes) {
        assert_eq!(item.state, State::Open, "{item:#?}");
        assert_eq!(item.evidence, NOTHING);
    }
    let spoken = |code: &str| found.iter().filter(|f| f.code == code).count();
    assert_eq!(spoken("REV-009"), 7);
    for code in [
        "REV-001", "REV-002", "REV-004", "REV-005", "REV-006", "REV-007", "REV-008",
    ] {
        assert_eq!(spoken(code), 1, "{code}");
    }
    for finding in found.iter().filter(|f| f.code.starts_with("REV")) {
        let sentence = crate::words::sentence(finding);
        assert!(!sentence.contains('{'), "{sentence}");
    }
}

#[test]
fn slice_looks_only_at_its_own_part() {
    let gone = format!("/governance/groups/{}/costOwner", example_id("grp", "hr"));
    let plan = edited(&[Edit::remove(gone)]);
    let slice = |group: &str| Slice {
        groups: [example_id("grp", group)].into(),
        ..Slice::default()
    };
    let (hr, hr_outcomes, _) = points(&plan, &slice("hr"));
    let (finance, finance_outcomes, _) = points(&plan, &slice("finance"));
    assert_eq!(hr[5].state, State::Open);
    assert_eq!(
        hr[5].evidence,
        "0 of 1 business groups have a cost owner, 1 of 1 a monitoring owner"
    );
    assert_eq!(hr[5].open.len(), 1);
    assert_eq!(hr_outcomes[4].state, State::Open);
    assert_eq!(finance[5].state, State::Met);
    assert_eq!(finance_outcomes[4].state, State::Met);
}

#[test]
fn public_plan_has_nothing_to_see_after_deployment() {
    let public: Vec<Edit> = ["dev", "test", "prod"]
        .map(|env| {
            let id = example_id("env", env);
            Edit::set(
                format!("/networking/environments/{id}/inbound"),
                "publicAll",
            )
        })
        .to_vec();
    let (_, outcomes, _) = points(&edited(&public), &Slice::all());
    assert_eq!(outcomes[2].state, State::Met);
    assert_eq!(outcomes[2].evidence, "no environment is private");
}

#[test]
fn numbers_follow_the_guide() {
    for (i, point) in CHECKLIST.iter().chain(&OUTCOMES).enumerate() {
        let expected = if i < 7 { i + 1 } else { i - 6 };
        assert_eq!(usize::from(point.number), expected);
        assert!(!point.codes.is_empty());
    }
}
