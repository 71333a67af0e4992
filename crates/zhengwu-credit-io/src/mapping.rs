//! A kept answer to which column is which field (表头对照): a small text file that a clerk can read and edit.
//!
//! It says of every heading of a table as what heading of the catalogue it is to be read; a file may hold several tables:
//!
//! ```toml
//! [[table]]
//! kind = "contract"
//!
//! [table.headings]
//! "合同编号" = "合同编号"
//! "名称" = "合同名称"
//! "名称#2" = "乙方名称"
//! "价" = "合同金额（万元）"
//! "联系人" = "-"
//! ```
//!
//! `#2` is the second column of the same heading; `-` is carried along as no field; `?` has not been answered yet. It is
//! applied to a table that has just these headings, in whatever order.

use std::collections::BTreeMap;
use std::ops::Range;

use serde::Deserialize;
use toml::Spanned;
use zhengwu_credit::field::{Kind, header};
use zhengwu_credit::requirement::column_letters;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit::value::text::fold;

use crate::Sentence;
use crate::layout::{Choice, Plan, one_line};
use crate::source::decode::line_of;

/// What headings of a table mean (表头对照).
#[derive(Clone, Debug, PartialEq)]
pub struct Mapping {
    name: String,
    kind: Kind,
    /// As written, a `#2` among them.
    headings: BTreeMap<String, Means>,
    /// Whether it was named for this file, and does not only lie beside it.
    is_named: bool,
}

/// What a heading means.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) enum Means {
    Field(header::Column),
    Words(u8),
    Nothing,
}

/// Why a mapping cannot be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {}", .reason.in_lang(zhengwu_credit::code::Lang::En))]
pub struct MappingError {
    /// The line, from 1.
    pub line: u64,
    /// Why, in one sentence.
    pub reason: Sentence,
}

impl MappingError {
    fn at(text: &str, span: Option<Range<usize>>, zh: String, en: String) -> MappingError {
        MappingError {
            line: line_of(text.as_bytes(), span.map_or(0, |span| span.start)),
            reason: Sentence::new(zh, en),
        }
    }

    /// It in one sentence.
    pub(crate) fn sentence(&self) -> Sentence {
        let line = self.line;
        let (zh, en) = self.reason.both();
        Sentence::new(format!("第 {line} 行：{zh}"), format!("line {line}: {en}"))
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    table: Vec<Table>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    kind: Spanned<String>,
    headings: BTreeMap<Spanned<String>, Spanned<String>>,
}

impl Mapping {
    /// Reads the mappings of a file; `name` is how notes call them.
    ///
    /// # Errors
    /// [`MappingError`] with the line: no TOML, an unknown kind, a field that the catalogue does not know, or a question
    /// mark that nobody has answered yet.
    ///
    /// # Examples
    /// ```
    /// use zhengwu_credit_io::Mapping;
    /// let text = "[[table]]\nkind = \"contract\"\n[table.headings]\n\"名称\" = \"合同名称\"\n";
    /// assert_eq!(Mapping::parse("a.map.toml", text).unwrap().len(), 1);
    /// let refused = Mapping::parse("a.map.toml", &text.replace("合同名称", "?")).unwrap_err();
    /// assert_eq!(refused.line, 4);
    /// ```
    pub fn parse(name: &str, text: &str) -> Result<Vec<Mapping>, MappingError> {
        let wire: Wire = toml::from_str(text).map_err(|error| {
            // What the reader of TOML says is for no clerk.
            let (zh, en) = match error.message().contains("duplicate") {
                true => ("同一列名写了两次，只留一行", "a heading stands there twice: keep one line"),
                false => (
                    "不是对照表的写法：每个表写 [[table]]、kind = \"contract\"、[table.headings]，下面一行一个 \"列名\" = \"字段\"，引号要成对",
                    "not of the form of a mapping: each table has [[table]], kind = \"contract\", [table.headings], and below it lines of \"heading\" = \"field\", with both quotes",
                ),
            };
            MappingError::at(text, error.span(), zh.to_owned(), en.to_owned())
        })?;
        wire.table
            .into_iter()
            .map(|table| Mapping::of(name, text, table))
            .collect()
    }

    fn of(name: &str, text: &str, table: Table) -> Result<Mapping, MappingError> {
        let fail = |span: Range<usize>, zh: String, en: String| MappingError::at(text, Some(span), zh, en);
        let kind = Kind::read(table.kind.get_ref()).ok_or_else(|| {
            let kind = scrub(table.kind.get_ref());
            fail(
                table.kind.span(),
                format!("没有“{kind}”这种记录"),
                format!("there is no kind of record `{kind}`"),
            )
        })?;
        let mut headings = BTreeMap::new();
        for (heading, meaning) in table.headings {
            let (span, meaning) = (meaning.span(), meaning.into_inner());
            let means = match meaning.trim() {
                "-" | "" => Means::Nothing,
                "?" | "？" => {
                    let heading = scrub(heading.get_ref());
                    return Err(fail(
                        span,
                        format!("“{heading}”还没有选定：请写上字段名，或者写“-”"),
                        format!("`{heading}` has not been answered: write a field, or `-`"),
                    ));
                }
                known => means(kind, known).ok_or_else(|| {
                    let known = scrub(known);
                    fail(
                        span,
                        format!("“{known}”不是{}的字段", kind.title()),
                        format!("`{known}` is no field of a {}", kind.key()),
                    )
                })?,
            };
            headings.insert(heading.into_inner(), means);
        }
        Ok(Mapping {
            name: name.to_owned(),
            kind,
            headings,
            is_named: false,
        })
    }

    /// The same, named for the file that is read: where it does not fit, that is told.
    #[must_use]
    pub fn named(self) -> Mapping {
        Mapping {
            is_named: true,
            ..self
        }
    }

    pub(crate) fn is_named(&self) -> bool {
        self.is_named
    }

    /// How notes call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The kind of record.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether another one says the same of the same headings.
    pub(crate) fn says_the_same(&self, other: &Mapping) -> bool {
        self.kind == other.kind && self.headings == other.headings
    }

    /// The headings for which it was made.
    pub(crate) fn headings(&self) -> Vec<&str> {
        self.headings.keys().map(|heading| ordinal(heading).0).collect()
    }

    /// What a heading means; `before` columns of the same heading stand left of it.
    pub(crate) fn means(&self, heading: &str, before: usize) -> Means {
        // What `zhengwu map` printed masked is compared masked.
        let wanted = same(heading);
        let is_it = |own: &str| same(own) == wanted;
        let mut own: Vec<(usize, Means)> = self
            .headings
            .iter()
            .map(|(own, means)| (ordinal(own), *means))
            .filter(|((own, _), _)| is_it(own))
            .map(|((_, number), means)| (number, means))
            .collect();
        own.sort_by_key(|(number, _)| *number);
        own.get(before).map_or(Means::Nothing, |(_, means)| *means)
    }
}

fn means(kind: Kind, meaning: &str) -> Option<Means> {
    let spec = kind.spec();
    header::recognise(spec, meaning)
        .map(Means::Field)
        .or_else(|| header::words_of(spec, meaning).map(Means::Words))
}

/// What headings are compared by: as they are folded, with identity numbers masked.
pub(crate) fn same(heading: &str) -> String {
    fold(&scrub(heading))
}

/// `名称` and 2 of `名称#2`.
fn ordinal(heading: &str) -> (&str, usize) {
    let split = heading.rsplit_once('#');
    let numbered = split.and_then(|(before, number)| Some((before, number.parse().ok()?)));
    numbered.unwrap_or((heading, 1))
}

/// A plan as the text of a mapping, ready to be edited and kept.
pub(crate) fn write(plan: &Plan, place: &str) -> String {
    let spec = plan.kind.spec();
    // Of a file's name nothing may end the comment.
    let place: String = place
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .collect();
    let mut text = format!(
        "# {place}的表头对照。左边是表里的列名，右边是它的含义。\n\
         # 右边写字段名（如“{}”）；“-”表示不是字段，原样带着；“?”的要选定一个。\n\
         # 改好后存为“名字.map.toml”，与报表放在同一文件夹，列名相同的表会自动用上它。\n\
         [[table]]\n\
         kind = \"{}\"  # {}\n\n\
         [table.headings]\n",
        spec.fields.first().map_or("", |field| field.heading),
        plan.kind.key(),
        plan.kind.title(),
    );
    let mut seen: Vec<String> = Vec::new();
    for planned in &plan.columns {
        let heading = scrub(&one_line(&planned.heading)).into_owned();
        seen.push(same(&heading));
        let nth = seen.iter().filter(|one| **one == same(&heading)).count();
        // A heading that ends like an ordinal gets one, or it would be taken for it.
        let heading = match ordinal(&heading) {
            (own, 1) if own == heading && nth == 1 => heading,
            _ => format!("{heading}#{nth}"),
        };
        let name = |at: u8| spec.field(at).map_or("", |field| field.heading);
        let (meaning, remark) = match &planned.choice {
            Choice::Field(column) => {
                let own = name(column.field);
                // The heading itself where it says more than the field's name: a unit, a kind of number.
                let says_more = header::recognise(spec, own) != Some(*column);
                (
                    if says_more {
                        planned.heading.clone()
                    } else {
                        own.to_owned()
                    },
                    String::new(),
                )
            }
            Choice::Words(at) => (format!("{}（大写）", name(*at)), String::new()),
            Choice::Carry => ("-".to_owned(), String::new()),
            Choice::Ask(fields) => {
                let names: Vec<&str> = fields.iter().map(|at| name(*at)).collect();
                ("?".to_owned(), format!("，要选定：{}，或者 -", names.join("、")))
            }
        };
        let letters = column_letters(planned.column);
        text.push_str(&format!(
            "{} = {}  # {letters} 列{remark}\n",
            quoted(&heading),
            quoted(&meaning)
        ));
    }
    text
}

/// A TOML string.
fn quoted(text: &str) -> String {
    toml::Value::from(text).to_string()
}
