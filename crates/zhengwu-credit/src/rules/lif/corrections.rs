//! What a correction must be (更正的条件).

use crate::record::read_yes;
use crate::requirement::facts::day;
use crate::rules::prelude::*;

/// 更正内容读不出来
pub(super) static CORRECTION_UNREADABLE: Rule = Rule {
    code: "LIF110",
    name: "correction-unreadable",
    title: Words {
        zh: "更正内容读不出来",
        en: "A correction that cannot be read",
    },
    basis: &[N4_3],
    message: Words {
        zh: "“{field}”读不出来",
        en: "{field} cannot be read",
    },
    help: Words {
        zh: "“事件并未发生”填是或者否",
        en: "Whether it never happened is yes or no",
    },
    check: Check::Guard(|facts, field| {
        let text = facts.given(field).ok_or(Stop::NotApplicable)?;
        ensure(read_yes(text).is_some(), Fault::new)
    }),
    ..Rule::BASE
};

/// 更正没有改动任何内容
pub(super) static CORRECTION_CHANGES_NOTHING: Rule = Rule {
    code: "LIF220",
    name: "correction-changes-nothing",
    title: Words {
        zh: "更正没有改动任何内容",
        en: "A correction that changes nothing",
    },
    basis: &[N4_3],
    message: Words {
        zh: "按这样更正，登记的内容与原来相同",
        en: "corrected so, everything is as it was",
    },
    help: Words {
        zh: "写明正确的内容、正确的日期，或者写明事件并未发生；已经更正过的不必再更正",
        en: "Say what is right, the right day, or that it never happened; what was corrected already needs no second correction",
    },
    check: Check::Guard(|facts, _| ensure(!facts.changes_nothing, Fault::new)),
    ..Rule::BASE
};

/// 更正后的日期还没有到
pub(super) static CORRECTED_DAY_STILL_TO_COME: Rule = Rule {
    code: "LIF222",
    name: "corrected-day-still-to-come",
    title: Words {
        zh: "更正后的日期晚于更正的日期",
        en: "Corrected to a day after the correction",
    },
    basis: &[N4_3],
    message: Words {
        zh: "更正后的日期 {corrected_on} 晚于更正本身的日期 {on}：已经发生的事不会在以后",
        en: "it is corrected to {corrected_on}, after the correction itself ({on}): what has happened was not later",
    },
    help: Words {
        zh: "写明事情实际发生的日期；还没有发生的，更正为“事件并未发生”",
        en: "Give the day on which it happened; where it has not, correct it as never having happened",
    },
    check: Check::Guard(|facts, field| {
        let right = day(facts.given(field).ok_or(Stop::NotApplicable)?)?;
        ensure(right <= facts.on, || {
            Fault::new()
                .arg("corrected_on", Arg::Canonical(right.to_string()))
                .arg("on", Arg::Canonical(facts.on.to_string()))
        })
    }),
    ..Rule::BASE
};

/// What an event then lacks, in the words of the rules.
fn lacked(rules: &[&Rule]) -> Arg {
    let all = |lang: Lang| {
        let titles = rules
            .iter()
            .map(|rule| format!("{} {}", rule.code, rule.title.in_lang(lang)));
        titles.collect::<Vec<_>>()
    };
    Arg::InBoth {
        zh: all(Lang::Zh).join("、"),
        en: all(Lang::En).join(", "),
    }
}

/// 更正使其他事件失去依据
pub(super) static CORRECTION_BREAKS_ANOTHER: Rule = Rule {
    code: "LIF221",
    name: "correction-breaks-another",
    title: Words {
        zh: "更正之后其他已登记的事件不再符合条件",
        en: "Another event no longer holds once this is corrected",
    },
    provenance: Provenance::Derived,
    basis: &[N4_3],
    message: Words {
        zh: "这样更正之后，第 {number} 号事件（{on} {done}）不再符合条件：{lacks}",
        en: "corrected so, event {number} ({done} on {on}) no longer holds: {lacks}",
    },
    help: Words {
        zh: "先更正第 {number} 号事件；确实就是这样发生的，按事实补录",
        en: "Correct event {number} first; what did happen so is entered as a fact",
    },
    check: Check::Guard(|facts, _| {
        let told = facts.breaks.iter().map(|broken| {
            Fault::new()
                .arg("number", Arg::Canonical(broken.number.to_string()))
                .arg("on", Arg::Canonical(broken.on.to_string()))
                .arg("done", Arg::Code(broken.action))
                .arg("lacks", lacked(&broken.lacks))
        });
        let told: Vec<Fault> = told.collect();
        match told.is_empty() {
            true => Ok(()),
            false => Err(Stop::Faults(told)),
        }
    }),
    ..Rule::BASE
};
