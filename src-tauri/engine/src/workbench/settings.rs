//! What the person set for all plans: a small file in the data folder.

use std::sync::PoisonError;

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::Workbench;
use crate::desk::plans::bounded;
use crate::files;
use crate::problem::Outcome;

const FILE: &str = "settings.json";

/// What the person set.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
pub struct Settings {
    /// Light, dark, high contrast, or as the system has it.
    pub theme: Theme,
    /// Zoom of the window in percent, 50 to 300.
    pub zoom: u16,
    /// Who answers, as it is written into revisions and decisions.
    pub who: String,
}

/// How the window looks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename_all = "camelCase")]
pub enum Theme {
    /// As the system has it.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
    /// High contrast.
    HighContrast,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            theme: Theme::System,
            zoom: 100,
            who: String::new(),
        }
    }
}

impl Settings {
    /// Within the limits that a window can show.
    #[must_use]
    pub fn bounded(mut self) -> Self {
        self.zoom = self.zoom.clamp(50, 300);
        self.who = self.who.trim().chars().take(200).collect();
        self
    }
}

impl Workbench {
    /// What the person set; the usual when nothing or nothing readable is kept.
    pub fn settings(&self) -> Settings {
        let mut kept = self.settings.lock().unwrap_or_else(PoisonError::into_inner);
        kept.get_or_insert_with(|| {
            let bytes = bounded(&self.desk.folder().join(FILE)).ok();
            let kept = bytes.and_then(|bytes| serde_json::from_slice(&bytes).ok());
            kept.map(read).unwrap_or_default().bounded()
        })
        .clone()
    }

    /// Keeps what the person set.
    ///
    /// # Errors
    /// The file cannot be written; it holds for this session all the same.
    pub fn keep_settings(&self, settings: Settings) -> Outcome<Settings> {
        let settings = settings.bounded();
        *self.settings.lock().unwrap_or_else(PoisonError::into_inner) = Some(settings.clone());
        let text = serde_json::to_string_pretty(&settings).unwrap_or_default();
        files::write_file(&self.desk.folder().join(FILE), text.as_bytes())?;
        Ok(settings)
    }

    /// Who answers: as set, else the account of this computer.
    pub(super) fn who(&self) -> String {
        let set = self.settings().who;
        if set.is_empty() { account_name() } else { set }
    }
}

/// Settings of another version: what it has and we know is taken, the rest is as usual.
fn read(kept: Map<String, Value>) -> Settings {
    let mut known = serde_json::to_value(Settings::default()).unwrap_or_default();
    for (name, value) in kept {
        if let Some(field) = known.get_mut(&name) {
            *field = value;
        }
    }
    serde_json::from_value(known).unwrap_or_default()
}

/// The account's name on this computer.
pub fn account_name() -> String {
    let named = ["USER", "USERNAME", "LOGNAME"]
        .iter()
        .find_map(|name| std::env::var(name).ok().filter(|n| !n.trim().is_empty()));
    named.unwrap_or_else(|| "somebody at this computer".to_owned())
}
