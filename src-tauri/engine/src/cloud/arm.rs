//! The client of Azure Resource Manager and Microsoft Graph: paging, retries, redaction, parsing.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use http::{Method, Request, Response};
use serde_json::Value;
use wizard_steps::observed::Caller;

use super::error::{CloudError, Refusal};
use super::sign_in::{ARM_SCOPE, GRAPH_SCOPE, SignIn, Tokens};
use super::wire::{Wire, header};
use super::{Endpoints, token};

/// How often a call is repeated when the service asks for it.
const TRIES: u32 = 6;
/// Longest wait that the service may ask for.
const LONGEST_WAIT: Duration = Duration::from_mins(2);
/// Most pages of one list: 10,000 assignments at 100 a page, tenfold.
const MOST_PAGES: usize = 1_000;

/// An answer that did what was asked.
#[derive(Debug, Clone)]
pub struct Answer {
    /// HTTP status.
    pub status: u16,
    /// Body, null when there is none.
    pub body: Value,
    /// The service's id of the request.
    pub request_id: String,
}

/// A signed-in way to one tenant.
pub struct Arm {
    wire: Wire,
    endpoints: Endpoints,
    tokens: Tokens,
    sent: AtomicU64,
    throttled: AtomicU64,
}

enum Api {
    Arm,
    Graph,
}

impl Arm {
    /// Nothing is sent yet.
    pub fn new(wire: Wire, endpoints: Endpoints, sign_in: SignIn) -> Self {
        Self {
            wire,
            endpoints,
            tokens: Tokens::new(sign_in),
            sent: AtomicU64::new(0),
            throttled: AtomicU64::new(0),
        }
    }

    /// Tenant and holder of the token.
    ///
    /// # Errors
    /// Nobody is signed in.
    pub async fn caller(&self) -> Result<(String, Caller), CloudError> {
        let token = self
            .tokens
            .bearer(ARM_SCOPE, &self.wire, &self.endpoints)
            .await?;
        token::claims(&token).ok_or_else(|| {
            CloudError::NotSignedIn("the token names no tenant and no holder".to_owned())
        })
    }

    /// Requests sent to Azure Resource Manager so far.
    pub fn requests(&self) -> u64 {
        self.sent.load(Ordering::Relaxed)
    }

    /// Times the service asked us to slow down.
    pub fn slow_downs(&self) -> u64 {
        self.throttled.load(Ordering::Relaxed)
    }

    /// Lets time pass.
    pub async fn wait(&self, time: Duration) {
        self.wire.wait(time).await;
    }

    /// Reads one object: `path` from `/` on, with its query.
    ///
    /// # Errors
    /// [`CloudError`].
    pub async fn get(&self, path: &str) -> Result<Answer, CloudError> {
        self.call(
            &Api::Arm,
            &Method::GET,
            &format!("{}{path}", self.endpoints.arm),
            None,
        )
        .await
    }

    /// Reads a list, all pages.
    ///
    /// # Errors
    /// [`CloudError`]; also when a page points to another host (the token stays here) or to itself.
    pub async fn list(&self, path: &str) -> Result<Vec<Value>, CloudError> {
        let mut items = Vec::new();
        let mut url = format!("{}{path}", self.endpoints.arm);
        let mut visited = std::collections::BTreeSet::new();
        loop {
            if !visited.insert(url.clone()) || visited.len() > MOST_PAGES {
                return Err(CloudError::Odd("the pages of a list do not end".to_owned()));
            }
            let mut page = self.call(&Api::Arm, &Method::GET, &url, None).await?;
            if let Some(Value::Array(values)) = page.body.get_mut("value").map(Value::take) {
                items.extend(values);
            }
            match page
                .body
                .get("nextLink")
                .and_then(Value::as_str)
                .filter(|l| !l.is_empty())
            {
                None => return Ok(items),
                Some(next)
                    if next
                        .starts_with(&format!("{}/", self.endpoints.arm.trim_end_matches('/'))) =>
                {
                    next.clone_into(&mut url);
                }
                Some(_) => {
                    return Err(CloudError::Odd(
                        "a page of a list points to another host".to_owned(),
                    ));
                }
            }
        }
    }

    /// Writes one object, once: what a lost reply means is for the caller to find out.
    ///
    /// # Errors
    /// [`CloudError`].
    pub async fn put(&self, path: &str, body: &Value) -> Result<Answer, CloudError> {
        self.once(
            &Api::Arm,
            &Method::PUT,
            &format!("{}{path}", self.endpoints.arm),
            Some(body),
        )
        .await
    }

    /// Deletes one object, once.
    ///
    /// # Errors
    /// [`CloudError`].
    pub async fn delete(&self, path: &str) -> Result<Answer, CloudError> {
        self.once(
            &Api::Arm,
            &Method::DELETE,
            &format!("{}{path}", self.endpoints.arm),
            None,
        )
        .await
    }

    /// Asks Microsoft Graph for directory objects; unknown ids are silently absent from the answer.
    ///
    /// # Errors
    /// [`CloudError`].
    pub async fn directory_objects(&self, ids: &[String]) -> Result<Vec<Value>, CloudError> {
        let url = format!("{}/v1.0/directoryObjects/getByIds", self.endpoints.graph);
        let types = [
            "user",
            "group",
            "servicePrincipal",
            "directoryObjectPartnerReference",
        ];
        let body = serde_json::json!({"ids": ids, "types": types});
        let mut answer = self
            .call(&Api::Graph, &Method::POST, &url, Some(&body))
            .await?;
        match answer.body.get_mut("value").map(Value::take) {
            Some(Value::Array(values)) => Ok(values),
            _ => Err(CloudError::Odd(
                "the directory answered without a list".to_owned(),
            )),
        }
    }

    /// Repeats while the service says that it passes. For reads only.
    async fn call(
        &self,
        api: &Api,
        method: &Method,
        url: &str,
        body: Option<&Value>,
    ) -> Result<Answer, CloudError> {
        let mut backoff = Duration::from_secs(1);
        for _ in 1..TRIES {
            match self.once(api, method, url, body).await {
                Err(CloudError::Refused(r)) if r.is_passing() => {}
                Err(CloudError::Lost(_) | CloudError::Unreachable(_)) => {}
                other => return other,
            }
            self.wait(backoff).await;
            backoff = (backoff * 2).min(LONGEST_WAIT);
        }
        self.once(api, method, url, body).await
    }

    /// Sends once; on a throttling answer it waits as told before it returns the refusal, so that
    /// whoever repeats the call repeats it in time.
    async fn once(
        &self,
        api: &Api,
        method: &Method,
        url: &str,
        body: Option<&Value>,
    ) -> Result<Answer, CloudError> {
        let scope = match api {
            Api::Arm => ARM_SCOPE,
            Api::Graph => GRAPH_SCOPE,
        };
        for may_renew in [true, false] {
            let bearer = self
                .tokens
                .bearer(scope, &self.wire, &self.endpoints)
                .await?;
            if matches!(api, Api::Arm) {
                self.sent.fetch_add(1, Ordering::Relaxed);
            }
            let answer = self.wire.send(request(method, url, &bearer, body)?).await?;
            if answer.status() == 401 && may_renew {
                self.tokens.forget(scope).await;
                continue;
            }
            if answer.status() == 429 {
                self.throttled.fetch_add(1, Ordering::Relaxed);
                if let Some(time) = retry_after(&answer) {
                    self.wait(time.min(LONGEST_WAIT)).await;
                }
            }
            return read(&answer);
        }
        Err(CloudError::NotSignedIn(
            "the token was refused twice".to_owned(),
        ))
    }
}

fn request(
    method: &Method,
    url: &str,
    bearer: &str,
    body: Option<&Value>,
) -> Result<Request<Vec<u8>>, CloudError> {
    let mut builder = Request::builder()
        .method(method)
        .uri(url)
        .header("authorization", header(&format!("Bearer {bearer}")))
        .header("accept", "application/json")
        // A new one for each try: Azure replays some answers for an id that it saw before.
        .header(
            "x-ms-client-request-id",
            header(&uuid::Uuid::new_v4().to_string()),
        );
    let bytes = match body {
        None => Vec::new(),
        Some(body) => {
            builder = builder.header("content-type", "application/json");
            body.to_string().into_bytes()
        }
    };
    builder
        .body(bytes)
        .map_err(|e| CloudError::Odd(format!("{url} is no address: {e}")))
}

fn read(answer: &Response<Vec<u8>>) -> Result<Answer, CloudError> {
    let status = answer.status().as_u16();
    let request_id = text(answer, "x-ms-request-id");
    if !answer.status().is_success() {
        let refusal = Refusal::read(status, &request_id, answer.body());
        if refusal.code.is_empty() && text(answer, "content-type").starts_with("text/html") {
            let why = format!(
                "a web page answered instead of Azure (status {status}): a proxy or a sign-in page of the network"
            );
            return Err(CloudError::Odd(why));
        }
        return Err(CloudError::Refused(refusal));
    }
    if answer.body().is_empty() {
        return Ok(Answer {
            status,
            body: Value::Null,
            request_id,
        });
    }
    let body = serde_json::from_slice(answer.body()).map_err(|_| {
        CloudError::Odd(
            "the answer is no JSON: a proxy or a sign-in page of the network may have answered"
                .to_owned(),
        )
    })?;
    Ok(Answer {
        status,
        body,
        request_id,
    })
}

fn text(answer: &Response<Vec<u8>>, name: &str) -> String {
    answer
        .headers()
        .get(name)
        .and_then(|v| v.to_str().ok())
        .unwrap_or_default()
        .to_owned()
}

/// Seconds, or an HTTP date.
fn retry_after(answer: &Response<Vec<u8>>) -> Option<Duration> {
    let value = text(answer, "retry-after");
    if let Ok(seconds) = value.trim().parse::<u64>() {
        return Some(Duration::from_secs(seconds));
    }
    let then = jiff::fmt::rfc2822::parse(value.trim()).ok()?.timestamp();
    let left = then.as_second() - jiff::Timestamp::now().as_second();
    Some(Duration::from_secs(left.max(0).unsigned_abs()))
}
