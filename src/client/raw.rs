//! Calls whose body somebody wrote by hand, answered as they came.

use std::str::FromStr;

use serde_json::Value;

use super::calls::Request;
use super::{Client, Urgency};
use crate::job::Fault;
use crate::wire::{Command, Retry};

/// What is called: a command of the catalogue, or any path of the service's form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Target {
    /// With everything that the catalogue says of it.
    Known(Command),
    /// Not in the catalogue: never sent again, and taken for something that cannot be undone.
    Path {
        /// First segment behind `v4`.
        service: String,
        /// Second segment.
        name: String,
    },
}

/// A path that is not `v4/service/command`.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not a path such as v4/group_open_http_svc/get_group_info")]
pub struct BadPath;

impl FromStr for Target {
    type Err = BadPath;

    /// Reads a path; one of the catalogue's is known by it. Segments are letters, digits, `_`, `-` and `.`.
    fn from_str(path: &str) -> Result<Self, BadPath> {
        let mut segments = path.trim().trim_start_matches('/').split('/');
        let (Some("v4"), Some(service), Some(name), None) =
            (segments.next(), segments.next(), segments.next(), segments.next())
        else {
            return Err(BadPath);
        };
        let plain = |segment: &str| {
            let letters = |c: char| c.is_ascii_alphanumeric() || "_-.".contains(c);
            !segment.is_empty() && segment.chars().all(letters) && segment.chars().any(|c| c != '.')
        };
        if !plain(service) || !plain(name) {
            return Err(BadPath);
        }
        Ok(Command::find(service, name)
            .map_or_else(|| Self::Path { service: service.to_owned(), name: name.to_owned() }, Self::Known))
    }
}

impl Target {
    /// Last segment of the path.
    pub fn name(&self) -> &str {
        match self {
            Self::Known(command) => command.name(),
            Self::Path { name, .. } => name,
        }
    }

    /// First segment behind `v4`.
    pub fn service(&self) -> &str {
        match self {
            Self::Known(command) => command.row().service,
            Self::Path { service, .. } => service,
        }
    }

    /// See [`Retry`].
    pub fn retry(&self) -> Retry {
        match self {
            Self::Known(command) => command.row().retry,
            Self::Path { .. } => Retry::Never,
        }
    }

    pub(super) fn is_rare(&self) -> bool {
        matches!(self, Self::Known(command) if command.row().is_rare())
    }
}

/// What came of such a call.
#[derive(Debug, Clone, PartialEq)]
pub struct RawAnswer {
    /// Envelope and all; `None` when no answer of the service came.
    pub body: Option<Value>,
    /// What went wrong, also when an answer came that says so.
    pub fault: Option<Fault>,
}

impl Client {
    /// Calls anything with a body that is sent as it is. Sent again by the class of the command only.
    pub async fn raw(&self, target: Target, body: String) -> RawAnswer {
        match self.send(Request { target, body, urgency: Urgency::Person }).await {
            Ok(whole) => RawAnswer { body: Some(whole), fault: None },
            Err(failure) => RawAnswer { body: failure.answer, fault: Some(failure.fault) },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_of_the_services_form_are_read_and_known_ones_known() {
        let known = "v4/openim/modify_group_msg".parse::<Target>().unwrap();
        assert_eq!(known, Target::Known(Command::ModifyGroupMsg));
        let other = "/v4/group_open_http_svc/get_specified_group_member_info".parse::<Target>().unwrap();
        assert_eq!((other.service(), other.retry()), ("group_open_http_svc", Retry::Never));
        for bad in [
            "", "v4", "v4/a", "v4/a/b/c", "v3/a/b", "v4//b", "v4/a/", "v4/a/b?c", "v4/a b/c", "v4/../x",
            "v4/a/%2e",
        ] {
            assert_eq!(bad.parse::<Target>(), Err(BadPath), "{bad}");
        }
    }
}
