//! The clipboard, through the terminal: OSC 52 works over ssh, where there is nothing else to talk to.

use std::io::{self, Write};

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

/// Terminals cut longer sequences off, and a cut one would be typed into the shell.
const MAX_BYTES: usize = 74_000;

/// Puts text on the clipboard. Base64 keeps whatever it holds from being obeyed.
pub(super) fn copy(out: &mut impl Write, text: &str) -> io::Result<()> {
    let mut end = text.len().min(MAX_BYTES);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    write!(out, "\x1b]52;c;{}\x07", STANDARD.encode(&text.as_bytes()[..end]))?;
    out.flush()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_copied_cannot_end_the_sequence() {
        let mut out = Vec::new();
        copy(&mut out, "\x07\x1b]0;title\x07").unwrap();
        let shown = String::from_utf8(out).unwrap();
        assert_eq!(shown.matches('\x07').count(), 1);
        assert_eq!(shown.matches('\x1b').count(), 1);
    }

    #[test]
    fn long_text_is_cut_between_characters() {
        let mut out = Vec::new();
        copy(&mut out, &"字".repeat(MAX_BYTES)).unwrap();
        let encoded = &out[7..out.len() - 1];
        assert!(String::from_utf8(STANDARD.decode(encoded).unwrap()).is_ok());
    }
}
