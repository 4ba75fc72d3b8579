//! Which models serve which use case, with how much capacity.

pub mod answers;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// Which models serve which use case, with how much capacity.
pub struct Models;

impl Step for Models {
    fn id(&self) -> &'static str {
        "models"
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
