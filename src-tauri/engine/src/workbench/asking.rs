//! What the screen shows of requests to other teams, with the text that is sent to them.

use rollout_export::requests::{self, Form, deleted};
use serde::Serialize;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::observed::Observed;
use wizard_steps::plan::text::Day;
use wizard_steps::steps::environments::view::{HeldName, held_names};
use wizard_steps::steps::prerequisites::requests::{Asked, asked};

/// What others are asked to make, in every form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Requests {
    /// What is asked for.
    pub asked: Asked,
    /// A letter to each team.
    pub text: String,
    /// A script for bash and the Azure CLI.
    pub az: String,
    /// A script for PowerShell and Microsoft Graph.
    pub power_shell: String,
    /// Page by page through the portal.
    pub portal: String,
}

/// A name that a deleted resource holds, with the commands that end that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HeldLine {
    /// The name.
    pub held: HeldName,
    /// Brings the deleted resource back.
    pub restore: String,
    /// Removes it for good.
    pub purge: String,
    /// Roles that may do either, at the subscription.
    pub may: Vec<String>,
}

pub(super) fn requests(estate: &Estate<'_>, desired: &DesiredState) -> Requests {
    let asked = asked(estate, desired);
    let form = |form| requests::write(estate.plan, &asked, form);
    Requests {
        text: form(Form::Text),
        az: form(Form::Az),
        power_shell: form(Form::PowerShell),
        portal: form(Form::Portal),
        asked,
    }
}

pub(super) fn held(estate: &Estate<'_>, observed: &Observed, today: Day) -> Vec<HeldLine> {
    let line = |held: HeldName| HeldLine {
        restore: deleted::restore(&held),
        purge: deleted::purge(&held),
        may: deleted::MAY.map(str::to_owned).to_vec(),
        held,
    };
    held_names(estate, observed, today)
        .into_iter()
        .map(line)
        .collect()
}
