//! A tenant set beside a plan, as a screen pages through it.

use std::collections::BTreeMap;
use std::sync::Arc;

use serde::Serialize;
use wizard_steps::catalog::roles;
use wizard_steps::change::sentences;
use wizard_steps::change::{Change, State};
use wizard_steps::plan::Plan;
use wizard_steps::plan::common::Id;
use wizard_steps::slice::Slice;

use super::Workbench;
use super::words::{Judged, count};
use crate::apply::Confirmed;
use crate::apply::gate::{self, Gate};
use crate::desk::Comparison;
use crate::drafts::DraftId;
use crate::problem::{Code, Outcome, Problem};

/// How far a reading is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ReadProgress {
    /// What is read.
    pub what: String,
    /// How many are done.
    pub done: u32,
    /// Of how many.
    pub of: u32,
}

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

/// What came out of a comparison.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// Digest of what would be written: applying names it.
    pub digest: String,
    /// When the reading began.
    pub read_at: String,
    /// Requests that it took; none of them wrote.
    pub requests: u32,
    /// The tenant that was read.
    pub tenant_id: String,
    /// Who read it.
    pub caller: String,
    /// Lines by state, in reading order.
    pub counts: Vec<StateCount>,
    /// Lines in all.
    pub lines: u32,
    /// Nothing is left to do or to decide.
    pub settled: bool,
    /// What one types before a real tenant is written to.
    pub confirm: Option<String>,
    /// Why applying would be refused.
    pub refused: Option<Problem>,
    /// The part of the plan.
    pub slice: Slice,
    /// The part in words.
    pub slice_label: String,
    /// What the reading did to what is known.
    #[serde(flatten)]
    pub judged: Judged,
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

impl Workbench {
    /// Reads the tenant and sets it beside the plan. Nothing is written.
    ///
    /// # Errors
    /// No tenant is connected, nobody is signed in, or nothing answers.
    pub async fn compare(
        &self,
        id: &DraftId,
        slice: &Slice,
        tell: &(dyn Fn(ReadProgress) + Sync),
    ) -> Outcome<Compared> {
        self.idle(id)?;
        let session = self.session(id)?;
        let document = self.document(id)?;
        let plan = &document.plan;
        let progress = |what: &str, done: usize, of: usize| {
            tell(ReadProgress {
                what: what.to_owned(),
                done: count(done),
                of: count(of),
            });
        };
        let today = self.clock.today();
        let comparison = self
            .desk
            .compare(&session, plan, slice, today, &progress)
            .await?;
        let judged = self.note_findings(id, &document, comparison.findings.clone());
        let comparison = Arc::new(comparison);
        self.with(id, |known| {
            known.observed = Arc::new(comparison.observed.clone());
            known.compared = Some(comparison.clone());
        });
        let changes = &comparison.changes;
        let refused = gate::pass(&Gate {
            plan,
            findings: &comparison.findings,
            confirmed: &Confirmed::shown(changes.clone(), false),
            tenant_id: &changes.tenant_id,
            caller: &comparison.observed.caller,
            now: session.now().as_second(),
            real: session.is_real(),
            signed: &wizard_steps::steps::sign_off::signatures::signed(plan, slice),
        });
        Ok(Compared {
            digest: changes.digest(),
            read_at: changes.read_at.clone(),
            requests: u32::try_from(comparison.requests).unwrap_or(u32::MAX),
            tenant_id: changes.tenant_id.clone(),
            caller: comparison.observed.caller.name.clone(),
            counts: counts(changes.changes.iter()),
            lines: count(changes.changes.len()),
            settled: changes.is_settled(),
            confirm: session.is_real().then(|| confirmation(plan)),
            refused: refused.err(),
            slice: slice.clone(),
            slice_label: slice.label(plan),
            judged,
        })
    }

    /// Lines in the order of the plan, by Foundry resource: environment by environment, group by group.
    ///
    /// # Errors
    /// Nothing was compared yet.
    pub fn change_groups(
        &self,
        id: &DraftId,
        states: &[State],
        words: &str,
    ) -> Outcome<Vec<ChangeGroup>> {
        let document = self.document(id)?;
        let comparison = self.compared(id)?;
        let mut groups: Vec<ChangeGroup> = Vec::new();
        for (n, change) in listed(&comparison, &document.plan, states, words)
            .into_iter()
            .enumerate()
        {
            let label = under(change);
            let same = groups
                .last()
                .is_some_and(|g| g.label == label && g.environment == change.environment);
            if !same {
                groups.push(ChangeGroup {
                    label,
                    environment: change.environment.clone(),
                    group: group_words(&document.plan, change),
                    from: count(n),
                    count: 0,
                    counts: Vec::new(),
                });
            }
            if let Some(group) = groups.last_mut() {
                group.count += 1;
                match group.counts.iter_mut().find(|c| c.state == change.state) {
                    Some(counted) => counted.count += 1,
                    None => group.counts.push(StateCount {
                        state: change.state,
                        count: 1,
                    }),
                }
            }
        }
        Ok(groups)
    }

    /// Some of the lines, in the order of [`Workbench::change_groups`].
    ///
    /// # Errors
    /// Nothing was compared yet.
    pub fn changes(
        &self,
        id: &DraftId,
        states: &[State],
        words: &str,
        from: u32,
        number: u32,
    ) -> Outcome<Vec<ChangeLine>> {
        let document = self.document(id)?;
        let comparison = self.compared(id)?;
        let lines = listed(&comparison, &document.plan, states, words);
        let skip = usize::try_from(from).unwrap_or(usize::MAX);
        let take = usize::try_from(number).unwrap_or(usize::MAX);
        Ok(lines.into_iter().skip(skip).take(take).map(line).collect())
    }

    pub(super) fn compared(&self, id: &DraftId) -> Outcome<Arc<Comparison>> {
        self.with(id, |plan| plan.compared.clone()).ok_or_else(|| {
            Problem::new(
                Code::PlanStale,
                "Nothing was compared yet.",
                "A comparison is kept until the tenant is changed or the app is closed.",
                "Compare with Azure first.",
            )
        })
    }
}

/// What one types before a real tenant is written to.
pub(super) fn confirmation(plan: &Plan) -> String {
    let organization = plan.about.organization.trim();
    let name = if organization.is_empty() {
        plan.about.name.trim()
    } else {
        organization
    };
    format!("apply to {}", name.to_lowercase())
}

fn counts<'c>(changes: impl Iterator<Item = &'c Change>) -> Vec<StateCount> {
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
fn listed<'c>(
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

fn line(change: &Change) -> ChangeLine {
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

fn under(change: &Change) -> String {
    change.scope.as_deref().map_or_else(
        || change.scope_label.clone(),
        |scope| resource_of(scope, &change.scope_label),
    )
}

/// The Foundry resource that a scope is or lies in, else what the scope is called.
pub(super) fn resource_of(scope: &str, label: &str) -> String {
    let mut parts = scope.split('/');
    let account = parts
        .by_ref()
        .any(|part| part.eq_ignore_ascii_case("accounts"))
        .then(|| parts.next())
        .flatten();
    account.map_or_else(|| label.to_owned(), str::to_owned)
}

fn group_words(plan: &Plan, change: &Change) -> String {
    let names = change.groups.iter().filter_map(|id| {
        let group = plan.organization.groups.get(id)?;
        Some(group.name.clone())
    });
    wizard_steps::labels::list(&names.collect::<Vec<_>>())
}
