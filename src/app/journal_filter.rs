//! What is typed to filter the journal: `user:u_77 group:@TGS#1 operator:"zhang san" action:mute since:24h`.

use crate::domain::{GroupId, Stamp, UserId, Zone, parse_moment};
use crate::job::{Deed, EntryFilter};

/// Reads it; a word without a key is a user's ID. The error is the word that is not understood.
pub(super) fn parse(text: &str, now: Stamp) -> Result<EntryFilter, String> {
    let mut filter = EntryFilter::default();
    let zone = Zone::system();
    for word in words(text) {
        let moment = |value: &str, end| parse_moment(value, now, &zone, end).ok_or_else(|| word.clone());
        match word.split_once(':') {
            None => filter.user = Some(UserId::from(word.as_str())),
            Some((_, "")) => return Err(word),
            Some(("user", id)) => filter.user = Some(UserId::from(id)),
            Some(("group", id)) => filter.group = Some(GroupId::from(id)),
            Some(("operator", name)) => filter.operator = Some(name.to_owned()),
            Some(("action", code)) => {
                filter.action = Some(Deed::by_code(code).ok_or_else(|| word.clone())?);
            }
            Some(("since", value)) => filter.since = Some(moment(value, false)?),
            Some(("until", value)) => filter.until = Some(moment(value, true)?),
            Some(_) => return Err(word),
        }
    }
    Ok(filter)
}

/// Words between blanks; blanks between double quotes belong to a word.
fn words(text: &str) -> Vec<String> {
    let (mut words, mut word, mut quoted) = (Vec::new(), String::new(), false);
    for c in text.chars() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => words.push(std::mem::take(&mut word)),
            c => word.push(c),
        }
    }
    words.push(word);
    words.retain(|word| !word.is_empty());
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::ActionKind;

    fn read(text: &str) -> Result<EntryFilter, String> {
        parse(text, Stamp::from_second(1_000_000).unwrap())
    }

    #[test]
    fn keys_and_bare_ids_are_read() {
        let filter = read(r#" u_77 group:@TGS#1 operator:"zhang  san" action:mute-all since:100s "#).unwrap();
        assert_eq!(filter.user, Some(UserId::from("u_77")));
        assert_eq!(filter.group, Some(GroupId::from("@TGS#1")));
        assert_eq!(filter.operator.as_deref(), Some("zhang  san"));
        assert_eq!(filter.action, Some(ActionKind::MuteAll.into()));
        assert_eq!(filter.since, Some(Stamp::from_second(999_900).unwrap()));
        assert_eq!(read("   ").unwrap(), EntryFilter::default());
    }

    #[test]
    fn what_is_not_understood_is_named() {
        for wrong in ["since:yesterday", "action:shout", "colour:red", "user:"] {
            assert_eq!(read(&format!("u_1 {wrong}")).unwrap_err(), wrong);
        }
    }
}
