//! Every desired grant appears exactly once in the appendix.

use std::collections::BTreeSet;

use wizard_steps::names;
use wizard_steps::plan::text::Guid;

use super::{Sample, reading};
use crate::block::{Block, Table};
use crate::report;

const SLICES: [&str; 5] = [
    "",
    "env=dev",
    "group=finance",
    "env=prod,group=hr",
    "wave=Finance first",
];

fn appendix(sample: &Sample) -> Vec<Vec<String>> {
    let blocks = reading::blocks(&sample.report()).unwrap();
    let at = blocks
        .iter()
        .position(|b| *b == Block::Chapter("Appendix: role assignments".to_owned()));
    let table = blocks[at.unwrap()..].iter().find_map(|b| match b {
        Block::Table(table) => Some(table),
        _ => None,
    });
    table.map(Table::rows).unwrap().to_vec()
}

#[test]
fn as_many_rows_as_grants_in_every_slice() {
    let mut sizes = Vec::new();
    for slice in SLICES {
        let sample = Sample::contoso().in_slice(slice);
        let rows = appendix(&sample);
        let wanted = sample.input(|input| {
            let grants = &input.desired.grants;
            let here = grants.iter().filter(|g| {
                let environments: Vec<_> = g.environment.iter().collect();
                input.slice.touches(&environments, &g.groups)
            });
            here.map(|g| {
                (
                    g.role.to_string(),
                    g.scope.arm_id.as_ref().unwrap().to_string(),
                )
            })
            .collect::<Vec<_>>()
        });
        let mut wanted = wanted;
        let mut found: Vec<_> = rows.iter().map(|r| (r[4].clone(), r[6].clone())).collect();
        wanted.sort();
        found.sort();
        assert_eq!(found, wanted, "{slice}");
        let each: BTreeSet<_> = rows.iter().map(|r| (&r[1], &r[4], &r[6])).collect();
        assert_eq!(each.len(), rows.len(), "{slice}: each once");
        sizes.push(rows.len());
    }
    assert!(
        sizes[0] > 100 && sizes[1..].iter().all(|n| *n > 0 && *n < sizes[0]),
        "{sizes:?}"
    );
}

#[test]
fn names_are_the_ones_that_apply_uses() {
    let mut named = 0;
    for row in appendix(&Sample::contoso()) {
        let (object, role, scope, name) = (&row[2], &row[4], &row[6], &row[8]);
        if Guid::from(object.as_str()).parsed().is_some() {
            assert_eq!(*name, names::role_assignment(scope, object, role));
            named += 1;
        } else {
            assert_eq!(name, "known when the principal exists");
        }
    }
    assert!(named > 50, "{named}");
}

#[test]
fn counts_of_the_chapter_add_up_to_the_appendix() {
    let sample = Sample::contoso();
    let blocks = sample.input(report::report);
    let sum: usize = blocks
        .iter()
        .filter_map(|b| match b {
            Block::Table(t) if t.head().last().is_some_and(|h| h == "Assignments") => Some(t),
            _ => None,
        })
        .flat_map(|t| {
            t.rows()
                .iter()
                .map(|r| r.last().unwrap().parse::<usize>().unwrap())
        })
        .sum();
    assert_eq!(sum, appendix(&sample).len());
}
