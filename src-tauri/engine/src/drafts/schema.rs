//! The form of the store, and how an older one is brought to it.

use std::path::Path;

use rusqlite::{Connection, Transaction};

use crate::clock::Clock;
use crate::files;
use crate::problem::{Code, Outcome, Problem};

/// "FROL" in the file's header: this store is ours.
pub(crate) const APPLICATION_ID: i64 = 0x4652_4F4C;

/// One step from a form to the next. Steps only add; none takes anything away.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    /// The version of the store after this step.
    pub to: i64,
    /// What it does.
    pub sql: &'static str,
}

/// All steps, from an empty file on.
pub(crate) const STEPS: &[Step] = &[Step {
    to: 1,
    sql: include_str!("schema-1.sql"),
}];

/// Copies kept from before an upgrade.
const KEPT: usize = 3;

/// The version that these steps lead to.
pub(crate) fn newest(steps: &[Step]) -> i64 {
    steps.last().map_or(0, |step| step.to)
}

/// Takes the steps that are still missing, inside the caller's transaction.
pub(crate) fn take_steps(
    transaction: &Transaction<'_>,
    from: i64,
    steps: &[Step],
) -> rusqlite::Result<()> {
    for step in steps.iter().filter(|step| step.to > from) {
        transaction.execute_batch(step.sql)?;
    }
    transaction.pragma_update(None, "user_version", newest(steps))
}

/// Keeps a copy of the store as it was before an upgrade.
pub(crate) fn keep_copy(
    connection: &Connection,
    store: &Path,
    from: i64,
    clock: &Clock,
) -> Outcome<()> {
    let folder = store.parent().unwrap_or(Path::new("."));
    let copy = files::free_name(folder, &format!("drafts-v{from}-{}", clock.stamp()), "bak");
    // SQLite fills an empty file, and leaves its permissions as they are.
    files::create_private(&copy).map_err(|e| Problem::io(&files::named(&copy), &e))?;
    connection.execute("VACUUM INTO ?1", [copy.to_string_lossy()])?;
    files::sync_folder(&copy).map_err(|e| Problem::io(&files::named(&copy), &e))?;
    files::keep_newest(files::dated(folder, "drafts-v", ".bak"), KEPT, &copy);
    Ok(())
}

/// An upgrade that failed, in words. What says more (a full disk) stays as it is.
pub(crate) fn not_upgraded(problem: Problem, from: i64, to: i64) -> Problem {
    if problem.code != Code::Internal {
        return problem;
    }
    Problem::new(
        Code::StoreNotUpgraded,
        "The draft store was not upgraded",
        format!(
            "It has form {from}; bringing it to form {to} failed, and nothing of it was changed."
        ),
        "Open it with the version that made it, export your plans, and report this.",
    )
}
