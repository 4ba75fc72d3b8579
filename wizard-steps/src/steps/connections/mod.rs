//! What projects reach outside, and as whom.

pub mod answers;
pub mod desired;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// What projects reach outside, and as whom.
pub struct Connections;

impl Step for Connections {
    fn id(&self) -> &'static str {
        "connections"
    }

    fn rules(&self) -> &'static [Rule] {
        rules::RULES
    }

    fn text(&self) -> &'static str {
        include_str!("text.md")
    }

    fn findings(&self) -> &'static str {
        include_str!("findings.md")
    }
}
