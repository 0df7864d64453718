//! imwarden: a moderation console in the terminal for Tencent Cloud IM groups.

pub mod app;
pub mod domain;
pub mod i18n;
pub mod input;
pub mod job;
pub mod sandbox;
pub mod text;
pub mod view;
pub mod wire;
