//! Which column is which field (列的对应): what is recognised, what is carried along, and what must be asked for.

use zhengwu_credit::field::{Kind, KindSpec, Need, Type, header};
use zhengwu_credit::model::Columns;
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit::value::money::Unit;

use crate::failure::{Question, ReadFailure};
use crate::mapping::{Mapping, Means};

use super::search::{Candidate, Found, Heading};

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
    /// They are carried along under this heading.
    Unknown(String),
}

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
    /// The last row in which it stands.
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
        plan.ask_where_two_collide();
        plan.leave_what_is_given(spec);
        plan
    }

    /// What a kept mapping makes of the header that it was made for.
    pub(crate) fn by_mapping(header: &Candidate, mapping: &Mapping) -> Plan {
        let mut seen: Vec<String> = Vec::new();
        let columns = header.headings.iter().map(|heading| {
            let before = seen.iter().filter(|one| **one == heading.text).count();
            seen.push(heading.text.clone());
            let choice = match mapping.means(&heading.text, before) {
                Means::Field(column) => Choice::Field(column),
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
        plan.ask_where_two_collide();
        plan
    }

    /// Two columns for one field: which of them, is not for us to say.
    fn ask_where_two_collide(&mut self) {
        let field_of = |planned: &Planned| match &planned.choice {
            Choice::Field(column) => Some(column.field),
            _ => None,
        };
        let fields: Vec<u8> = self.columns.iter().filter_map(field_of).collect();
        for planned in &mut self.columns {
            if let Some(field) = field_of(planned)
                && fields.iter().filter(|other| **other == field).count() > 1
            {
                planned.choice = Choice::Ask(vec![field]);
            }
        }
    }

    /// A word that could mean several fields is asked for only where one of them is missed and no other column gives it.
    fn leave_what_is_given(&mut self, spec: &KindSpec) {
        let given = self.columns.iter().flat_map(|planned| match &planned.choice {
            Choice::Field(column) => vec![column.field],
            Choice::Ask(fields) if fields.len() == 1 => fields.clone(),
            _ => Vec::new(),
        });
        let given: Vec<u8> = given.collect();
        let is_missed = |field: &u8| {
            !given.contains(field)
                && spec
                    .field(*field)
                    .is_some_and(|field| field.need != Need::Optional)
        };
        for planned in &mut self.columns {
            if let Choice::Ask(fields) = &mut planned.choice
                && !(fields.len() == 1 && given.contains(fields.first().unwrap_or(&u8::MAX)))
            {
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
                sheet: sheet.map(str::to_owned),
                questions,
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
                Choice::Carry | Choice::Ask(_) => Target::Unknown(planned.written),
            });
        }
        Ok(Header {
            kind: self.kind,
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
            return Choice::Field(column);
        }
        if let Some(at) = header::words_of(spec, way) {
            return Choice::Words(at);
        }
    }
    let mut ways = heading.ways.iter();
    match ways.find_map(|way| Some(header::candidates(spec, way)).filter(|fields| !fields.is_empty())) {
        Some(fields) => Choice::Ask(fields.to_vec()),
        None => Choice::Carry,
    }
}

fn target(spec: &KindSpec, column: &header::Column, above: Option<Unit>) -> Target {
    let ty = spec.field(column.field).map(|field| field.ty);
    let unit = match (ty, above) {
        (Some(Type::Money), Some(above)) => column.unit.beside(above),
        _ => column.unit,
    };
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
