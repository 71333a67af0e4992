//! How a rule is asked: the one procedure, for the judge of records and for the guards of lifecycles.

use crate::field::RecordKind;
use crate::record::{Fact, Missing, Record};
use crate::value::Date;

use super::{Case, Check, Context, Found, Rule, Side, Stop, Verdict};

/// A rule is asked of one place of a record: first the subject's presence, then the one condition, then the date of law, then the check.
///
/// # Errors
/// Not fulfilled, not applicable, or nobody can tell.
pub fn ask(rule: &Rule, at: Option<u8>, record: &Record<'_>, context: &Context<'_>) -> Verdict {
    if let Some(at) = at.filter(|_| !rule.judges_empty) {
        match record.slot(at).fact {
            Fact::Absent => return Err(Stop::NotApplicable),
            Fact::Malformed => return Err(Missing::Unreadable(at).into()),
            Fact::Known(_) => {}
        }
    }
    if let Some(when) = rule.when
        && !context.told(record, when)?
    {
        return Err(Stop::NotApplicable);
    }
    if let Some((year, month, day)) = rule.since
        && Some(context.own_date(record)?) < Date::from_ymd_opt(year, month, day)
    {
        return Err(Stop::NotApplicable);
    }
    let place = at.unwrap_or(u8::MAX);
    match rule.check {
        Check::Contract(check) => typed(check, record, context, place),
        Check::Performance(check) => typed(check, record, context, place),
        Check::Commitment(check) => typed(check, record, context, place),
        Check::Dishonesty(check) => typed(check, record, context, place),
        Check::Payment(check) => typed(check, record, context, place),
        Check::Published(check) => typed(check, record, context, place),
        Check::Receipt(check) => typed(check, record, context, place),
        Check::Any(check) => check(record, context, place),
        // By itself it has no other side.
        Check::Across(side, _) => Err(Stop::CannotTell(side.missing())),
        Check::ListWatch(_) => Err(Stop::CannotTell(Side::Reviews.missing())),
        Check::Reading(_) | Check::Intake | Check::Guard(_) | Check::Watch(_) | Check::YearWatch(_) => {
            Err(Stop::NotApplicable)
        }
    }
}

/// What rules find in the record that events have made of a subject, each at every place that it judges.
pub(crate) fn found_in(rules: &[&'static Rule], record: &Record<'_>, context: &Context<'_>) -> Vec<Found> {
    let mut all = Vec::new();
    for rule in rules
        .iter()
        .copied()
        .filter(|rule| rule.judges_what_events_make() && rule.is_on(context.profile))
    {
        for at in rule.places_in(record.kind()) {
            if let Err(Stop::Faults(faults)) = ask(rule, at, record, context) {
                all.extend(faults.into_iter().map(|fault| Found { rule, at, fault }));
            }
        }
    }
    all
}

fn typed<K: RecordKind>(
    check: fn(&Case<'_, K>, u8) -> Verdict,
    record: &Record<'_>,
    context: &Context<'_>,
    place: u8,
) -> Verdict {
    check(&Case::new(record, context), place)
}
