//! Names: Azure's rules for them, patterns that make them, and the one name of a role assignment.

use uuid::Uuid;

/// Namespace of ARM's `guid()` function.
/// Source: Azure/bicep test vectors, recomputed (2026-11-22).
const ARM_GUID: Uuid = Uuid::from_u128(0x11fb_06fb_712d_4ddd_98c7_e71b_bd58_8830);

/// ARM's and Bicep's `guid(a, b, …)`.
pub fn arm_guid(parts: &[&str]) -> String {
    Uuid::new_v5(&ARM_GUID, parts.join("-").as_bytes()).to_string()
}

/// A stable id drawn from a name: prefix and six characters of a–z2–7, the same for the same name.
/// Ids of what people add are drawn by the engine; this is for examples and for what a fix adds.
pub fn id_drawn_from(prefix: &str, name: &str) -> String {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest = crate::plan::canonical::digest_of_bytes(name.as_bytes());
    let number = u64::from_str_radix(&digest[..12], 16).unwrap_or_default();
    let letters = (0..6).map(|i| {
        char::from(LETTERS[usize::try_from((number >> (i * 5)) & 31).unwrap_or_default()])
    });
    format!("{prefix}-{}", letters.collect::<String>())
}

/// An id for something that a fix adds to a collection: drawn from what it is, and free.
pub fn free_id<T>(
    prefix: &str,
    what: &str,
    taken: &std::collections::BTreeMap<String, T>,
) -> String {
    (0..=u32::MAX)
        .map(|n| id_drawn_from(prefix, &format!("{what} {n}")))
        .find(|id| !taken.contains_key(id))
        .unwrap_or_default()
}

/// The name of the role assignment for this scope, principal and role: the same in every tool that
/// follows Microsoft's cross-tool convention, so that a second run writes the same object.
/// Source: Azure/bicep pull request 20293, `getRoleAssignmentName` (merged September 2026).
pub fn role_assignment(scope: &str, principal: &str, role: &str) -> String {
    arm_guid(&[
        &scope_key(scope),
        &principal.to_lowercase(),
        &last_segment(role).to_lowercase(),
    ])
}

/// A scope or resource id for comparing: lower case, no trailing slash.
pub fn scope_key(scope: &str) -> String {
    scope.trim_end_matches('/').to_lowercase()
}

/// The part of an id behind its last slash.
pub fn last_segment(id: &str) -> &str {
    id.rsplit('/').next().unwrap_or(id)
}

/// Is `scope` at or below `above`? Both as [`scope_key`]; whole segments count.
pub fn is_at_or_below(scope: &str, above: &str) -> bool {
    above.is_empty()
        || scope
            .strip_prefix(above)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Fills a name pattern. Empty parts leave no double hyphens behind.
pub fn fill(pattern: &str, values: &[(&str, &str)]) -> String {
    let filled = values
        .iter()
        .fold(pattern.to_owned(), |text, (key, value)| {
            text.replace(&format!("{{{key}}}"), value)
        });
    filled
        .split('-')
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-")
}

/// Why a text is no name for a Foundry resource or project, or none.
/// Source: Microsoft's published type files for `Microsoft.CognitiveServices` (2026-08).
pub fn account_defect(name: &str) -> Option<&'static str> {
    let first = name
        .bytes()
        .next()
        .is_some_and(|b| b.is_ascii_alphanumeric());
    let rest = name
        .bytes()
        .all(|b| b.is_ascii_alphanumeric() || b"_.-".contains(&b));
    (!(2..=64).contains(&name.len()) || !first || !rest).then_some(
        "2 to 64 letters, digits, dots, hyphens and underscores, the first one a letter or digit",
    )
}

/// Why a text is no name for a resource group, or none.
/// Source: Azure Resource Manager naming rules.
pub fn resource_group_defect(name: &str) -> Option<&'static str> {
    let allowed = name
        .chars()
        .all(|c| c.is_alphanumeric() || "-_.()".contains(c));
    (!(1..=90).contains(&name.chars().count()) || !allowed || name.ends_with('.')).then_some(
        "1 to 90 letters, digits, hyphens, underscores, dots and parentheses, no dot at the end",
    )
}

/// Is this a DNS label, as a custom subdomain must be?
pub fn is_dns_label(text: &str) -> bool {
    (1..=63).contains(&text.len())
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
        && !text.starts_with('-')
        && !text.ends_with('-')
}

/// A word for file names and tokens: lower-case letters, digits and single hyphens, at most 40.
pub fn slug(text: &str) -> String {
    let dashed: String = text
        .chars()
        .map(|c| {
            if c.is_ascii_alphanumeric() {
                c.to_ascii_lowercase()
            } else {
                '-'
            }
        })
        .collect();
    let joined = dashed
        .split('-')
        .filter(|p| !p.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    joined
        .chars()
        .take(40)
        .collect::<String>()
        .trim_end_matches('-')
        .to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn arm_guid_equals_the_vectors_of_the_bicep_engine() {
        assert_eq!(
            arm_guid(&["foo", "bar", "baz"]),
            "2ed86837-7c7c-5eaa-9864-dd077fd19b0d"
        );
        assert_eq!(arm_guid(&["asdf"]), "228d27cc-6fdb-5934-b7ac-1efccebade04");
    }

    #[test]
    fn role_assignment_names_follow_the_cross_tool_convention() {
        let sub = "/subscriptions/00000000-0000-0000-0000-000000000001";
        let account = format!(
            "{sub}/resourceGroups/rg-Foundry-Dev/providers/Microsoft.CognitiveServices/accounts/fdry-hr-dev"
        );
        let reader = "acdd72a7-3385-48ef-bd42-f606fba81ae7";
        let user = "a97b65f3-24c7-4388-baec-2e87135dc908";
        let cases = [
            (
                format!("{sub}/"),
                format!("{sub}/providers/Microsoft.Authorization/roleDefinitions/{reader}"),
                "9cff5e40-5459-5614-8608-a89104eb2597",
            ),
            (
                format!("{sub}/resourceGroups/rg-Foundry-Dev"),
                reader.to_owned(),
                "1ba56483-8346-5126-b1da-3149a291e5d8",
            ),
            (
                account.clone(),
                user.to_owned(),
                "4e282281-c300-5d2b-9147-4b0a636ef7a8",
            ),
            (
                format!("{account}/projects/onboarding"),
                format!(
                    "/providers/Microsoft.Authorization/roleDefinitions/{}",
                    user.to_uppercase()
                ),
                "f343ac45-2ea3-5af8-b7c9-70eeb98b7ce2",
            ),
        ];
        for (scope, role, name) in cases {
            assert_eq!(
                role_assignment(&scope, "AAAAAAAA-bbbb-4ccc-8ddd-eeeeeeeeeeee", &role),
                name
            );
        }
    }

    #[test]
    fn whole_segments_decide_what_is_above() {
        assert!(is_at_or_below(
            "/subscriptions/a/resourcegroups/rg",
            "/subscriptions/a"
        ));
        assert!(is_at_or_below("/subscriptions/a", ""));
        assert!(!is_at_or_below("/subscriptions/ab", "/subscriptions/a"));
    }

    #[test]
    fn patterns_and_slugs_stay_clean() {
        assert_eq!(
            fill(
                "aif-{group}-{environment}",
                &[("group", "fin"), ("environment", "")]
            ),
            "aif-fin"
        );
        assert_eq!(slug("Finance & Risk (EMEA)"), "finance-risk-emea");
        assert_eq!(account_defect("aif-contoso"), None);
        assert!(account_defect("-x").is_some() && account_defect("x").is_some());
        assert!(
            resource_group_defect("rg.").is_some() && resource_group_defect("rg-ü(1)").is_none()
        );
        assert!(is_dns_label("a-1") && !is_dns_label("a_1") && !is_dns_label("-a"));
    }
}
