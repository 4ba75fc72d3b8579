//! The drawing of every shape of network keeps to its rules, and stays where it was.

mod addresses;
mod shapes;

use serde_json::{Value, json};

use super::{NetworkingView, view};
use crate::estate::Estate;
use crate::examples::example_id;
use crate::plan::edit::Edit;
use crate::scene::{LineKind, SceneBox};
use crate::steps::cases::after;

/// Contoso's view of an environment with Finance & Risk unfolded, after these edits.
fn seen(environment: &str, edits: &[Edit]) -> NetworkingView {
    let plan = after(edits);
    let environment = example_id("env", environment);
    view(
        &Estate::of(&plan),
        &environment,
        &example_id("grp", "finance"),
    )
}

/// A field of the network of one of Contoso's environments.
fn field(environment: &str, field: &str) -> String {
    let environment = example_id("env", environment);
    format!("/networking/environments/{environment}/{field}")
}

/// A subnet in Finance & Risk's production network, 10.66.0.0/22.
fn subnet(id: &str, range: &str, purpose: &str, account: &str) -> Edit {
    let subnet: Value = json!({
        "name": format!("snet-{id}"), "network": example_id("net", "finance prod"),
        "range": range, "purpose": purpose, "account": account,
    });
    Edit::set(field("prod", &format!("subnets/snt-{id}")), subnet)
}

/// What a drawing promises, whatever it shows.
fn holds_its_rules(view: &NetworkingView, what: &str) {
    let scene = &view.scene;
    assert!(
        scene.boxes.len() <= 25,
        "{what}: {} boxes",
        scene.boxes.len()
    );
    assert!(scene.label.ends_with('.'), "{what}: {}", scene.label);
    assert_eq!(scene.rows.len(), scene.boxes.len(), "{what}");
    let ids: std::collections::BTreeSet<&str> = scene.boxes.iter().map(|b| &*b.id).collect();
    assert_eq!(ids.len(), scene.boxes.len(), "{what}: an id stands twice");
    for (at, one) in scene.boxes.iter().enumerate() {
        let inside = one.x >= 0 && one.y >= 0 && one.w > 0 && one.h > 0;
        let inside = inside && one.end() <= scene.width && one.bottom() <= scene.height;
        assert!(inside, "{what}: outside the canvas: {one:#?}");
        let texts = one.title_lines.iter().chain(&one.second_lines);
        for text in texts {
            assert!(
                crate::scene::text::width(text) <= one.w - 20,
                "{what}: {text}"
            );
        }
        for other in &scene.boxes[at + 1..] {
            if overlap(one, other) {
                assert!(contains(one, other), "{what}: {one:#?} and {other:#?}");
            }
        }
        if let Some(container) = &one.inside {
            let container = scene.boxes.iter().find(|b| b.id == *container);
            assert!(
                container.is_some_and(|c| contains(c, one)),
                "{what}: {one:#?}"
            );
        }
    }
    for line in &scene.lines {
        let find = |id: &str| scene.boxes.iter().find(|b| b.id == id).expect("its box");
        let (from, to) = (find(&line.from), find(&line.to));
        let (first, last) = (line.points[0], line.points[line.points.len() - 1]);
        assert!(
            touches(from, first),
            "{what}: {line:#?} starts off {from:#?}"
        );
        assert!(touches(to, last), "{what}: {line:#?} ends off {to:#?}");
        for part in line.points.windows(2) {
            let (a, b) = (part[0], part[1]);
            assert!((a[0] == b[0]) != (a[1] == b[1]), "{what}: {line:#?}");
            for one in &scene.boxes {
                let around = contains(one, from) || contains(one, to);
                assert!(
                    around || !crosses(one, a, b),
                    "{what}: {line:#?} through {one:#?}"
                );
            }
        }
    }
    let kinds: std::collections::BTreeSet<LineKind> = scene.lines.iter().map(|l| l.kind).collect();
    let legend: Vec<LineKind> = scene.legend.iter().map(|l| l.kind).collect();
    assert_eq!(
        legend
            .iter()
            .copied()
            .collect::<std::collections::BTreeSet<_>>(),
        kinds
    );
}

fn overlap(a: &SceneBox, b: &SceneBox) -> bool {
    a.x < b.end() && b.x < a.end() && a.y < b.bottom() && b.y < a.bottom()
}

fn contains(outer: &SceneBox, inner: &SceneBox) -> bool {
    outer.x <= inner.x
        && outer.y <= inner.y
        && inner.end() <= outer.end()
        && inner.bottom() <= outer.bottom()
}

/// Is the point on the edge of the box?
fn touches(one: &SceneBox, [x, y]: [i32; 2]) -> bool {
    let (in_x, in_y) = (
        x >= one.x && x <= one.end(),
        y >= one.y && y <= one.bottom(),
    );
    in_x && in_y && (x == one.x || x == one.end() || y == one.y || y == one.bottom())
}

/// Does a horizontal or vertical part go through the inside of the box?
fn crosses(one: &SceneBox, a: [i32; 2], b: [i32; 2]) -> bool {
    let (left, right) = (a[0].min(b[0]), a[0].max(b[0]));
    let (top, bottom) = (a[1].min(b[1]), a[1].max(b[1]));
    left < one.end() && right > one.x && top < one.bottom() && bottom > one.y
}

/// Where everything is, one line each: to compare by eye and by test.
fn geometry(view: &NetworkingView) -> String {
    use std::fmt::Write as _;

    let scene = &view.scene;
    let mut text = format!("canvas {} {}\n", scene.width, scene.height);
    for one in &scene.boxes {
        let title = one.title_lines.join("|");
        let (x, y, w, h) = (one.x, one.y, one.w, one.h);
        writeln!(text, "{:?} {x} {y} {w} {h} {title}", one.role).expect("text");
    }
    for line in &scene.lines {
        let points: Vec<String> = line
            .points
            .iter()
            .map(|[x, y]| format!("{x},{y}"))
            .collect();
        writeln!(text, "{:?} {} {}", line.kind, points.join(" "), line.label).expect("text");
    }
    text.replace(" \n", "\n")
}
