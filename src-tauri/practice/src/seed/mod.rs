//! The seed and the saved state: one format, read and written here.

mod error;
mod shape;

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize as _;
use serde_json::{Map, Value};

use crate::access::assignments::{Assignments, Triple};
use crate::directory::{Directory, Object};
use crate::identity::{derived, guid};
use crate::scope::key_of;
use crate::{Practice, calendar};
pub use error::SeedError;
pub(crate) use shape::Subscription;
use shape::{Deleted, Seed, Written};

impl Practice {
    /// A tenant from its description, or from a saved state: both are the
    /// same format, see the [crate documentation](crate).
    ///
    /// # Errors
    ///
    /// [`SeedError`] names what is wrong, and where.
    pub fn from_seed(seed: &Value) -> Result<Practice, SeedError> {
        let seed: Seed = Seed::deserialize(seed).map_err(SeedError::Shape)?;
        let mut practice = Practice {
            tenant_id: wanted_guid("tenantId", &seed.tenant_id)?,
            name: seed.name,
            domain: seed.domain,
            caller: wanted_guid("caller", &seed.caller)?,
            clock: seed.clock,
            serial: seed.serial,
            made: seed.made,
            subscriptions: BTreeMap::new(),
            directory: Directory::default(),
            resources: BTreeMap::new(),
            deleted: BTreeMap::new(),
            operations: BTreeMap::new(),
            assignments: Assignments::default(),
            roles: BTreeMap::new(),
            locks: BTreeMap::new(),
            deny_assignments: seed.deny_assignments,
            providers: lowered(seed.providers),
            settings: seed.settings,
            weather: seed.weather,
        };
        practice.take_subscriptions(seed.subscriptions)?;
        practice.take_directory(seed.directory)?;
        practice.take_resources(seed.resources)?;
        practice.take_deleted(seed.deleted);
        practice
            .operations
            .extend(seed.operations.into_iter().map(|one| (one.id.clone(), one)));
        practice
            .locks
            .extend(seed.locks.into_iter().map(|lock| (lock.key(), lock)));
        for mut role in seed.roles {
            role.id = wanted_guid("roles", &role.id)?;
            practice.roles.insert(role.id.clone(), role);
        }
        for written in seed.assignments {
            practice.take_assignment(written)?;
        }
        Ok(practice)
    }

    fn take_subscriptions(&mut self, all: Vec<Subscription>) -> Result<(), SeedError> {
        for mut subscription in all {
            subscription.id = wanted_guid("subscriptions", &subscription.id)?;
            let id = subscription.id.clone();
            if self
                .subscriptions
                .insert(id.clone(), subscription)
                .is_some()
            {
                return Err(SeedError::Twice(format!("subscription {id}")));
            }
        }
        Ok(())
    }

    fn take_directory(&mut self, all: Vec<Object>) -> Result<(), SeedError> {
        let mut seen = BTreeSet::new();
        for mut object in all {
            object.id = wanted_guid(&object.name, &object.id)?;
            if !seen.insert(object.id.clone()) {
                return Err(SeedError::Twice(format!("directory object {}", object.id)));
            }
            self.directory.put(object);
        }
        if self.directory.get(&self.caller).is_none() {
            return Err(SeedError::Missing(format!(
                "the caller {} is not in the directory",
                self.caller
            )));
        }
        Ok(())
    }

    /// Parents come before children when sorted by key.
    fn take_resources(&mut self, all: Vec<Map<String, Value>>) -> Result<(), SeedError> {
        let mut sorted = BTreeMap::new();
        for body in all {
            let Some(id) = body
                .get("id")
                .and_then(Value::as_str)
                .map(ToOwned::to_owned)
            else {
                return Err(SeedError::Id("a resource without an id".to_owned()));
            };
            if sorted.insert(key_of(&id), (id.clone(), body)).is_some() {
                return Err(SeedError::Twice(format!("resource {id}")));
            }
        }
        for (id, body) in sorted.into_values() {
            self.take_resource(&id, body)?;
        }
        Ok(())
    }

    fn take_deleted(&mut self, all: Vec<Deleted>) {
        for Deleted { at, body } in all {
            let id = body.get("id").and_then(Value::as_str);
            self.deleted
                .insert(key_of(id.unwrap_or_default()), (at, body));
        }
    }

    fn take_assignment(&mut self, written: Written) -> Result<(), SeedError> {
        let principal = wanted_guid("assignments", &written.principal_id)?;
        let last = written.role_id.rsplit('/').next().unwrap_or_default();
        let role = wanted_guid("assignments", last)?;
        if self.role(&role).is_none() {
            return Err(SeedError::Missing(format!("role definition {role}")));
        }
        let triple = Triple::new(&written.scope, &principal, &role);
        let words = [
            &self.tenant_id,
            "assignment",
            &triple.scope,
            &principal,
            &role,
        ];
        let name = match &written.name {
            Some(name) => wanted_guid("assignments", name)?,
            None => derived(&words),
        };
        if self.assignments.get(&triple).is_some() || self.assignments.named(&name).is_some() {
            let scope = &triple.scope;
            return Err(SeedError::Twice(format!(
                "role assignment {name} at {scope}"
            )));
        }
        let object = self.directory.get(&principal);
        let kind = object
            .and_then(|one| one.kind.principal_type())
            .unwrap_or("Unknown");
        let made = calendar::fine_stamp(self.clock - 86_400, 1_734_978);
        self.assignments
            .put(triple, written.assignment(name, kind, made));
        Ok(())
    }

    /// Everything there is to know about this tenant, in the seed's format.
    /// The same state always gives the same text.
    pub fn save(&self) -> Value {
        let seed = Seed {
            tenant_id: self.tenant_id.clone(),
            name: self.name.clone(),
            domain: self.domain.clone(),
            clock: self.clock,
            caller: self.caller.clone(),
            subscriptions: self.subscriptions.values().cloned().collect(),
            directory: self.directory.iter().cloned().collect(),
            resources: self.resources.values().cloned().collect(),
            assignments: self.assignments.iter().map(Written::from).collect(),
            roles: self.roles.values().cloned().collect(),
            locks: self.locks.values().cloned().collect(),
            deny_assignments: self.deny_assignments.clone(),
            providers: self.providers.clone(),
            settings: self.settings.clone(),
            weather: self.weather.clone(),
            deleted: self
                .deleted
                .values()
                .map(|(at, body)| Deleted {
                    at: *at,
                    body: body.clone(),
                })
                .collect(),
            operations: self.operations.values().cloned().collect(),
            serial: self.serial,
            made: self.made,
        };
        // Our own structures have text keys only, so this cannot fail.
        serde_json::to_value(&seed).unwrap_or_default()
    }
}

fn lowered(
    all: BTreeMap<String, BTreeMap<String, String>>,
) -> BTreeMap<String, BTreeMap<String, String>> {
    let lower = |states: BTreeMap<String, String>| {
        states
            .into_iter()
            .map(|(name, state)| (name.to_ascii_lowercase(), state))
            .collect()
    };
    all.into_iter()
        .map(|(id, states)| (id.to_ascii_lowercase(), lower(states)))
        .collect()
}

fn wanted_guid(place: &str, text: &str) -> Result<String, SeedError> {
    guid(text).ok_or_else(|| SeedError::Id(format!("{place}: '{text}' is not a GUID")))
}
