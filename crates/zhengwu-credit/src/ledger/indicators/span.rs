//! The months over which is counted (考核期).

use serde::{Serialize, Serializer};

use crate::value::{Date, Period};

/// The months over which is counted, both included (考核期).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    from: Period,
    to: Period,
}

impl Span {
    /// From a month to a month; `None` where the first is after the last.
    #[must_use]
    pub fn new(from: Period, to: Period) -> Option<Span> {
        (from <= to).then_some(Span { from, to })
    }

    /// Reads `2025-03`, `2025-01..2025-03` or `2025`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Span> {
        let month = |text: &str| Period::parse(text.trim()).ok();
        if let Some((from, to)) = text.split_once("..") {
            return Span::new(month(from)?, month(to)?);
        }
        if let Some(month) = month(text) {
            return Span::new(month, month);
        }
        let text = text.trim();
        let year: i32 = text.parse().ok().filter(|_| text.len() == 4)?;
        Span::new(Period::new(year, 1)?, Period::new(year, 12)?)
    }

    /// Its first day.
    #[must_use]
    pub fn first_day(self) -> Date {
        self.from.first_day()
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> Date {
        self.to.last_day()
    }

    pub(super) fn has(self, day: Date) -> bool {
        (self.first_day()..=self.last_day()).contains(&day)
    }
}

impl std::fmt::Display for Span {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.from == self.to {
            return write!(f, "{}", self.from);
        }
        write!(f, "{}..{}", self.from, self.to)
    }
}

impl Serialize for Span {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
