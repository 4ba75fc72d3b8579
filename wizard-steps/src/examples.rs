//! Plans to learn and measure with. Dates derive from the day they are made for.

mod company;
mod contoso;

pub use company::{Size, company};
pub use contoso::contoso;

use crate::plan::canonical::digest_of_bytes;
use crate::plan::common::{Contact, Id};

/// A stable id for something in an example: prefix and six characters of a–z2–7, drawn from its name.
pub fn example_id(prefix: &str, name: &str) -> Id {
    const LETTERS: &[u8; 32] = b"abcdefghijklmnopqrstuvwxyz234567";
    let digest = digest_of_bytes(name.as_bytes());
    let number = u64::from_str_radix(&digest[..12], 16).unwrap_or_default();
    let letters = (0..6).map(|i| {
        char::from(LETTERS[usize::try_from((number >> (i * 5)) & 31).unwrap_or_default()])
    });
    format!("{prefix}-{}", letters.collect::<String>())
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
