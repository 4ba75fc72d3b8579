//! Categories of connections and ways to sign in, letter for letter as Azure knows them.
//!
//! Sources: the list of categories and of authentication types in Azure's API version 2026-03-01, as
//! the Terraform provider carries it (2026-08-21); targets and metadata from Microsoft's sample
//! templates for connections (2026-08); read 2026-11-22. The lists grow: their date is shown with them.

mod labels;

pub use labels::{FIRST, is_preview, label};

/// When this list was read.
pub const READ_ON: &str = "2026-11-22";

/// What the target of a category has to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Target {
    /// An address that starts with `https://`.
    Address,
    /// An Azure resource id.
    Resource,
    /// Either of the two: samples disagree.
    AddressOrResource,
    /// Any text.
    Text,
    /// It may be left out.
    Optional,
}

/// What a category is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Serves {
    /// Reads or writes data.
    Data,
    /// Calls a tool.
    Tool,
    /// Calls a model.
    Model,
    /// Keeps the platform itself going: traces, secrets, images.
    Platform,
}

/// A category of connections.
#[derive(Debug, Clone, Copy)]
pub struct Category {
    /// Its name.
    pub name: &'static str,
    /// What its target has to be.
    pub target: Target,
    /// What it is for.
    pub serves: Serves,
    /// Metadata it cannot do without.
    pub metadata: &'static [&'static str],
}

const fn of(
    name: &'static str,
    serves: Serves,
    target: Target,
    metadata: &'static [&'static str],
) -> Category {
    Category {
        name,
        target,
        serves,
        metadata,
    }
}

const PLACED: &[&str] = &["ApiType", "ResourceId"];

/// Categories that templates or providers use.
pub const CATEGORIES: &[Category] = &[
    of("AIServices", Serves::Model, Target::Address, PLACED),
    of("ApiKey", Serves::Tool, Target::Address, &[]),
    of("ApiManagement", Serves::Model, Target::Address, &[]),
    of("AppConfig", Serves::Platform, Target::Address, &[]),
    of("AppInsights", Serves::Platform, Target::Resource, PLACED),
    of("AzureKeyVault", Serves::Platform, Target::Resource, PLACED),
    of("AzureOpenAI", Serves::Model, Target::Address, &["ApiType"]),
    of(
        "AzureStorageAccount",
        Serves::Data,
        Target::AddressOrResource,
        PLACED,
    ),
    of(
        "BingLLMSearch",
        Serves::Tool,
        Target::Address,
        &["Location"],
    ),
    of("CognitiveSearch", Serves::Data, Target::Address, PLACED),
    of("CognitiveService", Serves::Tool, Target::Address, &["Kind"]),
    of("ContainerRegistry", Serves::Platform, Target::Text, &[]),
    of("CosmosDb", Serves::Data, Target::Address, PLACED),
    of("CustomKeys", Serves::Tool, Target::Text, &[]),
    of("Databricks", Serves::Data, Target::Address, &[]),
    of(
        "GenericContainerRegistry",
        Serves::Platform,
        Target::Text,
        &[],
    ),
    of(
        "GroundingWithBingSearch",
        Serves::Tool,
        Target::Address,
        &[],
    ),
    of(
        "GroundingWithCustomSearch",
        Serves::Tool,
        Target::Address,
        &[],
    ),
    of("ManagedOnlineEndpoint", Serves::Model, Target::Address, &[]),
    of("MicrosoftFabric", Serves::Data, Target::Text, &[]),
    of("ModelGateway", Serves::Model, Target::Address, &[]),
    of("OpenAI", Serves::Model, Target::Optional, &[]),
    of("Pinecone", Serves::Data, Target::Optional, &[]),
    of("PowerPlatformEnvironment", Serves::Tool, Target::Text, &[]),
    of("RemoteA2A", Serves::Tool, Target::Address, &[]),
    of("RemoteTool", Serves::Tool, Target::Address, &[]),
    of("Serp", Serves::Tool, Target::Optional, &[]),
    of("Serverless", Serves::Model, Target::Address, &[]),
    of("Sharepoint", Serves::Data, Target::Address, &[]),
];

/// Categories that stand in Azure's list and in no template: data sources of other services.
pub const LISTED_ONLY: &[&str] = &[
    "ADLSGen2",
    "AmazonMws",
    "AmazonRdsForOracle",
    "AmazonRdsForSqlServer",
    "AmazonRedshift",
    "AmazonS3Compatible",
    "AzureBlob",
    "AzureContainerAppEnvironment",
    "AzureDataExplorer",
    "AzureDatabricksDeltaLake",
    "AzureMariaDb",
    "AzureMySqlDb",
    "AzureOneLake",
    "AzurePostgresDb",
    "AzureSqlDb",
    "AzureSqlMi",
    "AzureSynapseAnalytics",
    "AzureTableStorage",
    "Cassandra",
    "Concur",
    "CosmosDbMongoDbApi",
    "Couchbase",
    "Db2",
    "Drill",
    "Dynamics",
    "DynamicsAx",
    "DynamicsCrm",
    "Elasticsearch",
    "Eloqua",
    "FileServer",
    "FtpServer",
    "GenericHttp",
    "GenericRest",
    "Git",
    "GoogleAdWords",
    "GoogleBigQuery",
    "GoogleCloudStorage",
    "Greenplum",
    "Hbase",
    "Hdfs",
    "Hive",
    "Hubspot",
    "Impala",
    "Informix",
    "Jira",
    "Magento",
    "MariaDb",
    "Marketo",
    "MicrosoftAccess",
    "MongoDbAtlas",
    "MongoDbV2",
    "MySql",
    "Netezza",
    "ODataRest",
    "Odbc",
    "Office365",
    "Oracle",
    "OracleCloudStorage",
    "OracleServiceCloud",
    "PayPal",
    "Phoenix",
    "PostgreSql",
    "Presto",
    "PythonFeed",
    "QuickBooks",
    "Redis",
    "Responsys",
    "S3",
    "Salesforce",
    "SalesforceMarketingCloud",
    "SalesforceServiceCloud",
    "SapBw",
    "SapCloudForCustomer",
    "SapEcc",
    "SapHana",
    "SapOpenHub",
    "SapTable",
    "ServiceNow",
    "Sftp",
    "SharePointOnlineList",
    "Shopify",
    "Snowflake",
    "Spark",
    "SqlServer",
    "Square",
    "Sybase",
    "Teradata",
    "Vertica",
    "WebTable",
    "Xero",
    "Zoho",
];

/// Ways to sign in.
pub const AUTH_TYPES: &[&str] = &[
    "AAD",
    "AccessKey",
    "AccountKey",
    "AccountManagedIdentity",
    "AgentUserImpersonation",
    "AgenticIdentityToken",
    "AgenticUser",
    "ApiKey",
    "CustomKeys",
    "DelegatedSAS",
    "ManagedIdentity",
    "None",
    "OAuth2",
    "PAT",
    "ProjectManagedIdentity",
    "SAS",
    "ServicePrincipal",
    "UserEntraToken",
    "UsernamePassword",
];

/// Ways to sign in that need the audience of the token.
/// Source: Microsoft's sample templates for connections to remote tools and gateways (2026-08).
pub const NEED_AUDIENCE: &[&str] = &[
    "AgenticIdentityToken",
    "ProjectManagedIdentity",
    "UserEntraToken",
];

/// Audience of the tokens that a gateway in front of Foundry models checks.
/// Source: Microsoft's sample for API Management connections (2026-08).
pub const GATEWAY_AUDIENCE: &str = "https://cognitiveservices.azure.com";

/// Metadata of the two gateway categories, letter for letter.
/// Source: Microsoft's sample objects for API Management and model gateway connections (2026-08).
pub const GATEWAY_METADATA: &[&str] = &[
    "authConfig",
    "customHeaders",
    "deploymentAPIVersion",
    "deploymentInPath",
    "inferenceAPIVersion",
    "modelDiscovery",
    "models",
];

/// Is this one of the two gateway categories?
pub fn is_gateway(category: &str) -> bool {
    matches!(category, "ApiManagement" | "ModelGateway")
}

/// A category by its exact name.
pub fn category(name: &str) -> Option<&'static Category> {
    CATEGORIES.iter().find(|c| c.name == name)
}

/// How a typed name compares with Azure's list.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Spelling {
    /// Letter for letter.
    Exact,
    /// Only the letter case differs from this one.
    Case(&'static str),
    /// Not in the list.
    Unknown,
}

/// Compares a typed category with the list.
pub fn spelling_of_category(typed: &str) -> Spelling {
    let names = CATEGORIES.iter().map(|c| c.name);
    spelling(names.chain(LISTED_ONLY.iter().copied()), typed)
}

/// Compares a typed way to sign in with the list.
pub fn spelling_of_auth_type(typed: &str) -> Spelling {
    spelling(AUTH_TYPES.iter().copied(), typed)
}

/// Compares a typed name with a list of names.
pub fn spelling(names: impl Iterator<Item = &'static str>, typed: &str) -> Spelling {
    let trimmed = typed.trim();
    let mut close = Spelling::Unknown;
    for name in names {
        if name == typed {
            return Spelling::Exact;
        }
        if name.eq_ignore_ascii_case(trimmed) {
            close = Spelling::Case(name);
        }
    }
    close
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_stands_once() {
        let mut names: Vec<String> = CATEGORIES
            .iter()
            .map(|c| c.name)
            .chain(LISTED_ONLY.iter().copied())
            .map(str::to_lowercase)
            .collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
        assert!(NEED_AUDIENCE.iter().all(|a| AUTH_TYPES.contains(a)));
    }

    #[test]
    fn letter_case_is_told_from_an_unknown_name() {
        let cases = [
            ("AzureOpenAI", Spelling::Exact),
            ("AzureOpenAi", Spelling::Case("AzureOpenAI")),
            (" AzureOpenAI", Spelling::Case("AzureOpenAI")),
            ("Azure OpenAI", Spelling::Unknown),
            ("zoho", Spelling::Case("Zoho")),
            ("", Spelling::Unknown),
        ];
        for (typed, expected) in cases {
            assert_eq!(spelling_of_category(typed), expected, "{typed}");
        }
        assert_eq!(spelling_of_auth_type("aad"), Spelling::Case("AAD"));
    }
}
