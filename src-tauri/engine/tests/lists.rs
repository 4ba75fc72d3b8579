//! Lists in pages: all of them are read, and a page that points elsewhere is not followed.

mod stage;

use std::sync::{Arc, Mutex};

use practice_tenant::Weather;
use rollout_engine::cloud::Endpoints;
use rollout_engine::cloud::arm::Arm;
use rollout_engine::cloud::error::CloudError;
use rollout_engine::cloud::sign_in::SignIn;
use rollout_engine::cloud::wire::Wire;
use stage::{Stage, tenant};
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpListener;

#[tokio::test]
async fn small_pages_and_empty_ones_give_the_same_reading() {
    let stage = Stage::contoso();
    let session = stage.session();
    stage.apply(&session).await;
    let whole = stage.compare(&session).await;
    for (page_size, empty_first_page) in
        [(1, false), (1, true), (3, true), (1_000, true), (0, true)]
    {
        tenant(&session, |p| {
            *p.weather() = Weather {
                page_size,
                empty_first_page,
                ..Weather::default()
            };
        });
        let paged = stage.compare(&session).await;
        assert_eq!(
            paged.observed.assignments, whole.observed.assignments,
            "pages of {page_size}"
        );
        assert_eq!(
            paged.observed.resources, whole.observed.resources,
            "pages of {page_size}"
        );
        assert_eq!(
            paged.changes.changes, whole.changes.changes,
            "pages of {page_size}"
        );
    }
}

/// A service that answers every list with one page and this link; paths asked for.
async fn serve(
    next: impl Fn(&str, usize) -> String + Send + 'static,
) -> (Arm, Arc<Mutex<Vec<String>>>) {
    // Another test of this process may have been first.
    _ = rollout_engine::prepare();
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let own = format!("http://{}", listener.local_addr().expect("an address"));
    let asked = Arc::<Mutex<Vec<String>>>::default();
    let (seen, host) = (asked.clone(), own.clone());
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut bytes = vec![0; 16_384];
            let read = stream.read(&mut bytes).await.unwrap_or_default();
            let text = String::from_utf8_lossy(&bytes[..read]).into_owned();
            let path = text.split(' ').nth(1).unwrap_or_default().to_owned();
            let body = if path.contains("/oauth2/") {
                serde_json::json!({"access_token": "a.b.c", "expires_in": 3600})
            } else {
                let mut asked = seen.lock().expect("not poisoned");
                asked.push(path);
                serde_json::json!({"value": [{"n": asked.len()}], "nextLink": next(&host, asked.len())})
            };
            let body = body.to_string();
            let head = format!(
                "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\nconnection: close\r\ncontent-length: {}\r\n\r\n",
                body.len()
            );
            _ = stream.write_all(format!("{head}{body}").as_bytes()).await;
        }
    });
    let endpoints = Endpoints {
        arm: own.clone(),
        graph: own.clone(),
        authority: own,
    };
    let client = reqwest::Client::builder()
        .no_proxy()
        .build()
        .expect("a client");
    let sign_in = SignIn::Practice {
        tenant_id: "any".to_owned(),
    };
    (Arm::new(Wire::web(client, None), endpoints, sign_in), asked)
}

#[tokio::test]
async fn a_page_elsewhere_is_refused_and_the_token_stays_here() {
    let elsewhere: [fn(&str) -> String; 5] = [
        |_| "https://evil.example/list".to_owned(),
        |own| format!("{own}.evil.example/list"),
        |own| format!("{own}@evil.example/list"),
        |own| own.replace("http://", "https://") + "/list",
        |_| "/list?page=2".to_owned(),
    ];
    for link in elsewhere {
        let (arm, asked) = serve(move |own, _| link(own)).await;
        let refused = arm.list("/list").await;
        assert!(
            matches!(&refused, Err(CloudError::Odd(why)) if why.contains("another host")),
            "{refused:?}"
        );
        assert_eq!(
            asked.lock().expect("not poisoned").len(),
            1,
            "nothing more was asked"
        );
    }
}

#[tokio::test]
async fn pages_that_go_round_in_circles_end() {
    let (arm, asked) = serve(|own, n| format!("{own}/list?page={}", n % 3)).await;
    let refused = arm.list("/list?page=0").await;
    assert!(
        matches!(&refused, Err(CloudError::Odd(why)) if why.contains("do not end")),
        "{refused:?}"
    );
    assert_eq!(
        asked.lock().expect("not poisoned").len(),
        3,
        "each page once"
    );
}

#[tokio::test]
async fn pages_that_end_are_all_read() {
    let (arm, _) = serve(|own, n| {
        if n < 200 {
            format!("{own}/list?page={n}")
        } else {
            String::new()
        }
    })
    .await;
    let items = arm.list("/list").await.expect("a list");
    assert_eq!(items.len(), 200, "all pages");
}
