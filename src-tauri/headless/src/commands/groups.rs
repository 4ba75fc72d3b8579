//! Groups and subscriptions that others make: the request, and the reply.

use std::io::Read as _;
use std::path::Path;

use rollout_engine::desk::plans;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::rollout_export::requests::{self, Form};
use rollout_engine::wizard_steps::desired::DesiredState;
use rollout_engine::wizard_steps::estate::Estate;
use rollout_engine::wizard_steps::labels::counted;
use rollout_engine::wizard_steps::plan::{canonical, edit};
use rollout_engine::wizard_steps::steps::prerequisites::reply::{self, Reply};
use rollout_engine::wizard_steps::steps::prerequisites::requests::asked;

use super::{OPEN, open};
use crate::args::{Form as Named, Groups};
use crate::show::say;

/// Most bytes of a reply: a plan takes 500 groups, and a line is short.
const MOST: u64 = 4 * 1024 * 1024;

pub fn run(groups: &Groups) -> Result<u8, Problem> {
    match (&groups.reply, &groups.output) {
        (Some(reply), Some(output)) => take_in(&groups.file, reply, output),
        _ => request(&groups.file, groups.format),
    }
}

fn request(file: &Path, form: Named) -> Result<u8, Problem> {
    let document = open(file)?;
    let estate = Estate::of(&document.plan);
    let asked = asked(&estate, &DesiredState::of(&estate));
    let form = match form {
        Named::Text => Form::Text,
        Named::Az => Form::Az,
        Named::PowerShell => Form::PowerShell,
        Named::Portal => Form::Portal,
    };
    say!(
        "{}",
        requests::write(&document.plan, &asked, form).trim_end()
    );
    Ok(0)
}

fn take_in(file: &Path, reply: &Path, output: &Path) -> Result<u8, Problem> {
    let mut document = open(file)?;
    let text = text_of(reply)?;
    let said = reply::read(&Estate::of(&document.plan), &text);
    edit::apply(&mut document, &said.patch).map_err(|refused| {
        Problem::new(
            Code::Usage,
            "The reply does not fit the plan.",
            format!("{refused}."),
            "",
        )
    })?;
    tell(&said);
    if said.understood.is_empty() {
        say!("Nothing of it is an id that the plan waits for; no file was written.");
        return Ok(OPEN);
    }
    plans::create(output, &canonical::pretty(&document.tree))?;
    say!(
        "Wrote {}: {} filled in.",
        output.display(),
        counted(said.understood.len(), "id", "ids")
    );
    let all = said.puzzles.is_empty() && said.missing.is_empty();
    Ok(if all { 0 } else { OPEN })
}

fn tell(said: &Reply) {
    for found in &said.understood {
        say!("{}  {}", found.id, found.name);
    }
    for puzzle in &said.puzzles {
        say!(
            "line {}: {}; left out: {}",
            puzzle.line,
            puzzle.why,
            puzzle.text
        );
    }
    for name in &said.missing {
        say!("still to be made: {name}");
    }
}

fn text_of(reply: &Path) -> Result<String, Problem> {
    let mut bytes = Vec::new();
    let read = if reply == Path::new("-") {
        std::io::stdin()
            .lock()
            .take(MOST + 1)
            .read_to_end(&mut bytes)
    } else {
        std::fs::File::open(reply).and_then(|file| file.take(MOST + 1).read_to_end(&mut bytes))
    };
    let unreadable = |why: String| {
        Problem::new(
            Code::File,
            format!("{} cannot be read.", reply.display()),
            why,
            "Give a table of names and ids, or what az prints, as UTF-8 text.",
        )
    };
    read.map_err(|error| unreadable(format!("{error}.")))?;
    if bytes.len() as u64 > MOST {
        return Err(unreadable("It is larger than 4 MiB.".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_| unreadable("It is no UTF-8.".to_owned()))
}
