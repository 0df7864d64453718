//! Puts file, environment and arguments together.

use std::io::ErrorKind;

use super::file::{self, File, FileProfile};
use super::problem::{Expected, Problem, Source, Trouble, Warning};
use super::table::At;
use super::{DataCenter, Dirs, Environment, keyring, secrets};
use crate::client::{Credentials, Endpoint, Limits, Signer};
use crate::domain::{Rights, UserId};
use crate::text::{SafeText, WidthPolicy};

/// What holds for every profile.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Settings {
    /// `zh` or `en`; `None` leaves it to the locale.
    pub lang: Option<String>,
    /// How wide ambiguous signs are drawn; `None` leaves it to the console.
    pub width: Option<WidthPolicy>,
    /// Who sits at the keyboard: the setting, else the account of the computer.
    pub operator: Option<SafeText>,
    /// Reasons to choose from, at most nine; empty for those of the language.
    pub reasons: Vec<String>,
    /// Names of the profiles in the file.
    pub profiles: Vec<String>,
}

/// An application and how it is treated.
#[derive(Debug, Clone)]
pub struct Profile {
    /// As in the file; `environment` when it comes from there alone.
    pub name: String,
    /// Where calls go.
    pub endpoint: Endpoint,
    /// Who calls.
    pub credentials: Credentials,
    /// No writes.
    pub read_only: bool,
    /// Part of the vendor's limit that calls may use.
    pub share: f64,
    /// Never acted against.
    pub protected: Vec<UserId>,
    /// Targets per action; `None` for the policy's own cap.
    pub cap: Option<usize>,
    /// Actions per minute; `None` for the policy's own cap.
    pub per_minute: Option<usize>,
    /// Which actions it may do.
    pub rights: Rights,
}

/// Everything that is set.
#[derive(Debug, Clone)]
pub struct Resolved {
    /// For every profile.
    pub settings: Settings,
    /// `None`: the practice world.
    pub profile: Option<Profile>,
    /// Folders.
    pub dirs: Dirs,
    /// What works, but should be known.
    pub warnings: Vec<Warning>,
}

/// Reads the settings. `profile` and `endpoint` are arguments, which win over the environment, which wins over the file.
///
/// Without a profile and without an application in the environment, the practice world is meant. The whole file is
/// checked, the other profiles too; only the key file of the chosen one is read.
///
/// # Errors
///
/// Every problem there is, in the order of the file.
pub fn load(
    env: &Environment,
    profile: Option<&str>,
    endpoint: Option<&str>,
) -> Result<Resolved, Vec<Problem>> {
    let Some(dirs) = Dirs::find(env) else {
        let source = Source::Variable("IMWARDEN_CONFIG_DIR");
        return Err(vec![Problem { source, trouble: Trouble::NoHome }]);
    };
    let (file, mut problems) = read(&dirs);
    let mut warnings = Vec::new();
    let settings = settings(env, &file, &mut problems);
    let mut loading =
        Loading { env, endpoint, dirs: &dirs, problems: &mut problems, warnings: &mut warnings };
    let profile = loading.chosen(&file, profile);
    if problems.is_empty() { Ok(Resolved { settings, profile, dirs, warnings }) } else { Err(problems) }
}

/// Who sits at the keyboard, for commands that need nothing else of the settings. A file that cannot be used is passed
/// over: its problems are told by whoever needs it.
pub fn operator(env: &Environment) -> Option<SafeText> {
    let file = Dirs::find(env).map(|dirs| read(&dirs).0).unwrap_or_default();
    settings(env, &file, &mut Vec::new()).operator
}

fn read(dirs: &Dirs) -> (File, Vec<Problem>) {
    let path = dirs.settings();
    match std::fs::read_to_string(&path) {
        Ok(text) => file::parse(&path, &text),
        Err(error) if error.kind() == ErrorKind::NotFound => (File::default(), Vec::new()),
        Err(error) => {
            let trouble = Trouble::Unreadable { why: error.to_string() };
            (File::default(), vec![Problem { source: Source::Path(path), trouble }])
        }
    }
}

fn settings(env: &Environment, file: &File, problems: &mut Vec<Problem>) -> Settings {
    let mut lang = file.lang.as_ref().map(|lang| lang.value.clone());
    if let Some(name) = &env.lang {
        lang = file::language(name);
        if lang.is_none() {
            let trouble = Trouble::Value { key: "lang", expected: Expected::Language };
            problems.push(Problem { source: Source::Variable("IMWARDEN_LANG"), trouble });
        }
    }
    let operator = file.operator.as_ref().map(|operator| &operator.value);
    let operator = env.operator.as_ref().or(operator).or(env.user.as_ref());
    Settings {
        lang,
        width: file.width.as_ref().map(|width| width.value),
        operator: operator.map(|name| SafeText::new(name)),
        reasons: file.reasons.as_ref().map(|reasons| reasons.value.clone()).unwrap_or_default(),
        profiles: file.profiles.iter().map(|profile| profile.name.clone()).collect(),
    }
}

struct Loading<'a> {
    env: &'a Environment,
    endpoint: Option<&'a str>,
    dirs: &'a Dirs,
    problems: &'a mut Vec<Problem>,
    warnings: &'a mut Vec<Warning>,
}

impl Loading<'_> {
    fn note<T>(&mut self, source: Source, trouble: Trouble) -> Option<T> {
        self.problems.push(Problem { source, trouble });
        None
    }

    /// The profile that is asked for, or the one that the environment describes.
    fn chosen(&mut self, file: &File, argument: Option<&str>) -> Option<Profile> {
        let env = self.env;
        let Some(name) = argument.or(env.profile.as_deref()) else {
            if self.endpoint.is_none() && !env.names_an_application() {
                return None;
            }
            return self.profile("environment", None);
        };
        let Some(profile) = file.profiles.iter().find(|profile| profile.name == name) else {
            if self.problems.iter().any(|problem| matches!(problem.trouble, Trouble::Syntax { .. })) {
                // Nobody knows which profiles are in a file that cannot be read.
                return None;
            }
            let source = match argument {
                Some(_) => Source::Argument("--profile"),
                None => Source::Variable("IMWARDEN_PROFILE"),
            };
            let known = file.profiles.iter().map(|profile| profile.name.clone()).collect();
            return self.note(source, Trouble::NoSuchProfile { name: SafeText::new(name), known });
        };
        self.profile(name, Some(profile))
    }

    fn profile(&mut self, name: &str, file: Option<&FileProfile>) -> Option<Profile> {
        let endpoint = self.endpoint(file);
        let sdkappid = self.sdkappid(file);
        let identifier = self.identifier(file);
        let entry = sdkappid.zip(identifier.as_ref()).map(|(app, who)| format!("{who}@{app}"));
        let key = self.key(file, entry);
        let credentials = Credentials { sdkappid: sdkappid?, identifier: identifier?, key: key? };
        let protected = file.and_then(|profile| profile.protected.as_ref());
        let cap = file.and_then(|profile| value(profile.cap.as_ref()));
        Some(Profile {
            name: name.to_owned(),
            endpoint: endpoint?,
            credentials,
            read_only: file.and_then(|profile| value(profile.read_only.as_ref())).unwrap_or_default(),
            share: file.and_then(|profile| value(profile.share.as_ref())).unwrap_or(Limits::SHARE),
            protected: protected
                .map(|list| list.value.iter().map(|id| UserId::from(id.as_str())).collect())
                .unwrap_or_default(),
            cap: cap.map(|cap| usize::try_from(cap).unwrap_or(usize::MAX)),
            per_minute: file
                .and_then(|profile| value(profile.actions_per_minute.as_ref()))
                .map(|limit| usize::try_from(limit).unwrap_or(usize::MAX)),
            rights: Rights {
                allow: file
                    .and_then(|profile| profile.allow.as_ref())
                    .map(|list| list.value.iter().copied().collect()),
                deny: file
                    .and_then(|profile| profile.deny.as_ref())
                    .map(|list| list.value.iter().copied().collect())
                    .unwrap_or_default(),
            },
        })
    }

    fn endpoint(&mut self, file: Option<&FileProfile>) -> Option<Endpoint> {
        let of_file = file
            .and_then(|profile| profile.endpoint.as_ref())
            .map(|at| (at.value.clone(), at.source.clone()));
        let center = file
            .and_then(|profile| profile.data_center.as_ref())
            .map(|at| (DataCenter::url(at.value), at.source.clone()));
        let argument = self.endpoint.map(|url| (url.to_owned(), Source::Argument("--endpoint")));
        let variable = self.env.endpoint.clone().map(|url| (url, Source::Variable("IMWARDEN_ENDPOINT")));
        let Some((url, source)) = argument.or(variable).or(of_file).or(center) else {
            return self.missing(file, "endpoint", "IMWARDEN_ENDPOINT");
        };
        let endpoint = match Endpoint::parse(&url) {
            Ok(endpoint) => endpoint,
            Err(error) => return self.note(source, Trouble::Endpoint { why: error.to_string() }),
        };
        let of_file =
            file.and_then(|profile| profile.ca_file.as_ref()).map(|at| (at.value.clone(), at.source.clone()));
        let variable = self.env.ca_file.clone().map(|path| (path, Source::Variable("IMWARDEN_CA_FILE")));
        let Some((ca, source)) = variable.or(of_file) else { return Some(endpoint) };
        match endpoint.with_ca(secrets::place(&ca, self.env, self.dirs)) {
            Ok(endpoint) => Some(endpoint),
            Err(error) => self.note(source, Trouble::Endpoint { why: error.to_string() }),
        }
    }

    fn sdkappid(&mut self, file: Option<&FileProfile>) -> Option<u64> {
        if let Some(text) = &self.env.sdkappid {
            if let Some(id) = text.trim().parse().ok().filter(|id| *id > 0) {
                return Some(id);
            }
            let trouble = Trouble::Value { key: "sdkappid", expected: Expected::Number };
            return self.note(Source::Variable("IMWARDEN_SDKAPPID"), trouble);
        }
        let of_file = file.and_then(|profile| value(profile.sdkappid.as_ref()));
        of_file.or_else(|| self.missing(file, "sdkappid", "IMWARDEN_SDKAPPID"))
    }

    fn identifier(&mut self, file: Option<&FileProfile>) -> Option<String> {
        let of_file = || file.and_then(|profile| value(profile.identifier.as_ref()));
        let identifier = self.env.identifier.clone().or_else(of_file);
        identifier.or_else(|| self.missing(file, "identifier", "IMWARDEN_IDENTIFIER"))
    }

    fn key(&mut self, profile: Option<&FileProfile>, entry: Option<String>) -> Option<Signer> {
        let (env, dirs) = (self.env, self.dirs);
        let sources = secrets::Sources { env, profile, dirs, entry, keyring: keyring::of_system };
        match secrets::signer(&sources, self.warnings) {
            Ok(signer) => Some(signer),
            Err(problem) => self.note(problem.source, problem.trouble),
        }
    }

    fn missing<T>(
        &mut self,
        file: Option<&FileProfile>,
        key: &'static str,
        variable: &'static str,
    ) -> Option<T> {
        let source = file.map_or(Source::Variable(variable), |profile| profile.source.clone());
        // A value of the wrong type is told of already, at its own place.
        let told =
            |problem: &Problem| matches!(problem.trouble, Trouble::Value { key: told, .. } if told == key);
        if file.is_some() && self.problems.iter().any(told) {
            return None;
        }
        self.note(source, Trouble::Missing { key, variable })
    }
}

fn value<T: Clone>(at: Option<&At<T>>) -> Option<T> {
    at.map(|at| at.value.clone())
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
