//! The table itself: a row an ability.

use super::{Ability, Grade, Side, Target, control, data};

/// Every ability, in the order people read them.
pub const ABILITIES: &[Ability] = &[
    Ability {
        id: "see-account",
        name: "See the Foundry resource",
        short: "See resource",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/read",
            Target::Account,
        )]],
    },
    Ability {
        id: "see-project",
        name: "See the project",
        short: "See project",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/read",
            Target::Project,
        )]],
    },
    Ability {
        id: "see-deployments",
        name: "See deployed models",
        short: "See models",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/deployments/read",
            Target::Account,
        )]],
    },
    Ability {
        id: "create-account",
        name: "Create a Foundry resource",
        short: "Create resource",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/write",
            Target::ResourceGroup,
        )]],
    },
    Ability {
        id: "configure-account",
        name: "Change the settings of the Foundry resource",
        short: "Change resource",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "delete-account",
        name: "Delete the Foundry resource",
        short: "Delete resource",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/delete",
            Target::Account,
        )]],
    },
    Ability {
        id: "purge-account",
        name: "Purge a deleted Foundry resource",
        short: "Purge resource",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/locations/resourceGroups/deletedAccounts/delete",
            Target::Subscription,
        )]],
    },
    Ability {
        id: "create-project",
        name: "Create projects",
        short: "Create project",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "edit-project",
        name: "Change the settings of the project",
        short: "Edit project",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/write",
            Target::Project,
        )]],
    },
    Ability {
        id: "delete-project",
        name: "Delete the project",
        short: "Delete project",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/delete",
            Target::Project,
        )]],
    },
    Ability {
        id: "deploy-model",
        name: "Deploy models",
        short: "Deploy model",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/deployments/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "edit-guardrails",
        name: "Edit guardrails",
        short: "Edit guardrails",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/raiPolicies/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "shared-connection",
        name: "Create shared connections",
        short: "Shared connection",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/connections/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "project-connection",
        name: "Create connections of the project",
        short: "Add connection",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/connections/write",
            Target::Project,
        )]],
    },
    Ability {
        id: "connection-secrets",
        name: "Read secrets of shared connections",
        short: "Shared secrets",
        grade: Grade::Unconfirmed,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/connections/listsecrets/action",
            Target::Account,
        )]],
    },
    Ability {
        id: "project-connection-secrets",
        name: "Read secrets of the project's connections",
        short: "Project secrets",
        grade: Grade::Unconfirmed,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/connections/listsecrets/action",
            Target::Project,
        )]],
    },
    Ability {
        id: "list-keys",
        name: "Read the API keys of the Foundry resource",
        short: "List keys",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/listKeys/action",
            Target::Account,
        )]],
    },
    Ability {
        id: "regenerate-keys",
        name: "Renew the API keys of the Foundry resource",
        short: "Renew keys",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/regenerateKey/action",
            Target::Account,
        )]],
    },
    Ability {
        id: "capability-host",
        name: "Set up standard agents in the project",
        short: "Standard agents",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/capabilityHosts/write",
            Target::Project,
        )]],
    },
    Ability {
        id: "managed-network",
        name: "Set up the managed network",
        short: "Managed network",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/managedNetworks/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "approve-endpoint",
        name: "Approve private endpoints of the Foundry resource",
        short: "Approve endpoint",
        grade: Grade::Published,
        ways: &[
            &[control(
                "Microsoft.CognitiveServices/accounts/privateEndpointConnectionsApproval/action",
                Target::Account,
            )],
            &[control(
                "Microsoft.CognitiveServices/accounts/privateEndpointConnections/write",
                Target::Account,
            )],
        ],
    },
    Ability {
        id: "build-agent",
        name: "Build and change agents",
        short: "Build agent",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/AIServices/agents/write",
            Target::Project,
        )]],
    },
    Ability {
        id: "see-agents",
        name: "See agents, their runs and files",
        short: "See agents",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/AIServices/agents/read",
            Target::Project,
        )]],
    },
    Ability {
        id: "talk-to-agent",
        name: "Talk to agents",
        short: "Talk to agent",
        grade: Grade::Unconfirmed,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/AIServices/endpoints/interact/action",
            Target::Agent,
        )]],
    },
    Ability {
        id: "invoke-application",
        name: "Use published agent applications",
        short: "Use application",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/AIServices/applications/invoke/action",
            Target::Project,
        )]],
    },
    Ability {
        id: "project-responses",
        name: "Call models through the project",
        short: "Call via project",
        grade: Grade::Unconfirmed,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/AIServices/responses/write",
            Target::Project,
        )]],
    },
    Ability {
        id: "impersonate-user",
        name: "Pass a user's identity on to an agent",
        short: "Pass user on",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/AIServices/agents/endpoints/UserIdentityImpersonation/action",
            Target::Project,
        )]],
    },
    Ability {
        id: "publish-agent",
        name: "Publish agents",
        short: "Publish agent",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/accounts/projects/applications/write",
            Target::Project,
        )]],
    },
    Ability {
        id: "publish-teams",
        name: "Publish agents to Teams and Microsoft 365",
        short: "Publish to Teams",
        grade: Grade::Unconfirmed,
        ways: &[&[control(
            "Microsoft.BotService/botServices/write",
            Target::ResourceGroup,
        )]],
    },
    Ability {
        id: "call-openai-model",
        name: "Call OpenAI models of the Foundry resource",
        short: "Call OpenAI",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/OpenAI/deployments/chat/completions/action",
            Target::Account,
        )]],
    },
    Ability {
        id: "call-any-model",
        name: "Call any model of the Foundry resource without a key",
        short: "Call any model",
        grade: Grade::Unconfirmed,
        ways: &[&[data(
            "Microsoft.CognitiveServices/accounts/MaaS/chat/completions/action",
            Target::Account,
        )]],
    },
    Ability {
        id: "fine-tune",
        name: "Fine-tune models and deploy the result",
        short: "Fine-tune",
        grade: Grade::Published,
        ways: &[&[
            data(
                "Microsoft.CognitiveServices/accounts/OpenAI/fine-tunes/write",
                Target::Account,
            ),
            control(
                "Microsoft.CognitiveServices/accounts/deployments/write",
                Target::Account,
            ),
        ]],
    },
    Ability {
        id: "see-quota",
        name: "See quota",
        short: "See quota",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/locations/usages/read",
            Target::Subscription,
        )]],
    },
    Ability {
        id: "register-provider",
        name: "Register the resource provider",
        short: "Register provider",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.CognitiveServices/register/action",
            Target::Subscription,
        )]],
    },
    Ability {
        id: "assign-roles",
        name: "Give roles to others",
        short: "Assign roles",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Authorization/roleAssignments/write",
            Target::Here,
        )]],
    },
    Ability {
        id: "remove-roles",
        name: "Take roles away",
        short: "Remove roles",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Authorization/roleAssignments/delete",
            Target::Here,
        )]],
    },
    Ability {
        id: "see-roles",
        name: "See who holds which role",
        short: "See roles",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Authorization/roleAssignments/read",
            Target::Here,
        )]],
    },
    Ability {
        id: "define-roles",
        name: "Create custom roles",
        short: "Define roles",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Authorization/roleDefinitions/write",
            Target::ResourceGroup,
        )]],
    },
    Ability {
        id: "assign-policy",
        name: "Assign policies",
        short: "Assign policy",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Authorization/policyAssignments/write",
            Target::ResourceGroup,
        )]],
    },
    Ability {
        id: "lock",
        name: "Set and lift locks",
        short: "Lock",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Authorization/locks/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "see-metrics",
        name: "See metrics",
        short: "See metrics",
        grade: Grade::Published,
        ways: &[&[control("Microsoft.Insights/metrics/read", Target::Account)]],
    },
    Ability {
        id: "set-diagnostics",
        name: "Set diagnostic settings",
        short: "Set diagnostics",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Insights/diagnosticSettings/write",
            Target::Account,
        )]],
    },
    Ability {
        id: "see-traces",
        name: "See traces in Application Insights",
        short: "See traces",
        grade: Grade::Unconfirmed,
        ways: &[&[control(
            "Microsoft.Insights/components/query/read",
            Target::Beside(Side::AppInsights),
        )]],
    },
    Ability {
        id: "see-logs",
        name: "Query logs",
        short: "See logs",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.OperationalInsights/workspaces/query/read",
            Target::Beside(Side::LogWorkspace),
        )]],
    },
    Ability {
        id: "create-monitoring",
        name: "Create Application Insights and a log workspace",
        short: "Set up monitoring",
        grade: Grade::Published,
        ways: &[&[
            control("Microsoft.Insights/components/write", Target::ResourceGroup),
            control(
                "Microsoft.OperationalInsights/workspaces/write",
                Target::ResourceGroup,
            ),
        ]],
    },
    Ability {
        id: "see-cost",
        name: "See cost",
        short: "See cost",
        grade: Grade::Unconfirmed,
        ways: &[
            &[control(
                "Microsoft.CostManagement/query/read",
                Target::ResourceGroup,
            )],
            &[control(
                "Microsoft.CostManagement/query/action",
                Target::ResourceGroup,
            )],
        ],
    },
    Ability {
        id: "set-budget",
        name: "Set budgets",
        short: "Set budget",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Consumption/budgets/write",
            Target::ResourceGroup,
        )]],
    },
    Ability {
        id: "join-subnet",
        name: "Put resources into the subnet",
        short: "Join subnet",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Network/virtualNetworks/subnets/join/action",
            Target::Beside(Side::VirtualNetwork),
        )]],
    },
    Ability {
        id: "create-endpoint",
        name: "Create private endpoints",
        short: "Create endpoint",
        grade: Grade::Published,
        ways: &[&[
            control(
                "Microsoft.Network/privateEndpoints/write",
                Target::ResourceGroup,
            ),
            control(
                "Microsoft.Network/virtualNetworks/subnets/join/action",
                Target::Beside(Side::VirtualNetwork),
            ),
        ]],
    },
    Ability {
        id: "edit-dns",
        name: "Write private DNS zones and their links",
        short: "Edit DNS",
        grade: Grade::Published,
        ways: &[&[
            control(
                "Microsoft.Network/privateDnsZones/A/write",
                Target::Beside(Side::PrivateDnsZone),
            ),
            control(
                "Microsoft.Network/privateDnsZones/virtualNetworkLinks/write",
                Target::Beside(Side::PrivateDnsZone),
            ),
        ]],
    },
    Ability {
        id: "use-key",
        name: "Encrypt with the customer-managed key",
        short: "Use key",
        grade: Grade::Published,
        ways: &[&[
            data(
                "Microsoft.KeyVault/vaults/keys/read",
                Target::Beside(Side::KeyVault),
            ),
            data(
                "Microsoft.KeyVault/vaults/keys/wrap/action",
                Target::Beside(Side::KeyVault),
            ),
            data(
                "Microsoft.KeyVault/vaults/keys/unwrap/action",
                Target::Beside(Side::KeyVault),
            ),
        ]],
    },
    Ability {
        id: "create-key",
        name: "Create the customer-managed key",
        short: "Create key",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.KeyVault/vaults/keys/create/action",
            Target::Beside(Side::KeyVault),
        )]],
    },
    Ability {
        id: "read-secrets",
        name: "Read secrets in the vault",
        short: "Read secrets",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.KeyVault/vaults/secrets/getSecret/action",
            Target::Beside(Side::KeyVault),
        )]],
    },
    Ability {
        id: "write-secrets",
        name: "Write secrets in the vault",
        short: "Write secrets",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.KeyVault/vaults/secrets/setSecret/action",
            Target::Beside(Side::KeyVault),
        )]],
    },
    Ability {
        id: "read-blobs",
        name: "Read blobs",
        short: "Read blobs",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/read",
            Target::Beside(Side::Storage),
        )]],
    },
    Ability {
        id: "write-blobs",
        name: "Write blobs",
        short: "Write blobs",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.Storage/storageAccounts/blobServices/containers/blobs/write",
            Target::Beside(Side::Storage),
        )]],
    },
    Ability {
        id: "storage-keys",
        name: "Read the keys of the storage account",
        short: "Storage keys",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Storage/storageAccounts/listKeys/action",
            Target::Beside(Side::Storage),
        )]],
    },
    Ability {
        id: "query-index",
        name: "Query search indexes",
        short: "Query index",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.Search/searchServices/indexes/documents/read",
            Target::Beside(Side::Search),
        )]],
    },
    Ability {
        id: "fill-index",
        name: "Write documents to search indexes",
        short: "Fill index",
        grade: Grade::Published,
        ways: &[&[data(
            "Microsoft.Search/searchServices/indexes/documents/write",
            Target::Beside(Side::Search),
        )]],
    },
    Ability {
        id: "manage-index",
        name: "Create and change search indexes",
        short: "Manage index",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.Search/searchServices/indexes/write",
            Target::Beside(Side::Search),
        )]],
    },
    Ability {
        id: "cosmos-setup",
        name: "Prepare Cosmos DB for agents",
        short: "Prepare Cosmos",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.DocumentDB/databaseAccounts/sqlDatabases/write",
            Target::Beside(Side::Cosmos),
        )]],
    },
    Ability {
        id: "cosmos-keys",
        name: "Read the keys of Cosmos DB",
        short: "Cosmos keys",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.DocumentDB/databaseAccounts/listKeys/action",
            Target::Beside(Side::Cosmos),
        )]],
    },
    Ability {
        id: "pull-image",
        name: "Pull images",
        short: "Pull image",
        grade: Grade::Published,
        ways: &[
            &[control(
                "Microsoft.ContainerRegistry/registries/pull/read",
                Target::Beside(Side::Registry),
            )],
            &[data(
                "Microsoft.ContainerRegistry/registries/repositories/content/read",
                Target::Beside(Side::Registry),
            )],
        ],
    },
    Ability {
        id: "push-image",
        name: "Push images",
        short: "Push image",
        grade: Grade::Published,
        ways: &[
            &[control(
                "Microsoft.ContainerRegistry/registries/push/write",
                Target::Beside(Side::Registry),
            )],
            &[data(
                "Microsoft.ContainerRegistry/registries/repositories/content/write",
                Target::Beside(Side::Registry),
            )],
        ],
    },
    Ability {
        id: "hub-build",
        name: "Work in a classic hub project",
        short: "Hub work",
        grade: Grade::Published,
        ways: &[&[control(
            "Microsoft.MachineLearningServices/workspaces/experiments/runs/submit/action",
            Target::Beside(Side::HubProject),
        )]],
    },
];
