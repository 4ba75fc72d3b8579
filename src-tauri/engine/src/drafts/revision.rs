//! A revision: one change of a draft, with who, when and how to turn it back.

use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use wizard_steps::plan::edit::{Edit, Patch};

/// How a revision came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase", rename = "RevisionKind")]
pub enum Kind {
    /// A field was answered, or a fix was pressed.
    Edit,
    /// An earlier change was turned back.
    Undo,
    /// An undo was turned back.
    Redo,
    /// The draft began here: new, from a file, or recovered.
    Import,
}

impl Kind {
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Undo => "undo",
            Self::Redo => "redo",
            Self::Import => "import",
        }
    }

    pub(crate) fn of_word(word: &str) -> Option<Self> {
        [Self::Edit, Self::Undo, Self::Redo, Self::Import]
            .into_iter()
            .find(|kind| kind.word() == word)
    }
}

/// One change of a draft.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Revision {
    /// Its number, from 1.
    pub n: u32,
    /// Who made it.
    pub who: String,
    /// When, RFC 3339 in UTC. Order is by number, not by this.
    pub at: String,
    /// How it came about.
    pub kind: Kind,
    /// The revision that an undo or redo turns back.
    pub reverts: Option<u32>,
    /// What changed.
    pub patch: Patch,
    /// What turns it back.
    pub inverse: Patch,
    /// Checksum of the document after it.
    pub checksum: String,
}

/// An edit as it is stored. "Set to null" and "remove" are two things; in JSON as the window sends it
/// they would be one, and the inverse of an edit in an unknown field may need the first.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Stored {
    at: String,
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "present"
    )]
    to: Option<Value>,
}

fn present<'de, D: Deserializer<'de>>(reader: D) -> Result<Option<Value>, D::Error> {
    Value::deserialize(reader).map(Some)
}

/// A patch as text for the store.
pub(crate) fn to_text(patch: &[Edit]) -> String {
    let stored: Vec<Stored> = patch
        .iter()
        .map(|edit| Stored {
            at: edit.at.clone(),
            to: edit.to.clone(),
        })
        .collect();
    // Text, numbers and lists of a plan can always be written.
    serde_json::to_string(&stored).unwrap_or_default()
}

/// A patch from the store's text; none when the text is damaged.
pub(crate) fn from_text(text: &str) -> Option<Patch> {
    let stored: Vec<Stored> = serde_json::from_str(text).ok()?;
    Some(
        stored
            .into_iter()
            .map(|Stored { at, to }| Edit { at, to })
            .collect(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn setting_to_null_and_removing_stay_apart() {
        let patch = vec![
            Edit::set("/later/kept", Value::Null),
            Edit::remove("/later/gone"),
            Edit::set("/about/name", "Ünïcode 🏦"),
        ];
        assert_eq!(from_text(&to_text(&patch)), Some(patch));
        assert_eq!(from_text("[{\"at\":\"/a\""), None);
    }
}
