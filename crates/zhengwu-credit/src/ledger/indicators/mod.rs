//! Indicators (指标): figures with their numerator, denominator, exclusions and what cannot be told, and the keys behind each.
//!
//! An indicator is never a record: nothing follows from it for anybody's credit standing.

mod interest;
mod measure;
mod span;

use std::collections::{BTreeMap, BTreeSet};

use serde::{Serialize, Serializer};

use crate::code::{Category, Code, ContractKind, Domain, Lang, Words};
use crate::lifecycle::{State, Text};
use crate::model::{Subject, SubjectKind};
use crate::value::{Date, Money};

use super::Position;
use measure::{Answer, INDICATORS, Indicator};

pub use span::Span;

/// All indicators of a span, as of a day (指标).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Indicators {
    /// The months.
    pub period: Span,
    /// The day as of which everything is asked.
    pub as_of: Date,
    /// What had been recorded by this day is counted, where not everything is.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub known_at: Option<Date>,
    /// The figures.
    pub figures: Vec<Figure>,
}

/// One indicator (指标).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Figure {
    /// Its name, `fulfilment_rate`.
    pub name: &'static str,
    /// Its title; of what depends on no month with the day as of which it is.
    pub title: Text,
    /// What is counted.
    pub counts: Words,
    /// The clause.
    pub basis: &'static str,
    /// In what it is measured.
    pub unit: Measured,
    /// Over what is counted.
    pub over: Over,
    /// The day as of which it is, where it depends on no month.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of: Option<Date>,
    /// Over everything.
    pub total: Cut,
    /// By unit, kind, field and month, in this order; of what is of the day the month in which it fell due or was decided, else its own.
    pub groups: Vec<Group>,
}

/// In what an indicator is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Measured {
    /// 件数
    Subjects,
    /// 元
    Yuan,
}

/// Over what an indicator counts (统计范围).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Over {
    /// What fell into the months (期间数).
    Months,
    /// How things stand on the day, whatever the months (时点数).
    Day,
}

/// A part of an indicator (分组).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Group {
    /// By what: `unit`, `kind`, `field`, `month`.
    pub by: &'static str,
    /// Which one.
    pub key: String,
    /// What people call it.
    pub label: Text,
    /// Its figures.
    #[serde(flatten)]
    pub cut: Cut,
}

/// Figures and the keys behind them.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Cut {
    /// The upper number: subjects, or yuan as text.
    pub numerator: Amount,
    /// The lower number.
    pub denominator: Amount,
    /// Their ratio, four places; `None` where the lower number is nought.
    pub rate: Option<String>,
    /// The subjects that the upper number counts.
    pub counted: Vec<Subject>,
    /// Those that only the lower number counts.
    pub others: Vec<Subject>,
    /// Those that are left out, with the reason.
    pub excluded: Vec<LeftOut>,
    /// Those of which it cannot be told, with the field that lacks.
    pub cannot_tell: Vec<LeftOut>,
}

/// A subject that is not counted, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct LeftOut {
    /// Which.
    pub subject: Subject,
    /// Why.
    pub why: Words,
}

/// A number of subjects, or yuan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Amount {
    /// 件
    Count(u64),
    /// 元
    Yuan(Money),
}

impl Default for Amount {
    fn default() -> Amount {
        Amount::Count(0)
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Amount::Count(count) => write!(f, "{count}"),
            Amount::Yuan(yuan) => write!(f, "{yuan}"),
        }
    }
}

impl Serialize for Amount {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Amount::Count(count) => serializer.serialize_u64(*count),
            Amount::Yuan(yuan) => serializer.collect_str(yuan),
        }
    }
}

impl Amount {
    fn number(self) -> i64 {
        match self {
            Amount::Count(count) => i64::try_from(count).unwrap_or(i64::MAX),
            Amount::Yuan(yuan) => yuan.fen(),
        }
    }

    fn add(&mut self, more: Amount) {
        *self = match (*self, more) {
            (Amount::Count(own), Amount::Count(more)) => Amount::Count(own + more),
            (Amount::Yuan(own), Amount::Yuan(more)) => {
                Amount::Yuan(own.checked_add(more).unwrap_or(Money::from_fen(i64::MAX)))
            }
            // A figure that has not begun takes the unit of what comes first.
            (Amount::Count(_), yuan) => yuan,
            (own, Amount::Count(_)) => own,
        };
    }
}

impl Cut {
    fn add(&mut self, subject: &Subject, answer: &Answer) {
        match answer {
            Answer::NotAsked => {}
            Answer::Share { is_counted, .. } => {
                self.numerator.add(Amount::Count(u64::from(*is_counted)));
                self.denominator.add(Amount::Count(1));
                let list = if *is_counted {
                    &mut self.counted
                } else {
                    &mut self.others
                };
                list.push(subject.clone());
            }
            Answer::Sum { part, whole, .. } => {
                self.numerator.add(Amount::Yuan(*part));
                self.denominator.add(Amount::Yuan(*whole));
                let list = if part.fen() == 0 {
                    &mut self.others
                } else {
                    &mut self.counted
                };
                list.push(subject.clone());
            }
            Answer::Excluded(why) => self.excluded.push(LeftOut {
                subject: subject.clone(),
                why: *why,
            }),
            Answer::CannotTell(why) => self.cannot_tell.push(LeftOut {
                subject: subject.clone(),
                why: *why,
            }),
        }
    }

    fn finish(&mut self) {
        let (part, whole) = (
            i128::from(self.numerator.number()),
            i128::from(self.denominator.number()),
        );
        if whole > 0 {
            // Rounded half up.
            let rate = (part * 20_000 + whole) / (whole * 2);
            self.rate = Some(format!("{}.{:04}", rate / 10_000, rate % 10_000));
        }
    }
}

/// The ways in which figures are parted.
const BY: [&str; 4] = ["unit", "kind", "field", "month"];

impl Position<'_> {
    /// The indicators of these months, as of the position's day (指标).
    #[must_use]
    pub fn indicators(&self, period: Span) -> Indicators {
        let figures = INDICATORS.iter().map(|one| self.figure(one, period)).collect();
        Indicators {
            period,
            as_of: self.as_of,
            known_at: self.known_at,
            figures,
        }
    }

    fn figure(&self, indicator: &Indicator, span: Span) -> Figure {
        let mut total = Cut::default();
        let mut groups: BTreeMap<(usize, String), (Text, Cut)> = BTreeMap::new();
        for (subject, account) in self.accounts() {
            let asked = measure::Asked {
                position: self,
                account,
                span,
            };
            let answer = (indicator.ask)(&asked);
            if matches!(answer, Answer::NotAsked) {
                continue;
            }
            total.add(subject, &answer);
            for (at, key, label) in self.groups_of(&account.state, &answer) {
                let (_, cut) = groups.entry((at, key)).or_insert_with(|| (label, Cut::default()));
                cut.add(subject, &answer);
            }
        }
        total.finish();
        let groups = groups.into_iter().map(|((at, key), (label, mut cut))| {
            cut.finish();
            let by = BY.get(at).copied().unwrap_or_default();
            Group { by, key, label, cut }
        });
        Figure {
            name: indicator.name,
            title: titled(indicator, self.as_of),
            counts: indicator.counts,
            basis: indicator.basis.cite,
            unit: indicator.unit,
            over: indicator.over,
            as_of: (indicator.over == Over::Day).then_some(self.as_of),
            total,
            groups: groups.collect(),
        }
    }

    /// To which groups a subject belongs: in several fields it counts in each.
    fn groups_of(&self, state: &State, answer: &Answer) -> Vec<(usize, String, Text)> {
        let unit = self.unit_code(state);
        let name = self.unit_name(&unit);
        let mut groups = vec![(
            0,
            unit,
            Text {
                zh: name.clone(),
                en: name,
            },
        )];
        let parent = state.subject.hangs_on();
        let described = parent.and_then(|parent| self.state(&parent)).unwrap_or(state);
        let kind = match described.subject.kind {
            SubjectKind::Contract => described
                .fact("contract_kind")
                .and_then(|key| ContractKind::LIST.read(key))
                .and_then(|at| ContractKind::LIST.get(at)),
            _ => described
                .fact("category")
                .and_then(|key| Category::LIST.read(key))
                .and_then(|at| Category::LIST.get(at)),
        };
        groups.extend(kind.map(|code| labelled(1, code)));
        let fields: BTreeSet<&str> = described
            .fact("fields")
            .into_iter()
            .flat_map(|text| text.split(';'))
            .collect();
        let fields = fields
            .into_iter()
            .filter_map(|key| Domain::LIST.get(Domain::LIST.read(key)?));
        groups.extend(fields.map(|code| labelled(2, code)));
        if let Answer::Share { month, .. } | Answer::Sum { month, .. } = answer {
            let month = month.to_string();
            groups.push((
                3,
                month.clone(),
                Text {
                    zh: month.clone(),
                    en: month,
                },
            ));
        }
        groups
    }
}

/// What an indicator is called: nobody is to read of the months what is of the day.
fn titled(indicator: &Indicator, as_of: Date) -> Text {
    let Words { zh, en } = indicator.title;
    match indicator.over {
        Over::Months => Text {
            zh: zh.to_owned(),
            en: en.to_owned(),
        },
        Over::Day => Text {
            zh: format!("{zh}（截至 {as_of}）"),
            en: format!("{en} (as of {as_of})"),
        },
    }
}

fn labelled(at: usize, code: &'static Code) -> (usize, String, Text) {
    let label = Text {
        zh: code.label_in(Lang::Zh),
        en: code.label_in(Lang::En),
    };
    (at, code.key.to_owned(), label)
}
