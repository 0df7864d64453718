//! How a practice server is started.

use std::net::{Ipv4Addr, SocketAddr};
use std::path::PathBuf;

use super::clock::Clock;
use super::fault::FaultSpec;
use super::tls::TlsOptions;

/// The key of the practice application. No secret: it opens nothing but this server, which prints it itself.
pub const DEMO_SECRET_KEY: &str = "7061636b6f6674686570726163746963655f736572766572206f66206f757273";

/// See the fields. The default listens on a free port of the loopback address.
#[derive(Clone)]
pub struct Options {
    /// Port 0 for a free one.
    pub listen: SocketAddr,
    /// HTTPS instead of HTTP.
    pub tls: Option<TlsOptions>,
    /// The only application.
    pub sdkappid: u64,
    /// Its only administrator.
    pub identifier: String,
    /// What signatures must be made with.
    pub secret_key: String,
    /// Calls per second and command; `None` for the documented figures. `get_appid_group_list` never has more
    /// than its 1.
    pub rate: Option<u32>,
    /// Where sources disagree about a limit, the smaller one holds; otherwise the larger one.
    pub smallest_limits: bool,
    /// What goes wrong.
    pub faults: Vec<FaultSpec>,
    /// A file for the log of requests; lines are added to its end.
    pub log: Option<PathBuf>,
    /// Of the faults.
    pub seed: u64,
    /// The server's time; keep a clone to move it.
    pub clock: Clock,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            listen: (Ipv4Addr::LOCALHOST, 0).into(),
            tls: None,
            sdkappid: 1_400_000_001,
            identifier: "administrator".to_owned(),
            secret_key: DEMO_SECRET_KEY.to_owned(),
            rate: None,
            smallest_limits: false,
            faults: Vec::new(),
            log: None,
            seed: 0,
            clock: Clock::default(),
        }
    }
}
