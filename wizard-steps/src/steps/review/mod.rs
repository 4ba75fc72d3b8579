//! What is still open: the checklist, the outcomes, and every finding.

pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// What is still open: the checklist, the outcomes, and every finding.
pub struct Review;

impl Step for Review {
    fn id(&self) -> &'static str {
        "review"
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

    fn collects(&self) -> bool {
        true
    }
}
