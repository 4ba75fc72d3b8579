//! One good and one bad plan for each code, what its press does, and the edges.

mod abilities;
mod custom;
mod directory;
mod duties;
mod fits;
mod hosted;
mod identities;
mod keys;
mod presets;
mod presses;
mod rows;
mod wide;

use serde_json::{Value, json};

use self::presses::{presses_leave_nothing, someone};
use crate::catalog::roles;
use crate::examples::{example_guid, example_id};
use crate::finding::Fix;
use crate::plan::edit::Edit;
use crate::steps::cases::{check, of_code, one_press_fixes, principal, project};

fn row(name: &str, field: &str) -> String {
    format!("/access/mapping/{}/{field}", example_id("map", name))
}

fn new_row(persona: &str, role: &str, scope: &str) -> Edit {
    let row = json!({"persona": persona, "roleId": role, "scope": scope});
    Edit::set("/access/mapping/map-aaaaaa", row)
}

/// The engineers' grant in Contoso.
fn engineers(field: &str) -> String {
    format!("/access/grants/{}/{field}", example_id("gra", "engineers"))
}

fn manual(id: &str, who: (&str, &str), role: &str, scope: &Value) -> Edit {
    let grant = json!({who.0: who.1, "roleId": role, "scope": scope});
    Edit::set(format!("/access/grants/{id}"), grant)
}

#[test]
fn acc_001_nobody_manages_projects() {
    let bad = [Edit::remove(format!(
        "/access/mapping/{}",
        example_id("map", "managers")
    ))];
    check("ACC-001", &[], &bad);
    one_press_fixes("ACC-001", &bad);
    assert_eq!(
        of_code("ACC-001", &bad).len(),
        3,
        "one for each environment"
    );
}

#[test]
fn acc_001_a_row_for_two_environments_is_extended() {
    let two = json!([example_id("env", "dev"), example_id("env", "test")]);
    let bad = [
        Edit::set(row("users", "environments"), two.clone()),
        Edit::set(row("users see", "environments"), two),
    ];
    one_press_fixes("ACC-001", &bad);
    let found = of_code("ACC-001", &bad);
    assert_eq!(found[0].environments, [example_id("env", "prod")]);
    let Fix::Auto { patch } = &found[0].fixes[0] else {
        panic!("no patch: {found:#?}")
    };
    assert_eq!(patch[0].at, row("users", "environments"));
}

#[test]
fn acc_001_without_a_group_there_is_nothing_to_press() {
    let edits: Vec<Edit> = ["finance", "hr", "sales", "operations", "it"]
        .iter()
        .map(|g| Edit::remove(principal(&format!("ai-{g}-admins"), "persona")))
        .collect();
    let found = of_code("ACC-001", &edits);
    assert_eq!(found[0].at, "/prerequisites/principals");
    assert!(matches!(found[0].fixes[..], [Fix::GoTo { .. }]));
}

#[test]
fn acc_001_owner_of_a_shared_subscription_counts_in_each_environment() {
    let shared = json!({"name": "All", "subscriptionId": example_guid("all")});
    let scope = json!({"kind": "subscription", "id": "sub-aaaaaa"});
    let admins = example_id("pri", "ai-it-admins");
    let good = [
        Edit::set(
            "/prerequisites/subscriptions",
            json!({"sub-aaaaaa": shared}),
        ),
        Edit::remove(format!("/access/mapping/{}", example_id("map", "admins"))),
        manual("gra-aaaaaa", ("principal", &admins), roles::OWNER, &scope),
    ];
    assert_eq!(of_code("ACC-001", &good), []);
}

#[test]
fn acc_002_a_name_is_no_role() {
    for typed in ["Azure AI User", "foundry user"] {
        let bad = [Edit::set(row("users", "roleId"), typed)];
        check("ACC-002", &[], &bad);
        one_press_fixes("ACC-002", &bad);
    }
    let full =
        "/providers/Microsoft.Authorization/roleDefinitions/53CA6127-DB72-4B80-B1B0-D745D6D5456D";
    one_press_fixes("ACC-002", &[Edit::set(engineers("roleId"), full)]);
    let unknown = of_code("ACC-002", &[Edit::set(engineers("roleId"), "Chief")]);
    assert!(matches!(unknown[0].fixes[..], [Fix::GoTo { .. }]));
    check(
        "ACC-002",
        &[],
        &[Edit::set("/access/projectIdentity/roleId", "User")],
    );
}

#[test]
fn acc_003_azure_ai_developer_on_a_project() {
    let bad = [Edit::set(row("users", "roleId"), roles::AZURE_AI_DEVELOPER)];
    check("ACC-003", &[], &bad);
    one_press_fixes("ACC-003", &bad);
    assert_eq!(of_code("ACC-003", &bad).len(), 1, "one row, one finding");
}

#[test]
fn acc_003_at_a_hub_it_is_in_place() {
    let pri = example_id("pri", "engineers");
    let id = |provider: &str| {
        let subscription = example_guid("subscription dev");
        let resource =
            format!("/subscriptions/{subscription}/resourceGroups/rg/providers/{provider}");
        json!({"kind": "resource", "resourceId": resource})
    };
    let at = |place| {
        manual(
            "gra-aaaaaa",
            ("principal", &pri),
            roles::AZURE_AI_ADMINISTRATOR,
            &id(place),
        )
    };
    check(
        "ACC-003",
        &[at("Microsoft.MachineLearningServices/workspaces/hub")],
        &[at(
            "Microsoft.CognitiveServices/accounts/a/projects/p/agents/x",
        )],
    );
}

#[test]
fn acc_006_usages_reader_below_the_subscription() {
    let role = roles::COGNITIVE_SERVICES_USAGES_READER;
    let good = [new_row("projectManagers", role, "subscription")];
    let bad = [new_row("projectManagers", role, "account")];
    check("ACC-006", &good, &bad);
    one_press_fixes("ACC-006", &bad);
    let pri = example_id("pri", "engineers");
    let place = json!({"kind": "project", "id": project("platform", "dev")});
    one_press_fixes(
        "ACC-006",
        &[manual("gra-aaaaaa", ("principal", &pri), role, &place)],
    );
    let id = format!("/subscriptions/{}", example_guid("elsewhere"));
    let place = json!({"kind": "resource", "resourceId": id});
    check(
        "ACC-006",
        &[manual("gra-aaaaaa", ("principal", &pri), role, &place)],
        &bad,
    );
}

#[test]
fn acc_009_owner_cannot_build() {
    let good = [Edit::set(
        row("users", "roleId"),
        roles::COGNITIVE_SERVICES_USER,
    )];
    let bad = [Edit::set(row("users", "roleId"), roles::OWNER)];
    check("ACC-009", &good, &bad);
    one_press_fixes("ACC-009", &bad);
}

#[test]
fn acc_009_a_role_above_the_project_is_enough() {
    for scope in ["account", "resourceGroup", "subscription"] {
        let good = [Edit::set(row("users", "scope"), scope)];
        assert_eq!(of_code("ACC-009", &good), [], "{scope}");
    }
}

#[test]
fn acc_009_admins_who_try_agents_out() {
    let admins = example_id("pri", "ai-it-admins");
    let also = Edit::set(
        format!("/access/alsoBuild/{admins}"),
        json!([project("platform", "dev")]),
    );
    let place = json!({"kind": "project", "id": project("platform", "dev")});
    let user = manual(
        "gra-aaaaaa",
        ("principal", &admins),
        roles::FOUNDRY_USER,
        &place,
    );
    check(
        "ACC-009",
        &[also.clone(), user],
        std::slice::from_ref(&also),
    );
    one_press_fixes("ACC-009", &[also]);
}

#[test]
fn acc_009_an_unknown_role_is_not_judged() {
    let custom = Edit::set(row("users", "roleId"), example_guid("custom role"));
    assert_eq!(of_code("ACC-009", &[custom]), []);
}

#[test]
fn acc_012_access_administration_creates_nothing() {
    let bad = [Edit::set(
        row("admins", "roleId"),
        roles::USER_ACCESS_ADMINISTRATOR,
    )];
    let good = [
        bad[0].clone(),
        new_row("admins", roles::CONTRIBUTOR, "resourceGroup"),
    ];
    check("ACC-012", &good, &bad);
    one_press_fixes("ACC-012", &bad);
}

#[test]
fn acc_012_contributor_invites_nobody() {
    let bad = [Edit::set(row("managers", "roleId"), roles::CONTRIBUTOR)];
    check("ACC-012", &[], &bad);
    one_press_fixes("ACC-012", &bad);
}

#[test]
fn acc_014_admins_for_good() {
    let good = [
        Edit::set(row("admins", "eligible"), true),
        Edit::set(row("managers", "eligible"), true),
        Edit::set(engineers("eligible"), true),
    ];
    check("ACC-014", &good, &[]);
    one_press_fixes("ACC-014", &[]);
}

#[test]
fn acc_032_condition_and_version_belong_together() {
    let text = Edit::set(
        engineers("condition"),
        "(@Resource[a:b] StringEquals 'it (s)')",
    );
    let version = |v: &str| Edit::set(engineers("conditionVersion"), v);
    let good = [text.clone(), version("2.0")];
    for bad in [
        vec![text.clone()],
        vec![text.clone(), version("1.0")],
        vec![version("2.0")],
    ] {
        check("ACC-032", &good, &bad);
        one_press_fixes("ACC-032", &bad);
    }
    for open in ["(a", "a)", "({a)}", "'a"] {
        let bad = [Edit::set(engineers("condition"), open), version("2.0")];
        check("ACC-032", &good, &bad);
    }
}

#[test]
fn acc_033_consumers_with_foundry_user() {
    let consumers = Edit::set(principal("ai-hr-developers", "persona"), "agentConsumers");
    let good = [
        consumers.clone(),
        new_row("agentConsumers", roles::FOUNDRY_AGENT_CONSUMER, "project"),
    ];
    let bad = [
        consumers,
        new_row("agentConsumers", roles::FOUNDRY_USER, "project"),
    ];
    check("ACC-033", &good, &bad);
}

#[test]
fn deferred_environments_are_left_out() {
    let at = format!("/environments/items/{}/deferred", example_id("env", "prod"));
    let later = Edit::set(at, json!({"reason": "next year", "until": "2027-06-01"}));
    let only = json!([example_id("env", "prod")]);
    let edits = [
        later,
        Edit::set(row("users", "roleId"), "no role"),
        Edit::set(row("users", "environments"), only.clone()),
        Edit::set(
            "/access/mapping/map-aaaaaa",
            json!({"persona": "projectUsers", "roleId": roles::FOUNDRY_USER, "scope": "project"}),
        ),
        Edit::set(row("managers", "environments"), only),
    ];
    assert_eq!(of_code("ACC-002", &edits), []);
    let found = of_code("ACC-001", &edits);
    assert_eq!(
        found.len(),
        2,
        "development and test miss project managers: {found:#?}"
    );
}
