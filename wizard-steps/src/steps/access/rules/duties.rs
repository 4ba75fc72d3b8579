//! Who gives roles to others, and may they?

use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::holders::{is_above, of_people, own_role_allows};
use super::patches::directory;
use super::places::Reach;
use super::source::{by_source, label, name, principal_name};
use crate::catalog::roles::{self, MayAssign};
use crate::desired::Grant;
use crate::finding::{Data, Hit, pointer};
use crate::labels;
use crate::names;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::rule::Context;
use crate::steps::access::answers::{GrantDuty, Preset};

/// Roles that assign any role.
pub(super) const ASSIGNS_ANY: [&str; 3] = [
    roles::OWNER,
    roles::USER_ACCESS_ADMINISTRATOR,
    roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
];
/// Roles that create Foundry resources.
const CREATES: [&str; 5] = [
    roles::OWNER,
    roles::CONTRIBUTOR,
    roles::FOUNDRY_OWNER,
    roles::FOUNDRY_ACCOUNT_OWNER,
    roles::COGNITIVE_SERVICES_CONTRIBUTOR,
];
const MAKE: &str = "Microsoft.CognitiveServices/accounts/write";
const ASSIGN: &str = "Microsoft.Authorization/roleAssignments/write";

fn assigns_any(context: &Context<'_>, grant: &Grant) -> bool {
    let may =
        ASSIGNS_ANY.contains(&grant.role.as_str()) || own_role_allows(context, &grant.role, ASSIGN);
    may && grant.condition.is_empty()
}

/// ACC-013: duties are to be separated, and one principal both creates Foundry resources and may give
/// anybody any role in the same place. One finding a principal, with the places.
/// Source: Microsoft's page on roles for Agent Service, IT admin row (read 2026-11-22).
pub(super) fn both_duties(context: &Context<'_>) -> Vec<Hit> {
    if context.plan.access.preset != Some(Preset::SeparatedDuties) {
        return Vec::new();
    }
    let creates =
        |g: &Grant| CREATES.contains(&g.role.as_str()) || own_role_allows(context, &g.role, MAKE);
    let in_question = |g: &&Grant| of_people(context, g) && (creates(g) || assigns_any(context, g));
    let reach = Reach::of(context, context.desired.grants.iter().filter(in_question));
    let mut both: BTreeMap<&str, (BTreeSet<&str>, Vec<&Grant>)> = BTreeMap::new();
    for (id, who) in &context.plan.prerequisites.principals {
        if who.break_glass || !reach.knows(id) {
            continue;
        }
        for account in context.estate.accounts.values() {
            let here = reach.at_account(id, account);
            let assigning = here.iter().filter(|g| assigns_any(context, g));
            let assigning: Vec<&Grant> = assigning.copied().collect();
            if here.iter().any(|g| creates(g)) && !assigning.is_empty() {
                let (places, grants) = both.entry(id).or_default();
                places.insert(&account.id);
                grants.extend(assigning);
            }
        }
    }
    both.into_iter()
        .map(|(id, (places, grants))| {
            let names: Vec<&str> = places.iter().map(|p| name(context.estate, p)).collect();
            let hit = Hit::at(format!("{}/roleId", grants[0].at))
                .about(id)
                .with("who", principal_name(context, id))
                .with("places", labels::list(&names));
            let hit = places.iter().fold(hit, |hit, place| hit.about(place));
            match left_to_others(context, id, &places, &grants) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            }
        })
        .collect()
}

/// Takes the right to assign from one principal, where somebody else keeps it in all these places.
fn left_to_others(
    context: &Context<'_>,
    id: &str,
    places: &BTreeSet<&str>,
    grants: &[&Grant],
) -> Option<Patch> {
    let others = |account: &&str| {
        let account = context.estate.accounts.get(*account);
        let mut grants = context.desired.grants.iter();
        account.is_some_and(|account| {
            grants.any(|g| {
                g.principal.id() != id && assigns_any(context, g) && is_above(context, g, account)
            })
        })
    };
    if !places.iter().all(others) {
        return None;
    }
    let answers = by_source(grants.iter().copied()).into_values();
    let patch = answers.map(|grants| match grants[0].role.as_str() {
        roles::OWNER => Edit::set(format!("{}/roleId", grants[0].at), roles::CONTRIBUTOR),
        _ => Edit::remove(&grants[0].at),
    });
    Some(patch.collect())
}

/// How somebody may give roles.
#[derive(Default)]
struct Rights<'c> {
    /// Any role at all.
    any: bool,
    /// Conditions of grants by hand under which some roles may be given.
    conditions: Vec<&'c str>,
    /// Roles whose own definition limits what they give.
    limited: BTreeSet<&'c str>,
}

fn rights<'c>(context: &Context<'c>, duty: &GrantDuty) -> Rights<'c> {
    let mut rights = Rights::default();
    let here = |env: Option<&str>| match env {
        Some(env) => duty.environments.is_empty() || duty.environments.iter().any(|id| id == env),
        None => true,
    };
    let own = directory(&duty.principal);
    let grants = context.desired.grants.iter();
    for grant in grants.filter(|g| g.principal == own && here(g.environment.as_deref())) {
        if assigns_any(context, grant) {
            rights.any = true;
        } else if ASSIGNS_ANY.contains(&grant.role.as_str()) {
            rights.conditions.push(&grant.condition);
        } else if let Some(role) = roles::by_id(&grant.role)
            && matches!(role.may_assign, MayAssign::Only(_))
        {
            rights.limited.insert(role.id);
        }
    }
    rights
}

/// Duties, each with the roles that its holder may not give for sure, and how it may give any.
fn duties<'c>(
    context: &Context<'c>,
) -> impl Iterator<Item = (&'c Id, &'c GrantDuty, Vec<String>, Rights<'c>)> {
    let duties = context.plan.access.who_grants.iter();
    duties.filter_map(|(id, duty)| {
        let rights = rights(context, duty);
        if rights.any {
            return None;
        }
        let named = |role: &String| {
            rights
                .conditions
                .iter()
                .any(|c| c.to_lowercase().contains(role))
        };
        let wanted = duty
            .roles
            .iter()
            .filter_map(crate::plan::text::Guid::parsed);
        let open: Vec<String> = wanted.filter(|role| !named(role)).collect();
        (!open.is_empty()).then_some((id, duty, open, rights))
    })
}

/// ACC-028: somebody who holds Foundry Project Manager, and nothing else that assigns, is expected to
/// give a role other than Foundry User.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities and its page on roles for
/// Agent Service (read 2026-11-22); the condition in the role's definition.
pub(super) fn managers_give_one_role(context: &Context<'_>) -> Vec<Hit> {
    let only = BTreeSet::from([roles::FOUNDRY_PROJECT_MANAGER]);
    let planned = duties(context)
        .filter(|(_, _, _, rights)| rights.limited == only)
        .filter_map(|(id, duty, open, _)| {
            let refused: Vec<String> = open
                .into_iter()
                .filter(|r| r != roles::FOUNDRY_USER)
                .collect();
            let hit = refusal(context, id, duty, &refused)?;
            Some(match moved(context, id, duty, &refused) {
                Some(patch) => hit.fixed_by(patch),
                None => hit,
            })
        });
    planned
        .chain(super::caller::gives_one_role(context))
        .collect()
}

fn refusal(context: &Context<'_>, id: &str, duty: &GrantDuty, refused: &[String]) -> Option<Hit> {
    let names: Vec<String> = refused.iter().map(|role| label(role)).collect();
    (!refused.is_empty()).then(|| {
        Hit::at(pointer(&["access", "whoGrants", id, "roles"]))
            .about(id)
            .about(&duty.principal)
            .with("who", principal_name(context, &duty.principal))
            .with("roles", labels::list(&names))
    })
}

/// Gives what is refused to somebody who may assign any role.
fn moved(context: &Context<'_>, id: &str, duty: &GrantDuty, refused: &[String]) -> Option<Patch> {
    let mut grants = context.desired.grants.iter();
    let other = grants.find(|g| assigns_any(context, g) && of_people(context, g))?;
    let kept: Vec<&str> = (duty.roles.iter())
        .map(crate::plan::text::Guid::as_str)
        .filter(|r| !refused.contains(&r.trim().to_lowercase()))
        .collect();
    let at = pointer(&["access", "whoGrants", id]);
    let own = if kept.is_empty() {
        Edit::remove(at)
    } else {
        Edit::set(format!("{at}/roles"), json!(kept))
    };
    let what = format!("{} gives {refused:?}", other.principal.id());
    let new = names::free_id("gdu", &what, &context.plan.access.who_grants);
    let answer = json!({
        "principal": other.principal.id(),
        "roles": refused,
        "environments": duty.environments,
    });
    Some(vec![
        own,
        Edit::set(pointer(&["access", "whoGrants", &new]), answer),
    ])
}

/// ACC-029: somebody who holds Foundry Account Owner or Foundry Owner, and nothing that assigns any
/// role, is expected to give a role of which sources disagree whether they may: anything but Foundry
/// User, and for Foundry Owner that too. What the tenant says about the role decides.
/// Sources: Microsoft's training unit on roles for Azure OpenAI identities (read 2026-11-22), its page
/// on roles for Foundry (2026-06-02) and the published definitions.
pub(super) fn disputed_right_to_give(context: &Context<'_>) -> Vec<Hit> {
    const DISPUTED: [&str; 2] = [roles::FOUNDRY_ACCOUNT_OWNER, roles::FOUNDRY_OWNER];
    duties(context)
        .filter_map(|(id, duty, open, rights)| {
            let held: Vec<&str> = (DISPUTED.into_iter())
                .filter(|role| rights.limited.contains(role))
                .collect();
            let sure = |role: &String| {
                role == roles::FOUNDRY_USER
                    && rights.limited.iter().any(|r| *r != roles::FOUNDRY_OWNER)
            };
            let confirmed = |role: &String| {
                held.iter().any(|own| {
                    let seen = context.observed.definitions.get(*own);
                    seen.is_some_and(|seen| {
                        seen.conditions().any(|c| c.to_lowercase().contains(role))
                    })
                })
            };
            if held.is_empty() {
                return None;
            }
            let open: Vec<String> = open
                .into_iter()
                .filter(|r| !sure(r) && !confirmed(r))
                .collect();
            let read = held
                .iter()
                .all(|own| context.observed.definitions.contains_key(*own));
            let names: Vec<String> = held.iter().map(|role| label(role)).collect();
            let hit = refusal(context, id, duty, &open)?;
            let data = if read { Data::Live } else { Data::NotChecked };
            Some(hit.with("held", labels::list(&names)).resting_on(data))
        })
        .collect()
}
