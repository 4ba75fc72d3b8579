//! Where the window was, so that it comes back there.

use rollout_engine::desk::plans::bounded;
use rollout_engine::files;
use serde::{Deserialize, Serialize};
use tauri::{AppHandle, Manager as _, PhysicalPosition, PhysicalSize, WebviewWindow};

use crate::App;

const FILE: &str = "window.json";
/// The smallest window, in the unit of the screen.
const SMALLEST: (u32, u32) = (800, 600);

/// Where a window was, in pixels of the screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    width: u32,
    height: u32,
    x: Option<i32>,
    y: Option<i32>,
    #[serde(default)]
    maximized: bool,
}

/// Puts the window where it was, as far as a screen is still there.
pub fn restore(window: &WebviewWindow) {
    let file = window.state::<App>().desk.folder().join(FILE);
    let kept = bounded(&file).ok();
    let Some(place) = kept.and_then(|bytes| serde_json::from_slice::<Place>(&bytes).ok()) else {
        return;
    };
    // A place is a comfort: what the system refuses stays as it is.
    _ = window.set_size(PhysicalSize::new(
        place.width.max(SMALLEST.0),
        place.height.max(SMALLEST.1),
    ));
    if let (Some(x), Some(y)) = (place.x, place.y)
        && is_on_a_screen(window, x, y)
    {
        _ = window.set_position(PhysicalPosition::new(x, y));
    }
    if place.maximized {
        _ = window.maximize();
    }
}

fn is_on_a_screen(window: &WebviewWindow, x: i32, y: i32) -> bool {
    let screens = window.available_monitors().unwrap_or_default();
    screens.iter().any(|screen| {
        let (at, size) = (screen.position(), screen.size());
        let within = |n: i32, from: i32, length: u32| {
            (i64::from(from)..i64::from(from) + i64::from(length)).contains(&i64::from(n))
        };
        within(x, at.x, size.width) && within(y, at.y, size.height)
    })
}

/// Remembers where the window is. Losing this loses nothing else.
pub fn keep(handle: &AppHandle) {
    let Some(window) = handle.get_webview_window("main") else {
        return;
    };
    let Ok(size) = window.inner_size() else {
        return;
    };
    let at = window.outer_position().ok();
    let place = Place {
        width: size.width,
        height: size.height,
        x: at.map(|at| at.x),
        y: at.map(|at| at.y),
        maximized: window.is_maximized().unwrap_or(false),
    };
    let file = handle.state::<App>().desk.folder().join(FILE);
    let text = serde_json::to_string_pretty(&place).unwrap_or_default();
    _ = files::write_file(&file, text.as_bytes());
}
