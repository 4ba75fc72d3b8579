//! How a window is opened: what the program is given and what it finds.

use serde_json::{Value, json};
use std::ffi::OsString;
use std::path::{Path, PathBuf};

/// What to open, and where.
#[derive(Clone, Debug)]
pub struct Opening {
    binary: Option<PathBuf>,
    arguments: Vec<String>,
    variables: Vec<(OsString, OsString)>,
    pub(super) page: Option<String>,
    pub(super) data: Option<PathBuf>,
    pub(super) size: Option<(u32, u32)>,
    pub(super) screen: (u32, u32),
}

impl Opening {
    /// The program as somebody starts it for the first time: no arguments, no state.
    #[expect(
        clippy::new_without_default,
        reason = "a window on a screen in memory is no default value"
    )]
    pub fn new() -> Self {
        Self {
            binary: None,
            arguments: Vec::new(),
            variables: Vec::new(),
            page: None,
            data: None,
            size: None,
            screen: (1920, 1200),
        }
    }

    /// With one more argument.
    #[must_use]
    pub fn argument(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    /// With a variable of its environment.
    #[must_use]
    pub fn env(mut self, name: impl Into<OsString>, value: impl Into<OsString>) -> Self {
        self.variables.push((name.into(), value.into()));
        self
    }

    /// With the state in that folder, which stays when the window goes.
    #[must_use]
    pub fn data(mut self, folder: impl Into<PathBuf>) -> Self {
        self.data = Some(folder.into());
        self
    }

    /// With a window of that size, instead of what the program chooses.
    #[must_use]
    pub fn size(mut self, width: u32, height: u32) -> Self {
        self.size = Some((width, height));
        self
    }

    /// On a screen of that size.
    #[must_use]
    pub fn screen(mut self, width: u32, height: u32) -> Self {
        self.screen = (width, height);
        self
    }

    /// Another program than ours that shows pages with WebKit, and the page: to try the
    /// driver itself, or to compare with.
    #[must_use]
    pub fn other(mut self, binary: impl Into<PathBuf>, page: impl Into<String>) -> Self {
        self.binary = Some(binary.into());
        self.page = Some(page.into());
        self
    }

    fn path(&self) -> PathBuf {
        let ours = || crate::bin("foundry-rollout");
        self.binary.clone().unwrap_or_else(ours)
    }

    /// What the system calls the program: no more than fifteen letters.
    pub(super) fn program(&self) -> String {
        let path = self.path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.chars().take(15).collect()
    }

    pub(super) fn capabilities(&self) -> Value {
        let binary = self.path();
        // No `browserName`: the driver would look for a browser of that name.
        json!({"capabilities": {"alwaysMatch": {"webkitgtk:browserOptions": {
            "binary": binary,
            "args": self.arguments,
        }}}})
    }

    /// What the program finds. Nothing of the person who runs the tests reaches it, and
    /// nothing of it reaches them: what WebKit keeps beside our state has its folders, too.
    pub(super) fn environment(
        &self,
        kept: &Path,
        data: &Path,
        display: &str,
    ) -> Vec<(OsString, Option<OsString>)> {
        let mut environment = Vec::new();
        for (name, _) in std::env::vars_os() {
            let text = name.to_string_lossy();
            if text.starts_with("ROLLOUT_") || text.starts_with("AZURE_") {
                environment.push((name, None));
            }
        }
        for name in ["WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GTK_THEME"] {
            environment.push((name.into(), None));
        }
        for name in ["XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME"] {
            environment.push((name.into(), Some(kept.join(name).into())));
        }
        for (name, value) in [
            ("DISPLAY", display),
            ("GDK_BACKEND", "x11"),
            ("LIBGL_ALWAYS_SOFTWARE", "1"),
            ("LC_ALL", "C.UTF-8"),
            ("TZ", "UTC"),
            ("TAURI_AUTOMATION", "true"),
            ("TAURI_WEBVIEW_AUTOMATION", "true"),
        ] {
            environment.push((name.into(), Some(value.into())));
        }
        environment.push(("ROLLOUT_DATA".into(), Some(data.into())));
        let own = self.variables.iter().cloned();
        environment.extend(own.map(|(name, value)| (name, Some(value))));
        environment
    }
}
