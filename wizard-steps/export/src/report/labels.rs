//! The words for our own choices.

use wizard_steps::finding::{Area, Data, Severity};
use wizard_steps::plan::about::Cloud;
use wizard_steps::steps::access::answers::ScopeKind;
use wizard_steps::steps::connections::answers::{ConnectionLevel, SignsInAs};
use wizard_steps::steps::encryption::answers::KeyChoice;
use wizard_steps::steps::environments::answers::{Isolation, Topology};
use wizard_steps::steps::governance::answers::ViewKind;
use wizard_steps::steps::models::answers::Strategy;
use wizard_steps::steps::networking::answers::{AgentNetwork, DnsBy, Inbound, SubnetPurpose};
use wizard_steps::steps::organization::answers::{AgentSetup, Runtime, Sensitivity};

/// A choice with words for it.
pub trait Label: Copy {
    /// The words.
    fn label(self) -> &'static str;
}

/// The words of a choice, or that nobody made it.
pub fn of<T: Label>(choice: Option<T>) -> &'static str {
    choice.map_or("not answered", Label::label)
}

macro_rules! labels {
    ($($choice:ident { $($case:ident => $words:literal,)+ })+) => {$(
        impl Label for $choice {
            fn label(self) -> &'static str {
                match self {
                    $(Self::$case => $words,)+
                }
            }
        }
    )+};
}

labels! {
    Cloud {
        Public => "Azure public",
        UsGovernment => "Azure for US Government",
        China => "Azure operated by 21Vianet",
    }
    Topology {
        Isolated => "one Foundry resource for each project",
        PerBusinessGroup => "one Foundry resource for each business group",
        CoLocated => "one Foundry resource for all, a project for each use case",
    }
    Isolation {
        None => "none: everybody may work everywhere",
        Partial => "partial: developers manage projects of their resource",
        Full => "full: developers work only in their own projects",
    }
    Inbound {
        PublicAll => "open to all networks",
        PublicSelected => "open to selected addresses",
        PrivateEndpoint => "private endpoints only",
        Hybrid => "private endpoints and selected addresses",
    }
    DnsBy {
        We => "the team that rolls out",
        CentralTeam => "a central team",
        Policy => "an Azure Policy",
    }
    AgentNetwork {
        None => "without a network of their own",
        Own => "through a subnet of ours",
        Managed => "through a network that Microsoft manages",
    }
    SubnetPurpose {
        Agents => "agents",
        Endpoints => "private endpoints",
        Other => "other",
    }
    KeyChoice {
        MicrosoftManaged => "Microsoft-managed keys",
        CustomerManaged => "customer-managed keys",
    }
    ConnectionLevel {
        Account => "all projects of the Foundry resource",
        Project => "one project",
    }
    SignsInAs {
        Project => "the project's managed identity",
        Account => "the Foundry resource's managed identity",
        User => "the person who asks",
        Key => "whoever holds the shared key",
    }
    Strategy {
        Standard => "pay by use",
        Provisioned => "reserved capacity",
        Borrowed => "a deployment in another resource",
    }
    ViewKind {
        Cost => "cost",
        Dashboard => "dashboard",
    }
    Sensitivity {
        Public => "public",
        Internal => "internal",
        Confidential => "confidential",
        Restricted => "restricted",
    }
    Runtime {
        PromptAgents => "prompt agents",
        HostedAgents => "hosted agents",
        ModelsOnly => "models only",
    }
    AgentSetup {
        Basic => "state kept by Microsoft",
        Standard => "state kept in stores of ours",
    }
    Area {
        Security => "Security",
        Network => "Network",
        Keys => "Keys",
        Cost => "Cost",
    }
    Severity {
        Blocker => "Blockers",
        Warning => "Warnings",
        Note => "Notes",
    }
    Data {
        Offline => "the plan",
        Live => "a reading of the tenant",
        NotChecked => "not checked: needs a reading of the tenant",
    }
}

/// One and many of a kind of scope.
pub fn scope(kind: ScopeKind) -> (&'static str, &'static str) {
    match kind {
        ScopeKind::Subscription => ("subscription", "subscriptions"),
        ScopeKind::ResourceGroup => ("resource group", "resource groups"),
        ScopeKind::Account => ("Foundry resource", "Foundry resources"),
        ScopeKind::Project => ("project", "projects"),
        ScopeKind::Resource => ("resource of another owner", "resources of other owners"),
    }
}
