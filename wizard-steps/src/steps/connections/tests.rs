//! One good and one bad example per code, and the cases that taught something.

use serde_json::json;

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{check, example, findings, one_press_fixes};

const SUBSCRIPTION: &str = "53ca6127-db72-4b80-b1b0-d745d6d5456d";

fn con(name: &str) -> String {
    format!("/connections/items/{}", example_id("con", name))
}

fn set(name: &str, field: &str, to: impl Into<serde_json::Value>) -> Edit {
    Edit::set(format!("{}/{field}", con(name)), to)
}

fn unset(name: &str, field: &str) -> Edit {
    Edit::remove(format!("{}/{field}", con(name)))
}

fn account(name: &str) -> String {
    let id = example_id("con", name);
    example().connections.items[&id].account.clone()
}

fn keys(code: &str, edits: &[Edit]) -> Vec<String> {
    let found = findings(edits).into_iter().filter(|f| f.code == code);
    found.map(|f| f.subjects.join(" ")).collect()
}

/// A gateway connection for everybody in Sales development.
fn gateway(metadata: &serde_json::Value) -> Edit {
    let connection = json!({
        "name": "sales-gateway",
        "level": "account",
        "account": account("data sales dev"),
        "category": "ApiManagement",
        "target": "https://contoso.azure-api.net/models",
        "authType": "ProjectManagedIdentity",
        "audience": "https://cognitiveservices.azure.com",
        "metadata": metadata,
        "signsInAs": "project",
    });
    Edit::set(con("gateway"), connection)
}

#[test]
fn resource_without_connections_or_a_reason() {
    let gone = Edit::remove(con("data sales dev"));
    let none = format!("/connections/none/{}", account("data sales dev"));
    check(
        "CON-001",
        &[
            gone.clone(),
            Edit::set(&none, "Sales writes from its own texts."),
        ],
        &[gone.clone(), Edit::set(&none, " ")],
    );
    assert_eq!(
        keys("CON-001", &[gone]).len(),
        1,
        "one root cause, one finding"
    );
}

#[test]
fn project_that_needs_data_and_has_no_way_to_it() {
    // The hiring assistant has a connection of its own, the helpdesk lost the shared one.
    let gone = Edit::remove(con("data hr dev"));
    let helpdesk = example_id("prj", "helpdesk dev");
    assert_eq!(
        keys("CON-001", std::slice::from_ref(&gone)),
        std::slice::from_ref(&helpdesk)
    );
    let quiet = Edit::remove(format!("/organization/projects/{helpdesk}/needsData"));
    check("CON-001", &[gone.clone(), quiet], &[gone]);
}

#[test]
fn connection_that_is_neither_shared_nor_for_a_project() {
    check("CON-001", &[], &[unset("records fraud dev", "level")]);
}

#[test]
fn name_that_azure_refuses() {
    for name in ["", "ab", "has.dot", "-first", "blank name", &"x".repeat(60)] {
        let bad = [set("data hr dev", "name", name)];
        check("CON-002", &[set("data hr dev", "name", "a_1")], &bad);
        one_press_fixes("CON-002", &bad);
    }
    check(
        "CON-002",
        &[set("data hr dev", "name", "x".repeat(59))],
        &[set("data hr dev", "name", "ü23")],
    );
}

#[test]
fn name_that_only_some_have_seen_to_work() {
    let named = |n: usize| [set("data hr dev", "name", "a".repeat(n))];
    check("CON-003", &named(33), &named(34));
    check("CON-003", &named(60), &named(59));
    one_press_fixes("CON-003", &named(40));
}

#[test]
fn name_that_stands_twice_in_a_resource() {
    let twice = [set("records fraud dev", "name", "Finance-dev-DATA")];
    check(
        "CON-004",
        &[set("data hr dev", "name", "finance-dev-data")],
        &twice,
    );
    one_press_fixes("CON-004", &twice);
    let thrice = [
        twice[0].clone(),
        set("records close dev", "name", "finance-dev-data"),
    ];
    one_press_fixes("CON-004", &thrice);
    assert_eq!(keys("CON-004", &thrice).len(), 1);
}

#[test]
fn value_in_other_letter_case_or_unknown() {
    let case = [
        set("data hr dev", "category", "azurestorageaccount"),
        set("data hr dev", "authType", "aad"),
    ];
    check("CON-005", &[], &case);
    one_press_fixes("CON-005", &case);
    for (field, value) in [
        ("category", "Blob"),
        ("category", ""),
        ("authType", "AgenticIdentity"),
        ("target", ""),
        ("target", "http://plain.example"),
    ] {
        check("CON-005", &[], &[set("data hr dev", field, value)]);
    }
    check(
        "CON-005",
        &[],
        &[set("traces fraud prod", "target", "https://x.example")],
    );
}

#[test]
fn target_may_be_left_out_where_azure_knows_it() {
    let bad = [
        set("data hr dev", "category", "Databricks"),
        unset("data hr dev", "target"),
    ];
    let good = [
        set("data hr dev", "category", "OpenAI"),
        set("data hr dev", "authType", "ApiKey"),
        unset("data hr dev", "target"),
    ];
    check("CON-005", &good, &bad);
}

#[test]
fn metadata_or_audience_that_is_missing() {
    let bad = [unset("data hr dev", "metadata")];
    check("CON-007", &[], &bad);
    one_press_fixes("CON-007", &bad);
    check("CON-007", &[], &[unset("records fraud dev", "audience")]);
    let bing = [
        set("data hr dev", "category", "BingLLMSearch"),
        set("data hr dev", "authType", "ApiKey"),
    ];
    one_press_fixes("CON-007", &bing);
    let wrong_case = [
        unset("data hr dev", "metadata/ApiType"),
        set("data hr dev", "metadata/apiType", "Azure"),
    ];
    one_press_fixes("CON-007", &wrong_case);
}

#[test]
fn nobody_said_who_signs_in() {
    check("CON-010", &[], &[unset("data hr dev", "signsInAs")]);
    // Traces are the platform's own business.
    assert!(keys("CON-010", &[unset("traces fraud prod", "signsInAs")]).is_empty());
}

#[test]
fn identity_without_a_role_on_the_target() {
    let bad = [unset("data hr dev", "targetResourceId")];
    check(
        "CON-012",
        &[set("data hr dev", "authType", "AccountKey")],
        &bad,
    );
    one_press_fixes("CON-012", &bad);
}

#[test]
fn resource_identity_that_is_turned_off() {
    let by_account = set("data hr dev", "authType", "AccountManagedIdentity");
    let off = Edit::set(
        format!("/organization/accounts/{}/identity", account("data hr dev")),
        "none",
    );
    check(
        "CON-012",
        std::slice::from_ref(&by_account),
        &[by_account.clone(), off],
    );
}

#[test]
fn agent_identity_without_a_grant() {
    let id = example().connections.items[&example_id("con", "data hr dev")].clone();
    let agent = json!({
        "name": "HR agent", "kind": "agentIdentity", "type": "ServicePrincipal",
        "objectId": SUBSCRIPTION,
    });
    let grant = json!({
        "principal": "pri-agent1", "roleId": "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1",
        "scope": {"kind": "resource", "resourceId": id.target_resource_id.as_str()},
    });
    let bad = [
        set("data hr dev", "authType", "AgenticIdentityToken"),
        Edit::set("/prerequisites/principals/pri-agent1", agent),
    ];
    let mut good = bad.to_vec();
    good.push(Edit::set("/access/grants/gra-agent1", grant));
    check("CON-012", &good, &bad);
}

#[test]
fn gateway_setting_in_other_letter_case_or_form() {
    let good = gateway(&json!({
        "deploymentInPath": "true",
        "inferenceAPIVersion": "2024-10-21",
        "models": r#"[{"name": "gpt-4.1"}]"#,
    }));
    let fixable =
        gateway(&json!({"DeploymentInPath": "true", "inferenceApiVersion": "2024-10-21"}));
    check(
        "CON-020",
        std::slice::from_ref(&good),
        std::slice::from_ref(&fixable),
    );
    one_press_fixes("CON-020", &[fixable]);
    one_press_fixes("CON-020", &[gateway(&json!({"deploymentInPath": "True"}))]);
    for metadata in [
        json!({}),
        json!({"deploymentInPath": "yes"}),
        json!({"deploymentInPath": "true", "models": "gpt-4.1"}),
        json!({"deploymentInPath": "true", "customHeaders": "[]"}),
        json!({"deploymentInPath": "true", "ResourceId": "x"}),
    ] {
        check(
            "CON-020",
            std::slice::from_ref(&good),
            &[gateway(&metadata)],
        );
    }
}

#[test]
fn hosted_agents_behind_a_gateway() {
    let hosted = Edit::set(
        format!(
            "/organization/projects/{}/runtime",
            example_id("prj", "offers dev")
        ),
        "hostedAgents",
    );
    let gateway = gateway(&json!({"deploymentInPath": "true"}));
    let deployment = format!(
        "/models/deployments/{}",
        example_id("dep", "shared sales dev")
    );
    let elsewhere = Edit::set(
        format!("{deployment}/useCase"),
        example_id("use", "campaigns"),
    );
    let with_model = [hosted.clone(), gateway.clone()];
    let own = [
        with_model.as_slice(),
        &[Edit::set(
            format!("{deployment}/useCase"),
            example_id("use", "offers"),
        )],
    ]
    .concat();
    check(
        "CON-027",
        &with_model,
        &[hosted.clone(), gateway.clone(), elsewhere],
    );
    check(
        "CON-027",
        &own,
        &[hosted, gateway, Edit::remove(deployment)],
    );
}

#[test]
fn models_in_another_subscription() {
    let place = |subscription: &str| {
        let account = "Microsoft.CognitiveServices/accounts/aif-models";
        let id = format!("/subscriptions/{subscription}/resourceGroups/rg/providers/{account}");
        [
            set("data hr dev", "category", "AzureOpenAI"),
            set("data hr dev", "targetResourceId", id),
        ]
    };
    let here = crate::examples::example_guid("subscription dev");
    check(
        "CON-031",
        &place(&here.to_uppercase()),
        &place(SUBSCRIPTION),
    );
}

#[test]
fn deferred_environments_are_left_out() {
    let test = example_id("env", "test");
    let deferred = Edit::set(
        format!("/environments/items/{test}/deferred"),
        json!({"reason": "later", "until": "2027-03-01"}),
    );
    let bad = [
        set("data hr test", "name", "x"),
        unset("data hr test", "metadata"),
        unset("records fraud test", "signsInAs"),
        Edit::remove(con("data sales test")),
        deferred,
    ];
    let spoken: Vec<_> = findings(&bad)
        .into_iter()
        .filter(|f| f.code.starts_with("CON") || f.code == "REV-011")
        .collect();
    assert!(spoken.is_empty(), "{spoken:#?}");
}
