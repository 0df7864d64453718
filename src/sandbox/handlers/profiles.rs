//! Profiles of users, by tags (official doc 269/1500).

use serde_json::{Value, json};

use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::Account;
use crate::wire::{
    Empty, PortraitGetRequest, PortraitGetResponse, PortraitSetRequest, ProfileItem, UserProfileItem,
};

use super::accounts::PROFILE_VALUE_MAX;

const NICK: &str = "Tag_Profile_IM_Nick";
const IMAGE: &str = "Tag_Profile_IM_Image";
/// Fields of the application's own; the keyword behind it has letters only, 1 to 8 bytes.
const CUSTOM: &str = "Tag_Profile_Custom_";

/// What a standard tag takes.
enum Takes {
    /// At most so many bytes.
    Text(usize),
    /// A u32.
    Number,
    /// One of these; the first holds before anybody sets it.
    Word(&'static [&'static str]),
}

const TAGS: [(&str, Takes); 12] = [
    (NICK, Takes::Text(PROFILE_VALUE_MAX)),
    (
        "Tag_Profile_IM_Gender",
        Takes::Word(&["Gender_Type_Unknown", "Gender_Type_Female", "Gender_Type_Male"]),
    ),
    ("Tag_Profile_IM_BirthDay", Takes::Number),
    ("Tag_Profile_IM_Location", Takes::Text(16)),
    ("Tag_Profile_IM_SelfSignature", Takes::Text(PROFILE_VALUE_MAX)),
    (
        "Tag_Profile_IM_AllowType",
        Takes::Word(&["AllowType_Type_NeedConfirm", "AllowType_Type_AllowAny", "AllowType_Type_DenyAny"]),
    ),
    ("Tag_Profile_IM_Language", Takes::Number),
    (IMAGE, Takes::Text(PROFILE_VALUE_MAX)),
    ("Tag_Profile_IM_MsgSettings", Takes::Number),
    ("Tag_Profile_IM_AdminForbidType", Takes::Word(&["AdminForbid_Type_None", "AdminForbid_Type_SendOut"])),
    ("Tag_Profile_IM_Level", Takes::Number),
    ("Tag_Profile_IM_Role", Takes::Number),
];

fn standard(tag: &str) -> Option<&'static Takes> {
    TAGS.iter().find(|(known, _)| *known == tag).map(|(_, takes)| takes)
}

fn is_custom(tag: &str) -> bool {
    tag.strip_prefix(CUSTOM).is_some_and(|keyword| {
        (1..=8).contains(&keyword.len()) && keyword.bytes().all(|byte| byte.is_ascii_alphabetic())
    })
}

/// Reads fields of people. A field that nobody set is left out, but for the nickname (not documented).
pub(super) fn get(turn: &mut Turn<'_>, request: &PortraitGetRequest) -> Result<PortraitGetResponse, Refusal> {
    if request.to_account.is_empty() {
        return Err(errors::PROFILE_NOBODY.clone());
    }
    if request.to_account.len() > turn.batch_max() || request.tag_list.is_empty() {
        return Err(errors::PROFILE_PARAMETER.clone());
    }
    if request.tag_list.iter().any(|tag| standard(tag).is_none() && !is_custom(tag)) {
        return Err(errors::PROFILE_TAG.clone());
    }
    let nobody = Account { nick: turn.app.identifier.clone(), ..Account::default() };
    let mut answer = PortraitGetResponse::default();
    for id in &request.to_account {
        let mut item = UserProfileItem { to_account: id.clone(), ..Default::default() };
        if turn.account_exists(id) {
            let account = turn.world.accounts.get(id).unwrap_or(&nobody);
            let fields = request.tag_list.iter().filter_map(|tag| field(account, tag));
            item.profile_item = Some(fields.collect());
        } else {
            item.result_code = errors::PROFILE_NO_ACCOUNT.code;
            item.result_info = errors::PROFILE_NO_ACCOUNT.info.clone().into_owned();
            answer.fail_account.push(id.clone());
        }
        answer.user_profile_item.push(item);
    }
    Ok(answer)
}

fn field(account: &Account, tag: &str) -> Option<ProfileItem> {
    let value = match tag {
        NICK => Some(json!(account.nick)),
        IMAGE => (!account.face_url.is_empty()).then(|| json!(account.face_url)),
        _ => account.profile.iter().find(|item| item.tag == tag).map(|item| item.value.clone()),
    };
    value.map(|value| ProfileItem { tag: tag.to_owned(), value })
}

/// Sets fields of one person, all or none.
pub(super) fn set(turn: &mut Turn<'_>, request: &PortraitSetRequest) -> Result<Empty, Refusal> {
    if !turn.account_exists(&request.from_account) {
        return Err(errors::PROFILE_NO_ACCOUNT.clone());
    }
    if request.profile_item.is_empty() {
        return Err(errors::PROFILE_PARAMETER.clone());
    }
    let items = request.profile_item.iter().map(checked).collect::<Result<Vec<_>, Refusal>>()?;
    let account = turn.world.accounts.entry(request.from_account.clone()).or_default();
    for item in items {
        let text = item.value.as_str().unwrap_or_default();
        match item.tag.as_str() {
            NICK => text.clone_into(&mut account.nick),
            IMAGE => text.clone_into(&mut account.face_url),
            _ => {
                account.profile.retain(|known| known.tag != item.tag);
                account.profile.push(item);
            }
        }
    }
    Ok(Empty::default())
}

/// The field as it is kept. A number in a string is taken for one: SDKs write all values as strings.
fn checked(item: &ProfileItem) -> Result<ProfileItem, Refusal> {
    let ProfileItem { tag, value } = item;
    let kept = |value: Value| Ok(ProfileItem { tag: tag.clone(), value });
    match (standard(tag), value) {
        (Some(Takes::Text(most)), Value::String(text)) => {
            if text.len() > *most {
                Err(errors::PROFILE_LENGTH.clone())
            } else {
                kept(value.clone())
            }
        }
        (Some(Takes::Word(words)), Value::String(text)) => {
            if words.contains(&text.as_str()) {
                kept(value.clone())
            } else {
                Err(errors::PROFILE_VALUE.clone())
            }
        }
        (Some(Takes::Number), Value::String(text)) => match text.parse::<u32>() {
            Ok(number) => kept(json!(number)),
            Err(_) => Err(errors::PROFILE_TYPE.clone()),
        },
        (Some(Takes::Number), Value::Number(number)) => {
            let fits = number.as_u64().is_some_and(|number| u32::try_from(number).is_ok());
            if fits { kept(value.clone()) } else { Err(errors::PROFILE_TYPE.clone()) }
        }
        (Some(_), _) => Err(errors::PROFILE_TYPE.clone()),
        (None, Value::String(text)) if is_custom(tag) && text.len() > PROFILE_VALUE_MAX => {
            Err(errors::PROFILE_LENGTH.clone())
        }
        (None, Value::String(_) | Value::Number(_)) if is_custom(tag) => kept(value.clone()),
        (None, _) if is_custom(tag) => Err(errors::PROFILE_TYPE.clone()),
        (None, _) => Err(errors::PROFILE_TAG.clone()),
    }
}
