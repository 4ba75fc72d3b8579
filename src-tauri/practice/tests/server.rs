//! The tenant behind loopback TLS, spoken to with nothing but a socket.

mod common;

use std::future::Future;
use std::io;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use common::*;
use practice_tenant::server::{LARGEST_BODY, ServeError, serve};
use practice_tenant::{Practice, authority};
use rustls::pki_types::pem::PemObject as _;
use rustls::pki_types::{CertificateDer, ServerName};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio_rustls::TlsConnector;

/// A folder that goes away again.
struct Folder(std::path::PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("practice-{name}-{}", std::process::id()));
        Folder(path)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

async fn bounded<T>(future: impl Future<Output = T>) -> T {
    tokio::time::timeout(Duration::from_secs(20), future)
        .await
        .expect("the server answers in time")
}

/// Sends one request over TLS and reads until the server closes.
async fn speak(folder: &Folder, port: u16, request: &[u8]) -> io::Result<String> {
    let mut roots = rustls::RootCertStore::empty();
    let authority = CertificateDer::from_pem_file(folder.0.join("ca.pem")).expect("an authority");
    roots.add(authority).expect("a root");
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = rustls::ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .expect("versions")
        .with_root_certificates(roots)
        .with_no_client_auth();
    let stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let name = ServerName::try_from("127.0.0.1").expect("a name");
    let mut stream = TlsConnector::from(Arc::new(config))
        .connect(name, stream)
        .await?;
    stream.write_all(request).await?;
    let mut answer = Vec::new();
    match stream.read_to_end(&mut answer).await {
        // A peer that drops the connection says no goodbye.
        Err(error) if error.kind() != io::ErrorKind::UnexpectedEof => return Err(error),
        _ => {}
    }
    Ok(String::from_utf8_lossy(&answer).into_owned())
}

fn request(head: &str, token: &str, body: &str) -> Vec<u8> {
    let length = body.len();
    format!("{head}\r\nauthorization: Bearer {token}\r\ncontent-length: {length}\r\nconnection: close\r\n\r\n{body}")
        .into_bytes()
}

#[tokio::test]
async fn over_tls() {
    let folder = Folder::new("tls");
    let tls = authority::issue(&folder.0).unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        let mode = std::fs::metadata(folder.0.join("server-key.pem"))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600);
    }
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let port = listener.local_addr().unwrap().port();
    let practice = Arc::new(Mutex::new(Practice::from_seed(&seed()).unwrap()));
    let (saved, lines) = (
        Arc::new(AtomicUsize::new(0)),
        Arc::new(Mutex::new(Vec::new())),
    );
    let (stop, stopped) = oneshot::channel::<()>();
    let (count, notes) = (Arc::clone(&saved), Arc::clone(&lines));
    let on_change = move |_: &Practice| {
        count.fetch_add(1, Ordering::SeqCst);
    };
    let record: Box<practice_tenant::server::Recorder> =
        Box::new(move |exchange| notes.lock().unwrap().push(exchange.to_json().to_string()));
    let running = serve(
        Arc::clone(&practice),
        listener,
        Some(tls),
        on_change,
        Some(record),
        async {
            let _ = stopped.await;
        },
    );
    let running = tokio::spawn(running);

    let token = practice
        .lock()
        .unwrap()
        .token_for(ADMIN, &format!("https://127.0.0.1:{port}"))
        .unwrap();
    let put = |number: u32| {
        let head = format!(
            "PUT {} HTTP/1.1\r\nhost: 127.0.0.1:{port}",
            assignment_path(RG, &name(number))
        );
        request(
            &head,
            &token,
            &grant(TEAM, "Group", if number == 1 { READER } else { OWNER }).to_string(),
        )
    };
    let made = bounded(speak(&folder, port, &put(1))).await.unwrap();
    assert!(made.starts_with("HTTP/1.1 201"), "{made}");
    assert_eq!(saved.load(Ordering::SeqCst), 1);

    practice.lock().unwrap().weather().lost_replies = 1;
    let cut = bounded(speak(&folder, port, &put(2)))
        .await
        .unwrap_or_default();
    assert_eq!(cut, "", "no answer at all");
    let list = |host: &str| {
        request(
            &format!("GET {} HTTP/1.1\r\nhost: {host}", list_path(SUB, "")),
            &token,
            "",
        )
    };
    let listed = bounded(speak(&folder, port, &list(&format!("127.0.0.1:{port}"))))
        .await
        .unwrap();
    assert!(
        listed.contains(&name(2)),
        "the write behind the lost reply happened"
    );

    let rebound = bounded(speak(&folder, port, &list("evil.example")))
        .await
        .unwrap();
    assert!(rebound.starts_with("HTTP/1.1 400"), "{rebound}");
    let head = format!(
        "PUT {SUB} HTTP/1.1\r\nhost: 127.0.0.1:{port}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
        LARGEST_BODY + 1
    );
    let mut huge = head.into_bytes();
    huge.resize(huge.len() + LARGEST_BODY + 1, b' ');
    let refused = bounded(speak(&folder, port, &huge)).await;
    assert!(refused.map_or(true, |text| text.is_empty()
        || text.starts_with("HTTP/1.1 413")));

    let lines = lines.lock().unwrap().join("\n");
    assert!(
        lines.contains("https://management.azure.com/subscriptions") && !lines.contains(&token)
    );
    stop.send(()).unwrap();
    bounded(running).await.unwrap().unwrap();
}

#[tokio::test]
async fn only_loopback_is_served() {
    let listener = TcpListener::bind("0.0.0.0:0").await.unwrap();
    let practice = Arc::new(Mutex::new(Practice::from_seed(&seed()).unwrap()));
    let refused = bounded(serve(
        practice,
        listener,
        None,
        |_| {},
        None,
        std::future::pending(),
    ))
    .await;
    let error = refused.unwrap_err();
    assert!(matches!(error, ServeError::NotLoopback(_)));
    assert!(
        error.to_string().contains("serves only loopback addresses"),
        "{error}"
    );
}
