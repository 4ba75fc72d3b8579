//! Outcomes that somebody has to see or to approve.

use crate::finding::{Data, Hit};
use crate::plan::read::pointer_token;
use crate::rule::Context;

/// REV-003: an environment is private, and nobody saw its endpoints approved and its names resolve to
/// private addresses. That can only be seen from inside the network once things are deployed; until then
/// it is open, as a warning.
/// Source: Microsoft's planning guide, "Validate rollout decisions", networking verification
/// (2025-12-24).
pub fn private_endpoints_were_seen(context: &Context<'_>) -> Vec<Hit> {
    let answers = &context.plan.networking.environments;
    let private = context.estate.environments.iter().filter(|(id, _)| {
        let inbound = answers.get(*id).and_then(|n| n.inbound);
        inbound.is_some_and(crate::steps::networking::answers::Inbound::is_private)
    });
    private
        .map(|(id, _)| {
            Hit::at(format!(
                "/networking/environments/{}/inbound",
                pointer_token(id)
            ))
            .about(id)
            .with("environment", context.estate.environment_name(id))
            .ask("network team")
            .resting_on(Data::NotChecked)
        })
        .collect()
}

/// REV-004: the encryption of an environment is not written down anywhere, or nobody approved it with a
/// date.
/// Source: Microsoft's planning guide, "Validate rollout decisions", data protection (2025-12-24).
pub fn encryption_is_approved(context: &Context<'_>) -> Vec<Hit> {
    let estate = context.estate;
    if estate.environments.is_empty() {
        let hit = Hit::at("/environments/items").with("environment", "every environment");
        return vec![hit.with("missing", "nothing is planned yet")];
    }
    let answers = &context.plan.encryption.environments;
    (estate.environments.iter())
        .filter_map(|(id, _)| {
            let choice = answers.get(*id);
            let filled = |text: &str| !text.trim().is_empty();
            let (field, missing) = match choice {
                None => ("decision", "there is no decision yet"),
                Some(c) if c.decision.is_none() => ("decision", "there is no decision yet"),
                Some(c) if !filled(&c.written_in) => {
                    ("writtenIn", "nobody noted where it is written")
                }
                Some(c) if !filled(&c.approved_by) => ("approvedBy", "nobody approved it"),
                Some(c) if c.approved_on.parsed().is_none() => {
                    ("approvedOn", "the approval has no date")
                }
                Some(_) => return None,
            };
            let place = format!("/encryption/environments/{}", pointer_token(id));
            let hit = Hit::at(format!("{place}/{field}"))
                .about(id)
                .with("environment", estate.environment_name(id))
                .with("missing", missing)
                .ask("security team");
            Some(hit)
        })
        .collect()
}
