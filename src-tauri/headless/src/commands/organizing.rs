//! Filling a plan: something like what is there, or what a list says.

use std::collections::BTreeMap;

use rollout_engine::desk::{likeness, plans};
use rollout_engine::problem::{Code, Problem};
use rollout_engine::table;
use rollout_engine::wizard_steps::labels;
use rollout_engine::wizard_steps::like::{self, Told, Wish};
use rollout_engine::wizard_steps::list::Listed;
use rollout_engine::wizard_steps::plan::canonical;
use rollout_engine::wizard_steps::plan::edit;
use rollout_engine::wizard_steps::plan::read::{self, Document};

use super::{OPEN, open, today_of};
use crate::args::{Format, Like, List};
use crate::show::{self, say};

pub fn like(args: &Like) -> Result<u8, Problem> {
    let mut document = open(&args.file)?;
    let today = today_of(args.today.as_deref())?;
    let of = one_of(like::find(&document.plan, &args.of), &args.of)?;
    let wish = wish(args, &document, &of)?;
    let likeness = likeness::likeness(&document, &of, &wish)?;
    let told = like::told(&document, &likeness, today);
    edit::apply(&mut document, &likeness.patch)?;
    plans::create(&args.output, &canonical::pretty(&document.tree))?;
    made(&told, &args.name);
    say!("Wrote {}.", args.output.display());
    Ok(if told.blockers.is_empty() { 0 } else { OPEN })
}

pub fn list(args: &List) -> Result<u8, Problem> {
    let rows = table::rows(&args.file)?;
    let mut document = match &args.into {
        Some(file) => open(file)?,
        None => read::document(&super::looking::empty()),
    };
    let listed = likeness::from_list(&document, &rows);
    edit::apply(&mut document, &listed.patch)?;
    plans::create(&args.output, &canonical::pretty(&document.tree))?;
    match args.format {
        Format::Json => show::json(&listed),
        Format::Text => {
            understood(&listed);
            say!("Wrote {}.", args.output.display());
        }
    }
    Ok(if listed.not_understood.is_empty() {
        0
    } else {
        OPEN
    })
}

/// What was taken from a list, and what was not understood in it.
fn understood(listed: &Listed) {
    for count in &listed.counts {
        let more = count.new as usize - count.names.len();
        let mut names = count.names.join(", ");
        if more > 0 && !names.is_empty() {
            names = format!("{names} and {more} more");
        }
        say!("{:>5} new  {}  {names}", count.new, count.collection);
    }
    for told in &listed.not_understood {
        let column = match told.column.as_str() {
            "" => String::new(),
            column => format!(", {column}"),
        };
        let text = match told.text.as_str() {
            "" => String::new(),
            text => format!(" “{text}”"),
        };
        say!("line {}{column}{text}: {}.", told.line, told.why);
    }
}

fn wish(args: &Like, document: &Document, of: &str) -> Result<Wish, Problem> {
    let plan = &document.plan;
    let mut use_cases = BTreeMap::new();
    for pair in &args.use_case {
        let (old, new) = halves(pair, "--use-case")?;
        use_cases.insert(one_of(like::find(plan, old), old)?, new.to_owned());
    }
    let mut ids = BTreeMap::new();
    for pair in &args.object_id {
        let (who, id) = halves(pair, "--object-id")?;
        ids.insert(one_of(like::person(plan, of, who), who)?, id.to_owned());
    }
    Ok(Wish {
        name: args.name.clone(),
        token: args.token.clone(),
        use_cases,
        ids,
    })
}

fn halves<'t>(pair: &'t str, option: &str) -> Result<(&'t str, &'t str), Problem> {
    pair.split_once('=').ok_or_else(|| {
        Problem::new(
            Code::Usage,
            format!("{option} {pair} has no equals sign."),
            "",
            "Write what it stands for, an equals sign and the new value.",
        )
    })
}

/// The one thing that was meant, or what could have been.
fn one_of(found: Result<String, Vec<String>>, text: &str) -> Result<String, Problem> {
    found.map_err(|several| {
        let why = match several.as_slice() {
            [] => "Nothing in the plan has this id, name or short form.".to_owned(),
            several => format!("It could be {}.", labels::list(several)),
        };
        let next = "Name it by its id.";
        Problem::new(
            Code::NotFound,
            format!("“{text}” names no one thing."),
            why,
            next,
        )
    })
}

/// What was made, by collection, and what it brings.
fn made(told: &Told, name: &str) {
    let mut lines: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for made in &told.made {
        lines.entry(made.collection).or_default().push(&made.name);
    }
    say!(
        "{name}: {}.",
        labels::counted(told.grants as usize, "grant", "grants")
    );
    for (collection, names) in lines {
        let names: Vec<&str> = names.into_iter().filter(|n| !n.is_empty()).collect();
        say!("  {collection}: {}", labels::list(&names));
    }
    let waiting = told.made.iter().filter(|m| m.to_be_made);
    let waiting: Vec<&str> = waiting.map(|m| m.name.as_str()).collect();
    if !waiting.is_empty() {
        say!("  to be made first: {}", labels::list(&waiting));
    }
    for blocker in &told.blockers {
        say!("  blocker: {blocker}");
    }
    for warning in &told.warnings {
        say!("  warning: {warning}");
    }
}
