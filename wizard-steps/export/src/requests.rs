//! Requests to those who make groups and subscriptions: a letter, two scripts, and the way through the
//! portal. Whatever they make, its name and id come back as a table that the plan reads.

mod az;
pub mod deleted;
mod letter;
mod portal;
mod powershell;
#[cfg(test)]
mod tests;

use std::fmt;
use std::str::FromStr;

use wizard_steps::plan::Plan;
use wizard_steps::plan::about::Cloud;
use wizard_steps::steps::prerequisites::requests::{Asked, AskedGroup};

/// How a request is written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// A letter to each team.
    #[default]
    Text,
    /// A script for bash and the Azure CLI.
    Az,
    /// A script for PowerShell and Microsoft Graph.
    PowerShell,
    /// Page by page through the portal.
    Portal,
}

impl Form {
    /// Every form.
    pub const ALL: [Self; 4] = [Self::Text, Self::Az, Self::PowerShell, Self::Portal];

    /// What it is called on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Az => "az",
            Self::PowerShell => "powershell",
            Self::Portal => "portal",
        }
    }
}

impl fmt::Display for Form {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

impl FromStr for Form {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let found = Self::ALL.into_iter().find(|form| form.name() == text);
        found.ok_or_else(|| format!("there is no form {text}"))
    }
}

/// The request in a form. It ends with a line feed.
pub fn write(plan: &Plan, asked: &Asked, form: Form) -> String {
    match form {
        Form::Text => letter::write(plan, asked),
        Form::Az => az::write(plan, asked),
        Form::PowerShell => powershell::write(plan, asked),
        Form::Portal => portal::write(plan, asked),
    }
}

/// What Entra shows beside the name of the group.
fn description(group: &AskedGroup) -> String {
    let why = if group.why.is_empty() {
        String::new()
    } else {
        format!(" {}", sentence(&group.why))
    };
    format!("Foundry Rollout: {}.{why}", group.stands_for)
}

/// With a full stop at the end.
fn sentence(text: &str) -> String {
    let text = text.trim();
    if text.ends_with(['.', '!', '?']) {
        text.to_owned()
    } else {
        format!("{text}.")
    }
}

/// The name of the plan, for the head of a request.
fn title(plan: &Plan) -> &str {
    let name = plan.about.name.trim();
    if name.is_empty() {
        "this rollout"
    } else {
        name
    }
}

/// Address of Microsoft Graph.
/// Source: Microsoft's page on national cloud deployments of Graph (read 2026-11-22).
fn graph(cloud: Option<Cloud>) -> &'static str {
    match cloud {
        None | Some(Cloud::Public) => "https://graph.microsoft.com",
        Some(Cloud::UsGovernment) => "https://graph.microsoft.us",
        Some(Cloud::China) => "https://microsoftgraph.chinacloudapi.cn",
    }
}

/// Names that are asked for twice, as a warning; empty for none.
fn doubled(asked: &Asked) -> String {
    if asked.doubled.is_empty() {
        return String::new();
    }
    format!(
        "Asked for more than once under one name, so that the reply cannot tell them apart: {}.",
        asked.doubled.join(", ")
    )
}
