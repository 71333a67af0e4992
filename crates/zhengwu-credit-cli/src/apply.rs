//! `zhengwu apply`: appends an event to the log, if it may be done, or, as a fact, where it has happened.

use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::api::{hush, read_event, show};
use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::lifecycle::{
    Action, Decision, Event, EventStore as _, Matter, Moment, Stage, State, Subject, SubjectKind, Unmet,
    beginning, of,
};
use zhengwu_credit::model::says_classified;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules;
use zhengwu_credit::value::Date;
use zhengwu_credit::value::mask::scrub;
use zhengwu_credit_io::{OpenedLedger, why_not_read, why_not_written};

use crate::ERRORS_FOUND;
use crate::clock::{now, today};
use crate::count::counted;
use crate::explain::{headline, lack};
use crate::ledger::{LedgerArgs, Names, secret, stage};
use crate::output::print;
use crate::reading::about;
use crate::text::{BOLD, Page, complain, tamed};
use crate::usage::{self, Format};

/// How often it is decided anew, where others write meanwhile.
const TRIES: usize = 20;

#[derive(Args)]
#[command(
    about = "办理一件事：符合条件的记入事件日志，不符合的说明理由",
    override_usage = "zhengwu apply [选项] 目录 事件.json",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 已记入；1 不能办，没有记入；2 读不了、写不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct ApplyArgs {
    #[command(flatten)]
    ledger: LedgerArgs,
    #[arg(
        value_name = "事件.json",
        help_heading = "参数",
        help = r#"{"subject":{"kind":"contract","key":[…]},"on":"日期","action":"动作","payload":{…}}"#
    )]
    event: PathBuf,
    #[arg(long, help = "这件事已经发生：照实补录，不符合条件的一并说明")]
    fact: bool,
    #[arg(
        long,
        value_name = "经办人",
        default_value = "",
        hide_default_value = true,
        help = "谁登记的"
    )]
    actor: String,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）或 json")]
    format: Format,
}

/// What became of the event.
struct Done {
    /// Whether it is a state secret before or after: then nothing of it is shown.
    is_withheld: bool,
    /// What subjects are called.
    names: Names,
    unmet: Vec<Unmet>,
    /// What is told besides.
    findings: Vec<Unmet>,
    before: State,
    /// The stored event and the state after it; `None` where it was refused.
    entered: Option<(Event, State)>,
}

/// Decides, appends, and says what became of it.
pub(crate) fn apply(args: &ApplyArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.ledger.profile(lang)?;
    let event = event_in(&args.event, lang)?;
    if let Some(sentence) = not_yet(&event, today(), lang) {
        complain(&sentence);
        return Ok(ExitCode::from(ERRORS_FOUND));
    }
    let mut done = None;
    for _ in 0..TRIES {
        done = attempt(args, &profile, &event, lang)?;
        if done.is_some() {
            break;
        }
    }
    let Some(done) = done else {
        return Err(match lang {
            Lang::Zh => "别的程序一直在登记，请等它结束再试".to_owned(),
            Lang::En => "others go on writing; wait for them to end and try again".to_owned(),
        });
    };
    match args.format {
        Format::Json => print(&json(&done), lang)?,
        Format::Text => print(&told(&done, &event, args.fact, lang), lang)?,
    };
    Ok(match done.entered {
        Some(_) => ExitCode::SUCCESS,
        None => ExitCode::from(ERRORS_FOUND),
    })
}

/// Reads the ledger, decides and appends; `None` where somebody else has written meanwhile.
fn attempt(args: &ApplyArgs, profile: &Profile, event: &Event, lang: Lang) -> Result<Option<Done>, String> {
    let as_of = today();
    let opened: OpenedLedger = args.ledger.open(profile, as_of, lang)?;
    let position = opened.ledger.at(as_of, None, profile);
    let names = Names::of(&position);
    let is_secret = opened.ledger.is_secret(&event.subject);
    if says_secret(event) || (is_secret && !is_about_secrecy(event)) {
        return Err(secret(lang));
    }
    let (store, next) = opened.log_of(&event.subject);
    let known = match is_secret {
        // Of what is withheld the log alone knows.
        true => {
            let log = store.log().map_err(|error| tamed(&store.say(&error, lang)))?;
            let mut state = log.state(&event.subject, Moment::default());
            // What only a row classified was reported, and so signed.
            if event.subject.kind == SubjectKind::Contract {
                state.stage = state.stage.or(Some(Stage::Signed));
            }
            Some(state)
        }
        false => position.state(&event.subject).cloned(),
    };
    if known.is_none() && !args.fact {
        let above = event.subject.hangs_on();
        if let Some(above) = above.filter(|above| position.state(above).is_none()) {
            return Err(hangs_on_nothing(&above, lang));
        }
    }
    let before = known.unwrap_or_else(|| beginning(&event.subject, |parent| position.state(parent)));
    let machine = rules::machine(profile);
    let Decision {
        mut unmet,
        mut findings,
        ..
    } = machine.decide(&before, event);
    let is_withheld = is_secret || event.action == Action::Classify;
    if is_withheld {
        let told = unmet.iter_mut().chain(&mut findings);
        told.for_each(hush);
    }
    if !unmet.is_empty() && !args.fact {
        return Ok(Some(Done {
            is_withheld,
            names,
            unmet,
            findings,
            before,
            entered: None,
        }));
    }
    if let Some(folder) = store.path().parent() {
        fs::create_dir_all(folder).map_err(|error| {
            let name = folder.display().to_string();
            tamed(&about(&name, why_not_written(&error).in_lang(lang), lang))
        })?;
    }
    let stored = match store.append(std::slice::from_ref(event), now(), &args.actor, next) {
        Ok(stored) => stored,
        Err(error) if error.is_conflict() => return Ok(None),
        Err(error) => return Err(tamed(&store.say(&error, lang))),
    };
    let stored = stored.into_iter().next().unwrap_or_else(|| event.clone());
    let (after, _) = machine.record_fact(&before, &stored);
    Ok(Some(Done {
        is_withheld,
        names,
        unmet,
        findings,
        before,
        entered: Some((stored, after)),
    }))
}

/// What is dated after today is not done today, and is no fact either.
fn not_yet(event: &Event, today: Date, lang: Lang) -> Option<String> {
    let on = event.on;
    (on > today).then(|| match lang {
        Lang::Zh => format!("没有记入：事件的日期 {on} 还没有到（今天是 {today}），到了那一天再办理"),
        Lang::En => format!("not entered: {on}, the day of the event, is still to come (today is {today}); enter it on that day"),
    })
}

/// A claim, a risk or an accountability of something that nobody has reported or entered.
fn hangs_on_nothing(above: &Subject, lang: Lang) -> String {
    // The whole key: its number may be known, and the unit's code be the part that is wrong.
    let named = format!("{} {}", of(above.kind).title.in_lang(lang), above.key.join(","));
    let named = scrub(&named);
    match lang {
        Lang::Zh => format!("没有记入：台账里没有{named}。先报送或者登记它；编号写错的，改正 subject 的 key"),
        Lang::En => format!(
            "not entered: the ledger has no {named}. Report or register it first; where its number is wrong, correct the key of the subject"
        ),
    }
}

/// Whether it would write down that a contract is secret together with what it is.
fn says_secret(event: &Event) -> bool {
    let said = event.text("classified");
    event.subject.kind == SubjectKind::Contract && said.is_some_and(|text| says_classified(&text))
}

fn is_about_secrecy(event: &Event) -> bool {
    matches!(
        event.action,
        Action::Declassify | Action::Classify | Action::Correct
    )
}

fn event_in(path: &PathBuf, lang: Lang) -> Result<Event, String> {
    let named = |why: &str| tamed(&about(&path.display().to_string(), why, lang));
    let text = fs::read_to_string(path).map_err(|error| {
        let why = why_not_read(&error);
        named(&match lang {
            Lang::Zh => format!("事件文件打不开（{}）", why.in_lang(lang)),
            Lang::En => format!("the event cannot be opened ({})", why.in_lang(lang)),
        })
    })?;
    let text = text.trim_start_matches('\u{feff}');
    read_event(text).map_err(|error| named(&error.in_lang(lang)))
}

fn json(done: &Done) -> String {
    let (event, state) = match &done.entered {
        Some((event, state)) => (zhengwu_credit::lifecycle::wire::v1::write(event), state),
        None => (None, &done.before),
    };
    let mut event = event.and_then(|line| serde_json::from_str::<serde_json::Value>(&line).ok());
    // What was sent may name persons, and stands in the log; what it made of the subject is shown masked.
    if let Some(members) = event.as_mut().and_then(serde_json::Value::as_object_mut) {
        members.remove("payload");
    }
    let all = serde_json::json!({
        "entered": done.entered.is_some(),
        "allowed": done.unmet.is_empty(),
        "unmet": done.unmet,
        "findings": done.findings,
        "event": event,
        "state": show(state, done.is_withheld, false),
    });
    format!("{all:#}\n")
}

fn told(done: &Done, event: &Event, is_fact: bool, lang: Lang) -> String {
    let page = Page::new(&io::stdout(), lang);
    let headline = match done.is_withheld {
        true => format!(
            "{}{}{}",
            done.names.called(&event.subject, lang),
            page.say("：", ": "),
            event.action.code().label_in(lang)
        ),
        false => headline(&done.names, &done.before, event.action, lang),
    };
    let mut text = page.paint(BOLD, &tamed(&headline));
    text.push('\n');
    let (before, count) = (stage(&done.before, lang), done.unmet.len());
    let _ = match (&done.entered, lang) {
        (None, Lang::Zh) => writeln!(text, "不能办，没有记入，有 {count} 个条件不符合："),
        (None, Lang::En) => {
            let fail = counted(count, "condition fails", "conditions fail");
            writeln!(text, "refused and not entered; {fail}:")
        }
        (Some((stored, _)), Lang::Zh) if done.is_withheld => {
            writeln!(text, "记入第 {} 号", stored.sequence)
        }
        (Some((stored, _)), Lang::En) if done.is_withheld => {
            writeln!(text, "entered as number {}", stored.sequence)
        }
        (Some((stored, after)), Lang::Zh) => {
            let now = stage(after, lang);
            let what = if is_fact { "已照实补录" } else { "已办理" };
            let state = match before == now {
                true => format!("状态没有变，仍是“{now}”"),
                false => format!("状态：{before} → {now}"),
            };
            writeln!(text, "{what}，记入第 {} 号；{state}", stored.sequence)
        }
        (Some((stored, after)), Lang::En) => {
            let now = stage(after, lang);
            let state = match before == now {
                true => format!("the state is still {now}"),
                false => format!("{before} → {now}"),
            };
            writeln!(text, "entered as number {}; {state}", stored.sequence)
        }
    };
    if let Some((_, after)) = done.entered.as_ref().filter(|_| !done.is_withheld) {
        let is_new = |matter: &&Matter| done.before.matters.iter().all(|old| old.id != matter.id);
        for matter in after.open_matters().filter(is_new) {
            let id = scrub(&matter.id);
            let _ = match lang {
                Lang::Zh => writeln!(text, "新开了问题 {id}，要跟进并了结"),
                Lang::En => writeln!(text, "matter {id} was opened, to be followed up and closed"),
            };
        }
    }
    if done.entered.is_some() && count > 0 {
        let _ = match lang {
            Lang::Zh => writeln!(text, "有 {count} 个条件不符合，照实记下："),
            Lang::En => {
                let fail = counted(count, "condition fails and is", "conditions fail and are");
                writeln!(text, "{fail} told:")
            }
        };
    }
    for one in &done.unmet {
        lack(&page, one, (&done.before, event.action), false, lang, &mut text);
    }
    if !done.findings.is_empty() {
        let count = done.findings.len();
        let _ = match lang {
            Lang::Zh => writeln!(text, "另外提示 {count} 处，不妨碍办理："),
            Lang::En => writeln!(text, "told besides, and in nobody's way: {count}"),
        };
    }
    for one in &done.findings {
        lack(&page, one, (&done.before, event.action), false, lang, &mut text);
    }
    text
}
