//! Where development, test and production begin and end.

pub mod answers;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// Where development, test and production begin and end.
pub struct Environments;

impl Step for Environments {
    fn id(&self) -> &'static str {
        "environments"
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
