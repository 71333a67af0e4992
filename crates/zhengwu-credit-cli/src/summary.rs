//! The figures of a run, for the foot of the page.

use zhengwu_credit::code::Lang;
use zhengwu_credit::finding::{Phase, Severity, Waived};
use zhengwu_credit::ledger::{Options, Summary, WaiverState, WaiverTold};

use crate::count::counted;
use crate::text;

/// The figures of a run.
pub(crate) fn summary(summary: &Summary, options: &Options<'_>, unread: usize) -> String {
    let zh = options.lang == Lang::Zh;
    let count = |of: Severity| summary.count(of);
    let (error, violation) = (count(Severity::Error), count(Severity::Violation));
    let (warning, notice) = (count(Severity::Warning), count(Severity::Notice));
    let outcomes = &summary.outcomes;
    let (rows, submitted, to_correct, withheld) = (
        summary.rows,
        summary.submitted,
        summary.to_correct,
        summary.withheld,
    );
    let mut lines = vec![conclusion(summary, zh)];
    if zh {
        lines.push(format!(
            "记录  共 {rows} 行：可报送 {submitted}，待更正 {to_correct}，涉密不报 {withheld}"
        ));
        lines.push(format!(
            "问题  错误 {error}，违规 {violation}，警告 {warning}，提示 {notice}"
        ));
        lines.push(format!(
            "评判  通过 {}，不通过 {}，不适用 {}，无法判断 {}",
            outcomes.pass, outcomes.fail, outcomes.not_applicable, outcomes.cannot_tell
        ));
    } else {
        lines.push(format!("rows      {rows} read: {submitted} may be submitted, {to_correct} to correct, {withheld} withheld"));
        lines.push(format!(
            "findings  {}, {}, {}, {}",
            counted(error, "error", "errors"),
            counted(violation, "violation", "violations"),
            counted(warning, "warning", "warnings"),
            counted(notice, "notice", "notices")
        ));
        lines.push(format!(
            "outcomes  {} pass, {} fail, {} not applicable, {} cannot tell",
            outcomes.pass, outcomes.fail, outcomes.not_applicable, outcomes.cannot_tell
        ));
    }
    lines.extend(waivers(summary, options.lang));
    let as_of = options.as_of.map(|day| day.to_string()).unwrap_or_default();
    let profile = &options.profile.name;
    let phase = options.phase.key();
    lines.push(match zh {
        true => format!(
            "口径  评判日 {as_of}，阶段 {}（{phase}），配置 {profile}",
            phase_label(options.phase)
        ),
        false => format!("basis     as of {as_of}, phase {phase}, profile {profile}"),
    });
    let rule_set = text::rule_set(&summary.rule_set, options.lang);
    lines.push(match zh {
        true => format!("规则  {rule_set}"),
        false => format!("rules     {rule_set}"),
    });
    if unread > 0 {
        lines.push(match zh {
            true => format!("注意  有 {unread} 个文件没能读取，不在以上数字之内"),
            false => format!(
                "note      {} not be read and not in these figures",
                counted(unread, "file could", "files could")
            ),
        });
    }
    lines.join("\n") + "\n"
}

/// Who let a finding pass, until when and why.
pub(crate) fn waived_by(waived: &Waived, lang: Lang) -> String {
    let (approver, until, reason) = (&waived.approver, &waived.until, &waived.reason);
    match lang {
        Lang::Zh => format!("{approver}批准，至 {until}：{reason}"),
        Lang::En => format!("by {approver}, until {until}: {reason}"),
    }
}

/// What became of the waivers: what has no effect is told line by line.
pub(crate) fn waivers(summary: &Summary, lang: Lang) -> Vec<String> {
    if summary.waivers.is_empty() {
        return Vec::new();
    }
    let waived = summary.waived;
    let mut lines = vec![match lang {
        Lang::Zh => format!("豁免  {waived} 个问题已豁免，照样列出，不计入问题数"),
        Lang::En => {
            let waived = counted(waived, "finding is", "findings are");
            format!("waivers   {waived} waived: shown, and not in the figures of findings")
        }
    }];
    let without_effect = |one: &&WaiverTold| one.state != WaiverState::Applied;
    for one in summary.waivers.iter().filter(without_effect) {
        lines.push(match lang {
            Lang::Zh => format!("      {}", one.text.zh),
            Lang::En => format!("          {}", one.text.en),
        });
    }
    lines
}

fn phase_label(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "草稿",
        Phase::Submit => "报送",
        Phase::Accept => "受理",
    }
}

/// What to do next.
fn conclusion(summary: &Summary, zh: bool) -> String {
    let to_correct = summary.to_correct;
    match (zh, summary.has_errors()) {
        // A column is missing and there is no row yet.
        (true, true) if to_correct == 0 => "结论  须按上面所列改正，改正后再次检查".to_owned(),
        (false, true) if to_correct == 0 => "result    to be corrected and checked again".to_owned(),
        (true, true) => format!("结论  有 {to_correct} 行须按上面所列改正，改正后再次检查"),
        (true, false) => "结论  没有错误".to_owned(),
        (false, true) => format!(
            "result    {} to be corrected and checked again",
            counted(to_correct, "row is", "rows are")
        ),
        (false, false) => "result    no errors".to_owned(),
    }
}
