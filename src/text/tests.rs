//! What the cleaner must do with each kind of trick, and what must hold for any input.

use proptest::prelude::*;
use unicode_segmentation::UnicodeSegmentation;

use super::{MAX_CHARS, SafeText, clean, emoji, hidden};

#[test]
fn each_trick_becomes_a_mark() {
    let table = [
        ("a\u{202e}b", "a<U+202E>b"),
        ("\u{2066}x\u{2069}", "<U+2066>x<U+2069>"),
        ("\u{61c}\u{200e}\u{200f}", "<U+061C><U+200E><U+200F>"),
        ("ad\u{200b}min", "ad<U+200B>min"),
        ("\u{200b}\u{200b}\u{200b}", "<U+200B x3>"),
        ("\u{feff}\u{ad}\u{2060}\u{34f}", "<U+FEFF><U+00AD><U+2060><U+034F>"),
        ("\u{115f}\u{1160}\u{3164}\u{ffa0}", "<U+115F><U+1160><U+3164><U+FFA0>"),
        ("a\u{2028}b\u{2029}", "a<U+2028>b<U+2029>"),
        ("x\x1b[31mred", "x<ESC[31m>red"),
        ("\x1b]52;c;aGVsbG8=\x07!", "<OSC 52 +10>!"),
        ("a\0\x07\x7f", "a<U+0000><U+0007><U+007F>"),
        ("\u{9b}2J\u{85}", "<CSI 2J><U+0085>"),
        ("a\u{e0068}\u{e0069}", "a<TAGS x2>"),
        ("a\u{200d}b", "a<U+200D>b"),
        ("a\u{200c}b", "a<U+200C>b"),
        ("a\u{fe0f}", "a<U+FE0F>"),
        ("葛\u{e0100}", "葛<U+E0100>"),
        ("\u{e000}", "<U+E000>"),
        ("\u{2800}\u{2800}", "<U+2800 x2>"),
        ("a\tb", "a<TAB>b"),
        ("a\nb\r\nc\rd", "a↵b↵c↵d"),
        ("\u{301}a", "<U+0301>a"),
        ("\u{301}\u{302}a", "<+2 marks>a"),
        ("\u{200b}\u{338}", "<U+200B><U+0338>"),
    ];
    for (raw, shown) in table {
        assert_eq!(SafeText::new(raw), shown, "{raw:?}");
    }
}

#[test]
fn honest_text_stays_as_it_is() {
    let table = [
        "",
        "plain ASCII <b> & \\ \"",
        "管理员，你好！（测试）",
        "こんにちは カタカナ ｱﾞ 한국어 \u{1112}\u{1161}\u{11ab}",
        "مرحبا שלום",
        "Tiếng Việt ê\u{301} ไทย หนี้ हिन्दी",
        "😀👍🏽👨‍👩‍👧‍👦🧑🏻‍❤️‍💋‍🧑🏿🏳️‍🌈🇨🇳❤️1️⃣#️⃣☎️",
        "🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}",
        "\u{3000}全角\u{a0}space",
        "€…·①“”→↵",
    ];
    for text in table {
        assert_eq!(SafeText::new(text), text);
        assert_eq!(SafeText::new_multiline(text), text);
    }
}

#[test]
fn emoji_parts_stay_only_inside_emoji() {
    let table = [
        ("😀\u{200d}", "😀<U+200D>"),
        ("😀\u{200d}a", "😀<U+200D>a"),
        ("\u{200d}😀", "<U+200D>😀"),
        ("😀\u{200d}\u{200d}😀", "😀<U+200D x2>😀"),
        ("😀\u{fe0f}\u{fe0f}", "😀\u{fe0f}<U+FE0F>"),
        ("1\u{fe0f}2", "1<U+FE0F>2"),
        ("😀\u{301}\u{200d}😀", "😀\u{301}<U+200D>😀"),
        ("😀\u{200d}🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}", "😀\u{200d}🏴<TAGS x6>"),
        ("\u{fe0f}🏽🏽ᅡᅡ\u{301}", "<U+FE0F>🏽🏽ᅡᅡ\u{301}"),
        ("👍🏽🏽🏽🏽🏽🏽", "👍🏽🏽🏽🏽<+2 marks>"),
        ("🏴\u{e0067}\u{e0062}", "🏴<TAGS x2>"),
        ("😀\u{e0067}\u{e007f}", "😀<TAGS x2>"),
    ];
    for (raw, shown) in table {
        assert_eq!(SafeText::new(raw), shown, "{raw:?}");
    }
    let chain = ["😀"; 9].join("\u{200d}");
    assert_eq!(SafeText::new(&chain).as_str().matches("<U+200D>").count(), 1, "the fifth joiner of eight");
}

#[test]
fn a_pile_of_marks_is_counted() {
    assert_eq!(SafeText::new(&format!("Z{}", "\u{301}".repeat(4))), *format!("Z{}", "\u{301}".repeat(4)));
    assert_eq!(
        SafeText::new(&format!("Z{}o", "\u{301}".repeat(5))),
        *format!("Z{}<U+0301>o", "\u{301}".repeat(4))
    );
    assert_eq!(
        SafeText::new(&format!("Z{}o", "\u{301}".repeat(100))),
        *format!("Z{}<+96 marks>o", "\u{301}".repeat(4))
    );
}

#[test]
fn multiline_keeps_lines() {
    let text = SafeText::new_multiline("a\r\nb\rc\n\td\u{202e}");
    assert_eq!(text, "a\nb\nc\n    d<U+202E>");
    assert_eq!(text.lines().count(), 4);
    assert_eq!(text.to_one_line(), "a↵b↵c↵    d<U+202E>");
}

#[test]
fn long_text_is_cut_and_says_so() {
    let exact = "字".repeat(MAX_CHARS);
    assert_eq!(SafeText::new(&exact), *exact);
    for unit in ["a", "字", "\u{202e}a", "👨‍👩‍👧‍👦", "e\u{301}", "\x1b[m"] {
        let raw = unit.repeat(MAX_CHARS + 1);
        let text = SafeText::new(&raw);
        let shown = text.as_str();
        assert!(shown.chars().count() <= MAX_CHARS, "{unit:?}");
        let (kept, count) = shown.rsplit_once("<cut ").expect(unit);
        let count: usize = count.trim_end_matches('>').parse().expect(unit);
        if !raw.chars().any(|c| hidden::is_hidden(c) || c.is_control()) || unit.starts_with('👨') {
            assert_eq!(kept.chars().count() + count, raw.chars().count(), "{unit:?}");
        }
        assert_eq!(SafeText::new(shown), text, "{unit:?}");
    }
}

#[derive(serde::Deserialize)]
struct Body {
    #[serde(deserialize_with = "SafeText::deserialize_multiline")]
    text: SafeText,
}

#[test]
fn serde_cleans_on_the_way_in() {
    let text: SafeText = serde_json::from_str(r#""a\u202eb\nc""#).expect("a string");
    assert_eq!(text, "a<U+202E>b↵c");
    assert_eq!(serde_json::to_string(&text).expect("a string"), r#""a<U+202E>b↵c""#);
    let body: Body = serde_json::from_str(r#"{"text": "a\u202e\nb"}"#).expect("a body");
    assert_eq!(body.text, "a<U+202E>\nb");
}

#[test]
fn every_single_character_is_handled() {
    let dense = ('\0'..='\u{33ff}').chain('\u{a000}'..='\u{1ffff}').chain('\u{e0000}'..='\u{e0fff}');
    for c in dense.chain(('\u{3400}'..=char::MAX).step_by(89)) {
        let shown = SafeText::new(&format!("a{c}"));
        assert!(is_clean(shown.as_str(), false), "U+{:04X} {shown:?}", u32::from(c));
        assert_eq!(SafeText::new(shown.as_str()), shown);
    }
}

/// Says, independently of the cleaner's course, that nothing tricky is left.
fn is_clean(text: &str, lines: bool) -> bool {
    text.graphemes(true).all(|cluster| {
        let emoji = cluster.chars().next().is_some_and(emoji::is_pictograph);
        let keycap = cluster.contains("\u{fe0f}\u{20e3}");
        let flag = emoji::tag_flag(cluster).is_some();
        cluster.chars().all(|c| match c {
            '\n' => lines,
            '\u{fe0f}' => emoji || keycap,
            '\u{200d}' => emoji,
            _ if emoji::is_tag(c) => flag,
            _ => !c.is_control() && !hidden::is_hidden(c),
        })
    })
}

/// Whether combining marks have something to stand on, and stand on it four at most.
fn is_anchored(text: &str) -> bool {
    let mut run = 0;
    !text.starts_with(hidden::is_combining)
        && text.chars().all(|c| {
            run = if hidden::is_combining(c) { run + 1 } else { 0 };
            run <= 4
        })
}

/// Text made of the pieces that tricks are made of.
fn tricky() -> impl Strategy<Value = String> {
    let pieces = vec![
        "a",
        "1",
        "#",
        " ",
        "\n",
        "\r",
        "\t",
        "<",
        "x",
        "管",
        "，",
        "א",
        "\u{301}",
        "\u{fe0f}",
        "\u{fe0e}",
        "\u{200d}",
        "\u{20e3}",
        "😀",
        "❤",
        "👨",
        "🏽",
        "🇨",
        "🏴",
        "\u{e0067}",
        "\u{e0062}",
        "\u{e007f}",
        "\u{202e}",
        "\u{200b}",
        "\u{3164}",
        "\x1b",
        "[",
        "]",
        "P",
        "\\",
        ";",
        "52",
        "\x07",
        "\u{9b}",
        "\u{9d}",
        "\u{9c}",
        "m",
        "\u{1100}",
        "\u{1161}",
        "\u{915}",
        "\u{94d}",
        "\u{600}",
        "\u{1faff}",
        "🏴\u{e0067}\u{e0062}\u{e0065}\u{e006e}\u{e0067}\u{e007f}",
    ];
    let piece = prop_oneof![
        6 => proptest::sample::select(pieces).prop_map(str::to_owned),
        1 => any::<char>().prop_map(String::from),
    ];
    proptest::collection::vec(piece, 0..40).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn cleaning_is_total_idempotent_and_thorough(raw in tricky()) {
        let once = SafeText::new(&raw);
        prop_assert!(is_clean(once.as_str(), false), "{once:?}");
        prop_assert!(is_anchored(once.as_str()), "{once:?}");
        prop_assert_eq!(SafeText::new(once.as_str()), once);
        let many = SafeText::new_multiline(&raw);
        prop_assert!(is_clean(many.as_str(), true), "{many:?}");
        prop_assert_eq!(SafeText::new_multiline(many.as_str()), many);
    }

    #[test]
    fn a_clean_text_can_be_cut_anywhere_a_line_can(raw in tricky(), cols in 1_usize..12) {
        for line in super::wrap(SafeText::new_multiline(&raw).as_str(), cols) {
            prop_assert!(is_clean(&line, false), "{line:?}");
        }
    }

    #[test]
    fn a_mark_is_short(raw in tricky()) {
        if let Some((_, mark)) = super::control::scan(&raw) {
            prop_assert!(mark.chars().count() <= 16, "{mark}");
        }
    }

    #[test]
    fn no_work_is_done_for_clean_ascii(raw in "[ -~]{0,60}") {
        prop_assert_eq!(clean::clean(&raw, clean::Lines::One), None);
    }
}
