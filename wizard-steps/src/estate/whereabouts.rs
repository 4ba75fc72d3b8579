//! Where something of the plan belongs: what slices are cut by.

use super::Estate;
use crate::plan::common::Id;
use crate::steps::access::answers::ManualGrant;

impl<'p> Estate<'p> {
    fn whereabouts_of_account(&self, id: &str) -> (Vec<&str>, Vec<&str>) {
        let Some(account) = self.accounts.get(id) else {
            return (vec![], vec![]);
        };
        let groups = account.groups.iter().map(|g| g.as_str());
        (vec![account.environment], groups.collect())
    }

    /// Where a grant by hand takes effect: at its Foundry resource or project, else (a subscription, a
    /// foreign resource) everywhere.
    fn whereabouts_of_grant(&self, grant: &'p ManualGrant) -> (Vec<&str>, Vec<&str>) {
        let id = &grant.scope.id;
        match self.project(id) {
            Some(project) => (vec![&project.environment], vec![&project.group]),
            None => self.whereabouts_of_account(id),
        }
    }

    /// Environment and business groups that an id of the plan belongs to: what slices are cut by.
    pub fn whereabouts(&self, id: &str) -> (Vec<&str>, Vec<&str>) {
        let plan = self.plan;
        if self.accounts.contains_key(id) {
            return self.whereabouts_of_account(id);
        }
        if let Some(project) = self.project(id) {
            return (vec![&project.environment], vec![&project.group]);
        }
        if let Some((id, _)) = plan.environments.items.get_key_value(id) {
            return (vec![id], vec![]);
        }
        if let Some((id, _)) = plan.organization.groups.get_key_value(id) {
            return (vec![], vec![id]);
        }
        if let Some(use_case) = plan.organization.use_cases.get(id) {
            return (vec![], vec![&use_case.group]);
        }
        if let Some(connection) = plan.connections.items.get(id) {
            return match self.project(&connection.project) {
                Some(project) => (vec![&project.environment], vec![&project.group]),
                None => self.whereabouts_of_account(&connection.account),
            };
        }
        if let Some(deployment) = plan.models.deployments.get(id) {
            return self.whereabouts_of_account(&deployment.account);
        }
        if let Some(principal) = self.principals.get(id) {
            let text = |ids: &'p Vec<Id>| ids.iter().map(String::as_str).collect();
            return (text(&principal.environments), text(&principal.groups));
        }
        if let Some(row) = plan.access.mapping.get(id) {
            return (
                row.environments.iter().map(String::as_str).collect(),
                row.groups.iter().map(String::as_str).collect(),
            );
        }
        if let Some(grant) = plan.access.grants.get(id) {
            return self.whereabouts_of_grant(grant);
        }
        if let Some(entry) = plan.prerequisites.subscriptions.get(id) {
            let some = |id: &'p Id| {
                if id.is_empty() {
                    vec![]
                } else {
                    vec![id.as_str()]
                }
            };
            return (some(&entry.environment), some(&entry.group));
        }
        (vec![], vec![])
    }
}
