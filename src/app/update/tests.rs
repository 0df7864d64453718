//! Scripts: a string of keys, what the worker reports, and what came of it.

mod actions;
mod fixtures;
mod journal;
mod left_open;
mod lists;
mod loading;
mod named;
mod rules;
mod said;
mod script;
mod sheets;
mod texts;
mod undo;
mod windows;
