//! What is said about a plan, wherever it is shown.

use std::time::Duration;

use super::Phrase;
use crate::domain::{Caveat, GoesFirst, Plan, WhyNot};
use crate::text::SafeText;

/// `1,204`.
pub fn grouped(number: usize) -> SafeText {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    SafeText::new(&text)
}

impl Phrase {
    /// A number that chooses between singular and plural (`n`), and the same one to be read (`count`).
    #[must_use]
    pub fn counting(self, number: usize) -> Self {
        self.with("n", number).with("count", grouped(number))
    }

    /// `Remove 2 members`.
    pub fn title(plan: &Plan) -> Self {
        Self::new(format!("sheet-title-{}", plan.action.kind().code())).counting(plan.targets.len())
    }

    /// What a moderator should know before confirming.
    pub fn caveat(caveat: Caveat, plan: &Plan) -> Self {
        Self::new(match caveat {
            Caveat::ReplacesMutes(n) => return Self::new("caveat-replaces-mutes").counting(n),
            Caveat::IncludesAdmins(n) => return Self::new("caveat-includes-admins").counting(n),
            Caveat::KnownByIdOnly(n) => return Self::new("caveat-known-by-id-only").counting(n),
            Caveat::OldOwnerLosesRank => {
                return match &plan.before.owner {
                    Some(owner) => Self::new("caveat-old-owner-loses-rank").with("owner", owner.safe()),
                    None => Self::new("caveat-no-owner-now"),
                };
            }
            Caveat::GoesFirst(GoesFirst::RecentSpeakers) => "caveat-recent-speakers-first",
            Caveat::GoesFirst(GoesFirst::Newest) => "caveat-newest-first",
            Caveat::GoesFirst(GoesFirst::AsGiven) => "caveat-order-as-given",
            Caveat::WereAdmins(n) => return Self::new("caveat-were-admins").counting(n),
            Caveat::ComesBackBare => "caveat-comes-back-bare",
            Caveat::SentLive => "caveat-sent-live",
            Caveat::LosesRoleAndCard => "caveat-loses-role-and-card",
            Caveat::RecallIsFinal => "caveat-recall-is-final",
            Caveat::NewestThousandSilently => "caveat-newest-thousand-silently",
            Caveat::OnlineOnly => "caveat-online-only",
            Caveat::SentToAll => "caveat-sent-to-all",
            Caveat::LiveRecall => "caveat-live-recall",
        })
    }

    /// A time in whole units: `2 hours 30 minutes`.
    pub fn lasting(time: Duration) -> Self {
        let seconds = time.as_secs();
        let units = [
            ("time-days", seconds / 86_400),
            ("time-hours", seconds / 3_600 % 24),
            ("time-minutes", seconds / 60 % 60),
            ("time-seconds", seconds % 60),
        ];
        let parts = units.into_iter().filter(|(_, n)| *n > 0).map(|(key, n)| Self::new(key).with("n", n));
        parts
            .reduce(|before, last| Self::new("time-and").with("before", before).with("last", last))
            .unwrap_or_else(|| Self::new("time-seconds").with("n", seconds))
    }
}

impl From<WhyNot> for Phrase {
    /// Why something cannot be taken back.
    fn from(why: WhyNot) -> Self {
        let phrase = Self::new(format!("undo-why-{}", why.code()));
        match why {
            WhyNot::Undone { by } => phrase.with("by", by),
            _ => phrase,
        }
    }
}
