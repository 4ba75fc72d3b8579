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
    let mut plain = Vec::new();
    if write(value, &mut plain) {
        return plain;
    }
    // A tree of whole numbers, text and booleans cannot fail to be written.
    serde_json_canonicalizer::to_vec(&nfc(value)).unwrap_or_default()
}

/// Writes a value that is nearly in this form already, as a plan is: sorted keys, composed text, numbers
/// that a double holds. Says whether it was one; if not, what was written is of no use.
fn write(value: &Value, out: &mut Vec<u8>) -> bool {
    const EXACT: u64 = 1 << 53;
    match value {
        Value::Null => out.extend_from_slice(b"null"),
        Value::Bool(true) => out.extend_from_slice(b"true"),
        Value::Bool(false) => out.extend_from_slice(b"false"),
        Value::Number(n) => match n.as_i64().filter(|n| n.unsigned_abs() <= EXACT) {
            Some(n) => out.extend_from_slice(n.to_string().as_bytes()),
            None => return false,
        },
        Value::String(text) => return write_text(text, out),
        Value::Array(list) => {
            out.push(b'[');
            for (n, item) in list.iter().enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                if !write(item, out) {
                    return false;
                }
            }
            out.push(b']');
        }
        Value::Object(map) => {
            // The order of bytes is that of UTF-16 units up to U+D7FF: further up, let others sort.
            if !map.keys().is_sorted() || !map.keys().all(|key| key.is_ascii()) {
                return false;
            }
            out.push(b'{');
            for (n, (key, member)) in map.iter().enumerate() {
                if n > 0 {
                    out.push(b',');
                }
                write_text(key, out);
                out.push(b':');
                if !write(member, out) {
                    return false;
                }
            }
            out.push(b'}');
        }
    }
    true
}

fn write_text(text: &str, out: &mut Vec<u8>) -> bool {
    let is_plain = |b: u8| b >= b' ' && b != b'"' && b != b'\\';
    if text.bytes().fold(true, |all, b| all & is_plain(b)) {
        out.push(b'"');
        out.extend_from_slice(text.as_bytes());
        out.push(b'"');
    } else if serde_json::to_writer(&mut *out, text).is_err() {
        return false;
    }
    text.is_ascii() || is_nfc(text)
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
    fn both_ways_of_writing_agree() {
        let text: String = (0..0x250).filter_map(char::from_u32).collect();
        let text: String = text.nfc().collect();
        let value = json!({"a": [null, true, false, -7, 0, 9_007_199_254_740_992_u64, text],
                           "b\"\\\n": {"": {}, "list": []}, "c": "\u{7f}\u{1f}/"});
        let mut plain = Vec::new();
        assert!(write(&value, &mut plain));
        let other = serde_json_canonicalizer::to_vec(&value).unwrap();
        assert_eq!(String::from_utf8(plain), String::from_utf8(other));
        for rare in [
            json!(0.5),
            json!(u64::MAX),
            json!("a\u{308}"),
            json!({"\u{e9}": 1}),
        ] {
            assert!(!write(&rare, &mut Vec::new()), "{rare}");
            let other = serde_json_canonicalizer::to_vec(&nfc(&rare)).unwrap();
            assert_eq!(bytes(&rare), other);
        }
    }

    #[test]
    fn the_checksum_moves_with_any_section() {
        let one = section_digests(&json!({"a": {"x": 1}, "b": 2}));
        let two = section_digests(&json!({"a": {"x": 2}, "b": 2}));
        assert_eq!(one["b"], two["b"]);
        assert_ne!(checksum(&one), checksum(&two));
    }
}
