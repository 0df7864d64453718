//! Writes of one group, one at a time: first in, first out, but for those that somebody paused.

use std::collections::{HashMap, VecDeque};

use tokio::sync::watch;

use super::wheel::Stop;
use crate::domain::GroupId;
use crate::job::{Job, JobId};

/// Who writes in which group, and who waits.
#[derive(Debug, Default)]
pub(super) struct Lanes {
    lanes: HashMap<GroupId, Lane>,
    /// Begun, paused, and out of the way.
    parked: HashMap<JobId, Parked>,
}

/// The writes of one group. Gone when there are none.
#[derive(Debug)]
struct Lane {
    current: JobId,
    stop: watch::Sender<Stop>,
    queue: VecDeque<Waiting>,
}

#[derive(Debug)]
struct Parked {
    group: GroupId,
    stop: watch::Sender<Stop>,
}

#[derive(Debug)]
enum Waiting {
    /// Not begun; `paused` before its turn came.
    New { job: Job, paused: bool },
    /// Begun before, and wanted again.
    Back { job: JobId, stop: watch::Sender<Stop> },
}

/// A write whose turn it is.
#[derive(Debug)]
pub(super) struct Next {
    pub(super) job: Job,
    pub(super) group: GroupId,
    pub(super) stop: watch::Receiver<Stop>,
}

impl Lanes {
    /// Takes a write; gives it back when nobody is before it.
    pub(super) fn enter(&mut self, group: GroupId, job: Job) -> Option<Next> {
        match self.lanes.get_mut(&group) {
            Some(lane) => {
                lane.queue.push_back(Waiting::New { job, paused: false });
                None
            }
            None => Some(self.begin(group, job, false, VecDeque::new())),
        }
    }

    fn begin(&mut self, group: GroupId, job: Job, paused: bool, queue: VecDeque<Waiting>) -> Next {
        let (stop, stopped) = watch::channel(if paused { Stop::Pause } else { Stop::Not });
        self.lanes.insert(group.clone(), Lane { current: job.id, stop, queue });
        Next { job, group, stop: stopped }
    }

    /// The write has ended; whose turn it is now.
    pub(super) fn leave(&mut self, group: &GroupId, job: JobId) -> Option<Next> {
        self.parked.remove(&job);
        if self.lanes.get(group).is_some_and(|lane| lane.current == job) { self.advance(group) } else { None }
    }

    fn advance(&mut self, group: &GroupId) -> Option<Next> {
        let Lane { mut queue, .. } = self.lanes.remove(group)?;
        match queue.pop_front()? {
            Waiting::New { job, paused } => Some(self.begin(group.clone(), job, paused, queue)),
            Waiting::Back { job, stop } => {
                stop.send_replace(Stop::Not);
                self.lanes.insert(group.clone(), Lane { current: job, stop, queue });
                None
            }
        }
    }

    /// A paused write has come to a halt: it goes out of the way. Nothing if it was told to go on meanwhile.
    pub(super) fn park(&mut self, job: JobId) -> Option<Next> {
        let (group, lane) = self.lanes.iter().find(|(_, lane)| lane.current == job)?;
        if *lane.stop.borrow() != Stop::Pause {
            return None;
        }
        let (group, stop) = (group.clone(), lane.stop.clone());
        self.parked.insert(job, Parked { group: group.clone(), stop });
        self.advance(&group)
    }

    /// Pauses a write, after the call that is on its way. Says whether it is one that has not begun: nobody else would
    /// tell that it is paused.
    pub(super) fn pause(&mut self, job: JobId) -> bool {
        for (group, lane) in &mut self.lanes {
            if lane.current == job {
                turn_from(&lane.stop, Stop::Not, Stop::Pause);
                return false;
            }
            let Some(at) = lane.queue.iter().position(|waiting| waiting.id() == job) else { continue };
            if let Some(Waiting::New { paused, .. }) = lane.queue.get_mut(at) {
                *paused = true;
                return true;
            }
            if let Some(Waiting::Back { stop, .. }) = lane.queue.remove(at) {
                self.parked.insert(job, Parked { group: group.clone(), stop });
            }
            return true;
        }
        false
    }

    /// Lets a paused write go on, when the lane is free. Says whether it has not begun.
    pub(super) fn go_on(&mut self, job: JobId) -> bool {
        if let Some(Parked { group, stop }) = self.parked.remove(&job) {
            if let Some(lane) = self.lanes.get_mut(&group) {
                lane.queue.push_front(Waiting::Back { job, stop });
            } else {
                stop.send_replace(Stop::Not);
                self.lanes.insert(group, Lane { current: job, stop, queue: VecDeque::new() });
            }
            return false;
        }
        for lane in self.lanes.values_mut() {
            if lane.current == job {
                turn_from(&lane.stop, Stop::Pause, Stop::Not);
                return false;
            }
            for waiting in &mut lane.queue {
                if let Waiting::New { job: waiting, paused } = waiting
                    && waiting.id == job
                {
                    *paused = false;
                    return true;
                }
            }
        }
        false
    }

    /// Stops a write; gives it back if it has not begun.
    pub(super) fn cancel(&mut self, job: JobId) -> Option<Job> {
        if let Some(parked) = self.parked.remove(&job) {
            parked.stop.send_replace(Stop::Rest);
            return None;
        }
        for lane in self.lanes.values_mut() {
            if lane.current == job {
                lane.stop.send_replace(Stop::Rest);
                return None;
            }
            if let Some(at) = lane.queue.iter().position(|waiting| waiting.id() == job) {
                match lane.queue.remove(at)? {
                    Waiting::New { job, .. } => return Some(job),
                    Waiting::Back { stop, .. } => {
                        stop.send_replace(Stop::Rest);
                        return None;
                    }
                }
            }
        }
        None
    }

    /// Ends all; gives back those that have not begun.
    pub(super) fn quit(&mut self) -> Vec<Job> {
        let mut unstarted = Vec::new();
        for parked in self.parked.values() {
            parked.stop.send_replace(Stop::Quit);
        }
        for lane in self.lanes.values_mut() {
            lane.stop.send_replace(Stop::Quit);
            for waiting in lane.queue.drain(..) {
                match waiting {
                    Waiting::New { job, .. } => unstarted.push(job),
                    Waiting::Back { stop, .. } => {
                        stop.send_replace(Stop::Quit);
                    }
                }
            }
        }
        unstarted
    }
}

/// Changes what a write was told last, unless it was told something else meanwhile.
fn turn_from(stop: &watch::Sender<Stop>, from: Stop, to: Stop) {
    stop.send_if_modified(|told| {
        let turns = *told == from;
        if turns {
            *told = to;
        }
        turns
    });
}

impl Waiting {
    fn id(&self) -> JobId {
        match self {
            Self::New { job, .. } => job.id,
            Self::Back { job, .. } => *job,
        }
    }
}
