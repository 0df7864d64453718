//! The service behind the gateway: takes a call that is whole, answers it. No socket in here.

use std::sync::{Arc, Mutex, PoisonError};

use axum::http::{Method, Uri};
use serde_json::{Value, json};

use crate::wire::{COMMON_RATE, Command, GroupType, Support};

use super::checks;
use super::clock::Clock;
use super::dialect;
use super::errors::{self, Refusal};
use super::gate::{self, App};
use super::handlers;
use super::recent::Recent;
use super::state::{Group, Thread, World};

/// The world, shared with whoever else changes it. Held for the time of one call.
pub type SharedWorld = Arc<Mutex<World>>;

/// The largest answer, bytes.
const ANSWER_MAX: usize = 1024 * 1024;

/// The service.
pub(super) struct Desk {
    /// The application.
    pub(super) app: App,
    /// The time.
    pub(super) clock: Clock,
    /// All data.
    pub(super) world: SharedWorld,
    /// Calls per second and command.
    pub(super) rate: Option<u32>,
    /// See [`Options`](super::Options).
    pub(super) smallest_limits: bool,
    /// Where both are locked, the world comes first.
    pub(super) recent: Mutex<Recent>,
}

/// One call's view of everything: handlers see nothing else.
pub(super) struct Turn<'a> {
    /// All data.
    pub(super) world: &'a mut World,
    /// What is remembered beside it.
    pub(super) recent: &'a mut Recent,
    /// The application; its identifier is the caller.
    pub(super) app: &'a App,
    /// The command that is served.
    pub(super) command: Command,
    /// Unix ms.
    pub(super) now_ms: u64,
    /// Where sources disagree about a limit, the smaller one holds.
    pub(super) smallest_limits: bool,
}

/// A whole answer.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Answer {
    /// `ErrorCode`, for the log.
    pub(super) code: i64,
    /// JSON text.
    pub(super) body: String,
}

impl From<Refusal> for Answer {
    /// A refusal of the gateway.
    fn from(refusal: Refusal) -> Self {
        let body = json!({"ActionStatus": "FAIL", "ErrorInfo": refusal.info, "ErrorCode": refusal.code});
        Self { code: refusal.code, body: body.to_string() }
    }
}

impl Desk {
    /// Answers one call.
    pub(super) fn answer(&self, method: &Method, uri: &Uri, body: &[u8]) -> Answer {
        self.process(method, uri, body).unwrap_or_else(Answer::from)
    }

    fn process(&self, method: &Method, uri: &Uri, body: &[u8]) -> Result<Answer, Refusal> {
        let now_ms = self.clock.now_ms();
        let command = gate::admit(&self.app, method, uri, now_ms / 1000)?;
        let recent = || self.recent.lock().unwrap_or_else(PoisonError::into_inner);
        if !recent().allow_call(command, self.per_second(command), now_ms) {
            return Err(dialect::too_many_calls(command));
        }
        let refused = |refusal: Refusal| Answer {
            code: refusal.code,
            body: dialect::refused(command, &refusal).to_string(),
        };
        let Ok(body) = serde_json::from_slice::<Value>(body) else {
            return Ok(refused(dialect::no_json(command)));
        };
        checks::accounts_are_strings(&body)?;
        let mut world = self.world.lock().unwrap_or_else(PoisonError::into_inner);
        let mut recent = recent();
        let mut turn = Turn {
            world: &mut world,
            recent: &mut recent,
            app: &self.app,
            command,
            now_ms,
            smallest_limits: self.smallest_limits,
        };
        let content = match handlers::serve(&mut turn, body) {
            Ok(content) => content,
            Err(refusal) => return Ok(refused(refusal)),
        };
        let body = dialect::success(command, content).to_string();
        if body.len() > ANSWER_MAX {
            return Ok(refused(errors::ANSWER_SIZE.clone()));
        }
        Ok(Answer { code: 0, body })
    }

    /// The option replaces the usual rate; commands that are slower than usual keep theirs.
    fn per_second(&self, command: Command) -> u32 {
        match (command.row().per_second, self.rate) {
            (row, None) => row,
            (row, Some(rate)) if row >= COMMON_RATE => rate,
            (row, Some(rate)) => row.min(rate),
        }
    }
}

impl Turn<'_> {
    /// Unix seconds.
    pub(super) fn now(&self) -> u64 {
        self.now_ms / 1000
    }

    /// How many items this command takes.
    pub(super) fn batch_max(&self) -> usize {
        let row = self.command.row();
        (if self.smallest_limits { row.max_items } else { row.largest }) as usize
    }

    /// A group, whatever its type.
    pub(super) fn group(&self, id: &str) -> Result<&Group, Refusal> {
        checks::group_id(id)?;
        self.world.groups.get(id).ok_or_else(|| errors::NO_GROUP.clone())
    }

    /// A group that the command works on, or the refusal for its type. Where the command has no effect the
    /// group comes too, and the handler does nothing.
    pub(super) fn supported(&self, id: &str) -> Result<&Group, Refusal> {
        let group = self.group(id)?;
        match self.command.row().supports(group.kind) {
            Support::Yes | Support::NoEffect => Ok(group),
            Support::No(code) | Support::NoUnverified(code) => Err(unsupported(code, group.kind)),
        }
    }

    /// As [`Turn::supported`], to change it; everything else must have been checked before.
    pub(super) fn supported_mut(&mut self, id: &str) -> Result<&mut Group, Refusal> {
        self.supported(id)?;
        self.world.groups.get_mut(id).ok_or_else(|| errors::NO_GROUP.clone())
    }

    /// The history of a group or of one of its topics, to change it. `""` is no topic: some clients send it.
    pub(super) fn thread(&mut self, id: &str, topic: Option<&String>) -> Result<Thread<'_>, Refusal> {
        let topic = checks::given(topic).map(String::as_str);
        let group = self.supported_mut(id)?;
        if topic.is_some() && group.kind != GroupType::Community {
            return Err(checks::invalid("TopicId: only for Community"));
        }
        group.thread(topic).ok_or_else(|| errors::NO_GROUP.saying("topic not exist"))
    }

    /// The administrator is there without being in the list of accounts.
    pub(super) fn account_exists(&self, account: &str) -> bool {
        account == self.app.identifier || self.world.accounts.contains_key(account)
    }

    /// Who acts: `From_Account`, if given (it must exist), or the caller.
    pub(super) fn operator(&self, from_account: Option<&String>) -> Result<String, Refusal> {
        match checks::given(from_account) {
            Some(account) if self.account_exists(account) => Ok(account.clone()),
            Some(_) => Err(errors::NO_ACCOUNT.clone()),
            None => Ok(self.app.identifier.clone()),
        }
    }
}

fn unsupported(code: i64, kind: GroupType) -> Refusal {
    Refusal::of(code).saying(format!("{} does not support this operation", kind.wire_name()))
}
