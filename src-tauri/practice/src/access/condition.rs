//! Conditions on role assignments (ABAC, version 2.0), as far as delegating
//! role assignments needs them.
//!
//! The language is boolean: `AND`, `OR`, `!`, parentheses, `ActionMatches{…}`
//! and comparisons such as `@Request[…:RoleDefinitionId]
//! ForAnyOfAnyValues:GuidEquals{…}`. Attributes of role assignments are
//! evaluated; anything else parses and is simply not fulfilled, which is the
//! safe side. Source: Microsoft documentation of the condition format and the
//! conditions published with built-in roles, read 2026-11-22.

use super::roles::matches;

/// The attributes of the assignment being written or removed.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Subject<'a> {
    pub(crate) role: &'a str,
    pub(crate) principal: &'a str,
    pub(crate) principal_type: &'a str,
}

/// A parsed condition.
#[derive(Debug, PartialEq)]
pub(crate) enum Condition {
    Any(Vec<Condition>),
    All(Vec<Condition>),
    Not(Box<Condition>),
    ActionMatches(String),
    Compare {
        attribute: String,
        is_every: bool,
        operator: String,
        values: Vec<String>,
    },
    /// Valid, but about something this tenant does not know.
    Unknown,
}

impl Condition {
    /// Reads a condition; none when it is not one.
    pub(crate) fn parse(text: &str) -> Option<Condition> {
        let mut reader = Reader { rest: text };
        let condition = reader.any()?;
        reader.skip();
        reader.rest.is_empty().then_some(condition)
    }

    /// Whether an action on an assignment fulfils it.
    pub(crate) fn holds(&self, action: &str, subject: Option<Subject>) -> bool {
        match self {
            Condition::Any(parts) => parts.iter().any(|part| part.holds(action, subject)),
            Condition::All(parts) => parts.iter().all(|part| part.holds(action, subject)),
            Condition::Not(inner) => !inner.holds(action, subject),
            Condition::ActionMatches(pattern) => matches(pattern, action),
            Condition::Compare {
                attribute,
                is_every,
                operator,
                values,
            } => subject
                .and_then(|subject| value_of(attribute, &subject))
                .is_some_and(|actual| compare(actual, *is_every, operator, values)),
            Condition::Unknown => false,
        }
    }
}

fn value_of<'a>(attribute: &str, subject: &Subject<'a>) -> Option<&'a str> {
    match attribute {
        "microsoft.authorization/roleassignments:roledefinitionid" => Some(subject.role),
        "microsoft.authorization/roleassignments:principalid" => Some(subject.principal),
        "microsoft.authorization/roleassignments:principaltype" => Some(subject.principal_type),
        _ => None,
    }
}

fn compare(actual: &str, is_every: bool, operator: &str, values: &[String]) -> bool {
    let equals = |value: &String| match operator {
        "stringequals" | "stringnotequals" => actual == value,
        _ => actual.eq_ignore_ascii_case(value),
    };
    let test = |value: &String| match operator {
        "guidequals" | "stringequals" | "stringequalsignorecase" => equals(value),
        "guidnotequals" | "stringnotequals" | "stringnotequalsignorecase" => !equals(value),
        _ => false,
    };
    if is_every {
        values.iter().all(test)
    } else {
        values.iter().any(test)
    }
}

struct Reader<'a> {
    rest: &'a str,
}

impl<'a> Reader<'a> {
    fn skip(&mut self) {
        self.rest = self.rest.trim_start();
    }

    fn eat(&mut self, token: &str) -> bool {
        self.skip();
        let fits = self
            .rest
            .get(..token.len())
            .is_some_and(|start| start.eq_ignore_ascii_case(token));
        if fits {
            self.rest = &self.rest[token.len()..];
        }
        fits
    }

    /// A word, which must not go on with another letter.
    fn eat_word(&mut self, word: &str) -> bool {
        self.skip();
        let goes_on = self
            .rest
            .as_bytes()
            .get(word.len())
            .is_some_and(u8::is_ascii_alphanumeric);
        !goes_on && self.eat(word)
    }

    fn any(&mut self) -> Option<Condition> {
        let mut parts = vec![self.all()?];
        while self.eat("||") || self.eat_word("OR") {
            parts.push(self.all()?);
        }
        if parts.len() == 1 {
            parts.pop()
        } else {
            Some(Condition::Any(parts))
        }
    }

    fn all(&mut self) -> Option<Condition> {
        let mut parts = vec![self.one()?];
        while self.eat("&&") || self.eat_word("AND") {
            parts.push(self.one()?);
        }
        if parts.len() == 1 {
            parts.pop()
        } else {
            Some(Condition::All(parts))
        }
    }

    fn one(&mut self) -> Option<Condition> {
        if self.eat("!") || self.eat_word("NOT") {
            return Some(Condition::Not(Box::new(self.one()?)));
        }
        if self.eat("(") {
            let inner = self.any()?;
            return self.eat(")").then_some(inner);
        }
        self.skip();
        if self.rest.starts_with('@') {
            self.comparison()
        } else {
            self.function()
        }
    }

    fn function(&mut self) -> Option<Condition> {
        let name = self.word();
        if name.eq_ignore_ascii_case("Exists") {
            self.attribute()?;
            return Some(Condition::Unknown);
        }
        let values = self.braces().filter(|_| !name.is_empty())?;
        match (
            name.eq_ignore_ascii_case("ActionMatches"),
            values.as_slice(),
        ) {
            (true, [pattern]) => Some(Condition::ActionMatches(pattern.clone())),
            (true, _) => None,
            (false, _) => Some(Condition::Unknown),
        }
    }

    fn comparison(&mut self) -> Option<Condition> {
        let attribute = self.attribute()?;
        self.skip();
        let operator = self.word();
        let (quantifier, name) = operator.split_once(':').unwrap_or(("", operator));
        let (quantifier, name) = (quantifier.to_ascii_lowercase(), name.to_ascii_lowercase());
        let is_every = match quantifier.as_str() {
            "" | "foranyofanyvalues" | "forallofanyvalues" => false,
            "foranyofallvalues" | "forallofallvalues" => true,
            _ => return None,
        };
        self.skip();
        let values = if self.rest.starts_with('{') {
            self.braces()?
        } else {
            vec![self.literal()?]
        };
        let is_known = ["guid", "string"]
            .iter()
            .any(|start| name.starts_with(start));
        if name.is_empty() {
            return None;
        }
        if !is_known {
            return Some(Condition::Unknown);
        }
        Some(Condition::Compare {
            attribute,
            is_every,
            operator: name,
            values,
        })
    }

    /// `@Source[Namespace/type:Attribute]`, the attribute in lower case.
    fn attribute(&mut self) -> Option<String> {
        self.skip();
        let rest = self.rest.strip_prefix('@')?;
        let (source, after) = rest.split_once('[')?;
        let known = ["Request", "Resource", "Principal", "Environment"];
        known
            .iter()
            .find(|name| name.eq_ignore_ascii_case(source.trim()))?;
        let (attribute, after) = after.split_once(']')?;
        self.rest = after;
        Some(attribute.trim().to_ascii_lowercase())
    }

    fn word(&mut self) -> &'a str {
        let end = self
            .rest
            .find(|letter: char| !letter.is_ascii_alphanumeric() && letter != ':')
            .unwrap_or(self.rest.len());
        let (word, rest) = self.rest.split_at(end);
        self.rest = rest;
        word
    }

    fn braces(&mut self) -> Option<Vec<String>> {
        self.skip();
        let (inside, after) = self.rest.strip_prefix('{')?.split_once('}')?;
        self.rest = after;
        let values: Vec<String> = inside
            .split(',')
            .map(|value| value.trim().trim_matches('\'').to_owned())
            .filter(|value| !value.is_empty())
            .collect();
        (!values.is_empty()).then_some(values)
    }

    fn literal(&mut self) -> Option<String> {
        if let Some(rest) = self.rest.strip_prefix('\'') {
            let (value, after) = rest.split_once('\'')?;
            self.rest = after;
            return Some(value.to_owned());
        }
        let end = self.rest.find([' ', ')']).unwrap_or(self.rest.len());
        let (value, after) = self.rest.split_at(end);
        self.rest = after;
        (!value.is_empty()).then(|| value.to_owned())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WRITE: &str = "Microsoft.Authorization/roleAssignments/write";
    const DELETE: &str = "Microsoft.Authorization/roleAssignments/delete";

    fn subject(role: &str) -> Subject<'_> {
        Subject {
            role,
            principal: "p",
            principal_type: "Group",
        }
    }

    #[test]
    fn a_constrained_delegation_is_evaluated() {
        let text = "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR \
            (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] \
            ForAnyOfAnyValues:GuidEquals{AAA, bbb})) AND ((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) \
            OR (@Resource[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals{aaa}))";
        let condition = Condition::parse(text).unwrap();
        for (action, role, holds) in [
            (WRITE, "aaa", true),
            (WRITE, "bbb", true),
            (WRITE, "ccc", false),
            (DELETE, "aaa", true),
            (DELETE, "bbb", false),
            ("Other/read", "ccc", true),
        ] {
            assert_eq!(
                condition.holds(action, Some(subject(role))),
                holds,
                "{action} {role}"
            );
        }
        assert!(!condition.holds(WRITE, None));
    }

    #[test]
    fn other_shapes() {
        let of = "@Request[Microsoft.Authorization/roleAssignments:PrincipalType]";
        for (text, holds) in [
            (
                format!("{of} ForAnyOfAnyValues:StringEqualsIgnoreCase{{'user', 'group'}}"),
                true,
            ),
            (format!("{of} StringEquals 'Group'"), true),
            (format!("{of} StringEquals 'group'"), false),
            (
                format!("{of} ForAnyOfAllValues:StringNotEquals{{'User','Group'}}"),
                false,
            ),
            (
                format!("!({of} StringEquals 'User') && {of} StringEquals 'Group'"),
                true,
            ),
            ("SubOperationMatches{'Blob.List'}".to_owned(), false),
            ("Exists @Resource[Some/thing:tags]".to_owned(), false),
            (
                "@Resource[Some/thing:count] NumericEquals 3".to_owned(),
                false,
            ),
        ] {
            let condition = Condition::parse(&text).unwrap_or_else(|| panic!("{text}"));
            assert_eq!(condition.holds(WRITE, Some(subject("r"))), holds, "{text}");
        }
    }

    #[test]
    fn nonsense_is_not_a_condition() {
        for text in [
            "",
            "hello",
            "(",
            "ActionMatches{}",
            "@Other[x] GuidEquals{a}",
            "@Request[x] {a}",
            "ActionMatches{'a'} ActionMatches{'b'}",
        ] {
            assert_eq!(Condition::parse(text), None, "{text}");
        }
    }
}
