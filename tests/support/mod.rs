//! A practice server with a small world made by hand, and a client that signs and posts raw bodies.
//!
//! The signing is its own, not the program's, so that the server is not only tested against its sibling.

use imwarden::sandbox::state::{Account, Group, Member, Message, Role, Slot, World};
use imwarden::sandbox::{Clock, Options, Sandbox};
use imwarden::wire::{Command, GroupType, MsgBody};
use serde_json::{Value, json};

mod signing;

pub(crate) use signing::{http_client, sign};

/// When everything happens, Unix seconds.
pub(crate) const NOW: u64 = 1_800_000_000;

pub(crate) const WORK: &str = "@TGS#1WORK";
pub(crate) const PUBLIC: &str = "@TGS#2PUBLIC";
pub(crate) const MEETING: &str = "@TGS#3MEETING";
pub(crate) const LIVE: &str = "@TGS#aLIVE";
pub(crate) const COMMUNITY: &str = "@TGS#_@TGS#cCOMMUNITY";
/// One of each type, in the vendor's order.
pub(crate) const GROUPS: [(&str, GroupType); 5] = [
    (WORK, GroupType::Work),
    (PUBLIC, GroupType::Public),
    (MEETING, GroupType::Meeting),
    (LIVE, GroupType::Live),
    (COMMUNITY, GroupType::Community),
];

/// A running server and a way to talk to it.
pub(crate) struct Bench {
    pub(crate) server: Sandbox,
    pub(crate) clock: Clock,
    http: reqwest::Client,
    sdkappid: u64,
    identifier: String,
    key: String,
}

pub(crate) async fn start() -> Bench {
    start_server(world(), |_| ()).await
}

/// A server whose clock stands at [`NOW`] and whose rate does not matter, unless `change` says otherwise.
pub(crate) async fn start_server(world: World, change: impl FnOnce(&mut Options)) -> Bench {
    let clock = Clock::fixed(NOW);
    let mut options = Options { clock: clock.clone(), rate: Some(1_000_000), ..Options::default() };
    change(&mut options);
    let (sdkappid, identifier) = (options.sdkappid, options.identifier.clone());
    let (key, clock) = (options.secret_key.clone(), options.clock.clone());
    let server = Sandbox::start(options, world).await.unwrap();
    Bench { server, clock, http: http_client(), sdkappid, identifier, key }
}

impl Bench {
    /// A `UserSig` of the administrator that is good for a century.
    pub(crate) fn usersig(&self) -> String {
        sign(self.sdkappid, &self.identifier, &self.key, NOW - 60, 86_400 * 36_500)
    }

    /// The URL of a call with these parameters.
    pub(crate) fn url(&self, path: &str, query: &str) -> String {
        format!("{}{path}?{query}", self.server.url())
    }

    /// Parameters as they should be.
    pub(crate) fn query(&self) -> String {
        let (app, identifier, sig) = (self.sdkappid, &self.identifier, self.usersig());
        format!("sdkappid={app}&identifier={identifier}&usersig={sig}&random=42&contenttype=json")
    }

    /// Posts bytes to any URL of the server.
    pub(crate) async fn post_to(
        &self,
        url: String,
        body: impl Into<Vec<u8>>,
    ) -> reqwest::Result<reqwest::Response> {
        self.http.post(url).body(body.into()).send().await
    }

    /// Posts bytes to a command, under the service that has it; unknown ones under the group service.
    pub(crate) async fn post_raw(
        &self,
        command: &str,
        body: impl Into<Vec<u8>>,
    ) -> reqwest::Result<reqwest::Response> {
        let service = Command::named(command).map_or("group_open_http_svc", |command| command.row().service);
        let url = self.url(&format!("/v4/{service}/{command}"), &self.query());
        self.post_to(url, body).await
    }

    /// Posts a body and reads the answer, whatever it says.
    pub(crate) async fn post(&self, command: &str, body: Value) -> Value {
        let response = self.post_raw(command, body.to_string()).await.unwrap();
        assert_eq!(response.status(), 200, "{command}");
        let answer: Value = response.json().await.unwrap();
        let ok = answer["ErrorCode"] == 0;
        let config = Command::named(command).is_some_and(|command| command.row().service == "openconfigsvr");
        // What the gateway refuses does not come from the service.
        let gateway = (60_000..70_000).contains(&answer["ErrorCode"].as_i64().unwrap());
        let status = if ok { json!("OK") } else { json!("FAIL") };
        let expected = if config && !gateway { Value::Null } else { status };
        assert_eq!(answer["ActionStatus"], expected, "{command}: {answer}");
        answer
    }

    /// Posts a body that must be taken; the answer without its envelope.
    pub(crate) async fn ok(&self, command: &str, body: Value) -> Value {
        let mut answer = self.post(command, body.clone()).await;
        assert_eq!(answer["ErrorCode"], 0, "{command} {body}: {answer}");
        let keys = answer.as_object_mut().unwrap();
        for key in ["ActionStatus", "ErrorCode", "ErrorInfo", "ErrorDisplay"] {
            keys.shift_remove(key);
        }
        answer
    }

    /// Posts a body; the code of the answer, which must be nothing but an envelope if it is a refusal.
    pub(crate) async fn code(&self, command: &str, body: Value) -> i64 {
        let answer = self.post(command, body).await;
        let code = answer["ErrorCode"].as_i64().unwrap();
        if code != 0 {
            let envelope = ["ActionStatus", "ErrorCode", "ErrorDisplay", "ErrorInfo"];
            assert!(keys(&answer).iter().all(|key| envelope.contains(key)), "{answer}");
            assert!(!answer["ErrorInfo"].as_str().unwrap().is_empty());
        }
        code
    }

    /// Looks at or changes a group behind the server's back.
    pub(crate) fn group<R>(&self, id: &str, look: impl FnOnce(&mut Group) -> R) -> R {
        let world = self.server.world();
        let mut world = world.lock().unwrap();
        look(world.groups.get_mut(id).unwrap())
    }
}

/// One group of each type: olga owns, adam is admin (not in the work group), mia and max are members, and
/// three messages by mia, max, mia. The live room has neither members nor messages. `zoe` exists and is in no
/// group.
pub(crate) fn world() -> World {
    let mut world = World::default();
    for name in ["olga", "adam", "mia", "max", "zoe"] {
        world.accounts.insert(name.to_owned(), Account { nick: name.to_uppercase(), ..Account::default() });
    }
    for (id, kind) in GROUPS {
        world.groups.insert(id.to_owned(), group(id, kind));
    }
    world
}

pub(crate) fn group(id: &str, kind: GroupType) -> Group {
    let mut group = Group {
        name: "徒步".to_owned(),
        introduction: "intro".to_owned(),
        notification: "notice".to_owned(),
        face_url: "https://img.example.com/1.png".to_owned(),
        owner: Some("olga".to_owned()),
        info_seq: 3,
        last_info_time: NOW - 80_000,
        max_member_num: 500,
        apply_join_option: "FreeAccess".to_owned(),
        invite_join_option: "FreeAccess".to_owned(),
        ..Group::new(id, kind, NOW - 86_400)
    };
    group.members.insert("olga".to_owned(), member(Role::Owner));
    let admin = if kind == GroupType::Work { Role::Member } else { Role::Admin };
    group.members.insert("adam".to_owned(), member(admin));
    if kind != GroupType::Live {
        group.members.insert("mia".to_owned(), member(Role::Member));
        group.members.insert("max".to_owned(), member(Role::Member));
        group.messages =
            [("mia", "one"), ("max", "two"), ("mia", "three")].map(|(from, text)| message(from, text)).into();
        group.last_msg_time = NOW - 600;
    }
    group
}

pub(crate) fn member(role: Role) -> Member {
    Member {
        role,
        join_time: NOW - 86_000,
        msg_seq: 2,
        msg_flag: "AcceptAndNotify",
        last_send_msg_time: 0,
        name_card: "card".to_owned(),
        app_data: Vec::new(),
    }
}

pub(crate) fn message(from: &str, text: &str) -> Message {
    Message {
        from: from.to_owned(),
        time: NOW - 600,
        random: 7,
        priority: 2,
        body: MsgBody::text(text),
        custom_data: None,
        system: false,
        receipt: false,
        slot: Slot::Kept,
    }
}

/// The keys of an object, sorted.
pub(crate) fn keys(value: &Value) -> Vec<&str> {
    let mut keys: Vec<&str> = value.as_object().unwrap().keys().map(String::as_str).collect();
    keys.sort_unstable();
    keys
}

/// A plain message.
pub(crate) fn text_message(group: &str, from: &str, random: u32, text: &str) -> Value {
    json!({
        "GroupId": group, "From_Account": from, "Random": random,
        "MsgBody": [{"MsgType": "TIMTextElem", "MsgContent": {"Text": text}}],
    })
}
