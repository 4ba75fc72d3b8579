//! Tables of other programs: CSV and Excel files as lines of text, for an organization list.
//!
//! What a file says about its own size is not believed: cells are read one by one, and a table that is
//! larger than a plan can hold ends early.

use std::io::Cursor;
use std::path::Path;

use calamine::{DataRef, Reader as _, Xlsx};
use wizard_steps::list::{MAX_LINES, Row};

use crate::files::named;
use crate::problem::{Code, Outcome, Problem};

/// A list is no larger than this.
const MAX_BYTES: u64 = 4 * 1024 * 1024;
/// Columns beyond this say nothing.
const MAX_COLUMNS: usize = 100;
/// How much of a cell is kept; a plan takes less.
const MAX_CELL: usize = 8_000;

/// The lines of a file: Excel by what it begins with, else CSV.
///
/// # Errors
/// It cannot be read, is too large, or is an Excel file that cannot be understood.
pub fn rows(path: &Path) -> Outcome<Vec<Row>> {
    let unreadable = |why: String| {
        let title = format!("{} was not read", named(path));
        Problem::new(Code::File, title, why, "Check the path and the rights.")
    };
    let about = std::fs::metadata(path).map_err(|e| unreadable(format!("{e}.")))?;
    if !about.is_file() {
        return Err(unreadable("It is no regular file.".to_owned()));
    }
    if about.len() > MAX_BYTES {
        return Err(Problem::new(
            Code::File,
            format!("{} was not read", named(path)),
            "It is larger than 4 MiB.",
            "Keep the columns and lines that matter in a new file.",
        ));
    }
    let bytes = std::fs::read(path).map_err(|e| unreadable(format!("{e}.")))?;
    of_bytes(&bytes).map_err(|why| {
        Problem::new(
            Code::File,
            format!("{} was not read", named(path)),
            format!("{why}."),
            "Save it as an Excel workbook (.xlsx) or as CSV, and try again.",
        )
    })
}

/// The lines of what somebody pasted: cells of a sheet come with tabs.
pub fn pasted(text: &str) -> Vec<Row> {
    csv_rows(text.get(..text.len().min(4 * 1024 * 1024)).unwrap_or(text))
}

fn of_bytes(bytes: &[u8]) -> Result<Vec<Row>, String> {
    match bytes {
        [b'P', b'K', ..] => excel(bytes),
        [0xd0, 0xcf, 0x11, 0xe0, ..] => {
            Err("It is an Excel file of the old kind, or one with a password".to_owned())
        }
        _ => Ok(csv_rows(&text_of(bytes))),
    }
}

/// UTF-8 with or without a mark, UTF-16 with one; else the Western code page of spreadsheets.
fn text_of(bytes: &[u8]) -> String {
    let wide = |order: fn([u8; 2]) -> u16| {
        let units = bytes[2..]
            .chunks_exact(2)
            .map(|pair| order([pair[0], pair[1]]));
        String::from_utf16_lossy(&units.collect::<Vec<u16>>())
    };
    match bytes {
        [0xff, 0xfe, ..] => wide(u16::from_le_bytes),
        [0xfe, 0xff, ..] => wide(u16::from_be_bytes),
        _ => {
            let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            std::str::from_utf8(bytes).map_or_else(
                |_| bytes.iter().copied().map(char::from).collect(),
                str::to_owned,
            )
        }
    }
}

/// The character between cells: the one that the first lines have most of.
fn separator(text: &str) -> u8 {
    let head: Vec<&str> = text.lines().take(5).collect();
    let count = |mark: char| {
        head.iter()
            .map(|line| line.matches(mark).count())
            .sum::<usize>()
    };
    [b'\t', b';', b',', b'|']
        .into_iter()
        .rev()
        .max_by_key(|mark| count(char::from(*mark)))
        .unwrap_or(b',')
}

fn csv_rows(text: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new()
        .delimiter(separator(text))
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let Ok(record) = record else {
            continue; // The text is valid; nothing else can be wrong with a flexible record.
        };
        let line = record.position().map_or(0, csv::Position::line);
        rows.push(Row {
            line: u32::try_from(line).unwrap_or(u32::MAX),
            cells: record.iter().take(MAX_COLUMNS).map(kept).collect(),
        });
        if rows.len() > MAX_LINES + 50 {
            break;
        }
    }
    rows
}

fn kept(cell: &str) -> String {
    cell.chars().take(MAX_CELL).collect()
}

/// The first sheet that has cells.
fn excel(bytes: &[u8]) -> Result<Vec<Row>, String> {
    let damaged = |_| "It is no Excel workbook, or a damaged one".to_owned();
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(damaged)?;
    for name in book.sheet_names() {
        let Ok(mut cells) = book.worksheet_cells_reader(&name) else {
            continue;
        };
        let mut rows: Vec<Row> = Vec::new();
        while let Some(cell) = cells.next_cell().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let line = row.saturating_add(1);
            let column = usize::try_from(column).unwrap_or(usize::MAX);
            if column >= MAX_COLUMNS {
                continue;
            }
            if rows.last().is_none_or(|last| last.line != line) {
                if rows.len() > MAX_LINES + 50 {
                    break;
                }
                rows.push(Row {
                    line,
                    cells: Vec::new(),
                });
            }
            if let Some(last) = rows.last_mut() {
                if last.cells.len() <= column {
                    last.cells.resize(column + 1, String::new());
                }
                last.cells[column] = shown(cell.get_value());
            }
        }
        if !rows.is_empty() {
            return Ok(rows);
        }
    }
    Ok(Vec::new())
}

fn shown(value: &DataRef<'_>) -> String {
    match value {
        DataRef::String(text) | DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => {
            kept(text)
        }
        DataRef::SharedString(text) => kept(text),
        DataRef::Int(n) => n.to_string(),
        DataRef::Float(n) => n.to_string(),
        DataRef::Bool(true) => "yes".to_owned(),
        DataRef::Bool(false) => "no".to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(rows: &[Row]) -> Vec<(u32, Vec<&str>)> {
        let row = |r: &'_ Row| r.line;
        let texts = rows
            .iter()
            .map(|r| r.cells.iter().map(String::as_str).collect());
        rows.iter().map(row).zip(texts).collect()
    }

    #[test]
    fn separators_quotes_and_lines_inside_of_cells() {
        let text = "Group;Use case\n\"HR; people\";\"Help\ndesk\"\nFinance;Fraud\n";
        let rows = csv_rows(text);
        let expected: Vec<(u32, Vec<&str>)> = vec![
            (1, vec!["Group", "Use case"]),
            (2, vec!["HR; people", "Help\ndesk"]),
            (4, vec!["Finance", "Fraud"]),
        ];
        assert_eq!(cells(&rows), expected);
        assert_eq!(pasted("A\tB\n1\t2")[1].cells, ["1", "2"]);
    }

    #[test]
    fn files_of_spreadsheets_come_in_several_encodings() {
        let expected = "Abteilung,Prüfung";
        let wide: Vec<u8> = [0xff, 0xfe]
            .into_iter()
            .chain(expected.encode_utf16().flat_map(u16::to_le_bytes))
            .collect();
        let western = b"Abteilung,Pr\xfcfung".to_vec();
        let marked = [b"\xef\xbb\xbf", expected.as_bytes()].concat();
        for bytes in [wide, western, marked, expected.as_bytes().to_vec()] {
            assert_eq!(
                of_bytes(&bytes).expect("a table")[0].cells,
                ["Abteilung", "Prüfung"]
            );
        }
    }

    #[test]
    fn what_is_no_table_is_refused_or_empty() {
        assert!(of_bytes(b"PK\x03\x04 and nothing of a workbook").is_err());
        assert!(of_bytes(&[0xd0, 0xcf, 0x11, 0xe0, 0]).is_err());
        assert!(of_bytes(b"").expect("empty").is_empty());
    }
}
