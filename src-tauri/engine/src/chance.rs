//! Chance: the only place where new ids come from.

use uuid::Uuid;

const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";

/// A new stable id: the prefix, a dash and six characters of a–z2–7 (`prj-k3f7qa`).
///
/// Six characters are a billion possibilities: enough within one plan, not in the world. Who makes an
/// id for a collection uses [`new_id_beside`].
pub fn new_id(prefix: &str) -> String {
    format!("{prefix}-{}", six_letters())
}

/// A new stable id that is not taken yet.
pub fn new_id_beside(prefix: &str, taken: impl Fn(&str) -> bool) -> String {
    loop {
        let id = new_id(prefix);
        if !taken(&id) {
            return id;
        }
    }
}

/// Six characters of a–z2–7, five random bits each.
pub(crate) fn six_letters() -> String {
    // Version and variant stand in the seventh and ninth byte; the first six are chance alone.
    let bytes = Uuid::new_v4().into_bytes();
    bytes[..6]
        .iter()
        .map(|byte| char::from(LETTERS[usize::from(byte & 31)]))
        .collect()
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn ids_have_their_form_and_use_every_letter() {
        let ids: BTreeSet<String> = (0..2_000).map(|_| new_id("prj")).collect();
        assert!(ids.len() >= 1_999, "two thousand draws of a billion");
        let mut letters = BTreeSet::new();
        for id in &ids {
            let (prefix, six) = id.split_once('-').unwrap();
            assert_eq!((prefix, six.len()), ("prj", 6));
            letters.extend(six.bytes());
        }
        assert_eq!(letters, LETTERS.iter().copied().collect());
    }

    #[test]
    fn a_taken_id_is_drawn_again() {
        let asked = Cell::new(0);
        new_id_beside("drf", |_| {
            asked.set(asked.get() + 1);
            asked.get() < 3
        });
        assert_eq!(asked.get(), 3);
    }
}
