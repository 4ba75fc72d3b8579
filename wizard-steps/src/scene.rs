//! Scenes: boxes and lines with exact places, computed here once, drawn by the window and the report.
//!
//! Whole numbers only, so that a test can compare geometry. The unit is a pixel at 100 %. Text is
//! estimated, generously, at [`text::CHARACTER`] a character: what does not fit its box is broken into
//! lines here, and the box grows. Nothing is ever cut.
//!
//! In a box, text starts 10 from the left; the first baseline of the title lies 21 below the top, its
//! lines are 18 apart, the second lines follow 16 apart. `right` ends 10 from the right edge, on the
//! first baseline.

mod build;
pub mod text;

use serde::Serialize;

pub(crate) use build::PAD;

/// A drawing.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct Scene {
    /// Of the canvas; strokes may need a margin around it.
    pub width: i32,
    /// Of the canvas.
    pub height: i32,
    /// One sentence that says what is drawn.
    pub label: String,
    /// Boxes, what contains others before what it contains.
    pub boxes: Vec<SceneBox>,
    /// Lines, to be drawn above the boxes.
    pub lines: Vec<SceneLine>,
    /// What each kind of line means, of those that occur.
    pub legend: Vec<SceneLegend>,
    /// The same as a table: its head.
    pub head: Vec<String>,
    /// Its rows: one for each box.
    pub rows: Vec<Vec<String>>,
}

/// What a box stands for; how it looks follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum BoxRole {
    /// Somebody or something outside that connects.
    Caller,
    /// A subscription: a solid grey container.
    Subscription,
    /// A virtual network: a dashed container.
    Network,
    /// A subnet.
    Subnet,
    /// A Foundry resource: a strong outline.
    Resource,
    /// A business group that is folded to its name and range.
    Folded,
    /// Something else, or a frame around folded ones.
    Plain,
    /// So many more that are not drawn.
    More,
}

/// A box.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct SceneBox {
    /// Unique in its scene, and the same in the next one while the thing is the same.
    pub id: String,
    /// What it stands for.
    pub role: BoxRole,
    /// Left edge.
    pub x: i32,
    /// Top edge.
    pub y: i32,
    /// Width.
    pub w: i32,
    /// Height.
    pub h: i32,
    /// The box that contains it.
    pub inside: Option<String>,
    /// Its name, in full.
    pub title: String,
    /// The name in lines that fit.
    pub title_lines: Vec<String>,
    /// Smaller lines below.
    pub second_lines: Vec<String>,
    /// Smaller, at the right end of the first line; it is among the second lines when it does not fit.
    pub right: String,
    /// Ids of the plan that it stands for, its own first: findings about one of them are about it.
    pub subjects: Vec<String>,
    /// JSON Pointer of the answers behind it; empty for none.
    pub at: String,
}

/// What a line means; how it looks follows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub enum LineKind {
    /// Through a private endpoint.
    Private,
    /// Two networks are peered: a dot at each end.
    Peering,
    /// Agents of a resource run there: dotted, arrow at the end.
    Agents,
    /// Refused: dashed, a crossed circle at the end.
    Closed,
    /// Agents reach out: arrow at the end.
    Outbound,
    /// Any other way in.
    Plain,
}

impl LineKind {
    const ALL: [Self; 6] = [
        Self::Plain,
        Self::Private,
        Self::Peering,
        Self::Agents,
        Self::Closed,
        Self::Outbound,
    ];

    /// The words of the legend.
    pub fn words(self) -> &'static str {
        match self {
            Self::Private => "private path",
            Self::Peering => "peered",
            Self::Agents => "agents run here",
            Self::Closed => "closed",
            Self::Outbound => "agents reach out",
            Self::Plain => "way in",
        }
    }
}

/// A line, horizontal and vertical parts only.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct SceneLine {
    /// What it means.
    pub kind: LineKind,
    /// Its corners, `[x, y]` each.
    pub points: Vec<[i32; 2]>,
    /// Id of the box where it starts.
    pub from: String,
    /// Id of the box where it ends.
    pub to: String,
    /// Words beside it; empty for none.
    pub label: String,
    /// Middle of the baseline of those words.
    pub label_at: Option<[i32; 2]>,
}

/// A line of the legend.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct SceneLegend {
    /// The kind.
    pub kind: LineKind,
    /// What it means.
    pub words: String,
}
