//! One strict pass over JSON: what [`serde_json::Value`] would silently accept is refused here.

use std::cell::RefCell;
use std::fmt;

use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::{MAX_DEPTH, MAX_TEXT, NoPlan, pointer};

/// Largest whole number that every JSON reader keeps exactly (2^53 - 1).
const MAX_NUMBER: u64 = (1 << 53) - 1;

/// Parses JSON without duplicate keys, fractions, deep nesting, control or bidirectional characters.
///
/// # Errors
/// [`NoPlan::Json`] with line, column and pointer.
pub fn parse(text: &str) -> Result<Value, NoPlan> {
    let path = RefCell::new(Vec::new());
    let mut reader = serde_json::Deserializer::from_str(text);
    let parsed = Strict { path: &path }
        .deserialize(&mut reader)
        .and_then(|value| reader.end().map(|()| value));
    parsed.map_err(|error| NoPlan::Json {
        at: pointer(path.borrow().iter().map(String::as_str)),
        line: error.line(),
        column: error.column(),
        what: what(&error),
    })
}

/// The message without serde's own " at line … column …".
fn what(error: &serde_json::Error) -> String {
    let text = error.to_string();
    let place = format!(" at line {} column {}", error.line(), error.column());
    text.strip_suffix(&place).unwrap_or(&text).to_owned()
}

struct Strict<'p> {
    path: &'p RefCell<Vec<String>>,
}

impl Strict<'_> {
    fn inside<T, E: Error>(
        &self,
        token: String,
        read: impl FnOnce(Self) -> Result<T, E>,
    ) -> Result<T, E> {
        self.path.borrow_mut().push(token);
        if self.path.borrow().len() > MAX_DEPTH {
            return Err(E::custom(format!(
                "nested deeper than {MAX_DEPTH} levels; a plan is not"
            )));
        }
        let value = read(Strict { path: self.path })?;
        self.path.borrow_mut().pop();
        Ok(value)
    }
}

impl<'de> DeserializeSeed<'de> for Strict<'_> {
    type Value = Value;

    fn deserialize<D: serde::Deserializer<'de>>(self, reader: D) -> Result<Value, D::Error> {
        reader.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(Value::Bool(value))
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        whole(value, Value::from(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        whole(value.unsigned_abs(), Value::from(value))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Err(E::custom(format!(
            "{value} is no whole number; a plan holds whole numbers only"
        )))
    }

    fn visit_str<E: Error>(self, value: &str) -> Result<Value, E> {
        text(value).map(|()| Value::from(value)).map_err(E::custom)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(value) = self.inside(list.len().to_string(), |seed| {
            members.next_element_seed(seed)
        })? {
            list.push(value);
        }
        // The probe behind the last element left its token.
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some(key) = members.next_key::<String>()? {
            text(&key).map_err(A::Error::custom)?;
            if object.contains_key(&key) {
                self.path.borrow_mut().push(key.clone());
                return Err(A::Error::custom(format!(
                    "the key \"{key}\" stands twice; keep one of the two"
                )));
            }
            let value = self.inside(key.clone(), |seed| members.next_value_seed(seed))?;
            object.insert(key, value);
        }
        Ok(Value::Object(object))
    }
}

fn whole<E: Error>(size: u64, value: Value) -> Result<Value, E> {
    if size > MAX_NUMBER {
        return Err(E::custom(format!(
            "{size} is too large; other programs would round it"
        )));
    }
    Ok(value)
}

/// Is this a number that a plan may hold?
///
/// # Errors
/// What is wrong with it, in words.
pub fn number(value: &serde_json::Number) -> Result<(), String> {
    let size = value
        .as_u64()
        .or_else(|| value.as_i64().map(i64::unsigned_abs));
    match size {
        Some(size) if size <= MAX_NUMBER => Ok(()),
        Some(size) => Err(format!(
            "{size} is too large; other programs would round it"
        )),
        None => Err(format!(
            "{value} is no whole number; a plan holds whole numbers only"
        )),
    }
}

/// Is this a text that a plan may hold?
///
/// # Errors
/// What is wrong with it, in words.
pub fn text(value: &str) -> Result<(), String> {
    // Bytes bound characters from above, so the common case counts nothing.
    if value.len() > MAX_TEXT && value.chars().count() > MAX_TEXT {
        return Err(format!(
            "a text is longer than {MAX_TEXT} characters; shorten it"
        ));
    }
    match value.chars().find(|c| is_hidden(*c)) {
        Some(c) => Err(format!(
            "a text holds the hidden character U+{:04X}; remove it",
            u32::from(c)
        )),
        None => Ok(()),
    }
}

/// Control characters, and marks that turn the direction of text around.
fn is_hidden(c: char) -> bool {
    (c.is_control() && !matches!(c, '\n' | '\t' | '\r'))
        || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}
