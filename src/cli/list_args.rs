//! What can be written behind the name of a list.

use clap::{Args as ClapArgs, Subcommand};

/// What the service has.
#[derive(Debug, Subcommand)]
pub(super) enum List {
    Groups(Groups),
    Members(Members),
    Messages(Messages),
    User(User),
}

#[derive(Debug, ClapArgs)]
pub(super) struct Groups {
    #[arg(id = "type", long = "type", value_name = "TYPE")]
    pub(super) kind: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Members {
    #[arg(id = "of_group", value_name = "GROUP")]
    pub(super) group: String,
    #[arg(id = "match", long = "match", value_name = "PATTERN")]
    pub(super) pattern: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Messages {
    #[arg(id = "of_group", value_name = "GROUP")]
    pub(super) group: String,
    #[arg(long, value_name = "SEQ")]
    pub(super) before: Option<u64>,
    #[arg(long, value_name = "N", default_value_t = 100)]
    pub(super) limit: usize,
}

#[derive(Debug, ClapArgs)]
pub(super) struct User {
    #[arg(id = "account", value_name = "ID")]
    pub(super) id: String,
    #[arg(id = "look_in", long = "group", value_name = "ID")]
    pub(super) groups: Vec<String>,
}
