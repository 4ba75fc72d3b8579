//! How scenes are put together.

use super::text::{CHARACTER, width, wrap};
use super::{BoxRole, LineKind, Scene, SceneBox, SceneLegend, SceneLine};

/// Space between the edge of a box and its text or the boxes in it.
pub const PAD: i32 = 10;
const TITLE_LINE: i32 = 18;
const SECOND_LINE: i32 = 16;
const ABOVE: i32 = 8;
const BELOW: i32 = 8;

impl BoxRole {
    /// The word for the table.
    fn word(self) -> &'static str {
        match self {
            Self::Caller => "Caller",
            Self::Subscription => "Subscription",
            Self::Network => "Network",
            Self::Subnet => "Subnet",
            Self::Resource => "Foundry resource",
            Self::Folded => "Business group",
            Self::Plain => "Part",
            Self::More => "More",
        }
    }
}

impl SceneBox {
    /// A box with this title; its place comes later.
    pub fn new(role: BoxRole, id: impl Into<String>, title: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            role,
            x: 0,
            y: 0,
            w: 0,
            h: 0,
            inside: None,
            title: title.into(),
            title_lines: Vec::new(),
            second_lines: Vec::new(),
            right: String::new(),
            subjects: Vec::new(),
            at: String::new(),
        }
    }

    /// A smaller line below; empty text adds none.
    #[must_use]
    pub fn second(mut self, text: impl Into<String>) -> Self {
        self.second_lines.push(text.into());
        self
    }

    /// Smaller, at the right end.
    #[must_use]
    pub fn right(mut self, text: impl Into<String>) -> Self {
        self.right = text.into();
        self
    }

    /// An id of the plan that it stands for.
    #[must_use]
    pub fn about(mut self, id: impl Into<String>) -> Self {
        self.subjects.push(id.into());
        self
    }

    /// The answers behind it.
    #[must_use]
    pub fn at(mut self, pointer: impl Into<String>) -> Self {
        self.at = pointer.into();
        self
    }

    /// The box that contains it.
    #[must_use]
    pub fn within(mut self, id: &str) -> Self {
        self.inside = Some(id.to_owned());
        self
    }

    /// Puts it there and breaks its text to this width; its height follows from the text.
    #[must_use]
    pub fn placed(mut self, x: i32, y: i32, w: i32) -> Self {
        (self.x, self.y, self.w) = (x, y, w);
        let room = w - 2 * PAD;
        if !self.fits_beside(w) {
            self = self.stacked();
        }
        self.title_lines = wrap(&self.title, room);
        let lines = std::mem::take(&mut self.second_lines);
        self.second_lines = lines.iter().flat_map(|line| wrap(line, room)).collect();
        self.h = self.text_height() + BELOW;
        self
    }

    /// Title and what stands at the right end fit beside each other in this width.
    pub fn fits_beside(&self, w: i32) -> bool {
        let right = width(&self.right);
        right == 0 || width(&self.title) + 2 * CHARACTER + right <= w - 2 * PAD
    }

    /// With what stands at the right end below the title.
    #[must_use]
    pub fn stacked(mut self) -> Self {
        let moved = std::mem::take(&mut self.right);
        self.second_lines.insert(0, moved);
        self
    }

    fn text_height(&self) -> i32 {
        let lines = |count: usize, each: i32| i32::try_from(count).unwrap_or(0) * each;
        ABOVE
            + lines(self.title_lines.len(), TITLE_LINE)
            + lines(self.second_lines.len(), SECOND_LINE)
    }

    /// Where the first box in it may start.
    pub fn inner_top(&self) -> i32 {
        let texts = self.title_lines.len() + self.second_lines.len();
        self.y
            + if texts == 0 {
                PAD
            } else {
                self.text_height() + 4
            }
    }

    /// Bottom edge.
    pub fn bottom(&self) -> i32 {
        self.y + self.h
    }

    /// Right edge.
    pub fn end(&self) -> i32 {
        self.x + self.w
    }

    /// Halfway down.
    pub fn middle(&self) -> i32 {
        self.y + self.h / 2
    }

    /// Makes it at least so tall that it ends there.
    pub fn reach(&mut self, bottom: i32) {
        self.h = self.h.max(bottom - self.y);
    }
}

impl SceneLine {
    /// A line through these corners; a corner that turns nothing is left out.
    pub fn new(kind: LineKind, from: &str, to: &str, corners: &[[i32; 2]]) -> Self {
        let mut points: Vec<[i32; 2]> = Vec::new();
        for corner in corners {
            let straight = |a: [i32; 2], b: [i32; 2], c: [i32; 2]| {
                (a[0] == b[0] && b[0] == c[0]) || (a[1] == b[1] && b[1] == c[1])
            };
            match points.as_slice() {
                [.., last] if last == corner => continue,
                [.., a, b] if straight(*a, *b, *corner) => {
                    points.pop();
                }
                _ => {}
            }
            points.push(*corner);
        }
        Self {
            kind,
            points,
            from: from.to_owned(),
            to: to.to_owned(),
            label: String::new(),
            label_at: None,
        }
    }

    /// Words beside it, their middle there.
    #[must_use]
    pub fn labelled(mut self, words: impl Into<String>, at: [i32; 2]) -> Self {
        self.label = words.into();
        self.label_at = Some(at);
        self
    }
}

impl Scene {
    /// A scene of these parts; canvas, legend and table follow from them.
    pub fn new(width: i32, label: String, boxes: Vec<SceneBox>, lines: Vec<SceneLine>) -> Self {
        let height = boxes.iter().map(SceneBox::bottom).max().unwrap_or(0);
        let occurs = |kind: &LineKind| lines.iter().any(|l| l.kind == *kind);
        let legend = LineKind::ALL.into_iter().filter(occurs);
        let legend = legend.map(|kind| SceneLegend {
            kind,
            words: kind.words().to_owned(),
        });
        Self {
            width,
            height,
            label,
            legend: legend.collect(),
            head: ["What", "Name", "Details", "In", "Leads to"]
                .map(str::to_owned)
                .to_vec(),
            rows: boxes.iter().map(|b| row(b, &boxes, &lines)).collect(),
            boxes,
            lines,
        }
    }
}

/// A row of the table: what the box says, what it is in, where its lines lead.
fn row(one: &SceneBox, boxes: &[SceneBox], lines: &[SceneLine]) -> Vec<String> {
    let name = |id: &str| {
        let found = boxes.iter().find(|b| b.id == id);
        found.map_or(id, |b| b.title.as_str()).to_owned()
    };
    let right = Some(&one.right).filter(|text| !text.is_empty());
    let details: Vec<&str> = right
        .into_iter()
        .chain(&one.second_lines)
        .map(String::as_str)
        .collect();
    let leads = lines.iter().filter(|line| line.from == one.id);
    let leads = leads.map(|line| {
        let words = if line.label.is_empty() {
            line.kind.words()
        } else {
            &line.label
        };
        format!("{} ({words})", name(&line.to))
    });
    vec![
        one.role.word().to_owned(),
        one.title.clone(),
        details.join(" "),
        one.inside.as_deref().map(name).unwrap_or_default(),
        leads.collect::<Vec<_>>().join(", "),
    ]
}
