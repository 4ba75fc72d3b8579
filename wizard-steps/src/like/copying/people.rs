//! Entra groups and subscriptions, and everything that refers to what is made.

use serde_json::{Value, json};

use super::super::Kind;
use super::Copying;
use super::parts::without;
use crate::estate::Account;
use crate::names as azure;

/// Collections whose entries are made again when they are about the pattern, with the prefix of their ids.
const REFERRING: [(&str, &str, &str, &str); 7] = [
    ("access", "grants", "access.grants", "gra"),
    ("access", "goals", "access.goals", "goa"),
    ("access", "whoGrants", "access.whoGrants", "who"),
    ("connections", "items", "connections.items", "con"),
    ("models", "deployments", "models.deployments", "dep"),
    ("models", "quotas", "models.quotas", "quo"),
    ("governance", "policies", "governance.policies", "pol"),
];

/// Collections by the id of what they speak about.
const KEYED: [(&str, &str, &str); 6] = [
    ("connections", "none", "connections.none"),
    ("models", "strategies", "models.strategies"),
    ("governance", "groups", "governance.groups"),
    ("signOffs", "approvers", "signOffs.approvers"),
    ("access", "alsoBuild", "access.alsoBuild"),
    ("encryption", "environments", "encryption.environments"),
];

impl Copying<'_> {
    pub(super) fn people(&mut self) {
        for of in &self.owned.drawn {
            let is_principal = self.plan.prerequisites.principals.contains_key(of);
            let (path, collection, field) = if is_principal {
                let path = ["prerequisites", "principals"];
                (path, "prerequisites.principals", "objectId")
            } else {
                let path = ["prerequisites", "subscriptions"];
                (path, "prerequisites.subscriptions", "subscriptionId")
            };
            let Some(stored) = self.stored(&path).and_then(|all| all.get(of)) else {
                continue;
            };
            let mut value = self.rewritten("", stored);
            self.name_apart(&mut value, stored, " ");
            without(&mut value, &["verified", "clientId", "toBeMade"]);
            match self
                .wish
                .ids
                .get(of)
                .map(|id| id.trim())
                .filter(|id| !id.is_empty())
            {
                Some(id) => value[field] = json!(id),
                None => {
                    without(&mut value, &[field]);
                    let like = stored["name"].as_str().unwrap_or_default();
                    let why = format!("For {}, like {like}.", self.wish.name);
                    value["toBeMade"] = json!({"why": why});
                }
            }
            self.add(path, collection, of, value);
        }
    }

    /// Two things of one name are told apart by whom they are for.
    fn name_apart(&self, value: &mut Value, stored: &Value, between: &str) {
        let name = stored["name"].as_str().unwrap_or_default();
        if !name.is_empty() && value["name"] == stored["name"] {
            value["name"] = json!(match between {
                " " => format!("{name} ({})", self.wish.name),
                _ => format!("{name}{between}{}", self.wish.token),
            });
        }
    }

    pub(super) fn referring(&mut self) {
        for (section, name, collection, prefix) in REFERRING {
            let Some(all) = self.stored(&[section, name]) else {
                continue;
            };
            for (of, stored) in all {
                if !self.is_about(stored) {
                    continue;
                }
                let mut value = self.rewritten("", stored);
                let place = |v: &Value| (v["account"].clone(), v["project"].clone());
                if place(&value) == place(stored) || name == "policies" {
                    self.name_apart(&mut value, stored, "-");
                }
                if name == "items" && !self.is_ours(stored["targetResourceId"].as_str()) {
                    for field in ["target", "targetResourceId", "metadata"] {
                        if let Some(kept) = stored.get(field) {
                            value[field] = kept.clone(); // Somebody else's resource keeps its name.
                        }
                    }
                }
                self.id_for(of, prefix);
                self.add([section, name], collection, of, value);
            }
        }
    }

    /// Does a target lie in a resource group of this rollout, or is it no Azure resource at all?
    fn is_ours(&self, target: Option<&str>) -> bool {
        let Some(target) = target.filter(|t| !t.trim().is_empty()) else {
            return true;
        };
        let target = azure::scope_key(target);
        let mut groups = self
            .estate
            .accounts
            .values()
            .filter_map(Account::resource_group_id);
        groups.any(|group| azure::is_at_or_below(&target, &azure::scope_key(&group)))
    }

    pub(super) fn keyed(&mut self) {
        for (section, name, collection) in KEYED {
            let Some(all) = self.stored(&[section, name]) else {
                continue;
            };
            for (of, stored) in all {
                if !self.ids.contains_key(of) {
                    continue;
                }
                if let Some(views) = stored["views"].as_object() {
                    for view in views.keys() {
                        self.id_for(view, "vie");
                    }
                }
                let value = self.rewritten("", stored);
                if value.as_array().is_some_and(Vec::is_empty) {
                    continue;
                }
                self.add([section, name], collection, of, value);
            }
        }
    }

    /// What several share gets one member more.
    pub(super) fn memberships(&mut self) {
        let Some(new) = self.ids.get(self.of).cloned() else {
            return;
        };
        let field = match self.kind {
            Kind::Group => "groups",
            Kind::Environment => "environments",
            Kind::UseCase => return,
        };
        let shared = [("access", "mapping"), ("organization", "accounts")];
        let shared = shared.into_iter().chain(
            // People who work in some environments by name work in the new one as well.
            (self.kind == Kind::Environment).then_some(("prerequisites", "principals")),
        );
        for (section, name) in shared {
            let Some(all) = self.stored(&[section, name]) else {
                continue;
            };
            for (id, stored) in all {
                let list: Vec<String> = stored[field]
                    .as_array()
                    .into_iter()
                    .flatten()
                    .filter_map(|one| one.as_str().map(str::to_owned))
                    .collect();
                if list.iter().any(|one| one == self.of) && !self.ids.contains_key(id) {
                    self.also(&[section, name, id, field], &list, &new);
                }
            }
        }
        if self.kind == Kind::Environment {
            self.strategies(&new);
        }
    }

    /// Each use case is deployed in the new environment as in the other one.
    fn strategies(&mut self, new: &str) {
        let Some(all) = self.stored(&["models", "strategies"]) else {
            return;
        };
        for (id, stored) in all {
            if let Some(strategy) = stored["byEnvironment"].get(self.of) {
                let at = ["models", "strategies", id, "byEnvironment", new];
                let at = crate::finding::pointer(&at);
                self.patch
                    .push(crate::plan::edit::Edit::set(at, strategy.clone()));
            }
        }
    }
}
