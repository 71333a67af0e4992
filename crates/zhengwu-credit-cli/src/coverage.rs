//! `zhengwu check --coverage`: of every rule what could be judged, and what was missing for the rest.

use std::fmt::Write as _;

use serde_json::json;
use zhengwu_credit::code::Lang;
use zhengwu_credit::ledger::{Options, Summary};
use zhengwu_credit::rules::{Coverage, by_rule};

use crate::count::counted;
use crate::text::{BOLD, DIM, Page, kind_name};
use crate::wrap::fill;

/// One object: the figures of the run, and every rule at every place where it was asked.
pub(crate) fn json(figures: &Summary, options: &Options<'_>) -> String {
    let all = json!({
        "as_of": options.as_of,
        "phase": options.phase,
        "profile": options.profile.name,
        "summary": figures,
        "coverage": figures.coverage,
    });
    format!("{all:#}\n")
}

/// A page: first the rules that could not always judge, the least covered first.
pub(crate) fn text(page: &Page, figures: &Summary, lang: Lang) -> String {
    let rules = by_rule(&figures.coverage);
    let (lacking, rest): (Vec<_>, Vec<_>) = rules.iter().partition(|rule| rule.outcomes.cannot_tell > 0);
    let (whole, never): (Vec<_>, Vec<_>) = rest.into_iter().partition(|rule| rule.judged().1 > 0);
    let mut text = String::new();
    let heading = |text: &mut String, zh: &'static str, en: &'static str, count: usize| {
        let line = format!("{} {count}", page.say(zh, en));
        let _ = writeln!(text, "{}", page.paint(BOLD, &line));
    };
    if !lacking.is_empty() {
        causes(page, &lacking, lang, &mut text);
        heading(
            &mut text,
            "判不全的规则（判得最少的在前）",
            "rules that could not always judge, the least covered first:",
            lacking.len(),
        );
        for rule in lacking {
            one(page, rule, lang, &mut text);
        }
        text.push('\n');
    }
    if !whole.is_empty() {
        heading(
            &mut text,
            "每次都判得出的规则",
            "rules that could always judge:",
            whole.len(),
        );
        for rule in whole {
            let (judged, _) = rule.judged();
            let _ = writeln!(text, "  {}  {}", name(rule, lang), times(rule, judged, lang));
        }
        text.push('\n');
    }
    if !never.is_empty() {
        heading(
            &mut text,
            "没有一次适用的规则",
            "rules that never applied:",
            never.len(),
        );
        let names: Vec<String> = never.iter().map(|rule| rule.rule.code.to_owned()).collect();
        text.push_str(&fill(&format!("  {}", names.join(" ")), page.width(), 2));
        text.push_str("\n\n");
    }
    text
}

/// What was missing, over all rules: filling in the first of it mends the most.
fn causes(page: &Page, rules: &[&Coverage], lang: Lang, text: &mut String) {
    let mut causes: Vec<(String, u64, usize)> = Vec::new();
    for rule in rules {
        for (missing, times) in &rule.missing {
            let what = format!(
                "{} {}",
                kind_name(rule.kind, lang),
                missing.describe(rule.kind, lang)
            );
            match causes.iter_mut().find(|(one, _, _)| *one == what) {
                Some((_, sum, count)) => (*sum, *count) = (*sum + times, *count + 1),
                None => causes.push((what, *times, 1)),
            }
        }
    }
    causes.sort_by_key(|(_, times, _)| std::cmp::Reverse(*times));
    let title = page.say(
        "缺什么而判不出（最多的在前）",
        "what was missing, the most frequent first",
    );
    let _ = writeln!(text, "{}", page.paint(BOLD, title));
    for (what, times, rules) in &causes {
        let line = match lang {
            Lang::Zh => format!("  {what}：{times} 次，涉及 {rules} 条规则"),
            Lang::En => format!(
                "  {what}: {}, for {}",
                counted(*times, "time", "times"),
                counted(*rules, "rule", "rules")
            ),
        };
        let _ = writeln!(text, "{}", fill(&line, page.width(), 4));
    }
    text.push('\n');
}

/// A rule that could not always judge: how often it could, and what was missing how often.
fn one(page: &Page, rule: &Coverage, lang: Lang, text: &mut String) {
    let (judged, asked) = rule.judged();
    let _ = writeln!(text, "\n  {}", page.paint(BOLD, &name(rule, lang)));
    // Rounded down: what is not whole is never called so.
    let percent = (judged * 100).checked_div(asked).unwrap_or(0);
    let judged = match lang {
        Lang::Zh => format!("应判 {asked} 次，判出 {percent}%：{}", times(rule, judged, lang)),
        Lang::En => format!("{percent} % of {asked} judged: {}", times(rule, judged, lang)),
    };
    text.push_str(&fill(&format!("      {judged}"), page.width(), 8));
    text.push('\n');
    let missing: Vec<String> = rule
        .missing
        .iter()
        .map(|(missing, times)| match lang {
            Lang::Zh => format!("{} {times} 次", missing.describe(rule.kind, lang)),
            Lang::En => format!("{} ({times})", missing.describe(rule.kind, lang)),
        })
        .collect();
    let missing = match lang {
        Lang::Zh => format!("缺：{}", missing.join("；")),
        Lang::En => format!("missing: {}", missing.join("; ")),
    };
    let lines = fill(&format!("      {missing}"), page.width(), 8);
    let _ = writeln!(text, "{}", page.paint(DIM, &lines));
}

/// `CTR201 政府合同：履行截止早于起始`
fn name(rule: &Coverage, lang: Lang) -> String {
    let (code, title, kind) = (
        rule.rule.code,
        rule.rule.title.in_lang(lang),
        kind_name(rule.kind, lang),
    );
    match lang {
        Lang::Zh => format!("{code} {kind}：{title}"),
        Lang::En => format!("{code} {kind}: {title}"),
    }
}

/// The outcomes in figures.
fn times(rule: &Coverage, judged: u64, lang: Lang) -> String {
    let outcomes = &rule.outcomes;
    let (fail, cannot_tell, not_applicable) = (outcomes.fail, outcomes.cannot_tell, outcomes.not_applicable);
    let mut parts = vec![match lang {
        Lang::Zh => format!("判出 {judged} 次"),
        Lang::En => format!("{judged} judged"),
    }];
    if fail > 0 {
        parts.push(match lang {
            Lang::Zh => format!("其中不通过 {fail} 次"),
            Lang::En => format!("{fail} of them failed"),
        });
    }
    if cannot_tell > 0 {
        parts.push(match lang {
            Lang::Zh => format!("无法判断 {cannot_tell} 次"),
            Lang::En => format!("{cannot_tell} cannot tell"),
        });
    }
    if not_applicable > 0 {
        parts.push(match lang {
            Lang::Zh => format!("不适用 {not_applicable} 次"),
            Lang::En => format!("{not_applicable} not applicable"),
        });
    }
    parts.join(if lang == Lang::Zh { "，" } else { ", " })
}
