//! Is it decided whose keys encrypt, and does the decision keep to the company's own policy?

use crate::finding::Hit;
use crate::labels;
use crate::plan::edit::Edit;
use crate::rule::Context;
use crate::steps::encryption::answers::{EncryptionChoice, KeyChoice};

/// KEY-001: an environment does not say whether a policy of the company requires customer-managed
/// keys, who said so and where that is written, or whose keys are used. One press takes the
/// answers of another environment.
/// Source: Microsoft's planning guide, checklist item 5 and "Validate rollout decisions" (2025-12-24).
pub(super) fn not_decided(context: &Context<'_>) -> Vec<Hit> {
    let nothing = EncryptionChoice::default();
    let mut hits = Vec::new();
    for (id, _) in &context.estate.environments {
        let answers = &context.plan.encryption.environments;
        let choice = answers.get(*id).unwrap_or(&nothing);
        let questions = [
            (
                choice.required_by_policy.is_some(),
                "requiredByPolicy",
                "whether a policy requires customer-managed keys",
            ),
            (
                !choice.required_by.trim().is_empty(),
                "requiredBy",
                "who said so",
            ),
            (
                !choice.written_in.trim().is_empty(),
                "writtenIn",
                "where it is written",
            ),
            (choice.decision.is_some(), "decision", "whose keys are used"),
        ];
        let open: Vec<_> = questions.iter().filter(|(given, ..)| !given).collect();
        let Some((_, field, _)) = open.first() else {
            continue;
        };
        let words: Vec<&str> = open.iter().map(|(_, _, words)| *words).collect();
        let hit = Hit::at(format!("/encryption/environments/{id}/{field}"))
            .about(id)
            .with("environment", context.estate.environment_name(id))
            .with("missing", labels::list(&words))
            .ask("security team");
        hits.push(match as_elsewhere(context, id) {
            Some(patch) => hit.fixed_by(patch),
            None => hit,
        });
    }
    hits
}

/// The answers of another environment, where this one has none: one decision is often for all of them.
/// Keys of the company's own are planned one by one.
fn as_elsewhere(context: &Context<'_>, id: &str) -> Option<Vec<Edit>> {
    let answers = &context.plan.encryption.environments;
    if answers
        .get(id)
        .is_some_and(|c| *c != EncryptionChoice::default())
    {
        return None;
    }
    let complete = |c: &&EncryptionChoice| {
        c.required_by_policy.is_some()
            && c.decision == Some(KeyChoice::MicrosoftManaged)
            && !c.required_by.trim().is_empty()
            && !c.written_in.trim().is_empty()
    };
    let like = answers.values().find(complete)?;
    let value = serde_json::to_value(like).ok()?;
    Some(vec![Edit::set(
        format!("/encryption/environments/{id}"),
        value,
    )])
}

/// KEY-002: a policy requires customer-managed keys and the decision is Microsoft's.
/// Source: Microsoft's planning guide, checklist item 5 (2025-12-24).
pub(super) fn against_policy(context: &Context<'_>) -> Vec<Hit> {
    let answers = &context.plan.encryption.environments;
    let environments = context.estate.environments.iter();
    environments
        .filter(|(id, _)| {
            answers.get(*id).is_some_and(|choice| {
                choice.required_by_policy == Some(true)
                    && choice.decision == Some(KeyChoice::MicrosoftManaged)
            })
        })
        .map(|(id, _)| {
            let at = format!("/encryption/environments/{id}/decision");
            Hit::at(&at)
                .about(id)
                .with("environment", context.estate.environment_name(id))
                .with("by", answers[*id].required_by.trim())
                .fixed_by(vec![Edit::set(at, "customerManaged")])
        })
        .collect()
}
