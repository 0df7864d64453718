//! What can be written after `imwarden journal`. Help texts are in `journal.ftl` and `cli.ftl`, by the names of the
//! arguments.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::args::OutputKind;

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
        #[command(flatten)]
        output: Output,
    },
    Show {
        #[arg(value_name = "N")]
        number: u64,
        #[command(flatten)]
        output: Output,
    },
    Verify {
        #[arg(long, value_name = "N:HASH")]
        expect_head: Option<String>,
        #[command(flatten)]
        output: Output,
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
        #[arg(long, value_name = "TIME")]
        before: String,
        #[arg(long, value_name = "TEXT")]
        reason: Option<String>,
        #[arg(long)]
        yes: bool,
    },
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

/// How results are written.
#[derive(Debug, Args)]
pub(super) struct Output {
    #[arg(long, value_name = "table|json")]
    pub(super) output: Option<OutputKind>,
    #[arg(long, conflicts_with = "output")]
    pub(super) json: bool,
}

/// The form of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum ExportFormat {
    Jsonl,
    Csv,
}
