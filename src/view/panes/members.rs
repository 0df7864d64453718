//! The members of the open group.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;

use super::groups::sorted;
use super::rows;
use crate::app::layout::Inside;
use crate::app::model::{MemberSort, Model, Pane};
use crate::domain::{Member, MuteEnd, Role, Stamp, Standout, UserId};
use crate::i18n::Phrase;
use crate::text::SafeText;
use crate::view::Skin;
use crate::view::theme::Tone;
use crate::view::widgets::{Frame, Line, highlight};
use crate::view::words::{self, Words};

/// Columns of the state: `ADMIN`, `MUTED 59m`, `MUTED perm`.
const STATE: usize = 10;
/// Columns of a time: `never`, `59m`.
const AGE: usize = 6;
/// From this width on, there is a column for when somebody last spoke.
const WITH_SPOKE: usize = 44;
/// From this width on, there is one for when somebody joined.
const WITH_JOINED: usize = 52;

pub(crate) fn draw(model: &Model, skin: &Skin, area: Rect, inside: Inside, buf: &mut Buffer) {
    let members = &model.members;
    rows::border(&frame(model, inside.body.width.into(), skin), Pane::Members, model, skin, area, buf);
    rows::banner(members.fault.as_ref(), inside.banner, skin, buf);
    let live = model.open_group().is_some_and(|group| group.kind.is_live());
    if live && members.order.is_empty() {
        let found = if members.at.is_some() { "members-live-none-muted" } else { "pane-loading" };
        rows::notes(&[skin.text("members-live"), skin.text(found)], inside.body, skin, buf);
    } else if members.order.is_empty() {
        let key = match () {
            () if members.group.is_none() => "pane-nothing-open",
            () if members.loading.is_some() => "pane-loading",
            () if members.fault.is_some() => "members-failed",
            () if !members.filter.text.is_empty() => "pane-no-match",
            () => "members-none",
        };
        let notes: Vec<Words> =
            rows::why(members.fault.as_ref(), skin).into_iter().chain([skin.text(key)]).collect();
        rows::notes(&notes, inside.body, skin, buf);
    } else {
        draw_rows(model, skin, inside.body, buf);
    }
}

fn draw_rows(model: &Model, skin: &Skin, area: Rect, buf: &mut Buffer) {
    let members = &model.members;
    let shown = rows::window(members.top, members.cursor, usize::from(area.height), members.order.len());
    let mut line = Rect { height: 1, ..area };
    let member_at = |at: usize| members.order.get(at).and_then(|index| members.rows.get(*index));
    let ids: Vec<usize> =
        shown.clone().filter_map(member_at).map(|member| Words::from(member.id.safe()).width()).collect();
    for at in shown {
        let Some(member) = member_at(at) else { continue };
        let here = at == members.cursor;
        row(member, here, &ids, usize::from(area.width), model, skin).draw(line, skin, buf);
        if let Some(tone) = rows::row_tone(model, Pane::Members, here) {
            highlight(line, tone, skin, buf);
        }
        line.y += 1;
    }
}

fn frame(model: &Model, width: usize, skin: &Skin) -> Frame {
    let members = &model.members;
    let live = model.open_group().is_some_and(|group| group.kind.is_live());
    let (shown, loaded) = (members.order.len(), members.rows.len() as u64);
    let total = members.total.unwrap_or(loaded).max(loaded);
    let count = if live {
        let phrase = Phrase::new("members-muted-count").with("n", words::count_arg(members.rows.len()));
        skin.say(&phrase)
    } else if members.group.is_none() || (loaded == 0 && members.total.is_none()) {
        Words::default()
    } else {
        rows::tally(shown, total, skin)
    };
    let sort = match members.sort {
        MemberSort::Role => None,
        MemberSort::Mute => Some("sort-mute"),
        MemberSort::Name => Some("sort-name"),
        MemberSort::Id => Some("sort-id"),
        MemberSort::LastSpoke => Some("sort-last-spoke"),
        MemberSort::Joined => Some("sort-joined"),
    };
    Frame {
        title: rows::name("members-title", Pane::Members, model, skin)
            .gap(1)
            .with(count, Tone::Plain)
            .then(rows::filter(&members.filter.text))
            .then(loading(model, skin)),
        corner: column_names(width, skin),
        left: rows::separated(
            vec![
                rows::marked(members.marks.len(), skin),
                if members.range.is_some() {
                    Line::of(skin.text("pane-range"), Tone::Marked)
                } else {
                    Line::new()
                },
                rows::age(members.at, model, skin),
            ],
            skin,
        ),
        right: if live {
            Line::of(skin.text("members-live-short"), Tone::Dim)
        } else {
            sorted(sort, members.reversed, skin)
        },
    }
}

/// Above the columns of times, in the border.
fn column_names(width: usize, skin: &Skin) -> Line {
    let name = |key: &str| Line::of(skin.text(key).padded_left(AGE, skin.glyphs.ellipsis), Tone::Dim);
    match width {
        WITH_JOINED.. => name("column-last-spoke").gap(1).then(name("column-joined-at")),
        WITH_SPOKE.. => name("column-last-spoke"),
        _ => Line::new(),
    }
}

fn loading(model: &Model, skin: &Skin) -> Line {
    let members = &model.members;
    if members.loading.is_none() {
        return Line::new();
    }
    let line = Line::new().gap(2);
    line.then(match &members.incoming {
        Some(incoming) => {
            let phrase = Phrase::new("members-refreshing").with("n", words::count_arg(incoming.len()));
            Line::of(skin.say(&phrase), Tone::Warn)
        }
        None => Line::of(skin.text("pane-loading"), Tone::Warn),
    })
}

fn row(member: &Member, here: bool, ids: &[usize], width: usize, model: &Model, skin: &Skin) -> Line {
    let (members, ellipsis) = (&model.members, skin.glyphs.ellipsis);
    let (state, tone) = state(member, model, skin);
    let line = rows::gutter(here, members.marks.contains(&member.id), skin)
        .with(state.padded(STATE, ellipsis), tone)
        .gap(1);
    let mut times = Line::new();
    if width >= WITH_SPOKE {
        times = times.gap(1).with(since(member.last_spoke, "never-spoke", model, skin), Tone::Dim);
    }
    if width >= WITH_JOINED {
        times = times.gap(1).with(since(member.joined, "never-known", model, skin), Tone::Dim);
    }
    if !times.is_empty() {
        // So that they stand below their names in the border.
        times = times.gap(1);
    }
    let room = width.saturating_sub(line.width() + times.width());
    line.then(named(name_of(member), &member.id, ids, room, skin)).then(times)
}

/// Columns that a name keeps, however long the ID is.
const NAME: usize = 5;
/// Columns that IDs on other rows leave to a name.
const NAME_BESIDE: usize = 8;

/// Name card, else nickname, else nothing. One of blanks only is none.
pub(crate) fn name_of(member: &Member) -> Option<&SafeText> {
    [Some(&member.name_card), member.nick.as_ref()].into_iter().flatten().find(|name| !words::is_blank(name))
}

/// Name and ID side by side, filling `room` columns; half for each, or less for names where an ID on screen needs it
/// (`ids` are their widths), so that the IDs stand below each other. A very long ID takes room from its own name only:
/// the ID is who it is.
fn named(name: Option<&SafeText>, id: &UserId, ids: &[usize], room: usize, skin: &Skin) -> Line {
    let ellipsis = skin.glyphs.ellipsis;
    let id = Words::from(id.safe());
    let most = room.saturating_sub(NAME_BESIDE + 1);
    let widest = ids.iter().copied().filter(|width| *width <= most).max().unwrap_or_default();
    let for_name = (room / 2).min(room.saturating_sub(widest.max(id.width()) + 1)).max(NAME.min(room / 2));
    let (name, tone) = name.map_or((Words::from("-"), Tone::Dim), |name| (Words::from(name), Tone::Plain));
    Line::of(name.padded(for_name, ellipsis), tone)
        .gap(1)
        .with(id.padded(room.saturating_sub(for_name + 1), ellipsis), Tone::Dim)
}

fn state(member: &Member, model: &Model, skin: &Skin) -> (Words, Tone) {
    if model.members.pending.contains_key(&member.id) {
        return (skin.text("row-pending"), Tone::Warn);
    }
    if let Some(muted) = member.mute.and_then(|mute| mute_words(mute, model, skin)) {
        return (muted, Tone::Muted);
    }
    if let Some((_, standout)) = model.members.notables.like(&member.id, member.label()) {
        let key = match standout {
            Standout::Owner => "badge-like-owner",
            Standout::Admin | Standout::Administrator => "badge-like-admin",
            Standout::Listed => "badge-like-listed",
        };
        return (skin.text(key), Tone::Bad);
    }
    role_words(member.role, skin)
}

/// The role in capitals where it is more than an ordinary one.
pub(crate) fn role_words(role: Role, skin: &Skin) -> (Words, Tone) {
    match role {
        Role::Owner => (skin.text("badge-owner"), Tone::Owner),
        Role::Admin => (skin.text("badge-admin"), Tone::Admin),
        Role::Member => (Words::default(), Tone::Plain),
        Role::NotMember => (skin.text("role-not_member"), Tone::Dim),
    }
}

/// `MUTED 9m`; `None` when the mute is over.
pub(crate) fn mute_words(mute: MuteEnd, model: &Model, skin: &Skin) -> Option<Words> {
    let left = mute.left(model.now.wall)?;
    if mute == MuteEnd::Never {
        return Some(skin.text("muted-forever"));
    }
    let left = SafeText::new(words::left(skin, left).as_str());
    Some(skin.say(&Phrase::new("muted-for").with("left", left)))
}

fn since(at: Option<Stamp>, never: &str, model: &Model, skin: &Skin) -> Words {
    let words = match at {
        Some(at) => words::span(skin, words::seconds_ago(model.now.wall, at)),
        None => skin.text(never),
    };
    words.padded_left(AGE, skin.glyphs.ellipsis)
}
