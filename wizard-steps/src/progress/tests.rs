//! How far Contoso, an empty plan and plans between them are.

mod parts;

use serde_json::{Value, json};

use super::{Answer, ParkedLine, QuestionState, StepState, is_filled, parked, progress};
use crate::examples::example_id;
use crate::finding::{Finding, Severity};
use crate::observed::Observed;
use crate::plan::edit::{self, Edit};
use crate::plan::read::document;
use crate::plan::{FORMAT_VERSION, Plan};
use crate::rule;
use crate::steps::cases::{environment, example, findings, today};

fn states(plan: &Plan, edits: &[Edit]) -> Vec<StepState> {
    let mut document = document(plan);
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    let findings = rule::check(&document.plan, &Observed::default(), today());
    progress(&document.plan, &document.tree, &findings, today())
}

fn empty() -> Plan {
    Plan {
        format_version: FORMAT_VERSION,
        ..Plan::default()
    }
}

fn step<'s>(states: &'s [StepState], id: &str) -> &'s StepState {
    states.iter().find(|s| s.id == id).expect("a step")
}

fn question<'s>(states: &'s [StepState], id: &str) -> &'s QuestionState {
    let mut all = states.iter().flat_map(|s| &s.of_questions);
    all.find(|q| q.id == id).expect("a question")
}

fn put(at: &str, to: Value) -> Edit {
    Edit::set(at, to)
}

fn is_access_warning(finding: &Finding) -> bool {
    finding.code.starts_with("ACC-") && finding.severity == Severity::Warning
}

#[test]
fn all_that_contoso_is_asked_is_answered() {
    let states = states(&example(), &[]);
    let open: Vec<_> = states
        .iter()
        .filter(|s| s.id != "signOffs")
        .flat_map(|s| &s.of_questions)
        .filter(|q| q.asked && q.state != Answer::Answered)
        .collect();
    assert!(open.is_empty(), "{open:#?}");
    for state in &states {
        assert_eq!(state.answered, state.questions, "{}", state.id);
    }
    assert!(step(&states, "networking").done);
    let access = step(&states, "access");
    let warned = findings(&[])
        .iter()
        .filter(|f| is_access_warning(f))
        .count();
    assert_eq!((access.warnings as usize, access.done), (warned, false));
}

#[test]
fn an_empty_plan_has_answered_nothing_and_is_asked_only_what_every_plan_is() {
    let states = states(&empty(), &[]);
    for state in &states {
        assert_eq!(state.answered, 0, "{}", state.id);
        assert!(!state.done || state.id == "signOffs", "{}", state.id);
    }
    assert!(question(&states, "networking.reach").asked);
    assert!(!question(&states, "encryption.keyStore").asked);
    assert!(!question(&states, "environments.waves").asked);
    for id in ["review", "signOffs"] {
        assert_eq!(step(&states, id).questions, 0, "{id}");
    }
}

#[test]
fn a_choice_brings_the_questions_that_follow_from_it() {
    let keys = put(
        &format!(
            "/encryption/environments/{}/decision",
            example_id("env", "prod")
        ),
        json!("customerManaged"),
    );
    let before = states(&example(), &[]);
    let after = states(&example(), &[keys]);
    let asked = |states: &[StepState]| step(states, "encryption").questions;
    assert_eq!(asked(&after), asked(&before) + 2);
    assert!(question(&after, "encryption.keyStore").asked);
    assert_eq!(question(&after, "encryption.keyStore").state, Answer::Open);
}

#[test]
fn what_is_blank_is_no_answer_and_no_is_one() {
    let blank = json!({"name": " ", "organization": "", "tenantId": "", "cloud": null});
    let states = states(&empty(), &[put("/about", blank)]);
    let tenant = question(&states, "prerequisites.tenant");
    assert_eq!(tenant.state, Answer::Open);
    for nothing in [json!({"a": {"b": [""]}}), json!([]), json!({})] {
        assert!(!is_filled(&nothing), "{nothing}");
    }
    for answer in [json!(false), json!(0), json!(["", "x"])] {
        assert!(is_filled(&answer), "{answer}");
    }
}

#[test]
fn a_blocker_opens_its_question_and_counts_in_the_step_of_its_code() {
    let at = format!(
        "/networking/environments/{}/inbound",
        example_id("env", "prod")
    );
    let states = states(&example(), &[Edit::remove(at)]);
    let reach = question(&states, "networking.reach");
    assert_eq!((reach.state, reach.blockers), (Answer::Open, 1));
    // Review gathers it again, in its own step and in no question.
    assert!(step(&states, "review").blockers > 0);
    assert!(!step(&states, "networking").done);
    let elsewhere: u32 = states
        .iter()
        .flat_map(|s| &s.of_questions)
        .map(|q| q.blockers)
        .sum();
    assert_eq!(elsewhere, step(&states, "networking").blockers);
}

#[test]
fn a_question_is_parked_by_its_id_or_by_one_of_its_fields() {
    let parked = json!({"parked": {"owner": {"name": "Network team"}, "until": "2026-12-01", "note": "Ranges"}});
    let env = example_id("env", "prod");
    for key in [
        "networking.dns".to_owned(),
        format!("networking.dns@{env}"),
        format!("networking.environments.*.dnsZones@{env}"),
    ] {
        let states = states(
            &example(),
            &[put(&format!("/decisions/{key}"), parked.clone())],
        );
        assert_eq!(
            question(&states, "networking.dns").state,
            Answer::Parked,
            "{key}"
        );
        let networking = step(&states, "networking");
        assert_eq!((networking.parked, networking.done), (1, false));
        assert_eq!(networking.answered + 1, networking.questions);
    }
}

#[test]
fn an_accepted_warning_does_not_count_until_its_day_has_passed() {
    let warned: Vec<String> = findings(&[])
        .iter()
        .filter(|f| is_access_warning(f))
        .map(Finding::key)
        .collect();
    let accept = |until: &str| {
        let risk = |key| json!({"accepted": {"finding": key, "by": "Board", "until": until}});
        let edits = warned.iter().enumerate();
        let edits = edits.map(|(n, key)| put(&format!("/decisions/risk {n}"), risk(key)));
        let states = states(&example(), &edits.collect::<Vec<_>>());
        (
            step(&states, "access").warnings as usize,
            step(&states, "access").done,
        )
    };
    assert!(!warned.is_empty());
    assert_eq!(accept("2026-11-22"), (0, true));
    assert_eq!(accept("2026-11-21"), (warned.len(), false));
}

#[test]
fn parked_questions_come_by_their_day_and_say_when_they_are_late() {
    let mut document = document(&example());
    let park = |until: &str, owner: Value| json!({"parked": {"owner": owner, "until": until, "note": "n"}});
    let edits = [
        put(
            "/decisions/networking.hub",
            park("2026-12-01", json!({"name": "Network team"})),
        ),
        put(
            "/decisions/governance.tags",
            park("some day", json!({"reach": "cost@contoso.example"})),
        ),
        put("/decisions/our own matter", park("2026-11-21", json!({}))),
    ];
    edit::apply(&mut document, &edits).expect("fits");
    let lines = parked(&document.plan, today());
    let line = |question: &str, step, owner: &str, until: &str, late| ParkedLine {
        question: question.to_owned(),
        step,
        owner: owner.to_owned(),
        until: until.to_owned(),
        note: "n".to_owned(),
        late,
    };
    assert_eq!(
        lines,
        [
            line("our own matter", "", "", "2026-11-21", true),
            line(
                "networking.hub",
                "networking",
                "Network team",
                "2026-12-01",
                false
            ),
            line(
                "governance.tags",
                "governance",
                "cost@contoso.example",
                "some day",
                false
            ),
        ]
    );
}

#[test]
fn an_environment_put_off_is_not_asked_about() {
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let states = states(
        &example(),
        &[put(&format!("{}/deferred", environment("test")), later)],
    );
    assert_eq!(
        question(&states, "environments.kinds").state,
        Answer::Answered
    );
    assert!(step(&states, "networking").done);
}
