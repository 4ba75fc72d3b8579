//! Rows of a reply, whatever wrote it.

use serde_json::Value;

use super::{Puzzle, cut};
use crate::labels;
use crate::plan::text::Guid;

/// A name and an id.
pub(super) struct Row {
    pub(super) line: u32,
    pub(super) name: String,
    pub(super) id: String,
    /// It says of itself that it is not security-enabled.
    pub(super) without_security: bool,
}

impl Row {
    pub(super) fn shown(&self) -> String {
        cut(&format!("{} {}", self.name, self.id))
    }
}

/// What a column with names may be called, without spaces, dashes and case.
const NAMES: [&str; 6] = [
    "displayname",
    "name",
    "groupname",
    "group",
    "subscriptionname",
    "subscription",
];
/// What a column with ids may be called.
const IDS: [&str; 6] = [
    "objectid",
    "id",
    "objectidentifier",
    "groupid",
    "subscriptionid",
    "guid",
];

/// Rows of a text, and what is no row.
pub(super) fn rows(text: &str) -> (Vec<Row>, Vec<Puzzle>) {
    let text = text.trim_start_matches('\u{FEFF}');
    if text.trim_start().starts_with(['{', '[']) {
        of_json(text)
    } else {
        of_table(text)
    }
}

fn puzzle(line: usize, text: &str, why: impl Into<String>) -> Puzzle {
    Puzzle {
        line: labels::count(line),
        text: cut(text),
        why: why.into(),
    }
}

/// One value, or several behind each other as several commands print them.
fn of_json(text: &str) -> (Vec<Row>, Vec<Puzzle>) {
    let (mut rows, mut puzzles) = (Vec::new(), Vec::new());
    let mut line = 0;
    for value in serde_json::Deserializer::from_str(text).into_iter::<Value>() {
        let value = match value {
            Ok(value) => value,
            Err(error) => {
                let why = format!("it is no whole JSON from line {} on", error.line());
                puzzles.push(puzzle(
                    line + 1,
                    text.lines()
                        .nth(error.line().saturating_sub(1))
                        .unwrap_or_default(),
                    why,
                ));
                break;
            }
        };
        let items = match value {
            Value::Array(items) => items,
            Value::Object(mut map) => match map.get_mut("value").map(Value::take) {
                Some(Value::Array(items)) => items,
                _ => vec![Value::Object(map)],
            },
            other => vec![other],
        };
        for item in items {
            line += 1;
            match of_object(&item) {
                Some(mut row) => {
                    row.line = labels::count(line);
                    rows.push(row);
                }
                None => puzzles.push(puzzle(line, &item.to_string(), "it has no name and id")),
            }
        }
    }
    (rows, puzzles)
}

fn of_object(item: &Value) -> Option<Row> {
    let map = item.as_object()?;
    let text = |keys: &[&str]| {
        let found = keys.iter().filter_map(|wanted| {
            let field = map.iter().find(|(key, _)| plain(key) == *wanted);
            field.and_then(|(_, value)| value.as_str())
        });
        // An Azure id in place of a GUID is of something else; the next column may do.
        let mut found = found.peekable();
        let first = found.peek().copied();
        found
            .find(|text| Guid::from(*text).parsed().is_some())
            .or(first)
    };
    let name = NAMES.iter().find_map(|name| {
        let field = map.iter().find(|(key, _)| plain(key) == *name);
        field.and_then(|(_, value)| value.as_str())
    });
    Some(Row {
        line: 0,
        name: name?.to_owned(),
        id: text(&IDS)?.to_owned(),
        without_security: map.get("securityEnabled").and_then(Value::as_bool) == Some(false),
    })
}

/// A column's heading for comparing.
fn plain(heading: &str) -> String {
    let letters = heading.chars().filter(|c| c.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

fn of_table(text: &str) -> (Vec<Row>, Vec<Puzzle>) {
    let separator = separator(text);
    let (mut rows, mut puzzles) = (Vec::new(), Vec::new());
    let mut columns: Option<(usize, usize)> = None;
    let mut is_first = true;
    for (line, cells) in records(text, separator) {
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            continue;
        }
        if std::mem::take(&mut is_first) {
            columns = heading(&cells);
            if columns.is_some() {
                continue;
            }
        }
        let cell = |at: usize| cells.get(at).map_or("", |cell| cell.trim());
        let (name, id) = match columns.or_else(|| guess(&cells)) {
            Some((name, id)) => (cell(name), cell(id)),
            None => {
                let text = cells.join(" ");
                puzzles.push(puzzle(line, &text, "it has no name with an object id"));
                continue;
            }
        };
        rows.push(Row {
            line: labels::count(line),
            name: name.to_owned(),
            id: id.to_owned(),
            without_security: false,
        });
    }
    (rows, puzzles)
}

/// Columns of name and id, if this is a heading.
fn heading(cells: &[String]) -> Option<(usize, usize)> {
    let column = |words: &[&str]| {
        words
            .iter()
            .find_map(|word| cells.iter().position(|cell| plain(cell) == *word))
    };
    Some((column(&NAMES)?, column(&IDS)?))
}

/// Without a heading: the column that holds a GUID, and the first other one that holds something.
fn guess(cells: &[String]) -> Option<(usize, usize)> {
    let is_id = |cell: &String| {
        Guid::from(cell.trim_matches(|c: char| !c.is_ascii_alphanumeric()))
            .parsed()
            .is_some()
    };
    let id = cells.iter().position(is_id)?;
    let name = (0..cells.len()).find(|at| *at != id && !cells[*at].trim().is_empty())?;
    Some((name, id))
}

/// What stands between the columns: what the first line has most of, tabs before semicolons before commas.
fn separator(text: &str) -> char {
    let first = text
        .lines()
        .find(|line| !line.trim().is_empty())
        .unwrap_or_default();
    let present = ['\t', ';', ','].into_iter().find(|c| {
        // A separator within quotes is none.
        let mut quoted = false;
        first.chars().any(|found| {
            quoted ^= found == '"';
            !quoted && found == *c
        })
    });
    present.unwrap_or(',')
}

/// Records of a table with the line each begins on; cells in quotes may hold separators, line ends and
/// doubled quotes.
fn records(text: &str, separator: char) -> Vec<(usize, Vec<String>)> {
    let mut records = Vec::new();
    let (mut cells, mut cell) = (Vec::new(), String::new());
    let (mut quoted, mut line, mut start) = (false, 1, 1);
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                cell.push('"');
            }
            '"' if quoted => quoted = false,
            '"' if cell.trim().is_empty() => {
                quoted = true;
                cell.clear();
            }
            '\r' if !quoted => {}
            '\n' if !quoted => {
                cells.push(std::mem::take(&mut cell));
                records.push((start, std::mem::take(&mut cells)));
                line += 1;
                start = line;
            }
            other if other == separator && !quoted => cells.push(std::mem::take(&mut cell)),
            other => {
                line += usize::from(other == '\n');
                cell.push(other);
            }
        }
    }
    cells.push(cell);
    records.push((start, cells));
    records
}
