//! What the amounts of every column add up to (合计).

use zhengwu_credit::field::{KindSpec, Type};
use zhengwu_credit::value::Money;
use zhengwu_credit::value::text::clean_value;

use crate::layout::plan::{Header, Target};
use crate::source::Row;

/// An amount of a total row that is not the sum.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Differs {
    pub(crate) at: u8,
    pub(crate) total: Money,
    pub(crate) sum: Money,
}

/// How much a total covers: 小计, 合计, 总计.
pub(super) const RANKS: usize = 3;

/// The sums of all columns of money.
pub(super) struct Sums {
    columns: Vec<Sum>,
}

struct Sum {
    column: usize,
    at: u8,
    /// `None` once an amount could not be read: then nothing can be said.
    all: Option<Money>,
    /// Since the last total of a rank or a higher one.
    since: [Option<Money>; RANKS],
}

impl Sums {
    pub(super) fn new(header: &Header) -> Sums {
        let spec: &KindSpec = header.kind.spec();
        let columns = header
            .targets
            .iter()
            .enumerate()
            .filter_map(|(column, target)| match target {
                Target::Field { at, .. } if spec.field(*at)?.ty == Type::Money => Some(Sum {
                    column,
                    at: *at,
                    all: Some(Money::ZERO),
                    since: [Some(Money::ZERO); RANKS],
                }),
                _ => None,
            });
        Sums {
            columns: columns.collect(),
        }
    }

    pub(super) fn add(&mut self, row: &Row<'_>, header: &Header) {
        for sum in &mut self.columns {
            if let Some(amount) = amount(row, header, sum.column) {
                sum.all = plus(sum.all, amount);
                sum.since = sum.since.map(|since| plus(since, amount));
            }
        }
    }

    /// The amounts of a total row that are no sum of rows above it.
    pub(super) fn differing(&mut self, row: &Row<'_>, header: &Header, rank: usize) -> Vec<Differs> {
        let mut differing = Vec::new();
        for sum in &mut self.columns {
            let total = amount(row, header, sum.column).flatten();
            let of_rank = sum.since.get(rank).copied().flatten();
            if let (Some(total), Some(all), Some(of_rank)) = (total, sum.all, of_rank)
                && total != all
                && !sum.since.contains(&Some(total))
            {
                differing.push(Differs {
                    at: sum.at,
                    total,
                    sum: of_rank,
                });
            }
            for (own, since) in sum.since.iter_mut().enumerate() {
                if own <= rank && since.is_some() {
                    *since = Some(Money::ZERO);
                }
            }
        }
        differing
    }

    /// What a total row states, by the place of the field.
    pub(super) fn stated(&self, row: &Row<'_>, header: &Header) -> Vec<(u8, Money)> {
        let of = |sum: &Sum| Some((sum.at, amount(row, header, sum.column)??));
        self.columns.iter().filter_map(of).collect()
    }

    /// Of what a total above all rows states, the amounts that all rows do not give.
    pub(super) fn not_the_whole(&self, stated: &[(u8, Money)]) -> Vec<Differs> {
        let differs = |(at, total): &(u8, Money)| {
            let sum = self.columns.iter().find(|sum| sum.at == *at)?.all?;
            (sum != *total).then_some(Differs {
                at: *at,
                total: *total,
                sum,
            })
        };
        stated.iter().filter_map(differs).collect()
    }
}

fn plus(sum: Option<Money>, amount: Option<Money>) -> Option<Money> {
    sum?.checked_add(amount?)
}

/// The amount in a column: `None` where there is none, `Some(None)` where it cannot be read.
fn amount(row: &Row<'_>, header: &Header, column: usize) -> Option<Option<Money>> {
    let cell = row.cells().find(|cell| cell.column == column)?;
    let Some(Target::Field { unit, .. }) = header.targets.get(column) else {
        return None;
    };
    Some(Money::parse(&clean_value(&cell.text), *unit).ok())
}
