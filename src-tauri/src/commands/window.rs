//! Commands about the app itself.

use rollout_engine::workbench::settings::Settings;
use rollout_engine::workbench::words::Start;
use tauri::ipc::Channel;
use tauri::{AppHandle, State, WebviewWindow};

use super::{Answer, at_bench};
use crate::outside::Outside;
use crate::{App, desktop_host};

/// What the first screen shows.
#[tauri::command]
#[specta::specta]
pub async fn start(app: State<'_, App>) -> Answer<Start> {
    let bench = app.bench()?;
    let open = desktop_host::first_draft(&app, &bench).await?;
    at_bench(&app, move |bench| bench.start(open)).await
}

/// Sets a damaged store aside and recovers what can be proved.
#[tauri::command]
#[specta::specta]
pub async fn start_over(app: State<'_, App>) -> Answer<Vec<String>> {
    desktop_host::start_over(&app)
}

/// Hears what happens outside the page from now on.
#[tauri::command]
#[specta::specta]
pub async fn listen(app: State<'_, App>, news: Channel<Outside>) -> Answer<()> {
    app.ears().listen(news);
    Ok(())
}

/// The first screen is there.
#[tauri::command]
#[specta::specta]
pub async fn painted(app: State<'_, App>) -> Answer<()> {
    app.trace_start();
    Ok(())
}

/// Keeps and shows what the person set.
#[tauri::command]
#[specta::specta]
pub async fn set_settings(
    app: State<'_, App>,
    window: WebviewWindow,
    settings: Settings,
) -> Answer<Settings> {
    let kept = at_bench(&app, move |bench| bench.keep_settings(settings)).await?;
    desktop_host::show_settings(&window, &kept);
    Ok(kept)
}

/// Closes the window, whatever is not saved.
#[tauri::command]
#[specta::specta]
pub async fn close(app: State<'_, App>, handle: AppHandle) -> Answer<()> {
    if let Ok(bench) = app.bench() {
        bench.stop();
    }
    handle.exit(0);
    Ok(())
}
