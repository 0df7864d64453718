//! One person, in the groups that are named. The service has no list of the groups somebody is in among the commands
//! that this program speaks.

use serde_json::{Value, json};

use super::{Desk, Trouble, clock, exact, time};
use crate::cli::action;
use crate::cli::list_args;
use crate::cli::output;
use crate::cli::reading::{self, People};
use crate::cli::rows::Rows;
use crate::domain::{Group, GroupId, UserId};
use crate::i18n::Texts;

const COLUMNS: [&str; 7] = ["user", "group", "name-card", "role", "mute", "last-spoke", "joined"];

pub(super) async fn list(desk: &mut Desk<'_>, args: &list_args::User) -> Result<(), Trouble> {
    let user = UserId::from(args.id.as_str());
    let mut rows = Rows::new(desk.output, &COLUMNS, desk.texts);
    if args.groups.is_empty() {
        let cells = || vec![user.safe().to_string()];
        rows.row(|| json!({ "user": user.raw() }), cells)?;
        if !desk.quiet {
            output::tell(desk.texts.get("cli-user-needs-group").as_str());
        }
    }
    for id in &args.groups {
        let group = reading::group(&desk.session.client, &GroupId::from(id.as_str())).await?;
        let people = People::read(&desk.session.client, &group, std::slice::from_ref(&user)).await?;
        rows.row(|| object(&user, &group, &people), || cells(&user, &group, &people, desk.texts))?;
    }
    Ok(rows.finish()?)
}

fn object(user: &UserId, group: &Group, people: &People) -> Value {
    let (target, member) = (people.target(user), people.member(user));
    json!({
        "user": user.raw(),
        "group": group.id.raw(),
        "group_name": exact(&group.raw)["Name"],
        "name_card": member.map(|member| exact(&member.raw)["NameCard"].take()),
        // Nothing in live rooms, which have no members.
        "role": target.role,
        "muted_until": action::muted_until(target.mute),
        "joined": time(member.and_then(|member| member.joined)),
        "last_spoke": time(member.and_then(|member| member.last_spoke)),
    })
}

fn cells(user: &UserId, group: &Group, people: &People, texts: &Texts) -> Vec<String> {
    let (target, member) = (people.target(user), people.member(user));
    vec![
        user.safe().to_string(),
        format!("{} {}", group.name.to_one_line(), group.id.safe()),
        target.label.to_one_line().to_string(),
        action::role(target.role, texts),
        action::muted(target.mute, texts),
        clock(member.and_then(|member| member.last_spoke)),
        clock(member.and_then(|member| member.joined)),
    ]
}
