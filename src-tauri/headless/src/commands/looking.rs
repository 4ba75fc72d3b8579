//! Commands that change nothing but a new file.

use rollout_engine::desk::Desk;
use rollout_engine::desk::plans;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::wizard_steps::examples::{self, Size};
use rollout_engine::wizard_steps::finding::Severity;
use rollout_engine::wizard_steps::observed::Observed;
use rollout_engine::wizard_steps::plan::{self, Plan, read};
use rollout_engine::wizard_steps::{rule, words};

use super::{OPEN, open_part, today_of};
use crate::args::{Check, Example, Format, New};
use crate::show::{self, say};

pub fn new(new: &New) -> Result<u8, Problem> {
    let today = today_of(std::env::var("ROLLOUT_TODAY").ok().as_deref())?;
    let plan = match new.example {
        None => empty(),
        Some(Example::Contoso) => examples::contoso(today),
        Some(Example::Company) => {
            let size = Size {
                groups: new.groups.into(),
                projects: new.projects.into(),
                seed: new.seed,
            };
            examples::company(size, today)
        }
    };
    plans::write(&new.output, &read::document(&plan).tree)?;
    say!("Wrote {}: {}.", new.output.display(), plan.about.name);
    Ok(0)
}

pub(super) fn empty() -> Plan {
    let mut plan = Plan {
        format_version: plan::FORMAT_VERSION,
        ..Plan::default()
    };
    plan.about.plan_id = rollout_engine::chance::new_id("pln");
    "New plan".clone_into(&mut plan.about.name);
    plan
}

pub fn schema() -> u8 {
    show::json(&plan::schema());
    0
}

pub fn check(check: &Check) -> Result<u8, Problem> {
    let (document, slice, today) = open_part(&check.part)?;
    let observed = match &check.observed {
        Some(path) => plans::observation(path)?,
        None => Observed::default(),
    };
    let findings = rule::check(&document.plan, &observed, today);
    match check.format {
        Format::Text => show::findings(&document.plan, &findings, &slice),
        Format::Json => show::findings_json(&document.plan, &findings, &slice),
    }
    let stopped = findings
        .iter()
        .any(|f| f.severity == Severity::Blocker && slice.holds(f));
    Ok(if stopped { OPEN } else { 0 })
}

pub fn explain(code: &str) -> Result<u8, Problem> {
    let code = code.trim().to_uppercase();
    let (Some(words), rule) = (
        words::of_code(&code),
        rule::rules().find(|r| r.code == code),
    ) else {
        return Err(Problem::new(
            Code::NotFound,
            format!("There is no finding {code}."),
            "",
            "`rollout check` shows the codes that a plan has.",
        ));
    };
    show::explanation(&words, rule);
    Ok(0)
}

pub fn runs(desk: &Desk, format: Format) -> Result<u8, Problem> {
    let runs = desk.runs()?;
    match format {
        Format::Json => show::json(&runs),
        Format::Text if runs.is_empty() => say!("No run yet."),
        Format::Text => {
            for run in runs {
                say!(
                    "{}  {}  {:<5}  {:<8}  {}  {}",
                    run.id,
                    run.started,
                    run.kind,
                    run.state,
                    run.tenant,
                    run.plan_name
                );
            }
        }
    }
    Ok(0)
}
