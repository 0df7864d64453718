//! The three panes.

pub(crate) mod groups;
pub(crate) mod members;
pub(crate) mod messages;
mod parts;
mod rows;

pub(crate) use parts::{part_line, tip_line};
