//! A connection in words.

use crate::catalog::connections as catalogue;
use crate::estate::Estate;
use crate::finding::pointer;
use crate::labels::{self, count};
use crate::names;
use crate::plan::common::Id;
use crate::slice::Slice;
use crate::steps::connections::answers::{Connection, ConnectionLevel, SignsInAs};
use crate::steps::connections::desired::signs_in;

use super::ConnectionLine;

pub(super) fn line(estate: &Estate<'_>, id: &Id, connection: &Connection) -> ConnectionLine {
    let some = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let secret = connection.secret.as_ref();
    let project = some(&connection.project);
    ConnectionLine {
        connection: id.clone(),
        at: pointer(&["connections", "items", id]),
        name: labels::or_id(connection.name.trim(), id).to_owned(),
        level: connection.level,
        project: project.filter(|_| connection.level == Some(ConnectionLevel::Project)),
        category: connection.category.clone(),
        category_label: catalogue::label(&connection.category).map(str::to_owned),
        preview: catalogue::is_preview(&connection.category),
        signs_in_as: connection.signs_in_as,
        reached_as: connection
            .signs_in_as
            .map(|who| reached_as(connection, who)),
        auth_type: connection.auth_type.clone(),
        identities: count(signs_in(estate, connection).len()),
        target: target(connection),
        target_resource_id: connection.target_resource_id.parsed().map(str::to_owned),
        owner: some(&connection.target_owner.name),
        owner_reach: some(&connection.target_owner.reach),
        secret: secret
            .map(|s| [s.vault.trim(), s.secret_name.trim()].join("/"))
            .filter(|s| s != "/"),
    }
}

/// Nobody said where it belongs, or its place is gone; one of an environment that is put off is not
/// lost, it waits.
pub(super) fn is_lost(estate: &Estate<'_>, connection: &Connection, here: &Slice) -> bool {
    let project = estate.plan.organization.projects.get(&connection.project);
    match project {
        Some(project) if estate.is_deferred(&project.environment) => false,
        Some(project) => here.touches(&[&project.environment], &[&project.group]),
        None => {
            let (environments, groups) = estate.whereabouts(&connection.account);
            here.touches(&environments, &groups)
        }
    }
}

/// Has it to be made before the others of its Foundry resource?
pub(super) fn is_first(line: &ConnectionLine) -> bool {
    line.category == catalogue::FIRST
}

/// What there is to know about the order in which connections are made.
pub(super) fn order(first: &ConnectionLine) -> String {
    format!(
        "{} first, and only one: Azure refuses it once another connection exists.",
        first.name
    )
}

fn reached_as(connection: &Connection, who: SignsInAs) -> String {
    match who {
        SignsInAs::Project => "project identity".to_owned(),
        SignsInAs::Account => "Foundry resource identity".to_owned(),
        SignsInAs::User => "signed-in person".to_owned(),
        SignsInAs::Key => {
            // The key of Application Insights is its connection string.
            let what = match connection.category.as_str() {
                "AppInsights" => "connection string",
                _ => "shared key",
            };
            let vault = connection.secret.as_ref().map_or("", |s| s.vault.trim());
            match vault {
                "" => what.to_owned(),
                vault => format!("{what} in {vault}"),
            }
        }
    }
}

/// The resource by name, else the address without its protocol.
fn target(connection: &Connection) -> String {
    let typed = connection.target.trim();
    if let Some(id) = connection.target_resource_id.parsed() {
        return names::last_segment(id).to_owned();
    }
    let address = typed.split_once("://").map_or(typed, |(_, rest)| rest);
    address.trim_end_matches('/').to_owned()
}
