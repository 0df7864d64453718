//! What is drawn, as a terminal sees it.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

mod dialogs;
mod journal;
mod panes;
mod reading;
mod rules;
mod terminal;
mod texts;
mod undo;
mod world;
