//! Every finding has words, and so has every answer, every choice and every question.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use crate::plan;
use crate::rule;
use crate::step::{STEPS, Step};
use crate::words;

/// Codes of the sections of a `findings.md`.
fn sections(step: &dyn Step) -> Vec<&'static str> {
    let heads = step.findings().split("\n## ").skip(1);
    heads.filter_map(|s| s.split_whitespace().next()).collect()
}

/// What the engine says when a rule fails: words without a rule.
const INNER: &str = "INT-001";

#[test]
fn every_rule_has_words_and_every_section_has_a_rule() {
    for step in STEPS {
        let rules: BTreeSet<&str> = step.rules().iter().map(|r| r.code).collect();
        let mut told: BTreeSet<&str> = sections(step).into_iter().collect();
        told.remove(INNER);
        assert_eq!(rules, told, "rules and findings.md of {}", step.id());
        for code in sections(step) {
            let words = words::of_code(code).expect(code);
            let parts = [
                words.title,
                words.says,
                words.means,
                words.matters,
                words.fix,
                words.source,
            ];
            assert!(parts.iter().all(|p| !p.is_empty()), "{code}: {words:?}");
            assert!(words.says.ends_with('.'), "{code}: {}", words.says);
        }
    }
}

#[test]
fn a_rule_that_fails_has_words_too() {
    assert!(words::of_code(INNER).is_some());
}

#[test]
fn every_code_stands_once() {
    let mut seen = BTreeMap::new();
    let rules = rule::rules().map(|r| (r.code, "rules"));
    let told = STEPS
        .iter()
        .flat_map(|s| sections(*s))
        .map(|c| (c, "words"));
    for row in rules.chain(told) {
        *seen.entry(row).or_insert(0) += 1;
    }
    let twice: Vec<_> = seen.into_iter().filter(|(_, n)| *n > 1).collect();
    assert!(twice.is_empty(), "{twice:?}");
    for step in STEPS {
        let codes: Vec<&str> = step.rules().iter().map(|r| r.code).collect();
        assert!(codes.is_sorted(), "{}: {codes:?}", step.id());
    }
}

/// Fields of a part of the schema, by their ids.
fn fields(root: &Value, at: &Value, id: &str, out: &mut BTreeSet<String>) {
    if let Some(name) = at["$ref"].as_str() {
        return fields(
            root,
            &root["$defs"][name.trim_start_matches("#/$defs/")],
            id,
            out,
        );
    }
    if let Some(one) = at["anyOf"].as_array().and_then(|any| any.first()) {
        return fields(root, one, id, out);
    }
    if let Some(members) = at["properties"].as_object() {
        for (name, member) in members {
            fields(root, member, &format!("{id}.{name}"), out);
        }
    } else if at["additionalProperties"].is_object() {
        fields(root, &at["additionalProperties"], &format!("{id}.*"), out);
    } else {
        out.insert(id.to_owned());
    }
}

/// Sections beside its own that a step asks about.
fn further(step: &dyn Step) -> &'static [&'static str] {
    match step.id() {
        "prerequisites" => &["about"],
        "signOffs" => &["decisions"],
        _ => &[],
    }
}

#[test]
fn every_answer_has_words() {
    let schema = plan::schema();
    for step in STEPS.iter().filter(|step| step.id() != "review") {
        let mut expected = BTreeSet::new();
        let section = &schema["properties"][step.id()];
        fields(&schema, section, step.id(), &mut expected);
        let told: Vec<_> = words::fields(*step).collect();
        for field in &told {
            assert!(
                !field.label.is_empty() && !field.help.is_empty(),
                "{field:?}"
            );
        }
        let ids = told.iter().map(|f| f.id.to_owned());
        let ids: BTreeSet<String> = ids.collect();
        for more in further(*step) {
            fields(&schema, &schema["properties"][more], more, &mut expected);
        }
        expected.remove("about.planId");
        assert_eq!(ids, expected, "text.md of {}", step.id());
    }
}

/// What a field may be, in the order of declaration, where it is one of our choices.
fn values<'s>(root: &'s Value, id: &str) -> Vec<&'s str> {
    let mut at = root;
    for key in id.split('.') {
        at = resolved(root, at);
        at = match key {
            "*" => &at["additionalProperties"],
            key => &at["properties"][key],
        };
    }
    let mut at = resolved(root, at);
    if at["items"].is_object() {
        at = resolved(root, &at["items"]); // Several of them.
    }
    let listed = at["enum"].as_array().into_iter().flatten();
    let described = at["oneOf"].as_array().into_iter().flatten();
    let described = described.flat_map(|one| {
        let many = one["enum"].as_array().into_iter().flatten();
        many.chain(one.get("const"))
    });
    listed.chain(described).filter_map(Value::as_str).collect()
}

/// Follows references and takes what is there when it may be absent.
fn resolved<'s>(root: &'s Value, mut at: &'s Value) -> &'s Value {
    loop {
        if let Some(name) = at["$ref"].as_str() {
            at = &root["$defs"][name.trim_start_matches("#/$defs/")];
        } else if let Some(one) = at["anyOf"].as_array().and_then(|any| any.first()) {
            at = one;
        } else {
            return at;
        }
    }
}

#[test]
fn every_choice_has_words_and_no_other() {
    let schema = plan::schema();
    let mut choosing = 0;
    for field in STEPS.iter().flat_map(|step| words::fields(*step)) {
        let told: Vec<&str> = field.choices.iter().map(|c| c.value).collect();
        assert_eq!(told, values(&schema, field.id), "{}", field.id);
        choosing += usize::from(!told.is_empty());
        for choice in &field.choices {
            assert!(choice.help.ends_with('.'), "{}: {choice:?}", field.id);
            assert!(
                !choice.label.is_empty() && choice.label.chars().count() <= 40,
                "{choice:?}"
            );
        }
        assert!(!field.help.contains("- "), "{}: {}", field.id, field.help);
    }
    assert_eq!(
        values(&schema, "about.cloud"),
        ["public", "usGovernment", "china"]
    );
    assert!(choosing > 20, "{choosing}");
}

#[test]
fn words_for_the_window_keep_the_order_of_the_texts() {
    let text = words::json();
    let book: Value = serde_json::from_str(&text).expect("JSON");
    assert_eq!(book["steps"].as_array().map(Vec::len), Some(STEPS.len()));
    let networking = &book["steps"][4]["questions"][1];
    assert_eq!(networking["id"], "networking.agents");
    assert!(
        networking["oneWay"]
            .as_str()
            .is_some_and(|text| text.ends_with('.'))
    );
    let inbound = &book["fields"]["networking.environments.*.inbound"];
    assert_eq!(
        inbound["choices"]["privateEndpoint"]["label"],
        "Private endpoint"
    );
    assert!(book["fields"]["about.name"].get("choices").is_none());
    assert!(
        book["codes"]["NET-001"]["says"]
            .as_str()
            .is_some_and(|text| text.contains('{'))
    );
    let place = |value: &str| text.find(&format!("\"{value}\": {{")).expect(value);
    assert!(
        place("publicAll") < place("publicSelected") && place("publicSelected") < place("hybrid")
    );
    assert!(text.ends_with("}\n"));
}
