//! From keys to words.

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use unic_langid::LanguageIdentifier;

use super::{Arg, Lang, Phrase, Text};
use crate::text::SafeText;

macro_rules! topics {
    ($($topic:literal),* $(,)?) => {
        const ZH: &[(&str, &str)] = &[$(($topic, include_str!(concat!("../../assets/i18n/zh/", $topic, ".ftl")))),*];
        const EN: &[(&str, &str)] = &[$(($topic, include_str!(concat!("../../assets/i18n/en/", $topic, ".ftl")))),*];
    };
}
topics!(
    "actions",
    "bulk",
    "bundle",
    "chrome",
    "cli",
    "cli_actions",
    "cli_call",
    "cli_lists",
    "faults",
    "intents",
    "journal",
    "notices",
    "panes",
    "settings",
    "sheets",
    "undo"
);

/// The texts of one language.
pub struct Texts {
    lang: Lang,
    bundle: FluentBundle<FluentResource>,
}

impl Texts {
    /// Loads a language. The texts are part of the program, so nothing here can fail for a user; a text that does not
    /// parse fails the tests below.
    pub fn new(lang: Lang) -> Self {
        let (id, sources) = match lang {
            Lang::Zh => ("zh-CN", ZH),
            Lang::En => ("en", EN),
        };
        let id: LanguageIdentifier = id.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![id]);
        // Marks around values would reach the terminal as characters; values are safe already.
        bundle.set_use_isolating(false);
        for (_, source) in sources {
            let resource = match FluentResource::try_new((*source).to_owned()) {
                Ok(resource) | Err((resource, _)) => resource,
            };
            bundle.add_resource_overriding(resource);
        }
        Self { lang, bundle }
    }

    /// Which language this is.
    pub fn lang(&self) -> Lang {
        self.lang
    }

    /// The text without values.
    pub fn get(&self, key: &str) -> Text {
        self.format(key, None)
    }

    /// A text with its values.
    pub fn say(&self, phrase: &Phrase) -> Text {
        if phrase.key == "code-meaning" {
            return self.meaning(phrase);
        }
        let mut args = FluentArgs::with_capacity(phrase.args.len());
        for (name, value) in &phrase.args {
            args.set(*name, self.value(value));
        }
        self.format(&phrase.key, Some(&args))
    }

    /// Whether there is such a text.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    fn value(&self, arg: &Arg) -> FluentValue<'static> {
        match arg {
            Arg::Safe(text) => text.as_str().to_owned().into(),
            Arg::Number(number) => FluentValue::from(*number),
            Arg::Key(key) => self.get(key).into_string().into(),
            Arg::Phrase(phrase) => self.say(phrase).into_string().into(),
        }
    }

    /// What a code of the service means, from the one table of codes.
    fn meaning(&self, phrase: &Phrase) -> Text {
        let code = phrase.args.iter().find_map(|(_, value)| match value {
            Arg::Number(code) => Some(*code),
            _ => None,
        });
        let row = code.and_then(crate::wire::codes::meaning);
        match (row, self.lang) {
            (Some(row), Lang::Zh) => Text(SafeText::new(&row.meaning_zh).as_str().to_owned()),
            (Some(row), Lang::En) => Text(SafeText::new(&row.meaning_en).as_str().to_owned()),
            (None, _) => self.get("code-unknown"),
        }
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> Text {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            // Kept visible, never a panic; the tests keep it from happening.
            return Text(format!("[{key}]"));
        };
        Text(self.bundle.format_pattern(pattern, args, &mut Vec::new()).into_owned())
    }
}

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
