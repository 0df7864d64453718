//! Taking back: the list to choose from, the question under way, and what a sheet of an undo holds.

use std::time::Duration;

use crate::domain::{Plan, Refused, Risk, Undo, WhyNot};
use crate::job::{EntryRow, Fault, JobId, Undoing};

/// The list of what can be undone.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UndoView {
    /// Newest first.
    pub rows: Vec<EntryRow>,
    /// The row under the cursor.
    pub cursor: usize,
    /// Nothing older exists.
    pub at_first: bool,
    /// A page is on its way.
    pub loading: Option<JobId>,
    /// Why it cannot be read.
    pub fault: Option<Fault>,
    /// The action to begin with, once its row is there.
    pub select: Option<u64>,
}

/// What is going on about undoing beside the windows.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct UndoState {
    /// Somebody waits for a sheet.
    pub asking: Option<JobId>,
    /// The action whose undo the bottom line offers, and until when.
    pub offered: Option<(u64, Duration)>,
}

/// What a sheet of an undo is about.
#[derive(Debug, Clone, PartialEq)]
pub struct UndoSheet {
    /// What was asked for.
    pub what: Undoing,
    /// In the order of the calls.
    pub undos: Vec<Undo>,
}

/// A line in the list of a sheet of an undo.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum UndoLine<'a> {
    /// A recorded action: what follows is about it.
    Action(&'a Undo),
    /// It cannot be taken back.
    Cannot(WhyNot),
    /// There is nothing of it to be restored.
    Nothing,
    /// What will be done.
    Plan(&'a Plan),
    /// To whom: the number of the target in the plan.
    Target(&'a Plan, usize),
    /// Who is left out, and why.
    LeftOut(&'a Refused),
}

impl UndoSheet {
    /// Whether it takes back an undo.
    pub fn is_redo(&self) -> bool {
        let taken_back = |undo: &Undo| undo.of.plan.undoes.is_some();
        self.what == Undoing::Last || (!self.undos.is_empty() && self.undos.iter().all(taken_back))
    }

    /// Every plan, in the order of the calls.
    pub fn plans(&self) -> impl Iterator<Item = &Plan> {
        self.undos.iter().flat_map(|undo| &undo.plans)
    }

    /// The plan that decides how the sheet is confirmed.
    pub fn riskiest(&self) -> Option<&Plan> {
        // The first of equals.
        self.plans().fold(None, |worst: Option<&Plan>, plan| {
            if worst.is_some_and(|worst| rank(worst) >= rank(plan)) { worst } else { Some(plan) }
        })
    }

    /// What the sheet lists.
    pub fn lines(&self) -> Vec<UndoLine<'_>> {
        let single = self.undos.len() == 1 && self.plans().count() == 1;
        let mut lines = Vec::new();
        for undo in &self.undos {
            lines.push(UndoLine::Action(undo));
            if let Some(why) = undo.outlook.why_not() {
                lines.push(UndoLine::Cannot(why));
                continue;
            }
            if undo.plans.is_empty() {
                lines.push(UndoLine::Nothing);
            }
            for plan in &undo.plans {
                // What a single plan does is in the title.
                lines.extend((!single).then_some(UndoLine::Plan(plan)));
                lines.extend((0..plan.targets.len()).map(|at| UndoLine::Target(plan, at)));
            }
            lines.extend(undo.left_out().map(UndoLine::LeftOut));
        }
        lines
    }
}

fn rank(plan: &Plan) -> (Risk, usize) {
    (plan.risk(), plan.targets.len())
}
