//! Sending the writes of a run.

use std::collections::BTreeMap;
use std::sync::Arc;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::task::JoinSet;

use super::journal::Journal;
use super::pace::Pace;
use super::step::assignment_path;
use super::{Event, Step, StepState, Stop, Verb};
use crate::cloud::api;
use crate::cloud::arm::{Answer, Arm};
use crate::cloud::error::{CloudError, Refusal};
use crate::cloud::read;
use crate::problem::Problem;

/// Sentence on every assignment that we write.
const DESCRIPTION: &str = "Foundry Rollout";
/// Waits while a principal is not known everywhere yet; 2 minutes in all at most.
const KNOWN: [u64; 5] = [5, 10, 20, 40, 45];
/// Tries of one write that the service put off, or whose reply was lost.
const TRIES: usize = 6;

/// What a run works with.
#[derive(Clone)]
pub struct Hands<'h> {
    /// The tenant.
    pub arm: Arc<Arm>,
    /// The journal.
    pub journal: Arc<Journal>,
    /// The run.
    pub run: String,
    /// Stops it.
    pub stop: Arc<Stop>,
    /// Hears what is on disk.
    pub tell: &'h (dyn Fn(&Event) + Sync),
}

/// Sends all planned steps of one kind, as many at once as the service is content with. Steps come
/// back in the order of their numbers.
///
/// # Errors
/// The journal could not be written; what was under way is finished first, nothing new is sent.
pub async fn send(hands: &Hands<'_>, steps: Vec<Step>) -> Result<Vec<Step>, Problem> {
    let of = steps.len();
    let mut waiting = steps.into_iter();
    let mut under_way: JoinSet<(Step, Result<(), Problem>)> = JoinSet::new();
    let mut kept: BTreeMap<tokio::task::Id, Step> = BTreeMap::new();
    let mut pace = Pace::new(hands.arm.slow_downs());
    let mut through = Vec::with_capacity(of);
    let mut halted = None;
    loop {
        let may_go_on = halted.is_none() && !hands.stop.is_asked();
        while may_go_on && under_way.len() < pace.window() {
            let Some(step) = waiting.next() else { break };
            let (arm, journal, run) = (hands.arm.clone(), hands.journal.clone(), hands.run.clone());
            let copy = step.clone();
            let task = under_way.spawn(async move { one(&arm, &journal, &run, step).await });
            kept.insert(task.id(), copy);
        }
        let (step, on_disk) = match under_way.join_next_with_id().await {
            None => break,
            Some(Ok((id, done))) => {
                kept.remove(&id);
                done
            }
            // A task of ours only ends early when it panics: what happened is unknown.
            Some(Err(panic)) => {
                let Some(step) = kept.remove(&panic.id()) else {
                    continue;
                };
                through.push(Step {
                    state: StepState::Unknown,
                    in_doubt: true,
                    ..step
                });
                continue;
            }
        };
        pace.through(hands.arm.slow_downs());
        match on_disk {
            Ok(()) => (hands.tell)(&Event::Step {
                step: Box::new(step.clone()),
                done: through.len() + 1,
                of,
            }),
            Err(problem) => halted = Some(problem),
        }
        through.push(step);
    }
    through.extend(waiting);
    through.sort_by_key(|step| step.seq);
    halted.map_or(Ok(through), Err)
}

/// Intent on disk, request, outcome on disk.
async fn one(
    arm: &Arm,
    journal: &Journal,
    run: &str,
    mut step: Step,
) -> (Step, Result<(), Problem>) {
    let in_doubt = step.in_doubt;
    step.state = StepState::Intended;
    step.in_doubt = true;
    if let Err(problem) = journal.note(run, vec![step.clone()]).await {
        return (step, Err(problem));
    }
    step.in_doubt = in_doubt;
    match step.verb {
        Verb::Grant => grant(arm, &mut step).await,
        Verb::Remove => remove(arm, &mut step).await,
    }
    let noted = journal.note(run, vec![step.clone()]).await;
    (step, noted)
}

fn body(step: &Step) -> Value {
    let proof = &step.proof;
    let subscription = proof.scope.split('/').nth(2).unwrap_or_default();
    let definition = format!(
        "/subscriptions/{subscription}/providers/Microsoft.Authorization/roleDefinitions/{}",
        proof.role
    );
    let mut properties = json!({
        "roleDefinitionId": definition,
        "principalId": proof.principal_id,
        "principalType": proof.principal_type,
        "description": format!("{DESCRIPTION} {}", proof.plan_id),
    });
    if !proof.condition.is_empty() {
        properties["condition"] = json!(proof.condition);
        properties["conditionVersion"] = json!(proof.condition_version);
    }
    json!({"properties": properties})
}

async fn grant(arm: &Arm, step: &mut Step) {
    let path = format!("{}?api-version={}", step.path(), api::AUTHORIZATION);
    let mut known = KNOWN.iter();
    let mut backoff = 2;
    for _ in 0..TRIES {
        let refusal = match arm.put(&path, &body(step)).await {
            Ok(answer) => return accepted(step, &answer),
            Err(CloudError::Refused(refusal)) => refusal,
            Err(error @ (CloudError::Lost(_) | CloudError::Odd(_))) => {
                step.in_doubt = true;
                match look(arm, step).await {
                    Look::Ours(answer) => return accepted(step, &answer),
                    Look::Absent => {
                        arm.wait(Duration::from_secs(backoff)).await;
                        backoff *= 2;
                        continue;
                    }
                    Look::Other | Look::Blind => return unknown(step, &error),
                }
            }
            Err(error) => return failed(step, &error),
        };
        match refusal.code.as_str() {
            "RoleAssignmentExists" => return exists(arm, step, refusal).await,
            "PrincipalNotFound" => match known.next() {
                Some(seconds) => arm.wait(Duration::from_secs(*seconds)).await,
                None => return failed(step, &CloudError::Refused(refusal)),
            },
            _ if refusal.status == 429 => arm.wait(Duration::from_secs(backoff)).await,
            _ if refusal.is_passing() => {
                step.in_doubt = true;
                match look(arm, step).await {
                    Look::Ours(answer) => return accepted(step, &answer),
                    _ => arm.wait(Duration::from_secs(backoff)).await,
                }
            }
            _ => return failed(step, &CloudError::Refused(refusal)),
        }
        backoff *= 2;
    }
    failed(
        step,
        &CloudError::Unreachable(format!("Azure put the request off {TRIES} times")),
    );
}

/// Azure has an assignment of this principal, role and scope under another name: then it is there,
/// and it is not ours. Its id stands in the message, without dashes.
async fn exists(arm: &Arm, step: &mut Step, refusal: Refusal) {
    let name = refusal.message.split_whitespace().rev().find_map(|word| {
        uuid::Uuid::try_parse(word.trim_matches(|c: char| !c.is_ascii_alphanumeric())).ok()
    });
    if let Some(name) = name {
        let path = assignment_path(&step.proof.scope, &name.to_string());
        if let Ok(answer) = arm
            .get(&format!("{path}?api-version={}", api::AUTHORIZATION))
            .await
            && step.means(&read::assignment(&answer.body))
        {
            step.proof.name = name.to_string();
            step.created_by_us = false;
            step.in_doubt = false;
            step.state = StepState::Accepted;
            step.request_id = answer.request_id;
            return;
        }
    }
    failed(step, &CloudError::Refused(refusal));
}

async fn remove(arm: &Arm, step: &mut Step) {
    let path = format!("{}?api-version={}", step.path(), api::AUTHORIZATION);
    let mut backoff = 2;
    for _ in 0..TRIES {
        let error = match arm.delete(&path).await {
            Ok(answer) => {
                step.in_doubt = false;
                step.state = StepState::Accepted;
                step.request_id = answer.request_id;
                return;
            }
            Err(error) => error,
        };
        // A delete may be repeated: what is gone stays gone.
        let passing = match &error {
            CloudError::Refused(refusal) => refusal.is_passing(),
            CloudError::Lost(_) | CloudError::Odd(_) => true,
            CloudError::Unreachable(_) | CloudError::NotSignedIn(_) => false,
        };
        if !passing {
            return failed(step, &error);
        }
        arm.wait(Duration::from_secs(backoff)).await;
        backoff *= 2;
    }
    failed(
        step,
        &CloudError::Unreachable(format!("Azure put the request off {TRIES} times")),
    );
}

enum Look {
    /// It is there, under our name, as we sent it.
    Ours(Answer),
    /// It is not there.
    Absent,
    /// Something else has our name.
    Other,
    /// Azure could not be asked.
    Blind,
}

async fn look(arm: &Arm, step: &Step) -> Look {
    match arm
        .get(&format!(
            "{}?api-version={}",
            step.path(),
            api::AUTHORIZATION
        ))
        .await
    {
        Ok(answer) if step.is(&read::assignment(&answer.body)) => Look::Ours(answer),
        Ok(_) => Look::Other,
        Err(CloudError::Refused(refusal)) if refusal.status == 404 => Look::Absent,
        Err(_) => Look::Blind,
    }
}

/// 201 says that the request made it. Otherwise it was there already: made by a request of ours whose
/// outcome was in doubt (the name is ours by construction, and was absent from the list read before),
/// or by another admin who applies the same plan, and then it is not ours.
fn accepted(step: &mut Step, answer: &Answer) {
    step.created_by_us = answer.status == 201 || step.in_doubt;
    step.in_doubt = false;
    step.state = StepState::Accepted;
    step.request_id.clone_from(&answer.request_id);
}

fn failed(step: &mut Step, error: &CloudError) {
    note_error(step, error);
    step.state = StepState::Failed;
}

fn unknown(step: &mut Step, error: &CloudError) {
    note_error(step, error);
    step.state = StepState::Unknown;
}

fn note_error(step: &mut Step, error: &CloudError) {
    error.code().clone_into(&mut step.error_code);
    step.error = error.to_string();
    if let Some(refusal) = error.refusal() {
        step.request_id.clone_from(&refusal.request_id);
    }
}
