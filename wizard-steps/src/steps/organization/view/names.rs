//! How the patterns' names come out: whether they fit Azure's rules, and whether two are alike.

use serde::Serialize;

use crate::estate::Estate;
use crate::labels;
use crate::plan::common::Id;
use crate::steps::environments::rules::{
    ACCOUNT, NameKind, PROJECT, TOKENS, colliding_accounts, colliding_projects,
};

/// Names of the rollout.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Names {
    /// What patterns may hold, such as `{group}`.
    pub tokens: Vec<String>,
    /// Foundry resources.
    pub accounts: NameRule,
    /// Projects.
    pub projects: NameRule,
}

/// A pattern and what it gives.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NameRule {
    /// The pattern.
    pub pattern: String,
    /// JSON Pointer of the pattern.
    pub at: String,
    /// The longest name it gives in this plan; empty when it gives none.
    pub example: String,
    /// What has that name.
    pub example_of: Option<Id>,
    /// Characters of the example.
    pub length: u32,
    /// Most characters: for Foundry resources those of a subdomain, which is made of the name.
    pub limit: u32,
    /// Names that fit Azure's rules.
    pub fit: u32,
    /// Names that Azure would refuse.
    pub refused: u32,
    /// Names that another one shares where each has to be the only one.
    pub collide: u32,
}

/// Names of a resolved plan.
pub(super) fn names(estate: &Estate<'_>) -> Names {
    let naming = &estate.plan.environments.naming;
    let accounts = estate.accounts.values().map(|a| (&a.id, a.name.as_str()));
    let projects = estate.projects.iter().map(|(id, p)| (*id, p.name.as_str()));
    let shared = (colliding_accounts(estate), colliding_projects(estate));
    let accounts = NameRule {
        pattern: naming.account.clone(),
        at: "/environments/naming/account".to_owned(),
        collide: labels::count(shared.0.len()),
        ..counted(ACCOUNT, accounts)
    };
    let projects = NameRule {
        pattern: naming.project.clone(),
        at: "/environments/naming/project".to_owned(),
        collide: labels::count(shared.1.len()),
        ..counted(PROJECT, projects)
    };
    Names {
        tokens: TOKENS.iter().map(|token| format!("{{{token}}}")).collect(),
        accounts,
        projects,
    }
}

fn counted<'a>(kind: NameKind, names: impl Iterator<Item = (&'a Id, &'a str)>) -> NameRule {
    let (mut fit, mut refused) = (0, 0);
    let mut longest: Option<(&Id, &str)> = None;
    for (id, name) in names {
        *(if kind.refuses(name) {
            &mut refused
        } else {
            &mut fit
        }) += 1;
        if longest.is_none_or(|(_, l)| name.len() > l.len()) {
            longest = Some((id, name));
        }
    }
    let example = longest.map_or("", |(_, name)| name);
    NameRule {
        pattern: String::new(),
        at: String::new(),
        example: example.to_owned(),
        example_of: longest.map(|(id, _)| id.clone()),
        length: labels::count(example.chars().count()),
        limit: labels::count(kind.max),
        fit,
        refused,
        collide: 0,
    }
}
