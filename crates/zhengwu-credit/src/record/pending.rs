//! What waits until all cells of a record are set (待定): the order of the columns must not matter.

use std::borrow::Cow;

use crate::field::{FieldSpec, Type};

use crate::value::Money;

use super::{Arg, Fact, Flaw, FlawAt, Raw, Record};

/// What is held back until [`Record::finish`].
#[derive(Clone, Default)]
pub(super) struct Pending<'a> {
    /// Codes that a heading told: the field, and the key of its code.
    implied: Vec<(u8, &'static str)>,
    /// Amounts in words, by the place of their amount.
    pub(super) words: Vec<(u8, Cow<'a, str>)>,
    /// What stood in the column of the contract's amount and is no number.
    pub(super) wording: Option<Cow<'a, str>>,
}

impl Pending<'_> {
    pub(super) fn clear(&mut self) {
        self.implied.clear();
        self.words.clear();
        self.wording = None;
    }
}

impl Record<'_> {
    /// Takes note that the heading of another column tells the code of a field: 乙方统一社会信用代码 of 乙方证件类型 (见
    /// [`Column::implies`](crate::field::header::Column::implies)). [`finish`](Record::finish) fills the field in where it is
    /// empty and that other column is not.
    pub fn imply(&mut self, at: u8, code: &'static str) {
        if self.wanted.has(at) && !self.pending.implied.iter().any(|(field, _)| *field == at) {
            self.pending.implied.push((at, code));
        }
    }

    /// Takes note that the total row (合计行) that this is states another total than its rows come to.
    pub fn total_differs(&mut self, at: u8, total: Money, sum: Money) {
        let note =
            FlawAt::new(at, Flaw::TotalDoesNotFit, None).with("total", Arg::Canonical(total.to_string()));
        self.flawed(note.with("sum", Arg::Canonical(sum.to_string())));
    }

    /// Fills in what headings implied: for as many parts as the telling field has.
    pub(super) fn fill_implied(&mut self) {
        for (at, code) in std::mem::take(&mut self.pending.implied) {
            let tells = |spec: &FieldSpec| {
                let mut all = spec.compounds.iter().filter_map(|compound| compound.implies);
                all.any(|(field, _)| field == at)
            };
            let teller = self.spec().places().find(|(_, spec)| tells(spec));
            let (Some((teller, _)), Some(spec)) = (teller, self.spec().field(at)) else {
                continue;
            };
            if self.slot(at).fact != Fact::Absent || self.slot(teller).fact == Fact::Absent {
                continue;
            }
            let parts = match spec.ty {
                Type::Seq(_) => self.slot(teller).text.split(';').count(),
                _ => 1,
            };
            let text: Cow<'static, str> = match parts {
                1 => Cow::Borrowed(code),
                _ => Cow::Owned(vec![code; parts].join(";")),
            };
            self.set(at, Raw::text(text));
        }
    }
}
