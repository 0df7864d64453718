//! What can be written behind the name of an action. What the words mean is read later, where it can be said in the
//! user's language what is wrong with them.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand};

/// Every action of the console.
#[derive(Debug, Subcommand)]
pub(super) enum Act {
    Mute(Mute),
    Unmute(Unmute),
    Remove(Remove),
    Recall(Recall),
    Notify(Notify),
    Send(Send),
    TransferOwner(TransferOwner),
    Role(Role),
    NameCard(NameCard),
    MuteAll(MuteAll),
}

/// Groups, of actions that work on several.
#[derive(Debug, ClapArgs)]
pub(super) struct InGroups {
    #[arg(id = "in_groups", long = "group", value_name = "ID", required = true)]
    pub(super) ids: Vec<String>,
}

/// The group, of actions that work on one.
#[derive(Debug, ClapArgs)]
pub(super) struct InGroup {
    #[arg(id = "in_group", long = "group", value_name = "ID")]
    pub(super) id: String,
}

/// Members beside those that an action names in its own way.
#[derive(Debug, ClapArgs)]
pub(super) struct Selected {
    #[arg(long, value_name = "FILE")]
    pub(super) users_from: Option<PathBuf>,
    #[arg(id = "match", long = "match", value_name = "PATTERN", conflicts_with = "users_from")]
    pub(super) pattern: Option<String>,
}

/// Members as arguments, from a file, or by a pattern.
#[derive(Debug, ClapArgs)]
pub(super) struct People {
    #[arg(value_name = "USER", conflicts_with = "match")]
    pub(super) users: Vec<String>,
    #[command(flatten)]
    pub(super) selected: Selected,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Mute {
    #[command(flatten)]
    pub(super) groups: InGroups,
    #[arg(id = "for", long = "for", value_name = "TIME")]
    pub(super) time: String,
    #[command(flatten)]
    pub(super) people: People,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Unmute {
    #[command(flatten)]
    pub(super) groups: InGroups,
    #[command(flatten)]
    pub(super) people: People,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Remove {
    #[command(flatten)]
    pub(super) groups: InGroups,
    #[arg(long)]
    pub(super) silent: bool,
    #[command(flatten)]
    pub(super) people: People,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Recall {
    #[command(flatten)]
    pub(super) group: InGroup,
    #[arg(long, value_name = "N|N..M", num_args = 1.., value_delimiter = ',', required_unless_present = "by")]
    pub(super) seq: Vec<String>,
    #[arg(long, value_name = "USER", conflicts_with = "seq")]
    pub(super) by: Option<String>,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Notify {
    #[command(flatten)]
    pub(super) groups: InGroups,
    #[arg(long, value_name = "USER", conflicts_with = "match")]
    pub(super) to: Vec<String>,
    #[command(flatten)]
    pub(super) selected: Selected,
    #[arg(value_name = "TEXT")]
    pub(super) text: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Send {
    #[command(flatten)]
    pub(super) groups: InGroups,
    #[arg(value_name = "TEXT")]
    pub(super) text: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct TransferOwner {
    #[command(flatten)]
    pub(super) group: InGroup,
    #[arg(id = "new_owner", long = "to", value_name = "USER")]
    pub(super) to: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct Role {
    #[command(flatten)]
    pub(super) group: InGroup,
    #[arg(value_name = "USER")]
    pub(super) member: String,
    #[arg(
        id = "role",
        value_name = "admin|member",
        value_parser = ["admin", "member"],
        hide_possible_values = true
    )]
    pub(super) rank: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct NameCard {
    #[command(flatten)]
    pub(super) group: InGroup,
    #[arg(value_name = "USER")]
    pub(super) member: String,
    #[arg(value_name = "TEXT")]
    pub(super) card: String,
}

#[derive(Debug, ClapArgs)]
pub(super) struct MuteAll {
    #[command(flatten)]
    pub(super) groups: InGroups,
    #[arg(value_name = "on|off", value_parser = ["on", "off"], hide_possible_values = true)]
    pub(super) state: String,
}
