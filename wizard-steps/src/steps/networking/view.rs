//! Networking as pictures: what was chosen in each environment, what it builds, which addresses it takes.

mod addresses;
mod callers;
mod choices;
mod folded;
mod layout;
mod parts;
mod picture;
#[cfg(test)]
mod tests;
mod ways;

use serde::Serialize;

use crate::estate::Estate;
use crate::plan::common::Id;
use crate::scene::Scene;

pub use addresses::{
    AddressBlock, AddressPlan, AddressStrip, AddressSubnet, FreeRange, TakenRange, UnreadRange,
};
pub use choices::EnvironmentChoices;

/// What the screen draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
pub struct NetworkingView {
    /// Every environment in its order, with its choices in words.
    pub environments: Vec<EnvironmentChoices>,
    /// The environment that is drawn: the one asked for, else the first in scope; none when there is none.
    pub environment: Option<Id>,
    /// Business groups that can be unfolded, in their order.
    pub groups: Vec<Id>,
    /// The business group that is unfolded: the one asked for, else the first with something to show.
    pub group: Option<Id>,
    /// What this builds.
    pub scene: Scene,
    /// The addresses of the environment that is drawn.
    pub addresses: AddressPlan,
}

/// The view of an environment with one business group unfolded. Ids that lead nowhere give the first.
pub fn view(estate: &Estate<'_>, environment: &str, expanded_group: &str) -> NetworkingView {
    let environments = choices::of(estate);
    let found = estate
        .environments
        .iter()
        .find(|(id, _)| *id == environment);
    let Some((id, _)) = found.or_else(|| estate.environments.first()) else {
        return NetworkingView {
            environments,
            environment: None,
            groups: Vec::new(),
            group: None,
            scene: Scene {
                label: "No environment is planned yet.".to_owned(),
                ..Scene::default()
            },
            addresses: AddressPlan::default(),
        };
    };
    let parts = parts::Parts::of(estate, id, expanded_group);
    NetworkingView {
        environments,
        environment: Some((*id).clone()),
        groups: parts.groups.iter().map(|id| (*id).clone()).collect(),
        group: parts.group.cloned(),
        scene: picture::scene(&parts),
        addresses: addresses::of(estate, id),
    }
}
