//! The window: a thin shell over the engine's workbench.
//!
//! Nothing is decided here. [`commands`] pass what the page asks on to the workbench, each checked by
//! name against the capability; [`outside`] is what the page hears without asking (a plan dropped on
//! the window, a second start, closing); [`desktop_host`] is what only a desktop has: dialogs, the
//! window's place, the theme, one instance.
//!
//! The page has no access to files, network or shell, and no plugin: a path is chosen in the system's
//! dialog, opened from here.

pub mod arguments;
pub mod bindings;
pub mod commands;
pub mod desktop_host;
pub mod instance;
pub mod outside;
pub mod webview;
pub mod window_place;

use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Instant;

use rollout_engine::clock::Clock;
use rollout_engine::desk::Desk;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::workbench::Workbench;
use tauri::Manager as _;

use arguments::Arguments;
use outside::{Ears, Outside};

/// What every command can reach.
pub struct App {
    bench: Mutex<Result<Arc<Workbench>, Problem>>,
    desk: Desk,
    arguments: Arguments,
    started: Instant,
    ears: Ears,
    asked: AtomicBool,
    traced: AtomicBool,
}

impl App {
    /// The workbench, or why there is none.
    ///
    /// # Errors
    /// The drafts could not be opened.
    pub fn bench(&self) -> Result<Arc<Workbench>, Problem> {
        self.bench
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone()
    }

    /// Opens the drafts again, for example after a damaged store was set aside.
    fn open_bench(&self) -> Result<Arc<Workbench>, Problem> {
        let bench = Workbench::open(self.desk.clone(), Clock::system()).map(Arc::new);
        self.bench
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .clone_from(&bench);
        bench
    }

    /// What the page hears without asking.
    pub fn ears(&self) -> &Ears {
        &self.ears
    }
}

/// Runs the app until its window is closed.
///
/// # Errors
/// What stands in the way of a window; it is also shown where that is possible.
pub fn run(started: Instant, arguments: Arguments) -> Result<(), Problem> {
    rollout_engine::prepare()?;
    webview::fit()?;
    let desk = match &arguments.folder {
        Some(folder) => Desk::at(folder),
        None => Desk::of_user()?,
    };
    // A second start hands its plans to the first and is done.
    if instance::hand_over(desk.folder(), &arguments.plans) {
        return Ok(());
    }
    let bench = Workbench::open(desk.clone(), Clock::system()).map(Arc::new);
    let app = App {
        bench: Mutex::new(bench),
        desk,
        arguments,
        started,
        ears: Ears::default(),
        asked: AtomicBool::new(false),
        traced: AtomicBool::new(false),
    };
    let built = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .manage(app)
        .invoke_handler(bindings::builder().invoke_handler())
        .setup(|app| {
            let handle = app.handle().clone();
            desktop_host::open_window(&handle)?;
            instance::listen(&handle);
            Ok(())
        })
        .on_window_event(desktop_host::window_event)
        .build(context())
        .map_err(|error| no_window(&error))?;
    built.run(|handle, event| {
        // macOS hands files over as an event, not as arguments.
        #[cfg(target_os = "macos")]
        if let tauri::RunEvent::Opened { urls } = &event {
            let files = urls.iter().filter_map(|url| url.to_file_path().ok());
            desktop_host::take_in(handle, &files.collect::<Vec<_>>());
        }
        if let tauri::RunEvent::Exit = event {
            window_place::keep(handle);
            handle.state::<App>().ears.tell(Outside::Gone);
        }
    });
    Ok(())
}

/// What the build put together: configuration, capability and interface.
#[allow(clippy::exit)] // Tauri's macro ends the process where an asset is broken.
pub fn context<R: tauri::Runtime>() -> tauri::Context<R> {
    tauri::generate_context!()
}

fn no_window(error: &tauri::Error) -> Problem {
    Problem::new(
        Code::Internal,
        "No window could be opened.",
        format!("{error}."),
        "Update the system's web view (WebView2 on Windows, WebKitGTK 2.40 or newer on Linux) and start again.",
    )
}
