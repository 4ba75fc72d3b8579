//! One good and one bad plan for each code, what its press does, and the edges.

use serde_json::{Value, json};

use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{account, check, findings, of_code, one_press_fixes};

/// A field of Contoso's production network.
fn prod(field: &str) -> String {
    format!(
        "/networking/environments/{}/{field}",
        example_id("env", "prod")
    )
}

fn net(name: &str) -> String {
    example_id("net", name)
}

/// A subnet in Human Resources' production network, 10.66.4.0/22.
fn subnet(name: &str, range: &str, purpose: &str, account: &str) -> Edit {
    let delegation = if purpose == "agents" {
        "Microsoft.App/environments"
    } else {
        ""
    };
    let subnet: Value = json!({
        "name": name, "network": net("hr prod"), "range": range, "purpose": purpose,
        "delegation": delegation, "account": account,
    });
    Edit::set(
        prod(&format!("subnets/snt-{}", &format!("{name}aaaaaa")[..6])),
        subnet,
    )
}

fn agents(range: &str) -> Edit {
    subnet("agents", range, "agents", &account("hr", "prod"))
}

#[test]
fn net_001_no_approach() {
    check("NET-001", &[], &[Edit::remove(prod("inbound"))]);
    let nothing = of_code("NET-001", &[Edit::remove("/networking")]);
    assert_eq!(nothing.len(), 3);
}

#[test]
fn net_002_the_way_in_is_not_written_down() {
    for field in ["path", "path/from", "path/isolation"] {
        check("NET-002", &[], &[Edit::remove(prod(field))]);
    }
    let public = [
        Edit::remove(prod("path")),
        Edit::set(prod("inbound"), "publicAll"),
    ];
    check("NET-002", &public, &[Edit::remove(prod("path"))]);
    let hub_answers = [Edit::remove(prod("path/owner"))];
    let nobody = [
        Edit::remove(prod("path/owner")),
        Edit::remove("/networking/hub/owner"),
    ];
    check("NET-002", &hub_answers, &nobody);
}

#[test]
fn net_005_no_range() {
    let range = prod(&format!("networks/{}/range", net("hr prod")));
    for typed in ["10.66.4.1/22", "10.66.4.0/022"] {
        let bad = [Edit::set(&range, typed)];
        check("NET-005", &[], &bad);
        one_press_fixes("NET-005", &bad);
    }
    for typed in ["10.66.4.0/33", "10.66.4/22", "fd00::/8", "0.0.0.0/0", ""] {
        check("NET-005", &[], &[Edit::set(&range, typed)]);
    }
    let selected = |list: Value| [Edit::set(prod("selectedAddresses"), list)];
    let good = selected(json!(["203.0.113.64/29", "203.0.113.9"]));
    let bad = selected(json!(["203.0.113.9", "203.0.113.65/29"]));
    check("NET-005", &good, &bad);
    one_press_fixes("NET-005", &bad);
    check(
        "NET-005",
        &[],
        &[Edit::set("/networking/hub/taken", json!(["on premises"]))],
    );
}

#[test]
fn net_006_a_zone_is_missing() {
    let two = json!([
        "Privatelink.OpenAI.azure.com.",
        "privatelink.cognitiveservices.azure.com"
    ]);
    let bad = [Edit::set(prod("dnsZones"), two)];
    check("NET-006", &[], &bad);
    one_press_fixes("NET-006", &bad);
    check("NET-006", &[], &[Edit::remove(prod("dns"))]);
    let elsewhere = [bad[0].clone(), Edit::set("/about/cloud", "china")];
    check("NET-006", &elsewhere, &bad);
}

#[test]
fn net_010_agents_and_endpoints_in_one_subnet() {
    let good = [agents("10.66.5.0/24")];
    let bad = [agents("10.66.4.0/26")];
    check("NET-010", &good, &bad);
    one_press_fixes("NET-010", &bad);
    assert_eq!(of_code("NET-019", &bad), [], "one cause, one finding");
    let delegated = prod(&format!(
        "subnets/{}/delegation",
        example_id("snt", "hr prod")
    ));
    let bad = [Edit::set(delegated, "Microsoft.App/environments")];
    check("NET-010", &good, &bad);
    one_press_fixes("NET-010", &bad);
}

#[test]
fn net_013_too_small_for_agents() {
    let bad = [agents("10.66.5.0/28")];
    check("NET-013", &[agents("10.66.5.0/27")], &bad);
    one_press_fixes("NET-013", &bad);
    let full = [
        agents("10.66.4.64/28"),
        subnet("other", "10.66.4.128/25", "other", ""),
        Edit::set(
            prod(&format!("networks/{}/range", net("hr prod"))),
            "10.66.4.0/24",
        ),
    ];
    assert_eq!(of_code("NET-013", &full).len(), 1);
}

#[test]
fn net_015_no_agent_subnet() {
    let own = Edit::set(prod("agents"), "own");
    let bad = std::slice::from_ref(&own);
    assert_eq!(
        of_code("NET-015", bad).len(),
        5,
        "one for each Foundry resource"
    );
    check("NET-015", &[], bad);
    one_press_fixes("NET-015", bad);
    let found = of_code("NET-015", &[own, agents("10.66.5.0/24")]);
    assert!(
        found
            .iter()
            .all(|f| !f.subjects.contains(&account("hr", "prod")))
    );
}

#[test]
fn net_015_two_resources_in_one_subnet() {
    let second = |range| subnet("second", range, "agents", &account("it", "prod"));
    let good = [agents("10.66.5.0/24"), second("10.66.6.0/24")];
    for range in ["10.66.5.0/24", "10.66.5.128/25"] {
        let bad = [agents("10.66.5.0/24"), second(range)];
        check("NET-015", &good, &bad);
        one_press_fixes("NET-015", &bad);
        assert_eq!(of_code("NET-019", &bad), [], "one cause, one finding");
    }
}

#[test]
fn net_016_the_delegation_in_other_letters() {
    let good = agents("10.66.5.0/24");
    for typed in [
        "Microsoft.app/environments",
        "",
        "Microsoft.App/environments ",
    ] {
        let at = prod("subnets/snt-agents/delegation");
        let bad = [good.clone(), Edit::set(at, typed)];
        check("NET-016", std::slice::from_ref(&good), &bad);
        one_press_fixes("NET-016", &bad);
    }
}

#[test]
fn net_017_the_platform_uses_it_itself() {
    let range = prod(&format!("networks/{}/range", net("hr prod")));
    let to = |range: &str, inner: &str, own: &str| [Edit::set(range, own), agents(inner)];
    let good = to(&range, "100.101.4.0/24", "100.101.4.0/22");
    let bad = to(&range, "100.100.0.0/24", "100.100.0.0/22");
    check("NET-017", &good, &bad);
    check("NET-017", &[Edit::set(&range, "100.100.0.0/22")], &bad);
    let hub = Edit::set("/networking/hub/ranges", json!(["169.254.0.0/17"]));
    check(
        "NET-017",
        std::slice::from_ref(&hub),
        &[hub.clone(), agents("10.66.5.0/24")],
    );
}

#[test]
fn net_019_subnets_overlap_or_lie_outside() {
    let good = [subnet("other", "10.66.4.64/26", "other", "")];
    for range in ["10.66.4.32/27", "10.66.4.0/25", "10.66.9.0/26"] {
        let bad = [subnet("other", range, "other", "")];
        check("NET-019", &good, &bad);
        one_press_fixes("NET-019", &bad);
    }
}

#[test]
fn net_019_spokes_overlap() {
    let range = prod(&format!("networks/{}/range", net("hr prod")));
    for taken in [
        "10.60.4.0/22",
        "10.2.4.0/22",
        "10.64.4.0/22",
        "10.66.0.0/21",
    ] {
        check("NET-019", &[], &[Edit::set(&range, taken)]);
    }
    let everything = Edit::set("/networking/hub/taken", json!(["10.60.0.0/14"]));
    check(
        "NET-019",
        &[everything],
        &[Edit::set(&range, "10.2.4.0/22")],
    );
    let alone = ["dev", "test", "prod"].map(|e| {
        let id = example_id("env", e);
        Edit::set(format!("/networking/environments/{id}/spokeOfHub"), false)
    });
    let mut apart = alone.to_vec();
    apart.push(Edit::set(range.clone(), "10.64.4.0/22"));
    apart.push(Edit::remove(prod("subnets")));
    check("NET-019", &apart, &[Edit::set(&range, "10.64.4.0/22")]);
}

#[test]
fn net_032_nobody_peers_back() {
    let bad = [Edit::remove("/networking/hub/peeringOwner/reach")];
    check("NET-032", &[], &bad);
    assert_eq!(of_code("NET-032", &bad)[0].environments.len(), 3);
}

#[test]
fn wrong_text_is_left_to_the_rule_on_ranges() {
    let edits = [
        agents("somewhere"),
        Edit::set(
            prod(&format!("networks/{}/range", net("it prod"))),
            "10.66.16.0/40",
        ),
    ];
    let codes: Vec<_> = findings(&edits)
        .iter()
        .filter(|f| f.code.starts_with("NET"))
        .map(|f| f.code)
        .collect();
    assert_eq!(codes, ["NET-005", "NET-005"]);
}

#[test]
fn deferred_environments_are_left_out() {
    let at = format!("/environments/items/{}/deferred", example_id("env", "prod"));
    let later = Edit::set(at, json!({"reason": "next year", "until": "2027-06-01"}));
    let edits = [
        later,
        Edit::set(prod("agents"), "own"),
        Edit::remove(prod("inbound")),
        agents("x"),
    ];
    assert!(findings(&edits).iter().all(|f| !f.code.starts_with("NET")));
}

#[test]
fn net_030_the_registry_refuses_the_agents_tokens() {
    use crate::observed::{Observed, ObservedRegistry, ObservedResource};
    use crate::steps::cases::{findings_seeing, only, project_field};
    let registry = "/subscriptions/00000000-0000-4000-8000-000000000001/resourceGroups/rg/providers/Microsoft.ContainerRegistry/registries/cr";
    let edits = [
        Edit::set(project_field("helpdesk", "dev", "runtime"), "hostedAgents"),
        Edit::set("/access/hostedAgents/registry", registry),
    ];
    let found = |takes_arm_tokens| {
        let settings = ObservedRegistry {
            takes_arm_tokens,
            ..ObservedRegistry::default()
        };
        let resource = ObservedResource {
            registry: Some(settings),
            ..ObservedResource::default()
        };
        let seen = Observed {
            resources: [(crate::names::scope_key(registry), resource)].into(),
            ..Observed::default()
        };
        only("NET-030", findings_seeing(&edits, &seen)).len()
    };
    assert_eq!([Some(false), Some(true), None].map(found), [1, 0, 0]);
}
