//! Names of connections.

use std::collections::{BTreeMap, BTreeSet};

use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::names::slug;
use crate::plan::canonical::digest_of_bytes;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::connections::answers::{Connection, ConnectionLevel};
use crate::steps::connections::desired::account_of;

use super::{called, field, planned};

/// Longest name that every published pattern allows.
const SAFE: usize = 33;
/// Longest name that was seen to work.
const LONGEST: usize = 59;

/// CON-002: a name has fewer than 3 or more than 59 characters, or holds something else than letters,
/// digits, underscores and hyphens after a letter or digit.
/// Source: Azure's published type files for connections (2026-08), and Microsoft's article on gateway
/// connections, which keeps names below 60 characters.
pub fn names_fit_azure(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    each_renamed(estate, planned(estate).filter(|(_, c)| !fits(&c.name)))
}

/// CON-003: a name fits otherwise and has 34 to 59 characters: more than the published pattern allows,
/// and less than what was seen to work.
/// Sources: Azure's published type files for connections (2026-08), and Microsoft's article on gateway
/// connections, which disagree.
pub fn names_fit_the_published_pattern(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let long = |c: &Connection| fits(&c.name) && c.name.len() > SAFE;
    each_renamed(estate, planned(estate).filter(|(_, c)| long(c)))
}

/// A hit for each of these connections; one press gives it a name that fits and nobody has.
fn each_renamed<'p>(
    estate: &Estate<'p>,
    these: impl Iterator<Item = (&'p Id, &'p Connection)>,
) -> Vec<Hit> {
    let these: Vec<_> = these.collect();
    if these.is_empty() {
        return Vec::new();
    }
    let mut taken = taken(estate);
    these
        .into_iter()
        .map(|(id, connection)| {
            let at = field(id, "name");
            let patch = vec![Edit::set(&at, fresh(estate, id, connection, &mut taken))];
            Hit::at(at)
                .about(id)
                .with("connection", called(id, connection))
                .with("length", connection.name.len().to_string())
                .fixed_by(patch)
        })
        .collect()
}

/// CON-004: two connections of one Foundry resource, on it or on any of its projects, have the same
/// name; letter case does not tell them apart.
/// Source: Microsoft's and others' templates for Foundry (2026-08), where such deployments failed.
pub fn names_are_unique_in_a_resource(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut same: BTreeMap<(&str, String), Vec<(&Id, &Connection)>> = BTreeMap::new();
    for (id, connection) in planned(estate) {
        if let Some(account) = account_of(estate, connection)
            && !connection.name.trim().is_empty()
        {
            let key = (account, connection.name.to_lowercase());
            same.entry(key).or_default().push((id, connection));
        }
    }
    same.retain(|_, members| members.len() > 1);
    if same.is_empty() {
        return Vec::new();
    }
    let mut taken = taken(estate);
    same.into_values()
        .map(|mut members| {
            // The shared one keeps its name: more depends on it.
            members.sort_by_key(|(_, c)| c.level != Some(ConnectionLevel::Account));
            let patch = renamed(estate, &members[1..], &mut taken);
            let names: Vec<String> = members
                .iter()
                .map(|(_, c)| format!("{} of {}", c.name, place(estate, c)))
                .collect();
            let hit = Hit::at(field(members[1].0, "name"))
                .with("names", labels::list(&names))
                .fixed_by(patch);
            members.iter().fold(hit, |hit, (id, _)| hit.about(id))
        })
        .collect()
}

fn renamed(
    estate: &Estate<'_>,
    members: &[(&Id, &Connection)],
    taken: &mut BTreeSet<(String, String)>,
) -> Patch {
    members
        .iter()
        .map(|(id, connection)| {
            let account = account_of(estate, connection).unwrap_or_default();
            let name = format!("{}-{}", slug(&place(estate, connection)), connection.name);
            let free = name.len() <= SAFE
                && fits(&name)
                && taken.insert((account.to_owned(), name.to_lowercase()));
            let name = if free {
                name
            } else {
                fresh(estate, id, connection, taken)
            };
            Edit::set(field(id, "name"), name)
        })
        .collect()
}

fn fits(name: &str) -> bool {
    let first = name.bytes().next();
    (3..=LONGEST).contains(&name.len())
        && first.is_some_and(|b| b.is_ascii_alphanumeric())
        && name
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || b == b'_' || b == b'-')
}

/// Name of the project or Foundry resource that a connection is defined in.
fn place(estate: &Estate<'_>, connection: &Connection) -> String {
    let project = estate.projects.get(&connection.project);
    project.map_or_else(
        || labels::of(estate, &connection.account),
        |place| place.name.clone(),
    )
}

/// Names in use, in lower case, with the Foundry resource they are used in.
fn taken(estate: &Estate<'_>) -> BTreeSet<(String, String)> {
    planned(estate)
        .filter_map(|(_, c)| Some((account_of(estate, c)?.to_owned(), c.name.to_lowercase())))
        .collect()
}

/// A name nobody uses yet: place, kind, and four digits drawn from the id.
fn fresh(
    estate: &Estate<'_>,
    id: &str,
    connection: &Connection,
    taken: &mut BTreeSet<(String, String)>,
) -> String {
    let account = account_of(estate, connection).unwrap_or_default();
    let short = |text: &str, most: usize, otherwise: &str| {
        let text: String = slug(text).chars().take(most).collect();
        let text = text.trim_end_matches('-');
        if text.is_empty() { otherwise } else { text }.to_owned()
    };
    let place = short(&place(estate, connection), 20, "shared");
    let kind = short(&connection.category, 7, "data");
    let digest = digest_of_bytes(id.as_bytes());
    let mut names = (0..60).map(|i| format!("{place}-{kind}-{}", &digest[i..i + 4]));
    names
        .find(|name| taken.insert((account.to_owned(), name.clone())))
        .unwrap_or_else(|| format!("{kind}-{}", &digest[..24]))
}
