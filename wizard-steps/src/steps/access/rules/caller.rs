//! May whoever applies the plan give all of its roles?

use std::collections::{BTreeMap, BTreeSet};

use super::source::{label, name};
use crate::catalog::roles::{self, MayAssign};
use crate::desired::Grant;
use crate::finding::{Data, Hit};
use crate::labels;
use crate::names::{is_at_or_below, last_segment, scope_key};
use crate::observed::ObservedAssignment;
use crate::rule::Context;

const ASSIGN: &str = "Microsoft.Authorization/roleAssignments/write";

/// ACC-028, live: whoever signed in holds roles that give Foundry User and nothing else, and the plan
/// gives another role there that is not there yet. What they may do through a group is not among their
/// own assignments: where the reading shows more than those, this is silent.
/// Source: the condition in the definition of Foundry Project Manager (read 2026-11-22).
pub(super) fn gives_one_role(context: &Context<'_>) -> Option<Hit> {
    let caller = &context.observed.caller;
    let own: Vec<&ObservedAssignment> = (context.observed.assignments.iter())
        .filter(|a| !a.principal_id.is_empty() && is(&a.principal_id, &caller.object_id))
        .filter(|a| roles::by_id(&a.role).is_some_and(|r| r.may_assign != MayAssign::Nothing))
        .collect();
    let managers = |a: &ObservedAssignment| is(&a.role, roles::FOUNDRY_PROJECT_MANAGER);
    if own.is_empty() || !own.iter().all(|a| managers(a)) {
        return None;
    }
    let scopes: Vec<String> = own.iter().map(|a| scope_key(&a.scope)).collect();
    let more = |scope: &str| {
        let items = context.observed.permissions.iter();
        let above = items.filter(|(at, _)| is_at_or_below(scope, at));
        let giving = above
            .flat_map(|(_, items)| items)
            .filter(|p| p.allows(ASSIGN));
        giving.count() > own.len()
    };
    let mut refused: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for grant in &context.desired.grants {
        let Some(scope) = grant.scope.arm_id.as_deref().map(scope_key) else {
            continue;
        };
        let covered = scopes.iter().any(|own| is_at_or_below(&scope, own));
        if grant.role != roles::FOUNDRY_USER
            && covered
            && !more(&scope)
            && !stands(context, grant, &scope)
        {
            let words = format!("{} on {}", label(&grant.role), place(context, grant));
            refused
                .entry(words)
                .or_default()
                .insert(last_segment(&grant.at));
        }
    }
    let words: Vec<&String> = refused.keys().collect();
    let hit = Hit::at("/access/whoGrants")
        .with("who", labels::or_id(&caller.name, &caller.object_id))
        .with("roles", labels::list(&words))
        .ask("access administrator")
        .resting_on(Data::Live);
    let ids: BTreeSet<&str> = refused.values().flatten().copied().collect();
    (!refused.is_empty()).then(|| ids.into_iter().fold(hit, Hit::about))
}

fn is(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}

/// Is a grant there already, by role and place for its principal?
fn stands(context: &Context<'_>, grant: &Grant, scope: &str) -> bool {
    let principals = &context.plan.prerequisites.principals;
    let object = principals.get(grant.principal.id()).map(|p| &p.object_id);
    context.observed.assignments.iter().any(|a| {
        is(&a.role, &grant.role)
            && scope_key(&a.scope) == scope
            && object.is_none_or(|object| is(object.as_str().trim(), &a.principal_id))
    })
}

fn place(context: &Context<'_>, grant: &Grant) -> String {
    match grant.scope.kind {
        crate::steps::access::answers::ScopeKind::Resource => {
            last_segment(&grant.scope.of).to_owned()
        }
        _ => name(context.estate, &grant.scope.of).to_owned(),
    }
}
