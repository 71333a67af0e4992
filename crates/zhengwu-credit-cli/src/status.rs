//! `zhengwu status`: who must do what, the most urgent first.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use clap::Args;
use serde_json::json;
use zhengwu_credit::code::{Coded, Lang, Role};
use zhengwu_credit::ledger::{Alert, Position};
use zhengwu_credit::lifecycle::{Matter, Stage, Subject, SubjectKind, of};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::rules::RuleSetRef;
use zhengwu_credit::value::mask::scrub;

use crate::count::counted;
use crate::ledger::{AsOf, LedgerArgs, Names, about, as_of};
use crate::output::print;
use crate::text::{BOLD, DIM, Page, colour, rule_set, severity, tamed};
use crate::usage::{self, Format};
use crate::wrap::fill;

#[derive(Args)]
#[command(
    about = "按台账列出谁应当办什么：逾期的、没有跟进的、应当补偿和问责的，最急的在前",
    override_usage = "zhengwu status [选项] 目录",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 已列出；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct StatusArgs {
    #[command(flatten)]
    ledger: LedgerArgs,
    #[command(flatten)]
    as_of: AsOf,
    #[arg(long, value_name = "格式", value_parser = usage::format, default_value = "text", hide_default_value = true)]
    #[arg(help = "text（默认）或 json")]
    format: Format,
}

/// Says who must do what.
pub(crate) fn status(args: &StatusArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.ledger.profile(lang)?;
    let as_of = args.as_of.day();
    let opened = args.ledger.open(&profile, as_of, lang)?;
    let position = opened.ledger.at(as_of, args.as_of.known_at(), &profile);
    let alerts = position.alerts();
    if args.format == Format::Json {
        let mut all = json!({
            "as_of": as_of,
            "profile": profile.name,
            "rule_set": RuleSetRef::newest().by(&profile),
            "states": by_key(counts(&position)),
            "withheld": position.withheld(),
            "open_matters": open_matters(&position).map(|(subject, matter)| json!({"subject": subject, "matter": shown(matter)})).collect::<Vec<_>>(),
            "alerts": alerts,
        });
        if let Some((known_at, all)) = position.known_at().zip(all.as_object_mut()) {
            all.insert("known_at".to_owned(), json!(known_at));
        }
        return print(&format!("{all:#}\n"), lang);
    }
    let names = Names::of(&position);
    let page = Page::new(&io::stdout(), lang);
    let mut text = head(&page, &position, &profile, lang);
    let (upcoming, now): (Vec<&Alert>, Vec<&Alert>) = alerts.iter().partition(|alert| alert.is_upcoming());
    let parts = [
        (page.say("现在要办", "to be done now"), now),
        (page.say("快要到期", "coming up"), upcoming),
    ];
    for (title, alerts) in parts.iter().filter(|(_, alerts)| !alerts.is_empty()) {
        let _ = writeln!(
            text,
            "\n{}",
            page.paint(BOLD, &format!("{title} {}", alerts.len()))
        );
        for alert in alerts {
            text.push('\n');
            one(&page, (&position, &names), alert, lang, &mut text);
        }
    }
    if alerts.is_empty() {
        let _ = writeln!(text, "\n{}", page.say("没有要办的事", "nothing is to be done"));
    }
    matters(&page, (&position, &names), lang, &mut text);
    print(&text, lang)
}

/// The open matters of every subject.
fn open_matters<'p>(position: &'p Position<'_>) -> impl Iterator<Item = (&'p Subject, &'p Matter)> {
    let accounts = position.accounts().iter();
    accounts.flat_map(|(subject, account)| account.state.open_matters().map(move |matter| (subject, matter)))
}

/// The states by their keys.
fn by_key(counts: Vec<(SubjectKind, Vec<(Stage, u64)>)>) -> serde_json::Value {
    let of_kind = |(kind, stages): (SubjectKind, Vec<(Stage, u64)>)| {
        let stages = stages
            .into_iter()
            .map(|(stage, count)| (stage.key().to_owned(), json!(count)));
        (
            kind.key().to_owned(),
            stages.collect::<serde_json::Map<_, _>>().into(),
        )
    };
    serde_json::Value::Object(counts.into_iter().map(of_kind).collect())
}

/// A matter as it may be shown.
fn shown(matter: &Matter) -> serde_json::Value {
    json!({
        "id": scrub(&matter.id),
        "kind": matter.kind,
        "side": matter.side.map(|side| side.code().key),
        "opened": matter.opened,
        "next_on": matter.next_on,
    })
}

/// The open matters by what they are called: to follow one up or to close it, it is named.
fn matters(page: &Page, (position, names): (&Position<'_>, &Names), lang: Lang, text: &mut String) {
    let count = open_matters(position).count();
    if count == 0 {
        return;
    }
    let title = format!("{} {count}", page.say("没有了结的问题", "open matters"));
    let _ = writeln!(text, "\n{}\n", page.paint(BOLD, &title));
    for (subject, matter) in open_matters(position) {
        let mut parts = vec![matter.described(lang)];
        let next = page.say("下次跟进", "next follow-up");
        parts.extend(matter.next_on.map(|day| format!("{next} {day}")));
        let (called, id) = (names.called(subject, lang), scrub(&matter.id));
        let line = match lang {
            Lang::Zh => format!("  {called}  问题 {id}：{}", parts.join("，")),
            Lang::En => format!("  {called}  matter {id}: {}", parts.join(", ")),
        };
        text.push_str(&fill(&tamed(&line), page.width(), 4));
        text.push('\n');
    }
}

/// How many subjects are in which state, by kind, the most frequent state first.
fn counts(position: &Position<'_>) -> Vec<(SubjectKind, Vec<(Stage, u64)>)> {
    let of_kind = |kind: SubjectKind| {
        let own = position.accounts().values().map(|account| &account.state);
        let stages = own
            .filter(|state| state.subject.kind == kind)
            .filter_map(|state| state.stage);
        let mut counts: Vec<(Stage, u64)> = Vec::new();
        for stage in stages {
            match counts.iter_mut().find(|(own, _)| *own == stage) {
                Some((_, count)) => *count += 1,
                None => counts.push((stage, 1)),
            }
        }
        counts.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
        (kind, counts)
    };
    let all = SubjectKind::ALL.into_iter().map(of_kind);
    all.filter(|(_, counts)| !counts.is_empty()).collect()
}

fn head(page: &Page, position: &Position<'_>, profile: &Profile, lang: Lang) -> String {
    let (day, title) = (as_of(position.as_of(), position.known_at(), lang), &profile.title);
    let rules = rule_set(&RuleSetRef::newest().by(profile), lang);
    let line = match lang {
        Lang::Zh => format!("{title} 履约践诺台账（{day}，{rules}）"),
        Lang::En => format!("{title}, ledger {day}, {rules}"),
    };
    let mut text = page.paint(BOLD, &line) + "\n";
    for (kind, stages) in counts(position) {
        let total: u64 = stages.iter().map(|(_, count)| count).sum();
        let parts: Vec<String> = stages
            .iter()
            .map(|(stage, count)| format!("{} {count}", stage.code().label_in(lang)))
            .collect();
        let line = match lang {
            Lang::Zh => format!("  {} {total}：{}", of(kind).title.zh, parts.join("，")),
            Lang::En => format!("  {} {total}: {}", of(kind).title.en, parts.join(", ")),
        };
        text.push_str(&fill(&line, page.width(), 4));
        text.push('\n');
    }
    if position.withheld() > 0 {
        let _ = match lang {
            Lang::Zh => writeln!(text, "  涉密 {}，不列", position.withheld()),
            Lang::En => writeln!(text, "  {} withheld", position.withheld()),
        };
    }
    text
}

/// What it is, about what, what is the matter, what to do, and by which clause.
fn one(
    page: &Page,
    (position, names): (&Position<'_>, &Names),
    alert: &Alert,
    lang: Lang,
    text: &mut String,
) {
    let mark = page.paint(
        colour(alert.severity),
        &format!("[{}]", severity(alert.severity, lang)),
    );
    let days = |count: i64| counted(count, "day", "days");
    let since = match (lang, alert.due) {
        (Lang::Zh, Some(due)) if alert.days > 0 => format!("{due} 到期，逾期 {} 天", alert.days),
        (Lang::Zh, Some(due)) if alert.days == 0 => format!("{due} 当天到期"),
        (Lang::Zh, Some(due)) => format!("{due} 到期，还有 {} 天", -alert.days),
        (Lang::Zh, None) => format!("{} 起", alert.since),
        (Lang::En, Some(due)) if alert.days > 0 => format!("due {due}, {} late", days(alert.days)),
        (Lang::En, Some(due)) if alert.days == 0 => format!("due {due}, on this very day"),
        (Lang::En, Some(due)) => format!("due {due}, {} left", days(-alert.days)),
        (Lang::En, None) => format!("since {}", alert.since),
    };
    let title = zhengwu_credit::rules::find(alert.code)
        .first()
        .map_or("", |rule| rule.title.in_lang(lang));
    let _ = writeln!(text, "  {mark} {}  {}", page.paint(BOLD, title), since);
    let mut about_what = alert.unit.name.clone();
    if let Some(subject) = &alert.subject {
        about_what.push_str("  ");
        about_what.push_str(&names.called(subject, lang));
        let name = position.state(subject).and_then(about);
        if let Some(name) = name {
            about_what.push_str("  ");
            about_what.push_str(&name);
        }
    }
    let role = Role::LIST.read(alert.who).and_then(Role::from_place);
    let who = role.map_or(String::new(), |role| role.code().label_in(lang));
    let lines = [
        about_what,
        alert.message.in_lang(lang).to_owned(),
        format!("→ {}{}{}", who, page.say("：", ": "), alert.help.in_lang(lang)),
    ];
    for line in lines {
        text.push_str(&fill(&tamed(&format!("      {line}")), page.width(), 8));
        text.push('\n');
    }
    let basis = format!("      {}  {} ({})", alert.basis, alert.code, alert.name);
    let _ = writeln!(text, "{}", page.paint(DIM, &basis));
}
