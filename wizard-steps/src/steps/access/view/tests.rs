//! What the bars of Contoso say, and what an odd plan does to them.

use super::*;
use crate::catalog::roles::{self as catalogue, Level};
use crate::examples::example_id;
use crate::plan::Plan;
use crate::plan::edit::{self, Edit};
use crate::plan::read::document;
use crate::steps::cases::{account, example, principal};

fn after(edits: &[Edit]) -> Plan {
    let mut document = document(&example());
    edit::apply(&mut document, edits).expect("the edits fit the plan");
    document.plan
}

fn seen(plan: &Plan, group: &str, environment: &str) -> AccessView {
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    view(&estate, &desired, group, environment)
}

fn finance(plan: &Plan, environment: &str) -> AccessView {
    let (group, environment) = (example_id("grp", "finance"), example_id("env", environment));
    seen(plan, &group, &environment)
}

fn row<'v>(view: &'v AccessView, label: &str) -> &'v AccessRow {
    let found = view.rows.iter().find(|r| r.label == label);
    found.unwrap_or_else(|| panic!("{label} is missing: {:#?}", view.rows))
}

#[test]
fn contoso_has_a_row_a_persona_in_the_order_of_their_duties() {
    let view = finance(&example(), "test");
    let labels: Vec<&str> = view.rows.iter().map(|r| r.label.as_str()).collect();
    let expected = [
        "Admins",
        "Project managers",
        "Project users",
        "Project identity",
    ];
    assert_eq!(labels, expected);
    let grants: u32 = view
        .rows
        .iter()
        .flat_map(|r| &r.bars)
        .map(|b| b.grants)
        .sum();
    assert_eq!(grants, view.here, "every grant is in one bar");
    assert!(view.here < view.of_group && view.of_group < view.planned);
}

#[test]
fn a_bar_starts_where_its_role_is_given() {
    let view = finance(&example(), "test");
    let cases = [
        (
            "Admins",
            "Foundry Account Owner",
            Level::Administer,
            ScopeKind::Account,
        ),
        (
            "Project managers",
            "Foundry Project Manager",
            Level::Administer,
            ScopeKind::Account,
        ),
        ("Project users", "Reader", Level::Read, ScopeKind::Account),
        (
            "Project users",
            "Foundry User",
            Level::Build,
            ScopeKind::Project,
        ),
        (
            "Project identity",
            "Foundry User",
            Level::Build,
            ScopeKind::Account,
        ),
    ];
    for (label, role, level, from) in cases {
        let bars = &row(&view, label).bars;
        let bar = bars.iter().find(|b| b.role_name.as_deref() == Some(role));
        let bar = bar.unwrap_or_else(|| panic!("{label} has no {role}: {bars:#?}"));
        assert_eq!((bar.level, bar.from), (level, Some(from)), "{label}");
        assert_eq!(catalogue::by_id(&bar.role).map(|r| r.name), Some(role));
        assert_eq!(
            bar.mapping.is_some(),
            bar.origin == Origin::Persona,
            "{label}"
        );
    }
    let users = row(&view, "Project users");
    assert_eq!(
        users.name.as_deref(),
        Some("Contoso AI Finance & Risk developers")
    );
    assert_eq!(users.kind, Some(PrincipalKind::Group));
    let bar = &users.bars[1];
    assert_eq!(bar.former_name.as_deref(), Some("Azure AI User"));
    assert_eq!(
        bar.at,
        format!("/access/mapping/{}", example_id("map", "users"))
    );
    assert_eq!(bar.scopes.len(), bar.grants as usize, "each place by name");
    assert!(
        bar.scope_label.ends_with(" projects"),
        "{}",
        bar.scope_label
    );
    assert_eq!(row(&view, "Project identity").identities, Some(bar.grants));
}

#[test]
fn grants_by_hand_stand_in_a_row_of_their_own() {
    let mut plan = example();
    for grant in plan.access.grants.values_mut() {
        grant.eligible = true;
        grant.condition = "(a)".to_owned();
    }
    let (group, environment) = (example_id("grp", "it"), example_id("env", "dev"));
    let view = seen(&plan, &group, &environment);
    let last = view.rows.last().expect("a row");
    assert_eq!((last.persona, last.bars.len()), (None, 1));
    assert_eq!(last.label, "Contoso AI platform engineers");
    let bar = &last.bars[0];
    assert_eq!(bar.origin, Origin::Manual);
    assert!(bar.eligible && bar.conditional && bar.mapping.is_none());
    let of = account("it", "dev");
    let estate = Estate::of(&plan);
    assert_eq!(bar.scopes, [estate.accounts[&of].name.clone()]);
}

#[test]
fn all_groups_and_all_environments_hold_every_grant() {
    let plan = example();
    let view = seen(&plan, "", "");
    let grants: u32 = view
        .rows
        .iter()
        .flat_map(|r| &r.bars)
        .map(|b| b.grants)
        .sum();
    assert_eq!(
        (view.here, view.of_group, grants),
        (view.planned, view.planned, view.planned)
    );
}

#[test]
fn a_row_of_the_mapping_that_gives_nothing_is_shown_and_not_counted() {
    let map =
        |name: &str, field: &str| format!("/access/mapping/{}/{field}", example_id("map", name));
    let plan = after(&[
        Edit::set(map("admins", "roleId"), "Foundry Account Owner"),
        Edit::remove(map("managers", "scope")),
    ]);
    let view = finance(&plan, "test");
    let admins = &row(&view, "Admins").bars;
    assert_eq!(
        (
            admins.len(),
            admins[0].grants,
            admins[0].role_name.as_deref()
        ),
        (1, 0, None)
    );
    assert_eq!(
        (admins[0].role.as_str(), admins[0].level),
        ("Foundry Account Owner", Level::Other)
    );
    let managers = &row(&view, "Project managers").bars;
    assert_eq!((managers[0].grants, managers[0].from), (0, None));
}

#[test]
fn a_persona_that_nobody_stands_for_says_so() {
    let gone = ["finance-developers"].map(|suffix| {
        let at = principal(&format!("ai-{suffix}"), "persona");
        Edit::remove(at)
    });
    let view = finance(&after(&gone), "test");
    let users = row(&view, "Project users");
    assert_eq!(
        (users.holder, users.principal.as_deref()),
        (Holder::Nobody, None)
    );
    assert!(users.bars.iter().all(|b| b.grants == 0) && users.bars.len() == 2);
}

#[test]
fn an_empty_plan_has_no_rows_and_an_unknown_group_none_of_its_own() {
    for (group, environment) in [("", ""), ("grp-gone", "env-gone")] {
        let view = seen(&Plan::default(), group, environment);
        assert_eq!((view.planned, view.rows.len()), (0, 0));
        let view = seen(&example(), group, "env-gone");
        assert_eq!(view.here, 0, "{group}");
    }
    let mut plan = example();
    plan.organization.groups.clear();
    plan.prerequisites
        .principals
        .values_mut()
        .for_each(|p| p.projects = vec!["prj-gone".to_owned()]);
    assert!(!finance(&plan, "test").rows.is_empty());
}

fn fit(persona: Option<Persona>, role: &str) -> (Fit, bool) {
    let choices = roles(persona, None);
    let found = choices
        .iter()
        .find(|c| c.role == role)
        .expect("a role of the picker");
    (found.fit, found.suggested_at.is_some())
}

#[test]
fn the_picker_says_what_fits_a_persona() {
    let (users, consumers, admins) = (
        Some(Persona::ProjectUsers),
        Some(Persona::AgentConsumers),
        Some(Persona::Admins),
    );
    let cases = [
        (users, catalogue::FOUNDRY_USER, (Fit::Fits, true)),
        (users, catalogue::READER, (Fit::Fits, true)),
        (
            users,
            catalogue::FOUNDRY_PROJECT_MANAGER,
            (Fit::More, false),
        ),
        (users, catalogue::FOUNDRY_OWNER, (Fit::More, false)),
        (users, catalogue::AZURE_AI_DEVELOPER, (Fit::Refused, false)),
        (
            consumers,
            catalogue::FOUNDRY_AGENT_CONSUMER,
            (Fit::Fits, true),
        ),
        (consumers, catalogue::FOUNDRY_USER, (Fit::More, false)),
        (admins, catalogue::FOUNDRY_ACCOUNT_OWNER, (Fit::Fits, true)),
        (admins, catalogue::OWNER, (Fit::More, false)),
        (
            admins,
            catalogue::AZURE_AI_ADMINISTRATOR,
            (Fit::Refused, false),
        ),
        (None, catalogue::OWNER, (Fit::Fits, false)),
        (None, catalogue::AZURE_AI_DEVELOPER, (Fit::Refused, false)),
    ];
    for (persona, role, expected) in cases {
        assert_eq!(fit(persona, role), expected, "{persona:?} {role}");
    }
}

#[test]
fn what_is_too_much_or_refused_says_why() {
    let personas = [
        Persona::Admins,
        Persona::PlatformManagers,
        Persona::ProjectManagers,
        Persona::ProjectUsers,
        Persona::AgentConsumers,
        Persona::FineTuners,
        Persona::CostOwners,
        Persona::MonitoringOwners,
    ];
    for persona in personas {
        let choices = roles(Some(persona), None);
        assert!(
            choices[0].suggested_at.is_some(),
            "{persona:?} starts with a suggestion"
        );
        assert!(choices.is_sorted_by_key(|c| c.fit));
        for choice in choices.iter().filter(|c| c.fit != Fit::Fits) {
            let why = choice.why.as_deref().unwrap_or_default();
            assert!(why.ends_with('.'), "{persona:?} {}", choice.name);
        }
    }
}
