//! Strips are exact: what is planned, taken and free fill them.

use serde_json::json;

use super::{field, seen, subnet};
use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::steps::networking::view::AddressStrip;

/// Every address of the strip is planned, taken or free.
fn is_full(strip: &AddressStrip) {
    let blocks = strip.blocks.iter().map(|b| (b.from, b.len));
    let taken = strip.taken.iter().map(|t| (t.from, t.len));
    let free = strip.free.iter().map(|f| (f.from, f.len));
    let mut all: Vec<(u32, u32)> = blocks.chain(taken).chain(free).collect();
    all.sort_unstable();
    let end = all.iter().fold(0, |end, (from, len)| {
        assert!(*from <= end, "a hole before {from} in {strip:#?}");
        end.max(from + len)
    });
    assert_eq!(end, strip.size, "{strip:#?}");
}

#[test]
fn contosos_production_is_one_strip_of_five_blocks() {
    let plan = seen("prod", &[]).addresses;
    assert!(plan.unread.is_empty());
    let [strip] = plan.strips.as_slice() else {
        panic!("{plan:#?}");
    };
    is_full(strip);
    assert_eq!((&*strip.range, strip.size), ("10.66.0.0/19", 8192));
    assert_eq!((strip.parts_used, strip.parts), (10, 16));
    let blocks: Vec<_> = strip
        .blocks
        .iter()
        .map(|b| (&*b.label, &*b.range, b.from, b.len))
        .collect();
    assert_eq!(blocks[0], ("Finance & Risk", "10.66.0.0/22", 0, 1024));
    assert_eq!(blocks[4], ("Enterprise IT", "10.66.16.0/22", 4096, 1024));
    let subnet = &strip.blocks[1].subnets[0];
    assert_eq!(
        (&*subnet.range, subnet.from, subnet.len),
        ("10.66.4.0/26", 1024, 64)
    );
    let free: Vec<_> = strip.free.iter().map(|f| (&*f.range, f.from)).collect();
    assert_eq!(free, [("10.66.20.0 to 10.66.31.255", 5120)]);
    assert!(strip.taken.is_empty());
}

#[test]
fn taken_ranges_are_cut_at_the_ends_and_say_whose_they_are() {
    let range = format!("networks/{}/range", example_id("net", "hr test"));
    let edits = [
        Edit::set(
            "/networking/hub/taken",
            json!(["10.66.12.0/23", "10.0.0.0/12", "10.66.0.1/8"]),
        ),
        Edit::set("/networking/hub/ranges", json!(["10.66.24.0/21"])),
        Edit::set(field("test", &range), "10.66.20.0/22"),
        subnet("stray1", "10.99.0.0/24", "endpoints", ""),
    ];
    let plan = seen("prod", &edits).addresses;
    let strip = &plan.strips[0];
    is_full(strip);
    let taken: Vec<_> = strip
        .taken
        .iter()
        .map(|t| (&*t.label, t.from, t.len))
        .collect();
    assert_eq!(
        taken,
        [
            ("in use elsewhere", 3072, 512),
            ("vnet-foundry-hr-test (Test)", 5120, 1024),
            ("the hub", 6144, 2048),
        ]
    );
    assert!(strip.free.is_empty() && strip.parts_used == 16);
    assert_eq!(strip.blocks[0].subnets.len(), 1);
}

#[test]
fn networks_far_apart_have_strips_of_their_own_and_odd_ranges_are_named() {
    let network = |id: &str, range: &str| {
        let network = json!({"name": format!("vnet-{id}"), "range": range});
        Edit::set(field("prod", &format!("networks/net-{id}")), network)
    };
    let cases: [(&[&str], &[&str]); 5] = [
        (&["192.168.7.0/24"], &["10.66.0.0/19", "192.168.7.0/24"]),
        (&["10.66.32.0/22"], &["10.66.0.0/18"]),
        (&["10.66.0.0/22"], &["10.66.0.0/19"]),
        (&["0.0.0.0/8", "224.0.0.0/8"], &["0.0.0.0/4", "224.0.0.0/8"]),
        (&["10.66.32.1/22", "somewhere", ""], &["10.66.0.0/19"]),
    ];
    for (ranges, strips) in cases {
        let edits: Vec<Edit> = ranges
            .iter()
            .enumerate()
            .map(|(n, range)| network(&format!("odd{n}zz"), range))
            .collect();
        let plan = seen("prod", &edits).addresses;
        plan.strips.iter().for_each(is_full);
        let found: Vec<&str> = plan.strips.iter().map(|s| &*s.range).collect();
        assert_eq!(found, strips, "{ranges:?}");
        let odd = ranges
            .iter()
            .filter(|r| !r.ends_with("0/22") && !r.ends_with("0/24") && !r.ends_with("/8"));
        assert_eq!(plan.unread.len(), odd.count(), "{ranges:?}");
    }
    let tiny = [Edit::set(
        field("prod", "networks"),
        json!({"net-tiny22": {"range": "10.1.2.3/32"}}),
    )];
    let plan = seen("prod", &tiny).addresses;
    is_full(&plan.strips[0]);
    assert_eq!((plan.strips[0].size, plan.strips[0].parts), (1, 1));
    let nothing = seen("prod", &[Edit::remove(field("prod", "networks"))]).addresses;
    assert!(nothing.strips.is_empty());
}
