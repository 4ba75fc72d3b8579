//! Capacity as one budget over the whole plan, and who gets models how.
//!
//! How much a subscription may use is a fact of the tenant: it is not known here, so it is not shown.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::answers::{Boundary, Deployment, Strategy};
use crate::catalog::regions;
use crate::estate::{Account, Estate, group_account_id, own_account_id};
use crate::labels;
use crate::plan::common::Id;

/// The budget and the strategies.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct ModelsView {
    /// Quota is one pot for each subscription, region, model and deployment type.
    pub pots: Vec<QuotaPot>,
    /// Deployments whose Foundry resource the plan does not have, or that is not named.
    pub unplaced: Vec<QuotaPart>,
    /// Environments in scope: the columns of the strategies.
    pub environments: Vec<Id>,
    /// Use cases, by business group.
    pub strategies: Vec<StrategyRow>,
}

/// What deployments together take from one quota.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct QuotaPot {
    /// The subscription; none where none fits yet.
    pub subscription: Option<Id>,
    /// Its name; empty for none.
    pub subscription_label: String,
    /// Region as people read it; empty when none was given.
    pub region: String,
    /// The model.
    pub model: String,
    /// Deployment type.
    pub sku: String,
    /// What is counted.
    pub unit: CapacityUnit,
    /// All of the parts.
    pub total: u32,
    /// Deployments, the largest first.
    pub parts: Vec<QuotaPart>,
}

/// What capacity is counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum CapacityUnit {
    /// Thousand tokens per minute.
    ThousandTokensPerMinute,
    /// Provisioned units.
    ProvisionedUnits,
}

/// A deployment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct QuotaPart {
    /// Its id.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// For whom: use case or business groups, and environment.
    pub label: String,
    /// Its environment; empty when its Foundry resource is not known.
    pub environment: Id,
    /// Its capacity; none when it was not given, or is less than nothing.
    pub capacity: Option<u32>,
}

/// How a use case gets its models.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct StrategyRow {
    /// Id of the use case.
    pub id: Id,
    /// Its name.
    pub name: String,
    /// Its business group.
    pub group: Id,
    /// Name of its business group.
    pub group_name: String,
    /// It calls models; otherwise nothing is asked.
    pub uses_models: bool,
    /// Where its data may be processed.
    pub boundary: Option<Boundary>,
    /// One for each environment in scope.
    pub cells: Vec<StrategyCell>,
}

/// A use case in an environment.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct StrategyCell {
    /// The environment.
    pub environment: Id,
    /// What was chosen.
    pub strategy: Option<Strategy>,
    /// It has a project here.
    pub planned: bool,
    /// Nothing was chosen and something has to be.
    pub missing: bool,
    /// Deployments of its own here, and shared ones of the Foundry resources its projects live in.
    pub deployments: Vec<Id>,
}

/// The budget of a resolved plan.
pub fn view(estate: &Estate<'_>) -> ModelsView {
    let mut pots: BTreeMap<Key<'_>, (&Deployment, Vec<QuotaPart>)> = BTreeMap::new();
    let mut unplaced = Vec::new();
    for (id, deployment) in &estate.plan.models.deployments {
        match estate.accounts.get(&deployment.account) {
            Some(account) => {
                let pot = pots.entry(Key::of(account, deployment));
                let (_, parts) = pot.or_insert((deployment, Vec::new()));
                parts.push(part(estate, id, deployment, Some(account)));
            }
            None if is_put_off(estate, &deployment.account) => {}
            None => unplaced.push(part(estate, id, deployment, None)),
        }
    }
    ModelsView {
        pots: pots
            .into_iter()
            .map(|(key, (first, parts))| key.pot(first, parts))
            .collect(),
        unplaced,
        environments: estate
            .environments
            .iter()
            .map(|(id, _)| (*id).clone())
            .collect(),
        strategies: strategies(estate),
    }
}

/// Does one of these ids stand for a resource that is planned once its environment is?
fn is_put_off(estate: &Estate<'_>, account: &str) -> bool {
    let plan = estate.plan;
    if let Some(own) = plan.organization.accounts.get(account) {
        return estate.is_deferred(&own.environment);
    }
    let environments = plan.environments.items.keys();
    let mut put_off = environments.filter(|id| estate.is_deferred(id));
    put_off.any(|id| {
        let projects = plan.organization.projects.iter();
        let of_projects = projects.filter(|(_, p)| p.environment == *id);
        let of_projects = of_projects.map(|(project, _)| own_account_id(project));
        let of_groups = estate.groups.iter().map(|(g, _)| group_account_id(g, id));
        let mut generated = of_groups.chain(of_projects).chain([own_account_id(id)]);
        generated.any(|generated| generated == account)
    })
}

/// What quota is counted by. Letter case of model and type does not make another pot.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    subscription: Option<(&'a str, &'a str)>,
    region: &'a str,
    model: String,
    sku: String,
}

impl<'a> Key<'a> {
    fn of(account: &'a Account<'_>, deployment: &Deployment) -> Self {
        let subscription = account.subscription;
        Self {
            subscription: subscription.map(|(id, s)| (labels::or_id(&s.name, id), id.as_str())),
            region: &account.region,
            model: deployment.model.name.trim().to_lowercase(),
            sku: deployment.sku.trim().to_lowercase(),
        }
    }

    /// A pot, model and type spelled as its first deployment has them.
    fn pot(self, first: &Deployment, mut parts: Vec<QuotaPart>) -> QuotaPot {
        parts.sort_by(|a, b| (b.capacity, &a.label, &a.id).cmp(&(a.capacity, &b.label, &b.id)));
        let capacities = parts.iter().filter_map(|p| p.capacity);
        let provisioned = self.sku.contains("provisioned");
        let (name, id) = self.subscription.unzip();
        QuotaPot {
            subscription: id.map(str::to_owned),
            subscription_label: name.unwrap_or_default().to_owned(),
            region: regions::label(self.region).to_owned(),
            unit: if provisioned {
                CapacityUnit::ProvisionedUnits
            } else {
                CapacityUnit::ThousandTokensPerMinute
            },
            total: capacities.fold(0, u32::saturating_add),
            model: first.model.name.trim().to_owned(),
            sku: first.sku.trim().to_owned(),
            parts,
        }
    }
}

fn part(
    estate: &Estate<'_>,
    id: &Id,
    deployment: &Deployment,
    account: Option<&Account<'_>>,
) -> QuotaPart {
    let use_case = &deployment.use_case;
    let whom = if use_case.is_empty() {
        let groups = account.map_or(&[][..], |a| &a.groups);
        let names: Vec<&str> = groups.iter().map(|g| estate.group_name(g)).collect();
        labels::list(&names)
    } else {
        labels::of(estate, use_case)
    };
    let environment = account.map(|a| a.environment);
    let place = environment.map(|e| format!("({})", estate.environment_name(e)));
    let label: Vec<String> = [Some(whom).filter(|w| !w.is_empty()), place]
        .into_iter()
        .flatten()
        .collect();
    QuotaPart {
        id: id.clone(),
        name: labels::or_id(&deployment.name, id).to_owned(),
        label: label.join(" "),
        environment: environment.cloned().unwrap_or_default(),
        capacity: deployment.capacity.and_then(capacity),
    }
}

fn capacity(given: i64) -> Option<u32> {
    (given >= 0).then(|| u32::try_from(given).unwrap_or(u32::MAX))
}

fn strategies(estate: &Estate<'_>) -> Vec<StrategyRow> {
    let open = super::rules::without_strategy(estate);
    let mut homes: BTreeMap<(&str, &str), BTreeSet<&str>> = BTreeMap::new();
    for place in estate.projects.values() {
        let project = place.project;
        let key = (project.use_case.as_str(), project.environment.as_str());
        homes
            .entry(key)
            .or_default()
            .extend(place.account.as_deref());
    }
    let mut serving: BTreeMap<(&str, &str), Vec<&Id>> = BTreeMap::new();
    for (id, deployment) in &estate.plan.models.deployments {
        let key = (deployment.account.as_str(), deployment.use_case.as_str());
        serving.entry(key).or_default().push(id);
    }
    let position = |group: &Id| estate.groups.iter().position(|(id, _)| *id == group);
    let mut use_cases: Vec<_> = estate.plan.organization.use_cases.iter().collect();
    use_cases.sort_by_cached_key(|(id, u)| {
        let at = position(&u.group);
        (at.is_none(), at, u.name.clone(), (*id).clone())
    });
    let rows = use_cases.into_iter().map(|(id, use_case)| {
        let chosen = estate.plan.models.strategies.get(id);
        let cells = estate.environments.iter().map(|(environment, _)| {
            let home = homes.get(&(id.as_str(), environment.as_str()));
            let near = home.into_iter().flatten();
            let near = near.flat_map(|account| [(*account, id.as_str()), (*account, "")]);
            let near = near.filter_map(|key| serving.get(&key)).flatten();
            let missing = open.get(id.as_str());
            StrategyCell {
                environment: (*environment).clone(),
                strategy: chosen
                    .and_then(|s| s.by_environment.get(*environment))
                    .copied(),
                planned: home.is_some(),
                missing: missing.is_some_and(|open| open.contains(&environment.as_str())),
                deployments: near.map(|id| (*id).clone()).collect(),
            }
        });
        StrategyRow {
            id: id.clone(),
            name: labels::or_id(&use_case.name, id).to_owned(),
            group: use_case.group.clone(),
            group_name: estate.group_name(&use_case.group).to_owned(),
            uses_models: use_case.uses_models,
            boundary: chosen.and_then(|s| s.boundary),
            cells: cells.collect(),
        }
    });
    rows.collect()
}
