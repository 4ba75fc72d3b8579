//! This room thinks.
//!
//! Pull the network cable and the disk: everything here still works. No IO, no async, no clock, no
//! chance, no environment; the same input gives the same bytes.
//!
//! A walk through the room:
//!
//! 1. [`plan`] is the document: read strictly ([`plan::read`]), edited by pointer ([`plan::edit`]),
//!    digested canonically ([`plan::canonical`]).
//! 2. [`steps`] holds one folder a step: its answers, its rules, what Azure should hold, its words.
//!    [`step::STEPS`] is the table of contents.
//! 3. [`estate`] resolves answers into Foundry resources, projects and places; [`desired`] turns them
//!    into resources and grants.
//! 4. [`rule::check`] runs every rule and returns [`finding`]s. Pure code finds, it does not fail.
//!    [`questions`] knows which question a place belongs to, [`progress`] how far each one is.
//! 5. [`observed`] is what a tenant was seen to hold; [`change::diff`] sets the two side by side, with
//!    the journal of earlier runs as plain data.
//! 6. [`meaning`] is what a signature binds.
//! 7. [`scene`] and the `view` of a step are what a screen draws: it knows no rule of Azure's.
//! 8. [`like`] makes a business group, a use case or an environment from one that is there;
//!    [`list`] reads them from an organization list.
//! 9. [`examples`] are plans to learn and measure with.

pub mod abilities;
pub mod catalog;
pub mod change;
pub mod checklist;
pub mod desired;
pub mod estate;
pub mod examples;
pub mod finding;
pub mod labels;
pub mod like;
pub mod list;
pub mod meaning;
pub mod names;
pub mod observed;
pub mod plan;
pub mod progress;
pub mod questions;
pub mod rule;
pub mod scene;
pub mod secrets;
pub mod slice;
pub mod step;
pub mod steps;
pub mod table;
pub mod words;
