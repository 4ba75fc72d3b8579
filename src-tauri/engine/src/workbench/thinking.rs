//! What is thought about a plan on the screen: once for everything that asks, until the plan changes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Weak};

use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::finding::Finding;
use wizard_steps::observed::Observed;
use wizard_steps::plan::Plan;
use wizard_steps::plan::read::Document;
use wizard_steps::plan::text::Day;
use wizard_steps::progress;
use wizard_steps::rule::{self, Rule};
use wizard_steps::step::STEPS;

use super::Workbench;
use super::words::{FindingLine, Judged};
use crate::drafts::DraftId;

/// What follows from a document, a reading and a day.
#[derive(Clone)]
pub(super) struct Thought {
    /// The document while it is the one on the screen: a change leaves this behind.
    document: Weak<Document>,
    /// What a tenant was last seen to hold.
    observed: Arc<Observed>,
    /// The day.
    today: Day,
    /// What Azure should hold.
    pub(super) desired: Arc<DesiredState>,
    /// Everything there is to say.
    pub(super) findings: Arc<Vec<Finding>>,
}

impl Thought {
    fn is_about(&self, document: &Arc<Document>, observed: &Arc<Observed>, today: Day) -> bool {
        std::ptr::eq(self.document.as_ptr(), Arc::as_ptr(document))
            && self.document.strong_count() > 0
            && Arc::ptr_eq(&self.observed, observed)
            && self.today == today
    }
}

impl Workbench {
    /// What is thought about a document with what was last read: once for all screens that ask.
    pub(super) fn thoughts(
        &self,
        id: &DraftId,
        document: &Arc<Document>,
        estate: &Estate<'_>,
    ) -> Thought {
        let today = self.clock.today();
        let (observed, known) = self.with(id, |plan| {
            let thought = plan.thought.as_ref();
            let known = thought.filter(|t| t.is_about(document, &plan.observed, today));
            (plan.observed.clone(), known.cloned())
        });
        if let Some(known) = known {
            return known;
        }
        let desired = DesiredState::of(estate);
        let findings = rule::check_resolved(estate, &desired, &observed, today);
        let thought = Thought {
            document: Arc::downgrade(document),
            observed,
            today,
            desired: Arc::new(desired),
            findings: Arc::new(findings),
        };
        self.with(id, |plan| plan.thought = Some(thought.clone()));
        thought
    }

    /// Thinks about a document again and says what is new and what is gone.
    pub(super) fn judge(&self, id: &DraftId, document: &Arc<Document>) -> Judged {
        let estate = Estate::of(&document.plan);
        let thought = self.thoughts(id, document, &estate);
        self.note_findings(id, document, &thought.findings)
    }

    /// Keeps what check said and says what is new and what is gone.
    pub(super) fn note_findings(
        &self,
        id: &DraftId,
        document: &Document,
        findings: &[Finding],
    ) -> Judged {
        let today = self.clock.today();
        let steps = progress::progress(&document.plan, &document.tree, findings, today);

        let lines = lines(&document.plan, findings, today);
        self.with(id, |known| {
            let before: BTreeMap<&str, &FindingLine> = known
                .findings
                .iter()
                .map(|line| (line.key.as_str(), line))
                .collect();
            let now: BTreeSet<&str> = lines.iter().map(|line| line.key.as_str()).collect();
            let is_new = |line: &&FindingLine| before.get(line.key.as_str()) != Some(line);
            let judged = Judged {
                added: lines.iter().filter(is_new).cloned().collect(),
                removed: before
                    .keys()
                    .filter(|key| !now.contains(*key))
                    .map(|key| (*key).to_owned())
                    .collect(),
                steps,
            };
            known.findings = lines;
            judged
        })
    }
}

/// Findings as a screen lists them.
fn lines(plan: &Plan, findings: &[Finding], today: Day) -> Vec<FindingLine> {
    let acceptable: BTreeSet<&str> = STEPS
        .iter()
        .flat_map(|step| step.rules())
        .filter(|rule: &&Rule| rule.acceptable)
        .map(|rule| rule.code)
        .collect();
    let accepted = progress::accepted(plan, today);
    findings
        .iter()
        .map(|finding| {
            let may = acceptable.contains(finding.code) && !finding.is_blocker();
            let is = may && accepted.contains(finding.key().as_str());
            FindingLine::of(finding.clone(), may, is)
        })
        .collect()
}
