//! Finds terminal control sequences in text and names them.
//!
//! Follows the shape of the usual terminal parser (ECMA-48, xterm): one sequence, or one whole control string with
//! what it carries, becomes one mark. A control string ends at its terminator, at the next ESC or C1 control, or
//! at the end of the line; the last rule is ours, so that an open string cannot hide more than its own line.

use std::fmt::Write as _;

/// What a mark may quote of a sequence, in characters; the rest is replaced by `~`.
const QUOTED: usize = 8;

const ESC: char = '\u{1b}';

/// Reads the control character or sequence at the start of `text`.
///
/// Returns the bytes it takes and the visible mark for it, or `None` when `text` does not start with a control
/// character. Line breaks and tabs are controls here too; the caller looks for those first.
pub(super) fn scan(text: &str) -> Option<(usize, String)> {
    let first = text.chars().next().filter(|c| c.is_control())?;
    let rest = &text[first.len_utf8()..];
    let (taken, mark) = match first {
        ESC => escape(rest),
        '\u{9b}' => csi(rest, "CSI "),
        '\u{90}' | '\u{98}' | '\u{9d}' | '\u{9e}' | '\u{9f}' => string(rest, string_name(first)),
        other => (0, format!("<U+{:04X}>", u32::from(other))),
    };
    Some((first.len_utf8() + taken, mark))
}

fn string_name(c: char) -> &'static str {
    match c {
        '\u{90}' | 'P' => "DCS",
        '\u{98}' | 'X' => "SOS",
        '\u{9e}' | '^' => "PM",
        '\u{9f}' | '_' => "APC",
        _ => "OSC",
    }
}

/// What follows an ESC.
fn escape(rest: &str) -> (usize, String) {
    match rest.chars().next() {
        Some('[') => {
            let (taken, mark) = csi(&rest[1..], "ESC[");
            (taken + 1, mark)
        }
        Some(c @ ('P' | 'X' | ']' | '^' | '_')) => {
            let (taken, mark) = string(&rest[1..], string_name(c));
            (taken + 1, mark)
        }
        _ => {
            let between = span(rest, 0x20..=0x2f);
            let end = between + usize::from(matches!(rest.as_bytes().get(between), Some(0x30..=0x7e)));
            (end, format!("<ESC{}>", quote(&rest[..end])))
        }
    }
}

/// A control sequence after its introducer: parameters, intermediates, a final byte if there is one.
fn csi(rest: &str, name: &str) -> (usize, String) {
    let parameters = span(rest, 0x30..=0x3f);
    let between = parameters + span(&rest[parameters..], 0x20..=0x2f);
    let end = between + usize::from(matches!(rest.as_bytes().get(between), Some(0x40..=0x7e)));
    (end, format!("<{name}{}>", quote(&rest[..end])))
}

/// A control string after its introducer. The mark tells the command's number (OSC only) and how many characters of
/// payload are not shown.
fn string(rest: &str, name: &str) -> (usize, String) {
    let bell_ends = name == "OSC";
    let stop = |c: char| match c {
        '\u{7}' => bell_ends,
        '\n' | '\r' | '\u{18}' | '\u{1a}' | ESC | '\u{80}'..='\u{9f}' => true,
        _ => false,
    };
    let end = rest.find(stop).unwrap_or(rest.len());
    let terminator = match rest[end..].chars().next() {
        Some(c @ ('\u{7}' | '\u{18}' | '\u{1a}' | '\u{9c}')) => c.len_utf8(),
        Some(ESC) if rest[end..].starts_with("\u{1b}\\") => 2,
        _ => 0,
    };
    let payload = &rest[..end];
    let digits = if bell_ends { span(payload, 0x30..=0x39).min(4) } else { 0 };
    let mut mark = format!("<{name}");
    if digits > 0 {
        mark.push(' ');
        mark.push_str(&payload[..digits]);
    }
    let hidden = payload[digits..].chars().skip_while(|&c| bell_ends && c == ';').count();
    if hidden > 0 {
        // Writing to a String cannot fail.
        let _ = write!(mark, " +{hidden}");
    }
    mark.push('>');
    (end + terminator, mark)
}

/// Length of the leading run of bytes within `range`, which must be ASCII.
fn span(text: &str, range: std::ops::RangeInclusive<u8>) -> usize {
    text.bytes().take_while(|b| range.contains(b)).count()
}

/// Quotes printable ASCII, keeping the start and the final character of what is too long.
fn quote(ascii: &str) -> String {
    if ascii.len() <= QUOTED {
        return ascii.to_owned();
    }
    format!("{}~{}", &ascii[..QUOTED - 2], &ascii[ascii.len() - 1..])
}

#[cfg(test)]
mod tests {
    use super::scan;

    #[test]
    fn names_each_kind_of_sequence() {
        let table: &[(&str, &str, &str)] = &[
            ("\x1b[31mred", "<ESC[31m>", "red"),
            ("\x1b[2J", "<ESC[2J>", ""),
            ("\x1b[31", "<ESC[31>", ""),
            ("\x1b[31中", "<ESC[31>", "中"),
            ("\x1b[38;2;255;255;255mx", "<ESC[38;2;2~m>", "x"),
            ("\u{9b}31mred", "<CSI 31m>", "red"),
            ("\x1b]52;c;aGk=\x07after", "<OSC 52 +6>", "after"),
            ("\x1b]52;c;aGk=\x1b\\after", "<OSC 52 +6>", "after"),
            ("\x1b]0;title", "<OSC 0 +5>", ""),
            ("\x1b]0;title\nnext line", "<OSC 0 +5>", "\nnext line"),
            ("\x1b]8;;http://x\x1b[0m", "<OSC 8 +8>", "\x1b[0m"),
            ("\u{9d}2;t\u{9c}x", "<OSC 2 +1>", "x"),
            ("\x1bPq#0\x1b\\x", "<DCS +3>", "x"),
            ("\u{90}q\u{9c}x", "<DCS +1>", "x"),
            ("\x1b_Gi=1\x1b\\x", "<APC +4>", "x"),
            ("\u{9f}G", "<APC +1>", ""),
            ("\x1b^note\x1b\\x", "<PM +4>", "x"),
            ("\u{9e}note", "<PM +4>", ""),
            ("\x1bXnote\x1b\\x", "<SOS +4>", "x"),
            ("\u{98}note\u{18}x", "<SOS +4>", "x"),
            ("\x1b_a\x07b\x1b\\x", "<APC +3>", "x"),
            ("\x1bc!", "<ESCc>", "!"),
            ("\x1b(B!", "<ESC(B>", "!"),
            ("\x1b", "<ESC>", ""),
            ("\x1b中", "<ESC>", "中"),
            ("\x1b\x1b[m", "<ESC>", "\x1b[m"),
            ("\x07x", "<U+0007>", "x"),
            ("\0x", "<U+0000>", "x"),
            ("\x7fx", "<U+007F>", "x"),
            ("\u{85}x", "<U+0085>", "x"),
        ];
        for &(raw, mark, rest) in table {
            let (taken, found) = scan(raw).expect(raw);
            assert_eq!((found.as_str(), &raw[taken..]), (mark, rest), "{raw:?}");
        }
        assert!(scan("plain").is_none());
        assert!(scan("").is_none());
    }

    #[test]
    fn marks_stay_short() {
        let long = "9;".repeat(5000);
        for start in ["\x1b[", "\u{9b}", "\x1b]", "\x1bP", "\x1b"] {
            let (_, mark) = scan(&format!("{start}{long}m")).expect("a control");
            assert!(mark.len() <= 16, "{mark}");
        }
    }
}
