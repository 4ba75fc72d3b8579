//! Who gets which role where.

pub mod answers;
pub mod desired;
pub mod presets;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// Who gets which role where.
pub struct Access;

impl Step for Access {
    fn id(&self) -> &'static str {
        "access"
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
