//! Start from an organization list: rows of a table become business groups, use cases, projects, owners,
//! Entra groups and grants of the plan.
//!
//! Columns come in any order, under the names that people give them. What was not understood is said by
//! its line and column, and everything else is taken. What the plan has already is not written over:
//! a list fills in what is open. One patch, so one undo.

mod columns;
mod filling;
mod people;
#[cfg(test)]
mod tests;
mod values;

use serde::Serialize;

use crate::plan::common::Id;
use crate::plan::edit::Patch;
use crate::plan::read::Document;

pub use columns::Column;

/// The most lines that a list may have.
pub const MAX_LINES: usize = 20_000;

/// A line of a table.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Row {
    /// Its number in the file, from 1.
    pub line: u32,
    /// Its cells.
    pub cells: Vec<String>,
}

/// A list as it was understood.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct Listed {
    /// All of it, as one change.
    #[cfg_attr(feature = "bindings", specta(type = Vec<crate::plan::edit::Edit>))]
    pub patch: Patch,
    /// The columns, from the left.
    pub columns: Vec<Heading>,
    /// How much is new, by collection of the plan.
    pub counts: Vec<Count>,
    /// What was not understood.
    pub not_understood: Vec<NotUnderstood>,
}

/// A column of the table, and what it was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "ListHeading")]
#[serde(rename_all = "camelCase")]
pub struct Heading {
    /// As it is written.
    pub text: String,
    /// What it means; none when it was passed over.
    pub meaning: Option<Column>,
}

/// New things of one collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "ListCount")]
#[serde(rename_all = "camelCase")]
pub struct Count {
    /// The collection, such as `organization.groups`.
    pub collection: &'static str,
    /// How many.
    pub new: u32,
    /// The names of the first ones.
    pub names: Vec<String>,
}

/// Something that was not understood.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub struct NotUnderstood {
    /// Line in the file, from 1.
    pub line: u32,
    /// Column as it is written; empty for the whole line.
    pub column: String,
    /// What stands there; never a text that looks like a secret.
    pub text: String,
    /// Why.
    pub why: Why,
}

/// Why something was not understood.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "ListWhy")]
#[serde(rename_all = "camelCase")]
pub enum Why {
    /// No line names a column for business groups or use cases.
    NoHeading,
    /// The column has a name that says nothing to us.
    UnknownColumn,
    /// The line has no business group, and none stands above it.
    NoGroup,
    /// No environment of the plan has this name.
    UnknownEnvironment,
    /// Neither the list nor the plan says in which environment.
    NoEnvironment,
    /// It is none of the classes of sensitivity.
    UnknownSensitivity,
    /// It is none of what runs in a project.
    UnknownRuntime,
    /// No role has or had this name or id, or several do.
    UnknownRole,
    /// A role is given and nobody who gets it.
    NobodyForRole,
    /// It looks like a secret, and was left out.
    Secret,
    /// It is too long or holds hidden characters.
    Unreadable,
    /// The list is longer than a plan.
    TooLong,
}

impl std::fmt::Display for Why {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoHeading => "no line names a column for business groups or use cases",
            Self::UnknownColumn => {
                "this column was passed over: its name says nothing about a plan"
            }
            Self::NoGroup => "no business group stands here or above",
            Self::UnknownEnvironment => "it is no environment of the plan",
            Self::NoEnvironment => "neither the list nor the plan names an environment for it",
            Self::UnknownSensitivity => "it is none of public, internal, confidential, restricted",
            Self::UnknownRuntime => "it is none of prompt agents, hosted agents, models only",
            Self::UnknownRole => "no one role has or had this name or id",
            Self::NobodyForRole => "nobody is named who gets this role",
            Self::Secret => "it looks like a secret and was left out",
            Self::Unreadable => "it is too long or holds hidden characters",
            Self::TooLong => "the list has more lines than are read",
        })
    }
}

/// Reads a list into a plan. `new_id` draws an id for a prefix.
pub fn listed(document: &Document, rows: &[Row], new_id: &mut dyn FnMut(&str) -> Id) -> Listed {
    let mut not_understood = Vec::new();
    let Some((head, headings)) = columns::head(rows) else {
        let line = rows.first().map_or(1, |row| row.line);
        let all = rows
            .first()
            .map(|row| row.cells.join(", "))
            .unwrap_or_default();
        return Listed {
            patch: Patch::new(),
            columns: Vec::new(),
            counts: Vec::new(),
            not_understood: vec![NotUnderstood {
                line,
                column: String::new(),
                text: values::shown(&all),
                why: Why::NoHeading,
            }],
        };
    };
    for heading in headings
        .iter()
        .filter(|h| h.meaning.is_none() && !h.text.is_empty())
    {
        not_understood.push(NotUnderstood {
            line: rows[head].line,
            column: heading.text.clone(),
            text: String::new(),
            why: Why::UnknownColumn,
        });
    }
    let body = &rows[head + 1..];
    let mut filling = filling::Filling::begin(document, new_id, &headings);
    for row in body.iter().take(MAX_LINES) {
        filling.row(row);
    }
    if let Some(row) = body.get(MAX_LINES) {
        not_understood.push(NotUnderstood {
            line: row.line,
            column: String::new(),
            text: String::new(),
            why: Why::TooLong,
        });
    }
    let (patch, counts, told) = filling.done();
    not_understood.extend(told);
    not_understood.sort();
    Listed {
        patch,
        columns: headings,
        counts,
        not_understood,
    }
}
