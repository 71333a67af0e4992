//! `zhengwu explain`: may this be done, and if not, why not.

use std::fmt::Write as _;
use std::io;
use std::process::ExitCode;

use clap::Args;
use zhengwu_credit::code::{Coded, Lang};
use zhengwu_credit::lifecycle::{Action, Offer, State, Unmet, fields};
use zhengwu_credit::rules;

use crate::ERRORS_FOUND;
use crate::ledger::{AsOf, LedgerArgs, Names, about, find, stage};
use crate::output::print;
use crate::text::{BOLD, DIM, Page, colour, severity, tamed};
use crate::wrap::fill;

#[derive(Args)]
#[command(
    about = "说明对一份合同或一项承诺能不能办某件事：要带什么，或者为什么不能",
    override_usage = "zhengwu explain [选项] 目录 编号 动作",
    help_template = "{about}\n\n用法：{usage}\n\n{all-args}\n\n退出状态：0 可以办；1 不能办；2 读不了，或用法不对",
    next_help_heading = "选项"
)]
pub(crate) struct ExplainArgs {
    #[command(flatten)]
    ledger: LedgerArgs,
    #[arg(
        value_name = "编号",
        help_heading = "参数",
        help = "合同编号或承诺编码，或全部主键（逗号隔开）"
    )]
    key: String,
    #[arg(
        value_name = "动作",
        help_heading = "参数",
        help = "如 terminate、解除、write_off、销号"
    )]
    action: String,
    #[command(flatten)]
    as_of: AsOf,
}

/// Says whether it may be done.
pub(crate) fn explain(args: &ExplainArgs, lang: Lang) -> Result<ExitCode, String> {
    let profile = args.ledger.profile(lang)?;
    let as_of = args.as_of.day();
    let opened = args.ledger.open(&profile, as_of, lang)?;
    let position = opened.ledger.at(as_of, args.as_of.known_at(), &profile);
    let subject = find(&opened.ledger, &position, &args.key, lang)?;
    let state = position
        .state(&subject)
        .cloned()
        .unwrap_or_else(|| State::new(subject.clone()));
    let offers = rules::machine(&profile).actions(&state, as_of);
    let Some(offer) = offers.iter().find(|offer| is_called(offer.action, &args.action)) else {
        return Err(no_action(&args.action, &offers, lang));
    };
    let page = Page::new(&io::stdout(), lang);
    let names = Names::of(&position);
    let mut text = page.paint(BOLD, &tamed(&headline(&names, &state, offer.action, lang)));
    text.push('\n');
    let verdict = match (&offer.refusal, offer.to_bring.is_empty()) {
        (Some(_), _) => page.say("不能办：", "it may not be done:"),
        (None, true) => page.say("可以办。", "it may be done."),
        (None, false) => page.say("可以办，要带：", "it may be done; the event must bring:"),
    };
    let _ = writeln!(text, "{verdict}");
    let lacks = offer
        .refusal
        .as_ref()
        .map_or(&offer.to_bring, |refusal| &refusal.unmet);
    for one in lacks {
        let of = (&state, offer.action);
        lack(&page, one, of, offer.is_allowed(), lang, &mut text);
    }
    print(&text, lang)?;
    Ok(match offer.is_allowed() {
        true => ExitCode::SUCCESS,
        false => ExitCode::from(ERRORS_FOUND),
    })
}

/// `合同 HA-2024/017（履行中）：解除`
pub(crate) fn headline(names: &Names, state: &State, action: Action, lang: Lang) -> String {
    let name = about(state).map(|name| format!(" {name}")).unwrap_or_default();
    let (subject, stage) = (names.called(&state.subject, lang), stage(state, lang));
    let action = action.code().label_in(lang);
    match lang {
        Lang::Zh => format!("{subject}{name}（{stage}）：{action}"),
        Lang::En => format!("{subject}{name} ({stage}): {action}"),
    }
}

/// A condition that fails: what it is, which fields it asks for, how to mend it, by which clause.
pub(crate) fn lack(
    page: &Page,
    one: &Unmet,
    (state, action): (&State, Action),
    is_to_bring: bool,
    lang: Lang,
    text: &mut String,
) {
    let mark = match is_to_bring {
        // Nothing is wrong yet.
        true => page.say("[要带]", "[to bring]").to_owned(),
        false => {
            let mark = format!("[{}]", severity(one.severity, lang));
            page.paint(colour(one.severity), &mark)
        }
    };
    let _ = writeln!(
        text,
        "\n  {mark} {}  {}",
        one.code,
        page.paint(DIM, &format!("{} ({})", one.basis, one.name))
    );
    let mut lines = vec![one.message.in_lang(lang).to_owned()];
    if !one.fields.is_empty() {
        let names: Vec<String> = one
            .fields
            .iter()
            .map(|field| {
                let (zh, en) = fields::label_in(action, state.subject.kind.record(), field);
                match lang {
                    Lang::Zh if !zh.is_empty() => format!("{zh} ({field})"),
                    Lang::Zh => field.clone(),
                    Lang::En => format!("{en} ({field})"),
                }
            })
            .collect();
        lines.push(format!(
            "{}{}",
            page.say("字段  ", "fields  "),
            names.join(page.say("、", ", "))
        ));
    }
    let help = one.help.in_lang(lang);
    lines.extend((!help.is_empty()).then(|| format!("→ {help}")));
    for line in lines {
        text.push_str(&fill(&tamed(&format!("      {line}")), page.width(), 8));
        text.push('\n');
    }
}

fn is_called(action: Action, name: &str) -> bool {
    let (code, name) = (action.code(), name.trim());
    code.key == name || code.label == name
}

fn no_action(name: &str, offers: &[Offer], lang: Lang) -> String {
    let names: Vec<String> = offers
        .iter()
        .map(|offer| match lang {
            Lang::Zh => format!("{}（{}）", offer.action.key(), offer.action.code().label),
            Lang::En => offer.action.key().to_owned(),
        })
        .collect();
    tamed(&match lang {
        Lang::Zh => format!("没有“{name}”这个动作，可选 {}", names.join("、")),
        Lang::En => format!("there is no action `{name}`; there are {}", names.join(", ")),
    })
}
