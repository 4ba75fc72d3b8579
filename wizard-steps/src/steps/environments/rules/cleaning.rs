//! Names that Azure takes, made from names that it does not.

use std::collections::BTreeSet;

use crate::estate::{Account, Estate};
use crate::labels;
use crate::names;

/// A kind of name and its rules.
#[derive(Clone, Copy)]
pub struct NameKind {
    /// Most characters.
    pub max: usize,
    /// May this character stand in it?
    pub allowed: fn(char) -> bool,
    /// Why a text is no such name, or none.
    pub defect: fn(&str) -> Option<&'static str>,
}

/// Foundry resources. A made name is also a subdomain, so it keeps to what both take.
pub const ACCOUNT: NameKind = NameKind {
    max: 63,
    allowed: |c| c.is_ascii_alphanumeric() || c == '-',
    defect: names::account_defect,
};

/// Projects.
pub const PROJECT: NameKind = NameKind {
    max: 64,
    allowed: |c| c.is_ascii_alphanumeric() || "_.-".contains(c),
    defect: names::account_defect,
};

/// Resource groups.
pub const RESOURCE_GROUP: NameKind = NameKind {
    max: 90,
    allowed: |c| c.is_alphanumeric() || "-_.()".contains(c),
    defect: names::resource_group_defect,
};

/// Custom subdomains.
pub const SUBDOMAIN: NameKind = NameKind {
    max: 63,
    allowed: |c| c.is_ascii_alphanumeric() || c == '-',
    defect: |text| {
        let rule = "a DNS label has 1 to 63 letters, digits and hyphens, no hyphen at either end";
        (!names::is_dns_label(text)).then_some(rule)
    },
};

impl NameKind {
    /// Is this no such name?
    pub fn refuses(self, name: &str) -> bool {
        (self.defect)(name).is_some()
    }

    /// The rule that a refused name breaks.
    pub fn rule(self, name: &str) -> &'static str {
        (self.defect)(name).unwrap_or_default()
    }

    /// The name with what Azure refuses taken out; none when nothing usable is left.
    pub fn clean(self, text: &str) -> Option<String> {
        let dashed: String = text
            .chars()
            .map(|c| if (self.allowed)(c) { c } else { '-' })
            .collect();
        let joined = names::fill(&dashed, &[]);
        let core = joined.trim_matches(|c: char| !c.is_alphanumeric());
        let cut: String = core.chars().take(self.max).collect();
        let cut = cut.trim_end_matches(|c: char| !c.is_alphanumeric());
        (self.defect)(cut).is_none().then(|| cut.to_owned())
    }

    /// Is the pattern itself at fault, whatever its tokens stand for?
    pub fn refuses_pattern(self, pattern: &str) -> bool {
        (self.defect)(&names::fill(pattern, &TOKENS.map(|t| (t, "x1")))).is_some()
    }

    /// The pattern with what Azure refuses taken out, tokens kept.
    pub fn clean_pattern(self, pattern: &str) -> Option<String> {
        let marked = TOKENS
            .iter()
            .zip(MARKS)
            .fold(pattern.to_owned(), |text, (token, mark)| {
                text.replace(&format!("{{{token}}}"), &mark.to_string())
            });
        let kept = |c: char| MARKS.contains(&c) || (self.allowed)(c);
        let dashed: String = marked
            .chars()
            .map(|c| if kept(c) { c } else { '-' })
            .collect();
        let joined = names::fill(&dashed, &[]);
        let clean = TOKENS
            .iter()
            .zip(MARKS)
            .fold(joined, |text, (token, mark)| {
                text.replace(mark, &format!("{{{token}}}"))
            });
        (!self.refuses_pattern(&clean)).then_some(clean)
    }

    /// `base` with the first of these words that makes a name nobody has, else with a number.
    pub fn free(self, base: &str, words: &[&str], taken: &BTreeSet<String>) -> Option<String> {
        let base = self.clean(base)?;
        let words = words
            .iter()
            .map(|w| names::slug(w))
            .filter(|w| !w.is_empty());
        let numbers = (2..1000).map(|n: u32| n.to_string());
        words.chain(numbers).find_map(|word| {
            let room = self.max.checked_sub(word.len() + 1)?;
            let head: String = base.chars().take(room).collect();
            let name = format!("{}-{word}", head.trim_end_matches('-'));
            let fits = (self.defect)(&name).is_none() && !taken.contains(&name.to_lowercase());
            fits.then_some(name)
        })
    }
}

/// What patterns may hold, without the braces.
pub const TOKENS: [&str; 4] = ["organization", "group", "environment", "useCase"];
/// Stand-ins for the tokens while a pattern is cleaned; no plan holds control characters.
const MARKS: [char; 4] = ['\u{1}', '\u{2}', '\u{3}', '\u{4}'];

/// Names and subdomains of all Foundry resources, in lower case: a new name must be none of them.
pub fn taken(estate: &Estate<'_>) -> BTreeSet<String> {
    let both = |a: &Account<'_>| [a.name.to_lowercase(), a.subdomain.to_lowercase()];
    estate.accounts.values().flat_map(both).collect()
}

/// Words that tell a Foundry resource from others: its business group, its environment.
pub fn words<'a>(estate: &'a Estate<'_>, account: &Account<'_>) -> Vec<&'a str> {
    let group = match account.groups.as_slice() {
        [one] => estate
            .plan
            .organization
            .groups
            .get(*one)
            .map(|g| g.token.as_str()),
        _ => None,
    };
    let environment = estate
        .environment(account.environment)
        .map(|e| e.token.as_str());
    let words = group.into_iter().chain(environment);
    words
        .filter(|w| {
            !account
                .name
                .split('-')
                .any(|part| part.eq_ignore_ascii_case(w))
        })
        .collect()
}

/// A Foundry resource for a sentence: its name and where it stands.
pub fn label(estate: &Estate<'_>, account: &Account<'_>) -> String {
    let name = labels::or_id(&account.name, &account.id);
    format!("{name} ({})", estate.environment_name(account.environment))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cleaned_names_are_names() {
        let cases = [
            ("aif finance & risk", Some("aif-finance-risk")),
            ("_aif.", Some("aif")),
            ("aif-ü", Some("aif")),
            ("-", None),
            ("", None),
        ];
        for (name, clean) in cases {
            assert_eq!(PROJECT.clean(name).as_deref(), clean, "{name}");
        }
        let long = PROJECT.clean(&"ab-".repeat(40)).expect("a name");
        assert!(long.len() <= 64 && !long.ends_with('-'), "{long}");
        assert_eq!(SUBDOMAIN.clean("a_b.c").as_deref(), Some("a-b-c"));
        assert_eq!(RESOURCE_GROUP.clean("rg (ä).").as_deref(), Some("rg-(ä"));
    }

    #[test]
    fn cleaned_patterns_keep_their_tokens() {
        let clean = PROJECT.clean_pattern("aif {group}/{environment}!");
        assert_eq!(clean.as_deref(), Some("aif-{group}-{environment}"));
        assert!(PROJECT.refuses_pattern("aif-{team}") && PROJECT.refuses_pattern(""));
        assert!(!PROJECT.refuses_pattern("{useCase}"));
    }

    #[test]
    fn a_free_name_is_nobodys() {
        let taken: BTreeSet<String> = ["aif-hr".to_owned(), "aif-2".to_owned()].into();
        assert_eq!(
            PROJECT.free("aif", &["hr"], &taken).as_deref(),
            Some("aif-3")
        );
        assert_eq!(
            PROJECT.free("aif", &["", "it"], &taken).as_deref(),
            Some("aif-it")
        );
        let long = PROJECT
            .free(&"a".repeat(64), &["hr"], &taken)
            .expect("a name");
        assert_eq!(long.len(), 64);
    }
}
