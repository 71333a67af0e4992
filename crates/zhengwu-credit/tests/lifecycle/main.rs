//! The lifecycles: every row of every table, the properties of page 3 over all paths and over random logs, the log.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic
)]

mod accountable;
mod changed;
mod common;
mod compensation;
mod corrections;
mod diagram;
mod drafts;
mod foreign;
mod log;
mod measures;
mod owed;
mod payload;
mod random;
mod refusals;
mod registered;
mod risks;
mod rows;
mod scenarios;
mod terms;
mod walk;
