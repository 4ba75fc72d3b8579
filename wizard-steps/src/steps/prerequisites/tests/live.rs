//! Regions, providers, locks and rights, as a reading shows them.

use std::collections::BTreeMap;

use serde_json::json;

use crate::catalog::roles;
use crate::examples::{example_guid, example_id};
use crate::finding::Fix;
use crate::observed::{
    Observed, ObservedAssignment, ObservedEligible, ObservedLock, ObservedPrincipal,
    ObservedProvider, ObservedSubscription, Permission,
};
use crate::plan::edit::Edit;
use crate::steps::cases::{
    check, check_seeing, environment, example, findings_seeing, of_code, one_press_fixes, only,
};

fn read() -> Observed {
    Observed {
        read_at: "2026-11-22T08:00:00Z".to_owned(),
        ..Observed::default()
    }
}

fn dev() -> String {
    example_guid("subscription dev")
}

#[test]
fn groups_without_security() {
    let seen = |security_enabled| Observed {
        principals: [(
            example_guid("group ai-hr-admins"),
            ObservedPrincipal {
                security_enabled,
                ..ObservedPrincipal::default()
            },
        )]
        .into(),
        ..read()
    };
    check_seeing("PRE-010", &[], &seen(Some(true)), &seen(Some(false)));
    assert!(only("PRE-010", findings_seeing(&[], &seen(None))).is_empty());
}

#[test]
fn regions_that_are_not_listed() {
    let at = format!("{}/region", environment("dev"));
    let region = |name: &str| [Edit::set(at.clone(), name)];
    check(
        "PRE-014",
        &region("Sweden Central"),
        &region("swedncentral"),
    );
    check("PRE-014", &region("eastus2"), &region("austriaeast"));
    one_press_fixes("PRE-014", &region("swedncentral"));
    let found = of_code("PRE-014", &region("austriaeast"));
    assert!(
        !found[0].fixes.iter().any(|f| matches!(f, Fix::Auto { .. })),
        "it exists"
    );
    let mut proven = region("austriaeast").to_vec();
    proven.push(Edit::set(
        "/prerequisites/regions/reg-austria",
        json!({"region": "austriaeast", "checkedOn": "2026-11-01", "writtenIn": "https://x.example"}),
    ));
    check("PRE-014", &proven, &region("austriaeast"));
    let mut elsewhere = region("usgovvirginia").to_vec();
    elsewhere.push(Edit::set("/about/cloud", "usGovernment"));
    check("PRE-014", &elsewhere, &region("usgovvirginia"));
}

fn provider(state: &str, locations: &[&str]) -> ObservedProvider {
    ObservedProvider {
        state: state.to_owned(),
        locations: locations.iter().map(|l| (*l).to_owned()).collect(),
    }
}

fn with_provider(locations: &[&str]) -> Observed {
    let here = BTreeMap::from([(
        "microsoft.cognitiveservices".to_owned(),
        provider("Registered", locations),
    )]);
    Observed {
        providers: [(dev(), here)].into(),
        ..read()
    }
}

#[test]
fn regions_that_a_subscription_cannot_use() {
    let good = with_provider(&["East US", "Sweden Central"]);
    check_seeing("PRE-015", &[], &good, &with_provider(&["East US"]));
    assert!(
        only("PRE-015", findings_seeing(&[], &with_provider(&[]))).is_empty(),
        "not read"
    );
    let refused = ObservedSubscription {
        state: "Enabled".to_owned(),
        refused_regions: vec!["swedencentral".to_owned()],
        ..ObservedSubscription::default()
    };
    let bad = Observed {
        subscriptions: [(dev(), refused)].into(),
        ..read()
    };
    check_seeing("PRE-015", &[], &read(), &bad);
}

#[test]
fn providers_that_are_not_registered() {
    let plan = example();
    let estate = crate::estate::Estate::of(&plan);
    let needed = super::super::rules::needed_providers(&estate);
    let needed = &needed[&example_id("sub", "dev")];
    let all = |state: &str| {
        let here = needed
            .iter()
            .map(|n| (n.to_lowercase(), provider(state, &[])));
        Observed {
            providers: [(dev(), here.collect())].into(),
            ..read()
        }
    };
    let found = check_seeing("PRE-017", &[], &all("registered"), &all("Registering"));
    assert!(found[0].values["namespaces"].contains("Microsoft.CognitiveServices"));
    assert!(
        only("PRE-017", findings_seeing(&[], &read())).is_empty(),
        "not read"
    );
}

fn refused() -> Observed {
    let reader = Permission {
        actions: vec!["*/read".to_owned()],
        not_actions: vec![],
    };
    let plan = example();
    let estate = crate::estate::Estate::of(&plan);
    let desired = crate::desired::DesiredState::of(&estate);
    let scopes = desired
        .grants
        .iter()
        .filter_map(|g| g.scope.arm_id.as_deref());
    let scopes = scopes.map(|s| (crate::names::scope_key(s), vec![reader.clone()]));
    Observed {
        permissions: scopes.collect(),
        ..read()
    }
}

#[test]
fn roles_that_are_not_activated() {
    let bad = |at: &str| Observed {
        eligible: vec![ObservedEligible {
            role: roles::OWNER.to_owned(),
            scope: format!("/subscriptions/{at}"),
            permission: Permission {
                actions: vec!["*".to_owned()],
                not_actions: vec![],
            },
        }],
        ..refused()
    };
    let found = check_seeing("PRE-019", &[], &refused(), &bad(&dev().to_uppercase()));
    assert_eq!(found.len(), 1);
    let here = example_id("sub", "dev");
    let before = only("PRE-018", findings_seeing(&[], &refused()));
    let after = only("PRE-018", findings_seeing(&[], &bad(&dev())));
    assert_eq!(before.len(), after.len() + 1);
    assert!(
        !after.iter().any(|f| f.subjects.contains(&here)),
        "one cause, one finding"
    );
}

#[test]
fn locks_that_only_let_read() {
    let lock = |level: &str, scope: String| Observed {
        locks: vec![ObservedLock {
            name: "keep".to_owned(),
            scope,
            level: level.to_owned(),
            ..ObservedLock::default()
        }],
        ..read()
    };
    let here = format!("/subscriptions/{}", dev());
    let found = check_seeing(
        "PRE-020",
        &[],
        &lock("CanNotDelete", here.clone()),
        &lock("ReadOnly", here.to_uppercase()),
    );
    assert_eq!(found.len(), 1);
    let elsewhere = lock(
        "ReadOnly",
        format!("/subscriptions/{}", example_guid("other")),
    );
    assert!(only("PRE-020", findings_seeing(&[], &elsewhere)).is_empty());
}

#[test]
fn assignments_that_nearly_fill_a_subscription() {
    let there = |n: usize, missing: bool| {
        let assignment = |i: usize| ObservedAssignment {
            scope: format!("/subscriptions/{}/resourceGroups/x", dev()),
            principal_id: format!("gone-{i}"),
            ..ObservedAssignment::default()
        };
        let gone = (0..n).filter(|_| missing).map(|i| format!("gone-{i}"));
        Observed {
            assignments: (0..n).map(assignment).collect(),
            missing_principals: gone.collect(),
            ..read()
        }
    };
    check_seeing("PRE-022", &[], &there(3000, false), &there(3300, false));
    check_seeing("PRE-022", &[], &there(20, true), &there(21, true));
    let over = there(4100, true);
    assert!(
        only("PRE-022", findings_seeing(&[], &over)).is_empty(),
        "PRE-021 says it"
    );
}

#[test]
fn clouds_of_which_less_is_known() {
    let cloud = Edit::set("/about/cloud", "usGovernment");
    check("PRE-023", &[], std::slice::from_ref(&cloud));
    let mut plain = vec![cloud, Edit::remove("/networking")];
    plain.push(Edit::remove("/organization/projects"));
    assert!(of_code("PRE-023", &plain).is_empty());
}
