//! `imwarden`: puts the console together. The first frame needs none of what is connected here.

use std::fs;
use std::path::Path;
use std::process::ExitCode;
use std::time::Duration;

use tokio::sync::mpsc;

use super::args::{Args, World};
use super::{log, settings};
use crate::app::model::{Level, Link, Model, Notice, Session};
use crate::client::{Client, Credentials, Endpoint, Limits, Secret, Signer};
use crate::config::{Dirs, Environment, Profile, Resolved};
use crate::domain::{Now, Policy, UserId};
use crate::i18n::{Lang, Phrase, Texts};
use crate::job::Fault;
use crate::journal::{Author, FILE_NAME, Journal};
use crate::runtime::{self, Connected, Connection};
use crate::sandbox::{Options, Practice};
use crate::text::SafeText;
use crate::worker;

/// Name of the profile without a profile, in the header and in the journal.
const PRACTICE: &str = "practice";

/// How long a warning about the settings stays on screen at the start.
const WARNING_STAYS: Duration = Duration::from_secs(15);

/// File in the data folder that remembers `:lang`.
const LANGUAGE: &str = "language";

pub(super) fn run(args: &Args, texts: &Texts, environment: &Environment) -> anyhow::Result<ExitCode> {
    let resolved = match settings::load(args, environment, texts) {
        Ok(resolved) => resolved,
        Err(status) => return Ok(status),
    };
    let lang = language(args, environment, &resolved, texts.lang());
    log::to_file(&resolved.dirs.data);
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build()?;
    let model = model(args, lang, environment, &resolved);
    let data = resolved.dirs.data.clone();
    let connection = connection(args.world.clone(), resolved, model.policy.clone());
    let remember = move |lang| remember(&data, lang);
    runtime.block_on(runtime::run(model, connection, Box::new(remember)))?;
    Ok(ExitCode::SUCCESS)
}

/// `--lang`, then the environment, then the settings, then what `:lang` chose last, then the locale.
pub(super) fn language(args: &Args, environment: &Environment, resolved: &Resolved, otherwise: Lang) -> Lang {
    if args.lang.is_some() || environment.lang.is_some() {
        return otherwise;
    }
    let of_settings = resolved.settings.lang.as_deref().and_then(|word| word.parse().ok());
    let remembered = || fs::read_to_string(resolved.dirs.data.join(LANGUAGE)).ok()?.parse().ok();
    of_settings.or_else(remembered).unwrap_or(otherwise)
}

fn remember(data: &Path, lang: Lang) {
    let written = fs::create_dir_all(data).and_then(|()| fs::write(data.join(LANGUAGE), lang.code()));
    if let Err(error) = written {
        tracing::warn!(%error, "the language cannot be remembered");
    }
}

fn model(args: &Args, lang: Lang, environment: &Environment, resolved: &Resolved) -> Model {
    let profile = resolved.profile.as_ref();
    let session = Session {
        profile: SafeText::new(profile.map_or(PRACTICE, |profile| &profile.name)),
        sandbox: profile.is_none(),
        host: profile.map(|profile| SafeText::new(profile.endpoint.host())).unwrap_or_default(),
        sdkappid: profile.map_or_else(|| Options::default().sdkappid, |profile| profile.credentials.sdkappid),
        operator: operator(resolved),
        link: Link::Waiting,
        budget: (0, 0),
        journal_fault: None,
    };
    let mut model = Model::new(session, policy(args, profile), lang, (80, 24), Now::ZERO);
    model.width = args.width.or(resolved.settings.width).unwrap_or_default();
    model.monochrome = environment.no_color;
    model.reasons.clone_from(&resolved.settings.reasons);
    // What is printed before is covered by the console at once.
    model.notices.current = resolved.warnings.first().map(|warning| Notice {
        level: Level::Hint,
        phrase: Phrase::new(settings::warning_key(*warning)),
        until: Some(WARNING_STAYS),
    });
    model
}

pub(super) fn operator(resolved: &Resolved) -> SafeText {
    resolved.settings.operator.clone().unwrap_or_else(|| SafeText::new("?"))
}

pub(super) fn policy(args: &Args, profile: Option<&Profile>) -> Policy {
    let administrator =
        profile.map_or_else(|| Options::default().identifier, |p| p.credentials.identifier.clone());
    Policy {
        read_only: args.read_only || profile.is_some_and(|profile| profile.read_only),
        administrators: [UserId::from(administrator.as_str())].into(),
        protected: profile.map(|profile| profile.protected.iter().cloned().collect()).unwrap_or_default(),
        cap: profile.and_then(|profile| profile.cap),
        per_minute: profile.and_then(|profile| profile.per_minute),
        rights: profile.map(|profile| profile.rights.clone()).unwrap_or_default(),
        ..Policy::default()
    }
}

fn connection(world: World, resolved: Resolved, policy: Policy) -> Connection {
    Box::pin(async move {
        let operator = operator(&resolved);
        let Resolved { profile, dirs, .. } = resolved;
        let name = profile.as_ref().map_or_else(|| PRACTICE.to_owned(), |profile| profile.name.clone());
        let (practice, endpoint, credentials, limits) = match profile {
            Some(Profile { endpoint, credentials, share, .. }) => {
                (None, endpoint, credentials, Limits { share, ..Limits::default() })
            }
            None => practise(&world).await?,
        };
        let made = tokio::task::spawn_blocking(move || Client::new(endpoint, credentials, &limits));
        let client = made.await??;
        let author = Author { operator: operator.as_str().to_owned(), profile: name };
        let (journal, journal_fault) = journal(&dirs, author).await;
        let (sender, outcomes) = mpsc::unbounded_channel();
        let worker = worker::spawn(client, journal, policy, sender);
        Ok(Connected { worker, outcomes, journal_fault, practice })
    })
}

/// The practice server inside this program, reached over real HTTP as any other.
async fn practise(world: &World) -> anyhow::Result<(Option<Practice>, Endpoint, Credentials, Limits)> {
    let options = Options { seed: world.seed, ..Options::default() };
    let credentials = Credentials {
        sdkappid: options.sdkappid,
        identifier: options.identifier.clone(),
        key: Signer::Key(Secret::new(&options.secret_key)),
    };
    let practice = Practice::start(options, world.spec(), world.activity).await?;
    let endpoint = Endpoint::parse(&practice.server().url())?;
    Ok((Some(practice), endpoint, credentials, Limits::default()))
}

/// A journal that cannot be opened keeps writes from going out, not people from looking.
async fn journal(dirs: &Dirs, author: Author) -> (Journal, Option<Fault>) {
    let file = dirs.data.join(FILE_NAME);
    match Journal::open(&file, author.clone()).await {
        Ok(journal) => (journal, None),
        Err(error) => {
            tracing::error!(%error, "the journal cannot be opened");
            (Journal::unopened(file, author), Some(Fault::from(&error)))
        }
    }
}
