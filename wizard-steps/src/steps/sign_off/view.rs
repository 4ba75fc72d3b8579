//! Who signs what, whether it still holds, and what apply waits for: what the sign-off screen draws.

mod doors;
mod statements;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;

use serde::Serialize;

use super::decisions;
use super::signatures::{Meanings, Standing, demanded, part_of};
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::finding::{Area, Finding, pointer};
use crate::labels::{self, count};
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::text::Day;
use crate::slice::Slice;

/// Signatures of a part of the plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SignOffView {
    /// The part, in words of the plan.
    pub part: String,
    /// Digest of its meaning.
    pub digest: String,
    /// Grants of the part.
    pub grants: u32,
    /// The four areas, then business groups, then what is left of groups that are gone.
    pub areas: Vec<SignOffArea>,
    /// Signatures that hold.
    pub stand: u32,
    /// Signatures that no longer hold.
    pub void: u32,
    /// Areas that nobody signed for this part yet.
    pub waiting: u32,
    /// Choices that cannot be taken back.
    pub doors: Vec<OneWayDoor>,
    /// Those that nobody acknowledged.
    pub doors_open: u32,
    /// Risks that somebody took on; the signature of their area binds them.
    pub risks: Vec<RiskTaken>,
    /// Why a real tenant would refuse to apply this part now, in sentences; empty when it would not.
    /// The practice tenant asks for no signature.
    pub why_not: Vec<String>,
}

/// What an area's signature is worth.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum SignatureState {
    /// It holds what the plan means now.
    Signed,
    /// What it covers means something else now.
    Void,
    /// There is none for this part.
    Waiting,
}

/// Somebody who signs, and what.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct SignOffArea {
    /// Key of approver and signature: `security`, `network`, `keys`, `cost` or a business group's id.
    pub area: Id,
    /// Its name.
    pub label: String,
    /// It is a business group.
    pub is_group: bool,
    /// Who signs.
    pub approver: Option<String>,
    /// How to reach them.
    pub approver_reach: Option<String>,
    /// JSON Pointer of the approver.
    pub approver_at: String,
    /// What is signed, in one sentence.
    pub signs: String,
    /// A real tenant demands this signature.
    pub required: bool,
    /// What the signature is worth.
    pub state: SignatureState,
    /// Who signed.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
    /// The part that was signed, where it is another one than is asked for.
    pub signed_part: Option<String>,
    /// Digest of what would be signed now.
    pub digest: String,
    /// Digest that was signed.
    pub digest_signed: Option<String>,
}

/// A choice that cannot be taken back.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct OneWayDoor {
    /// Key under which it is acknowledged.
    pub key: String,
    /// What kind of choice.
    pub kind: String,
    /// What it is, in words.
    pub label: String,
    /// How much it is about; empty when there is nothing to count.
    pub holds: String,
    /// The environment it is made in.
    pub environment: Id,
    /// Its name.
    pub environment_name: String,
    /// Whose signature it is part of.
    pub area: Area,
    /// JSON Pointer of the acknowledgement.
    pub at: String,
    /// Somebody acknowledged it by name and date.
    pub acknowledged: bool,
    /// Who.
    pub by: Option<String>,
    /// When.
    pub date: Option<String>,
}

/// A risk that somebody took on.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct RiskTaken {
    /// Key of the finding.
    pub finding: String,
    /// Its code.
    pub code: String,
    /// Whose signature binds it.
    pub area: Area,
    /// Who took it on.
    pub by: String,
    /// Why.
    pub reason: String,
    /// Until when, as typed.
    pub until: String,
    /// That day is over.
    pub lapsed: bool,
    /// JSON Pointer of the decision.
    pub at: String,
}

/// The signatures of a part of the plan. `findings` are those of the whole plan.
pub fn view(
    estate: &Estate<'_>,
    desired: &DesiredState,
    findings: &[Finding],
    slice: &Slice,
    today: Day,
) -> SignOffView {
    let mut meanings = Meanings::of(estate, desired);
    let demanded = demanded(estate.plan, slice);
    let counts = statements::Counts::of(estate, desired, slice);
    let areas: Vec<SignOffArea> = keys(estate, slice, &demanded)
        .into_iter()
        .map(|key| {
            let required = demanded.contains(&key);
            area(estate, &mut meanings, &counts, key, required, slice)
        })
        .collect();
    let standing = |state| count(areas.iter().filter(|a| a.state == state).count());
    let doors = doors::rows(estate, slice);
    SignOffView {
        part: slice.label(estate.plan),
        digest: meanings.digest_of("", slice).to_owned(),
        grants: counts.grants(),
        stand: standing(SignatureState::Signed),
        void: standing(SignatureState::Void),
        waiting: standing(SignatureState::Waiting),
        doors_open: count(doors.iter().filter(|d| !d.acknowledged).count()),
        doors,
        risks: doors::risks(estate, today),
        why_not: why_not(estate.plan, &areas, findings, slice, today),
        areas,
    }
}

/// Areas, business groups of the part, and what is demanded beyond them.
fn keys(estate: &Estate<'_>, slice: &Slice, demanded: &[String]) -> Vec<Id> {
    let areas = Area::ALL.iter().map(|a| a.key().to_owned());
    let groups = (estate.groups.iter()).filter(|(id, _)| slice.touches(&[] as &[&str], &[id]));
    let mut keys: Vec<Id> = areas.chain(groups.map(|(id, _)| (*id).clone())).collect();
    for key in demanded {
        if !keys.contains(key) {
            keys.push(key.clone());
        }
    }
    keys
}

fn area(
    estate: &Estate<'_>,
    meanings: &mut Meanings<'_>,
    counts: &statements::Counts<'_>,
    key: Id,
    required: bool,
    slice: &Slice,
) -> SignOffArea {
    let plan = estate.plan;
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let approver = plan.sign_offs.approvers.get(&key);
    let signature = plan.sign_offs.signatures.get(&key);
    let standing = signature.map(|one| meanings.standing(&key, one, slice));
    let known = Area::ALL.into_iter().find(|a| a.key() == key);
    let asked = part_of(plan, &key, slice);
    let signed_part = signature.and_then(|one| match Slice::parse(&one.slice, plan) {
        Ok(part) if part == asked => None,
        Ok(part) => Some(part.label(plan)),
        Err(_) => Some(one.slice.clone()),
    });
    let label = match known {
        Some(area) => statements::name(area),
        None => estate.group_name(&key),
    };
    SignOffArea {
        label: label.to_owned(),
        is_group: plan.organization.groups.contains_key(&key),
        approver: approver.and_then(|c| some(&c.name)),
        approver_reach: approver.and_then(|c| some(&c.reach)),
        approver_at: pointer(&["signOffs", "approvers", &key]),
        signs: counts.statement(known, &key),
        required,
        state: match standing {
            Some(Standing::Holds) => SignatureState::Signed,
            Some(Standing::Void) => SignatureState::Void,
            Some(Standing::Elsewhere) | None => SignatureState::Waiting,
        },
        by: signature.and_then(|one| some(&one.by)),
        date: signature.and_then(|one| some(one.date.as_str())),
        signed_part,
        digest: meanings.digest_of(&key, &asked).to_owned(),
        digest_signed: signature.and_then(|one| some(&one.digest)),
        area: key,
    }
}

/// What the gate of a real tenant would say, in the order it says it.
fn why_not(
    plan: &Plan,
    areas: &[SignOffArea],
    findings: &[Finding],
    slice: &Slice,
    today: Day,
) -> Vec<String> {
    let mut why = Vec::new();
    let open = (findings.iter()).filter(|f| f.stops_apply() && slice.holds(f));
    match open.count() {
        0 => {}
        1 => why.push("1 blocker is open in this part of the plan.".to_owned()),
        n => why.push(format!("{n} blockers are open in this part of the plan.")),
    }
    let demanded = areas.iter().filter(|a| a.required);
    let waits: BTreeSet<&str> = demanded
        .flat_map(|a| decisions::undecided(plan, findings, &a.area, slice, today))
        .map(|f| f.code)
        .collect();
    if !waits.is_empty() {
        let codes = labels::list(&Vec::from_iter(waits));
        why.push(format!("Nobody has decided yet: {codes}."));
    }
    let missing = |state, sign: &str| {
        let missing: Vec<&str> = (areas.iter())
            .filter(|a| a.required && a.state == state)
            .map(|a| a.label.as_str())
            .collect();
        (!missing.is_empty()).then(|| format!("{sign}: {}.", labels::list(&missing)))
    };
    why.extend(missing(
        SignatureState::Void,
        "No longer valid, because what was signed has changed",
    ));
    why.extend(missing(SignatureState::Waiting, "Not signed yet"));
    why
}
