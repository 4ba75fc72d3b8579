//! Every request sent, one JSON object a line, so that anybody can check what was sent.
//!
//! Tokens are masked, sign-in bodies are left out, and addresses are those of the public cloud also in
//! practice, so that recordings compare.

use std::fs::File;
use std::io::Write as _;
use std::path::Path;
use std::sync::Mutex;

use http::{Request, Response};
use serde_json::{Map, Value, json};

use super::Endpoints;
use super::error::CloudError;

/// Longest answer that is written down.
const MAX_ANSWER: usize = 256 * 1024;

/// Writes requests down.
pub struct Recorder {
    file: Mutex<File>,
    endpoints: Endpoints,
}

impl Recorder {
    /// A new recording; what the file held is gone.
    ///
    /// # Errors
    /// The file cannot be made.
    pub fn create(path: &Path, endpoints: Endpoints) -> std::io::Result<Self> {
        Ok(Self {
            file: Mutex::new(File::create(path)?),
            endpoints,
        })
    }

    /// What will be said about a request.
    pub(super) fn note(&self, request: &Request<Vec<u8>>) -> Map<String, Value> {
        let url = self.public(&request.uri().to_string());
        let sign_in = url.contains("/oauth2/");
        let headers: Map<String, Value> = request
            .headers()
            .iter()
            .map(|(name, value)| {
                let shown = if name.as_str() == "authorization" {
                    "Bearer <redacted>"
                } else {
                    value.to_str().unwrap_or("<binary>")
                };
                (name.as_str().to_lowercase(), Value::from(shown))
            })
            .collect();
        let body: Value = serde_json::from_slice(request.body()).unwrap_or(Value::Null);
        let mut line = Map::new();
        line.insert("method".to_owned(), request.method().as_str().into());
        line.insert("url".to_owned(), url.into());
        line.insert("headers".to_owned(), headers.into());
        line.insert("body".to_owned(), if sign_in { Value::Null } else { body });
        line
    }

    /// Writes a request down, with its answer.
    ///
    /// # Errors
    /// The file cannot be written: the recording would be incomplete, so the work stops.
    pub(super) fn write(
        &self,
        mut line: Map<String, Value>,
        answer: Option<&Response<Vec<u8>>>,
    ) -> Result<(), CloudError> {
        let sign_in = line
            .get("url")
            .and_then(Value::as_str)
            .is_some_and(|u| u.contains("/oauth2/"));
        if let Some(answer) = answer {
            line.insert("status".to_owned(), answer.status().as_u16().into());
            if !sign_in && answer.body().len() <= MAX_ANSWER {
                let body: Value = serde_json::from_slice(answer.body()).unwrap_or(Value::Null);
                line.insert("response".to_owned(), body);
            }
        }
        let failed =
            |e: std::io::Error| CloudError::Odd(format!("the recording cannot be written: {e}"));
        let mut text = json!(line).to_string();
        text.push('\n');
        let mut file = self
            .file
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        file.write_all(text.as_bytes()).map_err(failed)
    }

    fn public(&self, url: &str) -> String {
        let public = Endpoints::public();
        let pairs = [
            (&self.endpoints.graph, &public.graph, "/v1.0/"),
            (&self.endpoints.arm, &public.arm, "/"),
            (&self.endpoints.authority, &public.authority, "/"),
        ];
        pairs
            .into_iter()
            .find_map(|(ours, theirs, path)| {
                let rest = url.strip_prefix(ours.trim_end_matches('/'))?;
                rest.starts_with(path).then(|| format!("{theirs}{rest}"))
            })
            .unwrap_or_else(|| url.to_owned())
    }
}
