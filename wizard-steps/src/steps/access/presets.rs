//! Patterns that a mapping can start from: a pattern is rows by GUID, written in one press.
//!
//! Sources: Microsoft's page on roles for Foundry, isolation variants and persona table (2026-04-13);
//! its training unit on roles for Azure OpenAI identities, scope patterns, and its page on roles for
//! Agent Service, separated duties (both read 2026-11-22).

mod shown;

use std::collections::BTreeMap;

use serde_json::json;

use crate::catalog::roles::{self, Surface};
use crate::plan::Plan;
use crate::plan::common::{Id, Persona};
use crate::plan::edit::{Edit, Patch};
use crate::steps::environments::answers::Isolation;

use super::answers::{MappingRow, Preset, ScopeKind};

pub use shown::{PresetRow, PresetShown, shown};

/// A persona's role at a kind of place.
pub type Row = (Persona, &'static str, ScopeKind);

const ADMINS: Row = (
    Persona::Admins,
    roles::FOUNDRY_ACCOUNT_OWNER,
    ScopeKind::Account,
);
const MANAGERS: Row = (
    Persona::ProjectManagers,
    roles::FOUNDRY_PROJECT_MANAGER,
    ScopeKind::Account,
);
/// Foundry Project Manager does not show the resource.
const MANAGERS_SEE: Row = (Persona::ProjectManagers, roles::READER, ScopeKind::Account);
const USERS: Row = (
    Persona::ProjectUsers,
    roles::FOUNDRY_USER,
    ScopeKind::Project,
);
const USERS_SEE: Row = (Persona::ProjectUsers, roles::READER, ScopeKind::Account);
const USERS_EVERYWHERE: Row = (
    Persona::ProjectUsers,
    roles::FOUNDRY_USER,
    ScopeKind::Account,
);
const CONSUMERS: Row = (
    Persona::AgentConsumers,
    roles::FOUNDRY_AGENT_CONSUMER,
    ScopeKind::Project,
);

/// The rows of a pattern.
pub const fn rows(preset: Preset) -> &'static [Row] {
    match preset {
        Preset::NoIsolation => &[
            (Persona::Admins, roles::FOUNDRY_OWNER, ScopeKind::Account),
            (
                Persona::ProjectManagers,
                roles::FOUNDRY_OWNER,
                ScopeKind::Account,
            ),
            (
                Persona::ProjectUsers,
                roles::FOUNDRY_OWNER,
                ScopeKind::Account,
            ),
            // Sources disagree whether Foundry Owner may give roles; managers invite.
            MANAGERS,
            CONSUMERS,
        ],
        Preset::PartialIsolation => &[
            ADMINS,
            MANAGERS,
            MANAGERS_SEE,
            (
                Persona::ProjectUsers,
                roles::FOUNDRY_PROJECT_MANAGER,
                ScopeKind::Account,
            ),
            USERS_SEE,
            CONSUMERS,
        ],
        Preset::FullIsolation => &[ADMINS, MANAGERS, MANAGERS_SEE, USERS, USERS_SEE, CONSUMERS],
        Preset::MinimumStarter => &[ADMINS, MANAGERS, MANAGERS_SEE, USERS_EVERYWHERE],
        Preset::LeastPrivilegeTeam => &[ADMINS, MANAGERS, MANAGERS_SEE, USERS, USERS_SEE],
        Preset::ResourceWide => &[
            ADMINS,
            MANAGERS,
            MANAGERS_SEE,
            USERS_EVERYWHERE,
            (
                Persona::AgentConsumers,
                roles::FOUNDRY_AGENT_CONSUMER,
                ScopeKind::Account,
            ),
        ],
        Preset::SeparatedDuties => &[
            (
                Persona::Admins,
                roles::CONTRIBUTOR,
                ScopeKind::ResourceGroup,
            ),
            (
                Persona::PlatformManagers,
                roles::ROLE_BASED_ACCESS_CONTROL_ADMINISTRATOR,
                ScopeKind::Account,
            ),
            MANAGERS,
            MANAGERS_SEE,
            USERS,
            USERS_SEE,
            CONSUMERS,
        ],
    }
}

/// Does a pattern let people into projects that they do not work in?
const fn is_wide(preset: Preset) -> bool {
    matches!(
        preset,
        Preset::NoIsolation
            | Preset::PartialIsolation
            | Preset::MinimumStarter
            | Preset::ResourceWide
    )
}

/// The edits that start the mapping from a pattern; `draw` gives an id for each new row. Where an
/// environment asks for full isolation, a wide pattern gives way to that there. Rows of other personas,
/// and rows for cost, monitoring and quota, stay; grants by hand are not touched.
pub fn preset(plan: &Plan, preset: Preset, mut draw: impl FnMut() -> Id) -> Patch {
    let mut mapping: BTreeMap<Id, MappingRow> = plan.access.mapping.clone();
    let wanted = wanted(plan, preset);
    mapping.retain(|_, row| stays(row, &wanted));
    for ((persona, role, scope), environments) in wanted {
        let was = plan.access.mapping.values();
        let mut was = was.filter(|row| {
            row.persona == Some(persona) && row.role_id.parsed().as_deref() == Some(role)
        });
        let row = MappingRow {
            persona: Some(persona),
            role_id: role.into(),
            scope: Some(scope),
            environments,
            eligible: was.any(|row| row.eligible),
            ..MappingRow::default()
        };
        mapping.insert(draw(), row);
    }
    let mut patch = vec![
        Edit::set("/access/preset", json!(preset)),
        Edit::set("/access/mapping", json!(mapping)),
    ];
    if plan.access.project_identity.role_id.is_empty() {
        let answer = json!({"roleId": roles::FOUNDRY_USER, "scope": ScopeKind::Account});
        patch.push(Edit::set("/access/projectIdentity", answer));
    }
    patch
}

/// The rows, each with the environments it is for; none named means all.
fn wanted(plan: &Plan, preset: Preset) -> BTreeMap<Row, Vec<Id>> {
    let environments = plan.environments.items.iter();
    let environments: Vec<_> = environments.filter(|(_, e)| e.deferred.is_none()).collect();
    let mut wanted: BTreeMap<Row, Vec<Id>> = BTreeMap::new();
    if environments.is_empty() {
        return rows(preset).iter().map(|row| (*row, Vec::new())).collect();
    }
    for (id, environment) in &environments {
        let strict = is_wide(preset) && environment.isolation == Some(Isolation::Full);
        let here = if strict {
            Preset::FullIsolation
        } else {
            preset
        };
        for row in rows(here) {
            wanted.entry(*row).or_default().push((*id).clone());
        }
    }
    for here in wanted.values_mut() {
        if here.len() == environments.len() {
            here.clear();
        }
    }
    wanted
}

/// Is a row no part of what a pattern decides?
fn stays(row: &MappingRow, wanted: &BTreeMap<Row, Vec<Id>>) -> bool {
    let decided = wanted
        .keys()
        .any(|(persona, ..)| row.persona == Some(*persona));
    let beside = roles::by_id(row.role_id.as_str()).is_some_and(|role| {
        matches!(
            role.surface,
            Surface::Quota | Surface::Monitor | Surface::Cost | Surface::Policy
        )
    });
    beside || (row.persona.is_some() && !decided)
}
