//! `imwarden sandbox`: the practice server alone, for any client of the REST API.

use std::process::ExitCode;

use super::{args, output};
use crate::sandbox::{Options, Practice, TlsOptions, announcement};

pub(super) fn run(args: &args::Sandbox) -> anyhow::Result<ExitCode> {
    let options = Options {
        listen: args.listen,
        tls: args.tls.then(|| TlsOptions { names: args.tls_name.clone(), ca_file: args.tls_ca.clone() }),
        rate: args.rate,
        smallest_limits: args.smallest_limits,
        faults: args.fault.clone(),
        log: args.log.clone(),
        seed: args.world.seed,
        ..Options::default()
    };
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let practice = Practice::start(options, args.world.spec(), args.world.activity).await?;
        output::result(&announcement(practice.server()).to_string())?;
        asked_to_stop().await?;
        drop(practice);
        Ok(ExitCode::SUCCESS)
    })
}

#[cfg(unix)]
async fn asked_to_stop() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut term = signal(SignalKind::terminate())?;
    tokio::select! {
        _ = term.recv() => Ok(()),
        done = tokio::signal::ctrl_c() => done,
    }
}

#[cfg(not(unix))]
async fn asked_to_stop() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
