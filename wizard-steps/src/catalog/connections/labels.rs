//! What people call a category, and which of them are preview.
//!
//! Sources: Microsoft's page on adding connections (2025-11-06), for preview too; its pages on gateway
//! connections (2026-06-11); read 2026-11-22. What is preview changes: the date is shown with it.

/// What people call a category; none for one that the catalogue has no words for.
pub fn label(category: &str) -> Option<&'static str> {
    let found = LABELS.iter().find(|(name, _)| *name == category);
    found.map(|(_, label)| *label)
}

/// Microsoft marks connections of this category as preview.
pub fn is_preview(category: &str) -> bool {
    PREVIEW.contains(&category)
}

/// The category that has to be made first in a Foundry resource, and only once: Azure refuses it when
/// another connection exists, and the keys of all others are kept in it.
/// Source: Microsoft's page on Key Vault connections for Foundry (read 2026-11-22).
pub const FIRST: &str = "AzureKeyVault";

const PREVIEW: &[&str] = &[
    "ApiManagement",
    "CosmosDb",
    "Databricks",
    "GroundingWithCustomSearch",
    "MicrosoftFabric",
    "ModelGateway",
    "Serverless",
    "Sharepoint",
];

const LABELS: &[(&str, &str)] = &[
    ("AIServices", "Foundry resource"),
    ("ApiKey", "API key"),
    ("ApiManagement", "API Management"),
    ("AppConfig", "App Configuration"),
    ("AppInsights", "Application Insights"),
    ("AzureKeyVault", "Key Vault"),
    ("AzureOpenAI", "Azure OpenAI"),
    ("AzureStorageAccount", "Storage"),
    ("BingLLMSearch", "Bing Search (classic)"),
    ("CognitiveSearch", "AI Search"),
    ("CognitiveService", "Foundry Tools"),
    ("ContainerRegistry", "Container Registry"),
    ("CosmosDb", "Cosmos DB"),
    ("CustomKeys", "Custom keys"),
    ("Databricks", "Azure Databricks"),
    ("GenericContainerRegistry", "Other container registry"),
    ("GroundingWithBingSearch", "Grounding with Bing Search"),
    (
        "GroundingWithCustomSearch",
        "Grounding with Bing Custom Search",
    ),
    ("ManagedOnlineEndpoint", "Machine Learning online endpoint"),
    ("MicrosoftFabric", "Microsoft Fabric"),
    ("ModelGateway", "Model gateway"),
    ("OpenAI", "OpenAI"),
    ("Pinecone", "Pinecone"),
    ("PowerPlatformEnvironment", "Power Platform environment"),
    ("RemoteA2A", "Remote agent"),
    ("RemoteTool", "MCP server"),
    ("Serp", "Serp"),
    ("Serverless", "Serverless model"),
    ("Sharepoint", "SharePoint"),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::connections::CATEGORIES;

    #[test]
    fn every_category_that_templates_use_has_a_label() {
        let names: Vec<&str> = CATEGORIES.iter().map(|c| c.name).collect();
        let labelled: Vec<&str> = LABELS.iter().map(|(name, _)| *name).collect();
        assert_eq!(names, labelled);
        assert!(PREVIEW.iter().all(|name| names.contains(name)));
        assert!(names.contains(&FIRST));
        assert_eq!(label("azureopenai"), None);
    }
}
