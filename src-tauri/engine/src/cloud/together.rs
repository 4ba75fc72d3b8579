//! Reads that do not wait for one another.

use std::collections::BTreeMap;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::Poll;

use wizard_steps::observed::Observed;

use super::arm::Arm;
use super::error::CloudError;
use crate::apply::pace::Pace;

/// A read that has not begun.
pub(super) type Reading<'r> =
    Pin<Box<dyn Future<Output = Result<Observed, CloudError>> + Send + 'r>>;

/// Reads side by side, as many at once as the service is content with, and adds what was found in the
/// order of the reads. Of several that failed, the first in that order is told.
pub(super) async fn together(
    arm: &Arm,
    reads: Vec<Reading<'_>>,
    seen: &mut Observed,
) -> Result<(), CloudError> {
    let mut pace = Pace::new(arm.slow_downs());
    let mut waiting = reads.into_iter().enumerate();
    let mut under_way: Vec<(usize, Reading<'_>)> = Vec::new();
    let mut through = BTreeMap::new();
    poll_fn(|context| {
        loop {
            let room = pace.window().saturating_sub(under_way.len());
            under_way.extend(waiting.by_ref().take(room));
            let before = under_way.len();
            if before == 0 {
                return Poll::Ready(());
            }
            under_way.retain_mut(|(n, read)| match read.as_mut().poll(context) {
                Poll::Ready(found) => {
                    pace.through(arm.slow_downs());
                    through.insert(*n, found);
                    false
                }
                Poll::Pending => true,
            });
            if under_way.len() == before {
                return Poll::Pending;
            }
        }
    })
    .await;
    for found in through.into_values() {
        let found = found?;
        seen.assignments.extend(found.assignments);
        seen.resources.extend(found.resources);
        seen.unread.extend(found.unread);
    }
    Ok(())
}
