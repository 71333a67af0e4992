//! `docs/clauses.md`: every clause of the notice, and what in the library comes from it.

use std::path::Path;

use anyhow::Result;
use zhengwu_credit::basis::{self, NOTICE};
use zhengwu_credit::code::{self, Category, Code, CodeList, Coded, ContractKind};
use zhengwu_credit::field::Kind;
use zhengwu_credit::lifecycle::ALL;
use zhengwu_credit::requirement::Rule;
use zhengwu_credit::rules::CATALOGUE;

use super::markdown::{code, head, header, row};
use super::{Files, code_cases, conformance};

/// Types that a clause asks for and whose shape is the rule: what they cannot be made from is never found at all.
const TYPES: &[(&str, &str)] = &[
    ("一(二)", "`requirement::ListWatch`"),
    ("二(三)1", "`ledger::Position`、`ledger::Alert`"),
    ("二(三)2", "`lifecycle::Action::Negotiate`"),
    ("三(二)", "`ledger::CreditStanding`"),
    ("四(二)", "`value::Procedure`"),
    ("四(三)", "`submission::Reportable`（涉密合同做不出）"),
    (
        "四(四)",
        "`submission::OpenQuestion`（“待协调问题”一列，随更正清单，不报送）",
    ),
];

/// What comes from one clause.
#[derive(Default)]
struct Comes {
    rules: Vec<&'static Rule>,
    rows: Vec<String>,
    lists: Vec<String>,
    fields: Vec<String>,
    tests: Vec<String>,
}

impl Comes {
    fn of(cite: &str, by_hand: &[(String, String)]) -> Comes {
        let mut comes = Comes::default();
        for rule in CATALOGUE
            .iter()
            .filter(|rule| rule.basis.iter().any(|basis| basis.cite == cite))
        {
            comes.rules.push(rule);
        }
        for table in ALL {
            let own = table
                .all_rows()
                .filter(|row| row.clause.iter().any(|basis| basis.cite == cite));
            let mut actions: Vec<&str> = own.map(|row| row.action.code().label).collect();
            actions.dedup();
            if !actions.is_empty() {
                let key = table.of.key();
                let title = table.title.zh;
                comes
                    .rows
                    .push(format!("[{title}](lifecycles/{key}.md)：{}", actions.join("、")));
                comes.tests.push(format!("lifecycle/{key}"));
            }
        }
        for (list, one) in lists(cite) {
            let link = format!("[{}](codes.md#{})", list.title, list.name);
            comes.lists.push(match one {
                Some(one) => format!("{link} {} {}", code(one.key), one.label),
                None => link,
            });
            if code_cases::host(list).is_some() {
                comes.tests.push(match one {
                    Some(one) => code_cases::name(list, one.key),
                    None => format!("codes/{}", list.name),
                });
            }
        }
        for kind in Kind::ALL {
            let own = kind.spec().places().filter(|(_, field)| field.basis.cite == cite);
            let names: Vec<&str> = own.map(|(_, field)| field.heading).collect();
            if !names.is_empty() {
                let (key, title) = (kind.key(), kind.title());
                comes
                    .fields
                    .push(format!("[{title}](fields/{key}.md)：{}", names.join("、")));
            }
        }
        let types = TYPES.iter().filter(|(own, _)| *own == cite);
        comes.fields.extend(types.map(|(_, name)| (*name).to_owned()));
        let shown = by_hand.iter().filter(|(clause, _)| clause == cite);
        comes.tests.extend(shown.map(|(_, name)| name.clone()));
        comes
    }

    /// How many files or cases show it.
    fn shown(&self) -> usize {
        self.tests.len() + self.rules.iter().filter(|rule| has_case(rule)).count()
    }

    fn has_code(&self) -> bool {
        let others = [&self.rows, &self.lists, &self.fields];
        !self.rules.is_empty() || others.iter().any(|own| !own.is_empty())
    }
}

/// The code lists of a clause, and the codes of its numbers: category 3 is 一(一)3, contract kind 06 is 二(一)6.
fn lists(cite: &str) -> Vec<(&'static CodeList, Option<&'static Code>)> {
    let own = code::ALL.iter().filter(|list| cites(list).any(|own| own == cite));
    let mut all: Vec<_> = own.map(|list| (*list, None)).collect();
    for (clause, list) in [("一(一)", Category::LIST), ("二(一)", ContractKind::LIST)] {
        let number = cite.strip_prefix(clause).filter(|number| !number.is_empty());
        // The lists read the clause's own numbers.
        let read = |number: &str| list.read(&format!("{number:0>2}")).or_else(|| list.read(number));
        let one = number
            .and_then(read)
            .and_then(|at| list.codes.get(usize::from(at)));
        all.extend(one.map(|one| (list, Some(one))));
    }
    all
}

/// What a code list comes from.
fn cites(list: &CodeList) -> impl Iterator<Item = &'static str> {
    list.basis.split(", ")
}

pub(super) fn add(root: &Path, files: &mut Files) -> Result<()> {
    let by_hand = conformance::clauses_shown(root)?;
    let mut text = header("`crates/zhengwu-credit/src/basis.rs`");
    text += "# 条款对照表\n\n通知的每一条，落实在哪些规则、办理动作、代码、字段和类型里，由哪些一致性用例（`tests/conformance/`）检验；\
             下面逐条列出，最后是其他法律和标准。\n\n";
    text += &head(&["条款", "要求", "规则", "全过程", "代码", "字段、类型", "用例"]);
    let mut details = String::new();
    for clause in NOTICE {
        let comes = Comes::of(clause.cite, &by_hand);
        let count = |number: usize| match number {
            0 => String::new(),
            number => number.to_string(),
        };
        text += &row(&[
            &format!("[{}](#{})", clause.cite, anchor(clause.cite)),
            clause.gist.zh,
            &count(comes.rules.len()),
            &count(comes.rows.len()),
            &count(comes.lists.len()),
            &count(comes.fields.len()),
            &count(comes.shown()),
        ]);
        details += &section(clause.cite, clause.gist.zh, &comes);
    }
    text += &details;
    for basis in basis::ALL.iter().filter(|basis| !is_of_notice(basis.cite)) {
        let comes = Comes::of(basis.cite, &by_hand);
        if comes.has_code() {
            text += &section(basis.cite, basis.gist.zh, &comes);
        }
    }
    files.insert("docs/clauses.md".to_owned(), text);
    Ok(())
}

/// Whether a citation is of the notice, in its own numbering.
fn is_of_notice(cite: &str) -> bool {
    cite.starts_with(['一', '二', '三', '四'])
}

/// What links to a clause on the page: brackets and spaces end a link.
pub(super) fn anchor(cite: &str) -> String {
    cite.chars().filter(|c| c.is_alphanumeric()).collect()
}

/// Whether its examples are conformance cases.
fn has_case(rule: &Rule) -> bool {
    rule.judges_records() && !rule.fires.is_empty()
}

/// All that comes from one source.
fn section(cite: &str, gist: &str, comes: &Comes) -> String {
    let mut text = format!("\n<a id=\"{}\"></a>\n\n## {cite}\n\n{gist}。\n", anchor(cite));
    if !comes.rules.is_empty() {
        text += "\n";
        text += &head(&["规则", "问题", "程度", "用例"]);
        for rule in &comes.rules {
            let case = match has_case(rule) {
                true => code(&format!("rules/{}", rule.code)),
                false => String::new(),
            };
            text += &row(&[
                &format!("[{0}](rules/{0}.md)", rule.code),
                rule.title.zh,
                rule.severity.label(),
                &case,
            ]);
        }
    }
    let tests: Vec<String> = comes.tests.iter().map(|name| code(name)).collect();
    for (label, all) in [
        ("全过程", &comes.rows),
        ("代码", &comes.lists),
        ("字段、类型", &comes.fields),
        ("用例", &tests),
    ] {
        if all.is_empty() {
            continue;
        }
        text += &format!("\n**{label}**\n\n");
        text.extend(all.iter().map(|one| format!("- {one}\n")));
    }
    text
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_clause_has_code_and_a_case() {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
        let by_hand = conformance::clauses_shown(&root).unwrap_or_default();
        for clause in NOTICE {
            let comes = Comes::of(clause.cite, &by_hand);
            assert!(comes.has_code(), "{}", clause.cite);
            assert!(comes.shown() > 0, "{}", clause.cite);
        }
        let unknown = by_hand
            .iter()
            .find(|(cite, _)| NOTICE.iter().all(|clause| clause.cite != cite));
        assert_eq!(unknown, None);
    }

    #[test]
    fn no_clause_is_cited_that_the_notice_has_not() {
        let known: BTreeSet<&str> = NOTICE.iter().map(|clause| clause.cite).collect();
        let cited = basis::ALL.iter().map(|basis| basis.cite);
        let lists = code::ALL.iter().flat_map(|list| cites(list));
        let types = TYPES.iter().map(|(cite, _)| *cite);
        for cite in cited.chain(lists).chain(types).filter(|cite| is_of_notice(cite)) {
            assert!(known.contains(cite), "{cite}");
        }
    }

    /// Page after page in the notice's own order, without a gap in the numbers of a paragraph.
    #[test]
    fn the_clauses_are_counted_through() {
        let count = |prefix: &str| {
            let numbers = NOTICE
                .iter()
                .filter_map(|clause| clause.cite.strip_prefix(prefix)?.parse::<u32>().ok());
            numbers.collect::<Vec<_>>()
        };
        assert_eq!(count("一(一)"), (1..=5).collect::<Vec<_>>());
        assert_eq!(count("二(一)"), (1..=11).collect::<Vec<_>>());
        assert_eq!(count("二(二)"), [1, 2]);
        assert_eq!(count("二(三)"), [1, 2]);
        let heads: Vec<&str> = NOTICE
            .iter()
            .map(|clause| clause.cite)
            .filter(|cite| cite.ends_with(')'))
            .collect();
        assert_eq!(
            heads,
            [
                "一(一)", "一(二)", "一(三)", "二(一)", "三(一)", "三(二)", "三(三)", "四(一)", "四(二)",
                "四(三)", "四(四)"
            ]
        );
    }
}
