//! How an entry is hashed. See the module's page for what the two formats are good for.

use std::hash::{BuildHasher, RandomState};
use std::io::{self, Read, Write};

use serde::Serialize;
use sha2::{Digest, Sha256};

/// A SHA-256 in lower-case hexadecimal.
pub(super) type Hex = [u8; 64];

/// `prev_hash` of the first entry.
pub(super) const ZEROS: Hex = [b'0'; 64];

/// Entries are written so.
pub(super) const FORMAT: i64 = 2;

/// What is hashed of an entry, beside the hash of the one before.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content<'a> {
    pub(super) number: i64,
    /// Unix milliseconds.
    pub(super) time: i64,
    pub(super) kind: &'a str,
    pub(super) operator: &'a str,
    pub(super) profile: &'a str,
    /// JSON, as it was written.
    pub(super) body: &'a str,
}

impl Content<'_> {
    /// The line that is hashed in format 2: one JSON object with these six keys in this order, without a blank and
    /// without a line break. `line` is emptied first.
    pub(super) fn write_line(&self, line: &mut Vec<u8>) {
        line.clear();
        // Writing into a vector cannot fail.
        let _ = write!(line, r#"{{"number":{},"time":{},"kind":"#, self.number, self.time);
        let _ = serde_json::to_writer(&mut *line, self.kind);
        line.extend_from_slice(br#","operator":"#);
        let _ = serde_json::to_writer(&mut *line, self.operator);
        line.extend_from_slice(br#","profile":"#);
        let _ = serde_json::to_writer(&mut *line, self.profile);
        line.extend_from_slice(br#","body":"#);
        line.extend_from_slice(self.body.as_bytes());
        line.push(b'}');
    }

    /// What is hashed in format 1: seven fields, the last of them the hash before, each after its length in bytes as
    /// an 8-byte big-endian number. `bytes` is emptied first.
    pub(super) fn write_fields(&self, prev_hash: &[u8], bytes: &mut Vec<u8>) {
        bytes.clear();
        let (number, time) = (self.number.to_string(), self.time.to_string());
        let texts = [&number, &time, self.kind, self.operator, self.profile, self.body].map(str::as_bytes);
        for field in texts.into_iter().chain([prev_hash]) {
            bytes.extend_from_slice(&(field.len() as u64).to_be_bytes());
            bytes.extend_from_slice(field);
        }
    }

    /// The digest that stands for the content in the hash of format 2. `room` is overwritten.
    pub(super) fn digest(&self, room: &mut Vec<u8>) -> Hex {
        self.write_line(room);
        sha256(room)
    }

    /// The hash of the entry. `None` for a format that this program does not know. `room` is overwritten.
    pub(super) fn hash(&self, format: i64, prev_hash: &[u8], room: &mut Vec<u8>) -> Option<Hex> {
        match format {
            1 => {
                self.write_fields(prev_hash, room);
                Some(sha256(room))
            }
            2 => {
                let digest = self.digest(room);
                Some(link(self.number, prev_hash, &digest, room))
            }
            _ => None,
        }
    }
}

/// The hash of an entry of format 2 from the digest of its line. `room` is overwritten.
pub(super) fn link(number: i64, prev_hash: &[u8], digest: &[u8], room: &mut Vec<u8>) -> Hex {
    room.clear();
    // Writing into a vector cannot fail.
    let _ = write!(room, "{number} ");
    room.extend_from_slice(prev_hash);
    room.push(b' ');
    room.extend_from_slice(digest);
    sha256(room)
}

fn sha256(bytes: &[u8]) -> Hex {
    hex(&Sha256::digest(bytes))
}

/// The SHA-256 of everything that can be read, in lower-case hexadecimal.
pub fn sha256_of(mut from: impl Read) -> io::Result<String> {
    let (mut hasher, mut room) = (Sha256::new(), vec![0; 1 << 16]);
    loop {
        match from.read(&mut room) {
            Ok(0) => return Ok(text(&hex(&hasher.finalize()))),
            Ok(read) => hasher.update(&room[..read]),
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(error) => return Err(error),
        }
    }
}

/// Takes the hashes of pruned entries, in their order.
#[derive(Debug, Clone, Default)]
pub(super) struct Seal(Sha256);

impl Seal {
    pub(super) fn take(&mut self, hash: &[u8]) {
        self.0.update(hash);
    }

    pub(super) fn close(self) -> Hex {
        hex(&self.0.finalize())
    }
}

fn hex(bytes: &[u8]) -> Hex {
    const DIGITS: &[u8; 16] = b"0123456789abcdef";
    let mut text = ZEROS;
    for (pair, byte) in text.chunks_exact_mut(2).zip(bytes) {
        pair.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
    }
    text
}

/// The text of a hash.
pub(super) fn text(hash: &Hex) -> String {
    hash.iter().copied().map(char::from).collect()
}

/// A body with 128 random bits in front, so that nobody who knows the hash can try guesses of the content.
#[derive(Serialize)]
pub(super) struct Salted<'a, B> {
    salt: String,
    #[serde(flatten)]
    body: &'a B,
}

impl<'a, B: Serialize> Salted<'a, B> {
    pub(super) fn new(body: &'a B) -> Self {
        // The keys of the standard library's maps come from the system's source of randomness.
        let [one, other] = [0, 1].map(|half| RandomState::new().hash_one(half));
        Self { salt: format!("{one:016x}{other:016x}"), body }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CONTENT: Content<'_> = Content {
        number: 1,
        time: 1_760_000_000_000,
        kind: "intent",
        operator: "\u{5f20}\u{4e09}",
        profile: "prod",
        body: r#"{"action":"mute"}"#,
    };

    fn hashed(content: &Content<'_>, format: i64) -> String {
        text(&content.hash(format, &ZEROS, &mut Vec::new()).unwrap())
    }

    #[test]
    fn both_formats_are_the_documented_ones() {
        // Computed with the lines of the module's page.
        assert_eq!(hashed(&CONTENT, 1), "67b7f15f9df8f35048bb426ce3e91d48532bb19c0a7cfc70bda592b884083016");
        assert_eq!(hashed(&CONTENT, 2), "8609d1cb7a601f257050189bf098bdb88274aef980965cdf068cf2327558b1f6");
        assert_eq!(CONTENT.hash(3, &ZEROS, &mut Vec::new()), None);
    }

    #[test]
    fn fields_cannot_run_into_each_other() {
        for format in [1, 2] {
            let one = Content { operator: "ab", profile: "c", ..CONTENT };
            let other = Content { operator: "a", profile: "bc", ..CONTENT };
            assert_ne!(hashed(&one, format), hashed(&other, format));
            let quoted = Content { operator: "a\",\"profile\":\"b", profile: "c", ..CONTENT };
            let plain = Content { operator: "a", profile: "b\",\"profile\":\"c", ..CONTENT };
            assert_ne!(hashed(&quoted, format), hashed(&plain, format));
        }
    }

    #[test]
    fn no_two_salts_are_alike() {
        let body = serde_json::json!({ "action": "mute" });
        let one = serde_json::to_string(&Salted::new(&body)).unwrap();
        assert!(one.starts_with(r#"{"salt":""#) && one.ends_with(r#","action":"mute"}"#), "{one}");
        assert_ne!(one, serde_json::to_string(&Salted::new(&body)).unwrap());
    }
}
