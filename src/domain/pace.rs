//! How many actions a minute may have.

use std::time::Duration;

use super::{Denial, Stamp};

/// What the cap counts over.
pub const WINDOW: Duration = Duration::from_mins(1);

/// May `more` actions begin now? `begun` are the times at which earlier ones began, in any order. Whoever has to wait
/// learns until when.
pub fn pace(limit: usize, begun: &[Stamp], more: usize, now: Stamp) -> Result<(), Denial> {
    // A clock that was set back leaves times in the future, which count like those that have just been.
    let mut counted: Vec<Stamp> =
        begun.iter().copied().filter(|at| now.duration_since(*at).unsigned_abs() < WINDOW).collect();
    let over = (counted.len() + more).saturating_sub(limit);
    if over == 0 {
        return Ok(());
    }
    counted.sort_unstable();
    let until = counted.get(over - 1).and_then(|at| (*at).min(now).checked_add(WINDOW).ok());
    Err(Denial::TooFast { limit, until })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(second: i64) -> Stamp {
        Stamp::from_second(1_760_000_000 + second).unwrap()
    }

    #[test]
    fn the_cap_is_for_any_sixty_seconds() {
        let begun = [at(0), at(10), at(20)];
        let until = |second| Err(Denial::TooFast { limit: 3, until: Some(at(second)) });
        assert_eq!(pace(4, &begun, 1, at(20)), Ok(()));
        assert_eq!(pace(3, &begun, 1, at(20)), until(60));
        assert_eq!(pace(3, &begun, 2, at(20)), until(70));
        assert_eq!(pace(3, &begun, 1, at(60)), Ok(()), "the first is a minute old");
        assert_eq!(pace(3, &begun, 4, at(20)), Err(Denial::TooFast { limit: 3, until: None }));
        assert_eq!(pace(3, &[], 4, at(20)), Err(Denial::TooFast { limit: 3, until: None }));
    }

    #[test]
    fn a_clock_that_was_set_back_neither_frees_nor_locks() {
        let begun = [at(30), at(30)];
        assert_eq!(pace(2, &begun, 1, at(0)), Err(Denial::TooFast { limit: 2, until: Some(at(60)) }));
        assert_eq!(pace(2, &begun, 1, at(-30)), Ok(()));
    }
}
