//! Azure roles that a Foundry rollout meets, by GUID.
//!
//! Sources: Microsoft's list of built-in roles (2026-04-09) and its page on roles for Foundry
//! (2026-06-02), read 2026-11-22. Names change (most Foundry roles did in 2026); the GUID stays.
//! Two GUIDs come from third-party code only and are marked so: rules on them warn at most.

/// Where a role is meant to be used.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Surface {
    /// Foundry resources and projects.
    Foundry,
    /// Calling deployed models and services.
    Inference,
    /// Azure OpenAI resources.
    OpenAi,
    /// Hubs and Machine Learning workspaces.
    Hub,
    /// All of Azure.
    General,
    /// Networks.
    Network,
    /// Key vaults.
    Keys,
    /// Data stores.
    Data,
    /// Cosmos DB's own data roles, which are no Azure roles.
    CosmosData,
    /// Container registries.
    Registry,
    /// Monitoring.
    Monitor,
    /// Cost.
    Cost,
    /// Policy.
    Policy,
    /// Quota.
    Quota,
    /// Gateways.
    Gateway,
}

/// Which roles a role may assign.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MayAssign {
    /// None.
    Nothing,
    /// Any.
    Anything,
    /// These, by the condition in the role's definition.
    Only(&'static [&'static str]),
}

/// A built-in role.
#[derive(Debug, Clone, Copy)]
pub struct Role {
    /// GUID of the role definition, lower case.
    pub id: &'static str,
    /// Name as of the source's date.
    pub name: &'static str,
    /// Former names, newest first.
    pub former: &'static [&'static str],
    /// Where it is meant to be used.
    pub surface: Surface,
    /// Gives more than daily work needs; better eligible than permanent.
    pub privileged: bool,
    /// Which roles its holder may assign.
    pub may_assign: MayAssign,
    /// It has data actions of Foundry: its holder can build or chat.
    pub builds: bool,
    /// The GUID was read at Microsoft.
    pub sourced_at_microsoft: bool,
}

impl Role {
    /// The name, with the former one in brackets.
    pub fn label(&self) -> String {
        match self.former.first() {
            Some(former) => format!("{} (formerly {former})", self.name),
            None => self.name.to_owned(),
        }
    }
}

/// The role with this GUID, in any case.
pub fn by_id(id: &str) -> Option<&'static Role> {
    ROLES
        .iter()
        .find(|role| role.id.eq_ignore_ascii_case(id.trim()))
}

/// The one role with this current or former name, in any case.
pub fn by_name(name: &str) -> Option<&'static Role> {
    let is = |n: &str| n.eq_ignore_ascii_case(name.trim());
    let mut found = ROLES
        .iter()
        .filter(|role| is(role.name) || role.former.iter().any(|f| is(f)));
    let first = found.next()?;
    found.next().is_none().then_some(first)
}

/// Name of a role for people: from the catalogue, else the id itself.
pub fn name_of(id: &str) -> &str {
    by_id(id).map_or(id, |role| role.name)
}

/// Foundry User.
pub const FOUNDRY_USER: &str = "53ca6127-db72-4b80-b1b0-d745d6d5456d";
/// Foundry Owner.
pub const FOUNDRY_OWNER: &str = "c883944f-8b7b-4483-af10-35834be79c4a";
/// Foundry Account Owner.
pub const FOUNDRY_ACCOUNT_OWNER: &str = "e47c6f54-e4a2-4754-9501-8e0985b135e1";
/// Foundry Project Manager.
pub const FOUNDRY_PROJECT_MANAGER: &str = "eadc314b-1a2d-4efa-be10-5d325db5065e";
/// Foundry Agent Consumer.
pub const FOUNDRY_AGENT_CONSUMER: &str = "eed3b665-ab3a-47b6-8f48-c9382fb1dad6";
/// Foundry Project Runtime User.
pub const FOUNDRY_PROJECT_RUNTIME_USER: &str = "142bfaed-a13f-4c2d-bed2-6db62c4a1009";
/// Cognitive Services User.
pub const COGNITIVE_SERVICES_USER: &str = "a97b65f3-24c7-4388-baec-2e87135dc908";
/// Cognitive Services Data Reader.
pub const COGNITIVE_SERVICES_DATA_READER: &str = "b59867f0-fa02-499b-be73-45a86b5b3e1c";
/// Cognitive Services Contributor.
pub const COGNITIVE_SERVICES_CONTRIBUTOR: &str = "25fbc0a9-bd7c-42a3-aa1a-3b75d497ee68";
/// Cognitive Services Usages Reader.
pub const COGNITIVE_SERVICES_USAGES_READER: &str = "bba48692-92b0-4667-a9ad-c31c7b334ac2";
/// Cognitive Services OpenAI User.
pub const COGNITIVE_SERVICES_OPENAI_USER: &str = "5e0bd9bd-7b93-4f28-af87-19fc36ad61bd";
/// Cognitive Services OpenAI Contributor.
pub const COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR: &str = "a001fd3d-188f-4b5d-821b-7da978bf7442";
/// Cognitive Services Speech User.
pub const COGNITIVE_SERVICES_SPEECH_USER: &str = "f2dc8367-1007-4938-bd23-fe263f013447";
/// Azure AI Developer.
pub const AZURE_AI_DEVELOPER: &str = "64702f94-c441-49e6-a78b-ef80e0188fee";
/// Azure AI Administrator.
pub const AZURE_AI_ADMINISTRATOR: &str = "b78c5d69-af96-48a3-bf8d-a8b4d589de94";
/// Azure AI Inference Deployment Operator.
pub const AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR: &str = "3afb7f49-54cb-416e-8c09-6dc049efa503";
/// Azure AI Enterprise Network Connection Approver.
pub const AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER: &str =
    "b556d68e-0be0-4f35-a333-ad7ee1ce17ea";
/// AzureML Data Scientist.
pub const AZUREML_DATA_SCIENTIST: &str = "f6c7c914-8db3-469d-8ca1-694a8f32e121";
/// Owner.
pub const OWNER: &str = "8e3af657-a8ff-443c-a75c-2fe8c4bcb635";
/// Contributor.
pub const CONTRIBUTOR: &str = "b24988ac-6180-42a0-ab88-20f7382dd24c";
/// Reader.
pub const READER: &str = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
/// User Access Administrator.
pub const USER_ACCESS_ADMINISTRATOR: &str = "18d7d88d-d35e-4fb5-a5c3-7773c20a72d9";
/// Role Based Access Control Administrator.
pub const ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR: &str = "f58310d9-a9f6-439a-9e8d-f62e7b41a168";
/// Key Vault Crypto Service Encryption User.
pub const KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER: &str = "e147488a-f6f5-4113-8e2d-b22465e65bf6";
/// Key Vault Crypto User.
pub const KEY_VAULT_CRYPTO_USER: &str = "12338af0-0e69-4776-bea7-57ae8d297424";
/// Key Vault Crypto Officer.
pub const KEY_VAULT_CRYPTO_OFFICER: &str = "14b46e9e-c2b7-41b4-b07b-48a6ebf60603";
/// Key Vault Administrator.
pub const KEY_VAULT_ADMINISTRATOR: &str = "00482a5a-887f-4fb3-b363-3b7fe8e74483";
/// Key Vault Contributor.
pub const KEY_VAULT_CONTRIBUTOR: &str = "f25e0fa2-a7c8-4377-a976-54943a77a395";
/// Key Vault Secrets Officer.
pub const KEY_VAULT_SECRETS_OFFICER: &str = "b86a8fe4-44ce-4948-aee5-eccb2c155cd7";
/// Key Vault Secrets User.
pub const KEY_VAULT_SECRETS_USER: &str = "4633458b-17de-408a-b874-0445c86b69e6";
/// Key Vault Reader.
pub const KEY_VAULT_READER: &str = "21090545-7ca7-4776-b22c-e363652d74d2";
/// Key Vault Data Access Administrator.
pub const KEY_VAULT_DATA_ACCESS_ADMINISTRATOR: &str = "8b54135c-b56d-4d72-a534-26097cfdc8d8";
/// Storage Blob Data Reader.
pub const STORAGE_BLOB_DATA_READER: &str = "2a2b9908-6ea1-4ae2-8e65-a410df84e7d1";
/// Storage Blob Data Contributor.
pub const STORAGE_BLOB_DATA_CONTRIBUTOR: &str = "ba92f5b4-2d11-453d-a403-e96b0029c9fe";
/// Storage Blob Data Owner.
pub const STORAGE_BLOB_DATA_OWNER: &str = "b7e6dc6d-f1e8-4753-8033-0f276bb0955b";
/// Storage Account Contributor.
pub const STORAGE_ACCOUNT_CONTRIBUTOR: &str = "17d1049b-9a84-46fb-8f53-869881c3d3ab";
/// Search Index Data Contributor.
pub const SEARCH_INDEX_DATA_CONTRIBUTOR: &str = "8ebe5a00-799e-43f5-93ac-243d3dce84a7";
/// Search Index Data Reader.
pub const SEARCH_INDEX_DATA_READER: &str = "1407120a-92aa-4202-b7e9-c0e197c71c8f";
/// Search Service Contributor.
pub const SEARCH_SERVICE_CONTRIBUTOR: &str = "7ca78c08-252a-4471-8644-bb5ff32d4ba0";
/// Cosmos DB Operator.
pub const COSMOS_DB_OPERATOR: &str = "230815da-be43-4aae-9cb4-875f7bd000aa";
/// Cosmos DB Account Reader Role.
pub const COSMOS_DB_ACCOUNT_READER_ROLE: &str = "fbdf93bf-df7d-467e-a4d2-9458aa1360c8";
/// DocumentDB Account Contributor.
pub const DOCUMENTDB_ACCOUNT_CONTRIBUTOR: &str = "5bd9cd88-fe45-4216-938b-f97437e15450";
/// Cosmos DB Built-in Data Contributor.
pub const COSMOS_DB_BUILT_IN_DATA_CONTRIBUTOR: &str = "00000000-0000-0000-0000-000000000002";
/// AcrPull.
pub const ACRPULL: &str = "7f951dda-4ed3-4680-a7ca-43fe172d538d";
/// AcrPush.
pub const ACRPUSH: &str = "8311e382-0749-4cb8-b61a-304f252e45ec";
/// Container Registry Repository Reader.
pub const CONTAINER_REGISTRY_REPOSITORY_READER: &str = "b93aa761-3e63-49ed-ac28-beffa264f7ac";
/// Container Registry Repository Writer.
pub const CONTAINER_REGISTRY_REPOSITORY_WRITER: &str = "2a1e307c-b015-4ebd-883e-5b7698a07328";
/// Monitoring Reader.
pub const MONITORING_READER: &str = "43d0d8ad-25c7-4714-9337-8ba259a9fe05";
/// Monitoring Contributor.
pub const MONITORING_CONTRIBUTOR: &str = "749f88d5-cbae-40b8-bcfc-e573ddc772fa";
/// Log Analytics Reader.
pub const LOG_ANALYTICS_READER: &str = "73c42c96-874c-492b-b04d-ab87d138a893";
/// Log Analytics Data Reader.
pub const LOG_ANALYTICS_DATA_READER: &str = "3b03c2da-16b3-4a49-8834-0f8130efdd3b";
/// Log Analytics Contributor.
pub const LOG_ANALYTICS_CONTRIBUTOR: &str = "92aaf0da-9dab-42b6-94a3-d43ce8d16293";
/// Monitoring Metrics Publisher.
pub const MONITORING_METRICS_PUBLISHER: &str = "3913510d-42f4-4e42-8a64-420c390055eb";
/// Application Insights Component Contributor.
pub const APPLICATION_INSIGHTS_COMPONENT_CONTRIBUTOR: &str = "ae349356-3a1b-4a5e-921d-050484c6347e";
/// Network Contributor.
pub const NETWORK_CONTRIBUTOR: &str = "4d97b98b-1d4f-4787-a291-c67834d212e7";
/// Private DNS Zone Contributor.
pub const PRIVATE_DNS_ZONE_CONTRIBUTOR: &str = "b12aa53e-6015-4669-85d0-8515ebb3ae7f";
/// Cost Management Reader.
pub const COST_MANAGEMENT_READER: &str = "72fafb9e-0641-4937-9268-a91bfd8191a3";
/// Cost Management Contributor.
pub const COST_MANAGEMENT_CONTRIBUTOR: &str = "434105ed-43f6-45c7-a02f-909b2ba83430";
/// Billing Reader.
pub const BILLING_READER: &str = "fa23ad8b-c56e-40d8-ac0c-ce449e1d2c64";
/// Resource Policy Contributor.
pub const RESOURCE_POLICY_CONTRIBUTOR: &str = "36243c78-bf99-498c-9df9-86d9f8d28608";
/// Security Admin.
pub const SECURITY_ADMIN: &str = "fb1c8493-542b-48eb-b624-b4c8fea62acd";
/// Quota Request Operator.
pub const QUOTA_REQUEST_OPERATOR: &str = "0e5f05e5-9ab9-446b-b98d-1e2157c94125";
/// API Management Service Contributor.
pub const API_MANAGEMENT_SERVICE_CONTRIBUTOR: &str = "312a565d-c81f-4fd8-895a-4e21e48d571c";
/// Tag Contributor.
pub const TAG_CONTRIBUTOR: &str = "4a9ae827-6dc8-4573-8ac7-8239d42aa03f";

/// Every role of the catalogue.
pub const ROLES: &[Role] = &[
    Role {
        id: FOUNDRY_USER,
        name: "Foundry User",
        former: &["Azure AI User"],
        surface: Surface::Foundry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: true,
        sourced_at_microsoft: true,
    },
    Role {
        id: FOUNDRY_OWNER,
        name: "Foundry Owner",
        former: &["Azure AI Owner"],
        surface: Surface::Foundry,
        privileged: true,
        may_assign: MayAssign::Only(&[FOUNDRY_USER]),
        builds: true,
        sourced_at_microsoft: true,
    },
    Role {
        id: FOUNDRY_ACCOUNT_OWNER,
        name: "Foundry Account Owner",
        former: &["Azure AI Account Owner"],
        surface: Surface::Foundry,
        privileged: true,
        may_assign: MayAssign::Only(&[FOUNDRY_USER]),
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: FOUNDRY_PROJECT_MANAGER,
        name: "Foundry Project Manager",
        former: &["Azure AI Project Manager"],
        surface: Surface::Foundry,
        privileged: false,
        may_assign: MayAssign::Only(&[FOUNDRY_USER]),
        builds: true,
        sourced_at_microsoft: true,
    },
    Role {
        id: FOUNDRY_AGENT_CONSUMER,
        name: "Foundry Agent Consumer",
        former: &[],
        surface: Surface::Foundry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: true,
        sourced_at_microsoft: false,
    },
    Role {
        id: FOUNDRY_PROJECT_RUNTIME_USER,
        name: "Foundry Project Runtime User",
        former: &[],
        surface: Surface::Foundry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: true,
        sourced_at_microsoft: false,
    },
    Role {
        id: COGNITIVE_SERVICES_USER,
        name: "Cognitive Services User",
        former: &[],
        surface: Surface::Inference,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: true,
        sourced_at_microsoft: true,
    },
    Role {
        id: COGNITIVE_SERVICES_DATA_READER,
        name: "Cognitive Services Data Reader",
        former: &[],
        surface: Surface::Inference,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: true,
        sourced_at_microsoft: true,
    },
    Role {
        id: COGNITIVE_SERVICES_CONTRIBUTOR,
        name: "Cognitive Services Contributor",
        former: &[],
        surface: Surface::Inference,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COGNITIVE_SERVICES_USAGES_READER,
        name: "Cognitive Services Usages Reader",
        former: &[],
        surface: Surface::Quota,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COGNITIVE_SERVICES_OPENAI_USER,
        name: "Cognitive Services OpenAI User",
        former: &[],
        surface: Surface::OpenAi,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
        name: "Cognitive Services OpenAI Contributor",
        former: &[],
        surface: Surface::OpenAi,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COGNITIVE_SERVICES_SPEECH_USER,
        name: "Cognitive Services Speech User",
        former: &[],
        surface: Surface::Inference,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: AZURE_AI_DEVELOPER,
        name: "Azure AI Developer",
        former: &[],
        surface: Surface::Hub,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: AZURE_AI_ADMINISTRATOR,
        name: "Azure AI Administrator",
        former: &[],
        surface: Surface::Hub,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR,
        name: "Azure AI Inference Deployment Operator",
        former: &[],
        surface: Surface::Hub,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER,
        name: "Azure AI Enterprise Network Connection Approver",
        former: &[],
        surface: Surface::Network,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: AZUREML_DATA_SCIENTIST,
        name: "AzureML Data Scientist",
        former: &[],
        surface: Surface::Hub,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: OWNER,
        name: "Owner",
        former: &[],
        surface: Surface::General,
        privileged: true,
        may_assign: MayAssign::Anything,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: CONTRIBUTOR,
        name: "Contributor",
        former: &[],
        surface: Surface::General,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: READER,
        name: "Reader",
        former: &[],
        surface: Surface::General,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: USER_ACCESS_ADMINISTRATOR,
        name: "User Access Administrator",
        former: &[],
        surface: Surface::General,
        privileged: true,
        may_assign: MayAssign::Anything,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
        name: "Role Based Access Control Administrator",
        former: &[],
        surface: Surface::General,
        privileged: true,
        may_assign: MayAssign::Anything,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        name: "Key Vault Crypto Service Encryption User",
        former: &[],
        surface: Surface::Keys,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_CRYPTO_USER,
        name: "Key Vault Crypto User",
        former: &[],
        surface: Surface::Keys,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_CRYPTO_OFFICER,
        name: "Key Vault Crypto Officer",
        former: &[],
        surface: Surface::Keys,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_ADMINISTRATOR,
        name: "Key Vault Administrator",
        former: &[],
        surface: Surface::Keys,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_CONTRIBUTOR,
        name: "Key Vault Contributor",
        former: &[],
        surface: Surface::Keys,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_SECRETS_OFFICER,
        name: "Key Vault Secrets Officer",
        former: &[],
        surface: Surface::Keys,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_SECRETS_USER,
        name: "Key Vault Secrets User",
        former: &[],
        surface: Surface::Keys,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_READER,
        name: "Key Vault Reader",
        former: &[],
        surface: Surface::Keys,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: KEY_VAULT_DATA_ACCESS_ADMINISTRATOR,
        name: "Key Vault Data Access Administrator",
        former: &[],
        surface: Surface::Keys,
        privileged: true,
        may_assign: MayAssign::Only(&[
            KEY_VAULT_ADMINISTRATOR,
            "a4417e6f-fecd-4de8-b567-7b0420556985",
            KEY_VAULT_CRYPTO_OFFICER,
            KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
            KEY_VAULT_CRYPTO_USER,
            KEY_VAULT_READER,
            KEY_VAULT_SECRETS_OFFICER,
            KEY_VAULT_SECRETS_USER,
        ]),
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: STORAGE_BLOB_DATA_READER,
        name: "Storage Blob Data Reader",
        former: &[],
        surface: Surface::Data,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: STORAGE_BLOB_DATA_CONTRIBUTOR,
        name: "Storage Blob Data Contributor",
        former: &[],
        surface: Surface::Data,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: STORAGE_BLOB_DATA_OWNER,
        name: "Storage Blob Data Owner",
        former: &[],
        surface: Surface::Data,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: STORAGE_ACCOUNT_CONTRIBUTOR,
        name: "Storage Account Contributor",
        former: &[],
        surface: Surface::Data,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: SEARCH_INDEX_DATA_CONTRIBUTOR,
        name: "Search Index Data Contributor",
        former: &[],
        surface: Surface::Data,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: SEARCH_INDEX_DATA_READER,
        name: "Search Index Data Reader",
        former: &[],
        surface: Surface::Data,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: SEARCH_SERVICE_CONTRIBUTOR,
        name: "Search Service Contributor",
        former: &[],
        surface: Surface::Data,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COSMOS_DB_OPERATOR,
        name: "Cosmos DB Operator",
        former: &[],
        surface: Surface::Data,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COSMOS_DB_ACCOUNT_READER_ROLE,
        name: "Cosmos DB Account Reader Role",
        former: &[],
        surface: Surface::Data,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: DOCUMENTDB_ACCOUNT_CONTRIBUTOR,
        name: "DocumentDB Account Contributor",
        former: &[],
        surface: Surface::Data,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COSMOS_DB_BUILT_IN_DATA_CONTRIBUTOR,
        name: "Cosmos DB Built-in Data Contributor",
        former: &[],
        surface: Surface::CosmosData,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: ACRPULL,
        name: "AcrPull",
        former: &[],
        surface: Surface::Registry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: ACRPUSH,
        name: "AcrPush",
        former: &[],
        surface: Surface::Registry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: CONTAINER_REGISTRY_REPOSITORY_READER,
        name: "Container Registry Repository Reader",
        former: &[],
        surface: Surface::Registry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: CONTAINER_REGISTRY_REPOSITORY_WRITER,
        name: "Container Registry Repository Writer",
        former: &[],
        surface: Surface::Registry,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: MONITORING_READER,
        name: "Monitoring Reader",
        former: &[],
        surface: Surface::Monitor,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: MONITORING_CONTRIBUTOR,
        name: "Monitoring Contributor",
        former: &[],
        surface: Surface::Monitor,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: LOG_ANALYTICS_READER,
        name: "Log Analytics Reader",
        former: &[],
        surface: Surface::Monitor,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: LOG_ANALYTICS_DATA_READER,
        name: "Log Analytics Data Reader",
        former: &[],
        surface: Surface::Monitor,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: LOG_ANALYTICS_CONTRIBUTOR,
        name: "Log Analytics Contributor",
        former: &[],
        surface: Surface::Monitor,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: MONITORING_METRICS_PUBLISHER,
        name: "Monitoring Metrics Publisher",
        former: &[],
        surface: Surface::Monitor,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: APPLICATION_INSIGHTS_COMPONENT_CONTRIBUTOR,
        name: "Application Insights Component Contributor",
        former: &[],
        surface: Surface::Monitor,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: NETWORK_CONTRIBUTOR,
        name: "Network Contributor",
        former: &[],
        surface: Surface::Network,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: PRIVATE_DNS_ZONE_CONTRIBUTOR,
        name: "Private DNS Zone Contributor",
        former: &[],
        surface: Surface::Network,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COST_MANAGEMENT_READER,
        name: "Cost Management Reader",
        former: &[],
        surface: Surface::Cost,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: COST_MANAGEMENT_CONTRIBUTOR,
        name: "Cost Management Contributor",
        former: &[],
        surface: Surface::Cost,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: BILLING_READER,
        name: "Billing Reader",
        former: &[],
        surface: Surface::Cost,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: RESOURCE_POLICY_CONTRIBUTOR,
        name: "Resource Policy Contributor",
        former: &[],
        surface: Surface::Policy,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: SECURITY_ADMIN,
        name: "Security Admin",
        former: &[],
        surface: Surface::Policy,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: QUOTA_REQUEST_OPERATOR,
        name: "Quota Request Operator",
        former: &[],
        surface: Surface::Quota,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: API_MANAGEMENT_SERVICE_CONTRIBUTOR,
        name: "API Management Service Contributor",
        former: &[],
        surface: Surface::Gateway,
        privileged: true,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: true,
    },
    Role {
        id: TAG_CONTRIBUTOR,
        name: "Tag Contributor",
        former: &[],
        surface: Surface::Policy,
        privileged: false,
        may_assign: MayAssign::Nothing,
        builds: false,
        sourced_at_microsoft: false,
    },
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_id_stands_once_and_is_a_lower_case_guid() {
        let ids: std::collections::BTreeSet<&str> = ROLES.iter().map(|r| r.id).collect();
        assert_eq!(ids.len(), ROLES.len());
        for id in ids {
            assert_eq!(uuid::Uuid::try_parse(id).expect(id).to_string(), id);
        }
    }

    #[test]
    fn a_role_is_found_by_id_and_by_either_name() {
        let role = by_name("azure ai user").expect("by its former name");
        assert_eq!(role.id, FOUNDRY_USER);
        assert_eq!(role.label(), "Foundry User (formerly Azure AI User)");
        assert_eq!(
            by_id("53CA6127-DB72-4B80-B1B0-D745D6D5456D").map(|r| r.name),
            Some("Foundry User")
        );
        assert!(by_name("Azure AI").is_none());
    }
}
