//! What the sign-off screen says of Contoso, and what a press on Sign makes of it.

use serde_json::json;

use super::*;
use crate::catalog::roles;
use crate::examples::example_id;
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::edit::{self, Edit};
use crate::plan::read::document;
use crate::rule;
use crate::steps::cases::{example, today};
use crate::steps::sign_off::signatures::{self, signature};

fn after(plan: &Plan, edits: &[Edit]) -> Plan {
    let mut document = document(plan);
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    document.plan
}

fn seen(plan: &Plan, slice: &Slice) -> SignOffView {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let findings = rule::check(plan, &Observed::default(), today());
    view(&estate, &desired, &findings, slice, today())
}

/// The plan after somebody pressed Sign for these areas.
fn signed(plan: &Plan, slice: &Slice, areas: &[&str]) -> Plan {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let press = |area: &&str| signature(&estate, &desired, slice, area, "Somebody", today());
    after(plan, &areas.iter().flat_map(press).collect::<Vec<_>>())
}

/// Everybody who is asked has signed.
fn all_signed(plan: &Plan, slice: &Slice) -> Plan {
    let demanded = signatures::demanded(plan, slice);
    signed(
        plan,
        slice,
        &demanded.iter().map(String::as_str).collect::<Vec<_>>(),
    )
}

fn row<'v>(view: &'v SignOffView, area: &str) -> &'v SignOffArea {
    let found = view.areas.iter().find(|a| a.area == area);
    found.unwrap_or_else(|| panic!("{area} is missing: {:#?}", view.areas))
}

fn part(text: &str, plan: &Plan) -> Slice {
    Slice::parse(text, plan).expect("a part")
}

#[test]
fn every_area_and_group_signs_its_own_part() {
    let view = seen(&example(), &Slice::all());
    let labels: Vec<&str> = view.areas.iter().map(|a| a.label.as_str()).collect();
    assert_eq!(labels[..4], ["Security", "Network", "Keys", "Cost"]);
    assert_eq!(
        (labels.len(), view.waiting, view.stand, view.void),
        (9, 9, 0, 0)
    );
    assert!(
        view.areas
            .iter()
            .all(|a| a.required && a.approver.is_some())
    );
    let cases = [
        (
            "security",
            format!("{} grants by persona and scope, ", view.grants),
        ),
        (
            "keys",
            "Microsoft-managed keys in Development, Test and Production".to_owned(),
        ),
        ("cost", "policies".to_owned()),
        (
            &example_id("grp", "finance"),
            "3 Foundry resources, ".to_owned(),
        ),
    ];
    for (area, words) in cases {
        let signs = &row(&view, area).signs;
        assert!(signs.contains(&words), "{area}: {signs}");
    }
    let finance = &row(&view, &example_id("grp", "finance")).signs;
    assert!(finance.ends_with(" one-way doors"), "{finance}");
    let network = &row(&view, "network").signs;
    assert!(network.contains("private endpoints only in "), "{network}");
}

#[test]
fn what_was_signed_stands_until_its_meaning_moves() {
    let all = Slice::all();
    let plan = all_signed(&example(), &all);
    let view = seen(&plan, &all);
    assert_eq!((view.stand, view.void, view.waiting), (9, 0, 0));
    assert_eq!(view.why_not, Vec::<String>::new());
    let first = row(&view, "security");
    assert_eq!(
        (first.by.as_deref(), first.date.as_deref()),
        (Some("Somebody"), Some("2026-11-22"))
    );
    assert_eq!(first.digest_signed.as_deref(), Some(first.digest.as_str()));

    let renamed = format!("/organization/groups/{}/name", example_id("grp", "finance"));
    let view = seen(&after(&plan, &[Edit::set(renamed, "Money")]), &all);
    assert_eq!(
        (view.stand, view.void),
        (9, 0),
        "a new name is no new meaning"
    );

    let range = format!(
        "/networking/environments/{}/agents",
        example_id("env", "prod")
    );
    let view = seen(&after(&plan, &[Edit::set(range, "managed")]), &all);
    let void: Vec<&str> = (view.areas.iter())
        .filter(|a| a.state == SignatureState::Void)
        .map(|a| a.area.as_str())
        .collect();
    assert!(
        void.contains(&"network") && !void.contains(&"keys"),
        "{void:?}"
    );
    let told = view
        .why_not
        .iter()
        .any(|w| w.contains("No longer valid") && w.contains("Network"));
    assert!(told, "{:?}", view.why_not);
}

#[test]
fn a_group_signs_for_itself_and_another_group_does_not_void_it() {
    let all = Slice::all();
    let plan = all_signed(&example(), &all);
    let (finance, hr) = (example_id("grp", "finance"), example_id("grp", "hr"));
    let mine = &plan.sign_offs.signatures[&finance];
    assert_eq!(mine.slice, format!("group={finance}"));
    let grant = Edit::set(
        "/access/grants/gra-new222",
        json!({
            "principal": example_id("pri", "ai-hr-developers"),
            "roleId": roles::FOUNDRY_PROJECT_MANAGER,
            "scope": {"kind": "account", "id": crate::steps::cases::account("hr", "prod")},
        }),
    );
    let widened = after(&plan, &[grant]);
    let view = seen(&widened, &all);
    let state = |area: &str| row(&view, area).state;
    assert_eq!(state(&hr), SignatureState::Void);
    assert_eq!(state("security"), SignatureState::Void);
    assert_eq!(state(&finance), SignatureState::Signed);
    assert_eq!(state("network"), SignatureState::Signed);
    let holds = signatures::signed(&widened, &all);
    assert!(
        holds.contains(&finance) && !holds.contains(&hr),
        "the gate agrees: {holds:?}"
    );
}

#[test]
fn the_window_and_the_gate_agree_on_every_part() {
    let plan = example();
    let parts = [
        "",
        "env=production",
        "group=finance",
        "env=test,group=hr,group=it",
    ];
    for of_signing in parts {
        let plan = all_signed(&plan, &part(of_signing, &plan));
        for asked in parts {
            let asked = part(asked, &plan);
            let view = seen(&plan, &asked);
            let holds = signatures::signed(&plan, &asked);
            for area in &view.areas {
                let shown = area.state == SignatureState::Signed;
                assert_eq!(
                    shown,
                    holds.contains(&area.area),
                    "{of_signing} {}",
                    area.area
                );
            }
            let missing =
                (view.areas.iter()).any(|a| a.required && a.state != SignatureState::Signed);
            assert_eq!(
                missing,
                !view.why_not.is_empty(),
                "{of_signing}: {:?}",
                view.why_not
            );
        }
    }
}

#[test]
fn a_signature_for_another_part_waits_and_says_for_which() {
    let plan = example();
    let production = part("env=production", &plan);
    let plan = signed(&plan, &production, &["network"]);
    let view = seen(&plan, &Slice::all());
    let network = row(&view, "network");
    assert_eq!(network.state, SignatureState::Waiting);
    assert_eq!(network.signed_part.as_deref(), Some("Production"));
    let view = seen(&plan, &production);
    let network = row(&view, "network");
    assert_eq!(
        (network.state, network.signed_part.as_deref()),
        (SignatureState::Signed, None)
    );
}

#[test]
fn only_what_is_required_is_missed() {
    let plan = after(
        &example(),
        &[Edit::set("/signOffs/required", json!(["keys", "grp-gone"]))],
    );
    let view = seen(&plan, &Slice::all());
    let required: Vec<&str> = (view.areas.iter())
        .filter(|a| a.required)
        .map(|a| a.area.as_str())
        .collect();
    assert_eq!(required, ["keys", "grp-gone"]);
    assert_eq!(view.why_not, ["Not signed yet: Keys and grp-gone."]);
    let gone = row(&view, "grp-gone");
    assert!(!gone.is_group && gone.approver.is_none());
    assert!(gone.signs.starts_with("nothing of its own"));
}

#[test]
fn a_signature_for_a_part_that_is_gone_is_void() {
    let mut plan = all_signed(&example(), &Slice::all());
    for one in plan.sign_offs.signatures.values_mut() {
        one.slice = "group=gone".to_owned();
    }
    let view = seen(&plan, &Slice::all());
    assert_eq!((view.stand, view.void), (0, 9));
    assert_eq!(view.areas[0].signed_part.as_deref(), Some("group=gone"));
    assert!(signatures::signed(&plan, &Slice::all()).is_empty());
}

#[test]
fn doors_are_acknowledged_one_by_one() {
    let plan = example();
    let key = format!("region:{}", example_id("env", "prod"));
    let open = after(&plan, &[Edit::remove(format!("/signOffs/doors/{key}"))]);
    let view = seen(&open, &Slice::all());
    assert_eq!(view.doors_open, 1);
    let door = view
        .doors
        .iter()
        .find(|d| !d.acknowledged)
        .expect("the one");
    assert_eq!(
        (door.key.as_str(), door.kind.as_str()),
        (key.as_str(), "region")
    );
    assert_eq!(door.at, format!("/signOffs/doors/{key}"));
    assert_eq!(door.holds, "swedencentral for 5");
    assert_eq!(door.environment_name, "Production");
    let development = seen(&open, &part("env=development", &open));
    assert_eq!(development.doors_open, 0);
    assert!(development.doors.len() < view.doors.len());
    let given = Edit::set(&door.at, json!({"by": "Priya Raman", "date": "2026-11-20"}));
    assert_eq!(seen(&after(&open, &[given]), &Slice::all()).doors_open, 0);
}

#[test]
fn risks_say_until_when_somebody_took_them_on() {
    let risk = |until: &str| json!({"accepted": {"finding": "ACC-033 pri-a", "by": "Priya", "reason": "Pilot", "until": until}});
    for (until, lapsed) in [("2026-11-22", false), ("2026-11-21", true), ("", false)] {
        let plan = after(
            &example(),
            &[Edit::set("/decisions/access.mapping@x", risk(until))],
        );
        let view = seen(&plan, &Slice::all());
        let one = view
            .risks
            .iter()
            .find(|r| r.code == "ACC-033")
            .expect("the risk");
        assert_eq!((one.area, one.lapsed), (Area::Security, lapsed), "{until}");
        assert_eq!(one.at, "/decisions/access.mapping@x/accepted");
        assert!(row(&view, "security").signs.ends_with("1 accepted risk"));
    }
}

#[test]
fn open_blockers_are_counted_for_the_part_only() {
    let at = format!(
        "/encryption/environments/{}/decision",
        example_id("env", "prod")
    );
    let plan = after(&all_signed(&example(), &Slice::all()), &[Edit::remove(at)]);
    let told = |slice: &str| {
        let view = seen(&plan, &part(slice, &plan));
        view.why_not.iter().any(|w| w.contains("blocker"))
    };
    assert!(told("env=production"));
    assert!(!told("env=development"));
}

#[test]
fn an_empty_plan_has_four_areas_and_nobody_to_sign() {
    let view = seen(&Plan::default(), &Slice::all());
    assert_eq!(
        (view.areas.len(), view.waiting, view.doors.len()),
        (4, 4, 0)
    );
    assert!(
        view.areas
            .iter()
            .all(|a| !a.required && a.approver.is_none())
    );
    assert_eq!(row(&view, "keys").signs, "nothing chosen yet");
}
