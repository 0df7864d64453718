//! All groups of the application.

use std::time::Duration;

use serde_json::{Value, json};

use super::{Desk, Trouble, clock, exact, time};
use crate::app::filter::{fold, is_kind};
use crate::cli::list_args;
use crate::cli::output;
use crate::cli::rows::Rows;
use crate::cli::status::Halt;
use crate::client::Urgency;
use crate::domain::{Group, GroupId, Kind, UserId};
use crate::i18n::{Phrase, Texts};
use crate::job::{Fault, FaultKind, Outcome, Read};
use crate::text::SafeText;
use crate::wire::{Command, GroupType};

/// Tries of the first page after one that came too fast, and the time between two.
const RATE_TRIES: u32 = 4;
const RATE_PAUSE: Duration = Duration::from_millis(1100);

const COLUMNS: [&str; 7] = ["group", "name", "type", "owner", "members", "mute-all", "last-message"];

pub(super) async fn list(desk: &mut Desk<'_>, args: &list_args::Groups) -> Result<(), Trouble> {
    let kind = args.kind.as_deref().map(type_word).transpose()?;
    let mut rows = Rows::new(desk.output, &COLUMNS, desk.texts);
    let mut page = first_page(desk).await?;
    loop {
        let Outcome::GroupIds { ids, done, .. } = page else {
            page = desk.session.page().await?;
            continue;
        };
        for part in ids.chunks(Command::GetGroupInfo.row().max_items as usize) {
            profiles(desk, part, kind.as_deref(), &mut rows).await?;
            if rows.is_closed() {
                return Ok(());
            }
        }
        if done {
            return Ok(rows.finish()?);
        }
        page = desk.session.page().await?;
    }
}

/// The list may be asked for once a second by all programs of the application together, so a refusal for the rate is
/// what a script meets that asks twice.
async fn first_page(desk: &mut Desk<'_>) -> Result<Outcome, Fault> {
    for _ in 0..RATE_TRIES {
        desk.session.ask(Read::GroupIds);
        match desk.session.page().await {
            Err(fault) if fault.kind == FaultKind::RateLimited => tokio::time::sleep(RATE_PAUSE).await,
            page => return page,
        }
    }
    desk.session.ask(Read::GroupIds);
    desk.session.page().await
}

async fn profiles(
    desk: &Desk<'_>,
    ids: &[GroupId],
    kind: Option<&str>,
    rows: &mut Rows,
) -> Result<(), Trouble> {
    let (groups, failed) = desk.session.client.groups(ids, Urgency::Person).await?;
    for group in groups.iter().filter(|group| kind.is_none_or(|kind| is_kind(&group.kind, kind))) {
        rows.row(|| object(group), || cells(group, desk.texts))?;
    }
    for (id, fault) in failed.iter().filter(|_| !desk.quiet) {
        let phrase = Phrase::new("cli-group-left-out").with("group", id.safe());
        output::tell(desk.texts.say(&phrase.with("why", Phrase::from(fault))).as_str());
    }
    Ok(())
}

/// A type in either language or as on the wire. A word that is none would only give an empty list.
fn type_word(text: &str) -> Result<String, Halt> {
    let word = fold(text.trim()).into_owned();
    if GroupType::ALL.iter().any(|kind| is_kind(&Kind::Known(*kind), &word)) {
        return Ok(word);
    }
    Err(Halt::wrong(Phrase::new("cli-bad-type").with("words", SafeText::new(text))))
}

fn object(group: &Group) -> Value {
    let raw = exact(&group.raw);
    json!({
        "group": group.id.raw(),
        "name": raw["Name"],
        "type": raw["Type"],
        "owner": group.owner.as_ref().map(UserId::raw),
        "members": group.members,
        "max_members": group.max_members,
        "mute_all": group.mute_all,
        "created": time(group.created),
        "last_message": time(group.last_message),
        "next_seq": group.next_seq,
        "introduction": raw["Introduction"],
        "announcement": raw["Notification"],
    })
}

fn cells(group: &Group, texts: &Texts) -> Vec<String> {
    let kind = match &group.kind {
        Kind::Known(kind) => texts.get(&format!("kind-{}", kind.wire_name())).into_string(),
        Kind::Other(name) => name.to_string(),
    };
    vec![
        group.id.safe().to_string(),
        group.name.to_one_line().to_string(),
        kind,
        group.owner.as_ref().map(|owner| owner.safe().to_string()).unwrap_or_default(),
        group.members.map(|members| members.to_string()).unwrap_or_default(),
        if group.mute_all { texts.get("fact-on").into_string() } else { String::new() },
        clock(group.last_message),
    ]
}
