//! Ids that are derived, not drawn: the same tenant gives the same ids.

use uuid::Uuid;

/// The object id of a resource's system-assigned identity: a version 5 UUID
/// of the resource id in lower case, in the URL namespace.
///
/// Real Azure draws it at random; deriving it lets a seed refer to the
/// identity of a resource before the resource exists.
pub fn principal_of(resource_id: &str) -> String {
    let key = crate::scope::key_of(resource_id);
    Uuid::new_v5(&Uuid::NAMESPACE_URL, key.as_bytes()).to_string()
}

/// An id from a list of words.
pub(crate) fn derived(words: &[&str]) -> String {
    Uuid::new_v5(&Uuid::NAMESPACE_OID, words.join("\u{1f}").as_bytes()).to_string()
}

/// Reads a GUID in any of its spellings, and gives the usual one.
pub(crate) fn guid(text: &str) -> Option<String> {
    let is_plain = text.len() == 36 || text.len() == 32;
    Uuid::try_parse(text)
        .ok()
        .filter(|_| is_plain)
        .map(|id| id.hyphenated().to_string())
}

/// The spelling without dashes that some error texts use.
pub(crate) fn bare(id: &str) -> String {
    id.replace('-', "")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identities_do_not_depend_on_case() {
        assert_eq!(
            principal_of("/Subscriptions/S/"),
            principal_of("/subscriptions/s")
        );
        assert_ne!(principal_of("/a"), principal_of("/b"));
    }

    #[test]
    fn guids_are_read() {
        let plain = "0d504196-1423-4569-9a6e-15149656f0ee";
        assert_eq!(guid(&plain.to_uppercase()), Some(plain.to_owned()));
        assert_eq!(guid(&bare(plain)), Some(plain.to_owned()));
        assert_eq!(guid("xyz"), None);
        assert_eq!(guid(&format!("{{{plain}}}")), None);
    }
}
