//! What happens by itself in the practice world: people talk, join, leave and advertise.
