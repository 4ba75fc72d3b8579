//! Practice tenants: building a plan in them, serving them on loopback.

use std::net::SocketAddr;
use std::path::PathBuf;

use practice_tenant::Practice;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::plan::Plan;
use wizard_steps::slice::Slice;

use super::Desk;
use crate::cloud::practice::PracticeDoor;
use crate::practice_seed::{self, Kind};
use crate::problem::{Code, Problem};

/// How often a served tenant is kept at most.
const KEPT_EVERY: std::time::Duration = std::time::Duration::from_millis(250);

/// How a practice tenant is served.
pub struct Serving {
    /// A loopback address; port 0 takes a free one.
    pub address: SocketAddr,
    /// With TLS; certificates are made in this folder.
    pub tls: Option<PathBuf>,
    /// Every request served is written here.
    pub record: Option<PathBuf>,
}

impl Desk {
    /// Creates the groups, resources and identities of a plan in a practice tenant, as a deployment
    /// would. Returns how many groups and resources were new.
    ///
    /// # Errors
    /// The practice tenant cannot be opened, or the plan is for another tenant.
    pub fn deploy_practice(
        &self,
        kind: Kind,
        plan: &Plan,
        slice: &Slice,
    ) -> Result<(usize, usize), Problem> {
        let door = self.practice(kind, true)?;
        let mut tenant = door.with(|p| p.save());
        let planned = plan.about.tenant_id.parsed().unwrap_or_default();
        if tenant["tenantId"].as_str() != Some(planned.as_str()) {
            return Err(Problem::new(
                Code::WrongTenant,
                "Nothing was created: the practice tenant is not the plan's.",
                if planned.is_empty() {
                    "The plan names no tenant.".to_owned()
                } else {
                    format!("The plan is for {planned}.")
                },
                "Start a practice tenant for it with `rollout practice --tenant practice=empty --seed PLAN`.",
            ));
        }
        let estate = Estate::of(plan);
        let desired = DesiredState::of(&estate);
        let added = practice_seed::build(&mut tenant, &estate, &desired, slice);
        let built = Practice::from_seed(&tenant).map_err(|e| {
            Problem::new(
                Code::File,
                "The plan cannot be built in the practice tenant.",
                format!("{e}."),
                "Close the blockers that `rollout check` shows, then try again.",
            )
        })?;
        door.with(|p| *p = built);
        door.close()?;
        Ok(added)
    }
}

/// Serves a practice tenant until this process is told to end.
///
/// # Errors
/// The address is not loopback or taken, or the certificates cannot be written.
pub async fn serve(
    desk: &Desk,
    kind: Kind,
    serving: Serving,
    ready: impl FnOnce(&str),
) -> Result<(), Problem> {
    // Before anything listens: what is not loopback is not served for a moment either.
    if !serving.address.ip().is_loopback() {
        return Err(unserved(&format!(
            "{} is no loopback address",
            serving.address
        )));
    }
    let door = desk.practice(kind, false)?;
    let tls = serving
        .tls
        .as_deref()
        .map(practice_tenant::authority::issue)
        .transpose();
    let tls = tls.map_err(|e| unserved(&e.to_string()))?;
    let scheme = if tls.is_some() { "https" } else { "http" };
    let listener = tokio::net::TcpListener::bind(serving.address)
        .await
        .map_err(|e| unserved(&e.to_string()))?;
    let address = listener
        .local_addr()
        .map_err(|e| unserved(&e.to_string()))?;
    let record = serving.record.as_deref().map(recorder).transpose()?;
    ready(&format!("Serving {} on {scheme}://{address}", kind.name()));
    let keeper = door.clone();
    // Kept at most every quarter of a second: writing it all for each grant would take longer than the grant.
    let last = std::sync::Mutex::new(std::time::Instant::now());
    let keep = move |practice: &Practice| {
        let mut last = last
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        if last.elapsed() > KEPT_EVERY {
            *last = std::time::Instant::now();
            // The next change tries again, and so does the end.
            _ = keeper.keep(practice);
        }
    };
    let clock = tokio::spawn(keep_time(door.clone()));
    let served =
        practice_tenant::server::serve(door.tenant(), listener, tls, keep, record, told_to_end())
            .await;
    clock.abort();
    door.close()?;
    served.map_err(|e| unserved(&e.to_string()))
}

/// A served tenant lives in real time.
async fn keep_time(door: std::sync::Arc<PracticeDoor>) {
    let mut beat = tokio::time::interval(std::time::Duration::from_millis(200));
    loop {
        beat.tick().await;
        let now = jiff::Timestamp::now().as_second();
        door.with(|p| p.set_clock(now.max(p.now())));
    }
}

type Recorder = Box<practice_tenant::server::Recorder>;

fn recorder(path: &std::path::Path) -> Result<Recorder, Problem> {
    let file =
        std::fs::File::create(path).map_err(|e| unserved(&format!("{}: {e}", path.display())))?;
    let file = std::sync::Mutex::new(file);
    Ok(Box::new(move |exchange| {
        use std::io::Write as _;
        let mut file = file
            .lock()
            .unwrap_or_else(std::sync::PoisonError::into_inner);
        // A recording that cannot be written does not change what the tenant answers.
        _ = writeln!(file, "{}", exchange.to_json());
    }))
}

async fn told_to_end() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = terminate.recv() => return,
                _ = tokio::signal::ctrl_c() => return,
            }
        }
    }
    _ = tokio::signal::ctrl_c().await;
}

fn unserved(why: &str) -> Problem {
    Problem::new(
        Code::Network,
        "The practice tenant cannot be served.",
        format!("{why}."),
        "Take a free port on 127.0.0.1 and a folder that can be written.",
    )
}
