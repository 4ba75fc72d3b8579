//! A WebDriver session with the window: `WebKitWebDriver` starts the program and speaks to
//! the page in it.

use super::group::{Group, Member};
use super::{Opening, http};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::{Value, json};
use std::ffi::OsString;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::time::{Duration, Instant};

/// Looks again and again inside the page, until it is true or late.
const WAIT: &str = include_str!("wait.js");

/// A running session.
pub struct Driver {
    port: u16,
    session: String,
    /// What the driver and the program printed.
    pub log: PathBuf,
    /// What the system calls the program.
    program: String,
    group: Group,
}

impl Driver {
    /// Starts the driver, and through it the program.
    #[track_caller]
    pub fn start(
        opening: &Opening,
        environment: &[(OsString, Option<OsString>)],
        log: &Path,
    ) -> Self {
        let mut wrong = String::new();
        // A free port may be taken by somebody else before the driver takes it.
        for _ in 0..3 {
            let port = free_port();
            let line = ["WebKitWebDriver".to_owned(), format!("--port={port}")];
            let out = std::fs::File::options().create(true).append(true).open(log);
            let out = Stdio::from(out.expect("a log file in a new folder"));
            let group = Group::start(line, environment, out, log);
            match begin(port, &opening.capabilities()) {
                Ok(session) => {
                    let log = log.to_owned();
                    return Self {
                        program: opening.program(),
                        port,
                        session,
                        log,
                        group,
                    };
                }
                Err(why) => wrong = why,
            }
        }
        let said = std::fs::read_to_string(log).unwrap_or_default();
        panic!("the window does not open: {wrong}\n--- it said\n{said}");
    }

    /// One command of the session; `path` is what comes after it.
    pub fn ask(&self, method: &str, path: &str, body: &Value) -> Result<Value, String> {
        let path = format!("/session/{}{path}", self.session);
        ask(self.port, method, &path, body)
    }

    /// Waits in the page for the body of a function to return something true. Gives its
    /// `value`, or `late` and `why`.
    pub fn wait(&self, limit: Duration, body: &str, arguments: &Value) -> Result<Value, String> {
        let limit = u64::try_from(limit.as_millis()).unwrap_or(u64::MAX);
        let script = WAIT.replace("/* body */", body);
        let script = json!({"script": script, "args": [limit, arguments]});
        self.ask("POST", "/execute/async", &script)
    }

    /// The page as it is seen, as a PNG.
    pub fn picture(&self) -> Result<Vec<u8>, String> {
        let taken = self.ask("GET", "/screenshot", &json!({}))?;
        let text = taken.as_str().ok_or("the driver sends no picture")?;
        let decoded = STANDARD.decode(text);
        decoded.map_err(|wrong| format!("the picture is no base64: {wrong}"))
    }

    /// What runs: the driver, the program, and what WebKit starts for it.
    pub fn members(&self) -> Vec<Member> {
        self.group.members()
    }

    /// Waits until the program has ended by itself; false when it does not.
    pub fn has_ended(&self, limit: Duration) -> bool {
        let end = Instant::now() + limit;
        loop {
            if !self.members().iter().any(|one| one.name == self.program) {
                return true;
            }
            if Instant::now() > end {
                return false;
            }
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

/// A port that nobody listened on a moment ago.
fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a port is free");
    listener.local_addr().expect("it is bound").port()
}

fn begin(port: u16, capabilities: &Value) -> Result<String, String> {
    wait_until_it_listens(port)?;
    let begun = ask(port, "POST", "/session", capabilities)?;
    let session = begun["sessionId"].as_str();
    let session = session.ok_or_else(|| format!("no session in {begun}"))?;
    // A wait of ours has its own limit.
    let limits = json!({"script": 170_000, "pageLoad": 60_000});
    ask(
        port,
        "POST",
        &format!("/session/{session}/timeouts"),
        &limits,
    )?;
    Ok(session.to_owned())
}

/// The driver prints nothing, so it has to be asked until it answers.
fn wait_until_it_listens(port: u16) -> Result<(), String> {
    let mut last = String::new();
    for _ in 0..200 {
        match http::ask(port, "GET", "/status", "") {
            Ok(_) => return Ok(()),
            Err(wrong) => last = wrong,
        }
        std::thread::sleep(Duration::from_millis(50));
    }
    Err(format!("WebKitWebDriver does not listen: {last}"))
}

/// One command and its value; what went wrong in the words of the driver.
fn ask(port: u16, method: &str, path: &str, body: &Value) -> Result<Value, String> {
    let body = if method == "POST" {
        body.to_string()
    } else {
        String::new()
    };
    let (status, text) = http::ask(port, method, path, &body)?;
    let answer: Value = serde_json::from_str(&text)
        .map_err(|wrong| format!("{method} {path}: {wrong} in {text}"))?;
    let value = answer["value"].clone();
    if status == 200 {
        return Ok(value);
    }
    let said = |key: &str| value[key].as_str().unwrap_or_default().to_owned();
    Err(format!(
        "{method} {path}: {}: {}",
        said("error"),
        said("message")
    ))
}
