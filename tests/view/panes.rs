//! The panes and the lines around them.

use imwarden::app::model::Model;
use imwarden::i18n::Lang;

use crate::terminal::Screen;
use crate::world;

pub(crate) const SIZES: [(u16, u16); 4] = [(60, 20), (80, 24), (120, 36), (200, 60)];

type State = fn(Lang, (u16, u16)) -> Model;

#[test]
fn states() {
    let states: [(&str, State); 10] = [
        ("normal", world::normal),
        ("loading", world::loading),
        ("down", world::down),
        ("failed", world::failed),
        ("live", world::live),
        ("large", world::large),
        ("filtered", world::filtered),
        ("command", world::command),
        ("ascii", world::ascii),
        ("read-only-live-help", world::read_only_live_help),
    ];
    for (name, state) in states {
        for lang in Lang::ALL {
            for size in SIZES {
                snapshot(&format!("{name}-{lang}-{}x{}", size.0, size.1), &state(lang, size));
            }
        }
    }
}

pub(crate) fn snapshot(name: &str, model: &Model) {
    insta::with_settings!({ snapshot_path => "../snapshots", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, Screen::of(model).shown());
    });
}
