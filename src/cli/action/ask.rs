//! The question before an order goes out.

use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::Arc;

use crate::domain::{Plan, Risk};
use crate::i18n::{Phrase, Texts};
use crate::text::SafeText;

/// Whether there is somebody to ask.
pub(super) fn can_ask() -> bool {
    io::stdin().is_terminal() && io::stderr().is_terminal()
}

/// What must be typed: for several plans the number of all their targets, since a `y` is too easy for them together.
fn challenge(plans: &[Arc<Plan>]) -> Option<String> {
    let targets = plans.iter().map(|plan| plan.targets.len()).sum();
    match plans {
        [plan] => (plan.risk() == Risk::Red).then(|| plan.challenge().trim().to_owned()),
        plans => {
            let red = plans.iter().any(|plan| plan.action.kind().risk(targets) == Risk::Red);
            red.then(|| targets.to_string())
        }
    }
}

/// Asks once for everything. An end of input is a no.
pub(super) fn confirmed(plans: &[Arc<Plan>], texts: &Texts) -> io::Result<bool> {
    let challenge = challenge(plans);
    let question = match &challenge {
        Some(challenge) => Phrase::new("cli-ask-challenge").with("challenge", SafeText::new(challenge)),
        None => Phrase::new("cli-ask"),
    };
    let mut err = io::stderr().lock();
    write!(err, "{} ", texts.say(&question))?;
    err.flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    let answer = answer.trim();
    Ok(match challenge {
        Some(challenge) => answer == challenge,
        None => matches!(answer.to_lowercase().as_str(), "y" | "yes" | "是"),
    })
}
