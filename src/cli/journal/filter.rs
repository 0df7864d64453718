//! Which actions, from the words of the command line.

use jiff::Timestamp;

use super::Stopped;
use crate::cli::journal_args::ListFilter;
use crate::cli::status::Halt;
use crate::domain::{GroupId, Stamp, UserId, Zone, parse_moment};
use crate::i18n::Phrase;
use crate::job::Deed;
use crate::journal::Filter;
use crate::text::SafeText;

pub(super) fn read(args: &ListFilter) -> Result<Filter, Stopped> {
    let action = match &args.action {
        None => None,
        Some(word) => Some(Deed::by_code(word).ok_or_else(|| not_understood("cli-bad-action", word))?),
    };
    let moment = |word: &Option<String>, end| word.as_deref().map(|word| moment(word, end)).transpose();
    Ok(Filter {
        user: args.user.as_deref().map(UserId::from),
        group: args.group.as_deref().map(GroupId::from),
        operator: args.operator.clone(),
        profile: None,
        since: moment(&args.since, false)?,
        until: moment(&args.until, true)?,
        action,
    })
}

/// A time, or that long ago. Of a bare date its beginning, or its end.
pub(super) fn moment(word: &str, end: bool) -> Result<Stamp, Stopped> {
    parse_moment(word, now(), &Zone::system(), end).ok_or_else(|| not_understood("cli-bad-moment", word))
}

#[expect(clippy::disallowed_methods, reason = "`24h` counts from now, and no decision hangs on it")]
pub(super) fn now() -> Stamp {
    Timestamp::now()
}

fn not_understood(key: &str, words: &str) -> Stopped {
    Stopped(Halt::wrong(Phrase::new(key).with("words", SafeText::new(words))))
}
