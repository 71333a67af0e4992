//! What a person reads on a terminal: narrow, calm, coloured only where colours are wanted.

use std::io::{self, IsTerminal, Write};

use anstream::{AutoStream, ColorChoice};
use anstyle::{AnsiColor, Style};
use unicode_width::UnicodeWidthStr;
use zhengwu_credit::code::{Lang, Words};
use zhengwu_credit::field::{FieldSpec, Kind};
use zhengwu_credit::finding::{Finding, Op, Severity, Source};
use zhengwu_credit::ledger::Table;
use zhengwu_credit::requirement::{At, column_letters};
use zhengwu_credit::rules::{RuleSetRef, find};

use crate::summary;
use crate::wrap::fill;

/// Where nothing tells the width, and where lines get too long for the eye.
const WIDTH: usize = 80;
const WIDEST: usize = 100;
/// How far the lines of a finding are set in, under its code.
const INDENT: usize = 9;

/// Between what was found and what is expected, where both fit on a line.
const GAP: &str = "    ";

pub(crate) const BOLD: Style = Style::new().bold();
pub(crate) const DIM: Style = Style::new().dimmed();

/// Says on standard error why something was not done.
pub(crate) fn complain(sentence: &str) {
    // Nobody is left to tell where standard error is gone.
    let sentence = on_one_line(sentence);
    let _ = writeln!(io::stderr(), "zhengwu: {sentence}");
}

/// A severity as a person reads it.
pub(crate) fn severity(severity: Severity, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => severity.label(),
        Lang::En => severity.key(),
    }
}

/// A kind of record as a person reads it.
pub(crate) fn kind_name(kind: Kind, lang: Lang) -> &'static str {
    match lang {
        Lang::Zh => kind.title(),
        Lang::En => kind.key(),
    }
}

/// A rule set as a person reads it: the version, and as much of the digest as a line has room for.
pub(crate) fn rule_set(set: &RuleSetRef, lang: Lang) -> String {
    let (version, digest, off) = (&set.version, set.short(), set.off.join(" "));
    match (lang, off.is_empty()) {
        (Lang::Zh, true) => format!("规则集 {version}，摘要 {digest}"),
        (Lang::Zh, false) => format!("规则集 {version}，摘要 {digest}，配置不用 {off}"),
        (Lang::En, true) => format!("rule set {version}, digest {digest}"),
        (Lang::En, false) => format!("rule set {version}, digest {digest}, off by the profile {off}"),
    }
}

pub(crate) fn colour(severity: Severity) -> Style {
    match severity {
        Severity::Error => AnsiColor::Red.on_default().bold(),
        Severity::Violation => AnsiColor::Magenta.on_default().bold(),
        Severity::Warning => AnsiColor::Yellow.on_default(),
        Severity::Notice => AnsiColor::Cyan.on_default(),
    }
}

/// The page that is written on.
pub(crate) struct Page {
    lang: Lang,
    width: usize,
    is_coloured: bool,
    is_terminal: bool,
}

impl Page {
    /// The page of a stream: colours on a terminal unless `NO_COLOR` says no.
    pub(crate) fn new(stdout: &io::Stdout, lang: Lang) -> Page {
        let is_terminal = stdout.is_terminal();
        let is_coloured = AutoStream::choice(stdout) != ColorChoice::Never;
        let columns = console::Term::stdout()
            .size_checked()
            .map(|(_, columns)| usize::from(columns));
        Page {
            lang,
            width: columns.unwrap_or(WIDTH).clamp(40, WIDEST),
            is_coloured,
            is_terminal,
        }
    }

    /// How many columns there are.
    pub(crate) fn width(&self) -> usize {
        self.width
    }

    /// Whether somebody is looking.
    pub(crate) fn is_terminal(&self) -> bool {
        self.is_terminal
    }

    pub(crate) fn paint(&self, style: Style, text: &str) -> String {
        match self.is_coloured {
            true => format!("{style}{text}{style:#}"),
            false => text.to_owned(),
        }
    }

    pub(crate) fn say(&self, zh: &'static str, en: &'static str) -> &'static str {
        Words { zh, en }.in_lang(self.lang)
    }

    /// How a file was read: its name, and a sentence each.
    pub(crate) fn notes(&self, name: &str, notes: &[&str]) -> String {
        let mut text = self.paint(BOLD, &on_one_line(name));
        text.push('\n');
        for note in notes {
            let lines = fill(&format!("  {}", on_one_line(note)), self.width, 4);
            text.push_str(&lines);
            text.push('\n');
        }
        text.push('\n');
        text
    }

    /// The findings of one row under its heading.
    pub(crate) fn findings(&self, findings: &[Finding], table: Option<&dyn Table>) -> String {
        let findings: Vec<Finding> = findings.iter().map(harmless).collect();
        let Some(first) = findings.first() else {
            return String::new();
        };
        let mut text = self.paint(BOLD, &self.row_heading(first));
        text.push('\n');
        for finding in &findings {
            self.finding(finding, table, &mut text);
        }
        text.push('\n');
        text
    }

    /// `contracts.xlsx 合同!第17行  11320685MB0A10013C  HA-2024/017`
    fn row_heading(&self, finding: &Finding) -> String {
        let mut parts = Vec::new();
        if let Some(source) = &finding.source {
            parts.push(format!("{} {}", source.file, self.row(source)));
        }
        let key = finding.key.iter().filter(|part| !part.is_empty());
        parts.extend(key.cloned());
        parts.join("  ")
    }

    /// `合同!第17行`
    fn row(&self, source: &Source) -> String {
        let sheet = source
            .sheet
            .as_ref()
            .map_or(String::new(), |sheet| format!("{sheet}!"));
        match self.lang {
            Lang::Zh => format!("{sheet}第{}行", source.row),
            Lang::En => format!("{sheet}row {}", source.row),
        }
    }

    fn finding(&self, finding: &Finding, table: Option<&dyn Table>, text: &mut String) {
        let mark = format!("[{}]", severity(finding.severity, self.lang));
        let place = self.place(finding, table);
        let pad = " ".repeat((INDENT - 2).saturating_sub(mark.width()).max(1));
        text.push_str(&format!(
            "  {}{pad}{}  {place}\n",
            self.paint(colour(finding.severity), &mark),
            finding.code
        ));
        let mut line = |label: &str, content: &str| {
            let (indent, label) = (" ".repeat(INDENT), label.to_owned());
            let hang = INDENT + label.width();
            text.push_str(&fill(&format!("{indent}{label}{content}"), self.width, hang));
            text.push('\n');
        };
        line("", &finding.message);
        let (found_label, expected_label) =
            (self.say("实填  ", "found     "), self.say("应为  ", "expected  "));
        match (self.found(finding), self.expected(finding)) {
            (Some(found), Some(expected))
                if self.fits(&[found_label, &found, GAP, expected_label, &expected]) =>
            {
                line(found_label, &format!("{found}{GAP}{expected_label}{expected}"));
            }
            (found, expected) => {
                for (label, content) in [(found_label, found), (expected_label, expected)] {
                    if let Some(content) = content {
                        line(label, &content);
                    }
                }
            }
        }
        if let Some(related) = self.related(finding, table) {
            line(self.say("相关  ", "see also  "), &related);
        }
        if let Some(waived) = &finding.waived {
            let content = summary::waived_by(waived, self.lang);
            line(self.say("豁免  ", "waived    "), &content);
        }
        line(self.say("改正  ", "to mend   "), &finding.help);
        let name = find(&finding.code).first().map_or("", |rule| rule.name);
        line(
            self.say("依据  ", "clause    "),
            &format!("{}  ({name})", finding.basis),
        );
    }

    /// `合同!M17  履行截止日期`, `第17行 /ends_on  履行截止日期`
    fn place(&self, finding: &Finding, table: Option<&dyn Table>) -> String {
        let heading = self.heading(finding, &finding.path);
        let Some(source) = &finding.source else {
            return format!("{}  {heading}", finding.path);
        };
        let has_columns = table.is_some_and(|table| table.columns().is_some());
        let cell = match &source.column {
            Some(column) => cell(source, column),
            None if has_columns || finding.path.is_empty() => self.row(source),
            None => format!("{} {}", self.row(source), finding.path),
        };
        let heading = source.heading.as_deref().map_or(heading, one_line);
        format!("{cell}  {heading}").trim_end().to_owned()
    }

    /// The catalogue's name of the field at a path.
    fn heading(&self, finding: &Finding, path: &str) -> String {
        field_at(finding, path).map_or(String::new(), |(_, field)| field.name_in(self.lang))
    }

    fn found(&self, finding: &Finding) -> Option<String> {
        // Of what was normalised, what stood there before: in quotes, for the spaces may be the point.
        if let Some(before) = finding.args.get("from").and_then(serde_json::Value::as_str) {
            let (open, close) = (self.say("“", "`"), self.say("”", "`"));
            return Some(format!(
                "{open}{}{close}",
                before.replace(['\n', '\r', '\t'], " ")
            ));
        }
        let is_of_file = find(&finding.code).iter().any(|rule| matches!(rule.at, At::File));
        match finding.actual.as_deref() {
            Some("") => None,
            // A code by its label, as it is expected too.
            Some(actual) => Some(one_line(&self.value(finding, &actual.into()))),
            None if finding.path.is_empty() || is_of_file => None,
            None => Some(self.say("（空）", "(empty)").to_owned()),
        }
    }

    /// Whether these parts of a finding fit on one line.
    fn fits(&self, parts: &[&str]) -> bool {
        INDENT + parts.iter().map(|part| part.width_cjk()).sum::<usize>() <= self.width
    }

    fn expected(&self, finding: &Finding) -> Option<String> {
        let expected = finding.expected.as_ref()?;
        let values: Vec<String> = match &expected.value {
            Some(serde_json::Value::Array(values)) => {
                values.iter().map(|value| self.value(finding, value)).collect()
            }
            Some(value) => vec![self.value(finding, value)],
            None => Vec::new(),
        };
        // How to mend it already names the values to choose from: a second long list helps nobody.
        if expected.op == Op::In && values.iter().all(|value| finding.help.contains(value)) {
            return None;
        }
        let words = match expected.op {
            Op::Eq => "= ",
            Op::Ne => "≠ ",
            Op::Lt => "< ",
            Op::Le => "≤ ",
            Op::Gt => "> ",
            Op::Ge => "≥ ",
            Op::In => self.say("其中之一：", "one of: "),
            Op::Format => self.say("格式 ", "the form "),
            Op::Present => self.say("填写", "filled in"),
            Op::Absent => self.say("留空", "empty"),
        };
        Some(format!("{words}{}", values.join(self.say("；", "; "))))
    }

    /// An expected value; a code by its label, as people see it.
    fn value(&self, finding: &Finding, value: &serde_json::Value) -> String {
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        let list = field_at(finding, &finding.path).and_then(|(_, field)| field.ty.code_list());
        let code = list.and_then(|list| list.codes.iter().find(|code| code.key == text));
        code.map_or(text, |code| code.label_in(self.lang))
    }

    /// The other cells of a fault between fields: `合同!L17 履行起始日期`.
    fn related(&self, finding: &Finding, table: Option<&dyn Table>) -> Option<String> {
        if finding.related.is_empty() {
            return None;
        }
        let one = |path: &String| {
            let spec = finding.record.spec();
            let at = path.strip_prefix('/').and_then(|key| spec.place_of(key));
            let column = at.and_then(|at| {
                table?
                    .columns()?
                    .of(at)
                    .map(|(number, _)| column_letters(*number))
            });
            let heading = self.heading(finding, path);
            match (column, &finding.source) {
                (Some(column), Some(source)) => format!("{} {heading}", cell(source, &column)),
                _ => heading,
            }
        };
        let all: Vec<String> = finding.related.iter().map(one).collect();
        Some(all.join(self.say("，", ", ")))
    }
}

/// The field at a path.
fn field_at(finding: &Finding, path: &str) -> Option<(u8, &'static FieldSpec)> {
    let spec = finding.record.spec();
    let at = spec.place_of(path.strip_prefix('/')?)?;
    Some((at, spec.field(at)?))
}

/// `合同!M17`
fn cell(source: &Source, column: &str) -> String {
    let sheet = source
        .sheet
        .as_ref()
        .map_or(String::new(), |sheet| format!("{sheet}!"));
    format!("{sheet}{column}{}", source.row)
}

/// A heading that is broken over lines in its cell, on one line.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What came in a file may hold what a terminal would obey: it is shown, not obeyed.
pub(crate) fn tamed(text: &str) -> String {
    text.chars()
        .map(|c| {
            match c {
                '\n' | '\t' => c,
                // Marks of direction make a line read otherwise than it is.
                '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '␛',
                c if c.is_control() => '␛',
                c => c,
            }
        })
        .collect()
}

/// The same on one line: a name of a file may have several.
pub(crate) fn on_one_line(text: &str) -> String {
    tamed(text).replace(['\n', '\t'], "␛")
}

/// The same finding, nothing of which a terminal would obey.
fn harmless(finding: &Finding) -> Finding {
    let mut finding = finding.clone();
    let tame = |text: &mut String| *text = tamed(text);
    finding.key.iter_mut().for_each(tame);
    finding.actual.iter_mut().for_each(tame);
    tame(&mut finding.message);
    for arg in finding.args.values_mut() {
        if let serde_json::Value::String(text) = arg {
            tame(text);
        }
    }
    if let Some(waived) = &mut finding.waived {
        tame(&mut waived.approver);
        tame(&mut waived.reason);
    }
    if let Some(source) = &mut finding.source {
        tame(&mut source.file);
        source.sheet.iter_mut().for_each(tame);
        source.heading.iter_mut().for_each(tame);
    }
    finding
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_terminal_obeys_no_cell() {
        assert_eq!(tamed("\u{1b}[31m红\u{7}\n\t"), "␛[31m红␛\n\t");
    }
}
