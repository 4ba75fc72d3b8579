//! References between parts of the plan.

use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;

use super::register::{Kind, Register};

/// How many lost references are looked up by name: past that the plan is broken as a whole.
const LOOKED_UP: usize = 50;

/// REV-011: something refers to an environment, business group, use case, project, Foundry resource,
/// principal or subscription that is not in the plan. Deferred parts may be referred to, and are left
/// out themselves.
/// Source: product rule; every reference of a hand-over leads somewhere.
pub fn references_lead_somewhere(context: &Context<'_>) -> Vec<Hit> {
    let mut search = Search {
        estate: context.estate,
        register: Register::of(context.estate),
        hits: Vec::new(),
    };
    let plan = context.plan;
    prerequisites(plan, &mut search);
    environments(plan, &mut search);
    organization(plan, &mut search);
    access(plan, &mut search);
    places(plan, &mut search);
    outside(plan, &mut search);
    models(plan, &mut search);
    governance(plan, &mut search);
    search.hits
}

/// A member of a collection of the plan.
#[derive(Clone, Copy)]
struct Member<'a> {
    collection: &'static str,
    id: &'a str,
}

impl<'a> Member<'a> {
    fn of(collection: &'static str, id: &'a str) -> Self {
        Self { collection, id }
    }

    fn field(self, name: &str) -> String {
        format!("{}/{}/{name}", self.collection, pointer_token(self.id))
    }
}

struct Search<'a> {
    estate: &'a Estate<'a>,
    register: Register<'a>,
    hits: Vec<Hit>,
}

impl Search<'_> {
    /// A field that holds one id; empty holds none.
    fn one(&mut self, member: Member<'_>, field: &str, kind: Kind, id: &str) {
        if !id.is_empty() && !self.register.knows(kind, id) {
            let at = member.field(field);
            let fix = self.named(kind, id).map(|new| Edit::set(&at, new));
            self.lost(at, member.id, kind, id, fix);
        }
    }

    /// A field that holds a list of ids.
    fn list(&mut self, member: Member<'_>, field: &str, kind: Kind, ids: &[Id]) {
        for (i, id) in ids.iter().enumerate() {
            if self.register.knows(kind, id) {
                continue;
            }
            let at = member.field(field);
            let fix = self.named(kind, id).map(|new| {
                let mut list = ids.to_vec();
                list[i] = new;
                Edit::set(&at, list)
            });
            self.lost(at, member.id, kind, id, fix);
        }
    }

    /// Answers that are kept by the id of something else: without it they say nothing.
    fn keys<'k>(
        &mut self,
        collection: &'static str,
        kind: Kind,
        keys: impl Iterator<Item = &'k Id>,
    ) {
        for id in keys {
            if !self.register.knows(kind, id) {
                let at = format!("{collection}/{}", pointer_token(id));
                self.lost(at.clone(), id, kind, id, Some(Edit::remove(at)));
            }
        }
    }

    fn named(&self, kind: Kind, id: &str) -> Option<Id> {
        (self.hits.len() < LOOKED_UP)
            .then(|| self.register.named(kind, id))
            .flatten()
    }

    /// Is it for environments that are put off only?
    fn waits(&self, owner: &str) -> bool {
        let (environments, _) = self.estate.whereabouts(owner);
        let mut all = environments.iter();
        !environments.is_empty() && all.all(|id| self.estate.is_deferred(id))
    }

    fn lost(&mut self, at: String, owner: &str, kind: Kind, id: &str, fix: Option<Edit>) {
        if self.waits(owner) {
            return;
        }
        let field = at.rsplit('/').next().unwrap_or_default().to_owned();
        let place = if owner == id {
            "the plan".to_owned()
        } else {
            labels::of(self.estate, owner)
        };
        let hit = Hit::at(at)
            .about(owner)
            .with("kind", kind.label())
            .with("place", place)
            .with("field", field)
            .with("key", id);
        let hit = if owner == id { hit } else { hit.about(id) };
        self.hits.push(match fix {
            Some(edit) => hit.fixed_by(vec![edit]),
            None => hit,
        });
    }
}

fn prerequisites(plan: &Plan, search: &mut Search<'_>) {
    for (id, entry) in &plan.prerequisites.subscriptions {
        let member = Member::of("/prerequisites/subscriptions", id);
        search.one(member, "environment", Kind::Environment, &entry.environment);
        search.one(member, "group", Kind::Group, &entry.group);
    }
    for (id, principal) in &plan.prerequisites.principals {
        let member = Member::of("/prerequisites/principals", id);
        let environments = &principal.environments;
        search.list(member, "environments", Kind::Environment, environments);
        search.list(member, "groups", Kind::Group, &principal.groups);
        search.list(member, "projects", Kind::Project, &principal.projects);
    }
}

fn environments(plan: &Plan, search: &mut Search<'_>) {
    for (id, wave) in &plan.environments.waves {
        let member = Member::of("/environments/waves", id);
        search.list(
            member,
            "environments",
            Kind::Environment,
            &wave.environments,
        );
        search.list(member, "groups", Kind::Group, &wave.groups);
    }
}

fn organization(plan: &Plan, search: &mut Search<'_>) {
    for (id, use_case) in &plan.organization.use_cases {
        let member = Member::of("/organization/useCases", id);
        search.one(member, "group", Kind::Group, &use_case.group);
    }
    for (id, project) in &plan.organization.projects {
        let member = Member::of("/organization/projects", id);
        search.one(member, "useCase", Kind::UseCase, &project.use_case);
        search.one(member, "group", Kind::Group, &project.group);
        search.one(
            member,
            "environment",
            Kind::Environment,
            &project.environment,
        );
        search.one(member, "account", Kind::Account, &project.account);
    }
    let accounts = &plan.organization.accounts;
    search.keys("/organization/accounts", Kind::Account, accounts.keys());
    for (id, account) in accounts {
        let member = Member::of("/organization/accounts", id);
        search.list(member, "groups", Kind::Group, &account.groups);
        search.one(
            member,
            "environment",
            Kind::Environment,
            &account.environment,
        );
        search.list(
            member,
            "alsoServes",
            Kind::Environment,
            &account.also_serves,
        );
        let subscription = &account.subscription;
        search.one(member, "subscription", Kind::Subscription, subscription);
    }
}

fn access(plan: &Plan, search: &mut Search<'_>) {
    for (id, row) in &plan.access.mapping {
        let member = Member::of("/access/mapping", id);
        search.list(member, "environments", Kind::Environment, &row.environments);
        search.list(member, "groups", Kind::Group, &row.groups);
    }
    let ready = plan.access.local_auth.keys();
    search.keys("/access/localAuth", Kind::Environment, ready);
    for (id, duty) in &plan.access.who_grants {
        let member = Member::of("/access/whoGrants", id);
        let environments = &duty.environments;
        search.one(member, "principal", Kind::Principal, &duty.principal);
        search.list(member, "environments", Kind::Environment, environments);
    }
    for (id, grant) in &plan.access.grants {
        let member = Member::of("/access/grants", id);
        search.one(member, "principal", Kind::Principal, &grant.principal);
        let identity = &grant.identity_of;
        if !identity.is_empty() && !search.register.knows(Kind::Project, identity) {
            search.one(member, "identityOf", Kind::Account, identity);
        }
        let kind = match grant.scope.kind {
            Some(ScopeKind::Subscription) => Kind::Subscription,
            Some(ScopeKind::Account | ScopeKind::ResourceGroup) => Kind::Account,
            Some(ScopeKind::Project) => Kind::Project,
            Some(ScopeKind::Resource) | None => continue,
        };
        search.one(member, "scope/id", kind, &grant.scope.id);
    }
}

fn places(plan: &Plan, search: &mut Search<'_>) {
    let (networking, encryption) = (&plan.networking, &plan.encryption);
    let kind = Kind::Environment;
    search.keys(
        "/networking/environments",
        kind,
        networking.environments.keys(),
    );
    search.keys(
        "/encryption/environments",
        kind,
        encryption.environments.keys(),
    );
    for (env, choice) in &networking.environments {
        let member = Member::of("/networking/environments", env);
        for (id, network) in choice.networks.iter().filter(|(_, n)| !n.group.is_empty()) {
            let field = format!("networks/{}/group", pointer_token(id));
            search.one(member, &field, Kind::Group, &network.group);
        }
        for (id, subnet) in choice.subnets.iter().filter(|(_, s)| !s.account.is_empty()) {
            let field = format!("subnets/{}/account", pointer_token(id));
            search.one(member, &field, Kind::Account, &subnet.account);
        }
    }
}

fn outside(plan: &Plan, search: &mut Search<'_>) {
    for (id, connection) in &plan.connections.items {
        let member = Member::of("/connections/items", id);
        search.one(member, "account", Kind::Account, &connection.account);
        search.one(member, "project", Kind::Project, &connection.project);
    }
    for id in plan.connections.none.keys() {
        if !search.register.knows(Kind::Project, id) {
            search.keys("/connections/none", Kind::Account, std::iter::once(id));
        }
    }
}

fn models(plan: &Plan, search: &mut Search<'_>) {
    let strategies = &plan.models.strategies;
    search.keys("/models/strategies", Kind::UseCase, strategies.keys());
    for (id, strategy) in strategies {
        for env in strategy.by_environment.keys() {
            if !search.register.knows(Kind::Environment, env) {
                let at = format!("/models/strategies/{}/byEnvironment", pointer_token(id));
                let at = format!("{at}/{}", pointer_token(env));
                let fix = Some(Edit::remove(&at));
                search.lost(at, id, Kind::Environment, env, fix);
            }
        }
    }
    for (id, deployment) in &plan.models.deployments {
        let member = Member::of("/models/deployments", id);
        search.one(member, "account", Kind::Account, &deployment.account);
        search.one(member, "useCase", Kind::UseCase, &deployment.use_case);
    }
}

fn governance(plan: &Plan, search: &mut Search<'_>) {
    let groups = &plan.governance.groups;
    search.keys("/governance/groups", Kind::Group, groups.keys());
    for (id, policy) in &plan.governance.policies {
        let member = Member::of("/governance/policies", id);
        search.one(
            member,
            "subscription",
            Kind::Subscription,
            &policy.subscription,
        );
    }
}
