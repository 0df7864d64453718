//! The history of one group, newest first.

use serde_json::{Value, json};

use super::{Desk, Trouble, clock, exact};
use crate::cli::list_args;
use crate::cli::output;
use crate::cli::reading;
use crate::cli::rows::Rows;
use crate::cli::status::Halt;
use crate::client::Urgency;
use crate::domain::{GroupId, Message, Priority, Slot};
use crate::i18n::{Phrase, Texts};

const COLUMNS: [&str; 5] = ["seq", "time", "sender", "state", "message"];

pub(super) async fn list(desk: &mut Desk<'_>, args: &list_args::Messages) -> Result<(), Trouble> {
    let group = reading::group(&desk.session.client, &GroupId::from(args.group.as_str())).await?;
    if group.kind.is_live() {
        let phrase = Phrase::new("cli-live-no-history").with("group", group.id.safe());
        return Err(Halt::refused(phrase).into());
    }
    let mut rows = Rows::new(desk.output, &COLUMNS, desk.texts);
    let mut up_to = args.before.map(|before| before.saturating_sub(1));
    let (mut left, mut shown) = (args.limit, None);
    while left > 0 && !rows.is_closed() {
        let page = desk.session.client.history(&group.id, up_to, Urgency::Person).await?;
        for message in page.messages.iter().take(left) {
            rows.row(|| object(&group.id, message), || cells(message, desk.texts))?;
            shown = Some(message.seq);
        }
        left = left.saturating_sub(page.messages.len());
        match page.messages.last() {
            Some(oldest) if !page.first && oldest.seq > 1 => up_to = Some(oldest.seq - 1),
            _ => return Ok(rows.finish()?),
        }
    }
    rows.finish()?;
    if let Some(seq) = shown.filter(|_| !desk.quiet) {
        let phrase = Phrase::new("cli-messages-more").with("seq", seq);
        output::tell(desk.texts.say(&phrase).as_str());
    }
    Ok(())
}

fn object(group: &GroupId, message: &Message) -> Value {
    let raw = exact(&message.raw);
    let state = match message.slot {
        Slot::Kept => "kept",
        Slot::Recalled => "recalled",
        Slot::Hole => "hole",
    };
    let priority = match message.priority {
        Priority::High => "high",
        Priority::Normal => "normal",
        Priority::Low => "low",
        Priority::Lowest => "lowest",
    };
    let hole = message.slot == Slot::Hole;
    json!({
        "group": group.raw(),
        "seq": message.seq,
        "time": if hole { Value::Null } else { json!(message.time.to_string()) },
        "sender": if hole { Value::Null } else { json!(message.sender.raw()) },
        "state": state,
        "priority": priority,
        "system": message.system,
        "text": message.excerpt().as_str(),
        // Every element, as the service sent it.
        "body": raw["MsgBody"],
    })
}

fn cells(message: &Message, texts: &Texts) -> Vec<String> {
    let hole = message.slot == Slot::Hole;
    let state = match message.slot {
        Slot::Kept if message.system => texts.get("message-tip").into_string(),
        Slot::Kept => String::new(),
        Slot::Recalled => texts.get("slot-recalled").into_string(),
        Slot::Hole => texts.get("slot-hole").into_string(),
    };
    vec![
        message.seq.to_string(),
        if hole { String::new() } else { clock(Some(message.time)) },
        message.sender.safe().to_string(),
        state,
        message.excerpt().to_string(),
    ]
}
