//! Groups are made, imported and dissolved.

use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{Bench, GROUPS, NOW, PUBLIC, keys, start, text_message};
use crate::table::{accounts, text, texts};

/// Old and new name of each type, and how the service's own IDs begin.
const TYPES: [(&str, &str, &str); 7] = [
    ("Private", "Private", "@TGS#"),
    ("Work", "Private", "@TGS#"),
    ("Public", "Public", "@TGS#"),
    ("ChatRoom", "ChatRoom", "@TGS#"),
    ("Meeting", "ChatRoom", "@TGS#"),
    ("AVChatRoom", "AVChatRoom", "@TGS#"),
    ("Community", "Community", "@TGS#_@TGS#"),
];

async fn total(bench: &Bench) -> u64 {
    bench.clock.advance(std::time::Duration::from_secs(1));
    bench.ok("get_appid_group_list", json!({})).await["TotalCount"].as_u64().unwrap()
}

async fn made(bench: &Bench, command: &str, body: Value) -> String {
    bench.ok(command, body).await["GroupId"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_new_group_gets_an_id_of_its_type_and_answers_with_the_old_name() {
    let bench = start().await;
    for (command, types) in
        [("create_group", &TYPES[..]), ("import_group", &[TYPES[0], TYPES[2], TYPES[4], TYPES[6]])]
    {
        for (sent, told, prefix) in types {
            let id = made(&bench, command, json!({"Type": sent, "Name": "n"})).await;
            let community = *told == "Community";
            assert!(
                id.starts_with(prefix) && community == id.starts_with("@TGS#_"),
                "{command} {sent}: {id}"
            );
            let info = bench.info(&id).await;
            assert_eq!(
                (&info["Type"], &info["Owner_Account"]),
                (&json!(told), &json!("")),
                "{command} {sent}"
            );
        }
    }
    assert_eq!(total(&bench).await, 5 + 7 + 4, "no ID was given twice");
}

#[tokio::test]
async fn a_group_is_made_with_its_people_and_words() {
    for (kind, admin) in
        [("Private", "Member"), ("Public", "Admin"), ("ChatRoom", "Admin"), ("Community", "Admin")]
    {
        let bench = start().await;
        let role = if admin == "Admin" { json!("Admin") } else { json!("") };
        let id = made(
            &bench,
            "create_group",
            json!({
                "Type": kind, "Name": "十个汉字正好三十字节", "Owner_Account": "olga", "Introduction": "i", "Notification": "n",
                "FaceUrl": "f", "MaxMemberCount": 50, "InviteJoinOption": "NeedPermission",
                "AppDefinedData": [{"Key": "k", "Value": "v"}],
                "MemberList": [
                    {"Member_Account": "mia", "Role": role, "AppMemberDefinedData": [{"Key": "m", "Value": "w"}]},
                    {"Member_Account": "max"}, {"Member_Account": "olga"}, {"Member_Account": "max"},
                ],
            }),
        )
        .await;
        let info = bench.info(&id).await;
        for (key, value) in [
            ("Name", json!("十个汉字正好三十字节")),
            ("Introduction", json!("i")),
            ("Notification", json!("n")),
            ("FaceUrl", json!("f")),
            ("Owner_Account", json!("olga")),
            ("MaxMemberNum", json!(50)),
            ("MemberNum", json!(3)),
            ("CreateTime", json!(NOW)),
            ("LastMsgTime", json!(0)),
            ("NextMsgSeq", json!(1)),
            ("MuteAllMember", json!("Off")),
            ("AppDefinedData", json!([{"Key": "k", "Value": "v"}])),
        ] {
            assert_eq!(info[key], value, "{kind} {key}");
        }
        let people = bench.members(&id).await;
        let people: Vec<_> =
            people.iter().map(|it| (it["Member_Account"].as_str(), it["Role"].as_str())).collect();
        assert_eq!(
            people,
            [(Some("olga"), Some("Owner")), (Some("mia"), Some(admin)), (Some("max"), Some("Member"))]
        );
        let mia = bench.member(&id, "mia").await;
        assert_eq!(mia["AppMemberDefinedData"], json!([{"Key": "m", "Value": "w"}]));
        assert_eq!(bench.joined("mia").await.contains(&id), kind != "Private", "{kind}");
    }
}

#[tokio::test]
async fn what_may_be_given_for_a_group_is_limited() {
    let bench = start().await;
    let with = |field: &str, value: Value| {
        let mut body = json!({"Type": "Public", "Name": "n"});
        body[field] = value;
        body
    };
    let many =
        |count: usize| (0..count).map(|n| json!({"Key": format!("k{n}"), "Value": "v"})).collect::<Value>();
    let refused = [
        (with("Type", json!(null)), 10004),
        (with("Type", json!("public")), 10004),
        (with("Type", json!("BChatRoom")), 10004),
        (with("Name", json!(null)), 10004),
        (with("Name", json!("")), 10004),
        (with("Name", json!("x".repeat(31))), 10004),
        (with("Name", json!("十个汉字正好三十字节多")), 10004),
        (with("Introduction", json!("x".repeat(241))), 10004),
        (with("Notification", json!("x".repeat(301))), 10004),
        (with("FaceUrl", json!("x".repeat(101))), 10004),
        (with("MaxMemberCount", json!(6001)), 10004),
        (with("MaxMemberCount", json!("50")), 10004),
        (with("ApplyJoinOption", json!("freeaccess")), 10004),
        (with("AppDefinedData", many(11)), 10004),
        (with("AppDefinedData", json!([{"Key": "k-k", "Value": "v"}])), 10004),
        (with("AppDefinedData", json!([{"Key": "seventeen_letters", "Value": "v"}])), 10004),
        (with("AppDefinedData", json!([{"Key": "k", "Value": "x".repeat(513)}])), 10004),
        (with("SupportTopic", json!(1)), 10004),
        (with("SupportTopic", json!(2)), 10004),
        (with("Owner_Account", json!("nobody")), 10019),
        (with("Owner_Account", json!(7)), 60015),
    ];
    let taken = [
        with("Name", json!("x".repeat(30))),
        with("Introduction", json!("x".repeat(240))),
        with("Notification", json!("x".repeat(300))),
        with("FaceUrl", json!("x".repeat(100))),
        with("MaxMemberCount", json!(6000)),
        with("ApplyJoinOption", json!("DisableApply")),
        with("AppDefinedData", many(10)),
        with("AppDefinedData", json!([{"Key": "sixteen_letters_", "Value": "字".repeat(170)}])),
        with("Owner_Account", json!("administrator")),
    ];
    for command in ["create_group", "import_group"] {
        bench.codes(command, refused.clone()).await;
    }
    assert_eq!(total(&bench).await, 5, "nothing was made");
    for command in ["create_group", "import_group"] {
        bench.codes(command, taken.clone().map(|body| (body, 0))).await;
    }
    assert_eq!(total(&bench).await, 5 + 18);
}

#[tokio::test]
async fn members_at_the_start_are_limited_by_number_type_and_rank() {
    let bench = start().await;
    {
        let world = bench.server.world();
        let mut world = world.lock().unwrap();
        world
            .accounts
            .extend((0..101).map(|n| (format!("u{n}"), imwarden::sandbox::state::Account::default())));
    }
    let people = |count: usize| accounts((0..count).map(|n| format!("u{n}")));
    let with = |kind: &str, list: Value| json!({"Type": kind, "Name": "n", "Owner_Account": "olga", "MemberList": list});
    let rank = |role: &str| json!([{"Member_Account": "mia", "Role": role}]);
    bench
        .codes(
            "create_group",
            [
                (with("Public", people(100)), 0),
                (with("Public", people(101)), 10005),
                (with("AVChatRoom", people(1)), 10007),
                (with("AVChatRoom", json!([])), 0),
                (with("Public", accounts(["mia", "nobody"])), 10019),
                (with("Public", json!([{"Member_Account": 7}])), 60015),
                (with("Public", json!(["mia"])), 10004),
                (with("Public", rank("Owner")), 10004),
                (with("Public", rank("admin")), 10004),
                (with("Private", rank("Admin")), 10007),
                (with("Private", rank("")), 0),
                (json!({"Type": "Public", "Name": "n", "MaxMemberCount": 2, "MemberList": people(3)}), 10014),
                (json!({"Type": "Public", "Name": "n", "MaxMemberCount": 3, "MemberList": people(3)}), 0),
            ],
        )
        .await;
    assert_eq!(total(&bench).await, 5 + 4, "all or nothing");
}

#[tokio::test]
async fn custom_ids_have_the_form_of_their_kind() {
    let bench = start().await;
    for (kind, id, code) in [
        ("Public", "my group/1", 0),
        ("Public", &"x".repeat(48), 0),
        ("Public", &"x".repeat(49), 10015),
        ("Public", "@TGS#mine", 10015),
        ("Public", "@TGS#_mine", 10015),
        ("Public", "群", 10015),
        ("Public", "a\u{7f}", 10015),
        ("Public", "a\nb", 10015),
        ("AVChatRoom", "@TGS", 0),
        ("Community", "@TGS#_mine", 0),
        ("Community", "@TGS#mine", 10015),
        ("Community", "mine", 10015),
    ] {
        for (command, prefix) in [("create_group", ""), ("import_group", "i")] {
            if (command, kind) == ("import_group", "AVChatRoom") {
                continue;
            }
            // A second ID of the same form, since the first is taken.
            let id = if code == 0 && !prefix.is_empty() {
                format!("{}{prefix}", &id[..id.len() - 1])
            } else {
                id.to_owned()
            };
            let body = json!({"Type": kind, "Name": "n", "GroupId": id});
            let answer = bench.post(command, body).await;
            assert_eq!(answer["ErrorCode"], code, "{command} {kind} {id}");
            assert!(code != 0 || answer["GroupId"] == id.as_str());
        }
    }
}

#[tokio::test]
async fn an_id_in_use_is_told_apart_by_its_owner() {
    let bench = start().await;
    bench
        .ok("create_group", json!({"Type": "Public", "Name": "n", "GroupId": "own", "Owner_Account": "olga"}))
        .await;
    bench.ok("create_group", json!({"Type": "Public", "Name": "n", "GroupId": "free"})).await;
    for (id, owner, create, import) in [
        ("own", json!("olga"), 10025, 10021),
        ("own", json!("mia"), 10021, 10021),
        ("own", json!(""), 10021, 10021),
        ("free", json!("olga"), 10021, 10021),
        ("free", json!(null), 10021, 10021),
    ] {
        let body = json!({"Type": "Public", "Name": "other", "GroupId": id, "Owner_Account": owner});
        bench.codes("create_group", [(body.clone(), create)]).await;
        bench.codes("import_group", [(body, import)]).await;
    }
    assert_eq!(bench.info("own").await["Name"], "n");
}

#[tokio::test]
async fn an_imported_group_keeps_its_past() {
    let bench = start().await;
    let with =
        |time: Value| json!({"Type": "Public", "Name": "n", "Owner_Account": "olga", "CreateTime": time});
    let answer = bench.ok("import_group", with(json!(NOW - 1000))).await;
    assert_eq!(keys(&answer), ["GroupId"]);
    let id = answer["GroupId"].as_str().unwrap();
    assert_eq!(bench.info(id).await["CreateTime"], NOW - 1000);
    let olga = bench.member(id, "olga").await;
    assert_eq!((&olga["Role"], &olga["JoinTime"]), (&json!("Owner"), &json!(NOW - 1000)));
    for absent in [json!(0), json!(null)] {
        let id = made(&bench, "import_group", with(absent)).await;
        assert_eq!(bench.info(&id).await["CreateTime"], NOW);
    }
    bench
        .codes(
            "import_group",
            [
                (with(json!(NOW + 1)), 10004),
                (with(json!(-1)), 10004),
                (json!({"Type": "AVChatRoom", "Name": "n"}), 10007),
            ],
        )
        .await;
}

#[tokio::test]
async fn only_a_new_community_with_topics_says_more_of_itself() {
    let bench = start().await;
    for (command, topics, expected) in [
        ("create_group", json!(1), &["GroupId", "HugeGroupFlag", "Type"][..]),
        ("create_group", json!(0), &["GroupId"]),
        ("create_group", json!(null), &["GroupId"]),
        ("import_group", json!(1), &["GroupId"]),
    ] {
        let answer =
            bench.ok(command, json!({"Type": "Community", "Name": "n", "SupportTopic": topics})).await;
        assert_eq!(keys(&answer), expected, "{command} {topics}");
        assert!(answer["Type"].is_null() || answer["Type"] == "Community");
        let code = if topics == 1 { 0 } else { 11000 };
        bench.codes("create_topic", [(json!({"GroupId": answer["GroupId"], "TopicName": "t"}), code)]).await;
    }
}

/// Commands that ask about a group, with bodies that succeed while it is there.
fn visits(group: &str, kind: GroupType) -> Vec<(&'static str, Value)> {
    let mut calls = vec![
        ("modify_group_base_info", json!({"GroupId": group, "Name": "n"})),
        ("send_group_msg", text_message(group, "olga", 9, "hi")),
        ("get_group_muted_account", json!({"GroupId": group})),
        ("get_group_attr", json!({"GroupId": group})),
        ("ban_group_member", json!({"GroupId": group, "Members_Account": ["max"], "Duration": 60})),
    ];
    if kind == GroupType::Live {
        calls.push(("get_online_member_num", json!({"GroupId": group})));
    } else {
        calls.push(("add_group_member", json!({"GroupId": group, "MemberList": accounts(["zoe"])})));
        calls.push(("modify_group_msg", json!({"GroupId": group, "MsgSeq": 1, "MsgBody": text("new")})));
    }
    calls
}

#[tokio::test]
async fn a_dissolved_group_is_gone_for_everybody() {
    for (id, kind) in GROUPS {
        let bench = start().await;
        for (command, body) in visits(id, kind) {
            bench.codes(command, [(body, 0)]).await;
        }
        let answer = bench.post("destroy_group", json!({"GroupId": id})).await;
        assert_eq!(answer, json!({"ActionStatus": "OK", "ErrorInfo": "", "ErrorCode": 0}));
        for (command, body) in visits(id, kind) {
            bench.codes(command, [(body, 10010)]).await;
        }
        assert_eq!(bench.info(id).await["ErrorCode"], 10010, "{id}");
        assert_eq!(total(&bench).await, 4);
        assert!(!bench.joined("mia").await.contains(&id.to_owned()));
        bench.codes("destroy_group", [(json!({"GroupId": id}), 10010)]).await;
    }
    let bench = start().await;
    let cases = [("@TGS#unknown", 10010), ("", 10015), ("群", 10015)];
    bench.codes("destroy_group", cases.map(|(id, code)| (json!({"GroupId": id}), code))).await;
    bench.codes("destroy_group", [(json!({}), 10004), (json!({"GroupId": [PUBLIC]}), 10004)]).await;
    assert_eq!(total(&bench).await, 5);
}

#[tokio::test]
async fn the_id_of_a_dissolved_group_begins_anew() {
    let bench = start().await;
    let make =
        |owner: &str| json!({"Type": "Public", "Name": "n", "GroupId": "again", "Owner_Account": owner});
    let send = || bench.ok("send_group_msg", text_message("again", "olga", 7, "first"));
    let attributes = json!({"GroupId": "again", "GroupAttr": [{"key": "k", "value": "v"}]});
    bench.ok("create_group", make("olga")).await;
    send().await;
    bench.ok("send_group_msg", text_message("again", "olga", 8, "second")).await;
    bench
        .ok("forbid_send_msg", json!({"GroupId": "again", "Members_Account": ["mia"], "MuteTime": 60}))
        .await;
    for _ in 0..5 {
        bench.ok("set_group_attr", attributes.clone()).await;
    }
    bench.ok("destroy_group", json!({"GroupId": "again"})).await;

    bench.ok("create_group", make("mia")).await;
    assert_eq!(bench.history("again", None).await, []);
    assert_eq!(bench.ok("get_group_attr", json!({"GroupId": "again"})).await["GroupAttrAry"], json!([]));
    let muted = bench.ok("get_group_muted_account", json!({"GroupId": "again"})).await;
    assert_eq!(muted["MutedAccountList"], json!([]));
    let people: Value = bench.members("again").await.into();
    assert_eq!(texts(&people, "Member_Account"), ["mia"]);
    assert_eq!(
        send().await["MsgSeq"],
        1,
        "the same message is no duplicate of one in the group that is gone"
    );
    assert_eq!(bench.history("again", None).await, [(1, "first".to_owned())]);
    assert_eq!(bench.code("set_group_attr", attributes).await, 0, "its writes are counted anew");
}
