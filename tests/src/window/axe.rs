//! axe-core, run inside the window.

use super::Window;
use crate::repo_root;
use serde_json::{Value, json};
use std::fmt;
use std::sync::OnceLock;
use std::time::Duration;

/// Starts a run once and is true when it has ended.
const RUN: &str = include_str!("axe.js");

/// A rule of axe-core that does not hold, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The rule's id, for example `color-contrast`.
    pub rule: String,
    /// What to do about it.
    pub help: String,
    /// Selectors of the elements, each with what is wrong there.
    pub places: Vec<String>,
}

impl fmt::Display for Violation {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}: {}", self.rule, self.help)?;
        self.places
            .iter()
            .try_for_each(|place| write!(out, "\n    {place}"))
    }
}

#[track_caller]
pub fn run(window: &Window, css: &str) -> Vec<Violation> {
    if window.eval("return typeof axe") != json!("object") {
        window.eval(&format!("{}\nreturn true", source()));
    }
    let ended = window.wait(Duration::from_mins(1), "axe-core", RUN, &json!([css]));
    if let Some(wrong) = ended["wrong"].as_str() {
        window.fail(&format!("axe-core does not run: {wrong}"));
    }
    let found = ended["violations"].as_array();
    found.into_iter().flatten().map(violation).collect()
}

fn violation(found: &Value) -> Violation {
    let text = |key: &str| found[key].as_str().unwrap_or_default().to_owned();
    let places = found["places"].as_array().into_iter().flatten();
    Violation {
        rule: text("rule"),
        help: text("help"),
        places: places
            .map(|place| place.as_str().unwrap_or_default().to_owned())
            .collect(),
    }
}

/// Its source, from the packages of the window: it is used by tests only, and not shipped.
fn source() -> &'static str {
    static SOURCE: OnceLock<String> = OnceLock::new();
    SOURCE.get_or_init(|| {
        let path = repo_root().join("ui/node_modules/axe-core/axe.min.js");
        std::fs::read_to_string(&path).unwrap_or_else(|wrong| {
            panic!("{}: {wrong}. `npm ci` in ui fetches it.", path.display())
        })
    })
}
