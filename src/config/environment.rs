//! What the environment says, as a value, so that tests need no process of their own.

use std::env;
use std::path::PathBuf;

use crate::client::Secret;

/// The variables that count, and the name of the account. `None` for unset and for empty ones.
#[derive(Debug, Clone, Default)]
#[expect(missing_docs, reason = "each field is the variable in its name; see VARIABLES")]
pub struct Environment {
    pub config_dir: Option<PathBuf>,
    pub data_dir: Option<PathBuf>,
    pub profile: Option<String>,
    pub endpoint: Option<String>,
    pub ca_file: Option<String>,
    pub sdkappid: Option<String>,
    pub identifier: Option<String>,
    pub secret_key: Option<Secret>,
    pub usersig: Option<Secret>,
    pub lang: Option<String>,
    pub operator: Option<String>,
    /// The account's name, which signs the journal when nobody else does (`USER`, `LOGNAME`, `USERNAME`).
    pub user: Option<String>,
    /// `NO_COLOR` is set to anything.
    pub no_color: bool,
    /// For `~/` in paths (`HOME`, `USERPROFILE`).
    pub home: Option<PathBuf>,
}

impl Environment {
    /// Reads the process's environment.
    pub fn from_process() -> Self {
        Self::read(|name| {
            env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(|value| value.to_string_lossy().into_owned())
        })
    }

    /// Reads any environment.
    pub fn read(get: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name: &str| get(name).filter(|value| !value.is_empty());
        let first = |names: &[&str]| names.iter().find_map(|name| get(name));
        Self {
            config_dir: get("IMWARDEN_CONFIG_DIR").map(PathBuf::from),
            data_dir: get("IMWARDEN_DATA_DIR").map(PathBuf::from),
            profile: get("IMWARDEN_PROFILE"),
            endpoint: get("IMWARDEN_ENDPOINT"),
            ca_file: get("IMWARDEN_CA_FILE"),
            sdkappid: get("IMWARDEN_SDKAPPID"),
            identifier: get("IMWARDEN_IDENTIFIER"),
            secret_key: get("IMWARDEN_SECRET_KEY").map(|text| Secret::new(&text)),
            usersig: get("IMWARDEN_USERSIG").map(|text| Secret::new(&text)),
            lang: get("IMWARDEN_LANG"),
            operator: get("IMWARDEN_OPERATOR"),
            user: first(&["USER", "LOGNAME", "USERNAME"]).or_else(account),
            no_color: get("NO_COLOR").is_some(),
            home: first(&["HOME", "USERPROFILE"]).map(PathBuf::from),
        }
    }

    /// Whether it describes an application, with or without a profile.
    pub(super) fn names_an_application(&self) -> bool {
        self.endpoint.is_some()
            || self.sdkappid.is_some()
            || self.identifier.is_some()
            || self.secret_key.is_some()
            || self.usersig.is_some()
    }
}

/// Where nobody says who it is (a service, a container), the number of the account does.
#[cfg(unix)]
#[expect(clippy::unnecessary_wraps, reason = "other systems have no such number")]
fn account() -> Option<String> {
    Some(format!("uid {}", rustix::process::getuid().as_raw()))
}

#[cfg(not(unix))]
fn account() -> Option<String> {
    None
}
