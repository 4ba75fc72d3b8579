//! What each command does.

mod abilities;
mod draft;
mod exporting;
mod looking;
mod organizing;
mod practice;
mod writing;

use std::path::Path;

use rollout_engine::clock::Clock;
use rollout_engine::desk::Desk;
use rollout_engine::desk::plans;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::wizard_steps::plan::read::Document;
use rollout_engine::wizard_steps::plan::text::Day;
use rollout_engine::wizard_steps::slice::Slice;

use crate::args::{Args, Command, Part};
use crate::show;

/// Exit code when something is open, refused or left.
pub const OPEN: u8 = 2;

/// Runs a command; the number is the exit code.
pub fn run(args: Args) -> Result<u8, Problem> {
    let desk = desk()?;
    match args.command {
        Command::New(new) => looking::new(&new),
        Command::Schema => Ok(looking::schema()),
        Command::Check(check) => looking::check(&check),
        Command::Explain { code } => looking::explain(&code),
        Command::Abilities(asked) => abilities::abilities(&asked),
        Command::Compare(compare) => wait_for(writing::compare(&desk, &compare)),
        Command::Apply(apply) => wait_for(writing::apply(&desk, &apply)),
        Command::Resume(again) => wait_for(writing::resume(&desk, &again)),
        Command::Undo(again) => wait_for(writing::undo(&desk, &again)),
        Command::Runs { format } => looking::runs(&desk, format),
        Command::Export(export) => exporting::export(&export),
        Command::Like(like) => organizing::like(&like),
        Command::List(list) => organizing::list(&list),
        Command::Draft(draft) => draft::run(&desk, &draft),
        Command::Practice(practice) => wait_for(practice::run(&desk, &practice)),
    }
}

fn desk() -> Result<Desk, Problem> {
    match std::env::var_os("ROLLOUT_DATA").filter(|v| !v.is_empty()) {
        Some(folder) => Ok(Desk::at(folder)),
        None => Desk::of_user(),
    }
}

fn wait_for(work: impl Future<Output = Result<u8, Problem>>) -> Result<u8, Problem> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_all()
        .build();
    let runtime = runtime.map_err(|e| {
        Problem::new(
            Code::Usage,
            "The work cannot be started.",
            format!("{e}."),
            "",
        )
    })?;
    runtime.block_on(work)
}

/// Opens a plan and says what was not understood in it.
fn open(path: &Path) -> Result<Document, Problem> {
    let document = plans::open(path)?;
    crate::show::reading_notes(&document);
    Ok(document)
}

/// Opens a plan and the part of it to work on.
fn open_part(part: &Part) -> Result<(Document, Slice, Day), Problem> {
    let document = open(&part.file)?;
    let slice = slice(&part.slice, &document)?;
    Ok((document, slice, today_of(part.today.as_deref())?))
}

fn slice(text: &str, document: &Document) -> Result<Slice, Problem> {
    Slice::parse(text, &document.plan).map_err(|e| {
        Problem::new(
            Code::Usage,
            "There is no such slice.",
            format!("{}.", show::sentence(&e.to_string())),
            "Name environments, business groups or a wave of the plan.",
        )
    })
}

/// The day that was named, or today.
fn today_of(named: Option<&str>) -> Result<Day, Problem> {
    match named {
        None => Ok(Clock::system().today()),
        Some(text) => Day::parse(text).ok_or_else(|| {
            Problem::new(
                Code::Usage,
                format!("{text} is no day."),
                "",
                "Write it as YYYY-MM-DD.",
            )
        }),
    }
}
