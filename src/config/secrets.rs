//! Where the key comes from.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::file::FileProfile;
use super::problem::{Problem, Source, Trouble, Warning};
use super::{Dirs, Environment};
use crate::client::{Secret, Signer};

/// More than any key has.
const KEY_BYTES: u64 = 4096;

/// The key or its substitute: the environment, which wins over the profile; then the profile's signer command; then its
/// key file.
pub(super) fn signer(
    env: &Environment,
    profile: Option<&FileProfile>,
    dirs: &Dirs,
    warnings: &mut Vec<Warning>,
) -> Result<Signer, Problem> {
    let command = profile.and_then(|profile| profile.signer.as_ref());
    let file = profile.and_then(|profile| profile.key_file.as_ref());
    let from_env = match (&env.secret_key, &env.usersig) {
        (Some(_), Some(_)) => {
            let trouble = Trouble::Conflict { first: "IMWARDEN_SECRET_KEY", second: "IMWARDEN_USERSIG" };
            return Err(Problem { source: Source::Variable("IMWARDEN_USERSIG"), trouble });
        }
        (Some(key), None) => {
            warnings.push(Warning::KeyInEnvironment);
            Some(Signer::Key(key.clone()))
        }
        (None, Some(usersig)) => {
            warnings.push(Warning::FixedSignature);
            Some(Signer::Fixed(usersig.clone()))
        }
        (None, None) => None,
    };
    if let Some(signer) = from_env {
        if command.is_some() || file.is_some() {
            warnings.push(Warning::KeyOverridden);
        }
        return Ok(signer);
    }
    if let Some(command) = command {
        return Ok(Signer::Command(command.value.clone()));
    }
    if let Some(file) = file {
        return key_file(&place(&file.value, env, dirs)).map(Signer::Key);
    }
    let source = match profile {
        Some(profile) => profile.source.clone(),
        None => Source::Variable("IMWARDEN_SECRET_KEY"),
    };
    Err(Problem { source, trouble: Trouble::Missing { key: "key_file", variable: "IMWARDEN_SECRET_KEY" } })
}

/// A path of the settings file: `~/` is the home folder, anything else that is relative begins at the settings file.
pub(super) fn place(path: &str, env: &Environment, dirs: &Dirs) -> PathBuf {
    match (path.strip_prefix("~/"), &env.home) {
        (Some(rest), Some(home)) => home.join(rest),
        _ => dirs.config.join(path),
    }
}

fn key_file(path: &Path) -> Result<Secret, Problem> {
    let problem = |trouble| Problem { source: Source::Path(path.to_owned()), trouble };
    let unreadable = |error: std::io::Error| problem(Trouble::Unreadable { why: error.to_string() });
    let file = File::open(path).map_err(unreadable)?;
    // Asked of the open file, not of the path, which somebody may change in between.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        let mode = file.metadata().map_err(unreadable)?.permissions().mode() & 0o7777;
        if mode & 0o077 != 0 {
            return Err(problem(Trouble::TooOpen { mode }));
        }
    }
    let mut text = secrecy::zeroize::Zeroizing::new(String::with_capacity(KEY_BYTES as usize));
    file.take(KEY_BYTES).read_to_string(&mut text).map_err(unreadable)?;
    let key = text.trim();
    if key.is_empty() || key.contains(char::is_whitespace) {
        return Err(problem(Trouble::NoKey));
    }
    Ok(Secret::new(key))
}
