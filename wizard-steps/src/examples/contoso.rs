//! Contoso, as the planning guide tells it: five business groups, three environments, a project for
//! each use case, a hub run by Enterprise IT, and Finance & Risk under stricter rules.
//!
//! Source: Microsoft's planning guide for Foundry (2025-12-24); names and numbers are ours.
//! Owners are groups and role mailboxes, never persons.

mod people;
mod platform;

use crate::estate::{Estate, group_account_id};
use crate::steps::sign_off::answers::Acknowledgement;
use crate::steps::sign_off::doors::doors;
use std::collections::BTreeMap;

use super::{answers_for, contact, example_guid, example_id};
use crate::plan::about::{About, Cloud};
use crate::plan::common::{Contact, Id};
use crate::plan::text::{Date, Day};
use crate::plan::{FORMAT_VERSION, Plan};
use crate::steps::environments::answers::{
    Environment, EnvironmentKind, Environments, Isolation, Naming, Topology, Wave,
};
use crate::steps::organization::answers::{
    AgentSetup, BusinessGroup, Organization, Project, Runtime, Sensitivity, UseCase,
};

/// Mail domain of the example.
const DOMAIN: &str = "contoso.example";
/// Region of every environment.
const REGION: &str = "swedencentral";

/// An environment: short form, kind, name.
const ENVIRONMENTS: [(&str, EnvironmentKind, &str); 3] = [
    ("dev", EnvironmentKind::Development, "Development"),
    ("test", EnvironmentKind::Test, "Test"),
    ("prod", EnvironmentKind::Production, "Production"),
];

/// A business group: short form, name, purpose, use cases.
struct Group {
    token: &'static str,
    name: &'static str,
    purpose: &'static str,
    use_cases: &'static [Case],
}

/// A use case: short form, name, purpose, how sensitive, what runs.
struct Case {
    token: &'static str,
    name: &'static str,
    purpose: &'static str,
    sensitivity: Sensitivity,
    runtime: Runtime,
}

const fn case(
    token: &'static str,
    name: &'static str,
    purpose: &'static str,
    sensitivity: Sensitivity,
) -> Case {
    Case {
        token,
        name,
        purpose,
        sensitivity,
        runtime: Runtime::PromptAgents,
    }
}

const GROUPS: [Group; 5] = [
    Group {
        token: "finance",
        name: "Finance & Risk",
        purpose: "Spot fraud earlier and close the books faster, under regulation.",
        use_cases: &[
            case(
                "fraud",
                "Fraud triage",
                "Rank suspicious payments and explain why.",
                Sensitivity::Restricted,
            ),
            case(
                "close",
                "Closing assistant",
                "Answer questions on postings while books are closed.",
                Sensitivity::Confidential,
            ),
        ],
    },
    Group {
        token: "hr",
        name: "Human Resources",
        purpose: "Answer employees' questions and draft job offers.",
        use_cases: &[
            case(
                "helpdesk",
                "HR helpdesk",
                "Answer questions on leave, travel and benefits.",
                Sensitivity::Internal,
            ),
            case(
                "hiring",
                "Hiring assistant",
                "Draft job descriptions and sort applications.",
                Sensitivity::Restricted,
            ),
        ],
    },
    Group {
        token: "sales",
        name: "Sales & Marketing",
        purpose: "Prepare offers and campaigns.",
        use_cases: &[
            case(
                "offers",
                "Offer writer",
                "Draft offers from the product catalogue.",
                Sensitivity::Internal,
            ),
            case(
                "campaigns",
                "Campaign studio",
                "Draft and translate campaign texts.",
                Sensitivity::Public,
            ),
        ],
    },
    Group {
        token: "operations",
        name: "Operations & Supply Chain",
        purpose: "Plan supply and keep plants running.",
        use_cases: &[
            case(
                "planning",
                "Supply planner",
                "Explain deviations from the supply plan.",
                Sensitivity::Internal,
            ),
            case(
                "maintenance",
                "Maintenance guide",
                "Guide technicians through repairs.",
                Sensitivity::Internal,
            ),
        ],
    },
    Group {
        token: "it",
        name: "Enterprise IT",
        purpose: "Run the platform, the hub network and shared data for everybody.",
        use_cases: &[
            case(
                "servicedesk",
                "Service desk",
                "Sort tickets and suggest answers.",
                Sensitivity::Internal,
            ),
            case(
                "platform",
                "Platform assistant",
                "Answer questions on how to use Foundry here.",
                Sensitivity::Internal,
            ),
        ],
    },
];

/// The Contoso example for a day.
pub fn contoso(today: Day) -> Plan {
    let draft = Draft { today };
    let mut plan = Plan {
        format_version: FORMAT_VERSION,
        about: About {
            plan_id: example_id("pln", "contoso"),
            name: "Contoso: Foundry for five business groups".to_owned(),
            organization: "Contoso".to_owned(),
            tenant_id: example_guid("contoso tenant").into(),
            cloud: Some(Cloud::Public),
            purpose: "Common networking and data from Enterprise IT, self-serve Foundry for each business group, \
                      within agreed limits."
                .to_owned(),
        },
        environments: environments(),
        organization: organization(),
        ..Plan::default()
    };
    people::add(&draft, &mut plan);
    platform::add(&draft, &mut plan);
    for door in doors(&Estate::of(&plan)) {
        let by = "Platform board, Enterprise IT".to_owned();
        plan.sign_offs.doors.insert(
            door.key,
            Acknowledgement {
                by,
                date: draft.days_ago(20),
            },
        );
    }
    plan
}

/// What every part of the example needs to know.
struct Draft {
    today: Day,
}

impl Draft {
    fn days_ago(&self, days: i64) -> Date {
        self.today.plus(-days).to_string().into()
    }
}

fn environments() -> Environments {
    let items = ENVIRONMENTS.iter().map(|(token, kind, name)| {
        let environment = Environment {
            name: (*name).to_owned(),
            kind: Some(*kind),
            token: (*token).to_owned(),
            region: REGION.into(),
            isolation: Some(match kind {
                EnvironmentKind::Production => Isolation::Full,
                _ => Isolation::Partial,
            }),
            topology: Some(Topology::PerBusinessGroup),
            deferred: None,
        };
        (env(token), environment)
    });
    let first = Wave {
        name: "Finance first".to_owned(),
        environments: vec![env("dev")],
        groups: vec![grp("finance")],
    };
    Environments {
        order: ENVIRONMENTS.iter().map(|(token, ..)| env(token)).collect(),
        items: items.collect(),
        naming: Naming {
            organization: "contoso".to_owned(),
            account: "aif-{organization}-{group}-{environment}".to_owned(),
            project: "{useCase}-{environment}".to_owned(),
        },
        waves: BTreeMap::from([(example_id("wav", "finance first"), first)]),
    }
}

fn organization() -> Organization {
    let mut organization = Organization {
        order: GROUPS.iter().map(|g| grp(g.token)).collect(),
        ..Organization::default()
    };
    for group in &GROUPS {
        let answers = BusinessGroup {
            name: group.name.to_owned(),
            token: group.token.to_owned(),
            purpose: group.purpose.to_owned(),
            owner: team(group, "Foundry owners", "foundry-owners"),
            backup: team(group, "platform desk", "foundry-desk"),
            answers_for: answers_for(
                contact("Information security", "infosec", DOMAIN),
                team(group, "operations desk", "operations"),
            ),
        };
        organization.groups.insert(grp(group.token), answers);
        for case in group.use_cases {
            let answers = UseCase {
                name: case.name.to_owned(),
                token: case.token.to_owned(),
                group: grp(group.token),
                purpose: case.purpose.to_owned(),
                uses_models: true,
                models: vec!["gpt-4.1".to_owned()],
                ..UseCase::default()
            };
            organization.use_cases.insert(use_case(case.token), answers);
            for (token, ..) in ENVIRONMENTS {
                organization
                    .projects
                    .insert(prj(case.token, token), project(group, case, token));
            }
        }
    }
    organization
}

fn project(group: &Group, case: &Case, environment: &str) -> Project {
    Project {
        use_case: use_case(case.token),
        group: grp(group.token),
        environment: env(environment),
        owner: contact(
            &format!("{} team", case.name),
            &format!("{}-team", case.token),
            DOMAIN,
        ),
        backup: team(group, "Foundry owners", "foundry-owners"),
        sensitivity: Some(case.sensitivity),
        runtime: Some(case.runtime),
        agent_setup: Some(AgentSetup::Basic),
        needs_data: true,
        ..Project::default()
    }
}

fn env(token: &str) -> Id {
    example_id("env", token)
}

fn grp(token: &str) -> Id {
    example_id("grp", token)
}

fn use_case(token: &str) -> Id {
    example_id("use", token)
}

fn prj(case: &str, environment: &str) -> Id {
    example_id("prj", &format!("{case} {environment}"))
}

/// Id of the generated Foundry resource of a business group.
fn acc(group: &str, environment: &str) -> Id {
    group_account_id(&grp(group), &env(environment))
}

fn team(group: &Group, what: &str, mailbox: &str) -> Contact {
    contact(
        &format!("{} {what}", group.name),
        &format!("{}-{mailbox}", group.token),
        DOMAIN,
    )
}

/// Is this sensitive enough for connections and sign-in of its own?
fn is_sensitive(case: &Case) -> bool {
    matches!(
        case.sensitivity,
        Sensitivity::Confidential | Sensitivity::Restricted
    )
}
