//! Lines of a comparison in words: first people and what they can do, then role, scope and why.

use super::{Change, Proof, Reason, State};
use crate::catalog::roles;

/// What people can do, will be able to do, or cannot do, in one sentence.
pub fn sentence(change: &Change) -> String {
    let who = &change.principal;
    let what = doing(&change.role, &change.scope_label);
    match change.state {
        State::Create => format!("{who} will be able to {what}."),
        State::Retire => format!("{who} will no longer be able to {what}."),
        State::Differs => format!("{who} can {what}, under another condition than planned."),
        State::Waiting => format!("{who} cannot {what} yet."),
        State::Blocked => format!("{who} cannot be allowed to {what} by this account."),
        State::Unknown => format!("It is not known whether {who} can {what}."),
        State::InPlace | State::Adopted | State::Inherited => {
            format!("{who} can {what} already.")
        }
        State::Surplus => format!("{who} can {what}, and that is not in this plan."),
    }
}

/// What a grant lets somebody do, as the end of a sentence.
pub fn doing(role: &str, scope_label: &str) -> String {
    match roles::lets(role) {
        Some(words) => format!("{words} {scope_label}"),
        None => format!("use {} on {scope_label}", roles::name_of(role)),
    }
}

/// What a grant of the journal lets somebody do.
pub fn of_proof(proof: &Proof) -> String {
    format!(
        "{} can {}.",
        proof.principal,
        doing(&proof.role, &proof.scope_label)
    )
}

/// Principal, role with its former name, and scope.
pub fn facts(change: &Change) -> String {
    let role = roles::by_id(&change.role).map_or_else(|| change.role.clone(), roles::Role::label);
    format!("{} · {role} on {}", change.principal, change.scope_label)
}

/// Why a line is not simply written or in place; empty when there is nothing to explain.
pub fn why(change: &Change) -> String {
    match (&change.state, &change.reason, &change.existing) {
        (State::Inherited, _, Some(existing)) => {
            format!("covered by the same role at {}", existing.scope)
        }
        (State::Adopted, _, Some(existing)) => format!(
            "there under the name {}",
            existing.id.rsplit('/').next().unwrap_or_default()
        ),
        (State::Retire, ..) => {
            "an earlier run granted it, the plan no longer wants it: these people lose it"
                .to_owned()
        }
        (State::Surplus, Some(Reason::ChangedSince), _) => {
            "ours, and changed by somebody since: left alone".to_owned()
        }
        (State::Surplus, _, Some(existing)) if existing.created_by.is_empty() => {
            "not of this plan: left alone".to_owned()
        }
        (State::Surplus, _, Some(existing)) => format!(
            "not of this plan: left alone; made by {} on {}",
            existing.created_by, existing.created_on
        ),
        (_, Some(reason), _) => of_reason(reason),
        _ => String::new(),
    }
}

fn of_reason(reason: &Reason) -> String {
    match reason {
        Reason::ScopeUnplaced => "the plan does not say where it goes; name its subscription and resource group".to_owned(),
        Reason::ScopeMissing { scope, resource } => format!("creating the {resource} {scope} comes first"),
        Reason::PrincipalUnnamed => "the plan has no object id for it yet".to_owned(),
        Reason::GroupToBeMade { name, by } => first(&format!("making the group {name} in Entra"), by),
        Reason::SubscriptionToBeMade { name, by } => first(&format!("making the subscription {name}"), by),
        Reason::PrincipalMissing => "the directory has no such object; creating the group comes first".to_owned(),
        Reason::IdentityMissing => "creating the resource with its managed identity comes first".to_owned(),
        Reason::NoRight { action } => format!("this account may not ({action}); ask for Role Based Access Control Administrator there"),
        Reason::Eligible => "it is to be eligible; this version writes permanent assignments only, make it eligible in Privileged Identity Management".to_owned(),
        Reason::Unread { why } => format!("it could not be read: {why}"),
        Reason::OtherCondition { found } if found.is_empty() => "it is there without the plan's condition; decide which one is right".to_owned(),
        Reason::OtherCondition { .. } => "it is there with another condition; decide which one is right".to_owned(),
        Reason::ChangedSince => "it was changed since".to_owned(),
    }
}

/// What somebody else does first.
fn first(what: &str, by: &str) -> String {
    if by.trim().is_empty() {
        format!("{what} comes first")
    } else {
        format!("{what} comes first; ask {by}")
    }
}
