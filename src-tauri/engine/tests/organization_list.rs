//! An Excel workbook as an organization list.

use std::path::Path;

use rollout_engine::desk::likeness::from_list;
use rollout_engine::table;
use wizard_steps::plan::Plan;
use wizard_steps::plan::read;

#[test]
fn a_workbook_with_a_title_above_its_headings_is_read() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/organization_list/demand.xlsx");
    let rows = table::rows(&file).expect("a workbook");
    assert_eq!(rows.len(), 4);
    assert_eq!(rows[1].line, 2);
    let plan = Plan {
        format_version: 1,
        ..Plan::default()
    };
    let listed = from_list(&read::document(&plan), &rows);
    let counts: Vec<u32> = listed.counts.iter().map(|c| c.new).collect();
    assert_eq!(
        counts,
        [3, 1, 2, 5],
        "environments, groups, use cases, projects"
    );
    assert_eq!(listed.not_understood.len(), 1);
    let told = &listed.not_understood[0];
    assert_eq!((told.line, told.text.as_str()), (4, "secretive"));
}
