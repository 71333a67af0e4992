//! Which column is which field (列的对应): what is recognised, what is carried along, and what must be asked for.

use std::collections::HashSet;

use zhengwu_credit::field::{Kind, KindSpec, Need, Type, contract, header};
use zhengwu_credit::model::Columns;
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit::value::money::Unit;
use zhengwu_credit::value::text::fold;

use crate::failure::{Question, ReadFailure};
use crate::mapping::{Mapping, Means, same};

use super::search::{Candidate, Found, Heading};
use super::units;

/// The columns of a table, as they are understood.
#[derive(Clone, Debug)]
pub(crate) struct Plan {
    pub(crate) kind: Kind,
    /// The rows in which the header stands.
    pub(crate) rows: (u32, u32),
    pub(crate) columns: Vec<Planned>,
    /// The kept mapping by which they are understood.
    pub(crate) mapping: Option<String>,
}

/// One column.
#[derive(Clone, Debug)]
pub(crate) struct Planned {
    pub(crate) column: usize,
    /// As written.
    pub(crate) written: String,
    /// The same on one line.
    pub(crate) heading: String,
    pub(crate) choice: Choice,
}

/// What a column is.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Choice {
    /// A field.
    Field(header::Column),
    /// The amount of a field in words.
    Words(u8),
    /// Nothing that the catalogue knows: carried along.
    Carry,
    /// One of these fields, or nothing: only the sender knows.
    Ask(Vec<u8>),
}

/// What becomes of the cells of a column.
#[derive(Debug)]
pub(crate) enum Target {
    /// They are this field.
    Field {
        at: u8,
        unit: Unit,
        reading: Reading,
        implies: Option<(u8, &'static str)>,
    },
    /// They are the amount of this field in words.
    Words(u8),
    /// They are the unit of the row's amounts; carried along too.
    UnitOfRow(String),
    /// They are carried along under this heading.
    Unknown(String),
}

/// Headings of a column that states the unit of every row.
const UNIT_HEADINGS: [&str; 4] = ["金额单位", "货币单位", "合同金额单位", "计价单位"];

/// What a spreadsheet's own date or its serial becomes in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reading {
    /// Nothing else than it says.
    AsItStands,
    /// A day.
    Day,
    /// A month: typed as `2024-12`, it was stored as the first day of it.
    Month,
}

/// A header that was understood.
#[derive(Debug)]
pub(crate) struct Header {
    pub(crate) kind: Kind,
    /// The first and the last row in which it stands.
    pub(crate) first_row: u32,
    pub(crate) row: u32,
    /// By column.
    pub(crate) targets: Vec<Target>,
    pub(crate) columns: Columns,
}

impl Plan {
    /// What the catalogue makes of a header.
    pub(crate) fn of(found: &Found) -> Plan {
        let spec = found.kind.spec();
        let planned = |heading: &Heading| Planned {
            column: heading.column,
            written: heading.written.clone(),
            heading: heading.text.clone(),
            choice: choice(spec, heading),
        };
        let mut plan = Plan {
            kind: found.kind,
            rows: found.header.rows,
            columns: found.header.headings.iter().map(planned).collect(),
            mapping: None,
        };
        plan.leave_what_is_given(spec);
        plan.ask_where_two_collide(spec);
        plan
    }

    /// What a kept mapping makes of the header that it was made for.
    pub(crate) fn by_mapping(header: &Candidate, mapping: &Mapping) -> Plan {
        let spec = mapping.kind().spec();
        let mut seen: Vec<String> = Vec::new();
        let columns = header.headings.iter().map(|heading| {
            let before = seen.iter().filter(|one| **one == same(&heading.text)).count();
            seen.push(same(&heading.text));
            let choice = match mapping.means(&heading.text, before) {
                // Whoever wrote the mapping: what says that a contract is classified is believed.
                Means::Nothing if is_of_secrecy(spec, &heading.text) => choice(spec, heading),
                // The unit that the heading itself states is not lost.
                Means::Field(column) => {
                    let stated = units::stated_in(&heading.text).map_or(Unit::Yuan, |(unit, _)| unit);
                    Choice::Field(with_unit(spec, column, heading.unit.beside(stated)))
                }
                Means::Words(at) => Choice::Words(at),
                Means::Nothing => Choice::Carry,
            };
            Planned {
                column: heading.column,
                written: heading.written.clone(),
                heading: heading.text.clone(),
                choice,
            }
        });
        let mut plan = Plan {
            kind: mapping.kind(),
            rows: header.rows,
            columns: columns.collect(),
            mapping: Some(mapping.name().to_owned()),
        };
        plan.ask_where_two_collide(spec);
        plan
    }

    /// Two columns for one field: which of them, is not for us to say. Where the catalogue's own heading stands beside
    /// another word for it, that one is meant, unless it is money: of two amounts nobody knows. Columns that tell of what
    /// kind their numbers are may stand side by side, for a row fills in one of them.
    fn ask_where_two_collide(&mut self, spec: &KindSpec) {
        let of_field = |field: u8, columns: &[Planned]| -> Vec<usize> {
            let is_it = |(_, one): &(usize, &Planned)| matches!(&one.choice, Choice::Field(own) if own.field == field);
            columns
                .iter()
                .enumerate()
                .filter(is_it)
                .map(|(at, _)| at)
                .collect()
        };
        for (field, about) in spec.places() {
            let columns = of_field(field, &self.columns);
            if columns.len() < 2 {
                continue;
            }
            let is_own = |at: &usize| {
                let heading = self.columns.get(*at).map_or("", |one| &one.heading);
                fold(heading) == fold(about.heading)
            };
            let own: Vec<usize> = columns.iter().copied().filter(is_own).collect();
            let told: HashSet<&str> = columns
                .iter()
                .filter_map(|at| match &self.columns.get(*at)?.choice {
                    Choice::Field(column) => column.implies.map(|(_, code)| code),
                    _ => None,
                })
                .collect();
            if told.len() == columns.len() {
                continue;
            }
            for at in columns {
                let choice = match own.as_slice() {
                    [one] if about.ty != Type::Money && *one == at => continue,
                    [_] if about.ty != Type::Money => Choice::Carry,
                    _ => Choice::Ask(vec![field]),
                };
                if let Some(planned) = self.columns.get_mut(at) {
                    planned.choice = choice;
                }
            }
        }
    }

    /// A word that could mean several fields is asked for only where one of them is missed and no other column gives it.
    fn leave_what_is_given(&mut self, spec: &KindSpec) {
        let given: HashSet<u8> = self
            .columns
            .iter()
            .filter_map(|planned| match &planned.choice {
                Choice::Field(column) => Some(column.field),
                _ => None,
            })
            .collect();
        let is_missed = |field: &u8| {
            spec.field(*field)
                .is_some_and(|field| field.need != Need::Optional)
        };
        for planned in &mut self.columns {
            if let Choice::Ask(fields) = &mut planned.choice {
                fields.retain(|field| !given.contains(field));
                if !fields.iter().any(is_missed) {
                    planned.choice = Choice::Carry;
                }
            }
        }
    }

    /// The header, or the questions that must be answered first.
    pub(crate) fn settle(self, sheet: Option<&str>, above: Option<Unit>) -> Result<Header, ReadFailure> {
        let spec = self.kind.spec();
        let questions: Vec<Question> = self.columns.iter().filter_map(|one| one.question(spec)).collect();
        if !questions.is_empty() {
            return Err(ReadFailure::WhichColumn {
                sheet: sheet.map(|name| scrub(name).into_owned()),
                questions,
                unused: Vec::new(),
            });
        }
        let mut columns = Columns {
            of_field: vec![None; spec.fields.len()],
            header_row: u64::from(self.rows.1),
            ..Columns::default()
        };
        let mut targets = Vec::new();
        for planned in self.columns {
            while targets.len() < planned.column {
                targets.push(Target::Unknown(column_letters(targets.len())));
            }
            targets.push(match planned.choice {
                Choice::Field(column) => {
                    if let Some(place) = columns.of_field.get_mut(usize::from(column.field)) {
                        *place = Some((planned.column, planned.written));
                    }
                    columns.implied.extend(column.implies.map(|(field, _)| field));
                    target(spec, &column, above)
                }
                Choice::Words(at) => Target::Words(at),
                Choice::Carry if UNIT_HEADINGS.contains(&fold(&planned.heading).as_str()) => {
                    Target::UnitOfRow(planned.written)
                }
                Choice::Carry | Choice::Ask(_) => Target::Unknown(planned.written),
            });
        }
        Ok(Header {
            kind: self.kind,
            first_row: self.rows.0,
            row: self.rows.1,
            targets,
            columns,
        })
    }
}

impl Planned {
    /// What must be asked of the sender. Headings are named only as far as they cannot be anybody's number.
    fn question(&self, spec: &KindSpec) -> Option<Question> {
        let Choice::Ask(fields) = &self.choice else {
            return None;
        };
        let heading = |at: &u8| spec.field(*at).map_or("", |field| field.heading);
        Some(Question {
            letters: column_letters(self.column),
            heading: scrub(&self.heading).into_owned(),
            fields: fields.iter().map(heading).collect(),
        })
    }
}

fn choice(spec: &KindSpec, heading: &Heading) -> Choice {
    for way in &heading.ways {
        if let Some(column) = header::recognise(spec, way) {
            // What the way that was taken says already, it says twice.
            return Choice::Field(with_unit(spec, column, heading.unit));
        }
        if let Some(at) = header::words_of(spec, way) {
            return Choice::Words(at);
        }
    }
    let mut ways = heading.ways.iter();
    match ways.find_map(|way| Some(header::candidates(spec, way)).filter(|fields| !fields.is_empty())) {
        Some(fields) => Choice::Ask(fields.to_vec()),
        None if is_of_secrecy(spec, &heading.text) => Choice::Ask(vec![contract::classified.at]),
        None => stem(spec, &heading.text).map_or(Choice::Carry, |field| Choice::Ask(vec![field])),
    }
}

/// Whether a heading may say that a contract is classified.
fn is_of_secrecy(spec: &KindSpec, heading: &str) -> bool {
    spec.kind == Kind::Contract
        && ["涉密", "密级", "保密", "秘密", "机密", "定密"]
            .iter()
            .any(|word| heading.contains(word))
}

/// The amount that a heading names with something in brackets that is not understood: 合同金额（美元） may not be read as
/// yuan, and may not be passed over either.
fn stem(spec: &KindSpec, heading: &str) -> Option<u8> {
    let (before, _) = heading.split_once(['(', '（', '[', '【'])?;
    let column = header::recognise(spec, before)?;
    (spec.field(column.field)?.ty == Type::Money).then_some(column.field)
}

/// The column with what else is said of its unit, where it is one of money.
fn with_unit(spec: &KindSpec, mut column: header::Column, stated: Unit) -> header::Column {
    if spec
        .field(column.field)
        .is_some_and(|field| field.ty == Type::Money)
    {
        column.unit = column.unit.beside(stated);
    }
    column
}

fn target(spec: &KindSpec, column: &header::Column, above: Option<Unit>) -> Target {
    let ty = spec.field(column.field).map(|field| field.ty);
    let unit = with_unit(spec, *column, above.unwrap_or_default()).unit;
    let reading = match ty {
        Some(Type::Date | Type::EndDate | Type::Procedure) => Reading::Day,
        Some(Type::Period) => Reading::Month,
        _ => Reading::AsItStands,
    };
    Target::Field {
        at: column.field,
        unit,
        reading,
        implies: column.implies,
    }
}
