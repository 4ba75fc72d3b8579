//! What carries a request: the network, or the practice tenant in this process.

use std::sync::Arc;
use std::time::Duration;

use http::{HeaderValue, Method, Request, Response};

use super::error::CloudError;
use super::practice::PracticeDoor;
use super::record::Recorder;
use crate::moment::{self, Moment};

/// Longest answer that is read, in bytes: a page of 10,000 role assignments is about 8 MB.
const MAX_ANSWER: usize = 64 * 1024 * 1024;
/// Longest wait for an answer. A role assignment takes seconds.
const PATIENCE: Duration = Duration::from_secs(100);

enum Door {
    Practice(Arc<PracticeDoor>),
    Web(reqwest::Client),
}

/// A way to the services, with every request written down where that was asked for.
pub struct Wire {
    door: Door,
    recorder: Option<Recorder>,
}

impl Wire {
    /// To the practice tenant in this process.
    pub fn practice(door: Arc<PracticeDoor>, recorder: Option<Recorder>) -> Self {
        Self {
            door: Door::Practice(door),
            recorder,
        }
    }

    /// Over the network.
    pub fn web(client: reqwest::Client, recorder: Option<Recorder>) -> Self {
        Self {
            door: Door::Web(client),
            recorder,
        }
    }

    /// Sends a request and waits for the whole answer.
    ///
    /// # Errors
    /// [`CloudError::Lost`] when the request may have arrived, [`CloudError::Unreachable`] when not.
    pub async fn send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, CloudError> {
        let sent = self.recorder.as_ref().map(|r| r.note(&request));
        moment::reach(Moment::BeforeSend);
        let answer = match &self.door {
            Door::Practice(door) => door.send(request).await,
            Door::Web(client) => over_the_network(client, request).await,
        };
        moment::reach(Moment::AfterSend);
        if let (Some(recorder), Some(sent)) = (&self.recorder, sent) {
            recorder.write(sent, answer.as_ref().ok())?;
        }
        answer
    }

    /// Lets time pass: real time, or the practice tenant's own where tests asked for it.
    pub async fn wait(&self, time: Duration) {
        match &self.door {
            Door::Practice(door) => door.wait(time).await,
            Door::Web(_) => tokio::time::sleep(time).await,
        }
    }
}

async fn over_the_network(
    client: &reqwest::Client,
    request: Request<Vec<u8>>,
) -> Result<Response<Vec<u8>>, CloudError> {
    let request =
        reqwest::Request::try_from(request).map_err(|e| CloudError::Odd(e.to_string()))?;
    let is_read = request.method() == Method::GET;
    let failed = |error: reqwest::Error| {
        let why = plain(&error);
        if is_distrusted(&error) {
            // Asking again does not make a certificate better.
            CloudError::Odd(why)
        } else if error.is_connect() || is_read {
            CloudError::Unreachable(why)
        } else {
            CloudError::Lost(why)
        }
    };
    let mut answer = client.execute(request).await.map_err(failed)?;
    let mut builder = Response::builder().status(answer.status());
    for (name, value) in answer.headers() {
        builder = builder.header(name, value);
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await.map_err(failed)? {
        body.extend_from_slice(&chunk);
        if body.len() > MAX_ANSWER {
            return Err(CloudError::Odd(
                "the answer is larger than 64 MB; this is not Azure answering".to_owned(),
            ));
        }
    }
    builder
        .body(body)
        .map_err(|e| CloudError::Odd(e.to_string()))
}

/// Did the other side show a certificate that nobody here vouches for?
fn is_distrusted(error: &reqwest::Error) -> bool {
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        if matches!(tls(inner), Some(rustls::Error::InvalidCertificate(_))) {
            return true;
        }
        cause = inner.source();
    }
    false
}

/// The TLS error that an IO error carries, however deep: its source would pass over it.
fn tls<'e>(error: &'e (dyn std::error::Error + 'static)) -> Option<&'e rustls::Error> {
    match error.downcast_ref::<std::io::Error>() {
        Some(io) => tls(io.get_ref()?),
        None => error.downcast_ref::<rustls::Error>(),
    }
}

/// The innermost reason, without the URL (its query may hold what is nobody's business).
fn plain(error: &reqwest::Error) -> String {
    let mut source: &dyn std::error::Error = error;
    while let Some(inner) = source.source() {
        source = inner;
    }
    let place = error
        .url()
        .and_then(|u| u.host_str())
        .unwrap_or("the service");
    format!("{place} did not answer: {source}")
}

/// A client for the network: bounded in time, no redirects, an own certificate authority where given.
///
/// # Errors
/// The authority's file is no certificate.
pub fn client(authority_pem: Option<&[u8]>) -> Result<reqwest::Client, String> {
    let mut builder = reqwest::Client::builder()
        .timeout(PATIENCE)
        .connect_timeout(Duration::from_secs(15))
        .redirect(reqwest::redirect::Policy::none())
        .https_only(true)
        .user_agent(concat!("foundry-rollout/", env!("CARGO_PKG_VERSION")));
    if let Some(pem) = authority_pem {
        let certificates = reqwest::Certificate::from_pem_bundle(pem).map_err(|e| e.to_string())?;
        builder = builder.tls_certs_merge(certificates);
    }
    builder.build().map_err(|e| e.to_string())
}

/// A header value from text that is known to be ASCII.
pub(super) fn header(text: &str) -> HeaderValue {
    HeaderValue::from_str(text).unwrap_or_else(|_| HeaderValue::from_static(""))
}
