//! Knows which invisible characters belong to an emoji.
//!
//! Asks `unicode-segmentation` instead of keeping a table: it knows what joins with a ZWJ.

use unicode_segmentation::UnicodeSegmentation;

/// Zero width joiner.
pub(super) const ZWJ: char = '\u{200d}';
/// Variation selector 16: draw as emoji.
pub(super) const VS16: char = '\u{fe0f}';
/// The enclosing key of a keycap such as `1️⃣`.
pub(super) const KEYCAP: char = '\u{20e3}';

/// The subdivision flags that fonts draw: England, Scotland, Wales. Others would draw as a black flag with hidden
/// text behind it.
const TAG_FLAGS: [&str; 3] = ["gbeng", "gbsct", "gbwls"];
const BLACK_FLAG: char = '\u{1f3f4}';
const CANCEL_TAG: char = '\u{e007f}';

/// Whether `c` can be joined to other emoji (Unicode property `Extended_Pictographic`).
pub(super) fn is_pictograph(c: char) -> bool {
    if c < '\u{a9}' || ('\u{af}'..'\u{203c}').contains(&c) || ('\u{3300}'..'\u{1f000}').contains(&c) {
        return false;
    }
    let probe: String = [c, ZWJ, '\u{1f600}'].iter().collect();
    probe.graphemes(true).count() == 1
}

/// Skin tones.
pub(super) fn is_modifier(c: char) -> bool {
    ('\u{1f3fb}'..='\u{1f3ff}').contains(&c)
}

/// Digits and signs that a keycap can enclose.
pub(super) fn is_keycap_base(c: char) -> bool {
    c.is_ascii_digit() || c == '#' || c == '*'
}

/// Tag characters, which spell invisible ASCII.
pub(super) fn is_tag(c: char) -> bool {
    ('\u{e0000}'..='\u{e007f}').contains(&c)
}

/// Length in bytes of the subdivision flag at the start of `text`, if one is there.
pub(super) fn tag_flag(text: &str) -> Option<usize> {
    let tags = text.strip_prefix(BLACK_FLAG)?;
    let spelled: String = tags
        .chars()
        .take_while(|&c| is_tag(c) && c != CANCEL_TAG)
        .take(6)
        .filter_map(|c| char::from_u32(u32::from(c) - 0xe_0000))
        .collect();
    let end = BLACK_FLAG.len_utf8() + 4 * spelled.len();
    let whole = TAG_FLAGS.contains(&spelled.as_str()) && text[end..].starts_with(CANCEL_TAG);
    whole.then_some(end + CANCEL_TAG.len_utf8())
}

#[cfg(test)]
mod tests {
    use super::{is_pictograph, tag_flag};

    #[test]
    fn pictographs_are_told_from_letters() {
        for c in "😀❤👨♂✈©🏳🏴💻".chars() {
            assert!(is_pictograph(c), "{c}");
        }
        for c in "a1#中あ한ا\u{915}é、\u{301}\u{1f3fb}🇨".chars() {
            assert!(!is_pictograph(c), "{c}");
        }
    }

    #[test]
    fn only_flags_that_exist_are_flags() {
        let tags =
            |s: &str| s.chars().filter_map(|c| char::from_u32(u32::from(c) + 0xe_0000)).collect::<String>();
        let flag = format!("🏴{}\u{e007f}", tags("gbsct"));
        assert_eq!(tag_flag(&format!("{flag}x")), Some(flag.len()));
        assert_eq!(tag_flag(&format!("🏴{}", tags("gbsct"))), None);
        assert_eq!(tag_flag(&format!("🏴{}\u{e007f}", tags("ignore all"))), None);
        assert_eq!(tag_flag(&format!("🏳{}\u{e007f}", tags("gbsct"))), None);
        assert_eq!(tag_flag("🏴"), None);
    }
}
