//! Reading members.

use super::calls::wall_clock;
use super::{Client, Urgency, convert};
use crate::domain::{GroupId, Member, MuteEnd, Role, UserId};
use crate::job::Fault;
use crate::wire::{Command, GetGroupMemberInfoRequest, GetGroupMutedAccountRequest, GetRoleInGroupRequest};

/// Where the next page of members begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MemberCursor {
    /// All groups but communities: by row.
    Offset {
        /// First row, from 0.
        offset: u64,
        /// How many members there were at the page before.
        total: Option<u64>,
    },
    /// Communities: the service's own, `""` at first.
    Next(String),
}

impl MemberCursor {
    /// Of the first page.
    pub fn first(community: bool) -> Self {
        if community { Self::Next(String::new()) } else { Self::Offset { offset: 0, total: None } }
    }
}

/// A page of members.
#[derive(Debug, Clone, PartialEq)]
pub struct MemberPage {
    /// The page. May repeat members of the page before, and be empty before the end.
    pub members: Vec<Member>,
    /// All members of the group, as the service says.
    pub total: u64,
    /// `None` at the end.
    pub next: Option<MemberCursor>,
}

/// Where the page after this one begins; `None` at the end.
///
/// By row, the list may move while it is read. When members left since the page before, rows moved up past the beginning
/// of this page, so reading goes on as many rows before it: nobody is skipped, somebody may come twice. (Almost a page
/// at most, so that reading gets on even when people keep leaving.) A short page is no end while the total says that
/// there is more: the documents disagree about the largest page.
fn following(
    cursor: &MemberCursor,
    returned: u64,
    total: u64,
    limit: u64,
    next: Option<&str>,
) -> Option<MemberCursor> {
    match cursor {
        MemberCursor::Next(sent) => {
            let next = next.unwrap_or_default();
            // A cursor that comes back unchanged would be asked for ever.
            (!next.is_empty() && next != sent).then(|| MemberCursor::Next(next.to_owned()))
        }
        MemberCursor::Offset { offset, total: before } => {
            let moved = before.map_or(0, |before| before.saturating_sub(total)).min(limit - 1).min(*offset);
            let reached = offset + returned;
            let done = returned == 0 || if total == 0 { returned < limit } else { reached >= total };
            let from = match moved {
                0 if done => return None,
                0 => reached,
                moved => offset - moved,
            };
            Some(MemberCursor::Offset { offset: from, total: Some(total) })
        }
    }
}

impl Client {
    /// A page of members.
    ///
    /// Official doc 269/1617. 100 a page: communities page by the service's cursor, all others by row; live rooms have no
    /// list. A read: tried again.
    pub async fn members_page(
        &self,
        group: &GroupId,
        cursor: &MemberCursor,
        urgency: Urgency,
    ) -> Result<MemberPage, Fault> {
        let limit = u64::from(Command::GetGroupMemberInfo.row().max_items);
        let mut request = GetGroupMemberInfoRequest {
            group_id: group.raw().to_owned(),
            limit: Some(limit),
            ..GetGroupMemberInfoRequest::default()
        };
        match cursor {
            MemberCursor::Offset { offset, .. } => request.offset = Some(*offset),
            MemberCursor::Next(next) => request.next = Some(next.clone()),
        }
        let answer = self.call(&request, urgency).await?;
        let now = wall_clock();
        let returned = answer.member_list.len() as u64;
        Ok(MemberPage {
            members: answer.member_list.iter().map(|info| convert::member(info, now)).collect(),
            total: answer.member_num,
            next: following(cursor, returned, answer.member_num, limit, answer.next.as_deref()),
        })
    }

    /// Everyone who is muted, with the end of each mute.
    ///
    /// Official doc 269/2925. One call, all of them. A read: tried again.
    pub async fn muted(&self, group: &GroupId, urgency: Urgency) -> Result<Vec<(UserId, MuteEnd)>, Fault> {
        let request = GetGroupMutedAccountRequest {
            group_id: group.raw().to_owned(),
            ..GetGroupMutedAccountRequest::default()
        };
        let answer = self.call(&request, urgency).await?;
        let now = wall_clock();
        Ok(answer.muted_account_list.iter().filter_map(|account| convert::mute(account, now)).collect())
    }

    /// Roles of people, [`Role::NotMember`] included.
    ///
    /// Official doc 269/1626. At most 500 a call, which is not split here; not in live rooms (10007). A read: tried again.
    pub async fn roles(
        &self,
        group: &GroupId,
        users: &[UserId],
        urgency: Urgency,
    ) -> Result<Vec<(UserId, Role)>, Fault> {
        let request = GetRoleInGroupRequest {
            group_id: group.raw().to_owned(),
            user_account: users.iter().map(|user| user.raw().to_owned()).collect(),
            topic_id: None,
        };
        let answer = self.call(&request, urgency).await?;
        let read =
            |item: crate::wire::RoleItem| (UserId::new(item.member_account), convert::role(&item.role));
        Ok(answer.user_id_list.into_iter().map(read).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(offset: u64, total: Option<u64>) -> MemberCursor {
        MemberCursor::Offset { offset, total }
    }

    #[test]
    fn rows_end_with_the_total_or_an_empty_page() {
        assert_eq!(following(&row(0, None), 100, 250, 100, None), Some(row(100, Some(250))));
        assert_eq!(following(&row(200, Some(250)), 50, 250, 100, None), None);
        assert_eq!(following(&row(100, Some(250)), 0, 250, 100, None), None);
        assert_eq!(following(&row(0, None), 40, 250, 100, None), Some(row(40, Some(250))), "a smaller page");
        assert_eq!(following(&row(0, None), 40, 0, 100, None), None, "no total");
    }

    #[test]
    fn nobody_is_skipped_when_rows_move_up() {
        assert_eq!(following(&row(100, Some(250)), 100, 247, 100, None), Some(row(97, Some(247))));
        assert_eq!(
            following(&row(200, Some(250)), 47, 247, 100, None),
            Some(row(197, Some(247))),
            "the last page"
        );
        assert_eq!(
            following(&row(200, Some(250)), 0, 190, 100, None),
            Some(row(140, Some(190))),
            "behind the end"
        );
        assert_eq!(
            following(&row(200, Some(900)), 100, 500, 100, None),
            Some(row(101, Some(500))),
            "gets on"
        );
        assert_eq!(following(&row(97, Some(247)), 100, 247, 100, None), Some(row(197, Some(247))));
    }

    #[test]
    fn a_cursor_ends_empty_or_repeated() {
        let at = |next: &str| MemberCursor::Next(next.to_owned());
        assert_eq!(following(&at(""), 0, 9, 100, Some("a")), Some(at("a")), "an empty page is no end");
        assert_eq!(following(&at("a"), 5, 9, 100, Some("")), None);
        assert_eq!(following(&at("a"), 5, 9, 100, Some("a")), None);
        assert_eq!(following(&at("a"), 5, 9, 100, None), None);
    }
}
