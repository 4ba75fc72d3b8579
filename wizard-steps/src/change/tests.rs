//! Every state with its reason, as tables: what is in the tenant, what it means for one grant.

#![allow(clippy::too_many_lines)] // A table is as long as it has rows.

mod ledger;
mod sets;
mod states;

use std::collections::BTreeSet;

use super::*;
use crate::catalog::roles;
use crate::estate::group_account_id;
use crate::examples::{Size, company, example_guid};
use crate::names;
use crate::observed::{ObservedAssignment, ObservedResource, ObservedSubscription, Permission};
use crate::plan::Plan;
use crate::plan::text::Day;
use crate::steps::access::answers::{GrantScope, ManualGrant, ScopeKind};
use crate::steps::prerequisites::answers::Principal;

const CONDITION: &str = "(@Resource[a] StringEquals 'b')";

/// One grant: this team is Reader of the Foundry resource in development.
struct Scene {
    plan: Plan,
    observed: Observed,
    journal: Journal,
    slice: Slice,
}

fn team() -> String {
    example_guid("the team")
}

fn scene() -> Scene {
    let size = Size {
        groups: 1,
        projects: 1,
        seed: 1,
    };
    let mut plan = company(size, Day::parse("2026-11-22").expect("a day"));
    plan.access.mapping.clear();
    plan.access.project_identity = crate::steps::access::answers::ProjectIdentity::default();
    plan.access.grants.clear();
    plan.prerequisites.principals.clear();
    let team = Principal {
        name: "The team".to_owned(),
        object_id: team().into(),
        principal_type: "Group".to_owned(),
        ..Principal::default()
    };
    plan.prerequisites
        .principals
        .insert("pri-team".to_owned(), team);
    plan.access
        .grants
        .insert("gra-one".to_owned(), grant(&plan, 0));
    let observed = full(&plan);
    Scene {
        plan,
        observed,
        journal: Journal::default(),
        slice: Slice::all(),
    }
}

fn account(plan: &Plan, environment: usize) -> String {
    group_account_id(
        &plan.organization.order[0],
        &plan.environments.order[environment],
    )
}

fn grant(plan: &Plan, environment: usize) -> ManualGrant {
    ManualGrant {
        principal: "pri-team".to_owned(),
        role_id: roles::READER.into(),
        scope: GrantScope {
            kind: Some(ScopeKind::Account),
            id: account(plan, environment),
            ..GrantScope::default()
        },
        ..ManualGrant::default()
    }
}

/// A tenant in which everything of the plan exists and nothing is granted.
fn full(plan: &Plan) -> Observed {
    let mut seen = Observed {
        tenant_id: plan.about.tenant_id.parsed().expect("a tenant"),
        read_at: "2026-11-22T09:00:00Z".to_owned(),
        ..Observed::default()
    };
    for entry in plan.prerequisites.subscriptions.values() {
        let id = entry.subscription_id.parsed().expect("a subscription");
        let all = Permission {
            actions: vec!["*".to_owned()],
            ..Permission::default()
        };
        seen.permissions
            .insert(format!("/subscriptions/{id}"), vec![all]);
        seen.subscriptions
            .insert(id, ObservedSubscription::default());
    }
    let estate = Estate::of(plan);
    for resource in DesiredState::of(&estate).resources {
        let id = resource.arm_id.expect("a placed resource");
        let resource = ObservedResource {
            identity: Some(example_guid(&id)),
            id: id.clone(),
            ..ObservedResource::default()
        };
        seen.resources.insert(names::scope_key(&id), resource);
    }
    seen
}

impl Scene {
    fn changes(&self) -> ChangeSet {
        let estate = Estate::of(&self.plan);
        let desired = DesiredState::of(&estate);
        diff(
            &estate,
            &desired,
            &self.observed,
            &self.journal,
            &self.slice,
        )
    }

    /// Azure id of the Foundry resource in an environment.
    fn scope(&self, environment: usize) -> String {
        let estate = Estate::of(&self.plan);
        estate.accounts[&account(&self.plan, environment)]
            .arm_id()
            .expect("a place")
    }

    fn above(&self) -> String {
        let scope = self.scope(0);
        scope.splitn(4, '/').take(3).collect::<Vec<_>>().join("/")
    }

    fn our_name(&self) -> String {
        names::role_assignment(&self.scope(0), &team(), roles::READER)
    }

    fn sees(&mut self, scope: &str, name: &str, condition: &str) {
        self.observed.assignments.push(ObservedAssignment {
            id: format!("{scope}/{name}"),
            name: name.to_owned(),
            scope: scope.to_owned(),
            principal_id: team(),
            role: roles::READER.to_owned(),
            condition: condition.to_owned(),
            ..ObservedAssignment::default()
        });
    }

    fn answer(&mut self) -> &mut ManualGrant {
        self.plan
            .access
            .grants
            .get_mut("gra-one")
            .expect("the grant")
    }

    /// The journal proves that a run of this plan made the assignment of our name.
    fn proves(&mut self) -> &mut Proof {
        let (scope, name) = (self.scope(0), self.our_name());
        let proof = Proof {
            plan_id: self.plan.about.plan_id.clone(),
            tenant_id: self.observed.tenant_id.to_uppercase(),
            name,
            scope,
            principal_id: team(),
            role: roles::READER.to_owned(),
            environment: Some(self.plan.environments.order[0].clone()),
            groups: vec![self.plan.organization.order[0].clone()],
            ..Proof::default()
        };
        self.journal.created.push(proof);
        self.journal.created.last_mut().expect("just pushed")
    }

    /// It was made, it is there, and the plan no longer wants it.
    fn unwanted(&mut self) {
        self.proves();
        let (scope, name) = (self.scope(0), self.our_name());
        self.sees(&scope, &name, "");
        self.plan.access.grants.clear();
    }
}

/// The kind of a reason, in one word.
fn kind(reason: Option<&Reason>) -> String {
    let json = serde_json::to_value(reason).expect("a reason");
    json["kind"].as_str().unwrap_or_default().to_owned()
}

type Row = (&'static str, fn(&mut Scene), Option<State>, &'static str);

/// Each row ends with this one line, or none.
#[track_caller]
fn check(rows: &[Row]) {
    for (what, happens, state, reason) in rows {
        let mut scene = scene();
        happens(&mut scene);
        let changes = scene.changes();
        let lines: Vec<_> = changes
            .changes
            .iter()
            .map(|c| (c.state, kind(c.reason.as_ref())))
            .collect();
        let expected: Vec<_> = state.iter().map(|s| (*s, (*reason).to_owned())).collect();
        assert_eq!(lines, expected, "{what}");
    }
}
