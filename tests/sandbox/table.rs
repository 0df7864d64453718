//! What the tests of all families ask again and again: tables of bodies with their codes, and how things stand.

use serde_json::{Value, json};

use crate::support::{Bench, COMMUNITY};

impl Bench {
    /// Posts bodies; each must be answered with the code beside it.
    pub(crate) async fn codes<const N: usize>(&self, command: &str, cases: [(Value, i64); N]) {
        for (body, code) in cases {
            let answer = self.code(command, body.clone()).await;
            assert_eq!(answer, code, "{command} {:.300}", body.to_string());
        }
    }

    /// A group's profile with everything.
    pub(crate) async fn info(&self, group: &str) -> Value {
        self.ok("get_group_info", json!({"GroupIdList": [group]})).await["GroupInfo"][0].clone()
    }

    /// All members, in the order of the answer.
    pub(crate) async fn members(&self, group: &str) -> Vec<Value> {
        let body = if group.starts_with("@TGS#_") {
            json!({"GroupId": group, "Next": ""})
        } else {
            json!({"GroupId": group})
        };
        let answer = self.ok("get_group_member_info", body).await;
        answer["MemberList"].as_array().unwrap().clone()
    }

    /// One member's profile; `null` for somebody who is none.
    pub(crate) async fn member(&self, group: &str, account: &str) -> Value {
        let members = self.members(group).await;
        members.into_iter().find(|member| member["Member_Account"] == account).unwrap_or_default()
    }

    /// IDs of the groups that somebody is in, without flags.
    pub(crate) async fn joined(&self, account: &str) -> Vec<String> {
        let answer = self.ok("get_joined_group_list", json!({"Member_Account": account})).await;
        texts(&answer["GroupIdList"], "GroupId")
    }

    /// The newest messages of a group or, with an ID, of a topic of the community: sequence and text, newest first.
    pub(crate) async fn history(&self, group: &str, topic: Option<&str>) -> Vec<(u64, String)> {
        let body = json!({"GroupId": group, "TopicId": topic, "ReqMsgNumber": 20});
        let answer = self.ok("group_msg_get_simple", body).await;
        let list = answer["RspMsgList"].as_array().unwrap();
        let text =
            |item: &Value| item["MsgBody"][0]["MsgContent"]["Text"].as_str().unwrap_or_default().to_owned();
        list.iter().map(|item| (item["MsgSeq"].as_u64().unwrap(), text(item))).collect()
    }

    /// The community becomes one with topics, and gets one of this name; its ID.
    pub(crate) async fn topic(&self, name: &str) -> String {
        self.group(COMMUNITY, |group| {
            group.topics.get_or_insert_default();
        });
        let made = self.ok("create_topic", json!({"GroupId": COMMUNITY, "TopicName": name})).await;
        made["TopicId"].as_str().unwrap().to_owned()
    }
}

/// The strings under a key in a list of objects.
pub(crate) fn texts(list: &Value, key: &str) -> Vec<String> {
    list.as_array().unwrap().iter().map(|item| item[key].as_str().unwrap().to_owned()).collect()
}

/// The numbers under a key in a list of objects.
pub(crate) fn numbers(list: &Value, key: &str) -> Vec<i64> {
    list.as_array().unwrap().iter().map(|item| item[key].as_i64().unwrap()).collect()
}

/// `{"Member_Account": …}` of each.
pub(crate) fn accounts(names: impl IntoIterator<Item = impl AsRef<str>>) -> Value {
    names.into_iter().map(|name| json!({"Member_Account": name.as_ref()})).collect()
}

/// One text element.
pub(crate) fn text(text: &str) -> Value {
    json!([{"MsgType": "TIMTextElem", "MsgContent": {"Text": text}}])
}
