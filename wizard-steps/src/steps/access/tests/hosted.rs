//! Hosted agents, published agents, and identities that manage too much.

use serde_json::json;

use super::{manual, new_row, one_press_fixes, presses_leave_nothing, someone};
use crate::catalog::roles;
use crate::examples::{example_guid, example_id};
use crate::names::scope_key;
use crate::observed::{Observed, ObservedRegistry, ObservedResource};
use crate::plan::edit::Edit;
use crate::steps::cases::{
    check, findings_seeing, of_code, one_press_fixes_seeing, only, project, project_field,
};

fn registry() -> String {
    let subscription = example_guid("subscription dev");
    format!(
        "/subscriptions/{subscription}/resourceGroups/rg-images/providers/Microsoft.ContainerRegistry/registries/crcontosodev"
    )
}

fn hosting() -> Edit {
    Edit::set(project_field("helpdesk", "dev", "runtime"), "hostedAgents")
}

fn from_registry() -> Edit {
    Edit::set("/access/hostedAgents/registry", registry())
}

#[test]
fn acc_036_makers_and_agents_of_an_older_page() {
    let makers = Edit::set(
        "/access/hostedAgents/agentIdentityRole",
        roles::FOUNDRY_USER,
    );
    let managers = manual(
        "gra-aaaaaa",
        ("principal", &example_id("pri", "ai-hr-developers")),
        roles::FOUNDRY_PROJECT_MANAGER,
        &json!({"kind": "project", "id": project("helpdesk", "dev")}),
    );
    let bad = [hosting(), from_registry()];
    let good = [&bad[..], &[makers.clone(), managers]].concat();
    check("ACC-036", &good, &bad);
    check("ACC-036", &good, &[&bad[..], &[makers]].concat());
    presses_leave_nothing("ACC-036", &bad);
}

#[test]
fn acc_037_nothing_pulls_the_images() {
    check("ACC-037", &[hosting(), from_registry()], &[hosting()]);
    let bad = [
        hosting(),
        from_registry(),
        Edit::set(
            "/access/hostedAgents/registryRole",
            roles::MONITORING_METRICS_PUBLISHER,
        ),
    ];
    check("ACC-037", &bad[..2], &bad);
    presses_leave_nothing("ACC-037", &bad);
    let pull = [
        hosting(),
        from_registry(),
        Edit::set("/access/hostedAgents/registryRole", roles::ACRPULL),
    ];
    check("ACC-037", &pull, &bad);
    let by_repository = ObservedResource {
        registry: Some(ObservedRegistry {
            repository_permissions: true,
            ..ObservedRegistry::default()
        }),
        ..ObservedResource::default()
    };
    let seen = Observed {
        resources: [(scope_key(&registry()), by_repository)].into(),
        ..Observed::default()
    };
    assert_eq!(only("ACC-037", findings_seeing(&pull, &seen)).len(), 1);
    one_press_fixes_seeing("ACC-037", &pull, &seen);
}

fn agent() -> Edit {
    let own = json!({
        "kind": "agentIdentity", "type": "ServicePrincipal",
        "projects": [project("helpdesk", "dev")],
    });
    someone("pri-agents", &own)
}

#[test]
fn acc_038_a_published_agent_starts_without_roles() {
    let published = Edit::set(
        project_field("helpdesk", "dev", "publishes"),
        json!(["agentApplication"]),
    );
    let bad = [published, agent()];
    check("ACC-038", &[agent()], &bad);
    check("ACC-038", &[agent()], &bad[..1]);
    one_press_fixes("ACC-038", &bad);
}

#[test]
fn acc_039_nobody_may_publish() {
    let published =
        |to: &str| Edit::set(project_field("helpdesk", "dev", "publishes"), json!([to]));
    let managers = format!("/access/mapping/{}", example_id("map", "managers"));
    let at_project = Edit::set(format!("{managers}/scope"), "project");
    let application = [published("agentApplication"), at_project];
    check("ACC-039", &application[..1], &application);
    one_press_fixes("ACC-039", &application);
    let bots = new_row("projectManagers", roles::CONTRIBUTOR, "resourceGroup");
    check(
        "ACC-039",
        &[published("teams"), bots],
        &[published("teams")],
    );
}

#[test]
fn acc_040_an_identity_manages_a_store() {
    let subscription = example_guid("subscription dev");
    let at = |provider: &str| {
        let id = format!("/subscriptions/{subscription}/resourceGroups/rg/providers/{provider}");
        json!({"kind": "resource", "resourceId": id})
    };
    let own = project("helpdesk", "dev");
    let grant = |role, place| manual("gra-aaaaaa", ("identityOf", &own), role, place);
    let store = at("Microsoft.Storage/storageAccounts/st");
    let good = [grant(roles::STORAGE_BLOB_DATA_READER, &store)];
    let bad = [grant(roles::STORAGE_ACCOUNT_CONTRIBUTOR, &store)];
    check("ACC-040", &good, &bad);
    presses_leave_nothing("ACC-040", &bad);
    assert!(of_code("ACC-040", &bad)[0].needs_decision);
    let standard = Edit::set(project_field("helpdesk", "dev", "agentSetup"), "standard");
    check("ACC-040", &[bad[0].clone(), standard], &bad);
    let cosmos = [grant(
        roles::DOCUMENTDB_ACCOUNT_CONTRIBUTOR,
        &at("Microsoft.DocumentDB/databaseAccounts/c"),
    )];
    check("ACC-040", &good, &cosmos);
}
