//! The matrix of the built-in roles: what each yields where it is assigned.

use std::fmt::Write as _;

use crate::catalog::roles::definitions::{Definition, ReadAt, definitions};
use crate::catalog::roles::{Surface, by_id};

use super::answer::{Can, Held, Level, explain};
use super::list::ABILITIES;
use super::powers::Roles;

/// Where roles are assigned, and the word for it.
pub const PLACES: [(Level, &str); 6] = [
    (Level::Subscription, "subscription"),
    (Level::ResourceGroup, "resourceGroup"),
    (Level::Account, "account"),
    (Level::Project, "project"),
    (Level::Agent, "agent"),
    (Level::Beside, "targetResource"),
];

/// A role at a place.
#[derive(Debug)]
pub struct Row {
    /// Its definition.
    pub definition: &'static Definition,
    /// Where it is assigned.
    pub place: &'static str,
    /// The answers, in the order of [`ABILITIES`].
    pub answers: Vec<String>,
}

/// Every row: roles in the order of the catalogue, each at every place.
pub fn rows() -> Vec<Row> {
    let each = definitions().iter();
    each.flat_map(|definition| {
        PLACES.map(|(level, place)| Row {
            definition,
            place,
            answers: answers(&[(&definition.id, level)], &Roles::default()),
        })
    })
    .collect()
}

/// What roles yield together, as words.
pub fn answers(assigned: &[(&str, Level)], roles: &Roles) -> Vec<String> {
    let held: Vec<Held<'_>> = assigned
        .iter()
        .map(|(role, level)| Held {
            powers: roles.powers(role),
            level: *level,
            side: None,
            eligible: false,
            condition: None,
        })
        .collect();
    (0..ABILITIES.len())
        .map(|n| {
            let answer = explain(&held, n);
            word(answer.can, &answer.only)
        })
        .collect()
}

/// The word for an answer: what files and the command line print.
pub fn word(can: Can, only: &std::collections::BTreeSet<String>) -> String {
    match can {
        Can::No => "no".to_owned(),
        Can::TooLow => "too-low".to_owned(),
        Can::Unknown => "unknown".to_owned(),
        Can::Unclear => "condition?".to_owned(),
        Can::AfterActivation => "after-activation".to_owned(),
        Can::Only => {
            let ids: Vec<&str> = only.iter().map(String::as_str).collect();
            format!("only:{}", ids.join("+"))
        }
        Can::Yes => "yes".to_owned(),
    }
}

/// The matrix as CSV: a row a role and place, a column an ability.
pub fn csv() -> String {
    let mut text = "role_id,role_name,surface,definition_from,assigned_at".to_owned();
    for ability in ABILITIES {
        let _ = write!(text, ",{}", ability.id);
    }
    text.push('\n');
    for row in rows() {
        let role = by_id(&row.definition.id);
        let _ = writeln!(
            text,
            "{},{},{},{},{},{}",
            row.definition.id,
            role.map_or(row.definition.name.as_str(), |r| r.name),
            role.map_or("", |r| surface_word(r.surface)),
            from_word(row.definition.read_at),
            row.place,
            row.answers.join(",")
        );
    }
    text
}

fn surface_word(surface: Surface) -> &'static str {
    match surface {
        Surface::Foundry => "foundry",
        Surface::Inference => "inference",
        Surface::OpenAi => "openai",
        Surface::Hub => "hub",
        Surface::General => "privileged",
        Surface::Network => "network",
        Surface::Keys => "key",
        Surface::Data | Surface::CosmosData => "data",
        Surface::Registry => "registry",
        Surface::Monitor => "monitor",
        Surface::Cost => "cost",
        Surface::Policy => "policy",
        Surface::Quota => "quota",
        Surface::Gateway => "gateway",
    }
}

fn from_word(read_at: ReadAt) -> &'static str {
    match read_at {
        ReadAt::ThirdParty => "third party",
        _ => "catalogue",
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::abilities::list::position;
    use crate::abilities::powers::built_in;

    /// `answer: ability ability …` under each head line; what is not listed is no.
    fn expected(table: &str) -> Vec<(String, Vec<String>)> {
        let mut found: Vec<(String, Vec<String>)> = Vec::new();
        for line in table.lines().filter(|l| !l.starts_with('#')) {
            let Some(cells) = line.strip_prefix("  ") else {
                let head = line.split(" # ").next().unwrap_or(line);
                found.push((head.to_owned(), vec!["no".to_owned(); ABILITIES.len()]));
                continue;
            };
            let (answer, abilities) = cells.split_once(": ").expect("an answer");
            for id in abilities.split(' ') {
                found.last_mut().expect("a head").1[position(id).expect(id)] = answer.to_owned();
            }
        }
        found
    }

    #[test]
    fn the_matrix_of_the_built_in_roles_is_that_of_the_reference() {
        let known: BTreeMap<String, Vec<String>> = expected(include_str!("matrix.expected"))
            .into_iter()
            .collect();
        let nothing = vec!["no".to_owned(); ABILITIES.len()];
        let rows = rows();
        assert_eq!((rows.len(), known.len()), (366, 360));
        for row in rows {
            let head = format!("{} {}", row.definition.id, row.place);
            assert_eq!(
                &row.answers,
                known.get(&head).unwrap_or(&nothing),
                "{head} {}",
                row.definition.name
            );
        }
    }

    #[test]
    fn roles_held_together_yield_what_the_reference_says() {
        let by_name = |name: &str| {
            let named = |d: &&Definition| by_id(&d.id).is_some_and(|r| r.name == name);
            definitions().iter().find(named).expect(name).id.as_str()
        };
        let cases = expected(include_str!("joined.expected"));
        assert_eq!(cases.len(), 12);
        for (head, answer) in cases {
            let assigned: Vec<(&str, Level)> = head
                .split(" + ")
                .map(|one| {
                    let (name, place) = one.split_once('@').expect("a place");
                    let level = PLACES.iter().find(|(_, word)| *word == place);
                    (by_name(name), level.expect(place).0)
                })
                .collect();
            assert_eq!(answers(&assigned, &Roles::default()), answer, "{head}");
        }
    }

    #[test]
    fn every_row_of_the_csv_has_a_cell_for_each_column() {
        let text = csv();
        let columns = ABILITIES.len() + 5;
        assert_eq!(text.lines().count(), 1 + built_in().len() * PLACES.len());
        assert!(text.lines().all(|line| line.split(',').count() == columns));
    }
}
