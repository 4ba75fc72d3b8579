//! The report as Markdown: `CommonMark` with tables, no HTML, no images, no links.

use crate::block::{Block, Table};
use crate::escape::markdown as escape;

/// Writes the blocks, a blank line between each two, a line feed at the end.
pub fn write(blocks: &[Block]) -> String {
    let written: Vec<String> = blocks.iter().filter_map(block).collect();
    let mut text = written.join("\n\n");
    text.push('\n');
    text
}

fn block(block: &Block) -> Option<String> {
    match block {
        Block::Title(text) => marked("# ", text, ""),
        Block::Chapter(text) => marked("## ", text, ""),
        Block::Section(text) => marked("### ", text, ""),
        Block::Mark(text) => marked("**", text, "**"),
        Block::Text(text) => marked("", text, ""),
        Block::List(points) => {
            let points: Vec<String> = points.iter().filter_map(|p| marked("- ", p, "")).collect();
            (!points.is_empty()).then(|| points.join("\n"))
        }
        Block::Table(table) => Some(self::table(table)),
    }
}

fn marked(open: &str, text: &str, close: &str) -> Option<String> {
    let text = escape(text);
    (!text.is_empty()).then(|| format!("{open}{text}{close}"))
}

fn table(table: &Table) -> String {
    let rule = (0..table.head().len()).map(|column| {
        let right = table.is_number(column);
        if right { "---:" } else { "---" }.to_owned()
    });
    let mut lines = vec![row(table.head()), line(rule)];
    lines.extend(table.rows().iter().map(|cells| row(cells)));
    lines.join("\n")
}

fn row(cells: &[String]) -> String {
    line(cells.iter().map(|cell| escape(cell)))
}

fn line(cells: impl Iterator<Item = String>) -> String {
    let cells: Vec<String> = cells.collect();
    format!("| {} |", cells.join(" | "))
}
