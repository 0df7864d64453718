//! Making, importing and dissolving groups.

use indexmap::IndexMap;

use crate::sandbox::checks::{self, GROUP_FIELDS, MEMBER_FIELDS};
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::kinds;
use crate::sandbox::state::{Group, Member, Role};
use crate::sandbox::world::letters;
use crate::wire::{
    AppData, CreateGroupRequest, CreateGroupResponse, DestroyGroupRequest, Empty, GroupType,
    ImportGroupRequest, ImportGroupResponse, NewMember,
};

/// Worlds number their groups from 0; the server's own IDs come from another part of the same space.
const FIRST_ID: u64 = 1 << 34;

/// Makes a group. Owner and members are in it at once, but for live rooms, whose people come by themselves. All or
/// nothing: an account that does not exist is 10019 for the whole call. There is no tip of it in the history, so that
/// the first message gets the sequence 1. Neither is documented.
pub(super) fn create(
    turn: &mut Turn<'_>,
    request: &CreateGroupRequest,
) -> Result<CreateGroupResponse, Refusal> {
    let kind = kind_of(&request.r#type)?;
    let seeds = request.member_list.as_deref().unwrap_or_default();
    if kind == GroupType::Live && !seeds.is_empty() {
        return Err(errors::PERMISSION.saying("this group type does not allow MemberList"));
    }
    if seeds.len() > turn.batch_max() {
        return Err(errors::TOO_MANY_ACCOUNTS.clone());
    }
    // A Go SDK has no other word for `DisableInvite`.
    let no_invites = "DisableInvite".to_owned();
    let invite = match request.invite_join_option.as_ref() {
        Some(word) if word == "DisableApply" => Some(&no_invites),
        given => given,
    };
    let frame = Frame {
        kind,
        id: request.group_id.as_ref(),
        owner: request.owner_account.as_ref(),
        name: &request.name,
        introduction: request.introduction.as_ref(),
        notification: request.notification.as_ref(),
        face_url: request.face_url.as_ref(),
        most: request.max_member_count,
        apply: request.apply_join_option.as_ref(),
        invite,
        fields: request.app_defined_data.as_deref(),
        topics: request.support_topic,
        create_time: turn.now(),
    };
    let mut group = frame.group(turn)?;
    seat(turn, &mut group, seeds)?;
    let with_topics = group.topics.is_some();
    let group_id = group.id.clone();
    turn.world.dissolved.retain(|id| *id != group_id);
    turn.world.groups.insert(group_id.clone(), group);
    // Both keys are in the sample of a community with topics only.
    let (huge_group_flag, r#type) =
        if with_topics { (Some(0), Some(kind.wire_name().to_owned())) } else { (None, None) };
    Ok(CreateGroupResponse { group_id, huge_group_flag, r#type, ..Default::default() })
}

/// Makes a group of another system's data. Nobody is told.
pub(super) fn import(
    turn: &mut Turn<'_>,
    request: &ImportGroupRequest,
) -> Result<ImportGroupResponse, Refusal> {
    let kind = kind_of(&request.r#type)?;
    if kind == GroupType::Live {
        return Err(errors::PERMISSION.saying("AVChatRoom cannot be imported"));
    }
    let create_time = request.create_time.filter(|time| *time > 0).unwrap_or_else(|| turn.now());
    // A creation in the future is refused; not documented.
    if create_time > turn.now() {
        return Err(checks::invalid("CreateTime"));
    }
    let frame = Frame {
        kind,
        id: request.group_id.as_ref(),
        owner: request.owner_account.as_ref(),
        name: &request.name,
        introduction: request.introduction.as_ref(),
        notification: request.notification.as_ref(),
        face_url: request.face_url.as_ref(),
        most: request.max_member_count,
        apply: request.apply_join_option.as_ref(),
        invite: None,
        fields: request.app_defined_data.as_deref(),
        topics: request.support_topic,
        create_time,
    };
    // The page of this command knows 10021 only.
    let group = frame.group(turn).map_err(|refusal| {
        if refusal.code == errors::ID_TAKEN_BY_OWNER.code { errors::ID_TAKEN.clone() } else { refusal }
    })?;
    let group_id = group.id.clone();
    turn.world.dissolved.retain(|id| *id != group_id);
    turn.world.groups.insert(group_id.clone(), group);
    Ok(ImportGroupResponse { group_id, ..Default::default() })
}

/// Dissolves a group, for good.
pub(super) fn destroy(turn: &mut Turn<'_>, request: &DestroyGroupRequest) -> Result<Empty, Refusal> {
    turn.supported(&request.group_id)?;
    turn.world.groups.shift_remove(&request.group_id);
    turn.world.dissolved.push(request.group_id.clone());
    turn.recent.forget(&request.group_id);
    Ok(Empty::default())
}

fn kind_of(name: &str) -> Result<GroupType, Refusal> {
    GroupType::from_wire(name).ok_or_else(|| checks::invalid("Type"))
}

/// What making and importing have in common.
struct Frame<'a> {
    kind: GroupType,
    id: Option<&'a String>,
    owner: Option<&'a String>,
    name: &'a String,
    introduction: Option<&'a String>,
    notification: Option<&'a String>,
    face_url: Option<&'a String>,
    most: Option<u64>,
    apply: Option<&'a String>,
    invite: Option<&'a String>,
    fields: Option<&'a [AppData]>,
    topics: Option<u8>,
    create_time: u64,
}

impl Frame<'_> {
    /// The group with its owner; it is in no list yet.
    fn group(&self, turn: &mut Turn<'_>) -> Result<Group, Refusal> {
        let kind = self.kind;
        self.check_words()?;
        let owner = checks::given(self.owner).cloned();
        if owner.as_ref().is_some_and(|owner| !turn.account_exists(owner)) {
            return Err(errors::NO_ACCOUNT.saying("Owner_Account is not imported"));
        }
        let id = self.free_id(turn, owner.as_ref())?;
        let text = |given: Option<&String>| given.cloned().unwrap_or_default();
        let option = |given: Option<&String>, otherwise: &str| {
            checks::given(given).cloned().unwrap_or_else(|| otherwise.to_owned())
        };
        let most = self.most.filter(|most| *most > 0 && kind != GroupType::Live);
        let mut group = Group {
            name: self.name.clone(),
            introduction: text(self.introduction),
            notification: text(self.notification),
            face_url: text(self.face_url),
            max_member_num: most.unwrap_or_else(|| kinds::members_default(kind)),
            apply_join_option: option(
                self.apply.filter(|_| kind != GroupType::Community),
                kinds::apply_default(kind),
            ),
            invite_join_option: option(
                self.invite.filter(|_| kind != GroupType::Live),
                kinds::invite_default(kind),
            ),
            app_data: checks::merged(&[], self.fields.unwrap_or_default(), &GROUP_FIELDS)?,
            topics: (self.topics == Some(1)).then(IndexMap::new),
            ..Group::new(&id, kind, self.create_time)
        };
        if let Some(owner) = owner {
            // The owner of a live room is kept in the list of those who may do something, as in every world.
            let member =
                Member { join_time: self.create_time, ..Member::new(Role::Owner, &group, turn.now()) };
            group.members.insert(owner.clone(), member);
            group.owner = Some(owner);
        }
        Ok(group)
    }

    fn check_words(&self) -> Result<(), Refusal> {
        if self.name.is_empty() {
            return Err(checks::invalid("Name"));
        }
        checks::texts([
            ("Name", Some(self.name)),
            ("Introduction", self.introduction),
            ("Notification", self.notification),
            ("FaceUrl", self.face_url),
        ])?;
        // What the type does not have is let through and not used: an SDK sends `ApplyJoinOption` whatever the type.
        checks::joining(GroupType::Public, checks::given(self.apply), checks::given(self.invite))?;
        checks::flag(self.topics, "SupportTopic")?;
        if self.topics == Some(1) && self.kind != GroupType::Community {
            return Err(checks::invalid("SupportTopic: only for Community"));
        }
        let cap = kinds::members_cap(self.kind);
        if cap > 0 && self.most.is_some_and(|most| most > cap) {
            return Err(checks::invalid("MaxMemberCount"));
        }
        Ok(())
    }

    /// The ID asked for, if it is well-formed and free, or one of the service's own.
    fn free_id(&self, turn: &mut Turn<'_>, owner: Option<&String>) -> Result<String, Refusal> {
        let Some(id) = checks::given(self.id) else { return Ok(self.own_id(turn)) };
        checks::group_id(id)?;
        let community = self.kind == GroupType::Community;
        if community != id.starts_with("@TGS#_") || (!community && id.starts_with("@TGS#")) {
            return Err(errors::GROUP_ID.saying("the custom GroupId has the form of another kind of group"));
        }
        match turn.world.groups.get(id) {
            None => Ok(id.clone()),
            Some(group) if owner.is_some() && group.owner.as_ref() == owner => {
                Err(errors::ID_TAKEN_BY_OWNER.clone())
            }
            Some(_) => Err(errors::ID_TAKEN.clone()),
        }
    }

    fn own_id(&self, turn: &mut Turn<'_>) -> String {
        loop {
            turn.world.ids_given += 1;
            let id = format!("{}{}", kinds::id_prefix(self.kind), letters(FIRST_ID + turn.world.ids_given));
            if !turn.world.groups.contains_key(&id) {
                return id;
            }
        }
    }
}

/// Members from the beginning. Whoever is named twice counts once; the owner stays the owner.
fn seat(turn: &Turn<'_>, group: &mut Group, seeds: &[NewMember]) -> Result<(), Refusal> {
    for seed in seeds {
        if !turn.account_exists(&seed.member_account) {
            return Err(errors::NO_ACCOUNT.saying("an account of MemberList is not imported"));
        }
        let role = new_role(group.kind, seed.role.as_ref())?;
        let fields = seed.app_member_defined_data.as_deref().unwrap_or_default();
        let app_data = checks::merged(&[], fields, &MEMBER_FIELDS)?;
        let member = Member { app_data, ..Member::new(role, group, turn.now()) };
        group.members.entry(seed.member_account.clone()).or_insert(member);
    }
    if group.kind != GroupType::Live && group.members.len() as u64 > group.max_member_num {
        return Err(errors::FULL.saying("more members than MaxMemberCount"));
    }
    Ok(())
}

/// The rank of somebody who comes in: only `Admin` can be asked for. Work groups have none.
pub(super) fn new_role(kind: GroupType, role: Option<&String>) -> Result<Role, Refusal> {
    match (checks::given(role).map(String::as_str), kind) {
        (None | Some("Member"), _) => Ok(Role::Member),
        (Some("Admin"), GroupType::Work) => {
            Err(errors::PERMISSION.saying("Private group does not have admins"))
        }
        (Some("Admin"), _) => Ok(Role::Admin),
        (Some(_), _) => Err(checks::invalid("Role")),
    }
}
