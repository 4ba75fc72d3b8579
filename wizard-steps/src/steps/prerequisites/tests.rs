mod assignments;
mod wording;

use std::collections::BTreeSet;

use serde_json::json;

use crate::examples::{example_guid, example_id};
use crate::finding::{Data, Finding};
use crate::observed::{Observed, ObservedPrincipal, ObservedSubscription};
use crate::plan;
use crate::plan::edit::Edit;
use crate::rule;
use crate::steps::cases::{
    check, environment, example, findings, findings_seeing, of_code, one_press_fixes,
    one_press_fixes_seeing, only,
};
use crate::words;

const ZERO: &str = "00000000-0000-0000-0000-000000000000";

fn admins() -> String {
    principal("ai-hr-admins")
}

fn principal(mailbox: &str) -> String {
    format!("/prerequisites/principals/{}", example_id("pri", mailbox))
}

fn subscription(name: &str) -> String {
    format!("/prerequisites/subscriptions/{}", example_id("sub", name))
}

fn put_off() -> Edit {
    let deferred = json!({"reason": "Next year", "until": "2027-06-30"});
    Edit::set(format!("{}/deferred", environment("test")), deferred)
}

#[test]
fn an_empty_plan_is_told_what_to_do_and_nothing_panics() {
    let empty = plan::Plan {
        format_version: 1,
        ..plan::Plan::default()
    };
    let found = rule::check(&empty, &Observed::default(), crate::steps::cases::today());
    let codes: BTreeSet<&str> = found.iter().map(|f| f.code).collect();
    for code in ["PRE-002", "PRE-013", "PRE-016", "ENV-001", "ORG-001"] {
        assert!(codes.contains(code), "{code} is silent: {codes:?}");
    }
    assert!(!codes.contains("INT-001"));
    let keys: BTreeSet<String> = found.iter().map(Finding::key).collect();
    assert_eq!(keys.len(), found.len(), "two findings have one key");
}

#[test]
fn environments_without_a_place() {
    let finance = format!("{}/group", subscription("finance dev"));
    let elsewhere = [Edit::set(finance, "")];
    check(
        "PRE-001",
        &elsewhere,
        &[Edit::remove("/prerequisites/subscriptions")],
    );
    let strategy = "/prerequisites/resourceGroups/strategy";
    check("PRE-001", &[put_off()], &[Edit::remove(strategy)]);
    let pattern = "/prerequisites/resourceGroups/pattern";
    check(
        "PRE-001",
        &[Edit::set(pattern, "rg")],
        &[Edit::set(pattern, "")],
    );
}

#[test]
fn a_place_missing_for_one_group_names_its_resource() {
    let found = of_code("PRE-001", &[Edit::remove(subscription("dev"))]);
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].values["what"], "the subscription");
    assert!(found[0].values["environment"].starts_with("Development ("));
    let everywhere = findings(&[
        Edit::remove("/prerequisites/subscriptions"),
        Edit::remove("/prerequisites/resourceGroups"),
        put_off(),
    ]);
    assert_eq!(only("PRE-001", everywhere).len(), 2);
}

#[test]
fn ids_that_are_none() {
    let id = format!("{}/subscriptionId", subscription("dev"));
    let spaced = format!(" {} ", example_guid("any"));
    check(
        "PRE-002",
        &[Edit::set(&id, spaced)],
        &[Edit::set(&id, ZERO)],
    );
    check(
        "PRE-002",
        &[],
        &[Edit::set("/about/tenantId", "contoso.com")],
    );
    check("PRE-002", &[], &[Edit::remove("/about/cloud")]);
    let found = of_code("PRE-002", &[Edit::remove("/about")]);
    assert_eq!(found.len(), 2);
}

fn seen_subscriptions() -> Observed {
    let plan = example();
    let tenant = plan.about.tenant_id.parsed().expect("a tenant");
    let entries = plan.prerequisites.subscriptions.values();
    let seen = entries.map(|s| {
        let subscription = ObservedSubscription {
            name: s.name.clone(),
            state: "Enabled".to_owned(),
            tenant_id: tenant.clone(),
        };
        (s.subscription_id.parsed().expect("an id"), subscription)
    });
    Observed {
        read_at: "2026-11-22T08:00:00Z".to_owned(),
        subscriptions: seen.collect(),
        ..Observed::default()
    }
}

#[test]
fn subscriptions_that_cannot_be_used() {
    assert!(only("PRE-003", findings_seeing(&[], &Observed::default())).is_empty());
    assert!(only("PRE-003", findings_seeing(&[], &seen_subscriptions())).is_empty());
    let guid = example_guid("subscription dev");
    let spoiled: [fn(&mut Observed, &str); 3] = [
        |o, id| _ = o.subscriptions.remove(id),
        |o, id| o.subscriptions.get_mut(id).expect("seen").state = "Disabled".to_owned(),
        |o, id| o.subscriptions.get_mut(id).expect("seen").tenant_id = ZERO.to_owned(),
    ];
    for spoil in spoiled {
        let mut observed = seen_subscriptions();
        spoil(&mut observed, &guid);
        let found = only("PRE-003", findings_seeing(&[], &observed));
        assert_eq!(found.len(), 1, "{found:#?}");
        assert_eq!(found[0].data, Data::Live);
        assert!(!words::sentence(&found[0]).contains('{'));
    }
}

#[test]
fn regions_that_are_missing() {
    let region = format!("{}/region", environment("dev"));
    check(
        "PRE-013",
        &[Edit::set(&region, "westeurope")],
        &[Edit::set(&region, " ")],
    );
    check(
        "PRE-013",
        &[
            put_off(),
            Edit::remove(format!("{}/region", environment("test"))),
        ],
        &[Edit::remove("/prerequisites/regions")],
    );
}

#[test]
fn agreements_that_cannot_be_looked_up() {
    for topic in ["networking", "encryption", "dataIsolation"] {
        for field in ["decidedBy", "date", "writtenIn"] {
            let at = format!("/prerequisites/agreements/{topic}/{field}");
            check("PRE-016", &[], &[Edit::set(&at, " ")]);
            let found = of_code("PRE-016", &[Edit::set(&at, " ")]);
            assert_eq!(found[0].at, at);
        }
    }
    check(
        "PRE-016",
        &[],
        &[Edit::set(
            "/prerequisites/agreements/networking/date",
            "soon",
        )],
    );
}

#[test]
fn personas_without_anybody() {
    let teams = ["finance", "hr", "sales", "operations", "it"];
    let nobody: Vec<Edit> = teams
        .map(|t| Edit::remove(format!("{}/persona", principal(&format!("ai-{t}-leads")))))
        .into();
    check("PRE-004", &nobody[1..], &nobody);
    let only_dev: Vec<Edit> = teams
        .map(|t| {
            let at = format!("{}/environments", principal(&format!("ai-{t}-admins")));
            Edit::set(at, vec![example_id("env", "dev")])
        })
        .into();
    assert_eq!(of_code("PRE-004", &only_dev).len(), 2);
    let with_test_off = [only_dev, vec![put_off()]].concat();
    assert_eq!(of_code("PRE-004", &with_test_off).len(), 1);
}

#[test]
fn object_ids_that_are_none() {
    let id = format!("{}/objectId", admins());
    for bad in ["", ZERO, "HR admins", "53ca6127"] {
        check("PRE-005", &[], &[Edit::set(&id, bad)]);
    }
    let quoted = format!("\u{201c}{{{}}}\u{201d}", example_guid("group ai-hr-admins"));
    one_press_fixes("PRE-005", &[Edit::set(&id, quoted)]);
    let off = [
        put_off(),
        Edit::set(&id, ""),
        Edit::set(
            format!("{}/environments", admins()),
            vec![example_id("env", "test")],
        ),
    ];
    assert!(
        of_code("PRE-005", &off).is_empty(),
        "a deferred environment is left out"
    );
}

#[test]
fn principals_that_azure_refuses() {
    let kind = format!("{}/kind", admins());
    check(
        "PRE-006",
        &[Edit::set(&kind, "managedIdentity")],
        &[Edit::set(&kind, "application")],
    );
    check("PRE-006", &[], &[Edit::set(&kind, "agentBlueprint")]);
    let client = Edit::set(
        format!("{}/clientId", admins()),
        example_guid("group ai-hr-admins"),
    );
    let as_kind = |k: &str| [Edit::set(&kind, k), client.clone()];
    check(
        "PRE-006",
        &as_kind("agentIdentity"),
        &as_kind("servicePrincipal"),
    );
    let observed = seen_as("Application");
    let found = only("PRE-006", findings_seeing(&[], &observed));
    assert_eq!((found.len(), found[0].data), (1, Data::Live));
}

fn seen_as(principal_type: &str) -> Observed {
    let seen = ObservedPrincipal {
        principal_type: principal_type.to_owned(),
        name: "Seen".to_owned(),
        ..ObservedPrincipal::default()
    };
    Observed {
        read_at: "2026-11-22T08:00:00Z".to_owned(),
        principals: [(example_guid("group ai-hr-admins"), seen)].into(),
        ..Observed::default()
    }
}

#[test]
fn principals_that_nobody_looked_up() {
    let unverified = [Edit::remove(format!("{}/verified", admins()))];
    check("PRE-007", &[], &unverified);
    let found = of_code("PRE-007", &unverified);
    assert_eq!(found[0].data, Data::NotChecked);
    one_press_fixes_seeing("PRE-007", &unverified, &seen_as("Group"));
    for other in [seen_as("User"), gone()] {
        let found = findings_seeing(&unverified, &other);
        assert!(only("PRE-007", found).is_empty(), "a worse finding speaks");
    }
}

fn gone() -> Observed {
    Observed {
        read_at: "2026-11-22T08:00:00Z".to_owned(),
        missing_principals: vec![example_guid("group ai-hr-admins").to_uppercase()],
        ..Observed::default()
    }
}

#[test]
fn principals_that_the_directory_does_not_have() {
    assert!(of_code("PRE-008", &[]).is_empty());
    let found = only("PRE-008", findings_seeing(&[], &gone()));
    assert_eq!(found.len(), 1);
    assert_eq!(found[0].at, format!("{}/objectId", admins()));
    let sentence = words::sentence(&found[0]);
    assert!(
        sentence.contains("Contoso AI Human Resources admins"),
        "{sentence}"
    );
}

#[test]
fn types_that_differ_from_the_directory() {
    assert!(only("PRE-009", findings_seeing(&[], &seen_as("group"))).is_empty());
    let observed = seen_as("ServicePrincipal");
    assert_eq!(only("PRE-009", findings_seeing(&[], &observed)).len(), 1);
    one_press_fixes_seeing("PRE-009", &[], &observed);
}

#[test]
fn one_group_for_admins_and_others() {
    let developers = principal("ai-hr-developers");
    let same = Edit::set(
        format!("{developers}/objectId"),
        example_guid("group ai-hr-admins"),
    );
    let only =
        |who: &str, e: &str| Edit::set(format!("{who}/environments"), vec![example_id("env", e)]);
    let apart = [
        same.clone(),
        only(&developers, "dev"),
        only(&admins(), "prod"),
    ];
    check("PRE-011", &apart, std::slice::from_ref(&same));
    check("PRE-011", &[], &[same, only(&developers, "dev")]);
    let leads = Edit::set(
        format!("{}/objectId", principal("ai-hr-leads")),
        example_guid("group ai-hr-developers"),
    );
    assert!(
        of_code("PRE-011", &[leads]).is_empty(),
        "no admins among them"
    );
}

#[test]
fn groups_without_an_owner() {
    let owner = format!("{}/owner", admins());
    let person = [
        Edit::remove(&owner),
        Edit::set(format!("{}/kind", admins()), "person"),
    ];
    check("PRE-012", &person, &[Edit::remove(&owner)]);
}
