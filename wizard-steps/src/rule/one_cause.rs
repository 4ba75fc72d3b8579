//! One root cause, one finding: what says less than another about the same principal is left out.

use std::collections::{BTreeMap, BTreeSet};

use crate::desired::DesiredState;
use crate::finding::Finding;
use crate::names::last_segment;

/// A finding on somebody's abilities, and the findings that it gives way to.
struct Weak {
    code: &'static str,
    to: &'static [Strong],
}

/// A finding that says more about the same principal.
struct Strong {
    code: &'static str,
    /// The abilities that its fix cures; empty for all.
    cures: &'static [&'static str],
}

const fn all(code: &'static str) -> Strong {
    Strong { code, cures: &[] }
}

const fn only(code: &'static str, cures: &'static [&'static str]) -> Strong {
    Strong { code, cures }
}

const GIVES_WAY: &[Weak] = &[
    Weak {
        code: "ACC-007",
        to: &[
            all("ACC-003"),
            only(
                "ACC-009",
                &["build-agent", "see-agents", "see-project", "talk-to-agent"],
            ),
            only(
                "ACC-012",
                &[
                    "assign-roles",
                    "configure-account",
                    "create-account",
                    "create-project",
                    "deploy-model",
                    "shared-connection",
                ],
            ),
            all("ACC-017"),
            only("ACC-018", &["create-project"]),
            all("ACC-019"),
            only("ACC-037", &["pull-image"]),
            only("ACC-039", &["publish-agent", "publish-teams"]),
            only("ACC-047", &["see-quota"]),
        ],
    },
    Weak {
        code: "ACC-008",
        to: &[
            all("ACC-003"),
            all("ACC-010"),
            all("ACC-011"),
            all("ACC-015"),
            all("ACC-016"),
            all("ACC-033"),
            all("ACC-040"),
        ],
    },
];

/// Leaves out what gives way: findings on a principal where another names the principal, or the
/// answer that one of its grants comes from.
pub(super) fn give_way(found: &mut Vec<Finding>, desired: &DesiredState) {
    let weaker = |code: &str| GIVES_WAY.iter().find(|weak| weak.code == code);
    if !found.iter().any(|f| weaker(f.code).is_some()) {
        return;
    }
    let mut sources: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for grant in &desired.grants {
        let of = sources.entry(grant.principal.id()).or_default();
        of.insert(last_segment(&grant.at));
    }
    let gone: Vec<bool> = found
        .iter()
        .map(|finding| {
            let Some(weak) = weaker(finding.code) else {
                return false;
            };
            let who = finding.subjects.first().map_or("", String::as_str);
            let names = |id: &String| {
                id == who || sources.get(who).is_some_and(|s| s.contains(id.as_str()))
            };
            let named = finding.values.get("ability").map_or("", String::as_str);
            named.split(' ').all(|ability| {
                found.iter().any(|f| {
                    let cures = weak.to.iter().any(|strong| {
                        strong.code == f.code
                            && (strong.cures.is_empty() || strong.cures.contains(&ability))
                    });
                    cures && f.subjects.iter().any(names)
                })
            })
        })
        .collect();
    let mut gone = gone.into_iter();
    found.retain(|_| gone.next() == Some(false));
}
