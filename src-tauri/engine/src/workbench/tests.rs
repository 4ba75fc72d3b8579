//! What a screen may rely on when several plans meet one practice tenant.

use std::path::Path;

use super::Workbench;
use super::tenants::{TenantChoice, TenantState};
use super::words::Beginning;
use crate::clock::Clock;
use crate::desk::Desk;
use crate::drafts::DraftId;
use crate::problem::Code;

fn bench(folder: &Path) -> (Workbench, DraftId) {
    let clock = Clock::at("2026-03-01T08:00:00Z").unwrap();
    let bench = Workbench::open(Desk::at(folder), clock).unwrap();
    let id = bench.begin(Beginning::Contoso).unwrap();
    (bench, id)
}

#[tokio::test]
async fn a_plan_connects_again_to_the_practice_tenant_it_is_connected_to() {
    let folder = tempfile::tempdir().unwrap();
    let (bench, id) = bench(folder.path());
    for _ in 0..2 {
        let tenant = bench.connect(&id, TenantChoice::Practice).await.unwrap();
        assert!(matches!(tenant, TenantState::Practice { .. }));
    }
}

#[tokio::test]
async fn a_second_plan_takes_the_practice_tenant_over_from_the_first() {
    let folder = tempfile::tempdir().unwrap();
    let (bench, first) = bench(folder.path());
    let second = bench.begin(Beginning::Contoso).unwrap();
    bench.connect(&first, TenantChoice::Practice).await.unwrap();
    bench
        .connect(&second, TenantChoice::Practice)
        .await
        .unwrap();
    assert_eq!(bench.tenant(&first).await.unwrap(), TenantState::None);
}

#[tokio::test]
async fn a_practice_tenant_that_is_written_to_is_not_taken_over() {
    let folder = tempfile::tempdir().unwrap();
    let (bench, first) = bench(folder.path());
    let second = bench.begin(Beginning::Contoso).unwrap();
    bench.connect(&first, TenantChoice::Practice).await.unwrap();
    bench.with(&first, |plan| plan.writing = true);
    let refused = bench.connect(&second, TenantChoice::Practice).await;
    assert_eq!(refused.unwrap_err().code, Code::Busy);
}
