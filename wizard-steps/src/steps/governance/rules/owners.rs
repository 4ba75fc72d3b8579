//! Who answers for cost and watches resources.

use crate::finding::Hit;
use crate::plan::common::Contact;
use crate::plan::read::pointer_token;
use crate::rule::Context;
use crate::steps::governance::answers::GroupGovernance;

/// GOV-001: a business group has nobody who answers for its cost, by name and with a way to reach them.
/// Source: Microsoft's planning guide, checklist item 6 (2025-12-24).
pub fn groups_have_a_cost_owner(context: &Context<'_>) -> Vec<Hit> {
    without(context, "costOwner", |g| &g.cost_owner)
}

/// GOV-002: a business group has nobody who watches its resources.
/// Source: Microsoft's planning guide, checklist item 6 (2025-12-24).
pub fn groups_have_a_monitoring_owner(context: &Context<'_>) -> Vec<Hit> {
    without(context, "monitoringOwner", |g| &g.monitoring_owner)
}

fn without(
    context: &Context<'_>,
    field: &str,
    owner: fn(&GroupGovernance) -> &Contact,
) -> Vec<Hit> {
    let answers = &context.plan.governance.groups;
    let groups = context.estate.groups.iter();
    groups
        .filter(|(id, _)| !answers.get(*id).is_some_and(|g| owner(g).is_named()))
        .map(|(id, _)| {
            Hit::at(format!("/governance/groups/{}/{field}", pointer_token(id)))
                .about(id)
                .with("group", context.estate.group_name(id))
        })
        .collect()
}
