//! Page by page through the portal.
//!
//! Source: Microsoft's page on managing groups in Microsoft Entra (read 2026-11-22).

use std::fmt::Write as _;

use wizard_steps::plan::Plan;
use wizard_steps::plan::about::Cloud;
use wizard_steps::steps::prerequisites::requests::Asked;

use super::{description, doubled, title};
use crate::escape::one_line;

pub(super) fn write(plan: &Plan, asked: &Asked) -> String {
    let mut text = format!("Groups and subscriptions for {}\n", one_line(title(plan)));
    let twice = doubled(asked);
    if !twice.is_empty() {
        let _ = writeln!(text, "\n{}", one_line(&twice));
    }
    if asked.is_empty() {
        text.push_str("\nNothing is to be made.\n");
        return text;
    }
    if !asked.groups.is_empty() {
        let _ = writeln!(
            text,
            "\nGroups: sign in to {}, then Entra ID > Groups > All groups > New group. For each group:",
            match plan.about.cloud {
                None | Some(Cloud::Public) => "entra.microsoft.com",
                Some(Cloud::UsGovernment) => "entra.microsoft.us",
                Some(Cloud::China) => "entra.microsoftonline.cn",
            }
        );
    }
    for (n, group) in asked.groups.iter().enumerate() {
        let _ = writeln!(text, "\n{}. {}", n + 1, one_line(&group.name));
        let dynamic = !group.rule.is_empty();
        let kind = if dynamic { "Dynamic User" } else { "Assigned" };
        let mut step = |label: &str, value: &str| {
            let _ = writeln!(text, "   {label}: {}", one_line(value));
        };
        step("Page New group, Group type", "Security");
        step("Group name", &group.name);
        step("Group description", &description(group));
        step("Microsoft Entra roles can be assigned to the group", "No");
        step("Membership type", kind);
        let owner = match (group.owner.as_str(), group.owner_reach.as_str()) {
            ("", "") => "somebody who looks after the group",
            ("", reach) => reach,
            (name, "") => name,
            (name, reach) => &format!("{name} ({reach})"),
        };
        step("Link No owners selected, Select", owner);
        if dynamic {
            step("Link Add dynamic query, Edit rule syntax", &group.rule);
        } else {
            let members = if group.members.is_empty() {
                "nobody yet".to_owned()
            } else {
                group.members.join(", ")
            };
            step("Link No members selected, Select", &members);
        }
        step("Button", "Create");
        step("Then open the group, page Overview, and copy", "Object ID");
    }
    if !asked.subscriptions.is_empty() {
        text.push_str(
            "\nSubscriptions: sign in to the Azure portal, then Subscriptions > Add. For each subscription:\n",
        );
    }
    for (n, subscription) in asked.subscriptions.iter().enumerate() {
        let _ = writeln!(text, "\n{}. {}", n + 1, one_line(&subscription.name));
        let mut step = |label: &str, value: &str| {
            let _ = writeln!(text, "   {label}: {}", one_line(value));
        };
        step("Tab Basics, Subscription name", &subscription.name);
        step(
            "Tab Basics, billing account and plan",
            "as your company charges such work",
        );
        if !subscription.management_group.is_empty() {
            step(
                "Tab Advanced, Management group",
                &subscription.management_group,
            );
        }
        step(
            "Tab Advanced, Subscription directory",
            "the tenant of the plan",
        );
        step("Tab Review + create", "Create");
        if !subscription.providers.is_empty() {
            let providers = subscription.providers.join(", ");
            step("Then page Resource providers, Register", &providers);
        }
        step("Then page Overview, and copy", "Subscription ID");
    }
    text.push_str("\nSend back a table with two columns, name and id, one line each.\n");
    text
}
