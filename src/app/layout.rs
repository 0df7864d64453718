//! Where the panes stand. The only place that decides it, so that moving the cursor (here) and drawing (in the view)
//! never disagree about what is on screen.
//!
//! Three panes from 110 columns, two from 72, one below; less than 40x10 is too small for anything but a notice.
//!
//! Known weakness: heights of messages are found by wrapping their text here and once more where they are drawn. Both
//! use [`message_lines`], which only looks at one message.

use ratatui::layout::Rect;

use super::model::{Model, Pane};
use crate::domain::{Body, Message, Part, Slot};
use crate::text;

/// Fewer columns than this: a notice instead of panes.
pub const MIN_COLUMNS: u16 = 40;
/// Fewer rows than this: a notice instead of panes.
pub const MIN_ROWS: u16 = 10;
/// From here on, two panes.
pub const TWO_PANES: u16 = 72;
/// From here on, three panes.
pub const THREE_PANES: u16 = 110;
/// Columns that the body of a message is indented by.
pub const MESSAGE_INDENT: u16 = 2;
/// Lines of one message's body in the list; the card shows the rest.
pub const MAX_BODY_LINES: usize = 20;

/// The parts of the screen.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Areas {
    /// The terminal is too small: everything else is empty, a notice takes the whole screen.
    pub too_small: bool,
    /// The top line.
    pub header: Rect,
    /// The list of groups, with its border.
    pub groups: Option<Rect>,
    /// The history, with its border.
    pub messages: Option<Rect>,
    /// The list of members, with its border.
    pub members: Option<Rect>,
    /// Two lines: keys, and the last result or the prompt.
    pub bottom: Rect,
}

impl Areas {
    /// A pane, with its border, if it is on screen.
    pub fn pane(&self, pane: Pane) -> Option<Rect> {
        match pane {
            Pane::Groups => self.groups,
            Pane::Messages => self.messages,
            Pane::Members => self.members,
        }
    }

    /// The pane at a place on screen.
    pub fn at(&self, column: u16, row: u16) -> Option<Pane> {
        let here = ratatui::layout::Position { x: column, y: row };
        Pane::ALL.into_iter().find(|pane| self.pane(*pane).is_some_and(|area| area.contains(here)))
    }
}

/// A pane without its border.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Inside {
    /// The line that says why the rows are stale; first, when the last load failed.
    pub banner: Option<Rect>,
    /// The rows.
    pub body: Rect,
    /// Messages, while frozen: the line that counts what is new; last.
    pub status: Option<Rect>,
}

/// Divides the screen.
pub fn areas(model: &Model) -> Areas {
    let (columns, rows) = model.size;
    if columns < MIN_COLUMNS || rows < MIN_ROWS {
        return Areas { too_small: true, ..Areas::default() };
    }
    let middle = Rect::new(0, 1, columns, rows - 3);
    let mut areas = Areas {
        header: Rect::new(0, 0, columns, 1),
        bottom: Rect::new(0, rows - 2, columns, 2),
        ..Areas::default()
    };
    let mut left = middle.x;
    for (pane, width) in shares(model.focus, model.zoom, columns) {
        let area = Some(Rect { x: left, width, ..middle });
        match pane {
            Pane::Groups => areas.groups = area,
            Pane::Messages => areas.messages = area,
            Pane::Members => areas.members = area,
        }
        left += width;
    }
    areas
}

fn shares(focus: Pane, zoom: bool, columns: u16) -> Vec<(Pane, u16)> {
    if zoom || columns < TWO_PANES {
        return vec![(focus, columns)];
    }
    if columns < THREE_PANES {
        return if focus == Pane::Groups {
            let groups = columns * 2 / 5;
            vec![(Pane::Groups, groups), (Pane::Messages, columns - groups)]
        } else {
            let members = columns * 9 / 20;
            vec![(Pane::Messages, columns - members), (Pane::Members, members)]
        };
    }
    let groups = (columns / 4).clamp(28, 44);
    let members = (columns * 3 / 10).clamp(34, 60);
    vec![(Pane::Groups, groups), (Pane::Messages, columns - groups - members), (Pane::Members, members)]
}

/// A pane without its border, if it is on screen.
pub fn inside(model: &Model, pane: Pane) -> Option<Inside> {
    let area = areas(model).pane(pane)?;
    let mut body = Rect {
        x: area.x + 1,
        y: area.y + 1,
        width: area.width.saturating_sub(2),
        height: area.height.saturating_sub(2),
    };
    let banner = (is_stale(model, pane) && body.height > 1).then(|| {
        let line = Rect { height: 1, ..body };
        body.y += 1;
        body.height -= 1;
        line
    });
    let counts = pane == Pane::Messages && !model.messages.following && model.messages.group.is_some();
    let status = (counts && body.height > 1).then(|| {
        body.height -= 1;
        Rect { y: body.y + body.height, height: 1, ..body }
    });
    Some(Inside { banner, body, status })
}

fn is_stale(model: &Model, pane: Pane) -> bool {
    match pane {
        Pane::Groups => model.groups.fault.is_some(),
        Pane::Messages => model.messages.fault.is_some(),
        Pane::Members => model.members.fault.is_some(),
    }
}

/// Rows that a pane shows at once; at least one. A pane that is not on screen counts as if it were.
pub fn pane_rows(model: &Model, pane: Pane) -> usize {
    let height = inside(model, pane).map_or(model.size.1.saturating_sub(5), |inside| inside.body.height);
    usize::from(height.max(1))
}

/// Columns that the body of a message is wrapped to; at least one.
pub fn message_width(model: &Model) -> usize {
    let width =
        inside(model, Pane::Messages).map_or(model.size.0.saturating_sub(2), |inside| inside.body.width);
    usize::from(width.saturating_sub(MESSAGE_INDENT).max(1))
}

/// Lines that a message takes in the list: one for sequence, time and sender, the rest for its body. Text is wrapped by
/// [`text::wrap`] to `width` columns, each other element takes one line, a merged message one more for each line of
/// its digest; no more than [`MAX_BODY_LINES`].
pub fn message_lines(message: &Message, width: usize) -> usize {
    let wrapped = |text: &crate::text::SafeText| text::wrap(text.as_str(), width).len();
    let body = match (&message.body, message.slot) {
        (_, Slot::Hole) => 0,
        (Body::Tip(_), _) => 1,
        (Body::Raw(raw), _) => wrapped(raw),
        (Body::Parts(parts), _) => parts
            .iter()
            .map(|part| match part {
                Part::Text(text) => wrapped(text),
                Part::Relay { digest, .. } => 1 + digest.len(),
                _ => 1,
            })
            .sum(),
    };
    1 + body.min(MAX_BODY_LINES)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::model::{Link, Session};
    use crate::domain::{Now, Policy};
    use crate::i18n::Lang;

    fn model(columns: u16, rows: u16, focus: Pane) -> Model {
        let session = Session {
            profile: "practice".into(),
            sandbox: true,
            host: "127.0.0.1".into(),
            sdkappid: 1,
            operator: "me".into(),
            link: Link::Waiting,
            budget: (0, 50),
            journal_fault: None,
        };
        let mut model = Model::new(session, Policy::default(), Lang::En, (columns, rows), Now::ZERO);
        model.focus = focus;
        model
    }

    #[test]
    fn panes_fill_the_screen_and_the_focus_is_always_on_it() {
        for columns in [40, 60, 71, 72, 80, 109, 110, 120, 200, 400] {
            for rows in [10, 20, 50] {
                for focus in Pane::ALL {
                    let model = model(columns, rows, focus);
                    let areas = areas(&model);
                    assert!(areas.pane(focus).is_some(), "{columns}x{rows} {focus:?}");
                    let mut x = 0;
                    for area in Pane::ALL.into_iter().filter_map(|pane| areas.pane(pane)) {
                        assert_eq!((area.x, area.y, area.height), (x, 1, rows - 3));
                        x += area.width;
                    }
                    assert_eq!(x, columns);
                }
            }
        }
    }

    #[test]
    fn groups_give_way_first() {
        let shown = |columns, focus| {
            let areas = areas(&model(columns, 24, focus));
            Pane::ALL.map(|pane| areas.pane(pane).is_some())
        };
        assert_eq!(shown(110, Pane::Groups), [true, true, true]);
        assert_eq!(shown(109, Pane::Groups), [true, true, false]);
        assert_eq!(shown(80, Pane::Messages), [false, true, true]);
        assert_eq!(shown(80, Pane::Members), [false, true, true]);
        assert_eq!(shown(71, Pane::Messages), [false, true, false]);
    }

    #[test]
    fn a_tiny_terminal_gets_a_notice() {
        assert!(areas(&model(39, 24, Pane::Groups)).too_small);
        assert!(areas(&model(80, 9, Pane::Groups)).too_small);
        assert!(!areas(&model(40, 10, Pane::Groups)).too_small);
    }
}
