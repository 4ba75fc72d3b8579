//! Commands about tenants and runs.

use rollout_engine::wizard_steps::change::State as ChangeState;
use rollout_engine::wizard_steps::slice::Slice;
use rollout_engine::workbench::comparing::{ChangeGroup, ChangeLine, Compared, ReadProgress};
use rollout_engine::workbench::tenants::{TenantChoice, TenantState};
use rollout_engine::workbench::writing::{RunEvent, RunLine, RunReport};
use tauri::State;
use tauri::ipc::Channel;

use super::{Answer, at_bench, id, with_bench};
use crate::App;

/// Where a plan is connected to.
#[tauri::command]
#[specta::specta]
pub async fn tenant(app: State<'_, App>, draft: String) -> Answer<TenantState> {
    with_bench(&app, |bench| async move { bench.tenant(&id(&draft)).await }).await
}

/// Connects a plan to a tenant.
#[tauri::command]
#[specta::specta]
pub async fn connect(
    app: State<'_, App>,
    draft: String,
    choice: TenantChoice,
) -> Answer<TenantState> {
    with_bench(&app, |bench| async move {
        bench.connect(&id(&draft), choice).await
    })
    .await
}

/// Lets go of the tenant.
#[tauri::command]
#[specta::specta]
pub async fn disconnect(app: State<'_, App>, draft: String) -> Answer<TenantState> {
    at_bench(&app, move |bench| bench.disconnect(&id(&draft))).await
}

/// Makes in the practice tenant what a deployment would make; says how many were new.
#[tauri::command]
#[specta::specta]
pub async fn deploy_practice(app: State<'_, App>, draft: String, slice: Slice) -> Answer<u32> {
    with_bench(&app, |bench| async move {
        bench.deploy_practice(&id(&draft), &slice).await
    })
    .await
}

/// Starts the practice tenant over.
#[tauri::command]
#[specta::specta]
pub async fn reset_practice(app: State<'_, App>, draft: String) -> Answer<TenantState> {
    with_bench(&app, |bench| async move {
        bench.reset_practice(&id(&draft)).await
    })
    .await
}

/// Reads the tenant and sets it beside the plan.
#[tauri::command]
#[specta::specta]
pub async fn compare(
    app: State<'_, App>,
    draft: String,
    slice: Slice,
    progress: Channel<ReadProgress>,
) -> Answer<Compared> {
    with_bench(&app, |bench| async move {
        // A page that is gone does not stop a reading.
        let tell = move |news| _ = progress.send(news);
        bench.compare(&id(&draft), &slice, &tell).await
    })
    .await
}

/// Lines of the last comparison, by Foundry resource.
#[tauri::command]
#[specta::specta]
pub async fn change_groups(
    app: State<'_, App>,
    draft: String,
    states: Vec<ChangeState>,
    words: String,
) -> Answer<Vec<ChangeGroup>> {
    at_bench(&app, move |bench| {
        bench.change_groups(&id(&draft), &states, &words)
    })
    .await
}

/// Some of the lines of the last comparison.
#[tauri::command]
#[specta::specta]
pub async fn changes(
    app: State<'_, App>,
    draft: String,
    states: Vec<ChangeState>,
    words: String,
    from: u32,
    number: u32,
) -> Answer<Vec<ChangeLine>> {
    at_bench(&app, move |bench| {
        bench.changes(&id(&draft), &states, &words, from, number)
    })
    .await
}

/// Writes what was shown; none when there is nothing to write.
#[tauri::command]
#[specta::specta]
pub async fn apply(
    app: State<'_, App>,
    draft: String,
    digest: String,
    retire: bool,
    typed: String,
    events: Channel<RunEvent>,
) -> Answer<Option<RunReport>> {
    with_bench(&app, |bench| async move {
        let tell = move |news| _ = events.send(news);
        let draft = id(&draft);
        bench.apply(&draft, &digest, retire, &typed, &tell).await
    })
    .await
}

/// Stops the run that is under way, after the write that is under way.
#[tauri::command]
#[specta::specta]
pub async fn stop(app: State<'_, App>) -> Answer<()> {
    app.bench()?.stop();
    Ok(())
}

/// Runs of a plan, newest first.
#[tauri::command]
#[specta::specta]
pub async fn runs(app: State<'_, App>, draft: String) -> Answer<Vec<RunLine>> {
    at_bench(&app, move |bench| bench.runs(&id(&draft))).await
}

/// What a run did.
#[tauri::command]
#[specta::specta]
pub async fn run(app: State<'_, App>, run: String) -> Answer<RunReport> {
    at_bench(&app, move |bench| bench.run(&run)).await
}

/// Goes on with a run where it stopped.
#[tauri::command]
#[specta::specta]
pub async fn resume(
    app: State<'_, App>,
    draft: String,
    run: String,
    events: Channel<RunEvent>,
) -> Answer<RunReport> {
    with_bench(&app, |bench| async move {
        let tell = move |news| _ = events.send(news);
        bench.connect_to_run(&id(&draft), &run).await?;
        bench.resume(&id(&draft), &run, &tell).await
    })
    .await
}

/// Takes a run back.
#[tauri::command]
#[specta::specta]
pub async fn undo_run(
    app: State<'_, App>,
    draft: String,
    run: String,
    events: Channel<RunEvent>,
) -> Answer<RunReport> {
    with_bench(&app, |bench| async move {
        let tell = move |news| _ = events.send(news);
        bench.connect_to_run(&id(&draft), &run).await?;
        bench.undo_run(&id(&draft), &run, &tell).await
    })
    .await
}
