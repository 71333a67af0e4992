//! `zhengwu standing`: the credit standing of a unit or an official, by its documents and never by a score.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use zhengwu_credit::code::{Coded, DishonestySeverity, DishonestySource, Lang};
use zhengwu_credit::ledger::{CreditRecord, CreditStanding, Whose};
use zhengwu_credit::value::mask::scrub;

use crate::ledger::{AsOf, LedgerArgs, as_of};
use crate::output::print;
use crate::text::{BOLD, Page, tamed};
use crate::usage::{self, Format};
use crate::wrap::fill;

#[derive(Args)]
#[command(
    about = "查一个单位或者一名公职人员截至某一天的信用状况：已公示、尚未修复的政务失信记录",
    override_usage = "zhengwu standing [选项] 目录 单位",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 已列出，没有记录也是；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct StandingArgs {
    #[command(flatten)]
    ledger: LedgerArgs,
    #[arg(
        value_name = "单位",
        help_heading = "参数",
        help = "统一社会信用代码；并入它的单位的记录算它的"
    )]
    unit: String,
    #[arg(long, value_name = "姓名", help = "查这个单位的这名公职人员")]
    official: Option<String>,
    #[command(flatten)]
    as_of: AsOf,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）或 json")]
    format: Format,
}

/// Says what is published and not repaired.
pub(crate) fn standing(args: &StandingArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.ledger.profile(lang)?;
    let as_of = args.as_of.day();
    let unit = unit(&args.unit, lang)?;
    let opened = args.ledger.open(&profile, as_of, lang)?;
    let position = opened.ledger.at(as_of, args.as_of.known_at(), &profile);
    let standing = position.credit_standing(match &args.official {
        Some(name) => Whose::Official { unit: &unit, name },
        None => Whose::Unit(&unit),
    });
    let text = match args.format {
        Format::Json => {
            let all = json!({"unit": unit, "official": args.official.is_some(), "standing": standing});
            format!("{all:#}\n")
        }
        Format::Text => told(&standing, args.official.is_some(), &unit, lang),
    };
    print(&text, lang)
}

/// The code as the ledger has it; what is none is refused: nobody is cleared by a slip of the pen.
fn unit(text: &str, lang: Lang) -> Result<String, String> {
    let read = zhengwu_credit::value::Uscc::parse(text);
    read.map(|code| code.as_str().to_owned()).map_err(|_| match lang {
        Lang::Zh => "单位要写统一社会信用代码（十八位），这里写的不是".to_owned(),
        Lang::En => {
            "a unit is named by its unified social credit code of 18 characters, which this is not".to_owned()
        }
    })
}

fn told(standing: &CreditStanding, is_official: bool, unit: &str, lang: Lang) -> String {
    let page = Page::new(&io::stdout(), lang);
    let (day, count) = (
        as_of(standing.as_of, standing.known_at, lang),
        standing.records.len(),
    );
    // Whoever asks knows the name; it is not written down once more.
    let whose = match (is_official, lang) {
        (true, Lang::Zh) => format!("{unit} 所查的公职人员"),
        (true, Lang::En) => format!("the official asked for, of {unit}"),
        (false, _) => unit.to_owned(),
    };
    let (headline, count) = match lang {
        Lang::Zh => (
            format!("{whose} 信用状况（{day}）"),
            format!("已公示、尚未修复的政务失信记录 {count} 条"),
        ),
        Lang::En => (
            format!("{whose}, credit standing {day}"),
            format!("published and unrepaired dishonesty records: {count}"),
        ),
    };
    let mut text = format!("{}\n{count}\n", page.paint(BOLD, &tamed(&headline)));
    for record in &standing.records {
        let line = one(record, &page, lang);
        let _ = writeln!(text, "{}", fill(&tamed(&format!("  {line}")), page.width(), 4));
    }
    let note = page.say(
        "只列文书，不打分；依据 三(二)，是评先评优、提拔任用的重要参考",
        "documents only, and no score; 三(二): an important reference for awards, promotion and transfer",
    );
    let _ = writeln!(text, "{}", fill(note, page.width(), 0));
    text
}

/// A record by its document.
fn one(record: &CreditRecord, page: &Page, lang: Lang) -> String {
    let label = |read: Option<String>| read.unwrap_or_default();
    let source = record
        .source
        .as_deref()
        .and_then(|key| DishonestySource::LIST.read(key));
    let source = source
        .and_then(DishonestySource::from_place)
        .map(|own| own.code().label_in(lang));
    let severity = record
        .severity
        .as_deref()
        .and_then(|key| DishonestySeverity::LIST.read(key));
    let severity = severity
        .and_then(DishonestySeverity::from_place)
        .map(|own| own.code().label_in(lang));
    let dash = page.say("未填写", "not stated");
    let from = record.published_on.as_deref().unwrap_or(dash);
    let to = record.publication_ends_on.as_deref().unwrap_or(dash);
    let authority = record.authority.as_deref().unwrap_or(dash);
    let severity = severity.unwrap_or_else(|| dash.to_owned());
    let line = match lang {
        Lang::Zh => format!(
            "{}  {}  {}  {authority}  严重程度：{severity}  公示 {from} 至 {to}",
            record.decided_on,
            record.document_no,
            label(source),
        ),
        Lang::En => format!(
            "{}  {}  {}  {authority}  severity: {severity}  published {from} to {to}",
            record.decided_on,
            record.document_no,
            label(source),
        ),
    };
    scrub(&line).into_owned()
}
