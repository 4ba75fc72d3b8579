//! What is signed, in one sentence an area, counted from the plan.

use std::collections::BTreeMap;

use crate::change;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::Area;
use crate::labels::{self, count, counted};
use crate::slice::Slice;
use crate::steps::encryption::answers::KeyChoice;
use crate::steps::networking::answers::{AgentNetwork, Inbound};
use crate::steps::sign_off::doors::doors;

/// The name of an area.
pub(super) fn name(area: Area) -> &'static str {
    match area {
        Area::Security => "Security",
        Area::Network => "Network",
        Area::Keys => "Keys",
        Area::Cost => "Cost",
    }
}

/// What business groups get in a part of the plan.
#[derive(Debug, Clone, Copy, Default)]
struct Share {
    grants: usize,
    accounts: usize,
    projects: usize,
}

/// What there is in a part of the plan, counted in one walk.
pub(super) struct Counts<'e> {
    estate: &'e Estate<'e>,
    slice: &'e Slice,
    grants: usize,
    doors: usize,
    by_group: BTreeMap<&'e str, Share>,
    /// Grants that belong to no group in particular belong to each.
    to_all: usize,
}

impl<'e> Counts<'e> {
    pub fn of(estate: &'e Estate<'e>, desired: &'e DesiredState, slice: &'e Slice) -> Self {
        let mut counts = Self {
            estate,
            slice,
            grants: 0,
            doors: 0,
            by_group: BTreeMap::new(),
            to_all: 0,
        };
        for grant in change::in_slice(desired, slice) {
            counts.grants += 1;
            counts.to_all += usize::from(grant.groups.is_empty());
            for group in grant.groups.iter() {
                counts.by_group.entry(group).or_default().grants += 1;
            }
        }
        let none: &[&str] = &[];
        for account in estate.accounts.values() {
            if slice.touches(&[account.environment], none) {
                for group in &account.groups {
                    counts.by_group.entry(group).or_default().accounts += 1;
                }
            }
        }
        for place in estate.projects.values() {
            if slice.touches(&[&place.project.environment], none) {
                let share = counts.by_group.entry(&place.project.group).or_default();
                share.projects += 1;
            }
        }
        let doors = doors(estate);
        let here = doors
            .iter()
            .filter(|d| slice.touches(&[&d.environment], none));
        counts.doors = here.count();
        counts
    }

    pub fn grants(&self) -> u32 {
        count(self.grants)
    }

    /// What the signature of an area, or of the business group with this key, is about.
    pub fn statement(&self, area: Option<Area>, key: &str) -> String {
        match area {
            Some(Area::Security) => self.security(),
            Some(Area::Network) => self.network(),
            Some(Area::Keys) => self.keys(),
            Some(Area::Cost) => self.cost(),
            None => self.group(key),
        }
    }

    fn is_here(&self, id: &str) -> bool {
        let (environments, groups) = self.estate.whereabouts(id);
        self.slice.touches(&environments, &groups)
    }

    fn security(&self) -> String {
        let plan = self.estate.plan;
        let connections = plan.connections.items.keys();
        let connections = connections.filter(|id| self.is_here(id)).count();
        let risks = plan.decisions.values().filter_map(|d| d.accepted.as_ref());
        let risks = risks.filter(|r| Area::of(&r.finding) == Area::Security);
        let grants = counted(self.grants, "grant", "grants");
        enumerate(vec![
            format!("{grants} by persona and scope"),
            some(connections, "connection", "connections"),
            some(risks.count(), "accepted risk", "accepted risks"),
        ])
    }

    /// Environments of the part by a choice, in the order of the choices.
    fn by_choice<T: Ord>(&self, choice: impl Fn(&str) -> T) -> BTreeMap<T, Vec<&str>> {
        let mut by_choice: BTreeMap<T, Vec<&str>> = BTreeMap::new();
        let environments = self.estate.environments.iter();
        for (id, _) in environments.filter(|(id, _)| self.slice.touches(&[id], &[] as &[&str])) {
            let name = self.estate.environment_name(id);
            by_choice.entry(choice(id)).or_default().push(name);
        }
        by_choice
    }

    fn network(&self) -> String {
        let of = |id: &str| self.estate.plan.networking.environments.get(id);
        let ways = self.by_choice(|id| of(id).and_then(|n| n.inbound));
        let ways = ways.into_iter().map(|(way, names)| {
            let way = match way {
                None => "no choice yet",
                Some(Inbound::PublicAll) => "open to all networks",
                Some(Inbound::PublicSelected) => "open to selected addresses",
                Some(Inbound::PrivateEndpoint) => "private endpoints only",
                Some(Inbound::Hybrid) => "private endpoints and selected addresses",
            };
            format!("{way} in {}", labels::list(&names))
        });
        let agents = self.by_choice(|id| of(id).and_then(|n| n.agents));
        let agents = agents.into_iter().filter_map(|(way, names)| {
            let way = match way? {
                AgentNetwork::None => return None,
                AgentNetwork::Own => "agents in a subnet of ours",
                AgentNetwork::Managed => "agents in a network that Microsoft manages",
            };
            Some(format!("{way} in {}", labels::list(&names)))
        });
        enumerate(ways.chain(agents).collect())
    }

    fn keys(&self) -> String {
        let of = |id: &str| self.estate.plan.encryption.environments.get(id);
        let keys = self.by_choice(|id| of(id).and_then(|k| k.decision));
        let keys = keys.into_iter().map(|(choice, names)| {
            let choice = match choice {
                None => "no choice yet",
                Some(KeyChoice::MicrosoftManaged) => "Microsoft-managed keys",
                Some(KeyChoice::CustomerManaged) => "customer-managed keys",
            };
            format!("{choice} in {}", labels::list(&names))
        });
        enumerate(keys.collect())
    }

    fn cost(&self) -> String {
        let plan = self.estate.plan;
        let deployments = plan.models.deployments.keys();
        let deployments = deployments.filter(|id| self.is_here(id)).count();
        let strategies = plan.models.strategies.keys();
        let strategies = strategies.filter(|id| self.is_here(id)).count();
        let policies = plan.governance.policies.values();
        let policies = policies.filter(|p| self.is_here(&p.subscription)).count();
        enumerate(vec![
            some(deployments, "model deployment", "model deployments"),
            some(
                strategies,
                "use case with a model strategy",
                "use cases with a model strategy",
            ),
            some(policies, "policy", "policies"),
            some(plan.governance.tags.len(), "tag", "tags"),
        ])
    }

    fn group(&self, key: &str) -> String {
        let Some(share) = self.by_group.get(key) else {
            return "nothing of its own in this part of the plan".to_owned();
        };
        enumerate(vec![
            some(share.accounts, "Foundry resource", "Foundry resources"),
            some(share.projects, "project", "projects"),
            some(share.grants + self.to_all, "grant", "grants"),
            some(self.doors, "one-way door", "one-way doors"),
        ])
    }
}

fn some(count: usize, one: &str, many: &str) -> String {
    if count == 0 {
        String::new()
    } else {
        counted(count, one, many)
    }
}

/// The parts that say something, as a statement.
fn enumerate(parts: Vec<String>) -> String {
    let parts: Vec<String> = parts.into_iter().filter(|p| !p.is_empty()).collect();
    if parts.is_empty() {
        "nothing chosen yet".to_owned()
    } else {
        parts.join(", ")
    }
}
