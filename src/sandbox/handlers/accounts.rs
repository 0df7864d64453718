//! Accounts: import, check, deletion, logins.

use crate::sandbox::checks;
use crate::sandbox::desk::Turn;
use crate::sandbox::errors::{self, Refusal};
use crate::sandbox::state::Account;
use crate::wire::{
    AccountCheckRequest, AccountCheckResponse, AccountChecked, AccountDeleteRequest, AccountDeleteResponse,
    AccountDeleted, AccountImportRequest, Empty, KickRequest, MultiaccountImportRequest,
    MultiaccountImportResponse, OnlineError, OnlineStatus, PlatformStatus, QueryOnlineStatusRequest,
    QueryOnlineStatusResponse,
};

fn batch<T>(turn: &Turn<'_>, items: &[T]) -> Result<(), Refusal> {
    checks::batch(items, turn.batch_max(), "list").map_err(|_| errors::ACCOUNT_PARAMETER.clone())
}

/// Whether accounts are there. One that is not is no error.
pub(super) fn check(
    turn: &mut Turn<'_>,
    request: &AccountCheckRequest,
) -> Result<AccountCheckResponse, Refusal> {
    batch(turn, &request.check_item)?;
    let result_item = request
        .check_item
        .iter()
        .map(|item| {
            let imported = turn.account_exists(&item.user_id);
            AccountChecked {
                user_id: item.user_id.clone(),
                account_status: if imported { "Imported" } else { "NotImported" }.to_owned(),
                ..Default::default()
            }
        })
        .collect();
    Ok(AccountCheckResponse { result_item, ..Default::default() })
}

/// Makes an account, or gives one that is there the name and avatar that come with it (stated for the form with many
/// accounts only).
pub(super) fn import(turn: &mut Turn<'_>, request: &AccountImportRequest) -> Result<Empty, Refusal> {
    if !checks::is_account(&request.user_id) {
        return Err(errors::ACCOUNT_PARAMETER.saying("UserID must be 1 to 32 bytes of printable ASCII"));
    }
    let long = |text: &Option<String>| text.as_ref().is_some_and(|text| text.len() > PROFILE_VALUE_MAX);
    if long(&request.nick) || long(&request.face_url) {
        return Err(errors::PROFILE_LENGTH.clone());
    }
    put(turn, request);
    Ok(Empty::default())
}

/// Bytes of a text in a profile (official doc 269/1640).
pub(super) const PROFILE_VALUE_MAX: usize = 500;

fn put(turn: &mut Turn<'_>, request: &AccountImportRequest) {
    let account = turn.world.accounts.entry(request.user_id.clone()).or_default();
    if let Some(nick) = checks::given(request.nick.as_ref()) {
        account.nick.clone_from(nick);
    }
    if let Some(url) = checks::given(request.face_url.as_ref()) {
        account.face_url.clone_from(url);
    }
}

/// Imports many, in either form. Both forms at once is refused (not documented).
pub(super) fn import_many(
    turn: &mut Turn<'_>,
    request: &MultiaccountImportRequest,
) -> Result<MultiaccountImportResponse, Refusal> {
    let forms = (checks::listed(request.accounts.as_ref()), checks::listed(request.account_list.as_ref()));
    let list: Vec<AccountImportRequest> = match forms {
        (Some(ids), None) => {
            ids.iter().map(|id| AccountImportRequest { user_id: id.clone(), ..Default::default() }).collect()
        }
        (None, Some(list)) => list.to_vec(),
        (Some(_), Some(_)) | (None, None) => return Err(errors::ACCOUNT_PARAMETER.clone()),
    };
    batch(turn, &list)?;
    let mut fail_accounts = Vec::new();
    for item in &list {
        if import(turn, item).is_err() {
            fail_accounts.push(item.user_id.clone());
        }
    }
    Ok(MultiaccountImportResponse { fail_accounts, ..Default::default() })
}

/// Deletes accounts; they leave every group (not documented), and a group that one of them owned has no owner any
/// more. The administrator stays (not documented).
pub(super) fn delete(
    turn: &mut Turn<'_>,
    request: &AccountDeleteRequest,
) -> Result<AccountDeleteResponse, Refusal> {
    batch(turn, &request.delete_item)?;
    let mut result_item = Vec::new();
    for item in &request.delete_item {
        let gone = item.user_id != turn.app.identifier && turn.world.accounts.remove(&item.user_id).is_some();
        if gone {
            for group in turn.world.groups.values_mut() {
                group.members.shift_remove(&item.user_id);
                if group.viewers.shift_remove(&item.user_id).is_some() {
                    group.online = group.online.saturating_sub(1);
                }
                group.owner.take_if(|owner| *owner == item.user_id);
            }
        }
        let (result_code, result_info) = if gone {
            (0, String::new())
        } else {
            (errors::ACCOUNT_MISSING.code, errors::ACCOUNT_MISSING.info.clone().into_owned())
        };
        result_item.push(AccountDeleted { result_code, result_info, user_id: item.user_id.clone() });
    }
    Ok(AccountDeleteResponse { result_item, ..Default::default() })
}

/// Ends an account's logins. Signatures of the administrator stay good: the page says only that logins fail.
pub(super) fn kick(turn: &mut Turn<'_>, request: &KickRequest) -> Result<Empty, Refusal> {
    if request.user_id.is_empty() {
        return Err(errors::ACCOUNT_PARAMETER.clone());
    }
    if !turn.account_exists(&request.user_id) {
        return Err(errors::ACCOUNT_MISSING.clone());
    }
    if let Some(account) = turn.world.accounts.get_mut(&request.user_id) {
        account.logins.clear();
    }
    Ok(Empty::default())
}

/// Who is online. Fails as a whole only if nobody could be asked about.
pub(super) fn online_status(
    turn: &mut Turn<'_>,
    request: &QueryOnlineStatusRequest,
) -> Result<QueryOnlineStatusResponse, Refusal> {
    if request.to_account.is_empty() {
        return Err(errors::MESSAGE_BODY_PARSE.clone());
    }
    if request.to_account.len() > turn.batch_max() {
        return Err(errors::MESSAGE_TOO_MANY.clone());
    }
    let nobody = Account::default();
    let mut answer = QueryOnlineStatusResponse::default();
    for id in &request.to_account {
        if !turn.account_exists(id) {
            let error_code = errors::ACCOUNT_MISSING.code;
            answer.error_list.push(OnlineError { to_account: id.clone(), error_code });
            continue;
        }
        let account = turn.world.accounts.get(id).unwrap_or(&nobody);
        answer.query_result.push(OnlineStatus {
            to_account: id.clone(),
            status: status(account).to_owned(),
            detail: (request.is_need_detail == Some(1) && !account.logins.is_empty())
                .then(|| platforms(account)),
        });
    }
    if answer.query_result.is_empty() { Err(errors::ACCOUNT_MISSING.clone()) } else { Ok(answer) }
}

fn word(connected: bool) -> &'static str {
    if connected { "Online" } else { "PushOnline" }
}

/// Of several logins the connected one counts.
fn status(account: &Account) -> &'static str {
    account.logins.iter().map(|(_, connected)| *connected).max().map_or("Offline", word)
}

fn platforms(account: &Account) -> Vec<PlatformStatus> {
    let item = |(platform, connected): &(&str, bool)| PlatformStatus {
        platform: (*platform).to_owned(),
        status: word(*connected).to_owned(),
    };
    account.logins.iter().map(item).collect()
}
