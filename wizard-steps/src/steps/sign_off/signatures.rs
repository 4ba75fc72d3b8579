//! Signatures: what one binds, whether it still holds, and which ones writing to a real tenant demands.
//!
//! A signature binds the digest of its area's meaning in a part of the plan: for security, network,
//! keys and cost the area, for a business group everything in its part. A group answers for its own
//! part only, so its signature is asked to cover no more than that, and holds when another group moves.

use std::collections::BTreeMap;

use serde_json::json;

use super::answers::Signature;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::{Area, pointer};
use crate::meaning;
use crate::plan::Plan;
use crate::plan::edit::{Edit, Patch};
use crate::plan::text::Day;
use crate::slice::Slice;

/// What a signature is worth for a part of the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Standing {
    /// It holds what the plan means now, for all of the part.
    Holds,
    /// It holds, for another part.
    Elsewhere,
    /// What it covers means something else now.
    Void,
}

/// Digests of what parts of a plan mean, each part thought through once.
pub struct Meanings<'e> {
    estate: &'e Estate<'e>,
    desired: &'e DesiredState,
    parts: BTreeMap<Slice, (String, BTreeMap<String, String>)>,
}

impl<'e> Meanings<'e> {
    /// Of a resolved plan.
    pub fn of(estate: &'e Estate<'e>, desired: &'e DesiredState) -> Self {
        Self {
            estate,
            desired,
            parts: BTreeMap::new(),
        }
    }

    /// Digest of what a signature of this area binds, in exactly this part of the plan. Whatever is no
    /// area (a business group, or none at all) binds the whole of the part.
    pub fn digest_of(&mut self, area: &str, part: &Slice) -> &str {
        if !self.parts.contains_key(part) {
            let meaning = meaning::meaning(self.estate, self.desired, part);
            self.parts.insert(part.clone(), meaning::digests(&meaning));
        }
        let (whole, areas) = &self.parts[part];
        areas.get(area).unwrap_or(whole)
    }

    /// What the signature of an area is worth for a part of the plan.
    pub fn standing(&mut self, area: &str, signature: &Signature, part: &Slice) -> Standing {
        let plan = self.estate.plan;
        let Ok(signed) = Slice::parse(&signature.slice, plan) else {
            return Standing::Void;
        };
        if signature.digest != self.digest_of(area, &signed) {
            Standing::Void
        } else if signed.covers(&part_of(plan, area, part)) {
            Standing::Holds
        } else {
            Standing::Elsewhere
        }
    }
}

fn is_area(key: &str) -> bool {
    Area::ALL.iter().any(|a| a.key() == key)
}

/// What of a part of the plan an area answers for: a business group for its own share.
pub fn part_of(plan: &Plan, area: &str, part: &Slice) -> Slice {
    let mut part = part.clone();
    if !is_area(area) && plan.organization.groups.contains_key(area) {
        part.groups = [area.to_owned()].into();
    }
    part
}

/// Areas whose signature a real tenant demands: those the plan names, by default every area that has an
/// approver; of business groups those in the slice.
pub fn demanded(plan: &Plan, slice: &Slice) -> Vec<String> {
    let all = match &plan.sign_offs.required {
        Some(required) => required.clone(),
        None => plan.sign_offs.approvers.keys().cloned().collect(),
    };
    all.into_iter()
        .filter(|key| is_area(key) || slice.groups.is_empty() || slice.groups.contains(key))
        .collect()
}

/// Areas whose signature holds what this part of the plan means now.
pub fn signed(plan: &Plan, slice: &Slice) -> Vec<String> {
    let estate = Estate::of(plan);
    signed_resolved(&estate, &DesiredState::of(&estate), slice)
}

/// [`signed`] for a caller that has resolved the plan already. Where nobody signed, nothing is thought
/// through.
pub fn signed_resolved(estate: &Estate<'_>, desired: &DesiredState, slice: &Slice) -> Vec<String> {
    let mut meanings = Meanings::of(estate, desired);
    let holds = (estate.plan.sign_offs.signatures.iter())
        .filter(|(area, one)| meanings.standing(area, one, slice) == Standing::Holds);
    holds.map(|(area, _)| area.clone()).collect()
}

/// The edit with which somebody signs for an area what a part of the plan means now.
pub fn signature(
    estate: &Estate<'_>,
    desired: &DesiredState,
    slice: &Slice,
    area: &str,
    by: &str,
    today: Day,
) -> Patch {
    let part = part_of(estate.plan, area, slice);
    let mut meanings = Meanings::of(estate, desired);
    let signature = json!({
        "by": by.trim(),
        "date": today.to_string(),
        "digest": meanings.digest_of(area, &part),
        "slice": part.text(),
    });
    vec![Edit::set(
        pointer(&["signOffs", "signatures", area]),
        signature,
    )]
}
