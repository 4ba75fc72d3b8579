//! ARM ids, read once: what contains what, and what a path names.
//!
//! A *key* is an id in lower case without a trailing slash; the root of the
//! tenant is `/`. Keys sort so that everything below a scope is one range,
//! which is what makes listing ten thousand assignments cheap.

use std::ops::Bound;

/// The key of a scope or id.
pub(crate) fn key_of(id: &str) -> String {
    let trimmed = id.trim_end_matches('/').to_ascii_lowercase();
    if trimmed.is_empty() {
        "/".to_owned()
    } else {
        trimmed
    }
}

/// The subscription a key lies in.
pub(crate) fn subscription_of(key: &str) -> Option<&str> {
    let rest = key.strip_prefix("/subscriptions/")?;
    Some(
        rest.split_once('/')
            .map_or(rest, |(subscription, _)| subscription),
    )
}

/// The resource group key a key lies in.
pub(crate) fn group_of(key: &str) -> Option<&str> {
    let mut slashes = key.match_indices('/').map(|(at, _)| at).skip(2);
    let start = slashes.next()?;
    let rest = key[start..].strip_prefix("/resourcegroups/")?;
    let name = rest.split('/').next().filter(|name| !name.is_empty())?;
    Some(&key[..start + "/resourcegroups/".len() + name.len()])
}

/// The scopes from the subscription down to the key itself, outermost first.
/// Management groups and the root are added by whoever knows them.
pub(crate) fn lineage(key: &str) -> Vec<&str> {
    let ends: Vec<usize> = key
        .match_indices('/')
        .map(|(at, _)| at)
        .skip(1)
        .chain([key.len()])
        .collect();
    let parts: Vec<&str> = key.split('/').skip(1).collect();
    let mut found = Vec::new();
    let mut at = 0;
    while at < parts.len() {
        let step = if parts[at] == "providers" { 4 } else { 2 };
        at += step;
        match ends.get(at.wrapping_sub(1)) {
            Some(end) => found.push(&key[..*end]),
            None => break,
        }
        // After `providers/ns/type/name` come bare `type/name` pairs.
    }
    found
}

/// The range of keys strictly below a scope.
pub(crate) fn below(key: &str) -> (Bound<String>, Bound<String>) {
    if key == "/" {
        return (
            Bound::Excluded("/".to_owned()),
            Bound::Excluded("0".to_owned()),
        );
    }
    // '0' is the character after '/'.
    (
        Bound::Included(format!("{key}/")),
        Bound::Excluded(format!("{key}0")),
    )
}

/// What an ARM path under a provider names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ResourcePath {
    /// The id as written, for a resource; the path of the list otherwise.
    pub(crate) id: String,
    pub(crate) namespace: String,
    /// `Namespace/type/childType` as written.
    pub(crate) kind: String,
    /// `type/childType` without the namespace.
    pub(crate) types: String,
    /// Resource names, outermost first; the last type has none in a list.
    pub(crate) names: Vec<String>,
    /// What has to exist before this can: the parent resource, else the
    /// scope the provider hangs on.
    pub(crate) parent: String,
    /// True when the path ends in a type, so that it names a list.
    pub(crate) is_list: bool,
}

impl ResourcePath {
    /// Reads path segments; none without a provider and a type.
    pub(crate) fn read(path: &[String]) -> Option<ResourcePath> {
        let at = path
            .iter()
            .rposition(|part| part.eq_ignore_ascii_case("providers"))?;
        let namespace = path.get(at + 1)?.clone();
        let rest = path.get(at + 2..).filter(|rest| !rest.is_empty())?;
        let types: Vec<&str> = rest.iter().step_by(2).map(String::as_str).collect();
        let names = rest.iter().skip(1).step_by(2).cloned().collect();
        let is_list = rest.len() % 2 == 1;
        let (own, has_parent) = if is_list {
            (1, rest.len() > 1)
        } else {
            (2, rest.len() > 2)
        };
        let parent = if has_parent {
            &path[..path.len() - own]
        } else {
            &path[..at]
        };
        Some(ResourcePath {
            id: joined(path),
            kind: format!("{namespace}/{}", types.join("/")),
            types: types.join("/"),
            namespace,
            names,
            parent: joined(parent),
            is_list,
        })
    }

    /// Reads an id.
    pub(crate) fn of(id: &str) -> Option<ResourcePath> {
        let path: Vec<String> = id.split('/').skip(1).map(ToOwned::to_owned).collect();
        ResourcePath::read(&path)
    }

    pub(crate) fn key(&self) -> String {
        key_of(&self.id)
    }

    pub(crate) fn kind_key(&self) -> String {
        self.kind.to_ascii_lowercase()
    }

    pub(crate) fn name(&self) -> &str {
        self.names.last().map_or("", String::as_str)
    }

    /// An action on it: `Namespace/type/verb`.
    pub(crate) fn action(&self, verb: &str) -> String {
        format!("{}/{verb}", self.kind)
    }
}

/// Segments as a path with a leading slash.
pub(crate) fn joined(path: &[String]) -> String {
    format!("/{}", path.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lineage_walks_from_the_subscription_down() {
        let key = "/subscriptions/s/resourcegroups/g/providers/n/t/a/u/b";
        assert_eq!(
            lineage(key),
            [
                "/subscriptions/s",
                "/subscriptions/s/resourcegroups/g",
                "/subscriptions/s/resourcegroups/g/providers/n/t/a",
                key
            ]
        );
        assert_eq!(lineage("/"), [""; 0]);
        let group = "/providers/microsoft.management/managementgroups/m";
        assert_eq!(lineage(group), [group]);
        let extension = "/subscriptions/s/resourcegroups/g/providers/n/t/a/providers/i/d/x";
        assert_eq!(lineage(extension).last(), Some(&extension));
        assert_eq!(lineage(extension).len(), 4);
    }

    #[test]
    fn paths_name_resources_and_lists() {
        let base = "/subscriptions/s/resourceGroups/g/providers/N/t/a";
        for (path, kind, parent, is_list) in [
            ("", "N/t", "/subscriptions/s/resourceGroups/g", false),
            ("/u/b", "N/t/u", base, false),
            ("/u", "N/t/u", base, true),
            ("/providers/I/d/x", "I/d", base, false),
        ] {
            let read = ResourcePath::of(&format!("{base}{path}")).unwrap();
            assert_eq!(
                (read.kind.as_str(), read.parent.as_str(), read.is_list),
                (kind, parent, is_list)
            );
        }
        assert_eq!(ResourcePath::of("/subscriptions/s"), None);
        assert_eq!(ResourcePath::of("/subscriptions/s/providers/N"), None);
    }

    #[test]
    fn containers_are_found() {
        let key = "/subscriptions/s/resourcegroups/g/providers/n/t/a";
        assert_eq!(subscription_of(key), Some("s"));
        assert_eq!(group_of(key), Some("/subscriptions/s/resourcegroups/g"));
        assert_eq!(group_of("/subscriptions/s"), None);
        assert_eq!(group_of("/subscriptions/s/providers/n/t/a"), None);
        assert_eq!(
            (key_of("/A/"), key_of("/")),
            ("/a".to_owned(), "/".to_owned())
        );
    }
}
