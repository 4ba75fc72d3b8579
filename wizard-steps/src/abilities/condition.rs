//! Conditions on role assignments: the one family that is understood limits which roles may be given.
//!
//! `((!(ActionMatches{'…/roleAssignments/write'})) OR (<test>)) AND (… '…/delete' …)`, where a test
//! asks for the role (`RoleDefinitionId`), the type or the id of the principal. A verb that no clause
//! names is not limited; a verb that is named in another form is unclear, never yes and never no.
//! Source: Microsoft's page on delegating role assignments with conditions (read 2026-11-22).

use std::collections::BTreeSet;

use super::operation::covers;

/// A condition, as far as it is understood. The empty text limits nothing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Condition {
    clauses: Vec<Clause>,
}

/// "For these operations, this must hold."
#[derive(Debug, Clone, PartialEq, Eq)]
struct Clause {
    /// Operations it is about, with Azure's wildcards; none for all.
    about: Vec<String>,
    /// What must hold; none where the words are not understood.
    test: Option<Limit>,
}

/// Which grants may be written or taken away.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Limit {
    /// Only these roles (GUIDs in lower case); none for any.
    pub roles: Option<BTreeSet<String>>,
    /// None of these roles.
    pub never: BTreeSet<String>,
    /// Only for principals of these types, in lower case; none for any.
    pub principal_types: Option<BTreeSet<String>>,
    /// Only for these principals (object ids in lower case); none for any.
    pub principals: Option<BTreeSet<String>>,
}

/// What a condition does to an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Nothing.
    Free,
    /// Allowed within the limit.
    Limited(Limit),
    /// Named in words that are not understood.
    Unclear,
}

impl Limit {
    /// May this role be given to a principal of this type and id? Empty texts stand for "not known"
    /// and are not held against it.
    pub fn allows(&self, role: &str, principal_type: &str, principal: &str) -> bool {
        let within = |set: &Option<BTreeSet<String>>, value: &str| {
            let lower = value.to_ascii_lowercase();
            value.is_empty() || set.as_ref().is_none_or(|s| s.contains(&lower))
        };
        within(&self.roles, role)
            && !self.never.contains(&role.to_ascii_lowercase())
            && within(&self.principal_types, principal_type)
            && within(&self.principals, principal)
    }

    /// Both limits at once.
    #[must_use]
    pub fn and(mut self, other: &Self) -> Self {
        fn meet(mine: &mut Option<BTreeSet<String>>, theirs: Option<&BTreeSet<String>>) {
            match (mine.as_mut(), theirs) {
                (Some(mine), Some(theirs)) => mine.retain(|id| theirs.contains(id)),
                (None, Some(theirs)) => *mine = Some(theirs.clone()),
                (_, None) => {}
            }
        }
        meet(&mut self.roles, other.roles.as_ref());
        meet(&mut self.principal_types, other.principal_types.as_ref());
        meet(&mut self.principals, other.principals.as_ref());
        self.never.extend(other.never.iter().cloned());
        self
    }
}

impl Condition {
    /// Reads a condition. Never fails: what is not understood limits what it names to "unclear".
    pub fn read(text: &str) -> Self {
        if text.trim().is_empty() {
            return Self::default();
        }
        let clauses = split(unwrap(text), &["AND", "&&"]);
        Self {
            clauses: clauses.into_iter().map(clause).collect(),
        }
    }

    /// It limits nothing.
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// Every word of it is understood.
    pub fn is_understood(&self) -> bool {
        self.clauses.iter().all(|c| c.test.is_some())
    }

    /// What it does to this operation.
    pub fn effect_on(&self, operation: &str) -> Effect {
        let mut limit: Option<Limit> = None;
        for clause in self.clauses.iter().filter(|c| c.is_about(operation)) {
            match &clause.test {
                None => return Effect::Unclear,
                Some(test) => limit = Some(limit.unwrap_or_default().and(test)),
            }
        }
        limit.map_or(Effect::Free, Effect::Limited)
    }
}

impl Clause {
    fn is_about(&self, operation: &str) -> bool {
        self.about.is_empty() || self.about.iter().any(|name| covers(name, operation))
    }
}

fn clause(text: &str) -> Clause {
    let mut about = Vec::new();
    let mut tests = Vec::new();
    for part in split(unwrap(text), &["OR", "||"]) {
        match guards(part) {
            Some(names) => about.extend(names),
            None => tests.push(part),
        }
    }
    let test = match tests[..] {
        // Without a guard the test would hold for every operation: no form that Azure's pages show.
        [one] if !about.is_empty() => test(one),
        _ => None,
    };
    Clause { about, test }
}

/// `!(ActionMatches{'a'}) AND !(ActionMatches{'b'})`: the operations that the clause is about.
fn guards(text: &str) -> Option<Vec<String>> {
    split(unwrap(text), &["AND", "&&"])
        .into_iter()
        .map(|part| {
            let inner = unwrap(unwrap(part).strip_prefix('!')?.trim());
            let name = after(inner, "ActionMatches")?.strip_prefix('{')?;
            let name = name.trim_end().strip_suffix('}')?.trim();
            Some(name.strip_prefix('\'')?.strip_suffix('\'')?.to_owned())
        })
        .collect()
}

fn test(text: &str) -> Option<Limit> {
    let mut limit = Limit::default();
    for part in split(unwrap(text), &["AND", "&&"]) {
        limit = limit.and(&one_test(unwrap(part))?);
    }
    Some(limit)
}

/// `@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{…}`.
fn one_test(text: &str) -> Option<Limit> {
    let rest = after(text, "@Request").or_else(|| after(text, "@Resource"))?;
    let (attribute, rest) = rest.strip_prefix('[')?.split_once(']')?;
    let attribute = after(attribute, "Microsoft.Authorization/roleAssignments:")?;
    let (operator, values) = rest.split_once('{')?;
    let values: BTreeSet<String> = values
        .trim_end()
        .strip_suffix('}')?
        .split(',')
        .map(|v| v.trim().trim_matches('\'').to_ascii_lowercase())
        .collect();
    let is = |word: &str, names: &[&str]| names.iter().any(|n| n.eq_ignore_ascii_case(word));
    let operator = operator.trim();
    let equal = is(operator, &["GuidEquals", "ForAnyOfAnyValues:GuidEquals"]);
    let unequal = is(
        operator,
        &["GuidNotEquals", "ForAnyOfAllValues:GuidNotEquals"],
    );
    let equal_text = is(
        operator,
        &[
            "StringEqualsIgnoreCase",
            "ForAnyOfAnyValues:StringEqualsIgnoreCase",
        ],
    );
    let mut limit = Limit::default();
    if attribute.eq_ignore_ascii_case("RoleDefinitionId") && equal {
        limit.roles = Some(values);
    } else if attribute.eq_ignore_ascii_case("RoleDefinitionId") && unequal {
        limit.never = values;
    } else if attribute.eq_ignore_ascii_case("PrincipalType") && equal_text {
        limit.principal_types = Some(values);
    } else if attribute.eq_ignore_ascii_case("PrincipalId") && equal {
        limit.principals = Some(values);
    } else {
        return None;
    }
    Some(limit)
}

fn after<'t>(text: &'t str, word: &str) -> Option<&'t str> {
    let head = text.get(..word.len())?;
    head.eq_ignore_ascii_case(word)
        .then(|| text[word.len()..].trim_start())
}

/// The text without the parentheses that enclose all of it.
fn unwrap(text: &str) -> &str {
    let mut text = text.trim();
    while let Some(inner) = text.strip_prefix('(').and_then(|t| t.strip_suffix(')')) {
        let mut depth = 1_usize;
        let whole = Walk::over(inner).all(|(_, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            depth > 0
        });
        if !whole {
            return text;
        }
        text = inner.trim();
    }
    text
}

/// The parts of a text between these words, where no bracket is open.
fn split<'t>(text: &'t str, words: &[&str]) -> Vec<&'t str> {
    let mut parts = Vec::new();
    let (mut depth, mut from) = (0_i32, 0);
    for (at, c) in Walk::over(text) {
        match c {
            '(' | '{' | '[' => depth += 1,
            ')' | '}' | ']' => depth -= 1,
            _ if depth == 0 && at >= from => {
                let rest = &text[at..];
                let edge = |c: Option<char>| c.is_none_or(|c| !c.is_alphanumeric());
                let word = words.iter().find(|w| {
                    after(rest, w).is_some()
                        && edge(text[..at].chars().next_back())
                        && edge(rest[w.len()..].chars().next())
                });
                if let Some(word) = word {
                    parts.push(text[from..at].trim());
                    from = at + word.len();
                }
            }
            _ => {}
        }
    }
    parts.push(text[from..].trim());
    parts
}

/// Characters outside quotes, with their places.
struct Walk<'t> {
    chars: std::str::CharIndices<'t>,
    quoted: bool,
}

impl<'t> Walk<'t> {
    fn over(text: &'t str) -> Self {
        Self {
            chars: text.char_indices(),
            quoted: false,
        }
    }
}

impl Iterator for Walk<'_> {
    type Item = (usize, char);

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let (at, c) = self.chars.next()?;
            if c == '\'' {
                self.quoted = !self.quoted;
            } else if !self.quoted {
                return Some((at, c));
            }
        }
    }
}

#[cfg(test)]
mod tests;
