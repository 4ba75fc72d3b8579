//! Appendix: every role assignment, one row each.

use wizard_steps::desired::{Grant, GrantPrincipal};
use wizard_steps::names;

use super::access::way;
use super::reader::Reader;
use super::text::or;
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let grants = reader.grants();
    let text = format!(
        "One row for each of the {} role assignments. The name is the one that every export and the \
         app's own apply use; it follows from scope, principal and role, and is known once all three exist.",
        grants.len()
    );
    let rows = grants
        .iter()
        .zip(1_usize..)
        .map(|(grant, n)| row(reader, n, grant));
    let head = [
        "No.",
        "For",
        "Object id",
        "Role",
        "Role id",
        "On",
        "Scope",
        "Way",
        "Assignment name",
    ];
    vec![
        Block::Chapter("Appendix: role assignments".to_owned()),
        Block::Text(text),
        table_or("No role is planned yet.", head, rows),
    ]
}

fn row(reader: &Reader<'_>, n: usize, grant: &Grant) -> [String; 9] {
    let object = object_id(reader, grant);
    let way = if grant.condition.is_empty() {
        way(grant)
    } else {
        let version = or(&grant.condition_version, "not named");
        format!("{}: {} (version {version})", way(grant), grant.condition)
    };
    let scope = grant.scope.arm_id.as_deref();
    let name = match (&object, &scope) {
        _ if grant.eligible => "none: eligible, not assigned".to_owned(),
        (Some(object), Some(scope)) => names::role_assignment(scope, object, &grant.role),
        (None, _) => "known when the principal exists".to_owned(),
        (_, None) => "known when the place is named".to_owned(),
    };
    [
        n.to_string(),
        reader.who(&grant.principal),
        object.unwrap_or_else(|| missing(grant).to_owned()),
        reader.role(&grant.role),
        grant.role.to_string(),
        reader.place(&grant.scope),
        scope
            .unwrap_or("subscription or resource group not named")
            .to_owned(),
        way,
        name,
    ]
}

fn object_id(reader: &Reader<'_>, grant: &Grant) -> Option<String> {
    match &grant.principal {
        GrantPrincipal::Directory(id) => {
            let found = reader.input.estate.principals.get(id)?;
            found.object_id.parsed()
        }
        GrantPrincipal::IdentityOf(_) => None,
    }
}

fn missing(grant: &Grant) -> &'static str {
    match grant.principal {
        GrantPrincipal::Directory(_) => "not given",
        GrantPrincipal::IdentityOf(_) => "made with its resource",
    }
}
