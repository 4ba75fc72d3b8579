//! Who signs.

use wizard_steps::finding::Area;

use super::labels::Label as _;
use super::reader::Reader;
use super::text::contact;
use crate::block::{Block, Table};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let approvers = &reader.plan.sign_offs.approvers;
    let who = |key: &str| {
        let found = approvers.get(key).filter(|c| c.is_named());
        found.map_or_else(|| "nobody named".to_owned(), contact)
    };
    let areas = Area::ALL.map(|area| {
        [
            area.label().to_owned(),
            who(area.key()),
            covers(area).to_owned(),
        ]
    });
    let groups = reader.groups().into_iter().map(|(id, _)| {
        let name = reader.input.estate.group_name(id).to_owned();
        [
            name,
            who(id),
            "what the business group gets, and who answers for it".to_owned(),
        ]
    });
    let rows = areas.into_iter().chain(groups);
    let text = "A signature binds what its row covers: the digest of that part of meaning.json. It stays valid \
                when labels, order or role names change, and is void when what it covers changes in Azure.";
    vec![
        Block::Chapter("Who signs".to_owned()),
        Block::Text(text.to_owned()),
        Block::Table(Table::new(["For", "Approver", "Signs"], rows)),
    ]
}

fn covers(area: Area) -> &'static str {
    match area {
        Area::Security => "identities, roles, data and connections",
        Area::Network => "how environments are reached, and what they may reach",
        Area::Keys => "whose keys encrypt data",
        Area::Cost => "models, capacity, policies, and who watches the cost",
    }
}
