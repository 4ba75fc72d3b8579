//! Plans to learn and measure with. Dates derive from the day they are made for.

mod company;
mod contoso;
#[cfg(test)]
mod corpus;

pub use company::{Size, company};
pub use contoso::contoso;

use crate::plan::common::{Contact, Id};
use crate::steps::organization::answers::AnswersFor;

/// A stable id for something in an example: prefix and six characters of a–z2–7, drawn from its name.
pub fn example_id(prefix: &str, name: &str) -> Id {
    crate::names::id_drawn_from(prefix, name)
}

/// A GUID for something in an example, drawn from its name.
pub fn example_guid(name: &str) -> String {
    crate::names::arm_guid(&["foundry-rollout-example", name])
}

fn contact(name: &str, mailbox: &str, domain: &str) -> Contact {
    Contact {
        name: name.to_owned(),
        reach: format!("{mailbox}@{domain}"),
    }
}

/// Who answers beside the owner; cost is with the cost owner of governance.
fn answers_for(security: Contact, incidents: Contact) -> AnswersFor {
    AnswersFor {
        security,
        incidents,
        ..AnswersFor::default()
    }
}
