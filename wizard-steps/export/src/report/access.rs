//! Who gets what: personas, groups of the directory, managed identities.

use std::collections::{BTreeMap, BTreeSet};

use wizard_steps::catalog::roles;
use wizard_steps::desired::{Grant, GrantPrincipal};
use wizard_steps::plan::common::Persona;
use wizard_steps::steps::access::answers::ScopeKind;

use super::labels;
use super::reader::Reader;
use super::text::{count, list};
use crate::block::{Block, table_or};

/// What is counted together: role, kind of scope, eligible, under a condition.
type Kind<'g> = (String, &'g str, ScopeKind, bool, bool);

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let grants = reader.grants();
    let (identities, people): (Vec<_>, Vec<_>) = grants
        .into_iter()
        .partition(|g| matches!(g.principal, GrantPrincipal::IdentityOf(_)));
    vec![
        Block::Chapter("Who gets what".to_owned()),
        Block::Section("By persona".to_owned()),
        personas(reader, &people),
        Block::Section("By group of the directory".to_owned()),
        groups(reader, &people),
        Block::Section("Identities that are not people".to_owned()),
        self::identities(reader, &identities),
    ]
}

fn personas(reader: &Reader<'_>, grants: &[&Grant]) -> Block {
    let persona = |g: &Grant| -> Option<Persona> {
        reader
            .plan
            .prerequisites
            .principals
            .get(g.principal.id())?
            .persona
    };
    let mut by: BTreeMap<(Option<Persona>, Kind<'_>), Vec<&Grant>> = BTreeMap::new();
    for grant in grants {
        by.entry((persona(grant), kind(grant)))
            .or_default()
            .push(grant);
    }
    // Grants of no persona are written by hand: they come last.
    let (none, some): (Vec<_>, Vec<_>) = by.into_iter().partition(|((p, _), _)| p.is_none());
    let rows = some.into_iter().chain(none).map(|((persona, _), grants)| {
        let groups: BTreeSet<_> = grants.iter().map(|g| g.principal.id()).collect();
        [
            persona
                .map_or("none, written by hand", Persona::label)
                .to_owned(),
            groups.len().to_string(),
            reader.role(&grants[0].role),
            on(reader, &grants),
            way(grants[0]),
            grants.len().to_string(),
        ]
    });
    let head = ["Persona", "Groups", "Role", "On", "Way", "Assignments"];
    table_or("No role is planned for people yet.", head, rows)
}

fn groups(reader: &Reader<'_>, grants: &[&Grant]) -> Block {
    let mut by: BTreeMap<(String, &str), BTreeMap<Kind<'_>, Vec<&Grant>>> = BTreeMap::new();
    for grant in grants {
        let who = (reader.who(&grant.principal), grant.principal.id());
        by.entry(who)
            .or_default()
            .entry(kind(grant))
            .or_default()
            .push(grant);
    }
    if by.is_empty() {
        return Block::Text("No role is planned for people yet.".to_owned());
    }
    let points = by.into_iter().map(|((who, _), kinds)| {
        let roles: Vec<String> = kinds
            .values()
            .map(|grants| {
                let (role, place) = (reader.role(&grants[0].role), on(reader, grants));
                match way(grants[0]).as_str() {
                    "permanent" => format!("{role} on {place}"),
                    way => format!("{role} on {place} ({way})"),
                }
            })
            .collect();
        format!("{who}: {}.", list(&roles))
    });
    Block::List(points.collect())
}

fn identities(reader: &Reader<'_>, grants: &[&Grant]) -> Block {
    let mut by: BTreeMap<(Vec<usize>, bool, Kind<'_>), Vec<&Grant>> = BTreeMap::new();
    for grant in grants {
        let of_account = is_account(reader, grant);
        let groups = grant.groups.iter();
        let ranks = groups.map(|g| reader.rank_of_group(g)).collect();
        by.entry((ranks, of_account, kind(grant)))
            .or_default()
            .push(grant);
    }
    let rows = by.into_values().map(|grants| {
        [
            whose(reader, &grants),
            reader.role(&grants[0].role),
            on(reader, &grants),
            way(grants[0]),
            grants.len().to_string(),
        ]
    });
    let head = ["Managed identities of", "Role", "On", "Way", "Assignments"];
    table_or("No managed identity gets a role.", head, rows)
}

/// `6 projects of Finance & Risk`.
fn whose(reader: &Reader<'_>, grants: &[&Grant]) -> String {
    let owners: BTreeSet<_> = grants.iter().map(|g| g.principal.id()).collect();
    let (one, many) = if is_account(reader, grants[0]) {
        labels::scope(ScopeKind::Account)
    } else {
        labels::scope(ScopeKind::Project)
    };
    let owners = count(owners.len(), one, many);
    let groups = grants[0].groups.iter();
    let groups: Vec<&str> = groups.map(|g| reader.input.estate.group_name(g)).collect();
    if groups.is_empty() {
        owners
    } else {
        format!("{owners} of {}", list(&groups))
    }
}

fn is_account(reader: &Reader<'_>, grant: &Grant) -> bool {
    let accounts = &reader.input.estate.accounts;
    accounts.contains_key(grant.principal.id())
}

fn kind(grant: &Grant) -> Kind<'_> {
    (
        roles::name_of(&grant.role).to_owned(),
        &grant.role,
        grant.scope.kind,
        grant.eligible,
        !grant.condition.is_empty(),
    )
}

/// How a role is held.
pub fn way(grant: &Grant) -> String {
    let way = if grant.eligible {
        "eligible"
    } else {
        "permanent"
    };
    if grant.condition.is_empty() {
        way.to_owned()
    } else {
        format!("{way}, under a condition")
    }
}

/// The places of grants of one kind: by name while there are few, else counted.
fn on(reader: &Reader<'_>, grants: &[&Grant]) -> String {
    let places: BTreeSet<String> = grants.iter().map(|g| reader.place(&g.scope)).collect();
    let scopes: BTreeSet<_> = grants.iter().map(|g| &g.scope.of).collect();
    let kind = grants[0].scope.kind;
    let named = if kind == ScopeKind::Resource { 3 } else { 1 };
    if scopes.len() <= named {
        return list(&places.into_iter().collect::<Vec<_>>());
    }
    let (one, many) = labels::scope(kind);
    count(scopes.len(), one, many)
}
