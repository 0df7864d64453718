//! How long an action of the journal is on screen, as far as that can be told without its words.

use super::model::RecordedView;
use crate::domain::Evidence;
use crate::job::{Recorded, StepKind};
use crate::text;

/// Facts, headings and the lines between them, when each takes one line or a little more.
const FRAME: usize = 30;
/// Columns that stand before quotes and requests at most, with the window's borders.
const INDENT: usize = 10;
/// From here on hashes and answers fit beside what stands before them.
const WIDE: usize = 95;

/// How far the window can be scrolled: rather a little too far than an end out of reach.
pub(super) fn lines_at_most(view: &RecordedView, screen: u16) -> usize {
    let Some(Recorded::Action(action)) = view.recorded.as_deref() else { return FRAME };
    let width = usize::from(screen).saturating_sub(INDENT).max(8);
    let wrapped = |text: &str| text::wrap(text, width).len();
    let quoted =
        |evidence: &Evidence| 1 + evidence.said().iter().map(|text| wrapped(text.as_str())).sum::<usize>();
    let requested = |what: &StepKind| match what {
        StepKind::Call { request, .. } => wrapped(request),
        _ => 0,
    };
    let plan = &action.plan;
    // What does not fit on one line takes the next one, too.
    let each = if width < WIDE { 2 } else { 1 };
    FRAME
        + wrapped(&plan.reason)
        + each * plan.targets.len()
        + 2 * plan.refused.len()
        + plan.evidence.iter().map(quoted).sum::<usize>()
        + action.steps.iter().map(|step| each + requested(&step.what)).sum::<usize>()
        + each * action.seals.len()
}
