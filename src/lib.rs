//! imwarden: a moderation console in the terminal for Tencent Cloud IM groups.

pub mod app;
pub mod cli;
pub mod client;
pub mod config;
pub mod domain;
pub mod i18n;
pub mod input;
pub mod job;
pub mod journal;
pub mod runtime;
pub mod sandbox;
pub mod text;
pub mod view;
pub mod wire;
pub mod worker;
