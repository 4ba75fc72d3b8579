//! What nobody planned, and the comparison as a whole.

use super::*;

/// A change to a comparison.
type Turn = fn(&mut ChangeSet);

#[test]
fn surplus_is_told_at_places_of_the_plan_only() {
    let mut scene = scene();
    let (here, above) = (scene.scope(1), scene.above());
    scene.sees(&here, "somebody", "");
    scene.sees(&above, "somebody-above", CONDITION);
    let changes = scene.changes();
    let surplus: Vec<&str> = changes.of(State::Surplus).map(|c| c.key.as_str()).collect();
    assert_eq!(
        surplus,
        ["somebody"],
        "the one on a Foundry resource of the plan"
    );
    scene
        .slice
        .environments
        .insert(scene.plan.environments.order[0].clone());
    assert_eq!(
        scene.changes().of(State::Surplus).count(),
        0,
        "of another environment"
    );
}

#[test]
fn open_states_come_first_and_the_rest_is_settled() {
    let open = [
        State::Create,
        State::Retire,
        State::Differs,
        State::Waiting,
        State::Blocked,
        State::Unknown,
    ];
    for state in State::ALL {
        assert_eq!(state.is_open(), open.contains(&state), "{state:?}");
    }
    let labels: BTreeSet<&str> = State::ALL.iter().map(|s| s.label()).collect();
    assert_eq!(labels.len(), State::ALL.len(), "each has its own word");
}

#[test]
fn the_digest_holds_what_is_written_and_nothing_else() {
    let base = scene().changes();
    let same: [(&str, Turn); 4] = [
        ("another time", |c| {
            c.read_at = "2027-01-01T00:00:00Z".to_owned();
        }),
        ("another word for the principal", |c| {
            c.changes[0].principal = "Renamed".to_owned();
        }),
        ("another order", |c| c.changes.reverse()),
        ("what informs only", |c| {
            let mut more = c.changes[0].clone();
            more.state = State::Surplus;
            c.changes.push(more);
        }),
    ];
    for (what, change) in same {
        let mut other = base.clone();
        change(&mut other);
        assert_eq!(other.digest(), base.digest(), "{what}");
    }
    let different: [(&str, Turn); 8] = [
        ("another tenant", |c| c.tenant_id = "x".to_owned()),
        ("another account", |c| c.caller = "x".to_owned()),
        ("another role", |c| {
            c.changes[0].role = roles::OWNER.to_owned();
        }),
        ("another scope", |c| {
            c.changes[0].scope = Some("/".to_owned());
        }),
        ("another principal", |c| {
            c.changes[0].principal_id = Some("x".to_owned());
        }),
        ("a condition", |c| {
            c.changes[0].condition = CONDITION.to_owned();
        }),
        ("removed, not made", |c| c.changes[0].state = State::Retire),
        ("one more", |c| {
            let more = c.changes[0].clone();
            c.changes.push(more);
        }),
    ];
    for (what, change) in different {
        let mut other = base.clone();
        change(&mut other);
        assert_ne!(other.digest(), base.digest(), "{what}");
    }
}
