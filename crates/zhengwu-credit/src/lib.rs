//! The domain model, the rules and the monthly submission of government promises and contracts
//! (政府履约践诺): the pure core.
//!
//! No clock, no I/O, no locale, no unsafe code, and nothing that knows of a binding. The modules are
//! floors: each imports only from the ones above it in this list, and `tests/floors.rs` holds that.
#![forbid(unsafe_code)]

pub mod value;

pub mod code;

pub mod basis;

pub mod field;

pub mod record;

pub mod model;

pub mod finding;

pub mod profile;

pub mod requirement;

pub mod lifecycle;

pub mod rules;

pub mod ledger;

pub mod submission;

pub mod api;
