//! What the caller may do at a scope: one item for each role that reaches it.
//!
//! The answer is computed from the same assignments the evaluator uses, and
//! like Azure's it is blind to conditions, deny assignments and locks.
//! Source: wire contract, read 2026-11-22.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{Place, page};
use crate::answer::{Answer, Fault};
use crate::{Caller, Practice};

pub(super) fn answer(practice: &Practice, caller: &Caller, place: &Place) -> Result<Answer, Fault> {
    practice.known_scope(&place.id)?;
    let mut seen = BTreeSet::new();
    let mut items: Vec<Value> = Vec::new();
    for (triple, _, role) in practice.effective(&caller.circle, &place.key) {
        if !seen.insert(&triple.role) {
            continue;
        }
        items.extend(role.permissions.iter().map(|one| {
            json!({
                "actions": one.actions,
                "notActions": one.not_actions,
                "dataActions": one.data_actions,
                "notDataActions": one.not_data_actions,
            })
        }));
    }
    Ok(page::whole(&items))
}
