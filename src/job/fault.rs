//! What went wrong, as data: told in words by whoever shows it.

use serde::{Deserialize, Serialize};

use crate::text::SafeText;

/// What kind of thing went wrong. Decides the words, the advice and whether a retry makes sense.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum FaultKind {
    /// The host's name cannot be resolved.
    Dns,
    /// Nobody listens, or the network is gone.
    Connect,
    /// The certificate or the handshake.
    Tls,
    /// No answer within the deadline.
    Timeout,
    /// The connection ended in the middle.
    Dropped,
    /// An HTTP status other than 200 (a gateway's page, say); `code` holds it.
    HttpStatus,
    /// The body ended early or is no JSON, or not the JSON that belongs here.
    BadBody,
    /// The body is larger than anything the service sends.
    TooLarge,
    /// The service answered with an error code of its own; `code` holds it.
    Refused,
    /// A refusal that says "too fast"; `code` holds it.
    RateLimited,
    /// A refusal of the signature, the account or the application; `code` holds it.
    Credentials,
    /// The journal could not be written, so nothing was sent.
    Journal,
    /// The policy said no when the worker asked it again; nothing was sent.
    Denied,
    /// The service accepted and dropped the message (`MsgDropReason`).
    DroppedByService,
    /// The service said yes to the call and no to this account.
    NotAdded,
    /// A fault of this program.
    Internal,
}

/// What went wrong with one call.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fault {
    /// The kind.
    pub kind: FaultKind,
    /// The service's or HTTP's code, where there is one.
    pub code: Option<i64>,
    /// The server's own words, or the system's. Untrusted.
    pub detail: SafeText,
    /// The command that was called, or what was tried.
    pub request: String,
}

impl Fault {
    /// A fault without a code.
    pub fn new(kind: FaultKind, request: &str, detail: &str) -> Self {
        Self { kind, code: None, detail: SafeText::new(detail), request: request.to_owned() }
    }

    /// A fault with a code.
    pub fn coded(kind: FaultKind, code: i64, request: &str, detail: &str) -> Self {
        Self { code: Some(code), ..Self::new(kind, request, detail) }
    }

    /// Whether a write that ended so may have happened all the same. Then it is unknown, and settled by reading back.
    pub fn leaves_unknown(&self) -> bool {
        match self.kind {
            FaultKind::Timeout
            | FaultKind::Dropped
            | FaultKind::HttpStatus
            | FaultKind::BadBody
            | FaultKind::TooLarge
            | FaultKind::Internal => true,
            // 10002, 10008, 60004, 60005, 60008, 60014, 90994, 90995, 91000: the service itself does not know.
            FaultKind::Refused => {
                matches!(
                    self.code,
                    Some(10002 | 10008 | 60004 | 60005 | 60008 | 60014 | 90994 | 90995 | 91000)
                )
            }
            FaultKind::Dns
            | FaultKind::Connect
            | FaultKind::Tls
            | FaultKind::RateLimited
            | FaultKind::Credentials
            | FaultKind::Journal
            | FaultKind::Denied
            | FaultKind::NotAdded
            | FaultKind::DroppedByService => false,
        }
    }
}
