//! The number of a promise: division 6, date made 8, serial 6 (承诺编码).

use crate::field::commitment::{self as c, Commitment};
use crate::requirement::Case;
use crate::rules::prelude::*;
use crate::value::{Date, division, parse_date};

/// 承诺编码不合格式
pub(super) static NUMBER_MALFORMED: Rule = Rule {
    code: "CMT101",
    name: "number-malformed",
    title: Words {
        zh: "承诺编码不合格式",
        en: "A number that no promise has",
    },
    at: At::Fields(&[c::commitment_no.at]),
    expects: Some((Op::Format, "DDDDDDYYYYMMDDNNNNNN")),
    message: Words {
        zh: "承诺编码“{commitment_no}”{why}",
        en: "the number {commitment_no} {why}",
    },
    help: Words {
        zh: "编码共 20 位数字：区划代码 6 位、承诺作出日期 8 位（年月日）、顺序号 6 位",
        en: "20 digits: division code 6, date made 8 (YYYYMMDD), serial 6",
    },
    check: Check::Commitment(|case, _| {
        let number = case.given(c::commitment_no)?;
        let why = match Parts::of(number) {
            Ok(_) => return Ok(()),
            Err(why) => why,
        };
        Err(Fault::new().arg("why", Arg::Words(why)).into())
    }),
    fires: &[
        Example::of(r#"{"commitment_no":"3206852024120200001"}"#),
        Example::of(r#"{"commitment_no":"320685202412020000011"}"#),
        Example::of(r#"{"commitment_no":"CN068520241202000001"}"#),
        Example::of(r#"{"commitment_no":"32068520241302000001"}"#),
        Example::of(r#"{"commitment_no":"32068520250229000001"}"#),
    ],
    silent: &[Example::of(
        r#"{"commitment_no":"32068520241202000002","made_on":"2024-12-02"}"#,
    )],
    ..Rule::BASE
};

/// 承诺编码的区划代码不存在
pub(super) static NUMBER_DIVISION_UNKNOWN: Rule = Rule {
    code: "CMT102",
    name: "number-division-unknown",
    title: Words {
        zh: "承诺编码的区划代码不存在",
        en: "A number of no known division",
    },
    at: At::Fields(&[c::commitment_no.at]),
    severity: Severity::Warning,
    message: Words {
        zh: "承诺编码前 6 位 {division} 不是已知的区划代码",
        en: "{division}, with which the number begins, is no known division code",
    },
    help: Words {
        zh: "核对编码前 6 位；海安市是 320685",
        en: "Check the first six digits; Hai'an is 320685",
    },
    check: Check::Commitment(|case, _| {
        let number = Parts::known(case)?;
        ensure(division::lookup(number.division).is_some(), || {
            Fault::new().arg("division", Arg::Text(number.division.to_owned()))
        })
    }),
    fires: &[Example::of(r#"{"commitment_no":"99068520241202000001"}"#)],
    silent: &[
        Example::of(r#"{"commitment_no":"32060020241202000001"}"#),
        // Hai'an before 2018.
        Example::of(r#"{"commitment_no":"32062120241202000001"}"#),
    ],
    ..Rule::BASE
};

/// 承诺编码的日期与作出日期不一致
pub(super) static NUMBER_DATE_DISAGREES: Rule = Rule {
    code: "CMT201",
    name: "number-date-disagrees",
    title: Words {
        zh: "承诺编码的日期与作出日期不一致",
        en: "The number states another date than the promise",
    },
    at: At::Fields(&[c::commitment_no.at]),
    related: &[c::made_on.at],
    message: Words {
        zh: "承诺编码里的日期是 {number_date}，承诺作出日期是 {made_on}",
        en: "the number states {number_date}, and the promise was made on {made_on}",
    },
    help: Words {
        zh: "核对承诺作出日期和编码第 7 至 14 位",
        en: "Check the date made, and digits 7 to 14 of the number",
    },
    check: Check::Commitment(|case, _| {
        let number = Parts::known(case)?;
        let made_on = case.known(c::made_on)?;
        ensure(number.date == made_on, || {
            Fault::new()
                .expecting(Op::Eq, made_on)
                .arg("number_date", Arg::Canonical(number.date.to_string()))
        })
    }),
    fires: &[
        Example::of(r#"{"commitment_no":"32068520241203000001"}"#),
        Example::of(r#"{"made_on":"2024-12-03"}"#),
    ],
    silent: &[Example::of(
        r#"{"commitment_no":"32068520241203000001","made_on":"2024-12-03"}"#,
    )],
    ..Rule::BASE
};

/// What a well-formed number says.
struct Parts<'r> {
    division: &'r str,
    date: Date,
}

impl<'r> Parts<'r> {
    fn of(number: &'r str) -> Result<Parts<'r>, Words> {
        let digits = number.len() == 20 && number.bytes().all(|byte| byte.is_ascii_digit());
        let (Some(division), Some(date), true) = (number.get(..6), number.get(6..14), digits) else {
            return Err(Words {
                zh: "不是 20 位数字",
                en: "is not of 20 digits",
            });
        };
        let date = parse_date(date).map_err(|_| Words {
            zh: "的第 7 至 14 位不是存在的日期",
            en: "states a date in digits 7 to 14 that does not exist",
        })?;
        Ok(Parts {
            division,
            date: date.date,
        })
    }

    /// Of a malformed number the rule of that name speaks, and nobody can tell more.
    fn known(case: &Case<'r, Commitment>) -> Result<Parts<'r>, Stop> {
        Parts::of(case.given(c::commitment_no)?).map_err(|_| case.in_doubt(c::commitment_no))
    }
}
