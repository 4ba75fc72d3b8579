use serde_json::json;

use super::{Reply, read};
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::examples::{example_guid, example_id};
use crate::finding::Finding;
use crate::plan::Plan;
use crate::plan::edit::{self, Edit};
use crate::plan::read::document;
use crate::rule;
use crate::steps::cases::{after, principal, today};
use crate::steps::prerequisites::requests::asked;

const ODD: &str = r#"O'Brien $(rm) "x", & co"#;
const A: &str = "6f9619ff-8b86-d011-b42d-00cf4fc964ff";
const B: &str = "7f9619ff-8b86-d011-b42d-00cf4fc964ff";

/// Contoso, where two groups and a subscription are to be made.
fn plan() -> Plan {
    let made = json!({"why": "New", "firstMembers": ["lee@contoso.example", " "]});
    let subscription = format!("/prerequisites/subscriptions/{}", example_id("sub", "dev"));
    after(&[
        Edit::remove(principal("ai-hr-admins", "objectId")),
        Edit::set(principal("ai-hr-admins", "toBeMade"), made.clone()),
        Edit::set(principal("ai-hr-admins", "name"), ODD),
        Edit::remove(principal("ai-it-developers", "objectId")),
        Edit::set(principal("ai-it-developers", "toBeMade"), made),
        Edit::set(principal("ai-it-developers", "name"), ""),
        Edit::remove(format!("{subscription}/subscriptionId")),
        Edit::set(format!("{subscription}/toBeMade"), json!({"why": "Dev"})),
    ])
}

fn reply(text: &str) -> Reply {
    let plan = plan();
    read(&Estate::of(&plan), text)
}

fn ids(reply: &Reply) -> Vec<(&str, &str)> {
    reply
        .understood
        .iter()
        .map(|u| (u.name.as_str(), u.id.as_str()))
        .collect()
}

#[test]
fn what_is_asked_for_has_a_name_and_what_waits() {
    let plan = plan();
    let estate = Estate::of(&plan);
    let asked = asked(&estate, &DesiredState::of(&estate));
    let names: Vec<&str> = asked.groups.iter().map(|g| g.name.as_str()).collect();
    assert_eq!(names, [ODD, "sg-ai-it-project-users"]);
    assert_eq!(asked.groups[0].nickname, "o-brien-rm-x-co");
    assert_eq!(asked.groups[0].members, ["lee@contoso.example"]);
    assert_eq!(asked.groups[1].stands_for, "project users of Enterprise IT");
    assert!(asked.groups.iter().all(|g| g.waiting > 0));
    let subscription = &asked.subscriptions[0];
    assert!(subscription.waiting > 0 && subscription.regions == ["swedencentral"]);
    assert!(
        subscription
            .providers
            .contains(&"Microsoft.CognitiveServices".to_owned())
    );
    assert!(!subscription.management_group.is_empty());
    assert!(asked.doubled.is_empty());
    let twice = after(&[
        Edit::set(principal("ai-hr-admins", "toBeMade"), json!({})),
        Edit::set(principal("ai-hr-leads", "toBeMade"), json!({})),
        Edit::remove(principal("ai-hr-admins", "objectId")),
        Edit::remove(principal("ai-hr-leads", "objectId")),
        Edit::set(principal("ai-hr-admins", "name"), "Same"),
        Edit::set(principal("ai-hr-leads", "name"), "same "),
    ]);
    let estate = Estate::of(&twice);
    assert_eq!(
        super::super::requests::asked(&estate, &DesiredState::of(&estate)).doubled,
        ["Same", "same"]
    );
}

#[test]
fn tables_are_read_however_they_are_written() {
    let odd = ODD.replace('"', "\"\"");
    let texts = [
        format!("name,id\n\"{odd}\",{A}\nsg-ai-it-project-users,{B}\n"),
        format!("Object Id;Display name\r\n{A};\"{odd}\"\r\n{{{B}}};  SG-AI-IT-project-users \r\n"),
        format!(
            "\u{FEFF}id\tmail\tdisplayName\n{A}\t\t\"{odd}\"\n{B}\tx@y\tsg-ai-it-project-users"
        ),
        format!("\n\"{odd}\"\t{A}\n\nsg-ai-it-project-users\t{B}\n"),
        format!("sg-ai-it-project-users,{B}\n\"{odd}\",\"{A}\""),
    ];
    for text in texts {
        let reply = reply(&text);
        let mut found = ids(&reply);
        found.sort_unstable();
        assert_eq!(found, [(ODD, A), ("sg-ai-it-project-users", B)], "{text}");
        assert!(reply.puzzles.is_empty(), "{text}: {:?}", reply.puzzles);
        assert_eq!(reply.missing, ["Contoso AI Development"]);
    }
}

#[test]
fn what_the_command_line_prints_is_read() {
    let one = json!({"@odata.context": "x", "displayName": ODD, "id": A, "securityEnabled": true});
    let two = json!({"displayName": "sg-ai-it-project-users", "id": B});
    let three = json!({"name": "Contoso AI Development", "state": "Enabled",
        "id": "/subscriptions/x", "subscriptionId": example_guid("new")});
    let texts = [
        json!([one, two, three]).to_string(),
        json!({"value": [one, two, three]}).to_string(),
        format!("{one:#}\n{two:#}\n{three:#}"),
    ];
    for text in texts {
        let reply = reply(&text);
        let new = example_guid("new");
        let expected = [
            (ODD, A),
            ("sg-ai-it-project-users", B),
            ("Contoso AI Development", new.as_str()),
        ];
        assert_eq!(ids(&reply), expected, "{text}");
        assert!(reply.puzzles.is_empty() && reply.missing.is_empty());
    }
}

#[test]
fn one_patch_fills_everything_in() {
    let text = format!(
        "name,id\n{:?},{A}\nsg-ai-it-project-users,{B}\nContoso AI Development,{}\n",
        ODD.replace('"', "\"\"").as_str(),
        example_guid("new")
    )
    .replace("\\\"", "\"");
    let start = plan();
    let reply = read(&Estate::of(&start), &text);
    let mut filled = document(&start);
    edit::apply(&mut filled, &reply.patch).expect("it fits");
    let estate = Estate::of(&filled.plan);
    assert!(asked(&estate, &DesiredState::of(&estate)).is_empty());
    let seen = &filled.plan.prerequisites.principals[&example_id("pri", "ai-it-developers")];
    assert_eq!(
        (seen.name.as_str(), seen.object_id.as_str()),
        ("sg-ai-it-project-users", B)
    );
    let found = rule::check(&filled.plan, &crate::observed::Observed::default(), today());
    assert!(!found.iter().any(Finding::is_blocker), "{found:#?}");
    assert!(
        read(&estate, &text).puzzles.is_empty(),
        "the same reply again says nothing new"
    );
}

#[test]
fn what_is_not_understood_is_said_line_by_line_and_changes_nothing() {
    let taken = example_guid("group ai-hr-leads");
    let text = format!(
        "name,id\nSomebody else,{A}\nsg-ai-it-project-users,soon\n,{A}\nsg-ai-it-project-users,\n\
         sg-ai-it-project-users,{taken}\nContoso AI Development,{A}\nsg-ai-it-project-users,{A}\n\
         Contoso AI Development,{B}\n"
    );
    let reply = reply(&text);
    assert_eq!(ids(&reply), [("Contoso AI Development", A)]);
    let said: Vec<(u32, &str)> = reply
        .puzzles
        .iter()
        .map(|p| (p.line, p.why.as_str()))
        .collect();
    let expected = [
        (2, "nothing of this name is asked for"),
        (3, "soon is no object id"),
        (4, "it has no name"),
        (5, "it has no id"),
        (
            6,
            "the plan has this id for Contoso AI Human Resources leads already",
        ),
        (
            8,
            "the reply gives this id to Contoso AI Development as well",
        ),
        (9, "the reply gives this name another id further up"),
    ];
    assert_eq!(said, expected);
    for nothing in [
        "", "   \n", "hello", "{", "[1, 2", "null", "[]", "\"", "a;b;c\nd",
    ] {
        let reply = super::read(&Estate::of(&plan()), nothing);
        assert!(
            reply.understood.is_empty() && reply.patch.is_empty(),
            "{nothing:?}"
        );
        assert_eq!(reply.missing.len(), 3);
    }
    let mail = json!({"displayName": ODD, "id": A, "securityEnabled": false}).to_string();
    assert!(
        super::read(&Estate::of(&plan()), &mail).puzzles[0]
            .why
            .contains("security-enabled")
    );
}
