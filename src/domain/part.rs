//! A part of a frozen plan: what is left of it after some of its targets are done.

use std::collections::HashSet;

use super::{Action, Group, Plan, PlanError, Policy, Subject, Target, UserId};

impl Plan {
    /// The plan with these of its targets only, in its order. Whom the policy refused is left out.
    #[must_use]
    pub fn only(&self, subjects: &[Subject]) -> Self {
        let kept: HashSet<&Subject> = subjects.iter().collect();
        let targets: Vec<Target> =
            self.targets.iter().filter(|target| kept.contains(&target.subject)).cloned().collect();
        let action = with_targets(&self.action, &targets);
        let mut evidence = self.evidence.clone();
        if matches!(action, Action::Recall { .. }) {
            evidence.retain(|message| kept.contains(&Subject::Message(message.seq)));
        }
        Self { action, targets, evidence, refused: Vec::new(), ..self.clone() }
    }

    /// Asks the policy about a frozen plan once more, by what the group is now. The targets stay the frozen ones; whom
    /// the policy refuses now is among the refused.
    pub fn asked_again(self, policy: &Policy, group: &Group) -> Result<Self, PlanError> {
        let Self { action, reason, evidence, before, .. } = self;
        let asked = Self::freeze(policy, group, action.kind(), self.targets, |targets| {
            with_targets(&action, targets)
        })?;
        Ok(Self { reason, evidence, before, ..asked })
    }
}

/// The same action on these targets.
pub(super) fn with_targets(action: &Action, targets: &[Target]) -> Action {
    let users = || targets.iter().filter_map(|target| target.user().cloned()).collect::<Vec<UserId>>();
    match action {
        Action::Mute { time, .. } => Action::Mute { users: users(), time: *time },
        Action::Unmute { .. } => Action::Unmute { users: users() },
        Action::Remove { silent, .. } => Action::Remove { users: users(), silent: *silent },
        // To everybody: the target is the group.
        Action::Notify { content, .. } => Action::Notify { to: users(), content: content.clone() },
        Action::Recall { .. } => Action::Recall { seqs: targets.iter().filter_map(Target::seq).collect() },
        other => other.clone(),
    }
}
