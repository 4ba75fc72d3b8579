//! Requests: of another admin, and those of a recording.

use std::collections::BTreeMap;
use std::path::Path;

use http::{Method, Request};
use practice_tenant::Outcome;
use rollout_engine::desk::session::Session;
use serde_json::{Value, json};

use super::tenant;

/// Changes the tenant as another admin would: a request of the tenant's owner, outside the weather.
pub fn by_another(session: &Session, method: &Method, path: &str, body: &Value) -> u16 {
    tenant(session, |practice| {
        let weather = std::mem::take(practice.weather());
        let caller = practice.caller_id().to_owned();
        let token = practice
            .token_for(&caller, "https://management.azure.com")
            .expect("a token");
        let request = Request::builder()
            .method(method)
            .uri(format!("https://management.azure.com{path}"))
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(if body.is_null() {
                Vec::new()
            } else {
                body.to_string().into_bytes()
            })
            .expect("a request");
        let outcome = practice.handle(request).outcome;
        *practice.weather() = weather;
        match outcome {
            Outcome::Answer(answer) => answer.status().as_u16(),
            Outcome::Cut => 0,
        }
    })
}

/// Path of a role assignment, with its version.
pub fn assignment_path(scope: &str, name: &str) -> String {
    format!(
        "{scope}/providers/Microsoft.Authorization/roleAssignments/{name}?api-version=2022-04-01"
    )
}

/// Body of a role assignment.
pub fn assignment_body(role: &str, principal: &str, condition: &str) -> Value {
    let mut properties = json!({
        "roleDefinitionId": format!("/providers/Microsoft.Authorization/roleDefinitions/{role}"),
        "principalId": principal,
    });
    if !condition.is_empty() {
        properties["condition"] = json!(condition);
        properties["conditionVersion"] = json!("2.0");
    }
    json!({"properties": properties})
}

/// Requests in a recording, as (method, path without its query).
pub fn requests(path: &Path) -> Vec<(String, String)> {
    let text = std::fs::read_to_string(path).unwrap_or_default();
    let lines = text
        .lines()
        .filter_map(|line| serde_json::from_str(line).ok());
    lines
        .map(|line: Value| {
            let url = line["url"].as_str().unwrap_or_default();
            let path = url.trim_start_matches("https://management.azure.com");
            let path = path.split('?').next().unwrap_or_default();
            (
                line["method"].as_str().unwrap_or_default().to_owned(),
                path.to_lowercase(),
            )
        })
        .collect()
}

/// Writes to Azure Resource Manager in a recording, by method and path.
pub fn writes(path: &Path) -> BTreeMap<(String, String), usize> {
    let writes = requests(path)
        .into_iter()
        .filter(|(method, path)| method != "GET" && path.starts_with("/subscriptions"));
    writes.fold(BTreeMap::new(), |mut counts, write| {
        *counts.entry(write).or_default() += 1;
        counts
    })
}
