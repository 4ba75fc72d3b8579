//! A script for bash and the Azure CLI.

use std::fmt::Write as _;

use serde_json::json;
use wizard_steps::plan::Plan;
use wizard_steps::steps::prerequisites::requests::{Asked, AskedGroup};

use super::{description, doubled, graph, title};
use crate::escape::{bash, comment};

/// Functions that every such script has. What goes to the reply is all that is printed to standard
/// output; whatever else is said goes to standard error.
const FUNCTIONS: &str = r#"say() { printf '%s\n' "$*" >&2; }

# Prints a line of the reply.
reply() {
  printf '"%s",%s\n' "${1//\"/\"\"}" "$2"
}

# Prints the object ids of groups with exactly this name.
find_group() {
  local quote="'" name=$1
  az ad group list --filter "displayName eq '${name//$quote/$quote$quote}'" --query '[].id' --output tsv
}

# Sets `id` to the group of this name: the one that is there, or the one that the rest of the words make.
group_or() {
  local name=$1 found
  shift
  found=$(find_group "$name")
  case "$found" in
    *$'\n'*) say "Skipped, more than one group has this name: $name"; id=; return 0 ;;
    '') id=$("$@"); say "Made: $name" ;;
    *) id=$found; say "There already: $name" ;;
  esac
  reply "$name" "$id"
}

# Adds an owner or a first member, given by sign-in name or object id; says so when that is not possible.
add_person() {
  local kind=$1 group=$2 who=$3 person
  if ! person=$(az ad user show --id "$who" --query id --output tsv 2>/dev/null); then
    person=$who
  fi
  if [ "$kind" = owner ]; then
    az ad group owner add --group "$group" --owner-object-id "$person" >/dev/null 2>&1 ||
      say "  Not added as owner, add one by hand: $who"
  elif [ "$(az ad group member check --group "$group" --member-id "$person" --query value --output tsv 2>/dev/null)" != true ]; then
    az ad group member add --group "$group" --member-id "$person" >/dev/null 2>&1 ||
      say "  Not added as member, add by hand: $who"
  fi
}
"#;

pub(super) fn write(plan: &Plan, asked: &Asked) -> String {
    let mut script = String::from("#!/usr/bin/env bash\n");
    let _ = writeln!(script, "# Groups for {}.", comment(title(plan)));
    script.push_str(
        "# It makes what is not there yet and changes no group beyond owners and first members.\n\
         # Run it signed in (az login) as somebody who may create groups. Send what it prints back.\n",
    );
    let twice = doubled(asked);
    if !twice.is_empty() {
        let _ = writeln!(script, "# {}", comment(&twice));
    }
    script.push_str("set -euo pipefail\n\n");
    if asked.groups.is_empty() {
        script.push_str("# No group is asked for.\n");
    } else {
        script.push_str(FUNCTIONS);
        script.push('\n');
        if let Some(tenant) = plan.about.tenant_id.parsed() {
            let _ = writeln!(
                script,
                "tenant={}\n\
                 if [ \"$(az account show --query tenantId --output tsv)\" != \"$tenant\" ]; then\n  \
                   say \"Sign in to the tenant of the plan first: az login --tenant $tenant\"\n  \
                   exit 1\nfi\n",
                bash(&tenant)
            );
        }
        script.push_str("printf 'name,id\\n'\n");
        for group in &asked.groups {
            script.push('\n');
            write_group(&mut script, plan, group);
        }
    }
    for subscription in &asked.subscriptions {
        let _ = writeln!(
            script,
            "\n# The subscription {} is asked for by letter, not made here.",
            comment(&subscription.name)
        );
    }
    script
}

fn write_group(script: &mut String, plan: &Plan, group: &AskedGroup) {
    let _ = writeln!(script, "# {}", comment(&group.stands_for));
    let name = bash(&group.name);
    if group.rule.is_empty() {
        let _ = writeln!(
            script,
            "group_or {name} az ad group create --display-name {name} --mail-nickname {} \\\n  \
             --description {} --query id --output tsv",
            bash(&group.nickname),
            bash(&description(group)),
        );
    } else {
        let body = json!({
            "displayName": crate::escape::one_line(&group.name),
            "description": crate::escape::one_line(&description(group)),
            "mailEnabled": false,
            "mailNickname": group.nickname,
            "securityEnabled": true,
            "groupTypes": ["DynamicMembership"],
            "membershipRule": group.rule,
            "membershipRuleProcessingState": "On",
        });
        let _ = writeln!(
            script,
            "group_or {name} az rest --method post --url {} \\\n  --body {} --query id --output tsv",
            bash(&format!("{}/v1.0/groups", graph(plan.about.cloud))),
            bash(&body.to_string()),
        );
    }
    let owner = (!group.owner_reach.is_empty()).then_some(("owner", &group.owner_reach));
    let members = group.members.iter().map(|who| ("member", who));
    let people: Vec<_> = owner.into_iter().chain(members).collect();
    if people.is_empty() {
        return;
    }
    script.push_str("if [ -n \"$id\" ]; then\n");
    for (kind, who) in people {
        let _ = writeln!(script, "  add_person {kind} \"$id\" {}", bash(who));
    }
    script.push_str("fi\n");
}
