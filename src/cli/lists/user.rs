//! One person, in the groups that are named, else in all that the service knows of.

use serde_json::{Value, json};

use super::{Desk, Trouble, clock, exact, time};
use crate::cli::action;
use crate::cli::list_args;
use crate::cli::output;
use crate::cli::reading::{self, People};
use crate::cli::rows::Rows;
use crate::cli::status::Halt;
use crate::client::Urgency;
use crate::domain::{Group, GroupId, UserId};
use crate::i18n::{Phrase, Texts};

const COLUMNS: [&str; 7] = ["user", "group", "name-card", "role", "mute", "last-spoke", "joined"];

pub(super) async fn list(desk: &mut Desk<'_>, args: &list_args::User) -> Result<(), Trouble> {
    let user = UserId::from(args.id.as_str());
    let mut rows = Rows::new(desk.output, &COLUMNS, desk.texts);
    let client = &desk.session.client;
    let named = !args.groups.is_empty();
    let groups: Vec<GroupId> = if named {
        args.groups.iter().map(|id| GroupId::from(id.as_str())).collect()
    } else {
        let Some(nick) = client.nick(&user, Urgency::Person).await? else {
            let phrase = Phrase::new("cli-no-such-user").with("user", user.safe().clone());
            return Err(Halt::failed(phrase).into());
        };
        if !desk.quiet {
            let phrase =
                Phrase::new("cli-user-is").with("user", user.safe().clone()).with("nick", nick.to_one_line());
            output::tell(desk.texts.say(&phrase).as_str());
        }
        client.joined(&user, Urgency::Person).await?
    };
    for id in &groups {
        let group = reading::group(&desk.session.client, id).await?;
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
