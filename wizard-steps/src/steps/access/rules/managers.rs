//! May project managers do all that they are there for?

use std::collections::{BTreeMap, BTreeSet};

use super::holders::{is_above, persona, principal};
use super::patches::instead;
use super::source::{add_row, by_source, hit, name};
use crate::catalog::roles;
use crate::desired::{Grant, Origin};
use crate::estate::Account;
use crate::finding::Hit;
use crate::labels;
use crate::plan::common::Persona;
use crate::rule::Context;
use crate::steps::access::answers::ScopeKind;
use crate::steps::access::desired::accounts_of;

/// ACC-017: project managers hold Foundry Project Manager at projects only, and look after more than
/// one project or create some: at a project the role works on that project.
/// Source: Microsoft's training unit on roles for Azure OpenAI identities, project manager row (read
/// 2026-11-22).
pub(super) fn manages_one_project_only(context: &Context<'_>) -> Vec<Hit> {
    const MANAGES: [&str; 5] = [
        roles::FOUNDRY_PROJECT_MANAGER,
        roles::FOUNDRY_ACCOUNT_OWNER,
        roles::FOUNDRY_OWNER,
        roles::CONTRIBUTOR,
        roles::OWNER,
    ];
    let manager = |g: &Grant| persona(context, g) == Some(Persona::ProjectManagers);
    let narrow =
        |g: &&Grant| g.role == roles::FOUNDRY_PROJECT_MANAGER && g.scope.kind == ScopeKind::Project;
    let mut grants = context.desired.grants.iter().filter(narrow).peekable();
    if grants.peek().is_none() {
        return Vec::new();
    }
    let higher: Vec<&Grant> = (context.desired.grants.iter())
        .filter(|g| MANAGES.contains(&g.role.as_str()) && g.scope.kind != ScopeKind::Project)
        .filter(|g| manager(g))
        .collect();
    let lacking = |grant: &&Grant| {
        let Some(holder) = principal(context, grant).filter(|_| manager(grant)) else {
            return false;
        };
        let project = context.estate.projects.get(&grant.scope.of);
        let home = project.and_then(|p| context.estate.accounts.get(p.account.as_ref()?));
        // Whoever is there for one named project manages that one.
        let one =
            holder.projects.len() == 1 && project.is_none_or(|p| p.project.publishes.is_empty());
        let held = |home: &Account<'_>| {
            let mut own = higher.iter().filter(|g| g.principal == grant.principal);
            own.any(|g| is_above(context, g, home))
        };
        !one && home.is_some_and(|home| !held(home))
    };
    by_source(grants.filter(lacking))
        .into_values()
        .map(|grants| {
            let role = roles::FOUNDRY_PROJECT_MANAGER;
            let patch = instead(context, &grants, role, Some(ScopeKind::Account));
            let hit = hit(context, "scope", &grants);
            patch.map_or(hit.clone(), |patch| hit.fixed_by(patch))
        })
        .collect()
}

/// ACC-018: in a Foundry resource nobody but holders of Foundry Project Manager may create projects;
/// sources disagree whether they may. One finding, with the resources.
/// Sources: Microsoft's pages on roles for Agent Service and for Foundry, which say yes, and its
/// administrator guide (2026-08-21), which says no.
pub(super) fn projects_on_a_disputed_right(context: &Context<'_>) -> Vec<Hit> {
    const CREATES: [&str; 5] = [
        roles::FOUNDRY_ACCOUNT_OWNER,
        roles::FOUNDRY_OWNER,
        roles::COGNITIVE_SERVICES_CONTRIBUTOR,
        roles::CONTRIBUTOR,
        roles::OWNER,
    ];
    let mut sure: Vec<&Grant> = Vec::new();
    let mut disputed: BTreeMap<&str, &Grant> = BTreeMap::new();
    for grant in &context.desired.grants {
        if CREATES.contains(&grant.role.as_str()) && grant.origin != Origin::Connection {
            sure.push(grant);
        } else if grant.role == roles::FOUNDRY_PROJECT_MANAGER
            && grant.scope.kind == ScopeKind::Account
        {
            disputed.entry(&grant.scope.of).or_insert(grant);
        }
    }
    let at_account: BTreeSet<&str> = (sure.iter())
        .filter(|g| g.scope.kind == ScopeKind::Account)
        .map(|g| g.scope.of.as_str())
        .collect();
    disputed.retain(|id, _| !at_account.contains(id));
    disputed.retain(|id, _| {
        let account = context.estate.accounts.get(*id);
        account.is_some_and(|account| !sure.iter().any(|g| is_above(context, g, account)))
    });
    let Some((_, first)) = disputed.first_key_value() else {
        return Vec::new();
    };
    let names: Vec<&str> = disputed.keys().map(|id| name(context.estate, id)).collect();
    let hit = Hit::at(format!("{}/roleId", first.at)).with("accounts", labels::list(&names));
    let hit = disputed.keys().fold(hit, |hit, id| hit.about(id));
    let principals = &context.plan.prerequisites.principals;
    let admins = principals
        .values()
        .filter(|p| p.persona == Some(Persona::Admins));
    let served: BTreeSet<&str> = admins
        .flat_map(|p| accounts_of(context.estate, p))
        .map(|account| account.id.as_str())
        .collect();
    let serves_all = disputed.keys().all(|id| served.contains(id));
    if !serves_all {
        return vec![hit];
    }
    let environments = disputed
        .keys()
        .filter_map(|id| context.estate.accounts.get(*id));
    let environments = environments.map(|a| a.environment.as_str()).collect();
    let (role, kind) = (roles::FOUNDRY_ACCOUNT_OWNER, ScopeKind::Account);
    let mut edit = add_row(context, Persona::Admins, role, kind, &environments);
    if let Some(row) = &mut edit.to {
        row["eligible"] = true.into();
    }
    // Whoever runs resources deploys models as well, and should see the quota while doing so.
    let quota = roles::COGNITIVE_SERVICES_USAGES_READER;
    let sees = add_row(
        context,
        Persona::Admins,
        quota,
        ScopeKind::Subscription,
        &environments,
    );
    vec![hit.fixed_by(vec![edit, sees])]
}
