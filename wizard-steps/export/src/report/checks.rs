//! The baseline checklist and the outcomes of the planning guide.

use super::reader::Reader;
use crate::ChecklistRow;
use crate::block::{Block, table_or};

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    vec![
        Block::Chapter("Baseline checklist".to_owned()),
        table(
            "The checklist was not computed.",
            "Point",
            reader.input.checklist,
        ),
        Block::Chapter("Outcomes".to_owned()),
        table(
            "The outcomes were not computed.",
            "Outcome",
            reader.input.outcomes,
        ),
    ]
}

fn table(none: &str, what: &str, rows: &[ChecklistRow]) -> Block {
    let rows = rows.iter().map(|row| {
        [
            row.number.to_string(),
            row.title.clone(),
            row.state.label().to_owned(),
            row.evidence.clone(),
        ]
    });
    table_or(none, ["No.", what, "State", "Evidence"], rows)
}
