//! Subnets as the rules read them, and room for new ones.

use std::collections::BTreeMap;

use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Id;
use crate::plan::read::pointer_token;
use crate::plan::text::{Cidr, Range};
use crate::rule::Context;
use crate::steps::networking::answers::{NetworkChoice, Subnet, SubnetPurpose, VirtualNetwork};

/// Answers of the environments in scope.
pub(super) fn choices<'c>(
    context: &Context<'c>,
) -> impl Iterator<Item = (&'c Id, &'c NetworkChoice)> {
    let answers = &context.plan.networking.environments;
    let environments = context.estate.environments.iter();
    environments.filter_map(|(id, _)| Some((*id, answers.get(*id)?)))
}

/// A range that is well formed. The others are NET-005's.
pub fn range(cidr: &Cidr) -> Option<Range> {
    let range = cidr.parsed()?;
    let form = range.network_form();
    let typed = cidr.as_str().trim();
    let aligned = typed == form || format!("{typed}/32") == form;
    (aligned && (8..=32).contains(&range.prefix)).then_some(range)
}

/// A subnet where it is.
#[derive(Clone, Copy)]
pub(super) struct Placed<'c> {
    /// Its environment.
    pub environment: &'c Id,
    /// Its id.
    pub id: &'c Id,
    /// What was answered.
    pub subnet: &'c Subnet,
    /// Its virtual network, if the plan has it.
    pub network: Option<&'c VirtualNetwork>,
}

impl Placed<'_> {
    /// Its range, if it is well formed.
    pub fn range(&self) -> Option<Range> {
        range(&self.subnet.range)
    }

    /// It is for agents.
    pub fn is_for_agents(&self) -> bool {
        self.subnet.purpose == Some(SubnetPurpose::Agents)
    }

    /// Pointer of one of its fields.
    pub fn field(&self, field: &str) -> String {
        let (environment, id) = (self.environment, pointer_token(self.id));
        format!("/networking/environments/{environment}/subnets/{id}/{field}")
    }

    /// A hit about it and the Foundry resource or environment it is for, with `{subnet}`.
    pub fn hit(&self, context: &Context<'_>, field: &str) -> Hit {
        let account = &self.subnet.account;
        let known = context.estate.accounts.contains_key(account);
        Hit::at(self.field(field))
            .about(self.id)
            .about(if known { account } else { self.environment })
            .with("subnet", self.label())
    }

    /// Its name and range.
    pub fn label(&self) -> String {
        let name = labels::or_id(&self.subnet.name, self.id).trim();
        format!("{name} ({})", self.subnet.range.as_str().trim())
    }
}

/// Every subnet of the environments in scope.
pub(super) fn subnets<'c>(context: &Context<'c>) -> Vec<Placed<'c>> {
    choices(context)
        .flat_map(|(environment, choice)| {
            choice.subnets.iter().map(move |(id, subnet)| Placed {
                environment,
                id,
                subnet,
                network: choice.networks.get(&subnet.network),
            })
        })
        .collect()
}

/// Room left in the virtual networks of the plan.
pub(super) struct Room<'c> {
    /// By environment and virtual network: its range and what is taken in it.
    networks: BTreeMap<(&'c str, &'c str), (Range, Vec<Range>)>,
}

impl<'c> Room<'c> {
    /// What the subnets of the plan leave.
    pub fn beside(subnets: &[Placed<'c>]) -> Self {
        let mut networks: BTreeMap<_, (Range, Vec<Range>)> = BTreeMap::new();
        for placed in subnets {
            if let Some(within) = placed.network.and_then(|n| range(&n.range)) {
                let key = (placed.environment.as_str(), placed.subnet.network.as_str());
                let (_, taken) = networks.entry(key).or_insert((within, Vec::new()));
                taken.extend(placed.range());
            }
        }
        Self { networks }
    }

    /// Adds a virtual network that may have no subnet yet.
    pub fn know(&mut self, environment: &'c str, id: &'c str, network: &VirtualNetwork) {
        if let Some(within) = range(&network.range) {
            self.networks
                .entry((environment, id))
                .or_insert((within, Vec::new()));
        }
    }

    /// Takes the first free range of the first of these sizes that fits.
    pub fn take(
        &mut self,
        environment: &'c str,
        network: &'c str,
        prefixes: impl IntoIterator<Item = u8>,
    ) -> Option<Range> {
        let (within, taken) = self.networks.get_mut(&(environment, network))?;
        let found = prefixes
            .into_iter()
            .find_map(|prefix| first_free(*within, taken, prefix))?;
        taken.push(found);
        Some(found)
    }
}

fn first_free(within: Range, taken: &[Range], prefix: u8) -> Option<Range> {
    let size = 1_u64 << (32 - u32::from(prefix));
    let mut first = u64::from(within.first);
    loop {
        let candidate = Range {
            first: u32::try_from(first).ok()?,
            prefix,
        };
        if prefix < within.prefix || !within.contains(candidate) {
            return None;
        }
        match taken.iter().find(|t| t.overlaps(candidate)) {
            None => return Some(candidate),
            Some(t) => first = (u64::from(t.last()) + 1).next_multiple_of(size),
        }
    }
}
