//! What a report consists of, before any format: plain text in headings, sentences, lists and tables.

/// A part of a report. All text is plain; the writer of a format escapes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// The one title.
    Title(String),
    /// A warning that must not be missed.
    Mark(String),
    /// Heading of a chapter.
    Chapter(String),
    /// Heading within a chapter.
    Section(String),
    /// A paragraph.
    Text(String),
    /// Points, one line each.
    List(Vec<String>),
    /// A table.
    Table(Table),
}

/// A table, every row as wide as its heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    head: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    /// A table of `N` columns.
    pub fn new<const N: usize>(
        head: [&str; N],
        rows: impl IntoIterator<Item = [String; N]>,
    ) -> Self {
        Self {
            head: head.map(str::to_owned).into(),
            rows: rows.into_iter().map(|row| row.map(shown).into()).collect(),
        }
    }

    #[cfg(test)]
    pub(crate) fn from_parts(head: Vec<String>, rows: Vec<Vec<String>>) -> Self {
        Self { head, rows }
    }

    /// Its heading.
    pub fn head(&self) -> &[String] {
        &self.head
    }

    /// Its rows.
    pub fn rows(&self) -> &[Vec<String>] {
        &self.rows
    }

    /// A column that holds whole numbers only.
    pub fn is_number(&self, column: usize) -> bool {
        let number = |cell: &str| !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_digit());
        !self.rows.is_empty() && self.rows.iter().all(|row| number(&row[column]))
    }
}

/// A table, or a sentence when it would have no rows.
pub fn table_or<const N: usize>(
    none: &str,
    head: [&str; N],
    rows: impl IntoIterator<Item = [String; N]>,
) -> Block {
    let table = Table::new(head, rows);
    if table.rows.is_empty() {
        Block::Text(none.to_owned())
    } else {
        Block::Table(table)
    }
}

/// An empty cell reads as a mistake; a dash says that nothing was answered.
fn shown(text: String) -> String {
    if text.chars().all(|c| c.is_whitespace() || c.is_control()) {
        "–".to_owned()
    } else {
        text
    }
}
