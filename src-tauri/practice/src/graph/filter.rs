//! The part of `OData` filters that principal pickers use: `eq`,
//! `startswith`, `any(c:c eq …)`, joined by `and` and `or`.

use serde_json::Value;

use crate::answer::Fault;

/// Alternatives, each a list of clauses that must all hold.
#[derive(Debug)]
pub(super) struct Filter(Vec<Vec<Clause>>);

#[derive(Debug)]
struct Clause {
    field: String,
    test: Test,
}

#[derive(Debug)]
enum Test {
    Equals(Value),
    StartsWith(String),
    AnyEquals(String),
}

impl Filter {
    pub(super) fn parse(text: &str) -> Result<Filter, Fault> {
        let alternatives = outside_quotes(text, " or ");
        let clauses = |text: &&str| {
            outside_quotes(text, " and ")
                .into_iter()
                .map(clause)
                .collect()
        };
        let all: Option<Vec<Vec<Clause>>> = alternatives.iter().map(clauses).collect();
        all.map(Filter).ok_or_else(|| {
            Fault::new(
                400,
                "Request_UnsupportedQuery",
                format!("Unsupported or invalid query filter clause specified: '{text}'."),
            )
        })
    }

    pub(super) fn holds(&self, object: &Value) -> bool {
        self.0
            .iter()
            .any(|clauses| clauses.iter().all(|clause| clause.holds(object)))
    }
}

impl Clause {
    fn holds(&self, object: &Value) -> bool {
        let actual = &object[self.field.as_str()];
        let text = actual.as_str().unwrap_or_default().to_lowercase();
        match &self.test {
            Test::Equals(Value::String(wanted)) => {
                actual.is_string() && text == wanted.to_lowercase()
            }
            Test::Equals(wanted) => actual == wanted,
            Test::StartsWith(start) => {
                actual.is_string() && text.starts_with(&start.to_lowercase())
            }
            Test::AnyEquals(wanted) => actual.as_array().is_some_and(|all| {
                all.iter()
                    .filter_map(Value::as_str)
                    .any(|one| one.eq_ignore_ascii_case(wanted))
            }),
        }
    }
}

fn clause(text: &str) -> Option<Clause> {
    let text = text.trim();
    if let Some(inside) = text.strip_prefix("startswith(") {
        let (field, value) = inside.strip_suffix(')')?.split_once(',')?;
        return Some(Clause {
            field: field.trim().to_owned(),
            test: Test::StartsWith(quoted(value)?),
        });
    }
    if let Some((field, inside)) = text.split_once("/any(") {
        let (_, comparison) = inside.strip_suffix(')')?.split_once(':')?;
        let (_, value) = comparison.split_once(" eq ")?;
        return Some(Clause {
            field: field.to_owned(),
            test: Test::AnyEquals(quoted(value)?),
        });
    }
    let (field, value) = text.split_once(" eq ")?;
    let value = match value.trim() {
        "true" => Value::Bool(true),
        "false" => Value::Bool(false),
        "null" => Value::Null,
        text => Value::String(quoted(text)?),
    };
    Some(Clause {
        field: field.trim().to_owned(),
        test: Test::Equals(value),
    })
}

fn quoted(text: &str) -> Option<String> {
    let inside = text.trim().strip_prefix('\'')?.strip_suffix('\'')?;
    Some(inside.replace("''", "'"))
}

fn outside_quotes<'a>(text: &'a str, word: &str) -> Vec<&'a str> {
    let (mut pieces, mut start, mut is_quoted) = (Vec::new(), 0, false);
    for (at, letter) in text.char_indices() {
        is_quoted ^= letter == '\'';
        if !is_quoted && at >= start && text[at..].starts_with(word) {
            pieces.push(&text[start..at]);
            start = at + word.len();
        }
    }
    pieces.push(&text[start..]);
    pieces
}

/// `"displayName:foundry"` to the text looked for, in lower case.
pub(super) fn search(text: &str) -> Result<String, Fault> {
    text.trim()
        .trim_matches('"')
        .split_once(':')
        .filter(|(field, _)| *field == "displayName")
        .map(|(_, wanted)| wanted.to_lowercase())
        .ok_or_else(|| {
            Fault::new(
                400,
                "Request_BadRequest",
                format!("Syntax error: the search expression {text} is not valid."),
            )
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn filters_hold_or_not() {
        let object = json!({
            "displayName": "AI and O'Brien", "securityEnabled": true, "servicePrincipalNames": ["abc"]
        });
        for (text, holds) in [
            ("startswith(displayName,'ai')", true),
            (
                "startswith(displayName,'x') or displayName eq 'AI and O''Brien'",
                true,
            ),
            (
                "displayName eq 'AI and O''Brien' and securityEnabled eq false",
                false,
            ),
            (
                "displayName eq 'AI and O''Brien' and securityEnabled eq true",
                true,
            ),
            ("servicePrincipalNames/any(c:c eq 'ABC')", true),
            ("mail eq null", true),
        ] {
            assert_eq!(Filter::parse(text).unwrap().holds(&object), holds, "{text}");
        }
        for text in [
            "",
            "displayName",
            "displayName ne 'x'",
            "endswith(displayName,'x')",
        ] {
            assert_eq!(
                Filter::parse(text).unwrap_err().code,
                "Request_UnsupportedQuery",
                "{text}"
            );
        }
    }

    #[test]
    fn searches() {
        assert_eq!(search("\"displayName:Foundry\"").unwrap(), "foundry");
        assert_eq!(search("foundry").unwrap_err().code, "Request_BadRequest");
    }
}
