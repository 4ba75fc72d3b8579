//! Small things that rules of several steps say in the same way.

use crate::estate::{Account, Estate};
use crate::plan::read::pointer_token;

/// Names shown before a list says how many more there are.
const SHOWN: usize = 4;

/// The JSON Pointer through these keys.
pub fn pointer(keys: &[&str]) -> String {
    keys.iter().fold(String::new(), |mut text, key| {
        text.push('/');
        text.push_str(&pointer_token(key));
        text
    })
}

/// Names for a sentence: "a and b", "a, b and c"; of a long list the first ones and how many more.
pub fn list<T: AsRef<str>>(names: &[T]) -> String {
    let shown: Vec<&str> = names.iter().take(SHOWN).map(AsRef::as_ref).collect();
    match (names.len() - shown.len(), shown.split_last()) {
        (_, None) => String::new(),
        (0, Some((one, []))) => (*one).to_owned(),
        (0, Some((last, first))) => format!("{} and {last}", first.join(", ")),
        (more, _) => format!("{} and {more} more", shown.join(", ")),
    }
}

/// The pointer of a field of what the plan says about a Foundry resource.
pub fn account_field(account: &Account<'_>, field: &str) -> String {
    pointer(&["organization", "accounts", &account.id, field])
}

/// Is this environment put off? Nothing in it is planned yet.
pub fn is_deferred(estate: &Estate<'_>, environment: &str) -> bool {
    let found = estate.plan.environments.items.get(environment);
    found.is_some_and(|e| e.deferred.is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_read_like_sentences_and_stay_short() {
        let names = ["a", "b", "c", "d", "e", "f"];
        let expected = ["", "a", "a and b", "a, b and c", "a, b, c and d"];
        for (n, text) in expected.into_iter().enumerate() {
            assert_eq!(list(&names[..n]), text);
        }
        assert_eq!(list(&names), "a, b, c, d and 2 more");
    }

    #[test]
    fn pointers_escape_what_ids_may_hold() {
        assert_eq!(pointer(&["a", "b/c~d"]), "/a/b~1c~0d");
    }
}
