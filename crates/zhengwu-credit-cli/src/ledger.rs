//! What the commands of the ledger share: the working folder, its day, and how a subject is called.

use std::collections::BTreeSet;
use std::io::Write as _;
use std::path::PathBuf;

use clap::Args;
use zhengwu_credit::api::shown_fact;
use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::ledger::{Ledger, Position};
use zhengwu_credit::lifecycle::{State, Subject, SubjectKind, of};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::value::Date;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit_io::OpenedLedger;

use crate::check::profile;
use crate::clock::today;
use crate::count::counted;
use crate::reading::about as about_file;
use crate::text::{complain, tamed};
use crate::usage;

#[derive(Args)]
pub(crate) struct LedgerArgs {
    #[arg(
        value_name = "目录",
        help_heading = "参数",
        help = "工作目录：units.csv、inbox/月份/单位/、events/"
    )]
    pub(crate) dir: PathBuf,
    #[arg(long, value_name = "配置", default_value = "haian", hide_default_value = true)]
    #[arg(help = "内置配置的名字（haian，默认），或配置文件 .json")]
    profile: String,
}

#[derive(Args)]
pub(crate) struct AsOf {
    #[arg(long, value_name = "日期", value_parser = usage::day, help = "截至哪一天；不写则为今天")]
    as_of: Option<Date>,
    #[arg(
        long,
        value_name = "日期",
        value_parser = usage::day,
        help = "只按到哪一天为止已经记下的：登记了的事项、过了截止日的月份；不写则为全部"
    )]
    known_at: Option<Date>,
}

impl AsOf {
    pub(crate) fn day(&self) -> Date {
        self.as_of.unwrap_or_else(today)
    }

    /// What had been recorded by the end of this day; everything, where nothing is said.
    pub(crate) fn known_at(&self) -> Option<Date> {
        self.known_at
    }

    pub(crate) fn named(&self) -> Option<Date> {
        self.as_of
    }
}

impl LedgerArgs {
    /// The city.
    pub(crate) fn profile(&self, lang: Lang) -> Result<Profile, String> {
        profile(&self.profile, lang)
    }

    /// The ledger of the folder; what could not be read is told on standard error.
    pub(crate) fn open(&self, profile: &Profile, as_of: Date, lang: Lang) -> Result<OpenedLedger, String> {
        let opened = OpenedLedger::open(&self.dir, profile, as_of, lang)
            .map_err(|error| tamed(&error.in_lang(lang)))?;
        for file in &opened.unread {
            complain(&about_file(&file.file, &file.reason, lang));
        }
        for note in &opened.notes {
            // Nobody is left to tell where standard error is gone.
            let _ = writeln!(std::io::stderr(), "{}", tamed(note));
        }
        match (opened.ledger.rows_with_errors(), lang) {
            (0, _) => {}
            (rows, Lang::Zh) => complain(&format!(
                "收到的记录里有 {rows} 行有错误，没有进台账；用 zhengwu check 看是哪些（要报送的几种表，submit 也会列出）"
            )),
            (rows, Lang::En) => complain(&format!(
                "{} not in the ledger; see zhengwu check, or submit for what is to be submitted",
                counted(
                    rows,
                    "row that came has an error and is",
                    "rows that came have an error and are"
                )
            )),
        }
        Ok(opened)
    }
}

/// How subjects are called: by their number, and by the whole key where units have the same number.
pub(crate) struct Names(BTreeSet<(SubjectKind, String)>);

impl Names {
    /// Of everything that the ledger has.
    pub(crate) fn of(position: &Position<'_>) -> Names {
        let (mut seen, mut several) = (BTreeSet::new(), BTreeSet::new());
        for subject in position.accounts().keys().filter(|one| one.hangs_on().is_none()) {
            let number = (subject.kind, number(subject).to_owned());
            if !seen.insert(number.clone()) {
                several.insert(number);
            }
        }
        Names(several)
    }

    /// A subject as a person calls it: `合同 HA-2024/017`, `合同 11320685MB0A10013C,HA-2024/017`.
    pub(crate) fn called(&self, subject: &Subject, lang: Lang) -> String {
        let kind = of(subject.kind).title.in_lang(lang);
        let (on, own) = match (subject.hangs_on(), subject.key.split_last()) {
            (Some(parent), Some((serial, _))) => (format!("{} ", self.called(&parent, lang)), serial.clone()),
            _ if self.0.contains(&(subject.kind, number(subject).to_owned())) => {
                (String::new(), subject.key.join(","))
            }
            _ => (String::new(), number(subject).to_owned()),
        };
        scrub(&format!("{on}{kind} {own}")).into_owned()
    }
}

/// The number by which a unit knows it.
fn number(subject: &Subject) -> &str {
    subject.key.get(1).map_or("", String::as_str)
}

/// What it is about: a contract's name, a promise's subject.
pub(crate) fn about(state: &State) -> Option<String> {
    let field = match state.subject.kind {
        _ if state.is_classified() => return None,
        SubjectKind::Contract => "contract_name",
        SubjectKind::Commitment => "subject",
        _ => return None,
    };
    shown_fact(state, field)
}

/// The state that a subject is in, as a person calls it.
pub(crate) fn stage(state: &State, lang: Lang) -> String {
    match (state.stage, lang) {
        (Some(stage), _) => stage.code().label_in(lang),
        (None, Lang::Zh) => "尚未登记".to_owned(),
        (None, Lang::En) => "nothing yet".to_owned(),
    }
}

/// The day or days that a heading names: `截至 2025-03-15，按 2025-03-10 为止已记下的`.
pub(crate) fn as_of(day: Date, known_at: Option<Date>, lang: Lang) -> String {
    match (lang, known_at) {
        (Lang::Zh, None) => format!("截至 {day}"),
        (Lang::Zh, Some(known)) => format!("截至 {day}，按 {known} 为止已记下的"),
        (Lang::En, None) => format!("as of {day}"),
        (Lang::En, Some(known)) => format!("as of {day} by what was recorded up to {known}"),
    }
}

/// What is said of everything that is secret or hangs on what is, and all that is said of it.
pub(crate) fn secret(lang: Lang) -> String {
    match lang {
        Lang::Zh => "涉密合同不在本机登记、办理",
        Lang::En => "a contract that is a state secret is not entered or dealt with on this computer",
    }
    .to_owned()
}

/// The subject that a key means: its number, or all parts of its key joined by commas.
pub(crate) fn find(
    ledger: &Ledger,
    position: &Position<'_>,
    key: &str,
    lang: Lang,
) -> Result<Subject, String> {
    let key = key.trim();
    let is_meant = |subject: &&Subject| {
        let is_number = subject.hangs_on().is_none() && subject.key.get(1).is_some_and(|own| own == key);
        is_number || subject.key.join(",") == key
    };
    let found: Vec<&Subject> = position.accounts().keys().filter(is_meant).collect();
    match (found.as_slice(), lang) {
        ([one], _) => Ok((*one).clone()),
        ([], _) if ledger.is_secret_number(key) => Err(secret(lang)),
        ([], Lang::Zh) => Err(tamed(&format!(
            "台账里没有编号“{}”；编号照合同编号、承诺编码写，下挂的写全部主键，用逗号隔开",
            scrub(key)
        ))),
        ([], Lang::En) => Err(tamed(&format!(
            "the ledger knows no `{}`: give a contract's or promise's number, or all parts of a key joined by commas",
            scrub(key)
        ))),
        (several, _) => {
            let keys: Vec<String> = several.iter().map(|one| one.key.join(",")).collect();
            let keys = scrub(&keys.join("  ")).into_owned();
            Err(tamed(&match lang {
                Lang::Zh => format!("编号“{}”不止一个，请写全：{keys}", scrub(key)),
                Lang::En => format!("there are several `{}`; give the whole key: {keys}", scrub(key)),
            }))
        }
    }
}
