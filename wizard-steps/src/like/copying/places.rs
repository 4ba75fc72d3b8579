//! Networks: the next free ranges of the same size.

use serde_json::{Value, json};

use super::super::ranges;
use super::super::{Kind, Made};
use super::Copying;
use crate::finding::pointer;
use crate::plan::edit::Edit;
use crate::plan::text::Range;
use crate::steps::networking::answers::NetworkChoice;

impl Copying<'_> {
    pub(super) fn places(&mut self) {
        for (environment, choice) in &self.plan.networking.environments {
            if self.kind == Kind::Environment && environment == self.of {
                self.whole(choice);
            } else if self.kind != Kind::Environment {
                self.some(environment, choice);
            }
        }
    }

    /// Networks and subnets of the pattern in one environment.
    fn some(&mut self, environment: &str, choice: &NetworkChoice) {
        let at = |part: &'static str, id: &str| {
            pointer(&["networking", "environments", environment, part, id])
        };
        for (id, value) in self.networks(environment, choice) {
            let new = self.ids.get(&id).cloned().unwrap_or_default();
            self.line("networking.networks", &id, &value);
            self.patch.push(Edit::set(at("networks", &new), value));
        }
        for (id, value) in self.subnets(environment, choice) {
            let new = self.ids.get(&id).cloned().unwrap_or_default();
            self.patch.push(Edit::set(at("subnets", &new), value));
        }
    }

    /// All of an environment's network.
    fn whole(&mut self, choice: &NetworkChoice) {
        let (Some(stored), Some(new)) = (
            self.stored(&["networking", "environments"])
                .and_then(|all| all.get(self.of)),
            self.ids.get(self.of).cloned(),
        ) else {
            return;
        };
        let networks = self.networks(self.of, choice);
        let subnets = self.subnets(self.of, choice);
        let mut value = self.rewritten("", stored);
        for (part, entries) in [("networks", networks), ("subnets", subnets)] {
            value[part] = json!({});
            for (id, entry) in entries {
                let id = self.ids.get(&id).cloned().unwrap_or_default();
                value[part][id] = entry;
            }
        }
        self.patch.push(Edit::set(
            pointer(&["networking", "environments", &new]),
            value,
        ));
    }

    fn networks(&mut self, environment: &str, choice: &NetworkChoice) -> Vec<(String, Value)> {
        let mut made = Vec::new();
        let path = ["networking", "environments", environment, "networks"];
        for (id, stored) in self.stored(&path).into_iter().flatten() {
            let all = self.kind == Kind::Environment;
            if !all && !self.is_about(stored) {
                continue;
            }
            self.id_for(id, "net");
            let mut value = self.rewritten("", stored);
            let range = choice.networks.get(id).and_then(|n| n.range.parsed());
            let new = range.and_then(|range| self.taken.next(range));
            self.ranges.extend(new.map(|new| (id.clone(), new)));
            value["range"] = json!(new.map(Range::network_form).unwrap_or_default());
            made.push((id.clone(), value));
        }
        made
    }

    fn subnets(&mut self, environment: &str, choice: &NetworkChoice) -> Vec<(String, Value)> {
        let mut made = Vec::new();
        let path = ["networking", "environments", environment, "subnets"];
        for (id, stored) in self.stored(&path).into_iter().flatten() {
            let all = self.kind == Kind::Environment;
            if !all && !self.is_about(stored) {
                continue;
            }
            let Some(subnet) = choice.subnets.get(id) else {
                continue;
            };
            self.id_for(id, "snt");
            let mut value = self.rewritten("", stored);
            let old = choice.networks.get(&subnet.network);
            let old = old.and_then(|n| n.range.parsed());
            let new = self.ranges.get(&subnet.network).copied();
            let range = match (subnet.range.parsed(), old, new) {
                (Some(range), Some(old), Some(new)) => ranges::moved(range, old, new),
                // It stays in a network that is shared: the next free part of it.
                (Some(range), Some(old), None) => {
                    self.taken.next(range).filter(|free| old.contains(*free))
                }
                _ => None,
            };
            value["range"] = json!(range.map(Range::network_form).unwrap_or_default());
            made.push((id.clone(), value));
        }
        made
    }

    fn line(&mut self, collection: &'static str, of: &str, value: &Value) {
        let text = |key: &str| value[key].as_str().unwrap_or_default();
        self.made.push(Made {
            collection,
            id: self.ids.get(of).cloned().unwrap_or_default(),
            of: of.to_owned(),
            name: format!("{} {}", text("name"), text("range"))
                .trim()
                .to_owned(),
            to_be_made: false,
        });
    }
}
