//! What the grid says about Contoso, and about what differs from it.

use serde_json::json;

use super::{GridAccount, OrganizationView, Totals, view};
use crate::estate::Estate;
use crate::examples::example_id;
use crate::plan::Plan;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, account_field, after, environment, project_field};

fn seen(edits: &[Edit]) -> OrganizationView {
    view(&Estate::of(&after(edits)))
}

/// The only Foundry resource of a cell.
fn cell(view: &OrganizationView, row: usize, column: usize) -> &GridAccount {
    &view.rows[row].cells[column].accounts[0]
}

#[test]
fn contoso_is_five_rows_by_three_columns() {
    let view = seen(&[]);
    let columns: Vec<_> = view.columns.iter().map(|c| (&*c.name, c.totals)).collect();
    let each = Totals {
        resources: 5,
        projects: 10,
    };
    let names = ["Development", "Test", "Production"];
    assert_eq!(columns, names.map(|name| (name, each)));
    assert_eq!(view.columns[0].region, "Sweden Central");
    assert_eq!(
        view.columns[0].subscription,
        "Contoso AI Development and 1 more"
    );
    assert_eq!((view.totals.resources, view.totals.projects), (15, 30));
    assert_eq!(view.rows[0].name, "Finance & Risk");
    assert_eq!(view.rows[0].owner, "Finance & Risk Foundry owners");
    let fraud = &cell(&view, 0, 2).projects[1];
    assert_eq!(fraud.name, "Fraud triage");
    assert_eq!(fraud.azure_name, "fraud-prod");
    assert!(fraud.sensitive && !cell(&view, 2, 2).projects[0].sensitive);
    let quiet = view.rows.iter().flat_map(|row| &row.cells);
    assert!(
        quiet
            .flat_map(|c| &c.accounts)
            .all(|a| a.changed.is_empty() && !a.extra && !a.shared && a.elsewhere.is_none())
    );
}

#[test]
fn what_differs_is_said_in_a_few_words_and_can_be_set_back() {
    let dev = |field: &str| account_field("it", "dev", field);
    let sub = example_id("sub", "prod");
    let cases = [
        ("region", json!("East US 2"), Some("East US 2")),
        ("region", json!("eastus2"), Some("East US 2")),
        ("region", json!("Sweden Central"), None),
        ("region", json!("next door!"), Some("next door!")),
        ("name", json!("aif-own"), Some("own name")),
        ("subdomain", json!("contoso-own"), Some("own subdomain")),
        ("subdomain", json!("aif-contoso-it-dev"), None),
        ("subscription", json!(sub), Some("Contoso AI Production")),
        ("subscription", json!(example_id("sub", "dev")), None),
        ("subscription", json!("sub-gone"), Some("sub-gone")),
        ("resourceGroup", json!("rg-own"), Some("rg-own")),
        ("kind", json!("OpenAI"), Some("kind OpenAI")),
        ("kind", json!("AIServices"), None),
        ("sku", json!("S1"), Some("SKU S1")),
        ("identity", json!("none"), Some("no managed identity")),
        ("identity", json!("systemAssigned"), None),
        ("allowProjectManagement", json!(false), Some("no projects")),
        ("localAuth", json!(true), Some("keys allowed")),
        ("localAuth", json!(false), None),
        (
            "alsoServes",
            json!([example_id("env", "test"), "env-gone"]),
            Some("also serves Test"),
        ),
        (
            "owner",
            json!({"name": "Platform", "reach": "platform@contoso.example"}),
            Some("own owner"),
        ),
        ("owner", json!({"name": "Platform"}), None),
    ];
    for (field, value, words) in cases {
        let view = seen(&[Edit::set(dev(field), value.clone())]);
        let changed = &cell(&view, 4, 0).changed;
        let said: Vec<_> = changed.iter().map(|c| (&*c.words, &*c.at)).collect();
        let expected: Vec<_> = words.map(|w| (w, dev(field))).into_iter().collect();
        let expected: Vec<_> = expected.iter().map(|(w, at)| (*w, at.as_str())).collect();
        assert_eq!(said, expected, "{field} = {value}");
    }
}

#[test]
fn an_environment_that_is_put_off_keeps_its_column_and_its_cells_are_empty() {
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let view = seen(&[Edit::set(
        format!("{}/deferred", environment("test")),
        later,
    )]);
    let test = &view.columns[1];
    let deferred = test.deferred.as_ref().expect("put off");
    assert_eq!(
        (&*deferred.reason, &*deferred.until),
        ("Next year", "2027-06-30")
    );
    assert_eq!(test.totals, Totals::default());
    for row in &view.rows {
        let filled: Vec<bool> = row.cells.iter().map(|c| !c.accounts.is_empty()).collect();
        assert_eq!(filled, [true, false, true]);
        assert!(row.cells[2].accounts[0].name.ends_with("-prod"));
    }
}

#[test]
fn one_resource_for_all_stands_in_every_row_and_is_counted_once() {
    let shape = Edit::set(format!("{}/topology", environment("dev")), "coLocated");
    let view = seen(&[shape]);
    for row in 0..5 {
        let shared = cell(&view, row, 0);
        assert!(shared.shared, "{shared:?}");
        assert_eq!(shared.projects.len(), 2);
    }
    assert_eq!(view.columns[0].totals.resources, 1);
}

#[test]
fn extras_guests_and_projects_without_a_resource_are_marked() {
    let extra = json!({
        "extra": true, "name": "aif-lab", "groups": [example_id("grp", "it")],
        "environment": example_id("env", "dev"), "region": "eastus2",
    });
    let view = seen(&[
        Edit::set("/organization/accounts/acc-laboratory", extra),
        Edit::set(
            project_field("fraud", "test", "account"),
            account("it", "dev"),
        ),
        Edit::set(project_field("close", "test", "account"), "acc-gone"),
    ]);
    let lab = &view.rows[4].cells[0].accounts[1];
    assert!(lab.extra && lab.name == "aif-lab");
    assert_eq!(lab.changed[0].words, "East US 2");
    let test = &view.rows[0].cells[1];
    let guest = test.accounts.iter().find(|a| a.elsewhere.is_some());
    let guest = guest.expect("a guest");
    assert_eq!(guest.elsewhere.as_deref(), Some("Development"));
    assert_eq!(guest.projects[0].name, "Fraud triage");
    assert_eq!(test.unplaced[0].name, "Closing assistant");
    assert_eq!(test.unplaced[0].account, None);
}

#[test]
fn names_are_counted_by_azures_rules() {
    let names = seen(&[]).names;
    assert_eq!(names.tokens[3], "{useCase}");
    assert_eq!(names.accounts.example, "aif-contoso-operations-prod");
    assert_eq!((names.accounts.length, names.accounts.limit), (27, 63));
    assert_eq!((names.accounts.fit, names.projects.fit), (15, 30));
    let cases = [
        ("account", "aif {group}-{environment}", (0, 15), 0),
        ("account", "aif-{environment}", (15, 0), 15),
        ("account", "", (0, 15), 0),
        ("project", "{useCase}", (30, 0), 0),
        ("project", "{group}", (30, 0), 30),
    ];
    for (field, pattern, counts, collide) in cases {
        let at = format!("/environments/naming/{field}");
        let names = seen(&[Edit::set(&at, pattern)]).names;
        let rule = if field == "account" {
            names.accounts
        } else {
            names.projects
        };
        assert_eq!((rule.fit, rule.refused), counts, "{pattern}");
        assert_eq!(rule.collide, collide, "{pattern}");
        assert_eq!((rule.at, &*rule.pattern), (at, pattern));
    }
}

#[test]
fn an_empty_plan_and_lost_ids_give_a_grid_all_the_same() {
    let empty = view(&Estate::of(&Plan::default()));
    assert!(empty.columns.is_empty() && empty.rows.is_empty());
    assert_eq!(empty.names.accounts.example_of, None);
    for gone in [
        "/organization/groups",
        "/environments/items",
        "/prerequisites",
    ] {
        let view = seen(&[Edit::remove(gone)]);
        let columns = view.columns.len();
        assert!(view.rows.iter().all(|row| row.cells.len() == columns));
    }
    let lost = seen(&[Edit::remove("/organization/groups")]);
    assert_eq!(lost.rows.len(), 1);
    assert_eq!((lost.rows[0].id.clone(), &*lost.rows[0].name), (None, ""));
}
