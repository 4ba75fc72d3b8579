//! The digest of what is confirmed.

use super::*;

type Case = (&'static str, fn(&mut ChangeSet));

#[track_caller]
fn check(cases: &[Case], same: bool) {
    let base = scene().changes();
    for (what, change) in cases {
        let mut other = base.clone();
        change(&mut other);
        assert_eq!(other.digest() == base.digest(), same, "{what}");
    }
}

fn again(changes: &mut ChangeSet, state: State) {
    let mut more = changes.changes[0].clone();
    more.state = state;
    changes.changes.push(more);
}

#[test]
#[rustfmt::skip]
fn it_leaves_out_what_is_not_written() {
    check(&[
        ("another time", |c| c.read_at = "2027-01-01T00:00:00Z".to_owned()),
        ("another word for the principal", |c| c.changes[0].principal = "Renamed".to_owned()),
        ("another key in the plan", |c| c.changes[0].key = "other".to_owned()),
        ("what informs only", |c| again(c, State::Surplus)),
        ("what is in place", |c| again(c, State::InPlace)),
        ("what waits", |c| again(c, State::Waiting)),
    ], true);
}

#[test]
#[rustfmt::skip]
fn it_holds_all_that_is_written() {
    check(&[
        ("another tenant", |c| c.tenant_id = "x".to_owned()),
        ("another account", |c| c.caller = "x".to_owned()),
        ("another name", |c| c.changes[0].name = Some("x".to_owned())),
        ("another role", |c| c.changes[0].role = roles::OWNER.to_owned()),
        ("another scope", |c| c.changes[0].scope = Some("/".to_owned())),
        ("another principal", |c| c.changes[0].principal_id = Some("x".to_owned())),
        ("another type of principal", |c| c.changes[0].principal_type = "User".to_owned()),
        ("a condition", |c| c.changes[0].condition = CONDITION.to_owned()),
        ("removed, not made", |c| c.changes[0].state = State::Retire),
        ("one more", |c| again(c, State::Create)),
        ("one less", |c| c.changes.clear()),
    ], false);
}
