//! What every chapter needs: what is in the slice, in reading order, and names for ids.

use std::cell::RefCell;
use std::collections::BTreeSet;

use wizard_steps::catalog::roles;
use wizard_steps::desired::{Grant, GrantPrincipal, Scope};
use wizard_steps::estate::{Account, Place};
use wizard_steps::finding::Finding;
use wizard_steps::names;
use wizard_steps::plan::Plan;
use wizard_steps::plan::common::Id;
use wizard_steps::steps::access::answers::ScopeKind;
use wizard_steps::steps::environments::answers::Environment;
use wizard_steps::steps::organization::answers::BusinessGroup;

use super::text::or;
use crate::Input;

const ALL: [&str; 0] = [];

/// Reads the input for one report.
pub struct Reader<'p> {
    /// What the report is made from.
    pub input: Input<'p>,
    /// The plan.
    pub plan: &'p Plan,
    said: RefCell<BTreeSet<String>>,
}

impl<'p> Reader<'p> {
    /// A reader that has not said a role name yet.
    pub fn new(input: &Input<'p>) -> Self {
        Self {
            input: *input,
            plan: input.estate.plan,
            said: RefCell::default(),
        }
    }

    /// Environments of the slice.
    pub fn environments(&self) -> Vec<(&'p Id, &'p Environment)> {
        let here = self.input.estate.environments.iter().copied();
        here.filter(|(id, _)| self.input.slice.touches(&[id], &ALL))
            .collect()
    }

    /// Business groups of the slice.
    pub fn groups(&self) -> Vec<(&'p Id, &'p BusinessGroup)> {
        let here = self.input.estate.groups.iter().copied();
        here.filter(|(id, _)| self.input.slice.touches(&ALL, &[id]))
            .collect()
    }

    /// Foundry resources of the slice: by business group, then environment, then name.
    pub fn accounts(&self) -> Vec<&'p Account<'p>> {
        let all = self.input.estate.accounts.values();
        let mut here: Vec<_> = all
            .filter(|a| self.input.slice.touches(&[a.environment], &a.groups))
            .collect();
        here.sort_by_cached_key(|a| {
            let group = a.groups.first().map(|g| self.rank_of_group(g));
            (group, self.rank_of_environment(a.environment), &a.name)
        });
        here
    }

    /// Projects of the slice: by business group, then use case, then environment, then name.
    pub fn projects(&self) -> Vec<(&'p Id, &'p Place<'p>)> {
        let all = self.input.estate.projects.iter();
        let mut here: Vec<_> = all
            .filter(|(_, place)| {
                let project = place.project;
                let slice = self.input.slice;
                slice.touches(&[&project.environment], &[&project.group])
            })
            .map(|(id, place)| (*id, place))
            .collect();
        here.sort_by_cached_key(|(_, place)| {
            let project = place.project;
            (
                self.rank_of_group(&project.group),
                place.use_case.map(|u| &u.name),
                self.rank_of_environment(&project.environment),
                &place.name,
            )
        });
        here
    }

    /// Role assignments of the slice: people before identities, by name, role, environment, place.
    pub fn grants(&self) -> Vec<&'p Grant> {
        let all = self.input.desired.grants.iter();
        let mut here: Vec<_> = all
            .filter(|g| {
                let environment = g.environment.as_slice();
                self.input.slice.touches(environment, &g.groups)
            })
            .collect();
        here.sort_by_cached_key(|g| {
            let identity = matches!(g.principal, GrantPrincipal::IdentityOf(_));
            let role = roles::name_of(&g.role).to_owned();
            let environment = g.environment.as_ref().map(|e| self.rank_of_environment(e));
            let place = self.place(&g.scope);
            (identity, self.who(&g.principal), role, environment, place)
        });
        here
    }

    /// Findings of the slice, or of the rest.
    pub fn findings(&self, inside: bool) -> Vec<&'p Finding> {
        let all = self.input.findings.iter();
        all.filter(|f| self.input.slice.holds(f) == inside)
            .filter(|f| super::decisions::acceptance(self, f).is_none())
            .collect()
    }

    /// Is something with this id of the plan in the slice?
    pub fn holds(&self, id: &str) -> bool {
        let (environments, groups) = self.input.estate.whereabouts(id);
        self.input.slice.touches(&environments, &groups)
    }

    /// Position of an environment in reading order.
    pub fn rank_of_environment(&self, id: &str) -> usize {
        let all = &self.input.estate.environments;
        let found = all.iter().position(|(e, _)| *e == id);
        found.unwrap_or(all.len())
    }

    /// Position of a business group in reading order.
    pub fn rank_of_group(&self, id: &str) -> usize {
        let all = &self.input.estate.groups;
        all.iter().position(|(g, _)| *g == id).unwrap_or(all.len())
    }

    /// Name of a role; the former one in brackets when the report names it first.
    pub fn role(&self, id: &str) -> String {
        let Some(role) = roles::by_id(id) else {
            return format!("custom role {id}");
        };
        let first = self.said.borrow_mut().insert(role.id.to_owned());
        if first {
            role.label()
        } else {
            role.name.to_owned()
        }
    }

    /// Name of a Foundry resource.
    pub fn account(&self, id: &str) -> String {
        let found = self.input.estate.accounts.get(id);
        found.map_or_else(|| id.to_owned(), |a| or(&a.name, id).to_owned())
    }

    /// Name of a project, with its use case.
    pub fn project(&self, id: &str) -> String {
        match self.input.estate.projects.get(&id.to_owned()) {
            None => id.to_owned(),
            Some(place) => match place.use_case.map(|u| u.name.trim()) {
                None | Some("") => or(&place.name, id).to_owned(),
                Some(case) => format!("{} ({case})", or(&place.name, id)),
            },
        }
    }

    /// A principal in words.
    pub fn who(&self, principal: &GrantPrincipal) -> String {
        match principal {
            GrantPrincipal::Directory(id) => {
                let found = self.input.estate.principals.get(id);
                found.map_or_else(
                    || id.to_string(),
                    |p| or(&p.name, or(p.object_id.as_str(), id)).to_owned(),
                )
            }
            GrantPrincipal::IdentityOf(id) if self.input.estate.accounts.contains_key(id) => {
                format!("managed identity of Foundry resource {}", self.account(id))
            }
            GrantPrincipal::IdentityOf(id) => {
                format!("managed identity of project {}", self.project(id))
            }
        }
    }

    /// A scope in words.
    pub fn place(&self, scope: &Scope) -> String {
        let estate = self.input.estate;
        match scope.kind {
            ScopeKind::Subscription => {
                let found = self.plan.prerequisites.subscriptions.get(scope.of.as_str());
                let name = found.map_or(scope.of.as_str(), |s| or(&s.name, &scope.of));
                format!("subscription {name}")
            }
            ScopeKind::ResourceGroup => {
                let account = estate.accounts.get(&scope.of);
                let name = account.map_or(scope.of.as_str(), |a| &a.resource_group);
                format!("resource group {name}")
            }
            ScopeKind::Account => format!("Foundry resource {}", self.account(&scope.of)),
            ScopeKind::Project => {
                let place = estate.projects.get(&scope.of);
                match place.and_then(|p| p.account.as_deref()) {
                    Some(account) => {
                        let project = self.project(&scope.of);
                        format!("project {project} in {}", self.account(account))
                    }
                    None => format!("project {}", self.project(&scope.of)),
                }
            }
            ScopeKind::Resource => foreign(scope.arm_id.as_deref().unwrap_or(&scope.of)),
        }
    }

    /// Anything of the plan by its id, in words.
    pub fn thing(&self, id: &str) -> String {
        let (plan, estate) = (self.plan, self.input.estate);
        if estate.accounts.contains_key(id) {
            return self.account(id);
        }
        if plan.organization.projects.contains_key(id) {
            return self.project(id);
        }
        let name = None
            .or_else(|| plan.environments.items.get(id).map(|e| &e.name))
            .or_else(|| plan.organization.groups.get(id).map(|g| &g.name))
            .or_else(|| plan.organization.use_cases.get(id).map(|u| &u.name))
            .or_else(|| plan.prerequisites.principals.get(id).map(|p| &p.name))
            .or_else(|| plan.prerequisites.subscriptions.get(id).map(|s| &s.name))
            .or_else(|| plan.connections.items.get(id).map(|c| &c.name))
            .or_else(|| plan.models.deployments.get(id).map(|d| &d.name))
            .or_else(|| plan.governance.policies.get(id).map(|p| &p.name));
        if let Some(grant) = plan.access.grants.get(id) {
            let whose = if grant.identity_of.is_empty() {
                GrantPrincipal::Directory(grant.principal.as_str().into())
            } else {
                GrantPrincipal::IdentityOf(grant.identity_of.as_str().into())
            };
            return format!("a role for {}", self.who(&whose));
        }
        name.map_or(id, |n| or(n, id)).to_owned()
    }
}

/// A resource that others own: its kind and name.
fn foreign(arm_id: &str) -> String {
    let name = names::last_segment(arm_id.trim_end_matches('/'));
    let lower = arm_id.to_lowercase();
    let kinds = [
        ("/microsoft.storage/storageaccounts/", "storage account"),
        ("/microsoft.search/searchservices/", "search service"),
        (
            "/microsoft.documentdb/databaseaccounts/",
            "Cosmos DB account",
        ),
        ("/microsoft.keyvault/vaults/", "key vault"),
        ("/microsoft.keyvault/managedhsms/", "managed HSM"),
        ("/microsoft.insights/components/", "Application Insights"),
        ("/microsoft.cognitiveservices/accounts/", "Foundry resource"),
        ("/microsoft.apimanagement/service/", "API gateway"),
        (
            "/microsoft.containerregistry/registries/",
            "container registry",
        ),
        ("/microsoft.network/virtualnetworks/", "virtual network"),
    ];
    let kind = kinds.iter().find(|(mark, _)| lower.contains(mark));
    format!("{} {name}", kind.map_or("resource", |(_, words)| words))
}
