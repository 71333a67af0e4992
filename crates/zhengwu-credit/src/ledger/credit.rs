//! Credit standing (信用状况): published, unrepaired dishonesty records with their documents, and never a score.

use serde::Serialize;

use crate::lifecycle::{Stage, SubjectKind};
use crate::value::Date;

use super::Position;

/// Whose standing is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose<'w> {
    /// A unit, by its code; records of units that it has taken over count as its own.
    Unit(&'w str),
    /// A public official, by the code of the unit and the name.
    Official {
        /// 所在单位代码
        unit: &'w str,
        /// 姓名
        name: &'w str,
    },
}

/// The credit standing of a unit or an official as of a day (信用状况).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CreditStanding {
    /// The day.
    pub as_of: Date,
    /// What had been recorded by this day is known, where not everything is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_at: Option<Date>,
    /// The published, unrepaired records, the latest first.
    pub records: Vec<CreditRecord>,
}

/// A published, unrepaired dishonesty record, by its document (政务失信记录). It names no person.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[non_exhaustive]
pub struct CreditRecord {
    /// 作出日期
    pub decided_on: String,
    /// 文书号
    pub document_no: String,
    /// 序号
    pub serial: Option<String>,
    /// 作出机关
    pub authority: Option<String>,
    /// 来源
    pub source: Option<String>,
    /// 严重程度 as the document states it; `None` is "cannot tell".
    pub severity: Option<String>,
    /// 公示日期
    pub published_on: Option<String>,
    /// 公示截止日期
    pub publication_ends_on: Option<String>,
}

impl Position<'_> {
    /// The published, unrepaired dishonesty records of a unit or an official on the position's day (三(二)).
    #[must_use]
    pub fn credit_standing(&self, whose: Whose<'_>) -> CreditStanding {
        let mut records: Vec<CreditRecord> = self
            .accounts()
            .values()
            .map(|account| &account.state)
            .filter(|state| state.subject.kind == SubjectKind::Dishonesty)
            .filter(|state| state.stage == Some(Stage::Published))
            .filter(|state| {
                let is_of_unit = |code: &str| {
                    let own = state.fact("unit_uscc") == Some(code);
                    own || self.successor(state.fact("unit_uscc").unwrap_or_default().to_owned()) == code
                };
                let is_official = state.fact("subject_kind") == Some("official");
                match whose {
                    Whose::Unit(code) => !is_official && is_of_unit(code),
                    Whose::Official { unit, name } => {
                        is_official && is_of_unit(unit) && state.fact("subject_name") == Some(name)
                    }
                }
            })
            .map(|state| {
                let fact = |field: &str| state.fact(field).map(str::to_owned);
                CreditRecord {
                    decided_on: fact("decided_on").unwrap_or_default(),
                    document_no: fact("document_no").unwrap_or_default(),
                    serial: fact("serial"),
                    authority: fact("authority_name"),
                    source: fact("source"),
                    severity: fact("severity"),
                    published_on: fact("published_on"),
                    publication_ends_on: fact("publication_ends_on"),
                }
            })
            .collect();
        records.sort();
        records.reverse();
        CreditStanding {
            as_of: self.as_of,
            known_at: self.known_at,
            records,
        }
    }
}
