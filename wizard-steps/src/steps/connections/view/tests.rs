//! What the screen shows of Contoso, and of connections whose place is gone.

use serde_json::json;

use super::*;
use crate::catalog::roles;
use crate::examples::example_id;
use crate::plan::Plan;
use crate::plan::edit::{self, Edit};
use crate::plan::read::document;
use crate::steps::cases::{account, example, project};

fn after(edits: &[Edit]) -> Plan {
    let mut document = document(&example());
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    document.plan
}

fn seen(plan: &Plan, group: &str, environment: &str) -> ConnectionsView {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    view(&estate, &desired, group, environment)
}

fn finance(plan: &Plan, environment: &str) -> ConnectionsView {
    let (group, environment) = (example_id("grp", "finance"), example_id("env", environment));
    seen(plan, &group, &environment)
}

fn connection(fields: serde_json::Value) -> Edit {
    Edit::set("/connections/items/con-new222", fields)
}

#[test]
fn what_is_shared_is_a_bar_and_what_is_not_a_dot() {
    let plan = example();
    let view = finance(&plan, "prod");
    let [resource] = view.accounts.as_slice() else {
        panic!("one Foundry resource: {:#?}", view.accounts);
    };
    assert_eq!(resource.account, account("finance", "prod"));
    assert_eq!((resource.other_projects, &resource.first), (0, &None));
    let levels = |lines: &[ConnectionLine]| lines.iter().map(|l| l.level).collect::<Vec<_>>();
    assert_eq!(levels(&resource.shared), [Some(ConnectionLevel::Account)]);
    assert!(
        levels(&resource.single)
            .iter()
            .all(|l| *l == Some(ConnectionLevel::Project))
    );
    let columns: Vec<&Id> = resource.projects.iter().map(|p| &p.project).collect();
    assert!(!columns.is_empty());
    for line in &resource.single {
        assert!(columns.contains(&line.project.as_ref().expect("its project")));
    }
    assert!(view.unplaced.is_empty());
}

#[test]
fn a_connection_says_as_whom_it_is_reached_and_where_its_key_is() {
    let view = finance(&example(), "prod");
    let lines = view
        .accounts
        .iter()
        .flat_map(|a| a.shared.iter().chain(&a.single));
    let mut ways: Vec<(&str, &str, bool)> = lines
        .map(|l| {
            let label = l.category_label.as_deref().expect("a known category");
            (
                label,
                l.reached_as.as_deref().expect("answered"),
                l.secret.is_some(),
            )
        })
        .collect();
    ways.sort_unstable();
    ways.dedup();
    let expected = [
        (
            "Application Insights",
            "connection string in kv-foundry-finance-prod",
            true,
        ),
        ("MCP server", "signed-in person", false),
        ("Storage", "project identity", false),
    ];
    assert_eq!(ways, expected);
    let line = &view.accounts[0].shared[0];
    assert_eq!(line.target, "stcontosodataprod");
    assert_eq!(line.owner.as_deref(), Some("Enterprise IT data team"));
    assert_eq!(line.identities as usize, view.accounts[0].projects.len());
}

#[test]
fn grants_that_follow_are_told_once_for_all_identities() {
    let view = finance(&example(), "prod");
    let [grant] = view.grants.as_slice() else {
        panic!("one role at one target: {:#?}", view.grants);
    };
    assert_eq!(grant.role, roles::STORAGE_BLOB_DATA_READER);
    assert_eq!(
        (grant.identities, view.following),
        (grant.identities, grant.identities)
    );
    assert_eq!(
        grant.who,
        format!("{} project identities", grant.identities)
    );
    assert_eq!(
        grant.sentence,
        "Lets agents read the files of stcontosodataprod."
    );
    let shared = &view.accounts[0].shared[0];
    assert_eq!(grant.connections, std::slice::from_ref(&shared.connection));
    assert_eq!(grant.owner, shared.owner);
    assert_eq!(grant.target_resource_id, shared.target_resource_id);
}

#[test]
fn the_key_vault_comes_first() {
    let vault = json!({
        "name": "zz-vault", "level": "account", "account": account("finance", "prod"),
        "category": "AzureKeyVault", "authType": "AccountManagedIdentity", "signsInAs": "account",
        "targetResourceId": "/subscriptions/00000000-0000-0000-0000-000000000001/resourceGroups/r/providers/Microsoft.KeyVault/vaults/kv-fin",
    });
    let view = finance(&after(&[connection(vault)]), "prod");
    let resource = &view.accounts[0];
    assert_eq!(resource.first.as_deref(), Some("con-new222"));
    assert_eq!(resource.shared[0].connection, "con-new222");
    assert!(
        resource
            .order
            .as_deref()
            .expect("told")
            .starts_with("zz-vault first")
    );
    let grant = view
        .grants
        .iter()
        .find(|g| g.of_accounts)
        .expect("for the Foundry resource");
    assert_eq!(grant.target, "kv-fin");
    assert_eq!(
        grant.sentence,
        "Lets the Foundry resource manage the secrets of kv-fin."
    );
    assert!(grant.who.starts_with("identity of "), "{}", grant.who);
}

#[test]
fn what_has_no_place_is_shown_to_be_placed() {
    let cases = [
        (json!({"name": "new"}), 1),
        (json!({"level": "account", "account": "acc-gone"}), 1),
        (json!({"level": "project", "project": "prj-gone"}), 1),
        (json!({"project": project("fraud", "prod")}), 1),
        (json!({"project": project("fraud", "test")}), 0),
        (
            json!({"level": "project", "project": project("fraud", "test")}),
            0,
        ),
    ];
    for (fields, unplaced) in cases {
        let view = finance(&after(&[connection(fields.clone())]), "prod");
        assert_eq!(view.unplaced.len(), unplaced, "{fields}");
        assert!(
            view.unplaced
                .iter()
                .all(|l| l.at == "/connections/items/con-new222")
        );
    }
}

#[test]
fn projects_of_other_groups_in_the_same_resource_are_counted() {
    let environment = example_id("env", "prod");
    let plan = after(&[Edit::set(
        format!("/environments/items/{environment}/topology"),
        "coLocated",
    )]);
    let view = finance(&plan, "prod");
    let resource = &view.accounts[0];
    let all = seen(&plan, "", &environment);
    let (own, other) = (resource.projects.len(), resource.other_projects as usize);
    assert!(own > 0 && other > 0);
    assert_eq!(own + other, all.accounts[0].projects.len());
    assert!(
        resource
            .projects
            .iter()
            .all(|p| p.group == example_id("grp", "finance"))
    );
}

#[test]
fn resources_stand_in_the_order_of_environments_and_groups() {
    let plan = example();
    let estate = Estate::of(&plan);
    let view = seen(&plan, "", "");
    let shown: Vec<&Id> = view.accounts.iter().map(|a| &a.account).collect();
    let mut expected = Vec::new();
    for (environment, _) in &estate.environments {
        for (group, _) in &estate.groups {
            expected.push(crate::estate::group_account_id(group, environment));
        }
    }
    assert_eq!(shown, expected.iter().collect::<Vec<_>>());
}

#[test]
fn an_empty_plan_and_an_unknown_group_have_nothing() {
    let view = seen(&Plan::default(), "", "");
    assert!(view.accounts.is_empty() && view.unplaced.is_empty() && view.grants.is_empty());
    let view = seen(&example(), "grp-gone", "env-gone");
    assert!(view.accounts.is_empty() && view.grants.is_empty());
}
