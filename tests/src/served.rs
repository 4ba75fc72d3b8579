//! A practice tenant that another process serves on loopback, as if it were Azure.

use crate::{Process, Rollout};

/// A served practice tenant; it stops when this value goes.
pub struct Served {
    process: Process,
    address: String,
    certificate: String,
}

impl Served {
    /// Serves the default practice tenant of that data folder with TLS, on a free port, and
    /// records what it is asked in `served.jsonl`.
    ///
    /// # Panics
    ///
    /// When it does not say within a minute where it serves.
    #[track_caller]
    pub fn by(rollout: &Rollout) -> Self {
        let line = "practice --listen 127.0.0.1:0 --tls tls --record served.jsonl";
        let mut process = Process::start(rollout.command(line.split_whitespace()));
        let said = process.line();
        let address = said.split_whitespace().next_back().unwrap_or_default();
        assert!(
            address.starts_with("https://127.0.0.1:"),
            "it says where it serves: {said}"
        );
        Self {
            address: address.to_owned(),
            certificate: rollout.path("tls/ca.pem").display().to_string(),
            process,
        }
    }

    /// What to put behind a command that goes there.
    pub fn way(&self) -> String {
        let Self {
            address,
            certificate,
            ..
        } = self;
        format!(
            "--tenant azure --arm {address} --authority {address} --graph {address} --ca-file {certificate}"
        )
    }

    /// As [`Served::way`], for resume and undo: the run knows its tenant.
    pub fn way_back(&self) -> String {
        self.way().replacen("--tenant azure ", "", 1)
    }

    /// Stops it, and says everything that it printed.
    pub fn stop(mut self) -> String {
        self.process.end().to_string()
    }
}
