//! Sorts characters: plain, hidden, or attached to the one before.

use unicode_width::UnicodeWidthChar;

/// Characters that need no further look. A quick answer for nearly all text; `false` only means "look closer".
pub(super) fn is_plain(c: char) -> bool {
    matches!(c,
        ' '..='~'
        | '\u{c0}'..='\u{24f}'
        | '\u{3001}'..='\u{3029}'
        | '\u{3041}'..='\u{3096}'
        | '\u{30a0}'..='\u{30ff}'
        | '\u{4e00}'..='\u{9fff}'
        | '\u{ac00}'..='\u{d7a3}'
        | '\u{ff01}'..='\u{ff60}')
}

/// Characters that draw nothing, reorder what is around them, or have no agreed appearance.
///
/// Names the ones from the safety rules, then takes everything that Rust's own tables call not printable: format
/// characters, private use, unassigned. ZWJ, VS16 and tags count as hidden; the caller looks for emoji first.
pub(super) fn is_hidden(c: char) -> bool {
    if is_plain(c) || is_space(c) {
        return false;
    }
    let named = matches!(c,
        '\u{ad}' | '\u{34f}' | '\u{61c}'
        | '\u{115f}' | '\u{1160}' | '\u{3164}' | '\u{ffa0}'
        | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}'
        | '\u{2800}' // braille pattern without dots: looks like a space, not treated as one
        | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{fff0}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e0fff}');
    named || !is_printable(c)
}

/// Spaces with a width. Rust's tables call all but U+0020 not printable.
fn is_space(c: char) -> bool {
    matches!(c, '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{202f}' | '\u{205f}' | '\u{3000}')
}

/// Characters drawn onto the one before: combining marks, and vowels and finals of Hangul in parts.
pub(super) fn is_combining(c: char) -> bool {
    !is_plain(c) && c.width() == Some(0) && !is_hidden(c)
}

/// `str::escape_debug` writes what is not printable as `\u{..}`. It also does so for a combining mark, but only at
/// the start of a string, hence the letter in front.
fn is_printable(c: char) -> bool {
    let mut buffer = [b'a'; 5];
    let length = c.encode_utf8(&mut buffer[1..]).len();
    std::str::from_utf8(&buffer[..=length]).is_ok_and(|probe| probe.escape_debug().nth(2).is_none())
}

#[cfg(test)]
mod tests {
    use super::{is_combining, is_hidden, is_plain};
    use unicode_width::UnicodeWidthChar;

    #[test]
    fn the_listed_characters_are_hidden() {
        let listed = "\u{61c}\u{200e}\u{200f}\u{202a}\u{202b}\u{202c}\u{202d}\u{202e}\u{2066}\u{2067}\u{2068}\u{2069}\
            \u{200b}\u{200c}\u{200d}\u{2060}\u{feff}\u{ad}\u{34f}\u{115f}\u{1160}\u{3164}\u{ffa0}\u{2028}\u{2029}\
            \u{fe0f}\u{e0001}\u{e0041}\u{e007f}\u{e0100}\u{180e}\u{e000}\u{10ffff}\u{fffe}\u{1d173}\u{13430}";
        for c in listed.chars() {
            assert!(is_hidden(c), "U+{:04X}", u32::from(c));
            assert!(!is_combining(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn letters_and_signs_are_not_hidden() {
        for c in "aé中あ한אبกक\u{3000}\u{a0}，…·①“”😀❤🇨🏻ｱﾞ€\u{fffd}".chars()
        {
            assert!(!is_hidden(c), "U+{:04X}", u32::from(c));
        }
    }

    #[test]
    fn plain_characters_have_a_width_of_their_own() {
        for c in (' '..=char::MAX).filter(|&c| is_plain(c)) {
            assert!(c.width().is_some_and(|w| w > 0), "U+{:04X}", u32::from(c));
        }
    }
}
