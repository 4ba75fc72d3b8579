//! A tenant set beside a plan, as a screen pages through it.

mod lines;

use std::sync::Arc;

use serde::Serialize;
use wizard_steps::change::State;
use wizard_steps::plan::Plan;
use wizard_steps::slice::Slice;

pub(super) use lines::resource_of;
pub use lines::{ChangeGroup, ChangeLine, StateCount};
use lines::{counts, group_words, line, listed, under};

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
        let judged = self.note_findings(id, &document, &comparison.findings);
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
