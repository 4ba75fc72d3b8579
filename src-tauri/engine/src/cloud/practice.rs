//! The practice tenant in this process, behind the same door as Azure.
//!
//! Its state is a file; each write is appended to a log beside it before the answer is given, as Azure
//! would have it after the answer, whatever happens to this process. The log is folded into the file
//! when the tenant is closed, and replayed when it was not.

use std::fs::{File, OpenOptions};
use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use http::{Method, Request, Response};
use practice_tenant::{Outcome, Practice};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::error::CloudError;
use super::token;
use crate::files;
use crate::problem::{Code, Problem};

/// How long another process is waited for.
const PATIENCE: Duration = Duration::from_secs(3);

/// Whether waiting takes real time, or only the tenant's own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Pace {
    /// As people would see it.
    Real,
    /// The tenant's clock moves, nobody sleeps.
    Instant,
}

/// The practice tenant and its file.
pub struct PracticeDoor {
    practice: Arc<Mutex<Practice>>,
    log: Mutex<File>,
    pace: Pace,
    path: PathBuf,
    /// Held open: the system's lock ends with this file, however this process ends.
    _lock: File,
}

/// A write, as the log keeps it: who instead of the token. Without a method only time passed.
#[derive(Default, Serialize, Deserialize)]
struct Written {
    clock: i64,
    caller: String,
    method: String,
    url: String,
    body: Value,
}

impl PracticeDoor {
    /// Opens the tenant kept in a file, or starts it from a seed.
    ///
    /// # Errors
    /// The file cannot be read or is no practice tenant.
    pub fn open(path: &Path, seed: impl FnOnce() -> Value, pace: Pace) -> Result<Self, Problem> {
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|e| unmade(folder, &e))?;
        }
        let lock = lock(path)?;
        let state = match std::fs::read(path) {
            Ok(bytes) => {
                serde_json::from_slice(&bytes).map_err(|e| broken(path, &e.to_string()))?
            }
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => seed(),
            Err(e) => return Err(broken(path, &e.to_string())),
        };
        let mut practice = Practice::from_seed(&state).map_err(|e| broken(path, &e.to_string()))?;
        let log_path = log_path(path);
        // What is in the log happened: it happens again in calm weather.
        let weather = std::mem::take(practice.weather());
        replay(&mut practice, &log_path)?;
        *practice.weather() = weather;
        let door_path = path.to_path_buf();
        save(&practice, &door_path)?;
        let log = OpenOptions::new().create(true).append(true).open(&log_path);
        let log = log.map_err(|e| broken(&log_path, &e.to_string()))?;
        log.set_len(0)
            .map_err(|e| broken(&log_path, &e.to_string()))?;
        Ok(Self {
            practice: Arc::new(Mutex::new(practice)),
            log: Mutex::new(log),
            pace,
            path: door_path,
            _lock: lock,
        })
    }

    /// Looks at the tenant, or changes its weather.
    pub fn with<T>(&self, look: impl FnOnce(&mut Practice) -> T) -> T {
        look(&mut locked(&self.practice))
    }

    /// The tenant itself, to be served.
    pub fn tenant(&self) -> Arc<Mutex<Practice>> {
        self.practice.clone()
    }

    /// Keeps this state of the tenant.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn keep(&self, practice: &Practice) -> Result<(), Problem> {
        save(practice, &self.path)
    }

    /// Folds the log into the file.
    ///
    /// # Errors
    /// The file cannot be written.
    pub fn close(&self) -> Result<(), Problem> {
        let practice = locked(&self.practice);
        save(&practice, &self.path)?;
        locked(&self.log)
            .set_len(0)
            .map_err(|e| broken(&self.path, &e.to_string()))
    }

    pub(super) async fn send(
        &self,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, CloudError> {
        let (outcome, after) = self.answer(request)?;
        match self.pace {
            Pace::Real => tokio::time::sleep(after).await,
            Pace::Instant => tokio::task::yield_now().await,
        }
        match outcome {
            Outcome::Answer(response) => Ok(response),
            Outcome::Cut => Err(CloudError::Lost(
                "the practice tenant's weather cut it".to_owned(),
            )),
        }
    }

    pub(super) async fn wait(&self, time: Duration) {
        match self.pace {
            Pace::Real => tokio::time::sleep(time).await,
            Pace::Instant => {
                self.pass(time);
                tokio::task::yield_now().await;
            }
        }
    }

    /// Moves the clock. It is in the log as well: a tenant opened again does not go back in time.
    fn pass(&self, time: Duration) {
        let mut practice = locked(&self.practice);
        practice.advance(time.as_secs().max(1));
        let passed = Written {
            clock: practice.now(),
            ..Written::default()
        };
        // Time that is not written down passes all the same.
        _ = self.log(&passed);
    }

    fn log(&self, written: &Written) -> std::io::Result<()> {
        let mut line = serde_json::to_string(written).unwrap_or_default();
        line.push('\n');
        locked(&self.log).write_all(line.as_bytes())
    }

    fn answer(&self, request: Request<Vec<u8>>) -> Result<(Outcome, Duration), CloudError> {
        let mut practice = locked(&self.practice);
        if self.pace == Pace::Real {
            let now = jiff::Timestamp::now().as_second().max(practice.now());
            practice.set_clock(now);
        }
        let written = (request.method() != Method::GET)
            .then(|| note(&practice, &request))
            .flatten();
        let lost_requests = practice.weather().lost_requests;
        let reply = practice.handle(request);
        // A lost reply belongs to a write that happened; a lost request does not.
        let happened = match &reply.outcome {
            Outcome::Answer(answer) => answer.status().is_success(),
            Outcome::Cut => practice.weather().lost_requests == lost_requests,
        };
        if let Some(written) = written.filter(|_| happened) {
            self.log(&written).map_err(|e| {
                CloudError::Odd(format!("the practice tenant's file cannot be written: {e}"))
            })?;
        }
        Ok((reply.outcome, reply.after))
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Drop for PracticeDoor {
    fn drop(&mut self) {
        // What cannot be folded now is replayed at the next start.
        _ = self.close();
    }
}

fn note(practice: &Practice, request: &Request<Vec<u8>>) -> Option<Written> {
    let bearer = request.headers().get("authorization")?.to_str().ok()?;
    let (_, caller) = token::claims(bearer.strip_prefix("Bearer ")?)?;
    Some(Written {
        clock: practice.now(),
        caller: caller.object_id,
        method: request.method().as_str().to_owned(),
        url: request.uri().to_string(),
        body: serde_json::from_slice(request.body()).unwrap_or(Value::Null),
    })
}

fn replay(practice: &mut Practice, log: &Path) -> Result<(), Problem> {
    let Ok(file) = File::open(log) else {
        return Ok(());
    };
    for line in BufReader::new(file).lines() {
        let line = line.map_err(|e| broken(log, &e.to_string()))?;
        // The last line may be half written: its answer was never given.
        let Ok(written) = serde_json::from_str::<Written>(&line) else {
            break;
        };
        practice.set_clock(written.clock);
        if written.method.is_empty() {
            continue;
        }
        let audience = if written.url.contains("/v1.0/") {
            "https://graph.microsoft.com"
        } else {
            "https://management.azure.com"
        };
        let Some(token) = practice.token_for(&written.caller, audience) else {
            continue;
        };
        let body = if written.body.is_null() {
            Vec::new()
        } else {
            written.body.to_string().into_bytes()
        };
        let request = Request::builder()
            .method(written.method.as_str())
            .uri(&written.url)
            .header("authorization", format!("Bearer {token}"))
            .header("content-type", "application/json")
            .body(body);
        if let Ok(request) = request {
            practice.handle(request);
        }
    }
    Ok(())
}

fn save(practice: &Practice, path: &Path) -> Result<(), Problem> {
    let mut text = serde_json::to_string_pretty(&practice.save()).unwrap_or_default();
    text.push('\n');
    files::write_file(path, text.as_bytes())
}

fn log_path(path: &Path) -> PathBuf {
    path.with_extension("log")
}

/// One process at a time: two would each keep their own state, and the later one would win.
fn lock(path: &Path) -> Result<File, Problem> {
    let place = path.with_extension("lock");
    let file = OpenOptions::new().create(true).append(true).open(&place);
    let file = file.map_err(|e| broken(&place, &e.to_string()))?;
    // Waiting has no limit of its own, so it happens beside; a lock that comes too late is let go.
    let (held, taken) = std::sync::mpsc::channel();
    std::thread::spawn(move || _ = held.send(file.lock().map(|()| file)));
    match taken.recv_timeout(PATIENCE) {
        Ok(locked) => locked.map_err(|e| broken(&place, &e.to_string())),
        Err(_) => Err(in_use()),
    }
}

fn in_use() -> Problem {
    Problem::new(
        Code::Busy,
        "The practice tenant is in use.",
        "Another `rollout` works with it or serves it, and it is a file that one process keeps.",
        "Wait until that has ended, then try again.",
    )
}

fn unmade(folder: &Path, why: &std::io::Error) -> Problem {
    Problem::new(
        Code::File,
        "There is no place for the practice tenant.",
        format!("{}: {why}.", folder.display()),
        "Give rights to the data folder, or name another with ROLLOUT_DATA.",
    )
}

fn broken(path: &Path, why: &str) -> Problem {
    Problem::new(
        Code::File,
        "The practice tenant cannot be opened.",
        format!("{}: {why}.", path.display()),
        "Start this one over with `rollout practice --tenant T --reset`; plans and journals are kept elsewhere.",
    )
}
