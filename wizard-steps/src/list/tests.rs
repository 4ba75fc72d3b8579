use serde_json::{Value, json};

use super::{Listed, Row, Why, listed};
use crate::catalog::roles;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::plan::Plan;
use crate::plan::edit;
use crate::plan::read::{self, Document};
use crate::steps::cases::example;

fn rows(text: &str) -> Vec<Row> {
    let lines = text.lines().enumerate();
    lines
        .map(|(n, line)| Row {
            line: u32::try_from(n + 1).expect("few lines"),
            cells: line.split('|').map(|cell| cell.trim().to_owned()).collect(),
        })
        .collect()
}

fn counting() -> impl FnMut(&str) -> String {
    let mut n = 0;
    move |prefix: &str| {
        n += 1;
        format!("{prefix}-new{n:03}")
    }
}

fn empty() -> Document {
    read::document(&Plan {
        format_version: 1,
        ..Plan::default()
    })
}

#[track_caller]
fn into(document: &Document, text: &str) -> (Listed, Document) {
    let listed = listed(document, &rows(text), &mut counting());
    let mut after = document.clone();
    edit::apply(&mut after, &listed.patch).expect("fits the plan");
    (listed, after)
}

const COMPANY: &str = "\
Foundry demand 2027
Owner e-mail | Use case | Department | Stages | Owner | Classification | Deputy | Colour
hr-help@c.example | HR helpdesk | Human Resources | dev, test, prod | HR helpdesk team | internal | HR desk <hr@c.example> | blue
hiring@c.example | Hiring | | Dev; Prod | Hiring team | top secret | |
| | | | | | |
ops@c.example | Planner | Operations | dev/prod/moon | | Confidential | |
";

#[test]
fn columns_in_any_order_under_the_names_that_people_give_them() {
    let (listed, after) = into(&empty(), COMPANY);
    let plan = &after.plan;
    let named: Vec<&str> = plan
        .organization
        .order
        .iter()
        .map(|id| plan.organization.groups[id].name.as_str())
        .collect();
    assert_eq!(named, ["Human Resources", "Operations"]);
    let kinds: Vec<&str> = plan
        .environments
        .order
        .iter()
        .map(|id| plan.environments.items[id].token.as_str())
        .collect();
    assert_eq!(kinds, ["dev", "test", "prod"]);
    assert_eq!(plan.organization.projects.len(), 3 + 2 + 2);
    let helpdesk = plan
        .organization
        .projects
        .values()
        .find(|p| p.owner.name == "HR helpdesk team")
        .expect("owned");
    assert_eq!(helpdesk.owner.reach, "hr-help@c.example");
    assert_eq!(helpdesk.backup.reach, "hr@c.example");
    let told: Vec<(u32, &str, &str, Why)> = listed
        .not_understood
        .iter()
        .map(|n| (n.line, n.column.as_str(), n.text.as_str(), n.why))
        .collect();
    assert_eq!(
        told,
        [
            (2, "Colour", "", Why::UnknownColumn),
            (4, "Classification", "top secret", Why::UnknownSensitivity),
            (6, "Stages", "moon", Why::UnknownEnvironment),
        ]
    );
    let counts: Vec<(&str, u32)> = listed
        .counts
        .iter()
        .map(|c| (c.collection, c.new))
        .collect();
    assert_eq!(
        counts,
        [
            ("environments.items", 3),
            ("organization.groups", 2),
            ("organization.useCases", 3),
            ("organization.projects", 7),
        ]
    );
}

#[test]
fn the_same_list_again_adds_nothing_and_writes_nothing_over() {
    let (_, after) = into(&empty(), COMPANY);
    let again = listed(&after, &rows(COMPANY), &mut counting());
    assert!(again.patch.is_empty(), "{:#?}", again.patch);
    let (_, contoso) = into(
        &read::document(&example()),
        "Group | Use case | Owner\nHuman Resources | HR helpdesk | Somebody else <x@c.example>",
    );
    assert_eq!(contoso.plan, example());
}

#[test]
fn marks_in_columns_of_their_own_say_where() {
    let (_, after) = into(
        &empty(),
        "Group | Project | Dev | Test | Prod\nHR | Helpdesk | x | | yes\nHR | Hiring | x | no | -",
    );
    let plan = &after.plan;
    assert_eq!(plan.environments.items.len(), 2);
    assert_eq!(plan.organization.projects.len(), 3);
}

/// What the grants of a plan mean: who, which role, where.
fn meaning(plan: &Plan) -> Vec<Value> {
    let estate = Estate::of(plan);
    let grants = DesiredState::of(&estate).grants;
    grants
        .iter()
        .map(|g| json!([g.principal.id(), g.role, g.scope.of]))
        .collect()
}

#[test]
fn roles_by_old_name_new_name_and_id_are_one_meaning() {
    let of = |role: &str| {
        let text = format!(
            "Group | Use case | Environment | Entra group | Role\nHuman Resources | HR helpdesk | dev | Testers (11111111-2222-4333-8444-555555555555) | {role}"
        );
        let (listed, after) = into(&read::document(&example()), &text);
        assert!(
            listed.not_understood.is_empty(),
            "{:#?}",
            listed.not_understood
        );
        meaning(&after.plan)
    };
    let today = of("Foundry User");
    assert_eq!(today.len(), meaning(&example()).len() + 1);
    assert_eq!(of("Azure AI User"), today);
    assert_eq!(of(&roles::FOUNDRY_USER.to_uppercase()), today);
    assert_eq!(
        of("az role assignment create --role 'Azure AI User' --assignee x"),
        today
    );
    let unknown = "Group | Entra group | Role\nHuman Resources | X | Grand Wizard\nHuman Resources | | Reader";
    let (listed, _) = into(&read::document(&example()), unknown);
    let whys: Vec<Why> = listed.not_understood.iter().map(|n| n.why).collect();
    assert_eq!(whys, [Why::UnknownRole, Why::NobodyForRole]);
}

#[test]
fn entra_groups_of_personas_come_with_their_business_group() {
    let text = "Group | Admins | Developers\nLegal | 11111111-2222-4333-8444-555555555555 | AI Legal developers\nTax | | AI Legal developers";
    let found = listed(&empty(), &rows(text), &mut counting());
    let principals: Vec<&Value> = found
        .patch
        .iter()
        .filter(|e| e.at.contains("/principals/"))
        .filter_map(|e| e.to.as_ref())
        .collect();
    assert_eq!(principals.len(), 2);
    assert_eq!(principals[0]["name"], "Legal admins");
    assert!(principals[0].get("toBeMade").is_none());
    assert_eq!(principals[1]["groups"].as_array().map(Vec::len), Some(2));
    assert!(principals[1]["toBeMade"]["why"].is_string());
}

#[test]
fn secrets_and_lists_that_say_nothing_are_told() {
    let key = format!("AccountKey={}==", "a1B2".repeat(21));
    let text = format!("Group | Use case | Purpose\nHR | Helpdesk | {key}");
    let (listed, _) = into(&read::document(&example()), &text);
    let told = &listed.not_understood[0];
    assert_eq!(
        (told.line, told.why, told.text.as_str()),
        (2, Why::Secret, "…")
    );
    for text in ["", "one\ntwo", "Monday | Tuesday\n1 | 2"] {
        let listed = super::listed(&empty(), &rows(text), &mut counting());
        assert_eq!(listed.not_understood[0].why, Why::NoHeading, "{text}");
        assert!(listed.patch.is_empty());
    }
    let lost = "Use case | Group\nHelpdesk |";
    let listed = super::listed(&empty(), &rows(lost), &mut counting());
    assert_eq!(listed.not_understood[0].why, Why::NoGroup);
}
