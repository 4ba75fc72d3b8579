//! Business groups: their Foundry resources and projects, and who answers for them.

use wizard_steps::estate::{Account, Place};
use wizard_steps::plan::common::Id;
use wizard_steps::steps::organization::answers::{BusinessGroup, Project};

use super::labels::{self, Label as _};
use super::reader::Reader;
use super::text::{contact, contact_in, or};
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let mut blocks = vec![Block::Chapter("Business groups".to_owned())];
    let groups = reader.groups();
    if groups.is_empty() {
        blocks.push(Block::Text("No business group is planned yet.".to_owned()));
    }
    for (id, group) in &groups {
        blocks.extend(self::group(reader, id, group));
    }
    blocks.extend(rest(reader));
    blocks
}

fn group(reader: &Reader<'_>, id: &Id, group: &BusinessGroup) -> Vec<Block> {
    let name = reader.input.estate.group_name(id).to_owned();
    let accounts = reader.accounts();
    let accounts: Vec<_> = accounts
        .into_iter()
        .filter(|a| a.groups.contains(&id))
        .collect();
    let projects = reader.projects();
    let projects = projects.into_iter().filter(|(_, p)| &p.project.group == id);
    let owner = format!(
        "Accountable: {}. Backup: {}.",
        contact(&group.owner),
        contact(&group.backup)
    );
    vec![
        Block::Section(name),
        Block::Text(group.purpose.clone()),
        Block::Text(owner),
        self::accounts(reader, Some(group), &accounts),
        self::projects(reader, Some(group), projects),
    ]
}

/// What belongs to no business group, or to one that is gone.
fn rest(reader: &Reader<'_>) -> Vec<Block> {
    let accounts = reader.accounts();
    let known = &reader.plan.organization.groups;
    let accounts: Vec<_> = accounts
        .into_iter()
        .filter(|a| !a.groups.iter().any(|g| known.contains_key(*g)))
        .collect();
    let projects = reader.projects();
    let projects: Vec<_> = projects
        .into_iter()
        .filter(|(_, p)| !known.contains_key(&p.project.group))
        .collect();
    if accounts.is_empty() && projects.is_empty() {
        return Vec::new();
    }
    vec![
        Block::Section("Without a business group".to_owned()),
        self::accounts(reader, None, &accounts),
        self::projects(reader, None, projects),
    ]
}

fn accounts(
    reader: &Reader<'_>,
    group: Option<&BusinessGroup>,
    accounts: &[&Account<'_>],
) -> Block {
    let rows = accounts.iter().map(|account| {
        [
            reader
                .input
                .estate
                .environment_name(account.environment)
                .to_owned(),
            account.name.clone(),
            account.region.clone(),
            account
                .subscription
                .map_or("not named", |(id, s)| or(&s.name, id))
                .to_owned(),
            or(&account.resource_group, "not named").to_owned(),
            contact_in(group.map(|g| &g.owner), account.owner),
            contact_in(group.map(|g| &g.backup), account.backup),
        ]
    });
    let head = [
        "Environment",
        "Foundry resource",
        "Region",
        "Subscription",
        "Resource group",
        "Accountable",
        "Backup",
    ];
    table_or("No Foundry resource is planned here.", head, rows)
}

fn projects<'p>(
    reader: &Reader<'p>,
    group: Option<&BusinessGroup>,
    projects: impl IntoIterator<Item = (&'p Id, &'p Place<'p>)>,
) -> Block {
    let estate = reader.input.estate;
    let rows = projects.into_iter().map(|(_, place)| {
        let project = place.project;
        let use_case = place.use_case.map_or("", |u| &u.name);
        let account = place.account.as_deref();
        [
            or(use_case, "not named").to_owned(),
            estate.environment_name(&project.environment).to_owned(),
            place.name.clone(),
            account.map_or("none".to_owned(), |a| reader.account(a)),
            labels::of(project.sensitivity).to_owned(),
            runs(project),
            contact_in(group.map(|g| &g.owner), &project.owner),
            contact_in(group.map(|g| &g.backup), &project.backup),
        ]
    });
    let head = [
        "Use case",
        "Environment",
        "Project",
        "In",
        "Sensitivity",
        "Runs",
        "Accountable",
        "Backup",
    ];
    table_or("No project is planned here.", head, rows)
}

fn runs(project: &Project) -> String {
    match (project.runtime, project.agent_setup) {
        (Some(runtime), Some(setup)) => format!("{}, {}", runtime.label(), setup.label()),
        (runtime, _) => labels::of(runtime).to_owned(),
    }
}
