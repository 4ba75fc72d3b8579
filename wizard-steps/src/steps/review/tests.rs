//! One good and one bad example per code, and the cases that taught something. What other steps would
//! find is made up here where their rules are not the point.

use std::collections::BTreeMap;

use serde_json::json;

use super::rules::RULES;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::examples::example_id;
use crate::finding::{Area, Data, Finding, Hit, Severity};
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::slice::Slice;
use crate::steps::cases::{check, example, findings, one_press_fixes, today};

fn id(prefix: &str, name: &str) -> String {
    example_id(prefix, name)
}

/// A finding of another step.
fn part(code: &'static str, environments: &[&str], groups: &[&str]) -> Finding {
    let ids = |prefix: &str, names: &[&str]| names.iter().map(|n| id(prefix, n)).collect();
    let environments: Vec<String> = ids("env", environments);
    let groups: Vec<String> = ids("grp", groups);
    Finding {
        code,
        severity: Severity::Blocker,
        area: Area::of(code),
        group: None,
        at: format!("/{code}"),
        subjects: environments.iter().chain(&groups).cloned().collect(),
        values: BTreeMap::new(),
        fixes: Vec::new(),
        data: Data::Offline,
        needs_decision: false,
        environments,
        groups,
    }
}

/// What a rule of Review says about a plan of which this was found.
fn says(plan: &Plan, code: &str, found: &[Finding]) -> Vec<Hit> {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let context = Context {
        plan,
        estate: &estate,
        desired: &desired,
        observed: &Observed::default(),
        today: today(),
        found,
        reached: std::cell::OnceCell::new(),
    };
    let rule = RULES.iter().find(|r| r.code == code).expect("the rule");
    (rule.look)(&context)
}

#[test]
fn grant_by_hand_without_a_decision() {
    let decision = format!("/decisions/access.grants@{}", id("gra", "engineers"));
    check("REV-001", &[], &[Edit::remove(&decision)]);
    check("REV-001", &[], &[Edit::set(format!("{decision}/why"), " ")]);
}

#[test]
fn grant_by_hand_that_a_persona_or_identity_may_have() {
    let project = id("prj", "helpdesk dev");
    let grant = |who: &str, whom: String, role: &str| {
        let body = json!({
            who: whom, "roleId": role, "scope": {"kind": "project", "id": project},
        });
        Edit::set("/access/grants/gra-byhand", body)
    };
    let (user, owner) = (
        crate::catalog::roles::FOUNDRY_USER,
        crate::catalog::roles::OWNER,
    );
    for (who, whom) in [
        ("principal", id("pri", "ai-hr-developers")),
        ("identityOf", project.clone()),
    ] {
        check(
            "REV-001",
            &[grant(who, whom.clone(), user)],
            &[grant(who, whom, owner)],
        );
    }
}

#[test]
fn persona_that_reaches_too_far() {
    let users = id("map", "users");
    let wide = Edit::set(format!("/access/mapping/{users}/scope"), "account");
    let loose = Edit::set(
        format!("/environments/items/{}/isolation", id("env", "prod")),
        "partial",
    );
    let decided = Edit::set(
        format!("/decisions/access.mapping@{users}"),
        json!({"decidedBy": "Platform board", "why": "A pilot of two weeks."}),
    );
    check(
        "REV-001",
        &[wide.clone(), loose],
        std::slice::from_ref(&wide),
    );
    check("REV-001", &[wide.clone(), decided], &[wide]);
    // Reader builds nothing and may reach further.
    let sees = format!("/access/mapping/{}/scope", id("map", "users see"));
    let managers = format!("/access/mapping/{}/scope", id("map", "managers"));
    check(
        "REV-001",
        &[Edit::set(sees, "subscription")],
        &[Edit::set(managers, "subscription")],
    );
}

#[test]
fn blocker_of_access_keeps_the_outcome_open() {
    let warning = Finding {
        severity: Severity::Warning,
        ..part("ACC-007", &["dev"], &[])
    };
    assert!(says(&example(), "REV-001", &[warning]).is_empty());
    let hits = says(&example(), "REV-001", &[part("ACC-001", &["dev"], &[])]);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].at, "/ACC-001");
    assert_eq!(hits[0].values["why"], "ACC-001 (Development)");
}

#[test]
fn network_that_is_not_documented() {
    assert!(says(&example(), "REV-002", &[]).is_empty());
    let found = [
        part("NET-002", &["dev"], &[]),
        part("NET-001", &["prod"], &[]),
    ];
    let hits = says(&example(), "REV-002", &found);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].at, "/NET-002", "the first open part");
    assert_eq!(
        hits[0].values["parts"],
        "NET-001 (Production) and NET-002 (Development)"
    );
}

#[test]
fn private_network_that_nobody_saw() {
    let public: Vec<Edit> = ["dev", "test", "prod"]
        .map(|env| {
            let at = format!("/networking/environments/{}/inbound", id("env", env));
            Edit::set(at, "publicAll")
        })
        .to_vec();
    check("REV-003", &public, &[]);
    let seen = findings(&[]);
    let seen: Vec<_> = seen.iter().filter(|f| f.code == "REV-003").collect();
    assert_eq!(seen.len(), 3);
    assert!(
        seen.iter()
            .all(|f| f.data == Data::NotChecked && !f.is_blocker())
    );
}

#[test]
fn encryption_that_nobody_approved() {
    let place = format!("/encryption/environments/{}", id("env", "test"));
    for field in ["decision", "writtenIn", "approvedBy", "approvedOn"] {
        check("REV-004", &[], &[Edit::remove(format!("{place}/{field}"))]);
    }
    check("REV-004", &[], &[Edit::remove(place)]);
}

#[test]
fn outcomes_follow_what_keeps_them_open() {
    let cost = format!("/governance/groups/{}/costOwner", id("grp", "hr"));
    check("REV-005", &[], &[Edit::remove(cost)]);
    let traces = format!("/connections/items/{}", id("con", "traces fraud prod"));
    check("REV-006", &[], &[Edit::remove(traces)]);
    let strategy = format!("/models/strategies/{}", id("use", "fraud"));
    check("REV-007", &[], &[Edit::remove(strategy)]);
    check("REV-008", &[], &[Edit::remove("/models/confirmations")]);
}

#[test]
fn checklist_item_that_is_open() {
    let cost = format!("/governance/groups/{}/costOwner", id("grp", "hr"));
    check("REV-009", &[], &[Edit::remove(&cost)]);
    let found = findings(&[Edit::remove("/governance/groups")]);
    let items: Vec<_> = found.iter().filter(|f| f.code == "REV-009").collect();
    assert_eq!(items.len(), 1, "one finding an item");
    assert_eq!(items[0].values["number"], "6");
}

#[test]
fn what_is_open_elsewhere_does_not_touch_a_slice() {
    let found = [
        part("ORG-004", &["dev"], &["hr"]),
        part("ORG-005", &["prod"], &["finance"]),
    ];
    let slice = |env: &str, group: &str| Slice {
        environments: [id("env", env)].into(),
        groups: [id("grp", group)].into(),
    };
    let hits = says(&example(), "REV-009", &found);
    let touches = |slice: &Slice| {
        hits.iter().any(|hit| {
            let of = |prefix: &str| -> Vec<&String> {
                hit.subjects
                    .iter()
                    .filter(|s| s.starts_with(prefix))
                    .collect()
            };
            slice.touches(&of("env"), &of("grp"))
        })
    };
    assert!(touches(&slice("dev", "hr")) && touches(&slice("prod", "finance")));
    assert!(!touches(&slice("dev", "finance")) && !touches(&slice("prod", "hr")));
}

#[test]
fn part_that_touches_all_stays_with_all() {
    let found = [part("ENV-004", &["dev"], &[]), part("ENV-001", &[], &[])];
    let hits = says(&example(), "REV-009", &found);
    assert_eq!(hits.len(), 1);
    assert_eq!(hits[0].subjects, ["checklist-1"]);
}

#[test]
fn reference_that_leads_nowhere() {
    let project = id("prj", "fraud dev");
    let at = |field: &str| format!("/organization/projects/{project}/{field}");
    let deployment = format!("/models/deployments/{}/account", id("dep", "shared hr dev"));
    let principal = format!(
        "/prerequisites/principals/{}/groups",
        id("pri", "engineers")
    );
    let scope = format!("/access/grants/{}/scope/id", id("gra", "engineers"));
    for bad in [
        Edit::set(at("environment"), "env-gone22"),
        Edit::set(at("useCase"), "use-gone22"),
        Edit::set(at("account"), "acc-gone22"),
        Edit::set(deployment, "acc-gone22"),
        Edit::set(principal, json!([id("grp", "it"), "grp-gone22"])),
        Edit::set(scope, "acc-gone22"),
        Edit::set("/connections/none/acc-gone22", "not needed"),
        Edit::set("/governance/groups/grp-gone22/costOwner/name", "X"),
        Edit::remove(format!(
            "/prerequisites/principals/{}",
            id("pri", "engineers")
        )),
    ] {
        check("REV-011", &[], &[bad]);
    }
}

#[test]
fn name_in_place_of_an_id_and_leftovers_are_fixed_by_one_press() {
    let project = id("prj", "fraud dev");
    let by_name = Edit::set(
        format!("/organization/projects/{project}/group"),
        "Finance & Risk",
    );
    one_press_fixes("REV-011", &[by_name]);
    let by_token = format!(
        "/prerequisites/principals/{}/groups",
        id("pri", "engineers")
    );
    one_press_fixes("REV-011", &[Edit::set(by_token, json!(["IT"]))]);
    let leftover = "/encryption/environments/env-gone22/decision";
    one_press_fixes("REV-011", &[Edit::set(leftover, "microsoftManaged")]);
}

#[test]
fn deferred_and_unshaped_environments_may_be_referred_to() {
    let prod = format!("/environments/items/{}", id("env", "prod"));
    let later = json!({"reason": "later", "until": "2027-03-01"});
    let deferred = [Edit::set(format!("{prod}/deferred"), later)];
    let unshaped = [Edit::remove(format!("{prod}/topology"))];
    for good in [deferred, unshaped] {
        let isolated = [Edit::set(format!("{prod}/topology"), "isolated")];
        check("REV-011", &good, &isolated);
    }
}

#[test]
fn rule_that_failed_has_words() {
    let words = crate::words::of_code("INT-001").expect("words");
    assert!(words.says.contains("{code}") && !words.means.is_empty());
}

#[test]
fn rev_010_what_is_left_open_has_an_owner_and_an_end() {
    use serde_json::json;
    let parked = |owner: &str, until: &str| {
        let parked =
            json!({"owner": {"name": owner}, "until": until, "note": "Waits for a vendor."});
        Edit::set("/decisions/networking.hub/parked", parked)
    };
    let good = [parked("Network team", "2027-01-31")];
    for (owner, until) in [
        ("", "2027-01-31"),
        ("Network team", ""),
        ("Network team", "2026-11-21"),
    ] {
        check("REV-010", &good, &[parked(owner, until)]);
    }
    let taken = |by: &str, reason: &str, until: &str| {
        let risk = json!({"finding": "ACC-014 a", "by": by, "reason": reason, "until": until});
        Edit::set("/decisions/risk/accepted", risk)
    };
    let good = [taken("Board", "On call at night", "2026-11-22")];
    for (by, reason, until) in [
        ("", "On call at night", "2027-01-31"),
        ("Board", "", "2027-01-31"),
        ("Board", "On call at night", "2026-11-21"),
    ] {
        check("REV-010", &good, &[taken(by, reason, until)]);
    }
}

#[test]
fn rev_012_tables_age() {
    use crate::observed::Observed;
    use crate::rule;
    use crate::steps::cases::{example, today};
    let on = |days: i64| {
        let found = rule::check(&example(), &Observed::default(), today().plus(days));
        let found = found.into_iter().filter(|f| f.code == "REV-012");
        found
            .map(|f| crate::words::sentence(&f))
            .collect::<Vec<_>>()
    };
    assert_eq!(on(180), [""; 0]);
    let old = on(181);
    assert_eq!(old.len(), 3, "{old:#?}");
    assert!(old.iter().all(|s| s.contains("2026-11-22")));
}
