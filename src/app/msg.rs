//! What happens, and what it leads to.

use crossterm::event::{KeyEvent, MouseEvent};

use crate::i18n::Lang;
use crate::job::{Job, JobId, Outcome};

/// What happened. Carries no time: `update` gets that beside it.
#[derive(Debug, Clone, PartialEq)]
pub enum Msg {
    /// The console has started: load what the first screen needs.
    Start,
    /// A key, pressed or repeated.
    Key(KeyEvent),
    /// Pasted text; never read as keys.
    Paste(String),
    /// A file was read that a command named, or the system's words on why not.
    FileRead {
        /// As in [`Effect::ReadFile`].
        path: String,
        /// Its text.
        text: Result<String, String>,
    },
    /// The mouse, when it is on.
    Mouse(MouseEvent),
    /// The terminal's new size.
    Resize {
        /// Columns.
        columns: u16,
        /// Rows.
        rows: u16,
    },
    /// The terminal got or lost the focus.
    Focus(bool),
    /// A deadline of `timers::next` has come.
    Wake,
    /// The worker reports.
    Job(Box<Outcome>),
    /// Asked from outside (SIGTERM) to leave: no question.
    Quit,
}

/// What is to be done outside. Compared in tests, carried out by `runtime`.
#[derive(Debug, Clone, PartialEq)]
pub enum Effect {
    /// Give a job to the worker.
    Submit(Box<Job>),
    /// Stop a job.
    Cancel(JobId),
    /// Let an action wait after the call that is on its way.
    Pause(JobId),
    /// Let a paused action go on.
    GoOn(JobId),
    /// Read a file of IDs; [`Msg::FileRead`] brings it.
    ReadFile(String),
    /// Put text on the clipboard (OSC 52).
    Copy(String),
    /// Draw everything from nothing.
    Redraw,
    /// Take mouse events, or leave them to the terminal.
    Mouse(bool),
    /// Note the choice of language for the next start.
    Remember(Lang),
    /// Leave.
    Quit,
}

/// What a message led to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Step {
    /// In order.
    pub effects: Vec<Effect>,
    /// Something on screen changed.
    pub redraw: bool,
}
