//! Settings: where they are, what they say, and everything that is wrong with them.
//!
//! Owns `settings.toml`, its profiles, the environment, the folders and the sources of the secret key. Nothing is
//! guessed: what is wrong is listed, all of it, with file, line and column. Must not know screens or the service's
//! answers.
//!
//! A secret is never read from the settings file or an argument, and never written anywhere.

mod data_centers;
mod dirs;
mod environment;
mod file;
mod keyring;
mod load;
mod problem;
mod secrets;
mod table;

pub use data_centers::{DATA_CENTERS, DataCenter};
pub use dirs::Dirs;
pub use environment::Environment;
pub use keyring::NoKey;
pub use load::{Profile, Resolved, Settings, load, operator};
pub use problem::{Problem, Source, Trouble, Warning};
