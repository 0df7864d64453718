//! The groups that somebody is in.

use std::collections::BTreeSet;

use imwarden::sandbox::audience::Viewer;
use imwarden::wire::GroupType;
use serde_json::{Value, json};

use crate::support::{
    Bench, COMMUNITY, LIVE, MEETING, NOW, PUBLIC, WORK, group, keys, start, start_server, text_message, world,
};
use crate::table::{accounts, texts};

/// mia is in a work group that never spoke and watches the live room; the community has topics.
async fn mias_groups() -> (Bench, String) {
    let bench = start().await;
    let new = json!({"Type": "Work", "Name": "n", "MemberList": accounts(["mia"])});
    let quiet = bench.ok("create_group", new).await["GroupId"].as_str().unwrap().to_owned();
    bench.group(LIVE, |group| {
        group.online = 1;
        group.viewers.insert("mia".to_owned(), Viewer { join_time: NOW, marks: Vec::new() });
    });
    bench.topic("news").await;
    (bench, quiet)
}

#[tokio::test]
async fn flags_and_types_choose_among_somebodys_groups() {
    let (bench, quiet) = mias_groups().await;
    let quiet = quiet.as_str();
    for (ask, expected) in [
        (json!({}), vec![WORK, PUBLIC, MEETING, COMMUNITY]),
        (
            json!({"WithHugeGroups": 0, "WithNoActiveGroups": 0, "GroupType": "", "Limit": 0, "Offset": 0}),
            vec![WORK, PUBLIC, MEETING, COMMUNITY],
        ),
        (json!({"WithHugeGroups": 1}), vec![WORK, PUBLIC, MEETING, LIVE, COMMUNITY]),
        (json!({"WithNoActiveGroups": 1}), vec![WORK, PUBLIC, MEETING, COMMUNITY, quiet]),
        (json!({"GroupType": "Private"}), vec![WORK]),
        (json!({"GroupType": "Work", "WithNoActiveGroups": 1}), vec![WORK, quiet]),
        (json!({"GroupType": "ChatRoom"}), vec![MEETING]),
        (json!({"Type": "Public"}), vec![PUBLIC]),
        (json!({"GroupType": "AVChatRoom"}), vec![]),
        (json!({"GroupType": "AVChatRoom", "WithHugeGroups": 1}), vec![LIVE]),
        (json!({"GroupType": "Community", "SupportTopic": 1}), vec![COMMUNITY]),
        (json!({"SupportTopic": 1}), vec![COMMUNITY]),
        (json!({"GroupType": "Community", "SupportTopic": 0}), vec![]),
        (json!({"SupportTopic": 0}), vec![WORK, PUBLIC, MEETING, COMMUNITY]),
        (json!({"Limit": 2}), vec![WORK, PUBLIC]),
        (json!({"Limit": 2, "Offset": 3}), vec![COMMUNITY]),
        (json!({"Offset": 9}), vec![]),
    ] {
        let mut body = ask.clone();
        body["Member_Account"] = json!("mia");
        let answer = bench.ok("get_joined_group_list", body).await;
        assert_eq!(keys(&answer), ["GroupIdList", "TotalCount"]);
        assert_eq!(texts(&answer["GroupIdList"], "GroupId"), expected, "{ask}");
        let paged = ask.get("Limit").is_some_and(|limit| *limit != 0) || ask["Offset"] == 9;
        assert_eq!(answer["TotalCount"], if paged { 4 } else { expected.len() }, "{ask}");
    }
    for (account, total) in [("zoe", 0), ("nobody", 0)] {
        let answer = bench.ok("get_joined_group_list", json!({"Member_Account": account})).await;
        assert_eq!(answer, json!({"TotalCount": total, "GroupIdList": []}));
    }
    let with = |field: &str, value: Value| json!({"Member_Account": "mia", field: value});
    bench
        .codes(
            "get_joined_group_list",
            [
                (json!({}), 10004),
                (json!({"Member_Account": ""}), 10004),
                (json!({"Member_Account": 7}), 60015),
                (with("Limit", json!(5000)), 0),
                (with("Limit", json!(5001)), 10004),
                (with("Offset", json!(-1)), 10004),
                (with("GroupType", json!("private")), 10004),
                (with("WithHugeGroups", json!(2)), 10004),
                (with("WithHugeGroups", json!(true)), 10004),
                (with("SupportTopic", json!(2)), 10004),
            ],
        )
        .await;
}

#[tokio::test]
async fn a_work_group_is_listed_from_its_first_message_on() {
    let (bench, quiet) = mias_groups().await;
    assert!(!bench.joined("mia").await.contains(&quiet));
    bench.ok("send_group_msg", text_message(&quiet, "mia", 1, "hi")).await;
    assert!(bench.joined("mia").await.contains(&quiet));
}

#[tokio::test]
async fn filters_add_to_the_ids_and_types_have_their_old_names() {
    let (bench, _) = mias_groups().await;
    let ask = |filter: Value| json!({"Member_Account": "mia", "ResponseFilter": filter, "Limit": 3});
    for nothing in [json!(null), json!({}), json!({"GroupBaseInfoFilter": [], "SelfInfoFilter": []})] {
        let answer = bench.ok("get_joined_group_list", ask(nothing.clone())).await;
        assert_eq!(keys(&answer["GroupIdList"][0]), ["GroupId"], "{nothing}");
    }
    let base = [
        "Type",
        "Name",
        "Introduction",
        "Notification",
        "FaceUrl",
        "Owner_Account",
        "ApplyJoinOption",
        "MuteAllMember",
        "CreateTime",
        "LastInfoTime",
        "LastMsgTime",
        "NextMsgSeq",
        "MemberNum",
        "MaxMemberNum",
        "InfoSeq",
    ];
    let own = ["Role", "JoinTime", "MsgFlag", "MsgSeq"];
    let answer = bench
        .ok("get_joined_group_list", ask(json!({"GroupBaseInfoFilter": base, "SelfInfoFilter": own})))
        .await;
    let rows = &answer["GroupIdList"];
    assert_eq!(texts(rows, "Type"), ["Private", "Public", "ChatRoom"]);
    let mut expected = [&base[..], &["GroupId", "SelfInfo"]].concat();
    expected.sort_unstable();
    assert_eq!(keys(&rows[1]), expected);
    assert_eq!((&rows[1]["Name"], &rows[1]["NextMsgSeq"]), (&json!("徒步"), &json!(4)));
    let place =
        json!({"Role": "Member", "JoinTime": NOW - 86_000, "MsgFlag": "AcceptAndNotify", "MsgSeq": 2});
    assert_eq!(rows[1]["SelfInfo"], place);
    let some = json!({"GroupBaseInfoFilter": ["MemberNum", "NoSuchField"], "SelfInfoFilter": ["Role"]});
    let answer = bench.ok("get_joined_group_list", ask(some)).await;
    assert_eq!(
        answer["GroupIdList"][0],
        json!({"GroupId": WORK, "MemberNum": 4, "SelfInfo": {"Role": "Member"}})
    );
}

#[tokio::test]
async fn a_community_with_topics_counts_over_all_of_them() {
    let (bench, _) = mias_groups().await;
    let other = bench.topic("talk").await;
    for random in [1, 2] {
        let mut message = text_message(COMMUNITY, "mia", random, "hi");
        message["TopicId"] = json!(other);
        bench.ok("send_group_msg", message).await;
    }
    let body = json!({"Member_Account": "mia", "GroupType": "Community", "SupportTopic": 1});
    let answer = bench.ok("get_joined_group_list", body).await;
    let row = json!({
        "GroupId": COMMUNITY, "Type": "Community", "SupportTopic": 1, "GrossTopicNextMsgSeq": 3,
        "SelfInfo": {"GrossTopicReadSeq": 2},
    });
    assert_eq!(answer, json!({"TotalCount": 1, "GroupIdList": [row]}));
}

#[tokio::test]
async fn five_thousand_groups_are_paged_and_too_much_is_refused() {
    let mut big = world();
    for n in 0..9_000 {
        let id = format!("g{n}");
        let one = group(&id, GroupType::Public);
        big.groups.insert(id, one);
    }
    let bench = start_server(big, |_| ()).await;
    let ask = |limit: u64, offset: u64, names: Value| json!({"Member_Account": "mia", "Limit": limit, "Offset": offset, "ResponseFilter": {"GroupBaseInfoFilter": names}});
    let mut seen = BTreeSet::new();
    for offset in [0, 5000, 10_000] {
        let answer = bench.ok("get_joined_group_list", ask(5000, offset, json!([]))).await;
        assert_eq!(answer["TotalCount"], 9_004);
        seen.extend(texts(&answer["GroupIdList"], "GroupId"));
    }
    assert_eq!(seen.len(), 9_004);
    let everything =
        json!(["Name", "Introduction", "Notification", "FaceUrl", "Owner_Account", "CreateTime"]);
    bench.codes("get_joined_group_list", [(ask(0, 0, everything), 10018)]).await;
}
