//! Writing a plan for others.

use std::str::FromStr as _;

use rollout_engine::desk::plans;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::rollout_export::Format;
use rollout_engine::wizard_steps::observed::Observed;
use rollout_engine::wizard_steps::rule;

use super::open_part;
use crate::args::Export;
use crate::show::{say, sentence};

pub fn export(export: &Export) -> Result<u8, Problem> {
    let (document, slice, today) = open_part(&export.part)?;
    let formats = formats(&export.only)?;
    let findings = rule::check(&document.plan, &Observed::default(), today);
    let artifacts = plans::artifacts(&document, &findings, &slice, today, &formats);
    for path in plans::write_artifacts(&export.to, &artifacts)? {
        say!("{}", path.display());
    }
    Ok(0)
}

fn formats(only: &[String]) -> Result<Vec<Format>, Problem> {
    if only.is_empty() {
        return Ok(Format::ALL.to_vec());
    }
    let read = |name: &String| {
        Format::from_str(name.trim()).map_err(|e| {
            Problem::new(
                Code::Usage,
                "There is no such export.",
                format!("{}.", sentence(&e.to_string())),
                "",
            )
        })
    };
    only.iter().map(read).collect()
}
