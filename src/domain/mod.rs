//! What the console knows and decides: groups, members, messages, actions, plans and the one policy.
//!
//! Owns meaning. Everything that came from strangers is [`SafeText`](crate::text::SafeText) here; IDs keep their exact
//! form for the wire and show a safe one to people. Must not know how anything is fetched, stored or drawn, and reads
//! no clock: time is an argument.

mod action;
mod capability;
mod clock;
mod evidence;
mod group;
mod id;
mod member;
mod message;
mod order;
mod part;
mod plan;
mod policy;
mod undo;

pub use action::{Action, ActionKind, MuteTime, RED_ABOVE, Risk};
pub use capability::{Capability, Learned};
pub use clock::{Now, Stamp, Zone, parse_duration, parse_moment};
pub use group::{Group, Kind};
pub use id::{GroupId, UserId};
pub use member::{Member, MuteEnd, Role};
pub use message::{Body, Message, Part, Priority, Slot, Tip, TipKind};
pub use plan::{Before, Caveat, Evidence, GoesFirst, Plan, PlanError, Refused, Subject, Target, batches};
pub use policy::{Denial, Policy, Protection};
pub use undo::{
    CLOCKS, Done, Needs, Outlook, PastAction, Present, State, Undo, Undoes, WhyNot, invert, invert_all,
};
