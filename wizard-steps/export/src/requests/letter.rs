//! A letter to each team that makes something.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use wizard_steps::labels::counted;
use wizard_steps::plan::Plan;
use wizard_steps::steps::prerequisites::requests::{Asked, AskedGroup, AskedSubscription};

use super::{doubled, sentence, title};
use crate::escape::one_line;

pub(super) fn write(plan: &Plan, asked: &Asked) -> String {
    if asked.is_empty() {
        return format!(
            "{} waits for no group and no subscription.\n",
            one_line(title(plan))
        );
    }
    let mut letters = Vec::new();
    if !asked.groups.is_empty() {
        letters.push(groups(plan, asked));
    }
    let mut by_owner: BTreeMap<(&str, &str), Vec<&AskedSubscription>> = BTreeMap::new();
    for subscription in &asked.subscriptions {
        let owner = (
            subscription.owner.as_str(),
            subscription.owner_reach.as_str(),
        );
        by_owner.entry(owner).or_default().push(subscription);
    }
    let of_owner = |((name, reach), all): (&(&str, &str), &Vec<&AskedSubscription>)| {
        subscriptions(plan, name, reach, all)
    };
    letters.extend(by_owner.iter().map(of_owner));
    letters.join("\n\n")
}

/// A line with a label, if there is something to say.
fn line(text: &mut String, label: &str, value: &str) {
    let value = one_line(value);
    if !value.is_empty() {
        let _ = writeln!(text, "   {label}: {value}");
    }
}

fn groups(plan: &Plan, asked: &Asked) -> String {
    let n = counted(asked.groups.len(), "security group", "security groups");
    let mut text = format!(
        "To the identity team: make {n} for {}\n\nWe plan Microsoft Foundry and give roles to groups only. \
         These do not exist yet; until they do, nobody in them gets access, and everything else goes on.\n",
        one_line(title(plan))
    );
    if let Some(tenant) = plan.about.tenant_id.parsed() {
        let _ = writeln!(text, "Tenant: {tenant}");
    }
    let twice = doubled(asked);
    if !twice.is_empty() {
        let _ = writeln!(text, "{}", one_line(&twice));
    }
    for (n, group) in asked.groups.iter().enumerate() {
        let _ = writeln!(text, "\n{}. {}", n + 1, one_line(&group.name));
        about_group(&mut text, group);
    }
    text.push_str(
        "\nEach has to be a security group, not mail-enabled, and needs no Microsoft Entra role.\n\
         Answer with a table of two columns, name and id (the object id), one line for each group; what the \
         scripts or az ad group list print does as well.\n",
    );
    text
}

fn about_group(text: &mut String, group: &AskedGroup) {
    line(text, "stands for", &group.stands_for);
    line(text, "why", &group.why);
    let owner = [group.owner.as_str(), group.owner_reach.as_str()];
    let owner: Vec<&str> = owner.into_iter().filter(|part| !part.is_empty()).collect();
    line(text, "owner", &owner.join(", "));
    if group.rule.is_empty() {
        line(text, "first members", &group.members.join(", "));
    } else {
        line(text, "members by rule", &group.rule);
    }
    let waiting = counted(group.waiting as usize, "grant", "grants");
    line(text, "waits for it", &waiting);
}

fn subscriptions(plan: &Plan, owner: &str, reach: &str, all: &[&AskedSubscription]) -> String {
    let to = match (one_line(owner), one_line(reach)) {
        (name, reach) if name.is_empty() && reach.is_empty() => {
            "those who make subscriptions".to_owned()
        }
        (name, reach) if name.is_empty() => reach,
        (name, reach) if reach.is_empty() => name,
        (name, reach) => format!("{name} ({reach})"),
    };
    let n = counted(all.len(), "subscription", "subscriptions");
    let mut text = format!(
        "To {to}: make {n} for {}\n\nWe plan Microsoft Foundry. What is planned in them waits until their ids \
         are known; everything else goes on.\n",
        one_line(title(plan))
    );
    for (n, subscription) in all.iter().enumerate() {
        let _ = writeln!(text, "\n{}. {}", n + 1, one_line(&subscription.name));
        line(&mut text, "for", &subscription.stands_for);
        if !subscription.why.is_empty() {
            line(&mut text, "why", &sentence(&subscription.why));
        }
        line(
            &mut text,
            "management group",
            &subscription.management_group,
        );
        line(&mut text, "regions", &subscription.regions.join(", "));
        line(
            &mut text,
            "resource providers to register",
            &subscription.providers.join(", "),
        );
        let waiting = counted(subscription.waiting as usize, "grant", "grants");
        line(&mut text, "waits for it", &waiting);
    }
    text.push_str(
        "\nWhoever applies the plan needs Role Based Access Control Administrator there, eligible is enough.\n\
         Answer with a table of two columns, name and id, one line for each subscription; what az account \
         list prints does as well.\n",
    );
    text
}
