//! Models to draw, made by hand. The clock stands at 12:04:31 UTC.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use imwarden::app::model::{GroupRow, Link, Model, Online, Pane, Session};
use imwarden::domain::{
    Body, Group, GroupId, Kind, Member, Message, MuteEnd, Now, Part, Policy, Priority, Role, Slot, Stamp,
    UserId,
};
use imwarden::i18n::Lang;
use imwarden::job::{Fault, FaultKind, JobId};
use imwarden::text::SafeText;
use imwarden::wire::GroupType;

/// Names that try to break out: overrides, escape sequences, zero width, combining marks, tags, joined emoji.
pub(crate) const HOSTILE: [&str; 8] = [
    "\u{202e}nimda\u{202c} 管理员",
    "\x1b[31mred\x1b[0m\x1b]0;title\x07",
    "zero\u{200b}\u{2060}\u{feff}width",
    "Z\u{335}\u{336}\u{337}\u{338}\u{339}\u{33a}algo",
    "👨\u{200d}👩\u{200d}👧\u{200d}👦家庭群🇨🇳❤\u{fe0f}",
    "tab\tand\nnewline\r\u{2028}end",
    "字字字字字字字字字字字字字字字字字字字字字字字字字字字字字字",
    "مرحبا שלום \u{e0041}\u{e0042}",
];

pub(crate) fn now() -> Now {
    Now { mono: Duration::from_hours(1), wall: "2026-11-20T12:04:31Z".parse().unwrap() }
}

pub(crate) fn ago(seconds: i64) -> Stamp {
    Stamp::from_second(now().wall.as_second() - seconds).unwrap()
}

pub(crate) fn empty(lang: Lang, size: (u16, u16)) -> Model {
    let session = Session {
        profile: "practice".into(),
        sandbox: true,
        host: "127.0.0.1:4100".into(),
        sdkappid: 1_400_000_001,
        operator: "wang".into(),
        link: Link::Waiting,
        budget: (0, 50),
        journal_fault: None,
    };
    Model::new(session, Policy::default(), lang, size, now())
}

fn group(id: &str, kind: GroupType, name: &str, members: u64) -> GroupRow {
    let live = kind == GroupType::Live;
    let profile = Group {
        id: GroupId::new(id),
        kind: Kind::Known(kind),
        name: name.into(),
        introduction: "新品交流，请勿发广告。".into(),
        announcement: "Be kind. 文明发言。".into(),
        owner: Some("u_1".into()),
        members: (!live).then_some(members),
        max_members: Some(if live { 0 } else { 20_000 }),
        created: Some(ago(86_400 * 400)),
        last_message: Some(ago(75)),
        mute_all: false,
        next_seq: Some(1_050),
        raw: "{}".into(),
    };
    GroupRow {
        id: GroupId::new(id),
        profile: Some(profile),
        fault: None,
        asking: None,
        online: Online::default(),
    }
}

fn groups(model: &mut Model) {
    let mut live = group("@TGS#aAV7F3", GroupType::Live, "秋季发布会", 0);
    live.online.samples = [9_800, 10_100, 10_950, 11_300, 12_050, 11_900, 12_345].into();
    live.online.at = Some(ago(4));
    let mut stale = group("@TGS#aAV8K1", GroupType::Live, "Evening show with a rather long name", 0);
    stale.online.samples = [800, 790, 650].into();
    stale.online.at = Some(ago(47));
    let mut muted = group("@TGS#2J4SZEAEL", GroupType::Public, "产品交流群", 12_345);
    muted.profile.as_mut().unwrap().mute_all = true;
    let mut gone = group("@TGS#3GONE", GroupType::Public, "", 0);
    gone.profile = None;
    gone.fault = Some(Fault::coded(FaultKind::Refused, 10010, "get_group_info", "group not exist"));
    let mut failed = gone.clone();
    failed.id = GroupId::new("@TGS#4FAIL");
    failed.fault = Some(Fault::new(FaultKind::Timeout, "get_group_info", ""));
    let mut waiting = gone.clone();
    waiting.id = GroupId::new("@TGS#5WAIT");
    waiting.fault = None;
    let mut rows = vec![
        live,
        muted,
        group("meeting-1", GroupType::Meeting, "周会", 38),
        group("work-1", GroupType::Work, "项目组", 12),
        stale,
        group("@TGS#_community", GroupType::Community, "Players of 英雄 Community", 1_234_567),
        gone,
        failed,
        waiting,
    ];
    for (at, name) in HOSTILE.iter().enumerate() {
        rows.push(group(&format!("hostile-{at}"), GroupType::Public, name, 3));
    }
    model.groups.by_id = rows.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
    model.groups.order = (0..rows.len()).collect();
    model.groups.total = Some(rows.len() as u64);
    model.groups.rows = rows;
    model.groups.at = Some(ago(20));
}

pub(crate) fn member(id: &str, role: Role, name: &str) -> Member {
    Member {
        id: id.into(),
        role,
        name_card: name.into(),
        nick: None,
        mute: None,
        joined: Some(ago(86_400 * 90)),
        last_spoke: Some(ago(300)),
        raw: "{}".into(),
    }
}

pub(crate) fn put_members(model: &mut Model, members: Vec<Member>, total: u64) {
    model.members.by_id = members.iter().enumerate().map(|(at, row)| (row.id.clone(), at)).collect();
    model.members.order = (0..members.len()).collect();
    model.members.rows = members;
    model.members.total = Some(total);
    model.members.group = model.open.clone();
    model.members.at = Some(ago(10));
}

fn members(model: &mut Model) {
    let mut rows = vec![
        member("u_1", Role::Owner, "老王"),
        member("u_7", Role::Admin, "小李"),
        member("u_77", Role::Member, "bob"),
        member("u_1042", Role::Member, "alice"),
        member("u_88", Role::Member, ""),
        member("u_99", Role::Member, "永远沉默的人"),
    ];
    rows[2].mute = Some(MuteEnd::At(ago(-530)));
    rows[4].last_spoke = None;
    rows[5].mute = Some(MuteEnd::Never);
    for (at, name) in HOSTILE.iter().enumerate() {
        rows.push(member(&format!("evil_{at}"), Role::Member, name));
    }
    rows.push(member("an-account-name-that-is-as-long-as-it-may-be", Role::Member, "短名"));
    model.members.pending = HashMap::from([(UserId::new("u_1042"), JobId(9))]);
    let total = rows.len() as u64;
    put_members(model, rows, total);
}

pub(crate) fn message(seq: u64, sender: &str, parts: Vec<Part>) -> Message {
    Message {
        seq,
        time: ago(1_050_i64.saturating_sub(seq.cast_signed()) * 3),
        sender: sender.into(),
        slot: Slot::Kept,
        priority: Priority::Normal,
        system: false,
        body: Body::Parts(parts),
        raw: Arc::from("{}"),
    }
}

fn text(words: &str) -> Vec<Part> {
    vec![Part::Text(SafeText::new_multiline(words))]
}

/// One message of each kind.
pub(crate) fn all_messages() -> Vec<Message> {
    let url = SafeText::new("https://cos.example.com/x");
    let mut rows = vec![
        message(
            1_030,
            "u_1",
            text(
                "欢迎大家来到产品交流群，这里可以讨论新品、反馈问题。广告请勿入内，违者移除。Thanks for reading to the end of this line.",
            ),
        ),
        message(1_031, "u_7", text("two\nlines")),
        message(1_032, "u_1042", vec![Part::Face { index: 3, data: "tt03".into() }]),
        message(
            1_033,
            "u_1042",
            vec![Part::Image { width: 1_920, height: 1_080, size: 1_310_720, url: url.clone() }],
        ),
        message(1_034, "u_1042", vec![Part::Sound { seconds: 12, size: 15_000, url: url.clone() }]),
        message(1_035, "u_1042", vec![Part::Video { seconds: 65, size: 5_000_000, url: url.clone() }]),
        message(1_036, "u_1042", vec![Part::File { name: "报价单\u{202e}fdp.exe".into(), size: 640, url }]),
        message(
            1_037,
            "u_88",
            vec![Part::Location {
                desc: "深圳湾".into(),
                latitude: "22.5".into(),
                longitude: "113.9".into(),
            }],
        ),
        message(1_038, "u_88", vec![Part::Custom { desc: "红包".into(), data: "{\"k\":1}".into() }]),
        message(
            1_039,
            "u_7",
            vec![Part::Relay {
                title: "聊天记录".into(),
                count: 12,
                digest: vec!["bob: hi".into(), "alice: 你好".into()],
            }],
        ),
        message(1_040, "u_7", vec![Part::Other { kind: "TIMNewElem".into(), raw: "{}".into() }]),
        message(1_041, "u_7", [text("看这个"), vec![Part::Face { index: 1, data: "".into() }]].concat()),
        message(1_042, "admin", Vec::new()),
        message(1_043, "u_77", text("buy \u{202e}won\u{202c} cheap!!! 加微信 abc123")),
        message(1_044, "u_77", text("buy now")),
        message(1_045, "u_77", Vec::new()),
        message(1_046, "stranger_x", text("\x1b[2J\x1b]8;;http://evil\x07click")),
        message(1_047, "u_1042", text("早上好")),
    ];
    rows[12].system = true;
    rows[12].body = Body::Raw("{\"OpType\":1,\"MemberList\":[\"u_99\"]}".into());
    rows[14].slot = Slot::Recalled;
    rows[15].slot = Slot::Hole;
    rows[16].priority = Priority::High;
    rows[17].priority = Priority::Low;
    rows
}

pub(crate) fn put_messages(model: &mut Model, messages: Vec<Message>) {
    model.messages.order = messages.iter().map(|message| message.seq).collect();
    model.messages.cursor = model.messages.order.last().copied();
    model.messages.rows = messages.into_iter().map(|message| (message.seq, message)).collect();
    model.messages.group = model.open.clone();
    model.messages.at = Some(ago(6));
}

/// The usual state: groups, the public group open, members, history.
pub(crate) fn normal(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = empty(lang, size);
    model.session.link = Link::Up;
    model.session.budget = (3, 50);
    model.open = Some("@TGS#2J4SZEAEL".into());
    groups(&mut model);
    model.groups.cursor = 1;
    members(&mut model);
    model.members.cursor = 2;
    put_messages(&mut model, all_messages());
    model
}

/// A live room is open.
pub(crate) fn live(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = normal(lang, size);
    let open = GroupId::new("@TGS#aAV7F3");
    model.groups.cursor = 0;
    model.members = imwarden::app::model::Members {
        group: Some(open.clone()),
        muted: vec![("viewer_1".into(), MuteEnd::At(ago(-3_000))), ("viewer_2".into(), MuteEnd::Never)],
        ..Default::default()
    };
    model.messages =
        imwarden::app::model::Messages { group: Some(open.clone()), following: true, ..Default::default() };
    model.open = Some(open);
    model.focus = Pane::Messages;
    model
}

/// Nothing has come yet.
pub(crate) fn loading(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = empty(lang, size);
    model.groups.loading = Some(JobId(1));
    model
}

/// The server went away while rows were on screen.
pub(crate) fn down(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = normal(lang, size);
    let fault = Fault::new(FaultKind::Connect, "get_group_member_info", "connection refused");
    model.session.link = Link::Down { fault: fault.clone(), since: ago(95), failures: 4 };
    model.groups.fault = Some(fault.clone());
    model.groups.at = Some(ago(200));
    model.members.fault = Some(fault.clone());
    model.members.at = Some(ago(130));
    model.messages.fault = Some(fault);
    model.messages.at = Some(ago(3_700));
    model
}

/// Nothing came at all.
pub(crate) fn failed(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = empty(lang, size);
    let fault = Fault::coded(FaultKind::Credentials, 70003, "get_appid_group_list", "");
    model.session.link = Link::Down { fault: fault.clone(), since: ago(3), failures: 1 };
    model.groups.fault = Some(fault);
    model.policy.read_only = true;
    model
}

/// The first pages of a large group are there, the cursor far down, the history frozen.
pub(crate) fn large(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = normal(lang, size);
    let rows =
        (0..20_000).map(|n| member(&format!("user_{n:05}"), Role::Member, &format!("成员 {n}"))).collect();
    put_members(&mut model, rows, 98_765);
    model.members.loading = Some(JobId(4));
    model.members.cursor = 15_010;
    model.members.top = 15_000;
    model.members.marks = ["user_15003".into(), "user_15004".into()].into();
    model.focus = Pane::Members;
    model.messages.following = false;
    model.messages.unseen = 7;
    model.messages.cursor = Some(1_034);
    model.messages.top = (1_031, 1);
    model
}

/// Members and groups are filtered, the filter of the messages is being typed, the last action failed in part.
pub(crate) fn filtered(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = normal(lang, size);
    model.focus = Pane::Messages;
    "群".clone_into(&mut model.groups.filter);
    model.groups.order = vec![1, 3];
    model.groups.cursor = 0;
    model.groups.sort = imwarden::app::model::GroupSort::Size;
    model.groups.reversed = true;
    "muted".clone_into(&mut model.members.filter.text);
    model.members.order = vec![2, 5];
    model.members.cursor = 1;
    "buy".clone_into(&mut model.messages.search);
    model.messages.order = vec![1_043, 1_044];
    model.messages.cursor = Some(1_043);
    model.messages.marks = [1_044].into();
    model.messages.pending = HashMap::from([(1_044, JobId(4))]);
    model.prompt = Some(imwarden::app::model::Prompt::Filter {
        pane: Pane::Messages,
        input: imwarden::app::model::Field::with("buy"),
        before: String::new(),
    });
    model
}

/// A command is being typed, the journal cannot be written.
pub(crate) fn command(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = normal(lang, size);
    model.session.journal_fault =
        Some(imwarden::job::Fault::journal(imwarden::job::JournalTrouble::DiskFull, ""));
    model.prompt = Some(imwarden::app::model::Prompt::Command {
        input: imwarden::app::model::Field::with("mute 10m"),
        recalled: None,
        completing: None,
    });
    model
}

/// Only ASCII signs; a notice in the bottom line; a count is being typed.
pub(crate) fn ascii(lang: Lang, size: (u16, u16)) -> Model {
    use imwarden::app::model::{Level, Notice};
    let mut model = large(lang, size);
    model.width = imwarden::text::WidthPolicy::Wide;
    model.focus = Pane::Groups;
    model.pending.count = 12;
    let phrase = imwarden::i18n::Phrase::new("deny-learned").with("code", 10_007_i64);
    model.notices.current = Some(Notice { level: Level::Failed, phrase, until: None });
    model
}

/// Nothing may be written, a live room is open, the help is asked for.
pub(crate) fn read_only_live_help(lang: Lang, size: (u16, u16)) -> Model {
    let mut model = live(lang, size);
    model.policy.read_only = true;
    model.dialogs.push(imwarden::app::model::Dialog::Help { scroll: 0 });
    model
}
