//! Every refusal of the policy, by key: said in words, and nothing goes out.

use super::fixtures::*;
use super::script::*;
use crate::app::hints;
use crate::app::model::{FieldId, Model, Pane};
use crate::domain::{ActionKind, Kind, Protection, Role, UserId};
use crate::i18n::Phrase;
use crate::job::Verdict;
use crate::wire::GroupType;

type Prepare = fn(&mut Model);

fn as_it_is(_: &mut Model) {}

fn said(script: &Script) -> String {
    // Of somebody who is refused, the reason is inside.
    let Some(notice) = &script.model.notices.current else { return String::new() };
    let inner = notice.phrase.args.iter().find_map(|(name, arg)| match arg {
        crate::i18n::Arg::Phrase(inner) if *name == "why" => Some(inner.key.clone()),
        _ => None,
    });
    inner.unwrap_or_else(|| notice.phrase.key.clone())
}

/// What is refused, where, how it comes about, and what is pressed and said.
const REFUSALS: [(&str, GroupType, Prepare, Pane, &str, &str); 18] = [
    (
        "read-only",
        GroupType::Public,
        |model| model.policy.read_only = true,
        Pane::Members,
        "m",
        "deny-read-only",
    ),
    (
        "rights",
        GroupType::Public,
        |model| model.policy.rights.deny = [ActionKind::Mute].into(),
        Pane::Members,
        "m",
        "deny-not-permitted",
    ),
    (
        "rights, by a list of what is allowed",
        GroupType::Public,
        |model| model.policy.rights.allow = Some([ActionKind::Mute].into()),
        Pane::Members,
        "x",
        "deny-not-permitted",
    ),
    ("type of group", GroupType::Work, as_it_is, Pane::Members, "m", "deny-unsupported-mute"),
    ("type of group", GroupType::Live, as_it_is, Pane::Members, "x", "deny-unsupported-remove"),
    ("type of group", GroupType::Work, as_it_is, Pane::Members, "o", "deny-unsupported-role"),
    ("no effect", GroupType::Live, as_it_is, Pane::Messages, "r", "avail-live-no-history"),
    (
        "unknown type",
        GroupType::Public,
        |model| {
            let group = model.groups.rows[0].profile.as_mut().unwrap();
            group.kind = Kind::Other("BChatRoom".into());
        },
        Pane::Members,
        "m",
        "deny-unknown-kind",
    ),
    (
        "not loaded",
        GroupType::Public,
        |model| model.groups.rows[0].profile = None,
        Pane::Members,
        "m",
        "deny-not-loaded",
    ),
    (
        "learned",
        GroupType::Public,
        |model| model.policy.learned.note(&"@g".into(), ActionKind::Mute, 10033),
        Pane::Members,
        "m",
        "deny-learned",
    ),
    (
        "cap",
        GroupType::Public,
        |model| model.policy.cap = Some(1),
        Pane::Members,
        "space space m",
        "deny-too-many",
    ),
    (
        "actions per minute",
        GroupType::Public,
        |model| model.policy.per_minute = Some(1),
        Pane::Members,
        "j j m 1 m",
        "deny-too-fast",
    ),
    ("nobody selected", GroupType::Public, as_it_is, Pane::Members, "/ z z z enter m", "deny-no-target"),
    ("owner's role", GroupType::Public, as_it_is, Pane::Members, "g g o", "deny-owner-role"),
    (
        "the service itself",
        GroupType::Public,
        as_it_is,
        Pane::Members,
        ": u s e r space @ T I M # x enter m",
        "deny-system-account",
    ),
    (
        "several who are protected",
        GroupType::Public,
        |model| model.policy.protected = ["u_1".into(), "u_2".into()].into(),
        Pane::Members,
        "j j space space m",
        "deny-protected-listed",
    ),
    (
        "recalled already",
        GroupType::Public,
        |model| {
            model.messages.rows.values_mut().for_each(|it| it.slot = crate::domain::Slot::Recalled);
        },
        Pane::Messages,
        "r m",
        "deny-not-recallable",
    ),
    ("so already", GroupType::Public, as_it_is, Pane::Members, ": r w enter", "deny-already"),
];

#[test]
fn every_refusal_is_said_on_the_key() {
    for (name, kind, prepare, pane, keys, expected) in REFUSALS {
        let mut script = Script::opened(kind);
        prepare(&mut script.model);
        script.focus(pane).keys(keys);
        assert_eq!(said(&script), expected, "{name}");
        assert!(script.sheet().is_none(), "{name}");
        let sent = usize::from(name == "actions per minute");
        assert_eq!(script.model.jobs.acts.len(), sent, "{name}");
    }
}

#[test]
fn what_the_worker_refuses_is_said_in_the_same_words() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m 1");
    let denial = crate::domain::Denial::TooFast { limit: 3, until: None };
    let detail = serde_json::to_string(&denial).unwrap();
    let fault = crate::job::Fault::new(crate::job::FaultKind::Denied, "forbid_send_msg", &detail);
    let said = crate::i18n::Texts::new(crate::i18n::Lang::En).say(&Phrase::from(&fault)).into_string();
    assert!(said.contains("more than the 3 a minute") && !said.contains('{'), "{said}");
    script.ends(&[Verdict::Failed(fault)]);
    script.keys("m");
    assert!(script.sheet().is_some(), "nothing is learnt from that");
}

#[test]
fn what_is_refused_is_dim_in_the_hint_line_with_the_same_reason() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.model.policy.rights.deny = [ActionKind::Remove].into();
    script.model.policy.learned.note(&"@g".into(), ActionKind::Mute, 10007);
    let why = |key: &str| -> Phrase {
        hints(&script.model).into_iter().find(|hint| hint.keys == key).unwrap().enabled.unwrap_err()
    };
    assert_eq!((why("m").key.as_str(), why("x").key.as_str()), ("deny-learned", "deny-not-permitted"));
}

#[test]
fn a_refusal_is_learnt_where_nobody_was_done_and_forgotten_on_refresh() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("m 1").ends(&[refused(10033)]);
    script.keys("m");
    assert_eq!(script.said(), "deny-learned");
    script.keys("R").wait(1_000);
    script.key("m");
    assert!(script.sheet().is_some(), "it may have been allowed since");

    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("space space m 1").ends(&[Verdict::Done, refused(10007)]);
    script.keys("m");
    assert!(script.sheet().is_some(), "the refusal was about one of them");
}

#[test]
fn the_cap_on_actions_lasts_a_minute() {
    let mut script = at_member(GroupType::Public, "u_1");
    script.model.policy.per_minute = Some(1);
    script.keys("m 1").ends(&[Verdict::Done]);
    script.wait(58_000);
    script.key("m");
    assert_eq!(script.said(), "deny-too-fast");
    script.wait(2_000);
    script.keys("m 1");
    assert!(script.plan().is_some());

    // A sheet that was open before cannot go past it either.
    let mut script = at_member(GroupType::Public, "u_1");
    script.model.policy.per_minute = Some(1);
    script.keys("m");
    script.model.jobs.begun.push(script.now.wall);
    script.keys("1");
    assert!(script.plan().is_none());
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "deny-too-fast");
}

/// Somebody protected of each kind: the ID, how they came to be protected, and why.
const PROTECTED: [(&str, Protection); 3] = [
    ("u_owner", Protection::Owner),
    ("administrator", Protection::Administrator),
    ("u_2", Protection::Listed),
];

fn at_protected(id: &str) -> Script {
    let mut script = Script::opened(GroupType::Public);
    script.model.policy.protected.insert(UserId::from("u_2"));
    script.focus(Pane::Members).keys("R");
    let mut all = members();
    all.push(member("administrator", Role::Member));
    script.members(all, true);
    script.keys("g g");
    while script.model.members.current().unwrap().id.raw() != id {
        script.keys("j");
    }
    script.wait(1_000);
    script
}

#[test]
fn somebody_protected_is_acted_against_by_reason_and_typed_id_only() {
    for (id, by) in PROTECTED {
        let mut script = at_protected(id);
        script.keys("m 1");
        let sheet = script.sheet().unwrap();
        assert_eq!(sheet.focus, FieldId::Reason, "a digit is no time yet");
        assert_eq!(sheet.plan.overridden.iter().map(|it| it.by).collect::<Vec<_>>(), [by], "{id}");
        script.keys("tab tab 1 y");
        assert!(script.plan().is_none(), "{id}: reason chosen, time chosen, no ID");
        let error = |script: &Script| script.sheet().unwrap().error.as_ref().unwrap().key.clone();
        assert_eq!(error(&script), "sheet-needs-challenge");
        script.text(&id[1..]).keys("enter y");
        assert!(script.plan().is_none(), "{id}: not the whole ID");
        script.keys("ctrl-u").text(id).keys("enter y");
        let (_, plan) = script.plan().unwrap();
        assert_eq!(plan.reason, "spam");
        assert_eq!(plan.overridden[0].user, UserId::from(id));
    }
}

#[test]
fn the_rank_of_an_admin_on_the_list_is_taken_by_reason_and_typed_id_only() {
    let mut script = Script::opened(GroupType::Public);
    script.model.policy.protected = [UserId::from("u_admin")].into();
    script.focus(Pane::Members).keys("/").text("u_admin").keys("enter");
    script.wait(1_000);
    assert_eq!(script.model.members.current().unwrap().id, UserId::from("u_admin"));
    script.keys("o").wait(1_000);
    script.keys("1 tab enter m y");
    assert!(script.plan().is_none(), "no ID");
    script.keys("esc o").wait(1_000);
    script.keys("1 tab").text("u_admin").keys("enter m y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!(plan.overridden[0].user, UserId::from("u_admin"));
    assert_eq!(plan.reason, "spam");
}

#[test]
fn without_a_reason_the_id_alone_does_not_do() {
    for (id, _) in PROTECTED {
        let mut script = at_protected(id);
        script.keys("m tab").text(id).keys("enter 2 y");
        assert!(script.plan().is_none(), "{id}");
        assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-needs-reason");
    }
}

#[test]
fn an_unmute_of_somebody_protected_needs_neither() {
    let mut script = at_protected("u_2");
    script.keys("m tab tab u");
    let (_, plan) = script.plan().unwrap();
    assert!(plan.overridden.is_empty());
}

#[test]
fn what_is_red_asks_for_both() {
    let mut script = Script::opened(GroupType::Public);
    script.model.policy.protected.insert(UserId::from("u_1"));
    script.focus(Pane::Messages).keys("r a").text("spam").keys("enter").text("u_1").keys("enter y");
    assert!(script.plan().is_none(), "the end of the group's ID is missing");
    script.keys("ctrl-u").text("u_1 @g").keys("enter y");
    assert_eq!(script.plan().unwrap().1.overridden.len(), 1);
}

#[test]
fn messages_of_somebody_protected_are_recalled_in_the_same_way() {
    let mut script = Script::opened(GroupType::Public);
    script.model.policy.protected.insert(UserId::from("u_1"));
    script.focus(Pane::Messages).keys("r m").text("spam").keys("enter").text("u_1").keys("enter y");
    let (_, plan) = script.plan().unwrap();
    assert_eq!((plan.overridden.len(), plan.evidence.len()), (1, 1));
}

#[test]
fn the_protected_are_left_out_beside_others() {
    let mut script = at_protected("u_1");
    script.keys("space space m");
    let sheet = script.sheet().unwrap();
    assert_eq!((sheet.plan.targets.len(), sheet.plan.refused.len()), (1, 1));
    assert!(sheet.plan.overridden.is_empty());
}

#[test]
fn a_digit_chooses_a_reason_where_it_means_nothing_else() {
    let reason = |script: &Script| script.sheet().unwrap().reason.value().to_owned();
    let mut script = at_member(GroupType::Public, "u_1");
    script.keys("x 2");
    assert_eq!(reason(&script), "advertising");
    script.keys("4");
    assert_eq!(reason(&script), "advertising4", "in a line that is not empty it is text");
    script.keys("enter 3");
    assert_eq!(reason(&script), "abuse", "from Cancel another one");
    script.keys("9");
    assert_eq!(script.sheet().unwrap().error.as_ref().unwrap().key, "sheet-no-such-choice");
    script.keys("1 y");
    assert_eq!(script.plan().unwrap().1.reason, "spam");

    let mut script = at_member(GroupType::Public, "u_1");
    script.model.reasons = vec!["fraud, case 7".to_owned()];
    script.keys("m alt-1");
    assert_eq!(reason(&script), "fraud, case 7");
    script.keys("1");
    assert_eq!(script.plan().unwrap().1.reason, "fraud, case 7", "a digit alone is a time there");
}

#[test]
fn look_alikes_are_told_in_both_directions() {
    let with_copy = |at: &str| {
        let mut script = Script::opened(GroupType::Public);
        script.focus(Pane::Members).keys("R");
        let mut all = members();
        let copy = crate::text::SafeText::new("Саrd u_admin");
        all.push(crate::domain::Member { name_card: copy, ..member("u_copy", Role::Member) });
        script.members(all, true);
        script.keys("g g");
        while script.model.members.current().unwrap().id.raw() != at {
            script.keys("j");
        }
        script.wait(1_000);
        script.key("m");
        let told = script.sheet().unwrap().plan.lookalikes.clone();
        let phrases: Vec<String> =
            told.iter().map(|it| Phrase::lookalike(it, &script.sheet().unwrap().plan).key).collect();
        script.wait(1_000);
        script.keys("1");
        assert_eq!(
            script.plan().unwrap().1.lookalikes,
            told,
            "the digit keeps them, and the journal gets them"
        );
        phrases
    };
    assert_eq!(with_copy("u_copy"), ["lookalike-copy"]);
    assert_eq!(with_copy("u_admin"), ["lookalike-original"]);
    assert_eq!(with_copy("u_1"), Vec::<String>::new());
}
