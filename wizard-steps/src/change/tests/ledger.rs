//! What the journal proves, and what it does not.

use super::*;

#[test]
fn only_what_the_journal_proves_is_retired() {
    check(&[
        (
            "made, there, unwanted",
            Scene::unwanted,
            Some(State::Retire),
            "",
        ),
        (
            "made by another plan",
            |s| {
                s.unwanted();
                s.journal.created[0].plan_id = "pln-other".to_owned();
            },
            Some(State::Surplus),
            "",
        ),
        (
            "made in another tenant",
            |s| {
                s.unwanted();
                s.journal.created[0].tenant_id = example_guid("another");
            },
            Some(State::Surplus),
            "",
        ),
        (
            "made by nobody of us",
            |s| {
                s.unwanted();
                s.journal.created.clear();
            },
            Some(State::Surplus),
            "",
        ),
        (
            "made, and gone since",
            |s| {
                s.unwanted();
                s.observed.assignments.clear();
            },
            None,
            "",
        ),
        (
            "made, and made again by hand",
            |s| {
                s.unwanted();
                s.observed.assignments[0].name = "by-hand".to_owned();
            },
            None,
            "",
        ),
        (
            "made, and changed since",
            |s| {
                s.unwanted();
                s.observed.assignments[0].condition = CONDITION.to_owned();
            },
            Some(State::Surplus),
            "changedSince",
        ),
        (
            "made, and not read now",
            |s| {
                s.unwanted();
                let a = names::scope_key(&s.above());
                s.observed.unread.insert(a, "403".to_owned());
            },
            Some(State::Unknown),
            "unread",
        ),
        (
            "made twice in the journal",
            |s| {
                s.unwanted();
                s.proves();
            },
            Some(State::Retire),
            "",
        ),
        (
            "still wanted",
            |s| {
                s.unwanted();
                let again = grant(&s.plan, 0);
                s.plan.access.grants.insert("gra-two".to_owned(), again);
            },
            Some(State::InPlace),
            "",
        ),
        (
            "outside the slice",
            |s| {
                s.unwanted();
                s.slice
                    .environments
                    .insert(s.plan.environments.order[1].clone());
            },
            None,
            "",
        ),
        (
            "a grant of the rest of the plan in this slice's journal",
            |s| {
                s.unwanted();
                let again = grant(&s.plan, 0);
                s.plan.access.grants.insert("gra-two".to_owned(), again);
                s.slice
                    .environments
                    .insert(s.plan.environments.order[1].clone());
                s.journal.created[0].environment = Some(s.plan.environments.order[1].clone());
            },
            None,
            "",
        ),
    ]);
}

/// The journal's principal may be the very identity that could not be resolved in this reading.
#[test]
fn what_may_belong_to_an_unresolved_identity_is_unknown_not_retired() {
    let mut scene = scene();
    scene.unwanted();
    let mut for_identity = grant(&scene.plan, 0);
    for_identity.principal.clear();
    for_identity.identity_of = account(&scene.plan, 0);
    scene
        .plan
        .access
        .grants
        .insert("gra-two".to_owned(), for_identity);
    scene
        .observed
        .resources
        .values_mut()
        .for_each(|r| r.identity = None);
    let states: BTreeSet<(State, String)> = scene
        .changes()
        .changes
        .iter()
        .map(|c| (c.state, kind(c.reason.as_ref())))
        .collect();
    let expected = [
        (State::Waiting, "identityMissing".to_owned()),
        (State::Unknown, "identityMissing".to_owned()),
    ];
    assert_eq!(
        states,
        BTreeSet::from(expected),
        "one waits, the other is not touched"
    );
}

/// Once a grant above was taken for cover and retired in the same run, and access was gone.
#[test]
fn a_grant_covered_by_what_is_retired_is_created() {
    let mut scene = scene();
    let above = scene.above();
    scene.sees(&above, "ours-above", "");
    assert_eq!(scene.changes().of(State::Inherited).count(), 1, "covered");
    let proof = scene.proves();
    proof.scope = above;
    "ours-above".clone_into(&mut proof.name);
    let counts = scene.changes().counts();
    assert_eq!(
        counts,
        BTreeMap::from([(State::Create, 1), (State::Retire, 1)]),
        "created before it is uncovered"
    );
}
