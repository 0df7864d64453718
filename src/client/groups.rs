//! Reading groups.

use std::collections::HashMap;

use super::{Client, Urgency, codes, convert};
use crate::domain::{Group, GroupId};
use crate::job::{Fault, FaultKind};
use crate::wire::{
    Command, GetAppidGroupListRequest, GetGroupInfoRequest, GetOnlineMemberNumRequest, GroupInfo,
    NO_SUCH_GROUP, ResponseFilter,
};

/// Fields of a profile; without a filter the answer would hold all members (official doc 269/1616).
const BASE_FIELDS: [&str; 15] = [
    "Type",
    "Name",
    "Introduction",
    "Notification",
    "FaceUrl",
    "Owner_Account",
    "CreateTime",
    "InfoSeq",
    "LastInfoTime",
    "LastMsgTime",
    "NextMsgSeq",
    "MemberNum",
    "MaxMemberNum",
    "ApplyJoinOption",
    "MuteAllMember",
];

/// "No such group": documented for the whole call and for one group of it; either way it is about one group.
const NOT_THIS_GROUP: [i64; 2] = [NO_SUCH_GROUP, 10015];
/// The answer would be over 1 MB.
const TOO_MUCH: i64 = 10018;

impl Client {
    /// A page of group IDs, the number of all groups, and the cursor of the next page: 0 is the end. Begin with 0.
    ///
    /// Official doc 269/1614. At most 10,000 a page, one call per second and application: with a quarter of that, a page
    /// every four seconds. A read: tried again.
    pub async fn group_ids(&self, next: u64, urgency: Urgency) -> Result<(Vec<GroupId>, u64, u64), Fault> {
        let request = GetAppidGroupListRequest {
            limit: Some(Command::GetAppidGroupList.row().max_items),
            next: Some(next),
            group_type: None,
        };
        let answer = self.call(&request, urgency).await?;
        let ids = answer.group_id_list.into_iter().map(|item| GroupId::new(item.group_id)).collect();
        // The cursor is opaque; a server that repeats it would be asked for ever.
        let following = if next != 0 && answer.next == next { 0 } else { answer.next };
        Ok((ids, answer.total_count, following))
    }

    /// Profiles, in the order asked for, and the groups that have none with the reason (10010: dissolved).
    ///
    /// Official doc 269/1616. 50 a call, so longer lists take several calls; members do not come with it. A read: tried
    /// again. Fails as a whole only when a call fails for a reason that has nothing to do with one group.
    pub async fn groups(
        &self,
        ids: &[GroupId],
        urgency: Urgency,
    ) -> Result<(Vec<Group>, Vec<(GroupId, Fault)>), Fault> {
        let size = Command::GetGroupInfo.row().max_items as usize;
        let mut found = Vec::with_capacity(ids.len());
        let mut failed = Vec::new();
        // Parts still to be asked for, the next one last.
        let mut parts: Vec<&[GroupId]> = ids.chunks(size).rev().collect();
        while let Some(part) = parts.pop() {
            match self.some_groups(part, urgency).await {
                Ok((groups, without)) => {
                    found.extend(groups);
                    failed.extend(without);
                }
                Err(fault) => match (fault.code, part) {
                    (Some(code), [id]) if NOT_THIS_GROUP.contains(&code) => failed.push((id.clone(), fault)),
                    (Some(code), [_, _, ..]) if NOT_THIS_GROUP.contains(&code) || code == TOO_MUCH => {
                        let (left, right) = part.split_at(part.len() / 2);
                        parts.extend([right, left]);
                    }
                    _ => return Err(fault),
                },
            }
        }
        Ok((found, failed))
    }

    async fn some_groups(
        &self,
        ids: &[GroupId],
        urgency: Urgency,
    ) -> Result<(Vec<Group>, Vec<(GroupId, Fault)>), Fault> {
        let request = GetGroupInfoRequest {
            group_id_list: ids.iter().map(|id| id.raw().to_owned()).collect(),
            response_filter: Some(ResponseFilter {
                group_base_info_filter: Some(BASE_FIELDS.map(str::to_owned).to_vec()),
                ..ResponseFilter::default()
            }),
        };
        let answer = self.call(&request, urgency).await?;
        let name = Command::GetGroupInfo.name();
        // The order of an answer is not documented.
        let mut infos: HashMap<String, GroupInfo> =
            answer.group_info.into_iter().map(|info| (info.group_id.clone(), info)).collect();
        let mut found = Vec::with_capacity(ids.len());
        let mut failed = Vec::new();
        for id in ids {
            match infos.remove(id.raw()) {
                Some(info) if info.error_code == 0 => found.push(convert::group(&info)),
                Some(info) => {
                    let kind = codes::kind(info.error_code);
                    failed.push((id.clone(), Fault::coded(kind, info.error_code, name, &info.error_info)));
                }
                None => {
                    let words = "the answer holds nothing about this group";
                    failed.push((id.clone(), Fault::new(FaultKind::BadBody, name, words)));
                }
            }
        }
        Ok((found, failed))
    }

    /// How many people are online in a live room.
    ///
    /// Official doc 269/49180. The number moves in steps of 10 s. A read: tried again.
    pub async fn online(&self, group: &GroupId, urgency: Urgency) -> Result<u64, Fault> {
        let request = GetOnlineMemberNumRequest { group_id: group.raw().to_owned() };
        Ok(self.call(&request, urgency).await?.online_member_num)
    }
}
