//! What a column means, by the names that people give it.

use serde::Serialize;

use super::{Heading, Row};
use crate::plan::common::Persona;

/// How many lines may stand above the headings.
const ABOVE: usize = 20;

/// What a column of a list says.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "ListColumn")]
#[serde(rename_all = "camelCase", tag = "kind", content = "of")]
pub enum Column {
    /// Business group.
    Group,
    /// Short form of the business group.
    GroupToken,
    /// Who is accountable for the business group.
    GroupOwner,
    /// Who stands in for them.
    GroupBackup,
    /// Use case, or project.
    UseCase,
    /// Short form of the use case.
    UseCaseToken,
    /// What it does.
    Purpose,
    /// Environments of the line.
    Environments,
    /// Marked when the line is about this environment: its kind.
    InEnvironment(&'static str),
    /// Who is accountable for the project; for the group on a line without one.
    Owner,
    /// How to reach them.
    OwnerReach,
    /// Who stands in.
    Backup,
    /// How to reach the stand-in.
    BackupReach,
    /// Who answers for cost.
    CostOwner,
    /// Who watches the resources.
    MonitoringOwner,
    /// Who answers for security.
    SecurityOwner,
    /// Who is called for incidents.
    IncidentOwner,
    /// How sensitive its data is.
    Sensitivity,
    /// What runs in it.
    Runtime,
    /// The Entra group of a persona: its name, object id, or both.
    People(Persona),
    /// Somebody who gets the role of the line.
    Principal,
    /// A role: its name of today or before, its id, or a pasted `az` line.
    Role,
}

/// Names of columns, without anything but letters and digits. The first that fits counts.
const NAMES: [(Column, &str); 30] = [
    (
        Column::GroupToken,
        "groupshort groupshortform groupcode groupabbreviation",
    ),
    (
        Column::GroupOwner,
        "groupowner businessowner departmenthead businessgroupowner unitowner departmentowner",
    ),
    (
        Column::GroupBackup,
        "groupbackup groupdeputy departmentdeputy businessgroupbackup",
    ),
    (
        Column::Group,
        "businessgroup businessgroups group groups department businessunit division unit team organization area lineofbusiness lob abteilung bereich",
    ),
    (
        Column::UseCaseToken,
        "short shortform shortname abbreviation code token projectcode",
    ),
    (
        Column::UseCase,
        "usecase usecases project projects projectname application app workload solution projectusecase usecaseproject projekt anwendungsfall",
    ),
    (
        Column::Purpose,
        "purpose description what goal zweck beschreibung",
    ),
    (
        Column::Environments,
        "environment environments env envs stage stages umgebung umgebungen",
    ),
    (
        Column::InEnvironment("development"),
        "dev development entwicklung",
    ),
    (
        Column::InEnvironment("test"),
        "test qa testing uat staging acceptance",
    ),
    (
        Column::InEnvironment("production"),
        "prod production live produktion",
    ),
    (Column::InEnvironment("sandbox"), "sandbox playground poc"),
    (
        Column::OwnerReach,
        "owneremail ownermail ownercontact ownerreach email mail contact contactemail",
    ),
    (
        Column::BackupReach,
        "backupemail backupmail backupcontact deputyemail deputymail",
    ),
    (
        Column::CostOwner,
        "costowner budgetowner controlling financecontact costcenterowner",
    ),
    (
        Column::MonitoringOwner,
        "monitoringowner monitoring operations operationscontact",
    ),
    (
        Column::SecurityOwner,
        "securityowner security securitycontact answersforsecurity",
    ),
    (
        Column::IncidentOwner,
        "incidentowner incidents incidentcontact oncall",
    ),
    (
        Column::Owner,
        "owner owners projectowner usecaseowner accountable accountableowner responsible productowner verantwortlich",
    ),
    (
        Column::Backup,
        "backup backupowner deputy standin standsin secondowner stellvertretung",
    ),
    (
        Column::Sensitivity,
        "sensitivity classification dataclass dataclassification confidentiality datasensitivity klassifizierung",
    ),
    (
        Column::Runtime,
        "runtime whatruns runs kind type agenttype workloadtype",
    ),
    (
        Column::Role,
        "role roles azurerole rolename roleid rbacrole roledefinition",
    ),
    (
        Column::Principal,
        "entragroup securitygroup principal member aadgroup adgroup assignee granted objectid",
    ),
    (
        Column::People(Persona::Admins),
        "admins admin administrators admingroup itadmins",
    ),
    (
        Column::People(Persona::PlatformManagers),
        "platformmanagers platformmanager aimanagers",
    ),
    (
        Column::People(Persona::ProjectManagers),
        "projectmanagers projectmanager leads lead teamleads managers managersgroup",
    ),
    (
        Column::People(Persona::ProjectUsers),
        "developers developer users projectusers developergroup devgroup builders",
    ),
    (
        Column::People(Persona::AgentConsumers),
        "consumers agentconsumers endusers agentusers",
    ),
    (
        Column::People(Persona::FineTuners),
        "finetuners finetuner modeltrainers",
    ),
];

/// A heading without what people put around it.
fn bare(text: &str) -> String {
    let text = text.split_once('(').map_or(text, |(before, _)| before);
    let letters = text.chars().filter(|c| c.is_alphanumeric());
    letters.collect::<String>().to_lowercase()
}

/// What a heading means.
fn meaning(text: &str) -> Option<Column> {
    let bare = bare(text);
    let fits = |names: &str| names.split(' ').any(|name| name == bare);
    let found = NAMES.iter().find(|(_, names)| fits(names));
    found.map(|(column, _)| *column)
}

/// The line of headings, and what each means: the first that names business groups or use cases and
/// something else.
pub(super) fn head(rows: &[Row]) -> Option<(usize, Vec<Heading>)> {
    rows.iter().take(ABOVE).enumerate().find_map(|(at, row)| {
        let headings: Vec<Heading> = row
            .cells
            .iter()
            .map(|text| Heading {
                text: super::values::shown(text),
                meaning: meaning(text),
            })
            .collect();
        let is = |h: &Heading| matches!(h.meaning, Some(Column::Group | Column::UseCase));
        let known = headings.iter().filter(|h| h.meaning.is_some()).count();
        let alone = row.cells.iter().filter(|c| !c.trim().is_empty()).count() == 1;
        (headings.iter().any(is) && (known > 1 || alone)).then(|| (at, once(headings)))
    })
}

/// Each meaning once: of two columns that say the same, the first counts.
fn once(mut headings: Vec<Heading>) -> Vec<Heading> {
    let mut seen = std::collections::BTreeSet::new();
    for heading in &mut headings {
        if heading.meaning.is_some_and(|m| !seen.insert(m)) {
            heading.meaning = None;
        }
    }
    headings
}
