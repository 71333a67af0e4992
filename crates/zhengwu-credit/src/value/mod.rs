//! 值: what is true by construction. Floor 0: nothing here knows of fields, records or rules.
//!
//! A text is first cleaned ([`text`]), then parsed into one of these types. A value that exists is well-formed; an error
//! says what is wrong with the text and never carries the number of a natural person. Nothing here reads a clock, and
//! nothing panics, whatever the text.

pub mod citizen_id;
pub mod date;
mod decimal;
pub mod division;
pub mod document;
mod end_date;
pub mod interest;
pub mod lpr;
pub mod mask;
pub mod money;
pub mod organisation_code;
pub mod period;
pub mod procedure;
pub mod rate;
mod serde_text;
pub mod term;
pub mod text;
pub mod uscc;
mod uscc_error;
pub mod wording;
pub mod words;
pub mod working_days;

#[cfg(test)]
mod tests;

pub use citizen_id::{CitizenId, CitizenIdError};
pub use date::{Date, DateError, EndDate, Epoch, Parsed, parse_date, parse_end};
pub use division::{Division, DivisionStatus};
pub use document::{DocumentError, DocumentKind, check_document};
pub use interest::OverdueRate;
pub use money::{Money, MoneyError, Unit};
pub use organisation_code::{OrganisationCode, OrganisationCodeError};
pub use period::{Period, PeriodError};
pub use procedure::{Procedure, ProcedureError, Reason};
pub use rate::{Rate, RateError, parse_count};
pub use text::{clean_code, clean_text, clean_value};
pub use uscc::{LegacyKind, Uscc, UsccError, WaivedCheckDigit};
pub use working_days::{HolidayYear, HolidayYearError};
