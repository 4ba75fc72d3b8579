//! Proofs of the export, on the Contoso example.

mod files;
mod grants;
mod hostile;
mod reading;
mod told;

use serde_json::{Value, json};
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::examples::contoso;
use wizard_steps::finding::{Area, Data, Finding, Severity};
use wizard_steps::plan::Plan;
use wizard_steps::plan::read;
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;

use crate::{Artifact, ChecklistRow, Input, State};

/// Everything that an [`Input`] borrows.
struct Sample {
    plan: Plan,
    document: Value,
    slice: Slice,
    findings: Vec<Finding>,
    checklist: Vec<ChecklistRow>,
    meaning: Value,
}

fn today() -> Day {
    Day::parse("2026-11-22").unwrap()
}

impl Sample {
    fn contoso() -> Self {
        Self::of(&contoso(today()))
    }

    /// As the engine does: the tree is the document of record, the plan is read from it.
    fn of(plan: &Plan) -> Self {
        let document = read::document(plan).tree;
        let (plan, _) = read::typed(&document).unwrap();
        Self {
            plan,
            document,
            slice: Slice::all(),
            findings: Vec::new(),
            checklist: vec![
                row(1, State::Met),
                row(2, State::Open),
                row(3, State::NotChecked),
            ],
            meaning: json!({"security": {"grants": ["ä", 1]}, "network": {}}),
        }
    }

    fn in_slice(mut self, slice: &str) -> Self {
        self.slice = Slice::parse(slice, &self.plan).unwrap();
        self
    }

    fn with_findings(mut self) -> Self {
        let order = self.plan.organization.order.clone();
        let (finance, hr) = (&order[0], &order[1]);
        self.findings = vec![
            finding("ACC-001", Severity::Blocker, finance),
            finding("NET-001", Severity::Warning, finance),
            finding("GOV-001", Severity::Note, hr),
        ];
        self
    }

    fn input<T>(&self, look: impl FnOnce(&Input<'_>) -> T) -> T {
        let estate = Estate::of(&self.plan);
        let desired = DesiredState::of(&estate);
        look(&Input {
            document: &self.document,
            estate: &estate,
            desired: &desired,
            findings: &self.findings,
            slice: &self.slice,
            checklist: &self.checklist,
            outcomes: &self.checklist,
            meaning: &self.meaning,
            today: today(),
        })
    }

    fn export(&self) -> Vec<Artifact> {
        self.input(|input| crate::export(input, &crate::Format::ALL))
    }

    fn report(&self) -> String {
        let files = self.export();
        let report = files.into_iter().find(|f| f.name == "report.md").unwrap();
        String::from_utf8(report.bytes).unwrap()
    }
}

fn row(number: usize, state: State) -> ChecklistRow {
    ChecklistRow {
        number,
        title: format!("Point {number}"),
        state,
        evidence: "see chapter".to_owned(),
    }
}

fn finding(code: &'static str, severity: Severity, group: &str) -> Finding {
    Finding {
        code,
        severity,
        area: Area::of(code),
        group: Some(group.to_owned()),
        at: "/networking/hub".to_owned(),
        subjects: vec![group.to_owned()],
        values: [("group", "a *value*".to_owned())].into(),
        fixes: Vec::new(),
        data: Data::Offline,
        needs_decision: false,
        environments: Vec::new(),
        groups: vec![group.to_owned()],
    }
}
