//! What the window shows of abilities, on the example and on what is wrong in it.

use super::*;
use crate::abilities::standing::{Fits, people};
use crate::catalog::roles;
use crate::plan::edit::Edit;
use crate::steps::cases::{edited, example, project};

#[test]
fn the_table_of_a_project_shows_everybody_and_says_why() {
    let plan = example();
    let estate = Estate::of(&plan);
    let desired = DesiredState::of(&estate);
    let here = project("fraud", "dev");
    let seen = view(&estate, &desired, &Slice::all(), &here, false);
    assert_eq!(
        (seen.project.as_str(), seen.abilities.len()),
        (here.as_str(), 11)
    );
    assert!(seen.rows.len() >= 4, "{:#?}", seen.rows);
    let users = |r: &&AbilityRow| r.persona == Some(Persona::ProjectUsers);
    let row = seen.rows.iter().find(users).expect("project users");
    let build = &row.cells[3];
    assert_eq!(
        (build.ability, build.can, build.fits),
        ("build-agent", Can::Yes, Fits::Fits)
    );
    assert_eq!(build.by[0].role, roles::FOUNDRY_USER);
    assert_eq!(build.by[0].pattern, "Microsoft.CognitiveServices/*");
    let identity = seen.rows.last().expect("the identity");
    assert!(identity.identity && identity.label == "Project identity");
    for row in &seen.rows {
        for cell in &row.cells {
            let told = !cell.can.is_able() || !cell.by.is_empty();
            assert!(told, "an ability comes from a grant: {cell:?}");
        }
    }
}

#[test]
fn whose_work_is_missing_stands_in_the_table_without_a_grant() {
    let plan = edited(&[Edit::set("/access/mapping", serde_json::json!({}))]).plan;
    let estate = Estate::of(&plan);
    let desired = DesiredState::of(&estate);
    let here = project("fraud", "dev");
    let seen = view(&estate, &desired, &Slice::all(), &here, true);
    let users = |r: &&AbilityRow| r.persona == Some(Persona::ProjectUsers);
    let row = seen.rows.iter().find(users).expect("project users");
    let build = row.cells.iter().find(|c| c.ability == "build-agent");
    assert_eq!(build.map(|c| c.fits), Some(Fits::Missing));
    assert_eq!(seen.abilities.len(), ABILITIES.len());
}

#[test]
fn every_ability_says_what_it_takes() {
    let all = columns();
    assert!(
        all.iter()
            .all(|a| !a.actions.is_empty() || !a.data_actions.is_empty())
    );
    let keys = all.iter().find(|a| a.id == "list-keys").expect("list-keys");
    let takes = "Microsoft.CognitiveServices/accounts/listKeys/action";
    assert_eq!(
        (keys.actions.as_slice(), keys.confirmed),
        (&[takes][..], true)
    );
}

#[test]
fn who_can_deploy_models_is_found_over_the_whole_plan() {
    let plan = example();
    let estate = Estate::of(&plan);
    let everybody = people(&estate, &DesiredState::of(&estate));
    let deploy = who_can(&everybody, "deploy-model");
    let able = |w: &&WhoCan| w.answers.iter().any(|a| a.can.is_able());
    let never = [Persona::ProjectUsers, Persona::AgentConsumers];
    let too_many = deploy
        .iter()
        .filter(able)
        .find(|w| w.persona.is_some_and(|p| never.contains(&p)));
    assert_eq!(too_many, None);
    assert!(deploy.iter().any(|w| able(&w)));
    assert!(!named(&everybody, "PROJECT USERS").is_empty());
}
