//! What panes and windows are made of. Each draws inside its rectangle, wherever that lies.

mod frame;
mod input;
mod line;
mod sparkline;
mod window;

pub(crate) use frame::Frame;
pub(crate) use input::{field, typed};
pub(crate) use line::{Line, highlight};
pub(crate) use sparkline::sparkline;
pub(crate) use window::{Body, Foot, Page, paragraph};
