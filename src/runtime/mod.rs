//! The loop: the only `select!`, the only clock of the console, and the terminal.
//!
//! Owns what cannot be a value: the terminal, signals, the clipboard, the worker's handle. Carries effects out and
//! turns what happens into messages; decides nothing itself.
//!
//! Known weakness: crossterm's event stream spins for ever when the terminal goes away (crossterm issue 793).
//! [`hangup`] watches for that and ends the loop, so the spin lasts no longer than the leave-taking.

mod clipboard;
mod event_loop;
mod files;
mod hangup;
mod panic;
mod signals;
mod terminal;

pub use event_loop::{Connected, Connection, run};
pub(crate) use signals::Signals;
pub use terminal::TerminalError;
