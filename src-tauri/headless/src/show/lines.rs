//! Lines of a comparison, in plain words.

use rollout_engine::desk::Comparison;
use rollout_engine::wizard_steps::catalog::roles;
use rollout_engine::wizard_steps::change::{Change, Proof, Reason, State};
use rollout_engine::wizard_steps::plan::Plan;
use serde::Serialize;

use super::say;

/// A grant in plain words.
pub fn about(proof: &Proof) -> String {
    format!(
        "{} · {} on {}",
        proof.principal,
        roles::name_of(&proof.role),
        proof.scope_label
    )
}

fn words(change: &Change) -> String {
    let role = roles::by_id(&change.role).map_or_else(|| change.role.clone(), roles::Role::label);
    format!("{} · {role} on {}", change.principal, change.scope_label)
}

fn why(change: &Change) -> String {
    match (&change.state, &change.reason, &change.existing) {
        (State::Inherited, _, Some(existing)) => {
            format!("covered by the same role at {}", existing.scope)
        }
        (State::Adopted, _, Some(existing)) => format!(
            "there under the name {}",
            existing.id.rsplit('/').next().unwrap_or_default()
        ),
        (State::Retire, ..) => {
            "an earlier run granted it, the plan no longer wants it: these people lose it"
                .to_owned()
        }
        (State::Surplus, Some(Reason::ChangedSince), _) => {
            "ours, and changed by somebody since: left alone".to_owned()
        }
        (State::Surplus, _, Some(existing)) if existing.created_by.is_empty() => {
            "not of this plan: left alone".to_owned()
        }
        (State::Surplus, _, Some(existing)) => format!(
            "not of this plan: left alone; made by {} on {}",
            existing.created_by, existing.created_on
        ),
        (_, Some(reason), _) => of_reason(reason),
        _ => String::new(),
    }
}

fn of_reason(reason: &Reason) -> String {
    match reason {
        Reason::ScopeUnplaced => "the plan does not say where it goes; name its subscription and resource group".to_owned(),
        Reason::ScopeMissing { scope, resource } => format!("creating the {resource} {scope} comes first"),
        Reason::PrincipalUnnamed => "the plan has no object id for it yet".to_owned(),
        Reason::PrincipalMissing => "the directory has no such object; creating the group comes first".to_owned(),
        Reason::IdentityMissing => "creating the resource with its managed identity comes first".to_owned(),
        Reason::NoRight { action } => format!("this account may not ({action}); ask for Role Based Access Control Administrator there"),
        Reason::Eligible => "it is to be eligible; this version writes permanent assignments only, make it eligible in Privileged Identity Management".to_owned(),
        Reason::Unread { why } => format!("it could not be read: {why}"),
        Reason::OtherCondition { found } if found.is_empty() => "it is there without the plan's condition; decide which one is right".to_owned(),
        Reason::OtherCondition { .. } => "it is there with another condition; decide which one is right".to_owned(),
        Reason::ChangedSince => "it was changed since".to_owned(),
    }
}

/// How many lines of each state, in one sentence.
pub fn summary(plan: &Plan, comparison: &Comparison) {
    let counts = comparison.changes.counts();
    let parts: Vec<String> = State::ALL
        .iter()
        .filter_map(|state| counts.get(state).map(|n| format!("{n} {}", state.label())))
        .collect();
    let parts = if parts.is_empty() {
        "no grants".to_owned()
    } else {
        parts.join(", ")
    };
    say!(
        "{}: {parts}; {} requests.",
        comparison.changes.slice.label(plan),
        comparison.requests
    );
}

/// A comparison for people: what is open first, grouped by what it waits for; what is settled is
/// counted only.
pub fn comparison(plan: &Plan, comparison: &Comparison) {
    let shown = |state: &&State| {
        state.is_open() || matches!(**state, State::Adopted | State::Inherited | State::Surplus)
    };
    for state in State::ALL.iter().filter(shown) {
        let mut by_reason: Vec<(String, Vec<&Change>)> = Vec::new();
        let mut changes: Vec<&Change> = comparison.changes.of(*state).collect();
        changes.sort_by_key(|c| (&c.scope_label, &c.principal));
        for change in changes {
            let why = why(change);
            match by_reason.iter_mut().find(|(reason, _)| *reason == why) {
                Some((_, changes)) => changes.push(change),
                None => by_reason.push((why, vec![change])),
            }
        }
        for (why, changes) in by_reason {
            lines(*state, &why, &changes);
        }
    }
    summary(plan, comparison);
    other_tenant(plan, &comparison.changes.tenant_id);
    if comparison.changes.is_settled() {
        say!("Nothing to do.");
    }
}

/// Lines of another tenant than the plan's compare things that were never meant for each other.
fn other_tenant(plan: &Plan, read: &str) {
    let planned = plan.about.tenant_id.parsed().unwrap_or_default();
    if !planned.eq_ignore_ascii_case(read) {
        let planned = if planned.is_empty() {
            "no tenant".to_owned()
        } else {
            format!("tenant {planned}")
        };
        say!(
            "The plan is for {planned}, and this is tenant {read}: nothing of it will be written here."
        );
    }
}

/// One line a change; a reason that several share is said once, above them.
fn lines(state: State, why: &str, changes: &[&Change]) {
    match (why, changes) {
        ("", _) => {}
        (why, [change]) => {
            say!("{:<9}  {}  ({why})", state.label(), words(change));
            return;
        }
        (why, _) => say!("{:<9}  {} grants: {why}", state.label(), changes.len()),
    }
    let label = if why.is_empty() { state.label() } else { "" };
    for change in changes {
        say!("{label:<9}  {}", words(change));
    }
}

/// A comparison for programs.
pub fn comparison_json(comparison: &Comparison) {
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Said<'c> {
        #[serde(flatten)]
        change: &'c Change,
        role_name: &'c str,
        says: String,
        why: String,
    }
    #[derive(Serialize)]
    #[serde(rename_all = "camelCase")]
    struct Answer<'c> {
        plan_id: &'c str,
        tenant_id: &'c str,
        caller: &'c str,
        read_at: &'c str,
        digest: String,
        settled: bool,
        requests: u64,
        counts: std::collections::BTreeMap<&'static str, usize>,
        changes: Vec<Said<'c>>,
    }
    let set = &comparison.changes;
    let said = |change| Said {
        change,
        role_name: roles::name_of(&change.role),
        says: words(change),
        why: why(change),
    };
    super::json(&Answer {
        plan_id: &set.plan_id,
        tenant_id: &set.tenant_id,
        caller: &set.caller,
        read_at: &set.read_at,
        digest: set.digest(),
        settled: set.is_settled(),
        requests: comparison.requests,
        counts: set
            .counts()
            .into_iter()
            .map(|(s, n)| (s.label(), n))
            .collect(),
        changes: set.changes.iter().map(said).collect(),
    });
}
