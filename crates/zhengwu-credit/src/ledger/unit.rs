//! A unit of the register (名册里的单位).

use crate::field::unit;
use crate::record::Record;
use crate::value::{Date, Period};

/// A unit of the register (单位).
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Unit {
    /// 统一社会信用代码
    pub uscc: String,
    /// 单位名称
    pub name: String,
    /// 撤并日期
    pub valid_to: Option<Date>,
    /// 承继单位代码
    pub successor: Option<String>,
    /// 起报月份
    pub reports_from: Option<Period>,
}

impl Unit {
    pub(super) fn of(record: &Record<'_>) -> Option<Unit> {
        Some(Unit {
            uscc: record.value(unit::uscc)?.as_str().to_owned(),
            name: record.value(unit::name).unwrap_or_default().to_owned(),
            valid_to: record.value(unit::valid_to),
            successor: record
                .value(unit::successor_uscc)
                .map(|code| code.as_str().to_owned()),
            reports_from: record.value(unit::reports_from),
        })
    }
}
