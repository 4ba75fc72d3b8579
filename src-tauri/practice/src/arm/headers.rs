//! Headers every ARM answer has, and the answers of bad weather.
//!
//! The remaining-calls headers show what an ordinary tenant showed in
//! recorded traffic (199 writes of the principal, 2999 of the subscription,
//! 3749 reads); the buckets themselves are not emulated: refusals come from
//! the weather. Source: wire contract, read 2026-11-22.

use crate::Practice;
use crate::answer::{Answer, Fault};
use crate::call::Call;

/// Adds request ids and the remaining-calls headers.
pub(crate) fn add(practice: &Practice, call: &Call, answer: Answer) -> Answer {
    let correlation = call
        .header("x-ms-correlation-request-id")
        .map_or_else(|| practice.request_id("correlation"), ToOwned::to_owned);
    let routing = format!(
        "PRACTICE:{}:{}",
        crate::calendar::stamp(practice.clock).replace(['-', ':'], ""),
        practice.request_id("routing")
    );
    let answer = answer
        .with("x-ms-correlation-request-id", correlation)
        .with("x-ms-routing-request-id", routing)
        .with(
            "strict-transport-security",
            "max-age=31536000; includeSubDomains",
        )
        .with("x-content-type-options", "nosniff");
    let answer = match call.header("x-ms-client-request-id") {
        Some(id) if call.header("x-ms-return-client-request-id") == Some("true") => {
            let id = id.to_owned();
            answer.with("x-ms-client-request-id", id)
        }
        _ => answer,
    };
    let remaining = remaining(call);
    remaining
        .iter()
        .fold(answer, |answer, (name, left)| answer.with(name, *left))
}

fn remaining(call: &Call) -> &'static [(&'static str, &'static str)] {
    let is_tenant = call
        .keys
        .first()
        .is_none_or(|first| first != "subscriptions");
    match (call.method.as_str(), is_tenant) {
        ("GET" | "HEAD", true) => &[("x-ms-ratelimit-remaining-tenant-reads", "249")],
        ("GET" | "HEAD", false) => {
            &[("x-ms-ratelimit-remaining-subscription-global-reads", "3749")]
        }
        (_, true) => &[("x-ms-ratelimit-remaining-tenant-writes", "199")],
        ("DELETE", false) => &[
            ("x-ms-ratelimit-remaining-subscription-deletes", "199"),
            (
                "x-ms-ratelimit-remaining-subscription-global-deletes",
                "2999",
            ),
        ],
        (_, false) => &[
            ("x-ms-ratelimit-remaining-subscription-writes", "199"),
            (
                "x-ms-ratelimit-remaining-subscription-global-writes",
                "2999",
            ),
        ],
    }
}

/// A failure of the service itself.
pub(crate) fn outage(status: u16) -> Fault {
    let (code, message) = match status {
        408 => ("RequestTimeout", "The request timed out."),
        502 => (
            "BadGateway",
            "The gateway did not receive a response from the service.",
        ),
        503 => (
            "ServerTimeout",
            "The service is unavailable. Please retry after some time.",
        ),
        504 => (
            "GatewayTimeout",
            "The gateway did not receive a response from the service within the specified time period.",
        ),
        _ => (
            "InternalServerError",
            "Encountered internal server error. Please retry.",
        ),
    };
    Fault::new(status, code, message)
}

/// A 429, with whatever `Retry-After` the weather holds.
pub(crate) fn throttled(is_write: bool, retry_after: Option<&str>) -> Fault {
    let what = if is_write { "WRITE" } else { "READ" };
    let seconds = retry_after.unwrap_or("5");
    let fault = Fault::new(
        429,
        "SubscriptionRequestsThrottled",
        format!(
            "Number of requests for operation '{what}' exceeded the limit. Please try again after '{seconds}' seconds."
        ),
    );
    match retry_after {
        Some(text) => fault.with("retry-after", text),
        None => fault,
    }
}
