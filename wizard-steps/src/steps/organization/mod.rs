//! Who gets Foundry, what they build, and who answers for it.

pub mod answers;
pub mod desired;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// Who gets Foundry, what they build, and who answers for it.
pub struct Organization;

impl Step for Organization {
    fn id(&self) -> &'static str {
        "organization"
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
