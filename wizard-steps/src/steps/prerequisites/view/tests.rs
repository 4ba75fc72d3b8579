use serde_json::json;

use super::view;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::cases::{after, environment, today};

fn seen(edits: &[Edit], day: crate::plan::text::Day) -> super::PrerequisitesView {
    let plan = after(edits);
    let estate = Estate::of(&plan);
    view(&estate, &DesiredState::of(&estate), day)
}

#[test]
fn each_environment_says_what_it_needs_of_its_region() {
    let case = format!("/organization/useCases/{}", example_id("use", "helpdesk"));
    let needs = [
        Edit::set(format!("{case}/needs"), vec!["speech"]),
        Edit::set(format!("{case}/models"), vec!["gpt-odd", " "]),
    ];
    let shown = seen(&needs, today());
    assert_eq!(shown.regions.len(), 3, "one an environment");
    let line = &shown.regions[0];
    assert_eq!(
        (line.region.as_str(), line.label.as_str()),
        ("swedencentral", "Sweden Central")
    );
    assert!(line.use_cases > 0 && line.listed == Some(true) && !line.is_old);
    assert!(line.models.contains(&"gpt-odd".to_owned()) && line.needs == ["speech"]);
    assert!(line.unconfirmed.contains(&"gpt-odd".to_owned()), "{line:?}");
    assert!(line.unconfirmed.contains(&"speech".to_owned()));
    assert!(!line.checked_on.is_empty() && !line.written_in.is_empty());
    assert!(seen(&[], today()).regions[0].unconfirmed.is_empty());
    assert!(seen(&[], today().plus(400)).regions[0].is_old);
}

#[test]
fn what_lists_say_against_a_region_is_dated() {
    let at = format!("{}/region", environment("dev"));
    let shown = seen(&[Edit::set(at.clone(), "italynorth")], today());
    assert!(shown.regions[0].caveats[0].contains("2026-04-03"));
    assert!(shown.regions[0].checked_on.is_empty());
    let other = seen(
        &[Edit::set(at, "mars"), Edit::set("/about/cloud", "china")],
        today(),
    );
    assert_eq!(other.regions[0].listed, None);
}

#[test]
fn subscriptions_stand_in_their_management_groups() {
    let at = format!(
        "/prerequisites/subscriptions/{}/managementGroup",
        example_id("sub", "dev")
    );
    let shown = seen(&[Edit::set(at, "")], today());
    let names: Vec<&str> = shown
        .management_groups
        .iter()
        .map(|g| g.name.as_str())
        .collect();
    assert_eq!(
        names,
        [
            "",
            "mg-contoso-ai-dev",
            "mg-contoso-ai-prod",
            "mg-contoso-ai-test"
        ]
    );
    assert_eq!(
        shown.management_groups[0].subscriptions,
        ["Contoso AI Development"]
    );
    assert!(shown.asked.is_empty());
    assert_eq!(json!(shown)["listAsOf"], "2026-01-23");
}
