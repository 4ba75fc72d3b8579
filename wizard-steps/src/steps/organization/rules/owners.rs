//! Who is accountable.

use std::collections::BTreeMap;

use crate::estate::{Account, Estate};
use crate::finding::{Hit, pointer};
use crate::labels;
use crate::plan::common::Contact;
use crate::plan::edit::Edit;
use crate::rule::Context;

/// The half of a contact that is still open.
fn open_half(contact: &Contact) -> &'static str {
    if contact.name.trim().is_empty() {
        "name"
    } else {
        "reach"
    }
}

/// ORG-004: nobody is accountable for a Foundry resource, or cannot be reached. What one business
/// group's owner would answer for is one finding, at the group.
/// Source: Microsoft's planning guide, checklist item 2 (2025-12-24).
pub fn no_account_owner(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let mut open: BTreeMap<String, Vec<&Account<'_>>> = BTreeMap::new();
    for account in estate.accounts.values().filter(|a| !a.owner.is_named()) {
        open.entry(place_of_owner(estate, account))
            .or_default()
            .push(account);
    }
    let hit = |(at, accounts): (String, Vec<&Account<'_>>)| {
        let label = |a: &&Account<'_>| {
            let name = if a.name.is_empty() { &a.id } else { &a.name };
            name.replace(['{', '}'], "")
        };
        let names: Vec<String> = accounts.iter().map(label).collect();
        let hit = Hit::at(at).with("account", labels::list(&names));
        accounts.iter().fold(hit, |hit, a| hit.about(&a.id))
    };
    open.into_iter().map(hit).collect()
}

fn place_of_owner(estate: &Estate<'_>, account: &Account<'_>) -> String {
    let begun = account
        .answer
        .map(|a| &a.owner)
        .filter(|o| **o != Contact::default());
    if let Some(owner) = begun {
        let half = open_half(owner);
        return pointer(&["organization", "accounts", &account.id, "owner", half]);
    }
    let group = match account.groups.as_slice() {
        [one] => estate.plan.organization.groups.get_key_value(*one),
        _ => None,
    };
    match group {
        Some((id, group)) => pointer(&[
            "organization",
            "groups",
            id,
            "owner",
            open_half(&group.owner),
        ]),
        None => pointer(&["organization", "accounts", &account.id, "owner", "name"]),
    }
}

/// ORG-005: nobody is accountable for a project, or cannot be reached. One press names the owner of its
/// Foundry resource.
/// Source: Microsoft's planning guide, checklist item 2 (2025-12-24).
pub fn no_project_owner(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    let places = estate.projects.iter();
    let open = places.filter(|(_, place)| !place.project.owner.is_named());
    open.map(|(id, place)| {
        let field = |half| pointer(&["organization", "projects", id, "owner", half]);
        let hit = Hit::at(field(open_half(&place.project.owner)))
            .about(id)
            .with("project", super::called(id, place));
        let account = place.account.as_ref().and_then(|a| estate.accounts.get(a));
        match account.map(|a| a.owner).filter(|o| o.is_named()) {
            Some(owner) => hit.fixed_by(vec![
                Edit::set(field("name"), owner.name.as_str()),
                Edit::set(field("reach"), owner.reach.as_str()),
            ]),
            None => hit,
        }
    })
    .collect()
}
