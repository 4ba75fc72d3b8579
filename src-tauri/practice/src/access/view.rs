//! A role assignment as ARM words it.
//!
//! Lists of ten thousand are ordinary, so the text of an assignment is made
//! once, when it is stored. Only one part depends on who asks: the role's id
//! is qualified by the subscription of the request. It comes first, which
//! leaves everything after it to be kept as it is.

use serde::Serialize;

use super::assignments::{Assignment, Triple};
use super::roles::definition_id;
use crate::answer::Answer;

/// What stands before the role's id.
const START: &str = "{\"properties\":{\"roleDefinitionId\":\"";

/// A role assignment as ARM writes it: nulls and all.
#[derive(Serialize)]
pub(crate) struct View<'a> {
    properties: Properties<'a>,
    id: String,
    #[serde(rename = "type")]
    kind: &'static str,
    name: &'a str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Properties<'a> {
    role_definition_id: String,
    principal_id: &'a str,
    principal_type: &'a str,
    scope: &'a str,
    condition: Option<&'a str>,
    condition_version: Option<&'a str>,
    created_on: &'a str,
    updated_on: &'a str,
    created_by: Option<&'a str>,
    updated_by: Option<&'a str>,
    delegated_managed_identity_resource_id: Option<&'a str>,
    description: Option<&'a str>,
}

/// One assignment, seen through a subscription.
pub(crate) fn view<'a>(
    triple: &'a Triple,
    one: &'a Assignment,
    subscription: Option<&str>,
) -> View<'a> {
    View {
        properties: Properties {
            role_definition_id: definition_id(subscription, &triple.role),
            principal_id: &triple.principal,
            principal_type: &one.principal_type,
            scope: &one.scope,
            condition: one.condition.as_deref(),
            condition_version: one.condition_version.as_deref(),
            created_on: &one.created_on,
            updated_on: &one.updated_on,
            created_by: one.created_by.as_deref(),
            updated_by: one.updated_by.as_deref(),
            delegated_managed_identity_resource_id: one.delegated.as_deref(),
            description: one.description.as_deref(),
        },
        id: format!(
            "{}/providers/Microsoft.Authorization/roleAssignments/{}",
            one.scope.trim_end_matches('/'),
            one.name
        ),
        kind: "Microsoft.Authorization/roleAssignments",
        name: &one.name,
    }
}

impl View<'_> {
    /// The quirk of a create: nobody is named as creator yet.
    pub(crate) fn without_creator(mut self) -> Self {
        self.properties.created_by = None;
        self
    }
}

/// The text of an assignment after [`START`], with an unqualified role id.
pub(super) fn text(triple: &Triple, one: &Assignment) -> String {
    // Our own structures have text keys only, so this cannot fail.
    let whole = serde_json::to_string(&view(triple, one, None)).unwrap_or_default();
    whole.strip_prefix(START).unwrap_or_default().to_owned()
}

/// A page of a list, seen through a subscription.
pub(crate) fn page(
    found: &[(&Triple, &Assignment)],
    subscription: Option<&str>,
    next_link: Option<&str>,
) -> Answer {
    let prefix = subscription
        .map(|id| format!("/subscriptions/{id}"))
        .unwrap_or_default();
    let start = format!("{START}{prefix}");
    let mut body = String::from("{\"value\":[");
    for (index, (_, one)) in found.iter().enumerate() {
        if index > 0 {
            body.push(',');
        }
        body.push_str(&start);
        body.push_str(&one.text);
    }
    body.push(']');
    if let Some(link) = next_link {
        body.push_str(",\"nextLink\":");
        body.push_str(&serde_json::Value::from(link).to_string());
    }
    body.push('}');
    let mut answer = Answer::json(200, &());
    answer.body = body.into_bytes();
    answer
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::{Value, json};

    #[test]
    fn a_page_is_the_views_one_after_the_other() {
        let triple = Triple::new("/subscriptions/S", "p", "r");
        let mut one = Assignment {
            name: "n".to_owned(),
            scope: "/subscriptions/S".to_owned(),
            principal_type: "User".to_owned(),
            description: Some("says \"hi\"".to_owned()),
            ..Assignment::default()
        };
        one.text = text(&triple, &one);
        for through in [None, Some("s")] {
            let answer = page(
                &[(&triple, &one), (&triple, &one)],
                through,
                Some("https://x/?a=\"b\""),
            );
            let expected = json!(view(&triple, &one, through));
            assert_eq!(
                serde_json::from_slice::<Value>(&answer.body).unwrap(),
                json!({ "value": [expected, expected], "nextLink": "https://x/?a=\"b\"" })
            );
        }
        assert_eq!(page(&[], None, None).body, br#"{"value":[]}"#);
    }
}
