//! The budget counts every deployment once, in the pot that Azure counts it in.

use serde_json::json;

use super::{CapacityUnit, ModelsView, view};
use crate::estate::{Estate, own_account_id};
use crate::examples::example_id;
use crate::plan::Plan;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, account_field, after, environment, project};
use crate::steps::models::answers::Strategy;

fn seen(edits: &[Edit]) -> ModelsView {
    view(&Estate::of(&after(edits)))
}

/// A field of a deployment of Contoso.
fn deployment(name: &str, field: &str) -> String {
    format!("/models/deployments/{}/{field}", example_id("dep", name))
}

/// Subscription, type, total and parts of each pot.
fn pots(view: &ModelsView) -> Vec<(&str, &str, u32, usize)> {
    let pots = view.pots.iter();
    pots.map(|p| (&*p.subscription_label, &*p.sku, p.total, p.parts.len()))
        .collect()
}

#[test]
fn contoso_has_a_pot_for_each_subscription_and_one_for_reserved_capacity() {
    let view = seen(&[]);
    assert_eq!(
        pots(&view),
        [
            ("Contoso AI Development", "DataZoneStandard", 80, 4),
            (
                "Contoso AI Finance & Risk Development",
                "DataZoneStandard",
                20,
                1
            ),
            (
                "Contoso AI Finance & Risk Production",
                "DataZoneProvisionedManaged",
                50,
                1
            ),
            (
                "Contoso AI Finance & Risk Production",
                "DataZoneStandard",
                20,
                1
            ),
            ("Contoso AI Finance & Risk Test", "DataZoneStandard", 20, 1),
            ("Contoso AI Production", "DataZoneStandard", 80, 4),
            ("Contoso AI Test", "DataZoneStandard", 80, 4),
        ]
    );
    let reserved = &view.pots[2];
    assert_eq!(reserved.unit, CapacityUnit::ProvisionedUnits);
    assert_eq!(
        (&*reserved.region, &*reserved.model),
        ("Sweden Central", "gpt-4.1")
    );
    assert_eq!(reserved.parts[0].label, "Fraud triage (Production)");
    assert_eq!(view.pots[0].unit, CapacityUnit::ThousandTokensPerMinute);
    assert_eq!(view.pots[0].parts[0].label, "Enterprise IT (Development)");
    assert!(view.unplaced.is_empty());
}

#[test]
fn what_quota_is_counted_by_makes_a_pot_and_nothing_else_does() {
    let dep = |field: &str| deployment("shared hr dev", field);
    let cases = [
        (
            vec![Edit::set(account_field("hr", "dev", "region"), "eastus2")],
            8,
        ),
        (vec![Edit::set(dep("model/name"), "gpt-4.1-mini")], 8),
        (vec![Edit::set(dep("model/name"), "GPT-4.1")], 7),
        (vec![Edit::set(dep("model/version"), "2026-01-01")], 7),
        (vec![Edit::set(dep("sku"), "GlobalStandard")], 8),
        (vec![Edit::set(dep("sku"), "datazonestandard")], 7),
        (vec![Edit::remove("/prerequisites/subscriptions")], 2),
        (vec![Edit::remove("/models/deployments")], 0),
    ];
    for (edits, count) in cases {
        let view = seen(&edits);
        assert_eq!(view.pots.len(), count, "{edits:?}");
    }
}

#[test]
fn capacity_that_is_none_is_not_counted_as_any() {
    let field = deployment("shared hr dev", "capacity");
    let cases = [
        (json!(500), Some(500), 560),
        (json!(0), Some(0), 60),
        (json!(-3), None, 60),
        (json!(null), None, 60),
        (json!(9_000_000_000_i64), Some(u32::MAX), u32::MAX),
    ];
    for (value, capacity, total) in cases {
        let view = seen(&[Edit::set(&field, value.clone())]);
        assert_eq!(view.pots[0].total, total, "{value}");
        let parts = &view.pots[0].parts;
        let part = parts
            .iter()
            .find(|p| p.id == example_id("dep", "shared hr dev"));
        assert_eq!(part.map(|p| p.capacity), Some(capacity), "{value}");
    }
}

#[test]
fn deployments_without_a_resource_are_shown_apart_and_those_put_off_are_not() {
    for lost in ["acc-gone", ""] {
        let view = seen(&[Edit::set(deployment("shared hr dev", "account"), lost)]);
        assert_eq!(view.unplaced.len(), 1, "{lost}");
        assert_eq!(
            (&*view.unplaced[0].name, &*view.unplaced[0].label),
            ("gpt-4-1", "")
        );
    }
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let put_off = Edit::set(format!("{}/deferred", environment("dev")), later);
    let view = seen(std::slice::from_ref(&put_off));
    assert_eq!((view.pots.len(), view.unplaced.len()), (5, 0));
    assert_eq!(view.environments.len(), 2);
    let extra = json!({"extra": true, "environment": example_id("env", "dev")});
    let extra = Edit::set("/organization/accounts/acc-laboratory", extra);
    let of_project = own_account_id(&project("fraud", "dev"));
    let of_environment = own_account_id(&example_id("env", "dev"));
    for id in [&*of_project, &*of_environment, "acc-laboratory"] {
        let moved = Edit::set(deployment("shared hr dev", "account"), id);
        let view = seen(&[put_off.clone(), extra.clone(), moved]);
        assert!(view.unplaced.is_empty(), "{id}: {:?}", view.unplaced);
    }
}

#[test]
fn strategies_are_a_row_for_each_use_case_in_the_order_of_the_groups() {
    let fraud = example_id("use", "fraud");
    let at = format!(
        "/models/strategies/{fraud}/byEnvironment/{}",
        example_id("env", "dev")
    );
    let view = seen(&[Edit::remove(at)]);
    let names: Vec<&str> = view.strategies.iter().map(|row| &*row.name).collect();
    assert_eq!(
        names[..3],
        ["Closing assistant", "Fraud triage", "HR helpdesk"]
    );
    let fraud = &view.strategies[1];
    let cells: Vec<_> = fraud
        .cells
        .iter()
        .map(|c| (c.strategy, c.missing))
        .collect();
    assert_eq!(
        cells,
        [
            (None, true),
            (Some(Strategy::Standard), false),
            (Some(Strategy::Provisioned), false)
        ]
    );
    let production = &fraud.cells[2].deployments;
    let own = [
        example_id("dep", "fraud prod"),
        example_id("dep", "shared finance prod"),
    ];
    assert_eq!(production[..], own);
    assert!(fraud.cells.iter().all(|cell| cell.planned));
}

#[test]
fn an_empty_plan_and_lost_ids_give_a_budget_all_the_same() {
    let empty = view(&Estate::of(&Plan::default()));
    assert!(empty.pots.is_empty() && empty.strategies.is_empty());
    for gone in [
        "/organization",
        "/organization/groups",
        "/environments",
        "/models",
    ] {
        let view = seen(&[Edit::remove(gone)]);
        let columns = view.environments.len();
        assert!(view.strategies.iter().all(|row| row.cells.len() == columns));
    }
    let lost = seen(&[
        Edit::set(deployment("fraud prod", "useCase"), "use-gone"),
        Edit::set(deployment("fraud prod", "account"), account("hr", "test")),
    ]);
    let parts = lost.pots.iter().flat_map(|p| &p.parts);
    assert!(
        parts
            .map(|p| &*p.label)
            .any(|label| label == "use-gone (Test)")
    );
}
