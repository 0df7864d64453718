//! What can be written on the command line. Help texts are in `cli.ftl`, by the names of the arguments.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand};

use super::action_args::Act;
use super::call_args::Call;
use super::journal_args::Journal;
use super::list_args::List;
use super::resume_args::Resume;
use super::shared_args::Shared;
use crate::i18n::Lang;
use crate::sandbox::FaultSpec;
use crate::sandbox::activity::Level;
use crate::sandbox::world::{WorldName, WorldSpec};
use crate::text::WidthPolicy;

#[derive(Debug, Parser)]
#[command(name = "imwarden", version)]
pub(super) struct Args {
    #[command(subcommand)]
    pub(super) command: Option<Command>,
    #[arg(long, global = true, value_name = "NAME")]
    pub(super) profile: Option<String>,
    #[arg(long, global = true, value_name = "URL")]
    pub(super) endpoint: Option<String>,
    #[arg(long, global = true, value_name = "zh|en")]
    pub(super) lang: Option<Lang>,
    #[arg(long, global = true)]
    pub(super) read_only: bool,
    #[command(flatten)]
    pub(super) shared: Shared,
    #[arg(long, value_name = "narrow|wide", value_parser = width)]
    pub(super) width: Option<WidthPolicy>,
    #[command(flatten)]
    pub(super) world: World,
}

/// Which world the practice server shows.
#[derive(Debug, Clone, ClapArgs)]
pub(super) struct World {
    #[arg(
        id = "world",
        long = "world",
        value_name = "practice|tiny|hostile|manual|empty",
        default_value = "practice"
    )]
    pub(super) name: WorldName,
    #[arg(long, value_name = "off|calm|busy|raid", default_value = "calm")]
    pub(super) activity: Level,
    #[arg(long, value_name = "N", default_value_t = 0)]
    pub(super) seed: u64,
    #[arg(long, value_name = "N")]
    pub(super) groups: Option<usize>,
    #[arg(long, value_name = "N")]
    pub(super) members: Option<usize>,
    #[arg(long, value_name = "N")]
    pub(super) messages: Option<usize>,
    #[arg(long, value_name = "N")]
    pub(super) online: Option<u64>,
}

impl World {
    pub(super) fn spec(&self) -> WorldSpec {
        let Self { name, seed, groups, members, messages, online, .. } = *self;
        WorldSpec { name, seed, groups, members, messages, online }
    }
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    #[command(flatten)]
    List(List),
    #[command(flatten)]
    Act(Act),
    Resume(Resume),
    Call(Call),
    Journal(Journal),
    Sandbox(Sandbox),
}

/// The practice server alone.
#[derive(Debug, ClapArgs)]
pub(super) struct Sandbox {
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:7150")]
    pub(super) listen: SocketAddr,
    #[command(flatten)]
    pub(super) world: World,
    #[arg(long, value_name = "FILE")]
    pub(super) log: Option<PathBuf>,
    #[arg(long, value_name = "N")]
    pub(super) rate: Option<u32>,
    #[arg(long)]
    pub(super) tls: bool,
    #[arg(long, value_name = "HOST", requires = "tls")]
    pub(super) tls_name: Vec<String>,
    #[arg(long, value_name = "FILE", requires = "tls")]
    pub(super) tls_ca: Option<PathBuf>,
    #[arg(long)]
    pub(super) smallest_limits: bool,
    #[arg(long, value_name = "SPEC")]
    pub(super) fault: Vec<FaultSpec>,
}

/// How results are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub(super) enum OutputKind {
    Table,
    Json,
}

fn width(word: &str) -> Result<WidthPolicy, String> {
    match word {
        "narrow" => Ok(WidthPolicy::Narrow),
        "wide" => Ok(WidthPolicy::Wide),
        _ => Err("narrow or wide".to_owned()),
    }
}
