//! What a rule begins as. It compiles, and the tests refuse it until it is filled in.

/// What the records of a family are, as the template needs them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Judges {
    /// Contracts.
    Contract,
    /// Statements of performance.
    Performance,
    /// Commitments.
    Commitment,
    /// Dishonesty records.
    Dishonesty,
    /// What is about to be done.
    Event,
    /// Any record.
    Any,
}

/// Words that a rule must not keep.
pub(super) const TITLE: (&str, &str) = ("（写明问题）", "(say what the fault is)");
pub(super) const MESSAGE: (&str, &str) = ("“{field}”（写明哪里不对）", "`{field}` (say what is wrong)");
pub(super) const HELP: (&str, &str) = ("（写明怎样改正）", "(say how to mend it)");

/// The check passes on everything, so that the firing example fails until the rule is written.
const OF_ONE_KIND: &str = r##"//! <CODE> <NAME>.

use crate::field::<MODULE> as f;
use crate::rules::prelude::*;

/// <TITLE_ZH>
pub(super) static <ITEM>: Rule = Rule {
    code: "<CODE>",
    name: "<NAME>",
    title: Words {
        zh: "<TITLE_ZH>",
        en: "<TITLE_EN>",
    },
    at: At::Fields(&[f::<FIELD>.at]),
    severity: Severity::Error,
    message: Words {
        zh: "<MESSAGE_ZH>",
        en: "<MESSAGE_EN>",
    },
    help: Words {
        zh: "<HELP_ZH>",
        en: "<HELP_EN>",
    },
    check: Check::<VARIANT>(|case, _| {
        let <FIELD> = case.given(f::<FIELD>)?;
        ensure(!<FIELD>.is_empty(), Fault::new)
    }),
    fires: &[Example::of(r#"{"<FIELD>":"（写一条应当指出的记录）"}"#)],
    silent: &[Example::of(r#"{"<FIELD>":"（写一条不应指出的记录）"}"#)],
    ..Rule::BASE
};
"##;

const OF_ANY_KIND: &str = r##"//! <CODE> <NAME>.

use crate::rules::prelude::*;

/// <TITLE_ZH>
pub(super) static <ITEM>: Rule = Rule {
    code: "<CODE>",
    name: "<NAME>",
    title: Words {
        zh: "<TITLE_ZH>",
        en: "<TITLE_EN>",
    },
    at: At::Every(|spec| spec.key == "remarks"),
    severity: Severity::Error,
    message: Words {
        zh: "<MESSAGE_ZH>",
        en: "<MESSAGE_EN>",
    },
    help: Words {
        zh: "<HELP_ZH>",
        en: "<HELP_EN>",
    },
    check: Check::Any(|record, _, at| ensure(record.slot(at).fact != Fact::Absent, Fault::new)),
    fires: &[Example::in_kind(
        Kind::Contract,
        r#"{"remarks":"（写一条应当指出的记录）"}"#,
    )],
    silent: &[Example::in_kind(
        Kind::Contract,
        r#"{"remarks":"（写一条不应指出的记录）"}"#,
    )],
    ..Rule::BASE
};
"##;

/// It has no examples of its own; a table's row must name it, and a test refuses a guard that guards nothing.
const OF_AN_EVENT: &str = r##"//! <CODE> <NAME>.

use crate::rules::prelude::*;

/// <TITLE_ZH>
pub(super) static <ITEM>: Rule = Rule {
    code: "<CODE>",
    name: "<NAME>",
    title: Words {
        zh: "<TITLE_ZH>",
        en: "<TITLE_EN>",
    },
    severity: Severity::Error,
    message: Words {
        zh: "<MESSAGE_ZH>",
        en: "<MESSAGE_EN>",
    },
    help: Words {
        zh: "<HELP_ZH>",
        en: "<HELP_EN>",
    },
    check: Check::Guard(|facts, field| ensure(facts.given(field).is_some(), Fault::new)),
    ..Rule::BASE
};
"##;

/// The declaration of a rule.
pub(super) fn declaration(judges: Judges, code: &str, name: &str, item: &str) -> String {
    let (module, variant, field) = match judges {
        Judges::Contract => ("contract", "Contract", "remarks"),
        Judges::Performance => ("performance", "Performance", "remarks"),
        Judges::Commitment => ("commitment", "Commitment", "remarks"),
        Judges::Dishonesty => ("dishonesty", "Dishonesty", "facts"),
        Judges::Any | Judges::Event => ("", "", ""),
    };
    let template = match judges {
        Judges::Any => OF_ANY_KIND,
        Judges::Event => OF_AN_EVENT,
        _ => OF_ONE_KIND,
    };
    let words = [("TITLE", TITLE), ("MESSAGE", MESSAGE), ("HELP", HELP)];
    let mut text = template.to_owned();
    for (what, (zh, en)) in words {
        text = text
            .replace(&format!("<{what}_ZH>"), zh)
            .replace(&format!("<{what}_EN>"), en);
    }
    text.replace("<MODULE>", module)
        .replace("<VARIANT>", variant)
        .replace("<FIELD>", field)
        .replace("<ITEM>", item)
        .replace("<CODE>", code)
        .replace("<NAME>", name)
}
