//! Everything that can be drawn, and nothing else: no channel, lock or clock.

mod dialog;
mod groups;
mod jobs;
mod members;
mod messages;
mod notices;
mod retry;
mod session;
mod sheet;
mod undo;

pub use dialog::{CopyItem, Dialog, JournalView, OpenView, RawView, RecordedView, ResultsView, Scroll};
pub use groups::{GroupRow, GroupSort, Groups, ONLINE_SAMPLES, Online};
pub use jobs::{ActJob, Jobs};
pub use members::{MemberFilter, MemberSort, Members};
pub use messages::Messages;
pub use notices::{Level, Notice, Notices};
pub use retry::Retry;
pub use session::{Link, Session};
pub use sheet::{Field, FieldId, Sheet, SheetKind};
pub use undo::{UndoLine, UndoSheet, UndoState, UndoView};

use std::time::Duration;

use super::commands::Word;
use crate::domain::{GroupId, Now, Policy};
use crate::i18n::Lang;
use crate::input::{Keymap, Pending};
use crate::text::{SafeText, WidthPolicy};

/// The three panes, left to right.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Pane {
    /// The list of groups.
    Groups,
    /// The history of the open group.
    Messages,
    /// The members of the open group.
    Members,
}

impl Pane {
    /// Left to right.
    pub const ALL: [Self; 3] = [Self::Groups, Self::Messages, Self::Members];
}

/// The line at the bottom, while it is being typed into.
#[derive(Debug, Clone, PartialEq)]
pub enum Prompt {
    /// `:` with what was typed and the place in the history.
    Command {
        /// What was typed.
        input: Field,
        /// Which earlier command is shown; `None` for the one being typed.
        recalled: Option<usize>,
        /// What Tab completes, and which of the candidates is shown.
        completing: Option<(String, usize)>,
    },
    /// `/` in a pane: applied while it is typed.
    Filter {
        /// Which pane.
        pane: Pane,
        /// What was typed.
        input: Field,
        /// What was there before, put back by Esc.
        before: String,
    },
    /// `/` over the journal: applied with Enter.
    Journal {
        /// What was typed.
        input: Field,
        /// The word in it that was not understood when it was to be applied.
        wrong: Option<SafeText>,
    },
}

/// Everything that can be drawn.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::struct_excessive_bools, reason = "four independent switches, no hidden state machine")]
pub struct Model {
    /// Who is connected to what.
    pub session: Session,
    /// What may be done.
    pub policy: Policy,
    /// Language of every text.
    pub lang: Lang,
    /// How the terminal draws glyphs of ambiguous width.
    pub width: WidthPolicy,
    /// No colours (`NO_COLOR`).
    pub monochrome: bool,
    /// Columns and rows.
    pub size: (u16, u16),
    /// Which pane keys go to.
    pub focus: Pane,
    /// The focused pane takes the whole screen.
    pub zoom: bool,
    /// The terminal has the focus, as far as it tells. Without it nothing is polled.
    pub awake: bool,
    /// The list of groups.
    pub groups: Groups,
    /// Which group the other two panes show.
    pub open: Option<GroupId>,
    /// To be opened as soon as its profile is there.
    pub wanted: Option<GroupId>,
    /// Its members.
    pub members: Members,
    /// Its history.
    pub messages: Messages,
    /// Sheets and other windows, the last one on top.
    pub dialogs: Vec<Dialog>,
    /// The line at the bottom, while it is being typed into.
    pub prompt: Option<Prompt>,
    /// Earlier commands, oldest first.
    pub history: Vec<String>,
    /// Toasts and the last result.
    pub notices: Notices,
    /// Running and finished work.
    pub jobs: Jobs,
    /// Which keys mean what.
    pub keymap: Keymap,
    /// A count or the beginning of a chord.
    pub pending: Pending,
    /// When the row under the cursor last changed under a resting finger; keys that act are swallowed for 300 ms.
    pub shifted: Option<Duration>,
    /// When Ctrl-C was last pressed with nothing to cancel.
    pub interrupted: Option<Duration>,
    /// The time of the last message, for ages and clocks. Set by `update`, so that drawing needs no clock.
    pub now: Now,
    /// Mouse events are taken.
    pub mouse: bool,
    /// The last click, to tell a double one.
    pub clicked: Option<(Duration, u16, u16)>,
    /// Intents that a crash left open and somebody put off.
    pub put_off: Option<OpenView>,
    /// A command that waits for its file of IDs.
    pub awaited: Option<Awaited>,
    /// What is going on about undoing.
    pub undo: UndoState,
}

/// A command that waits for its file of IDs.
#[derive(Debug, Clone, PartialEq)]
pub struct Awaited {
    /// The file.
    pub path: String,
    /// What to do.
    pub word: Word,
    /// Of a mute: how long, as typed.
    pub time: String,
    /// Where: the group that was open.
    pub group: GroupId,
}

impl Model {
    /// Before anything is loaded.
    pub fn new(session: Session, policy: Policy, lang: Lang, size: (u16, u16), now: Now) -> Self {
        Self {
            session,
            policy,
            lang,
            width: WidthPolicy::default(),
            monochrome: false,
            size,
            focus: Pane::Groups,
            zoom: false,
            awake: true,
            groups: Groups::default(),
            open: None,
            wanted: None,
            members: Members::default(),
            messages: Messages { following: true, ..Messages::default() },
            dialogs: Vec::new(),
            prompt: None,
            history: Vec::new(),
            notices: Notices::default(),
            jobs: Jobs::default(),
            keymap: Keymap::default(),
            pending: Pending::default(),
            shifted: None,
            interrupted: None,
            now,
            mouse: false,
            clicked: None,
            put_off: None,
            awaited: None,
            undo: UndoState::default(),
        }
    }

    /// The topmost window.
    pub fn dialog(&self) -> Option<&Dialog> {
        self.dialogs.last()
    }

    /// The open group's profile, if it is loaded.
    pub fn open_group(&self) -> Option<&crate::domain::Group> {
        self.groups.get(self.open.as_ref()?)?.profile.as_ref()
    }
}
