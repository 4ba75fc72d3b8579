//! One good and one bad example per code, and the cases that taught something.

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{check, findings};

fn spoken(code: &str, edits: &[Edit]) -> usize {
    findings(edits).iter().filter(|f| f.code == code).count()
}

#[test]
fn area_or_group_without_an_approver() {
    for area in [
        "security",
        "network",
        "keys",
        "cost",
        &example_id("grp", "hr"),
    ] {
        let at = format!("/signOffs/approvers/{area}");
        check("SIG-001", &[], &[Edit::remove(&at)]);
        check("SIG-001", &[], &[Edit::set(format!("{at}/reach"), "")]);
    }
    assert_eq!(
        spoken("SIG-001", &[Edit::remove("/signOffs/approvers")]),
        4 + 5
    );
}

#[test]
fn group_that_is_not_in_production_needs_no_approver() {
    let production = format!("/environments/items/{}", example_id("env", "prod"));
    let approver = Edit::remove(format!("/signOffs/approvers/{}", example_id("grp", "hr")));
    let later = Edit::set(
        format!("{production}/deferred"),
        serde_json::json!({"reason": "later", "until": "2027-03-01"}),
    );
    check("SIG-001", &[approver.clone(), later], &[approver]);
}

#[test]
fn one_way_door_that_nobody_acknowledged() {
    let env = example_id("env", "prod");
    let door = |kind: &str| format!("/signOffs/doors/{kind}:{env}");
    check("SIG-002", &[], &[Edit::remove(door("region"))]);
    check(
        "SIG-002",
        &[],
        &[Edit::set(format!("{}/date", door("subdomain")), "once")],
    );
    let agents = format!("/networking/environments/{env}/agents");
    check("SIG-002", &[], &[Edit::set(agents, "managed")]);
    let keys = format!("/encryption/environments/{env}/decision");
    assert_eq!(spoken("SIG-002", &[Edit::set(keys, "customerManaged")]), 2);
    let setup = format!(
        "/organization/projects/{}/agentSetup",
        example_id("prj", "fraud prod")
    );
    check("SIG-002", &[], &[Edit::set(setup, "standard")]);
}

#[test]
fn doors_of_one_environment_have_keys_of_their_own() {
    let mut keys: Vec<String> = findings(&[Edit::remove("/signOffs/doors")])
        .iter()
        .map(crate::finding::Finding::key)
        .filter(|key| key.starts_with("SIG-002"))
        .collect();
    let all = keys.len();
    keys.sort();
    keys.dedup();
    assert_eq!((keys.len(), all), (9, 9));
}

#[test]
fn a_signature_waits_for_what_needs_a_decision() {
    use super::decisions::undecided;
    use crate::slice::Slice;
    use crate::steps::cases::{account_field, after, findings, today};
    let keys = Edit::set(account_field("hr", "prod", "localAuth"), true);
    let key = findings(std::slice::from_ref(&keys))
        .iter()
        .find(|f| f.code == "ACC-042")
        .expect("keys in production")
        .key();
    let accepted = |by: &str, reason: &str, until: &str| {
        let risk = serde_json::json!({"finding": key, "by": by, "reason": reason, "until": until});
        Edit::set("/decisions/risk/accepted", risk)
    };
    let codes = |edits: &[Edit], area: &str, part: &Slice| -> Vec<&'static str> {
        let plan = after(edits);
        let found = findings(edits);
        let open = undecided(&plan, &found, area, part, today());
        open.iter().map(|f| f.code).collect()
    };
    let all = Slice::all();
    let reads_keys = ["ACC-016", "ACC-042"];
    let only = std::slice::from_ref(&keys);
    assert_eq!(codes(only, "security", &all), reads_keys);
    assert!(codes(only, "network", &all).is_empty());
    let hr = crate::examples::example_id("grp", "hr");
    assert_eq!(codes(only, &hr, &all), reads_keys);
    let finance = crate::examples::example_id("grp", "finance");
    assert!(codes(only, &finance, &all).is_empty() || codes(only, &finance, &all) == ["ACC-016"]);
    assert!(codes(&[], "security", &all).is_empty());
    let decided = [keys.clone(), accepted("Board", "For a month", "2026-12-31")];
    assert_eq!(codes(&decided, "security", &all), ["ACC-016"]);
    for (by, reason, until) in [
        ("", "For a month", "2026-12-31"),
        ("Board", " ", "2026-12-31"),
        ("Board", "For a month", ""),
        ("Board", "For a month", "2026-11-21"),
    ] {
        let edits = [keys.clone(), accepted(by, reason, until)];
        assert_eq!(
            codes(&edits, "security", &all),
            reads_keys,
            "{by} {reason} {until}"
        );
    }
}
