//! The directory: people, groups, applications and their principals.
//!
//! Lookup by id and "which groups is this one in, through any nesting" are
//! the two questions authorization asks on every call, so both are indexed.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde::{Deserialize, Serialize};

/// What a directory object is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Kind {
    User,
    Group,
    ServicePrincipal,
    Application,
    AgentBlueprint,
}

impl Kind {
    /// The `principalType` a role assignment has for it; none for objects
    /// that cannot hold a role.
    pub(crate) fn principal_type(self) -> Option<&'static str> {
        match self {
            Kind::User => Some("User"),
            Kind::Group => Some("Group"),
            Kind::ServicePrincipal => Some("ServicePrincipal"),
            Kind::Application | Kind::AgentBlueprint => None,
        }
    }

    /// The name in `PrincipalTypeNotSupported`.
    pub(crate) fn spoken(self) -> &'static str {
        match self {
            Kind::User => "User",
            Kind::Group => "Group",
            Kind::ServicePrincipal => "ServicePrincipal",
            Kind::Application => "Application",
            Kind::AgentBlueprint => "AgentIdentityBlueprintPrincipal",
        }
    }

    /// Graph's `@odata.type`.
    pub(crate) fn odata_type(self) -> &'static str {
        match self {
            Kind::User => "#microsoft.graph.user",
            Kind::Group => "#microsoft.graph.group",
            Kind::ServicePrincipal => "#microsoft.graph.servicePrincipal",
            Kind::Application => "#microsoft.graph.application",
            Kind::AgentBlueprint => "#microsoft.graph.agentIdentityBlueprintPrincipal",
        }
    }
}

/// One directory object, in the words of the seed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(crate) struct Object {
    pub(crate) id: String,
    #[serde(rename = "type")]
    pub(crate) kind: Kind,
    pub(crate) name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) description: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) upn: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) app_id: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) secret: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) security_enabled: Option<bool>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(crate) members: Vec<String>,
    /// The ARM id a managed identity belongs to.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) managed_by: Option<String>,
    /// When it was made here, in seconds of the tenant's clock; absent for
    /// what the seed brought.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(crate) since: Option<i64>,
}

impl Object {
    /// The name an error message gives the caller: UPN, else application id.
    pub(crate) fn spoken(&self) -> &str {
        self.upn
            .as_deref()
            .or(self.app_id.as_deref())
            .unwrap_or(&self.id)
    }
}

/// Every object, with the way from a member to its groups.
#[derive(Debug, Default)]
pub(crate) struct Directory {
    objects: BTreeMap<String, Object>,
    groups_of: HashMap<String, BTreeSet<String>>,
}

impl Directory {
    /// Adds or replaces an object.
    pub(crate) fn put(&mut self, mut object: Object) {
        object.id = object.id.to_ascii_lowercase();
        for member in &mut object.members {
            member.make_ascii_lowercase();
            self.groups_of
                .entry(member.clone())
                .or_default()
                .insert(object.id.clone());
        }
        self.objects.insert(object.id.clone(), object);
    }

    pub(crate) fn remove(&mut self, id: &str) {
        if let Some(gone) = self.objects.remove(&id.to_ascii_lowercase()) {
            for member in &gone.members {
                if let Some(groups) = self.groups_of.get_mut(member) {
                    groups.remove(&gone.id);
                }
            }
        }
    }

    /// Adds a member; false when the group does not exist.
    pub(crate) fn join(&mut self, group: &str, member: &str) -> bool {
        let (group, member) = (group.to_ascii_lowercase(), member.to_ascii_lowercase());
        let Some(object) = self.objects.get_mut(&group) else {
            return false;
        };
        if !object.members.contains(&member) {
            object.members.push(member.clone());
        }
        self.groups_of.entry(member).or_default().insert(group);
        true
    }

    pub(crate) fn get(&self, id: &str) -> Option<&Object> {
        self.objects.get(&id.to_ascii_lowercase())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = &Object> {
        self.objects.values()
    }

    /// The object itself and every group it is in, through any nesting.
    pub(crate) fn circle(&self, id: &str) -> BTreeSet<String> {
        let mut circle = BTreeSet::from([id.to_ascii_lowercase()]);
        let mut open = vec![id.to_ascii_lowercase()];
        while let Some(next) = open.pop() {
            for group in self.groups_of.get(&next).into_iter().flatten() {
                if circle.insert(group.clone()) {
                    open.push(group.clone());
                }
            }
        }
        circle
    }

    /// Everyone in a group, through any nesting, without the group itself.
    pub(crate) fn transitive_members(&self, group: &str) -> Vec<&Object> {
        let mut seen = BTreeSet::new();
        let mut open = vec![group.to_ascii_lowercase()];
        while let Some(next) = open.pop() {
            for member in self
                .objects
                .get(&next)
                .into_iter()
                .flat_map(|object| &object.members)
            {
                if seen.insert(member.clone()) {
                    open.push(member.clone());
                }
            }
        }
        seen.iter().filter_map(|id| self.objects.get(id)).collect()
    }

    /// The principal an application signs in as, if the secret is right.
    pub(crate) fn sign_in(&self, app: &str, secret: &str) -> Result<&Object, SignIn> {
        let of_app = |object: &&Object| {
            object
                .app_id
                .as_deref()
                .is_some_and(|known| known.eq_ignore_ascii_case(app))
        };
        let mut known = self.iter().filter(of_app).peekable();
        if known.peek().is_none() {
            return Err(SignIn::UnknownApplication);
        }
        if !known.any(|object| object.secret.as_deref() == Some(secret)) {
            return Err(SignIn::WrongSecret);
        }
        self.iter()
            .filter(of_app)
            .find(|object| object.kind == Kind::ServicePrincipal)
            .ok_or(SignIn::UnknownApplication)
    }
}

/// Why an application could not sign in.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum SignIn {
    UnknownApplication,
    WrongSecret,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn object(id: &str, kind: Kind, members: &[&str]) -> Object {
        serde_json::from_value(serde_json::json!({
            "id": id, "type": kind, "name": id, "members": members
        }))
        .unwrap()
    }

    #[test]
    fn nesting_is_followed_both_ways_and_survives_a_ring() {
        let mut directory = Directory::default();
        directory.put(object("ANA", Kind::User, &[]));
        directory.put(object("inner", Kind::Group, &["ana", "outer"]));
        directory.put(object("outer", Kind::Group, &["inner"]));
        let circle: Vec<_> = directory.circle("Ana").into_iter().collect();
        assert_eq!(circle, ["ana", "inner", "outer"]);
        let members: Vec<_> = directory
            .transitive_members("outer")
            .iter()
            .map(|object| object.id.clone())
            .collect();
        assert_eq!(members, ["ana", "inner", "outer"]);
        directory.remove("inner");
        assert_eq!(directory.circle("ana").len(), 1);
    }

    #[test]
    fn an_application_signs_in_as_its_principal() {
        let mut directory = Directory::default();
        let mut app = object("app", Kind::Application, &[]);
        app.app_id = Some("client".into());
        app.secret = Some("s".into());
        directory.put(app);
        assert_eq!(
            directory.sign_in("client", "s").err(),
            Some(SignIn::UnknownApplication)
        );
        let mut principal = object("sp", Kind::ServicePrincipal, &[]);
        principal.app_id = Some("client".into());
        directory.put(principal);
        assert_eq!(
            directory
                .sign_in("CLIENT", "s")
                .map(|object| object.id.as_str()),
            Ok("sp")
        );
        assert_eq!(
            directory.sign_in("client", "x").err(),
            Some(SignIn::WrongSecret)
        );
        assert_eq!(
            directory.sign_in("other", "s").err(),
            Some(SignIn::UnknownApplication)
        );
    }
}
