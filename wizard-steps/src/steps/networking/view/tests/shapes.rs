//! Drawings: Contoso, hub and spoke with agents of their own, nothing at all, many of everything.

use serde_json::{Value, json};

use super::{field, geometry, holds_its_rules, seen, subnet};
use crate::estate::Estate;
use crate::examples::{Size, company, example_id};
use crate::plan::Plan;
use crate::plan::edit::Edit;
use crate::scene::{BoxRole, LineKind};
use crate::steps::cases::{account, after, environment, today};
use crate::steps::networking::view::view;

/// Inbound, selected addresses, agents, and the lines they give.
type Shape = (
    &'static str,
    Value,
    Value,
    &'static [(LineKind, &'static str)],
);

/// Kinds of lines of a drawing, with their words, in order.
fn ways(view: &super::NetworkingView) -> Vec<(LineKind, &str)> {
    let lines = view.scene.lines.iter();
    lines.map(|line| (line.kind, line.label.as_str())).collect()
}

#[test]
fn contoso_is_private_through_its_hub_in_every_environment() {
    for token in ["dev", "test", "prod"] {
        let view = seen(token, &[]);
        holds_its_rules(&view, token);
        assert_eq!(
            ways(&view),
            [
                (LineKind::Closed, "public access disabled"),
                (LineKind::Outbound, "agents reach out"),
                (LineKind::Plain, ""),
                (LineKind::Peering, "peered"),
                (LineKind::Peering, "4 more"),
                (LineKind::Private, ""),
            ],
            "{token}"
        );
    }
    let prod = seen("prod", &[]);
    assert_eq!(geometry(&prod), include_str!("contoso-prod.txt"));
    assert_eq!(
        prod.scene.label,
        "Production: reached through private endpoints only; 1 virtual network, peered with the hub \
         and 1 Foundry resource of Finance & Risk; 4 more business groups folded."
    );
    let resource = &prod.scene.rows[5];
    assert_eq!(resource[..2], ["Subnet", "Private endpoints"]);
    assert_eq!(resource[4], "aif-contoso-finance-prod (private path)");
}

#[test]
fn agents_in_subnets_of_ours_run_where_the_dotted_lines_end() {
    let of = account("finance", "prod");
    let edits = [
        Edit::set(field("prod", "agents"), "own"),
        subnet("fraud2", "10.66.1.0/24", "agents", &of),
        subnet("tools2", "10.66.2.0/26", "other", ""),
    ];
    let view = seen("prod", &edits);
    holds_its_rules(&view, "own agents");
    let agents = view.scene.lines.iter().find(|l| l.kind == LineKind::Agents);
    let agents = agents.expect("a line of agents");
    assert_eq!((&*agents.from, &*agents.to), (&*of, "snt-fraud2"));
    assert!(
        view.scene
            .lines
            .iter()
            .all(|l| l.kind != LineKind::Outbound)
    );
    assert_eq!(geometry(&view), include_str!("own-agents.txt"));
}

#[test]
fn every_way_in_and_out_is_drawn_as_it_is() {
    let selected = json!([
        "203.0.113.0/29",
        "203.0.113.64/29",
        "198.51.100.7",
        "192.0.2.9"
    ]);
    let cases: [Shape; 6] = [
        (
            "publicAll",
            json!([]),
            json!("none"),
            &[
                (LineKind::Plain, "open to any address"),
                (LineKind::Outbound, "agents reach out"),
            ],
        ),
        (
            "publicSelected",
            selected.clone(),
            json!("none"),
            &[
                (LineKind::Closed, "other addresses refused"),
                (LineKind::Outbound, "agents reach out"),
                (LineKind::Plain, "let in"),
            ],
        ),
        (
            "publicSelected",
            json!([]),
            Value::Null,
            &[(LineKind::Closed, "other addresses refused")],
        ),
        (
            "hybrid",
            selected,
            json!("managed"),
            &[
                (LineKind::Closed, "other addresses refused"),
                (LineKind::Plain, "let in"),
                (LineKind::Plain, ""),
                (LineKind::Private, ""),
                (LineKind::Agents, ""),
            ],
        ),
        (
            "privateEndpoint",
            json!([]),
            json!("managed"),
            &[
                (LineKind::Closed, "public access disabled"),
                (LineKind::Plain, ""),
                (LineKind::Private, ""),
                (LineKind::Agents, ""),
            ],
        ),
        ("", json!([]), Value::Null, &[]),
    ];
    for (inbound, addresses, agents, expected) in cases {
        let mut edits = vec![
            Edit::set(field("prod", "selectedAddresses"), addresses),
            Edit::remove(field("prod", "agents")),
            Edit::set(field("prod", "spokeOfHub"), false),
            Edit::remove(field("prod", "inbound")),
        ];
        if !inbound.is_empty() {
            edits.push(Edit::set(field("prod", "inbound"), inbound));
        }
        if !agents.is_null() {
            edits.push(Edit::set(field("prod", "agents"), agents));
        }
        let what = format!("{inbound} {:?}", edits.last());
        let view = seen("prod", &edits);
        holds_its_rules(&view, &what);
        let ways = ways(&view);
        // A subnet for endpoints is drawn with its path also where nobody is sent through it.
        let ways: Vec<_> = ways
            .into_iter()
            .filter(|w| expected.contains(w) || w.0 != LineKind::Private)
            .collect();
        assert_eq!(ways, expected, "{what}");
    }
}

#[test]
fn an_empty_plan_and_lost_ids_are_drawn_all_the_same() {
    let plan = Plan::default();
    let empty = view(&Estate::of(&plan), "env-gone", "grp-gone");
    holds_its_rules(&empty, "empty");
    assert!(empty.scene.boxes.is_empty() && empty.environment.is_none());
    let plan = after(&[]);
    let lost = view(&Estate::of(&plan), "env-gone", "grp-gone");
    holds_its_rules(&lost, "lost");
    assert_eq!(lost.environment, Some(example_id("env", "dev")));
    assert_eq!(lost.group, Some(example_id("grp", "finance")));
    for gone in [
        "/networking",
        "/organization",
        "/organization/groups",
        "/prerequisites",
        "/networking/hub",
    ] {
        let view = seen("prod", &[Edit::remove(gone)]);
        holds_its_rules(&view, gone);
        assert!(!view.scene.boxes.is_empty(), "{gone}");
    }
    let subnets = field("prod", "subnets");
    let dangling =
        json!({"snt-aaaaaa": {"network": "net-gone", "account": "acc-gone", "range": "?"}});
    holds_its_rules(&seen("prod", &[Edit::set(subnets, dangling)]), "dangling");
}

#[test]
fn many_of_everything_are_folded_into_twenty_five_boxes() {
    let plan = company(
        Size {
            groups: 12,
            projects: 12,
            seed: 7,
        },
        today(),
    );
    let estate = Estate::of(&plan);
    for (environment, _) in &estate.environments {
        for (group, _) in &estate.groups {
            let view = view(&estate, environment, group);
            holds_its_rules(&view, group);
            assert_eq!(view.group.as_ref(), Some(*group));
            assert_eq!(view.groups.len(), 12);
            let more = view.scene.boxes.iter().find(|b| b.id == "more-groups");
            assert_eq!(more.map(|b| &*b.title), Some("7 more groups"));
        }
    }
    let mut edits = vec![
        Edit::set(format!("{}/topology", environment("prod")), "isolated"),
        Edit::set(field("prod", "inbound"), "hybrid"),
        Edit::set(field("prod", "selectedAddresses"), json!(["203.0.113.9"])),
        Edit::set(field("prod", "agents"), "managed"),
    ];
    for n in 0..9 {
        let id = format!("many{n}z");
        let range = format!("10.66.3.{}/28", n * 16);
        edits.push(subnet(&id, &range, "endpoints", ""));
        let project = json!({
            "useCase": example_id("use", "fraud"), "group": example_id("grp", "finance"),
            "environment": example_id("env", "prod"), "name": format!("project-{n}"),
        });
        edits.push(Edit::set(
            format!("/organization/projects/prj-{id}"),
            project,
        ));
    }
    let view = seen("prod", &edits);
    holds_its_rules(&view, "one network");
    let titles = |view: &super::NetworkingView| {
        let more = view.scene.boxes.iter().filter(|b| b.role == BoxRole::More);
        more.map(|b| b.title.clone()).collect::<Vec<_>>()
    };
    assert_eq!(titles(&view), ["6 more subnets", "7 more resources"]);
    for n in 0..3 {
        let network = json!({
            "name": format!("vnet-more-{n}"), "range": format!("10.66.{}.0/24", 40 + n),
            "group": if n == 0 { String::new() } else { example_id("grp", "finance") },
        });
        edits.push(Edit::set(
            field("prod", &format!("networks/net-more{n}z")),
            network,
        ));
        let view = seen("prod", &edits);
        holds_its_rules(&view, &format!("{} networks", n + 2));
    }
    let view = seen("prod", &edits);
    assert_eq!(
        titles(&view),
        [
            "9 more subnets",
            "3 more virtual networks",
            "7 more resources"
        ]
    );
}

#[test]
fn long_names_are_given_more_lines() {
    let long = "Department of Everything Else, Including Administration and Facilities";
    let name = "aif-contoso-department-of-everything-else-administration-prod-01";
    let edits = [
        Edit::set(format!("{}/name", crate::steps::cases::group("hr")), long),
        Edit::set(
            crate::steps::cases::account_field("finance", "prod", "name"),
            name,
        ),
        Edit::set(
            field("prod", "path/from"),
            "Anywhere".repeat(40) + &" and from home".repeat(20),
        ),
    ];
    let view = seen("prod", &edits);
    holds_its_rules(&view, "long");
    let resource = view
        .scene
        .boxes
        .iter()
        .find(|b| b.role == BoxRole::Resource);
    let resource = resource.expect("a resource");
    assert_eq!(resource.title_lines.concat(), name);
    assert!(resource.title_lines.len() > 1);
}

#[test]
fn choices_are_said_in_a_few_words() {
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let view = seen(
        "prod",
        &[
            Edit::set(field("dev", "inbound"), "publicSelected"),
            Edit::set(field("dev", "selectedAddresses"), json!(["203.0.113.9"])),
            Edit::set(field("dev", "spokeOfHub"), false),
            Edit::remove(format!(
                "/networking/environments/{}",
                example_id("env", "test")
            )),
            Edit::set(format!("{}/deferred", environment("test")), later),
        ],
    );
    let words: Vec<[&str; 4]> = view
        .environments
        .iter()
        .map(|e| [&*e.reach, &*e.agents_words, &*e.dns, &*e.hub])
        .collect();
    let none = "no network of their own";
    assert_eq!(
        words,
        [
            ["selected addresses (1)", none, "not needed", "not peered"],
            ["not answered", "not answered", "not needed", "not peered"],
            [
                "private endpoints",
                none,
                "a central team",
                "peered with the hub"
            ],
        ]
    );
    let deferred: Vec<bool> = view.environments.iter().map(|e| e.deferred).collect();
    assert_eq!(deferred, [false, true, false]);
    assert_eq!(
        (view.environments[2].networks, view.environments[2].subnets),
        (5, 5)
    );
}
