//! The thing itself, its use cases, projects and Foundry resources.

use serde_json::{Value, json};

use super::super::{Kind, Made};
use super::Copying;

impl Copying<'_> {
    pub(super) fn itself(&mut self) {
        let path = match self.kind {
            Kind::Group => ["organization", "groups"],
            Kind::UseCase => ["organization", "useCases"],
            Kind::Environment => ["environments", "items"],
        };
        let collection = match self.kind {
            Kind::Group => "organization.groups",
            Kind::UseCase => "organization.useCases",
            Kind::Environment => "environments.items",
        };
        let Some(value) = self.stored(&path).and_then(|all| all.get(self.of)) else {
            return;
        };
        let mut value = self.rewritten("", value);
        value["name"] = json!(self.wish.name);
        value["token"] = json!(self.wish.token);
        // What it is for is its own.
        without(&mut value, &["purpose", "deferred"]);
        self.add(path, collection, self.of, value);
        let id = self.ids.get(self.of).cloned().unwrap_or_default();
        match self.kind {
            Kind::Group => {
                let order: Vec<_> = self
                    .estate
                    .groups
                    .iter()
                    .map(|(id, _)| (*id).clone())
                    .collect();
                self.also(&["organization", "order"], &order, &id);
            }
            Kind::Environment => {
                let all = &self.plan.environments;
                let order = crate::estate::ordered(&all.order, &all.items);
                let order: Vec<_> = order.into_iter().map(|(id, _)| id.clone()).collect();
                self.also(&["environments", "order"], &order, &id);
            }
            Kind::UseCase => {}
        }
    }

    pub(super) fn use_cases(&mut self) {
        if self.kind != Kind::Group {
            return;
        }
        let path = ["organization", "useCases"];
        for id in &self.owned.use_cases {
            if let Some(value) = self.stored(&path).and_then(|all| all.get(id)) {
                let mut value = self.rewritten("", value);
                if let Some(token) = value["token"].as_str() {
                    value["token"] = json!(self.texts.apply(token, true));
                }
                without(&mut value, &["purpose"]);
                self.add(path, "organization.useCases", id, value);
            }
        }
    }

    pub(super) fn projects(&mut self) {
        let path = ["organization", "projects"];
        for id in &self.owned.projects {
            let Some(stored) = self.stored(&path).and_then(|all| all.get(id)) else {
                continue;
            };
            let mut value = self.rewritten("", stored);
            if value["name"] == stored["name"] {
                without(&mut value, &["name"]); // It would have the name of the other one.
            }
            self.add(path, "organization.projects", id, value);
            let name = self.name_of_project(id);
            if let Some(made) = self.made.last_mut() {
                made.name = name;
            }
        }
    }

    /// A new project as its use case and environment.
    fn name_of_project(&self, of: &str) -> String {
        let Some(project) = self.plan.organization.projects.get(of) else {
            return String::new();
        };
        let use_case = self.plan.organization.use_cases.get(&project.use_case);
        let use_case = use_case.map_or("", |u| u.name.as_str());
        let environment = self.estate.environment_name(&project.environment);
        let environment = match self.kind {
            Kind::Environment => self.wish.name.as_str(),
            _ => environment,
        };
        let use_case = match self.kind {
            Kind::UseCase => self.wish.name.clone(),
            _ => self.texts.apply(use_case, false),
        };
        format!("{use_case} ({environment})")
    }

    /// What the plan says about Foundry resources beyond their derivation; and a line for each that is
    /// generated.
    pub(super) fn accounts(&mut self) {
        let path = ["organization", "accounts"];
        let all = self
            .owned
            .generated
            .iter()
            .map(|g| g.id(&std::collections::BTreeMap::new()));
        let all: Vec<String> = all.chain(self.owned.extras.iter().cloned()).collect();
        for of in all {
            match self.stored(&path).and_then(|answers| answers.get(&of)) {
                Some(stored) => {
                    let mut value = self.rewritten("", stored);
                    for field in ["name", "subdomain"] {
                        if value[field] == stored[field] {
                            without(&mut value, &[field]); // Taken by the other one.
                        }
                    }
                    self.add(path, "organization.accounts", &of, value);
                }
                None => self.made.push(Made {
                    collection: "organization.accounts",
                    id: self.ids.get(&of).cloned().unwrap_or_default(),
                    of: of.clone(),
                    name: String::new(),
                    to_be_made: false,
                }),
            }
        }
    }
}

/// Takes fields away.
pub(super) fn without(value: &mut Value, fields: &[&str]) {
    if let Some(map) = value.as_object_mut() {
        map.retain(|key, _| !fields.contains(&key.as_str()));
    }
}
