//! Who signs, and what they have to have read. These findings stop apply only where a tenant demands
//! signatures; whoever applies decides so by their prefix.

use crate::finding::{Area, Hit};
use crate::plan::common::Contact;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::governance::rules::in_production;
use crate::steps::sign_off::answers::Acknowledgement;
use crate::steps::sign_off::doors::doors;

/// SIG-001: nobody is named, with a way to reach them, who signs for an area (security, network, keys,
/// cost) or for a business group in production. One press names the owner of the business group.
/// Source: Microsoft's planning guide, prerequisites and "Validate rollout decisions" (2025-12-24).
pub fn areas_have_an_approver(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let approvers = &context.plan.sign_offs.approvers;
    let production = in_production(estate);
    let areas = Area::ALL.iter().map(|area| (area.key(), area.key()));
    let groups = (estate.groups.iter())
        .filter(|(id, _)| production.contains(id.as_str()))
        .map(|(id, _)| (id.as_str(), estate.group_name(id)));
    areas
        .chain(groups)
        .filter(|(key, _)| !approvers.get(*key).is_some_and(Contact::is_named))
        .map(|(key, name)| {
            let at = format!("/signOffs/approvers/{}", pointer_token(key));
            let hit = Hit::at(&at).about(key).with("area", name);
            let group = context.plan.organization.groups.get(key);
            let owner = group.map(|g| &g.owner).filter(|o| o.is_named());
            match owner.and_then(|owner| serde_json::to_value(owner).ok()) {
                Some(owner) => hit.fixed_by(vec![Edit::set(at, owner)]),
                None => hit,
            }
        })
        .collect()
}

/// SIG-002: a choice that Azure does not let you take back was not acknowledged by name and date.
/// Source: Microsoft's pages on creating Foundry resources, networking and keys (read 2026-11-22).
pub fn doors_are_acknowledged(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let read = &context.plan.sign_offs.doors;
    doors(estate)
        .into_iter()
        .filter(|door| !read.get(&door.key).is_some_and(Acknowledgement::is_given))
        .map(|door| {
            Hit::at(format!("/signOffs/doors/{}", pointer_token(&door.key)))
                .about(&door.key)
                .about(&door.environment)
                .with("door", door.label)
                .with("environment", estate.environment_name(&door.environment))
        })
        .collect()
}
