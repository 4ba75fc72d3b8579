//! What only a desktop has: the window itself, the system's dialogs, plans that come from outside.

use std::path::PathBuf;
use std::sync::Arc;

use rollout_engine::clock::Clock;
use rollout_engine::drafts::Drafts;
use rollout_engine::problem::Problem;
use rollout_engine::workbench::Workbench;
use rollout_engine::workbench::settings::{Settings, Theme};
use rollout_engine::workbench::tenants::TenantChoice;
use rollout_engine::workbench::words::Beginning;
use tauri::webview::{DownloadEvent, NewWindowResponse};
use tauri::{
    AppHandle, DragDropEvent, Manager as _, State, Url, WebviewWindow, WebviewWindowBuilder,
    Window, WindowEvent,
};
use tauri_plugin_dialog::{DialogExt as _, FileDialogBuilder};

use crate::outside::Outside;
use crate::{App, window_place};

/// The one window.
const MAIN: &str = "main";

/// Opens the window: it may show our own pages, and nothing else.
///
/// # Errors
/// The system gives no window.
pub fn open_window(handle: &AppHandle) -> tauri::Result<()> {
    let configured = handle.config().app.windows.iter().find(|w| w.label == MAIN);
    let Some(config) = configured else {
        return Err(tauri::Error::WindowNotFound);
    };
    let window = WebviewWindowBuilder::from_config(handle, config)?
        .on_navigation(is_ours)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }))
        .build()?;
    window_place::restore(&window);
    if let Ok(bench) = handle.state::<App>().bench() {
        show_settings(&window, &bench.settings());
    }
    Ok(())
}

/// Our own pages: the scheme that the app serves itself.
fn is_ours(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    match url.scheme() {
        "tauri" => host == "localhost",
        // Windows serves the scheme under this name.
        "http" => host == "tauri.localhost",
        _ => false,
    }
}

/// Shows the window as the person set it.
pub fn show_settings(window: &WebviewWindow, settings: &Settings) {
    let theme = match settings.theme {
        Theme::System => None,
        Theme::Light => Some(tauri::Theme::Light),
        Theme::Dark | Theme::HighContrast => Some(tauri::Theme::Dark),
    };
    // The page draws both itself; a frame that cannot follow is no failure.
    _ = window.set_theme(theme);
    _ = window.set_zoom(f64::from(settings.zoom) / 100.0);
}

/// Closing and dropping.
pub fn window_event(window: &Window, event: &WindowEvent) {
    let app = window.state::<App>();
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            if let Ok(bench) = app.bench()
                && let Err(problem) = bench.may_close()
            {
                api.prevent_close();
                app.ears.tell(Outside::Closing { problem });
                return;
            }
            window_place::keep(window.app_handle());
        }
        WindowEvent::DragDrop(DragDropEvent::Enter { paths, .. }) => {
            app.ears.tell(Outside::Hovering {
                files: paths.iter().any(|path| path.is_file()),
            });
        }
        WindowEvent::DragDrop(DragDropEvent::Leave) => {
            app.ears.tell(Outside::Hovering { files: false });
        }
        WindowEvent::DragDrop(DragDropEvent::Drop { paths, .. }) => {
            app.ears.tell(Outside::Hovering { files: false });
            take_in(window.app_handle(), paths);
        }
        _ => {}
    }
}

/// Opens plans that came from outside as new drafts, each told to the page.
pub fn take_in(handle: &AppHandle, plans: &[PathBuf]) {
    let handle = handle.clone();
    let plans = plans.to_vec();
    tauri::async_runtime::spawn_blocking(move || {
        let app = handle.state::<App>();
        for plan in plans {
            let opened = app.bench().and_then(|bench| bench.take_in(&plan));
            app.ears.tell(match opened {
                Ok(draft) => Outside::Opened {
                    draft: draft.to_string(),
                },
                Err(problem) => Outside::NotOpened { problem },
            });
        }
    });
}

/// Brings the window in front.
pub fn come_forward(handle: &AppHandle) {
    if let Some(window) = handle.get_webview_window(MAIN) {
        // A system that lets no app come forward by itself marks it instead.
        _ = window.unminimize();
        _ = window.show();
        _ = window.set_focus();
    }
}

/// The draft that the arguments ask for: once, at the first start of the page.
pub async fn first_draft(
    app: &State<'_, App>,
    bench: &Arc<Workbench>,
) -> Result<Option<String>, Problem> {
    let mut open = None;
    if !app.take_first() {
        return Ok(None);
    }
    for plan in &app.arguments.plans {
        match bench.take_in(plan) {
            Ok(draft) => open = Some(draft),
            Err(problem) => app.ears.tell(Outside::NotOpened { problem }),
        }
    }
    if open.is_none() && app.arguments.practice {
        let draft = match bench.contoso()? {
            Some(draft) => draft,
            None => bench.begin(Beginning::Contoso)?,
        };
        bench.connect(&draft, TenantChoice::Practice).await?;
        open = Some(draft);
    }
    Ok(open.map(|draft| draft.to_string()))
}

/// Sets a damaged store aside, recovers what its checksums prove, and says what that was.
///
/// # Errors
/// Not even that can be done.
pub fn start_over(app: &State<'_, App>) -> Result<Vec<String>, Problem> {
    let (drafts, recovered) = Drafts::start_over(app.desk.folder(), Clock::system())?;
    drop(drafts);
    app.open_bench()?;
    let aside = recovered
        .set_aside
        .map(|path| format!("The old file is kept as {}.", path.display()));
    let lines = recovered.drafts.iter().map(|draft| {
        let name = draft.name.as_deref().unwrap_or("A draft without a name");
        match draft.recovered {
            Some(revision) => format!("{name}: recovered as of revision {revision}."),
            None => format!("{name}: nothing of it could be proved whole."),
        }
    });
    Ok(aside.into_iter().chain(lines).collect())
}

/// A path that the person chooses; tests name it in the environment, since no driver reaches the
/// system's dialogs. Everything after it is the same.
async fn choose(
    window: &WebviewWindow,
    for_tests: &str,
    ask: impl FnOnce(FileDialogBuilder<tauri::Wry>, tokio::sync::oneshot::Sender<Option<PathBuf>>),
) -> Option<PathBuf> {
    if cfg!(debug_assertions)
        && let Some(path) = std::env::var_os(for_tests)
    {
        return Some(PathBuf::from(path)).filter(|path| !path.as_os_str().is_empty());
    }
    let (answer, chosen) = tokio::sync::oneshot::channel();
    ask(window.dialog().file().set_parent(window), answer);
    chosen.await.ok().flatten()
}

fn path(chosen: Option<tauri_plugin_dialog::FilePath>) -> Option<PathBuf> {
    chosen.and_then(|file| file.into_path().ok())
}

/// A plan file to open.
pub async fn choose_plan(window: &WebviewWindow) -> Option<PathBuf> {
    choose(window, "ROLLOUT_CHOOSE_PLAN", |dialog, answer| {
        dialog
            .set_title("Open a plan")
            .add_filter("Plan of a rollout", &["json"])
            .pick_file(move |file| _ = answer.send(path(file)));
    })
    .await
}

/// A list of business groups and use cases that the person chooses.
pub async fn choose_list(window: &WebviewWindow) -> Option<PathBuf> {
    choose(window, "ROLLOUT_CHOOSE_LIST", |dialog, answer| {
        dialog
            .set_title("Read a list")
            .add_filter("Excel or CSV", &["xlsx", "csv", "tsv", "txt"])
            .pick_file(move |file| _ = answer.send(path(file)));
    })
    .await
}

/// Where a plan file is written.
pub async fn choose_plan_target(window: &WebviewWindow) -> Option<PathBuf> {
    choose(window, "ROLLOUT_CHOOSE_TARGET", |dialog, answer| {
        dialog
            .set_title("Save the plan")
            .set_file_name("plan.rollout.json")
            .save_file(move |file| _ = answer.send(path(file)));
    })
    .await
}

/// Where a copy of everything is written.
pub async fn choose_copy(window: &WebviewWindow) -> Option<PathBuf> {
    choose(window, "ROLLOUT_CHOOSE_COPY", |dialog, answer| {
        dialog
            .set_title("Save a copy of the drafts")
            .set_file_name("drafts-copy.db")
            .save_file(move |file| _ = answer.send(path(file)));
    })
    .await
}

/// A folder to export to.
pub async fn choose_folder(window: &WebviewWindow) -> Option<PathBuf> {
    choose(window, "ROLLOUT_CHOOSE_FOLDER", |dialog, answer| {
        dialog
            .set_title("Export to a folder")
            .pick_folder(move |folder| _ = answer.send(path(folder)));
    })
    .await
}

impl App {
    /// Is the page asking for the first time?
    fn take_first(&self) -> bool {
        !self.asked.swap(true, std::sync::atomic::Ordering::Relaxed)
    }

    /// Prints how long the first screen took, when that was asked for.
    pub fn trace_start(&self) {
        use std::io::Write as _;
        if self.arguments.trace_start
            && !self.traced.swap(true, std::sync::atomic::Ordering::Relaxed)
        {
            let mut out = std::io::stdout();
            _ = writeln!(out, "painted_ms={}", self.started.elapsed().as_millis());
            _ = out.flush();
        }
    }
}
