//! Reads a report back into blocks with a Markdown parser that knows every extension.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::block::{Block, Table};
use crate::escape::one_line;

/// The blocks that a Markdown reader sees. Anything but headings, paragraphs, lists, tables and the one
/// bold mark is an error with the event.
pub fn blocks(markdown: &str) -> Result<Vec<Block>, String> {
    let mut options = Options::all();
    options.remove(Options::ENABLE_SMART_PUNCTUATION); // it would change quotes
    let mut seen = Seen::default();
    for event in Parser::new_ext(markdown, options) {
        seen.see(event)?;
    }
    Ok(seen.blocks)
}

/// A block as a reader of one line of text should see it.
pub fn expected(block: &Block) -> Option<Block> {
    let text = |t: &String| Some(one_line(t)).filter(|t| !t.is_empty());
    Some(match block {
        Block::Title(t) => Block::Title(text(t)?),
        Block::Mark(t) => Block::Mark(text(t)?),
        Block::Chapter(t) => Block::Chapter(text(t)?),
        Block::Section(t) => Block::Section(text(t)?),
        Block::Text(t) => Block::Text(text(t)?),
        Block::List(points) => Block::List(points.iter().filter_map(text).collect()),
        Block::Table(table) => {
            let lines = |cells: &[String]| cells.iter().map(|c| one_line(c)).collect::<Vec<_>>();
            let rows = table.rows().iter().map(|row| lines(row)).collect();
            Block::Table(Table::from_parts(lines(table.head()), rows))
        }
    })
}

#[derive(Default)]
struct Seen {
    blocks: Vec<Block>,
    text: String,
    bold: bool,
    points: Vec<String>,
    row: Vec<String>,
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Seen {
    fn see(&mut self, event: Event<'_>) -> Result<(), String> {
        match event {
            Event::Text(text) => self.text.push_str(&text),
            Event::Start(tag) => self.open(&tag)?,
            Event::End(tag) => self.close(tag)?,
            other => return Err(format!("{other:?} after {:?}", self.text)),
        }
        Ok(())
    }

    fn open(&mut self, tag: &Tag<'_>) -> Result<(), String> {
        match tag {
            Tag::Heading {
                id: None,
                classes,
                attrs,
                ..
            } if classes.is_empty() && attrs.is_empty() => {}
            Tag::Strong => self.bold = true,
            Tag::Paragraph
            | Tag::List(None)
            | Tag::Item
            | Tag::Table(_)
            | Tag::TableHead
            | Tag::TableRow
            | Tag::TableCell => {}
            other => return Err(format!("{other:?} after {:?}", self.text)),
        }
        Ok(())
    }

    fn close(&mut self, tag: TagEnd) -> Result<(), String> {
        match tag {
            TagEnd::Strong => {}
            TagEnd::Paragraph => {
                let read = std::mem::take(&mut self.text);
                let bold = std::mem::take(&mut self.bold);
                self.blocks.push(if bold {
                    Block::Mark(read)
                } else {
                    Block::Text(read)
                });
            }
            TagEnd::Heading(level) => {
                let read = std::mem::take(&mut self.text);
                self.blocks.push(match level {
                    HeadingLevel::H1 => Block::Title(read),
                    HeadingLevel::H2 => Block::Chapter(read),
                    HeadingLevel::H3 => Block::Section(read),
                    other => return Err(format!("heading {other}")),
                });
            }
            TagEnd::Item => self.points.push(std::mem::take(&mut self.text)),
            TagEnd::List(_) => self
                .blocks
                .push(Block::List(std::mem::take(&mut self.points))),
            TagEnd::TableCell => self.row.push(std::mem::take(&mut self.text)),
            TagEnd::TableHead => self.head = std::mem::take(&mut self.row),
            TagEnd::TableRow => self.rows.push(std::mem::take(&mut self.row)),
            TagEnd::Table => {
                let (head, rows) = (
                    std::mem::take(&mut self.head),
                    std::mem::take(&mut self.rows),
                );
                self.blocks
                    .push(Block::Table(Table::from_parts(head, rows)));
            }
            other => return Err(format!("{other:?}")),
        }
        Ok(())
    }
}
