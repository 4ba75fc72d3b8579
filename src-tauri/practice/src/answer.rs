//! What goes back: an [`Answer`] that succeeded, or a [`Fault`] that each
//! plane words in its own envelope.

use serde::Serialize;
use serde_json::{Value, json};

/// A response in the making.
#[derive(Debug)]
pub(crate) struct Answer {
    pub(crate) status: u16,
    pub(crate) headers: Vec<(&'static str, String)>,
    pub(crate) body: Vec<u8>,
}

impl Answer {
    /// A JSON body.
    pub(crate) fn json(status: u16, body: &impl Serialize) -> Answer {
        // Serialising our own structures cannot fail: their keys are strings.
        let body = serde_json::to_vec(body).unwrap_or_default();
        let kind = "application/json; charset=utf-8".to_owned();
        Answer {
            status,
            headers: vec![("content-type", kind)],
            body,
        }
    }

    /// No body at all.
    pub(crate) fn empty(status: u16) -> Answer {
        Answer {
            status,
            headers: Vec::new(),
            body: Vec::new(),
        }
    }

    /// The same answer with one more header.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    pub(crate) fn into_response(self) -> http::Response<Vec<u8>> {
        let mut response = http::Response::new(self.body);
        if let Ok(status) = http::StatusCode::from_u16(self.status) {
            *response.status_mut() = status;
        }
        for (name, value) in self.headers {
            if let Ok(value) = http::HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}

/// Why a call did not succeed: status, Azure's code and Azure's words.
#[derive(Debug)]
pub(crate) struct Fault {
    pub(crate) status: u16,
    pub(crate) code: &'static str,
    pub(crate) message: String,
    headers: Vec<(&'static str, String)>,
}

impl Fault {
    pub(crate) fn new(status: u16, code: &'static str, message: impl Into<String>) -> Fault {
        Fault {
            status,
            code,
            message: message.into(),
            headers: Vec::new(),
        }
    }

    /// The same fault with one more header.
    pub(crate) fn with(mut self, name: &'static str, value: impl Into<String>) -> Fault {
        self.headers.push((name, value.into()));
        self
    }

    /// The envelope of ARM: `{"error":{"code","message"}}`.
    pub(crate) fn for_arm(self) -> Answer {
        let body = json!({ "error": { "code": self.code, "message": self.message } });
        self.wrap(&body)
    }

    /// The envelope of Microsoft Graph, with its `innerError`.
    pub(crate) fn for_graph(self, date: &str, request: &str) -> Answer {
        let body = json!({ "error": {
            "code": self.code,
            "message": self.message,
            "innerError": { "date": date, "request-id": request, "client-request-id": request },
        } });
        self.wrap(&body)
    }

    /// The envelope of the token endpoint. The message starts with the
    /// `AADSTS` number.
    pub(crate) fn for_entra(self, date: &str, request: &str) -> Answer {
        let digits: String = self
            .message
            .trim_start_matches("AADSTS")
            .chars()
            .take_while(char::is_ascii_digit)
            .collect();
        let number: u64 = digits.parse().unwrap_or_default();
        let when = date.replace('T', " ");
        let body = json!({
            "error": self.code,
            "error_description": format!(
                "{} Trace ID: {request} Correlation ID: {request} Timestamp: {when}", self.message
            ),
            "error_codes": [number],
            "timestamp": when,
            "trace_id": request,
            "correlation_id": request,
            "error_uri": format!("https://login.microsoftonline.com/error?code={number}"),
        });
        self.wrap(&body)
    }

    fn wrap(self, body: &Value) -> Answer {
        let mut answer = Answer::json(self.status, body);
        answer.headers.extend(self.headers);
        answer
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_plane_has_its_envelope() {
        let fault = || {
            Fault::new(
                401,
                "invalid_client",
                "AADSTS7000215: Invalid client secret.",
            )
        };
        let read = |answer: &Answer| serde_json::from_slice::<Value>(&answer.body).unwrap();
        assert_eq!(
            read(&fault().for_arm()),
            json!({"error":{"code":"invalid_client","message":"AADSTS7000215: Invalid client secret."}})
        );
        let entra = read(&fault().for_entra("2026-11-22T09:00:00Z", "r"));
        assert_eq!(entra["error_codes"], json!([7_000_215]));
        assert_eq!(entra["timestamp"], "2026-11-22 09:00:00Z");
        let graph = read(&fault().for_graph("d", "r"));
        assert_eq!(graph["error"]["innerError"]["request-id"], "r");
    }
}
