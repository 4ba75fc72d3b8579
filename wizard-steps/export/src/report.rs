//! The report: what a board reads before it signs, and what an admin looks things up in.
//!
//! One file a chapter. Each gives [`Block`]s of plain text, limited to the slice; names where there are
//! names, ids only where somebody needs them.

mod access;
mod assignments;
mod checks;
mod connections;
mod decisions;
mod encryption;
mod environments;
mod findings;
mod governance;
mod groups;
mod head;
mod labels;
mod limits;
mod models;
mod networking;
mod reader;
mod signing;
mod sources;
mod text;

use crate::Input;
use crate::block::Block;
use reader::Reader;

/// A chapter of the report.
type Chapter = fn(&Reader<'_>) -> Vec<Block>;

/// Chapters, in reading order: first what a board decides on, then how it is built, then what is open,
/// then what can be looked up.
const CHAPTERS: [Chapter; 17] = [
    head::blocks,
    checks::blocks,
    environments::blocks,
    groups::blocks,
    access::blocks,
    networking::blocks,
    encryption::blocks,
    connections::blocks,
    models::blocks,
    governance::blocks,
    decisions::doors,
    findings::blocks,
    decisions::blocks,
    signing::blocks,
    assignments::blocks,
    sources::blocks,
    limits::blocks,
];

/// The report of a plan, or of a slice of it.
pub fn report(input: &Input<'_>) -> Vec<Block> {
    let reader = Reader::new(input);
    CHAPTERS
        .iter()
        .flat_map(|chapter| chapter(&reader))
        .collect()
}

/// Role assignments of the slice, in the order of the appendix.
pub fn grants<'p>(input: &Input<'p>) -> Vec<&'p wizard_steps::desired::Grant> {
    Reader::new(input).grants()
}
