//! What of an environment is drawn: one business group in full, the others folded.

use crate::estate::{Account, Estate};
use crate::labels;
use crate::plan::common::Id;
use crate::steps::networking::answers::{NetworkChoice, Subnet, VirtualNetwork};

/// The parts of a drawing, in reading order.
pub(super) struct Parts<'e, 'p> {
    pub estate: &'e Estate<'p>,
    pub environment: &'p Id,
    pub choice: Option<&'p NetworkChoice>,
    /// Business groups with something to show; when there is none, every group.
    pub groups: Vec<&'p Id>,
    /// The one that is unfolded.
    pub group: Option<&'p Id>,
    /// Its Foundry resources, by name.
    pub accounts: Vec<&'e Account<'p>>,
    /// Its virtual networks and the shared ones, by address.
    pub networks: Vec<Network<'p>>,
    /// The other groups.
    pub folded: Vec<Folded<'p>>,
}

/// A virtual network and those of its subnets that matter to the group.
pub(super) struct Network<'p> {
    pub id: &'p Id,
    pub answer: &'p VirtualNetwork,
    /// By address.
    pub subnets: Vec<(&'p Id, &'p Subnet)>,
    /// Subnets of other groups' resources in it.
    pub others: usize,
}

/// A business group, folded.
pub(super) struct Folded<'p> {
    pub group: &'p Id,
    pub networks: Vec<(&'p Id, &'p VirtualNetwork)>,
    pub accounts: Vec<Id>,
}

impl<'e, 'p> Parts<'e, 'p> {
    /// What is drawn of an environment, with this group unfolded if it has something to show.
    pub(super) fn of(estate: &'e Estate<'p>, environment: &'p Id, wanted: &str) -> Self {
        let choice = estate.plan.networking.environments.get(environment);
        let here = estate.accounts.values();
        let here: Vec<&Account<'p>> = here.filter(|a| a.environment == environment).collect();
        let networks = networks(choice);
        let owns = |group: &Id| {
            networks.iter().any(|(_, n)| n.group == *group)
                || here.iter().any(|a| a.groups.contains(&group))
        };
        let all = estate.groups.iter().map(|(id, _)| *id);
        let mut groups: Vec<&Id> = all.clone().filter(|id| owns(id)).collect();
        if groups.is_empty() {
            groups = all.collect();
        }
        let found = groups.iter().find(|id| **id == wanted);
        let group = found.or(groups.first()).copied();
        let known = |id: &Id| groups.contains(&id);
        let is_ours = |a: &&&Account<'p>| match group {
            Some(group) => a.groups.contains(&group),
            None => true,
        };
        let mut accounts: Vec<&Account<'p>> = here.iter().filter(is_ours).copied().collect();
        accounts.sort_by_key(|a| (&a.name, &a.id));
        let ours = networks
            .iter()
            .filter(|(_, n)| Some(&n.group) == group || !known(&n.group));
        let ours = ours.map(|(id, n)| network(id, n, choice, &accounts, &here));
        let folded = groups.iter().filter(|id| Some(**id) != group);
        let folded = folded.map(|id| Folded {
            group: id,
            networks: networks
                .iter()
                .filter(|(_, n)| n.group == **id)
                .copied()
                .collect(),
            accounts: here
                .iter()
                .filter(|a| a.groups.contains(id))
                .map(|a| a.id.clone())
                .collect(),
        });
        Self {
            estate,
            environment,
            choice,
            group,
            networks: ours.collect(),
            folded: folded.collect(),
            accounts,
            groups,
        }
    }

    /// JSON Pointer of one of the environment's answers on networking.
    pub(super) fn pointer(&self, field: &[&str]) -> String {
        let head = ["networking", "environments", self.environment.as_str()];
        crate::finding::pointer(&[&head, field].concat())
    }

    /// The environment, as people call it.
    pub(super) fn name(&self) -> &str {
        self.estate.environment_name(self.environment)
    }
}

fn networks(choice: Option<&NetworkChoice>) -> Vec<(&Id, &VirtualNetwork)> {
    let all = choice.map(|c| c.networks.iter()).into_iter().flatten();
    let mut all: Vec<_> = all.collect();
    all.sort_by_key(|(id, n)| (n.range.parsed().map(|r| (r.first, r.prefix)), &n.name, *id));
    all
}

/// Subnets of resources that other groups have are counted only.
fn network<'p>(
    id: &'p Id,
    network: &'p VirtualNetwork,
    choice: Option<&'p NetworkChoice>,
    ours: &[&Account<'p>],
    here: &[&Account<'p>],
) -> Network<'p> {
    let all = choice.map(|c| c.subnets.iter()).into_iter().flatten();
    let all = all.filter(|(_, s)| s.network == *id);
    let is = |list: &[&Account<'p>], account: &Id| list.iter().any(|a| a.id == *account);
    let (mut subnets, others): (Vec<_>, Vec<_>) =
        all.partition(|(_, s)| is(ours, &s.account) || !is(here, &s.account));
    subnets.sort_by_key(|(id, s)| (s.range.parsed().map(|r| (r.first, r.prefix)), &s.name, *id));
    Network {
        id,
        answer: network,
        subnets,
        others: others.len(),
    }
}

/// A virtual network, as people call it.
pub(super) fn name_of<'a>(id: &'a str, network: &'a VirtualNetwork) -> &'a str {
    labels::or_id(&network.name, id)
}
