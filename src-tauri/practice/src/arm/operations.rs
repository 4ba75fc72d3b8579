//! Long-running creations: the `Azure-AsyncOperation` to poll.
//!
//! Recorded operation URLs are some five thousand characters long, because
//! they carry signed parameters; a client has to keep them to the letter. So
//! do these: a URL that lost a character is refused. Time passes on the
//! tenant's clock. Source: wire contract recorded from azure-cli (October
//! 2025), read 2026-11-22; the refusal of a damaged URL is unverified.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::Practice;
use crate::answer::{Answer, Fault};
use crate::behaviour::KEPT_SECONDS;
use crate::behaviour::part;
use crate::calendar::stamp;
use crate::call::Call;
use crate::encoding::base64url;
use crate::identity::derived;

/// A creation under way, or done.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Operation {
    pub(crate) id: String,
    /// Key of the resource being made.
    pub(crate) resource: String,
    pub(crate) location: String,
    pub(crate) started: i64,
    pub(crate) ends: i64,
}

impl Operation {
    /// The URL to poll.
    fn url(&self, origin: &str, subscription: &str) -> String {
        format!(
            "{origin}/subscriptions/{subscription}/providers/Microsoft.CognitiveServices/locations/{}/\
             operationResults/{}?api-version=2017-04-18&t={}&c={}&s={}&h={}",
            self.location,
            self.id,
            self.started,
            self.signed("c", 4800),
            self.signed("s", 342),
            self.signed("h", 43),
        )
    }

    /// Text that looks signed.
    fn signed(&self, purpose: &str, length: usize) -> String {
        let mut text = String::with_capacity(length + 22);
        let mut round = 0;
        while text.len() < length {
            round += 1;
            let words = [self.id.as_str(), purpose, &round.to_string()];
            text.push_str(&base64url(derived(&words).as_bytes()));
        }
        text.truncate(length);
        text
    }
}

pub(super) fn read(practice: &Practice, call: &Call, id: &str) -> Result<Answer, Fault> {
    let Some(operation) = practice.operations.get(id) else {
        return Err(Fault::new(
            404,
            "NotFound",
            format!("The operation '{id}' was not found."),
        ));
    };
    let is_whole = [("c", 4800), ("s", 342), ("h", 43)]
        .into_iter()
        .all(|(key, length)| call.query(key) == Some(operation.signed(key, length).as_str()));
    if !is_whole {
        return Err(Fault::new(
            403,
            "AuthorizationFailed",
            "The operation URL is not the one that was handed out.",
        ));
    }
    let is_done = operation.ends <= practice.clock;
    let mut body = json!({
        "id": crate::scope::joined(&call.path),
        "name": operation.id,
        "status": if is_done { "Succeeded" } else { "Creating" },
        "startTime": stamp(operation.started),
    });
    if is_done {
        body["endTime"] = json!(stamp(operation.ends));
        return Ok(Answer::json(200, &body));
    }
    Ok(Answer::json(200, &body).with("retry-after", "10"))
}

impl Practice {
    /// Starts a creation and gives the URL to poll.
    pub(super) fn start(&mut self, key: &str, location: &str, origin: &str) -> String {
        let operation = Operation {
            id: self.fresh_id("operation"),
            resource: key.to_owned(),
            location: location.to_owned(),
            started: self.clock,
            ends: self
                .clock
                .saturating_add_unsigned(self.settings.create_seconds),
        };
        let subscription = crate::scope::subscription_of(key).unwrap_or_default();
        let url = operation.url(origin, subscription);
        self.operations.insert(operation.id.clone(), operation);
        url
    }

    /// Finishes what is due: creations that ended, deleted accounts nobody
    /// restored.
    pub(crate) fn settle(&mut self) {
        let now = self.clock;
        self.deleted.retain(|_, (at, _)| *at + KEPT_SECONDS > now);
        for operation in self.operations.values().filter(|one| one.ends <= now) {
            if let Some(body) = self.resources.get_mut(&operation.resource) {
                let properties = part(body, "properties");
                if properties.get("provisioningState").and_then(Value::as_str) == Some("Creating") {
                    properties.insert("provisioningState".to_owned(), json!("Succeeded"));
                }
            }
        }
    }
}
