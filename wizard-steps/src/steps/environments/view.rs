//! Names that deleted Foundry resources still hold, as a screen shows them.

use serde::Serialize;

use super::rules::holder;
use crate::estate::Estate;
use crate::observed::Observed;
use crate::plan::common::Id;
use crate::plan::text::Day;

/// A Foundry resource of the plan whose name a deleted one holds, or for which that was decided on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct HeldName {
    /// The Foundry resource of the plan.
    pub account: Id,
    /// The name.
    pub name: String,
    /// Its environment.
    pub environment: Id,
    /// Id of the subscription; empty while it is not known.
    pub subscription: String,
    /// Name of the subscription.
    pub subscription_name: String,
    /// Region of the deleted resource, or the planned one.
    pub location: String,
    /// Resource group of the deleted resource, or the planned one.
    pub resource_group: String,
    /// The day on which the name becomes free by itself, `YYYY-MM-DD`; empty while it is not known.
    pub until: String,
    /// A reading shows it; otherwise it was only decided on.
    pub is_seen: bool,
}

/// Names that are held or decided on, by name.
pub fn held_names(estate: &Estate<'_>, observed: &Observed, today: Day) -> Vec<HeldName> {
    let decided = &estate.plan.environments.deleted_names;
    let mut held: Vec<HeldName> = (estate.accounts.values())
        .filter_map(|account| {
            let seen = holder(observed, account, today);
            if seen.is_none() && !decided.contains_key(&account.id) {
                return None;
            }
            let entry = account.subscription;
            let own = |found: Option<&String>, planned: &str| {
                found
                    .filter(|text| !text.is_empty())
                    .cloned()
                    .unwrap_or_else(|| planned.to_owned())
            };
            Some(HeldName {
                account: account.id.clone(),
                name: account.name.clone(),
                environment: account.environment.clone(),
                subscription: entry
                    .and_then(|(_, s)| s.subscription_id.parsed())
                    .unwrap_or_default(),
                subscription_name: entry.map(|(_, s)| s.name.clone()).unwrap_or_default(),
                location: own(seen.map(|s| &s.location), &account.region),
                resource_group: own(seen.map(|s| &s.resource_group), &account.resource_group),
                until: seen
                    .and_then(|s| s.purged_at.get(..10))
                    .unwrap_or_default()
                    .to_owned(),
                is_seen: seen.is_some(),
            })
        })
        .collect();
    held.sort_by(|a, b| (&a.name, &a.account).cmp(&(&b.name, &b.account)));
    held
}
