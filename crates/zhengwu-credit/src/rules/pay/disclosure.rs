//! What is disclosed each year of payments that were overdue (逾期未付信息公开, 保障中小企业款项支付条例).

use chrono::{Datelike, Days};

use crate::requirement::payment_law::Articles;
use crate::requirement::{Overdue, Sighting, YearWatch};
use crate::rules::prelude::*;
use crate::value::mask::scrub;
use crate::value::{Date, Money};

/// 逾期未付中小企业款项信息应当公开
pub(super) static YEARLY_DISCLOSURE_DUE: Rule = Rule {
    code: "PAY301",
    name: "yearly-disclosure-due",
    title: Words {
        zh: "上一年度逾期未付中小企业款项的信息应当公开",
        en: "What was overdue to small and medium-sized enterprises is to be disclosed",
    },
    severity: Severity::Warning,
    phase: Phase::Accept,
    provenance: Provenance::Mandated,
    basis: &[SME_PAYMENT_2020_16, SME_PAYMENT_2025_18],
    message: Words {
        zh: "{year} 年末有 {count} 份合同逾期尚未支付中小企业款项，共 {amount} 元（{contracts}），应在 {last} 前公开合同数量、金额等信息",
        en: "at the end of {year} payments to small and medium-sized enterprises were overdue, {amount} yuan in all; contracts: \
             {count} ({contracts}); number and amount are to be disclosed by {last}",
    },
    help: Words {
        zh: "核对合同和金额，在网站、报刊等便于公众知晓的地方公开；逾期的款项和利息应当尽快付清。是否已经公开，这里没有登记，期限过后一段时间不再提示",
        en: "Check contracts and amounts, and disclose them where the public can see it; pay what is overdue, with interest. \
             Whether it was disclosed is recorded nowhere here: some time after the day this is told no more",
    },
    check: Check::YearWatch(disclosure),
    ..Rule::BASE
};

/// From 1 January to 31 March, and after that for as many days as the profile tells beforehand: that it was done nobody can
/// record.
fn disclosure(watch: &YearWatch<'_>) -> Option<Sighting> {
    let year = watch.as_of.year();
    let since = Date::from_ymd_opt(year, 1, 1)?;
    let last = Date::from_ymd_opt(year, 3, 31)?;
    let window = watch.profile.due_soon_days.on(last);
    let told_until = last.checked_add_days(Days::new(u64::from(window)))?;
    let articles = Articles::at(last).filter(|_| watch.as_of <= told_until)?;
    let amounts = watch.overdue.iter().map(|one| one.short);
    let sum = amounts.fold(Money::ZERO, |sum, one| sum.checked_add(one).unwrap_or(sum));
    let numbers: Vec<_> = watch.overdue.iter().map(number).collect();
    let mut seen = Sighting::new(since)
        .due(Some(last))
        .arg("year", year - 1)
        .arg("count", watch.overdue.len())
        .arg("amount", sum)
        .arg("contracts", numbers.join("、"))
        .arg("last", last);
    seen.fault = seen.fault.under(articles.disclosure);
    Some(seen)
}

fn number(one: &Overdue) -> String {
    scrub(&one.contract_no).into_owned()
}
