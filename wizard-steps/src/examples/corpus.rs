//! What went wrong for others, as plans: a base plan, and for each failure a patch that repeats it and
//! a twin, the smallest change after which nothing may be said about it.
//!
//! The failures come from public issue threads and from traps that Microsoft's documents state
//! (collected 2026-11-22); the plans are ours. `bad` has to raise the code and name what it is about,
//! `base` and `twin` must not raise it.

use std::collections::BTreeSet;

use crate::catalog::roles;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::Finding;
use crate::observed::Observed;
use crate::plan::edit::{self, Patch};
use crate::plan::read::{Document, read};
use crate::plan::text::Day;
use crate::rule;
use crate::words;

const BASE: &str = include_str!("corpus/base.rollout.json");

/// A failure: the code that catches it and the names that the sentence has to hold.
struct Entry {
    id: &'static str,
    bad: &'static str,
    twin: &'static str,
    code: &'static str,
    names: &'static [&'static str],
    /// What the tenant was seen to hold, for the failure and for its twin, where it takes a reading.
    seen: Option<(&'static str, &'static str)>,
}

macro_rules! entry {
    ($id:literal, $code:literal, $names:expr) => {
        entry!($id, $code, $names, None)
    };
    ($id:literal, $code:literal, $names:expr, $seen:expr) => {
        Entry {
            id: $id,
            bad: include_str!(concat!("corpus/", $id, ".bad.json")),
            twin: include_str!(concat!("corpus/", $id, ".twin.json")),
            code: $code,
            names: &$names,
            seen: $seen,
        }
    };
}

/// Whoever applies holds Foundry Project Manager on one Foundry resource, and no more.
const MANAGER_APPLIES: &str = r#"{"caller": {"objectId": "20000000-0000-4000-8000-0000000000a1", "name": "admin@contoso.example"}, "assignments": [{"scope": "/subscriptions/10000000-0000-4000-8000-0000000000d1/resourceGroups/rg-foundry-fin-dev/providers/Microsoft.CognitiveServices/accounts/aif-contoso-fin-dev", "principalId": "20000000-0000-4000-8000-0000000000a1", "role": "eadc314b-1a2d-4efa-be10-5d325db5065e"}]}"#;

const ENTRIES: [Entry; 14] = [
    entry!(
        "kf-001",
        "ACC-009",
        ["grp-ai-admins", "invoice-bot", "Foundry User"]
    ),
    entry!(
        "kf-002",
        "ACC-019",
        ["grp-fin-devs", "cannot deploy models", "Foundry Owner"]
    ),
    entry!("kf-003", "ACC-021", ["invoice-bot", "aif-contoso-fin-dev"]),
    entry!(
        "kf-004",
        "ACC-028",
        [
            "admin@contoso.example",
            "Reader on aif-contoso-fin-dev",
            "Foundry User"
        ],
        Some((MANAGER_APPLIES, MANAGER_APPLIES))
    ),
    entry!(
        "kf-005",
        "PRE-006",
        ["foundry-cicd", "an app registration"],
        Some((
            r#"{"principals": {"30000000-0000-4000-8000-00000000000a": {"type": "Application"}}}"#,
            r#"{"principals": {"30000000-0000-4000-8000-00000000000b": {"type": "ServicePrincipal"}}}"#,
        ))
    ),
    entry!(
        "kf-006",
        "ACC-006",
        ["grp-fin-leads", "aif-contoso-fin-dev", "subscription"]
    ),
    entry!(
        "kf-007",
        "ACC-033",
        ["grp-fin-consumers", "fraud-prd", "Foundry Agent Consumer"]
    ),
    entry!(
        "kf-009",
        "NET-030",
        ["crcontosofindev", "Azure Resource Manager tokens"],
        Some((
            r#"{"resources": {"/subscriptions/10000000-0000-4000-8000-0000000000d1/resourcegroups/rg-images/providers/microsoft.containerregistry/registries/crcontosofindev": {"registry": {"takesArmTokens": false}}}}"#,
            r#"{"resources": {"/subscriptions/10000000-0000-4000-8000-0000000000d1/resourcegroups/rg-images/providers/microsoft.containerregistry/registries/crcontosofindev": {"registry": {"takesArmTokens": true}}}}"#,
        ))
    ),
    entry!(
        "kf-010",
        "GOV-005",
        ["grp-fin-leads", "appi-contoso-fin-prd", "Monitoring Reader"]
    ),
    entry!(
        "kf-011",
        "NET-016",
        ["snet-agents-fin", "Microsoft.App/environments"]
    ),
    entry!(
        "kf-014",
        "NET-015",
        [
            "snet-agents-fin",
            "aif-contoso-fin-prd",
            "aif-contoso-hr-prd"
        ]
    ),
    entry!(
        "kf-016",
        "KEY-004",
        ["kv-contoso-fin-prd", "cannot be turned off"]
    ),
    entry!("kf-024", "CON-003", ["39 characters", "3 to 33"]),
    entry!(
        "kf-025",
        "ACC-048",
        [
            "workshop operator",
            "aif-contoso-fin-dev",
            "Contributor at the subscription"
        ]
    ),
];

fn base() -> Document {
    read(BASE.as_bytes()).expect("the base plan is a plan")
}

/// Findings of the base plan after a patch, with a reading where there is one.
fn after(patch: &str, seen: Option<&str>) -> Vec<Finding> {
    let patch: Patch = serde_json::from_str(patch).expect("a list of edits");
    let mut document = base();
    edit::apply(&mut document, &patch).expect("the edits fit the plan");
    assert!(document.unknown.is_empty(), "{:?}", document.unknown);
    let day = Day::parse("2026-11-22").expect("a day");
    let seen = seen.map_or_else(Observed::default, |seen| {
        serde_json::from_str(seen).expect("a reading")
    });
    rule::check(&document.plan, &seen, day)
}

#[test]
fn the_base_plan_is_read_whole_and_has_none_of_the_failures() {
    let document = base();
    assert!(document.unknown.is_empty() && document.dropped.is_empty());
    let codes: Vec<_> = after("[]", None).iter().map(|f| f.code).collect();
    for entry in &ENTRIES {
        assert!(!codes.contains(&entry.code), "{} {}", entry.id, entry.code);
    }
}

#[test]
fn every_failure_is_caught_by_name() {
    for entry in &ENTRIES {
        let found = after(entry.bad, entry.seen.map(|(bad, _)| bad));
        let sentences: Vec<String> = found
            .iter()
            .filter(|f| f.code == entry.code)
            .map(words::sentence)
            .collect();
        let named = |s: &String| entry.names.iter().all(|name| s.contains(name));
        assert!(sentences.iter().any(named), "{}: {sentences:#?}", entry.id);
    }
}

#[test]
fn no_twin_raises_a_false_alarm() {
    for entry in &ENTRIES {
        let found = after(entry.twin, entry.seen.map(|(_, twin)| twin));
        let alarm: Vec<_> = found.iter().filter(|f| f.code == entry.code).collect();
        assert!(alarm.is_empty(), "{}: {alarm:#?}", entry.id);
    }
}

/// KF-008: an identity that makes indexes holds a reading role only. The plan asks for what a standard
/// agent needs by itself, so the failure cannot be written down; this holds it to that.
#[test]
fn standard_agents_get_what_they_need_on_their_stores() {
    let document = base();
    let estate = Estate::of(&document.plan);
    let desired = DesiredState::of(&estate);
    let on = |store: &str| -> BTreeSet<&str> {
        let grants = desired.grants.iter();
        let grants =
            grants.filter(|g| g.principal.id() == "prj-frdprd" && g.scope.of.ends_with(store));
        grants.map(|g| g.role.as_str()).collect()
    };
    assert_eq!(
        on("/srch-contoso-fin-prd"),
        BTreeSet::from([
            roles::SEARCH_INDEX_DATA_CONTRIBUTOR,
            roles::SEARCH_SERVICE_CONTRIBUTOR
        ])
    );
    assert!(on("/cosmos-contoso-fin-prd").contains(roles::COSMOS_DB_OPERATOR));
    assert!(on("/stcontosofinprd").contains(roles::STORAGE_BLOB_DATA_CONTRIBUTOR));
}
