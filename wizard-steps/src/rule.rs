//! Rules, and the one function that runs them all.
//!
//! A rule is a row in its step's table: a permanent code, a severity and a function that looks at the
//! [`Context`] and returns what it saw. A rule that panics becomes finding `INT-001`; the others go on.

mod one_cause;

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::abilities::reach::Reach;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::{Area, Data, Finding, Fix, Hit, Severity};
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::text::Day;
use crate::step::STEPS;

/// What a rule may look at.
pub struct Context<'p> {
    /// The plan as answered.
    pub plan: &'p Plan,
    /// The plan as it amounts to.
    pub estate: &'p Estate<'p>,
    /// What Azure should hold.
    pub desired: &'p DesiredState,
    /// What a tenant was seen to hold; may be empty.
    pub observed: &'p Observed,
    /// Today.
    pub today: Day,
    /// What the other steps found: filled for the rules of Review only, which collect.
    pub found: &'p [Finding],
    /// Who reaches what, once a rule has asked: see [`Context::reach`].
    pub(crate) reached: OnceCell<Reach<'p>>,
}

impl<'p> Context<'p> {
    /// Who holds what where, with the role definitions of the tenant where they were read.
    pub fn reach(&self) -> &Reach<'p> {
        self.reached.get_or_init(|| {
            let seen = self.observed.definitions.iter();
            let own: Vec<_> = seen.map(|(id, seen)| seen.definition(id)).collect();
            Reach::with_definitions(self.estate, self.desired, &own)
        })
    }
}

/// A rule: one code, one function.
#[derive(Debug, Clone, Copy)]
pub struct Rule {
    /// Permanent code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// A named owner may take the risk on.
    pub acceptable: bool,
    /// It gives away more than intended: fixed, or accepted with name, reason and end date, before its
    /// part of a real rollout is signed.
    pub needs_decision: bool,
    /// Looks, and says what it saw.
    pub look: fn(&Context<'_>) -> Vec<Hit>,
}

impl Rule {
    /// A rule whose finding stops apply. It is never acceptable.
    pub const fn blocker(code: &'static str, look: fn(&Context<'_>) -> Vec<Hit>) -> Self {
        Self {
            code,
            severity: Severity::Blocker,
            acceptable: false,
            needs_decision: false,
            look,
        }
    }

    /// A rule whose finding warns.
    pub const fn warning(code: &'static str, look: fn(&Context<'_>) -> Vec<Hit>) -> Self {
        Self {
            code,
            severity: Severity::Warning,
            acceptable: false,
            needs_decision: false,
            look,
        }
    }

    /// A rule whose finding informs.
    pub const fn note(code: &'static str, look: fn(&Context<'_>) -> Vec<Hit>) -> Self {
        Self {
            code,
            severity: Severity::Note,
            acceptable: false,
            needs_decision: false,
            look,
        }
    }

    /// A named owner may take the risk on.
    #[must_use]
    pub const fn acceptable(mut self) -> Self {
        self.acceptable = true;
        self
    }

    /// Somebody has to decide: fix it, or take the risk on by name, with a reason and an end date.
    #[must_use]
    pub const fn needs_decision(mut self) -> Self {
        self.needs_decision = true;
        self.acceptable()
    }
}

/// Everything there is to say about a plan. Never fails; the same input gives the same findings in the
/// same order: by step, then by code, then by place.
pub fn check(plan: &Plan, observed: &Observed, today: Day) -> Vec<Finding> {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    check_resolved(&estate, &desired, observed, today)
}

/// [`check`] for a caller that has resolved the plan already.
pub fn check_resolved(
    estate: &Estate<'_>,
    desired: &DesiredState,
    observed: &Observed,
    today: Day,
) -> Vec<Finding> {
    let mut found = Vec::new();
    // Review comes last in STEPS order of collecting: its rules read what the others found.
    for collecting in [false, true] {
        let earlier = if collecting {
            found.clone()
        } else {
            Vec::new()
        };
        let context = Context {
            plan: estate.plan,
            estate,
            desired,
            observed,
            today,
            found: &earlier,
            reached: OnceCell::new(),
        };
        let rules = STEPS
            .iter()
            .filter(|s| s.collects() == collecting)
            .flat_map(|s| s.rules());
        for rule in rules {
            found.extend(run(rule, &context));
        }
        if !collecting {
            one_cause::give_way(&mut found, desired);
        }
    }
    found
}

fn run(rule: &Rule, context: &Context<'_>) -> Vec<Finding> {
    match catch_unwind(AssertUnwindSafe(|| (rule.look)(context))) {
        Ok(hits) => hits
            .into_iter()
            .map(|hit| Finding {
                needs_decision: rule.needs_decision,
                ..finding(rule.code, rule.severity, hit, context.estate)
            })
            .collect(),
        Err(_) => {
            let hit = Hit::at("/").about(rule.code).with("code", rule.code);
            vec![finding("INT-001", Severity::Warning, hit, context.estate)]
        }
    }
}

fn finding(code: &'static str, severity: Severity, hit: Hit, estate: &Estate<'_>) -> Finding {
    let mut environments = Vec::new();
    let mut groups = Vec::new();
    for subject in &hit.subjects {
        let (env, grp) = estate.whereabouts(subject);
        environments.extend(env.into_iter().map(str::to_owned));
        groups.extend(grp.into_iter().map(str::to_owned));
    }
    environments.sort();
    environments.dedup();
    groups.sort();
    groups.dedup();
    let mut fixes = hit.fixes;
    if !fixes.iter().any(|f| matches!(f, Fix::GoTo { .. })) {
        fixes.push(Fix::GoTo { at: hit.at.clone() });
    }
    Finding {
        code,
        severity,
        area: Area::of(code),
        group: (groups.len() == 1).then(|| groups[0].clone()),
        at: hit.at,
        subjects: hit.subjects,
        values: hit.values,
        fixes,
        data: hit.data,
        needs_decision: false,
        environments,
        groups,
    }
}

/// How many findings of each severity a list holds.
pub fn count(findings: &[Finding]) -> BTreeMap<Severity, usize> {
    findings.iter().fold(BTreeMap::new(), |mut counts, f| {
        *counts.entry(f.severity).or_default() += 1;
        counts
    })
}

/// Every rule of the house, in the order of the steps.
pub fn rules() -> impl Iterator<Item = &'static Rule> {
    STEPS.iter().flat_map(|step| step.rules())
}

/// Keeps the findings that rest on a live reading apart from those that do not.
pub fn is_live(finding: &Finding) -> bool {
    finding.data == Data::Live
}
