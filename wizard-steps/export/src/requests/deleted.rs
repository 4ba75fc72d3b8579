//! Commands for a deleted Foundry resource that still holds a name of the plan.
//!
//! Source: Microsoft's page on recovering and purging deleted resources (2025-10-02).

use wizard_steps::steps::environments::view::HeldName;

use crate::escape::bash;

/// Roles that may restore and purge, at the subscription.
pub const MAY: [&str; 2] = ["Contributor", "Cognitive Services Contributor"];

/// Brings it back. Its resource group has to exist.
pub fn restore(held: &HeldName) -> String {
    command("recover", held)
}

/// Removes it for good, so that its name is free.
pub fn purge(held: &HeldName) -> String {
    command("purge", held)
}

fn command(verb: &str, held: &HeldName) -> String {
    let mut command = format!(
        "az cognitiveservices account {verb} --name {} --resource-group {} --location {}",
        bash(&held.name),
        bash(&held.resource_group),
        bash(&held.location)
    );
    if !held.subscription.is_empty() {
        command.push_str(" --subscription ");
        command.push_str(&bash(&held.subscription));
    }
    command
}
