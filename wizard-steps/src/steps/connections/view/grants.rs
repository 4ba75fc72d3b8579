//! Grants that connections bring.

use std::collections::{BTreeMap, BTreeSet};

use crate::catalog::roles;
use crate::change::{self, sentences};
use crate::desired::{DesiredState, Grant, GrantPrincipal, Origin};
use crate::estate::Estate;
use crate::labels::{self, count};
use crate::plan::common::Id;
use crate::slice::Slice;

use super::FollowingGrant;

/// The lines, and how many grants they stand for.
pub(super) fn following(
    estate: &Estate<'_>,
    desired: &DesiredState,
    here: &Slice,
) -> (Vec<FollowingGrant>, u32) {
    // By target and role; identities of Foundry resources apart from those of projects.
    let mut same: BTreeMap<(&str, &str, bool), Vec<&Grant>> = BTreeMap::new();
    let grants = change::in_slice(desired, here).filter(|g| g.origin == Origin::Connection);
    for grant in grants {
        let of_accounts = matches!(&grant.principal,
            GrantPrincipal::IdentityOf(id) if estate.accounts.contains_key(id));
        let key = (grant.scope.of.as_str(), grant.role.as_str(), of_accounts);
        same.entry(key).or_default().push(grant);
    }
    let grants = same.values().map(Vec::len).sum();
    let lines = same
        .into_iter()
        .map(|((_, _, of_accounts), grants)| line(estate, &grants, of_accounts));
    (lines.collect(), count(grants))
}

fn line(estate: &Estate<'_>, grants: &[&Grant], of_accounts: bool) -> FollowingGrant {
    let first = grants[0];
    let identities: BTreeSet<&str> = grants.iter().map(|g| g.principal.id()).collect();
    let connections: BTreeSet<Id> = (grants.iter())
        .filter_map(|g| g.at.strip_prefix("/connections/items/"))
        .map(|id| id.replace("~1", "/").replace("~0", "~"))
        .collect();
    let mut owners = connections.iter().filter_map(|id| {
        let connection = estate.plan.connections.items.get(id)?;
        let name = connection.target_owner.name.trim();
        (!name.is_empty()).then(|| name.to_owned())
    });
    let (one, many) = if of_accounts {
        ("Foundry resource identity", "Foundry resource identities")
    } else {
        ("project identity", "project identities")
    };
    let who = match identities.first() {
        Some(only) if identities.len() == 1 => {
            format!("identity of {}", labels::of(estate, only))
        }
        _ => labels::counted(identities.len(), one, many),
    };
    let target = labels::scope(estate, &first.scope);
    let whom = if of_accounts {
        "the Foundry resource"
    } else {
        "agents"
    };
    FollowingGrant {
        who,
        identities: count(identities.len()),
        of_accounts,
        role: first.role.to_string(),
        role_name: roles::by_id(&first.role).map(|r| r.name.to_owned()),
        sentence: format!("Lets {whom} {}.", sentences::doing(&first.role, &target)),
        target,
        target_resource_id: first.scope.arm_id.as_ref().map(String::from),
        owner: owners.next(),
        connections: connections.into_iter().collect(),
    }
}
