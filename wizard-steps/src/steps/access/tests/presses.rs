//! What a press may leave behind, and further principals to press on.

use std::collections::BTreeMap;

use serde_json::{Value, json};

use crate::finding::{Finding, Fix};
use crate::plan::edit::Edit;
use crate::steps::cases::{findings, of_code, one_press_fixes};

/// How many findings there are of each code, without those for people who sign and review.
fn counted(found: &[Finding]) -> BTreeMap<&'static str, usize> {
    let asked = |code: &str| code.starts_with("REV-") || code.starts_with("SIG-");
    found
        .iter()
        .filter(|f| !asked(f.code))
        .fold(BTreeMap::new(), |mut counts, f| {
            *counts.entry(f.code).or_default() += 1;
            counts
        })
}

/// Every press keeps its word and brings nothing else: no finding more of any code.
#[track_caller]
pub(super) fn presses_leave_nothing(code: &str, edits: &[Edit]) {
    one_press_fixes(code, edits);
    let before = counted(&findings(edits));
    for fix in of_code(code, edits).into_iter().flat_map(|f| f.fixes) {
        let Fix::Auto { patch } = fix else { continue };
        let after = counted(&findings(&[edits, &patch].concat()));
        let more = after
            .iter()
            .filter(|(code, n)| *n > before.get(*code).unwrap_or(&0));
        let more: Vec<_> = more.collect();
        assert!(more.is_empty(), "{code}: {patch:?} brings {more:?}");
    }
}

/// A principal of the plan beside Contoso's own.
pub(super) fn someone(id: &str, fields: &Value) -> Edit {
    let mut new = json!({
        "name": id,
        "objectId": crate::examples::example_guid(id),
        "kind": "group",
        "type": "Group",
        "verified": true,
        "owner": {"name": "Identity team", "reach": "identity@contoso.example"},
    });
    for (name, value) in fields.as_object().into_iter().flatten() {
        new[name] = value.clone();
    }
    Edit::set(format!("/prerequisites/principals/{id}"), new)
}
