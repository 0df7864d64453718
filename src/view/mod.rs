//! Drawing: `draw(&Model, &Skin, &mut Buffer)` and nothing else.
//!
//! Owns what the console looks like: the panes, the two lines at the bottom, the windows, the colours. Must not know the
//! client, the worker or the journal; reads no clock, keeps no state, writes nothing back. Whatever is drawn is made of
//! [`words::Words`], so text from strangers cannot get here without having been made safe.
//!
//! The work for a frame depends on the size of the screen, not on the length of the lists.
//!
//! Known weakness: scroll positions of windows are clamped here as well as in `app`, which can only estimate how many
//! lines a window has.

mod bottom;
mod dialogs;
mod header;
mod hints;
mod panes;
mod screen;
mod skin;
mod theme;
mod widgets;
mod words;

use crate::job::Recorded;

/// One action of the journal whole, as lines for people of at most `width` columns.
pub fn recorded(recorded: &Recorded, skin: &Skin, width: usize) -> Vec<String> {
    dialogs::recorded_lines(recorded, skin, width)
        .iter()
        .map(|line| line.text().trim_end().to_owned())
        .collect()
}

pub use screen::draw;
pub use skin::Skin;
