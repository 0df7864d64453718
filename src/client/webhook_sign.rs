//! `Sign`, by which the receiver of a webhook knows the service (official doc 1047/34354). It covers the token and the
//! time, not the body: only HTTPS protects that.

use std::fmt::Write as _;

use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq as _;

use super::Secret;
use crate::wire::webhook::WebhookQuery;

/// How far `RequestTime` may lie from now, seconds, so that nobody sends an old one again (the vendor's advice,
/// official doc 269/117703).
pub const MAX_SKEW: u64 = 60;

/// Why a webhook is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SignFault {
    /// `Sign` or `RequestTime` is not there, or `RequestTime` is no number; or there is no token to check by.
    Missing,
    /// Made with another token or for another time.
    Wrong,
    /// Right, but more than [`MAX_SKEW`] from now.
    Stale,
}

/// Lower-case hexadecimal SHA-256 of the token and the time, without anything between them. `request_time` is Unix
/// seconds, as in the URL.
pub fn sign(token: &Secret, request_time: &str) -> String {
    let mut hasher = Sha256::new();
    hasher.update(token.expose().as_bytes());
    hasher.update(request_time.as_bytes());
    hasher.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing into a string cannot fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}

/// Checks a webhook's signature; `now` in Unix seconds. How much of a wrong one is right does not show in the time
/// taken.
pub fn verify(token: &Secret, query: &WebhookQuery, now: u64) -> Result<(), SignFault> {
    let (Some(signature), Some(text)) = (&query.sign, &query.request_time) else {
        return Err(SignFault::Missing);
    };
    let time: u64 = text.parse().map_err(|_| SignFault::Missing)?;
    // Without a token everybody could sign.
    if token.is_empty() {
        return Err(SignFault::Missing);
    }
    if !bool::from(sign(token, text).as_bytes().ct_eq(signature.as_bytes())) {
        return Err(SignFault::Wrong);
    }
    if time.abs_diff(now) > MAX_SKEW { Err(SignFault::Stale) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    const NOW: u64 = 1_669_872_112;

    /// The vendor's own example.
    fn vector() -> (Secret, WebhookQuery) {
        let file: serde_json::Value =
            serde_json::from_str(include_str!("../../tests/fixtures/webhook_sign_vector.json")).unwrap();
        let text = |key: &str| file[key].as_str().unwrap().to_owned();
        let query = WebhookQuery {
            sign: Some(text("sign")),
            request_time: Some(text("request_time")),
            ..WebhookQuery::default()
        };
        (Secret::new(&text("token")), query)
    }

    #[test]
    fn the_vendors_example_is_made_and_believed() {
        let (token, query) = vector();
        assert_eq!(Some(sign(&token, &NOW.to_string())), query.sign);
        assert_eq!(verify(&token, &query, NOW), Ok(()));
    }

    #[test]
    fn another_token_another_time_and_half_a_signature_are_not_believed() {
        let (token, query) = vector();
        assert_eq!(verify(&Secret::new("xxxyyy"), &query, NOW), Err(SignFault::Wrong));
        let later = WebhookQuery { request_time: Some((NOW + 1).to_string()), ..query.clone() };
        assert_eq!(verify(&token, &later, NOW), Err(SignFault::Wrong));
        let half = WebhookQuery { sign: query.sign.map(|sign| sign[..32].to_owned()), ..later };
        assert_eq!(verify(&token, &half, NOW), Err(SignFault::Wrong));
    }

    #[test]
    fn a_minute_before_and_after_is_believed_and_no_more() {
        let (token, query) = vector();
        for now in [NOW - MAX_SKEW, NOW + MAX_SKEW] {
            assert_eq!(verify(&token, &query, now), Ok(()));
        }
        for now in [0, NOW - MAX_SKEW - 1, NOW + MAX_SKEW + 1, u64::MAX] {
            assert_eq!(verify(&token, &query, now), Err(SignFault::Stale));
        }
    }

    #[test]
    fn without_signature_time_or_token_nothing_is_believed() {
        let (token, query) = vector();
        let cases = [
            WebhookQuery { sign: None, ..query.clone() },
            WebhookQuery { request_time: None, ..query.clone() },
            WebhookQuery { request_time: Some("soon".to_owned()), ..query.clone() },
        ];
        for case in cases {
            assert_eq!(verify(&token, &case, NOW), Err(SignFault::Missing));
        }
        let nobody = Secret::new("");
        let forged = WebhookQuery { sign: Some(sign(&nobody, &NOW.to_string())), ..query };
        assert_eq!(verify(&nobody, &forged, NOW), Err(SignFault::Missing));
    }
}
