//! Reads: page by page, people before the background.

use std::collections::HashSet;
use std::hash::Hash;

use super::context::{Context, now};
use crate::client::{MemberCursor, Urgency};
use crate::domain::{GroupId, UserId};
use crate::job::{EntryFilter, EntryRow, Fault, JobId, Outcome, Read};
use crate::journal::JournalError;
use crate::wire::Command;

/// Entries of the journal in one outcome.
const JOURNAL_PAGE: usize = 100;

/// Pages in a row that may bring nothing new before a list counts as read. Some are legal: pages may be empty or
/// overlap. A server whose cursors go round in a ring would be asked for ever.
const IDLE_PAGES: u32 = 20;

/// What a list has brought so far.
struct Listed<T> {
    known: HashSet<T>,
    idle: u32,
}

impl<T: Hash + Eq> Listed<T> {
    fn new() -> Self {
        Self { known: HashSet::new(), idle: 0 }
    }

    /// Takes a page; says whether it is worth asking for another one.
    fn goes_on(&mut self, page: impl Iterator<Item = T>) -> bool {
        let before = self.known.len();
        self.known.extend(page);
        self.idle = if self.known.len() > before { 0 } else { self.idle + 1 };
        let on = self.idle < IDLE_PAGES;
        if !on {
            tracing::warn!(known = before, "a list brings nothing new, page after page: taken as its end");
        }
        on
    }
}

/// Fetches and reports. May be aborted between any two pages.
pub(super) async fn run(context: &Context, job: JobId, read: Read) {
    if let Err(fault) = fetch(context, job, read).await {
        context.tell(Outcome::ReadFailed { job, fault });
    }
}

async fn fetch(context: &Context, job: JobId, read: Read) -> Result<(), Fault> {
    match read {
        Read::GroupIds => group_ids(context, job).await,
        Read::Groups(ids) => groups(context, job, &ids).await,
        Read::Members { group, community } => members(context, job, group, community).await,
        Read::Muted(group) => {
            let at = now();
            let muted = context.calling().muted(&group, Urgency::Person).await?;
            context.tell(Outcome::Muted { job, group, muted, at });
            Ok(())
        }
        Read::History { group, up_to } => {
            let at = now();
            let page = context.calling().history(&group, up_to, Urgency::Person).await?;
            let (messages, first) = (page.messages, page.first);
            context.tell(Outcome::History { job, group, up_to, messages, first, at });
            Ok(())
        }
        Read::Online(group) => {
            let at = now();
            let count = context.calling().online(&group, Urgency::Background).await?;
            context.tell(Outcome::Online { job, group, count, at });
            Ok(())
        }
        Read::Roles { group, users } => roles(context, job, group, &users).await,
        Read::Undo(what) => super::undo::fetch(context, job, what).await,
        Read::Journal { .. }
        | Read::UndoList { .. }
        | Read::Recorded(_)
        | Read::JournalState
        | Read::VerifyJournal
        | Read::OpenIntents => journal(context, job, read).await.map_err(|error| Fault::from(&error)),
    }
}

async fn group_ids(context: &Context, job: JobId) -> Result<(), Fault> {
    let mut next = 0;
    let mut listed = Listed::new();
    loop {
        let (ids, total, following) = context.calling().group_ids(next, Urgency::Person).await?;
        let done = !listed.goes_on(ids.iter().cloned()) || following == 0;
        context.tell(Outcome::GroupIds { job, ids, total, done });
        if done {
            return Ok(());
        }
        next = following;
    }
}

async fn groups(context: &Context, job: JobId, ids: &[GroupId]) -> Result<(), Fault> {
    let size = Command::GetGroupInfo.row().max_items as usize;
    let parts: Vec<&[GroupId]> = ids.chunks(size).collect();
    if parts.is_empty() {
        context.tell(Outcome::Groups { job, groups: Vec::new(), failed: Vec::new(), done: true });
    }
    for (index, part) in parts.iter().enumerate() {
        let (groups, failed) = context.calling().groups(part, urgency(index)).await?;
        context.tell(Outcome::Groups { job, groups, failed, done: index + 1 == parts.len() });
    }
    Ok(())
}

/// Somebody waits for the first page; the rest must not hold up what they do next.
fn urgency(page: usize) -> Urgency {
    if page == 0 { Urgency::Person } else { Urgency::Background }
}

async fn members(context: &Context, job: JobId, group: GroupId, community: bool) -> Result<(), Fault> {
    let mut cursor = Some(MemberCursor::first(community));
    let mut pages = 0;
    let mut listed = Listed::new();
    while let Some(from) = cursor {
        let at = now();
        let page = context.calling().members_page(&group, &from, urgency(pages)).await?;
        pages += 1;
        let on = listed.goes_on(page.members.iter().map(|member| member.id.clone()));
        cursor = page.next.filter(|_| on);
        let (members, total, done) = (page.members, page.total, cursor.is_none());
        context.tell(Outcome::Members { job, group: group.clone(), members, total, at, done });
    }
    Ok(())
}

async fn roles(context: &Context, job: JobId, group: GroupId, users: &[UserId]) -> Result<(), Fault> {
    let size = Command::GetRoleInGroup.row().max_items as usize;
    let mut roles = Vec::with_capacity(users.len());
    for part in users.chunks(size) {
        roles.extend(context.calling().roles(&group, part, Urgency::Person).await?);
    }
    context.tell(Outcome::Roles { job, group, roles });
    Ok(())
}

async fn journal(context: &Context, job: JobId, read: Read) -> Result<(), JournalError> {
    let outcome = match read {
        Read::VerifyJournal => Outcome::JournalVerified { job, chain: context.journal.verify().await? },
        Read::OpenIntents => Outcome::OpenIntents { job, open: context.journal.open_intents().await? },
        Read::Recorded(entry) => {
            let recorded = context.journal.recorded(entry).await?.map(Box::new);
            Outcome::Recorded { job, recorded }
        }
        Read::JournalState => {
            let fault = context.journal.writable().await.err().map(|error| Fault::from(&error));
            Outcome::JournalState { job, fault }
        }
        Read::Journal { before, filter } => {
            let (entries, first) = page(context, before, &filter).await?;
            Outcome::Journal { job, entries, first }
        }
        Read::UndoList { before } => {
            // Actions of another profile were done to another application.
            let profile = Some(context.journal.profile().to_owned());
            let (entries, first) =
                page(context, before, &EntryFilter { profile, ..EntryFilter::default() }).await?;
            Outcome::UndoList { job, entries, first }
        }
        _ => return Ok(()),
    };
    context.tell(outcome);
    Ok(())
}

/// Entries below `before`, and whether nothing older exists.
async fn page(
    context: &Context,
    before: Option<u64>,
    filter: &EntryFilter,
) -> Result<(Vec<EntryRow>, bool), JournalError> {
    // One more than is shown tells whether there is more.
    let mut entries = context.journal.rows(before, JOURNAL_PAGE + 1, filter).await?;
    let first = entries.len() <= JOURNAL_PAGE;
    entries.truncate(JOURNAL_PAGE);
    Ok((entries, first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_list_that_goes_round_in_a_ring_ends() {
        let mut listed = Listed::new();
        assert!(listed.goes_on(["a", "b"].into_iter()));
        for _ in 1..IDLE_PAGES {
            assert!(listed.goes_on(["b"].into_iter()));
        }
        assert!(listed.goes_on(["b", "c"].into_iter()), "something new");
        for _ in 1..IDLE_PAGES {
            assert!(listed.goes_on(std::iter::empty()));
        }
        assert!(!listed.goes_on(["a"].into_iter()));
    }
}
