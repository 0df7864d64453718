//! Reading about one person, whatever the group.

use super::{Client, Urgency};
use crate::domain::{GroupId, UserId};
use crate::job::Fault;
use crate::text::SafeText;
use crate::wire::{Command, GetJoinedGroupListRequest, PortraitGetRequest};

/// The nickname's field of a profile (official doc 269/1500).
const NICK: &str = "Tag_Profile_IM_Nick";

impl Client {
    /// The groups of a person, those without a first message and live rooms included; of live rooms the service may not
    /// know all.
    ///
    /// Official doc 269/1625. 5000 a call, so longer lists take several. A read: tried again.
    pub async fn joined(&self, user: &UserId, urgency: Urgency) -> Result<Vec<GroupId>, Fault> {
        let limit = u64::from(Command::GetJoinedGroupList.row().max_items);
        let mut groups = Vec::new();
        loop {
            let request = GetJoinedGroupListRequest {
                member_account: user.raw().to_owned(),
                with_huge_groups: Some(1),
                with_no_active_groups: Some(1),
                limit: Some(limit),
                offset: Some(groups.len() as u64),
                ..GetJoinedGroupListRequest::default()
            };
            let page = self.call(&request, urgency).await?;
            let before = groups.len();
            groups.extend(page.group_id_list.into_iter().map(|row| GroupId::new(row.profile.0.group_id)));
            if groups.len() == before || groups.len() as u64 >= page.total_count {
                return Ok(groups);
            }
        }
    }

    /// The nickname of a person; `None` for an account that is not imported.
    ///
    /// Official doc 269/1639. A read: tried again.
    pub async fn nick(&self, user: &UserId, urgency: Urgency) -> Result<Option<SafeText>, Fault> {
        let request =
            PortraitGetRequest { to_account: vec![user.raw().to_owned()], tag_list: vec![NICK.to_owned()] };
        let answer = self.call(&request, urgency).await?;
        let item = answer.user_profile_item.into_iter().find(|item| item.to_account == user.raw());
        Ok(item.filter(|item| item.result_code == 0).map(|item| {
            let fields = item.profile_item.unwrap_or_default();
            let nick = fields.iter().find(|field| field.tag == NICK).and_then(|field| field.value.as_str());
            SafeText::new(nick.unwrap_or_default())
        }))
    }
}
