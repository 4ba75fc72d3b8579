//! Whether anything may be written.

use std::collections::BTreeMap;

use wizard_steps::change::{ChangeSet, State};
use wizard_steps::finding::Finding;
use wizard_steps::observed::Caller;
use wizard_steps::plan::Plan;
use wizard_steps::plan::text::Day;
use wizard_steps::slice::Slice;
use wizard_steps::steps::sign_off::decisions::undecided;
use wizard_steps::steps::sign_off::signatures::demanded;

use super::Confirmed;
use crate::problem::{Code, Problem};

/// How old a reading may be, in seconds.
const FRESH: i64 = 15 * 60;

/// Everything the gate looks at.
pub struct Gate<'g> {
    /// The plan.
    pub plan: &'g Plan,
    /// What check says, with the reading.
    pub findings: &'g [Finding],
    /// What one confirmed.
    pub confirmed: &'g Confirmed,
    /// Tenant of the token.
    pub tenant_id: &'g str,
    /// Holder of the token.
    pub caller: &'g Caller,
    /// Now, in seconds since 1970.
    pub now: i64,
    /// A real tenant demands signatures.
    pub real: bool,
    /// Areas with a valid signature for the slice.
    pub signed: &'g [String],
}

/// Refuses, or lets pass.
///
/// # Errors
/// [`Problem`] that says what stands in the way; nothing was sent.
pub fn pass(gate: &Gate<'_>) -> Result<(), Problem> {
    let changes = &gate.confirmed.changes;
    tenant(gate, changes)?;
    if !changes.caller.eq_ignore_ascii_case(&gate.caller.object_id) {
        return Err(Problem::new(
            Code::WrongAccount,
            "Nothing was written: somebody else is signed in now.",
            format!(
                "The changes were shown to {}, and {} is signed in.",
                changes.caller, gate.caller.name
            ),
            "Compare again with the account that will write.",
        ));
    }
    fresh(gate, changes)?;
    blockers(gate, &changes.slice)?;
    signatures(gate, &changes.slice)
}

fn tenant(gate: &Gate<'_>, changes: &ChangeSet) -> Result<(), Problem> {
    let planned = gate.plan.about.tenant_id.parsed().unwrap_or_default();
    if planned == gate.tenant_id.to_lowercase()
        && changes.tenant_id.eq_ignore_ascii_case(gate.tenant_id)
    {
        return Ok(());
    }
    Err(Problem::new(
        Code::WrongTenant,
        "Nothing was written: this is another tenant than the plan's.",
        format!(
            "The plan is for {planned}, the account is signed in to {}.",
            gate.tenant_id
        ),
        "Sign in to the plan's tenant, or correct the tenant in the plan.",
    ))
}

fn fresh(gate: &Gate<'_>, changes: &ChangeSet) -> Result<(), Problem> {
    let read = changes
        .read_at
        .parse::<jiff::Timestamp>()
        .map_or(0, jiff::Timestamp::as_second);
    if gate.confirmed.digest == changes.digest() && (0..=FRESH).contains(&(gate.now - read)) {
        return Ok(());
    }
    Err(Problem::new(
        Code::PlanStale,
        "Nothing was written: the comparison is out of date.",
        format!(
            "It was read at {}; changes may be written up to 15 minutes after, as they were shown.",
            changes.read_at
        ),
        "Compare again and confirm what it shows then.",
    ))
}

fn blockers(gate: &Gate<'_>, slice: &Slice) -> Result<(), Problem> {
    let open: Vec<&Finding> = gate
        .findings
        .iter()
        .filter(|f| f.stops_apply() && slice.holds(f))
        .collect();
    let Some(first) = open.first() else {
        return Ok(());
    };
    let list: Vec<String> = open
        .iter()
        .take(5)
        .map(|f| format!("{}: {}", f.code, wizard_steps::words::sentence(f)))
        .collect();
    let more = open.len().saturating_sub(list.len());
    let more = if more > 0 {
        format!(" And {more} more.")
    } else {
        String::new()
    };
    Err(Problem::new(
        Code::Blocked,
        format!(
            "Nothing was written: {} blockers are open in what would be written.",
            open.len()
        ),
        format!("{}{more}", list.join(" ")),
        format!(
            "Close them, or take a slice without them. `rollout explain {}` tells more about the first.",
            first.code
        ),
    ))
}

fn signatures(gate: &Gate<'_>, slice: &Slice) -> Result<(), Problem> {
    if !gate.real {
        return Ok(());
    }
    let demanded = demanded(gate.plan, slice);
    decided(gate, slice, &demanded)?;
    let missing: Vec<String> = demanded
        .into_iter()
        .filter(|a| !gate.signed.contains(a))
        .collect();
    if missing.is_empty() {
        return Ok(());
    }
    Err(Problem::new(
        Code::NotSigned,
        "Nothing was written: signatures are missing or no longer valid.",
        format!(
            "Not signed for this part of the plan: {}.",
            missing.join(", ")
        ),
        "Have these areas signed, or say in the plan (signOffs.required) which signatures a real tenant demands.",
    ))
}

/// A signature says yes to what was decided: while a risk is neither fixed nor taken on by name, it says
/// too much.
fn decided(gate: &Gate<'_>, slice: &Slice, demanded: &[String]) -> Result<(), Problem> {
    let today = Day::from_number(gate.now.div_euclid(24 * 60 * 60));
    let open = demanded
        .iter()
        .flat_map(|area| undecided(gate.plan, gate.findings, area, slice, today));
    let open: BTreeMap<String, &Finding> = open.map(|f| (f.key(), f)).collect();
    let Some(first) = open.values().next() else {
        return Ok(());
    };
    Err(Problem::new(
        Code::NotSigned,
        format!("Nothing was written: {} open.", decisions(open.len())),
        format!("{}: {}", first.code, wizard_steps::words::sentence(first)),
        "Fix it, or have somebody take the risk on by name, with a reason and an end date; then sign.",
    ))
}

/// `1 decision is`, `3 decisions are`.
pub fn decisions(n: usize) -> String {
    if n == 1 {
        "1 decision is".to_owned()
    } else {
        format!("{n} decisions are")
    }
}

/// Is there anything that confirming would write?
pub fn writes(changes: &ChangeSet, retire: bool) -> bool {
    changes.of(State::Create).next().is_some()
        || (retire && changes.of(State::Retire).next().is_some())
}
