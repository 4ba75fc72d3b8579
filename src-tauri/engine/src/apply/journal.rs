//! The journal: what was intended, what Azure said, what is proven.
//!
//! `runs.db` is a file of its own: a broken draft store must not lose what proves ownership. One thread
//! writes; what arrives within 20 milliseconds shares one commit, at most 64 rows of it.

mod rows;

use std::path::Path;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::time::{Duration, Instant};

use rusqlite::{Connection, OpenFlags};
use serde::{Deserialize, Serialize};
use tokio::sync::oneshot;
use wizard_steps::change::Journal as Proofs;
use wizard_steps::slice::Slice;

use super::Step;
use crate::moment::{self, Moment};
use crate::problem::{Code, Problem};

/// "FRUN": this file is a journal of Foundry Rollout.
const APPLICATION_ID: i64 = 0x4652_554E;
/// Version of the tables.
const SCHEMA: i64 = 1;
const TABLES: &str = "
    CREATE TABLE run (
        id TEXT PRIMARY KEY, kind TEXT NOT NULL, plan_id TEXT NOT NULL, plan_name TEXT NOT NULL,
        tenant TEXT NOT NULL, tenant_id TEXT NOT NULL, caller TEXT NOT NULL, slice TEXT NOT NULL,
        changes_digest TEXT NOT NULL, meaning_digest TEXT NOT NULL, started TEXT NOT NULL, state TEXT NOT NULL
    ) STRICT;
    CREATE TABLE step (
        run TEXT NOT NULL REFERENCES run (id), seq INTEGER NOT NULL, state TEXT NOT NULL,
        created_by_us INTEGER NOT NULL, step TEXT NOT NULL, at TEXT NOT NULL,
        PRIMARY KEY (run, seq)
    ) STRICT;
";
/// Rows that share a commit at most.
const ROWS: usize = 64;
/// How long a commit waits for company.
const COMPANY: Duration = Duration::from_millis(20);

/// A run.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Run {
    /// Its id.
    pub id: String,
    /// `apply` or `undo`.
    pub kind: String,
    /// The plan.
    pub plan_id: String,
    /// Its name.
    pub plan_name: String,
    /// How the tenant was named: `practice`, `practice=troubled`, `azure`.
    pub tenant: String,
    /// The tenant.
    pub tenant_id: String,
    /// Object id of whoever ran it.
    pub caller: String,
    /// The part of the plan.
    pub slice: Slice,
    /// Digest of the changes that were confirmed.
    pub changes_digest: String,
    /// Digest of the plan's meaning in this slice.
    pub meaning_digest: String,
    /// When it started, RFC 3339 UTC.
    pub started: String,
    /// `running`, `done`, `stopped`, `failed`, or `unfinished`: something is not seen yet or was not sent.
    pub state: String,
}

enum Order {
    Begin(Box<Run>, Vec<Step>, Reply),
    Note(String, Vec<Step>, Reply),
    End(String, String, Reply),
}

type Reply = oneshot::Sender<Result<(), String>>;

/// The journal, open for writing.
pub struct Journal {
    orders: Sender<Order>,
    reader: std::sync::Mutex<Connection>,
}

impl Journal {
    /// Opens the journal in a data folder, or starts it.
    ///
    /// # Errors
    /// It cannot be opened, belongs to something else, or was made by a newer version. Nothing is
    /// changed then.
    pub fn open(path: &Path) -> Result<Self, Problem> {
        let writer = rows::open(path).map_err(|why| closed(path, &why))?;
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        let reader =
            Connection::open_with_flags(path, flags).map_err(|e| closed(path, &e.to_string()))?;
        reader
            .busy_timeout(Duration::from_secs(10))
            .map_err(|e| closed(path, &e.to_string()))?;
        let (orders, inbox) = channel();
        std::thread::Builder::new()
            .name("journal".to_owned())
            .spawn(move || write(writer, &inbox))
            .map_err(|e| closed(path, &e.to_string()))?;
        Ok(Self {
            orders,
            reader: std::sync::Mutex::new(reader),
        })
    }

    /// Writes a run and its planned steps.
    ///
    /// # Errors
    /// The journal cannot be written: nothing may be sent.
    pub async fn begin(&self, run: Run, steps: Vec<Step>) -> Result<(), Problem> {
        self.order(|reply| Order::Begin(Box::new(run), steps, reply))
            .await
    }

    /// Writes the states of steps; returns when they are on disk.
    ///
    /// # Errors
    /// The journal cannot be written: nothing more may be sent.
    pub async fn note(&self, run: &str, steps: Vec<Step>) -> Result<(), Problem> {
        let run = run.to_owned();
        self.order(|reply| Order::Note(run, steps, reply)).await
    }

    /// Writes how a run ended.
    ///
    /// # Errors
    /// The journal cannot be written.
    pub async fn end(&self, run: &str, state: &str) -> Result<(), Problem> {
        let (run, state) = (run.to_owned(), state.to_owned());
        self.order(|reply| Order::End(run, state, reply)).await
    }

    /// Every run, newest first.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn runs(&self) -> Result<Vec<Run>, Problem> {
        rows::runs(&self.reader()).map_err(|e| unreadable(&e))
    }

    /// A run and its steps.
    ///
    /// # Errors
    /// There is no such run, or the journal cannot be read.
    pub fn run(&self, id: &str) -> Result<(Run, Vec<Step>), Problem> {
        let found = rows::run(&self.reader(), id).map_err(|e| unreadable(&e))?;
        found.ok_or_else(|| {
            Problem::new(
                Code::NotFound,
                format!("There is no run {id}."),
                "",
                "`rollout runs` lists them.",
            )
        })
    }

    /// What runs created and no later run removed.
    ///
    /// # Errors
    /// The journal cannot be read.
    pub fn proofs(&self) -> Result<Proofs, Problem> {
        rows::proofs(&self.reader()).map_err(|e| unreadable(&e))
    }

    fn reader(&self) -> std::sync::MutexGuard<'_, Connection> {
        self.reader
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner)
    }

    async fn order(&self, make: impl FnOnce(Reply) -> Order) -> Result<(), Problem> {
        let (reply, answer) = oneshot::channel();
        let gone = || "its writer has ended".to_owned();
        self.orders.send(make(reply)).map_err(|_| halted(&gone()))?;
        answer
            .await
            .map_err(|_| halted(&gone()))?
            .map_err(|why| halted(&why))
    }
}

/// The writer: one transaction for what arrives together.
fn write(mut connection: Connection, inbox: &Receiver<Order>) {
    while let Ok(first) = inbox.recv() {
        let mut batch = vec![first];
        let until = Instant::now() + COMPANY;
        while batch.len() < ROWS {
            match inbox.recv_timeout(until.saturating_duration_since(Instant::now())) {
                Ok(order) => batch.push(order),
                Err(RecvTimeoutError::Timeout | RecvTimeoutError::Disconnected) => break,
            }
        }
        moment::reach(Moment::BeforeCommit);
        let outcome = rows::commit(&mut connection, &batch).map_err(|e| e.to_string());
        moment::reach(Moment::AfterCommit);
        for order in batch {
            let (Order::Begin(.., reply) | Order::Note(.., reply) | Order::End(.., reply)) = order;
            // Whoever asked may be gone; the row is on disk all the same.
            _ = reply.send(outcome.clone());
        }
    }
}

fn closed(path: &Path, why: &str) -> Problem {
    Problem::new(
        Code::Journal,
        "The journal of runs cannot be opened.",
        format!("{}: {why}.", path.display()),
        "Nothing was sent. Check the folder and its space, or name another with ROLLOUT_DATA; do not delete the journal: it proves which grants are yours.",
    )
}

fn halted(why: &str) -> Problem {
    Problem::new(
        Code::Journal,
        "The journal of runs could not be written, so nothing more was sent.",
        format!("{why}."),
        "Make room or give rights to the data folder, then resume the run.",
    )
}

fn unreadable(error: &rusqlite::Error) -> Problem {
    Problem::new(
        Code::Journal,
        "The journal of runs could not be read.",
        format!("{error}."),
        "Restore it from a copy; do not delete it: it proves which grants are yours.",
    )
}
