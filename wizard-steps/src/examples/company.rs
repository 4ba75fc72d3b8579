//! A company of any size, for measuring and for walking a plan nobody has seen before.
//!
//! The same seed gives the same plan. The scale plan is 25 business groups and 250 use cases in three
//! environments: 750 projects, 75 Foundry resources, about 10,000 grants.

use std::collections::BTreeMap;

use super::contoso::contoso;
use super::{answers_for, contact, example_guid, example_id};
use crate::catalog::roles;
use crate::estate::{Estate, group_account_id};
use crate::names::last_segment;
use crate::plan::Plan;
use crate::plan::common::{Id, Persona};
use crate::plan::text::Day;
use crate::steps::access::answers::{GrantScope, ManualGrant, ScopeKind};
use crate::steps::connections::answers::{Connection, ConnectionLevel, SecretReference, SignsInAs};
use crate::steps::governance::answers::{GroupGovernance, GroupView, ViewKind};
use crate::steps::models::answers::{ModelStrategy, Strategy};
use crate::steps::organization::answers::{
    AgentSetup, BusinessGroup, Project, Runtime, Sensitivity, UseCase,
};
use crate::steps::prerequisites::answers::{Principal, PrincipalKind};
use crate::steps::sign_off::answers::Decision;

/// How large the company is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Size {
    /// Business groups.
    pub groups: usize,
    /// Use cases; each is a project in each of three environments.
    pub projects: usize,
    /// Seed of everything drawn by lot.
    pub seed: u64,
}

impl Size {
    /// The size that speed is measured with.
    pub const SCALE: Self = Self {
        groups: 25,
        projects: 250,
        seed: 1,
    };
}

/// Teams of each project, beyond its developers: (suffix, role, scope).
const TEAMS: [(&str, &str, ScopeKind); 10] = [
    ("testers", roles::FOUNDRY_USER, ScopeKind::Project),
    ("vendors", roles::FOUNDRY_USER, ScopeKind::Project),
    ("on call", roles::FOUNDRY_USER, ScopeKind::Project),
    ("reviewers", roles::READER, ScopeKind::Project),
    ("auditors", roles::READER, ScopeKind::Project),
    ("operations", roles::MONITORING_READER, ScopeKind::Account),
    (
        "controlling",
        roles::COST_MANAGEMENT_READER,
        ScopeKind::Account,
    ),
    ("data stewards", roles::READER, ScopeKind::Account),
    ("support", roles::READER, ScopeKind::Account),
    ("leads", roles::FOUNDRY_PROJECT_MANAGER, ScopeKind::Account),
];

/// A company of this size, on a day.
pub fn company(size: Size, today: Day) -> Plan {
    // Contoso decides what is not counted: environments, hub, agreements, rules.
    let mut plan = contoso(today);
    let mut lot = Lot(size.seed ^ 0x9e37_79b9_7f4a_7c15);
    plan.about.name = format!(
        "Company of {} groups and {} use cases, seed {}",
        size.groups, size.projects, size.seed
    );
    plan.about.plan_id = example_id("pln", &plan.about.name);
    forget_contoso(&mut plan);
    for n in 0..size.groups {
        add_group(&mut plan, n);
    }
    for n in 0..size.projects {
        add_use_case(&mut plan, n, size.groups, &mut lot);
    }
    fill_in(&mut plan, today);
    plan
}

/// SplitMix64: small, seeded, and the same everywhere.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(below.max(1)).unwrap_or(1))
            .unwrap_or_default()
    }
}

fn forget_contoso(plan: &mut Plan) {
    plan.organization = crate::steps::organization::answers::Organization::default();
    plan.prerequisites.principals.clear();
    plan.prerequisites
        .subscriptions
        .retain(|_, s| s.group.is_empty());
    plan.access.grants.clear();
    plan.governance.groups.clear();
    plan.governance.policies.clear();
    plan.models.strategies.clear();
    plan.models.deployments.clear();
    plan.connections.items.clear();
    plan.decisions.clear();
    plan.environments.waves.clear();
    plan.sign_offs
        .approvers
        .retain(|area, _| !area.starts_with("grp-"));
    for choice in plan.networking.environments.values_mut() {
        choice.networks.clear();
        choice.subnets.clear();
    }
}

fn add_group(plan: &mut Plan, n: usize) {
    let id = example_id("grp", &format!("company {n}"));
    let name = format!("Business group {}", n + 1);
    let token = format!("g{:03}", n + 1);
    let owner = contact(
        &format!("{name} owners"),
        &format!("{token}-owners"),
        "company.example",
    );
    let group = BusinessGroup {
        name,
        token: token.clone(),
        purpose: "Work of this business group.".to_owned(),
        owner: owner.clone(),
        backup: contact("Platform desk", "platform", "company.example"),
        answers_for: answers_for(owner.clone(), owner.clone()),
    };
    let view = |kind| GroupView {
        kind: Some(kind),
        place: format!("Cost Management and Azure Monitor, {token}"),
        who: "owners".to_owned(),
        how_often: "monthly".to_owned(),
    };
    let governance = GroupGovernance {
        cost_owner: owner.clone(),
        monitoring_owner: owner.clone(),
        views: [
            (
                example_id("vie", &format!("{token} cost")),
                view(ViewKind::Cost),
            ),
            (
                example_id("vie", &format!("{token} health")),
                view(ViewKind::Dashboard),
            ),
        ]
        .into(),
    };
    for (persona, suffix) in [
        (Persona::Admins, "admins"),
        (Persona::ProjectManagers, "managers"),
        (Persona::ProjectUsers, "developers"),
    ] {
        let mailbox = format!("{token}-{suffix}");
        let people = Principal {
            persona: Some(persona),
            groups: vec![id.clone()],
            ..entra_group(&mailbox)
        };
        plan.prerequisites
            .principals
            .insert(example_id("pri", &mailbox), people);
    }
    plan.governance.groups.insert(id.clone(), governance);
    plan.sign_offs.approvers.insert(id.clone(), owner);
    plan.organization.order.push(id.clone());
    plan.organization.groups.insert(id, group);
}

fn entra_group(name: &str) -> Principal {
    Principal {
        name: format!("AI {name}"),
        object_id: example_guid(&format!("company group {name}")).into(),
        kind: Some(PrincipalKind::Group),
        principal_type: "Group".to_owned(),
        verified: true,
        owner: contact("Identity team", "identity", "company.example"),
        ..Principal::default()
    }
}

fn add_use_case(plan: &mut Plan, n: usize, groups: usize, lot: &mut Lot) {
    // Round robin first, so that every group has one; then by lot.
    let group_number = if n < groups { n } else { lot.draw(groups) };
    let group = example_id("grp", &format!("company {group_number}"));
    let use_case = example_id("use", &format!("company {n}"));
    let token = format!("u{:04}", n + 1);
    let answers = UseCase {
        name: format!("Use case {}", n + 1),
        token: token.clone(),
        group: group.clone(),
        purpose: "One of many.".to_owned(),
        uses_models: true,
        ..UseCase::default()
    };
    let owner = contact(&format!("{token} team"), &token, "company.example");
    let by_environment = plan
        .environments
        .order
        .iter()
        .map(|e| (e.clone(), Strategy::Standard))
        .collect();
    let strategy = ModelStrategy {
        by_environment,
        why: "Pay by use until it is steady.".to_owned(),
        ..ModelStrategy::default()
    };
    plan.models.strategies.insert(use_case.clone(), strategy);
    let teams = add_teams(plan, &token, &group);
    for environment in plan.environments.order.clone() {
        let id = example_id("prj", &format!("company {n} {environment}"));
        let account = group_account_id(&group, &environment);
        let project = Project {
            use_case: use_case.clone(),
            group: group.clone(),
            environment,
            owner: owner.clone(),
            backup: plan.organization.groups[&group].backup.clone(),
            sensitivity: Some(
                [
                    Sensitivity::Internal,
                    Sensitivity::Confidential,
                    Sensitivity::Restricted,
                ][lot.draw(3)],
            ),
            runtime: Some([Runtime::PromptAgents, Runtime::ModelsOnly][lot.draw(2)]),
            agent_setup: Some(AgentSetup::Basic),
            ..Project::default()
        };
        plan.organization.projects.insert(id.clone(), project);
        grant_teams(plan, &id, &account, &teams);
    }
    plan.organization.use_cases.insert(use_case, answers);
}

/// The Entra groups of a use case's teams, as (id, role, scope).
fn add_teams(plan: &mut Plan, token: &str, group: &str) -> Vec<(String, &'static str, ScopeKind)> {
    let teams = TEAMS.iter().map(|(suffix, role, kind)| {
        let mailbox = format!("{token} {suffix}");
        let id = example_id("pri", &mailbox);
        let people = Principal {
            groups: vec![group.to_owned()],
            ..entra_group(&mailbox)
        };
        plan.prerequisites.principals.insert(id.clone(), people);
        (id, *role, *kind)
    });
    teams.collect()
}

fn grant_teams(
    plan: &mut Plan,
    project: &str,
    account: &str,
    teams: &[(String, &'static str, ScopeKind)],
) {
    for (principal, role, kind) in teams {
        let of = if *kind == ScopeKind::Project {
            project.to_owned()
        } else {
            account.to_owned()
        };
        let grant = ManualGrant {
            principal: principal.clone(),
            role_id: (*role).into(),
            scope: GrantScope {
                kind: Some(*kind),
                id: of,
                ..GrantScope::default()
            },
            why: "Team of the use case.".to_owned(),
            ..ManualGrant::default()
        };
        plan.access
            .grants
            .insert(example_id("gra", &format!("{project} {principal}")), grant);
    }
}

/// What needs all groups and projects to be known.
fn fill_in(plan: &mut Plan, today: Day) {
    let teams = Decision {
        decided_by: "Platform board".to_owned(),
        date: today.plus(-20).to_string().into(),
        why: "Each use case has the same teams with the same roles.".to_owned(),
        ..Decision::default()
    };
    for grant in plan.access.grants.keys() {
        let question = format!("access.grants@{grant}");
        plan.decisions.insert(question, teams.clone());
    }
    let estate = Estate::of(plan);
    let accounts = estate.accounts.keys().cloned();
    let uploads = "Its projects work on what people upload.";
    let mut none: BTreeMap<Id, String> = accounts.map(|a| (a, uploads.to_owned())).collect();
    let production = estate
        .accounts
        .iter()
        .filter(|(_, account)| estate.is_production(account.environment));
    let traced: Vec<(Id, Connection)> = production
        .filter_map(|(id, account)| Some((id.clone(), traces(id, &account.arm_id()?)?)))
        .collect();
    plan.connections.none.clear();
    for (account, connection) in traced {
        none.remove(&account);
        let id = example_id("con", &format!("traces {account}"));
        plan.connections.items.insert(id, connection);
    }
    plan.connections.none = none;
}

/// Traces of all projects of a production resource, shared.
fn traces(account: &str, arm_id: &str) -> Option<Connection> {
    let (group, _) = arm_id.split_once("/providers/")?;
    let name = last_segment(arm_id);
    let target = format!("{group}/providers/Microsoft.Insights/components/appi-{name}");
    Some(Connection {
        name: format!("{name}-traces"),
        level: Some(ConnectionLevel::Account),
        account: account.to_owned(),
        category: "AppInsights".to_owned(),
        metadata: [
            ("ApiType".to_owned(), "Azure".to_owned()),
            ("ResourceId".to_owned(), target.clone()),
        ]
        .into(),
        target_resource_id: target.clone().into(),
        target,
        auth_type: "ApiKey".to_owned(),
        secret: Some(SecretReference {
            vault: "kv-company-traces".to_owned(),
            secret_name: format!("appi-{name}"),
        }),
        signs_in_as: Some(SignsInAs::Key),
        target_owner: contact("Operations desk", "operations", "company.example"),
        why: "Traces of production, seen by the operations desk.".to_owned(),
        ..Connection::default()
    })
}
