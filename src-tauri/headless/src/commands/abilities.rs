//! `rollout abilities`: who will be able to do what, and what the built-in roles yield.

use rollout_engine::desk::plans;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::wizard_steps::abilities::list::{ABILITIES, position};
use rollout_engine::wizard_steps::abilities::reach::Reach;
use rollout_engine::wizard_steps::abilities::sentences::{sentence, verb};
use rollout_engine::wizard_steps::abilities::standing::{Person, people, word_at};
use rollout_engine::wizard_steps::abilities::view::{READ_ON, columns, named, who_can};
use rollout_engine::wizard_steps::abilities::{changed, matrix};
use rollout_engine::wizard_steps::desired::{DesiredState, GrantPrincipal};
use rollout_engine::wizard_steps::estate::Estate;
use rollout_engine::wizard_steps::labels;
use rollout_engine::wizard_steps::plan::Plan;
use serde_json::json;

use super::open;
use crate::args::{Abilities, Table};
use crate::show::{self, say};

pub fn abilities(asked: &Abilities) -> Result<u8, Problem> {
    let ability = asked.can.as_deref().map(ability).transpose()?;
    let Some(file) = &asked.file else {
        roles(asked.format);
        return Ok(0);
    };
    let document = open(file)?;
    if let Some(earlier) = &asked.since {
        since(&plans::open(earlier)?.plan, &document.plan, asked.format);
        return Ok(0);
    }
    let estate = Estate::of(&document.plan);
    let desired = DesiredState::of(&estate);
    let everybody = people(&estate, &desired);
    let found: Vec<&Person> = match &asked.who {
        None => everybody.iter().collect(),
        Some(who) => some(&everybody, who)?,
    };
    match (asked.format, ability) {
        (Table::Json, _) => json_of(&found, ability),
        (Table::Csv, _) => csv(&estate, &desired, &found, ability),
        (Table::Text, Some(ability)) => who(&estate, &found, ability),
        (Table::Text, None) => sentences(&found),
    }
    Ok(0)
}

fn ability(text: &str) -> Result<usize, Problem> {
    let by_name = || {
        let named = |a: &rollout_engine::wizard_steps::abilities::list::Ability| {
            a.name.eq_ignore_ascii_case(text.trim())
        };
        ABILITIES.iter().position(named)
    };
    position(text.trim()).or_else(by_name).ok_or_else(|| {
        let known: Vec<&str> = ABILITIES.iter().map(|a| a.id).collect();
        Problem::new(
            Code::NotFound,
            format!("There is no ability {text}."),
            "",
            format!("Choose one of {}.", labels::all(&known)),
        )
    })
}

fn some<'p>(everybody: &'p [Person], who: &str) -> Result<Vec<&'p Person>, Problem> {
    let found = named(everybody, who);
    if found.is_empty() {
        let known: Vec<&str> = everybody
            .iter()
            .filter(|p| !p.identity)
            .map(|p| p.name.as_str())
            .collect();
        return Err(Problem::new(
            Code::NotFound,
            format!("Nobody called {who} holds a role in this plan."),
            format!("These do: {}.", labels::list(&known)),
            "Name one of them, a persona, or an id of the plan.",
        ));
    }
    Ok(found)
}

/// The matrix of the built-in roles.
fn roles(format: Table) {
    match format {
        Table::Csv => show::text(&matrix::csv()),
        Table::Json => {
            let rows: Vec<_> = matrix::rows()
                .iter()
                .map(|row| {
                    let answers = ABILITIES.iter().map(|a| a.id).zip(&row.answers);
                    let answers: std::collections::BTreeMap<_, _> = answers.collect();
                    json!({"role": row.definition.id, "at": row.place, "answers": answers})
                })
                .collect();
            show::json(&json!({"readOn": READ_ON, "rows": rows}));
        }
        Table::Text => {
            say!("Abilities, as the role definitions of {READ_ON} tell them apart:");
            for column in columns() {
                say!("  {:<28} {}", column.id, column.name);
            }
            say!("Print what each built-in role yields with --format csv or json.");
        }
    }
}

fn sentences(found: &[&Person]) {
    for person in found.iter().filter(|p| !p.identity) {
        match person.persona {
            Some(persona) => say!("{} ({})", sentence(person), persona.label()),
            None => say!("{}", sentence(person)),
        }
    }
    let identities: Vec<&&Person> = found.iter().filter(|p| p.identity).collect();
    if found.len() == identities.len() {
        for person in identities {
            say!("{}", sentence(person));
        }
        return;
    }
    let lacking = identities.iter().filter(|p| !p.missing.is_empty()).count();
    if !identities.is_empty() {
        say!(
            "{} hold roles as well; {}. Ask for one with --who.",
            labels::counted(identities.len(), "managed identity", "managed identities"),
            if lacking == 0 {
                "none lacks what its work takes".to_owned()
            } else {
                format!("{lacking} lack what their work takes")
            }
        );
    }
}

fn who(estate: &Estate<'_>, found: &[&Person], ability: usize) {
    let id = ABILITIES[ability].id;
    let people: Vec<Person> = found.iter().map(|p| (*p).clone()).collect();
    let lines = who_can(&people, id);
    if lines.is_empty() {
        say!("Nobody of the plan can {}.", verb(id));
    }
    let names = |ids: &[String]| {
        let names: Vec<String> = ids.iter().map(|id| labels::project(estate, id)).collect();
        labels::all(&names)
    };
    for line in lines {
        for answer in &line.answers {
            let can = serde_json::to_value(answer.can).unwrap_or_default();
            let word = can.as_str().unwrap_or_default();
            say!("{}: {word} in {}", line.name, names(&answer.projects));
        }
        if !line.missing.is_empty() {
            say!(
                "{}: needs it and lacks it in {}",
                line.name,
                names(&line.missing)
            );
        }
        if !line.excess.is_empty() {
            say!("{}: not intended in {}", line.name, names(&line.excess));
        }
    }
}

fn json_of(found: &[&Person], ability: Option<usize>) {
    let people: Vec<Person> = found.iter().map(|p| (*p).clone()).collect();
    let value = match ability {
        Some(n) => json!({
            "readOn": READ_ON,
            "ability": ABILITIES[n].id,
            "people": who_can(&people, ABILITIES[n].id),
        }),
        None => {
            let people: Vec<_> = people
                .iter()
                .map(|p| {
                    let mut value = serde_json::to_value(p).unwrap_or_default();
                    value["sentence"] = sentence(p).into();
                    value
                })
                .collect();
            json!({"readOn": READ_ON, "people": people})
        }
    };
    show::json(&value);
}

fn csv(estate: &Estate<'_>, desired: &DesiredState, found: &[&Person], ability: Option<usize>) {
    let reach = Reach::of(estate, desired);
    let asked: Vec<usize> = ability.map_or_else(|| (0..ABILITIES.len()).collect(), |n| vec![n]);
    let heads: Vec<&str> = asked.iter().map(|n| ABILITIES[*n].id).collect();
    say!("who,name,persona,project,project_name,{}", heads.join(","));
    for person in found {
        let who = if person.identity {
            GrantPrincipal::IdentityOf(person.id.as_str().into())
        } else {
            GrantPrincipal::Directory(person.id.as_str().into())
        };
        for project in &person.projects {
            let answers: Vec<String> = asked
                .iter()
                .map(|n| word_at(&reach, &who, project, *n))
                .collect();
            say!(
                "{},{},{},{},{},{}",
                cell(&person.id),
                cell(&person.name),
                person.persona.map_or("", |p| p.label()),
                cell(project),
                cell(&labels::project(estate, project)),
                answers.join(",")
            );
        }
    }
}

/// A cell of a CSV file: quoted where it must be, and never taken for a formula.
fn cell(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if formula {
        format!("'{text}")
    } else {
        text.to_owned()
    };
    if text.contains([',', '"', '\n', '\r']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text
    }
}

/// What people gained and lost between two plans.
fn since(before: &Plan, after: &Plan, format: Table) {
    let (was, is) = (Estate::of(before), Estate::of(after));
    let (held, holds) = (DesiredState::of(&was), DesiredState::of(&is));
    let changes = changed::changes((&was, &held), (&is, &holds));
    if format != Table::Text {
        show::json(&json!({"changes": changes}));
        return;
    }
    if changes.is_empty() {
        say!("Nobody gains or loses an ability.");
    }
    for change in changes {
        let projects = labels::counted(change.projects.len(), "project", "projects");
        if change.gained {
            say!(
                "{} can now {} in {projects}",
                change.name,
                verb(change.ability)
            );
        } else {
            say!(
                "{} can no longer {} in {projects}",
                change.name,
                verb(change.ability)
            );
        }
    }
}
