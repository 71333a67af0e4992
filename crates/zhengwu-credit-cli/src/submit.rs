//! `zhengwu submit`: a month of a working folder becomes submissions, corrections and a report.

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit::value::{Date, Period};
use zhengwu_credit_io::submit::{SubmitOptions, submit as run};

use crate::check::profile;
use crate::output::print;
use crate::progress::Progress;
use crate::submitted::report;
use crate::text::tamed;
use crate::usage;
use crate::{ERRORS_FOUND, NOT_DONE};

#[derive(Args)]
#[command(
    about = "评判一个月的报送，生成各单位的报送包、汇总包、更正清单和运行报告",
    override_usage = "zhengwu submit [选项] --period YYYY-MM 目录",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 没有错误；1 有待更正的行；2 有文件读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct SubmitArgs {
    #[arg(
        value_name = "目录",
        help_heading = "参数",
        help = "工作目录：units.csv、inbox/月份/单位/，可另有 published/、receipts/月份/"
    )]
    dir: PathBuf,
    #[arg(long, value_name = "月份", value_parser = usage::period, help = "报告期，如 2024-12")]
    period: Period,
    #[arg(
        long,
        value_name = "目录",
        help = "写到哪里；不写则为工作目录下的 submitted/月份"
    )]
    out: Option<PathBuf>,
    #[arg(long, value_name = "日期", value_parser = usage::day, help = "评判日；不写则为次月的截止日（见配置）")]
    as_of: Option<Date>,
    #[arg(long, value_name = "配置", default_value = "haian", hide_default_value = true)]
    #[arg(help = "内置配置的名字（haian，默认），或配置文件 .json")]
    profile: String,
}

/// Judges a month and writes the submissions.
pub(crate) fn submit(args: &SubmitArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = profile(&args.profile, lang)?;
    let title = profile.title.clone();
    let (period, as_of, out) = (args.period, args.as_of, args.out.clone());
    let options = SubmitOptions {
        period,
        as_of,
        lang,
        profile,
        out,
    };
    let mut progress = Progress::counted(lang);
    let done = run(&args.dir, &options, &mut |rows| progress.at(rows));
    progress.stop();
    let submitted = done.map_err(|error| error.in_lang(lang))?;
    let counts = &submitted.report;
    let mut text = String::new();
    // Writing into a string does not fail.
    let _ = report(&submitted, &title, lang, &mut text);
    print(&tamed(&text), lang)?;
    Ok(match () {
        () if !counts.unread.is_empty() => ExitCode::from(NOT_DONE),
        () if counts.has_errors() => ExitCode::from(ERRORS_FOUND),
        () => ExitCode::SUCCESS,
    })
}
