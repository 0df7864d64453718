//! What the service shows of a write whose answer is missing.

use std::collections::{HashMap, HashSet};

use super::context::{Context, now};
use crate::client::{MemberCursor, Urgency};
use crate::domain::{
    Action, CLOCKS, Group, Message, MuteEnd, MuteTime, Plan, Role, Slot, Stamp, Subject, Target, UserId,
};
use crate::job::{Fault, FaultKind};
use crate::text::SafeText;
use crate::wire::{BY_SENDER_WINDOW, Command, GroupType, HistoryMsg};

/// Pages of members that are searched for a name card: 2000 people.
const CARD_PAGES: usize = 20;
/// Pages of history that are searched for a message: 200 messages.
const SENT_PAGES: usize = 10;

/// What is known of the calls.
#[derive(Debug)]
pub(super) struct Case {
    /// Before the first of them.
    pub(super) since: Stamp,
    /// Of a sent message.
    pub(super) random: Option<u64>,
}

/// Whether a write shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shown {
    /// It is as was ordered.
    Yes,
    /// It is not, yet.
    No,
    /// Nothing that can be read tells.
    Nothing,
}

impl Shown {
    fn when(condition: bool) -> Self {
        if condition { Self::Yes } else { Self::No }
    }
}

type Shows = HashMap<Subject, Shown>;

/// Looks once. An error means that the service could not be asked; a refusal that will not change counts as
/// [`Shown::Nothing`].
pub(super) async fn look(
    context: &Context,
    plan: &Plan,
    subjects: &[Subject],
    case: &Case,
) -> Result<Shows, Fault> {
    match ask(context, plan, subjects, case).await {
        Err(fault) if fault.kind == FaultKind::Refused && !fault.leaves_unknown() => {
            Ok(all(subjects, Shown::Nothing))
        }
        told => told,
    }
}

async fn ask(context: &Context, plan: &Plan, subjects: &[Subject], case: &Case) -> Result<Shows, Fault> {
    let live = plan.kind == GroupType::Live;
    match &plan.at(case.since).action {
        Action::Mute { time, .. } => mutes(context, plan, subjects, Some((*time, case.since))).await,
        Action::Unmute { .. } => mutes(context, plan, subjects, None).await,
        Action::Remove { .. } => roles(context, plan, subjects, |role| role == Role::NotMember).await,
        Action::Add { .. } => roles(context, plan, subjects, |role| role != Role::NotMember).await,
        Action::SetRole { role, .. } => roles(context, plan, subjects, |it| it == *role).await,
        Action::SetNameCard { user, name_card } => {
            let shown = card(context, plan, user, &SafeText::new(name_card)).await?;
            Ok(all(subjects, shown))
        }
        Action::TransferOwner { to } => {
            group(context, plan, subjects, |group| group.owner.as_ref() == Some(to)).await
        }
        Action::MuteAll { on } => group(context, plan, subjects, |group| group.mute_all == *on).await,
        // Live rooms keep no history.
        Action::Recall { .. } if !live => slots(context, plan, subjects).await,
        Action::RecallBySender { sender } if !live => {
            Ok(all(subjects, by_sender(context, plan, sender, case.since).await?))
        }
        Action::Send { .. } if !live => Ok(all(subjects, sent(context, plan, case).await?)),
        // Notifications are not stored.
        Action::Notify { .. }
        | Action::Recall { .. }
        | Action::RecallBySender { .. }
        | Action::Send { .. } => Ok(all(subjects, Shown::Nothing)),
    }
}

fn all(subjects: &[Subject], shown: Shown) -> Shows {
    subjects.iter().map(|subject| (subject.clone(), shown)).collect()
}

fn users(subjects: &[Subject]) -> Vec<UserId> {
    let user = |subject: &Subject| match subject {
        Subject::User(user) => Some(user.clone()),
        Subject::Group | Subject::Message(_) => None,
    };
    subjects.iter().filter_map(user).collect()
}

/// `ordered`: the time of a mute and the earliest moment of its call; `None` for an unmute.
async fn mutes(
    context: &Context,
    plan: &Plan,
    subjects: &[Subject],
    ordered: Option<(MuteTime, Stamp)>,
) -> Result<Shows, Fault> {
    let muted: HashMap<UserId, MuteEnd> =
        context.calling().muted(&plan.group, Urgency::Person).await?.into_iter().collect();
    let now = now();
    let muted_before = |target: &Target| Some((target.user()?.clone(), target.mute?));
    let before: HashMap<UserId, MuteEnd> = plan.targets.iter().filter_map(muted_before).collect();
    let shown = |user: &UserId| {
        let end = muted.get(user).copied().filter(|end| end.left(now).is_some());
        match ordered {
            None => Shown::when(end.is_none()),
            Some((time, since)) => mute_shows(time, since, now, end, before.get(user).copied()),
        }
    };
    Ok(users(subjects).into_iter().map(|user| (Subject::User(user.clone()), shown(&user))).collect())
}

fn mute_shows(
    time: MuteTime,
    since: Stamp,
    now: Stamp,
    end: Option<MuteEnd>,
    before: Option<MuteEnd>,
) -> Shown {
    match (time, end) {
        (_, None) => Shown::No,
        // For ever before and after: whether it was set once more cannot be seen.
        (MuteTime::Forever, Some(MuteEnd::Never)) if before == Some(MuteEnd::Never) => Shown::Nothing,
        (MuteTime::Forever, Some(MuteEnd::Never)) => Shown::Yes,
        // Still the old mute, even where its end would do for ours.
        (_, end) if end == before => Shown::No,
        (MuteTime::For(time), Some(MuteEnd::At(end)))
            if (since.as_second() - CLOCKS..=now.as_second() + CLOCKS)
                .contains(&(end.as_second().saturating_sub_unsigned(time.as_secs()))) =>
        {
            Shown::Yes
        }
        // Somebody else's, or ours by a clock that is far off.
        _ => Shown::Nothing,
    }
}

async fn roles(
    context: &Context,
    plan: &Plan,
    subjects: &[Subject],
    wanted: impl Fn(Role) -> bool,
) -> Result<Shows, Fault> {
    let mut shows = Shows::new();
    for part in users(subjects).chunks(Command::GetRoleInGroup.row().max_items as usize) {
        let roles = context.calling().roles(&plan.group, part, Urgency::Person).await?;
        shows.extend(roles.into_iter().map(|(user, role)| (Subject::User(user), Shown::when(wanted(role)))));
    }
    Ok(shows)
}

async fn card(context: &Context, plan: &Plan, user: &UserId, wanted: &SafeText) -> Result<Shown, Fault> {
    let mut cursor = Some(MemberCursor::first(plan.kind == GroupType::Community));
    for _ in 0..CARD_PAGES {
        let Some(from) = cursor else { break };
        let page = context.calling().members_page(&plan.group, &from, Urgency::Person).await?;
        if let Some(member) = page.members.iter().find(|member| member.id == *user) {
            return Ok(Shown::when(member.name_card == *wanted));
        }
        cursor = page.next;
    }
    Ok(Shown::Nothing)
}

async fn group(
    context: &Context,
    plan: &Plan,
    subjects: &[Subject],
    test: impl Fn(&Group) -> bool,
) -> Result<Shows, Fault> {
    let (groups, _) = context.calling().groups(std::slice::from_ref(&plan.group), Urgency::Person).await?;
    Ok(all(subjects, groups.first().map_or(Shown::Nothing, |group| Shown::when(test(group)))))
}

async fn slots(context: &Context, plan: &Plan, subjects: &[Subject]) -> Result<Shows, Fault> {
    let mut left: Vec<u64> = subjects
        .iter()
        .filter_map(|subject| match subject {
            Subject::Message(seq) => Some(*seq),
            Subject::Group | Subject::User(_) => None,
        })
        .collect();
    left.sort_unstable();
    let mut shows = Shows::new();
    while let Some(newest) = left.pop() {
        let page = context.calling().history(&plan.group, Some(newest), Urgency::Person).await?;
        let slots: HashMap<u64, Slot> =
            page.messages.iter().map(|message| (message.seq, message.slot)).collect();
        let state = |seq: u64| match slots.get(&seq) {
            Some(Slot::Recalled | Slot::Hole) => Shown::Yes,
            Some(Slot::Kept) => Shown::No,
            None => Shown::Nothing,
        };
        shows.insert(Subject::Message(newest), state(newest));
        let covered: HashSet<u64> = left.iter().copied().filter(|seq| slots.contains_key(seq)).collect();
        shows.extend(covered.iter().map(|seq| (Subject::Message(*seq), state(*seq))));
        left.retain(|seq| !covered.contains(seq));
    }
    Ok(shows)
}

/// Nothing of this sender from before the call may be left in the part that the service looks at.
async fn by_sender(context: &Context, plan: &Plan, sender: &UserId, since: Stamp) -> Result<Shown, Fault> {
    let theirs =
        |message: &&Message| message.slot == Slot::Kept && !message.system && message.sender == *sender;
    let mut up_to = None;
    // What is shown unless a message turns up that must be gone.
    let mut otherwise = Shown::Yes;
    let mut newest = None;
    loop {
        let page = context.calling().history(&plan.group, up_to, Urgency::Person).await?;
        for message in page.messages.iter().filter(theirs) {
            match is_older(message.time, since) {
                Some(true) => return Ok(Shown::No),
                Some(false) => {}
                None => otherwise = Shown::Nothing,
            }
        }
        let Some(oldest) = page.messages.last().map(|message| message.seq) else {
            return Ok(if page.first { otherwise } else { Shown::Nothing });
        };
        let top = *newest.get_or_insert(page.messages.first().map_or(oldest, |message| message.seq));
        if page.first || oldest <= 1 || top - oldest + 1 >= u64::from(BY_SENDER_WINDOW) {
            return Ok(otherwise);
        }
        up_to = Some(oldest - 1);
    }
}

/// Whether the service's `time` lies before ours; `None` where the clocks may differ by more than that.
fn is_older(time: Stamp, since: Stamp) -> Option<bool> {
    match time.as_second() - since.as_second() {
        apart if apart < -CLOCKS => Some(true),
        apart if apart > CLOCKS => Some(false),
        _ => None,
    }
}

async fn sent(context: &Context, plan: &Plan, case: &Case) -> Result<Shown, Fault> {
    let Some(random) = case.random else { return Ok(Shown::Nothing) };
    let ours = |message: &Message| {
        serde_json::from_str::<HistoryMsg>(&message.raw).is_ok_and(|slot| slot.msg_random == Some(random))
    };
    let earliest = case.since.as_second() - CLOCKS;
    let mut up_to = None;
    for _ in 0..SENT_PAGES {
        let page = context.calling().history(&plan.group, up_to, Urgency::Person).await?;
        if page.messages.iter().any(ours) {
            return Ok(Shown::Yes);
        }
        let Some(oldest) = page.messages.last() else {
            return Ok(if page.first { Shown::No } else { Shown::Nothing });
        };
        if page.first || oldest.seq <= 1 || oldest.time.as_second() < earliest {
            return Ok(Shown::No);
        }
        up_to = Some(oldest.seq - 1);
    }
    Ok(Shown::Nothing)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    #[test]
    fn a_message_is_older_than_a_call_by_more_than_the_clocks_differ() {
        let since = Stamp::from_second(1_760_000_000).unwrap();
        for (second, expected) in
            [(-CLOCKS - 1, Some(true)), (-CLOCKS, None), (0, None), (CLOCKS, None), (CLOCKS + 1, Some(false))]
        {
            let time = Stamp::from_second(since.as_second() + second).unwrap();
            assert_eq!(is_older(time, since), expected, "{second}");
        }
    }

    #[test]
    fn a_mute_is_ours_when_it_ends_as_ordered() {
        let at = |second: i64| Stamp::from_second(1_760_000_000 + second).unwrap();
        let end = |second: i64| Some(MuteEnd::At(at(second)));
        let ten_minutes = MuteTime::For(Duration::from_mins(10));
        let never = Some(MuteEnd::Never);
        for (ordered, found, before, expected) in [
            (ten_minutes, None, None, Shown::No),
            (ten_minutes, end(600), None, Shown::Yes),
            (ten_minutes, end(630), end(300), Shown::Yes),
            (ten_minutes, end(600 - CLOCKS), None, Shown::Yes),
            (ten_minutes, end(600 - CLOCKS - 1), None, Shown::Nothing),
            (ten_minutes, end(30 + 600 + CLOCKS + 1), None, Shown::Nothing),
            (ten_minutes, end(9000), end(9000), Shown::No),
            (ten_minutes, end(600 - 60), end(600 - 60), Shown::No),
            (ten_minutes, never, never, Shown::No),
            (ten_minutes, never, None, Shown::Nothing),
            (MuteTime::Forever, never, None, Shown::Yes),
            (MuteTime::Forever, never, end(9000), Shown::Yes),
            (MuteTime::Forever, never, never, Shown::Nothing),
            (MuteTime::Forever, end(9000), end(9000), Shown::No),
            (MuteTime::Forever, None, None, Shown::No),
        ] {
            let shown = mute_shows(ordered, at(0), at(30), found, before);
            assert_eq!(shown, expected, "{ordered:?} {found:?} {before:?}");
        }
    }
}
