//! Help in both languages: the parser is derived without words, and takes them from the texts by name.

use clap::{Command, CommandFactory};

use super::args::Args;
use crate::i18n::Texts;

/// The command line with its help.
pub(super) fn command(texts: &Texts) -> Command {
    let command = Args::command().disable_help_subcommand(true);
    let mut command = words(command, "imwarden", texts);
    command.build();
    command
}

fn words(command: Command, key: &str, texts: &Texts) -> Command {
    let about = texts.get(&format!("cli-about-{key}")).into_string();
    let heading = texts.get("cli-heading-options").into_string();
    let shared = texts.get("cli-heading-shared").into_string();
    let names: Vec<String> = command.get_subcommands().map(|sub| sub.get_name().to_owned()).collect();
    let mut command = command
        .about(about)
        .disable_help_flag(true)
        .disable_version_flag(true)
        .subcommand_help_heading(texts.get("cli-heading-commands").into_string())
        .next_help_heading(heading.clone())
        .help_template(format!("{{about}}\n\n{}: {{usage}}\n\n{{all-args}}", texts.get("cli-heading-usage")))
        .mut_args(|arg| {
            let help = texts.get(&argument_key(arg.get_id().as_str())).into_string();
            let heading = if arg.is_global_set() { &shared } else { &heading };
            arg.help(help).help_heading(heading.clone())
        })
        .arg(
            clap::Arg::new("help")
                .long("help")
                .short('h')
                .action(clap::ArgAction::Help)
                .help_heading(heading.clone())
                .help(texts.get("cli-arg-help").into_string()),
        );
    if key == "imwarden" {
        command = command.arg(
            clap::Arg::new("version")
                .long("version")
                .short('V')
                .action(clap::ArgAction::Version)
                .help_heading(heading)
                .help(texts.get("cli-arg-version").into_string()),
        );
    }
    for name in names {
        let key = if key == "imwarden" { name.clone() } else { format!("{key}-{name}") };
        command = command.mut_subcommand(&name, |sub| words(sub, &key, texts));
    }
    command
}

fn argument_key(id: &str) -> String {
    format!("cli-arg-{}", id.to_ascii_lowercase().replace('_', "-"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::Lang;

    fn missing(command: &Command, key: &str, texts: &Texts, found: &mut Vec<String>) {
        let about = format!("cli-about-{key}");
        if !texts.has(&about) {
            found.push(about);
        }
        found.extend(
            command
                .get_arguments()
                .map(|arg| argument_key(arg.get_id().as_str()))
                .filter(|key| !texts.has(key)),
        );
        for sub in command.get_subcommands() {
            let key = if key == "imwarden" {
                sub.get_name().to_owned()
            } else {
                format!("{key}-{}", sub.get_name())
            };
            missing(sub, &key, texts, found);
        }
    }

    #[test]
    fn every_command_and_argument_has_help_in_both_languages() {
        for lang in Lang::ALL {
            let mut found = Vec::new();
            missing(&Args::command(), "imwarden", &Texts::new(lang), &mut found);
            assert_eq!(found, Vec::<String>::new(), "{lang}");
        }
    }

    #[test]
    fn the_parser_is_sound() {
        command(&Texts::new(Lang::Zh)).debug_assert();
    }
}
