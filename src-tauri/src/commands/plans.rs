//! Commands about drafts: beginning, opening, changing, looking, handing over.

use rollout_engine::wizard_steps::like::Wish;
use rollout_engine::wizard_steps::list::Listed;
use rollout_engine::wizard_steps::plan::edit::Patch;
use rollout_engine::wizard_steps::slice::Slice;
use rollout_engine::workbench::handing::ExportFile;
use rollout_engine::workbench::looking::{View, ViewQuery};
use rollout_engine::workbench::organizing::LikeShown;
use rollout_engine::workbench::words::{
    Beginning, DraftSummary, Edited, Kept, Opened, RevisionLine,
};
use tauri::{State, WebviewWindow};

use super::{Answer, at_bench, id};
use crate::{App, desktop_host};

/// How a plan stands.
#[tauri::command]
#[specta::specta]
pub async fn summary(app: State<'_, App>, draft: String) -> Answer<DraftSummary> {
    at_bench(&app, move |bench| bench.summary(&id(&draft))).await
}

/// Begins a draft.
#[tauri::command]
#[specta::specta]
pub async fn create_draft(app: State<'_, App>, from: Beginning) -> Answer<String> {
    at_bench(&app, move |bench| Ok(bench.begin(from)?.to_string())).await
}

/// Opens a plan file that the person chooses as a new draft; none when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn open_file(app: State<'_, App>, window: WebviewWindow) -> Answer<Option<String>> {
    let Some(file) = desktop_host::choose_plan(&window).await else {
        return Ok(None);
    };
    at_bench(&app, move |bench| {
        Ok(Some(bench.take_in(&file)?.to_string()))
    })
    .await
}

/// Everything the page needs of a draft.
#[tauri::command]
#[specta::specta]
pub async fn open_draft(app: State<'_, App>, draft: String) -> Answer<Opened> {
    at_bench(&app, move |bench| bench.open_draft(&id(&draft))).await
}

/// Deletes a draft with its history.
#[tauri::command]
#[specta::specta]
pub async fn delete_draft(app: State<'_, App>, draft: String) -> Answer<()> {
    at_bench(&app, move |bench| bench.delete_draft(&id(&draft))).await
}

/// Changes fields, as one revision.
#[tauri::command]
#[specta::specta]
pub async fn edit(
    app: State<'_, App>,
    draft: String,
    revision: u32,
    patch: Patch,
) -> Answer<Edited> {
    at_bench(&app, move |bench| bench.edit(&id(&draft), revision, patch)).await
}

/// What something like a part of the plan would be, before it is added.
#[tauri::command]
#[specta::specta]
pub async fn like(app: State<'_, App>, draft: String, of: String, wish: Wish) -> Answer<LikeShown> {
    at_bench(&app, move |bench| bench.like(&id(&draft), &of, &wish)).await
}

/// An organization list as it would be taken: the pasted text, else a file that the person chooses; none
/// when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn read_list(
    app: State<'_, App>,
    window: WebviewWindow,
    draft: String,
    pasted: Option<String>,
) -> Answer<Option<Listed>> {
    if let Some(text) = pasted {
        return at_bench(&app, move |bench| {
            bench.pasted_list(&id(&draft), &text).map(Some)
        })
        .await;
    }
    let Some(file) = desktop_host::choose_list(&window).await else {
        return Ok(None);
    };
    at_bench(&app, move |bench| {
        bench.list_in(&id(&draft), &file).map(Some)
    })
    .await
}

/// Turns back the last change.
#[tauri::command]
#[specta::specta]
pub async fn undo(app: State<'_, App>, draft: String, revision: u32) -> Answer<Edited> {
    at_bench(&app, move |bench| bench.undo(&id(&draft), revision)).await
}

/// Turns back the last undo.
#[tauri::command]
#[specta::specta]
pub async fn redo(app: State<'_, App>, draft: String, revision: u32) -> Answer<Edited> {
    at_bench(&app, move |bench| bench.redo(&id(&draft), revision)).await
}

/// Tries again to write what is in memory only; says since when it is on disk.
#[tauri::command]
#[specta::specta]
pub async fn save(app: State<'_, App>, draft: String) -> Answer<String> {
    at_bench(&app, move |bench| bench.save(&id(&draft))).await
}

/// Saves everything elsewhere; says where, none when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn save_copy(
    app: State<'_, App>,
    window: WebviewWindow,
    draft: String,
) -> Answer<Option<String>> {
    let Some(path) = desktop_host::choose_copy(&window).await else {
        return Ok(None);
    };
    at_bench(&app, move |bench| {
        bench.save_copy(&id(&draft), &path).map(Some)
    })
    .await
}

/// Writes the draft as a plan file; says where, none when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn save_plan(
    app: State<'_, App>,
    window: WebviewWindow,
    draft: String,
) -> Answer<Option<String>> {
    let Some(path) = desktop_host::choose_plan_target(&window).await else {
        return Ok(None);
    };
    at_bench(&app, move |bench| {
        bench.save_plan(&id(&draft), &path)?;
        Ok(Some(path.display().to_string()))
    })
    .await
}

/// What was changed, newest first.
#[tauri::command]
#[specta::specta]
pub async fn history(app: State<'_, App>, draft: String) -> Answer<Vec<RevisionLine>> {
    at_bench(&app, move |bench| bench.history(&id(&draft))).await
}

/// Keeps where the person was.
#[tauri::command]
#[specta::specta]
pub async fn keep_window(app: State<'_, App>, draft: String, state: Kept) -> Answer<()> {
    at_bench(&app, move |bench| bench.keep_window(&id(&draft), state)).await
}

/// An id for something new in a plan.
#[tauri::command]
#[specta::specta]
pub async fn new_id(app: State<'_, App>, draft: String, prefix: String) -> Answer<String> {
    at_bench(&app, move |bench| bench.new_id(&id(&draft), &prefix)).await
}

/// What a screen draws.
#[tauri::command]
#[specta::specta]
pub async fn view(app: State<'_, App>, draft: String, query: ViewQuery) -> Answer<View> {
    at_bench(&app, move |bench| bench.view(&id(&draft), &query)).await
}

/// Signs a part of the plan for an area.
#[tauri::command]
#[specta::specta]
pub async fn sign(
    app: State<'_, App>,
    draft: String,
    revision: u32,
    area: String,
    by: String,
    slice: Slice,
) -> Answer<Edited> {
    at_bench(&app, move |bench| {
        bench.sign(&id(&draft), revision, &area, &by, &slice)
    })
    .await
}

/// The files of a part of the plan, as they would be written.
#[tauri::command]
#[specta::specta]
pub async fn export_files(
    app: State<'_, App>,
    draft: String,
    slice: Slice,
) -> Answer<Vec<ExportFile>> {
    at_bench(&app, move |bench| bench.export_files(&id(&draft), &slice)).await
}

/// Writes files into a folder that the person chooses; says which, none when the dialog was closed.
#[tauri::command]
#[specta::specta]
pub async fn save_export(
    app: State<'_, App>,
    window: WebviewWindow,
    draft: String,
    slice: Slice,
    names: Vec<String>,
) -> Answer<Option<String>> {
    let Some(folder): Option<std::path::PathBuf> = desktop_host::choose_folder(&window).await
    else {
        return Ok(None);
    };
    at_bench(&app, move |bench| {
        bench.save_export(&id(&draft), &slice, &names, &folder)?;
        Ok(Some(folder.display().to_string()))
    })
    .await
}
