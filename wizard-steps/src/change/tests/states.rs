//! Each state of a grant of the plan.

use super::*;

#[test]
fn a_grant_of_the_plan_has_one_of_eight_states() {
    check(&[
        ("nothing is there", |_| {}, Some(State::Create), ""),
        (
            "ours is there",
            |s| {
                let (a, n) = (s.scope(0), s.our_name());
                s.sees(&a, &n, "");
            },
            Some(State::InPlace),
            "",
        ),
        (
            "ours, spelled in capitals",
            |s| {
                let (a, n) = (s.scope(0).to_uppercase(), s.our_name().to_uppercase());
                s.sees(&a, &n, "");
            },
            Some(State::InPlace),
            "",
        ),
        (
            "another name",
            |s| {
                let a = s.scope(0);
                s.sees(&a, "by-hand", "");
            },
            Some(State::Adopted),
            "",
        ),
        (
            "the same above",
            |s| {
                let a = s.above();
                s.sees(&a, "above", "");
            },
            Some(State::Inherited),
            "",
        ),
        (
            "the same above, with a condition",
            |s| {
                let a = s.above();
                s.sees(&a, "above", CONDITION);
            },
            Some(State::Create),
            "",
        ),
        (
            "the same at the root",
            |s| s.sees("/", "root", ""),
            Some(State::Inherited),
            "",
        ),
        (
            "a neighbour whose id begins alike",
            |s| {
                let a = format!("{}x", s.above());
                s.sees(&a, "near", "");
            },
            Some(State::Create),
            "",
        ),
        (
            "another condition",
            |s| {
                let a = s.scope(0);
                s.sees(&a, "by-hand", CONDITION);
            },
            Some(State::Differs),
            "otherCondition",
        ),
        (
            "the condition is gone",
            |s| {
                s.answer().condition = CONDITION.to_owned();
                let (a, n) = (s.scope(0), s.our_name());
                s.sees(&a, &n, "");
            },
            Some(State::Differs),
            "otherCondition",
        ),
        (
            "white space in the condition",
            |s| {
                s.answer().condition = CONDITION.to_owned();
                let (a, n) = (s.scope(0), s.our_name());
                s.sees(&a, &n, &CONDITION.replace(' ', "\n  "));
            },
            Some(State::InPlace),
            "",
        ),
        (
            "the resource is missing",
            |s| {
                let key = names::scope_key(&s.scope(0));
                s.observed.resources.remove(&key);
            },
            Some(State::Waiting),
            "scopeMissing",
        ),
        (
            "nobody in the directory has the id",
            |s| s.observed.missing_principals.push(team().to_uppercase()),
            Some(State::Waiting),
            "principalMissing",
        ),
        (
            "no object id yet",
            |s| {
                s.plan
                    .prerequisites
                    .principals
                    .values_mut()
                    .for_each(|p| p.object_id = "".into());
            },
            Some(State::Waiting),
            "principalUnnamed",
        ),
        (
            "no subscription yet",
            |s| s.plan.prerequisites.subscriptions.clear(),
            Some(State::Waiting),
            "scopeUnplaced",
        ),
        (
            "an identity that is there",
            |s| {
                let of = account(&s.plan, 0);
                s.answer().principal.clear();
                s.answer().identity_of = of;
            },
            Some(State::Create),
            "",
        ),
        (
            "an identity that is not there",
            |s| {
                let of = account(&s.plan, 0);
                s.answer().principal.clear();
                s.answer().identity_of = of;
                s.observed
                    .resources
                    .values_mut()
                    .for_each(|r| r.identity = None);
            },
            Some(State::Waiting),
            "identityMissing",
        ),
        (
            "no right to write",
            |s| {
                let key = names::scope_key(&s.scope(0));
                s.observed.permissions = [(key, vec![Permission::default()])].into();
            },
            Some(State::Blocked),
            "noRight",
        ),
        (
            "no right above, and what holds here was not read",
            |s| s.observed.permissions.values_mut().for_each(Vec::clear),
            Some(State::Create),
            "",
        ),
        (
            "the rights were not read",
            |s| s.observed.permissions.clear(),
            Some(State::Create),
            "",
        ),
        (
            "to be eligible",
            |s| s.answer().eligible = true,
            Some(State::Blocked),
            "eligible",
        ),
        (
            "the subscription does not show",
            |s| s.observed.subscriptions.clear(),
            Some(State::Unknown),
            "unread",
        ),
        (
            "its assignments were not read",
            |s| {
                let a = names::scope_key(&s.above());
                s.observed.unread.insert(a, "403".to_owned());
            },
            Some(State::Unknown),
            "unread",
        ),
        (
            "outside the slice",
            |s| {
                _ = s
                    .slice
                    .environments
                    .insert(s.plan.environments.order[1].clone());
            },
            None,
            "",
        ),
    ]);
}
