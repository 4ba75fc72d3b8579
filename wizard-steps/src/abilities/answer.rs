//! Can somebody do something: one answer, joined over every role that reaches the place.

use std::collections::BTreeSet;

use serde::Serialize;

use super::condition::{Condition, Effect, Limit};
use super::list::{ABILITIES, ASSIGN, Asked, Side, Target, operations, ways};
use super::powers::{Granted, Powers};

/// An answer, from the weakest to the strongest: the strongest of several roles counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Can {
    /// Nothing grants it.
    No,
    /// A role has the operation, and is held below the place where it is asked.
    TooLow,
    /// A role of the holder has no definition in the catalogue.
    Unknown,
    /// It is granted under a condition that is not understood.
    Unclear,
    /// It is granted by eligible roles only.
    AfterActivation,
    /// It is granted, limited to some roles.
    Only,
    /// Every operation that it takes is granted.
    Yes,
}

impl Can {
    /// Able, be it within limits or after activation.
    pub fn is_able(self) -> bool {
        self >= Self::AfterActivation
    }
}

/// Where a role is held, as far as reach goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Level {
    /// Above every subscription.
    ManagementGroup,
    /// The subscription.
    Subscription,
    /// The resource group.
    ResourceGroup,
    /// The Foundry resource.
    Account,
    /// The project.
    Project,
    /// An agent: judged for talking to it alone, whatever the role holds.
    Agent,
    /// A resource beside Foundry.
    Beside,
}

impl Level {
    /// Is what is held here inherited by the target? Never upwards, never sideways. `side` is the
    /// kind of a resource beside Foundry; none for any.
    pub fn reaches(self, target: Target, side: Option<Side>) -> bool {
        match target {
            Target::Here => self != Self::Agent,
            Target::Subscription => self <= Self::Subscription,
            Target::ResourceGroup => self <= Self::ResourceGroup,
            Target::Account => self <= Self::Account,
            Target::Project => self <= Self::Project,
            Target::Agent => self <= Self::Agent,
            Target::Beside(asked) => {
                self <= Self::ResourceGroup
                    || (self == Self::Beside && side.is_none_or(|side| side == asked))
            }
        }
    }
}

/// A role that somebody holds somewhere.
#[derive(Debug, Clone, Copy)]
pub struct Held<'a> {
    /// What the role grants; none where its definition is not known.
    pub powers: Option<&'a Powers>,
    /// Where.
    pub level: Level,
    /// For [`Level::Beside`]: the kind of the resource; none for any.
    pub side: Option<Side>,
    /// Eligible, not permanent.
    pub eligible: bool,
    /// Condition on the assignment.
    pub condition: Option<&'a Condition>,
}

/// Whether an ability is there, and which of the held roles decide.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The answer.
    pub can: Can,
    /// Places in the list of held roles that decide, one an operation; none for a plain no.
    pub by: Vec<usize>,
    /// The patterns that decide, in the same order.
    pub patterns: Vec<String>,
    /// GUIDs of the roles that may be given, where the answer is limited to some.
    pub only: BTreeSet<String>,
}

/// What the name of the operation at an agent's endpoint ends in.
const TALK: &str = "/endpoints/interact/action";

/// One operation by one held role.
fn by_one(held: &Held<'_>, asked: Asked) -> Can {
    let operation = operations()[asked.operation].name;
    let reached = if held.level == Level::Agent {
        operation.ends_with(TALK)
    } else {
        held.level.reaches(asked.at, held.side)
    };
    let Some(powers) = held.powers else {
        return if reached { Can::Unknown } else { Can::No };
    };
    let granted = match powers.on(asked.operation) {
        Granted::No => return Can::No,
        Granted::Yes(_) => Can::Yes,
        Granted::Limited(..) => Can::Only,
        Granted::Unclear(_) => Can::Unclear,
    };
    if !reached {
        // A resource beside Foundry is beside, not below: what is held there misses other kinds.
        return if held.side.is_some() {
            Can::No
        } else {
            Can::TooLow
        };
    }
    let effect = held
        .condition
        .map_or(Effect::Free, |c| c.effect_on(operation));
    let limited = match effect {
        Effect::Free => granted,
        Effect::Limited(_) => granted.min(Can::Only),
        Effect::Unclear => granted.min(Can::Unclear),
    };
    if held.eligible && limited.is_able() {
        Can::AfterActivation
    } else {
        limited
    }
}

/// One operation by all of them: the strongest, and who it is.
fn by_all(held: &[Held<'_>], asked: Asked) -> (Can, Option<usize>) {
    let mut best = (Can::No, None);
    for (n, one) in held.iter().enumerate() {
        let can = by_one(one, asked);
        if can > best.0 {
            best = (can, Some(n));
            if can == Can::Yes {
                break;
            }
        }
    }
    best
}

/// Can they do it? The operations of an ability may come from different roles.
pub fn can(held: &[Held<'_>], ability: usize) -> Can {
    let way = |way: &Vec<Asked>| {
        let each = way.iter().map(|asked| by_all(held, *asked).0);
        each.min().unwrap_or(Can::No)
    };
    ways(ability).iter().map(way).max().unwrap_or(Can::No)
}

/// Every ability at once, in the order of [`ABILITIES`].
pub fn all(held: &[Held<'_>]) -> Vec<Can> {
    (0..ABILITIES.len()).map(|n| can(held, n)).collect()
}

/// The answer with its evidence.
pub fn explain(held: &[Held<'_>], ability: usize) -> Answer {
    let whole = can(held, ability);
    let best = ways(ability).iter().find(|way| {
        let each = way.iter().map(|asked| by_all(held, *asked).0);
        each.min() == Some(whole)
    });
    let mut answer = Answer {
        can: whole,
        by: Vec::new(),
        patterns: Vec::new(),
        only: BTreeSet::new(),
    };
    for asked in best.into_iter().flatten() {
        let (can, Some(n)) = by_all(held, *asked) else {
            continue;
        };
        answer.by.push(n);
        let granted = held[n].powers.map(|p| p.on(asked.operation));
        answer.patterns.push(
            granted
                .and_then(Granted::pattern)
                .unwrap_or_default()
                .to_owned(),
        );
        if can == Can::Only {
            answer.only.extend(assignable(held, asked.operation));
        }
    }
    answer
}

/// Roles that may be given (or taken away) by anybody of these: the union of what each may.
fn assignable(held: &[Held<'_>], operation: usize) -> BTreeSet<String> {
    held.iter()
        .filter_map(|one| limit_of(one, operation)?.roles)
        .flatten()
        .collect()
}

/// The limit on an operation that one role grants: that of its definition and that of its assignment.
fn limit_of(held: &Held<'_>, operation: usize) -> Option<Limit> {
    let name = operations()[operation].name;
    let definition = match held.powers?.on(operation) {
        Granted::Yes(_) => Limit::default(),
        Granted::Limited(_, limit) => limit.clone(),
        Granted::No | Granted::Unclear(_) => return None,
    };
    match held.condition.map_or(Effect::Free, |c| c.effect_on(name)) {
        Effect::Free => Some(definition),
        Effect::Limited(limit) => Some(definition.and(&limit)),
        Effect::Unclear => None,
    }
}

/// May these roles give `role` to a principal of this type? None where that is not known.
pub fn may_assign(held: &[Held<'_>], role: &str, principal_type: &str) -> Option<bool> {
    let assign = operations().iter().position(|o| o.name == ASSIGN)?;
    let mut unsure = false;
    for one in held {
        match limit_of(one, assign) {
            Some(limit) if limit.allows(role, principal_type, "") => return Some(true),
            Some(_) => {}
            None => {
                let asked = Asked {
                    operation: assign,
                    at: Target::Here,
                };
                unsure |= matches!(by_one(one, asked), Can::Unknown | Can::Unclear);
            }
        }
    }
    (!unsure).then_some(false)
}
