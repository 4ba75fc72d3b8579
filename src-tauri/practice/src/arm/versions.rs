//! Which api-versions each provider accepts.
//!
//! Stable versions the product and the tools around it use, and the previews
//! azure-cli sends. A provider that is not listed accepts anything that looks
//! like a version. Source: Microsoft's published type files and SDKs, read
//! 2026-11-22.

use crate::answer::Fault;
use crate::call::Call;
use crate::scope::ResourcePath;

/// Versions of the platform itself: subscriptions, groups, providers.
const PLATFORM: &[&str] = &[
    "2014-04-01",
    "2015-01-01",
    "2015-11-01",
    "2016-02-01",
    "2016-06-01",
    "2016-09-01",
    "2017-05-10",
    "2018-01-01",
    "2018-02-01",
    "2018-05-01",
    "2018-07-01",
    "2019-03-01",
    "2019-05-01",
    "2019-05-10",
    "2019-06-01",
    "2019-07-01",
    "2019-08-01",
    "2019-10-01",
    "2019-11-01",
    "2020-01-01",
    "2020-05-01",
    "2020-06-01",
    "2020-08-01",
    "2020-10-01",
    "2021-01-01",
    "2021-04-01",
    "2022-01-01",
    "2022-06-01",
    "2022-09-01",
    "2022-12-01",
    "2023-07-01",
    "2024-03-01",
    "2024-07-01",
    "2024-11-01",
    "2025-03-01",
    "2025-04-01",
];

const ROLE_ASSIGNMENTS: &[&str] = &[
    "2015-07-01",
    "2018-01-01-preview",
    "2018-09-01-preview",
    "2020-04-01-preview",
    "2020-08-01-preview",
    "2020-10-01-preview",
    "2022-04-01",
];

const ROLE_DEFINITIONS: &[&str] = &[
    "2015-07-01",
    "2018-01-01-preview",
    "2022-04-01",
    "2022-05-01-preview",
];

const PERMISSIONS: &[&str] = &[
    "2014-07-01-preview",
    "2015-07-01",
    "2018-01-01-preview",
    "2022-04-01",
    "2022-05-01-preview",
];

const LOCKS: &[&str] = &["2015-01-01", "2016-09-01", "2017-04-01", "2020-05-01"];

const DENY_ASSIGNMENTS: &[&str] = &["2018-07-01-preview", "2022-04-01", "2024-07-01-preview"];

const COGNITIVE_SERVICES: &[&str] = &[
    "2017-04-18",
    "2021-04-30",
    "2021-10-01",
    "2022-03-01",
    "2022-10-01",
    "2022-12-01",
    "2023-05-01",
    "2024-10-01",
    "2025-04-01-preview",
    "2025-06-01",
    "2025-07-01-preview",
    "2025-09-01",
    "2025-10-01-preview",
    "2025-12-01",
    "2026-01-15-preview",
    "2026-03-01",
    "2026-05-01",
    "2026-05-15-preview",
    "2026-07-01",
];

/// The versions of a provider's type; none when anything goes.
pub(super) fn known(namespace: &str, types: &str) -> Option<&'static [&'static str]> {
    match (
        namespace.to_ascii_lowercase().as_str(),
        types.to_ascii_lowercase().as_str(),
    ) {
        ("microsoft.cognitiveservices", _) => Some(COGNITIVE_SERVICES),
        ("microsoft.authorization", "roleassignments") => Some(ROLE_ASSIGNMENTS),
        ("microsoft.authorization", "roledefinitions") => Some(ROLE_DEFINITIONS),
        ("microsoft.authorization", "permissions") => Some(PERMISSIONS),
        ("microsoft.authorization", "locks") => Some(LOCKS),
        ("microsoft.authorization", "denyassignments") => Some(DENY_ASSIGNMENTS),
        _ => None,
    }
}

/// Refuses a call without an api-version, or with one nobody knows.
pub(super) fn check(call: &Call) -> Result<(), Fault> {
    let Some(version) = call
        .query("api-version")
        .filter(|version| !version.is_empty())
    else {
        return Err(Fault::new(
            400,
            "MissingApiVersionParameter",
            "The api-version query parameter (?api-version=) is required for all requests.",
        ));
    };
    let platform = |versions: &[&str]| {
        if versions.contains(&version) {
            return Ok(());
        }
        let list = versions.join(",");
        Err(Fault::new(
            400,
            "InvalidApiVersionParameter",
            format!("The api-version '{version}' is invalid. The supported versions are '{list}'."),
        ))
    };
    match ResourcePath::read(&call.path) {
        None => platform(PLATFORM),
        Some(path) if path.types.eq_ignore_ascii_case("register") => platform(PLATFORM),
        Some(path) => match known(&path.namespace, &path.types) {
            Some(versions) if !versions.contains(&version) => {
                Err(unregistered(version, &path, versions))
            }
            None if !is_version(version) => platform(PLATFORM),
            _ => Ok(()),
        },
    }
}

fn unregistered(version: &str, path: &ResourcePath, versions: &[&str]) -> Fault {
    let newest_first: Vec<&str> = versions.iter().rev().copied().collect();
    Fault::new(
        400,
        "NoRegisteredProviderFound",
        format!(
            "No registered resource provider found for location '' and API version '{version}' for type '{}'. \
             The supported api-versions are '{}'. The supported locations are ''.",
            path.types,
            newest_first.join(", ")
        ),
    )
}

fn is_version(text: &str) -> bool {
    let shape = |date: &str| {
        date.len() == 10
            && date.bytes().enumerate().all(|(at, byte)| match at {
                4 | 7 => byte == b'-',
                _ => byte.is_ascii_digit(),
            })
    };
    text.get(..10).is_some_and(shape)
        && matches!(text.get(10..), Some("" | "-preview" | "-alpha" | "-beta"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use http::Request;

    #[test]
    fn versions_are_checked_per_provider() {
        let sub = "https://management.azure.com/subscriptions/s";
        for (path, code) in [
            ("", Some("MissingApiVersionParameter")),
            ("?api-version=", Some("MissingApiVersionParameter")),
            ("?api-version=2022-12-01", None),
            (
                "?api-version=2999-01-01",
                Some("InvalidApiVersionParameter"),
            ),
            ("/providers/Microsoft.X?api-version=2021-04-01", None),
            (
                "/providers/Microsoft.X/register?api-version=2021-04-01",
                None,
            ),
            ("/providers/Microsoft.X/things?api-version=2999-01-01", None),
            (
                "/providers/Microsoft.X/things?api-version=soon",
                Some("InvalidApiVersionParameter"),
            ),
            (
                "/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01",
                None,
            ),
            (
                "/providers/Microsoft.Authorization/roleAssignments?api-version=2021-04-01",
                Some("NoRegisteredProviderFound"),
            ),
            (
                "/providers/microsoft.cognitiveservices/ACCOUNTS?api-version=2026-03-01",
                None,
            ),
        ] {
            let call = Call::read(
                Request::get(format!("{sub}{path}"))
                    .body(Vec::new())
                    .unwrap(),
            );
            assert_eq!(check(&call).err().map(|fault| fault.code), code, "{path}");
        }
    }
}
