//! What the bottom line says of what went well, in both languages.

use std::time::Duration;

use super::fixtures::{group, member, message};
use crate::app::update::said::what;
use crate::domain::{Action, ActionKind, MuteTime, Plan, Policy, Role, Stamp, Target, UserId};
use crate::i18n::{Lang, Texts};
use crate::job::{Ending, TargetResult, Verdict};
use crate::wire::GroupType;

fn said(plan: &Plan) -> [String; 2] {
    let done = |target: &Target| TargetResult { subject: target.subject.clone(), verdict: Verdict::Done };
    let ending = Ending {
        results: plan.targets.iter().map(done).collect(),
        entry: Some(7),
        at: Stamp::UNIX_EPOCH,
        took: Duration::ZERO,
    };
    let phrase = what(plan, &ending);
    [Lang::En, Lang::Zh].map(|lang| Texts::new(lang).say(&phrase).into_string())
}

fn on(count: usize, kind: ActionKind, build: impl FnOnce(Vec<UserId>) -> Action) -> [String; 2] {
    let people = (0..count).map(|n| Target::member(&member(&format!("u_{n}"), Role::Member))).collect();
    let group = group("@g", GroupType::Public);
    said(&Plan::for_users(&Policy::default(), &group, kind, people, build).unwrap())
}

fn one(kind: ActionKind, build: impl FnOnce(UserId) -> Action) -> [String; 2] {
    on(1, kind, |users| build(users[0].clone()))
}

fn whole(action: Action) -> [String; 2] {
    said(&Plan::for_group(&Policy::default(), &group("@g", GroupType::Public), action).unwrap())
}

fn mute(count: usize, time: MuteTime) -> [String; 2] {
    on(count, ActionKind::Mute, |users| Action::Mute { users, time })
}

#[test]
fn mutes_say_who_and_how_long() {
    let minutes = |n| MuteTime::For(Duration::from_mins(n));
    assert_eq!(mute(1, minutes(10)), ["muted u_0 for 10 minutes", "已禁言 u_0，时长 10 分钟"]);
    assert_eq!(mute(1_202, minutes(1)), ["muted 1,202 members for 1 minute", "已禁言 1,202 人，时长 1 分钟"]);
    assert_eq!(
        mute(1, minutes(150)),
        ["muted u_0 for 2 hours 30 minutes", "已禁言 u_0，时长 2 小时 30 分钟"]
    );
    assert_eq!(mute(1, MuteTime::Forever), ["muted u_0 without end", "已永久禁言 u_0"]);
    assert_eq!(mute(2, MuteTime::Forever), ["muted 2 members without end", "已永久禁言 2 人"]);
}

#[test]
fn what_goes_to_one_person_names_them() {
    let set = |role| one(ActionKind::SetRole, |user| Action::SetRole { user, role });
    assert_eq!(set(Role::Admin), ["u_0 is now an admin", "已将 u_0 设为管理员"]);
    assert_eq!(set(Role::Member), ["u_0 is now an ordinary member", "已将 u_0 设为普通成员"]);
    let card = |card: &str| {
        one(ActionKind::SetNameCard, |user| Action::SetNameCard { user, name_card: card.to_owned() })
    };
    assert_eq!(card("Bo"), ["name card of u_0 is now “Bo”", "已将 u_0 的群名片改为“Bo”"]);
    assert_eq!(card(""), ["cleared the name card of u_0", "已清除 u_0 的群名片"]);
    assert_eq!(
        one(ActionKind::TransferOwner, |to| Action::TransferOwner { to }),
        ["the group now belongs to u_0", "已将群转让给 u_0"]
    );
    assert_eq!(
        one(ActionKind::RecallBySender, |sender| Action::RecallBySender { sender }),
        ["recalled what u_0 wrote among the newest 1,000 messages", "已撤回 u_0 在最新 1,000 条内的消息"]
    );
}

#[test]
fn what_goes_to_the_group_says_so() {
    let state = |on| whole(Action::MuteAll { on });
    assert_eq!(state(true), ["everyone is muted now", "已开启全员禁言"]);
    assert_eq!(state(false), ["everyone may speak again", "已关闭全员禁言"]);
    let notify = |to| Action::Notify { to, content: "x".to_owned() };
    assert_eq!(
        whole(notify(Vec::new())),
        ["notified whoever is online in Group @g", "已通知 Group @g 的在线成员"]
    );
    assert_eq!(on(3, ActionKind::Notify, notify), ["notified 3 members", "已通知 3 人"]);
    assert_eq!(whole(Action::Send { content: "x".to_owned() }), ["sent to Group @g", "已发送到 Group @g"]);
}

#[test]
fn few_messages_are_named_and_many_counted() {
    let recall = |last| {
        let messages: Vec<_> = (28..=last).map(|seq| message(seq, "u_1", "ad")).collect();
        let group = group("@g", GroupType::Public);
        let messages: Vec<_> = messages.iter().collect();
        said(&Plan::for_messages(&Policy::default(), &group, &messages).unwrap())
    };
    assert_eq!(recall(28), ["recalled #28", "已撤回 #28"]);
    assert_eq!(recall(29), ["recalled #28 #29", "已撤回 #28 #29"]);
    assert_eq!(recall(37), ["recalled 10 messages", "已撤回 10 条消息"]);
}
