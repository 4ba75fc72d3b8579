//! Which roles of a plan reach a place, and what they add up to there.
//!
//! Grants count for the principal they are given to: a group stands for its members, whom the plan
//! does not know. Azure's own rules decide what reaches what: a role held at a place is held at
//! everything below it and nowhere else.

mod named;

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::catalog::roles::definitions::Definition;
use crate::catalog::roles::{Surface, by_id};
use crate::desired::{DesiredState, Grant, GrantPrincipal};
use crate::estate::{Account, Estate};
use crate::names::scope_key;
use crate::steps::access::answers::CustomRole;

use super::answer::{self, Answer, Can, Held, Level};
use super::condition::Condition;
use super::list::Side;
use super::powers::Roles;
use named::Named;

/// A place that abilities are asked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum At<'a> {
    /// A Foundry resource of the plan: what holds for all of it.
    Account(&'a str),
    /// A project of the plan, with the Foundry resource and everything above it.
    Project(&'a str),
}

/// Who holds what where, indexed once.
#[derive(Debug)]
pub struct Reach<'p> {
    grants: &'p [Grant],
    roles: Roles,
    conditions: BTreeMap<usize, Condition>,
    /// The places above a Foundry resource, and its projects.
    accounts: BTreeMap<&'p str, Above<'p>>,
    /// The Foundry resource of a project.
    homes: BTreeMap<&'p str, &'p str>,
    holders: BTreeMap<&'p GrantPrincipal, Holdings<'p>>,
    /// Answers by what is held: most places of a plan are alike.
    known: RefCell<BTreeMap<Vec<Sign<'p>>, Rc<[Can]>>>,
}

/// What lies above a Foundry resource.
#[derive(Debug)]
struct Above<'p> {
    subscription: Option<Spot<'p>>,
    group: Spot<'p>,
    projects: Vec<&'p str>,
}

/// What somebody holds, by place.
#[derive(Debug, Default)]
struct Holdings<'p> {
    at: BTreeMap<Spot<'p>, Vec<usize>>,
    /// At resources beside Foundry, which no place of the plan contains.
    beside: Vec<(usize, Side)>,
}

/// A place where roles are held.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
enum Spot<'p> {
    Subscription(&'p str),
    Group(String),
    Account(&'p str),
    Project(&'p str),
    /// Any agent of a project.
    Agent(&'p str),
}

/// All that decides about a held role.
type Sign<'p> = (&'p str, Level, Option<Side>, bool, &'p str);

impl<'p> Reach<'p> {
    /// Indexes the grants of a plan.
    pub fn of(estate: &'p Estate<'_>, desired: &'p DesiredState) -> Self {
        Self::with_definitions(estate, desired, &[])
    }

    /// The same, with definitions that a tenant was seen to hold. They stand before the plan's own
    /// custom roles, and those before the catalogue.
    pub fn with_definitions(
        estate: &'p Estate<'_>,
        desired: &'p DesiredState,
        seen: &[Definition],
    ) -> Self {
        let own = estate.plan.access.custom_roles.values();
        let own: Vec<Definition> = own.filter_map(CustomRole::definition).collect();
        Self::with_roles(estate, desired, Roles::with(own.iter().chain(seen)))
    }

    fn with_roles(estate: &'p Estate<'_>, desired: &'p DesiredState, roles: Roles) -> Self {
        let mut reach = Self {
            grants: &desired.grants,
            roles,
            conditions: BTreeMap::new(),
            accounts: estate
                .accounts
                .iter()
                .map(|(id, account)| (id.as_str(), above(account)))
                .collect(),
            homes: BTreeMap::new(),
            holders: BTreeMap::new(),
            known: RefCell::default(),
        };
        for (id, place) in &estate.projects {
            if let Some(account) = &place.account {
                reach.homes.insert(id.as_str(), account.as_str());
            }
        }
        let named = Named::of(estate, &desired.grants);
        for (n, grant) in desired.grants.iter().enumerate() {
            if !grant.condition.is_empty() {
                reach
                    .conditions
                    .insert(n, Condition::read(&grant.condition));
            }
            let is_azure_role =
                by_id(&grant.role).is_none_or(|role| role.surface != Surface::CosmosData);
            let is_person = matches!(grant.principal, GrantPrincipal::Directory(_));
            // An identity activates nothing.
            if is_azure_role && (is_person || !grant.eligible) {
                let holdings = reach.holders.entry(&grant.principal).or_default();
                match named.spot(grant) {
                    Ok(spot) => holdings.at.entry(spot).or_default().push(n),
                    Err(side) => holdings.beside.push((n, side)),
                }
            }
        }
        reach
    }

    /// Everybody who holds a role.
    pub fn holders(&self) -> impl Iterator<Item = &'p GrantPrincipal> {
        self.holders.keys().copied()
    }

    /// Every grant of somebody.
    pub fn all_of(&self, who: &GrantPrincipal) -> impl Iterator<Item = &'p Grant> {
        let holdings = self.holders.get(who);
        let at = holdings.into_iter().flat_map(|h| h.at.values().flatten());
        let beside = holdings.into_iter().flat_map(|h| &h.beside);
        let grants = self.grants;
        at.copied()
            .chain(beside.map(|(n, _)| *n))
            .map(move |n| &grants[n])
    }

    /// The powers of roles that this looks at.
    pub fn roles(&self) -> &Roles {
        &self.roles
    }

    /// Grants of somebody that reach a place, each with its level; for a project also those below the
    /// Foundry resource, at the project and its agents.
    pub fn held_at(&self, who: &GrantPrincipal, at: At<'_>) -> Vec<(&'p Grant, Level)> {
        let held = self.places_of_grants(who, at);
        let grants = held.into_iter();
        grants
            .map(|(n, level, _)| (&self.grants[n], level))
            .collect()
    }

    fn places_of_grants(
        &self,
        who: &GrantPrincipal,
        at: At<'_>,
    ) -> Vec<(usize, Level, Option<Side>)> {
        let Some(holdings) = self.holders.get(who) else {
            return Vec::new();
        };
        let (account, project) = match at {
            At::Account(id) => (self.accounts.get_key_value(id), None),
            At::Project(id) => {
                let home = self.homes.get_key_value(id);
                let account = home.and_then(|(_, home)| self.accounts.get_key_value(home));
                (account, home.map(|(id, _)| *id))
            }
        };
        let mut found = Vec::new();
        let mut add = |spot: &Spot<'p>, level| {
            let grants = holdings.at.get(spot).into_iter().flatten();
            found.extend(grants.map(|n| (*n, level, None)));
        };
        if let Some((id, above)) = account {
            if let Some(subscription) = &above.subscription {
                add(subscription, Level::Subscription);
            }
            add(&above.group, Level::ResourceGroup);
            add(&Spot::Account(id), Level::Account);
        }
        if let Some(id) = project {
            add(&Spot::Project(id), Level::Project);
            add(&Spot::Agent(id), Level::Agent);
        }
        let beside = holdings.beside.iter();
        found.extend(beside.map(|(n, side)| (*n, Level::Beside, Some(*side))));
        found
    }

    /// Every ability of somebody at a place, in the order of [`super::list::ABILITIES`].
    pub fn cans(&self, who: &GrantPrincipal, at: At<'_>) -> Rc<[Can]> {
        let places = self.places_of_grants(who, at);
        let mut signs: Vec<Sign<'p>> = places
            .iter()
            .map(|(n, level, side)| {
                let grant = &self.grants[*n];
                let condition = grant.condition.as_str();
                (
                    grant.role.as_str(),
                    *level,
                    *side,
                    grant.eligible,
                    condition,
                )
            })
            .collect();
        signs.sort_unstable();
        signs.dedup();
        if let Some(known) = self.known.borrow().get(&signs) {
            return Rc::clone(known);
        }
        let answers: Rc<[Can]> = answer::all(&self.held(&places)).into();
        self.known.borrow_mut().insert(signs, Rc::clone(&answers));
        answers
    }

    /// One ability with the grants that decide.
    pub fn explain(
        &self,
        who: &GrantPrincipal,
        at: At<'_>,
        ability: usize,
    ) -> (Answer, Vec<&'p Grant>) {
        let places = self.places_of_grants(who, at);
        let answer = answer::explain(&self.held(&places), ability);
        let by = answer.by.iter().map(|n| &self.grants[places[*n].0]);
        let by = by.collect();
        (answer, by)
    }

    /// May somebody give this role at a place? None where that is not known.
    pub fn may_assign(
        &self,
        who: &GrantPrincipal,
        at: At<'_>,
        role: &str,
        principal_type: &str,
    ) -> Option<bool> {
        let places = self.places_of_grants(who, at);
        answer::may_assign(&self.held(&places), role, principal_type)
    }

    fn held(&self, places: &[(usize, Level, Option<Side>)]) -> Vec<Held<'_>> {
        let each = places.iter();
        each.map(|(n, level, side)| Held {
            powers: self.roles.powers(&self.grants[*n].role),
            level: *level,
            side: *side,
            eligible: self.grants[*n].eligible,
            condition: self.conditions.get(n),
        })
        .collect()
    }

    /// Projects that some role of somebody reaches.
    pub fn projects_of(&self, who: &GrantPrincipal) -> BTreeSet<&'p str> {
        let mut found = BTreeSet::new();
        let Some(holdings) = self.holders.get(who) else {
            return found;
        };
        let mut above = BTreeSet::new();
        for spot in holdings.at.keys() {
            match spot {
                Spot::Project(id) | Spot::Agent(id) => {
                    found.extend(self.homes.get_key_value(id).map(|(id, _)| *id));
                }
                Spot::Account(_) | Spot::Group(_) | Spot::Subscription(_) => {
                    above.insert(spot);
                }
            }
        }
        if !above.is_empty() {
            let below = self.accounts.iter().filter(|(id, a)| {
                above.contains(&Spot::Account(id))
                    || above.contains(&a.group)
                    || a.subscription.as_ref().is_some_and(|s| above.contains(s))
            });
            found.extend(below.flat_map(|(_, above)| above.projects.iter().copied()));
        }
        found
    }

    /// The Foundry resource of a project.
    pub fn home_of(&self, project: &str) -> Option<&'p str> {
        self.homes.get(project).copied()
    }
}

fn above<'p>(account: &'p Account<'_>) -> Above<'p> {
    Above {
        subscription: account.subscription.map(|(id, _)| Spot::Subscription(id)),
        group: Spot::Group(group_key(account)),
        projects: account.projects.iter().map(|id| id.as_str()).collect(),
    }
}

/// A resource group is told apart by its Azure id, or by its Foundry resource while that is not known.
fn group_key(account: &Account<'_>) -> String {
    let id = account.resource_group_id();
    id.map_or_else(|| account.id.clone(), |id| scope_key(&id))
}

#[cfg(test)]
mod tests;
