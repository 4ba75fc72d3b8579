//! The table itself: ids, and a row a role.

use super::{MayAssign, Role, Surface, role};

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
    role(FOUNDRY_USER, "Foundry User", Surface::Foundry)
        .once(&["Azure AI User"])
        .builds(),
    role(FOUNDRY_OWNER, "Foundry Owner", Surface::Foundry)
        .once(&["Azure AI Owner"])
        .privileged()
        .builds()
        .may_assign(MayAssign::Only(&[FOUNDRY_USER])),
    role(
        FOUNDRY_ACCOUNT_OWNER,
        "Foundry Account Owner",
        Surface::Foundry,
    )
    .once(&["Azure AI Account Owner"])
    .privileged()
    .may_assign(MayAssign::Only(&[FOUNDRY_USER])),
    role(
        FOUNDRY_PROJECT_MANAGER,
        "Foundry Project Manager",
        Surface::Foundry,
    )
    .once(&["Azure AI Project Manager"])
    .builds()
    .may_assign(MayAssign::Only(&[FOUNDRY_USER])),
    role(
        FOUNDRY_AGENT_CONSUMER,
        "Foundry Agent Consumer",
        Surface::Foundry,
    )
    .builds()
    .third_party(),
    role(
        FOUNDRY_PROJECT_RUNTIME_USER,
        "Foundry Project Runtime User",
        Surface::Foundry,
    )
    .builds()
    .third_party(),
    role(
        COGNITIVE_SERVICES_USER,
        "Cognitive Services User",
        Surface::Inference,
    )
    .builds(),
    role(
        COGNITIVE_SERVICES_DATA_READER,
        "Cognitive Services Data Reader",
        Surface::Inference,
    )
    .builds(),
    role(
        COGNITIVE_SERVICES_CONTRIBUTOR,
        "Cognitive Services Contributor",
        Surface::Inference,
    )
    .privileged(),
    role(
        COGNITIVE_SERVICES_USAGES_READER,
        "Cognitive Services Usages Reader",
        Surface::Quota,
    ),
    role(
        COGNITIVE_SERVICES_OPENAI_USER,
        "Cognitive Services OpenAI User",
        Surface::OpenAi,
    ),
    role(
        COGNITIVE_SERVICES_OPENAI_CONTRIBUTOR,
        "Cognitive Services OpenAI Contributor",
        Surface::OpenAi,
    ),
    role(
        COGNITIVE_SERVICES_SPEECH_USER,
        "Cognitive Services Speech User",
        Surface::Inference,
    ),
    role(AZURE_AI_DEVELOPER, "Azure AI Developer", Surface::Hub),
    role(
        AZURE_AI_ADMINISTRATOR,
        "Azure AI Administrator",
        Surface::Hub,
    )
    .privileged(),
    role(
        AZURE_AI_INFERENCE_DEPLOYMENT_OPERATOR,
        "Azure AI Inference Deployment Operator",
        Surface::Hub,
    ),
    role(
        AZURE_AI_ENTERPRISE_NETWORK_CONNECTION_APPROVER,
        "Azure AI Enterprise Network Connection Approver",
        Surface::Network,
    )
    .privileged(),
    role(
        AZUREML_DATA_SCIENTIST,
        "AzureML Data Scientist",
        Surface::Hub,
    ),
    role(OWNER, "Owner", Surface::General)
        .privileged()
        .may_assign(MayAssign::Anything),
    role(CONTRIBUTOR, "Contributor", Surface::General).privileged(),
    role(READER, "Reader", Surface::General),
    role(
        USER_ACCESS_ADMINISTRATOR,
        "User Access Administrator",
        Surface::General,
    )
    .privileged()
    .may_assign(MayAssign::Anything),
    role(
        ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
        "Role Based Access Control Administrator",
        Surface::General,
    )
    .privileged()
    .may_assign(MayAssign::Anything),
    role(
        KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        "Key Vault Crypto Service Encryption User",
        Surface::Keys,
    ),
    role(
        KEY_VAULT_CRYPTO_USER,
        "Key Vault Crypto User",
        Surface::Keys,
    ),
    role(
        KEY_VAULT_CRYPTO_OFFICER,
        "Key Vault Crypto Officer",
        Surface::Keys,
    )
    .privileged(),
    role(
        KEY_VAULT_ADMINISTRATOR,
        "Key Vault Administrator",
        Surface::Keys,
    )
    .privileged(),
    role(
        KEY_VAULT_CONTRIBUTOR,
        "Key Vault Contributor",
        Surface::Keys,
    )
    .privileged(),
    role(
        KEY_VAULT_SECRETS_OFFICER,
        "Key Vault Secrets Officer",
        Surface::Keys,
    ),
    role(
        KEY_VAULT_SECRETS_USER,
        "Key Vault Secrets User",
        Surface::Keys,
    ),
    role(KEY_VAULT_READER, "Key Vault Reader", Surface::Keys),
    role(
        KEY_VAULT_DATA_ACCESS_ADMINISTRATOR,
        "Key Vault Data Access Administrator",
        Surface::Keys,
    )
    .privileged()
    .may_assign(MayAssign::Only(&[
        KEY_VAULT_ADMINISTRATOR,
        "a4417e6f-fecd-4de8-b567-7b0420556985",
        KEY_VAULT_CRYPTO_OFFICER,
        KEY_VAULT_CRYPTO_SERVICE_ENCRYPTION_USER,
        KEY_VAULT_CRYPTO_USER,
        KEY_VAULT_READER,
        KEY_VAULT_SECRETS_OFFICER,
        KEY_VAULT_SECRETS_USER,
    ])),
    role(
        STORAGE_BLOB_DATA_READER,
        "Storage Blob Data Reader",
        Surface::Data,
    ),
    role(
        STORAGE_BLOB_DATA_CONTRIBUTOR,
        "Storage Blob Data Contributor",
        Surface::Data,
    ),
    role(
        STORAGE_BLOB_DATA_OWNER,
        "Storage Blob Data Owner",
        Surface::Data,
    )
    .privileged(),
    role(
        STORAGE_ACCOUNT_CONTRIBUTOR,
        "Storage Account Contributor",
        Surface::Data,
    )
    .privileged(),
    role(
        SEARCH_INDEX_DATA_CONTRIBUTOR,
        "Search Index Data Contributor",
        Surface::Data,
    ),
    role(
        SEARCH_INDEX_DATA_READER,
        "Search Index Data Reader",
        Surface::Data,
    ),
    role(
        SEARCH_SERVICE_CONTRIBUTOR,
        "Search Service Contributor",
        Surface::Data,
    )
    .privileged(),
    role(COSMOS_DB_OPERATOR, "Cosmos DB Operator", Surface::Data).privileged(),
    role(
        COSMOS_DB_ACCOUNT_READER_ROLE,
        "Cosmos DB Account Reader Role",
        Surface::Data,
    ),
    role(
        DOCUMENTDB_ACCOUNT_CONTRIBUTOR,
        "DocumentDB Account Contributor",
        Surface::Data,
    )
    .privileged(),
    role(
        COSMOS_DB_BUILT_IN_DATA_CONTRIBUTOR,
        "Cosmos DB Built-in Data Contributor",
        Surface::CosmosData,
    ),
    role(ACRPULL, "AcrPull", Surface::Registry),
    role(ACRPUSH, "AcrPush", Surface::Registry),
    role(
        CONTAINER_REGISTRY_REPOSITORY_READER,
        "Container Registry Repository Reader",
        Surface::Registry,
    ),
    role(
        CONTAINER_REGISTRY_REPOSITORY_WRITER,
        "Container Registry Repository Writer",
        Surface::Registry,
    ),
    role(MONITORING_READER, "Monitoring Reader", Surface::Monitor),
    role(
        MONITORING_CONTRIBUTOR,
        "Monitoring Contributor",
        Surface::Monitor,
    )
    .privileged(),
    role(
        LOG_ANALYTICS_READER,
        "Log Analytics Reader",
        Surface::Monitor,
    ),
    role(
        LOG_ANALYTICS_DATA_READER,
        "Log Analytics Data Reader",
        Surface::Monitor,
    ),
    role(
        LOG_ANALYTICS_CONTRIBUTOR,
        "Log Analytics Contributor",
        Surface::Monitor,
    )
    .privileged(),
    role(
        MONITORING_METRICS_PUBLISHER,
        "Monitoring Metrics Publisher",
        Surface::Monitor,
    ),
    role(
        APPLICATION_INSIGHTS_COMPONENT_CONTRIBUTOR,
        "Application Insights Component Contributor",
        Surface::Monitor,
    )
    .privileged(),
    role(NETWORK_CONTRIBUTOR, "Network Contributor", Surface::Network).privileged(),
    role(
        PRIVATE_DNS_ZONE_CONTRIBUTOR,
        "Private DNS Zone Contributor",
        Surface::Network,
    ),
    role(
        COST_MANAGEMENT_READER,
        "Cost Management Reader",
        Surface::Cost,
    ),
    role(
        COST_MANAGEMENT_CONTRIBUTOR,
        "Cost Management Contributor",
        Surface::Cost,
    ),
    role(BILLING_READER, "Billing Reader", Surface::Cost),
    role(
        RESOURCE_POLICY_CONTRIBUTOR,
        "Resource Policy Contributor",
        Surface::Policy,
    )
    .privileged(),
    role(SECURITY_ADMIN, "Security Admin", Surface::Policy).privileged(),
    role(
        QUOTA_REQUEST_OPERATOR,
        "Quota Request Operator",
        Surface::Quota,
    ),
    role(
        API_MANAGEMENT_SERVICE_CONTRIBUTOR,
        "API Management Service Contributor",
        Surface::Gateway,
    )
    .privileged(),
    role(TAG_CONTRIBUTOR, "Tag Contributor", Surface::Policy).third_party(),
];
