//! What one can type.

mod organizing;

pub use organizing::{Like, List};

use std::path::PathBuf;

use clap::{Args as Group, Parser, Subcommand, ValueEnum};
use rollout_engine::desk::session::Tenant;

/// Plan a rollout of Microsoft Foundry, see who will be able to do what, and write the role assignments.
#[derive(Parser)]
#[command(name = "rollout", version, arg_required_else_help = true)]
pub struct Args {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Subcommand)]
pub enum Command {
    /// Start a plan: empty, or from an example
    New(New),
    /// Print the JSON schema of a plan
    Schema,
    /// Say what is open or wrong in a plan (exit 2: blockers are open)
    Check(Check),
    /// Explain a finding by its code
    Explain {
        /// Code such as NET-006
        code: String,
    },
    /// Say who will be able to do what, or what the built-in roles yield
    Abilities(Abilities),
    /// Set a tenant beside a plan (exit 2: there is something to do)
    Compare(Compare),
    /// Write the role assignments that are missing (exit 2: refused, or something waits)
    Apply(Apply),
    /// Go on with a run where it stopped
    Resume(RunAgain),
    /// Take a run back: only what it made itself (exit 2: something was left)
    Undo(RunAgain),
    /// List the runs
    Runs {
        /// How to print
        #[arg(long, value_enum, default_value_t)]
        format: Format,
    },
    /// Write the plan as files for others
    Export(Export),
    /// Add a business group, use case or environment like one that is there (exit 2: it brings a blocker)
    Like(Like),
    /// Read business groups, use cases and owners from a list (exit 2: something was not understood)
    List(List),
    /// Keep drafts with every edit on disk
    #[command(subcommand)]
    Draft(Draft),
    /// Look after the practice tenants
    Practice(Practice),
}

#[derive(Group)]
pub struct New {
    /// Start from an example instead of an empty plan
    #[arg(long, value_enum)]
    pub example: Option<Example>,
    /// Business groups of the example company
    #[arg(long, requires = "example", default_value_t = 5, value_parser = clap::value_parser!(u16).range(1..=500))]
    pub groups: u16,
    /// Use cases of the example company; each is a project in each of three environments
    #[arg(long, requires = "example", default_value_t = 20, value_parser = clap::value_parser!(u16).range(1..=1600))]
    pub projects: u16,
    /// Seed of the example company
    #[arg(long, requires = "example", default_value_t = 1)]
    pub seed: u64,
    /// File to write; an existing one is never replaced
    #[arg(short, long)]
    pub output: PathBuf,
}

#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Example {
    /// Five business groups, as the planning guide tells it
    Contoso,
    /// Any number of groups and use cases
    Company,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
}

/// A plan and the part of it to work on.
#[derive(Group)]
pub struct Part {
    /// The plan file
    pub file: PathBuf,
    /// Only this part: env=development,group=finance or wave=NAME
    #[arg(long, default_value = "", hide_default_value = true)]
    pub slice: String,
    /// Look at the plan as on this day (YYYY-MM-DD)
    #[arg(long, env = "ROLLOUT_TODAY")]
    pub today: Option<String>,
}

#[derive(Group)]
pub struct Check {
    #[command(flatten)]
    pub part: Part,
    /// What a tenant was seen to hold, from `compare --observed`
    #[arg(long)]
    pub observed: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Group)]
pub struct Abilities {
    /// The plan file
    #[arg(required_unless_present = "roles")]
    pub file: Option<PathBuf>,
    /// What each built-in role yields where it is assigned, instead of a plan
    #[arg(long, conflicts_with_all = ["file", "who", "can", "since"])]
    pub roles: bool,
    /// Only this principal, by name, id or persona
    #[arg(long)]
    pub who: Option<String>,
    /// Only this ability, such as deploy-model
    #[arg(long)]
    pub can: Option<String>,
    /// What people gain and lose against this earlier plan
    #[arg(long, value_name = "EARLIER", conflicts_with_all = ["who", "can"])]
    pub since: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Table,
}

#[derive(Clone, Copy, Default, PartialEq, Eq, ValueEnum)]
pub enum Table {
    /// For people
    #[default]
    Text,
    /// For programs
    Json,
    /// For sheets
    Csv,
}

/// Which tenant, and how to get there.
#[derive(Group)]
pub struct Place {
    /// practice, practice=troubled, practice=empty or azure
    #[arg(long)]
    pub tenant: Tenant,
    /// Write every request to this file, tokens masked
    #[arg(long)]
    pub record: Option<PathBuf>,
    #[command(flatten)]
    pub way: Way,
}

/// Other addresses than the public cloud's.
#[derive(Group)]
pub struct Way {
    /// Address of Azure Resource Manager
    #[arg(long, requires = "authority", requires = "graph")]
    pub arm: Option<String>,
    /// Address of Microsoft Entra
    #[arg(long, requires = "arm")]
    pub authority: Option<String>,
    /// Address of Microsoft Graph
    #[arg(long, requires = "arm")]
    pub graph: Option<String>,
    /// Certificate authority to trust besides the system's
    #[arg(long)]
    pub ca_file: Option<PathBuf>,
}

#[derive(Group)]
pub struct Compare {
    #[command(flatten)]
    pub part: Part,
    #[command(flatten)]
    pub place: Place,
    /// Keep what was read in this file, for `check --observed`
    #[arg(long)]
    pub observed: Option<PathBuf>,
    /// How to print
    #[arg(long, value_enum, default_value_t)]
    pub format: Format,
}

#[derive(Group)]
pub struct Apply {
    #[command(flatten)]
    pub part: Part,
    #[command(flatten)]
    pub place: Place,
    /// Write what `compare` shows; without it nothing is written
    #[arg(long)]
    pub yes: bool,
    /// Also remove grants of earlier runs that the plan no longer wants
    #[arg(long)]
    pub retire: bool,
}

#[derive(Group)]
pub struct RunAgain {
    /// The run, from `rollout runs`
    pub run: String,
    /// Write every request to this file, tokens masked
    #[arg(long)]
    pub record: Option<PathBuf>,
    #[command(flatten)]
    pub way: Way,
}

#[derive(Group)]
pub struct Export {
    #[command(flatten)]
    pub part: Part,
    /// Folder to write to
    #[arg(long)]
    pub to: PathBuf,
    /// Only these, separated by commas: json, markdown
    #[arg(long, value_delimiter = ',')]
    pub only: Vec<String>,
}

#[derive(Subcommand)]
pub enum Draft {
    /// Take a plan in as a new draft
    Import {
        /// The plan file
        file: PathBuf,
    },
    /// List the drafts
    List,
    /// Change fields: one edit a line on standard input, as {"at": "/about/name", "to": "…"}
    Edit {
        /// The draft
        draft: String,
    },
    /// Take the last edit back
    Undo {
        /// The draft
        draft: String,
    },
    /// Make the edit again that was taken back
    Redo {
        /// The draft
        draft: String,
    },
    /// Write a draft as a plan file
    Save {
        /// The draft
        draft: String,
        /// File to write; an existing one is never replaced
        #[arg(short, long)]
        output: PathBuf,
    },
}

#[derive(Group)]
pub struct Practice {
    /// Which practice tenant
    #[arg(long, default_value = "practice")]
    pub tenant: Tenant,
    /// Start over
    #[arg(long)]
    pub reset: bool,
    /// Start over as a tenant for this plan
    #[arg(long, value_name = "PLAN", conflicts_with = "reset")]
    pub seed: Option<PathBuf>,
    /// Create the groups, resources and identities of this plan
    #[arg(long, value_name = "PLAN")]
    pub deploy: Option<PathBuf>,
    /// Only this part of the plan to deploy
    #[arg(
        long,
        default_value = "",
        hide_default_value = true,
        requires = "deploy"
    )]
    pub slice: String,
    /// Answer each request after this many milliseconds
    #[arg(long, value_name = "MS")]
    pub latency: Option<u64>,
    /// Serve on a loopback address, until stopped
    #[arg(long, value_name = "127.0.0.1:PORT")]
    pub listen: Option<std::net::SocketAddr>,
    /// Serve with TLS; certificates are made in this folder
    #[arg(long, value_name = "DIR", requires = "listen")]
    pub tls: Option<PathBuf>,
    /// Write every request that is served to this file
    #[arg(long, requires = "listen")]
    pub record: Option<PathBuf>,
}
