//! How each environment is reached, and what it may reach.

pub mod answers;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// How each environment is reached, and what it may reach.
pub struct Networking;

impl Step for Networking {
    fn id(&self) -> &'static str {
        "networking"
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
