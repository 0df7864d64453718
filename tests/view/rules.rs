//! What must hold on every screen.

use imwarden::app::layout::areas;
use imwarden::app::model::{Dialog, Model, Pane};
use imwarden::domain::{Part, Role};
use imwarden::i18n::Lang;
use imwarden::text::{SafeText, WidthPolicy};

use crate::dialogs::{self, DIALOGS};
use crate::panes::SIZES;
use crate::terminal::Screen;
use crate::world;

/// Every state and every window, in both languages, at several sizes, even and odd.
fn everything() -> Vec<(String, Model)> {
    let mut sizes = SIZES.to_vec();
    sizes.extend([(40, 10), (41, 11), (71, 21), (73, 25), (109, 30), (111, 31)]);
    let mut found = Vec::new();
    for lang in Lang::ALL {
        for size in &sizes {
            let states = [world::normal, world::loading, world::down, world::failed, world::live];
            for (at, state) in states.into_iter().enumerate() {
                for focus in Pane::ALL {
                    let mut model = state(lang, *size);
                    model.focus = focus;
                    found.push((format!("state {at} {focus:?} {lang} {size:?}"), model));
                }
            }
            for (name, make) in DIALOGS {
                found.push((format!("{name} {lang} {size:?}"), dialogs::with(make, lang, *size)));
            }
        }
    }
    found
}

/// Panes full of wide characters that begin at even and odd columns in turn.
fn wide(lang: Lang, size: (u16, u16), shift: usize) -> Model {
    let mut model = world::normal(lang, size);
    let line = |n: usize| format!("{}{}", "a".repeat((n + shift) % 2), "字".repeat(90));
    let messages = (1..60)
        .map(|seq| world::message(seq, "u_7", vec![Part::Text(SafeText::new(&line(seq as usize)))]))
        .collect();
    world::put_messages(&mut model, messages);
    let members = (0..60).map(|n| world::member(&format!("成员{n}"), Role::Member, &line(n))).collect();
    world::put_members(&mut model, members, 60);
    model
}

#[test]
fn a_screen_that_changed_equals_one_painted_from_nothing() {
    for size in [(60, 20), (80, 24), (81, 25), (120, 36)] {
        let mut screen = Screen::new(size);
        let mut step = 0;
        let mut check = |model: &Model, what: &str| {
            screen.paint(model);
            let fresh = Screen::of(model);
            assert_eq!(screen.rows(), fresh.rows(), "{what} at {size:?}");
            for row in 0..size.1 {
                for column in 0..size.0 {
                    let (is, should) = (screen.style(column, row), fresh.style(column, row));
                    assert_eq!(is, should, "style of {what} at {size:?}, column {column}, row {row}");
                }
            }
        };
        for (name, make) in DIALOGS {
            for lang in Lang::ALL {
                step += 1;
                let mut model = wide(lang, size, step);
                model.focus = Pane::ALL[step % 3];
                check(&model, "wide panes");
                let window = dialogs::with(make, lang, size).dialogs;
                model.dialogs = window;
                check(&model, name);
                model.dialogs.push(Dialog::Quit { opened: std::time::Duration::ZERO });
                check(&model, "two windows");
                model.dialogs.clear();
                model.members.top = step;
                model.members.cursor = step;
                check(&model, "scrolled panes");
            }
        }
    }
}

#[test]
fn borders_of_panes_are_whole() {
    for (what, model) in everything().into_iter().filter(|(_, model)| model.dialogs.is_empty()) {
        let screen = Screen::of(&model);
        let areas = areas(&model);
        for area in Pane::ALL.into_iter().filter_map(|pane| areas.pane(pane)) {
            let (right, bottom) = (area.right() - 1, area.bottom() - 1);
            assert_eq!(screen.cell(area.x, area.y), "┌", "{what}");
            assert_eq!(screen.cell(right, area.y), "┐", "{what}");
            assert_eq!(screen.cell(area.x, bottom), "└", "{what}");
            assert_eq!(screen.cell(right, bottom), "┘", "{what}");
            for y in area.y + 1..bottom {
                assert_eq!((screen.cell(area.x, y), screen.cell(right, y)), ("│", "│"), "{what}, row {y}");
            }
        }
    }
}

#[test]
fn borders_of_windows_are_whole_over_wide_characters() {
    for size in [(40, 10), (60, 20), (80, 24), (81, 25), (120, 36), (121, 37), (200, 60)] {
        for (at, (name, make)) in DIALOGS.into_iter().enumerate() {
            let mut model = wide(Lang::Zh, size, at);
            model.dialogs = dialogs::with(make, Lang::Zh, size).dialogs;
            let screen = Screen::of(&model);
            let found = [60, 76, 116].into_iter().any(|width: u16| {
                let width = width.min(size.0);
                window_is_whole(&screen, (size.0 - width) / 2, width, size.1)
            });
            assert!(found, "{name} at {size:?}:\n{}", screen.shown());
        }
    }
}

/// Whether a frame of this width begins somewhere in column `left` and goes all the way round.
fn window_is_whole(screen: &Screen, left: u16, width: u16, rows: u16) -> bool {
    let right = left + width - 1;
    let corners = |y: u16, a: &str, b: &str| screen.cell(left, y) == a && screen.cell(right, y) == b;
    let tops = (0..rows).filter(|y| corners(*y, "┌", "┐"));
    tops.into_iter().any(|top| {
        let bottom = (top + 1..rows).find(|y| !corners(*y, "│", "│"));
        bottom.is_some_and(|y| y > top + 1 && corners(y, "└", "┘"))
    })
}

#[test]
fn no_trick_of_a_stranger_reaches_the_terminal() {
    let tricks = |c: char| {
        matches!(c, '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{ad}' | '\u{61c}' | '\u{200b}' | '\u{200e}' | '\u{200f}'
            | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}')
    };
    for (what, model) in everything() {
        let rows = Screen::of(&model).rows().concat();
        assert_eq!(rows.chars().find(|c| tricks(*c)), None, "{what}");
    }
}

#[test]
fn every_text_is_there() {
    for (what, model) in everything() {
        let rows = Screen::of(&model).rows().join("\n");
        for piece in rows.split('[').skip(1) {
            let inside = piece.split(']').next().unwrap_or_default();
            let is_key = inside.contains('-')
                && inside.chars().all(|c| c.is_ascii_lowercase() || matches!(c, '-' | '_'));
            assert!(!is_key, "{what}: [{inside}]");
        }
    }
}

#[test]
fn without_colours_there_are_none() {
    for (name, make) in DIALOGS {
        let mut model = dialogs::with(make, Lang::En, (80, 24));
        assert!(Screen::of(&model).has_colour(), "{name}");
        model.monochrome = true;
        let screen = Screen::of(&model);
        assert!(!screen.has_colour(), "{name}");
    }
}

#[test]
fn with_wide_signs_nothing_is_drawn_that_may_be_two_columns() {
    for (name, make) in DIALOGS {
        let mut model = dialogs::with(make, Lang::En, (120, 36));
        model.width = WidthPolicy::Wide;
        let rows = Screen::of(&model).rows().join("\n");
        let signs = "…▸✓•↓▁▂▃▄▅▆▇█│─┌┐└┘·→";
        assert_eq!(rows.chars().find(|c| signs.contains(*c)), None, "{name}\n{rows}");
    }
}

#[test]
fn sheets_name_the_victim_at_every_size() {
    for size in [(40, 10), (60, 20), (80, 24), (120, 36)] {
        for lang in Lang::ALL {
            let screen = Screen::of(&dialogs::with(dialogs::mute, lang, size)).rows().join("\n");
            assert!(screen.contains("u_77"), "{size:?}\n{screen}");
            assert!(screen.contains("bob"), "{size:?}\n{screen}");
            assert!(screen.contains("@TGS#2J4SZEAEL"), "{size:?}\n{screen}");
            assert!(screen.contains("Esc"), "{size:?}\n{screen}");
        }
    }
}

#[test]
fn a_screen_of_another_size_than_the_model_does_no_harm() {
    use ratatui::buffer::Buffer;
    use ratatui::layout::Rect;
    let sizes = [(1, 1), (2, 5), (39, 9), (40, 10), (60, 20), (120, 36)];
    for (_, make) in DIALOGS {
        for size in sizes {
            let model = dialogs::with(make, Lang::Zh, size);
            let skin = imwarden::view::Skin::new(model.lang, model.width, model.monochrome);
            for (width, height) in sizes {
                imwarden::view::draw(&model, &skin, &mut Buffer::empty(Rect::new(0, 0, width, height)));
            }
        }
    }
}
