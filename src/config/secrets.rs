//! Where the key comes from.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};

use super::file::FileProfile;
use super::keyring::Keyring;
use super::problem::{Problem, Source, Trouble, Warning};
use super::{Dirs, Environment};
use crate::client::{Secret, Signer};

/// More than any key has.
const KEY_BYTES: u64 = 4096;

/// Where a key is looked for.
pub(super) struct Sources<'a> {
    pub(super) env: &'a Environment,
    pub(super) profile: Option<&'a FileProfile>,
    pub(super) dirs: &'a Dirs,
    /// User name of the keyring's entry, if it is known whose key is wanted.
    pub(super) entry: Option<String>,
    pub(super) keyring: Keyring,
}

/// The key or its substitute: the profile's signer command, then the keyring, then its key file, then the environment.
///
/// When the environment names another application than the profile, the profile's key is of no use and the
/// environment's goes first.
pub(super) fn signer(sources: &Sources<'_>, warnings: &mut Vec<Warning>) -> Result<Signer, Problem> {
    let Sources { env, profile, dirs, .. } = sources;
    let from_env = from_environment(env)?;
    let foreign = profile.and_then(|profile| profile.sdkappid.as_ref()).is_some_and(|of_file| {
        env.sdkappid.as_ref().is_some_and(|text| text.trim().parse() != Ok(of_file.value))
    });
    let own = profile
        .is_some_and(|profile| profile.signer.is_some() || profile.key_file.is_some() || of_keyring(profile));
    if let Some((signer, warning)) = from_env.clone().filter(|_| foreign || !own) {
        warnings.push(warning);
        warnings.extend(own.then_some(Warning::KeyOverridden));
        return Ok(signer);
    }
    if let Some(command) = profile.and_then(|profile| profile.signer.as_ref()) {
        warnings.extend(from_env.map(|_| Warning::KeyIgnored));
        return Ok(Signer::Command(command.value.clone()));
    }
    let mut keyless = None;
    if profile.is_some_and(of_keyring)
        && let Some(entry) = &sources.entry
    {
        match (sources.keyring)(entry) {
            Ok(key) => {
                warnings.extend(from_env.map(|_| Warning::KeyIgnored));
                return Ok(Signer::Key(key));
            }
            Err(why) => keyless = Some(why),
        }
    }
    if let Some(file) = profile.and_then(|profile| profile.key_file.as_ref()) {
        let key = key_file(&place(&file.value, env, dirs))?;
        warnings.extend(keyless.map(|_| Warning::NoKeyring));
        warnings.extend(from_env.map(|_| Warning::KeyIgnored));
        return Ok(Signer::Key(key));
    }
    if let Some((signer, warning)) = from_env {
        warnings.push(warning);
        warnings.extend(keyless.map(|_| Warning::NoKeyring));
        return Ok(signer);
    }
    if let (Some(why), Some(at)) = (keyless, profile.and_then(|profile| profile.keyring.as_ref())) {
        return Err(Problem { source: at.source.clone(), trouble: Trouble::Keyring { why } });
    }
    let source = profile.map_or(Source::Variable("IMWARDEN_SECRET_KEY"), |profile| profile.source.clone());
    Err(Problem { source, trouble: Trouble::Missing { key: "key_file", variable: "IMWARDEN_SECRET_KEY" } })
}

fn of_keyring(profile: &FileProfile) -> bool {
    profile.keyring.as_ref().is_some_and(|keyring| keyring.value)
}

/// What the environment has, with what should be known about it.
fn from_environment(env: &Environment) -> Result<Option<(Signer, Warning)>, Problem> {
    match (&env.secret_key, &env.usersig) {
        (Some(_), Some(_)) => {
            let trouble = Trouble::Conflict { first: "IMWARDEN_SECRET_KEY", second: "IMWARDEN_USERSIG" };
            Err(Problem { source: Source::Variable("IMWARDEN_USERSIG"), trouble })
        }
        (Some(key), None) => Ok(Some((Signer::Key(key.clone()), Warning::KeyInEnvironment))),
        (None, Some(usersig)) => Ok(Some((Signer::Fixed(usersig.clone()), Warning::FixedSignature))),
        (None, None) => Ok(None),
    }
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

#[cfg(test)]
#[path = "secrets_tests.rs"]
mod tests;
