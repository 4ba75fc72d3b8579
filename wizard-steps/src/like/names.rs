//! Names and short forms of what is made: the pattern's, with the new thing's own in their place.

use std::collections::{BTreeMap, BTreeSet};

use crate::names::slug;
use crate::plan::Plan;

use super::{Kind, Wish};

/// The longest short form that is taken from a name.
const SHORT: usize = 12;

/// The wish with a short form; none when it has no name.
pub(super) fn complete(wish: &Wish, plan: &Plan) -> Option<Wish> {
    let name = wish.name.trim();
    let token = if wish.token.trim().is_empty() {
        short_form(name)
    } else {
        wish.token.trim().to_owned()
    };
    let known = |id: &String| plan.organization.use_cases.contains_key(id);
    let cases = wish.use_cases.iter();
    let cases = cases.filter(|(id, name)| known(id) && !name.trim().is_empty());
    (!name.is_empty() && !token.is_empty()).then(|| Wish {
        name: name.to_owned(),
        token,
        use_cases: cases
            .map(|(id, n)| (id.clone(), n.trim().to_owned()))
            .collect(),
        ids: wish.ids.clone(),
    })
}

/// A short form from a name: its first word, and the next one while that is short.
pub fn short_form(name: &str) -> String {
    let slug = slug(name);
    let mut words = slug.split('-');
    let mut short = words.next().unwrap_or_default().to_owned();
    if short.len() < 4
        && let Some(next) = words.next()
        && short.len() + next.len() < SHORT
    {
        short = format!("{short}-{next}");
    }
    short.truncate(SHORT);
    short.trim_end_matches('-').to_owned()
}

/// A short form for a use case of a group: without the words of the group's own name, and free.
pub(crate) fn case_token(name: &str, group: &str, taken: &mut BTreeSet<String>) -> String {
    let of_group: BTreeSet<String> = slug(group).split('-').map(str::to_owned).collect();
    let whole = slug(name);
    let own: Vec<&str> = whole
        .split('-')
        .filter(|word| !of_group.contains(*word))
        .collect();
    let short = short_form(&if own.is_empty() {
        whole.clone()
    } else {
        own.join(" ")
    });
    let numbered = (2_u32..).map(|n| format!("{short}{n}"));
    let free = std::iter::once(short.clone())
        .chain(numbered)
        .find(|t| !taken.contains(t));
    let free = free.unwrap_or(short);
    taken.insert(free.clone());
    free
}

/// Has another one of its kind this name or short form? Short forms make names in Azure.
pub(super) fn is_taken(plan: &Plan, kind: Kind, of: &str, wish: &Wish) -> bool {
    let same = |name: &str, token: &str| {
        name.trim().eq_ignore_ascii_case(&wish.name)
            || token.trim().eq_ignore_ascii_case(&wish.token)
    };
    let organization = &plan.organization;
    match kind {
        Kind::Group => organization
            .groups
            .values()
            .any(|g| same(&g.name, &g.token)),
        Kind::Environment => plan
            .environments
            .items
            .values()
            .any(|e| same(&e.name, &e.token)),
        Kind::UseCase => {
            let group = organization.use_cases.get(of).map(|u| &u.group);
            let cases = organization.use_cases.values();
            let mut cases = cases.filter(|u| Some(&u.group) == group);
            cases.any(|u| same(&u.name, &u.token))
        }
    }
}

/// What of the pattern's texts is replaced by what.
#[derive(Debug, Clone, Default)]
pub(super) struct Texts {
    /// Names, in any text.
    names: Vec<(String, String)>,
    /// Short forms, as whole parts of what is a name or an address.
    tokens: Vec<(String, String)>,
}

impl Texts {
    pub(super) fn name(&mut self, old: &str, new: &str) {
        if !old.trim().is_empty() {
            self.names.push((old.trim().to_owned(), new.to_owned()));
        }
    }

    pub(super) fn token(&mut self, old: &str, new: &str) {
        if !old.trim().is_empty() {
            self.tokens.push((old.trim().to_owned(), new.to_owned()));
        }
    }

    /// The text with names replaced, and in what makes up a name or an address short forms as well.
    pub(super) fn apply(&self, text: &str, is_name: bool) -> String {
        let mut text = text.to_owned();
        for (old, new) in &self.names {
            text = text.replace(old, new);
        }
        if !is_name {
            return text;
        }
        let tokens: BTreeMap<&str, &str> = self
            .tokens
            .iter()
            .map(|(old, new)| (old.as_str(), new.as_str()))
            .collect();
        if tokens.keys().any(|token| token.contains('-')) {
            for (old, new) in &tokens {
                text = replace_whole(&text, old, new);
            }
            return text;
        }
        parts(&text, &tokens)
    }
}

/// Each run of letters and digits that is a short form, replaced.
fn parts(text: &str, tokens: &BTreeMap<&str, &str>) -> String {
    let mut out = String::new();
    let mut rest = text;
    while !rest.is_empty() {
        let end = rest
            .find(|c: char| !c.is_alphanumeric())
            .unwrap_or(rest.len());
        let (part, after) = rest.split_at(end);
        out.push_str(tokens.get(part).copied().unwrap_or(part));
        let end = after.find(char::is_alphanumeric).unwrap_or(after.len());
        let (between, after) = after.split_at(end);
        out.push_str(between);
        rest = after;
    }
    out
}

/// A short form of several parts, where nothing of a word stands before or behind it.
fn replace_whole(text: &str, old: &str, new: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(old) {
        let (before, found) = rest.split_at(at);
        let after = &found[old.len()..];
        let clear =
            !before.ends_with(char::is_alphanumeric) && !after.starts_with(char::is_alphanumeric);
        out.push_str(before);
        out.push_str(if clear { new } else { old });
        rest = after;
    }
    out.push_str(rest);
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_forms_are_short_and_tell_apart() {
        assert_eq!(short_form("Legal & Compliance"), "legal");
        assert_eq!(short_form("R & D labs"), "r-d");
        assert_eq!(short_form("Internationalization"), "internationa");
        assert_eq!(short_form("HR"), "hr");
    }

    #[test]
    fn whole_parts_are_replaced_and_nothing_else() {
        let mut texts = Texts::default();
        texts.name("Human Resources", "Legal");
        texts.token("hr", "legal");
        let cases = [
            (
                "hr-foundry-owners@contoso.example",
                "legal-foundry-owners@contoso.example",
            ),
            (
                "https://thr-chrome.example/hr",
                "https://thr-chrome.example/legal",
            ),
            ("Human Resources Foundry owners", "Legal Foundry owners"),
            ("AI hr admins", "AI legal admins"),
        ];
        for (text, expected) in cases {
            assert_eq!(texts.apply(text, true), expected);
        }
        assert_eq!(texts.apply("hr", false), "hr");
        texts.token("service-desk", "help");
        assert_eq!(texts.apply("x-service-desk-dev", true), "x-help-dev");
    }
}
