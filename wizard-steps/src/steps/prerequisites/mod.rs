//! Where resources go, for whom, in which region, and who agreed on security.

pub mod answers;
pub mod reply;
pub mod requests;
pub mod rules;
#[cfg(test)]
mod tests;
pub mod view;

use crate::rule::Rule;
use crate::step::Step;

/// Where resources go, for whom, in which region, and who agreed on security.
pub struct Prerequisites;

impl Step for Prerequisites {
    fn id(&self) -> &'static str {
        "prerequisites"
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
