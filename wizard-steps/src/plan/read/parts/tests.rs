use serde_json::{Value, json};

use super::super::{document, pointer_token, typed};
use super::{Document, Plan, move_section};
use crate::examples::contoso;
use crate::plan::edit::{self, Edit};
use crate::plan::schema;
use crate::plan::text::Day;

/// `SplitMix64`: small, seeded, and the same everywhere.
struct Lot(u64);

impl Lot {
    fn draw(&mut self, below: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        usize::try_from((z ^ (z >> 31)) % u64::try_from(below.max(1)).unwrap()).unwrap()
    }
}

fn example() -> Document {
    document(&contoso(Day::parse("2026-11-22").expect("a day")))
}

/// Every place of a tree, with what is there.
fn places(value: &Value, at: &str, all: &mut Vec<(String, Value)>) {
    for (key, member) in value.as_object().into_iter().flatten() {
        let at = format!("{at}/{}", pointer_token(key));
        places(member, &at, all);
        all.push((at, member.clone()));
    }
}

fn drawn(lot: &mut Lot, all: &[(String, Value)]) -> Edit {
    let (at, _) = &all[lot.draw(all.len())];
    let (_, other) = &all[lot.draw(all.len())];
    match lot.draw(8) {
        0 => Edit::remove(at),
        1 => Edit::set(at, ""),
        2 => Edit::set(at, json!(true)),
        3 => Edit::set(format!("{at}/later"), "of another version"),
        4 => Edit::set(format!("{at}x"), other.clone()),
        5 => Edit::set(at, json!({})),
        6 => Edit::set(at, json!(null)),
        _ => Edit::set(at, other.clone()),
    }
}

/// What is typed part by part is what is typed at once, over thousands of drawn patches, taken or not.
#[test]
fn parts_add_up_to_the_whole() {
    let mut lot = Lot(7);
    let (mut taken, mut refused) = (0, 0);
    for _ in 0..12 {
        let mut doc = example();
        for _ in 0..60 {
            let mut all = Vec::new();
            places(&doc.tree, "", &mut all);
            let patch: Vec<Edit> = (0..=lot.draw(3)).map(|_| drawn(&mut lot, &all)).collect();
            let before = doc.clone();
            match edit::apply(&mut doc, &patch) {
                Ok(inverse) => {
                    taken += 1;
                    let (plan, unknown) = typed(&doc.tree).expect("it was taken");
                    assert!(doc.plan == plan, "{patch:?}");
                    assert_eq!(doc.unknown, unknown, "{patch:?}");
                    if lot.draw(3) == 0 {
                        edit::apply(&mut doc, &inverse).expect("the inverse fits");
                        assert!(doc == before, "{patch:?}");
                    }
                }
                Err(why) => {
                    refused += 1;
                    assert!(doc == before, "{patch:?}: {why}");
                    let mut tree = before.tree;
                    let whole = edit::apply_to_tree(&mut tree, &patch);
                    assert!(whole.is_err() || typed(&tree).is_err(), "{patch:?}: {why}");
                }
            }
        }
    }
    assert!(
        taken > 150 && refused > 150,
        "{taken} taken, {refused} refused"
    );
}

/// A section that is added to the plan and not here would never change.
#[test]
fn every_section_is_taken_over() {
    let full = example().plan;
    let mut moved = Plan {
        format_version: full.format_version,
        ..Plan::default()
    };
    let properties = schema()["properties"].clone();
    for name in properties.as_object().expect("an object").keys() {
        move_section(name, &mut full.clone(), &mut moved);
    }
    assert_eq!(moved, full);
}
