//! Add like …: a business group, a use case or an environment made from one that is there.
//!
//! What belongs to the pattern alone is made again: names, short forms, Entra groups, Foundry resources,
//! projects, connections, deployments, networks, grants by hand, owners. What several share gets one
//! member more. Nothing that somebody decided, signed or confirmed is taken over: people say that for
//! themselves. Ids come from the caller, so the same input gives the same patch.

mod copying;
mod found;
mod names;
mod owned;
mod ranges;
#[cfg(test)]
mod tests;
mod told;

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::plan::common::Id;
use crate::plan::edit::Patch;
use crate::plan::read::Document;

pub use found::{find, person};
pub(crate) use names::case_token;
pub use names::short_form;
pub use told::{Told, told};

/// What somebody types.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "LikeWish")]
#[serde(default, rename_all = "camelCase")]
pub struct Wish {
    /// Its name.
    pub name: String,
    /// Its short form; empty takes one from the name.
    pub token: String,
    /// For a business group: the use cases of the pattern to make again, each with its new name.
    pub use_cases: BTreeMap<Id, String>,
    /// Object ids and subscription ids, by the id of what they stand for in the pattern. What has none
    /// is planned to be made.
    pub ids: BTreeMap<Id, String>,
}

/// What a pattern is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "LikeKind")]
#[serde(rename_all = "camelCase")]
pub enum Kind {
    /// A business group.
    Group,
    /// A use case with its projects.
    UseCase,
    /// An environment.
    Environment,
}

/// Something that is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "bindings", derive(specta::Type))]
#[serde(rename = "LikeMade")]
#[serde(rename_all = "camelCase")]
pub struct Made {
    /// The collection of the plan, such as `prerequisites.principals`.
    pub collection: &'static str,
    /// Its id.
    pub id: Id,
    /// The id of what it is like.
    pub of: Id,
    /// Its name, or what tells it apart.
    pub name: String,
    /// Its id in Azure or the directory is not known yet.
    pub to_be_made: bool,
}

/// One patch, and what it makes.
#[derive(Debug, Clone, PartialEq)]
pub struct Likeness {
    /// What the pattern is.
    pub kind: Kind,
    /// The id of the new thing.
    pub id: Id,
    /// All of it, as one change.
    pub patch: Patch,
    /// What is made, in the order in which people think of it.
    pub made: Vec<Made>,
}

/// Why nothing was made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotLike {
    /// The id is no business group, use case, project or environment of the plan.
    NoSuchThing,
    /// The new thing has no name.
    NoName,
    /// Its name or short form is taken by another of its kind.
    Taken,
}

impl std::fmt::Display for NotLike {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::NoSuchThing => {
                "it is no business group, use case, project or environment of the plan"
            }
            Self::NoName => "the new one has no name",
            Self::Taken => "its name or short form is taken",
        })
    }
}

impl std::error::Error for NotLike {}

/// Makes something like `of`: a business group, a use case (or one of its projects), an environment.
/// `new_id` draws an id for a prefix.
///
/// # Errors
/// [`NotLike`].
pub fn like(
    document: &Document,
    of: &str,
    wish: &Wish,
    new_id: &mut dyn FnMut(&str) -> Id,
) -> Result<Likeness, NotLike> {
    let plan = &document.plan;
    let of = plan
        .organization
        .projects
        .get(of)
        .map_or(of, |p| &p.use_case);
    let kind = kind(document, of).ok_or(NotLike::NoSuchThing)?;
    let wish = names::complete(wish, plan).ok_or(NotLike::NoName)?;
    if names::is_taken(plan, kind, of, &wish) {
        return Err(NotLike::Taken);
    }
    let owned = owned::of(plan, kind, of, &wish);
    let mut copying = copying::Copying::begin(document, kind, of, &wish, &owned, new_id);
    copying.everything();
    Ok(copying.done())
}

/// What an id stands for, as a pattern.
fn kind(document: &Document, id: &str) -> Option<Kind> {
    let plan = &document.plan;
    if plan.organization.groups.contains_key(id) {
        Some(Kind::Group)
    } else if plan.organization.use_cases.contains_key(id) {
        Some(Kind::UseCase)
    } else if plan.environments.items.contains_key(id) {
        Some(Kind::Environment)
    } else {
        None
    }
}
