//! `UserSig`, the signature of a call (official doc 269/32688): `TLSSigAPIv2`, HMAC-SHA256.

use std::io::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use hmac::{Hmac, KeyInit, Mac};
use secrecy::zeroize::Zeroizing;
use sha2::Sha256;

use super::Secret;

/// What a signature says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Claims<'a> {
    /// For whom.
    pub(super) identifier: &'a str,
    /// In which application.
    pub(super) sdkappid: u64,
    /// Made at, Unix seconds.
    pub(super) time: u64,
    /// Lifetime, seconds.
    pub(super) expire: u64,
}

/// Signs. The key is used as its text, not decoded from hexadecimal.
pub(super) fn sign(claims: Claims<'_>, key: &Secret) -> Secret {
    let Claims { identifier, sdkappid, time, expire } = claims;
    let content = format!(
        "TLS.identifier:{identifier}\nTLS.sdkappid:{sdkappid}\nTLS.time:{time}\nTLS.expire:{expire}\n"
    );
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(key.expose().as_bytes()) else {
        unreachable!("HMAC takes keys of any length");
    };
    mac.update(content.as_bytes());
    let signature = Zeroizing::new(STANDARD.encode(mac.finalize().into_bytes()));
    let document = Zeroizing::new(
        serde_json::json!({
            "TLS.ver": "2.0",
            "TLS.identifier": identifier,
            "TLS.sdkappid": sdkappid,
            "TLS.expire": expire,
            "TLS.time": time,
            "TLS.sig": signature.as_str(),
        })
        .to_string(),
    );
    let mut zlib = ZlibEncoder::new(Vec::with_capacity(256), Compression::default());
    let packed = zlib.write_all(document.as_bytes()).and_then(|()| zlib.finish());
    let packed = Zeroizing::new(packed.unwrap_or_default());
    // The vendor's own alphabet, not the URL-safe one of RFC 4648: there `-` is `+`, here it is `/`.
    let encoded = Zeroizing::new(STANDARD.encode(&*packed));
    Secret::new(&Zeroizing::new(encoded.replace('+', "*").replace('/', "-").replace('=', "_")))
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use flate2::read::ZlibDecoder;
    use serde_json::Value;

    use super::*;

    fn decode(usersig: &str) -> Value {
        let packed = STANDARD.decode(usersig.replace('*', "+").replace('-', "/").replace('_', "=")).unwrap();
        let mut document = String::new();
        ZlibDecoder::new(&packed[..]).read_to_string(&mut document).unwrap();
        serde_json::from_str(&document).unwrap()
    }

    #[test]
    fn documents_are_those_of_the_official_generators() {
        let file: Value =
            serde_json::from_str(include_str!("../../tests/fixtures/usersig_vectors.json")).unwrap();
        let mut seen = 0;
        for vector in file["vectors"].as_array().unwrap() {
            if vector.get("userbuf_utf8").is_some() {
                continue; // private-map keys of another product
            }
            let text = |key: &str| vector[key].as_str().unwrap();
            let number = |key: &str| vector[key].as_u64().unwrap();
            let claims = Claims {
                identifier: text("identifier"),
                sdkappid: number("sdkappid"),
                time: number("time"),
                expire: number("expire"),
            };
            let usersig = sign(claims, &Secret::new(text("key")));
            assert_eq!(decode(usersig.expose()), vector["usersig_decoded_json"], "{}", text("name"));
            seen += 1;
        }
        assert!(seen >= 7, "only {seen} vectors were compared");
    }

    #[test]
    fn nothing_in_it_needs_percent_encoding() {
        for time in 0..200 {
            let claims = Claims { identifier: "administrator", sdkappid: 1_400_000_001, time, expire: 3600 };
            let usersig = sign(claims, &Secret::new("k"));
            assert!(usersig.expose().chars().all(|c| c.is_ascii_alphanumeric() || "*-_".contains(c)));
        }
    }
}
