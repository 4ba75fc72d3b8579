//! The tree of resources from the inside: what must be there before a write,
//! what goes with a delete, and how a seed fills it.

use super::resources::{kind_of, not_found};
use crate::answer::Fault;
use crate::behaviour::{self, Body, Write};
use crate::scope::{ResourcePath, group_of, key_of};
use crate::seed::SeedError;
use crate::{Practice, Weather};

impl Practice {
    /// A resource of the seed, put in without asking for permission.
    pub(crate) fn take_resource(&mut self, id: &str, mut body: Body) -> Result<(), SeedError> {
        let key = key_of(id);
        if group_of(&key) == Some(key.as_str()) {
            let parent = key.split("/resourcegroups/").next().unwrap_or_default();
            self.known_scope(parent)
                .map_err(|fault| SeedError::Missing(format!("{id}: {}", fault.message)))?;
            super::groups::complete(id, &mut body);
            self.resources.insert(key, body);
            return Ok(());
        }
        let path = ResourcePath::of(id)
            .filter(|path| !path.is_list)
            .ok_or_else(|| SeedError::Id(format!("'{id}' is not the id of a resource")))?;
        self.known_parent(&path)
            .map_err(|fault| SeedError::Missing(format!("{id}: {}", fault.message)))?;
        let write = Write {
            practice: self,
            path: &path,
            old: None,
            by: None,
        };
        behaviour::complete(&write, &mut body);
        self.keep(&path, body, None);
        Ok(())
    }

    /// Takes a resource out, with its identity and what was granted on it.
    pub(super) fn drop_resource(&mut self, key: &str) {
        let Some(body) = self.resources.remove(key) else {
            return;
        };
        let principal = crate::principal_of(key);
        self.directory.remove(&principal);
        self.assignments.forget(key);
        self.locks.retain(|(scope, _), _| scope != key);
        if behaviour::of(&kind_of(&body)).is_kept_when_deleted() {
            self.deleted.insert(key.to_owned(), (self.clock, body));
        }
    }

    pub(super) fn absent(&self, path: &ResourcePath) -> Fault {
        self.known_scope(&path.parent)
            .err()
            .unwrap_or_else(|| not_found(&path.id))
    }

    /// Refuses a write below something that is not there.
    pub(super) fn known_parent(&self, path: &ResourcePath) -> Result<(), Fault> {
        self.known_scope(&path.parent).map_err(|fault| match fault.code {
            "ResourceNotFound" => Fault::new(
                404,
                "ParentResourceNotFound",
                format!(
                    "Failed to perform 'write' on resource(s) of type '{}', because the parent resource '{}' could \
                     not be found.",
                    path.types, path.parent
                ),
            ),
            _ => fault,
        })
    }

    /// One write at a time below an account, when the weather says so.
    pub(super) fn check_busy(&mut self, path: &ResourcePath) -> Result<(), Fault> {
        let is_child = path
            .kind_key()
            .starts_with("microsoft.cognitiveservices/accounts/");
        if !is_child || !Weather::take(&mut self.weather.busy_accounts) {
            return Ok(());
        }
        Err(Fault::new(
            409,
            "RequestConflict",
            format!(
                "Another operation is being performed on the parent resource '{}'. Please try again later.",
                path.parent
            ),
        ))
    }
}
