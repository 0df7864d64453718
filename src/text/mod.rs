//! Text on a terminal: cleaning what strangers wrote, and fitting it into columns.
//!
//! Owns [`SafeText`], the only form in which foreign text reaches a screen, a log or an error message; column
//! arithmetic; the console's own signs; and the look-alike form of names. Knows nothing of the service, languages
//! or widgets.
//!
//! Known weakness: widths are those of the Unicode tables. A terminal or font that draws otherwise (emoji with VS16,
//! ambiguous characters) will disagree; see [`WidthPolicy`] for the signs we choose ourselves.

mod clean;
mod control;
mod emoji;
mod glyphs;
mod hidden;
mod safe;
mod skeleton;
mod width;

pub use clean::{MAX_CHARS, NEWLINE_MARK};
pub use glyphs::{Glyphs, WidthPolicy};
pub use safe::SafeText;
pub use skeleton::skeleton;
pub use width::{pad, pad_left, truncate, width, wrap};

#[cfg(test)]
mod tests;
