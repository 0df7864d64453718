//! Look-alike names.
//!
//! A small part of Unicode TR39, enough to catch the common impersonations of an administrator. Known limits: only
//! Latin look-alikes from Latin, Greek, Cyrillic, full-width, mathematical and circled letters are known, and of
//! Han characters only radicals and a few pairs; accents are dropped, and `i` counts as `l`, so that different honest
//! names can share a skeleton. An equal skeleton is a reason to look, never a proof; a different one proves nothing.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::hidden;

/// Letters that look like the first one, in lower case: accented Latin, Cyrillic, Greek, small capitals.
const LOOKS_LIKE: &[(char, &str)] = &[
    ('a', "àáâãäåāăąǎǟǡǻȁȃȧḁạảấầẩẫậắằẳẵặаαɑᴀӑӓ"),
    ('b', "ḃḅḇьвβʙƅ"),
    ('c', "çćĉċčḉсϲᴄƈ"),
    ('d', "ďḋḍḏḑḓđԁɗᴅ"),
    ('e', "èéêëēĕėęěȅȇȩḕḗḙḛḝẹẻẽếềểễệеεёѐҽɛᴇєӗ"),
    ('f', "ḟƒғ"),
    ('g', "ĝğġģǧǵḡɡɢԍ"),
    ('h', "ĥȟḣḥḧḩḫẖһнηħʜ"),
    ('j', "ĵǰјϳᴊ"),
    ('k', "ķǩḱḳḵкκᴋƙқ"),
    ('l', "ĺļľḷḹḻḽłŀʟƚìíîïĩīĭįǐȉȋḭɨỉịıіїιɪӏ1i|ǀ"),
    ('m', "ḿṁṃмμᴍµ"),
    ('n', "ñńņňǹṅṇṉṋпνɴŋƞ"),
    ('o', "òóôõöōŏőơǒǫǭȍȏȫȭȯȱṍṏṑṓọỏốồổỗộớờởỡợоοσøᴏөө0〇○"),
    ('p', "ṕṗрρᴘƿ"),
    ('q', "ԛ"),
    ('r', "ŕŗřȑȓṙṛṝṟгʀɾ"),
    ('s', "śŝşšșṡṣṥṧṩẛѕꜱʂ"),
    ('t', "ţťțṫṭṯṱẗтτᴛŧ"),
    ('u', "ùúûüũūŭůűųưǔǖǘǚǜȕȗṳṵṷṹṻụủứừửữựυцᴜʋ"),
    ('v', "ṽṿѵᴠ"),
    ('w', "ŵẁẃẅẇẉẘшωԝᴡѡɯ"),
    ('x', "ẋẍхχҳ"),
    ('y', "ýÿŷȳẏẙỳỵỷỹуγўүʏ"),
    ('z', "źżžẑẓẕᴢζʐ"),
    ('3', "зӡʒ"),
    ('口', "囗"),
    ('日', "曰"),
    ('土', "士"),
    ('未', "末"),
    ('己', "已巳"),
    ('一', "ー—―─"),
    ('员', "貟"),
];

/// The 214 Kangxi radicals, U+2F00 onwards, as the ideographs they look like.
const RADICALS: &str = "一丨丶丿乙亅二亠人儿入八冂冖冫几凵刀力勹匕匚匸十卜卩厂厶又口囗土士夂夊夕大女子宀寸小尢尸屮山巛工己巾干幺广廴廾弋弓彐彡彳\
    心戈戶手支攴文斗斤方无日曰月木欠止歹殳毋比毛氏气水火爪父爻爿片牙牛犬玄玉瓜瓦甘生用田疋疒癶白皮皿目矛矢石示禸禾穴立竹米糸缶网羊羽老而耒耳聿肉臣自\
    至臼舌舛舟艮色艸虍虫血行衣襾見角言谷豆豕豸貝赤走足身車辛辰辵邑酉釆里金長門阜隶隹雨靑非面革韋韭音頁風飛食首香馬骨高髟鬥鬯鬲鬼魚鳥鹵鹿麥麻黃黍黑黹\
    黽鼎鼓鼠鼻齊齒龍龜龠";

/// Kangxi radicals whose simplified twin, from the supplement block, is common in names.
const SUPPLEMENT: &[(char, char)] = &[
    ('⺠', '民'),
    ('⻄', '西'),
    ('⻅', '见'),
    ('⻋', '车'),
    ('⻓', '长'),
    ('⻔', '门'),
    ('⻚', '页'),
    ('⻛', '风'),
];

/// What a mark made by [`SafeText`](super::SafeText) begins with.
const MARKS: [&str; 11] =
    ["<U+", "<TAGS x", "<+", "<TAB>", "<ESC", "<CSI ", "<OSC", "<DCS", "<APC", "<PM", "<SOS"];

/// No mark is longer, in bytes.
const LONGEST_MARK: usize = 32;

/// A form in which names that look alike are equal; for comparing only, not for showing.
///
/// Folds case, full-width and styled letters, and the common look-alikes; drops spaces, combining marks, hidden
/// characters and the marks that [`SafeText`](super::SafeText) shows for them. See the limits above: equal means
/// "look closer". A name of nothing but hidden characters gives the empty string, which must not be compared.
pub fn skeleton(s: &str) -> String {
    let mut folded = String::with_capacity(s.len());
    let mut rest = s;
    while let Some(c) = rest.chars().next() {
        if let Some(mark) = mark_length(rest) {
            rest = &rest[mark..];
            continue;
        }
        rest = &rest[c.len_utf8()..];
        if !hidden::is_hidden(c) && !hidden::is_combining(c) && !c.is_whitespace() {
            folded.extend(unstyled(c).to_lowercase().filter(|&c| !hidden::is_combining(c)).map(look_alike));
        }
    }
    folded.replace("rn", "m").replace("vv", "w")
}

/// Length of the cleaner's mark at the start of `text`.
fn mark_length(text: &str) -> Option<usize> {
    MARKS.iter().find(|start| text.starts_with(**start))?;
    text.bytes().take(LONGEST_MARK).position(|b| b == b'>').map(|at| at + 1)
}

/// The plain form of full-width, circled and mathematical letters and of radicals (a part of NFKC).
fn unstyled(c: char) -> char {
    let code = u32::from(c);
    let letter = |index: u32| if index < 26 { u32::from('A') + index } else { u32::from('a') + index - 26 };
    let plain = match code {
        0xff01..=0xff5e => code - 0xfee0,
        0x1d400..=0x1d6a3 => letter((code - 0x1d400) % 52),
        0x1d7ce..=0x1d7ff => u32::from('0') + (code - 0x1d7ce) % 10,
        0x249c..=0x24b5 => letter(code - 0x249c),
        0x24b6..=0x24e9 => letter(code - 0x24b6),
        0x2460..=0x2468 => u32::from('1') + code - 0x2460,
        0x1f130..=0x1f149 => letter(code - 0x1f130),
        0x1f150..=0x1f169 => letter(code - 0x1f150),
        0x1f170..=0x1f189 => letter(code - 0x1f170),
        0x2f00..=0x2fd5 => RADICALS.chars().nth((code - 0x2f00) as usize).map_or(code, u32::from),
        0x2e80..=0x2eff => SUPPLEMENT.iter().find(|pair| pair.0 == c).map_or(code, |pair| u32::from(pair.1)),
        _ => code,
    };
    char::from_u32(plain).unwrap_or(c)
}

fn look_alike(c: char) -> char {
    static TABLE: LazyLock<HashMap<char, char>> = LazyLock::new(|| {
        LOOKS_LIKE.iter().flat_map(|(target, like)| like.chars().map(|c| (c, *target))).collect()
    });
    TABLE.get(&c).copied().unwrap_or(c)
}

#[cfg(test)]
mod tests {
    use super::{LOOKS_LIKE, RADICALS, skeleton};
    use crate::text::SafeText;

    #[test]
    fn look_alikes_share_a_skeleton() {
        let pairs = [
            ("admin", "аdmіn"),
            ("admin", "ADMIN"),
            ("admin", "ａｄｍｉｎ"),
            ("admin", "𝐚𝐝𝐦𝐢𝐧"),
            ("admin", "ⓐⓓⓜⓘⓝ"),
            ("admin", "ad\u{200b}min"),
            ("admin", "a\u{301}dmin"),
            ("admin", "ádmın"),
            ("admin", "adm1n"),
            ("admin", "admln"),
            ("admin", "adrnin"),
            ("admin", " ad min\u{3000}"),
            ("Bob", "ΒΟΒ"),
            ("Bob", "B0b"),
            ("support_01", "suррort_Ol"),
            ("管理员", "管理\u{3164}员"),
            ("小明", "⼩明"),
            ("长官", "⻓官"),
            ("日本", "曰本"),
        ];
        for (left, right) in pairs {
            assert_eq!(skeleton(left), skeleton(right), "{left} {right}");
        }
    }

    #[test]
    fn marks_of_the_cleaner_do_not_hide_a_look_alike() {
        for trick in ["ad\u{200b}min", "\u{202e}admin", "ad\x1b[31mmin", "admin\u{e0041}\u{e0042}", "ad\tmin"]
        {
            assert_eq!(skeleton(SafeText::new(trick).as_str()), skeleton("admin"), "{trick:?}");
        }
        assert_ne!(skeleton("<admin>"), skeleton(""));
        assert_ne!(skeleton("<U+ never closed"), skeleton(""));
    }

    #[test]
    fn different_names_stay_different() {
        for (left, right) in
            [("admin", "adman"), ("管理员", "管理者"), ("Anna", "Anne"), ("李雷", "韩梅梅"), ("a", "")]
        {
            assert_ne!(skeleton(left), skeleton(right), "{left} {right}");
        }
    }

    #[test]
    fn a_skeleton_is_its_own_skeleton() {
        for name in ["rrnn", "vvv", "Ａdmin0１", "ŉı", "㍿王ー", "Straße", "İstanbul"] {
            let once = skeleton(name);
            assert_eq!(skeleton(&once), once, "{name}");
        }
    }

    #[test]
    fn tables_are_consistent() {
        assert_eq!(RADICALS.chars().count(), 214);
        let all: Vec<char> = LOOKS_LIKE.iter().flat_map(|(_, like)| like.chars()).collect();
        for (target, _) in LOOKS_LIKE {
            assert!(!all.contains(target), "{target} is folded again");
        }
    }
}
