//! What happens when this program has a fault.

use std::panic;
use std::thread;

use super::terminal;
use crate::text::SafeText;

/// Restores the terminal before the message is printed, if it is the console's own thread that fails. A panic in a
/// background task is contained there: the terminal must stay as it is, so it only goes to the log. ratatui's own hook
/// would restore for both.
pub(super) fn install() {
    let console = thread::current().id();
    let print = panic::take_hook();
    panic::set_hook(Box::new(move |info| {
        let words = info.payload_as_str().unwrap_or("no message");
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, words = SafeText::new(words).as_str(), "panic");
        if thread::current().id() == console {
            terminal::restore();
            print(info);
        }
    }));
}
