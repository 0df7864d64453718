//! Which colour means what. Sixteen ANSI colours on the terminal's own background; no white and no black, which one
//! half of all terminals could not show. No meaning rests on a colour alone: there is a word or a sign beside it.

use ratatui::style::{Color, Modifier, Style};

/// What a piece of the screen means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Tone {
    /// Ordinary text.
    Plain,
    /// Beside the point, or stale.
    Dim,
    /// Names and what matters.
    Strong,
    /// A key that can be pressed.
    Key,
    /// Borders.
    Border,
    /// The border of what has the focus.
    Focus,
    /// Borders and titles of what cannot be undone.
    Red,
    /// The current row of the pane with the focus.
    Current,
    /// The current row of any other pane.
    Resting,
    /// Rows that are marked.
    Marked,
    /// Owners.
    Owner,
    /// Admins.
    Admin,
    /// Mutes.
    Muted,
    /// Live rooms and their counts.
    Live,
    /// Something went as asked.
    Good,
    /// Look here.
    Warn,
    /// Something went wrong.
    Bad,
    /// A line that can be typed into.
    Field,
}

/// The table of looks: tone, colour, attributes. Without colours the attributes alone remain.
const LOOKS: [(Tone, Option<Color>, Modifier); 18] = [
    (Tone::Plain, None, Modifier::empty()),
    (Tone::Dim, None, Modifier::DIM),
    (Tone::Strong, None, Modifier::BOLD),
    (Tone::Key, Some(Color::Cyan), Modifier::BOLD),
    (Tone::Border, None, Modifier::DIM),
    (Tone::Focus, Some(Color::Cyan), Modifier::BOLD),
    (Tone::Red, Some(Color::Red), Modifier::BOLD),
    (Tone::Current, None, Modifier::REVERSED),
    (Tone::Resting, None, Modifier::UNDERLINED),
    (Tone::Marked, Some(Color::Yellow), Modifier::BOLD),
    (Tone::Owner, Some(Color::Yellow), Modifier::empty()),
    (Tone::Admin, Some(Color::Cyan), Modifier::empty()),
    (Tone::Muted, Some(Color::Magenta), Modifier::empty()),
    (Tone::Live, Some(Color::Green), Modifier::empty()),
    (Tone::Good, Some(Color::Green), Modifier::empty()),
    (Tone::Warn, Some(Color::Yellow), Modifier::BOLD),
    (Tone::Bad, Some(Color::Red), Modifier::BOLD),
    (Tone::Field, None, Modifier::UNDERLINED),
];

/// The look of a tone. With `monochrome`, bold, dim, underline and reverse only.
pub(crate) fn style(tone: Tone, monochrome: bool) -> Style {
    let (_, color, modifier) = LOOKS[tone as usize];
    let style = Style::new().add_modifier(modifier);
    match color {
        Some(color) if !monochrome => style.fg(color),
        _ => style,
    }
}

#[cfg(test)]
mod tests {
    use super::LOOKS;

    #[test]
    fn rows_stand_where_their_tone_points() {
        for (at, (tone, ..)) in LOOKS.iter().enumerate() {
            assert_eq!(*tone as usize, at);
        }
    }
}
