//! An order becomes a plan per group, by what the service says now and by the policy.

use std::collections::HashMap;

use super::order::Order;
use crate::app::model::MemberFilter;
use crate::cli::reading::{self, People};
use crate::cli::session::Session;
use crate::cli::status::Halt;
use crate::client::Urgency;
use crate::domain::{
    Action, Body, Denial, Evidence, Group, GroupId, Member, Message, Plan, PlanError, Policy, Priority,
    Refused, Slot, Stamp, Subject, Target, UserId,
};
use crate::i18n::Phrase;
use crate::job::Fault;
use crate::text::SafeText;

/// What an order comes to in one group.
#[derive(Debug)]
pub(super) enum Part {
    /// To be carried out; may have left some targets out.
    Planned(Box<Plan>),
    /// Nothing of it is allowed.
    Refused {
        group: GroupId,
        /// Why the action as a whole is not; each of the targets has its own reason otherwise.
        whole: Option<Denial>,
        targets: Vec<Refused>,
    },
    /// The service could not say how things stand.
    Unread { group: GroupId, targets: Vec<Target>, fault: Fault },
}

impl Part {
    pub(super) fn plan(&self) -> Option<&Plan> {
        match self {
            Self::Planned(plan) => Some(plan),
            Self::Refused { .. } | Self::Unread { .. } => None,
        }
    }
}

/// Looks things up and asks the policy; calls nothing that writes.
pub(super) async fn plan(session: &mut Session, policy: &Policy, order: &Order) -> Result<Vec<Part>, Halt> {
    within_cap(policy, named(&order.action).len().saturating_mul(order.groups.len()))?;
    let (groups, failed) = session.client.groups(&order.groups, Urgency::Person).await?;
    let mut groups: HashMap<GroupId, Group> =
        groups.into_iter().map(|group| (group.id.clone(), group)).collect();
    let mut failed: HashMap<GroupId, Fault> = failed.into_iter().collect();
    let mut parts = Vec::with_capacity(order.groups.len());
    for id in &order.groups {
        let part = match (groups.remove(id), failed.remove(id)) {
            (Some(group), _) => in_group(session, policy, order, &group).await?,
            (None, Some(fault)) => unread(id, order, fault),
            (None, None) => unread(id, order, reading::nothing_about_group()),
        };
        parts.push(part);
    }
    within_cap(policy, parts.iter().filter_map(Part::plan).map(|plan| plan.targets.len()).sum())?;
    Ok(parts)
}

/// The cap is for the order as a whole: many groups must not be a way around it.
fn within_cap(policy: &Policy, targets: usize) -> Result<(), Halt> {
    policy.within_cap(targets).map_err(|denial| Halt::refused(Phrase::from(&denial)))
}

fn unread(group: &GroupId, order: &Order, fault: Fault) -> Part {
    Part::Unread { group: group.clone(), targets: named(&order.action), fault }
}

async fn in_group(
    session: &mut Session,
    policy: &Policy,
    order: &Order,
    group: &Group,
) -> Result<Part, Halt> {
    let denied = match &order.action {
        Action::Recall { .. } => policy.on_sequences(group),
        action => policy.on_group(action.kind(), Some(group)),
    };
    if let Err(denial) = denied {
        return Ok(refused(group, PlanError::Denied(denial), named(&order.action)));
    }
    let planned = match &order.action {
        Action::Recall { seqs } => recall(session, policy, group, seqs).await,
        action => match (&order.matching, users_of(action)) {
            (Some(filter), _) => {
                let (members, everybody) = matching(session, group, filter).await?;
                if everybody {
                    let pattern = SafeText::new(&filter.text);
                    let phrase = Phrase::new("cli-pattern-everybody").with("pattern", pattern);
                    return Err(Halt::wrong(phrase.with("group", group.id.safe())));
                }
                let users: Vec<UserId> = members.iter().map(|member| member.id.clone()).collect();
                Ok(on_people(policy, group, action, &users, &People::of_members(members)))
            }
            (None, users) if users.is_empty() => Ok(Plan::for_group(policy, group, action.clone())),
            (None, users) => match People::read(&session.client, group, &users).await {
                Ok(people) => with_evidence(session, policy, group, action, &users, &people).await,
                Err(fault) => Err(fault),
            },
        },
    };
    Ok(match planned {
        Ok(Ok(plan)) => Part::Planned(Box::new(Plan { reason: order.reason.clone(), ..plan })),
        Ok(Err(error)) => refused(group, error, named(&order.action)),
        Err(fault) => unread(&group.id, order, fault),
    })
}

async fn matching(
    session: &mut Session,
    group: &Group,
    filter: &MemberFilter,
) -> Result<(Vec<Member>, bool), Halt> {
    if group.kind.is_live() {
        return Err(Halt::refused(Phrase::new("cli-live-no-members").with("group", group.id.safe())));
    }
    Ok(reading::matching(session, group, filter).await?)
}

fn on_people(
    policy: &Policy,
    group: &Group,
    action: &Action,
    users: &[UserId],
    people: &People,
) -> Result<Plan, PlanError> {
    let targets: Vec<Target> = users.iter().map(|user| people.target(user)).collect();
    if let (Action::SetRole { role, .. }, Some(target)) = (action, targets.first())
        && target.role == Some(*role)
    {
        let why = Denial::Already;
        return Err(PlanError::AllRefused(vec![Refused { target: target.clone(), why }]));
    }
    let mut plan = Plan::for_users(policy, group, action.kind(), targets, |users| with_users(action, users))?;
    if let Action::SetNameCard { user, .. } = action {
        plan.before.profile = people.member(user).map(|member| member.raw.to_string());
    }
    Ok(plan.recent_speakers_first(|user| people.member(user)?.last_spoke))
}

async fn with_evidence(
    session: &Session,
    policy: &Policy,
    group: &Group,
    action: &Action,
    users: &[UserId],
    people: &People,
) -> Result<Result<Plan, PlanError>, Fault> {
    let mut plan = match on_people(policy, group, action, users, people) {
        Ok(plan) => plan,
        Err(error) => return Ok(Err(error)),
    };
    if let Action::RecallBySender { sender } = action {
        let messages = reading::by_sender(&session.client, &group.id, sender).await?;
        plan.evidence = messages.iter().map(Evidence::of).collect();
    }
    Ok(Ok(plan))
}

async fn recall(
    session: &Session,
    policy: &Policy,
    group: &Group,
    seqs: &[u64],
) -> Result<Result<Plan, PlanError>, Fault> {
    let found = reading::messages(&session.client, &group.id, seqs).await?;
    let mut messages: HashMap<u64, Message> =
        found.into_iter().map(|message| (message.seq, message)).collect();
    let all: Vec<Message> =
        seqs.iter().map(|seq| messages.remove(seq).unwrap_or_else(|| hole(*seq))).collect();
    Ok(Plan::for_messages(policy, group, &all.iter().collect::<Vec<_>>()))
}

/// A place in the history of which the service says nothing.
fn hole(seq: u64) -> Message {
    Message {
        seq,
        time: Stamp::UNIX_EPOCH,
        sender: UserId::from(""),
        slot: Slot::Hole,
        priority: Priority::Normal,
        system: false,
        body: Body::Parts(Vec::new()),
        raw: "".into(),
    }
}

fn refused(group: &Group, error: PlanError, named: Vec<Target>) -> Part {
    let group = group.id.clone();
    match error {
        PlanError::AllRefused(targets) => Part::Refused { group, whole: None, targets },
        PlanError::Denied(denial) => {
            let each = |target| Refused { target, why: denial.clone() };
            let targets = named.into_iter().map(each).collect();
            Part::Refused { group, whole: Some(denial), targets }
        }
    }
}

/// The people that an action names.
fn users_of(action: &Action) -> Vec<UserId> {
    match action {
        Action::Mute { users, .. }
        | Action::Unmute { users }
        | Action::Remove { users, .. }
        | Action::Add { users } => users.clone(),
        Action::Notify { to, .. } => to.clone(),
        Action::RecallBySender { sender: user }
        | Action::TransferOwner { to: user }
        | Action::SetRole { user, .. }
        | Action::SetNameCard { user, .. } => vec![user.clone()],
        Action::Recall { .. } | Action::Send { .. } | Action::MuteAll { .. } => Vec::new(),
    }
}

/// The same action on these people.
fn with_users(action: &Action, users: Vec<UserId>) -> Action {
    match action {
        Action::Mute { time, .. } => Action::Mute { users, time: *time },
        Action::Unmute { .. } => Action::Unmute { users },
        Action::Remove { silent, .. } => Action::Remove { users, silent: *silent },
        Action::Notify { content, .. } => Action::Notify { to: users, content: content.clone() },
        other => other.clone(),
    }
}

/// The targets of an action by what was written alone.
fn named(action: &Action) -> Vec<Target> {
    let subject = |subject| Target { subject, ..Target::stranger(&UserId::from("")) };
    match action {
        Action::Recall { seqs } => seqs.iter().map(|seq| subject(Subject::Message(*seq))).collect(),
        action => {
            let users = users_of(action);
            if users.is_empty() {
                return vec![subject(Subject::Group)];
            }
            users.iter().map(Target::stranger).collect()
        }
    }
}
