//! Findings: what is open, wrong or worth knowing.
//!
//! A finding is a code and named values, never a sentence: the words come from the step's
//! `findings.md`, once for the window, the report and the command line. Pure code finds, it does not fail.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::plan::common::Id;
use crate::plan::edit::Patch;
use crate::plan::read::pointer_token;

/// The JSON Pointer through these keys.
pub fn pointer(keys: &[&str]) -> String {
    keys.iter().fold(String::new(), |mut text, key| {
        text.push('/');
        text.push_str(&pointer_token(key));
        text
    })
}

/// How much it matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Severity {
    /// Azure would refuse it, it would not work, or a point of the baseline is open. Never accepted.
    Blocker,
    /// A likely mistake, more rights than needed, or a point on which sources disagree.
    Warning,
    /// Good to know.
    Note,
}

/// Who has to agree.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Area {
    /// Identities, access, data.
    Security,
    /// Reaching and being reached.
    Network,
    /// Encryption keys.
    Keys,
    /// Capacity, cost, monitoring.
    Cost,
}

impl Area {
    /// Every area, in reading order.
    pub const ALL: [Self; 4] = [Self::Security, Self::Network, Self::Keys, Self::Cost];

    /// The area of a code, by its prefix.
    pub fn of(code: &str) -> Self {
        match code.get(..3).unwrap_or_default() {
            "NET" => Self::Network,
            "KEY" => Self::Keys,
            "MOD" | "GOV" => Self::Cost,
            _ => Self::Security,
        }
    }

    /// The word used as key of approvers.
    pub fn key(self) -> &'static str {
        match self {
            Self::Security => "security",
            Self::Network => "network",
            Self::Keys => "keys",
            Self::Cost => "cost",
        }
    }
}

/// What a finding rests on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Data {
    /// The plan alone.
    Offline,
    /// What the tenant was seen to hold.
    Live,
    /// It needs a reading that is not there.
    NotChecked,
}

/// A way out.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Fix {
    /// One press: this patch, shown before it is done.
    Auto {
        /// What changes.
        patch: Patch,
    },
    /// Answer this question.
    GoTo {
        /// JSON Pointer of the field.
        at: String,
    },
    /// Ask another team; the text is written.
    Request {
        /// Which team.
        to: &'static str,
    },
}

/// One finding.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Permanent code.
    pub code: &'static str,
    /// How much it matters.
    pub severity: Severity,
    /// Who has to agree.
    pub area: Area,
    /// The business group, when all subjects are in one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Id>,
    /// JSON Pointer of the field that would change.
    pub at: String,
    /// Ids of the plan that it is about.
    pub subjects: Vec<Id>,
    /// Values for the words.
    pub values: BTreeMap<&'static str, String>,
    /// Ways out.
    pub fixes: Vec<Fix>,
    /// What it rests on.
    pub data: Data,
    /// Somebody has to decide before its part of a real rollout is signed: fix it, or take the risk on.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub needs_decision: bool,
    /// Environments it touches; empty means all.
    pub environments: Vec<Id>,
    /// Business groups it touches; empty means all.
    pub groups: Vec<Id>,
}

impl Finding {
    /// Identity of the finding while its subjects stay: code and sorted subjects.
    pub fn key(&self) -> String {
        let mut subjects = self.subjects.clone();
        subjects.sort();
        format!("{} {}", self.code, subjects.join(" "))
            .trim_end()
            .to_owned()
    }

    /// Nothing is written while it is open.
    pub fn is_blocker(&self) -> bool {
        self.severity == Severity::Blocker
    }
}

/// What a comparison shows line by line, as waiting or blocked: it holds up its own grants and no
/// others. Codes: the subscription cannot be used, the directory does not know the group, no right, a
/// right to give one role only.
const LINE_BY_LINE: [&str; 4] = ["PRE-003", "PRE-008", "PRE-018", "ACC-028"];

impl Finding {
    /// Does it stop a run? Blockers of sign-off stop only where signatures are demanded, and are
    /// counted there.
    pub fn stops_apply(&self) -> bool {
        let line_by_line = self.data == Data::Live && LINE_BY_LINE.contains(&self.code);
        self.is_blocker() && !line_by_line && !self.code.starts_with("SIG-")
    }
}

/// What a rule saw: a [`Finding`] without what the rule's entry in the table already says.
#[derive(Debug, Clone)]
pub struct Hit {
    pub(crate) at: String,
    pub(crate) subjects: Vec<Id>,
    pub(crate) values: BTreeMap<&'static str, String>,
    pub(crate) fixes: Vec<Fix>,
    pub(crate) data: Data,
}

impl Hit {
    /// Something about the field at this JSON Pointer.
    pub fn at(pointer: impl Into<String>) -> Self {
        Self {
            at: pointer.into(),
            subjects: Vec::new(),
            values: BTreeMap::new(),
            fixes: Vec::new(),
            data: Data::Offline,
        }
    }

    /// The id it is about; several for a rule over a set.
    #[must_use]
    pub fn about(mut self, id: &str) -> Self {
        self.subjects.push(id.to_owned());
        self
    }

    /// A value for the words: `{name}` in `findings.md`.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.values.insert(name, value.into());
        self
    }

    /// One press fixes it.
    #[must_use]
    pub fn fixed_by(mut self, patch: Patch) -> Self {
        self.fixes.push(Fix::Auto { patch });
        self
    }

    /// Another team can fix it.
    #[must_use]
    pub fn ask(mut self, team: &'static str) -> Self {
        self.fixes.push(Fix::Request { to: team });
        self
    }

    /// It rests on a reading, or on the lack of one.
    #[must_use]
    pub fn resting_on(mut self, data: Data) -> Self {
        self.data = data;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::pointer;

    #[test]
    fn pointers_escape_what_ids_may_hold() {
        assert_eq!(pointer(&["a", "b/c~d"]), "/a/b~1c~0d");
    }
}
