//! What `poolsync rollout` is told.
//!
//! ```text
//! poolsync rollout run december.yaml --digest "1f0c… "
//! poolsync rollout resume december.yaml
//! ```
//! The comments are what `--help` says.

use super::request::{CredentialOptions, ReplyOptions};
use super::values;
use clap::{Args, Subcommand, ValueEnum};
use std::path::{Path, PathBuf};

const AFTER_HELP: &str = "\
    The state is saved before each call; no call is ever repeated. Ctrl-C pauses: no further call, nodes under way are \
    followed; a second one leaves. SIGTERM saves and leaves. `poolsync rollout resume` goes on.\n\n\
    The credential is a user token in HUAWEICLOUD_TOKEN, or an access key in CLOUD_SDK_AK and CLOUD_SDK_SK, with \
    CLOUD_SDK_SECURITY_TOKEN for a temporary one; or what --credential-fd reads. A default pool's nodes get the password \
    in POOLSYNC_NODE_PASSWORD, which is salted before it is sent. Neither is taken from arguments, printed or saved.\n\n\
    Exit codes: 0 fine or done, 1 problems, 2 misuse, 3 refused, failed or aborted, 4 unknown, 5 waiting for approval or for \
    `resume`.";

/// What is to be done with a rollout.
#[derive(Debug, Clone, PartialEq, Eq, Subcommand)]
pub enum RolloutCommand {
    /// Check a plan, and say everything that is wrong with it
    Check(PlanOptions),

    /// Read the pools and show each call with its nodes, how many are away at once, and the digest; with --state, how far a
    /// rollout is
    #[command(visible_alias = "plan", after_help = AFTER_HELP)]
    Show(ShowOptions),

    /// Read the pools and print what others approve of, as Markdown
    #[command(after_help = AFTER_HELP)]
    Ticket(TicketOptions),

    /// Start a rollout and follow it until it is over, or waits for a person
    #[command(after_help = AFTER_HELP)]
    Run(RunOptions),

    /// Go on with a rollout that was left, paused or approved of
    #[command(after_help = AFTER_HELP)]
    Resume(ResumeOptions),

    /// Say how far a rollout is, by its state
    Status(StateOptions),

    /// Make no further call until `resume`; nodes under way are followed
    Pause(StateOptions),

    /// Skip the rest of a soak, or open the gates of the stage that waits
    Promote(StateOptions),

    /// Open the gate of the stage that waits for an approval; of several the first
    Approve(ApproveOptions),

    /// Say what became of a call whose answer was lost, after looking
    Decide(DecideOptions),

    /// Make no further call, ever; nodes under way can still be followed by `resume`
    Abort(StateOptions),

    /// Print what was done, when, and who approved of it: Markdown, or with --json the state
    Report(StateOptions),
}

/// Which plan.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct PlanOptions {
    /// The plan, YAML or JSON; `-` for standard input
    #[arg(value_name = "PLAN")]
    pub(crate) plan: PathBuf,

    #[command(flatten)]
    pub(crate) reply: ReplyOptions,
}

/// Which plan, and where its state is kept.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct StateOptions {
    #[command(flatten)]
    pub(crate) plan: PlanOptions,

    /// Where the state is kept, by default beside the plan: december.state.json for december.yaml
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,
}

/// The options of `poolsync rollout show`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ShowOptions {
    #[command(flatten)]
    pub(crate) plan: PlanOptions,

    /// Shows how far the rollout is that this file keeps, without reading anything else
    #[arg(long, value_name = "FILE")]
    pub(crate) state: Option<PathBuf>,

    /// The digest that was approved: anything that resolves differently is an error
    #[arg(long, value_name = "DIGEST", value_parser = values::digest)]
    pub(crate) digest: Option<String>,

    #[command(flatten)]
    pub(crate) credential: CredentialOptions,
}

/// The options of `poolsync rollout ticket`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct TicketOptions {
    #[command(flatten)]
    pub(crate) plan: PlanOptions,
    #[command(flatten)]
    pub(crate) credential: CredentialOptions,
}

/// The options of `poolsync rollout run`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct RunOptions {
    #[command(flatten)]
    pub(crate) file: StateOptions,

    /// The digest that was approved: anything that resolves differently stops before the first call
    #[arg(long, value_name = "DIGEST", value_parser = values::digest)]
    pub(crate) digest: Option<String>,

    /// Starts without asking, as --digest does too; the plan's gates are still waited for
    #[arg(long, short)]
    pub(crate) yes: bool,

    #[command(flatten)]
    pub(crate) credential: CredentialOptions,
    #[command(flatten)]
    pub(crate) time: TimeOptions,
}

/// The options of `poolsync rollout resume`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ResumeOptions {
    #[command(flatten)]
    pub(crate) file: StateOptions,

    /// The digest that was approved: a rollout with another one does not go on
    #[arg(long, value_name = "DIGEST", value_parser = values::digest)]
    pub(crate) digest: Option<String>,

    #[command(flatten)]
    pub(crate) credential: CredentialOptions,
    #[command(flatten)]
    pub(crate) time: TimeOptions,
}

/// How time passes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Args)]
pub struct TimeOptions {
    /// For a rehearsal: time passes N times as fast, soaks, gates and looks alike; only with an endpoint on this machine,
    /// such as the sandbox
    #[arg(long, value_name = "N", default_value = "1", value_parser = clap::value_parser!(u32).range(1..=1_000))]
    pub(crate) speed: u32,
}

/// The options of `poolsync rollout approve`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct ApproveOptions {
    #[command(flatten)]
    pub(crate) file: StateOptions,

    /// Who approves, as it shall stand in the report
    #[arg(long, value_name = "NAME")]
    pub(crate) by: String,

    /// The digest that is approved of: a rollout with another one is not
    #[arg(long, value_name = "DIGEST", value_parser = values::digest)]
    pub(crate) digest: Option<String>,
}

/// The options of `poolsync rollout decide`.
#[derive(Debug, Clone, PartialEq, Eq, Args)]
pub struct DecideOptions {
    #[command(flatten)]
    pub(crate) file: StateOptions,

    /// Whether the call was carried out
    #[arg(value_name = "DECISION")]
    pub(crate) decision: Decision,

    /// The node pool of the call, where more than one answer was lost
    #[arg(long, value_name = "ID")]
    pub(crate) pool: Option<String>,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub enum Decision {
    /// It was carried out: its nodes are followed
    CarriedOut,
    /// It was not, and will not be made again
    NotCarriedOut,
}

impl StateOptions {
    /// Returns where the state is kept; none where the plan comes from standard input and nobody said where.
    pub(crate) fn path(&self) -> Option<PathBuf> {
        let beside = || (self.plan.plan != Path::new("-")).then(|| self.plan.plan.with_extension("state.json"));
        self.state.clone().or_else(beside)
    }
}
