//! How Foundry resources follow from topology, and projects find theirs.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::{Account, Estate, Place, Shared, group_account_id, own_account_id};
use crate::desired::Text;
use crate::names;
use crate::plan::Plan;
use crate::plan::common::{Contact, Id};
use crate::steps::environments::answers::{Environment, Topology};
use crate::steps::organization::answers::{BusinessGroup, Project, UseCase};
use crate::steps::prerequisites::answers::ResourceGroupStrategy;
use crate::table::Table;

/// Ids of what grants are about.
pub(super) fn texts(plan: &Plan) -> Table<Text, ()> {
    let ids = (plan.prerequisites.principals.keys())
        .chain(plan.organization.projects.keys())
        .chain(plan.organization.groups.keys())
        .chain(plan.environments.items.keys())
        .chain(plan.prerequisites.subscriptions.keys());
    let mut texts: Vec<Text> = ids.map(Text::from).collect();
    texts.sort();
    texts.into_iter().map(|id| (id, ())).collect()
}

impl<'p> Estate<'p> {
    pub(super) fn derive_accounts(&self) -> Table<Id, Account<'p>> {
        let mut all = BTreeMap::new();
        for &(env_id, environment) in &self.environments {
            match environment.topology {
                Some(Topology::PerBusinessGroup) => {
                    for &(group_id, _) in &self.groups {
                        let id = group_account_id(group_id, env_id);
                        all.extend(self.account(id, env_id, vec![group_id], None));
                    }
                }
                Some(Topology::Isolated) => {
                    let plan = self.plan;
                    let here = plan
                        .organization
                        .projects
                        .iter()
                        .filter(|(_, p)| &p.environment == env_id);
                    for (project_id, project) in here {
                        let id = own_account_id(project_id);
                        let use_case = plan.organization.use_cases.get(&project.use_case);
                        all.extend(self.account(id, env_id, vec![&project.group], use_case));
                    }
                }
                Some(Topology::CoLocated) => {
                    let groups = self.groups.iter().map(|(id, _)| *id).collect();
                    all.extend(self.account(own_account_id(env_id), env_id, groups, None));
                }
                None => {}
            }
        }
        for (id, answer) in &self.plan.organization.accounts {
            if answer.extra && self.environment(&answer.environment).is_some() {
                let groups = answer.groups.iter().collect();
                all.extend(self.account(id.clone(), &answer.environment, groups, None));
            }
        }
        all.into_iter().collect()
    }

    fn account(
        &self,
        id: Id,
        env_id: &'p Id,
        groups: Vec<&'p Id>,
        use_case: Option<&'p UseCase>,
    ) -> Option<(Id, Account<'p>)> {
        const NOBODY: &Contact = &Contact {
            name: String::new(),
            reach: String::new(),
        };
        let plan = self.plan;
        let environment = plan.environments.items.get(env_id)?;
        let answer = plan.organization.accounts.get(&id);
        let group = (groups.len() == 1)
            .then(|| plan.organization.groups.get(groups[0]))
            .flatten();
        let name = answer
            .map(|a| a.name.as_str())
            .filter(|n| !n.is_empty())
            .map_or_else(
                || self.name_of_account(group, environment, use_case),
                str::to_owned,
            );
        let subdomain = answer
            .and_then(|a| a.subdomain.clone())
            .unwrap_or_else(|| name.to_lowercase());
        let region = answer
            .filter(|a| !a.region.is_empty())
            .map_or(&environment.region, |a| &a.region);
        let subscription = match answer.filter(|a| !a.subscription.is_empty()) {
            Some(a) => plan
                .prerequisites
                .subscriptions
                .get_key_value(&a.subscription),
            None => self.subscription_for((groups.len() == 1).then(|| groups[0].as_str()), env_id),
        };
        let resource_group = answer
            .map(|a| a.resource_group.as_str())
            .filter(|n| !n.is_empty())
            .map_or_else(
                || self.name_of_resource_group(group, environment, use_case),
                str::to_owned,
            );
        let owner = answer
            .map(|a| &a.owner)
            .filter(|c| c.is_named())
            .or(group.map(|g| &g.owner));
        let backup = answer
            .map(|a| &a.backup)
            .filter(|c| c.is_named())
            .or(group.map(|g| &g.backup));
        let subscription_id = subscription.and_then(|(_, s)| s.subscription_id.parsed());
        let group_arm_id = subscription_id
            .filter(|_| !resource_group.is_empty())
            .map(|guid| format!("/subscriptions/{guid}/resourceGroups/{resource_group}"))
            .map(Text::from);
        let arm_id = group_arm_id
            .as_ref()
            .map(|group| format!("{group}/providers/Microsoft.CognitiveServices/accounts/{name}"))
            .map(Text::from);
        let shared = Shared {
            id: Text::from(&id),
            environment: self.text(env_id),
            groups: groups.iter().map(|group| self.text(group)).collect(),
        };
        let account = Account {
            id: id.clone(),
            environment: env_id,
            groups,
            subdomain,
            region: region.parsed().unwrap_or_default(),
            subscription,
            resource_group,
            owner: owner.unwrap_or(NOBODY),
            backup: backup.unwrap_or(NOBODY),
            answer,
            projects: Vec::new(),
            name,
            group_arm_id,
            arm_id,
            shared,
        };
        Some((id, account))
    }

    fn name_of_account(
        &self,
        group: Option<&BusinessGroup>,
        environment: &Environment,
        use_case: Option<&UseCase>,
    ) -> String {
        let pattern = &self.plan.environments.naming.account;
        let pattern = match use_case {
            Some(_) if !pattern.contains("{useCase}") => format!("{pattern}-{{useCase}}"),
            _ => pattern.clone(),
        };
        names::fill(&pattern, &self.tokens(group, environment, use_case))
    }

    fn name_of_resource_group(
        &self,
        group: Option<&BusinessGroup>,
        environment: &Environment,
        use_case: Option<&UseCase>,
    ) -> String {
        let answers = &self.plan.prerequisites.resource_groups;
        let tokens = match answers.strategy {
            None => return String::new(),
            Some(ResourceGroupStrategy::Existing) => return answers.pattern.clone(),
            Some(ResourceGroupStrategy::PerEnvironment) => self.tokens(None, environment, None),
            Some(ResourceGroupStrategy::PerAccount) => self.tokens(group, environment, use_case),
        };
        let pattern = match use_case {
            Some(_) if !answers.pattern.contains("{useCase}") => {
                format!("{}-{{useCase}}", answers.pattern)
            }
            _ => answers.pattern.clone(),
        };
        names::fill(&pattern, &tokens)
    }

    fn tokens<'a>(
        &'a self,
        group: Option<&'a BusinessGroup>,
        environment: &'a Environment,
        use_case: Option<&'a UseCase>,
    ) -> [(&'static str, &'a str); 4] {
        [
            ("organization", &self.plan.environments.naming.organization),
            ("group", group.map_or("", |g| &g.token)),
            ("environment", &environment.token),
            ("useCase", use_case.map_or("", |u| &u.token)),
        ]
    }

    pub(super) fn place_projects(&mut self) -> Table<&'p Id, Place<'p>> {
        let plan = self.plan;
        let groups = plan.organization.groups.keys();
        let alone: Table<&Id, Arc<[Text]>> =
            groups.map(|id| (id, Arc::from([self.text(id)]))).collect();
        let mut all = Vec::new();
        for (id, project) in &plan.organization.projects {
            let Some(environment) = self.environment(&project.environment) else {
                continue;
            };
            let use_case = plan.organization.use_cases.get(&project.use_case);
            let group = plan.organization.groups.get(&project.group);
            let name = if project.name.is_empty() {
                names::fill(
                    &plan.environments.naming.project,
                    &self.tokens(group, environment, use_case),
                )
            } else {
                project.name.clone()
            };
            let account = self.account_of(id, project, environment);
            let home = account.as_ref().and_then(|a| self.accounts.get_mut(a));
            let arm_id = home.and_then(|home| {
                home.projects.push(id);
                let account = home.arm_id.as_deref()?;
                Some(Text::from([account, "/projects/", &name].concat()))
            });
            let shared = Shared {
                id: self.text(id),
                environment: self.text(&project.environment),
                groups: match alone.get(&project.group) {
                    Some(group) => group.clone(),
                    None => Arc::from([self.text(&project.group)]),
                },
            };
            let place = Place {
                project,
                use_case,
                account,
                name,
                arm_id,
                shared,
            };
            all.push((id, place));
        }
        all.into_iter().collect()
    }

    pub(super) fn sort_by_group(&mut self) {
        let mut projects: BTreeMap<&'p Id, Vec<&'p Id>> = BTreeMap::new();
        for (id, place) in &self.projects {
            projects.entry(&place.project.group).or_default().push(id);
        }
        self.projects_by_group = projects.into_iter().collect();
        let named = self.accounts.values().flat_map(|a| &a.groups).copied();
        let mut accounts: BTreeMap<&'p Id, Vec<Id>> = named.map(|id| (id, Vec::new())).collect();
        for (id, account) in &self.accounts {
            if account.groups.is_empty() {
                for of in accounts.values_mut() {
                    of.push(id.clone());
                }
                self.accounts_of_all.push(id.clone());
            }
            for group in &account.groups {
                let of = accounts.entry(group).or_default();
                if of.last() != Some(id) {
                    of.push(id.clone());
                }
            }
        }
        self.accounts_by_group = accounts.into_iter().collect();
    }

    fn account_of(&self, id: &str, project: &Project, environment: &Environment) -> Option<Id> {
        let derived = if project.account.is_empty() {
            match environment.topology? {
                Topology::PerBusinessGroup => {
                    group_account_id(&project.group, &project.environment)
                }
                Topology::Isolated => own_account_id(id),
                Topology::CoLocated => own_account_id(&project.environment),
            }
        } else {
            project.account.clone()
        };
        self.accounts.contains_key(&derived).then_some(derived)
    }
}
