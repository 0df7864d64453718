//! Everything a person reads, in Simplified Chinese and English.
//!
//! Owns the two sets of texts (`assets/i18n/<lang>/*.ftl`, Fluent syntax) and the only way from a key to words. Text
//! from strangers enters only as [`SafeText`](crate::text::SafeText). Must not know where a text is shown.
//!
//! A text that is missing in one language fails a test here, not the user: both languages must hold the same keys with
//! the same variables, and every key that the source names must exist.

mod journal;
mod lang;
mod phrase;
mod plans;
mod texts;

pub use lang::{Lang, UnknownLang};
pub use phrase::{Arg, Phrase, Text};
pub use plans::grouped;
pub use texts::Texts;
