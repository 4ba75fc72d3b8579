//! Looking after the practice tenants.

use rollout_engine::desk::Desk;
use rollout_engine::desk::practising::{self, Serving};
use rollout_engine::desk::session::Tenant;
use rollout_engine::problem::{Code, Problem};

use super::{open, slice};
use crate::args::Practice;
use crate::show::say;

pub async fn run(desk: &Desk, practice: &Practice) -> Result<u8, Problem> {
    let Tenant::Practice(kind) = practice.tenant else {
        return Err(Problem::new(Code::Usage, "Azure is no practice tenant.", "", "Name practice, practice=troubled or practice=empty."));
    };
    if practice.reset {
        desk.reset_practice(kind, None)?;
        say!("{} starts over.", practice.tenant);
    }
    if let Some(path) = &practice.seed {
        let document = open(path)?;
        desk.reset_practice(kind, Some(&kind.made_from(&document.plan)))?;
        say!("{} is now a tenant for {}.", practice.tenant, document.plan.about.name);
    }
    if let Some(path) = &practice.deploy {
        let document = open(path)?;
        let slice = slice(&practice.slice, &document)?;
        let (groups, resources) = desk.deploy_practice(kind, &document.plan, &slice)?;
        say!("Created {groups} groups and {resources} resources for {}.", slice.label(&document.plan));
    }
    if let Some(latency) = practice.latency {
        desk.practice(kind, true)?.with(|p| p.weather().latency_ms = latency);
        say!("{} answers after {latency} ms.", practice.tenant);
    }
    if let Some(address) = practice.listen {
        let serving = Serving { address, tls: practice.tls.clone(), record: practice.record.clone() };
        practising::serve(desk, kind, serving, |ready| say!("{ready}")).await?;
    } else if !practice.reset && practice.seed.is_none() && practice.deploy.is_none() && practice.latency.is_none() {
        say!("{} is kept in {}.", practice.tenant, desk.practice_file(kind).display());
    }
    Ok(0)
}
