//! Looking after the practice tenants.

use rollout_engine::desk::Desk;
use rollout_engine::desk::practising::{self, Serving};
use rollout_engine::desk::session::Tenant;
use rollout_engine::practice_seed::Kind;
use rollout_engine::problem::{Code, Problem};

use super::{open, slice};
use crate::args::Practice;
use crate::show::say;

pub async fn run(desk: &Desk, practice: &Practice) -> Result<u8, Problem> {
    let Tenant::Practice(kind) = practice.tenant else {
        return Err(Problem::new(
            Code::Usage,
            "Azure is no practice tenant.",
            "",
            "Name practice, practice=troubled or practice=empty.",
        ));
    };
    let changed = prepare(desk, practice, kind)?;
    if let Some(address) = practice.listen {
        let serving = Serving {
            address,
            tls: practice.tls.clone(),
            record: practice.record.clone(),
        };
        practising::serve(desk, kind, serving, |ready| say!("{ready}")).await?;
    } else if !changed {
        let file = desk.practice_file(kind);
        say!("{} is kept in {}.", practice.tenant, file.display());
    }
    Ok(0)
}

/// Changes the tenant as asked, and says so; was anything asked?
fn prepare(desk: &Desk, practice: &Practice, kind: Kind) -> Result<bool, Problem> {
    let tenant = &practice.tenant;
    if practice.reset {
        desk.reset_practice(kind, None)?;
        say!("{tenant} starts over.");
    }
    if let Some(path) = &practice.seed {
        let plan = open(path)?.plan;
        desk.reset_practice(kind, Some(&kind.made_from(&plan)))?;
        say!("{tenant} is now a tenant for {}.", plan.about.name);
    }
    if let Some(path) = &practice.deploy {
        let document = open(path)?;
        let slice = slice(&practice.slice, &document)?;
        let (groups, resources) = desk.deploy_practice(kind, &document.plan, &slice)?;
        let what = slice.label(&document.plan);
        say!("Created {groups} groups and {resources} resources for {what}.");
    }
    if let Some(latency) = practice.latency {
        let door = desk.practice(kind, true)?;
        door.with(|p| p.weather().latency_ms = latency);
        say!("{tenant} answers after {latency} ms.");
    }
    Ok(practice.reset
        || practice.seed.is_some()
        || practice.deploy.is_some()
        || practice.latency.is_some())
}
