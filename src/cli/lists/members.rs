//! The members of one group.

use serde_json::{Value, json};

use super::{Desk, Trouble, clock, exact, time};
use crate::app::model::MemberFilter;
use crate::cli::list_args;
use crate::cli::rows::Rows;
use crate::cli::session::now;
use crate::cli::status::Halt;
use crate::cli::{action, reading};
use crate::domain::{GroupId, Member};
use crate::i18n::{Phrase, Texts};
use crate::job::{Outcome, Read};

const COLUMNS: [&str; 6] = ["user", "name-card", "role", "mute", "last-spoke", "joined"];

pub(super) async fn list(desk: &mut Desk<'_>, args: &list_args::Members) -> Result<(), Trouble> {
    let group = reading::group(&desk.session.client, &GroupId::from(args.group.as_str())).await?;
    if group.kind.is_live() {
        let phrase = Phrase::new("cli-live-no-members").with("group", group.id.safe());
        return Err(Halt::refused(phrase).into());
    }
    let filter = MemberFilter::parse(args.pattern.as_deref().unwrap_or_default());
    let mut rows = Rows::new(desk.output, &COLUMNS, desk.texts);
    let mut seen = std::collections::HashSet::new();
    let now = now();
    desk.session.ask(Read::Members { group: group.id.clone(), community: reading::is_community(&group) });
    loop {
        let Outcome::Members { members, done, .. } = desk.session.page().await? else { continue };
        // Pages may overlap.
        for member in members.iter().filter(|member| filter.passes(member, now)) {
            if seen.insert(member.id.clone()) {
                rows.row(|| object(&group.id, member), || cells(member, desk.texts))?;
            }
        }
        if done || rows.is_closed() {
            return Ok(rows.finish()?);
        }
    }
}

fn object(group: &GroupId, member: &Member) -> Value {
    let raw = exact(&member.raw);
    json!({
        "group": group.raw(),
        "user": member.id.raw(),
        "name_card": raw["NameCard"],
        "role": member.role,
        "muted_until": action::muted_until(reading::still(member.mute)),
        "joined": time(member.joined),
        "last_spoke": time(member.last_spoke),
    })
}

fn cells(member: &Member, texts: &Texts) -> Vec<String> {
    vec![
        member.id.safe().to_string(),
        member.label().to_one_line().to_string(),
        action::role(Some(member.role), texts),
        action::muted(reading::still(member.mute), texts),
        clock(member.last_spoke),
        clock(member.joined),
    ]
}
