//! The place of the plan that a grant is at, also where it names it by its Azure id.

use std::collections::BTreeMap;

use crate::abilities::list::Side;
use crate::desired::Grant;
use crate::estate::Estate;
use crate::names::scope_key;
use crate::steps::access::answers::ScopeKind;

use super::Spot;

/// Foundry resources and projects by Azure id, for grants that name them so.
pub(super) struct Named<'p>(BTreeMap<String, Spot<'p>>);

impl<'p> Named<'p> {
    pub(super) fn of(estate: &'p Estate<'_>, grants: &[Grant]) -> Self {
        let by_id = |g: &Grant| g.scope.kind == ScopeKind::Resource;
        let mut named = BTreeMap::new();
        if grants.iter().any(by_id) {
            for (id, account) in &estate.accounts {
                let arm = account.arm_id().map(|a| scope_key(&a));
                named.extend(arm.map(|arm| (arm, Spot::Account(id))));
            }
            for id in estate.projects.keys() {
                let arm = estate.project_arm_id(id).map(|a| scope_key(&a));
                named.extend(arm.map(|arm| (arm, Spot::Project(id))));
            }
        }
        Self(named)
    }

    /// The place of a grant; the kind of the resource where it is none of the plan's.
    pub(super) fn spot(&self, grant: &'p Grant) -> Result<Spot<'p>, Side> {
        let scope = &grant.scope;
        Ok(match scope.kind {
            ScopeKind::Subscription => Spot::Subscription(&scope.of),
            ScopeKind::ResourceGroup => {
                let arm = scope.arm_id.as_deref().map(scope_key);
                Spot::Group(arm.unwrap_or_else(|| scope.of.to_string()))
            }
            ScopeKind::Account => Spot::Account(&scope.of),
            ScopeKind::Project => Spot::Project(&scope.of),
            ScopeKind::Resource => return self.by_id(&scope_key(&scope.of)),
        })
    }

    fn by_id(&self, id: &str) -> Result<Spot<'p>, Side> {
        if let Some(spot) = self.0.get(id) {
            return Ok(spot.clone());
        }
        let agent =
            id.rsplit_once("/agents/")
                .and_then(|(project, _)| match self.0.get(project)? {
                    Spot::Project(project) => Some(Spot::Agent(project)),
                    _ => None,
                });
        agent.ok_or_else(|| Side::of(id))
    }
}
