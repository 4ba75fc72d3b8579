//! Lines of a comparison: which of them, in which order, in which words.

use std::collections::BTreeMap;

use serde::Serialize;
use wizard_steps::catalog::roles;
use wizard_steps::change::sentences;
use wizard_steps::change::{Change, State};
use wizard_steps::plan::Plan;
use wizard_steps::plan::common::Id;

use crate::desk::Comparison;

/// Lines of one state.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct StateCount {
    /// The state.
    pub state: State,
    /// How many.
    pub count: u32,
}

/// Lines of one Foundry resource or other scope.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ChangeGroup {
    /// Name of the resource.
    pub label: String,
    /// Its environment.
    pub environment: Option<Id>,
    /// Its business group, in words.
    pub group: String,
    /// Where its lines begin.
    pub from: u32,
    /// How many it has.
    pub count: u32,
    /// Of which states.
    pub counts: Vec<StateCount>,
}

/// One line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ChangeLine {
    /// Key of the grant in the plan, or name of an assignment that is not in it.
    pub key: String,
    /// What it says.
    pub state: State,
    /// What people can do, in one sentence.
    pub sentence: String,
    /// Role and scope.
    pub facts: String,
    /// Why it is not simply written or in place; empty when there is nothing to explain.
    pub why: String,
    /// Who.
    pub principal: String,
    /// Object id.
    pub principal_id: Option<String>,
    /// `User`, `Group` or `ServicePrincipal`.
    pub principal_type: String,
    /// Role definition GUID.
    pub role: String,
    /// Its name now.
    pub role_name: String,
    /// Its name before.
    pub former_role_name: Option<String>,
    /// What the scope is called.
    pub scope_label: String,
    /// Azure id of the scope.
    pub scope: Option<String>,
    /// Name of the assignment.
    pub name: Option<String>,
    /// Condition, empty for none.
    pub condition: String,
    /// Who made the assignment that is there, as far as Azure says.
    pub created_by: Option<String>,
    /// When.
    pub created_on: Option<String>,
    /// Foundry resource or other scope that it is listed under.
    pub under: String,
    /// Environment.
    pub environment: Option<Id>,
    /// Business groups.
    pub groups: Vec<Id>,
}

pub(super) fn counts<'c>(changes: impl Iterator<Item = &'c Change>) -> Vec<StateCount> {
    let counted = changes.fold(BTreeMap::<State, u32>::new(), |mut counts, change| {
        *counts.entry(change.state).or_default() += 1;
        counts
    });
    counted
        .into_iter()
        .map(|(state, count)| StateCount { state, count })
        .collect()
}

/// Lines with one of these states (none named: all) and these words, as a person reads them.
pub(super) fn listed<'c>(
    comparison: &'c Comparison,
    plan: &Plan,
    states: &[State],
    words: &str,
) -> Vec<&'c Change> {
    let words = words.trim().to_lowercase();
    let place = |order: &[Id], id: Option<&Id>| {
        id.and_then(|id| order.iter().position(|one| one == id))
            .unwrap_or(usize::MAX)
    };
    let mut lines: Vec<&Change> = comparison
        .changes
        .changes
        .iter()
        .filter(|change| states.is_empty() || states.contains(&change.state))
        .filter(|change| words.is_empty() || says(change, &words))
        .collect();
    lines.sort_by_cached_key(|change| {
        (
            place(&plan.environments.order, change.environment.as_ref()),
            place(&plan.organization.order, change.groups.first()),
            under(change),
            change.state,
            change.scope_label.clone(),
            change.principal.clone(),
        )
    });
    lines
}

fn says(change: &Change, words: &str) -> bool {
    let facts = sentences::facts(change).to_lowercase();
    words.split_whitespace().all(|word| facts.contains(word))
        || change.name.as_deref() == Some(words)
        || change.principal_id.as_deref() == Some(words)
}

pub(super) fn line(change: &Change) -> ChangeLine {
    let role = roles::by_id(&change.role);
    ChangeLine {
        key: change.key.clone(),
        state: change.state,
        sentence: sentences::sentence(change),
        facts: sentences::facts(change),
        why: sentences::why(change),
        principal: change.principal.clone(),
        principal_id: change.principal_id.clone(),
        principal_type: change.principal_type.clone(),
        role: change.role.clone(),
        role_name: roles::name_of(&change.role).to_owned(),
        former_role_name: role.and_then(|r| r.former.first()).map(|n| (*n).to_owned()),
        scope_label: change.scope_label.clone(),
        scope: change.scope.clone(),
        name: change.name.clone(),
        condition: change.condition.clone(),
        created_by: change.existing.as_ref().map(|e| e.created_by.clone()),
        created_on: change.existing.as_ref().map(|e| e.created_on.clone()),
        under: under(change),
        environment: change.environment.clone(),
        groups: change.groups.clone(),
    }
}

pub(super) fn under(change: &Change) -> String {
    change.scope.as_deref().map_or_else(
        || change.scope_label.clone(),
        |scope| resource_of(scope, &change.scope_label),
    )
}

/// The Foundry resource that a scope is or lies in, else what the scope is called.
pub(in crate::workbench) fn resource_of(scope: &str, label: &str) -> String {
    let mut parts = scope.split('/');
    let account = parts
        .by_ref()
        .any(|part| part.eq_ignore_ascii_case("accounts"))
        .then(|| parts.next())
        .flatten();
    account.map_or_else(|| label.to_owned(), str::to_owned)
}

pub(super) fn group_words(plan: &Plan, change: &Change) -> String {
    let names = change.groups.iter().filter_map(|id| {
        let group = plan.organization.groups.get(id)?;
        Some(group.name.clone())
    });
    wizard_steps::labels::list(&names.collect::<Vec<_>>())
}
