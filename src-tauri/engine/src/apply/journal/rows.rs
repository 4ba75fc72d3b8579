//! Rows of the journal.

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OptionalExtension as _, Transaction, TransactionBehavior, params};
use wizard_steps::change::{Journal as Proofs, Proof};
use wizard_steps::names;

use super::super::{Step, StepState, Verb};
use super::{APPLICATION_ID, Order, Run, SCHEMA, TABLES};

/// Opens or starts the file, with what makes it hold: a single file, written through.
pub(super) fn open(path: &Path) -> Result<Connection, String> {
    if std::fs::metadata(path).is_ok_and(|m| m.len() == 0) {
        return Err("the file is empty, which a journal never is".to_owned());
    }
    let mut connection = connect(path).map_err(|e| e.to_string())?;
    let begun = connection.transaction_with_behavior(TransactionBehavior::Immediate);
    let transaction = begun.map_err(|e| e.to_string())?;
    let marks = marks(&transaction).map_err(|e| e.to_string())?;
    match marks {
        (0, 0) => start(&transaction).map_err(|e| e.to_string())?,
        (APPLICATION_ID, SCHEMA) => {}
        (APPLICATION_ID, newer) => {
            return Err(format!("it was written by a newer version ({newer})"));
        }
        _ => return Err("it is a database of something else".to_owned()),
    }
    transaction.commit().map_err(|e| e.to_string())?;
    Ok(connection)
}

fn connect(path: &Path) -> rusqlite::Result<Connection> {
    let connection = Connection::open(path)?;
    connection.busy_timeout(std::time::Duration::from_secs(10))?;
    let pragmas = [
        ("journal_mode", "DELETE"),
        ("synchronous", "EXTRA"),
        ("foreign_keys", "ON"),
        ("trusted_schema", "OFF"),
    ];
    for (name, value) in pragmas {
        connection.pragma_update(None, name, value)?;
    }
    Ok(connection)
}

/// Application id and version of the tables.
fn marks(connection: &Connection) -> rusqlite::Result<(i64, i64)> {
    let number = |name| connection.pragma_query_value(None, name, |row| row.get(0));
    Ok((number("application_id")?, number("user_version")?))
}

fn start(transaction: &Transaction<'_>) -> rusqlite::Result<()> {
    transaction.execute_batch(TABLES)?;
    transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
    transaction.pragma_update(None, "user_version", SCHEMA)
}

pub(super) fn commit(connection: &mut Connection, batch: &[Order]) -> rusqlite::Result<()> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    for order in batch {
        match order {
            Order::Begin(run, steps, _) => {
                begin(&transaction, run)?;
                put(&transaction, &run.id, steps)?;
            }
            Order::Note(run, steps, _) => put(&transaction, run, steps)?,
            Order::End(run, state, _) => {
                transaction.execute(
                    "UPDATE run SET state = ?2 WHERE id = ?1",
                    params![run, state],
                )?;
            }
        }
    }
    transaction.commit()
}

fn begin(transaction: &Transaction<'_>, run: &Run) -> rusqlite::Result<()> {
    let slice = serde_json::to_string(&run.slice).unwrap_or_default();
    transaction.execute(
        "INSERT INTO run VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)",
        params![
            run.id,
            run.kind,
            run.plan_id,
            run.plan_name,
            run.tenant,
            run.tenant_id,
            run.caller,
            slice,
            run.changes_digest,
            run.meaning_digest,
            run.started,
            run.state
        ],
    )?;
    Ok(())
}

fn put(transaction: &Transaction<'_>, run: &str, steps: &[Step]) -> rusqlite::Result<()> {
    let mut statement = transaction.prepare_cached(
        "INSERT INTO step VALUES (?1, ?2, ?3, ?4, ?5, strftime('%Y-%m-%dT%H:%M:%fZ', 'now'))
         ON CONFLICT (run, seq) DO UPDATE SET state = ?3, created_by_us = ?4, step = ?5, at = excluded.at",
    )?;
    for step in steps {
        let json = serde_json::to_string(step).unwrap_or_default();
        statement.execute(params![
            run,
            step.seq,
            step.state.name(),
            step.created_by_us,
            json
        ])?;
    }
    Ok(())
}

pub(super) fn runs(connection: &Connection) -> rusqlite::Result<Vec<Run>> {
    let mut statement = connection.prepare("SELECT * FROM run ORDER BY rowid DESC")?;
    statement.query_map([], run_of_row)?.collect()
}

pub(super) fn run(connection: &Connection, id: &str) -> rusqlite::Result<Option<(Run, Vec<Step>)>> {
    let found = connection
        .query_row("SELECT * FROM run WHERE id = ?1", [id], run_of_row)
        .optional()?;
    let Some(run) = found else { return Ok(None) };
    Ok(Some((run, steps(connection, Some(id))?)))
}

fn run_of_row(row: &rusqlite::Row<'_>) -> rusqlite::Result<Run> {
    let slice: String = row.get(7)?;
    Ok(Run {
        id: row.get(0)?,
        kind: row.get(1)?,
        plan_id: row.get(2)?,
        plan_name: row.get(3)?,
        tenant: row.get(4)?,
        tenant_id: row.get(5)?,
        caller: row.get(6)?,
        slice: serde_json::from_str(&slice).unwrap_or_default(),
        changes_digest: row.get(8)?,
        meaning_digest: row.get(9)?,
        started: row.get(10)?,
        state: row.get(11)?,
    })
}

/// Steps of one run, or of all in the order of the runs.
fn steps(connection: &Connection, run: Option<&str>) -> rusqlite::Result<Vec<Step>> {
    let mut statement = connection.prepare(
        "SELECT step.step, step.state FROM step JOIN run ON run.id = step.run
         WHERE ?1 IS NULL OR run.id = ?1 ORDER BY run.rowid, step.seq",
    )?;
    let rows = statement.query_map([run], |row| {
        Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?))
    })?;
    let mut steps = Vec::new();
    for row in rows {
        let (json, state) = row?;
        let step: Step = serde_json::from_str(&json).map_err(|e| {
            rusqlite::Error::FromSqlConversionFailure(0, rusqlite::types::Type::Text, Box::new(e))
        })?;
        steps.push(Step {
            state: StepState::named(&state).unwrap_or(step.state),
            ..step
        });
    }
    Ok(steps)
}

/// Folds all runs in their order: what a grant step made and no later remove step took away.
pub(super) fn proofs(connection: &Connection) -> rusqlite::Result<Proofs> {
    let mut held: BTreeMap<(String, String, String), Proof> = BTreeMap::new();
    for step in steps(connection, None)? {
        let through = matches!(step.state, StepState::Accepted | StepState::Confirmed);
        let key = (
            step.proof.tenant_id.to_lowercase(),
            names::scope_key(&step.proof.scope),
            step.proof.name.to_lowercase(),
        );
        match step.verb {
            Verb::Grant if through && step.created_by_us => _ = held.insert(key, step.proof),
            Verb::Remove if through => _ = held.remove(&key),
            _ => {}
        }
    }
    Ok(Proofs {
        created: held.into_values().collect(),
    })
}
