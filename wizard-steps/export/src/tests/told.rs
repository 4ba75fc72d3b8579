//! What the report tells.

use serde_json::json;
use wizard_steps::examples::contoso;
use wizard_steps::plan::{Plan, read};

use super::{Sample, finding, today};
use wizard_steps::finding::Severity;

#[test]
fn the_summary_holds_the_numbers() {
    let report = Sample::contoso().report();
    let sentences = [
        "Contoso rolls out Microsoft Foundry to 5 business groups in 3 environments: 15 Foundry resources with 30 projects for 10 use cases.",
        "1 of 3 points of the baseline checklist are met; open are 0 blockers, 0 warnings and 0 notes; 0 questions are parked and 0 risks are accepted.",
        "Network access: private endpoints only (Development, Test and Production)",
    ];
    for sentence in sentences {
        assert!(report.contains(sentence), "{sentence}");
    }
    assert!(!report.contains("DRAFT"));
}

#[test]
fn grants_are_told_in_plain_words() {
    let report = Sample::contoso().report();
    let developers = "- Contoso AI Finance & Risk developers: Foundry User on 6 projects and Reader on 3 Foundry resources.";
    assert!(report.contains(developers), "{report}");
}

#[test]
fn the_former_name_of_a_role_stands_at_its_first_use_only() {
    let report = Sample::contoso().report();
    assert_eq!(report.matches("(formerly Azure AI User)").count(), 1);
    let first = report.find("Foundry User").unwrap();
    assert!(report[first..].starts_with("Foundry User (formerly Azure AI User)"));
}

#[test]
fn open_blockers_make_it_a_draft_of_their_slice_only() {
    let finance = Sample::contoso()
        .with_findings()
        .in_slice("group=finance")
        .report();
    assert!(finance.contains("**DRAFT: 1 blocker is open in Finance & Risk."));
    assert!(finance.contains("Outside this part of the plan 1 finding is open: GOV-001 (1)."));
    assert!(finance.contains("It covers only Finance & Risk"));
    let hr = Sample::contoso()
        .with_findings()
        .in_slice("group=hr")
        .report();
    assert!(!hr.contains("DRAFT") && hr.contains("ACC-001 (1), NET-001 (1)"));
}

#[test]
fn a_slice_tells_nothing_of_the_rest() {
    let report = Sample::contoso().in_slice("env=dev,group=finance").report();
    for name in [
        "aif-contoso-finance-prod",
        "aif-contoso-hr-dev",
        "HR helpdesk",
        "vnet-foundry-hr-dev",
        "helpdesk-test",
    ] {
        assert!(!report.contains(name), "{name}");
    }
    assert!(
        report.contains("aif-contoso-finance-dev") && report.contains("vnet-foundry-finance-dev")
    );
}

#[test]
fn no_id_of_the_plan_stands_where_a_name_exists() {
    let sample = Sample::contoso();
    let report = sample.report();
    let organization = &sample.plan.organization;
    let ids = organization
        .groups
        .keys()
        .chain(organization.projects.keys());
    let ids = ids.chain(sample.plan.environments.items.keys());
    let ids = ids.chain(sample.plan.prerequisites.principals.keys());
    let ids = ids.chain(sample.plan.access.grants.keys());
    for id in ids {
        assert!(!report.contains(id.as_str()), "{id}");
    }
    assert!(!report.contains("acc-"));
}

#[test]
fn an_empty_plan_is_told_without_a_panic() {
    let report = Sample::of(&Plan {
        format_version: 1,
        ..Plan::default()
    })
    .report();
    assert!(report.starts_with("# Foundry rollout\n"));
    assert!(report.contains("No role is planned yet."));
}

#[test]
fn accepted_risks_and_parked_questions_have_their_owner() {
    let mut document = read::document(&contoso(today())).tree;
    document["decisions"]["networking.hub"] = json!({
        "parked": {"owner": {"name": "Network team", "reach": "net@contoso.example"}, "until": "2026-11-01", "note": "Ranges"},
    });
    document["decisions"]["governance.tags"] = json!({
        "accepted": {"finding": "GOV-001 x", "by": "Board", "reason": "Small", "until": "2027-01-01"},
    });
    let (plan, _) = read::typed(&document).unwrap();
    let mut sample = Sample::of(&plan);
    sample.findings = vec![
        finding("GOV-001", Severity::Warning, "x"),
        finding("NET-001", Severity::Warning, "y"),
    ];
    let report = sample.report();
    assert!(report.contains(
        "open are 0 blockers, 1 warning and 0 notes; 1 question is parked and 1 risk is accepted."
    ));
    assert!(report.contains("2026-11-01 (passed)"));
    assert!(
        report.contains("| Network team (net@contoso.example) | the plan |"),
        "{report}"
    );
    assert!(report.contains("| Board | 2027-01-01 | Small |"));
}

#[test]
fn a_question_parked_by_its_id_brings_its_owner_to_every_finding_about_it() {
    let mut document = read::document(&contoso(today())).tree;
    document["decisions"]["networking.reach"] = json!({
        "parked": {"owner": {"name": "Edge team", "reach": "edge@contoso.example"}, "until": "2026-12-01", "note": "Ranges"},
    });
    let (plan, _) = read::typed(&document).unwrap();
    let mut sample = Sample::of(&plan);
    let mut found = finding("NET-001", Severity::Warning, "y");
    found.at = "/networking/environments/env-a/inbound".to_owned();
    sample.findings = vec![found];
    let report = sample.report();
    assert!(report.contains("| From where is each environment reached? |"));
    let owned = report.matches("Edge team (edge@contoso.example) |").count();
    assert_eq!(owned, 2, "{report}");
}
