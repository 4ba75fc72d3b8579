//! Problems: what happened, why, and what to do next.

use serde::Serialize;

/// What kind of problem; callers match on this, never on text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Code {
    /// The file is no plan.
    NotAPlan,
    /// Wrong use of a command or call.
    Usage,
    /// A file or folder could not be read or written.
    File,
    /// Signing in did not work.
    SignIn,
    /// The network or the service did not answer.
    Network,
    /// Azure refused.
    Refused,
    /// The reading does not fit the plan: other tenant.
    WrongTenant,
    /// Somebody else is signed in than when the changes were shown.
    WrongAccount,
    /// The reading is too old, or what would be written is not what was shown.
    PlanStale,
    /// Blockers are open in what would be written.
    Blocked,
    /// Signatures are missing.
    NotSigned,
    /// The journal could not be written; nothing more was sent.
    Journal,
    /// No such run, draft or code.
    NotFound,
    /// Another process holds the data folder.
    Held,
}

/// A problem, for people and for callers.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Problem {
    /// What kind.
    pub code: Code,
    /// What happened.
    pub title: String,
    /// Why.
    pub detail: String,
    /// What to do next.
    pub next: String,
}

impl Problem {
    /// A problem in three sentences: what happened, why, what next.
    pub fn new(
        code: Code,
        title: impl Into<String>,
        detail: impl Into<String>,
        next: impl Into<String>,
    ) -> Self {
        Self {
            code,
            title: title.into(),
            detail: detail.into(),
            next: next.into(),
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let parts = [&self.title, &self.detail, &self.next];
        let said: Vec<&str> = parts
            .iter()
            .map(|p| p.trim())
            .filter(|p| !p.is_empty())
            .collect();
        f.write_str(&said.join(" "))
    }
}

impl std::error::Error for Problem {}
