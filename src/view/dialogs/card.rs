//! Everything that is known about a row.

use super::facts::Facts;
use crate::app::model::{Model, Pane};
use crate::domain::{Body as Content, Group, GroupId, Kind, Member, Message, Part, Role, UserId};
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::panes::members::mute_words;
use crate::view::panes::messages::{priority_key, sender_name};
use crate::view::panes::{part_line, tip_line};
use crate::view::theme::Tone;
use crate::view::widgets::{Body, Line, Page};
use crate::view::words::{self, Words};

/// How many recent messages of a person are shown.
const RECENT: usize = 8;

/// What the card is about.
pub(super) struct About<'a> {
    pub(super) of: Pane,
    pub(super) group: Option<&'a GroupId>,
    pub(super) user: Option<&'a UserId>,
    pub(super) seq: Option<u64>,
}

pub(super) fn page(
    about: &About<'_>,
    scroll: usize,
    model: &Model,
    skin: &Skin,
    screen: u16,
) -> Page<'static> {
    let width = super::text_width(super::READING, screen);
    let mut facts = Facts::new(skin, width);
    let title = match (about.seq.and_then(|seq| model.messages.rows.get(&seq)), about.user) {
        (Some(message), _) => {
            message_facts(message, model, width, &mut facts);
            person_facts(&message.sender, model, &mut facts);
            "card-message"
        }
        (None, Some(user)) => {
            person_facts(user, model, &mut facts);
            recent(user, model, skin, &mut facts);
            "card-user"
        }
        (None, None) => {
            let id = about
                .group
                .or(model.open.as_ref())
                .filter(|_| about.of == Pane::Groups || about.seq.is_none());
            if let Some(id) = id {
                group_facts(id, model, &mut facts);
            }
            "card-group"
        }
    };
    if facts.lines.is_empty() {
        facts.lines.push(Line::of(skin.text("card-gone"), Tone::Dim));
    }
    Page {
        title: Line::of(skin.text(title), Tone::Strong),
        tone: Tone::Focus,
        width: super::READING,
        head: Vec::new(),
        body: Body::lines(facts.lines, scroll),
        foot: vec![Line::new()],
    }
}

impl Facts<'_> {
    fn stamp(&mut self, key: &str, at: Option<crate::domain::Stamp>, skin: &Skin) {
        self.add(key, at.map(|at| words::full_moment(skin, at)).unwrap_or_default());
    }
}

fn group_facts(id: &GroupId, model: &Model, facts: &mut Facts<'_>) {
    let skin = facts.skin();
    let row = model.groups.get(id);
    if let Some(group) = row.and_then(|row| row.profile.as_ref()) {
        facts.add_toned("fact-name", &group.name, Tone::Strong);
        facts.add("fact-group-id", id.safe());
        facts.add("fact-kind", kind(group, skin));
        facts.add(
            "fact-owner",
            group.owner.as_ref().map_or(skin.text("fact-no-owner"), |owner| owner.safe().into()),
        );
        facts.add("fact-members", members(group, skin));
        if group.kind.is_live() {
            let online = row.and_then(|row| row.online.samples.back());
            facts.add("fact-online", online.map(|count| words::count(*count)).unwrap_or_default());
        }
        let on = skin.text(if group.mute_all { "fact-on" } else { "fact-off" });
        facts.add_toned("fact-mute-all", on, if group.mute_all { Tone::Muted } else { Tone::Plain });
        facts.stamp("fact-created", group.created, skin);
        facts.stamp("fact-last-message", group.last_message, skin);
        facts.add("fact-announcement", &group.announcement);
        facts.add("fact-introduction", &group.introduction);
    } else {
        facts.add("fact-group-id", id.safe());
    }
    if let Some(fault) = row.and_then(|row| row.fault.as_ref()) {
        facts.add_toned("fact-fault", skin.say(&crate::i18n::Phrase::from(fault)), Tone::Bad);
    }
}

fn kind(group: &Group, skin: &Skin) -> Words {
    match &group.kind {
        Kind::Known(kind) => Words::join(
            &[skin.text(&format!("kind-{}", kind.wire_name())), Words::from(kind.wire_name())],
            "  ",
        ),
        Kind::Other(name) => name.into(),
    }
}

fn members(group: &Group, skin: &Skin) -> Words {
    match (group.members, group.max_members) {
        (Some(now), Some(most)) if most > 0 => {
            let phrase = crate::i18n::Phrase::new("pane-of")
                .with("shown", words::count_arg(now))
                .with("total", words::count_arg(most));
            skin.say(&phrase)
        }
        (Some(now), _) => words::count(now),
        (None, _) => Words::default(),
    }
}

fn person_facts(user: &UserId, model: &Model, facts: &mut Facts<'_>) {
    facts.heading("card-person");
    facts.add_toned("fact-user-id", user.safe(), Tone::Strong);
    if let Some(member) = model.members.get(user) {
        return member_facts(member, model, facts);
    }
    let skin = facts.skin();
    let mute = model.members.muted.iter().find(|(muted, _)| muted == user);
    if let Some(muted) = mute.and_then(|(_, mute)| mute_words(*mute, model, skin)) {
        facts.add_toned("fact-mute", muted, Tone::Muted);
    }
    facts.add_toned("fact-role", skin.text("fact-not-loaded"), Tone::Dim);
}

/// The word for a role.
pub(super) fn role(role: Role, skin: &Skin) -> Words {
    skin.text(match role {
        Role::Owner => "role-owner",
        Role::Admin => "role-admin",
        Role::Member => "role-member",
        Role::NotMember => "role-not_member",
    })
}

fn member_facts(member: &Member, model: &Model, facts: &mut Facts<'_>) {
    let skin = facts.skin();
    facts.add("fact-name-card", &member.name_card);
    facts.add("fact-nick", member.nick.as_ref().map(Words::from).unwrap_or_default());
    facts.add("fact-role", role(member.role, skin));
    if let Some(muted) = member.mute.and_then(|mute| mute_words(mute, model, skin)) {
        facts.add_toned("fact-mute", muted, Tone::Muted);
    }
    if let Some(crate::domain::MuteEnd::At(end)) = member.mute.filter(|_| member.is_muted(model.now.wall)) {
        facts.stamp("fact-mute-until", Some(end), skin);
    }
    facts.stamp("fact-joined", member.joined, skin);
    match member.last_spoke {
        Some(at) => facts.stamp("fact-last-spoke", Some(at), skin),
        None => facts.add("fact-last-spoke", skin.text("never-spoke")),
    }
}

/// The newest messages of a person among those that are loaded.
fn recent(user: &UserId, model: &Model, skin: &Skin, facts: &mut Facts<'_>) {
    let same = model.members.group == model.messages.group;
    let found: Vec<&Message> = model
        .messages
        .rows
        .values()
        .rev()
        .filter(|message| same && message.sender == *user)
        .take(RECENT)
        .collect();
    if found.is_empty() {
        return;
    }
    facts.heading("card-recent");
    for message in found {
        let line = Line::of(words::moment(skin, message.time, model.now.wall), Tone::Dim).gap(1);
        let body = match &message.body {
            Content::Parts(parts) => parts.first().map(|part| part_line(part, skin)).unwrap_or_default(),
            Content::Raw(raw) => Line::of(raw, Tone::Dim),
            // Tips are the service's own, never a person's.
            Content::Tip(_) => Line::new(),
        };
        facts.lines.push(line.then(body));
    }
}

fn message_facts(message: &Message, model: &Model, width: usize, facts: &mut Facts<'_>) {
    let skin = facts.skin();
    facts.add("fact-seq", words::plain(message.seq));
    facts.stamp("fact-time", Some(message.time), skin);
    let sender = Words::from(message.sender.safe());
    let name = sender_name(message, model);
    facts.add(
        "fact-sender",
        name.map_or(sender.clone(), |name| Words::join(&[name.into(), sender.clone()], "  ")),
    );
    match message.slot {
        crate::domain::Slot::Kept => {}
        crate::domain::Slot::Recalled => {
            facts.add_toned("fact-state", skin.text("slot-recalled"), Tone::Warn);
        }
        crate::domain::Slot::Hole => facts.add_toned("fact-state", skin.text("slot-hole"), Tone::Dim),
    }
    if let Some(key) = priority_key(message.priority) {
        facts.add("fact-priority", skin.text(key));
    }
    facts.heading("card-content");
    match &message.body {
        Content::Raw(raw) => {
            let lines = Words::wrapped(raw, width);
            facts.lines.extend(lines.into_iter().map(|line| Line::of(line, Tone::Plain)));
        }
        Content::Tip(tip) => {
            facts.lines.push(tip_line(tip, Tone::Plain, width, skin));
            let raw = SafeText::new(&message.raw);
            let lines = Words::wrapped(&raw, width);
            facts.lines.extend(lines.into_iter().map(|line| Line::of(line, Tone::Dim)));
        }
        Content::Parts(parts) => parts.iter().for_each(|part| part_facts(part, width, facts)),
    }
}

fn part_facts(part: &Part, width: usize, facts: &mut Facts<'_>) {
    if let Part::Text(text) = part {
        let lines = Words::wrapped(text, width);
        facts.lines.extend(lines.into_iter().map(|line| Line::of(line, Tone::Plain)));
        return;
    }
    facts.lines.push(part_line(part, facts.skin()));
    match part {
        Part::Image { url, .. }
        | Part::Sound { url, .. }
        | Part::Video { url, .. }
        | Part::File { url, .. } => {
            facts.add_toned("fact-address", url, Tone::Dim);
        }
        Part::Relay { digest, .. } => {
            facts.lines.extend(digest.iter().map(|line| Line::new().gap(2).with(line, Tone::Dim)));
        }
        Part::Custom { data, .. } => facts.add("fact-data", data),
        Part::Other { raw, .. } => facts.add("fact-data", raw),
        Part::Text(_) | Part::Face { .. } | Part::Location { .. } => {}
    }
}
