//! Who may do what: role definitions, role assignments, conditions, and the
//! decision that puts them together.

pub(crate) mod assignments;
pub(crate) mod condition;
pub(crate) mod decide;
pub(crate) mod roles;
pub(crate) mod view;
