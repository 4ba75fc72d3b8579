//! Fields of connections that Azure judges.

use crate::catalog::connections::{
    GATEWAY_AUDIENCE, NEED_AUDIENCE, Spelling, Target, category, is_gateway, spelling_of_auth_type,
    spelling_of_category,
};
use crate::estate::Estate;
use crate::finding::Hit;
use crate::labels;
use crate::names::last_segment;
use crate::plan::edit::Edit;
use crate::plan::text::ResourceId;
use crate::rule::Context;
use crate::steps::connections::answers::Connection;
use crate::steps::connections::desired::account_of;

use super::{called, field, planned};

/// What is wrong with one field, and its right value where there is only one.
struct Defect {
    field: &'static str,
    what: String,
    right: Option<&'static str>,
}

/// CON-005: category or way to sign in is not in Azure's list or differs from it in letter case, or the
/// target is missing, no https address or no resource id where it has to be one.
/// Source: Azure's API version 2026-03-01; Microsoft's article on gateway connections, which warns of
/// letter case.
pub fn values_are_known_to_azure(context: &Context<'_>) -> Vec<Hit> {
    planned(context.estate)
        .filter_map(|(id, connection)| {
            let found = defects(connection);
            let first = found.first()?;
            let whats: Vec<&str> = found.iter().map(|d| d.what.as_str()).collect();
            let hit = Hit::at(field(id, first.field))
                .about(id)
                .with("connection", called(id, connection))
                .with("defects", labels::list(&whats));
            let patch: Option<Vec<Edit>> = found
                .iter()
                .map(|d| Some(Edit::set(field(id, d.field), d.right?)))
                .collect();
            Some(match patch {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            })
        })
        .collect()
}

fn defects(connection: &Connection) -> Vec<Defect> {
    let named = |field, label: &str, typed: &str, spelling| {
        let (what, right) = match spelling {
            Spelling::Exact => return None,
            Spelling::Case(right) => (format!("{label} {typed} is spelled {right}"), Some(right)),
            Spelling::Unknown if typed.trim().is_empty() => (format!("{label} is missing"), None),
            Spelling::Unknown => (format!("{label} {typed} is unknown to Azure"), None),
        };
        Some(Defect { field, what, right })
    };
    let category = spelling_of_category(&connection.category);
    let auth_type = spelling_of_auth_type(&connection.auth_type);
    let mut found = Vec::new();
    found.extend(named(
        "category",
        "category",
        &connection.category,
        category,
    ));
    found.extend(named(
        "authType",
        "sign-in",
        &connection.auth_type,
        auth_type,
    ));
    found.extend(target_defect(connection).map(|what| Defect {
        field: "target",
        what: what.to_owned(),
        right: None,
    }));
    found
}

fn target_defect(connection: &Connection) -> Option<&'static str> {
    let known = match spelling_of_category(&connection.category) {
        Spelling::Case(right) => category(right),
        _ => category(&connection.category),
    };
    let wanted = known.map_or(Target::Text, |c| c.target);
    let target = connection.target.trim();
    if target.is_empty() {
        return (wanted != Target::Optional).then_some("the target is missing");
    }
    let address = target
        .get(..8)
        .is_some_and(|head| head.eq_ignore_ascii_case("https://"))
        && target.len() > 8;
    let resource = ResourceId::from(target).parsed().is_some();
    match wanted {
        Target::Address if !address => Some("the target has to begin with https://"),
        Target::Resource if !resource => Some("the target has to be an Azure resource id"),
        Target::AddressOrResource if !address && !resource => {
            Some("the target has to be an https address or an Azure resource id")
        }
        _ => None,
    }
}

/// CON-007: metadata that the category cannot do without is missing, or the audience where the way to
/// sign in needs one.
/// Source: Microsoft's sample templates for connections and the Terraform provider (2026-08-21).
pub fn needed_metadata_is_there(context: &Context<'_>) -> Vec<Hit> {
    planned(context.estate)
        .filter_map(|(id, connection)| {
            let missing = missing(connection);
            let first = missing.first()?;
            let keys: Vec<&str> = missing.iter().map(|path| last_segment(path)).collect();
            let hit = Hit::at(field(id, first))
                .about(id)
                .with("connection", called(id, connection))
                .with("keys", labels::list(&keys));
            let patch: Option<Vec<Edit>> = missing
                .iter()
                .map(|at| {
                    Some(Edit::set(
                        field(id, at),
                        value(context.estate, connection, at)?,
                    ))
                })
                .collect();
            Some(match patch {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            })
        })
        .collect()
}

/// Fields that are missing, as paths below the connection.
fn missing(connection: &Connection) -> Vec<String> {
    let given = |key: &str| {
        let value = connection.metadata.get(key);
        value.is_some_and(|v| !v.trim().is_empty())
    };
    let needed = category(&connection.category).map_or(&[][..], |c| c.metadata);
    let mut missing: Vec<String> = needed
        .iter()
        .filter(|key| !given(key))
        .map(|key| format!("metadata/{key}"))
        .collect();
    let wants_audience = NEED_AUDIENCE.contains(&connection.auth_type.as_str());
    if wants_audience && connection.audience.trim().is_empty() {
        missing.push("audience".to_owned());
    }
    missing
}

/// The value of a missing field, where the plan knows it.
fn value(estate: &Estate<'_>, connection: &Connection, path: &str) -> Option<String> {
    match path {
        "metadata/ApiType" => Some("Azure".to_owned()),
        "metadata/ResourceId" => connection.target_resource_id.parsed().map(str::to_owned),
        "metadata/Location" => {
            let account = estate.accounts.get(account_of(estate, connection)?)?;
            Some(account.region.clone()).filter(|r| !r.is_empty())
        }
        "audience" => is_gateway(&connection.category).then(|| GATEWAY_AUDIENCE.to_owned()),
        _ => None,
    }
}
