//! Whose names look like those of people who have a say: kept beside the list of members, told in sheets.

use crate::app::model::Model;
use crate::domain::{Member, Notables, Plan, Target};

/// Targets that are looked at; more are not read by anybody.
const LOOKED_AT: usize = 100;

fn new(model: &Model) -> Notables {
    let owner = model.open_group().and_then(|group| group.owner.as_ref());
    Notables::new(&model.policy, owner)
}

/// Takes one page of a list that streams in.
pub(super) fn note(model: &mut Model, page: &[Member]) {
    if model.members.rows.is_empty() {
        model.members.notables = new(model);
    }
    for member in page {
        model.members.notables.add(member);
    }
}

/// Looks at the whole list anew: roles and names have changed.
pub(super) fn rebuild(model: &mut Model) {
    let mut notables = new(model);
    model.members.rows.iter().for_each(|member| notables.add(member));
    model.members.notables = notables;
}

/// Puts into a plan whose name looks like whose, in both directions.
pub(super) fn tell(model: &Model, plan: Plan) -> Plan {
    let members = &model.members;
    if members.group.as_ref() != Some(&plan.group) {
        return plan;
    }
    let mut lookalikes = Vec::new();
    for user in plan.targets.iter().take(LOOKED_AT).filter_map(Target::victim) {
        let name = members.get(user).map(Member::label).cloned().unwrap_or_default();
        for found in members.notables.around(user, &name, &members.rows) {
            if !lookalikes.contains(&found) {
                lookalikes.push(found);
            }
        }
    }
    Plan { lookalikes, ..plan }
}
