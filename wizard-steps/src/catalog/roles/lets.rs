//! What a role lets people do, as the middle of a sentence: "… can *build and talk to agents in* …".
//!
//! Short words for the screen, drawn from the role definitions (same source and date as the table);
//! the definitions decide, not these words.

use super::table;

/// The words for a role definition's GUID; none for a role that the catalogue has no words for.
pub fn lets(id: &str) -> Option<&'static str> {
    let id = id.trim().to_ascii_lowercase();
    LETS.iter()
        .find(|(role, _)| *role == id)
        .map(|(_, words)| *words)
}

const LETS: &[(&str, &str)] = &[
    (table::FOUNDRY_USER, "build and talk to agents in"),
    (table::FOUNDRY_OWNER, "administer and build everything in"),
    (table::FOUNDRY_ACCOUNT_OWNER, "administer"),
    (
        table::FOUNDRY_PROJECT_MANAGER,
        "manage projects and build in",
    ),
    (table::FOUNDRY_AGENT_CONSUMER, "talk to published agents in"),
    (table::FOUNDRY_PROJECT_RUNTIME_USER, "run agents in"),
    (table::COGNITIVE_SERVICES_USER, "call every service of"),
    (table::COGNITIVE_SERVICES_DATA_READER, "read data of"),
    (
        table::COGNITIVE_SERVICES_CONTRIBUTOR,
        "administer, with its keys,",
    ),
    (table::COGNITIVE_SERVICES_USAGES_READER, "see the quota of"),
    (table::COGNITIVE_SERVICES_OPENAI_USER, "call the models of"),
    (
        table::COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
        "call and fine-tune the models of",
    ),
    (table::AZURE_AI_DEVELOPER, "work in the hubs of"),
    (table::OWNER, "do everything and grant roles in"),
    (table::CONTRIBUTOR, "change everything in"),
    (table::READER, "see, and not change,"),
    (table::USER_ACCESS_ADMINISTRATOR, "grant any role in"),
    (
        table::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
        "grant roles in",
    ),
    (
        table::KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        "encrypt with the keys of",
    ),
    (table::KEY_VAULT_CRYPTO_USER, "use the keys of"),
    (table::KEY_VAULT_SECRETS_USER, "read the secrets of"),
    (table::KEY_VAULT_SECRETS_OFFICER, "manage the secrets of"),
    (table::STORAGE_BLOB_DATA_READER, "read the files of"),
    (
        table::STORAGE_BLOB_DATA_CONTRIBUTOR,
        "read and change the files of",
    ),
    (table::STORAGE_BLOB_DATA_OWNER, "own the files of"),
    (table::SEARCH_INDEX_DATA_READER, "read the indexes of"),
    (
        table::SEARCH_INDEX_DATA_CONTRIBUTOR,
        "read and change the indexes of",
    ),
    (table::SEARCH_SERVICE_CONTRIBUTOR, "administer"),
    (table::COSMOS_DB_OPERATOR, "administer, without its data,"),
    (table::ACRPULL, "pull images from"),
    (table::ACRPUSH, "push images to"),
    (
        table::CONTAINER_REGISTRY_REPOSITORY_READER,
        "pull images from",
    ),
    (table::MONITORING_READER, "see the monitoring of"),
    (table::LOG_ANALYTICS_READER, "read the logs of"),
    (table::LOG_ANALYTICS_DATA_READER, "read the logs of"),
    (table::COST_MANAGEMENT_READER, "see the cost of"),
    (
        table::COST_MANAGEMENT_CONTRIBUTOR,
        "manage budgets and cost views of",
    ),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::roles::by_id;

    #[test]
    fn words_are_for_roles_of_the_catalogue_once_each() {
        for (n, (id, words)) in LETS.iter().enumerate() {
            assert!(by_id(id).is_some(), "{id}");
            assert!(!words.trim().is_empty());
            assert!(!LETS[n + 1..].iter().any(|(other, _)| other == id), "{id}");
        }
        assert_eq!(
            lets(&table::FOUNDRY_USER.to_uppercase()),
            Some("build and talk to agents in")
        );
        assert_eq!(lets("00000000-0000-0000-0000-00000000ffff"), None);
    }
}
