//! Practice tenants: building a plan in them, serving them on loopback.

use std::net::SocketAddr;
use std::path::PathBuf;

use practice_tenant::Practice;
use wizard_steps::desired::DesiredState;
use wizard_steps::estate::Estate;
use wizard_steps::plan::Plan;
use wizard_steps::slice::Slice;

use super::Desk;
use crate::practice_seed::{self, Kind};
use crate::problem::{Code, Problem};

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
    pub fn deploy_practice(&self, kind: Kind, plan: &Plan, slice: &Slice) -> Result<(usize, usize), Problem> {
        let door = self.practice(kind, true)?;
        let mut tenant = door.with(|p| p.save());
        let planned = plan.about.tenant_id.parsed().unwrap_or_default();
        if tenant["tenantId"].as_str() != Some(planned.as_str()) {
            return Err(Problem::new(
                Code::WrongTenant,
                "Nothing was created: the practice tenant is not the plan's.",
                format!("The plan is for {planned}."),
                "Start a practice tenant for it with `rollout practice --tenant practice=empty --seed PLAN`.",
            ));
        }
        let estate = Estate::of(plan);
        let desired = DesiredState::of(&estate);
        let added = practice_seed::build(&mut tenant, &estate, &desired, slice);
        let built = Practice::from_seed(&tenant).map_err(|e| {
            Problem::new(Code::File, "The plan cannot be built in the practice tenant.", format!("{e}."), "Close the blockers that `rollout check` shows, then try again.")
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
pub async fn serve(_desk: &Desk, _kind: Kind, _serving: Serving, _ready: impl FnOnce(&str)) -> Result<(), Problem> {
    unimplemented!()
}
