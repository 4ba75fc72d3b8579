//! The region plan and the cut of subscriptions, as a screen shows them.

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::requests::{Asked, asked};
use crate::catalog::regions;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::labels;
use crate::plan::about::Cloud;
use crate::plan::common::Id;
use crate::plan::text::Day;
use crate::steps::models::answers::Confirmation;

/// From this age on, in days, a check of a region is shown as old.
const OLD: i64 = 180;

/// What the screen draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PrerequisitesView {
    /// What others are asked to make.
    pub asked: Asked,
    /// One line for each environment and region in use, in the order of the environments.
    pub regions: Vec<RegionLine>,
    /// The day of the list of regions with Foundry projects, `YYYY-MM-DD`.
    pub list_as_of: String,
    /// Management groups by name, each with what stands in it; the empty name for none.
    pub management_groups: Vec<ManagementGroup>,
}

/// What an environment needs of a region, and what is known.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RegionLine {
    /// The environment.
    pub environment: Id,
    /// The region, programmatic.
    pub region: String,
    /// The name people read.
    pub label: String,
    /// How many use cases have a project there.
    pub use_cases: u32,
    /// Models that they need.
    pub models: Vec<String>,
    /// What they need besides.
    pub needs: Vec<String>,
    /// The dated list has the region; none where it says nothing (another cloud).
    pub listed: Option<bool>,
    /// When somebody checked the region, as written; empty for never.
    pub checked_on: String,
    /// Where the proof is; empty for nowhere.
    pub written_in: String,
    /// The check is older than 180 days.
    pub is_old: bool,
    /// Of the models and needs, those that nobody confirmed for the region in the step on models.
    pub unconfirmed: Vec<String>,
    /// What dated lists say against the region.
    pub caveats: Vec<String>,
}

/// A management group and the subscriptions in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct ManagementGroup {
    /// Its id or name; empty for subscriptions of which nobody said.
    pub name: String,
    /// Names of the subscriptions.
    pub subscriptions: Vec<String>,
}

/// The prerequisites of a plan on a day.
pub fn view(estate: &Estate<'_>, desired: &DesiredState, today: Day) -> PrerequisitesView {
    PrerequisitesView {
        asked: asked(estate, desired),
        regions: region_lines(estate, today),
        list_as_of: regions::FOUNDRY_AS_OF.to_owned(),
        management_groups: management_groups(estate),
    }
}

fn management_groups(estate: &Estate<'_>) -> Vec<ManagementGroup> {
    let mut groups: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (id, entry) in &estate.plan.prerequisites.subscriptions {
        let name = labels::or_id(entry.name.trim(), id).to_owned();
        let group = entry.management_group.trim().to_owned();
        groups.entry(group).or_default().push(name);
    }
    let line = |(name, mut subscriptions): (String, Vec<String>)| {
        subscriptions.sort();
        ManagementGroup {
            name,
            subscriptions,
        }
    };
    groups.into_iter().map(line).collect()
}

/// What is needed in one region of one environment.
#[derive(Default)]
struct Needed<'p> {
    use_cases: BTreeSet<&'p Id>,
    models: BTreeSet<String>,
    needs: BTreeSet<&'static str>,
    has_agents: bool,
}

fn region_lines(estate: &Estate<'_>, today: Day) -> Vec<RegionLine> {
    let needed = needed(estate);
    let mut lines = Vec::new();
    for (id, _) in &estate.environments {
        let here = needed
            .iter()
            .filter(|((environment, _), _)| environment == id);
        lines.extend(here.map(|((_, region), n)| line(estate, id, region, n, today)));
    }
    lines
}

fn needed<'p>(estate: &Estate<'p>) -> BTreeMap<(&'p Id, String), Needed<'p>> {
    let plan = estate.plan;
    let mut needed: BTreeMap<(&Id, String), Needed<'p>> = BTreeMap::new();
    for (id, environment) in &estate.environments {
        if let Some(region) = environment.region.parsed() {
            needed.entry((*id, region)).or_default();
        }
    }
    for account in estate.accounts.values().filter(|a| !a.region.is_empty()) {
        let here = needed
            .entry((account.environment, account.region.clone()))
            .or_default();
        for (_, place) in estate.projects_of(&account.id) {
            here.has_agents |= place
                .project
                .runtime
                .is_some_and(|r| r != crate::steps::organization::answers::Runtime::ModelsOnly);
            if let Some(use_case) = place.use_case {
                here.use_cases.insert(&place.project.use_case);
                let models = use_case.models.iter().map(|m| m.trim().to_owned());
                here.models.extend(models.filter(|m| !m.is_empty()));
                here.needs.extend(use_case.needs.iter().map(|n| n.label()));
            }
        }
    }
    for deployment in plan.models.deployments.values() {
        let Some(account) = estate.accounts.get(&deployment.account) else {
            continue;
        };
        let model = deployment.model.name.trim();
        if let Some(here) = needed.get_mut(&(account.environment, account.region.clone()))
            && !model.is_empty()
        {
            here.models.insert(model.to_owned());
        }
    }
    needed
}

fn line(
    estate: &Estate<'_>,
    environment: &Id,
    region: &str,
    needed: &Needed<'_>,
    today: Day,
) -> RegionLine {
    let plan = estate.plan;
    let is_here = |other: Option<String>| other.as_deref() == Some(region);
    let choice = plan
        .prerequisites
        .regions
        .values()
        .find(|c| is_here(c.region.parsed()));
    let confirmations = plan.models.confirmations.values();
    let confirmed: Vec<&Confirmation> = confirmations
        .filter(|c| is_here(c.region.parsed()))
        .collect();
    let names = |wanted: &str| {
        let wanted = wanted.to_lowercase();
        let holds = |list: &[String]| list.iter().any(|one| one.to_lowercase().contains(&wanted));
        confirmed
            .iter()
            .any(|c| holds(&c.models) || holds(&c.services))
    };
    let all = needed
        .models
        .iter()
        .map(String::as_str)
        .chain(needed.needs.iter().copied());
    let unconfirmed = all.filter(|one| !names(one)).map(str::to_owned).collect();
    let public = plan.about.cloud.is_none_or(|c| c == Cloud::Public);
    let checked = choice.and_then(|c| c.checked_on.parsed());
    let mut caveats = Vec::new();
    if needed.has_agents && regions::lacks_file_search(region) {
        caveats.push(format!(
            "Agents have no file search here (list of {}).",
            regions::FILE_SEARCH_AS_OF
        ));
    }
    RegionLine {
        environment: environment.clone(),
        region: region.to_owned(),
        label: regions::label(region).to_owned(),
        use_cases: labels::count(needed.use_cases.len()),
        models: needed.models.iter().cloned().collect(),
        needs: needed.needs.iter().map(|n| (*n).to_owned()).collect(),
        listed: public.then(|| regions::offers_foundry(region)),
        checked_on: choice
            .map(|c| c.checked_on.as_str().trim().to_owned())
            .unwrap_or_default(),
        written_in: choice
            .map(|c| c.written_in.trim().to_owned())
            .unwrap_or_default(),
        is_old: checked.is_some_and(|day| today.number() - day.number() > OLD),
        unconfirmed,
        caveats,
    }
}
