//! The client against the practice server: every typed call, and what faults make of them.
#![expect(clippy::unwrap_used, reason = "tests fail by panicking")]

use std::collections::HashSet;
use std::time::Duration;

use imwarden::client::{
    BatchAnswer, Client, Credentials, Endpoint, Limits, MemberCursor, Secret, Signer, Urgency, requests,
};
use imwarden::domain::{
    Action, ActionKind, Before, Body, Group, GroupId, Kind, MuteEnd, MuteTime, Part, Plan, Policy, Role,
    Slot, Stamp, Subject, Target, UserId,
};
use imwarden::job::{Fault, FaultKind, Verdict};
use imwarden::sandbox::state::{self, Account, World};
use imwarden::sandbox::{Clock, Options, Sandbox};
use imwarden::text::SafeText;
use imwarden::wire::{GroupType, MsgBody};
use indexmap::IndexMap;

const PUBLIC: &str = "@TGS#2PUBLIC";
const LIVE: &str = "@TGS#aLIVE";
const COMMUNITY: &str = "@TGS#_@TGS#cCOMM";
const MEMBERS: usize = 250;
const MESSAGES: usize = 45;
const URGENT: Urgency = Urgency::Person;

fn member(role: state::Role) -> state::Member {
    state::Member {
        role,
        join_time: 1_700_000_000,
        msg_seq: 0,
        msg_flag: "AcceptAndNotify",
        last_send_msg_time: 0,
        name_card: "a\u{202e}b".to_owned(),
        app_data: Vec::new(),
    }
}

fn message(number: usize, time: u64) -> state::Message {
    state::Message {
        from: format!("user{}", number % 10),
        time,
        random: 7,
        priority: 2,
        body: MsgBody::text(&format!("message {number}")),
        custom_data: None,
        system: false,
        receipt: false,
        slot: state::Slot::Kept,
    }
}

fn group(id: &str, kind: GroupType, now: u64) -> state::Group {
    let mut members = IndexMap::new();
    members.insert("olga".to_owned(), member(state::Role::Owner));
    if kind != GroupType::Live {
        members.extend((1..MEMBERS).map(|n| (format!("user{n}"), member(state::Role::Member))));
    }
    let messages = if kind == GroupType::Live { 0 } else { MESSAGES };
    state::Group {
        name: "徒\u{1b}[2J步".to_owned(),
        notification: "notice".to_owned(),
        owner: Some("olga".to_owned()),
        last_msg_time: now - 60,
        max_member_num: 5000,
        apply_join_option: "FreeAccess".to_owned(),
        invite_join_option: "FreeAccess".to_owned(),
        members,
        messages: (1..=messages).map(|n| message(n, now - 60)).collect(),
        online: if kind == GroupType::Live { 321 } else { 0 },
        ..state::Group::new(id, kind, 1_700_000_000)
    }
}

fn world() -> World {
    let now = Clock::system().now();
    let mut world = World::default();
    for (id, kind) in
        [(PUBLIC, GroupType::Public), (LIVE, GroupType::Live), (COMMUNITY, GroupType::Community)]
    {
        world.groups.insert(id.to_owned(), group(id, kind, now));
    }
    let people = (0..MEMBERS).map(|n| format!("user{n}")).chain(["olga".to_owned()]);
    world.accounts.extend(people.map(|name| (name.clone(), Account { nick: name, ..Account::default() })));
    world
}

async fn start_with(change: impl FnOnce(&mut Options)) -> (Sandbox, Client) {
    let mut options = Options { rate: Some(100_000), ..Options::default() };
    change(&mut options);
    let (sdkappid, identifier) = (options.sdkappid, options.identifier.clone());
    let key = Signer::Key(Secret::new(imwarden::sandbox::DEMO_SECRET_KEY));
    let server = Sandbox::start(options, world()).await.unwrap();
    let client = connect(&server, Credentials { sdkappid, identifier, key });
    (server, client)
}

fn connect(server: &Sandbox, credentials: Credentials) -> Client {
    let limits = Limits { total: Duration::from_millis(400), share: 1.0, ..Limits::default() };
    Client::new(Endpoint::parse(&server.url()).unwrap(), credentials, &limits).unwrap()
}

async fn start() -> (Sandbox, Client) {
    start_with(|_| ()).await
}

fn at(id: &str) -> GroupId {
    GroupId::from(id)
}

fn users(names: &[&str]) -> Vec<UserId> {
    names.iter().map(|name| UserId::from(*name)).collect()
}

/// Writes to the public group, as a plan does.
async fn write(client: &Client, action: Action, subjects: &[Subject]) -> Result<BatchAnswer, Fault> {
    let target =
        |subject: &Subject| Target { subject: subject.clone(), ..Target::stranger(&UserId::from("")) };
    let plan = Plan {
        group: at(PUBLIC),
        group_name: SafeText::default(),
        kind: GroupType::Public,
        action,
        targets: subjects.iter().map(target).collect(),
        refused: Vec::new(),
        caveats: Vec::new(),
        reason: "spam".to_owned(),
        evidence: Vec::new(),
        before: Before::default(),
        undoes: None,
    };
    client.send_batch(plan.action.kind(), &requests::for_batch(&plan, &plan.targets, 42)).await
}

async fn mute(client: &Client, name: &str, time: MuteTime) -> Result<BatchAnswer, Fault> {
    let users = users(&[name]);
    let subjects = [Subject::User(users[0].clone())];
    write(client, Action::Mute { users, time }, &subjects).await
}

async fn notify(client: &Client, names: &[&str]) -> Result<BatchAnswer, Fault> {
    let subjects: Vec<Subject> = users(names).into_iter().map(Subject::User).collect();
    write(client, Action::Notify { to: users(names), content: "notice".into() }, &subjects).await
}

async fn profile(client: &Client, id: &str) -> Group {
    client.groups(&[at(id)], URGENT).await.unwrap().0.remove(0)
}

#[tokio::test]
async fn groups_are_listed_and_read() {
    let (_server, client) = start().await;
    let (ids, total, next) = client.group_ids(0, URGENT).await.unwrap();
    assert_eq!((ids.len(), total, next), (3, 3, 0));
    let mut asked = ids.clone();
    asked.insert(1, at("@TGS#nobody"));
    let (groups, failed) = client.groups(&asked, URGENT).await.unwrap();
    assert_eq!(
        groups.iter().map(|group| group.id.clone()).collect::<Vec<_>>(),
        ids,
        "in the order asked for"
    );
    assert_eq!(failed.len(), 1);
    assert_eq!((failed[0].0.raw(), failed[0].1.kind), ("@TGS#nobody", FaultKind::Refused));
    let public = groups.iter().find(|group| group.id.raw() == PUBLIC).unwrap();
    assert_eq!(public.kind, Kind::Known(GroupType::Public));
    assert_eq!((public.members, public.owner.clone()), (Some(MEMBERS as u64), Some(UserId::from("olga"))));
    assert_eq!(public.name, "徒<ESC[2J>步");
    assert_eq!(public.next_seq, Some(MESSAGES as u64 + 1));
    assert!(!public.raw.contains("MemberList"), "members do not come with a profile");
    assert_eq!(client.online(&at(LIVE), URGENT).await.unwrap(), 321);
}

#[tokio::test]
async fn long_lists_of_groups_take_several_calls() {
    let (_server, client) = start().await;
    let asked: Vec<GroupId> = (0..120).map(|n| GroupId::new(format!("@TGS#no{n}"))).collect();
    let (groups, failed) = client.groups(&asked, URGENT).await.unwrap();
    assert_eq!((groups.len(), failed.len(), client.log().len()), (0, 120, 3));
}

#[tokio::test]
async fn members_come_page_by_page() {
    let (_server, client) = start().await;
    for (id, community) in [(PUBLIC, false), (COMMUNITY, true)] {
        let mut cursor = Some(MemberCursor::first(community));
        let mut seen = HashSet::new();
        let mut pages = 0;
        while let Some(from) = cursor {
            let page = client.members_page(&at(id), &from, URGENT).await.unwrap();
            assert_eq!(page.total, MEMBERS as u64);
            seen.extend(page.members.iter().map(|member| member.id.clone()));
            assert!(page.members.iter().all(|member| member.name_card == "a<U+202E>b"));
            (cursor, pages) = (page.next, pages + 1);
        }
        assert_eq!((seen.len(), pages), (MEMBERS, 3), "{id}");
    }
}

#[tokio::test]
async fn nobody_is_missed_when_members_leave_while_the_list_is_read() {
    let (server, client) = start().await;
    let first = client.members_page(&at(PUBLIC), &MemberCursor::first(false), URGENT).await.unwrap();
    for name in ["user1", "user2", "user3"] {
        server.world().lock().unwrap().groups.get_mut(PUBLIC).unwrap().members.shift_remove(name);
    }
    let mut seen: HashSet<UserId> = first.members.iter().map(|member| member.id.clone()).collect();
    let mut cursor = first.next;
    while let Some(from) = cursor {
        let page = client.members_page(&at(PUBLIC), &from, URGENT).await.unwrap();
        seen.extend(page.members.iter().map(|member| member.id.clone()));
        cursor = page.next;
    }
    let missed: Vec<_> = (4..MEMBERS)
        .map(|n| format!("user{n}"))
        .filter(|name| !seen.contains(&UserId::from(name.as_str())))
        .collect();
    assert!(missed.is_empty(), "{missed:?}");
}

#[tokio::test]
async fn history_is_read_to_its_beginning() {
    let (server, client) = start().await;
    server.world().lock().unwrap().groups.get_mut(PUBLIC).unwrap().messages[9].slot = state::Slot::Recalled;
    let mut up_to = None;
    let mut seqs = Vec::new();
    loop {
        let page = client.history(&at(PUBLIC), up_to, URGENT).await.unwrap();
        for message in &page.messages {
            let slot = if message.seq == 10 { Slot::Recalled } else { Slot::Kept };
            assert_eq!(message.slot, slot, "{}", message.seq);
        }
        seqs.extend(page.messages.iter().map(|message| message.seq));
        if page.first {
            break;
        }
        up_to = Some(seqs.last().unwrap() - 1);
    }
    assert_eq!(seqs, (1..=MESSAGES as u64).rev().collect::<Vec<_>>());
    let newest = client.history(&at(PUBLIC), None, URGENT).await.unwrap().messages.remove(0);
    assert_eq!(newest.body, Body::Parts(vec![Part::Text(SafeText::new("message 45"))]));
    let calls = client.log().len();
    assert!(client.history(&at(PUBLIC), Some(0), URGENT).await.unwrap().first);
    assert_eq!(client.log().len(), calls, "0 is never asked for");
}

#[tokio::test]
async fn mutes_are_set_read_and_lifted() {
    let (_server, client) = start().await;
    let group = at(PUBLIC);
    mute(&client, "user1", MuteTime::For(Duration::from_mins(10))).await.unwrap();
    mute(&client, "user2", MuteTime::Forever).await.unwrap();
    let muted = client.muted(&group, URGENT).await.unwrap();
    let end = |name| muted.iter().find(|(user, _)| user.raw() == name).map(|(_, end)| *end);
    assert_eq!((muted.len(), end("user2")), (2, Some(MuteEnd::Never)));
    assert!(matches!(end("user1"), Some(MuteEnd::At(at)) if at > Stamp::UNIX_EPOCH));
    let both = users(&["user1", "user2"]);
    let subjects: Vec<Subject> = both.iter().cloned().map(Subject::User).collect();
    write(&client, Action::Unmute { users: both }, &subjects).await.unwrap();
    assert!(client.muted(&group, URGENT).await.unwrap().is_empty());
    write(&client, Action::MuteAll { on: true }, &[Subject::Group]).await.unwrap();
    assert!(profile(&client, PUBLIC).await.mute_all);
}

#[tokio::test]
async fn people_are_removed_promoted_and_named() {
    let (_server, client) = start().await;
    let group = at(PUBLIC);
    let user = |name: &str| UserId::from(name);
    for action in [
        Action::SetRole { user: user("user2"), role: Role::Admin },
        Action::SetNameCard { user: user("user3"), name_card: "名片".into() },
        Action::TransferOwner { to: user("user4") },
        Action::Remove { users: vec![user("user1")], silent: true },
    ] {
        write(&client, action, &[Subject::User(user("user1"))]).await.unwrap();
    }
    let asked = users(&["user1", "user2", "user4"]);
    let roles = client.roles(&group, &asked, URGENT).await.unwrap();
    let role = |name| roles.iter().find(|(user, _)| user.raw() == name).map(|(_, role)| *role);
    assert_eq!(
        (role("user1"), role("user2"), role("user4")),
        (Some(Role::NotMember), Some(Role::Admin), Some(Role::Owner))
    );
    let page = client.members_page(&group, &MemberCursor::first(false), URGENT).await.unwrap();
    let named = page.members.iter().find(|member| member.id.raw() == "user3").unwrap();
    assert_eq!(named.name_card, "名片");
}

#[tokio::test]
async fn messages_are_sent_and_recalled() {
    let (_server, client) = start().await;
    let group = at(PUBLIC);
    let action = Action::Send { content: "hello".into() };
    let sent = write(&client, action, &[Subject::Group]).await.unwrap().seq.unwrap();
    assert_eq!(sent, MESSAGES as u64 + 1);
    let seqs = vec![sent, 9999];
    let subjects: Vec<Subject> = seqs.iter().copied().map(Subject::Message).collect();
    let codes = write(&client, Action::Recall { seqs }, &subjects).await.unwrap().codes.unwrap();
    assert_eq!((codes.len(), codes[&sent], codes[&9999]), (2, 0, 10030));
    let sender = UserId::from("user1");
    let subjects = [Subject::User(sender.clone())];
    write(&client, Action::RecallBySender { sender }, &subjects).await.unwrap();
    let page = client.history(&group, None, URGENT).await.unwrap();
    let gone = |seq| page.messages.iter().find(|message| message.seq == seq).map(|message| message.slot);
    assert_eq!(gone(sent), Some(Slot::Recalled));
    assert_ne!(gone(41), Some(Slot::Kept), "user1 wrote message 41");
    notify(&client, &["user5"]).await.unwrap();
}

#[tokio::test]
async fn a_batch_is_sent_as_it_was_written_down() {
    let (_server, client) = start().await;
    let messages = client.history(&at(PUBLIC), None, URGENT).await.unwrap().messages;
    let chosen: Vec<_> = messages.iter().take(2).collect();
    let group = profile(&client, PUBLIC).await;
    let mut plan = Plan::for_messages(&Policy::default(), &group, &chosen).unwrap();
    let missing = Target { subject: Subject::Message(9999), ..plan.targets[0].clone() };
    plan.targets.push(missing);
    let body = requests::for_batch(&plan, &plan.targets, 1);
    let answer = client.send_batch(ActionKind::Recall, &body).await.unwrap();
    let verdicts: Vec<_> = plan.targets.iter().map(|target| answer.verdict(&target.subject)).collect();
    assert_eq!(verdicts[..2], [Verdict::Done, Verdict::Done]);
    assert!(matches!(&verdicts[2], Verdict::Failed(fault) if fault.code == Some(10030)), "{verdicts:?}");
    assert!(matches!(answer.verdict(&Subject::Message(5)), Verdict::Unknown(_)), "not in the answer");

    let action = Action::Send { content: "hi".into() };
    let plan = Plan::for_group(&Policy::default(), &group, action).unwrap();
    let body = requests::for_batch(&plan, &plan.targets, 77);
    let answer = client.send_batch(ActionKind::Send, &body).await.unwrap();
    assert_eq!((answer.seq, answer.verdict(&Subject::Group)), (Some(MESSAGES as u64 + 1), Verdict::Done));
}

#[tokio::test]
async fn wrong_credentials_are_told_apart() {
    let (server, client) = start().await;
    let good = client.credentials().clone();
    for (credentials, code) in [
        (Credentials { key: Signer::Key(Secret::new("other")), ..good.clone() }, 70009),
        (Credentials { sdkappid: 1_400_000_002, ..good.clone() }, 70020),
        (Credentials { identifier: "olga".into(), ..good.clone() }, 60010),
        (Credentials { key: Signer::Fixed(Secret::new("garbage")), ..good.clone() }, 70003),
    ] {
        let fault = connect(&server, credentials).group_ids(0, URGENT).await.unwrap_err();
        assert_eq!((fault.kind, fault.code), (FaultKind::Credentials, Some(code)));
    }
    let (_late, client) = start_with(|options| options.clock.advance(Duration::from_hours(2))).await;
    let fault = client.group_ids(0, URGENT).await.unwrap_err();
    assert_eq!((fault.kind, fault.code), (FaultKind::Credentials, Some(70001)), "a clock that is wrong");
}

#[tokio::test]
async fn faults_end_reads_late_and_writes_at_once() {
    for (spec, kind) in [
        ("hang", FaultKind::Timeout),
        ("drop", FaultKind::Dropped),
        ("cut", FaultKind::BadBody),
        ("http=502", FaultKind::HttpStatus),
        ("error=10002", FaultKind::Refused),
    ] {
        let (_server, client) = start_with(|options| options.faults.push(spec.parse().unwrap())).await;
        let fault = client.muted(&at(PUBLIC), URGENT).await.unwrap_err();
        // What takes long is told sooner.
        let tries = if kind == FaultKind::Timeout { 3 } else { 6 };
        assert_eq!((fault.kind, client.log().len()), (kind, tries), "{spec}: {fault:?}");
        let fault = notify(&client, &[]).await.unwrap_err();
        assert!(fault.kind == kind && fault.leaves_unknown(), "{spec}: {fault:?}");
        let fault = mute(&client, "user1", MuteTime::For(Duration::from_mins(10))).await.unwrap_err();
        assert!(fault.kind == kind && fault.leaves_unknown(), "{spec}: {fault:?}");
        assert_eq!(client.log().len(), tries + 2, "{spec}: writes are not sent again");
    }
}

#[tokio::test]
async fn the_budget_keeps_below_the_servers_rate() {
    let (server, client) = start_with(|options| options.rate = Some(200)).await;
    let limits = Limits { share: 0.25, ..Limits::default() };
    let client = Client::new(client.endpoint().clone(), client.credentials().clone(), &limits).unwrap();
    let mut calls = tokio::task::JoinSet::new();
    for _ in 0..120 {
        let client = client.clone();
        calls.spawn(async move { client.online(&at(LIVE), Urgency::Background).await });
    }
    tokio::task::yield_now().await;
    client.muted(&at(PUBLIC), Urgency::Person).await.unwrap();
    let before = client.log().len();
    assert!(before < 100, "a person goes before most of what is queued, not behind {before} calls");
    assert!(calls.join_all().await.iter().all(Result::is_ok));
    let (used, limit) = client.usage();
    assert!(used <= limit && limit == 50, "{used} of {limit}");
    assert!(client.log().iter().all(|line| line.attempt == 1));
    drop(server);
}
