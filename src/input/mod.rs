//! From keys to intents.
//!
//! Owns the one table of intents, which feeds keymap, hint bar, help sheet, command palette and README, and the chords
//! with their text form. Must not know what an intent does.

mod chord;
mod intent;
mod keymap;

pub use chord::{Chord, ChordError};
pub use intent::{Intent, IntentRow, Scope};
pub use keymap::{Keymap, Pending, Resolved};
