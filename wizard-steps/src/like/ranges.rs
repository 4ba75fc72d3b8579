//! Address ranges for networks that are made again: the next free ones of the same size.

use crate::plan::Plan;
use crate::plan::text::{Cidr, Range};

/// How far to look for a free range.
const STEPS: u32 = 16_384;

/// Ranges in use.
#[derive(Debug, Default)]
pub(super) struct Taken(Vec<Range>);

impl Taken {
    /// Everything that the plan knows to be in use.
    pub(super) fn of(plan: &Plan) -> Self {
        let hub = &plan.networking.hub;
        let mut taken: Vec<Range> = hub
            .ranges
            .iter()
            .chain(&hub.taken)
            .filter_map(Cidr::parsed)
            .collect();
        for choice in plan.networking.environments.values() {
            taken.extend(choice.networks.values().filter_map(|n| n.range.parsed()));
            taken.extend(choice.subnets.values().filter_map(|s| s.range.parsed()));
        }
        Self(taken)
    }

    /// The next range of this size that nobody uses, and from then on taken.
    pub(super) fn next(&mut self, like: Range) -> Option<Range> {
        let size = 1_u32.checked_shl(32 - u32::from(like.prefix))?;
        let found = (1..=STEPS).find_map(|step| {
            let first = like.first.checked_add(size.checked_mul(step)?)?;
            first.checked_add(size - 1)?;
            let candidate = Range {
                first,
                prefix: like.prefix,
            };
            self.is_free(candidate).then_some(candidate)
        })?;
        self.0.push(found);
        Some(found)
    }

    fn is_free(&self, candidate: Range) -> bool {
        !self.0.iter().any(|range| range.overlaps(candidate))
    }
}

/// The same place in another network.
pub(super) fn moved(subnet: Range, from: Range, to: Range) -> Option<Range> {
    let offset = subnet.first.checked_sub(from.first)?;
    let first = to.first.checked_add(offset)?;
    from.contains(subnet).then_some(Range {
        first,
        prefix: subnet.prefix,
    })
}
