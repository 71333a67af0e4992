//! Numbers that look drawn and are the same in every run (splitmix64).

use chrono::Days;
use zhengwu_credit::value::Date;

/// Draws one after the other.
#[derive(Clone, Debug)]
pub(crate) struct Draw(u64);

impl Draw {
    /// The draws of one part of a corpus: another part, other draws.
    pub(crate) fn new(seed: u64, part: usize) -> Draw {
        let mut draw = Draw(seed);
        let of_seed = draw.next();
        Draw(of_seed ^ (part as u64).wrapping_mul(0xD6E8_FEB8_6659_FD93))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 on, below this.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        (self.next() % end.max(1) as u64) as usize
    }

    /// Once in so many times.
    pub(crate) fn once_in(&mut self, times: usize) -> bool {
        self.below(times) == 0
    }

    /// One of these.
    pub(crate) fn one_of<T: Copy + Default>(&mut self, all: &[T]) -> T {
        let at = self.below(all.len());
        all.get(at).copied().unwrap_or_default()
    }

    /// A day from one to another, both included.
    pub(crate) fn day(&mut self, first: Date, last: Date) -> Date {
        let days = last.signed_duration_since(first).num_days().max(0) as usize;
        plus(first, self.below(days + 1) as i64)
    }
}

/// So many days later, or earlier.
pub(crate) fn plus(day: Date, days: i64) -> Date {
    let (by, size) = (days.signum(), Days::new(days.unsigned_abs()));
    let moved = if by < 0 {
        day.checked_sub_days(size)
    } else {
        day.checked_add_days(size)
    };
    moved.unwrap_or(day)
}
