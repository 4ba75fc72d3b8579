//! What the page may ask for. Each command passes on to the workbench and comes back with its answer or
//! with a problem in words; a panic on the way becomes a problem, too.
//!
//! [`window`] is about the app itself, [`plans`] about drafts, [`azure`] about tenants and runs.

pub mod azure;
pub mod plans;
pub mod window;

use std::sync::Arc;

use rollout_engine::drafts::DraftId;
use rollout_engine::problem::{Code, Problem};
use rollout_engine::workbench::Workbench;
use tauri::State;

use crate::App;

type Answer<T> = Result<T, Problem>;

/// Does blocking work away from the window's thread.
async fn at_bench<T: Send + 'static>(
    app: &State<'_, App>,
    work: impl FnOnce(&Workbench) -> Answer<T> + Send + 'static,
) -> Answer<T> {
    let bench = app.bench()?;
    tauri::async_runtime::spawn_blocking(move || work(&bench))
        .await
        .unwrap_or_else(|_| Err(panicked()))
}

/// Does work that waits for others, so that a panic in it is an answer as well.
async fn with_bench<T: Send + 'static, F: Future<Output = Answer<T>> + Send + 'static>(
    app: &State<'_, App>,
    work: impl FnOnce(Arc<Workbench>) -> F,
) -> Answer<T> {
    let bench = app.bench()?;
    tauri::async_runtime::spawn(work(bench))
        .await
        .unwrap_or_else(|_| Err(panicked()))
}

fn panicked() -> Problem {
    Problem::new(
        Code::Internal,
        "Something of ours broke",
        "What was saved is safe; the rest of the app goes on.",
        "Try again; if it stays, save a copy of the plan and report it.",
    )
}

fn id(draft: &str) -> DraftId {
    DraftId::from(draft)
}
