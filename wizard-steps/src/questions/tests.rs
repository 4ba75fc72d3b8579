//! Every field belongs to one question, and every finding finds its own.

use std::collections::BTreeSet;

use super::{all, holds, of_decision, question_of, step_of};
use crate::rule;
use crate::step::STEPS;
use crate::words;

#[test]
fn every_field_belongs_to_exactly_one_question_of_its_step() {
    for (number, step) in STEPS.iter().enumerate() {
        let asked: Vec<_> = all().iter().filter(|q| q.step == number).collect();
        for field in words::fields(*step) {
            let holders = asked.iter().filter(|q| {
                let held = &q.words.holds;
                held.iter().any(|held| holds(held, field.id))
            });
            let expected = usize::from(!field.id.starts_with("decisions."));
            assert_eq!(holders.count(), expected, "{}", field.id);
        }
    }
}

#[test]
fn questions_hold_and_look_at_fields_that_exist() {
    let fields = || STEPS.iter().flat_map(|step| words::fields(*step));
    for question in all() {
        let words = &question.words;
        assert!(!words.holds.is_empty(), "{}", words.id);
        let looked_at = words.only_when.iter().map(|(field, _)| field);
        for place in words.holds.iter().chain(looked_at) {
            assert!(
                fields().any(|f| holds(place, f.id)),
                "{}: {place}",
                words.id
            );
        }
        for (place, values) in &words.only_when {
            let field = fields().find(|f| f.id == *place);
            let known: Vec<&str> = field
                .iter()
                .flat_map(|f| f.choices.iter().map(|c| c.value))
                .chain(["true"])
                .collect();
            assert!(
                values.iter().all(|v| known.contains(v)),
                "{}: {values:?}",
                words.id
            );
        }
    }
}

#[test]
fn questions_are_short_sentences_with_a_reason() {
    let mut ids = BTreeSet::new();
    for question in all() {
        let words = &question.words;
        assert!(ids.insert(words.id), "{} stands twice", words.id);
        let step = STEPS[question.step].id();
        assert!(words.id.starts_with(&format!("{step}.")), "{}", words.id);
        assert!(words.title.chars().count() <= 60, "{}", words.title);
        let first = words.title.split(' ').next().unwrap_or_default();
        let topics = ["Tenant", "Subscriptions", "Entra", "Regions", "Agreements"];
        assert_eq!(
            words.title.ends_with('?'),
            !topics.contains(&first),
            "{}",
            words.title
        );
        for sentence in [Some(words.why), words.one_way, words.optional]
            .into_iter()
            .flatten()
        {
            assert!(sentence.ends_with('.'), "{}: {sentence}", words.id);
        }
    }
    assert!(!all().iter().any(|q| STEPS[q.step].id() == "review"));
}

#[test]
fn places_lead_to_the_question_that_holds_them() {
    let cases = [
        ("/networking/environments/env-a/inbound", "networking.reach"),
        ("/networking/environments/env-a", "networking.reach"),
        ("/networking", "networking.reach"),
        (
            "/networking/environments/env-a/networks/net-b/range",
            "networking.addresses",
        ),
        (
            "/networking/environments/env-a/subnets",
            "networking.addresses",
        ),
        ("/networking/hub/peeringOwner", "networking.hub"),
        ("/organization/projects/prj-a", "organization.projects"),
        ("/organization/projects/prj-a/owner", "organization.owners"),
        (
            "/organization/accounts/acc-a~1b/subdomain",
            "organization.resources",
        ),
        ("/governance/groups/grp-a/views", "governance.views"),
        ("/access/alsoBuild/pri-a/0", "access.alsoBuild"),
        (
            "/connections/items/con-a/metadata/not known",
            "connections.settings",
        ),
        ("/about/tenantId", "prerequisites.tenant"),
        ("/signOffs/doors/region:env-a", "signOffs.doors"),
        ("/decisions/networking.reach/why", "networking.reach"),
        ("/decisions/access.grants@gra-a/why", "access.grants"),
    ];
    for (at, question) in cases {
        assert_eq!(question_of(at), Some(question), "{at}");
    }
    for at in [
        "",
        "/",
        "/formatVersion",
        "/somethingNew/x",
        "/decisions",
        "/decisions/odd",
    ] {
        assert_eq!(question_of(at), None, "{at}");
    }
}

#[test]
fn decisions_name_a_question_or_a_field_and_both_agree() {
    let of = |key| of_decision(key).map(|index| all()[index].words.id);
    assert_eq!(
        of("networking.environments.*.dns@env-a"),
        Some("networking.dns")
    );
    assert_eq!(of("networking.hub"), Some("networking.hub"));
    assert_eq!(of("networking.reach@env-a"), Some("networking.reach"));
    assert_eq!(of("a question"), None);
    for (index, question) in all().iter().enumerate() {
        let as_place = format!("/{}", question.words.id.replace('.', "/"));
        let is_place = words::fields(STEPS[question.step]).any(|f| holds(question.words.id, f.id));
        assert!(
            !is_place || question_of(&as_place) == Some(question.words.id),
            "{as_place}"
        );
        assert_eq!(of_decision(question.words.id), Some(index));
    }
}

#[test]
fn codes_belong_to_the_step_whose_rules_use_them() {
    for step in STEPS {
        for rule in step.rules() {
            assert_eq!(step_of(rule.code), Some(step.id()), "{}", rule.code);
        }
    }
    assert_eq!(
        rule::rules().filter(|r| step_of(r.code).is_none()).count(),
        0
    );
    assert_eq!(step_of("INT-001"), Some("review"));
    assert_eq!(step_of("XYZ-001"), None);
    assert_eq!(step_of("é"), None);
}
