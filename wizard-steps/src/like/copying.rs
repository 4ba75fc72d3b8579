//! Making it again: one edit for each thing of the pattern, with new ids in the place of old ones.

mod parts;
mod people;
mod places;

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value, json};

use super::names::{self, Texts};
use super::owned::Owned;
use super::ranges::Taken;
use super::{Kind, Likeness, Made, Wish};
use crate::estate::Estate;
use crate::finding::pointer;
use crate::plan::Plan;
use crate::plan::common::Id;
use crate::plan::edit::{Edit, Patch};
use crate::plan::read::Document;
use crate::plan::text::Range;

/// Fields that hold a name or an address, in which short forms stand.
const NAMED: [&str; 13] = [
    "name",
    "subdomain",
    "resourceGroup",
    "target",
    "targetResourceId",
    "resourceId",
    "ResourceId",
    "audience",
    "vault",
    "secretName",
    "reach",
    "place",
    "membershipRule",
];

/// Work in progress.
pub(super) struct Copying<'a> {
    tree: &'a Value,
    plan: &'a Plan,
    estate: Estate<'a>,
    kind: Kind,
    of: &'a str,
    wish: &'a Wish,
    owned: &'a Owned,
    new_id: &'a mut dyn FnMut(&str) -> Id,
    ids: BTreeMap<Id, Id>,
    texts: Texts,
    taken: Taken,
    /// New ranges of networks, by their ids in the pattern.
    ranges: BTreeMap<Id, Range>,
    patch: Patch,
    made: Vec<Made>,
}

impl<'a> Copying<'a> {
    /// Draws an id for everything that is made, and knows what is replaced by what.
    pub(super) fn begin(
        document: &'a Document,
        kind: Kind,
        of: &'a str,
        wish: &'a Wish,
        owned: &'a Owned,
        new_id: &'a mut dyn FnMut(&str) -> Id,
    ) -> Self {
        let plan = &document.plan;
        let mut copying = Self {
            tree: &document.tree,
            plan,
            estate: Estate::of(plan),
            kind,
            of,
            wish,
            owned,
            new_id,
            ids: BTreeMap::new(),
            texts: Texts::default(),
            taken: Taken::of(plan),
            ranges: BTreeMap::new(),
            patch: Patch::new(),
            made: Vec::new(),
        };
        copying.draw();
        copying.learn();
        copying
    }

    fn draw(&mut self) {
        let prefix = match self.kind {
            Kind::Group => "grp",
            Kind::UseCase => "use",
            Kind::Environment => "env",
        };
        self.id_for(self.of, prefix);
        for id in &self.owned.use_cases {
            self.id_for(id, "use");
        }
        for id in &self.owned.projects {
            self.id_for(id, "prj");
        }
        for id in &self.owned.drawn {
            let is_principal = self.plan.prerequisites.principals.contains_key(id);
            self.id_for(id, if is_principal { "pri" } else { "sub" });
        }
        for id in &self.owned.extras {
            self.id_for(id, "acc");
        }
        let same = BTreeMap::new();
        for generated in &self.owned.generated {
            let new = generated.id(&self.ids);
            self.ids.insert(generated.id(&same), new);
        }
    }

    fn learn(&mut self) {
        let organization = &self.plan.organization;
        let (name, token) = match self.kind {
            Kind::Group => organization
                .groups
                .get(self.of)
                .map(|g| (&g.name, &g.token)),
            Kind::UseCase => organization
                .use_cases
                .get(self.of)
                .map(|u| (&u.name, &u.token)),
            Kind::Environment => {
                let items = &self.plan.environments.items;
                items.get(self.of).map(|e| (&e.name, &e.token))
            }
        }
        .unwrap_or((&self.wish.name, &self.wish.token));
        // The longest names first: a use case may carry the name of its group.
        let mut taken = BTreeSet::new();
        for (id, new) in &self.wish.use_cases {
            if let (Kind::Group, Some(case)) = (self.kind, organization.use_cases.get(id)) {
                self.texts.name(&case.name, new);
                let token = names::case_token(new, &self.wish.name, &mut taken);
                self.texts.token(&case.token, &token);
            }
        }
        self.texts.name(name, &self.wish.name);
        self.texts.token(token, &self.wish.token);
        for (id, guid) in &self.wish.ids {
            if let Some(entry) = self.plan.prerequisites.subscriptions.get(id) {
                self.texts
                    .token(entry.subscription_id.as_str(), guid.trim());
            }
        }
    }

    /// Everything, parents first.
    pub(super) fn everything(&mut self) {
        self.itself();
        self.use_cases();
        self.projects();
        self.accounts();
        self.people();
        self.referring();
        self.keyed();
        self.memberships();
        self.places();
    }

    pub(super) fn done(self) -> Likeness {
        Likeness {
            kind: self.kind,
            id: self.ids.get(self.of).cloned().unwrap_or_default(),
            patch: self.patch,
            made: self.made,
        }
    }

    /// Draws an id, once.
    fn id_for(&mut self, old: &str, prefix: &str) -> Id {
        if let Some(id) = self.ids.get(old) {
            return id.clone();
        }
        let new = (self.new_id)(prefix);
        self.ids.insert(old.to_owned(), new.clone());
        new
    }

    /// A collection of the document as it is stored, with fields that this version does not know.
    fn stored(&self, path: &[&str]) -> Option<&'a Map<String, Value>> {
        let mut at = self.tree;
        for key in path {
            at = at.get(key)?;
        }
        at.as_object()
    }

    /// The value with new ids for old ones and new names for old ones. Members of the pattern that are
    /// not made again fall out of lists.
    fn rewritten(&self, key: &str, value: &Value) -> Value {
        match value {
            Value::String(text) => Value::String(match self.ids.get(text) {
                Some(id) => id.clone(),
                None => self.texts.apply(text, NAMED.contains(&key)),
            }),
            Value::Array(list) => {
                let kept = list
                    .iter()
                    .filter(|one| !one.as_str().is_some_and(|id| self.is_left(id)));
                Value::Array(kept.map(|one| self.rewritten(key, one)).collect())
            }
            Value::Object(map) => Value::Object(
                map.iter()
                    .map(|(key, value)| {
                        let new = self.ids.get(key).unwrap_or(key).clone();
                        (new, self.rewritten(key, value))
                    })
                    .collect(),
            ),
            other => other.clone(),
        }
    }

    /// Does it belong to the pattern, and is it not made again?
    fn is_left(&self, id: &str) -> bool {
        self.owned.all.contains(id) && !self.ids.contains_key(id)
    }

    /// Is an entry about the pattern, and about nothing of it that is not made again?
    fn is_about(&self, entry: &Value) -> bool {
        let mut about = false;
        let mut left = false;
        each_text(entry, &mut |text| {
            about |= self.ids.contains_key(text);
            left |= self.is_left(text);
        });
        about && !left
    }

    /// One thing is there: an edit, and a line for people.
    fn add(&mut self, path: [&'static str; 2], collection: &'static str, of: &str, value: Value) {
        let id = self.ids.get(of).cloned().unwrap_or_default();
        let made = Made {
            collection,
            id: id.clone(),
            of: of.to_owned(),
            name: value["name"].as_str().unwrap_or_default().to_owned(),
            to_be_made: value.get("toBeMade").is_some(),
        };
        self.made.push(made);
        let [section, collection] = path;
        self.patch
            .push(Edit::set(pointer(&[section, collection, &id]), value));
    }

    /// One more in a list of ids.
    fn also(&mut self, at: &[&str], list: &[Id], new: &Id) {
        let list: Vec<&Id> = list.iter().chain(std::iter::once(new)).collect();
        self.patch.push(Edit::set(pointer(at), json!(list)));
    }
}

/// Every text of a value, keys included.
fn each_text(value: &Value, seen: &mut dyn FnMut(&str)) {
    match value {
        Value::String(text) => seen(text),
        Value::Array(list) => list.iter().for_each(|one| each_text(one, seen)),
        Value::Object(map) => map.iter().for_each(|(key, one)| {
            seen(key);
            each_text(one, seen);
        }),
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
}
