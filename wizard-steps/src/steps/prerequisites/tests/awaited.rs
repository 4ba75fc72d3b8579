//! Groups and subscriptions that do not exist yet: asked for, not missing.

use serde_json::json;

use super::{admins, principal, subscription};
use crate::change::{self, Journal, Reason, State};
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::examples::example_guid;
use crate::finding::Finding;
use crate::observed::{Observed, ObservedPrincipal};
use crate::plan::edit::Edit;
use crate::slice::Slice;
use crate::steps::cases::{after, check, check_seeing, findings, of_code};

fn to_be_made(at: &str) -> [Edit; 2] {
    let made = json!({"why": "New team", "firstMembers": ["lee@contoso.example"]});
    [
        Edit::remove(format!("{at}/objectId")),
        Edit::set(format!("{at}/toBeMade"), made),
    ]
}

#[test]
fn a_group_to_be_made_counts_as_a_group() {
    let made = to_be_made(&admins());
    check("PRE-005", &made, &made[..1]);
    for code in ["PRE-004", "PRE-007", "PRE-008", "PRE-012"] {
        assert!(of_code(code, &made).is_empty(), "{code}");
    }
    let blockers: Vec<_> = findings(&made)
        .into_iter()
        .filter(Finding::is_blocker)
        .collect();
    assert!(blockers.is_empty(), "{blockers:#?}");
    let wrong = Edit::set(format!("{}/objectId", admins()), "soon");
    assert_eq!(of_code("PRE-005", &[made[1].clone(), wrong]).len(), 1);
}

#[test]
fn a_group_to_be_made_needs_somebody_in_it() {
    let empty = |members: serde_json::Value| {
        let at = principal("ai-hr-developers");
        let mut edits = to_be_made(&at).to_vec();
        edits.push(Edit::set(format!("{at}/toBeMade"), members));
        edits
    };
    let rule = json!({"why": "New team", "membershipRule": "(user.department -eq \"HR\")"});
    check("PRE-012", &empty(rule), &empty(json!({"why": "New team"})));
}

#[test]
fn a_subscription_to_be_made_is_not_missing() {
    let at = subscription("dev");
    let id = Edit::remove(format!("{at}/subscriptionId"));
    let made = Edit::set(format!("{at}/toBeMade"), json!({"why": "Development"}));
    check(
        "PRE-002",
        &[id.clone(), made.clone()],
        std::slice::from_ref(&id),
    );
    let edits = [id, made];
    let blockers: Vec<_> = findings(&edits)
        .into_iter()
        .filter(Finding::is_blocker)
        .collect();
    assert!(blockers.is_empty(), "{blockers:#?}");
    let waits = reasons(&edits);
    let named = |r: &Reason| matches!(r, Reason::SubscriptionToBeMade { name, .. } if name.contains("Development"));
    assert!(waits.iter().any(named), "{waits:#?}");
    assert!(
        waits
            .iter()
            .all(|r| named(r) || matches!(r, Reason::Unread { .. }))
    );
}

/// Why grants of Contoso wait or are unknown after these edits, beside a tenant in which nothing was read.
fn reasons(edits: &[Edit]) -> Vec<Reason> {
    let plan = after(edits);
    let estate = Estate::of(&plan);
    let desired = DesiredState::of(&estate);
    let set = change::diff(
        &estate,
        &desired,
        &Observed::default(),
        &Journal::default(),
        &Slice::default(),
    );
    set.changes.into_iter().filter_map(|c| c.reason).collect()
}

#[test]
fn only_the_grants_of_a_group_to_be_made_wait_for_it() {
    let plan = after(&to_be_made(&admins()));
    let estate = Estate::of(&plan);
    let desired = DesiredState::of(&estate);
    let mut observed = Observed::default();
    for entry in plan.prerequisites.subscriptions.values() {
        let guid = entry.subscription_id.parsed().expect("an id");
        observed
            .subscriptions
            .insert(guid, crate::observed::ObservedSubscription::default());
    }
    for resource in &desired.resources {
        let id = resource.arm_id.clone().expect("a place");
        let identity = Some(example_guid(&id));
        let seen = crate::observed::ObservedResource {
            id: id.clone(),
            identity,
            ..Default::default()
        };
        observed
            .resources
            .insert(crate::names::scope_key(&id), seen);
    }
    let set = change::diff(
        &estate,
        &desired,
        &observed,
        &Journal::default(),
        &Slice::default(),
    );
    let waiting: Vec<_> = set.of(State::Waiting).collect();
    assert!(!waiting.is_empty());
    for line in &waiting {
        assert_eq!(line.principal, "Contoso AI Human Resources admins");
        let why = change::sentences::why(line);
        assert!(
            why.contains("Contoso AI Human Resources admins") && why.contains("Identity team"),
            "{why}"
        );
    }
    let others = set.changes.len() - waiting.len();
    assert_eq!(set.of(State::Create).count(), others, "all others go on");
}

#[test]
fn an_empty_group_is_told_by_the_directory() {
    let counted = |members: u32, owners: u32| {
        let seen = ObservedPrincipal {
            principal_type: "Group".to_owned(),
            members: Some(members),
            owners: Some(owners),
            ..ObservedPrincipal::default()
        };
        Observed {
            read_at: "2026-11-22T08:00:00Z".to_owned(),
            principals: [(example_guid("group ai-hr-admins"), seen)].into(),
            ..Observed::default()
        }
    };
    check_seeing("PRE-012", &[], &counted(3, 1), &counted(0, 1));
    check_seeing("PRE-012", &[], &counted(3, 1), &counted(3, 0));
}
