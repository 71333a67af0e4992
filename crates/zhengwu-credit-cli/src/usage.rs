//! How the program is called: values of options, and what is said of a wrong call.

use std::process::ExitCode;
use std::sync::LazyLock;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use zhengwu_credit::code::{Lang, Words};
use zhengwu_credit::field::Kind;
use zhengwu_credit::finding::Phase;
use zhengwu_credit::ledger::Span;
use zhengwu_credit::requirement::Version;
use zhengwu_credit::value::{Date, Period, clean_value, parse_date};
use zhengwu_credit_io::Limits;

use crate::indicators::FigureFormat;
use crate::{NOT_DONE, text};

/// Why a value of an option is wrong.
#[derive(Debug, thiserror::Error)]
#[error("{}", .0.zh)]
pub(crate) struct Wrong(Words);

const fn wrong(zh: &'static str, en: &'static str) -> Wrong {
    Wrong(Words { zh, en })
}

/// `zh`, `en`
pub(crate) fn lang(value: &str) -> Result<Lang, Wrong> {
    match value {
        "zh" => Ok(Lang::Zh),
        "en" => Ok(Lang::En),
        _ => Err(wrong("可选 zh、en", "choose zh or en")),
    }
}

/// A kind of record by its key or its Chinese name.
pub(crate) fn kind(value: &str) -> Result<Kind, Wrong> {
    static ZH: LazyLock<String> = LazyLock::new(|| format!("可选 {}", kinds(Lang::Zh)));
    static EN: LazyLock<String> = LazyLock::new(|| format!("choose one of {}", kinds(Lang::En)));
    Kind::read(value).ok_or_else(|| wrong(&ZH, &EN))
}

/// The kinds that there are: `contract（政府合同）、performance（合同履约）…`.
pub(crate) fn kinds(lang: Lang) -> String {
    match lang {
        Lang::Zh => Kind::ALL
            .map(|kind| format!("{}（{}）", kind.key(), kind.title()))
            .join("、"),
        Lang::En => Kind::keys(lang),
    }
}

/// `draft`, `submit`, `accept`
pub(crate) fn phase(value: &str) -> Result<Phase, Wrong> {
    [Phase::Draft, Phase::Submit, Phase::Accept]
        .into_iter()
        .find(|phase| phase.key() == value)
        .ok_or(wrong(
            "可选 draft（草稿）、submit（报送）、accept（受理）",
            "choose draft, submit or accept",
        ))
}

/// A day.
pub(crate) fn day(value: &str) -> Result<Date, Wrong> {
    parse_date(&clean_value(value))
        .map(|parsed| parsed.date)
        .map_err(|_| wrong("请写成 2024-12-31 这样的日期", "give a date such as 2024-12-31"))
}

/// A month.
pub(crate) fn period(value: &str) -> Result<Period, Wrong> {
    Period::parse(&clean_value(value))
        .map_err(|_| wrong("请写成 2024-12 这样的月份", "give a month such as 2024-12"))
}

/// A limit and what it is set to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct LimitSet {
    pub(crate) name: &'static str,
    pub(crate) value: u64,
}

/// `columns=2000`
pub(crate) fn limit(value: &str) -> Result<LimitSet, Wrong> {
    let set = value.split_once('=').and_then(|(name, value)| {
        let (name, _) = Limits::names().find(|(own, _)| *own == name)?;
        let value = value.replace('_', "").parse().ok()?;
        Some(LimitSet { name, value })
    });
    set.ok_or(wrong(
        "写成“限额=数”，如 columns=2000；限额有 file_bytes、unpacked_bytes、ratio、nesting、shared_strings、sheets、rows、columns、cell_bytes、table_bytes、line_bytes、xls_cells",
        "write `limit=number`, such as columns=2000; limits are file_bytes, unpacked_bytes, ratio, nesting, shared_strings, sheets, rows, columns, cell_bytes, table_bytes, line_bytes, xls_cells",
    ))
}

/// What is written to standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Format {
    Text,
    Json,
}

/// `text`, `json`
pub(crate) fn format(value: &str) -> Result<Format, Wrong> {
    match value {
        "text" => Ok(Format::Text),
        "json" => Ok(Format::Json),
        _ => Err(wrong("可选 text、json", "choose text or json")),
    }
}

/// `text`, `json`, `csv`
pub(crate) fn figure_format(value: &str) -> Result<FigureFormat, Wrong> {
    match value {
        "text" => Ok(FigureFormat::Text),
        "json" => Ok(FigureFormat::Json),
        "csv" => Ok(FigureFormat::Csv),
        _ => Err(wrong("可选 text、json、csv", "choose text, json or csv")),
    }
}

/// A version of the rule set.
pub(crate) fn version(value: &str) -> Result<Version, Wrong> {
    static ZH: LazyLock<String> = LazyLock::new(|| format!("没有这个版本，可选 {}", Version::names()));
    static EN: LazyLock<String> =
        LazyLock::new(|| format!("no such version; choose one of {}", Version::names()));
    Version::read(value).ok_or_else(|| wrong(&ZH, &EN))
}

/// Some months.
pub(crate) fn span(value: &str) -> Result<Span, Wrong> {
    Span::parse(&clean_value(value)).ok_or(wrong(
        "请写成 2025-03、2025-01..2025-03 或 2025",
        "give months such as 2025-03, 2025-01..2025-03 or 2025",
    ))
}

/// Says what is wrong with a call, or shows the help that was asked for.
pub(crate) fn explain(error: &clap::Error) -> ExitCode {
    match error.kind() {
        ErrorKind::DisplayHelp | ErrorKind::DisplayVersion => {
            // A closed pipe is no fault of a call for help.
            let _ = error.print();
            return ExitCode::SUCCESS;
        }
        ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand | ErrorKind::MissingSubcommand => {
            let _ = error.print();
        }
        _ => text::complain(&sentence(error, lang_of_call())),
    }
    ExitCode::from(NOT_DONE)
}

/// The language that a call asks for, even if the rest of it cannot be read.
fn lang_of_call() -> Lang {
    let args: Vec<String> = std::env::args().collect();
    let is_en = |pair: &[String]| matches!(pair, [name, value] if name == "--lang" && value == "en");
    match args.iter().any(|arg| arg == "--lang=en") || args.windows(2).any(is_en) {
        true => Lang::En,
        false => Lang::Zh,
    }
}

fn sentence(error: &clap::Error, lang: Lang) -> String {
    let named = |kind| error.get(kind).map(shown).unwrap_or_default();
    let (arg, value) = (named(ContextKind::InvalidArg), named(ContextKind::InvalidValue));
    let reason = std::error::Error::source(error).and_then(|source| source.downcast_ref::<Wrong>());
    let reason = reason.map(|Wrong(words)| words.in_lang(lang)).unwrap_or_default();
    let zh = lang == Lang::Zh;
    let said = match error.kind() {
        ErrorKind::ValueValidation if zh => format!("{arg} 的值“{value}”不对：{reason}"),
        ErrorKind::ValueValidation => format!("{arg}: `{value}` is wrong: {reason}"),
        ErrorKind::InvalidValue if zh => format!("{arg} 后面要写一个值"),
        ErrorKind::InvalidValue => format!("{arg} needs a value"),
        ErrorKind::UnknownArgument if zh => format!("没有 {arg} 这个选项"),
        ErrorKind::UnknownArgument => format!("there is no option {arg}"),
        ErrorKind::InvalidSubcommand if zh => {
            format!("没有 {} 这个命令", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::InvalidSubcommand => {
            format!("there is no command {}", named(ContextKind::InvalidSubcommand))
        }
        ErrorKind::MissingRequiredArgument if zh => format!("还缺 {arg}"),
        ErrorKind::MissingRequiredArgument => format!("{arg} is missing"),
        ErrorKind::ArgumentConflict if zh => format!("{arg} 只能写一次"),
        ErrorKind::ArgumentConflict => format!("{arg} can be given only once"),
        _ if zh => "用法不对".to_owned(),
        _ => return error.to_string(),
    };
    let near = match error.kind() {
        ErrorKind::UnknownArgument => named(ContextKind::SuggestedArg),
        ErrorKind::InvalidSubcommand => named(ContextKind::SuggestedSubcommand),
        _ => String::new(),
    };
    match (near.as_str(), lang) {
        ("", Lang::Zh) => format!("{said}（用法见 zhengwu --help）"),
        ("", Lang::En) => format!("{said} (see zhengwu --help)"),
        (near, Lang::Zh) => format!("{said}，是不是 {near}？"),
        (near, Lang::En) => format!("{said}; did you mean {near}?"),
    }
}

/// What clap knows of a fault, as a person would write it: of `--kind <种类>` the option alone.
fn shown(value: &ContextValue) -> String {
    let alone = |text: &String| text.split(" <").next().unwrap_or(text).to_owned();
    match value {
        ContextValue::String(text) => alone(text),
        ContextValue::Strings(texts) => texts.iter().map(alone).collect::<Vec<_>>().join(", "),
        other => other.to_string(),
    }
}
