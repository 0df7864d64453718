//! Plays keys and outcomes against a model, and keeps what it asked for.

use std::sync::Arc;
use std::time::Duration;

use crossterm::event::{KeyEvent, KeyEventKind};

use super::fixtures::{group, members, model, page, start};
use crate::app::model::{Dialog, Model, Pane, Sheet};
use crate::app::{Effect, Msg, Step, timers, update};
use crate::domain::{GroupId, Member, Now, Plan};
use crate::input::Chord;
use crate::job::{Ending, Fault, FaultKind, JobId, Outcome, Read, TargetResult, Task, Verdict};
use crate::wire::GroupType;

/// Time between two keys: longer than any key is swallowed for.
const BEAT: Duration = Duration::from_millis(400);

pub(super) struct Script {
    pub(super) model: Model,
    pub(super) now: Now,
    /// Since they were last taken.
    pub(super) effects: Vec<Effect>,
}

impl Script {
    pub(super) fn new(columns: u16, rows: u16) -> Self {
        Self { model: model(columns, rows), now: start(), effects: Vec::new() }
    }

    /// A group of this type, open, with members and history (or those who are muted).
    pub(super) fn opened(kind: GroupType) -> Self {
        let mut script = Self::new(120, 36);
        script.send(Msg::Start);
        script.list(&[("@g", kind)]);
        let at = script.now.wall;
        let group = GroupId::from("@g");
        if kind == GroupType::Live {
            let job = script.asked(|read| matches!(read, Read::Muted(_)));
            script.outcome(Outcome::Muted { job, group, muted: Vec::new(), at });
        } else {
            script.members(members(), true);
            let job = script.asked(|read| matches!(read, Read::History { .. }));
            let (messages, first, up_to) = (page(1, 10), true, None);
            script.outcome(Outcome::History { job, group, up_to, messages, first, at });
        }
        script.effects.clear();
        script.wait(1_000);
        script
    }

    /// Answers the list of groups and the profiles of those on screen.
    pub(super) fn list(&mut self, groups: &[(&str, GroupType)]) {
        let job = self.asked(|read| matches!(read, Read::GroupIds));
        let ids: Vec<GroupId> = groups.iter().map(|(id, _)| GroupId::from(*id)).collect();
        let total = ids.len() as u64;
        self.outcome(Outcome::GroupIds { job, ids, total, done: true });
        let job = self.asked(|read| matches!(read, Read::Groups(_)));
        let groups = groups.iter().map(|(id, kind)| group(id, *kind)).collect();
        self.outcome(Outcome::Groups { job, groups, failed: Vec::new(), done: true });
    }

    pub(super) fn members(&mut self, members: Vec<Member>, done: bool) {
        let job = self.model.members.loading.unwrap();
        let total = members.len() as u64;
        let (group, at) = (GroupId::from("@g"), self.now.wall);
        self.outcome(Outcome::Members { job, group, members, total, at, done });
    }

    pub(super) fn send(&mut self, msg: Msg) -> Step {
        let step = update(&mut self.model, msg, self.now);
        self.effects.extend(step.effects.clone());
        // A deadline that has passed and is still there would keep the console awake for ever.
        let next = timers::next(&self.model);
        assert!(next.is_none_or(|at| at > self.now.mono), "wakes at {next:?}, now is {:?}", self.now.mono);
        step
    }

    pub(super) fn outcome(&mut self, outcome: Outcome) -> Step {
        self.send(Msg::Job(Box::new(outcome)))
    }

    pub(super) fn wait(&mut self, millis: u64) {
        self.now = self.now.after(Duration::from_millis(millis));
    }

    /// Keys with pauses between them, as in `j j m 1`.
    pub(super) fn keys(&mut self, keys: &str) -> &mut Self {
        for key in keys.split_whitespace() {
            self.now = self.now.after(BEAT);
            self.key(key);
        }
        self
    }

    /// One key, at once.
    pub(super) fn key(&mut self, key: &str) -> Step {
        let chord: Chord = key.parse().unwrap();
        self.send(Msg::Key(KeyEvent::new(chord.code, chord.modifiers)))
    }

    /// One key that is held down.
    pub(super) fn repeat(&mut self, key: &str) -> Step {
        let chord: Chord = key.parse().unwrap();
        let event = KeyEvent::new_with_kind(chord.code, chord.modifiers, KeyEventKind::Repeat);
        self.send(Msg::Key(event))
    }

    /// A text, letter by letter.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            let key = if c == ' ' { "space".to_owned() } else { c.to_string() };
            self.now = self.now.after(BEAT);
            self.key(&key);
        }
        self
    }

    pub(super) fn focus(&mut self, pane: Pane) -> &mut Self {
        self.model.focus = pane;
        self
    }

    /// The last read that was asked for since effects were last taken, and that fits.
    pub(super) fn asked(&self, fits: impl Fn(&Read) -> bool) -> JobId {
        self.last_asked(fits).expect("nothing of this kind was asked for")
    }

    pub(super) fn last_asked(&self, fits: impl Fn(&Read) -> bool) -> Option<JobId> {
        self.effects.iter().rev().find_map(|effect| match effect {
            Effect::Submit(job) => match &job.task {
                Task::Read(read) if fits(read) => Some(job.id),
                _ => None,
            },
            _ => None,
        })
    }

    /// The only plan that was given out.
    pub(super) fn plan(&self) -> Option<(JobId, Arc<Plan>)> {
        let mut plans = self.effects.iter().filter_map(|effect| match effect {
            Effect::Submit(job) => match &job.task {
                Task::Act(plan) => Some((job.id, Arc::clone(plan))),
                _ => None,
            },
            _ => None,
        });
        let first = plans.next();
        assert!(plans.next().is_none(), "more than one plan went out");
        first
    }

    /// Ends the plan that went out: each target as told, the last verdict for the rest.
    pub(super) fn ends(&mut self, verdicts: &[Verdict]) -> Step {
        let (job, plan) = self.plan().expect("no plan went out");
        let verdict = |at: usize| verdicts.get(at).or(verdicts.last()).cloned().unwrap();
        let results = plan
            .targets
            .iter()
            .enumerate()
            .map(|(at, target)| TargetResult { subject: target.subject.clone(), verdict: verdict(at) })
            .collect();
        let ending = Ending { results, entry: Some(812), at: self.now.wall, took: Duration::from_millis(40) };
        self.effects.clear();
        self.outcome(Outcome::Acted { job, group: plan.group.clone(), ending })
    }

    pub(super) fn sheet(&self) -> Option<&Sheet> {
        match self.model.dialog() {
            Some(Dialog::Sheet(sheet)) => Some(sheet),
            _ => None,
        }
    }

    /// Key of what the bottom line says.
    pub(super) fn said(&self) -> &str {
        self.model.notices.current.as_ref().map_or("", |notice| notice.phrase.key.as_str())
    }
}

/// With the cursor on this member.
pub(super) fn at_member(kind: GroupType, id: &str) -> Script {
    let mut script = Script::opened(kind);
    script.focus(Pane::Members).keys("g g");
    while script.model.members.current().unwrap().id.raw() != id {
        script.keys("j");
    }
    script
}

pub(super) fn refused(code: i64) -> Verdict {
    Verdict::Failed(Fault::coded(FaultKind::Refused, code, "call", "no"))
}

pub(super) fn unknown() -> Verdict {
    Verdict::Unknown(Fault::new(FaultKind::Timeout, "call", "late"))
}

pub(super) fn unreachable() -> Fault {
    Fault::new(FaultKind::Connect, "call", "refused")
}
