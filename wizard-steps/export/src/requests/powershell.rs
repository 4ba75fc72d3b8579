//! A script for PowerShell and Microsoft Graph.

use std::fmt::Write as _;

use wizard_steps::plan::Plan;
use wizard_steps::plan::about::Cloud;
use wizard_steps::steps::prerequisites::requests::{Asked, AskedGroup};

use super::{description, doubled, title};
use crate::escape::{comment, powershell as quoted};

const FUNCTIONS: &str = r#"$reply = [System.Collections.Generic.List[object]]::new()

# The group of this name: the one that is there, or a new one. Adds owner and first members.
function Add-PlannedGroup {
    param(
        [string]$Name,
        [string]$Nickname,
        [string]$Description,
        [string]$Owner,
        [string[]]$Members = @(),
        [string]$Rule = ''
    )
    $filter = "displayName eq '" + $Name.Replace("'", "''") + "'"
    $found = @(Get-MgGroup -Filter $filter -All)
    if ($found.Count -gt 1) {
        Write-Warning "Skipped, more than one group has this name: $Name"
        return
    }
    if ($found.Count -eq 1) {
        $group = $found[0]
        Write-Host "There already: $Name"
    }
    else {
        $body = @{
            DisplayName     = $Name
            Description     = $Description
            MailEnabled     = $false
            MailNickname    = $Nickname
            SecurityEnabled = $true
        }
        if ($Rule -ne '') {
            $body.GroupTypes = @('DynamicMembership')
            $body.MembershipRule = $Rule
            $body.MembershipRuleProcessingState = 'On'
        }
        $group = New-MgGroup -BodyParameter $body
        Write-Host "Made: $Name"
    }
    if ($Owner -ne '') {
        try {
            $person = Get-MgUser -UserId $Owner
            New-MgGroupOwner -GroupId $group.Id -DirectoryObjectId $person.Id
        }
        catch {
            Write-Warning "Not added as owner, add one by hand: $Owner"
        }
    }
    foreach ($who in $Members) {
        try {
            $person = Get-MgUser -UserId $who
            New-MgGroupMember -GroupId $group.Id -DirectoryObjectId $person.Id
        }
        catch {
            Write-Warning "Not added as member, add by hand: $who"
        }
    }
    $reply.Add([pscustomobject]@{ name = $Name; id = $group.Id })
}
"#;

pub(super) fn write(plan: &Plan, asked: &Asked) -> String {
    let mut script = String::new();
    let _ = writeln!(script, "# Groups for {}.", comment(title(plan)));
    script.push_str(
        "# It makes what is not there yet and changes no group beyond owners and first members.\n\
         # It needs the module Microsoft.Graph and somebody who may create groups. Send what it prints back.\n",
    );
    let twice = doubled(asked);
    if !twice.is_empty() {
        let _ = writeln!(script, "# {}", comment(&twice));
    }
    if asked.groups.is_empty() {
        script.push_str("# No group is asked for.\n");
    } else {
        script.push_str("#Requires -Modules Microsoft.Graph.Groups, Microsoft.Graph.Users\n");
        script.push_str("$ErrorActionPreference = 'Stop'\n\nConnect-MgGraph -NoWelcome");
        if let Some(tenant) = plan.about.tenant_id.parsed() {
            let _ = write!(script, " -TenantId {}", quoted(&tenant));
        }
        match plan.about.cloud {
            None | Some(Cloud::Public) => {}
            Some(Cloud::UsGovernment) => script.push_str(" -Environment USGov"),
            Some(Cloud::China) => script.push_str(" -Environment China"),
        }
        script.push_str(" -Scopes 'Group.ReadWrite.All', 'User.Read.All'\n\n");
        script.push_str(FUNCTIONS);
        for group in &asked.groups {
            script.push('\n');
            write_group(&mut script, group);
        }
        script.push_str("\n$reply | ConvertTo-Csv -NoTypeInformation\n");
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

fn write_group(script: &mut String, group: &AskedGroup) {
    let _ = writeln!(script, "# {}", comment(&group.stands_for));
    let mut words = vec![
        format!("-Name {}", quoted(&group.name)),
        format!("-Nickname {}", quoted(&group.nickname)),
        format!("-Description {}", quoted(&description(group))),
        format!("-Owner {}", quoted(&group.owner_reach)),
    ];
    if !group.members.is_empty() {
        let members: Vec<String> = group.members.iter().map(|who| quoted(who)).collect();
        words.push(format!("-Members @({})", members.join(", ")));
    }
    if !group.rule.is_empty() {
        words.push(format!("-Rule {}", quoted(&group.rule)));
    }
    let _ = writeln!(script, "Add-PlannedGroup {}", words.join(" `\n    "));
}
