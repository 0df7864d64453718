//! Topics of communities.

use indexmap::IndexMap;

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::default_flag;
use crate::sandbox::topic::{TOPIC_MARK, Topic};
use crate::sandbox::world::letters;
use crate::wire::{
    CreateTopicRequest, DestroyTopicRequest, DestroyTopicResponse, Empty, GetTopicRequest, GetTopicResponse,
    GroupType, ImportTopicRequest, ModifyTopicRequest, TopicAndSelfInfo, TopicDestroyed, TopicInfo,
    TopicMadeResponse, TopicSelfInfo,
};

use super::moderation;

const TOPICS_MAX: usize = 200;
const ID_MAX: usize = 96;

/// The topics of a community that has them.
fn topics<'a>(turn: &'a mut Turn<'_>, id: &str) -> Result<&'a mut IndexMap<String, Topic>, Refusal> {
    let group = turn.supported_mut(id)?;
    group.topics.as_mut().ok_or_else(|| errors::NO_TOPICS.clone())
}

/// Makes a topic.
pub(super) fn create(
    turn: &mut Turn<'_>,
    request: &CreateTopicRequest,
) -> Result<TopicMadeResponse, Refusal> {
    let now = turn.now();
    make(turn, request, now, &errors::ID_TAKEN_BY_OWNER)
}

/// Makes a topic of another system's data. Nobody is told.
pub(super) fn import(
    turn: &mut Turn<'_>,
    request: &ImportTopicRequest,
) -> Result<TopicMadeResponse, Refusal> {
    checks::one_of(checks::given(request.r#type.as_ref()), &["Community"], "Type")?;
    let now = turn.now();
    let create_time = request.create_time.filter(|time| *time > 0).unwrap_or(now);
    if create_time > now {
        return Err(checks::invalid("CreateTime"));
    }
    make(turn, &request.topic, create_time, &errors::ID_TAKEN)
}

/// `taken`: what an ID that is in use is answered with; the pages of the two commands differ.
fn make(
    turn: &mut Turn<'_>,
    request: &CreateTopicRequest,
    create_time: u64,
    taken: &Refusal,
) -> Result<TopicMadeResponse, Refusal> {
    turn.operator(checks::given(request.from_account.as_ref()))?;
    if request.topic_name.is_empty() {
        return Err(checks::invalid("TopicName"));
    }
    checks::texts([
        ("TopicName", Some(&request.topic_name)),
        ("FaceUrl", request.face_url.as_ref()),
        ("Notification", request.notification.as_ref()),
        ("Introduction", request.introduction.as_ref()),
        ("CustomString", request.custom_string.as_ref()),
    ])?;
    if topics(turn, &request.group_id)?.len() >= TOPICS_MAX {
        return Err(errors::TOO_MANY_TOPICS.clone());
    }
    let id = if let Some(id) = checks::given(request.topic_id.as_ref()) {
        check_id(&request.group_id, id)?;
        id.clone()
    } else {
        turn.world.ids_given += 1;
        format!("{}{TOPIC_MARK}@TOPIC#c{}", request.group_id, letters(turn.world.ids_given))
    };
    let topics = topics(turn, &request.group_id)?;
    if topics.contains_key(&id) {
        return Err(taken.clone());
    }
    let text = |given: &Option<String>| given.clone().unwrap_or_default();
    topics.insert(
        id.clone(),
        Topic {
            id: id.clone(),
            name: request.topic_name.clone(),
            face_url: text(&request.face_url),
            notification: text(&request.notification),
            introduction: text(&request.introduction),
            custom_string: text(&request.custom_string),
            create_time,
            ..Topic::default()
        },
    );
    Ok(TopicMadeResponse { topic_id: id, ..Default::default() })
}

/// `<GroupId>@TOPIC#_<own>`; the own part holds neither mark of the service's.
fn check_id(group: &str, id: &str) -> Result<(), Refusal> {
    let behind = id.strip_prefix(group).unwrap_or_default();
    let own = behind.strip_prefix(TOPIC_MARK).filter(|own| !own.is_empty());
    let good = own.is_some() && !behind.contains("@TGS#_") && !behind.contains("@TOPIC#_@TOPIC#");
    let printable = id.bytes().all(|byte| (0x20..=0x7e).contains(&byte));
    if good && printable && id.len() <= ID_MAX { Ok(()) } else { Err(checks::invalid("TopicId")) }
}

/// Profiles of topics with an account's own place in them, each with a result of its own.
pub(super) fn get(turn: &mut Turn<'_>, request: &GetTopicRequest) -> Result<GetTopicResponse, Refusal> {
    if request.from_account.is_empty() {
        return Err(checks::invalid("From_Account"));
    }
    let account = turn.operator(Some(&request.from_account))?;
    let now = turn.now();
    let most = turn.batch_max();
    let all = topics(turn, &request.group_id)?;
    let asked: Vec<String> = match request.topic_id_list.as_deref().filter(|list| !list.is_empty()) {
        Some(list) if list.len() > most => return Err(checks::invalid("TopicIdList")),
        Some(list) => list.to_vec(),
        None => all.keys().cloned().collect(),
    };
    let filter = request.response_filter.as_deref().filter(|names| !names.is_empty());
    let topic_and_self_info = asked
        .iter()
        .map(|id| match all.get(id) {
            Some(topic) => TopicAndSelfInfo {
                error_code: 0,
                error_info: "ok".to_owned(),
                self_info: Some(TopicSelfInfo {
                    shut_up_time: moderation::mute_end(&topic.mutes, &account, now),
                    // Read positions in topics are not kept: nothing is unread.
                    msg_seq: topic.messages.len() as u64,
                    msg_flag: default_flag(GroupType::Community).to_owned(),
                }),
                topic_info: Some(info(&request.group_id, topic, filter)),
            },
            None => TopicAndSelfInfo {
                error_code: errors::NO_TOPIC.code,
                error_info: errors::NO_TOPIC.info.clone().into_owned(),
                ..Default::default()
            },
        })
        .collect();
    Ok(GetTopicResponse { topic_and_self_info, ..Default::default() })
}

fn info(group: &str, topic: &Topic, filter: Option<&[String]>) -> TopicInfo {
    let wanted = |name: &str| filter.is_none_or(|names| names.iter().any(|named| named == name));
    let text = |name: &str, value: &str| wanted(name).then(|| value.to_owned());
    let number = |name: &str, value: u64| wanted(name).then_some(value);
    TopicInfo {
        topic_id: Some(topic.id.clone()),
        group_id: Some(group.to_owned()),
        topic_name: text("TopicName", &topic.name),
        face_url: text("FaceUrl", &topic.face_url),
        notification: text("Notification", &topic.notification),
        introduction: text("Introduction", &topic.introduction),
        custom_string: text("CustomString", &topic.custom_string),
        mute_all_member: text("MuteAllMember", if topic.mute_all { "On" } else { "Off" }),
        next_msg_seq: number("NextMsgSeq", topic.messages.len() as u64 + 1),
        create_time: number("CreateTime", topic.create_time),
        last_msg_time: number("LastMsgTime", topic.last_msg_time),
        ..Default::default()
    }
}

/// Changes a topic's profile. An empty name changes nothing, other empty texts clear the field (not documented).
pub(super) fn modify(turn: &mut Turn<'_>, request: &ModifyTopicRequest) -> Result<Empty, Refusal> {
    turn.operator(checks::given(request.from_account.as_ref()))?;
    checks::texts([
        ("TopicName", request.topic_name.as_ref()),
        ("FaceUrl", request.face_url.as_ref()),
        ("Notification", request.notification.as_ref()),
        ("Introduction", request.introduction.as_ref()),
        ("CustomString", request.custom_string.as_ref()),
    ])?;
    let mute_all = checks::given(request.mute_all_member.as_ref());
    checks::one_of(mute_all, &["On", "Off"], "MuteAllMember")?;
    let topic = topics(turn, &request.group_id)?.get_mut(&request.topic_id);
    let topic = topic.ok_or_else(|| errors::NO_GROUP.saying("topic not exist"))?;
    for (field, change) in [
        (&mut topic.name, checks::given(request.topic_name.as_ref())),
        (&mut topic.face_url, request.face_url.as_ref()),
        (&mut topic.notification, request.notification.as_ref()),
        (&mut topic.introduction, request.introduction.as_ref()),
        (&mut topic.custom_string, request.custom_string.as_ref()),
    ] {
        if let Some(text) = change {
            field.clone_from(text);
        }
    }
    if let Some(word) = mute_all {
        topic.mute_all = word == "On";
    }
    Ok(Empty::default())
}

/// Deletes topics for good, each with a result of its own.
pub(super) fn destroy(
    turn: &mut Turn<'_>,
    request: &DestroyTopicRequest,
) -> Result<DestroyTopicResponse, Refusal> {
    let most = turn.batch_max();
    let topics = topics(turn, &request.group_id)?;
    checks::batch(&request.topic_id_list, most, "TopicIdList")?;
    let mut gone = Vec::new();
    let destroy_result_item = request
        .topic_id_list
        .iter()
        .map(|id| {
            let (error_code, error_info) = if topics.shift_remove(id).is_some() {
                gone.push(id);
                (0, "ok")
            } else {
                (errors::NO_TOPIC.code, errors::NO_TOPIC.info.as_ref())
            };
            TopicDestroyed { error_code, error_info: error_info.to_owned(), topic_id: id.clone() }
        })
        .collect();
    for id in gone {
        turn.recent.forget(id);
    }
    Ok(DestroyTopicResponse { destroy_result_item, ..Default::default() })
}
