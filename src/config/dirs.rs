//! Folders.

use std::path::PathBuf;

use directories::ProjectDirs;

use super::Environment;

/// Where things are kept. Not made here.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Dirs {
    /// `settings.toml`.
    pub config: PathBuf,
    /// The journal and the log.
    pub data: PathBuf,
}

impl Dirs {
    /// The system's folders for this program, unless the environment names others; `None` where the system has none.
    pub fn find(env: &Environment) -> Option<Self> {
        if let (Some(config), Some(data)) = (&env.config_dir, &env.data_dir) {
            return Some(Self { config: config.clone(), data: data.clone() });
        }
        let system = ProjectDirs::from("", "", "imwarden")?;
        Some(Self {
            config: env.config_dir.clone().unwrap_or_else(|| system.config_dir().to_owned()),
            data: env.data_dir.clone().unwrap_or_else(|| system.data_dir().to_owned()),
        })
    }

    /// The settings file, which need not exist.
    pub fn settings(&self) -> PathBuf {
        self.config.join("settings.toml")
    }
}
