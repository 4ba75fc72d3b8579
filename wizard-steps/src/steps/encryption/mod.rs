//! Whose keys encrypt data at rest.

pub mod answers;
pub mod rules;
#[cfg(test)]
mod tests;

use crate::rule::Rule;
use crate::step::Step;

/// Whose keys encrypt data at rest.
pub struct Encryption;

impl Step for Encryption {
    fn id(&self) -> &'static str {
        "encryption"
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
