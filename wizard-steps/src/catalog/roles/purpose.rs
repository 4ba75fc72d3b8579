//! How far a role reaches into the work, and what it is for: what a picker shows beside its name.
//!
//! Drawn from the role definitions and Microsoft's page on roles for Foundry (same sources and date as
//! the table). Listed are the roles that people get at a subscription, a resource group, a Foundry
//! resource or a project; roles for vaults, stores and networks are not chosen there.

use super::{MayAssign, Role, Surface, by_id, table};

/// How much a role lets its holder do in Foundry.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, serde::Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Level {
    /// Change resources, or the access of others.
    Administer,
    /// Build agents and change what others built.
    Build,
    /// See, call or talk, and change nothing.
    Read,
    /// Something beside Foundry, or a role that the catalogue does not know.
    Other,
}

/// The level of a role definition's GUID.
pub fn level_of(id: &str) -> Level {
    by_id(id).map_or(Level::Other, Role::level)
}

impl Role {
    /// How much it lets its holder do.
    pub fn level(&self) -> Level {
        let changes = self.privileged || self.may_assign != MayAssign::Nothing;
        if changes || self.id == table::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR {
            // That one deploys models, which changes a resource, by few actions.
            Level::Administer
        } else if READS.contains(&self.id) {
            Level::Read
        } else if self.builds {
            Level::Build
        } else {
            Level::Other
        }
    }

    /// What it is for, in one line; none for a role that is not given to people at Foundry scopes.
    pub fn purpose(&self) -> Option<&'static str> {
        let found = PURPOSES.iter().find(|(id, _)| *id == self.id);
        found.map(|(_, words)| *words)
    }

    /// It is made for hubs and Machine Learning workspaces, and gives the wrong rights elsewhere.
    pub fn is_for_hubs(&self) -> bool {
        self.surface == Surface::Hub
    }
}

/// Roles that see, call or talk; some of them by a data action, so that the table counts them among
/// those that build or chat.
const READS: &[&str] = &[
    table::FOUNDRY_AGENT_CONSUMER,
    table::FOUNDRY_PROJECT_RUNTIME_USER,
    table::COGNITIVE_SERVICES_DATA_READER,
    table::COGNITIVE_SERVICES_USAGES_READER,
    table::COGNITIVE_SERVICES_OPENAI_USER,
    table::COGNITIVE_SERVICES_SPEECH_USER,
    table::READER,
    table::MONITORING_READER,
    table::LOG_ANALYTICS_READER,
    table::LOG_ANALYTICS_DATA_READER,
    table::COST_MANAGEMENT_READER,
    table::BILLING_READER,
];

/// Every role that is given to people at Foundry scopes, in the order people look for them.
pub const PURPOSES: &[(&str, &str)] = &[
    (
        table::FOUNDRY_USER,
        "Build agents and talk to them in existing projects. Given on the project, with Reader on the Foundry resource.",
    ),
    (
        table::FOUNDRY_AGENT_CONSUMER,
        "Talk to finished agents, and change none.",
    ),
    (
        table::FOUNDRY_PROJECT_RUNTIME_USER,
        "Call models and responses through a project.",
    ),
    (
        table::FOUNDRY_PROJECT_MANAGER,
        "Create projects, build and publish in them, and give others Foundry User.",
    ),
    (
        table::FOUNDRY_ACCOUNT_OWNER,
        "Run Foundry resources: settings, keys, models, projects, connections. Builds no agents.",
    ),
    (
        table::FOUNDRY_OWNER,
        "Run Foundry resources and build everything in them, fine-tuning included.",
    ),
    (
        table::READER,
        "See resources and their metrics, and change nothing. Builds and chats with nothing.",
    ),
    (
        table::CONTRIBUTOR,
        "Create and change every kind of resource. Gives nobody access and builds no agents.",
    ),
    (
        table::OWNER,
        "Create and change every kind of resource, and give anybody any role. Builds no agents.",
    ),
    (
        table::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
        "Give and take away roles. Creates and changes no resource.",
    ),
    (
        table::USER_ACCESS_ADMINISTRATOR,
        "Give and take away roles, and write policies and locks. Creates no Foundry resource.",
    ),
    (
        table::COGNITIVE_SERVICES_USER,
        "Call every service of a Foundry resource, and build agents. Reads its keys.",
    ),
    (
        table::COGNITIVE_SERVICES_DATA_READER,
        "Read the data of a Foundry resource.",
    ),
    (
        table::COGNITIVE_SERVICES_CONTRIBUTOR,
        "Run Foundry resources, keys included. Builds no agents.",
    ),
    (
        table::COGNITIVE_SERVICES_OPENAI_USER,
        "Call OpenAI models of a Foundry resource.",
    ),
    (
        table::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
        "Deploy, fine-tune and call OpenAI models of a Foundry resource.",
    ),
    (
        table::COGNITIVE_SERVICES_SPEECH_USER,
        "Call the speech service of a Foundry resource.",
    ),
    (
        table::COGNITIVE_SERVICES_USAGES_READER,
        "See quota and its use in a region. Given at the subscription.",
    ),
    (
        table::QUOTA_REQUEST_OPERATOR,
        "Ask for more quota. Given at the subscription.",
    ),
    (
        table::MONITORING_READER,
        "See metrics, logs and traces, and change nothing.",
    ),
    (table::LOG_ANALYTICS_READER, "Read logs and traces."),
    (
        table::LOG_ANALYTICS_DATA_READER,
        "Read logs, and nothing about resources.",
    ),
    (
        table::MONITORING_CONTRIBUTOR,
        "See metrics, logs and traces, and change what is collected.",
    ),
    (
        table::COST_MANAGEMENT_READER,
        "See cost. Given at a resource group or a subscription.",
    ),
    (
        table::COST_MANAGEMENT_CONTRIBUTOR,
        "See cost and set budgets. Given at a resource group or a subscription.",
    ),
    (
        table::BILLING_READER,
        "See invoices and cost of a subscription.",
    ),
    (
        table::AZURE_AI_DEVELOPER,
        "Build in the projects of a classic hub.",
    ),
    (
        table::AZURE_AI_ADMINISTRATOR,
        "Run a classic hub and the resources around it.",
    ),
    (
        table::AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR,
        "Deploy for inference in a resource group of a classic hub.",
    ),
    (
        table::AZUREML_DATA_SCIENTIST,
        "Work in a Machine Learning workspace.",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_is_one_line_for_a_role_of_the_catalogue() {
        for (n, (id, words)) in PURPOSES.iter().enumerate() {
            assert!(by_id(id).is_some(), "{id}");
            assert!(words.ends_with('.') && !words.contains('\n'), "{words}");
            let again = PURPOSES[n + 1..].iter().any(|(other, _)| other == id);
            assert!(!again, "{id} stands twice");
        }
        assert!(READS.iter().all(|id| by_id(id).is_some()));
    }

    #[test]
    fn the_level_follows_the_definition_and_not_the_name() {
        let cases = [
            (table::FOUNDRY_OWNER, Level::Administer),
            (table::FOUNDRY_PROJECT_MANAGER, Level::Administer),
            (table::OWNER, Level::Administer),
            (table::FOUNDRY_USER, Level::Build),
            (table::COGNITIVE_SERVICES_USER, Level::Build),
            (table::FOUNDRY_AGENT_CONSUMER, Level::Read),
            (table::READER, Level::Read),
            (table::STORAGE_BLOB_DATA_CONTRIBUTOR, Level::Other),
            ("Foundry Owner", Level::Other),
            ("", Level::Other),
        ];
        for (id, expected) in cases {
            assert_eq!(level_of(id), expected, "{id}");
            assert_eq!(level_of(&id.to_uppercase()), expected, "{id}");
        }
    }
}
