//! What can be written after `imwarden journal`. Help texts are in `journal.ftl` and `cli.ftl`, by the names of the
//! arguments.

use std::path::PathBuf;

use clap::{Args, Subcommand};

/// The journal.
#[derive(Debug, Args)]
pub(super) struct Journal {
    #[command(subcommand)]
    pub(super) command: JournalCommand,
}

#[derive(Debug, Subcommand)]
pub(super) enum JournalCommand {
    List {
        #[command(flatten)]
        filter: ListFilter,
        #[arg(long, value_name = "N", default_value_t = 100)]
        limit: usize,
        #[arg(id = "as_json", long = "json", conflicts_with = "output")]
        as_json: bool,
    },
    Show {
        #[arg(value_name = "N")]
        number: u64,
        #[arg(id = "as_json", long = "json", conflicts_with = "output")]
        as_json: bool,
    },
    Verify {
        #[arg(long, value_name = "N:HASH")]
        expect_head: Option<String>,
        #[arg(id = "as_json", long = "json", conflicts_with = "output")]
        as_json: bool,
    },
    Export {
        #[command(flatten)]
        filter: ListFilter,
        #[arg(long, value_name = "jsonl|csv", default_value = "jsonl")]
        format: ExportFormat,
        #[arg(long, value_name = "FILE")]
        out: Option<PathBuf>,
        #[arg(long)]
        force: bool,
    },
    Bundle {
        #[command(flatten)]
        filter: ListFilter,
        #[arg(long, value_name = "FOLDER")]
        out: PathBuf,
    },
    Prune {
        #[arg(id = "pruned_before", long = "before", value_name = "TIME")]
        before: String,
    },
    Undo(UndoEntry),
    Redo(RedoEntry),
}

/// One recorded action, or all of a group since some time.
#[derive(Debug, Args)]
pub(super) struct UndoEntry {
    #[arg(value_name = "N", required_unless_present = "undo_group", conflicts_with = "undo_group")]
    pub(super) entry: Option<u64>,
    #[arg(id = "undo_group", long = "group", value_name = "ID", requires = "undo_since")]
    pub(super) group: Option<String>,
    #[arg(id = "undo_since", long = "since", value_name = "TIME", requires = "undo_group")]
    pub(super) since: Option<String>,
}

/// An undo.
#[derive(Debug, Args)]
pub(super) struct RedoEntry {
    #[arg(id = "redo_entry", value_name = "N")]
    pub(super) entry: Option<u64>,
}

/// Which recorded actions.
#[derive(Debug, Args)]
pub(super) struct ListFilter {
    #[arg(long, value_name = "ID")]
    pub(super) user: Option<String>,
    #[arg(long, value_name = "ID")]
    pub(super) group: Option<String>,
    #[arg(long, value_name = "NAME")]
    pub(super) operator: Option<String>,
    #[arg(long, value_name = "ACTION")]
    pub(super) action: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(super) since: Option<String>,
    #[arg(long, value_name = "TIME")]
    pub(super) until: Option<String>,
}

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ExportFormat {
    Jsonl,
    Csv,
}
