//! Which calls are sent again.

use std::time::Duration;

use super::codes;
use crate::job::{Fault, FaultKind};
use crate::wire::Retry;

/// Whether a call of this class may be sent again after this fault.
///
/// Writes are sent again only when nothing can have happened: the connection was never made, or the service refused
/// the call for its rate. A write that timed out is unknown, and is settled by reading back.
pub(super) fn allowed(class: Retry, fault: &Fault) -> bool {
    match class {
        Retry::Never => false,
        Retry::SafeToRepeat | Retry::SameRandom => {
            matches!(fault.kind, FaultKind::Connect | FaultKind::Dns | FaultKind::RateLimited)
        }
        Retry::Read => match fault.kind {
            FaultKind::Connect
            | FaultKind::Dns
            | FaultKind::Timeout
            | FaultKind::Dropped
            | FaultKind::BadBody
            | FaultKind::RateLimited => true,
            FaultKind::HttpStatus => fault.code.is_some_and(|status| matches!(status, 408 | 429 | 500..=599)),
            FaultKind::Refused => fault.code.is_some_and(codes::retryable),
            _ => false,
        },
    }
}

/// How many tries a call has that ended with this fault last, of which `tries` are there for any. A fault that comes at
/// once, and of one call in many, is worth more of them: bulk work makes hundreds of calls, and one that fails as a whole
/// costs more than a second. One that takes long, or that all calls have in common, is told soon.
pub(super) fn most(tries: u32, fault: &Fault) -> u32 {
    match fault.kind {
        FaultKind::Timeout | FaultKind::Connect | FaultKind::Dns | FaultKind::Tls => tries,
        _ if tries > 1 => tries * 2,
        _ => tries,
    }
}

/// How long to wait before the next try: 200 ms, then 400 ms, with a quarter of chance either way so that many consoles
/// do not come back together. What comes too fast is held back by the governor besides.
pub(super) fn pause(tries_so_far: u32) -> Duration {
    let base = Duration::from_millis(if tries_so_far > 1 { 400 } else { 200 });
    base.mul_f64(0.75 + fastrand::f64() / 2.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(kind: FaultKind, code: Option<i64>) -> Fault {
        Fault { code, ..Fault::new(kind, "x", "") }
    }

    #[test]
    fn no_write_is_sent_again_that_may_have_happened() {
        let kinds = [
            FaultKind::Timeout,
            FaultKind::Dropped,
            FaultKind::HttpStatus,
            FaultKind::BadBody,
            FaultKind::TooLarge,
            FaultKind::Refused,
            FaultKind::Internal,
        ];
        for class in [Retry::SafeToRepeat, Retry::SameRandom, Retry::Never] {
            for kind in kinds {
                let fault = fault(kind, Some(10002));
                assert!(fault.leaves_unknown() && !allowed(class, &fault), "{class:?} {kind:?}");
            }
        }
    }

    #[test]
    fn nothing_of_class_never_is_sent_again() {
        for kind in [FaultKind::Connect, FaultKind::Dns, FaultKind::RateLimited] {
            assert!(!allowed(Retry::Never, &fault(kind, None)));
            assert!(allowed(Retry::SafeToRepeat, &fault(kind, None)));
        }
    }

    #[test]
    fn reads_are_sent_again_by_the_documents() {
        assert!(allowed(Retry::Read, &fault(FaultKind::Refused, Some(10002))));
        assert!(!allowed(Retry::Read, &fault(FaultKind::Refused, Some(10010))));
        assert!(allowed(Retry::Read, &fault(FaultKind::HttpStatus, Some(502))));
        assert!(!allowed(Retry::Read, &fault(FaultKind::HttpStatus, Some(404))));
        assert!(!allowed(Retry::Read, &fault(FaultKind::Tls, None)));
        assert!(!allowed(Retry::Read, &fault(FaultKind::Credentials, Some(70050))));
    }
}
