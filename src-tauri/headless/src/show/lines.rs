//! Lines of a comparison, in plain words.

use rollout_engine::desk::Comparison;
use rollout_engine::wizard_steps::catalog::roles;
use rollout_engine::wizard_steps::change::sentences::{facts, why};
use rollout_engine::wizard_steps::change::{Change, Proof, State};
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
            say!("{:<9}  {}  ({why})", state.label(), facts(change));
            return;
        }
        (why, _) => say!("{:<9}  {} grants: {why}", state.label(), changes.len()),
    }
    let label = if why.is_empty() { state.label() } else { "" };
    for change in changes {
        say!("{label:<9}  {}", facts(change));
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
        says: facts(change),
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
