use std::collections::{BTreeMap, BTreeSet};

use serde_json::json;

use super::{Kind, Likeness, NotLike, Wish, find, like, person, told};
use crate::examples::{Size, company, example_guid, example_id};
use crate::plan::edit::{self, Edit};
use crate::plan::read::{self, Document};
use crate::steps::cases::{example, today};

/// Ids one after the other.
fn counting() -> impl FnMut(&str) -> String {
    let mut n = 0;
    move |prefix: &str| {
        n += 1;
        format!("{prefix}-new{n:03}")
    }
}

fn contoso() -> Document {
    read::document(&example())
}

/// Object ids for what the pattern has in the directory.
fn ids_for(of: &[&str]) -> BTreeMap<String, String> {
    let of = of.iter();
    of.map(|mailbox| {
        (
            example_id("pri", mailbox),
            example_guid(&format!("new {mailbox}")),
        )
    })
    .collect()
}

fn legal() -> Wish {
    Wish {
        name: "Legal".to_owned(),
        use_cases: [(
            example_id("use", "helpdesk"),
            "Contract questions".to_owned(),
        )]
        .into(),
        ids: ids_for(&["ai-hr-admins", "ai-hr-leads", "ai-hr-developers"]),
        ..Wish::default()
    }
}

#[track_caller]
fn made(document: &Document, of: &str, wish: &Wish) -> (Likeness, Document) {
    let likeness = like(document, of, wish, &mut counting()).expect("something like it");
    let mut after = document.clone();
    let inverse = edit::apply(&mut after, &likeness.patch).expect("fits the plan");
    assert_eq!(
        after.unknown, document.unknown,
        "every field is one of the plan"
    );
    let mut back = after.clone();
    edit::apply(&mut back, &inverse).expect("the inverse fits");
    assert_eq!(back.tree, document.tree, "one undo takes all of it back");
    (likeness, after)
}

#[test]
fn a_sixth_group_has_everything_and_brings_nothing_to_decide() {
    let document = contoso();
    let (likeness, after) = made(&document, &example_id("grp", "hr"), &legal());
    let told = told(&document, &likeness, today());
    assert_eq!(told.blockers, Vec::<String>::new());
    assert_eq!(told.warnings, Vec::<String>::new());
    // Per environment: admins, leads, developers read and build, and the identity of the project at the
    // resource and at the data lake.
    assert_eq!((told.kind, told.grants), (Kind::Group, 3 * 6));
    let organization = &after.plan.organization;
    assert_eq!(organization.groups.len(), 6);
    let group = &organization.groups[&likeness.id];
    assert_eq!(
        (group.name.as_str(), group.token.as_str()),
        ("Legal", "legal")
    );
    assert_eq!(group.owner.name, "Legal Foundry owners");
    assert_eq!(group.owner.reach, "legal-foundry-owners@contoso.example");
    assert_eq!(organization.order.last(), Some(&likeness.id));
    assert!(group.purpose.is_empty(), "what it is for is its own");
    let projects = organization
        .projects
        .values()
        .filter(|p| p.group == likeness.id);
    assert_eq!(projects.count(), 3);
    let estate = crate::estate::Estate::of(&after.plan);
    let names: BTreeSet<&str> = estate.accounts.values().map(|a| a.name.as_str()).collect();
    assert!(names.contains("aif-contoso-legal-prod"), "{names:?}");
    let networks = after
        .plan
        .networking
        .environments
        .values()
        .flat_map(|c| c.networks.values());
    let ranges: BTreeSet<&str> = networks.map(|n| n.range.as_str()).collect();
    assert_eq!(
        ranges.len(),
        6 * 3,
        "each network has a range of its own: {ranges:?}"
    );
    let connections = after.plan.connections.items.values();
    let traces = connections
        .clone()
        .find(|c| c.name == "contract-prod-traces")
        .expect("traces");
    assert!(
        traces.target.contains("rg-foundry-legal-prod"),
        "{}",
        traces.target
    );
    let lake = connections
        .clone()
        .find(|c| c.name == "legal-prod-data")
        .expect("the lake");
    assert!(
        lake.target.contains("stcontosodataprod"),
        "somebody else's store stays"
    );
    let before = &document.plan;
    for (id, decision) in &after.plan.decisions {
        assert_eq!(
            before.decisions.get(id),
            Some(decision),
            "nothing is decided for people"
        );
    }
}

#[test]
fn groups_without_an_object_id_are_planned_by_name() {
    let document = contoso();
    let wish = Wish {
        ids: BTreeMap::new(),
        ..legal()
    };
    let likeness = like(&document, &example_id("grp", "hr"), &wish, &mut counting()).expect("one");
    let waiting = likeness.made.iter().filter(|m| m.to_be_made);
    let names: BTreeSet<&str> = waiting.map(|m| m.name.as_str()).collect();
    let expected = [
        "Contoso AI Legal admins",
        "Contoso AI Legal developers",
        "Contoso AI Legal leads",
    ];
    assert_eq!(names, BTreeSet::from(expected));
}

#[test]
fn a_use_case_like_another_stays_in_its_group() {
    let document = contoso();
    let of = example_id("prj", "fraud prod");
    let wish = Wish {
        name: "Money laundering watch".to_owned(),
        ..Wish::default()
    };
    let (likeness, after) = made(&document, &of, &wish);
    let told = told(&document, &likeness, today());
    assert_eq!(told.blockers, Vec::<String>::new());
    let case = &after.plan.organization.use_cases[&likeness.id];
    assert_eq!(
        (case.token.as_str(), &case.group),
        ("money", &example_id("grp", "finance"))
    );
    let deployments = after.plan.models.deployments.values();
    let own: Vec<&str> = deployments
        .filter(|d| d.use_case == likeness.id)
        .map(|d| d.name.as_str())
        .collect();
    assert_eq!(own, ["gpt-4-1-money"]);
    assert_eq!(
        told.made
            .iter()
            .filter(|m| m.collection == "organization.projects")
            .count(),
        3
    );
}

#[test]
fn an_environment_like_another_has_everything_of_it() {
    let document = contoso();
    let wish = Wish {
        name: "Acceptance".to_owned(),
        token: "acc".to_owned(),
        ids: [
            (example_id("sub", "test"), example_guid("new sub")),
            (
                example_id("sub", "finance test"),
                example_guid("new sub finance"),
            ),
        ]
        .into(),
        ..Wish::default()
    };
    let (likeness, after) = made(&document, &example_id("env", "test"), &wish);
    let told = told(&document, &likeness, today());
    let open: Vec<&String> = told.blockers.iter().collect();
    assert!(
        open.iter().all(|s| s.contains("Acceptance")),
        "only its one-way doors: {open:#?}"
    );
    assert_eq!(after.plan.organization.projects.len(), 40);
    let estate = crate::estate::Estate::of(&after.plan);
    let accounts = estate
        .accounts
        .values()
        .filter(|a| a.environment == &likeness.id);
    assert_eq!(accounts.count(), 5);
    let choice = &after.plan.networking.environments[&likeness.id];
    assert_eq!((choice.networks.len(), choice.subnets.len()), (5, 5));
}

#[test]
fn a_pattern_is_found_by_its_id_name_or_short_form() {
    let plan = example();
    let hr = example_id("grp", "hr");
    for text in [hr.as_str(), "human resources", "HR"] {
        assert_eq!(find(&plan, text), Ok(hr.clone()), "{text}");
    }
    assert_eq!(find(&plan, "Fraud triage"), Ok(example_id("use", "fraud")));
    assert_eq!(find(&plan, "production"), Ok(example_id("env", "prod")));
    assert_eq!(find(&plan, "nothing"), Err(Vec::new()));
    let who = person(&plan, &hr, "developers");
    assert_eq!(who, Ok(example_id("pri", "ai-hr-developers")));
    assert_eq!(person(&plan, &hr, "projectUsers"), who);
    assert_eq!(
        person(&plan, &hr, "Contoso AI Human Resources developers"),
        who
    );
}

#[test]
fn what_cannot_be_made_says_why() {
    let document = contoso();
    let mut ids = counting();
    let of = example_id("grp", "hr");
    let mut refused = |of: &str, name: &str| {
        let wish = Wish {
            name: name.to_owned(),
            ..Wish::default()
        };
        like(&document, of, &wish, &mut ids).expect_err("refused")
    };
    assert_eq!(refused(&of, " "), NotLike::NoName);
    assert_eq!(refused(&of, "Sales"), NotLike::Taken);
    assert_eq!(refused("acc-none", "Legal"), NotLike::NoSuchThing);
}

#[test]
fn fields_of_another_version_come_along() {
    let mut document = contoso();
    let of = example_id("grp", "hr");
    let edits = [
        Edit::set(format!("/organization/groups/{of}/colour"), "blue"),
        Edit::set("/access/mapping/map-shared", json!({"groups": [of]})),
    ];
    edit::apply(&mut document, &edits).expect("fits");
    let likeness = like(&document, &of, &legal(), &mut counting()).expect("one");
    let mut after = document.clone();
    edit::apply(&mut after, &likeness.patch).expect("fits");
    let id = &likeness.id;
    assert_eq!(after.tree["organization"]["groups"][id]["colour"], "blue");
    assert_eq!(
        after.tree["access"]["mapping"]["map-shared"]["groups"],
        json!([of, id])
    );
}

#[test]
fn a_group_of_a_large_company_is_made_in_a_moment() {
    let document = read::document(&company(
        Size {
            groups: 5,
            projects: 40,
            seed: 3,
        },
        today(),
    ));
    let of = example_id("grp", "company 0");
    let cases = document
        .plan
        .organization
        .use_cases
        .iter()
        .filter(|(_, u)| u.group == of);
    let wish = Wish {
        name: "New business".to_owned(),
        token: "nb".to_owned(),
        use_cases: cases
            .map(|(id, u)| (id.clone(), format!("{} again", u.name)))
            .collect(),
        ..Wish::default()
    };
    let (likeness, _) = made_with_waiting(&document, &of, &wish);
    assert!(likeness.made.len() > 20);
}

/// As [`made`], where what is to be made is a field of another step's.
fn made_with_waiting(document: &Document, of: &str, wish: &Wish) -> (Likeness, Document) {
    let likeness = like(document, of, wish, &mut counting()).expect("something like it");
    let mut after = document.clone();
    edit::apply(&mut after, &likeness.patch).expect("fits the plan");
    (likeness, after)
}
