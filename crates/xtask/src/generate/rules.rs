//! `docs/rules/`: one page a rule, and the index by family; what it needs for that is said in the rule alone.

use std::path::Path;

use anyhow::{Context, Result};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{Kind, describe};
use zhengwu_credit::finding::{Phase, Provenance, Severity};
use zhengwu_credit::requirement::{At, FAMILIES, Rule, page_of};
use zhengwu_credit::rules::{CATALOGUE, RuleSetRef, newest};

use super::clauses::anchor;
use super::markdown::{code, head, header, row};
use super::rule_examples::Elsewhere;
use super::{Files, lifecycles};

const FROM: &str = "`crates/zhengwu-credit/src/rules`";

pub(super) fn add(root: &Path, files: &mut Files) -> Result<()> {
    let elsewhere = Elsewhere::of(root)?;
    for rule in CATALOGUE {
        let path = page_of(rule.code).with_context(|| format!("{} is of no family", rule.code))?;
        files.insert(path, page(rule) + &elsewhere.text(rule)?);
    }
    files.insert("docs/rules/README.md".to_owned(), index());
    Ok(())
}

fn index() -> String {
    let mut text = header(FROM);
    let set = RuleSetRef::newest();
    text += &format!(
        "# 规则\n\n规则集 {}，{} 条，摘要 `{}`。各版本见[规则集的版本](../rule-sets.md)。\n\n\
         另见[按条款查](../clauses.md)、[按字段查](by-field.md)；示例都由[正确的记录](correct.md)改动而来。\n",
        set.version,
        newest().len(),
        set.digest
    );
    text += "\n错误：不报送，退回更正。违规：如实报送并计入。警告：报送并告知。提示：值得知道。\n";
    for (family, title) in FAMILIES {
        let rules: Vec<&Rule> = CATALOGUE
            .iter()
            .copied()
            .filter(|rule| rule.family() == family)
            .collect();
        if rules.is_empty() {
            continue;
        }
        text += &format!("\n## {family} {}\n\n", title.zh);
        text += &head(&["代码", "名称", "问题", "Fault", "程度", "依据"]);
        for rule in rules {
            text += &row(&[
                &format!("[{0}]({0}.md)", rule.code),
                &code(rule.name),
                rule.title.zh,
                rule.title.en,
                rule.severity.label(),
                &rule.cites(),
            ]);
        }
    }
    text
}

fn page(rule: &Rule) -> String {
    let mut text = header(FROM);
    text += &format!("# {} {}\n\n", rule.code, rule.title.zh);
    text += &format!("`{}` — {}\n\n", rule.name, rule.title.en);
    text += &head(&["", ""]);
    text += &row(&[
        "程度",
        &format!("{} `{}`", rule.severity.label(), rule.severity.key()),
    ]);
    let (consequence, phase) = match rule.asked_of().0 {
        "action" => ("不予办理；已经发生的如实补录，并指出", "办理之前，不评判记录"),
        "ledger" => ("列入预警，写明谁应当办", "截至某一天看台账时，不评判记录"),
        _ => (consequence(rule.severity), phase_words(rule.phase)),
    };
    text += &row(&["后果", consequence]);
    text += &row(&["阶段", phase]);
    text += &row(&["来历", &provenance_words(rule.provenance)]);
    if rule.may_be_waived() {
        let how = match rule.judges_records() {
            true => "[可以豁免](../waivers.md)",
            false => "[可以豁免](../waivers.md)，但台账的预警还不看豁免",
        };
        text += &row(&["豁免", how]);
    }
    text += &row(&["评判", &places(rule)]);
    if let Some(when) = rule.when {
        let kind = rule.kind().or_else(|| first_kind(rule)).unwrap_or(Kind::Contract);
        let words = format!(
            "{}<br>{}",
            describe(kind.spec(), when, Lang::Zh),
            describe(kind.spec(), when, Lang::En)
        );
        text += &row(&["适用", &words]);
    }
    let since = match rule.since_text() {
        Some(since) => format!("自 {since} 起（依记录自己的日期）"),
        None => "不论日期".to_owned(),
    };
    text += &row(&["施行", &since]);
    let mut versions = format!("[{}](../rule-sets.md) 起有", rule.added.name());
    if let Some(ended) = rule.ended {
        versions += &format!("，{} 起不再有", ended.name());
    }
    text += &row(&["规则集", &versions]);
    if let Some(memory) = rule.keeps() {
        text += &row(&["内存", &format!("{}<br>{}", memory.zh, memory.en)]);
    }
    text += "\n## 依据\n\n";
    for basis in rule.basis {
        text += &format!(
            "- [{}](../clauses.md#{})：{}。{}.\n",
            basis.cite,
            anchor(basis.cite),
            basis.gist.zh,
            basis.gist.en
        );
    }
    text += "\n## 说法\n\n";
    text += &head(&["", "中文", "English"]);
    text += &row(&["问题", rule.message.zh, rule.message.en]);
    text += &row(&["怎样改正", rule.help.zh, rule.help.en]);
    text += &lifecycles::asked_by(rule.code);
    text
}

fn consequence(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "不报送，退回更正",
        Severity::Violation => "如实报送，计入，并引出后续的义务或预警",
        Severity::Warning => "报送，并告知",
        Severity::Notice => "报送，值得知道",
    }
}

fn phase_words(phase: Phase) -> &'static str {
    match phase {
        Phase::Draft => "自草稿起 `draft`",
        Phase::Submit => "自报送起 `submit`",
        Phase::Accept => "受理时 `accept`",
    }
}

fn provenance_words(provenance: Provenance) -> String {
    let words = match provenance {
        Provenance::Mandated => "明文规定",
        Provenance::Derived => "由条文推导",
        Provenance::Parameter => "本地参数",
        Provenance::Hygiene => "数据质量",
    };
    format!("{words} `{}`", provenance.key())
}

/// What it judges, kind by kind.
fn places(rule: &Rule) -> String {
    match rule.at {
        _ if matches!(rule.asked_of().0, "action" | "ledger") => return rule.asked_of().1.zh.to_owned(),
        At::Record => return format!("整条记录（{}）", rule.kind().map_or("各种记录", Kind::title)),
        At::File => return "整个文件".to_owned(),
        At::Fields(_) | At::Every(_) | At::Across(_) => {}
    }
    let mut lines = Vec::new();
    for kind in Kind::ALL {
        let fields = rule.fields_in(kind);
        let applies = rule.kind().is_some()
            || matches!(rule.at, At::Every(_) | At::Across(_))
            || first_kind(rule) == Some(kind);
        if matches!(rule.at, At::Across(_)) && rule.places_in(kind) == [None] {
            lines.push(format!("{}：整条记录", kind.title()));
        }
        if fields.is_empty() || !applies {
            continue;
        }
        let names = if fields.len() == kind.spec().fields.len() {
            "全部字段".to_owned()
        } else {
            let specs = fields.iter().filter_map(|at| kind.spec().field(*at));
            specs.map(|field| field.heading).collect::<Vec<_>>().join("、")
        };
        lines.push(format!("{}：{names}", kind.title()));
    }
    lines.join("<br>")
}

/// The kind of the first example, for a rule whose check does not say.
pub(super) fn first_kind(rule: &Rule) -> Option<Kind> {
    rule.fires
        .iter()
        .chain(rule.silent)
        .find_map(|example| example.kind)
}
