//! Who agreed to what.

pub mod answers;
pub mod decisions;
pub mod doors;
pub mod rules;
pub mod signatures;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// Who agreed to what.
pub struct SignOff;

impl Step for SignOff {
    fn id(&self) -> &'static str {
        "signOffs"
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
