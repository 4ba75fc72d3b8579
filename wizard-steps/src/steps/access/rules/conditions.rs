//! Conditions on grants: the text and the version of its language belong together.

use super::roles::{about_place, reaches_scope};
use crate::finding::Hit;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;

/// The one version of the language that Azure takes.
const VERSION: &str = "2.0";

/// ACC-032: a grant has a condition without version 2.0, a version without a condition, or a condition
/// whose quotes or brackets do not close.
/// Source: Azure's refusals of role assignment conditions, as recorded from its API (2026-11-22).
pub(super) fn condition_and_version(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (id, grant) in &context.plan.access.grants {
        let (condition, version) = (grant.condition.trim(), grant.condition_version.trim());
        if condition.is_empty() && version.is_empty() {
            continue;
        }
        let at = format!("/access/grants/{}", pointer_token(id));
        let version_at = format!("{at}/conditionVersion");
        let (place, wrong, edit) = match (condition.is_empty(), version) {
            (true, _) => {
                let edit = Edit::remove(&version_at);
                (version_at, "it has a version and no text", Some(edit))
            }
            (false, _) if !is_balanced(condition) => {
                let place = format!("{at}/condition");
                (place, "its quotes or brackets do not close", None)
            }
            (false, VERSION) => continue,
            (false, _) => {
                let edit = Edit::set(&version_at, VERSION);
                (version_at, "its version is not 2.0", Some(edit))
            }
        };
        if !reaches_scope(context, &grant.scope) {
            continue;
        }
        let who = if grant.identity_of.is_empty() {
            super::source::principal_name(context, &grant.principal)
        } else {
            super::source::name(context.estate, &grant.identity_of).to_owned()
        };
        let hit = about_place(Hit::at(place).about(id), &grant.scope)
            .with("who", who)
            .with("wrong", wrong);
        hits.push(match edit {
            Some(edit) => hit.fixed_by(vec![edit]),
            None => hit,
        });
    }
    hits
}

/// Do quotes close, and brackets in the order they were opened?
fn is_balanced(condition: &str) -> bool {
    let mut open = Vec::new();
    let mut quoted = false;
    for c in condition.chars() {
        match c {
            '\'' => quoted = !quoted,
            _ if quoted => {}
            '(' => open.push(')'),
            '{' => open.push('}'),
            '[' => open.push(']'),
            ')' | '}' | ']' if open.pop() != Some(c) => return false,
            _ => {}
        }
    }
    !quoted && open.is_empty()
}
