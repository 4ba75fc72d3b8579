//! What went over the wire, ready for a log: no token, no sign-in body.

use serde_json::{Map, Value, json};

/// One request and its answer, as a line of a recording has it.
///
/// Header names are in lower case, the authorization header is redacted,
/// bodies of sign-ins are left out, and loopback URLs are written as the
/// public cloud's, so that recordings of practice and of Azure compare.
#[derive(Debug, Clone, PartialEq)]
pub struct Exchange {
    /// The request: method, URL, headers, body.
    pub request: Value,
    /// The answer: status, headers, body; null when the connection was cut.
    pub response: Value,
}

impl Exchange {
    /// Both as one JSON object.
    pub fn to_json(&self) -> Value {
        json!({ "request": self.request, "response": self.response })
    }

    pub(crate) fn request(request: &http::Request<Vec<u8>>) -> Exchange {
        let url = public(request.uri());
        let body = if is_sign_in(&url) {
            Value::Null
        } else {
            readable(request.body())
        };
        let request = json!({
            "method": request.method().as_str(),
            "url": url,
            "headers": headers(request.headers()),
            "body": body,
        });
        Exchange {
            request,
            response: Value::Null,
        }
    }

    pub(crate) fn answered(mut self, response: &http::Response<Vec<u8>>) -> Exchange {
        let is_sign_in = self.request["url"].as_str().is_some_and(is_sign_in);
        self.response = json!({
            "status": response.status().as_u16(),
            "headers": headers(response.headers()),
            "body": if is_sign_in { Value::Null } else { readable(response.body()) },
        });
        self
    }
}

fn is_sign_in(url: &str) -> bool {
    url.contains("/oauth2/")
}

fn public(uri: &http::Uri) -> String {
    let path = uri
        .path_and_query()
        .map_or("/", http::uri::PathAndQuery::as_str);
    let first = path
        .trim_start_matches('/')
        .split(['/', '?'])
        .next()
        .unwrap_or_default();
    let host = match first.to_ascii_lowercase().as_str() {
        "v1.0" | "beta" => "graph.microsoft.com",
        "subscriptions" | "providers" | "tenants" | "metadata" => "management.azure.com",
        _ => "login.microsoftonline.com",
    };
    format!("https://{host}{path}")
}

fn headers(map: &http::HeaderMap) -> Value {
    let mut all = Map::new();
    for (name, value) in map {
        let text = match name.as_str() {
            "authorization" => "Bearer <redacted>",
            _ => value.to_str().unwrap_or("<not text>"),
        };
        all.insert(name.as_str().to_owned(), json!(text));
    }
    Value::Object(all)
}

fn readable(body: &[u8]) -> Value {
    if body.is_empty() {
        return Value::Null;
    }
    serde_json::from_slice(body).unwrap_or_else(|_| json!(String::from_utf8_lossy(body)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_secret_is_recorded() {
        let request = http::Request::post("https://127.0.0.1:9/t/oauth2/v2.0/token")
            .header("Authorization", "Bearer canary")
            .body(b"client_secret=canary".to_vec())
            .unwrap();
        let response = http::Response::new(br#"{"access_token":"canary"}"#.to_vec());
        let line = Exchange::request(&request)
            .answered(&response)
            .to_json()
            .to_string();
        assert!(!line.contains("canary"), "{line}");
        assert!(line.contains("https://login.microsoftonline.com/t/oauth2/v2.0/token"));
        assert!(line.contains("Bearer <redacted>"));
    }
}
