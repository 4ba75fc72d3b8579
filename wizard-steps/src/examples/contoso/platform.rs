//! Contoso's platform: subscriptions, networks, keys, connections, models, policy.

use std::collections::BTreeMap;

use super::{
    Case, DOMAIN, Draft, ENVIRONMENTS, GROUPS, Group, REGION, acc, env, example_guid, example_id,
    grp, is_sensitive, prj, use_case,
};
use crate::examples::contact;
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::steps::connections::answers::{Connection, ConnectionLevel, Connections, SignsInAs};
use crate::steps::encryption::answers::{Encryption, EncryptionChoice, KeyChoice};
use crate::steps::environments::answers::EnvironmentKind;
use crate::steps::governance::answers::PolicyAssignment;
use crate::steps::models::answers::{
    Boundary, Confirmation, Deployment, Model, ModelStrategy, Models, Strategy,
};
use crate::steps::networking::answers::{
    AgentNetwork, DnsBy, Hub, Inbound, NetworkChoice, NetworkPath, Networking, Subnet,
    SubnetPurpose, VirtualNetwork,
};
use crate::steps::prerequisites::answers::{
    RegionChoice, ResourceGroupStrategy, ResourceGroups, Subscription, SubscriptionStrategy,
};

/// The private DNS zones of a Foundry resource.
/// Source: Microsoft's private link page for Foundry (2026-03-12).
const ZONES: [&str; 3] = [
    "privatelink.cognitiveservices.azure.com",
    "privatelink.openai.azure.com",
    "privatelink.services.ai.azure.com",
];

/// Built-in policy that allows only listed models.
/// Source: Azure/azure-policy, "Cognitive Services Deployments should only use approved Registry Models".
const APPROVED_MODELS_POLICY: &str = "aafe3651-cb78-4f68-9f81-e7e41509110f";

/// Adds it.
pub(super) fn add(draft: &Draft, plan: &mut Plan) {
    subscriptions(plan);
    regions(draft, plan);
    plan.networking = networking();
    plan.encryption = encryption(draft);
    plan.connections = connections();
    plan.models = models(draft);
    let policy = |environment: &str| PolicyAssignment {
        name: format!("finance-models-{environment}"),
        definition_id: APPROVED_MODELS_POLICY.into(),
        effect: "Deny".to_owned(),
        subscription: sub(&format!("finance {environment}")),
        allowed: vec!["gpt-4.1".to_owned(), "gpt-4.1-mini".to_owned()],
        why: "Finance & Risk uses no preview and no unapproved models.".to_owned(),
    };
    plan.governance.policies = ENVIRONMENTS
        .iter()
        .map(|(e, ..)| (example_id("pol", &format!("finance models {e}")), policy(e)))
        .collect();
    plan.governance.tags = BTreeMap::from([("product".to_owned(), "foundry".to_owned())]);
}

fn sub(name: &str) -> Id {
    example_id("sub", name)
}

fn subscriptions(plan: &mut Plan) {
    let prerequisites = &mut plan.prerequisites;
    prerequisites.subscription_strategy = Some(SubscriptionStrategy::PerEnvironment);
    for (token, _, name) in ENVIRONMENTS {
        let shared = Subscription {
            name: format!("Contoso AI {name}"),
            subscription_id: example_guid(&format!("subscription {token}")).into(),
            environment: env(token),
            owner: contact("Cloud platform team", "cloud-platform", DOMAIN),
            management_group: format!("mg-contoso-ai-{token}"),
            ..Subscription::default()
        };
        let finance = Subscription {
            name: format!("Contoso AI Finance & Risk {name}"),
            subscription_id: example_guid(&format!("subscription finance {token}")).into(),
            group: grp("finance"),
            ..shared.clone()
        };
        prerequisites.subscriptions.insert(sub(token), shared);
        prerequisites
            .subscriptions
            .insert(sub(&format!("finance {token}")), finance);
    }
    prerequisites.resource_groups = ResourceGroups {
        strategy: Some(ResourceGroupStrategy::PerAccount),
        pattern: "rg-foundry-{group}-{environment}".to_owned(),
    };
}

fn regions(draft: &Draft, plan: &mut Plan) {
    let choice = RegionChoice {
        region: REGION.into(),
        why: "Inside the EU data boundary; models and agent features of all use cases are offered."
            .to_owned(),
        checked_on: draft.days_ago(30),
        written_in: "https://wiki.contoso.example/foundry/regions".to_owned(),
    };
    plan.prerequisites
        .regions
        .insert(example_id("reg", REGION), choice);
}

fn networking() -> Networking {
    let hub = Hub {
        owner: contact("Enterprise IT network team", "network", DOMAIN),
        ranges: vec!["10.60.0.0/16".into()],
        taken: vec!["10.0.0.0/12".into()],
        peering_owner: contact("Enterprise IT network team", "network", DOMAIN),
    };
    let choices = ENVIRONMENTS
        .iter()
        .enumerate()
        .map(|(i, (token, kind, _))| (env(token), choice(i, token, *kind)));
    Networking {
        hub,
        environments: choices.collect(),
    }
}

fn choice(index: usize, token: &str, kind: EnvironmentKind) -> NetworkChoice {
    let mut choice = NetworkChoice {
        inbound: Some(Inbound::PrivateEndpoint),
        path: NetworkPath {
            from: "ExpressRoute and VPN into the hub, from there by peering".to_owned(),
            owner: contact("Enterprise IT network team", "network", DOMAIN),
            isolation: format!(
                "Each business group's {} spoke reaches the hub and no other spoke.",
                kind.label()
            ),
        },
        dns: Some(DnsBy::CentralTeam),
        dns_zones: ZONES.map(str::to_owned).to_vec(),
        agents: Some(AgentNetwork::None),
        spoke_of_hub: true,
        ..NetworkChoice::default()
    };
    for (g, group) in GROUPS.iter().enumerate() {
        let name = format!("{} {token}", group.token);
        let third = g * 4;
        let second = 64 + index;
        let network = VirtualNetwork {
            name: format!("vnet-foundry-{}-{token}", group.token),
            range: format!("10.{second}.{third}.0/22").into(),
            region: REGION.into(),
            group: grp(group.token),
        };
        let subnet = Subnet {
            name: "snet-endpoints".to_owned(),
            network: example_id("net", &name),
            range: format!("10.{second}.{third}.0/26").into(),
            purpose: Some(SubnetPurpose::Endpoints),
            account: acc(group.token, token),
            ..Subnet::default()
        };
        choice.networks.insert(example_id("net", &name), network);
        choice.subnets.insert(example_id("snt", &name), subnet);
    }
    choice
}

fn encryption(draft: &Draft) -> Encryption {
    let choice = EncryptionChoice {
        required_by_policy: Some(false),
        required_by: "Information security board".to_owned(),
        written_in: "https://contoso.example/decisions/foundry-encryption".to_owned(),
        decision: Some(KeyChoice::MicrosoftManaged),
        approved_by: "Information security board".to_owned(),
        approved_on: draft.days_ago(60),
        ..EncryptionChoice::default()
    };
    Encryption {
        environments: ENVIRONMENTS
            .iter()
            .map(|(token, ..)| (env(token), choice.clone()))
            .collect(),
    }
}

fn connections() -> Connections {
    let mut connections = Connections::default();
    for group in &GROUPS {
        for (token, kind, _) in ENVIRONMENTS {
            let (id, lake) = shared_data(group, token);
            connections.items.insert(id, lake);
            for case in group.use_cases {
                if is_sensitive(case) {
                    let (id, own) = own_data(group, case, token);
                    connections.items.insert(id, own);
                }
                if kind == EnvironmentKind::Production {
                    let (id, insights) = traces(group, case, token);
                    connections.items.insert(id, insights);
                }
            }
        }
    }
    connections
}

/// Enterprise IT's data lake, shared by all projects of a resource, each with its own identity.
fn shared_data(group: &Group, environment: &str) -> (Id, Connection) {
    let store = format!("stcontosodata{environment}");
    let target = format!(
        "/subscriptions/{}/resourceGroups/rg-shared-data-{environment}/providers/Microsoft.Storage/storageAccounts/{store}",
        example_guid(&format!("subscription {environment}")),
    );
    let connection = Connection {
        name: format!("{}-{environment}-data", group.token),
        level: Some(ConnectionLevel::Account),
        account: acc(group.token, environment),
        category: "AzureStorageAccount".to_owned(),
        target: format!("https://{store}.blob.core.windows.net"),
        metadata: placed(&target),
        target_resource_id: target.into(),
        auth_type: "AAD".to_owned(),
        signs_in_as: Some(SignsInAs::Project),
        target_owner: contact("Enterprise IT data team", "data-platform", DOMAIN),
        why: "Data that everybody in Contoso may read, managed in one place.".to_owned(),
        ..Connection::default()
    };
    (
        example_id("con", &format!("data {} {environment}", group.token)),
        connection,
    )
}

/// Data of a sensitive use case: for its project only, as the person who asks.
fn own_data(group: &Group, case: &Case, environment: &str) -> (Id, Connection) {
    let connection = Connection {
        name: format!("{}-{environment}-records", case.token),
        level: Some(ConnectionLevel::Project),
        project: prj(case.token, environment),
        category: "RemoteTool".to_owned(),
        target: format!("https://{}-records-{environment}.{DOMAIN}/mcp", case.token),
        auth_type: "UserEntraToken".to_owned(),
        audience: format!("api://{}-records-{environment}", case.token),
        metadata: BTreeMap::from([("ApiType".to_owned(), "Azure".to_owned())]),
        signs_in_as: Some(SignsInAs::User),
        target_owner: contact(
            &format!("{} data owners", group.name),
            &format!("{}-data", group.token),
            DOMAIN,
        ),
        why: "Sensitive: what an agent reads is what the person who asks may read.".to_owned(),
        ..Connection::default()
    };
    (
        example_id("con", &format!("records {} {environment}", case.token)),
        connection,
    )
}

/// Metadata of a connection to an Azure resource.
fn placed(target: &str) -> BTreeMap<String, String> {
    BTreeMap::from([
        ("ApiType".to_owned(), "Azure".to_owned()),
        ("ResourceId".to_owned(), target.to_owned()),
    ])
}

fn traces(group: &Group, case: &Case, environment: &str) -> (Id, Connection) {
    let subscription = if group.token == "finance" {
        example_guid(&format!("subscription finance {environment}"))
    } else {
        example_guid(&format!("subscription {environment}"))
    };
    let target = format!(
        "/subscriptions/{subscription}/resourceGroups/rg-foundry-{}-{environment}/providers/Microsoft.Insights/components/appi-{}-{environment}",
        group.token, case.token,
    );
    let connection = Connection {
        name: format!("{}-{environment}-traces", case.token),
        level: Some(ConnectionLevel::Project),
        project: prj(case.token, environment),
        category: "AppInsights".to_owned(),
        target: target.clone(),
        metadata: placed(&target),
        target_resource_id: target.into(),
        auth_type: "ApiKey".to_owned(),
        secret: Some(crate::steps::connections::answers::SecretReference {
            vault: format!("kv-foundry-{}-{environment}", group.token),
            secret_name: format!("appi-{}", case.token),
        }),
        signs_in_as: Some(SignsInAs::Key),
        target_owner: contact(
            &format!("{} operations desk", group.name),
            &format!("{}-operations", group.token),
            DOMAIN,
        ),
        why: "Traces of this production project, seen by its operations desk.".to_owned(),
        ..Connection::default()
    };
    (
        example_id("con", &format!("traces {} {environment}", case.token)),
        connection,
    )
}

fn models(draft: &Draft) -> Models {
    let mut models = Models::default();
    for group in &GROUPS {
        for case in group.use_cases {
            let by_environment = ENVIRONMENTS.iter().map(|(token, kind, _)| {
                let provisioned = case.token == "fraud" && *kind == EnvironmentKind::Production;
                (
                    env(token),
                    if provisioned {
                        Strategy::Provisioned
                    } else {
                        Strategy::Standard
                    },
                )
            });
            let why = "Low limits on shared deployments; reserved capacity where answers must come in time.";
            let strategy = ModelStrategy {
                by_environment: by_environment.collect(),
                boundary: Some(Boundary::DataZone),
                why: why.to_owned(),
            };
            models.strategies.insert(use_case(case.token), strategy);
        }
        for (token, ..) in ENVIRONMENTS {
            let shared = deployment(
                acc(group.token, token),
                "gpt-4.1",
                "2025-04-14",
                "DataZoneStandard",
                20,
            );
            models.deployments.insert(
                example_id("dep", &format!("shared {} {token}", group.token)),
                shared,
            );
        }
    }
    let fraud = Deployment {
        name: "gpt-4-1-fraud".to_owned(),
        use_case: use_case("fraud"),
        version_upgrade: "NoAutoUpgrade".to_owned(),
        ..deployment(
            acc("finance", "prod"),
            "gpt-4.1",
            "2025-04-14",
            "DataZoneProvisionedManaged",
            50,
        )
    };
    models
        .deployments
        .insert(example_id("dep", "fraud prod"), fraud);
    let confirmation = Confirmation {
        region: REGION.into(),
        models: vec![
            "gpt-4.1 2025-04-14 DataZoneStandard".to_owned(),
            "gpt-4.1 2025-04-14 DataZoneProvisionedManaged".to_owned(),
        ],
        services: vec![
            "Agent Service".to_owned(),
            "Application Insights".to_owned(),
        ],
        confirmed_by: "Enterprise IT AI platform team".to_owned(),
        date: draft.days_ago(30),
    };
    models
        .confirmations
        .insert(example_id("cfm", REGION), confirmation);
    models
}

fn deployment(account: Id, model: &str, version: &str, sku: &str, capacity: i64) -> Deployment {
    Deployment {
        account,
        name: model.replace('.', "-"),
        model: Model {
            format: "OpenAI".to_owned(),
            name: model.to_owned(),
            version: version.to_owned(),
        },
        sku: sku.to_owned(),
        capacity: Some(capacity),
        version_upgrade: "OnceNewDefaultVersionAvailable".to_owned(),
        ..Deployment::default()
    }
}
