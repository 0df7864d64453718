//! Every method of the client's `Api` sends its own command with the body that the documents show.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::BTreeMap;
use std::path::Path;

use imwarden::client::{Client, Credentials, Endpoint, Limits, Secret, Signer, Urgency};
use imwarden::sandbox::{Options, Sandbox, World};
use imwarden::wire::CATALOGUE;
use serde::de::DeserializeOwned;
use serde_json::Value;

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/wire")
}

/// The vendor's sample of a request, as the type that a method takes.
fn sample<T: DeserializeOwned>(name: &str) -> T {
    serde_json::from_value(sample_body(name)).unwrap()
}

fn sample_body(name: &str) -> Value {
    let file = folder().join(format!("{name}.request.json"));
    serde_json::from_str(&std::fs::read_to_string(file).unwrap()).unwrap()
}

macro_rules! call_each {
    ($api:expr; $($method:ident $name:literal)*) => {
        // What is answered does not matter here: an empty world has none of these groups.
        $(let _ = $api.$method(&sample($name)).await;)*
    };
}

#[tokio::test]
async fn every_command_has_a_method() {
    let logs = tempfile::tempdir().unwrap();
    let log = logs.path().join("requests.jsonl");
    let options = Options { log: Some(log.clone()), ..Options::default() };
    let credentials = Credentials {
        sdkappid: options.sdkappid,
        identifier: options.identifier.clone(),
        key: Signer::Key(Secret::new(&options.secret_key)),
    };
    let sandbox = Sandbox::start(options, World::default()).await.unwrap();
    let limits = Limits { share: 1.0, ..Limits::default() };
    let client = Client::new(Endpoint::parse(&sandbox.url()).unwrap(), credentials, &limits).unwrap();
    let api = client.api(Urgency::Person);
    call_each! { api;
        get_appid_group_list "get_appid_group_list" create_group "create_group"
        get_group_info "get_group_info" get_group_member_info "get_group_member_info"
        modify_group_base_info "modify_group_base_info" add_group_member "add_group_member"
        delete_group_member "delete_group_member" modify_group_member_info "modify_group_member_info"
        destroy_group "destroy_group" get_joined_group_list "get_joined_group_list"
        get_role_in_group "get_role_in_group" forbid_send_msg "forbid_send_msg"
        get_group_muted_account "get_group_muted_account" get_group_shutted_uin "get_group_shutted_uin"
        send_group_msg "send_group_msg" send_group_system_notification "send_group_system_notification"
        change_group_owner "change_group_owner" group_msg_recall "group_msg_recall"
        import_group "import_group" import_group_msg "import_group_msg"
        import_group_member "import_group_member" set_unread_msg_num "set_unread_msg_num"
        delete_group_msg_by_sender "delete_group_msg_by_sender"
        group_msg_get_simple "group_msg_get_simple" get_online_member_num "get_online_member_num"
        ban_group_member "ban_group_member" unban_group_member "unban_group_member"
        get_group_ban_member "get_group_ban_member" get_members "get_members"
        modify_user_info "modify_user_info" modify_admin "modify_admin" get_admin_list "get_admin_list"
        check_members "check_members" send_broadcast_msg "send_broadcast_msg"
        get_group_attr "get_group_attr" modify_group_attr "modify_group_attr"
        set_group_attr "set_group_attr" clear_group_attr "clear_group_attr"
        delete_group_attr "delete_group_attr" get_group_counter "get_group_counter"
        update_group_counter "update_group_counter" delete_group_counter "delete_group_counter"
        modify_group_msg "modify_group_msg" clear_group_msg "clear_group_msg"
        get_group_msg_receipt "get_group_msg_receipt"
        get_group_msg_receipt_detail "get_group_msg_receipt_detail" set_no_speaking "setnospeaking"
        get_no_speaking "getnospeaking" get_app_info "getappinfo" account_check "account_check"
        account_import "account_import" multiaccount_import "multiaccount_import"
        account_delete "account_delete" kick "kick" query_online_status "query_online_status"
        portrait_get "portrait_get" portrait_set "portrait_set" create_topic "create_topic"
        get_topic "get_topic" modify_topic "modify_topic" destroy_topic "destroy_topic"
        import_topic "import_topic" get_ip_list "GetIPList"
    }
    let lines = std::fs::read_to_string(log).unwrap();
    let lines = lines.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let sent: BTreeMap<String, Value> =
        lines.map(|line| (line["command"].as_str().unwrap().to_owned(), line["body"].clone())).collect();
    for row in CATALOGUE {
        assert_eq!(sent.get(row.name), Some(&sample_body(row.name)), "{}", row.name);
    }
    assert_eq!(sent.len(), CATALOGUE.len());
}

#[tokio::test]
async fn answers_come_typed() {
    let options = Options::default();
    let credentials = Credentials {
        sdkappid: options.sdkappid,
        identifier: options.identifier.clone(),
        key: Signer::Key(Secret::new(&options.secret_key)),
    };
    let sandbox = Sandbox::start(options, World::default()).await.unwrap();
    let client =
        Client::new(Endpoint::parse(&sandbox.url()).unwrap(), credentials, &Limits::default()).unwrap();
    let api = client.api(Urgency::Person);
    api.multiaccount_import(&sample("multiaccount_import")).await.unwrap();
    let mut request: imwarden::wire::CreateGroupRequest = sample("create_group");
    (request.owner_account, request.member_list) = (Some("test1".to_owned()), None);
    let made = api.create_group(&request).await.unwrap();
    assert!(made.group_id.starts_with("@TGS#2"), "{made:?}");
    let joined = api
        .get_joined_group_list(&imwarden::wire::GetJoinedGroupListRequest {
            member_account: "test1".to_owned(),
            ..Default::default()
        })
        .await
        .unwrap();
    assert_eq!(joined.total_count, 1);
    assert_eq!(joined.group_id_list[0].profile.0.group_id, made.group_id);
    let fault = api.account_check(&sample("account_check")).await.unwrap();
    assert_eq!(fault.result_item[0].account_status, "NotImported");
}
