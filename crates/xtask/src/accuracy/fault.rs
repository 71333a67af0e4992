//! A fault (植入的错误): into what it is planted, what is changed, and everything that is then to be found.

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Severity;
use zhengwu_credit::value::Date;

use super::ours::OURS;
use super::page8::{PAGE_8, Said};
use crate::corpus::{Corpus, Object, Row, plus};

/// A fault of one field or between fields, or of a whole ledger.
#[derive(Clone, Debug)]
pub(crate) struct Fault {
    /// The rule for which it is planted, `ends-before-starts`, with its family where two have the name.
    pub(crate) rule: &'static str,
    /// In words, where the rule's name does not say it.
    pub(crate) what: String,
    /// The kind of record into which it is planted.
    pub(crate) kind: Kind,
    /// Which record takes it, as a JSON object of conditions: a text (several between `|`), `null` for empty, `*` for
    /// filled in, `~` for a day, `!a` for anything but that, `^2` for what begins so, `>a` and `<a` for what comes after
    /// or before it.
    pub(crate) host: String,
    /// What else is among the host's own, and what is not: a record of a kind that fulfils such conditions.
    pub(crate) beside: Vec<(Kind, &'static str, bool)>,
    /// The fault itself.
    pub(crate) plant: Plant,
    /// Everything that is to be found.
    pub(crate) expect: Vec<Expect>,
    /// Into how many hosts it is planted.
    pub(crate) hosts: usize,
    /// The day as of which the ledger is asked, where that is another than the corpus's own.
    pub(crate) as_of: Option<Date>,
}

/// What is done.
#[derive(Clone, Debug)]
pub(crate) enum Plant {
    /// Fields are changed: `null` takes one out, `{field+3}` is a day three days after that of a field, `{field%110}`
    /// 110 percent of an amount, `{field}` its text.
    Change(Object),
    /// Something is done to the ledger; the row is that of the host. `None` where the ledger does not take it.
    Do(fn(&mut Corpus, &Row) -> Option<()>),
}

/// Something that is to be found.
#[derive(Clone, Debug)]
pub(crate) struct Expect {
    /// The rule, as in [`Fault::rule`].
    pub(crate) rule: &'static str,
    pub(crate) path: String,
    /// At records of this kind, where that is not the host.
    pub(crate) at: Option<&'static str>,
    /// How often.
    pub(crate) times: usize,
    /// Where the host's own day decides which text of a law is meant.
    pub(crate) basis: Option<&'static str>,
}

impl Expect {
    pub(crate) fn new(rule: &'static str, path: impl Into<String>) -> Expect {
        Expect {
            rule,
            path: path.into(),
            at: None,
            times: 1,
            basis: None,
        }
    }
}

/// A fault of fields: these changes, and these findings at the same record.
pub(crate) fn fault(
    rule: &'static str,
    kind: Kind,
    host: &str,
    change: &str,
    expect: &[(&'static str, &'static str)],
) -> Fault {
    Fault {
        rule,
        what: String::new(),
        kind,
        host: host.to_owned(),
        beside: Vec::new(),
        plant: Plant::Change(object(change)),
        expect: expect
            .iter()
            .map(|(rule, path)| Expect::new(rule, *path))
            .collect(),
        hosts: 3,
        as_of: None,
    }
}

/// An object as it is written in a table. What cannot be read is no object: the test of the tables finds it.
pub(crate) fn object(text: &str) -> Object {
    serde_json::from_str(text).unwrap_or_else(|_| Object::from_iter([(UNREADABLE.to_owned(), text.into())]))
}

/// The key of what was written wrongly.
pub(crate) const UNREADABLE: &str = "unreadable";

/// A fault of one field, found there by its own rule alone.
pub(crate) fn one(rule: &'static str, kind: Kind, host: &str, change: &str, path: &'static str) -> Fault {
    fault(rule, kind, host, change, &[(rule, path)])
}

/// A fault of the ledger.
pub(crate) fn done(
    rule: &'static str,
    kind: Kind,
    host: &str,
    plant: fn(&mut Corpus, &Row) -> Option<()>,
    expect: &[(&'static str, &'static str)],
) -> Fault {
    Fault {
        plant: Plant::Do(plant),
        ..fault(rule, kind, host, "{}", expect)
    }
}

impl Fault {
    /// The same, where such a record stands beside it.
    pub(crate) fn beside(mut self, kind: Kind, host: &'static str) -> Fault {
        self.beside.push((kind, host, true));
        self
    }

    /// The same, where no record of this kind stands beside it.
    pub(crate) fn without(self, kind: Kind) -> Fault {
        self.without_such(kind, "{}")
    }

    /// The same, where no such record stands beside it.
    pub(crate) fn without_such(mut self, kind: Kind, host: &'static str) -> Fault {
        self.beside.push((kind, host, false));
        self
    }

    /// The same, and this is found at another record, so often.
    pub(crate) fn and(mut self, at: &'static str, rule: &'static str, path: &str, times: usize) -> Fault {
        self.expect.push(Expect {
            at: Some(at),
            times,
            ..Expect::new(rule, path)
        });
        self
    }

    /// The same under this text of the law.
    pub(crate) fn under(mut self, basis: &'static str) -> Fault {
        for one in &mut self.expect {
            one.basis = Some(basis);
        }
        self
    }

    /// The same, the last of them under this text alone.
    pub(crate) fn and_that_under(mut self, basis: &'static str) -> Fault {
        if let Some(last) = self.expect.last_mut() {
            last.basis = Some(basis);
        }
        self
    }

    /// The same as of another day.
    pub(crate) fn of_day(mut self, year: i32, month: u32, day: u32) -> Fault {
        self.as_of = Date::from_ymd_opt(year, month, day);
        self
    }

    /// The same, told in words.
    pub(crate) fn what(mut self, what: impl Into<String>) -> Fault {
        self.what = what.into();
        self
    }
}

/// What is said of a rule, by its reference: `CTR:procedure-missing`, or the name where only one family has it.
pub(crate) fn said(rule: &str) -> Result<Said> {
    let (family, name) = rule.split_once(':').unwrap_or(("", rule));
    let mut fitting = PAGE_8
        .iter()
        .chain(OURS)
        .filter(|one| one.1 == name && (family.is_empty() || one.0 == family));
    let found = *fitting
        .next()
        .with_context(|| format!("nothing is said of {rule}"))?;
    ensure!(fitting.next().is_none(), "two families have {rule}");
    Ok(found)
}

/// Whether it is an error by what is said of it.
pub(crate) fn is_error(expect: &Expect) -> bool {
    said(expect.rule).is_ok_and(|said| said.2 == Severity::Error)
}

/// Whether a record takes a fault.
pub(crate) fn fits(record: &Object, host: &str) -> Result<bool> {
    let conditions: Object = serde_json::from_str(host).with_context(|| host.to_owned())?;
    Ok(conditions.iter().all(|(field, wanted)| {
        let own = record.get(field);
        let text = own.and_then(Value::as_str).unwrap_or_default();
        match wanted {
            Value::Null => own.is_none(),
            Value::String(wanted) if wanted == "*" => own.is_some(),
            Value::String(wanted) if wanted == "~" => text
                .parse::<Date>()
                .is_ok_and(|day| day.to_string() != "2099-12-31"),
            Value::String(wanted) => match (wanted.get(..1), wanted.get(1..)) {
                (Some("!"), Some(other)) => other
                    .split('|')
                    .all(|one| text.split(';').all(|part| part != one)),
                (Some("^"), Some(beginning)) => text.starts_with(beginning),
                (Some(">"), Some(other)) => text > other,
                (Some("<"), Some(other)) => !text.is_empty() && text < other,
                _ => wanted.split('|').any(|one| one == text),
            },
            other => own == Some(other),
        }
    }))
}

/// The changes made in a record.
pub(crate) fn change(record: &mut Object, changes: &Object) -> Result<()> {
    let before = record.clone();
    for (field, value) in changes {
        match value {
            Value::Null => drop(record.remove(field)),
            Value::String(text) => drop(record.insert(field.clone(), filled(&before, text)?.into())),
            other => drop(record.insert(field.clone(), other.clone())),
        }
    }
    Ok(())
}

/// A text with its `{field+3}` filled in.
fn filled(record: &Object, text: &str) -> Result<String> {
    let Some((before, rest)) = text.split_once('{') else {
        return Ok(text.to_owned());
    };
    let (inner, after) = rest.split_once('}').with_context(|| text.to_owned())?;
    let at = inner.find(['+', '-', '%']).unwrap_or(inner.len());
    let (field, by) = inner.split_at(at);
    let own = record
        .get(field)
        .and_then(Value::as_str)
        .with_context(|| format!("{field} is empty"))?;
    let own = own.split(' ').next().unwrap_or_default();
    let value = match (by.strip_prefix('%'), own.parse::<Date>()) {
        _ if by.is_empty() => own.to_owned(),
        (Some(percent), _) => {
            let fen: i128 = own.replace('.', "").parse()?;
            let part = fen * percent.parse::<i128>()? / 100;
            format!("{}.{:02}", part / 100, part % 100)
        }
        (None, Ok(day)) => plus(day, by.parse()?).to_string(),
        (None, Err(_)) => bail!("{own} is no day"),
    };
    Ok(format!("{before}{value}{}", filled(record, after)?))
}
