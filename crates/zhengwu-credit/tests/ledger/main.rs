//! The ledger of units as of a day: from records, from events, from both.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod across;
mod across_months;
mod alerts;
mod came;
mod disclosure;
mod ended;
mod entered;
mod indicators;
mod known;
mod mended;
mod money;
mod random;
mod register;
mod scenarios;
mod scenarios_course;
mod scenarios_later;
mod scenarios_signing;
mod secrecy;
mod settled;
mod since;
mod statements;
mod supplements;
mod suspended;
mod turned;
mod world;
