//! How far an order is, on standard error: a line that is drawn over itself on a terminal, elsewhere a line now and then
//! for those who asked for it.

use std::io::{self, IsTerminal, Write};
use std::sync::Arc;
use std::time::Duration;

use tokio::time::Instant;

use crate::cli::output;
use crate::cli::shared_args::Shared;
use crate::domain::Plan;
use crate::i18n::{Arg, Phrase, Texts, grouped};
use crate::text::{truncate, width};

/// A line that is drawn over itself is drawn no more often.
const REDRAWN: Duration = Duration::from_millis(100);
/// Lines below each other come no more often.
const REPEATED: Duration = Duration::from_secs(5);
/// Columns of the line that is drawn over itself, at most.
const LINE: usize = 78;

/// How far an order is.
pub(super) struct Progress<'a> {
    texts: &'a Texts,
    style: Style,
    action: Arg,
    /// Targets of all plans, and of those that have ended.
    total: usize,
    ended: usize,
    began: Instant,
    last: Instant,
    /// The line on the terminal is this one.
    drawn: bool,
}

#[derive(PartialEq)]
enum Style {
    Silent,
    OneLine,
    Lines,
}

impl<'a> Progress<'a> {
    pub(super) fn new(plans: &[Arc<Plan>], shared: &Shared, texts: &'a Texts) -> Self {
        let many = plans.iter().map(|plan| plan.calls()).sum::<usize>() > 1;
        let style = match (many && !shared.quiet, io::stderr().is_terminal(), shared.verbose) {
            (true, true, _) => Style::OneLine,
            (true, false, true) => Style::Lines,
            _ => Style::Silent,
        };
        let code = plans.first().map_or("", |plan| plan.action.kind().code());
        let now = Instant::now();
        Self {
            texts,
            style,
            action: Arg::Key(format!("action-{code}")),
            total: plans.iter().map(|plan| plan.targets.len()).sum(),
            ended: 0,
            began: now,
            last: now,
            drawn: false,
        }
    }

    /// So many targets of the plan under way have a result.
    pub(super) fn show(&mut self, done: usize) {
        let done = self.ended + done;
        let apart = if self.style == Style::OneLine { REDRAWN } else { REPEATED };
        if self.style == Style::Silent || done == 0 || done >= self.total || self.last.elapsed() < apart {
            return;
        }
        self.last = Instant::now();
        let left = self.began.elapsed().mul_f64((self.total - done) as f64 / done as f64);
        let phrase = Phrase::new("cli-progress")
            .with("action", self.action.clone())
            .with("done", grouped(done))
            .with("total", grouped(self.total))
            .with("time", Phrase::lasting(Duration::from_secs_f64(left.as_secs_f64().ceil())));
        let line = self.texts.say(&phrase).into_string();
        if self.style == Style::OneLine {
            self.draw(&line);
        } else {
            output::tell(&line);
        }
    }

    /// A plan ended.
    pub(super) fn ended(&mut self, plan: &Plan) {
        self.ended += plan.targets.len();
        self.clear();
    }

    /// Somebody asked to stop.
    pub(super) fn stopping(&mut self) {
        self.clear();
        output::tell(self.texts.get("notice-stopping").as_str());
    }

    fn clear(&mut self) {
        if self.drawn {
            self.draw("");
            self.drawn = false;
        }
    }

    fn draw(&mut self, line: &str) {
        // A line that the terminal breaks could not be drawn over.
        let columns = crossterm::terminal::size().map_or(LINE, |(columns, _)| usize::from(columns));
        let room = LINE.min(columns.saturating_sub(1));
        let line = truncate(line, room, "");
        let rest = room.saturating_sub(width(&line));
        // Blanks over the rest of what stood there, and back to the beginning.
        let _ = write!(io::stderr().lock(), "\r{line}{:rest$}\r", "").and_then(|()| io::stderr().flush());
        self.drawn = true;
    }
}
