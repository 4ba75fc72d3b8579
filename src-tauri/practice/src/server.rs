//! The practice tenant behind a loopback port.
//!
//! [`serve`] answers HTTP/1.1 on a listener of your own until a future of
//! your own ends; it never listens anywhere but on loopback. Latency is
//! really waited for here, and a cut connection is really cut. The state
//! machine stays behind a mutex, held only while a request is answered, never
//! across a wait.

use std::fmt;
use std::future::Future;
use std::io;
use std::net::SocketAddr;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::{Request, Response, StatusCode, Uri};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::body::{Bytes, Incoming};
use hyper::service::service_fn;
use hyper_util::rt::{TokioIo, TokioTimer};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::{TcpListener, TcpStream};
use tokio::task::JoinSet;
use tokio_rustls::TlsAcceptor;

use crate::{Exchange, Outcome, Practice, Reply};

/// The largest request body that is read; ARM's own limit is 4 MiB.
pub const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// How long a client may take over its request headers or the TLS handshake.
const PATIENCE: Duration = Duration::from_secs(10);

/// Why the server did not run, or stopped.
#[derive(Debug)]
#[non_exhaustive]
pub enum ServeError {
    /// The listener is not on a loopback address. The practice tenant checks
    /// no signature, so it must not be reachable from elsewhere.
    NotLoopback(SocketAddr),
    /// The listener failed.
    Listener(io::Error),
}

impl fmt::Display for ServeError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            ServeError::NotLoopback(address) => write!(
                out,
                "the practice tenant serves only loopback addresses such as 127.0.0.1, and {address} is not one"
            ),
            ServeError::Listener(error) => write!(out, "the listener failed: {error}"),
        }
    }
}

impl std::error::Error for ServeError {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            ServeError::Listener(error) => Some(error),
            ServeError::NotLoopback(_) => None,
        }
    }
}

/// Called after every request that may have changed the tenant, to persist
/// it. The tenant is locked meanwhile: keep it short.
pub type OnChange = dyn Fn(&Practice) + Send + Sync;

/// Called with every exchange, redacted.
pub type Recorder = dyn Fn(&Exchange) + Send + Sync;

struct Door {
    practice: Arc<Mutex<Practice>>,
    address: SocketAddr,
    scheme: &'static str,
    on_change: Box<OnChange>,
    record: Option<Box<Recorder>>,
}

/// Serves a tenant until `shutdown` ends. Connections still open then are
/// dropped.
///
/// # Errors
///
/// [`ServeError::NotLoopback`] before anything is accepted, and
/// [`ServeError::Listener`] when accepting fails for good.
pub async fn serve(
    practice: Arc<Mutex<Practice>>,
    listener: TcpListener,
    tls: Option<rustls::ServerConfig>,
    on_change: impl Fn(&Practice) + Send + Sync + 'static,
    record: Option<Box<Recorder>>,
    shutdown: impl Future<Output = ()>,
) -> Result<(), ServeError> {
    let address = listener.local_addr().map_err(ServeError::Listener)?;
    if !address.ip().is_loopback() {
        return Err(ServeError::NotLoopback(address));
    }
    let scheme = if tls.is_some() { "https" } else { "http" };
    let door = Door {
        practice,
        address,
        scheme,
        on_change: Box::new(on_change),
        record,
    };
    let door = Arc::new(door);
    let acceptor = tls.map(|config| TlsAcceptor::from(Arc::new(config)));
    let mut open = JoinSet::new();
    tokio::pin!(shutdown);
    loop {
        tokio::select! {
            () = &mut shutdown => return Ok(()),
            accepted = listener.accept() => {
                let (stream, _) = accepted.map_err(ServeError::Listener)?;
                open.spawn(connection(Arc::clone(&door), acceptor.clone(), stream));
            }
            Some(_) = open.join_next() => {}
        }
    }
}

async fn connection(door: Arc<Door>, acceptor: Option<TlsAcceptor>, stream: TcpStream) {
    // A reply in two packets would otherwise wait for the first one's receipt.
    let _ = stream.set_nodelay(true);
    match acceptor {
        None => speak(door, stream).await,
        Some(acceptor) => {
            let handshake = tokio::time::timeout(PATIENCE, acceptor.accept(stream)).await;
            // Who does not finish the handshake has hung up; nobody to tell.
            if let Ok(Ok(stream)) = handshake {
                speak(door, stream).await;
            }
        }
    }
}

async fn speak(door: Arc<Door>, stream: impl AsyncRead + AsyncWrite + Unpin) {
    let answer = service_fn(|request| answer(Arc::clone(&door), request));
    let _ = hyper::server::conn::http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(PATIENCE)
        .serve_connection(TokioIo::new(stream), answer)
        .await;
}

/// The error that makes hyper drop a connection without an answer.
#[derive(Debug)]
struct CutOff;

impl fmt::Display for CutOff {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str("the weather cut the connection")
    }
}

impl std::error::Error for CutOff {}

async fn answer(
    door: Arc<Door>,
    request: Request<Incoming>,
) -> Result<Response<Full<Bytes>>, CutOff> {
    let (head, body) = request.into_parts();
    let Ok(body) = Limited::new(body, LARGEST_BODY).collect().await else {
        return Ok(refusal(
            StatusCode::PAYLOAD_TOO_LARGE,
            "RequestContentTooLarge",
        ));
    };
    let mut request = Request::from_parts(head, body.to_bytes().to_vec());
    let Some(uri) = door.absolute(&request) else {
        return Ok(refusal(StatusCode::BAD_REQUEST, "BadRequest"));
    };
    *request.uri_mut() = uri;
    let exchange = door.record.as_ref().map(|_| Exchange::request(&request));
    let is_write = !matches!(request.method().as_str(), "GET" | "HEAD");
    let Reply { outcome, after } = door.handle(request, is_write);
    if !after.is_zero() {
        tokio::time::sleep(after).await;
    }
    match outcome {
        Outcome::Answer(response) => {
            door.note(exchange.map(|exchange| exchange.answered(&response)));
            Ok(response.map(|body| Full::new(Bytes::from(body))))
        }
        Outcome::Cut => {
            door.note(exchange);
            Err(CutOff)
        }
    }
}

impl Door {
    fn locked(&self) -> MutexGuard<'_, Practice> {
        // A panic elsewhere must not make the tenant unreachable.
        self.practice.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn handle(&self, request: Request<Vec<u8>>, is_write: bool) -> Reply {
        let mut practice = self.locked();
        let reply = practice.handle(request);
        if is_write {
            (self.on_change)(&practice);
        }
        reply
    }

    fn note(&self, exchange: Option<Exchange>) {
        if let (Some(record), Some(exchange)) = (&self.record, exchange) {
            record(&exchange);
        }
    }

    /// The URL the client meant: links in answers lead back to it. A `Host`
    /// that is not loopback is somebody rebinding names, and is refused.
    fn absolute(&self, request: &Request<Vec<u8>>) -> Option<Uri> {
        let path = request.uri().path_and_query()?.as_str();
        let host = match request.headers().get("host") {
            Some(host) => host.to_str().ok()?.to_owned(),
            None => self.address.to_string(),
        };
        let name = host
            .rsplit_once(':')
            .map_or(host.as_str(), |(name, _)| name);
        let name = name.trim_start_matches('[').trim_end_matches(']');
        let is_loopback = name == "localhost"
            || name
                .parse::<std::net::IpAddr>()
                .is_ok_and(|address| address.is_loopback());
        if !is_loopback {
            return None;
        }
        format!("{}://{host}{path}", self.scheme).parse().ok()
    }
}

fn refusal(status: StatusCode, code: &str) -> Response<Full<Bytes>> {
    let body = serde_json::json!({ "error": {
        "code": code,
        "message": "The practice tenant could not take this request.",
    } });
    let mut response = Response::new(Full::new(Bytes::from(body.to_string())));
    *response.status_mut() = status;
    response
}
