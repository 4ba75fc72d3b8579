//! Who watches cost and use, and what policy enforces.

pub mod answers;
pub mod rules;
#[cfg(test)]
mod tests;

use crate::rule::Rule;
use crate::step::Step;

/// Who watches cost and use, and what policy enforces.
pub struct Governance;

impl Step for Governance {
    fn id(&self) -> &'static str {
        "governance"
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
