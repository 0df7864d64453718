//! A sheet: one plan, what is still to be filled in, and how it is confirmed.

use std::sync::Arc;
use std::time::Duration;

use tui_input::Input;

use super::UndoSheet;
use crate::domain::Plan;
use crate::i18n::Phrase;
use crate::job::OpenIntent;

/// A line that is typed into.
#[derive(Debug, Clone, Default)]
pub struct Field(pub Input);

impl PartialEq for Field {
    fn eq(&self, other: &Self) -> bool {
        self.0.value() == other.0.value() && self.0.cursor() == other.0.cursor()
    }
}

impl Field {
    /// A line that begins with this.
    pub fn with(value: &str) -> Self {
        Self(Input::new(value.to_owned()))
    }

    /// What was typed.
    pub fn value(&self) -> &str {
        self.0.value()
    }
}

/// What a sheet asks for beside a confirmation. Keys of choices confirm at once, unless there are many targets
/// (`sheets::asks_twice`).
#[derive(Debug, Clone, PartialEq)]
pub enum SheetKind {
    /// `1`..`9` choose a time, `t` types one, `u` unmutes.
    Mute {
        /// A time is being typed.
        typing: bool,
    },
    /// `s` toggles "silently".
    Remove,
    /// Recall of the marked messages (or the one under the cursor).
    Recall,
    /// Everything by one sender.
    RecallBySender,
    /// A text to marked members or to all.
    Notify,
    /// A text to the group.
    Send,
    /// `a` admin, `m` member; `t` and `c` open the sheets for transfer and name card.
    Role,
    /// Another owner.
    TransferOwner,
    /// A new name card.
    NameCard,
    /// `o` on, `f` off.
    MuteAll,
    /// The rest of an intent that was left open.
    GoOn(Arc<OpenIntent>),
    /// Plans that restore what was there before. The plan of the sheet is the riskiest of them.
    Undo(Box<UndoSheet>),
}

/// A line of a sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FieldId {
    /// The text, name card or duration.
    Content,
    /// Why.
    Reason,
    /// What a red sheet asks to type.
    Challenge,
    /// The Cancel button: where the focus begins when the sheet has nothing to fill in. `y` confirms from here.
    Cancel,
}

/// A sheet. The plan in it was frozen at key-down; filling in changes its time, text or reason, never its targets.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    /// What it asks for.
    pub kind: SheetKind,
    /// What will be done.
    pub plan: Plan,
    /// When it opened; keys of the first 250 ms are swallowed.
    pub opened: Duration,
    /// Where typing goes.
    pub focus: FieldId,
    /// Text, name card or duration.
    pub content: Field,
    /// Why.
    pub reason: Field,
    /// What a red sheet asks to type.
    pub challenge: Field,
    /// Why it cannot be confirmed as it stands.
    pub error: Option<Phrase>,
    /// First target on screen, for long lists.
    pub scroll: usize,
    /// A choice was made by its key and waits for `y`: see `sheets::asks_twice`.
    pub chosen: bool,
    /// The targets come from marks; without marks it is the row under the cursor.
    pub marked: bool,
    /// The targets come from marks and the row under the cursor is none of them.
    pub beside: bool,
    /// How many members the group has, when it goes to everybody; `None` where nobody knows, as in live rooms.
    pub audience: Option<u64>,
}
