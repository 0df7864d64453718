//! `UserSig` as a server checks it (`TLSSigAPIv2`, HMAC-SHA256; official doc 269/32688). Written apart from
//! the client's signing, so that the two can disagree.

use std::io::Read;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use flate2::read::ZlibDecoder;
use hmac::{Hmac, KeyInit, Mac};
use serde::Deserialize;
use sha2::Sha256;
use subtle::ConstantTimeEq as _;

use super::errors::{self, Refusal};

/// More than any honest document; a bomb stops here.
const DOCUMENT_MAX: u64 = 64 * 1024;

/// What a `UserSig` says.
#[derive(Debug, Deserialize)]
struct Document {
    #[serde(rename = "TLS.ver")]
    version: String,
    #[serde(rename = "TLS.identifier")]
    identifier: String,
    #[serde(rename = "TLS.sdkappid")]
    sdkappid: u64,
    #[serde(rename = "TLS.expire")]
    expire: u64,
    #[serde(rename = "TLS.time")]
    time: u64,
    #[serde(rename = "TLS.userbuf")]
    userbuf: Option<String>,
    #[serde(rename = "TLS.sig")]
    sig: String,
}

/// Checks a `UserSig` against what the URL says; `now` in Unix seconds.
pub(super) fn verify(
    usersig: &str,
    sdkappid: u64,
    identifier: &str,
    key: &str,
    now: u64,
) -> Result<(), Refusal> {
    if usersig.is_empty() {
        return Err(errors::SIG_EMPTY.clone());
    }
    let document = decode(usersig).ok_or_else(|| errors::SIG_ILLEGAL.clone())?;
    if document.sdkappid != sdkappid {
        return Err(errors::SIG_SDKAPPID.clone());
    }
    if document.identifier != identifier {
        return Err(errors::SIG_IDENTIFIER.clone());
    }
    if !signature_holds(&document, key) {
        return Err(errors::SIG_MISMATCH.clone());
    }
    if now >= document.time.saturating_add(document.expire) {
        return Err(errors::SIG_EXPIRED.clone());
    }
    Ok(())
}

fn decode(usersig: &str) -> Option<Document> {
    let plain: String = usersig
        .chars()
        .map(|c| match c {
            '*' => Some('+'),
            '-' => Some('/'),
            '_' => Some('='),
            c if c.is_ascii_alphanumeric() => Some(c),
            _ => None,
        })
        .collect::<Option<_>>()?;
    let packed = STANDARD.decode(plain).ok()?;
    let mut json = Vec::new();
    ZlibDecoder::new(packed.as_slice()).take(DOCUMENT_MAX).read_to_end(&mut json).ok()?;
    let document: Document = serde_json::from_slice(&json).ok()?;
    (document.version == "2.0").then_some(document)
}

fn signature_holds(document: &Document, key: &str) -> bool {
    let Document { identifier, sdkappid, time, expire, .. } = document;
    let mut text = format!(
        "TLS.identifier:{identifier}\nTLS.sdkappid:{sdkappid}\nTLS.time:{time}\nTLS.expire:{expire}\n"
    );
    if let Some(userbuf) = &document.userbuf {
        text.extend(["TLS.userbuf:", userbuf, "\n"]);
    }
    // HMAC takes keys of any length; without a MAC nothing holds.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.as_bytes()) else { return false };
    mac.update(text.as_bytes());
    let expected = STANDARD.encode(mac.finalize().into_bytes());
    expected.as_bytes().ct_eq(document.sig.as_bytes()).into()
}
