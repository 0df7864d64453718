//! What happens becomes a message, what it leads to is carried out, and then the screen is drawn once.

use std::future::{Future, poll_fn};
use std::io;
use std::pin::Pin;
use std::task::Poll;
use std::time::{Duration, Instant};

use crossterm::event::{Event, EventStream, KeyEventKind};
use futures_util::StreamExt;
use tokio::sync::mpsc;
use tokio::time::sleep_until;

use super::signals::Signals;
use super::terminal::{Screen, TerminalError};
use super::{files, hangup, panic};
use crate::app::model::Model;
use crate::app::{Effect, Msg, timers, update};
use crate::domain::Now;
use crate::i18n::Lang;
use crate::job::{Fault, Job, Outcome};
use crate::sandbox::Practice;
use crate::text::WidthPolicy;
use crate::view::Skin;
use crate::worker::Worker;

/// Frames are at least this far apart: what happens in between is drawn together.
const FRAME: Duration = Duration::from_millis(16);

/// How many messages are taken before a frame is due.
const DRAIN: usize = 256;

/// How long running writes may take to end when the console leaves.
const GRACE: Duration = Duration::from_secs(8);

/// A worker that is ready, and what it reports.
pub struct Connected {
    /// Takes jobs.
    pub worker: Worker,
    /// Its reports.
    pub outcomes: mpsc::UnboundedReceiver<Outcome>,
    /// Why no write can go out, if the journal cannot be written.
    pub journal_fault: Option<Fault>,
    /// The practice server inside this program; it lives as long as the console.
    pub practice: Option<Practice>,
}

/// Becomes a worker while the first frame is already on screen.
pub type Connection = Pin<Box<dyn Future<Output = anyhow::Result<Connected>> + Send>>;

struct Loop {
    model: Model,
    skin: Skin,
    /// What the skin was made for.
    dressed: (Lang, WidthPolicy),
    screen: Screen,
    started: Instant,
    worker: Option<Worker>,
    practice: Option<Practice>,
    /// Jobs asked for before there was a worker.
    early: Vec<Job>,
    /// Files that were read.
    files: (mpsc::UnboundedSender<Msg>, mpsc::UnboundedReceiver<Msg>),
    redraw: bool,
    leaving: bool,
    remember: Box<dyn Fn(Lang)>,
}

/// Runs the console until somebody leaves it. The terminal is back as it was when this returns, and running writes
/// have ended or are noted in the journal as not started.
pub async fn run(
    mut model: Model,
    connection: Connection,
    remember: Box<dyn Fn(Lang)>,
) -> anyhow::Result<()> {
    panic::install();
    let screen = Screen::take()?;
    let mut signals = Signals::listen().map_err(TerminalError::from)?;
    let mut gone = hangup::watch();
    model.size = screen.size()?;
    let skin = Skin::new(model.lang, model.width, model.monochrome);
    let started = instant();
    let dressed = (model.lang, model.width);
    let mut console = Loop {
        model,
        skin,
        dressed,
        screen,
        started,
        worker: None,
        practice: None,
        early: Vec::new(),
        files: mpsc::unbounded_channel(),
        redraw: true,
        leaving: false,
        remember,
    };
    console.draw()?;
    let result = console.turn(connection, &mut signals, &mut gone).await;
    // The practice server stays until the worker is done with it.
    let Loop { screen, worker, practice, .. } = console;
    drop(screen);
    if let Some(worker) = worker {
        worker.finish(GRACE).await;
    }
    drop(practice);
    result
}

impl Loop {
    async fn turn(
        &mut self,
        mut connection: Connection,
        signals: &mut Signals,
        gone: &mut mpsc::Receiver<()>,
    ) -> anyhow::Result<()> {
        let mut events = EventStream::new();
        // A change of size between the first frame and here went unnoticed.
        let (columns, rows) = self.screen.size()?;
        if (columns, rows) != self.model.size {
            self.take(Msg::Resize { columns, rows })?;
        }
        let mut outcomes: Option<mpsc::UnboundedReceiver<Outcome>> = None;
        let mut drawn = self.started;
        while !self.leaving {
            let frame = self.redraw.then(|| tokio::time::Instant::from_std(drawn + FRAME));
            let wake = timers::next(&self.model).map(|at| tokio::time::Instant::from_std(self.started + at));
            tokio::select! {
                biased;
                () = signals.next() => self.take(Msg::Quit)?,
                Some(()) = gone.recv() => break,
                event = events.next() => match event {
                    Some(event) => self.event(event?)?,
                    None => break,
                },
                () = until(frame) => {
                    self.draw()?;
                    drawn = instant();
                }
                Some(outcome) = next(&mut outcomes) => self.take(Msg::Job(Box::new(outcome)))?,
                Some(read) = self.files.1.recv() => self.take(read)?,
                connected = &mut connection, if outcomes.is_none() => {
                    outcomes = Some(self.connect(connected?)?);
                }
                () = until(wake) => self.take(Msg::Wake)?,
            }
            self.drain(&mut events, outcomes.as_mut()).await?;
            if self.redraw && instant().duration_since(drawn) >= FRAME {
                self.draw()?;
                drawn = instant();
            }
        }
        Ok(())
    }

    /// Takes what is ready, so that it is drawn together.
    async fn drain(
        &mut self,
        events: &mut EventStream,
        mut outcomes: Option<&mut mpsc::UnboundedReceiver<Outcome>>,
    ) -> anyhow::Result<()> {
        for _ in 0..DRAIN {
            if self.leaving {
                break;
            }
            if let Some(event) = ready(events).await {
                self.event(event?)?;
            } else if let Some(Ok(outcome)) = outcomes.as_mut().map(|outcomes| outcomes.try_recv()) {
                self.take(Msg::Job(Box::new(outcome)))?;
            } else {
                break;
            }
        }
        Ok(())
    }

    fn connect(&mut self, connected: Connected) -> io::Result<mpsc::UnboundedReceiver<Outcome>> {
        let Connected { worker, outcomes, journal_fault, practice } = connected;
        self.practice = practice;
        for job in self.early.drain(..) {
            worker.submit(job);
        }
        self.worker = Some(worker);
        self.model.session.journal_fault = journal_fault;
        self.take(Msg::Start)?;
        Ok(outcomes)
    }

    fn event(&mut self, event: Event) -> io::Result<()> {
        match event {
            Event::Key(key) if key.kind == KeyEventKind::Release => Ok(()),
            Event::Key(key) => self.take(Msg::Key(key)),
            Event::Paste(text) => self.take(Msg::Paste(text)),
            Event::Mouse(mouse) => self.take(Msg::Mouse(mouse)),
            Event::Resize(columns, rows) => self.take(Msg::Resize { columns, rows }),
            Event::FocusGained => self.take(Msg::Focus(true)),
            Event::FocusLost => self.take(Msg::Focus(false)),
        }
    }

    fn take(&mut self, msg: Msg) -> io::Result<()> {
        let now = self.now();
        let read_only = self.model.policy.read_only;
        let step = update(&mut self.model, msg, now);
        self.redraw |= step.redraw;
        if let Some(worker) = self.worker.as_ref().filter(|_| read_only != self.model.policy.read_only) {
            worker.set_policy(self.model.policy.clone());
        }
        for effect in step.effects {
            self.carry_out(effect)?;
        }
        self.dress();
        Ok(())
    }

    /// Texts and signs of the language and width that were chosen last.
    fn dress(&mut self) {
        let Model { lang, width, monochrome, .. } = self.model;
        if self.dressed != (lang, width) {
            self.skin = Skin::new(lang, width, monochrome);
            self.dressed = (lang, width);
            self.redraw = true;
        }
    }

    fn carry_out(&mut self, effect: Effect) -> io::Result<()> {
        match (effect, &self.worker) {
            (Effect::Submit(job), Some(worker)) => worker.submit(*job),
            (Effect::Submit(job), None) => self.early.push(*job),
            (Effect::Cancel(job), Some(worker)) => worker.cancel(job),
            (Effect::Pause(job), Some(worker)) => worker.pause(job),
            (Effect::GoOn(job), Some(worker)) => worker.go_on(job),
            // What has not been given out cannot be under way.
            (Effect::Pause(_) | Effect::GoOn(_), None) => {}
            (Effect::Cancel(job), None) => self.early.retain(|early| early.id != job),
            (Effect::ReadFile(path), _) => files::read(path, self.files.0.clone()),
            (Effect::Copy(text), _) => self.screen.copy(&text)?,
            (Effect::Redraw, _) => {
                self.screen.forget()?;
                self.redraw = true;
            }
            (Effect::Mouse(on), _) => self.screen.mouse(on)?,
            (Effect::Remember(lang), _) => (self.remember)(lang),
            (Effect::Quit, _) => self.leaving = true,
        }
        Ok(())
    }

    fn draw(&mut self) -> io::Result<()> {
        self.redraw = false;
        self.screen.draw(&self.model, &self.skin)
    }

    #[expect(clippy::disallowed_methods, reason = "the console's clock")]
    fn now(&self) -> Now {
        Now { mono: self.started.elapsed(), wall: jiff::Timestamp::now() }
    }
}

#[expect(clippy::disallowed_methods, reason = "the console's clock")]
fn instant() -> Instant {
    Instant::now()
}

/// The next event, if there is one now. Polled with this task's own waker: the stream remembers the first waker that
/// it is polled with until that was woken, so one that does nothing would put the console to sleep for ever.
async fn ready(events: &mut EventStream) -> Option<io::Result<Event>> {
    poll_fn(|context| match events.poll_next_unpin(context) {
        Poll::Ready(event) => Poll::Ready(event),
        Poll::Pending => Poll::Ready(None),
    })
    .await
}

/// Sleeps until then, or for ever without a deadline.
async fn until(deadline: Option<tokio::time::Instant>) {
    match deadline {
        Some(at) => sleep_until(at).await,
        None => std::future::pending().await,
    }
}

async fn next(outcomes: &mut Option<mpsc::UnboundedReceiver<Outcome>>) -> Option<Outcome> {
    match outcomes {
        Some(outcomes) => outcomes.recv().await,
        None => std::future::pending().await,
    }
}
