//! What a code of the service calls for.

use crate::job::FaultKind;
use crate::wire::codes;

/// Codes that say "too fast" (official doc 1047/34348; 10006 is also the daily growth of groups).
const TOO_FAST: [i64; 8] = [10006, 10023, 10049, 22006, 60007, 60011, 60018, 60019];

/// Codes about the signature, the account or the application rather than about the request. 60004 and 60005 are left
/// out: newer tables call them time-outs.
const CREDENTIALS: [i64; 23] = [
    60006, 60010, 60012, 60016, 60020, 60021, 60025, 60026, 60027, 60028, 70001, 70002, 70003, 70005, 70009,
    70013, 70014, 70016, 70020, 70050, 70051, 70052, 70403,
];

/// What kind of refusal a code is.
pub(super) fn kind(code: i64) -> FaultKind {
    if TOO_FAST.contains(&code) {
        FaultKind::RateLimited
    } else if CREDENTIALS.contains(&code) {
        FaultKind::Credentials
    } else {
        FaultKind::Refused
    }
}

/// Whether the documents say to send the same request again.
pub(super) fn retryable(code: i64) -> bool {
    codes::meaning(code).is_some_and(|row| row.retryable)
}
