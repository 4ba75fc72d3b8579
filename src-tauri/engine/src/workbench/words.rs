//! What crosses between the workbench and a screen. The window's TypeScript is generated from here.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use serde_json::Value;
use wizard_steps::finding::{Area, Data, Finding, Fix, Severity};
use wizard_steps::plan::common::Id;
use wizard_steps::plan::edit::Patch;
use wizard_steps::progress::{ParkedLine, StepState};
use wizard_steps::questions;

use crate::drafts::{DraftInfo, Kind};
use crate::problem::Problem;

/// A finding as a screen lists it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct FindingLine {
    /// Code and sorted subjects: the identity while the subjects stay.
    pub key: String,
    /// Permanent code.
    pub code: String,
    /// How much it matters.
    pub severity: Severity,
    /// Who has to agree.
    pub area: Area,
    /// The business group, when all subjects are in one.
    pub group: Option<Id>,
    /// JSON Pointer of the field that would change.
    pub at: String,
    /// Ids of the plan that it is about.
    pub subjects: Vec<Id>,
    /// Values for the words.
    pub values: BTreeMap<String, String>,
    /// Ways out.
    pub fixes: Vec<Fix>,
    /// What it rests on.
    pub data: Data,
    /// Environments it touches; empty means all.
    pub environments: Vec<Id>,
    /// Business groups it touches; empty means all.
    pub groups: Vec<Id>,
    /// Step it belongs to.
    pub step: String,
    /// Question it belongs to.
    pub question: Option<String>,
    /// A named owner may take the risk on.
    pub acceptable: bool,
    /// Somebody took the risk on.
    pub accepted: bool,
    /// Somebody has to decide before its part of a real rollout is signed: fix it, or take the risk on
    /// by name, with a reason and an end date.
    pub needs_decision: bool,
}

/// What an edit did to what is known about a plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Judged {
    /// Findings that are new or say something else now.
    pub added: Vec<FindingLine>,
    /// Keys of findings that are gone.
    pub removed: Vec<String>,
    /// How far each step is.
    pub steps: Vec<StepState>,
}

/// Whether a change is on disk.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SavedState {
    /// Since this instant, RFC 3339 in UTC.
    At(String),
    /// In memory only, with the reason.
    Not(Problem),
}

/// A line of the list of drafts.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DraftLine {
    /// Its id.
    pub id: String,
    /// Name of the plan.
    pub name: String,
    /// When it began, RFC 3339 in UTC.
    pub created: String,
    /// When it was last saved.
    pub saved_at: String,
    /// The last revision on disk.
    pub revision: u32,
    /// Changes that are in memory only.
    pub unsaved: u32,
}

impl From<DraftInfo> for DraftLine {
    fn from(info: DraftInfo) -> Self {
        Self {
            id: info.id.to_string(),
            name: info.name,
            created: info.created,
            saved_at: info.saved_at,
            revision: info.revision,
            unsaved: count(info.unsaved),
        }
    }
}

/// How a plan stands, for the list of rollouts.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct DraftSummary {
    /// The draft.
    pub id: String,
    /// Questions answered.
    pub answered: u32,
    /// Questions in all.
    pub questions: u32,
    /// Id of the first step with something open.
    pub next: Option<String>,
    /// Open blockers.
    pub blockers: u32,
    /// Open warnings.
    pub warnings: u32,
    /// Business groups.
    pub groups: u32,
    /// Foundry resources.
    pub accounts: u32,
    /// Projects.
    pub projects: u32,
    /// Signatures that stand.
    pub signed: u32,
    /// Signatures that a real tenant demands.
    pub required: u32,
    /// The last run of this plan.
    pub last_run: Option<super::writing::RunLine>,
    /// Questions left open on purpose.
    pub parked: Vec<ParkedLine>,
}

/// What the first screen shows.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Start {
    /// Version of the app.
    pub version: String,
    /// Drafts, the one saved last first.
    pub drafts: Vec<DraftLine>,
    /// Why nothing can be changed, when that is so.
    pub read_only: Option<String>,
    /// What went wrong on opening without being in the way.
    pub notes: Vec<Problem>,
    /// What the person set.
    pub settings: super::settings::Settings,
    /// Where drafts are kept.
    pub folder: String,
    /// What is known about Azure, and since when.
    pub facts: Facts,
    /// A plan to open at once.
    pub open: Option<String>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
}

/// How much is known about Azure, and since when.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Facts {
    /// The day they were last checked against their sources.
    pub checked: String,
    /// Roles in the catalogue.
    pub roles: u32,
    /// Rules.
    pub rules: u32,
}

/// Everything a screen needs of a plan, once.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Opened {
    /// The draft.
    pub id: String,
    /// Name of the plan.
    pub name: String,
    /// The revision on the screen.
    pub revision: u32,
    /// When it was last saved.
    pub saved_at: String,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be redone.
    pub can_redo: bool,
    /// The document; its type is `Plan`.
    #[cfg_attr(feature = "bindings", specta(type = wizard_steps::plan::Plan))]
    pub document: Value,
    /// How far each step is.
    pub steps: Vec<StepState>,
    /// Everything there is to say.
    pub findings: Vec<FindingLine>,
    /// What the screen last asked to keep.
    pub window: Option<Kept>,
    /// Today, `YYYY-MM-DD`.
    pub today: String,
    /// Pointers that were not understood; they are kept and mean nothing.
    pub unknown: Vec<String>,
}

/// What a screen asks to keep: its own affair.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(transparent)]
pub struct Kept(
    #[cfg_attr(feature = "bindings", specta(type = specta_typescript::Unknown))] pub Value,
);

/// What an edit came to.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Edited {
    /// The revision on the screen.
    pub revision: u32,
    /// Whether it is on disk.
    pub saved: SavedState,
    /// Something can be undone.
    pub can_undo: bool,
    /// Something can be redone.
    pub can_redo: bool,
    /// What changed in the document: for undo and redo, too.
    pub patch: Patch,
    /// Name of the plan.
    pub name: String,
    /// What it did to what is known.
    #[serde(flatten)]
    pub judged: Judged,
}

/// A revision in the history of a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RevisionLine {
    /// Its number.
    pub n: u32,
    /// Who made it.
    pub who: String,
    /// When.
    pub at: String,
    /// How it came about.
    pub kind: Kind,
    /// What changed.
    pub patch: Patch,
}

/// How a new draft begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Beginning {
    /// With nothing.
    Empty,
    /// As the Contoso example.
    Contoso,
}

impl FindingLine {
    /// A finding with where it belongs and whether somebody took the risk on.
    pub fn of(finding: Finding, acceptable: bool, accepted: bool) -> Self {
        let values = finding.values.iter();
        Self {
            key: finding.key(),
            step: questions::step_of(finding.code)
                .unwrap_or_default()
                .to_owned(),
            question: questions::question_of(&finding.at).map(str::to_owned),
            code: finding.code.to_owned(),
            severity: finding.severity,
            area: finding.area,
            values: values
                .map(|(name, value)| ((*name).to_owned(), value.clone()))
                .collect(),
            group: finding.group,
            at: finding.at,
            subjects: finding.subjects,
            fixes: finding.fixes,
            data: finding.data,
            needs_decision: finding.needs_decision,
            environments: finding.environments,
            groups: finding.groups,
            acceptable,
            accepted,
        }
    }
}

/// Counts cross as 32 bits: nothing here is counted beyond that.
pub(crate) fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}
