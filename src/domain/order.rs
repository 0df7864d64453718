//! What goes first in a plan that takes several calls: the most harmful, as far as that is known.

use std::cmp::Reverse;

use super::part::with_targets;
use super::{ActionKind, Caveat, GoesFirst, Plan, Stamp, UserId};

impl Plan {
    /// Of people who are muted or removed, those who spoke last go first: whoever is spamming now is stopped by the first
    /// call. `spoke` tells when somebody did, as far as it is known. Where nothing is known the order stays as it is.
    #[must_use]
    pub fn recent_speakers_first(mut self, spoke: impl Fn(&UserId) -> Option<Stamp>) -> Self {
        if !matches!(self.action.kind(), ActionKind::Mute | ActionKind::Remove) || self.calls() < 2 {
            return self;
        }
        let when = |target: &super::Target| target.user().and_then(&spoke);
        let first = if self.targets.iter().any(|target| when(target).is_some()) {
            self.targets.sort_by_cached_key(|target| Reverse(when(target)));
            self.action = with_targets(&self.action, &self.targets);
            GoesFirst::RecentSpeakers
        } else {
            GoesFirst::AsGiven
        };
        self.goes_first(first)
    }

    /// Of messages, the newest go first: they are the ones that are being read.
    #[must_use]
    pub(super) fn newest_first(mut self) -> Self {
        if self.calls() < 2 {
            return self;
        }
        self.targets.sort_by_key(|target| Reverse(target.seq()));
        self.action = with_targets(&self.action, &self.targets);
        self.goes_first(GoesFirst::Newest)
    }

    fn goes_first(mut self, first: GoesFirst) -> Self {
        self.caveats.retain(|caveat| !matches!(caveat, Caveat::GoesFirst(_)));
        self.caveats.push(Caveat::GoesFirst(first));
        self
    }
}

#[cfg(test)]
mod tests {
    use crate::domain::{Action, Before, Caveat, GoesFirst, GroupId, Plan, Stamp, Target, UserId};
    use crate::text::SafeText;
    use crate::wire::GroupType;

    fn removal(count: usize) -> Plan {
        let users: Vec<UserId> = (0..count).map(|n| UserId::from(format!("u_{n}").as_str())).collect();
        Plan {
            group: GroupId::from("@g"),
            group_name: SafeText::new("g"),
            kind: GroupType::Public,
            targets: users.iter().map(Target::stranger).collect(),
            action: Action::Remove { users, silent: true },
            refused: Vec::new(),
            caveats: Vec::new(),
            reason: String::new(),
            evidence: Vec::new(),
            before: Before::default(),
            undoes: None,
        }
    }

    #[test]
    fn who_spoke_last_goes_first_and_the_plan_says_so() {
        let spoke = |user: &UserId| match user.raw() {
            "u_150" => Stamp::from_second(9).ok(),
            "u_7" => Stamp::from_second(5).ok(),
            _ => None,
        };
        let plan = removal(200).recent_speakers_first(spoke);
        let ids: Vec<&str> = plan.targets.iter().take(4).map(|it| it.user().unwrap().raw()).collect();
        assert_eq!(ids, ["u_150", "u_7", "u_0", "u_1"]);
        assert!(matches!(&plan.action, Action::Remove { users, .. } if users[0].raw() == "u_150"));
        assert_eq!(plan.caveats, [Caveat::GoesFirst(GoesFirst::RecentSpeakers)]);
    }

    #[test]
    fn where_nothing_is_known_the_order_stays() {
        let plan = removal(200).recent_speakers_first(|_| None);
        assert_eq!(plan.targets, removal(200).targets);
        assert_eq!(plan.caveats, [Caveat::GoesFirst(GoesFirst::AsGiven)]);
        let short = removal(20).recent_speakers_first(|_| Stamp::from_second(1).ok());
        assert_eq!(short, removal(20), "one call needs no order");
    }
}
