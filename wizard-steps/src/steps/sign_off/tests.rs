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
