//! A pattern before it is taken: its rows, and what people gain and lose by it.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use crate::abilities::changed::changes;
use crate::abilities::list::position;
use crate::abilities::sentences::{HEADLINE, verb};
use crate::catalog::roles;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::labels;
use crate::plan::Plan;
use crate::plan::common::{Id, Persona};
use crate::plan::edit::{self, Patch};
use crate::plan::read::Document;
use crate::steps::access::answers::{MappingRow, Preset, ScopeKind};

use super::preset;

/// A pattern, and what it would do to this plan.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PresetShown {
    /// The pattern.
    pub preset: Preset,
    /// The rows of the mapping as they would be.
    pub rows: Vec<PresetRow>,
    /// The mapping is as the pattern has it already.
    pub as_now: bool,
    /// What each persona would gain and lose, in sentences.
    pub changes: Vec<String>,
    /// The change itself.
    pub patch: Patch,
}

/// A row of the mapping, in words.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct PresetRow {
    /// For whom.
    pub persona: Persona,
    /// Name of the role.
    pub role: String,
    /// Where.
    pub scope: ScopeKind,
    /// Names of the environments; none means all.
    pub environments: Vec<String>,
}

/// What a pattern would do to a plan. `draw` gives the ids of new rows.
pub fn shown(document: &Document, wanted: Preset, draw: impl FnMut() -> Id) -> PresetShown {
    let plan = &document.plan;
    let patch = preset(plan, wanted, draw);
    let mut after = document.clone();
    // A pattern writes known fields only, so that it fits; if it did not, nothing would be shown to change.
    let fits = edit::apply(&mut after, &patch).is_ok();
    let (rows, before) = (rows_of(&after.plan), rows_of(plan));
    PresetShown {
        preset: wanted,
        as_now: rows == before && plan.access.preset == Some(wanted),
        rows: rows.into_iter().collect(),
        changes: if fits {
            sentences(plan, &after.plan)
        } else {
            Vec::new()
        },
        patch,
    }
}

fn rows_of(plan: &Plan) -> BTreeSet<PresetRow> {
    let in_words = |row: &MappingRow| {
        let names = row.environments.iter().map(|id| {
            let found = plan.environments.items.get(id);
            labels::or_id(found.map_or("", |e| &e.name), id).to_owned()
        });
        Some(PresetRow {
            persona: row.persona?,
            role: roles::name_of(&row.role_id.parsed()?).to_owned(),
            scope: row.scope?,
            environments: names.collect(),
        })
    };
    plan.access.mapping.values().filter_map(in_words).collect()
}

/// Headline abilities that each persona gains or loses somewhere.
fn sentences(before: &Plan, after: &Plan) -> Vec<String> {
    let (was, is) = (Estate::of(before), Estate::of(after));
    let (held, holds) = (DesiredState::of(&was), DesiredState::of(&is));
    let mut found: BTreeMap<(Persona, bool), BTreeSet<usize>> = BTreeMap::new();
    for change in changes((&was, &held), (&is, &holds)) {
        let principal = before.prerequisites.principals.get(&change.id);
        if let Some(persona) = principal.and_then(|p| p.persona)
            && HEADLINE.contains(&change.ability)
        {
            let abilities = found.entry((persona, !change.gained)).or_default();
            abilities.extend(position(change.ability));
        }
    }
    found
        .into_iter()
        .map(|((persona, lost), abilities)| {
            let verbs: Vec<String> = abilities
                .into_iter()
                .map(|n| verb(crate::abilities::list::ABILITIES[n].id))
                .collect();
            let could = if lost { "could no longer" } else { "could" };
            format!(
                "{} {could} {}.",
                labels::capital(persona.label()),
                labels::all(&verbs)
            )
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::steps::cases::edited;

    fn drawing() -> impl FnMut() -> Id {
        let mut n = 0;
        move || {
            n += 1;
            format!(
                "map-new{}",
                ["aaa", "bbb", "ccc", "ddd", "eee", "fff", "ggg"][n % 7]
            )
        }
    }

    #[test]
    fn a_pattern_says_what_people_gain_and_lose_before_it_is_taken() {
        let document = edited(&[]);
        let wide = shown(&document, Preset::NoIsolation, drawing());
        assert!(!wide.as_now && !wide.rows.is_empty());
        let users = |text: &&String| text.starts_with("Project users could ");
        let gained = wide.changes.iter().find(users).expect("they gain");
        assert!(gained.contains("deploy models"), "{gained}");

        let mut taken = document.clone();
        edit::apply(&mut taken, &wide.patch).expect("the pattern fits");
        let again = shown(&taken, Preset::NoIsolation, drawing());
        assert!(again.as_now, "{:#?}", again.rows);
        assert_eq!(again.changes, Vec::<String>::new());
    }
}
