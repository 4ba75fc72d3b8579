//! What is in the tenant, and what it means for the one grant of the plan.

use super::*;

/// What happens, and the one line that a comparison then has, or none: its state and its reason.
type Row = (&'static str, fn(&mut Scene), Option<State>, &'static str);

#[track_caller]
fn check(rows: &[Row]) {
    for (what, happens, state, reason) in rows {
        let mut scene = scene();
        happens(&mut scene);
        let changes = scene.changes();
        let lines: Vec<_> = changes
            .changes
            .iter()
            .map(|c| (c.state, kind(c.reason.as_ref())))
            .collect();
        let expected: Vec<_> = state.iter().map(|s| (*s, (*reason).to_owned())).collect();
        assert_eq!(lines, expected, "{what}");
    }
}

#[test]
#[rustfmt::skip]
fn what_is_there_already_counts_by_meaning() {
    use State::{Adopted, Create, Differs, InPlace, Inherited};
    check(&[
        ("nothing is there", |_| {}, Some(Create), ""),
        ("ours is there", |s| s.ours(""), Some(InPlace), ""),
        ("ours, in capitals", |s| { s.ours(""); capitals(s); }, Some(InPlace), ""),
        ("another name", |s| s.by_hand(""), Some(Adopted), ""),
        ("another condition", |s| s.by_hand(CONDITION), Some(Differs), "otherCondition"),
        ("the condition is gone", |s| { s.ours(""); condition(s); }, Some(Differs), "otherCondition"),
        ("white space in the condition", |s| { s.ours(&spaced()); condition(s); }, Some(InPlace), ""),
        ("the same above", |s| s.on_high(""), Some(Inherited), ""),
        ("the same above, on a condition", |s| s.on_high(CONDITION), Some(Create), ""),
        ("the same at the root", |s| s.sees("/", "root", ""), Some(Inherited), ""),
        ("at a neighbour that begins alike", |s| { let near = s.above() + "x"; s.sees(&near, "near", ""); }, Some(Create), ""),
        ("above, for the whole plan's slice", |s| { s.on_high(""); s.elsewhere(); }, None, ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn what_cannot_be_written_yet_says_why() {
    use State::{Blocked, Create, Unknown, Waiting};
    check(&[
        ("no resource", |s| s.observed.resources.clear(), Some(Waiting), "scopeMissing"),
        ("no subscription yet", |s| s.plan.prerequisites.subscriptions.clear(), Some(Waiting), "scopeUnplaced"),
        ("nobody has the id", |s| s.observed.missing_principals.push(team().to_uppercase()), Some(Waiting), "principalMissing"),
        ("no object id yet", no_object_id, Some(Waiting), "principalUnnamed"),
        ("an identity", |s| s.for_identity(Some("aa")), Some(Create), ""),
        ("no identity yet", |s| s.for_identity(None), Some(Waiting), "identityMissing"),
        ("no right here", |s| { let here = s.scope(0); s.may(&here, &["*/read"]); }, Some(Blocked), "noRight"),
        ("no right above, here not read", |s| { let above = s.above(); s.may(&above, &["*/read"]); }, Some(Create), ""),
        ("the right above", |s| { let above = s.above(); s.may(&above, &["Microsoft.Authorization/*"]); }, Some(Create), ""),
        ("rights were not read", |s| s.observed.permissions.clear(), Some(Create), ""),
        ("to be eligible", |s| s.answer().eligible = true, Some(Blocked), "eligible"),
        ("no such subscription to see", |s| s.observed.subscriptions.clear(), Some(Unknown), "unread"),
        ("assignments were not read", Scene::cannot_read, Some(Unknown), "unread"),
        ("outside the slice", Scene::elsewhere, None, ""),
    ]);
}

#[test]
#[rustfmt::skip]
fn only_what_the_journal_proves_is_retired() {
    use State::{InPlace, Retire, Surplus, Unknown};
    check(&[
        ("made, there, unwanted", Scene::unwanted, Some(Retire), ""),
        ("made by another plan", |s| { s.unwanted(); s.journal.created[0].plan_id = "pln-x".to_owned(); }, Some(Surplus), ""),
        ("made in another tenant", |s| { s.unwanted(); s.journal.created[0].tenant_id = team(); }, Some(Surplus), ""),
        ("made by nobody of us", |s| { s.unwanted(); s.journal.created.clear(); }, Some(Surplus), ""),
        ("made, and gone since", |s| { s.unwanted(); s.observed.assignments.clear(); }, None, ""),
        ("made, then made by hand", |s| { s.unwanted(); s.observed.assignments[0].name = "by-hand".to_owned(); }, None, ""),
        ("made, and changed since", |s| { s.unwanted(); s.observed.assignments[0].condition = spaced(); }, Some(Surplus), "changedSince"),
        ("made, and not read now", |s| { s.unwanted(); s.cannot_read(); }, Some(Unknown), "unread"),
        ("made twice in the journal", |s| { s.unwanted(); s.proves(); }, Some(Retire), ""),
        ("still wanted", |s| { s.unwanted(); s.want_again(); }, Some(InPlace), ""),
        ("outside the slice", |s| { s.unwanted(); s.elsewhere(); }, None, ""),
        ("wanted by another slice", |s| { s.unwanted(); s.want_again(); s.elsewhere(); moved(s); }, None, ""),
    ]);
}

fn capitals(scene: &mut Scene) {
    for seen in &mut scene.observed.assignments {
        seen.name = seen.name.to_uppercase();
        seen.scope = seen.scope.to_uppercase();
        seen.principal_id = seen.principal_id.to_uppercase();
    }
}

fn condition(scene: &mut Scene) {
    CONDITION.clone_into(&mut scene.answer().condition);
}

fn spaced() -> String {
    CONDITION.replace(' ', "\n  ")
}

fn no_object_id(scene: &mut Scene) {
    for principal in scene.plan.prerequisites.principals.values_mut() {
        principal.object_id = "".into();
    }
}

/// The journal has it in the environment of the slice, the plan in another.
fn moved(scene: &mut Scene) {
    let slice = scene.slice.environments.first().cloned();
    scene.journal.created[0].environment = slice;
}
