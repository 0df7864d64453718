//! An action, frozen for confirmation.
//!
//! The same plan feeds the sheet, the worker and the journal. It binds to IDs, so nothing that happens to the lists
//! between the key and the call can change the victim.

use std::collections::HashSet;
use std::time::Duration;

use serde::{Deserialize, Serialize};

use super::{
    Action, ActionKind, Denial, Group, GroupId, Member, Message, MuteEnd, Policy, Risk, Role, Slot, Undoes,
    UserId,
};
use crate::text::SafeText;
use crate::wire::{BY_SENDER_WINDOW, GroupType};

/// What one result is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Subject {
    /// The group itself.
    Group,
    /// A person.
    User(UserId),
    /// A message.
    Message(u64),
}

/// A target with what was on screen when the plan was made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Target {
    /// Identity.
    pub subject: Subject,
    /// Name card, or the beginning of the message.
    pub label: SafeText,
    /// As shown then.
    pub role: Option<Role>,
    /// Mute as shown then, to be restored by an undo.
    pub mute: Option<MuteEnd>,
    /// Of a message: its sender.
    pub sender: Option<UserId>,
}

/// A target that the policy took out, with the reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Refused {
    /// Who or what.
    pub target: Target,
    /// Why.
    pub why: Denial,
}

/// What cannot be undone, or is only half so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Caveat {
    /// Removed members come back without role and name card.
    LosesRoleAndCard,
    /// Recalled messages do not come back.
    RecallIsFinal,
    /// Only the newest 1000 messages of the group are looked at, and clients are not told.
    NewestThousandSilently,
    /// Only whoever is online gets it, nothing is stored.
    OnlineOnly,
    /// A sent message can be recalled, not unsent.
    SentToAll,
    /// The old owner becomes an ordinary member (unverified).
    OldOwnerLosesRank,
    /// Live rooms: messages of the last hour, members online only.
    LiveRecall,
    /// Live rooms keep no history to recall a message from.
    SentLive,
    /// So many targets are muted already: the new time replaces theirs, be it longer or shorter.
    ReplacesMutes(usize),
    /// So many targets are admins of the group.
    IncludesAdmins(usize),
    /// So many targets are known by ID only: nobody checked that they exist.
    KnownByIdOnly(usize),
    /// It takes several calls, and these go first.
    GoesFirst(GoesFirst),
    /// Added again: as ordinary members, without name card and time of joining.
    ComesBackBare,
    /// So many targets were admins before and are ordinary members then.
    WereAdmins(usize),
}

/// In which order the calls of a long plan go out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum GoesFirst {
    /// Who spoke last.
    RecentSpeakers,
    /// The newest messages.
    Newest,
    /// Nothing is known that tells: as they were given.
    AsGiven,
}

/// A message as it was when the plan was made; in the journal before it is recalled.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// Which.
    pub seq: u64,
    /// Unix seconds.
    pub time: i64,
    /// Whose.
    pub sender: UserId,
    /// The answer of the service as it came.
    pub raw: String,
}

/// Why no plan could be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PlanError {
    /// The action as a whole is not allowed.
    Denied(Denial),
    /// Every single target was refused.
    AllRefused(Vec<Refused>),
}

/// A frozen action.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
    /// Where.
    pub group: GroupId,
    /// As shown.
    pub group_name: SafeText,
    /// Decides the batch rules of some commands.
    pub kind: GroupType,
    /// What, with only the targets that are allowed.
    pub action: Action,
    /// In the order of the calls.
    pub targets: Vec<Target>,
    /// Taken out by the policy.
    pub refused: Vec<Refused>,
    /// What a moderator should know before confirming.
    pub caveats: Vec<Caveat>,
    /// Why it is done; empty until the sheet is filled in.
    pub reason: String,
    /// Messages to be kept.
    pub evidence: Vec<Evidence>,
    /// What was there before, for an undo.
    pub before: Before,
    /// The entry that it takes back, when it is an undo.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub undoes: Option<Undoes>,
}

/// What was there before, as far as it is not in the targets.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Of a transfer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub owner: Option<UserId>,
    /// Of mute-all.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mute_all: Option<bool>,
    /// Of a name card: the member's whole profile as it came.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub profile: Option<String>,
}

/// How many calls a count of items takes, by the command's batch size.
pub fn batches(kind: ActionKind, items: usize) -> usize {
    items.max(1).div_ceil(kind.command().row().max_items as usize)
}

impl Plan {
    /// The friction it deserves.
    pub fn risk(&self) -> Risk {
        self.action.kind().risk(self.targets.len())
    }

    /// How many calls it takes.
    pub fn calls(&self) -> usize {
        batches(self.action.kind(), self.targets.len())
    }

    /// How long it takes at `per_second` calls.
    pub fn estimate(&self, per_second: f64) -> Duration {
        Duration::from_secs_f64(self.calls() as f64 / per_second.max(0.1))
    }

    /// What a red sheet asks to type: the number of targets when there are many, else the end of the group's ID.
    pub fn challenge(&self) -> String {
        match self.action.kind() {
            ActionKind::Remove | ActionKind::Recall => self.targets.len().to_string(),
            _ => self.group.tail(),
        }
    }

    /// Freezes an action on people. `members` are rows as shown; people who are not in the list are taken by ID alone.
    pub fn for_users(
        policy: &Policy,
        group: &Group,
        kind: ActionKind,
        people: Vec<Target>,
        build: impl FnOnce(Vec<UserId>) -> Action,
    ) -> Result<Self, PlanError> {
        Self::freeze(policy, group, kind, people, |targets| {
            build(targets.iter().filter_map(|target| target.user().cloned()).collect())
        })
    }

    /// Freezes a recall.
    pub fn for_messages(policy: &Policy, group: &Group, messages: &[&Message]) -> Result<Self, PlanError> {
        let (good, bad): (Vec<&Message>, Vec<&Message>) =
            messages.iter().partition(|message| message.is_recallable());
        let refused: Vec<Refused> = bad
            .into_iter()
            .map(|message| Refused { target: Target::message(message), why: Denial::NotRecallable })
            .collect();
        if good.is_empty() && !refused.is_empty() {
            policy.on_group(ActionKind::Recall, Some(group)).map_err(PlanError::Denied)?;
            return Err(PlanError::AllRefused(refused));
        }
        let targets = good.iter().map(|message| Target::message(message)).collect();
        let mut plan = Self::freeze(policy, group, ActionKind::Recall, targets, |targets| Action::Recall {
            seqs: targets.iter().filter_map(Target::seq).collect(),
        })?;
        plan.refused.extend(refused);
        let mut plan = plan.newest_first();
        let kept: HashSet<u64> = plan.targets.iter().filter_map(Target::seq).collect();
        plan.evidence = good
            .iter()
            .filter(|message| kept.contains(&message.seq))
            .map(|message| Evidence::of(message))
            .collect();
        Ok(plan)
    }

    /// Freezes an action on the group as a whole.
    pub fn for_group(policy: &Policy, group: &Group, action: Action) -> Result<Self, PlanError> {
        let target = Target {
            subject: Subject::Group,
            label: group.name.clone(),
            role: None,
            mute: None,
            sender: None,
        };
        Self::freeze(policy, group, action.kind(), vec![target], |_| action)
    }

    pub(super) fn freeze(
        policy: &Policy,
        group: &Group,
        kind: ActionKind,
        targets: Vec<Target>,
        build: impl FnOnce(&[Target]) -> Action,
    ) -> Result<Self, PlanError> {
        policy.on_group(kind, Some(group)).map_err(PlanError::Denied)?;
        let group_type = group.kind.known().ok_or(PlanError::Denied(Denial::UnknownKind))?;
        if targets.is_empty() {
            return Err(PlanError::Denied(Denial::NoTarget));
        }
        policy.within_cap(targets.len()).map_err(PlanError::Denied)?;
        let mut allowed = Vec::with_capacity(targets.len());
        let mut refused = Vec::new();
        for target in targets {
            match target.check(policy, group, kind) {
                Ok(()) => allowed.push(target),
                Err(why) => refused.push(Refused { target, why }),
            }
        }
        if allowed.is_empty() {
            return Err(PlanError::AllRefused(refused));
        }
        Ok(Self {
            group: group.id.clone(),
            group_name: group.name.clone(),
            kind: group_type,
            action: build(&allowed),
            caveats: Caveat::of(kind, group_type, &allowed),
            targets: allowed,
            refused,
            reason: String::new(),
            evidence: Vec::new(),
            before: Before { owner: group.owner.clone(), mute_all: Some(group.mute_all), profile: None },
            undoes: None,
        })
    }
}

impl Target {
    /// A member as shown.
    pub fn member(member: &Member) -> Self {
        Self {
            subject: Subject::User(member.id.clone()),
            label: member.label().clone(),
            role: Some(member.role),
            mute: member.mute,
            sender: None,
        }
    }

    /// Somebody of whom only the ID is known, such as the sender of a message.
    pub fn stranger(user: &UserId) -> Self {
        Self {
            subject: Subject::User(user.clone()),
            label: SafeText::default(),
            role: None,
            mute: None,
            sender: None,
        }
    }

    /// A message as shown.
    pub fn message(message: &Message) -> Self {
        Self {
            subject: Subject::Message(message.seq),
            label: message.excerpt(),
            role: None,
            mute: None,
            sender: Some(message.sender.clone()),
        }
    }

    /// The person, if it is one.
    pub fn user(&self) -> Option<&UserId> {
        match &self.subject {
            Subject::User(user) => Some(user),
            _ => None,
        }
    }

    /// The message, if it is one.
    pub fn seq(&self) -> Option<u64> {
        match self.subject {
            Subject::Message(seq) => Some(seq),
            _ => None,
        }
    }

    fn check(&self, policy: &Policy, group: &Group, kind: ActionKind) -> Result<(), Denial> {
        match (&self.subject, &self.sender) {
            (Subject::User(user), _) => policy.on_user(kind, group, user, self.role),
            (Subject::Message(_), Some(sender)) => policy.on_user(kind, group, sender, None),
            _ => Ok(()),
        }
    }
}

impl Evidence {
    /// Copies a message.
    pub fn of(message: &Message) -> Self {
        Self {
            seq: message.seq,
            time: message.time.as_second(),
            sender: message.sender.clone(),
            raw: message.raw.to_string(),
        }
    }
}

impl Caveat {
    fn of(action: ActionKind, kind: GroupType, targets: &[Target]) -> Vec<Self> {
        debug_assert_eq!(BY_SENDER_WINDOW, 1000, "the caveat names the number");
        let live = kind == GroupType::Live;
        let mut caveats = match action {
            ActionKind::Remove => vec![Self::LosesRoleAndCard],
            ActionKind::Recall if live => vec![Self::RecallIsFinal, Self::LiveRecall],
            ActionKind::Recall => vec![Self::RecallIsFinal],
            ActionKind::RecallBySender => vec![Self::RecallIsFinal, Self::NewestThousandSilently],
            ActionKind::Notify => vec![Self::OnlineOnly],
            ActionKind::Send if live => vec![Self::SentLive],
            ActionKind::Send => vec![Self::SentToAll],
            ActionKind::TransferOwner => vec![Self::OldOwnerLosesRank],
            _ => Vec::new(),
        };
        let muted = targets.iter().filter(|target| target.mute.is_some()).count();
        if action == ActionKind::Mute && muted > 0 {
            caveats.push(Self::ReplacesMutes(muted));
        }
        let outside = |role: Option<Role>| matches!(role, None | Some(Role::NotMember));
        let by_id = targets.iter().filter(|target| target.user().is_some() && outside(target.role)).count();
        if matches!(action, ActionKind::Mute | ActionKind::Unmute | ActionKind::Remove) && by_id > 0 {
            caveats.push(Self::KnownByIdOnly(by_id));
        }
        let admins = targets.iter().filter(|target| target.role == Some(Role::Admin)).count();
        if matches!(action, ActionKind::Mute | ActionKind::Remove) && admins > 0 {
            caveats.push(Self::IncludesAdmins(admins));
        }
        caveats
    }
}

impl Message {
    /// Whether a recall makes sense: somebody's words that are still there.
    pub fn is_recallable(&self) -> bool {
        self.slot == Slot::Kept && !self.system
    }
}
