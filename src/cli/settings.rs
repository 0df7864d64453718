//! Reads the settings, and tells every problem in the user's language.

use std::process::ExitCode;

use super::args::Args;
use super::output;
use crate::config::{self, DATA_CENTERS, Environment, NoKey, Problem, Resolved, Trouble, Warning};
use crate::domain::ActionKind;
use crate::i18n::{Phrase, Texts};
use crate::text::SafeText;

/// The settings, or the exit status after everything that is wrong was told.
pub(super) fn load(args: &Args, environment: &Environment, texts: &Texts) -> Result<Resolved, ExitCode> {
    match config::load(environment, args.profile.as_deref(), args.endpoint.as_deref()) {
        Ok(resolved) => Ok(resolved),
        Err(problems) => {
            output::tell(texts.get("cli-settings-wrong").as_str());
            for problem in &problems {
                output::tell(&format!("  {}", line(problem, texts)));
            }
            Err(ExitCode::from(2))
        }
    }
}

pub(super) fn warning_key(warning: Warning) -> &'static str {
    match warning {
        Warning::KeyInEnvironment => "warning-key-in-environment",
        Warning::KeyOverridden => "warning-key-overridden",
        Warning::KeyIgnored => "warning-key-ignored",
        Warning::NoKeyring => "warning-no-keyring",
        Warning::FixedSignature => "warning-fixed-signature",
    }
}

fn line(problem: &Problem, texts: &Texts) -> String {
    let place = SafeText::new(&problem.source.to_string());
    let phrase = Phrase::new("problem-line").with("place", place).with("trouble", trouble(&problem.trouble));
    texts.say(&phrase).into_string()
}

fn trouble(trouble: &Trouble) -> Phrase {
    let plain = |word: &str| SafeText::new(word);
    let phrase = Phrase::new(format!("problem-{}", trouble.code()));
    match trouble {
        Trouble::Syntax { words } => phrase.with("words", words),
        Trouble::UnknownKey { key, nearest: Some(nearest) } => {
            Phrase::new("problem-unknown-key-near").with("key", key).with("nearest", plain(nearest))
        }
        Trouble::UnknownKey { key, nearest: None } | Trouble::SecretHere { key } => phrase.with("key", key),
        Trouble::Value { key, expected } => {
            let names = DATA_CENTERS.map(|center| center.name).join(", ");
            let actions = ActionKind::ALL.map(ActionKind::code).join(", ");
            let expected = Phrase::new(format!("expected-{}", expected.code()))
                .with("names", plain(&names))
                .with("actions", plain(&actions));
            phrase.with("key", plain(key)).with("expected", expected)
        }
        Trouble::Missing { key, variable } => {
            phrase.with("key", plain(key)).with("variable", plain(variable))
        }
        Trouble::Conflict { first, second } => {
            phrase.with("first", plain(first)).with("second", plain(second))
        }
        Trouble::NoSuchProfile { name, known } if known.is_empty() => {
            Phrase::new("problem-no-profiles").with("name", name)
        }
        Trouble::NoSuchProfile { name, known } => {
            phrase.with("name", name).with("known", plain(&known.join(", ")))
        }
        Trouble::Endpoint { why }
        | Trouble::Unreadable { why }
        | Trouble::Keyring { why: NoKey::Absent { why } } => phrase.with("why", plain(why)),
        Trouble::TooOpen { mode } => phrase.with("mode", plain(&format!("{mode:04o}"))),
        Trouble::Keyring { why: NoKey::Empty { entry } } => phrase.with("entry", plain(entry)),
        Trouble::Keyring { why: NoKey::NotBuilt } | Trouble::NoKey | Trouble::NoHome => phrase,
    }
}
