//! Requests that somebody wrote by hand. They have no plan: the request itself is what is kept.

use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::entry::Kind;
use super::{Journal, JournalError};
use crate::domain::Overridden;
use crate::job::{Fault, Standing};

/// Body of [`Kind::Raw`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RawBody {
    /// Of the URL: `v4/service/command`.
    pub(super) path: String,
    /// Why.
    pub(super) reason: String,
    /// As it goes out, without the signature, which is not part of it.
    pub(super) request: Value,
    /// Protected people in it, whose IDs somebody typed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) overridden: Vec<Overridden>,
}

/// Body of [`Kind::RawResult`].
#[derive(Debug, Serialize, Deserialize)]
pub(super) struct RawResultBody {
    /// The number of the request's entry; named as in other entries, so that it is found by the same look-up.
    #[serde(rename = "intent", alias = "raw")]
    pub(super) raw: u64,
    /// `None`: it was done.
    pub(super) fault: Option<Fault>,
    /// Until the answer was read, or given up.
    pub(super) took_ms: u64,
}

impl RawResultBody {
    /// How a request stands, of which this is known.
    pub(super) fn standing(result: Option<&Self>) -> Standing {
        match result.map(|result| &result.fault) {
            None => Standing::Open,
            Some(None) => Standing::Done,
            Some(Some(fault)) if fault.leaves_unknown() => Standing::Unknown,
            Some(Some(_)) => Standing::Failed,
        }
    }
}

impl Journal {
    /// Notes that a request written by hand is about to go out. On disk when it returns; gives the number of the entry.
    pub async fn begin_raw(
        &self,
        path: &str,
        request: &Value,
        reason: &str,
        overridden: &[Overridden],
    ) -> Result<u64, JournalError> {
        let body = RawBody {
            path: path.to_owned(),
            reason: reason.to_owned(),
            request: request.clone(),
            overridden: overridden.to_vec(),
        };
        self.append(Kind::Raw, body).await
    }

    /// Notes what became of it.
    pub async fn end_raw(&self, raw: u64, fault: Option<&Fault>, took: Duration) -> Result<(), JournalError> {
        let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
        self.append(Kind::RawResult, RawResultBody { raw, fault: fault.cloned(), took_ms }).await.map(drop)
    }
}
