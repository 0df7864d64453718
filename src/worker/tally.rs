//! Results as they come, in the order of the plan.

use std::collections::HashMap;
use std::time::Duration;

use crate::domain::{Plan, Subject};
use crate::job::{JobId, Outcome, TargetResult, Verdict};

/// One result per target; "not started" until told otherwise.
#[derive(Debug)]
pub(super) struct Tally {
    results: Vec<TargetResult>,
    places: HashMap<Subject, usize>,
}

impl Tally {
    pub(super) fn new(plan: &Plan) -> Self {
        let results = every(plan, &Verdict::NotStarted);
        let places = results.iter().enumerate().map(|(at, result)| (result.subject.clone(), at)).collect();
        Self { results, places }
    }

    pub(super) fn put(&mut self, results: &[TargetResult]) {
        for result in results {
            if let Some(place) = self.places.get(&result.subject).and_then(|at| self.results.get_mut(*at)) {
                place.verdict.clone_from(&result.verdict);
            }
        }
    }

    pub(super) fn results(&self) -> &[TargetResult] {
        &self.results
    }

    pub(super) fn into_results(self) -> Vec<TargetResult> {
        self.results
    }

    /// Those that nobody knows.
    pub(super) fn unknown(&self) -> Vec<TargetResult> {
        self.results.iter().filter(|result| matches!(result.verdict, Verdict::Unknown(_))).cloned().collect()
    }

    pub(super) fn progress(&self, job: JobId, entry: u64, left: Duration) -> Outcome {
        let count = |test: fn(&Verdict) -> bool| self.results.iter().filter(|it| test(&it.verdict)).count();
        Outcome::Progress {
            job,
            entry,
            done: count(|verdict| !matches!(verdict, Verdict::NotStarted)),
            failed: count(|verdict| matches!(verdict, Verdict::Failed(_) | Verdict::Unknown(_))),
            unknown: count(|verdict| matches!(verdict, Verdict::Unknown(_))),
            total: self.results.len(),
            left,
        }
    }
}

/// The same for every target of a plan.
pub(super) fn every(plan: &Plan, verdict: &Verdict) -> Vec<TargetResult> {
    let of = |subject: &Subject| TargetResult { subject: subject.clone(), verdict: verdict.clone() };
    plan.targets.iter().map(|target| of(&target.subject)).collect()
}
