//! Which part of a plan a text names, and what belongs to it.

use super::*;
use crate::examples::contoso;
use crate::plan::text::Day;

fn plan() -> Plan {
    contoso(Day::parse("2026-11-22").expect("a day"))
}

fn slice(environments: &[&str], groups: &[&str]) -> Slice {
    let set = |ids: &[&str]| ids.iter().map(|id| (*id).to_owned()).collect();
    Slice {
        environments: set(environments),
        groups: set(groups),
    }
}

#[test]
fn parts_are_named_by_kind_short_form_name_or_id() {
    let plan = plan();
    let (id, environment) = plan
        .environments
        .items
        .iter()
        .next()
        .expect("an environment");
    let (group_id, group) = plan.organization.groups.iter().next().expect("a group");
    let one = slice(&[id], &[]);
    for wanted in [
        id.as_str(),
        &environment.name,
        &environment.token,
        &environment.token.to_uppercase(),
    ] {
        for key in ["env", "environment"] {
            assert_eq!(
                Slice::parse(&format!("{key} = {wanted}"), &plan),
                Ok(one.clone()),
                "{key}={wanted}"
            );
        }
    }
    for wanted in [group_id.as_str(), &group.name, &group.token] {
        assert_eq!(
            Slice::parse(&format!("group={wanted}"), &plan),
            Ok(slice(&[], &[group_id])),
            "{wanted}"
        );
    }
    let both = format!("env={id},,group={group_id},");
    assert_eq!(
        Slice::parse(&both, &plan),
        Ok(slice(&[id], &[group_id])),
        "{both}"
    );
    assert_eq!(
        Slice::parse("  ", &plan),
        Ok(Slice::all()),
        "nothing named is all"
    );
    for (name, wave) in &plan.environments.waves {
        let of = Slice::parse(&format!("wave={name}"), &plan).expect("a wave");
        assert!(
            wave.environments
                .iter()
                .all(|e| of.environments.contains(e)),
            "{name}"
        );
        assert!(wave.groups.iter().all(|g| of.groups.contains(g)), "{name}");
    }
}

#[test]
fn what_the_plan_does_not_know_is_refused_with_what_it_knows() {
    for text in [
        "env=nowhere",
        "group=nobody",
        "wave=never",
        "planet=mars",
        "development",
        "env",
    ] {
        let refused = Slice::parse(text, &plan()).expect_err(text).to_string();
        assert!(
            refused.contains("the plan has no") && refused.contains("it knows"),
            "{text}: {refused}"
        );
    }
}

#[test]
fn what_belongs_to_none_in_particular_belongs_to_all() {
    let cases: [(Slice, &[&str], &[&str], bool); 9] = [
        (Slice::all(), &["e"], &["g"], true),
        (slice(&["e"], &[]), &["e"], &["g"], true),
        (slice(&["e"], &[]), &["f"], &["g"], false),
        (slice(&["e"], &[]), &["f", "e"], &[], true),
        (slice(&["e"], &[]), &[], &[], true),
        (slice(&["e"], &["g"]), &["e"], &["h"], false),
        (slice(&["e"], &["g"]), &["e"], &[], true),
        (slice(&["e"], &["g"]), &[], &["g"], true),
        (slice(&["e"], &["g"]), &["f"], &["g"], false),
    ];
    for (slice, environments, groups, expected) in cases {
        assert_eq!(
            slice.touches(environments, groups),
            expected,
            "{slice:?}: {environments:?}, {groups:?}"
        );
    }
}

#[test]
fn a_slice_covers_what_is_no_larger() {
    let cases = [
        (Slice::all(), Slice::all(), true),
        (Slice::all(), slice(&["e"], &["g"]), true),
        (slice(&["e"], &[]), Slice::all(), false),
        (slice(&["e"], &[]), slice(&["e"], &["g"]), true),
        (slice(&["e"], &["g"]), slice(&["e"], &[]), false),
        (slice(&["e", "f"], &[]), slice(&["f"], &[]), true),
        (slice(&["e"], &[]), slice(&["e", "f"], &[]), false),
    ];
    for (one, other, expected) in cases {
        assert_eq!(one.covers(&other), expected, "{one:?} covers {other:?}");
    }
}
