//! Reading a plan that somebody sent.
//!
//! The order matters: size, encoding, then one strict pass over the JSON that refuses what could make
//! a plan show one thing and mean another (duplicate keys, bidirectional control characters, numbers
//! that lose digits), then the format version, then the types. What is refused names its place;
//! nothing is ever half read. Unknown fields are kept in the tree and reported.

use std::borrow::Cow;
use std::fmt::Write as _;

use serde::Deserializer;
use serde_json::{Map, Value};

use super::{FORMAT_VERSION, Plan};
use crate::secrets;

mod objects;
pub(super) mod parts;
pub mod strict;

/// Largest plan file, in bytes.
pub const MAX_BYTES: usize = 8 * 1024 * 1024;
/// Deepest nesting of objects and lists.
pub const MAX_DEPTH: usize = 32;
/// Longest text, in characters.
pub const MAX_TEXT: usize = 4_000;
/// Most business groups.
pub const MAX_GROUPS: usize = 500;
/// Most projects.
pub const MAX_PROJECTS: usize = 5_000;
/// Most grants written by hand.
pub const MAX_GRANTS: usize = 50_000;

/// A plan together with the tree it was read from.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// The document of record.
    pub tree: Value,
    /// The same, typed.
    pub plan: Plan,
    /// JSON Pointers of fields that this version does not know; they stay in the tree.
    pub unknown: Vec<String>,
    /// JSON Pointers of texts that looked like secrets and were dropped on reading.
    pub dropped: Vec<String>,
}

/// Why a text is no plan. Each says what is wrong, where, and what to do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NoPlan {
    /// Larger than [`MAX_BYTES`].
    TooLarge,
    /// Not UTF-8; the text names the encoding where it can be told.
    Encoding(String),
    /// Not JSON, or JSON that a plan may not hold (duplicate key, depth, number, text).
    Json {
        /// JSON Pointer of the place, as far as it was read.
        at: String,
        /// Line, from 1.
        line: usize,
        /// Column, from 1.
        column: usize,
        /// What is wrong.
        what: String,
    },
    /// A field holds another JSON type than it should, or an unknown choice.
    Field {
        /// JSON Pointer of the field.
        at: String,
        /// What is wrong.
        what: String,
    },
    /// Made by a newer version of the app.
    Newer(u64),
    /// More members than a plan may hold.
    TooMany {
        /// Of what.
        what: &'static str,
        /// How many there are.
        found: usize,
        /// How many there may be.
        limit: usize,
    },
}

impl std::fmt::Display for NoPlan {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::TooLarge => write!(
                f,
                "the file is larger than 8 MiB, the most a plan may have; check that it is a plan"
            ),
            Self::Encoding(what) => write!(f, "{what}; save the file as UTF-8 and open it again"),
            Self::Json {
                at,
                line,
                column,
                what,
            } => {
                write!(f, "line {line}, column {column}")?;
                if !at.is_empty() {
                    write!(f, ", at {at}")?;
                }
                write!(f, ": {what}")
            }
            Self::Field { at, what } => write!(f, "at {at}: {what}"),
            Self::Newer(version) => write!(
                f,
                "the plan has format version {version} and was made by a newer version of Foundry Rollout; \
                 this one reads up to {FORMAT_VERSION}, install the newer one to open it"
            ),
            Self::TooMany { what, found, limit } => {
                write!(
                    f,
                    "the plan holds {found} {what}; it may hold {limit}, split it"
                )
            }
        }
    }
}

impl std::error::Error for NoPlan {}

/// Reads a plan file.
///
/// # Errors
/// [`NoPlan`], with the place.
pub fn read(bytes: &[u8]) -> Result<Document, NoPlan> {
    if bytes.len() > MAX_BYTES {
        return Err(NoPlan::TooLarge);
    }
    let text = utf8(bytes)?;
    let mut tree = strict::parse(text)?;
    let dropped = secrets::drop_from(&mut tree);
    let (plan, unknown) = typed(&tree)?;
    Ok(Document {
        tree,
        plan,
        unknown,
        dropped,
    })
}

/// Types a tree that is already known to be well formed (an edited document).
///
/// # Errors
/// [`NoPlan::Field`], [`NoPlan::Newer`] or [`NoPlan::TooMany`].
pub fn typed(tree: &Value) -> Result<(Plan, Vec<String>), NoPlan> {
    let Value::Object(root) = tree else {
        return Err(NoPlan::Field {
            at: "/".to_owned(),
            what: "a plan is a JSON object".to_owned(),
        });
    };
    version(root)?;
    let (plan, unknown) = typed_by(objects::Objects(tree))?;
    counts(tree)?;
    Ok((plan, unknown))
}

fn typed_by<'de, D: Deserializer<'de, Error = serde_json::Error>>(
    reader: D,
) -> Result<(Plan, Vec<String>), NoPlan> {
    let mut unknown = Vec::new();
    let mut track = serde_path_to_error::Track::new();
    let tracked = serde_path_to_error::Deserializer::new(reader, &mut track);
    let plan: Result<Plan, _> =
        serde_ignored::deserialize(tracked, |path| unknown.push(ignored_pointer(&path)));
    let plan = plan.map_err(|error| NoPlan::Field {
        at: pointer_of(&track.path()),
        what: error.to_string(),
    })?;
    Ok((plan, unknown))
}

/// The document that this plan makes: empty answers are left out, so that files stay readable.
pub fn document(plan: &Plan) -> Document {
    let mut tree = serde_json::to_value(plan).unwrap_or_default();
    prune(&mut tree);
    Document {
        tree,
        plan: plan.clone(),
        unknown: Vec::new(),
        dropped: Vec::new(),
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, NoPlan> {
    if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) {
        return Err(NoPlan::Encoding("the file is UTF-16".to_owned()));
    }
    let bytes = bytes.strip_prefix(&[0xEF, 0xBB, 0xBF]).unwrap_or(bytes);
    std::str::from_utf8(bytes).map_err(|error| {
        NoPlan::Encoding(format!(
            "the file is not UTF-8 from byte {} on",
            error.valid_up_to()
        ))
    })
}

fn version(root: &Map<String, Value>) -> Result<(), NoPlan> {
    match root.get("formatVersion") {
        Some(Value::Number(n))
            if n.as_u64()
                .is_some_and(|v| (1..=FORMAT_VERSION).contains(&v)) =>
        {
            Ok(())
        }
        Some(Value::Number(n)) if n.as_u64().is_some_and(|v| v > FORMAT_VERSION) => {
            Err(NoPlan::Newer(n.as_u64().unwrap_or_default()))
        }
        Some(_) => Err(NoPlan::Field {
            at: "/formatVersion".to_owned(),
            what: "the format version is a whole number from 1 on".to_owned(),
        }),
        None => Err(NoPlan::Field {
            at: "/formatVersion".to_owned(),
            what: "the field is missing; a plan starts with \"formatVersion\": 1".to_owned(),
        }),
    }
}

fn counts(tree: &Value) -> Result<(), NoPlan> {
    let count = |at| {
        let found = tree.pointer(at).and_then(Value::as_object);
        found.map_or(0, Map::len)
    };
    let limits = [
        ("business groups", count("/organization/groups"), MAX_GROUPS),
        ("projects", count("/organization/projects"), MAX_PROJECTS),
        ("grants", count("/access/grants"), MAX_GRANTS),
    ];
    limits
        .into_iter()
        .find(|(_, found, limit)| found > limit)
        .map_or(Ok(()), |(what, found, limit)| {
            Err(NoPlan::TooMany { what, found, limit })
        })
}

/// How many bytes a value takes as JSON.
pub fn weight(value: &Value) -> usize {
    struct Scale(usize);
    impl std::io::Write for Scale {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0 += bytes.len();
            Ok(bytes.len())
        }

        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let mut scale = Scale(0);
    // Nothing can fail: the scale takes every byte, and keys are text.
    _ = serde_json::to_writer(&mut scale, value);
    scale.0
}

/// A JSON Pointer of these tokens.
pub fn pointer<'t>(tokens: impl Iterator<Item = &'t str>) -> String {
    tokens.fold(String::new(), |mut pointer, token| {
        pointer.push('/');
        pointer.push_str(&pointer_token(token));
        pointer
    })
}

/// Escapes one token of a JSON Pointer (RFC 6901).
pub fn pointer_token(token: &str) -> Cow<'_, str> {
    if token.contains(['~', '/']) {
        Cow::from(token.replace('~', "~0").replace('/', "~1"))
    } else {
        Cow::from(token)
    }
}

fn pointer_of(path: &serde_path_to_error::Path) -> String {
    use serde_path_to_error::Segment;
    let mut pointer = String::new();
    for segment in path {
        match segment {
            Segment::Seq { index } => _ = write!(pointer, "/{index}"),
            Segment::Map { key } => _ = write!(pointer, "/{}", pointer_token(key)),
            Segment::Enum { variant } => _ = write!(pointer, "/{}", pointer_token(variant)),
            Segment::Unknown => pointer.push_str("/?"),
        }
    }
    if pointer.is_empty() {
        "/".to_owned()
    } else {
        pointer
    }
}

fn ignored_pointer(path: &serde_ignored::Path<'_>) -> String {
    use serde_ignored::Path;
    match path {
        Path::Root => String::new(),
        Path::Seq { parent, index } => format!("{}/{index}", ignored_pointer(parent)),
        Path::Map { parent, key } => format!("{}/{}", ignored_pointer(parent), pointer_token(key)),
        Path::Some { parent }
        | Path::NewtypeStruct { parent }
        | Path::NewtypeVariant { parent } => ignored_pointer(parent),
    }
}

fn prune(value: &mut Value) {
    if let Value::Object(map) = value {
        map.values_mut().for_each(prune);
        map.retain(|_, v| match v {
            Value::Null => false,
            Value::String(s) => !s.is_empty(),
            Value::Array(a) => !a.is_empty(),
            Value::Object(o) => !o.is_empty(),
            _ => true,
        });
    }
}
