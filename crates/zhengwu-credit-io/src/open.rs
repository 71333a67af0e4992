//! Bytes in, tables out.

use zhengwu_credit::field::Kind;
use zhengwu_credit::ledger::{JsonTable, NotJson, Table};
use zhengwu_credit::value::mask::scrub;

use crate::layout::asides::{self, Below};
use crate::layout::units::{self, Stated};
use crate::layout::{self, Header, Layout, NoLayout, Plan, WITHIN, delimiter, delimiter_words, kind_in_name};
use crate::limits::{Limit, Limits};
use crate::notes::{self, Note};
use crate::source::decode::{self, Encoding};
use crate::source::json;
use crate::source::sniff::{self, Format};
use crate::source::{Sheet, delimited, ruined, xls, xlsx};
use crate::table::{GridTable, OwnedTable, Source};
use crate::text_table::TextTable;
use crate::{Mapping, ReadFailure, Sentence, mapping, stem};

/// How a file is to be read (读取选项).
#[derive(Clone, Debug, Default)]
pub struct ReadOptions {
    /// The kind of record; told from headings, keys and names where it is not given.
    pub kind: Option<Kind>,
    /// Kept answers to which column is which field; one is used where the headings are those that it was made for.
    pub mappings: Vec<Mapping>,
    /// What a file may hold.
    pub limits: Limits,
}

/// A file that was read.
#[derive(Debug)]
pub struct Opened {
    /// Its tables: one a sheet for a workbook, else one.
    pub tables: Vec<OwnedTable>,
    /// What a person should know of how it was read: one sentence for everything that was decided.
    pub notes: Vec<Note>,
}

/// Reads a file from its bytes. The name is for findings and, where nothing else tells the kind of record, for that.
///
/// # Errors
/// [`ReadFailure`]: the file as a whole cannot be read. What is wrong with a row or a cell is a finding, not a failure.
///
/// # Examples
/// ```
/// use zhengwu_credit::field::Kind;
/// use zhengwu_credit::ledger::Table;
/// use zhengwu_credit_io::{ReadOptions, open};
/// let csv = "2024年12月合同台账\n单位：万元\n合同编号,合同名称,合同金额\nHA-1,示例合同,12.5\n";
/// let opened = open("台账.csv", csv.into(), &ReadOptions::default()).unwrap();
/// assert_eq!(opened.tables[0].kind(), Kind::Contract);
/// ```
pub fn open(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Opened, ReadFailure> {
    match cells(name, bytes, options)? {
        Cells::Json(table) => Ok(Opened {
            tables: vec![OwnedTable(Source::Text(table))],
            notes: Vec::new(),
        }),
        Cells::Sheets { sheets, notes, said } => open_sheets(name, sheets, notes, said, options),
    }
}

/// The mapping that would be used for every table of a file, as text to be edited and kept; `?` stands where only the
/// sender knows.
///
/// # Errors
/// [`ReadFailure`] as [`open`], but for [`ReadFailure::WhichColumn`], which is what this is for.
pub fn propose_mapping(
    name: &str,
    bytes: Vec<u8>,
    options: &ReadOptions,
) -> Result<Vec<String>, ReadFailure> {
    let Cells::Sheets { sheets, .. } = cells(name, bytes, options)? else {
        return Err(ReadFailure::NoColumns);
    };
    let is_only = is_only(&sheets);
    let mut texts = Vec::new();
    let mut left_out = Vec::new();
    for sheet in &sheets {
        match lay_out(name, sheet, options, is_only)? {
            Ok(found) => {
                let own = sheet.name.as_deref();
                let place = own.map_or(name.to_owned(), |sheet| {
                    format!("{name} 工作表“{}”", scrub(sheet))
                });
                texts.push(mapping::write(&found.plan, &place));
            }
            Err(why) => left_out.push((sheet.name.as_deref(), why)),
        }
    }
    match texts.is_empty() {
        true => Err(nothing(left_out)),
        false => Ok(texts),
    }
}

/// What a file holds, before it is asked which column is which.
enum Cells {
    Json(TextTable),
    Sheets {
        sheets: Vec<Sheet>,
        notes: Vec<Note>,
        /// How its text was encoded and divided, in both languages.
        said: Option<(String, String)>,
    },
}

fn cells(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Cells, ReadFailure> {
    let limits = &options.limits;
    limits.hold(Limit::FileBytes, bytes.len(), || Sentence::same(""))?;
    match sniff::format(&bytes)? {
        Format::Workbook => {
            let sheets = xlsx::read(bytes, limits)?;
            Ok(Cells::Sheets {
                sheets,
                notes: other_ending(
                    name,
                    &["xlsx", "xlsm", "xltx"],
                    (" Excel（.xlsx）", "Excel (.xlsx)"),
                )
                .into_iter()
                .collect(),
                said: None,
            })
        }
        Format::Xls => Ok(Cells::Sheets {
            sheets: xls::read(bytes, limits)?,
            notes: other_ending(
                name,
                &["xls", "xlt", "et"],
                (" Excel 97–2003（.xls）", "Excel 97-2003 (.xls)"),
            )
            .into_iter()
            .collect(),
            said: None,
        }),
        Format::Text => text_cells(name, bytes, options),
    }
}

fn text_cells(name: &str, bytes: Vec<u8>, options: &ReadOptions) -> Result<Cells, ReadFailure> {
    let decoded = decode::decode(bytes)?;
    let text = decoded.text;
    if sniff::is_markup(&text) {
        return Err(ReadFailure::WebPage);
    }
    if sniff::is_json(&text) {
        return json_table(name, text, options).map(Cells::Json);
    }
    let start = text
        .char_indices()
        .nth(RUINED_WITHIN)
        .map_or(text.as_str(), |(at, _)| text.get(..at).unwrap_or(""));
    if let Some(how) = ruined(start) {
        return Err(ReadFailure::Ruined(how));
    }
    let delimiter = delimiter(&text);
    let read = delimited::read(&text, delimiter, &options.limits)?;
    let mut notes: Vec<Note> = Vec::new();
    notes.extend(other_ending(
        name,
        &["csv", "tsv", "txt", "tab", ""],
        ("文本表格（CSV）", "delimited text (CSV)"),
    ));
    if !decoded.broken.is_empty() {
        notes.push(notes::broken_bytes(&decoded.broken));
    }
    let said = match (decoded.encoding, delimiter) {
        (Encoding::Utf8, b',') => None,
        (encoding, delimiter) => {
            let (zh, en) = delimiter_words(delimiter);
            Some((
                format!("{}，{zh}分隔", encoding.name()),
                format!("{}, separated by {en}", encoding.name_en()),
            ))
        }
    };
    let sheet = Sheet {
        grid: read.grid,
        widths: Some(read.widths),
        ..Sheet::default()
    };
    Ok(Cells::Sheets {
        sheets: vec![sheet],
        notes,
        said,
    })
}

/// Characters within which ruined text is looked for.
const RUINED_WITHIN: usize = 20_000;

fn json_table(name: &str, text: String, options: &ReadOptions) -> Result<TextTable, ReadFailure> {
    json::check(&text, 1, &options.limits)?;
    let kind = match JsonTable::new(&text, options.kind, None) {
        Ok(table) => table.kind(),
        Err(NotJson::KindUnknown) => kind_in_name(stem(name)).ok_or(ReadFailure::KindUnknown)?,
        Err(NotJson::Empty) => return Err(ReadFailure::Empty),
        Err(NotJson::Malformed { line, column }) => {
            let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX);
            return Err(ReadFailure::NotJson {
                line: number(line),
                column: number(column),
            });
        }
    };
    let file = name.to_owned();
    Ok(TextTable { file, kind, text })
}

/// A note where a name ends in another format's ending.
fn other_ending(name: &str, own: &[&str], really: (&str, &str)) -> Option<Note> {
    let (_, ending) = name.rsplit_once('.')?;
    let ending = ending.to_ascii_lowercase();
    let is_a_format = [
        "xlsx", "xls", "csv", "tsv", "txt", "json", "ndjson", "jsonl", "et",
    ]
    .contains(&ending.as_str());
    (is_a_format && !own.contains(&ending.as_str())).then(|| notes::other_ending(&ending, really))
}

fn is_only(sheets: &[Sheet]) -> bool {
    sheets.iter().filter(|sheet| sheet.grid.rows > 0).count() == 1
}

/// Finds the header of a sheet.
fn lay_out(
    name: &str,
    sheet: &Sheet,
    options: &ReadOptions,
    is_only: bool,
) -> Result<Result<Layout, NoLayout>, ReadFailure> {
    let head = sheet.grid.head(WITHIN + 1);
    let own = sheet.name.as_deref().unwrap_or_default();
    let names = [own, stem(name)];
    let found = layout::find(sheet, &head, &names, options.kind, is_only, &options.mappings);
    if sheet.name.is_some() {
        let text: Vec<&str> = head
            .iter()
            .flat_map(|row| &row.cells)
            .map(|cell| cell.text.as_ref())
            .collect();
        if let Some(how) = ruined(&text.join("\n")) {
            return Err(ReadFailure::Ruined(how));
        }
    }
    Ok(found)
}

fn open_sheets(
    name: &str,
    sheets: Vec<Sheet>,
    mut notes: Vec<Note>,
    said: Option<(String, String)>,
    options: &ReadOptions,
) -> Result<Opened, ReadFailure> {
    let is_only = is_only(&sheets);
    let mut tables = Vec::new();
    let mut left_out = Vec::new();
    let names: Vec<Option<String>> = sheets.iter().map(|sheet| sheet.name.clone()).collect();
    for (sheet, own) in sheets.into_iter().zip(&names) {
        let own = own.as_deref();
        match lay_out(name, &sheet, options, is_only)? {
            Ok(found) => {
                let said = said.as_ref().map(|(zh, en)| (zh.as_str(), en.as_str()));
                let unfit: Vec<Note> = found.unfit.iter().map(|one| notes::unfit(own, one)).collect();
                // Also in the name of the sheet: 合同台账(万元).
                let above = units::together(found.unit.clone(), own.and_then(units::stated_in));
                let (header, below, unit) =
                    settle(&sheet, &found.plan, above).map_err(|failure| failure.beside(&unfit))?;
                notes.extend(unfit);
                notes.push(notes::layout(&sheet, &found.plan, unit.as_ref(), said));
                if sheet.is_hidden {
                    notes.push(notes::hidden(own));
                }
                if sheet.formulas.count > 0 {
                    notes.push(notes::formulas(own, sheet.formulas));
                }
                let table = GridTable::new(name, sheet, header, below);
                if !table.merged.is_empty() {
                    notes.push(notes::filled_down(own, &table.merged));
                }
                if !table.merged_amounts.is_empty() {
                    notes.push(notes::merged_amounts(own, &table.merged_amounts));
                }
                notes.extend(notes::asides(own, &table.below.asides));
                if !table.below.has_records {
                    notes.push(notes::no_rows(own));
                }
                tables.push(OwnedTable(Source::Grid(table)));
            }
            Err(why) => left_out.push((own, why)),
        }
    }
    if tables.is_empty() {
        return Err(nothing(left_out));
    }
    notes.extend(
        left_out
            .into_iter()
            .map(|(sheet, why)| notes::left_out(sheet, why)),
    );
    Ok(Opened { tables, notes })
}

/// The header of a sheet and what stands below it. A unit that is stated only below the table holds for all of it.
fn settle(
    sheet: &Sheet,
    plan: &Plan,
    above: Option<Stated>,
) -> Result<(Header, Below, Option<Stated>), ReadFailure> {
    let own = sheet.name.as_deref();
    let second = |row| ReadFailure::SecondHeader {
        sheet: own.map(|name| scrub(name).into_owned()),
        row: u64::from(row),
    };
    let header = plan.clone().settle(own, above.as_ref().map(|(unit, _)| *unit))?;
    let below = asides::find(&sheet.grid, &header, &sheet.merged).map_err(second)?;
    let Some(stated) = below.unit.clone().filter(|stated| above.as_ref() != Some(stated)) else {
        return Ok((header, below, above));
    };
    let unit = units::together(above, Some(stated));
    let header = plan.clone().settle(own, unit.as_ref().map(|(unit, _)| *unit))?;
    let below = asides::find(&sheet.grid, &header, &sheet.merged).map_err(second)?;
    Ok((header, below, unit))
}

/// Why there is no table in a file.
fn nothing(left_out: Vec<(Option<&str>, NoLayout)>) -> ReadFailure {
    match left_out.as_slice() {
        [(None, NoLayout::Empty)] | [] => ReadFailure::Empty,
        [(None, NoLayout::NoHeading(kind))] => ReadFailure::NoHeading(*kind),
        [(None, NoLayout::TwoMappings)] => ReadFailure::TwoMappings,
        [(None, _)] => ReadFailure::KindUnknown,
        _ => ReadFailure::NoSheet(
            left_out
                .into_iter()
                .map(|(sheet, why)| notes::left_out(sheet, why))
                .collect(),
        ),
    }
}
