//! Business groups that are folded to their name and range, in one frame.

use super::layout::{GAP, Layout, OTHERS, SPOKES, WIDTH, alike};
use super::parts::{Folded, Parts};
use crate::finding::pointer;
use crate::labels;
use crate::scene::{BoxRole, PAD, SceneBox};

/// Most that are drawn; the last one stands for the rest.
const FOLDED: usize = 5;

/// The other business groups, two abreast in one frame. Answers where the drawing ends.
pub(super) fn folded(parts: &Parts<'_, '_>, layout: &mut Layout, below: i32) -> i32 {
    if parts.folded.is_empty() {
        return below;
    }
    let drawn = match parts.folded.len() {
        n if n > FOLDED => FOLDED - 1,
        n => n,
    };
    let (drawn, rest) = parts.folded.split_at(drawn);
    let mut children: Vec<SceneBox> = drawn.iter().map(|f| folded_group(parts, f)).collect();
    if !rest.is_empty() {
        let words = labels::counted(rest.len(), "more group", "more groups");
        let more = SceneBox::new(BoxRole::More, "more-groups", words);
        children.push(rest.iter().fold(more, |one, f| about(one, f)));
    }
    let mut frame =
        SceneBox::new(BoxRole::Plain, OTHERS, "").placed(SPOKES, below + GAP, WIDTH - SPOKES);
    let w = (frame.w - 3 * PAD) / 2;
    let mut y = frame.y + PAD;
    let mut placed = Vec::new();
    for pair in alike(children, w).chunks(2) {
        let x = [frame.x + PAD, frame.x + 2 * PAD + w];
        let pair = pair.iter().zip(x);
        let mut pair: Vec<SceneBox> = pair
            .map(|(one, x)| one.clone().within(OTHERS).placed(x, y, w))
            .collect();
        let bottom = pair.iter().map(SceneBox::bottom).max().unwrap_or(y);
        for one in &mut pair {
            one.reach(bottom);
        }
        placed.extend(pair);
        frame.reach(bottom + PAD);
        y = bottom + 8;
    }
    let bottom = layout.add(frame);
    layout.boxes.extend(placed);
    bottom
}

fn folded_group(parts: &Parts<'_, '_>, folded: &Folded<'_>) -> SceneBox {
    let right = match folded.networks.as_slice() {
        [] => labels::counted(folded.accounts.len(), "resource", "resources"),
        [(_, one)] => one.range.as_str().trim().to_owned(),
        more => format!("{} virtual networks", more.len()),
    };
    let id = folded.group;
    let one = SceneBox::new(BoxRole::Folded, id, parts.estate.group_name(id)).right(right);
    about(one, folded).at(pointer(&["organization", "groups", id]))
}

fn about(one: SceneBox, folded: &Folded<'_>) -> SceneBox {
    let networks = folded.networks.iter().map(|(id, _)| *id);
    let all = std::iter::once(folded.group).chain(networks);
    all.chain(&folded.accounts).fold(one, SceneBox::about)
}
