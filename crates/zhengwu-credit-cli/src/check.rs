//! `zhengwu check`: files are read, judged in one run, and every finding shown.

use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::Lang;
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::ledger::{Entry, Input, Options, ReadError, Summary, Table, Waivers, run};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::requirement::Version;
use zhengwu_credit::rules;
use zhengwu_credit::value::Date;
use zhengwu_credit_io::{OwnedTable, read_waivers, why_not_read};

use crate::clock::today;
use crate::output::done;
use crate::progress::{Counted, Progress};
use crate::reading::{ReadingArgs, about, is_input, read, refusal};
use crate::text::{self, Page};
use crate::usage::{self, Format};
use crate::{ERRORS_FOUND, NOT_DONE};
use crate::{coverage, summary};

#[derive(Args)]
#[command(
    about = "检查文件中的记录（XLSX、XLS、CSV、TSV、NDJSON、JSON）",
    override_usage = "zhengwu check [选项] 文件…",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 没有错误；1 有错误；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct CheckArgs {
    #[command(flatten)]
    judging: JudgingArgs,
    #[arg(long, value_name = "版本", value_parser = usage::version)]
    #[arg(help = "规则集的版本，如 2024.12.1；默认最新的")]
    rule_set: Option<Version>,
    #[arg(long, help = "不列问题，列每条规则判得出多少、缺什么而判不出，判得最少的在前")]
    coverage: bool,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认），或 json：每行一个问题")]
    format: Format,
}

/// Which files are judged, and how.
#[derive(Args)]
pub(crate) struct JudgingArgs {
    #[arg(
        required = true,
        display_order = 3,
        value_name = "文件",
        help_heading = "参数",
        help = "要检查的文件；- 为标准输入"
    )]
    files: Vec<PathBuf>,
    #[command(flatten)]
    reading: ReadingArgs,
    #[arg(long, value_name = "日期", value_parser = usage::day, help = "评判日，如 2024-12-31；默认今天")]
    as_of: Option<Date>,
    #[arg(long, value_name = "阶段", value_parser = usage::phase, default_value = "submit", hide_default_value = true)]
    #[arg(help = "draft 草稿、submit 报送（默认）或 accept 受理")]
    phase: Phase,
    #[arg(long, value_name = "配置", default_value = "haian", hide_default_value = true)]
    #[arg(help = "内置配置的名字（haian，默认），或配置文件 .json")]
    profile: String,
    #[arg(
        long,
        value_name = "豁免",
        help = "经批准不予计较的问题，每行一个 JSON 对象（docs/waivers.md）"
    )]
    waivers: Option<PathBuf>,
}

impl JudgingArgs {
    /// The city's constants.
    pub(crate) fn profile(&self, lang: Lang) -> Result<Profile, String> {
        profile(&self.profile, lang)
    }

    /// What is let pass.
    pub(crate) fn waivers(&self, lang: Lang) -> Result<Option<Waivers>, String> {
        let path = self.waivers.as_deref();
        path.map(|path| read_waivers(path, lang)).transpose()
    }

    /// How the files are judged, by the newest rules.
    pub(crate) fn options<'p>(&self, profile: &'p Profile, lang: Lang) -> Options<'p> {
        let mut options = Options::new(profile);
        options.as_of = Some(self.as_of.unwrap_or_else(today));
        options.phase = self.phase;
        options.lang = lang;
        options
    }

    /// Opens the files; what cannot be read is complained of and counted. `note` is told how each was read.
    pub(crate) fn open(
        &self,
        format: Format,
        lang: Lang,
        progress: &mut Progress,
        note: &mut dyn FnMut(&str, &[&str], &mut Progress),
    ) -> Result<OpenedFiles, String> {
        let reading = self.reading.options(lang)?;
        let mut files = OpenedFiles::default();
        for path in &self.files {
            let name = shown_name(path, format, lang);
            match read(path, &name, &reading) {
                Ok(opened) => {
                    let notes: Vec<&str> = opened.notes.iter().map(|note| note.in_lang(lang)).collect();
                    note(&name, &notes, progress);
                    files.tables.extend(opened.tables);
                }
                Err(failure) => {
                    progress.stop();
                    files.unread += 1;
                    text::complain(&refusal(&name, &failure, lang));
                }
            }
        }
        Ok(files)
    }
}

/// The files of a call.
#[derive(Default)]
pub(crate) struct OpenedFiles {
    pub(crate) tables: Vec<OwnedTable>,
    /// How many could not be read.
    pub(crate) unread: usize,
}

/// What is said where reading stopped half-way.
pub(crate) fn stopped(error: &ReadError, lang: Lang) -> String {
    match lang {
        Lang::Zh => format!("{}：读到一半读不下去了（{}）", error.file, error.reason.zh),
        Lang::En => format!("{}: reading stopped half-way ({})", error.file, error.reason.en),
    }
}

/// With which status a run ends.
pub(crate) fn exit_code(figures: &Summary, unread: usize) -> ExitCode {
    match () {
        () if unread > 0 => ExitCode::from(NOT_DONE),
        () if figures.has_errors() => ExitCode::from(ERRORS_FOUND),
        () => ExitCode::SUCCESS,
    }
}

/// Judges the files.
pub(crate) fn check(args: &CheckArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.judging.profile(lang)?;
    let rules = rules::of(args.rule_set.unwrap_or(Version::NEWEST));
    let mut options = args.judging.options(&profile, lang);
    options.rules = &rules;
    let waivers = args.judging.waivers(lang)?;
    options.waivers = waivers.as_ref();
    let mut progress = Progress::start(lang);
    let mut out = Out::new(args.format, lang);
    out.is_coverage = args.coverage;
    let opened = args
        .judging
        .open(args.format, lang, &mut progress, &mut |name, notes, progress| {
            out.notes(name, notes, lang, progress);
        })?;
    let (tables, unread) = (opened.tables, opened.unread);
    if tables.is_empty() {
        return Ok(ExitCode::from(NOT_DONE));
    }
    let counted: Vec<Counted<'_>> = tables.iter().map(|table| progress.counting(table)).collect();
    let inputs: Vec<Input<'_>> = counted.iter().map(|table| Input::judged(table)).collect();
    let table_of = |input: usize| inputs.get(input).map(|input| input.table);
    let figures = run(&inputs, &options, &mut |entry| match entry {
        Entry::File(file) => out.findings(
            &file.findings(lang).collect::<Vec<_>>(),
            table_of(file.input()),
            &mut progress,
        ),
        Entry::Row(row) => out.findings(
            &row.findings(lang).collect::<Vec<_>>(),
            table_of(row.input()),
            &mut progress,
        ),
        Entry::Across(across) => out.findings(
            &across.findings(lang).collect::<Vec<_>>(),
            across.input().and_then(table_of),
            &mut progress,
        ),
    });
    progress.stop();
    let figures = figures.map_err(|error| stopped(&error, lang))?;
    if args.coverage {
        let text = match args.format {
            Format::Text => coverage::text(&out.page, &figures, lang),
            Format::Json => coverage::json(&figures, &options),
        };
        out.write(&text, &mut progress);
    }
    done(out.finish(&summary::summary(&figures, &options, unread)), lang)?;
    Ok(exit_code(&figures, unread))
}

/// A profile that is shipped, or one in a file.
pub(crate) fn profile(name: &str, lang: Lang) -> Result<Profile, String> {
    if name == "haian" {
        return Ok(Profile::haian());
    }
    if !name.to_ascii_lowercase().ends_with(".json") {
        return Err(match lang {
            Lang::Zh => format!("没有名为“{name}”的配置；内置的有 haian，自己的请写文件名（.json）"),
            Lang::En => {
                format!("there is no profile `{name}`: haian is shipped, for your own name a .json file")
            }
        });
    }
    let text = std::fs::read_to_string(name).map_err(|error| {
        let why = why_not_read(&error);
        match lang {
            Lang::Zh => format!("配置文件 {name} 打不开（{}）", why.in_lang(lang)),
            Lang::En => format!("the profile {name} cannot be opened ({})", why.in_lang(lang)),
        }
    })?;
    rules::profile_from_json(&text).map_err(|refusal| {
        let reason = refusal.describe(lang);
        match lang {
            Lang::Zh => format!("配置文件 {name} {reason}"),
            Lang::En => format!("the profile {name}: {reason}"),
        }
    })
}

/// What findings call a file. In JSON the same in every language.
fn shown_name(path: &Path, format: Format, lang: Lang) -> String {
    match (is_input(path), format, lang) {
        (true, Format::Text, Lang::Zh) => "标准输入".to_owned(),
        (true, Format::Text, Lang::En) => "standard input".to_owned(),
        _ => path.display().to_string(),
    }
}

/// Standard output. A reader that went away (a closed pipe) is no fault: the rest is not written, the exit status
/// stays true.
struct Out {
    format: Format,
    page: Page,
    to: BufWriter<StdoutLock<'static>>,
    failed: Option<io::Error>,
    is_terminal: bool,
    /// Findings are not shown, but what was judged.
    is_coverage: bool,
}

impl Out {
    fn new(format: Format, lang: Lang) -> Out {
        let stdout = io::stdout();
        let is_terminal = stdout.is_terminal();
        let page = Page::new(&stdout, lang);
        Out {
            format,
            page,
            to: BufWriter::new(stdout.lock()),
            failed: None,
            is_terminal,
            is_coverage: false,
        }
    }

    fn write(&mut self, text: &str, progress: &mut Progress) {
        if self.is_terminal {
            progress.stop();
        }
        if self.failed.is_none() {
            self.failed = self.to.write_all(text.as_bytes()).err();
        }
    }

    /// How a file was read: a part of the report, but never of the JSON.
    fn notes(&mut self, name: &str, notes: &[&str], lang: Lang, progress: &mut Progress) {
        match self.format {
            _ if notes.is_empty() => {}
            Format::Text => self.write(&self.page.notes(name, notes), progress),
            Format::Json => {
                progress.stop();
                for note in notes {
                    text::complain(&about(name, note, lang));
                }
            }
        }
    }

    /// The findings of one row, or of one file.
    fn findings(&mut self, findings: &[Finding], table: Option<&dyn Table>, progress: &mut Progress) {
        if findings.is_empty() || self.is_coverage {
            return;
        }
        let text = match self.format {
            Format::Text => self.page.findings(findings, table),
            Format::Json => zhengwu_credit::api::to_ndjson(findings),
        };
        self.write(&text, progress);
    }

    /// Writes the figures and lets go of everything.
    fn finish(mut self, summary: &str) -> io::Result<()> {
        if self.format == Format::Text && self.failed.is_none() {
            self.failed = self.to.write_all(summary.as_bytes()).err();
        }
        let flushed = self.to.flush();
        if self.format == Format::Json {
            // Beside the JSON, never in it; where standard error is gone too, nobody asks for figures.
            let _ = io::stderr().write_all(summary.as_bytes());
        }
        self.failed.map_or(flushed, Err)
    }
}
