//! What the report does not prove, and how to check what it does.

use super::reader::Reader;
use crate::block::Block;

/// What is true of every report.
const LIMITS: [&str; 6] = [
    "It describes a plan. It does not show what a tenant holds, unless a finding says that it rests on a reading of the tenant.",
    "Object ids, subscriptions, quota, prices and the services of a region are as somebody typed or confirmed them; what is marked as not checked was not looked at.",
    "A digest shows whether the plan changed after somebody signed. It does not prove who signed, unless that person was signed in to Microsoft Entra at that time.",
    "Foundry Rollout is verified against recorded traffic, Microsoft's published types, and Microsoft's own command line on the practice tenant; it was never run against Azure itself by its makers.",
    "Rules follow Microsoft's pages as of the dates in the appendix. Azure may have changed since; a service in preview may change without notice.",
    "It is no legal, privacy or compliance review.",
];

/// The chapter.
pub fn blocks(reader: &Reader<'_>) -> Vec<Block> {
    let mut limits: Vec<String> = LIMITS.map(str::to_owned).into();
    if !reader.input.slice.is_all() {
        let label = reader.input.slice.label(reader.plan);
        limits.push(format!(
            "It covers only {label}: nothing is said about the rest. The file plan.json holds all of the plan."
        ));
    }
    let check = "In the folder of this file, run “sha256sum -c SHA256SUMS”. When the plan was handed over too, \
                 “sha256sum meaning.json” prints the digest of meaning.";
    vec![
        Block::Chapter("What this report does not prove".to_owned()),
        Block::List(limits),
        Block::Chapter("How to check the files".to_owned()),
        Block::Text(check.to_owned()),
    ]
}
