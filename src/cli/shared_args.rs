//! Options that mean the same for every command; each may stand before or behind the command's name.

use clap::Args as ClapArgs;

use super::args::OutputKind;

/// How an order is confirmed, and how much is said.
#[derive(Debug, Clone, Default, ClapArgs)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of its own")]
pub(super) struct Shared {
    #[arg(long, global = true)]
    pub(super) dry_run: bool,
    #[arg(long, global = true, value_name = "TEXT")]
    pub(super) reason: Option<String>,
    #[arg(id = "override", long = "override", global = true, value_name = "USER")]
    pub(super) overrides: Vec<String>,
    #[arg(long, global = true)]
    pub(super) yes: bool,
    #[arg(long, global = true, value_name = "table|json", hide_possible_values = true)]
    pub(super) output: Option<OutputKind>,
    #[arg(long, short = 'q', global = true, conflicts_with = "verbose")]
    pub(super) quiet: bool,
    #[arg(long, short = 'v', global = true)]
    pub(super) verbose: bool,
}
