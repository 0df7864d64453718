//! What can be written behind `imwarden call`.

use clap::Args as ClapArgs;

/// One call with a body written by hand.
#[derive(Debug, ClapArgs)]
pub(super) struct Call {
    #[arg(id = "command_name", value_name = "COMMAND", required_unless_present_any = ["path", "list"])]
    pub(super) command: Option<String>,
    #[arg(long, value_name = "FILE|-")]
    pub(super) json: Option<String>,
    #[arg(long, value_name = "v4/SERVICE/COMMAND", conflicts_with = "command_name")]
    pub(super) path: Option<String>,
    #[arg(long, conflicts_with_all = ["command_name", "path", "json"])]
    pub(super) list: bool,
}
