//! Edits: a small patch by JSON Pointer, and its inverse.
//!
//! One committed field, or one press of a fix, is one [`Patch`]. Applying it gives the inverse that
//! undo stores; applying the inverse gives the tree back, byte for byte. Objects on the way are made
//! when they are missing (sections may be) and taken away again by the inverse. Lists (orders) are
//! replaced whole.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::read::{self, Document, NoPlan, parts};
use crate::secrets;

/// One change of one field.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields)]
pub struct Edit {
    /// JSON Pointer of the field (RFC 6901).
    pub at: String,
    /// The new value; none removes the field.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "bindings", specta(type = Option<specta_typescript::Unknown>))]
    pub to: Option<Value>,
}

impl Edit {
    /// Sets a field.
    pub fn set(at: impl Into<String>, to: impl Into<Value>) -> Self {
        Self {
            at: at.into(),
            to: Some(to.into()),
        }
    }

    /// Removes a field.
    pub fn remove(at: impl Into<String>) -> Self {
        Self {
            at: at.into(),
            to: None,
        }
    }
}

/// Edits that belong together: all of them happen, or none.
pub type Patch = Vec<Edit>;

/// Why an edit was refused. The document is as it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Refused {
    /// The pointer does not lead through objects.
    NoSuchPlace(String),
    /// The text looks like a secret.
    Secret {
        /// The field.
        at: String,
        /// What kind of secret it looks like.
        kind: &'static str,
    },
    /// The value does not fit the field, or a text is too long or holds hidden characters.
    DoesNotFit {
        /// The field.
        at: String,
        /// What is wrong.
        what: String,
    },
}

impl std::fmt::Display for Refused {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::NoSuchPlace(at) => {
                write!(f, "there is no field {at} in a plan; check the pointer")
            }
            Self::Secret { at, kind } => write!(
                f,
                "{at} was not saved: the text looks like {kind}. Keep it in a key vault, rotate it if it was \
                 shown to anybody, and name the vault and the secret here instead"
            ),
            Self::DoesNotFit { at, what } => write!(f, "{at} was not saved: {what}"),
        }
    }
}

impl std::error::Error for Refused {}

/// Applies a patch and returns its inverse. On refusal the document is unchanged.
///
/// # Errors
/// [`Refused`], naming the field.
pub fn apply(document: &mut Document, patch: &[Edit]) -> Result<Patch, Refused> {
    // On the tree itself, and back where the patch is refused: a copy of a large tree takes longer than
    // all else.
    let mut inverse = Patch::with_capacity(patch.len());
    let mut edits = patch.iter();
    let taken = edits.try_for_each(|edit| step(&mut document.tree, edit).map(|e| inverse.push(e)));
    inverse.reverse();
    let taken = taken.and_then(|()| weigh(&document.tree, patch));
    let taken = taken.and_then(|()| {
        let places = patch.iter().map(|edit| edit.at.as_str());
        parts::retype(document, places).map_err(|error| does_not_fit(error, patch))
    });
    match taken {
        Ok(()) => Ok(inverse),
        Err(refused) => {
            for edit in &inverse {
                // What was there can be put back.
                _ = one(&mut document.tree, edit);
            }
            Err(refused)
        }
    }
}

fn step(tree: &mut Value, edit: &Edit) -> Result<Edit, Refused> {
    if let Some(value) = &edit.to {
        acceptable(&edit.at, value)?;
    }
    one(tree, edit)
}

/// Applies a patch to a bare tree, for documents that are known to stay well typed (undo, replay).
///
/// # Errors
/// [`Refused`]; the tree may then be half changed.
pub fn apply_to_tree(tree: &mut Value, patch: &[Edit]) -> Result<Patch, Refused> {
    let mut inverse = Vec::with_capacity(patch.len());
    for edit in patch {
        inverse.push(step(tree, edit)?);
    }
    inverse.reverse();
    Ok(inverse)
}

fn does_not_fit(error: NoPlan, patch: &[Edit]) -> Refused {
    let (at, what) = match error {
        NoPlan::Field { at, what } => (at, what),
        other => (
            patch.first().map_or("/".to_owned(), |e| e.at.clone()),
            other.to_string(),
        ),
    };
    Refused::DoesNotFit { at, what }
}

/// May this value stand at this place? What an edit writes, a file with it must be readable with.
fn acceptable(at: &str, value: &Value) -> Result<(), Refused> {
    let refuse = |what| Refused::DoesNotFit {
        at: at.to_owned(),
        what,
    };
    if at.matches('/').count() > read::MAX_DEPTH {
        return Err(refuse(format!(
            "nested deeper than {} levels",
            read::MAX_DEPTH
        )));
    }
    match value {
        Value::String(text) => {
            read::strict::text(text).map_err(refuse)?;
            secrets::looks_like(text).map_or(Ok(()), |kind| {
                Err(Refused::Secret {
                    at: at.to_owned(),
                    kind,
                })
            })
        }
        Value::Number(n) => read::strict::number(n).map_err(refuse),
        Value::Array(list) => list
            .iter()
            .enumerate()
            .try_for_each(|(i, v)| acceptable(&format!("{at}/{i}"), v)),
        Value::Object(map) => map.iter().try_for_each(|(key, v)| {
            read::strict::text(key).map_err(refuse)?;
            acceptable(&format!("{at}/{}", read::pointer_token(key)), v)
        }),
        Value::Null | Value::Bool(_) => Ok(()),
    }
}

/// Would the document still fit into a file? Asked only of patches that could make it grow much:
/// weighing a large plan takes longer than most edits.
fn weigh(tree: &Value, patch: &[Edit]) -> Result<(), Refused> {
    const SMALL: usize = 256;
    let values = patch.iter().filter_map(|e| e.to.as_ref());
    if values.map(read::weight).sum::<usize>() <= SMALL || read::weight(tree) <= read::MAX_BYTES {
        return Ok(());
    }
    Err(Refused::DoesNotFit {
        at: patch
            .first()
            .map_or_else(|| "/".to_owned(), |e| e.at.clone()),
        what: NoPlan::TooLarge.to_string(),
    })
}

fn one(tree: &mut Value, edit: &Edit) -> Result<Edit, Refused> {
    let nowhere = || Refused::NoSuchPlace(edit.at.clone());
    let tokens: Vec<String> = edit
        .at
        .strip_prefix('/')
        .ok_or_else(nowhere)?
        .split('/')
        .map(|t| t.replace("~1", "/").replace("~0", "~"))
        .collect();
    for token in &tokens {
        read::strict::text(token).map_err(|what| Refused::DoesNotFit {
            at: edit.at.clone(),
            what,
        })?;
    }
    let (last, parents) = tokens.split_last().ok_or_else(nowhere)?;
    let mut made: Option<usize> = None;
    let mut here = tree;
    for (depth, token) in parents.iter().enumerate() {
        let map = here.as_object_mut().ok_or_else(nowhere)?;
        if !map.contains_key(token) {
            if edit.to.is_none() {
                return Ok(edit.clone()); // Removing what is not there changes nothing.
            }
            made.get_or_insert(depth);
            map.insert(token.clone(), Value::Object(Map::new()));
        }
        here = map.get_mut(token).ok_or_else(nowhere)?;
    }
    let map = here.as_object_mut().ok_or_else(nowhere)?;
    let before = match &edit.to {
        Some(value) => map.insert(last.clone(), value.clone()),
        None => map.remove(last),
    };
    Ok(match made {
        Some(depth) => Edit::remove(pointer(&tokens[..=depth])),
        None => Edit {
            at: edit.at.clone(),
            to: before,
        },
    })
}

fn pointer(tokens: &[String]) -> String {
    read::pointer(tokens.iter().map(String::as_str))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn document(tree: &Value) -> Document {
        read::read(tree.to_string().as_bytes()).expect("a plan")
    }

    #[test]
    fn every_patch_has_an_inverse_that_gives_the_tree_back() {
        let start = json!({"formatVersion": 1, "about": {"name": "A", "later": {"kept": true}}});
        let patches: [Patch; 5] = [
            vec![Edit::set("/about/name", "B")],
            vec![Edit::remove("/about/name")],
            vec![Edit::set("/environments/items/env-aaaaaa/name", "Test")],
            vec![Edit::remove("/environments/items/env-aaaaaa")],
            vec![
                Edit::set("/about/name", "B"),
                Edit::set("/about/name", "C"),
                Edit::remove("/about"),
            ],
        ];
        for patch in patches {
            let mut doc = document(&start);
            let inverse = apply(&mut doc, &patch).expect("fits");
            apply(&mut doc, &inverse).expect("the inverse fits");
            assert_eq!(doc.tree, start, "{patch:?}");
        }
    }

    #[test]
    fn what_does_not_fit_changes_nothing() {
        let start = json!({"formatVersion": 1, "about": {"name": "A"}});
        let wrong = [
            Edit::set("/about/name", 7),
            Edit::set("/environments/items/env-aaaaaa/kind", "staging"),
            Edit::set("/about/name/first", "x"),
            Edit::set("about", "x"),
            Edit::set("/about/name", "x\u{202e}y"),
            Edit::set("/about/name", "n".repeat(4_001)),
            Edit::set("/formatVersion", 2),
            Edit::set("/about/x\u{202e}y", "z"),
            Edit::set("/about/future", 9_007_199_254_740_993_u64),
            Edit::set("/about/future", json!({"a\u{0}b": 1})),
            Edit::set(format!("/about{}", "/a".repeat(32)), 1),
            Edit::set("/about/future", nested(31)),
            Edit::set(
                "/about/purpose",
                format!("AccountKey={}==", "a1B2".repeat(21)),
            ),
        ];
        for edit in wrong {
            let mut doc = document(&start);
            let refused = apply(&mut doc, std::slice::from_ref(&edit)).expect_err(&edit.at);
            assert_eq!(doc.tree, start, "{refused}");
        }
    }

    fn nested(levels: usize) -> Value {
        (0..levels).fold(json!(1), |inner, _| json!({ "a": inner }))
    }

    #[test]
    fn an_edited_plan_never_outgrows_its_file() {
        let mut doc = document(&json!({"formatVersion": 1}));
        let text = "word ".repeat(700);
        let block: Value = (0..1_200)
            .map(|i| (format!("k{i}"), json!(text)))
            .collect::<serde_json::Map<_, _>>()
            .into();
        apply(&mut doc, &[Edit::set("/future", block.clone())]).expect("4 MiB fit");
        let before = doc.clone();
        apply(&mut doc, &[Edit::set("/more", block)]).expect_err("8.4 MiB do not");
        assert_eq!(doc, before);
    }

    #[test]
    fn unknown_fields_survive_an_edit() {
        let mut doc =
            document(&json!({"formatVersion": 1, "about": {"colour": "blue"}, "future": [1]}));
        assert_eq!(doc.unknown, ["/about/colour", "/future"]);
        apply(&mut doc, &[Edit::set("/about/name", "A")]).expect("fits");
        assert_eq!(doc.tree["about"]["colour"], "blue");
        assert_eq!(doc.tree["future"], json!([1]));
    }
}
