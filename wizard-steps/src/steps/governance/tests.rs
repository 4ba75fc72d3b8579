//! One good and one bad example per code, and the cases that taught something.

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::check;

fn group(name: &str, field: &str) -> String {
    let id = example_id("grp", name);
    format!("/governance/groups/{id}/{field}")
}

#[test]
fn group_without_an_owner_of_cost_or_monitoring() {
    for (code, owner) in [("GOV-001", "costOwner"), ("GOV-002", "monitoringOwner")] {
        check(code, &[], &[Edit::remove(group("hr", owner))]);
        check(
            code,
            &[],
            &[Edit::set(group("hr", &format!("{owner}/reach")), " ")],
        );
        check(code, &[], &[Edit::remove("/governance/groups")]);
    }
}

#[test]
fn group_in_production_without_a_view() {
    let cost = group("hr", &format!("views/{}", example_id("vie", "hr cost")));
    let projects = ["helpdesk prod", "hiring prod"].map(|name| {
        let id = example_id("prj", name);
        Edit::remove(format!("/organization/projects/{id}"))
    });
    check("GOV-003", &[], &[Edit::remove(&cost)]);
    check("GOV-003", &[], &[Edit::set(format!("{cost}/howOften"), "")]);
    check(
        "GOV-003",
        &[],
        &[Edit::set(format!("{cost}/kind"), "dashboard")],
    );
    // Its Foundry resource is in production all the same.
    let without = [projects.as_slice(), &[Edit::remove(&cost)]].concat();
    check("GOV-003", &[], &without);
    let sandbox = format!("/environments/items/{}/kind", example_id("env", "prod"));
    check(
        "GOV-003",
        &[Edit::remove(&cost), Edit::set(sandbox, "sandbox")],
        &[Edit::remove(&cost)],
    );
}

#[test]
fn production_project_without_traces() {
    let traces = format!(
        "/connections/items/{}",
        example_id("con", "traces fraud prod")
    );
    check("GOV-004", &[], &[Edit::remove(&traces)]);
    let account = crate::steps::cases::example().connections.items
        [&example_id("con", "data finance prod")]
        .account
        .clone();
    let shared = [
        Edit::set(format!("{traces}/level"), "account"),
        Edit::set(format!("{traces}/account"), account),
        Edit::remove(format!("{traces}/project")),
    ];
    check(
        "GOV-004",
        &shared,
        &[Edit::set(format!("{traces}/category"), "Serp")],
    );
    // Letter case is another rule's business.
    check(
        "GOV-004",
        &[Edit::set(format!("{traces}/category"), "appinsights")],
        &[Edit::remove(traces)],
    );
}

#[test]
fn gov_005_owners_who_cannot_read() {
    use crate::catalog::roles;
    use crate::steps::cases::one_press_fixes;
    use serde_json::json;
    let watchers = |persona: &str| {
        let group = json!({
            "name": "HR watchers",
            "objectId": crate::examples::example_guid("watchers"),
            "kind": "group",
            "type": "Group",
            "persona": persona,
            "groups": [example_id("grp", "hr")],
            "verified": true,
            "owner": {"name": "Identity team", "reach": "identity@contoso.example"},
        });
        Edit::set("/prerequisites/principals/pri-aaaaaa", group)
    };
    let row = |persona: &str, role: &str, scope: &str| {
        let row = json!({"persona": persona, "roleId": role, "scope": scope});
        Edit::set("/access/mapping/map-aaaaaa", row)
    };
    for (persona, role) in [
        ("monitoringOwners", roles::MONITORING_READER),
        ("costOwners", roles::COST_MANAGEMENT_READER),
    ] {
        let bad = [watchers(persona)];
        let good = [watchers(persona), row(persona, role, "resourceGroup")];
        check("GOV-005", &good, &bad);
        let too_low = [watchers(persona), row(persona, role, "account")];
        check("GOV-005", &good, &too_low);
        one_press_fixes("GOV-005", &bad);
    }
}
