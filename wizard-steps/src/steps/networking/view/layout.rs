//! Where things stand: four columns from left to right, who calls, hub, spoke, Foundry resource.

use crate::scene::text::width;
use crate::scene::{BoxRole, LineKind, PAD, SceneBox, SceneLine};

/// Width of the drawing.
pub(super) const WIDTH: i32 = 820;
/// Left edge and width of who calls.
pub(super) const CALLERS: (i32, i32) = (0, 128);
/// Left edge and width of the hub.
pub(super) const HUB: (i32, i32) = (152, 156);
/// Left edge of the spokes.
pub(super) const SPOKES: i32 = 364;
/// Width of what is between spokes and Foundry resources: lines turn there.
const TURNS: i32 = 56;
/// Widths of the column of Foundry resources, by their names.
const RESOURCES: std::ops::RangeInclusive<i32> = 152..=212;
/// Between two things of a column.
pub(super) const GAP: i32 = 12;

/// Id of the hub's box.
pub(super) const HUB_ID: &str = "hub";
/// Id of the box of what Microsoft runs in place of a subnet.
pub(super) const MANAGED: &str = "managed";
/// Id of the frame around folded groups.
pub(super) const OTHERS: &str = "others";
/// Id of the Foundry resources' container.
pub(super) const PLACE: &str = "place";

/// Boxes and lines so far.
pub(super) struct Layout {
    pub boxes: Vec<SceneBox>,
    pub lines: Vec<SceneLine>,
    /// Left edge and width of the Foundry resources.
    pub resources: (i32, i32),
    /// Width of the spokes.
    pub spokes: i32,
}

impl Layout {
    /// Nothing yet; the widest of these names decides the width of the last column.
    pub(super) fn new<'a>(names: impl Iterator<Item = &'a str>) -> Self {
        let widest = names.map(width).max().unwrap_or(0) + 4 * PAD;
        let resources = widest.clamp(*RESOURCES.start(), *RESOURCES.end());
        let x = WIDTH - resources;
        Self {
            boxes: Vec::new(),
            lines: Vec::new(),
            resources: (x, resources),
            spokes: x - TURNS - SPOKES,
        }
    }

    /// Adds a box and answers where its bottom is.
    pub(super) fn add(&mut self, one: SceneBox) -> i32 {
        let bottom = one.bottom();
        self.boxes.push(one);
        bottom
    }

    /// Puts boxes below each other into a container and makes it as tall as they need.
    pub(super) fn fill(&mut self, mut container: SceneBox, children: Vec<SceneBox>) -> i32 {
        let (x, w) = (container.x + PAD, container.w - 2 * PAD);
        let mut y = container.inner_top();
        let mut placed = Vec::new();
        for child in alike(children, w) {
            let child = child.within(&container.id).placed(x, y, w);
            y = child.bottom() + 8;
            container.reach(child.bottom() + PAD);
            placed.push(child);
        }
        let bottom = self.add(container);
        self.boxes.extend(placed);
        bottom
    }

    /// A box by its id.
    pub(super) fn find(&self, id: &str) -> Option<&SceneBox> {
        self.boxes.iter().find(|b| b.id == id)
    }

    /// The Foundry resources' container.
    pub(super) fn place(&self) -> Option<&SceneBox> {
        self.boxes.iter().find(|b| b.role == BoxRole::Subscription)
    }

    /// A horizontal line from the right edge of one box to the left edge of another.
    pub(super) fn across(&mut self, kind: LineKind, from: &str, to: &str, y: i32, label: &str) {
        let (Some(a), Some(b)) = (self.find(from), self.find(to)) else {
            return;
        };
        let (start, end) = (a.end(), b.x);
        let line = SceneLine::new(kind, from, to, &[[start, y], [end, y]]);
        self.lines.push(if label.is_empty() {
            line
        } else {
            line.labelled(label, [i32::midpoint(start, end), y - 6])
        });
    }
}

/// What stands at the right end stands there in all of these, or below the title in all.
pub(super) fn alike(boxes: Vec<SceneBox>, w: i32) -> Vec<SceneBox> {
    if boxes.iter().all(|one| one.fits_beside(w)) {
        return boxes;
    }
    boxes.into_iter().map(SceneBox::stacked).collect()
}
