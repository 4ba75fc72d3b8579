//! A session: which tenant, how to get there, who is signed in.

use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::sync::Arc;

use serde_json::Value;
use wizard_steps::plan::Plan;

use super::Desk;
use crate::cloud::Endpoints;
use crate::cloud::arm::Arm;
use crate::cloud::practice::{Pace, PracticeDoor};
use crate::cloud::record::Recorder;
use crate::cloud::sign_in::{self, Directory, ServicePrincipal, SignIn};
use crate::cloud::wire::{self, Wire};
use crate::practice_seed::Kind;
use crate::problem::{Code, Problem};

/// Which tenant.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Tenant {
    /// A practice tenant.
    Practice(Kind),
    /// Azure.
    Azure,
}

impl FromStr for Tenant {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        match text {
            "azure" => Ok(Self::Azure),
            "practice" => Ok(Self::Practice(Kind::Default)),
            _ => {
                let kind = text.strip_prefix("practice=").and_then(Kind::named);
                kind.map(Self::Practice).ok_or_else(|| {
                    "a tenant is practice, practice=troubled, practice=empty or azure".to_owned()
                })
            }
        }
    }
}

impl std::fmt::Display for Tenant {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Azure => f.write_str("azure"),
            Self::Practice(Kind::Default) => f.write_str("practice"),
            Self::Practice(kind) => write!(f, "practice={}", kind.name()),
        }
    }
}

/// How to get to a tenant.
#[derive(Default)]
pub struct Way {
    /// Other addresses than the public cloud's.
    pub endpoints: Option<Endpoints>,
    /// A certificate authority to trust besides the system's.
    pub ca_file: Option<PathBuf>,
    /// Write every request down here.
    pub record: Option<PathBuf>,
    /// A service principal instead of the Azure CLI.
    pub principal: Option<ServicePrincipal>,
    /// Waiting takes no real time in practice.
    pub instant: bool,
}

/// Signed in to a tenant.
pub struct Session {
    /// The way to it.
    pub arm: Arc<Arm>,
    /// Which one.
    pub tenant: Tenant,
    /// The practice tenant behind it.
    pub practice: Option<Arc<PracticeDoor>>,
}

impl Session {
    /// Now, as the tenant has it: the practice tenant has a clock of its own.
    pub fn now(&self) -> jiff::Timestamp {
        jiff::Timestamp::now()
    }

    /// Is this a real tenant?
    pub fn is_real(&self) -> bool {
        self.tenant == Tenant::Azure
    }
}

impl Desk {
    /// Where a practice tenant is kept.
    pub fn practice_file(&self, kind: Kind) -> PathBuf {
        self.folder
            .join("practice")
            .join(format!("{}.json", kind.name()))
    }

    /// Opens a practice tenant, new from its description when it was never used.
    ///
    /// # Errors
    /// Its file cannot be read or written.
    pub fn practice(&self, kind: Kind, instant: bool) -> Result<Arc<PracticeDoor>, Problem> {
        let pace = if instant { Pace::Instant } else { Pace::Real };
        PracticeDoor::open(&self.practice_file(kind), || kind.description(), pace).map(Arc::new)
    }

    /// Starts a practice tenant over, from its description or from another.
    ///
    /// # Errors
    /// Its file cannot be written.
    pub fn reset_practice(&self, kind: Kind, description: Option<&Value>) -> Result<(), Problem> {
        let path = self.practice_file(kind);
        // What cannot become a tenant leaves the old one as it is.
        if let Some(Err(why)) = description.map(practice_tenant::Practice::from_seed) {
            return Err(Problem::new(
                Code::Usage,
                "No practice tenant can be made for this plan; the one that is there stays.",
                format!("{why}."),
                "Close the blockers that `rollout check` shows, then try again.",
            ));
        }
        for old in [path.clone(), path.with_extension("log")] {
            match std::fs::remove_file(&old) {
                Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                    return Err(Problem::new(
                        Code::File,
                        "The practice tenant cannot be reset.",
                        format!("{}: {e}.", old.display()),
                        "Give rights to the folder.",
                    ));
                }
                _ => {}
            }
        }
        let seed = || description.cloned().unwrap_or_else(|| kind.description());
        PracticeDoor::open(&path, seed, Pace::Instant).map(|_| ())
    }

    /// Signs in to a tenant.
    ///
    /// # Errors
    /// The way there cannot be made. Whether anybody is signed in shows with the first request.
    pub fn session(&self, tenant: &Tenant, plan: &Plan, way: Way) -> Result<Session, Problem> {
        let tenant_id = plan.about.tenant_id.parsed().unwrap_or_default();
        let endpoints = way.endpoints.clone().unwrap_or_else(Endpoints::public);
        let recorder = way
            .record
            .as_deref()
            .map(|path| record(path, &endpoints))
            .transpose()?;
        match tenant {
            Tenant::Practice(kind) => {
                let door = self.practice(*kind, way.instant)?;
                let wire = Wire::practice(door.clone(), recorder);
                let own_id =
                    door.with(|p| p.save()["tenantId"].as_str().unwrap_or_default().to_owned());
                let arm = Arm::new(
                    wire,
                    Endpoints::public(),
                    SignIn::Practice { tenant_id: own_id },
                );
                Ok(Session {
                    arm: Arc::new(arm),
                    tenant: tenant.clone(),
                    practice: Some(door),
                })
            }
            Tenant::Azure => {
                let client = client(way.ca_file.as_deref())?;
                let directory = Directory {
                    tenant_id: &tenant_id,
                    endpoints: &endpoints,
                    client: client.clone(),
                };
                let sign_in = sign_in::azure(directory, way.principal)?;
                let arm = Arm::new(Wire::web(client, recorder), endpoints, sign_in);
                Ok(Session {
                    arm: Arc::new(arm),
                    tenant: tenant.clone(),
                    practice: None,
                })
            }
        }
    }
}

fn record(path: &Path, endpoints: &Endpoints) -> Result<Recorder, Problem> {
    Recorder::create(path, endpoints.clone()).map_err(|e| {
        Problem::new(
            Code::File,
            "The recording cannot be written.",
            format!("{}: {e}.", path.display()),
            "Choose another file.",
        )
    })
}

fn client(ca_file: Option<&Path>) -> Result<reqwest::Client, Problem> {
    let pem = ca_file.map(super::plans::bounded).transpose()?;
    wire::client(pem.as_deref()).map_err(|why| {
        Problem::new(
            Code::Network,
            "The network cannot be used.",
            format!("{why}."),
            "Check the certificate authority's file and the proxy settings.",
        )
    })
}
