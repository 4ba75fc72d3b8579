//! Secrets that got into the plan by another road than an edit or a file.

use serde_json::Value;

use crate::finding::Hit;
use crate::plan::edit::Edit;
use crate::plan::read::pointer_token;
use crate::rule::{Context, Rule};
use crate::secrets;

/// SEC-001: a text of the plan looks like a secret. The finding says where and what kind, never the
/// text. One press empties the place.
/// Sources: Microsoft's page on roles for the Agent Service, keys (read 2026-11-22); its post on gateway
/// connections (a key in custom headers).
pub const SEC_001: Rule = Rule::blocker("SEC-001", look);

/// Headers that carry a credential, whatever it looks like.
const HEADERS: [&str; 5] = [
    "api-key",
    "authorization",
    "ocp-apim-subscription-key",
    "subscription-key",
    "x-api-key",
];

const CUSTOM_HEADERS: &str = "customHeaders";

fn look(context: &Context<'_>) -> Vec<Hit> {
    let is_header = |text: &str| text.eq_ignore_ascii_case(CUSTOM_HEADERS);
    if !secrets::any_in(context.plan, is_header) {
        return Vec::new();
    }
    let tree = serde_json::to_value(context.plan).unwrap_or_default();
    let mut hits = Vec::new();
    walk(&tree, &mut String::new(), &mut hits);
    hits
}

fn walk(value: &Value, at: &mut String, hits: &mut Vec<Hit>) {
    match value {
        Value::Object(map) => {
            for (key, member) in map {
                if secrets::looks_like(key).is_some() {
                    // Its pointer would show the secret: name the place around it.
                    hits.push(hit(at, "a secret used as a name"));
                    continue;
                }
                let length = at.len();
                at.push('/');
                at.push_str(&pointer_token(key));
                match kind_of(key, member) {
                    Some(kind) => hits.push(hit(at, kind).fixed_by(vec![Edit::remove(at.clone())])),
                    None => walk(member, at, hits),
                }
                at.truncate(length);
            }
        }
        Value::Array(list) => hits.extend(in_list(list, at)),
        _ => {}
    }
}

/// Lists hold texts only, and are replaced whole.
fn in_list(list: &[Value], at: &str) -> Option<Hit> {
    let kind = |v: &Value| v.as_str().and_then(secrets::looks_like);
    let found = list.iter().find_map(kind)?;
    let rest: Vec<Value> = list.iter().filter(|v| kind(v).is_none()).cloned().collect();
    Some(hit(at, found).fixed_by(vec![Edit::set(at, rest)]))
}

fn kind_of(key: &str, member: &Value) -> Option<&'static str> {
    let text = member.as_str()?;
    secrets::looks_like(text).or_else(|| {
        let headers = key.eq_ignore_ascii_case(CUSTOM_HEADERS) && names_a_header(text);
        headers.then_some("a key in a header")
    })
}

/// Does this JSON text set a header that carries a credential?
fn names_a_header(text: &str) -> bool {
    let Ok(Value::Object(headers)) = serde_json::from_str(text) else {
        return false;
    };
    headers.iter().any(|(name, value)| {
        let value = value.as_str().unwrap_or_default().trim();
        HEADERS.iter().any(|h| name.eq_ignore_ascii_case(h)) && !value.is_empty()
    })
}

fn hit(at: &str, kind: &str) -> Hit {
    let place = if at.is_empty() { "/" } else { at };
    let field = place.trim_start_matches('/').replace('/', " › ");
    Hit::at(place)
        .about(place)
        .with(
            "field",
            if field.is_empty() {
                "the plan".to_owned()
            } else {
                field
            },
        )
        .with("kind", kind)
}

#[cfg(test)]
mod tests {
    use crate::finding::{Finding, Fix};
    use crate::observed::Observed;
    use crate::plan::Plan;
    use crate::plan::edit;
    use crate::plan::read::{document, typed};
    use crate::rule;
    use crate::steps::cases::{example, today};
    use crate::words;

    const SECRET: &str = "7tqX2mP9vLk4Wn8RzYb3Jc6HdF1gSa5Q";

    fn found(plan: &Plan) -> Vec<Finding> {
        let all = rule::check(plan, &Observed::default(), today());
        all.into_iter().filter(|f| f.code == "SEC-001").collect()
    }

    /// Edits refuse secrets, so the plan is changed from within.
    fn poisoned() -> Vec<Plan> {
        let mut plans = vec![example(); 6];
        plans[0].about.purpose = format!("Use {SECRET} until Friday.");
        plans[1].environments.order.push(SECRET.to_owned());
        plans[2]
            .governance
            .tags
            .insert("note".to_owned(), SECRET.to_owned());
        plans[3]
            .governance
            .tags
            .insert(SECRET.to_owned(), "note".to_owned());
        let connection = plans[4]
            .connections
            .items
            .values_mut()
            .next()
            .expect("a connection");
        let headers = r#"{"api-key": "hunter2"}"#.to_owned();
        connection
            .metadata
            .insert("customHeaders".to_owned(), headers);
        plans[5].about.purpose = format!("He said \"{SECRET}\"\\n and left.");
        plans
    }

    #[test]
    fn a_plan_without_secrets_is_silent() {
        assert!(found(&example()).is_empty());
        let mut plan = example();
        let connection = plan
            .connections
            .items
            .values_mut()
            .next()
            .expect("a connection");
        let headers = r#"{"x-team": "finance", "api-key": ""}"#.to_owned();
        connection
            .metadata
            .insert("customHeaders".to_owned(), headers);
        assert!(found(&plan).is_empty());
    }

    #[test]
    fn secrets_are_found_and_never_repeated() {
        for plan in poisoned() {
            let found = found(&plan);
            assert_eq!(found.len(), 1, "{found:#?}");
            let sentence = words::sentence(&found[0]);
            assert!(
                !sentence.contains('{') && sentence != "SEC-001",
                "{sentence}"
            );
            let said = format!("{found:?} {sentence}");
            assert!(
                !said.contains(SECRET) && !said.contains("hunter2"),
                "{said}"
            );
        }
    }

    #[test]
    fn one_press_empties_the_place() {
        let mut pressed = 0;
        for plan in poisoned() {
            for fix in &found(&plan)[0].fixes {
                let Fix::Auto { patch } = fix else { continue };
                let mut tree = document(&plan).tree;
                edit::apply_to_tree(&mut tree, patch).expect("the fix fits");
                let (plan, _) = typed(&tree).expect("a plan");
                assert!(found(&plan).is_empty(), "{patch:?}");
                pressed += 1;
            }
        }
        assert_eq!(pressed, 5);
    }
}
