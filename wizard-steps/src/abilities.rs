//! Abilities: who will be able to do what, where, and by which role.
//!
//! Answers are computed from role definitions, never typed: [`list`] says which operations an ability
//! takes, [`powers`] what a role grants of them, [`answer`] joins the roles that reach a place, and
//! [`reach`] finds those in a plan. Azure's deny assignments and what a tenant grants beside the plan
//! are no part of a plan; keys of a Foundry resource go around all of this and are told apart.

pub mod answer;
pub mod changed;
pub mod condition;
pub mod doubts;
pub mod jobs;
pub mod list;
pub mod matrix;
pub mod operation;
pub mod powers;
pub mod reach;
pub mod sentences;
pub mod standing;
pub mod view;
