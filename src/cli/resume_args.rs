//! What can be written behind `resume`.

use clap::Args as ClapArgs;

/// Going on with an action that was left open.
#[derive(Debug, ClapArgs)]
pub(super) struct Resume {
    #[arg(id = "entry", value_name = "N")]
    pub(super) entry: Option<u64>,
    #[arg(long, requires = "entry", conflicts_with = "dry_run")]
    pub(super) close: bool,
}
