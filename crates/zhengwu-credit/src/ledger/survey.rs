//! The first walk over a run: which keys stand twice, and which rows are withheld.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::field::{FieldSpec, Kind, Type, commitment, contract, dishonesty, unit};
use crate::model::{Key, SubjectKind};
use crate::record::{Record, Wanted};
use crate::requirement::earlier::{Came, EarlierMonths, dated_places};
use crate::requirement::register::Register;
use crate::requirement::{Difference, Twin};

use crate::value::Period;
use crate::value::mask::scrub;

use super::filing::spoken_of;
use super::peers::PeerBook;
use super::withheld::Withheld;
use super::{Input, Options, ReadError, Row};

/// What one must know of all rows before judging one.
#[derive(Default)]
pub(super) struct Survey {
    pub(super) withheld: Withheld,
    /// The contracts beside each other.
    pub(super) peers: PeerBook,
    /// What came in the months before.
    earlier: EarlierMonths,
    /// The units of the run, and who follows them.
    pub(super) units: Register,
    /// Whether a unit of the run has no code or no name that can be read: then nobody can tell who is in the register.
    units_unread: bool,
    /// Keys that stand in more than one row.
    groups: HashMap<u64, Group>,
}

/// Rows of one key, in order.
#[derive(Default)]
struct Group {
    members: Vec<Member>,
    /// Which member stands where: by input, and ordinal among its records.
    places: HashMap<(usize, u64), usize>,
    /// The first member that differs from the first of all, and so stands for all that differ.
    other: Option<usize>,
}

struct Member {
    row: u64,
    file: Option<String>,
    /// As it is compared.
    cells: Vec<Option<String>>,
    /// As it may be shown.
    shown: Vec<String>,
    /// Columns that the catalogue does not know, where something stands in them.
    unknown: BTreeMap<String, String>,
}

/// Where a record stands: its row as the user counts, and which record of its table it is.
pub(super) struct Walked {
    number: u64,
    pub(super) ordinal: u64,
}

impl Survey {
    /// Walks over all rows; a second time over the tables that have a key twice.
    pub(super) fn of(inputs: &[Input<'_>], options: &Options<'_>) -> Result<Survey, ReadError> {
        let names_contracts = |input: &Input<'_>| {
            matches!(
                input.table.kind(),
                Kind::Commitment | Kind::Dishonesty | Kind::Published | Kind::Receipt
            )
        };
        // A ledger has its contracts, and so have several files that speak of them; one file alone may amend what came before.
        let speaks_of_contracts =
            |input: &&Input<'_>| spoken_of(input.table.kind()).is_some_and(may_name_contracts);
        let is_ledger = options.logged.is_some() || options.register.is_some();
        let withheld = Withheld::new(inputs.iter().any(names_contracts));
        let mut survey = Survey {
            withheld,
            peers: PeerBook::new(is_ledger || inputs.iter().filter(speaks_of_contracts).count() > 1),
            ..Survey::default()
        };
        let mut once: HashSet<u64> = HashSet::new();
        let mut twice: HashSet<u64> = HashSet::new();
        for (contract, on) in options.declassified {
            survey.withheld.note_declassified(contract, *on);
        }
        for input in inputs {
            if let Some(month) = reported_before(input) {
                survey.earlier.note_month(input.scope, month);
            }
            walk(
                input,
                survey_fields(input.table.kind()),
                options,
                &mut |_, record| {
                    survey.withheld.note(record, input);
                    if record.kind() == Kind::Contract {
                        survey.peers.note(record, input);
                    }
                    if reported_before(input).is_some() {
                        survey.earlier.note(record);
                    }
                    survey.units_unread |= record.kind() == Kind::Unit && !names_itself(record);
                    if let Some(code) = record.value(unit::uscc) {
                        let heir = record.value(unit::successor_uscc);
                        let heir = heir.as_ref().map(|code| code.as_str());
                        if let Some(name) = record.value(unit::name) {
                            survey.units.add(code.as_str(), name);
                        }
                        survey
                            .units
                            .note_end(code.as_str(), record.value(unit::valid_to), heir);
                    }
                    if is_compared(input) && Key::is_complete(record) {
                        let key = scoped_key(record, input);
                        if !once.insert(key) {
                            twice.insert(key);
                        }
                    }
                },
            )?;
        }
        for secret in options.secret {
            survey.withheld.note_secret(secret);
        }
        survey.withheld.close();
        if survey.peers.asks_again() {
            survey.read_contracts_again(inputs, options)?;
        }
        if !twice.is_empty() {
            survey.gather(inputs, options, &twice)?;
        }
        Ok(survey)
    }

    /// The report that an input is part of, beside those of earlier months.
    pub(super) fn came(&self, input: &Input<'_>) -> Option<Came<'_>> {
        input.period.map(|month| Came {
            earlier: &self.earlier,
            unit: input.scope,
            month,
        })
    }

    /// What agrees with another contract, amends one or is amended; nothing is said of what is withheld.
    fn read_contracts_again(&mut self, inputs: &[Input<'_>], options: &Options<'_>) -> Result<(), ReadError> {
        let is_contract = |input: &&Input<'_>| input.table.kind() == Kind::Contract;
        for input in inputs.iter().filter(is_contract) {
            walk(
                input,
                survey_fields(Kind::Contract),
                options,
                &mut |row, record| {
                    if !self.withheld.holds(record, input.scope) {
                        self.peers.note_again(record, row.number, input);
                    }
                },
            )?;
        }
        Ok(())
    }

    fn gather(
        &mut self,
        inputs: &[Input<'_>],
        options: &Options<'_>,
        twice: &HashSet<u64>,
    ) -> Result<(), ReadError> {
        for (number, input) in inputs.iter().enumerate().filter(|(_, input)| is_compared(input)) {
            walk(input, Wanted::ALL, options, &mut |row, record| {
                let key = scoped_key(record, input);
                if Key::is_complete(record)
                    && twice.contains(&key)
                    && !self.withheld.holds(record, input.scope)
                {
                    let member = Member::new(row.number, input.table.file(), record);
                    self.groups
                        .entry(key)
                        .or_default()
                        .add((number, row.ordinal), member);
                }
            })?;
        }
        Ok(())
    }

    /// The register that the run itself has (`units.csv` among its files).
    pub(super) fn register(&self) -> Option<&Register> {
        let is_there = !self.units_unread && self.units.codes().next().is_some();
        is_there.then_some(&self.units)
    }

    /// Whether another row says the same, or something else, under the key of this one: the record that stands at this
    /// ordinal among the records of an input.
    pub(super) fn twin_of(&self, record: &Record<'_>, place: (usize, u64), input: &Input<'_>) -> Twin {
        if self.groups.is_empty() || !Key::is_complete(record) {
            return Twin::Alone;
        }
        let Some(group) = self.groups.get(&scoped_key(record, input)) else {
            return Twin::Alone;
        };
        let at = group.places.get(&place).copied();
        let this = at.and_then(|at| group.members.get(at));
        let (Some(this), Some(first)) = (this, group.members.first()) else {
            return Twin::Alone;
        };
        let other = match group.other.and_then(|at| group.members.get(at)) {
            Some(other) if this.cells == first.cells => other,
            Some(_) => first,
            None if group.members.len() < 2 => return Twin::Alone,
            None if at == Some(0) => return Twin::First,
            None => {
                return Twin::Identical {
                    row: first.row,
                    file: first.file_beside(this),
                    others: first.other_columns(this),
                };
            }
        };
        let fields = (0_u8..)
            .zip(
                this.cells
                    .iter()
                    .zip(&other.cells)
                    .zip(this.shown.iter().zip(&other.shown)),
            )
            .filter(|(_, ((mine, theirs), _))| mine != theirs)
            .map(|(at, (_, (mine, theirs)))| Difference {
                field: at,
                here: mine.clone(),
                there: theirs.clone(),
            })
            .collect();
        Twin::Different {
            row: other.row,
            file: other.file_beside(this),
            fields,
        }
    }
}

impl Group {
    fn add(&mut self, place: (usize, u64), member: Member) {
        let at = self.members.len();
        if self.other.is_none()
            && self
                .members
                .first()
                .is_some_and(|first| first.cells != member.cells)
        {
            self.other = Some(at);
        }
        self.places.insert(place, at);
        self.members.push(member);
    }
}

impl Member {
    fn new(row: u64, file: Option<&str>, record: &Record<'_>) -> Member {
        let shown = |(at, _)| {
            // By its own lights: what is a person's name here may be a firm's there.
            record
                .canonical(at)
                .map(|text| record.shown(at, None, &text))
                .unwrap_or_default()
        };
        Member {
            row,
            file: file.map(str::to_owned),
            cells: comparable(record),
            shown: record.spec().places().map(shown).collect(),
            unknown: record
                .unknown()
                // The number of a row is no content of it.
                .filter(|(key, value)| !value.trim().is_empty() && key.trim() != "序号")
                .map(|(key, value)| (key.to_owned(), value.trim().to_owned()))
                .collect(),
        }
    }

    /// The columns outside the catalogue in which the two differ, by their headings.
    fn other_columns(&self, other: &Member) -> Vec<String> {
        let keys: BTreeSet<&String> = self.unknown.keys().chain(other.unknown.keys()).collect();
        keys.into_iter()
            .filter(|key| self.unknown.get(*key) != other.unknown.get(*key))
            .map(|key| scrub(key.trim()).into_owned())
            .collect()
    }

    /// Its file, where that is another than this one's.
    fn file_beside(&self, other: &Member) -> Option<String> {
        self.file.clone().filter(|_| self.file != other.file)
    }
}

/// A record as it is compared: in canonical form, sets in one order, empty cells as what they stand for.
fn comparable(record: &Record<'_>) -> Vec<Option<String>> {
    let cell = |(at, spec): (u8, &FieldSpec)| {
        let text = record.canonical(at).map(Into::into);
        let text: Option<String> = text.or_else(|| spec.default.map(str::to_owned));
        match (spec.ty, text) {
            (Type::Codes(_), Some(text)) => {
                let mut keys: Vec<&str> = text.split(';').collect();
                keys.sort_unstable();
                Some(keys.join(";"))
            }
            (_, text) => text,
        }
    };
    record.spec().places().map(cell).collect()
}

/// What the first walk asks for: the key, and what tells whether a row is withheld.
fn survey_fields(kind: Kind) -> Wanted {
    let mut fields = kind.spec().key_fields.to_vec();
    fields.extend(dated_places(kind));
    match kind {
        Kind::Contract => fields.extend([
            contract::classified.at,
            contract::amends_contract_no.at,
            contract::party_b_id.at,
            contract::party_b_id_kind.at,
            contract::party_b_kind.at,
            contract::amount.at,
            contract::subject_matter.at,
        ]),
        Kind::Commitment => {
            fields.extend([
                commitment::promisor_kind.at,
                commitment::promisor_code.at,
                commitment::unit_uscc.at,
                commitment::contract_no.at,
            ]);
        }
        Kind::Dishonesty => fields.push(dishonesty::contract_no.at),
        Kind::Unit => fields.extend([unit::name.at, unit::valid_to.at, unit::successor_uscc.at]),
        Kind::Performance | Kind::Payment | Kind::ListReview | Kind::Published | Kind::Receipt => {}
    }
    Wanted::only(&fields)
}

/// The month of an input that was reported before and is only looked up.
fn reported_before(input: &Input<'_>) -> Option<Period> {
    let is_report = input.context_only && input.table.kind().is_reported();
    input.period.filter(|_| is_report)
}

/// Whether a unit of a register can be told from others, and what it is called.
fn names_itself(record: &Record<'_>) -> bool {
    record.value(unit::uscc).is_some() && record.value(unit::name).is_some()
}

/// Contracts, what hangs on them, and promises that name them.
fn may_name_contracts(kind: SubjectKind) -> bool {
    matches!(kind, SubjectKind::Contract | SubjectKind::Commitment)
}

/// Whether rows of one key are held against each other: not in what others wrote. A contract is published in several places,
/// and a receipt has a row for every fault.
fn is_compared(input: &Input<'_>) -> bool {
    !matches!(input.table.kind(), Kind::Published | Kind::Receipt)
}

/// Finishes a record; what is waived as issued is taken so.
pub(super) fn finish(record: &mut Record<'_>, options: &Options<'_>) {
    record.finish(options.as_of);
    if let Some(waivers) = options.waivers {
        waivers.read(record, options.as_of);
    }
}

/// Goes through the records of a table, each finished.
pub(super) fn walk(
    input: &Input<'_>,
    wanted: Wanted,
    options: &Options<'_>,
    each: &mut dyn FnMut(Walked, &Record<'_>),
) -> Result<(), ReadError> {
    let mut ordinal = 0;
    input.table.visit_fields(wanted, &mut |row| {
        if let Row::Record(number, record) = row {
            finish(record, options);
            each(Walked { number, ordinal }, record);
            ordinal += 1;
        }
    })
}

fn scoped_key(record: &Record<'_>, input: &Input<'_>) -> u64 {
    let mut hasher = DefaultHasher::new();
    // What is only looked up is no duplicate of what came now.
    (input.scope, input.batch, input.period, input.context_only).hash(&mut hasher);
    Key::fingerprint(record).hash(&mut hasher);
    hasher.finish()
}
