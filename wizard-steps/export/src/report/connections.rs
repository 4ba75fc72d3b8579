//! Connections: what projects reach outside, and as whom.

use wizard_steps::plan::common::Id;
use wizard_steps::steps::connections::answers::{Connection, ConnectionLevel};

use super::labels;
use super::reader::Reader;
use super::text::{contact, or};
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let rows = of_slice(reader).into_iter().map(|c| row(reader, c));
    let head = [
        "Connection",
        "For",
        "Category",
        "Target",
        "Signs in as",
        "Way",
        "Owner of the target",
        "Why",
    ];
    let mut blocks = vec![
        Block::Chapter("Connections".to_owned()),
        table_or("No connection is planned here.", head, rows),
    ];
    let none = reader.plan.connections.none.iter();
    let none: Vec<String> = none
        .filter(|(id, _)| reader.holds(id))
        .map(|(id, why)| {
            let why = or(why, "no reason given");
            format!("{} needs no connection: {why}", reader.account(id))
        })
        .collect();
    if !none.is_empty() {
        blocks.push(Block::List(none));
    }
    blocks
}

fn of_slice<'p>(reader: &Reader<'p>) -> Vec<&'p Connection> {
    let all = reader.plan.connections.items.iter();
    let mut here: Vec<(&Id, &Connection)> = all.filter(|(id, _)| reader.holds(id)).collect();
    here.sort_by_cached_key(|(id, c)| {
        let (environments, groups) = reader.input.estate.whereabouts(id);
        let group = groups.first().map(|g| reader.rank_of_group(g));
        let environment = environments.first().map(|e| reader.rank_of_environment(e));
        (group, environment, &c.name)
    });
    here.into_iter().map(|(_, c)| c).collect()
}

fn row(reader: &Reader<'_>, connection: &Connection) -> [String; 8] {
    let place = match connection.level {
        Some(ConnectionLevel::Account) => {
            format!(
                "all projects of {}",
                or(&reader.account(&connection.account), "?")
            )
        }
        Some(ConnectionLevel::Project) => reader.project(&connection.project),
        None => labels::of(connection.level).to_owned(),
    };
    let secret = connection
        .secret
        .as_ref()
        .map_or_else(String::new, |secret| {
            format!(
                ", key kept in vault {} as {}",
                or(&secret.vault, "not named"),
                or(&secret.secret_name, "not named")
            )
        });
    [
        connection.name.clone(),
        place,
        connection.category.clone(),
        or(&connection.target, connection.target_resource_id.as_str()).to_owned(),
        labels::of(connection.signs_in_as).to_owned(),
        format!("{}{secret}", connection.auth_type),
        contact(&connection.target_owner),
        connection.why.clone(),
    ]
}
