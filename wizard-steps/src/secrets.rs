//! Does a text look like a secret?
//!
//! No field of a plan can hold one: an edit with such a text is refused, a file with one is read
//! without it, and what is left over by any other road is `SEC-001`. The shapes are those of Azure's
//! own keys and of common tokens; GUIDs, digests and plain words are not secrets.

mod texts;

use serde::Serialize;
use serde_json::Value;

use crate::plan::read::pointer_token;
use crate::plan::text::is_guid;

/// What frames a key in a file of its own.
const FRAME: &str = "-----";
/// Texts that stand beside a secret, in lower case. Each has an equals sign or a frame.
const MARKED: [(&str, &str); 6] = [
    ("accountkey=", "a storage account key"),
    ("sharedaccesskey=", "a shared access key"),
    ("sharedaccesssignature=", "a shared access signature"),
    ("-----begin", "a private key or certificate"),
    ("instrumentationkey=", "a connection string"),
    ("client_secret=", "a client secret"),
];

/// Is there a text in this value that looks like a secret, or for which this holds? Nearly every plan is
/// clean: this reads it as it lies, where building its tree costs more than all rules together.
pub fn any_in(value: &impl Serialize, or: fn(&str) -> bool) -> bool {
    texts::any(value, &|text| or(text) || looks_like(text).is_some())
}

/// What a text looks like, in words for a sentence ("looks like …"), or none.
pub fn looks_like(text: &str) -> Option<&'static str> {
    if cannot_be_one(text) {
        return None;
    }
    if text.contains('=') || text.contains(FRAME) {
        let lower = text.to_ascii_lowercase();
        if let Some((_, kind)) = MARKED.iter().find(|(mark, _)| lower.contains(mark)) {
            return Some(kind);
        }
        if has_signature(&lower) {
            return Some("a shared access signature");
        }
    }
    if has_credentials_in_url(text) {
        return Some("an address with a password");
    }
    text.split(|c: char| c.is_whitespace() || "\"'`,;()[]{}<>=&?/".contains(c))
        .find_map(|word| token_kind(word))
}

/// Most texts of a plan are short words, names and ids: told apart in one pass, without copying.
fn cannot_be_one(text: &str) -> bool {
    if text.len() < 16 || is_guid(text) {
        return true;
    }
    if text.len() < 32 {
        // Too short for a key: without a way out in the middle, all bytes are looked at together.
        let count = |wanted: u8| text.bytes().filter(|b| *b == wanted).count();
        let framed = count(b'-') >= FRAME.len() && text.contains(FRAME);
        let has_user = count(b'@') > 0 && text.contains("://");
        return count(b'=') == 0 && !framed && !has_user;
    }
    let (mut run, mut dashes, mut has_user) = (0, 0, false);
    for byte in text.bytes() {
        dashes = if byte == b'-' { dashes + 1 } else { 0 };
        match byte {
            b'=' => return false,
            b'@' => has_user = true,
            b' ' | b'\n' | b'\t' | b'/' | b',' | b';' | b'"' | b'(' | b')' => run = 0,
            _ => run += 1,
        }
        if run >= 32 || dashes == 5 {
            return false;
        }
    }
    !(has_user && text.contains("://"))
}

fn has_signature(lower: &str) -> bool {
    lower.match_indices("sig=").any(|(i, _)| {
        let boundary = i == 0 || matches!(lower.as_bytes()[i - 1], b'?' | b'&' | b' ' | b';');
        boundary
            && lower[i + 4..]
                .bytes()
                .take_while(|b| b.is_ascii_alphanumeric() || b"%+/-_".contains(b))
                .count()
                >= 20
    })
}

fn has_credentials_in_url(text: &str) -> bool {
    text.match_indices("://").any(|(i, _)| {
        let authority = text[i + 3..]
            .split(['/', '?', '#', ' '])
            .next()
            .unwrap_or_default();
        authority
            .split_once('@')
            .and_then(|(user, _)| user.split_once(':'))
            .is_some_and(|(_, password)| !password.is_empty())
    })
}

fn token_kind(word: &str) -> Option<&'static str> {
    if word.starts_with("eyJ") && word.split('.').count() == 3 && word.len() >= 60 {
        return Some("an access token");
    }
    let core = word.trim_end_matches('=');
    let alphabet = core
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"+-_~.".contains(&b));
    if core.len() < 32 || !alphabet {
        return None;
    }
    let hex = core.bytes().all(|b| b.is_ascii_hexdigit());
    if hex && core.len() != 32 {
        return None; // Digests are longer than Azure's 32-digit keys.
    }
    if uuid::Uuid::try_parse(core).is_ok() && core.contains('-') {
        return None;
    }
    if !hex && (core.contains('.') || core.matches('-').count() >= 2) {
        return looks_random(core, 4.6).then_some("a key");
    }
    looks_random(core, if hex { 3.0 } else { 4.0 }).then_some("a key")
}

/// Mixed character classes and high entropy (bits per character): keys are, names are not.
fn looks_random(word: &str, bits: f64) -> bool {
    let (mut digits, mut lower, mut upper) = (0_u32, 0_u32, 0_u32);
    let mut counts = [0_u32; 128];
    for b in word.bytes() {
        counts[usize::from(b & 0x7F)] += 1;
        match b {
            b'0'..=b'9' => digits += 1,
            b'a'..=b'z' => lower += 1,
            b'A'..=b'Z' => upper += 1,
            _ => {}
        }
    }
    let length = f64::from(u32::try_from(word.len()).unwrap_or(u32::MAX));
    let entropy: f64 = counts
        .iter()
        .filter(|n| **n > 0)
        .map(|n| {
            let share = f64::from(*n) / length;
            -share * share.log2()
        })
        .sum();
    digits >= 3 && lower + upper >= 3 && entropy >= bits
}

/// Empties every text of a tree that looks like a secret and returns where they were.
pub fn drop_from(tree: &mut Value) -> Vec<String> {
    let mut dropped = Vec::new();
    walk(tree, &mut String::new(), &mut dropped);
    dropped
}

fn walk(value: &mut Value, at: &mut String, dropped: &mut Vec<String>) {
    let length = at.len();
    match value {
        Value::String(text) if looks_like(text).is_some() => {
            text.clear();
            dropped.push(at.clone());
        }
        Value::Array(list) => {
            for (i, member) in list.iter_mut().enumerate() {
                at.push('/');
                at.push_str(&i.to_string());
                walk(member, at, dropped);
                at.truncate(length);
            }
        }
        Value::Object(map) => {
            // A key is shown where its field is named, so it cannot stay either.
            let before = map.len();
            map.retain(|key, _| looks_like(key).is_none());
            if map.len() < before {
                dropped.push(at.clone());
            }
            for (key, member) in map.iter_mut() {
                at.push('/');
                at.push_str(&pointer_token(key));
                walk(member, at, dropped);
                at.truncate(length);
            }
        }
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_tokens_are_seen() {
        let secrets = [
            "4f9c2b7e8d1a6053c7e2f4a9b8d60135",
            "7tqX2mP9vLk4Wn8RzYb3Jc6HdF1gSa5Q",
            "DefaultEndpointsProtocol=https;AccountName=a;AccountKey=Zm9vYmFyYmF6cXV4cXV1eA==",
            "https://store.blob.core.windows.net/c?sv=2024&sig=ab12cd34ef56gh78ij90kl12",
            "https://user:hunter2secret@example.com/path",
            "-----BEGIN PRIVATE KEY-----",
            "Endpoint=sb://x/;SharedAccessKey=abcdefghijklmnop",
            "InstrumentationKey=53ca6127-db72-4b80-b1b0-d745d6d5456d",
            "eyJhbGciOiJub25lIn0.eyJhdWQiOiJodHRwczovL21hbmFnZW1lbnQifQ.c2lnbmF0dXJlc2lnbmF0dXJl",
            "key: 8KpQ2xV7nB4mZ1cR6tY9wE3uI5oA0sD2fG7hJ4kL1zX8cV3bN6mQ9wE2rT5yU0iO7pA4sD1fG8hJ3kL6z",
        ];
        for text in secrets {
            assert!(looks_like(text).is_some(), "{text}");
        }
    }

    #[test]
    fn a_secret_is_dropped_as_value_and_as_key() {
        let key = "7tqX2mP9vLk4Wn8RzYb3Jc6HdF1gSa5Q";
        let mut tree = serde_json::json!({"about": {"name": key, key: 1, "purpose": "kept"}});
        let dropped = drop_from(&mut tree);
        assert_eq!(dropped, ["/about", "/about/name"]);
        assert_eq!(
            tree,
            serde_json::json!({"about": {"name": "", "purpose": "kept"}})
        );
    }

    #[test]
    fn ids_digests_names_and_sentences_are_not() {
        let harmless = [
            "53ca6127-db72-4b80-b1b0-d745d6d5456d",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "/subscriptions/53ca6127-db72-4b80-b1b0-d745d6d5456d/resourceGroups/rg-foundry-finance-development",
            "Keep data of Finance & Risk apart from everybody else, see the decision of 2026-03-01",
            "privatelink.cognitiveservices.azure.com",
            "https://contoso.sharepoint.com/sites/foundry/decisions/networking-2026-03.docx",
            "aif-contoso-finance-and-risk-development",
            "Microsoft.CognitiveServices/accounts/projects",
        ];
        for text in harmless {
            assert_eq!(looks_like(text), None, "{text}");
        }
    }
}
