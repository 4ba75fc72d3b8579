//! What one can type to fill a plan with business groups, use cases and environments.

use std::path::PathBuf;

use clap::Args as Group;

#[derive(Group)]
pub struct Like {
    /// The plan file
    pub file: PathBuf,
    /// The pattern: id, name or short form of a business group, use case or environment
    #[arg(long)]
    pub of: String,
    /// Name of the new one
    #[arg(long)]
    pub name: String,
    /// Its short form; without it one is taken from the name
    #[arg(long, default_value = "", hide_default_value = true)]
    pub token: String,
    /// A use case of the pattern to make again, with its new name: "HR helpdesk=Contract questions"
    #[arg(long, value_name = "OF=NAME")]
    pub use_case: Vec<String>,
    /// Object id of a group, or id of a subscription: "admins=GUID"; what has none is planned to be made
    #[arg(long, value_name = "WHO=GUID")]
    pub object_id: Vec<String>,
    /// Look at the plan as on this day (YYYY-MM-DD)
    #[arg(long, env = "ROLLOUT_TODAY")]
    pub today: Option<String>,
    /// File to write; an existing one is never replaced
    #[arg(short, long)]
    pub output: PathBuf,
}

#[derive(Group)]
pub struct List {
    /// The list: CSV or Excel (.xlsx), with headings such as Business group, Use case, Owner
    pub file: PathBuf,
    /// The plan to read it into; without it a new plan is started
    #[arg(long)]
    pub into: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: super::Format,
    /// File to write; an existing one is never replaced
    #[arg(short, long)]
    pub output: PathBuf,
}
