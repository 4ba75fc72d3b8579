//! What Review shows of Contoso, of a slice, and of plans with holes.

use serde_json::json;

use super::{ReviewView, view};
use crate::checklist::State;
use crate::desired::DesiredState;
use crate::estate::Estate;
use crate::examples::example_id;
use crate::observed::Observed;
use crate::plan::Plan;
use crate::plan::edit::Edit;
use crate::rule;
use crate::slice::Slice;
use crate::steps::cases::{after, environment, project_field, today};
use crate::steps::networking::answers::Inbound;

fn seen(plan: &Plan, slice: &str) -> ReviewView {
    let slice = Slice::parse(slice, plan).expect("a slice");
    let estate = Estate::of(plan);
    let desired = DesiredState::of(&estate);
    let found = rule::check_resolved(&estate, &desired, &Observed::default(), today());
    view(&estate, &desired, &found, &slice)
}

#[test]
fn every_point_of_contoso_has_its_evidence_in_a_word_or_two() {
    let view = seen(&after(&[]), "");
    let checklist: Vec<&str> = view.checklist.iter().map(|i| &*i.short).collect();
    assert_eq!(
        checklist,
        [
            "3 of 3",
            "45 of 45",
            "3 of 3",
            "3 of 3",
            "3 of 3",
            "5 of 5",
            "15 shared, 19 single"
        ]
    );
    let outcomes: Vec<&str> = view.outcomes.iter().map(|i| &*i.short).collect();
    let grants = format!("{} grants", view.picture.grants);
    assert_eq!(
        outcomes,
        [
            &*grants,
            "3 of 3",
            "once deployed",
            "3 of 3",
            "5 of 5",
            "10 of 10",
            "10 of 10",
            "1 of 1"
        ]
    );
    assert_eq!(view.outcomes[2].state, State::NotChecked);
}

#[test]
fn the_picture_of_contoso_is_its_grid() {
    let picture = seen(&after(&[]), "").picture;
    assert_eq!((picture.rows.len(), picture.columns.len()), (5, 3));
    assert_eq!((picture.resources, picture.projects), (15, 30));
    assert!(picture.label.starts_with(
        "5 business groups in 3 environments: 15 Foundry resources, 30 projects and "
    ));
    let finance = &picture.rows[0].cells[2].resources[0];
    assert_eq!(finance.inbound, Some(Inbound::PrivateEndpoint));
    let sensitive: Vec<bool> = finance.projects.iter().map(|p| p.sensitive).collect();
    assert_eq!(sensitive, [true, true]);
    let sales = &picture.rows[2].cells[2].resources[0];
    assert!(sales.projects.iter().all(|p| !p.sensitive));
}

#[test]
fn a_slice_cuts_rows_columns_and_counts() {
    let cases = [
        ("env=dev", (5, 1), (5, 10)),
        ("group=finance", (1, 3), (3, 6)),
        ("env=prod,group=hr", (1, 1), (1, 2)),
        ("wave=Finance first", (1, 1), (1, 2)),
    ];
    let plan = after(&[]);
    let all = seen(&plan, "").picture.grants;
    for (slice, shape, counts) in cases {
        let picture = seen(&plan, slice).picture;
        assert_eq!(
            (picture.rows.len(), picture.columns.len()),
            shape,
            "{slice}"
        );
        assert_eq!((picture.resources, picture.projects), counts, "{slice}");
        assert!(picture.grants > 0 && picture.grants < all, "{slice}");
        let cells = picture.rows.iter().flat_map(|row| &row.cells);
        let drawn: usize = cells.map(|cell| cell.resources.len()).sum();
        assert_eq!(drawn, usize::try_from(counts.0).expect("small"), "{slice}");
    }
}

#[test]
fn holes_and_lost_ids_are_drawn_all_the_same() {
    let empty = seen(&Plan::default(), "");
    assert!(empty.picture.rows.is_empty() && empty.picture.columns.is_empty());
    assert!(
        empty
            .checklist
            .iter()
            .all(|item| item.short == "nothing yet")
    );
    let later = json!({"reason": "Next year", "until": "2027-06-30"});
    let plan = after(&[
        Edit::set(format!("{}/deferred", environment("test")), later),
        Edit::set(project_field("fraud", "prod", "account"), "acc-gone"),
        Edit::set(project_field("close", "prod", "group"), "grp-gone"),
        Edit::remove(format!(
            "/networking/environments/{}",
            example_id("env", "dev")
        )),
    ]);
    let picture = seen(&plan, "").picture;
    assert_eq!((picture.rows.len(), picture.columns.len()), (6, 2));
    assert_eq!(picture.rows[0].cells[1].unplaced.len(), 1);
    assert_eq!(picture.rows[0].cells[0].resources[0].inbound, None);
    assert_eq!(
        (picture.rows[5].id.clone(), picture.rows[5].cells.len()),
        (None, 2)
    );
    assert_eq!(seen(&plan, "group=hr").picture.rows.len(), 1);
}
