//! Who answers, and who gets which role.

use serde_json::json;

use super::columns::Column;
use super::filling::{Cells, Filling, GRANTS, GROUPS, PRINCIPALS};
use super::{Row, Why, values};
use crate::estate::group_account_id;
use crate::plan::common::{Id, Persona};

impl Filling<'_> {
    pub(super) fn group_contacts(&mut self, group: &str, cells: &Cells) {
        self.contact(GROUPS, group, "owner", cells, Column::GroupOwner, None);
        self.contact(GROUPS, group, "backup", cells, Column::GroupBackup, None);
        if !cells.contains_key(&Column::UseCase) {
            self.contact(
                GROUPS,
                group,
                "owner",
                cells,
                Column::Owner,
                Some(Column::OwnerReach),
            );
            self.contact(
                GROUPS,
                group,
                "backup",
                cells,
                Column::Backup,
                Some(Column::BackupReach),
            );
        }
        for (column, field) in [
            (Column::SecurityOwner, "answersFor/security"),
            (Column::IncidentOwner, "answersFor/incidents"),
        ] {
            self.contact(GROUPS, group, field, cells, column, None);
        }
        for (column, field) in [
            (Column::CostOwner, "costOwner"),
            (Column::MonitoringOwner, "monitoringOwner"),
        ] {
            self.contact(["governance", "groups"], group, field, cells, column, None);
        }
    }

    /// A contact from its cell, and from another one for how to reach them. A second one behind a
    /// semicolon stands in for the first.
    pub(super) fn contact(
        &mut self,
        path: [&'static str; 2],
        id: &str,
        field: &str,
        cells: &Cells,
        name: Column,
        reach: Option<Column>,
    ) {
        let reach = reach.and_then(|column| cells.get(&column));
        let Some(text) = cells.get(&name).or(reach) else {
            return;
        };
        let mut several = text
            .split(';')
            .map(str::trim)
            .filter(|part| !part.is_empty());
        let (name, mut there) = values::contact(several.next().unwrap_or_default());
        if let Some(reach) = reach {
            there = values::contact(reach).1;
        }
        self.fill(path, id, field, json!({"name": name, "reach": there}));
        if let (Some(second), "owner") = (several.next(), field) {
            let (name, reach) = values::contact(second);
            self.fill(path, id, "backup", json!({"name": name, "reach": reach}));
        }
    }

    /// Entra groups of personas, and roles for anybody else.
    pub(super) fn people(&mut self, row: &Row, group: &str, projects: &[Id], cells: &Cells) {
        for (column, text) in cells {
            if let Column::People(persona) = column {
                for one in text.split(';').map(str::trim).filter(|one| !one.is_empty()) {
                    self.principal(one, group, Some(*persona));
                }
            }
        }
        let who: Vec<Id> = cells
            .get(&Column::Principal)
            .into_iter()
            .flat_map(|text| text.split(';'))
            .filter(|one| !one.trim().is_empty())
            .map(|one| self.principal(one, group, None))
            .collect();
        let Some(text) = cells.get(&Column::Role) else {
            return;
        };
        for name in text
            .split(';')
            .map(str::trim)
            .filter(|name| !name.is_empty())
        {
            match values::role(name) {
                None => self.tell(row, Column::Role, name, Why::UnknownRole),
                Some(_) if who.is_empty() => self.tell(row, Column::Role, name, Why::NobodyForRole),
                Some(role) => {
                    for principal in &who {
                        self.grants(row, principal, role, group, projects, cells);
                    }
                }
            }
        }
    }

    /// A principal by its name or object id; of a new one the list says for whom it is.
    fn principal(&mut self, text: &str, group: &str, persona: Option<Persona>) -> Id {
        let (guid, name) = values::guid_in(text);
        let known = guid.as_deref().and_then(|g| self.known(PRINCIPALS[1], g));
        let known = known.or_else(|| {
            self.known(PRINCIPALS[1], &name)
                .filter(|_| !name.is_empty())
        });
        if let Some(id) = known {
            self.also_for(&id, group);
            return id;
        }
        let called = if name.is_empty() {
            let whom = persona.map_or("people", Persona::label);
            format!("{} {whom}", self.name_of(GROUPS, group))
        } else {
            name
        };
        let mut value = json!({
            "name": called, "kind": "group", "type": "Group", "groups": [group],
        });
        if let Some(persona) = persona {
            value["persona"] = json!(persona);
        }
        match &guid {
            Some(guid) => value["objectId"] = json!(guid),
            None => {
                let why = format!(
                    "For {}, from the organization list.",
                    self.name_of(GROUPS, group)
                );
                value["toBeMade"] = json!({"why": why});
            }
        }
        let id = self.make(PRINCIPALS, "pri", value);
        self.remember(PRINCIPALS[1], &called, &id);
        if let Some(guid) = guid {
            self.remember(PRINCIPALS[1], &guid, &id);
        }
        id
    }

    /// An Entra group that the list names for several business groups is for all of them.
    fn also_for(&mut self, id: &str, group: &str) {
        let new = self
            .new
            .get_mut(&PRINCIPALS)
            .and_then(|all| all.get_mut(id));
        if let Some(groups) = new.and_then(|p| p["groups"].as_array_mut())
            && !groups.iter().any(|g| g == group)
        {
            groups.push(json!(group));
        }
    }

    /// The role at each project of the line; on a line without a use case at the group's resources.
    fn grants(
        &mut self,
        row: &Row,
        principal: &str,
        role: &str,
        group: &str,
        projects: &[Id],
        cells: &Cells,
    ) {
        let scopes: Vec<(&str, Id)> = if cells.contains_key(&Column::UseCase) {
            projects.iter().map(|id| ("project", id.clone())).collect()
        } else {
            let environments = self.environments(row, cells);
            let accounts = environments
                .iter()
                .map(|env| ("account", group_account_id(group, env)));
            accounts.collect()
        };
        for (kind, of) in scopes {
            let same = |grant: &serde_json::Value| {
                grant["principal"] == principal
                    && grant["scope"]["id"] == of.as_str()
                    && grant["roleId"]
                        .as_str()
                        .is_some_and(|r| r.eq_ignore_ascii_case(role))
            };
            let stored = self
                .document
                .tree
                .get("access")
                .and_then(|a| a.get("grants"));
            let stored = stored.and_then(serde_json::Value::as_object).into_iter();
            let new = self.new.get(&GRANTS).into_iter();
            if stored.chain(new).flatten().any(|(_, grant)| same(grant)) {
                continue;
            }
            self.make(
                GRANTS,
                "gra",
                json!({
                    "principal": principal,
                    "roleId": role,
                    "scope": {"kind": kind, "id": of},
                    "why": format!("Line {} of the organization list.", row.line),
                }),
            );
        }
    }
}
