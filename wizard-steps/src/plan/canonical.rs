//! Canonical bytes and digests.
//!
//! A plan is digested over its RFC 8785 bytes with all text in NFC, so that the digest does not depend
//! on the order of keys, on white space, or on how an editor composes an umlaut.
//! For revisions the sections are digested one by one: an edit rehashes one section, not the plan.

use std::collections::BTreeMap;

use serde_json::Value;
use sha2::{Digest as _, Sha256};
use unicode_normalization::{UnicodeNormalization as _, is_nfc};

/// RFC 8785 bytes of a JSON value, text in NFC.
pub fn bytes(value: &Value) -> Vec<u8> {
    let composed;
    let value = if all_nfc(value) {
        value
    } else {
        composed = nfc(value);
        &composed
    };
    // A tree of whole numbers, text and booleans cannot fail to be written.
    serde_json_canonicalizer::to_vec(value).unwrap_or_default()
}

/// SHA-256 of the canonical bytes, in lower-case hex: the *file digest* of a document.
pub fn digest(value: &Value) -> String {
    hex(&Sha256::digest(bytes(value)))
}

/// SHA-256 of bytes, in lower-case hex.
pub fn digest_of_bytes(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

/// Digest of each section (each top-level field) of a document.
pub fn section_digests(tree: &Value) -> BTreeMap<String, String> {
    tree.as_object()
        .into_iter()
        .flatten()
        .map(|(name, section)| (name.clone(), digest(section)))
        .collect()
}

/// The checksum of a revision: a digest over the section digests.
pub fn checksum(sections: &BTreeMap<String, String>) -> String {
    let mut hash = Sha256::new();
    for (name, digest) in sections {
        hash.update(name.as_bytes());
        hash.update([0]);
        hash.update(digest.as_bytes());
        hash.update([0]);
    }
    hex(&hash.finalize())
}

/// The file people read: canonical order, two spaces of indent, a line feed at the end.
pub fn pretty(value: &Value) -> String {
    let sorted: Value = serde_json::from_slice(&bytes(value)).unwrap_or_default();
    let mut text = serde_json::to_string_pretty(&sorted).unwrap_or_default();
    text.push('\n');
    text
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes
        .iter()
        .fold(String::with_capacity(64), |mut text, byte| {
            _ = write!(text, "{byte:02x}");
            text
        })
}

fn all_nfc(value: &Value) -> bool {
    match value {
        Value::String(text) => text.is_ascii() || is_nfc(text),
        Value::Array(list) => list.iter().all(all_nfc),
        Value::Object(map) => map
            .iter()
            .all(|(k, v)| (k.is_ascii() || is_nfc(k)) && all_nfc(v)),
        _ => true,
    }
}

fn nfc(value: &Value) -> Value {
    match value {
        Value::String(text) => Value::String(text.nfc().collect()),
        Value::Array(list) => list.iter().map(nfc).collect(),
        Value::Object(map) => map
            .iter()
            .map(|(k, v)| (k.nfc().collect::<String>(), nfc(v)))
            .collect(),
        other => other.clone(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn key_order_and_composition_do_not_move_the_digest() {
        let a: Value = serde_json::from_str(r#"{"b":1,"a":"\u00e4"}"#).unwrap();
        let b: Value = serde_json::from_str(r#"{"a":"a\u0308","b":1}"#).unwrap();
        assert_ne!(a, b, "the texts are typed differently");
        assert_eq!(digest(&a), digest(&b));
        assert_ne!(digest(&a), digest(&json!({"a": "a", "b": 1})));
    }

    #[test]
    fn canonical_bytes_follow_rfc_8785() {
        let value = json!({"\u{20ac}": "Euro", "\r": "CR", "1": "One", "\u{1F600}": "Smile", "\u{fffd}": "Mark"});
        let text = String::from_utf8(bytes(&value)).unwrap();
        // Keys sort by UTF-16 code units: the emoji (a surrogate pair) stands before U+FFFD.
        let expected = "{\"\\r\":\"CR\",\"1\":\"One\",\"\u{20ac}\":\"Euro\",\"\u{1F600}\":\"Smile\",\"\u{fffd}\":\"Mark\"}";
        assert_eq!(text, expected);
    }

    #[test]
    fn the_checksum_moves_with_any_section() {
        let one = section_digests(&json!({"a": {"x": 1}, "b": 2}));
        let two = section_digests(&json!({"a": {"x": 2}, "b": 2}));
        assert_eq!(one["b"], two["b"]);
        assert_ne!(checksum(&one), checksum(&two));
    }
}
