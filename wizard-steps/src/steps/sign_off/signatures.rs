//! Signatures: what one binds, whether it still holds, and which ones writing to a real tenant demands.
//!
//! A signature binds the digest of its area's meaning in a part of the plan: for security, network,
//! keys and cost the area, for a business group everything in its part. A group answers for its own
//! part only, so its signature is asked to cover no more than that, and holds when another group moves.

use std::collections::BTreeMap;

use serde_json::{Value, json};

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

/// Meanings of parts of a plan, each thought through once.
pub struct Meanings<'e> {
    estate: &'e Estate<'e>,
    desired: &'e DesiredState,
    parts: BTreeMap<Slice, Value>,
    digests: BTreeMap<(Slice, String), String>,
}

impl<'e> Meanings<'e> {
    /// Of a resolved plan.
    pub fn of(estate: &'e Estate<'e>, desired: &'e DesiredState) -> Self {
        Self {
            estate,
            desired,
            parts: BTreeMap::new(),
            digests: BTreeMap::new(),
        }
    }

    /// Digest of all that a part of the plan means.
    pub fn digest(&mut self, part: &Slice) -> String {
        self.digest_of("", part)
    }

    /// Digest of what a signature of this area binds, in exactly this part of the plan.
    pub fn digest_of(&mut self, area: &str, part: &Slice) -> String {
        // Whatever is no area (a business group) signs the whole of its part.
        let key = if is_area(area) { area } else { "" };
        let digest_key = (part.clone(), key.to_owned());
        if let Some(digest) = self.digests.get(&digest_key) {
            return digest.clone();
        }
        let (estate, desired) = (self.estate, self.desired);
        let whole = (self.parts.entry(part.clone()))
            .or_insert_with(|| meaning::meaning(estate, desired, part));
        let digest = meaning::digest(whole.get(key).unwrap_or(whole));
        self.digests.insert(digest_key, digest.clone());
        digest
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
    let desired = DesiredState::of(&estate);
    let mut meanings = Meanings::of(&estate, &desired);
    let holds = (plan.sign_offs.signatures.iter())
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
    let digest = Meanings::of(estate, desired).digest_of(area, &part);
    let signature = json!({
        "by": by.trim(),
        "date": today.to_string(),
        "digest": digest,
        "slice": part.text(),
    });
    vec![Edit::set(
        pointer(&["signOffs", "signatures", area]),
        signature,
    )]
}
