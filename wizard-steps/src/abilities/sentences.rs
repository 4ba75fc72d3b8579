//! Abilities as sentences: what somebody can and cannot do, in one line each.

use crate::labels;

use super::answer::Can;
use super::list::{ABILITIES, ability};
use super::standing::Person;

/// The abilities that people ask about first, in the order of their work.
pub const HEADLINE: [&str; 11] = [
    "create-account",
    "create-project",
    "deploy-model",
    "build-agent",
    "talk-to-agent",
    "publish-agent",
    "project-connection",
    "list-keys",
    "assign-roles",
    "see-traces",
    "see-cost",
];

/// The name of an ability as the middle of a sentence: `deploy models`.
pub fn verb(id: &str) -> String {
    let name = ability(id).map_or(id, |a| a.name);
    let mut letters = name.chars();
    let first = letters.next().map(|c| c.to_lowercase().to_string());
    first.unwrap_or_default() + letters.as_str()
}

/// What somebody can and cannot do: headline abilities, and whatever is missing or too much.
pub fn sentence(person: &Person) -> String {
    let all = person.projects.len();
    if all == 0 {
        return format!("{} reaches no project.", person.name);
    }
    let asked: Vec<&str> = ABILITIES
        .iter()
        .map(|a| a.id)
        .filter(|id| {
            HEADLINE.contains(id)
                || person.missing.contains_key(id)
                || person.excess.contains_key(id)
        })
        .collect();
    let mut everywhere = Vec::new();
    let mut somewhere = Vec::new();
    let mut nowhere = Vec::new();
    for id in asked {
        let able = able_in(person, id);
        let words = with_limit(person, id);
        if able == all {
            everywhere.push(words);
        } else if able > 0 {
            somewhere.push(format!("{words} in {able} of them"));
        } else {
            nowhere.push(verb(id));
        }
    }
    let mut text = format!(
        "{} reaches {}",
        person.name,
        labels::counted(all, "project", "projects")
    );
    let mut part = |head: &str, items: &[String]| {
        if !items.is_empty() {
            text.push_str("; ");
            text.push_str(head);
            text.push(' ');
            text.push_str(&labels::all(items));
        }
    };
    part("can", &everywhere);
    part("can", &somewhere);
    part("cannot", &nowhere);
    let verbs = |ids: &std::collections::BTreeMap<&'static str, Vec<String>>| {
        ids.keys().map(|id| verb(id)).collect::<Vec<_>>()
    };
    part("needs and lacks:", &verbs(&person.missing));
    part("not intended:", &verbs(&person.excess));
    text.push('.');
    text
}

fn able_in(person: &Person, id: &str) -> usize {
    let answers = person.answers.get(id).into_iter().flatten();
    answers
        .filter(|(can, _)| can.is_able())
        .map(|(_, projects)| projects.len())
        .sum()
}

/// The verb, and what limits it.
fn with_limit(person: &Person, id: &str) -> String {
    let answers = person.answers.get(id);
    let only =
        |can: Can| answers.is_some_and(|a| a.keys().filter(|c| c.is_able()).all(|c| *c == can));
    if only(Can::Only) {
        format!("{} (some roles only)", verb(id))
    } else if only(Can::AfterActivation) {
        format!("{} (after activation)", verb(id))
    } else {
        verb(id)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::abilities::standing::people;
    use crate::catalog::roles;
    use crate::desired::DesiredState;
    use crate::estate::Estate;
    use crate::plan::common::Persona;
    use crate::plan::edit::Edit;
    use crate::steps::cases::{edited, example};

    fn of(edits: &[Edit], persona: Persona) -> Vec<Person> {
        let plan = edited(edits).plan;
        let estate = Estate::of(&plan);
        let everybody = people(&estate, &DesiredState::of(&estate));
        everybody
            .into_iter()
            .filter(|p| p.persona == Some(persona))
            .collect()
    }

    #[test]
    fn contoso_says_what_each_persona_can_and_cannot_do() {
        let users = of(&[], Persona::ProjectUsers);
        assert!(!users.is_empty());
        for person in users {
            let text = sentence(&person);
            assert!(text.contains("can build and change agents"), "{text}");
            assert!(text.contains("cannot create a Foundry resource"), "{text}");
            assert!(
                person.missing.is_empty() && person.excess.is_empty(),
                "{text}"
            );
        }
    }

    #[test]
    fn without_its_row_a_persona_lacks_its_work_and_with_owner_it_has_too_much() {
        let plan = example();
        let users = |(_, row): &(&String, &crate::steps::access::answers::MappingRow)| {
            row.persona == Some(Persona::ProjectUsers)
                && row.role_id.as_str() == roles::FOUNDRY_USER
        };
        let (id, _) = plan.access.mapping.iter().find(users).expect("a row");
        let at = format!("/access/mapping/{id}/roleId");
        let reader = of(
            &[Edit::set(at.clone(), roles::READER)],
            Persona::ProjectUsers,
        );
        assert!(reader.iter().all(|p| p.missing.contains_key("build-agent")));
        let owner = of(&[Edit::set(at, roles::OWNER)], Persona::ProjectUsers);
        for person in owner {
            let text = sentence(&person);
            assert!(text.contains("not intended:"), "{text}");
            assert!(person.excess.contains_key("assign-roles"), "{text}");
        }
    }
}
