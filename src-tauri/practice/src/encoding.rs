//! Small text codings: base64url for tokens and skip tokens, percent-encoding
//! for URLs.
//!
//! They are written here because the crate keeps to a handful of
//! dependencies, and because both are a dozen lines.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

/// Base64url without padding (RFC 4648, section 5).
pub(crate) fn base64url(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let mut group = [0_u8; 3];
        group[..chunk.len()].copy_from_slice(chunk);
        let sextets = [
            group[0] >> 2,
            (group[0] & 0x03) << 4 | group[1] >> 4,
            (group[1] & 0x0f) << 2 | group[2] >> 6,
            group[2] & 0x3f,
        ];
        for sextet in &sextets[..=chunk.len()] {
            text.push(char::from(ALPHABET[usize::from(*sextet)]));
        }
    }
    text
}

/// The bytes of an unpadded (or padded) base64url text, or nothing when it is
/// not one.
pub(crate) fn from_base64url(text: &str) -> Option<Vec<u8>> {
    let mut bytes = Vec::with_capacity(text.len() * 3 / 4);
    let (mut held, mut bits) = (0_u32, 0_u32);
    for letter in text.trim_end_matches('=').bytes() {
        let value = ALPHABET.iter().position(|known| *known == letter)?;
        held = (held << 6 | u32::try_from(value).ok()?) & 0x00ff_ffff;
        bits += 6;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits & 0xff).ok()?);
        }
    }
    Some(bytes)
}

/// Percent-decoding of one path segment.
pub(crate) fn decode_segment(text: &str) -> String {
    decode(text, false)
}

/// Percent-decoding of one query or form value, where `+` is a space.
pub(crate) fn decode_value(text: &str) -> String {
    decode(text, true)
}

fn decode(text: &str, plus_is_space: bool) -> String {
    let source = text.as_bytes();
    let mut bytes = Vec::with_capacity(source.len());
    let mut at = 0;
    while at < source.len() {
        let hex = source
            .get(at + 1..at + 3)
            .filter(|_| source[at] == b'%')
            .and_then(|pair| std::str::from_utf8(pair).ok())
            .and_then(|pair| u8::from_str_radix(pair, 16).ok());
        match (hex, source[at]) {
            (Some(byte), _) => {
                bytes.push(byte);
                at += 3;
                continue;
            }
            (None, b'+') if plus_is_space => bytes.push(b' '),
            (None, byte) => bytes.push(byte),
        }
        at += 1;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// Percent-encoding for a query value: everything but unreserved characters.
pub(crate) fn encode_value(text: &str) -> String {
    use std::fmt::Write as _;
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The pairs of a query string or a form body, keys in lower case.
pub(crate) fn pairs(text: &str) -> Vec<(String, String)> {
    text.split('&')
        .filter(|piece| !piece.is_empty())
        .map(|piece| {
            let (key, value) = piece.split_once('=').unwrap_or((piece, ""));
            (decode_value(key).to_ascii_lowercase(), decode_value(value))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64url_round_trips() {
        for (plain, coded) in [
            ("", ""),
            ("f", "Zg"),
            ("fo", "Zm8"),
            ("foo", "Zm9v"),
            ("foo?>", "Zm9vPz4"),
        ] {
            assert_eq!(base64url(plain.as_bytes()), coded);
            assert_eq!(from_base64url(coded), Some(plain.as_bytes().to_vec()));
        }
        assert_eq!(from_base64url("a b"), None);
        let all: Vec<u8> = (0..=255).collect();
        assert_eq!(from_base64url(&base64url(&all)), Some(all));
    }

    #[test]
    fn urls_decode_and_encode() {
        for (coded, plain) in [("a%20b", "a b"), ("a+b", "a b"), ("%zz", "%zz"), ("%", "%")] {
            assert_eq!(decode_value(coded), plain, "{coded}");
        }
        assert_eq!(decode_segment("a+b"), "a+b");
        assert_eq!(encode_value("a b'c=="), "a%20b%27c%3D%3D");
        assert_eq!(
            pairs("$Filter=atScope()&api-version=1"),
            [
                ("$filter".to_owned(), "atScope()".to_owned()),
                ("api-version".to_owned(), "1".to_owned())
            ]
        );
    }
}
