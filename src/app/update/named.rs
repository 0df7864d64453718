//! Commands on people who are named by their IDs: typed, pasted, or read from a file. Also those whom no list shows, such
//! as viewers of a live room.

use crate::app::commands::Word;
use crate::app::model::{Awaited, Model};
use crate::app::{Effect, Step, ids, targets};
use crate::domain::GroupId;
use crate::i18n::Phrase;
use crate::text::SafeText;

use super::{hint, sheet};

/// What follows the word of a command.
pub(super) struct Named<'a> {
    pub(super) words: Vec<&'a str>,
    /// Of a mute: how long, as typed.
    pub(super) time: String,
}

/// Reads IDs, and for a mute the time. `None` when there is more than one time.
pub(super) fn read(word: Word, rest: &str) -> Option<Named<'_>> {
    match word {
        Word::Mute => ids::and_time(rest).map(|(words, time)| Named { words, time }),
        Word::Unmute | Word::Remove => Some(Named { words: ids::words(rest), time: String::new() }),
        _ => Some(Named { words: Vec::new(), time: String::new() }),
    }
}

/// On these people of the open group; `@FILE` asks for the file first.
pub(super) fn act(model: &mut Model, step: &mut Step, word: Word, named: Named<'_>) {
    let Some(group) = model.open.clone() else {
        hint(model, step, Phrase::new("avail-nothing-open"));
        return;
    };
    let Named { words, time } = named;
    if let [file] = words.as_slice()
        && let Some(path) = file.strip_prefix('@').filter(|path| !path.is_empty())
    {
        let path = path.to_owned();
        step.effects.push(Effect::ReadFile(path.clone()));
        model.awaited = Some(Awaited { path, word, time, group });
        return;
    }
    open(model, step, word, group, &words, &time);
}

/// The sheet is opened with the IDs; one that is none stops all, since it may be half of one.
fn open(model: &mut Model, step: &mut Step, word: Word, group: GroupId, words: &[&str], time: &str) {
    let ids = match ids::read(words) {
        Ok(ids) => ids,
        Err(why) => {
            hint(model, step, why);
            return;
        }
    };
    let people = ids.iter().map(|id| targets::person(model, id)).collect();
    let named = Some((group, people));
    match word {
        Word::Mute => sheet::mute(model, step, named, time),
        Word::Unmute => sheet::unmute(model, step, named),
        _ => sheet::remove(model, step, named),
    }
}

/// The file is there. Whoever does something else meanwhile is not interrupted by a sheet.
pub(super) fn take_file(model: &mut Model, step: &mut Step, path: &str, text: Result<String, String>) {
    step.redraw = true;
    let Some(Awaited { word, time, group, .. }) = model.awaited.take_if(|awaited| awaited.path == path)
    else {
        return;
    };
    let file = SafeText::new(path);
    if model.prompt.is_some() || !model.dialogs.is_empty() || model.open.as_ref() != Some(&group) {
        hint(model, step, Phrase::new("named-too-late").with("file", file));
        return;
    }
    let text = match text {
        Ok(text) => text,
        Err(why) => {
            let why = SafeText::new(&why);
            hint(model, step, Phrase::new("cli-cannot-read").with("file", file).with("why", why));
            return;
        }
    };
    let words = ids::words(text.trim_start_matches('\u{feff}'));
    if words.is_empty() {
        hint(model, step, Phrase::new("cli-no-ids").with("file", file));
        return;
    }
    open(model, step, word, group, &words, &time);
}
