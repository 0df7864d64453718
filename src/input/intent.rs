//! What a user can want: one row each.

/// Where a key works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Scope {
    /// Everywhere but in text fields.
    Anywhere,
    /// In any list.
    List,
    /// In the list of groups.
    Groups,
    /// In the history.
    Messages,
    /// In the list of members.
    Members,
    /// In the history and the list of members: there is a person under the cursor.
    Person,
}

/// One row of the table.
#[derive(Debug)]
pub struct IntentRow {
    /// The intent.
    pub intent: Intent,
    /// A stable name: for the keys file, and for its texts (`intent-<id>` and `intent-<id>-short`).
    pub id: &'static str,
    /// Where it works.
    pub scope: Scope,
    /// Default keys, as text (see [`Chord`](super::Chord)).
    pub keys: &'static [&'static str],
    /// The action that it leads to: decides availability and risk.
    pub action: Option<crate::domain::ActionKind>,
}

macro_rules! intents {
    ($($variant:ident, $id:literal, $scope:ident, [$($key:literal),*], $action:expr;)*) => {
        /// What a user can want.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        #[expect(missing_docs, reason = "the table's texts say what each does")]
        pub enum Intent { $($variant,)* }

        impl Intent {
            /// Every intent, in the order of the help sheet.
            pub const TABLE: &[IntentRow] = &[$(IntentRow {
                intent: Intent::$variant,
                id: $id,
                scope: Scope::$scope,
                keys: &[$($key),*],
                action: $action,
            },)*];
        }
    };
}

use crate::domain::ActionKind as A;

intents! {
    Down, "down", List, ["j", "down"], None;
    Up, "up", List, ["k", "up"], None;
    First, "first", List, ["g g", "home"], None;
    Last, "last", List, ["G", "end"], None;
    HalfDown, "half-down", List, ["ctrl-d"], None;
    HalfUp, "half-up", List, ["ctrl-u"], None;
    PageDown, "page-down", List, ["ctrl-f", "pagedown"], None;
    PageUp, "page-up", List, ["ctrl-b", "pageup"], None;
    PaneLeft, "pane-left", Anywhere, ["h", "left"], None;
    PaneRight, "pane-right", Anywhere, ["l", "right"], None;
    PaneNext, "pane-next", Anywhere, ["tab"], None;
    PanePrevious, "pane-previous", Anywhere, ["backtab"], None;
    Open, "open", List, ["enter"], None;
    Back, "back", Anywhere, ["esc", "q"], None;
    Zoom, "zoom", Anywhere, ["+"], None;
    Mute, "mute", Person, ["m"], Some(A::Mute);
    Remove, "remove", Members, ["x"], Some(A::Remove);
    Recall, "recall", Messages, ["r"], Some(A::Recall);
    Notify, "notify", Anywhere, ["w"], Some(A::Notify);
    Send, "send", Anywhere, ["s"], Some(A::Send);
    Role, "role", Members, ["o"], Some(A::SetRole);
    MuteAll, "mute-all", Anywhere, ["F"], Some(A::MuteAll);
    Undo, "undo", Anywhere, ["u"], None;
    Redo, "redo", Anywhere, ["ctrl-r"], None;
    Mark, "mark", List, ["space"], None;
    MarkRange, "mark-range", List, ["v"], None;
    MarkAll, "mark-all", List, ["*"], None;
    ClearMarks, "clear-marks", List, ["\\"], None;
    Filter, "filter", List, ["/"], None;
    SearchNext, "search-next", Messages, ["n"], None;
    SearchPrevious, "search-previous", Messages, ["N"], None;
    Sort, "sort", List, ["S"], None;
    Follow, "follow", Messages, ["f"], None;
    Card, "card", List, ["d"], None;
    UserCard, "user-card", Person, ["i"], None;
    Raw, "raw", List, ["J"], None;
    Copy, "copy", List, ["y"], None;
    Refresh, "refresh", Anywhere, ["R"], None;
    Jobs, "jobs", Anywhere, ["!"], None;
    Journal, "journal", Anywhere, ["L"], None;
    Command, "command", Anywhere, [":"], None;
    Help, "help", Anywhere, ["?"], None;
    Redraw, "redraw", Anywhere, ["ctrl-l"], None;
    Interrupt, "interrupt", Anywhere, ["ctrl-c"], None;
}

impl Intent {
    /// This intent's row.
    pub fn row(self) -> &'static IntentRow {
        &Self::TABLE[self as usize]
    }

    /// By its stable name.
    pub fn by_id(id: &str) -> Option<Self> {
        Self::TABLE.iter().find(|row| row.id == id).map(|row| row.intent)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_stand_where_their_intent_points() {
        for row in Intent::TABLE {
            assert_eq!(row.intent.row().id, row.id);
            assert_eq!(Intent::by_id(row.id), Some(row.intent));
        }
    }
}
