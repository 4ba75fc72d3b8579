//! Is something given twice?

use std::collections::{BTreeMap, BTreeSet};

use super::patches::reaches;
use super::source::{hit, label};
use crate::desired::{Grant, Origin};
use crate::finding::{Hit, pointer};
use crate::names;
use crate::plan::common::Id;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::access::answers::{MappingRow, ScopeKind};
use crate::steps::access::desired;

/// ACC-027: two answers ask for the same grant: two rows of the mapping, two grants by hand, or a grant
/// by hand and something else of the plan. Azure knows one, and refuses the other.
/// Source: Azure's answer `RoleAssignmentExists`, as recorded (2026-11-22).
pub(super) fn given_twice(context: &Context<'_>) -> Vec<Hit> {
    let mut hits = rows(context);
    hits.extend(grants(context));
    hits
}

fn rows(context: &Context<'_>) -> Vec<Hit> {
    let in_scope = |row: &MappingRow| {
        let mut environments = row.environments.iter();
        row.environments.is_empty()
            || environments.any(|env| context.estate.environment(env).is_some())
    };
    let rows: Vec<(&Id, &MappingRow)> = (context.plan.access.mapping.iter())
        .filter(|(_, row)| row.persona.is_some() && row.role_id.parsed().is_some())
        .filter(|(_, row)| in_scope(row))
        .collect();
    let mut hits = Vec::new();
    for (n, (first, a)) in rows.iter().enumerate() {
        for (second, b) in &rows[n + 1..] {
            let same = a.persona == b.persona
                && a.scope == b.scope
                && a.role_id.parsed() == b.role_id.parsed();
            let meet = |a: &[Id], b: &[Id]| {
                a.is_empty() || b.is_empty() || a.iter().any(|id| b.contains(id))
            };
            if !same || !meet(&a.environments, &b.environments) || !meet(&a.groups, &b.groups) {
                continue;
            }
            let at = pointer(&["access", "mapping", second]);
            let who = a.persona.map_or("", |p| p.label());
            let mut hit = Hit::at(&at)
                .about(second)
                .about(first)
                .with("role", label(&a.role_id.parsed().unwrap_or_default()))
                .with("who", who)
                .with("other", "another row of the mapping");
            if reaches(a, b) {
                hit = hit.fixed_by(vec![Edit::remove(at)]);
            } else if reaches(b, a) {
                hit = hit.fixed_by(vec![Edit::remove(pointer(&["access", "mapping", first]))]);
            }
            hits.push(hit);
        }
    }
    hits
}

fn grants(context: &Context<'_>) -> Vec<Hit> {
    let answers = &context.plan.access.grants;
    // Each answer that asks for something of its own is among the grants of the plan.
    let grants = context.desired.grants.iter();
    if grants.filter(|g| g.origin == Origin::Manual).count() == answers.len() {
        return Vec::new();
    }
    let kept: BTreeSet<&str> = (context.desired.grants.iter())
        .filter(|g| g.origin == Origin::Manual)
        .map(|g| names::last_segment(&g.at))
        .collect();
    let all: BTreeMap<&Id, Grant> = (answers.iter())
        .filter_map(|(id, answer)| Some((id, desired::manual(context.estate, id, answer)?)))
        .collect();
    let mut same: BTreeMap<_, Vec<(&Id, &Grant)>> = BTreeMap::new();
    for (id, grant) in &all {
        let key = (&grant.principal, grant.role.as_str(), place(grant));
        same.entry(key).or_default().push((id, grant));
    }
    let mut hits = Vec::new();
    for members in same.values() {
        let (first, grant) = members[0];
        let hit = |other: &str| {
            let hit = hit(context, "scope", &[grant]).with("other", other);
            members[1..].iter().fold(hit, |hit, (id, _)| hit.about(id))
        };
        let without = |kept: &Id| {
            let gone = members.iter().filter(|(id, _)| *id != kept);
            gone.map(|(_, grant)| Edit::remove(&grant.at)).collect()
        };
        if members.len() > 1 {
            let last = members[members.len() - 1].0;
            let hit = hit("another grant by hand").fixed_by(without(first));
            hits.push(hit.fixed_by(without(last)));
        } else if !kept.contains(first.as_str()) {
            let removed = vec![Edit::remove(&grant.at)];
            hits.push(hit("another answer of the plan").fixed_by(removed));
        }
    }
    hits
}

fn place(grant: &Grant) -> String {
    match (grant.scope.kind, grant.scope.arm_id.as_deref()) {
        (ScopeKind::Account | ScopeKind::Project, _) | (_, None) => grant.scope.of.to_string(),
        (_, Some(id)) => names::scope_key(id),
    }
}
