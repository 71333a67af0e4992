//! `docs/rules/by-field.md`: every field of every record, and the rules that look at it.

use zhengwu_credit::field::{Kind, KindSpec};
use zhengwu_credit::lifecycle::{ALL, Guard, Of};
use zhengwu_credit::requirement::{At, Rule};
use zhengwu_credit::rules::CATALOGUE;

use super::Files;
use super::markdown::{code, head, header, row};
use super::rules::first_kind;

pub(super) fn add(files: &mut Files) {
    let mut text = header("`crates/zhengwu-credit/src/rules`");
    text += "# 按字段查规则\n\n";
    text += "“评判”是指在这一项上的规则，“参照”是评判别的项时也要看它的，“格式”是同类的项都有的（必填、日期、金额、代码、文字等）。\
             看整条记录、整个文件和截至某一天的台账的规则不在某一项上，见[全部规则](README.md)。\n\n";
    let links: Vec<String> = Kind::ALL
        .iter()
        .map(|kind| format!("[{}](#{})", kind.title(), kind.key()))
        .collect();
    text += &format!("{}\n", links.join(" · "));
    for kind in Kind::ALL {
        text += &format!(
            "\n<a id=\"{0}\"></a>\n\n## {1}\n\n字段的含义见[{1}](../fields/{0}.md)。\n\n",
            kind.key(),
            kind.title()
        );
        text += &head(&["字段", "评判", "参照", "格式"]);
        for (at, field) in kind.spec().places() {
            let looks = Looks::at(kind, at);
            text += &row(&[
                &format!("{}<br>{}", field.heading, code(field.key)),
                &titled(&looks.judging),
                &titled(&looks.related),
                &linked(&looks.general),
            ]);
        }
    }
    files.insert("docs/rules/by-field.md".to_owned(), text);
}

/// The rules that look at a field.
struct Looks {
    judging: Vec<&'static Rule>,
    related: Vec<&'static Rule>,
    /// Those of all fields of a sort.
    general: Vec<&'static Rule>,
}

impl Looks {
    fn at(kind: Kind, at: u8) -> Looks {
        let all = || CATALOGUE.iter().copied();
        let is_of_kind = |rule: &Rule| rule.kind().or_else(|| first_kind(rule)) == Some(kind);
        // A rule across records of whatever field says so on its own page.
        let is_every = |rule: &Rule| matches!(rule.at, At::Every(_));
        let is_general = |rule: &Rule| is_every(rule) && !rule.is_across();
        let guards = |rule: &Rule| {
            let key = kind.spec().field(at).map_or("", |field| field.key);
            !rule.judges_records() && asked_at(rule.code, kind, kind.spec(), key)
        };
        Looks {
            judging: all()
                .filter(|rule| {
                    ((is_of_kind(rule) || rule.is_across())
                        && !is_every(rule)
                        && rule.fields_in(kind).contains(&at))
                        || guards(rule)
                })
                .collect(),
            related: all()
                .filter(|rule| is_of_kind(rule) && rule.related.contains(&at))
                .collect(),
            general: all()
                .filter(|rule| is_general(rule) && rule.fields_in(kind).contains(&at))
                .collect(),
        }
    }
}

/// Whether a table asks a guard at this field of such a record.
fn asked_at(rule: &str, kind: Kind, spec: &KindSpec, key: &str) -> bool {
    let of_record = |table: &zhengwu_credit::lifecycle::Lifecycle, guard: &Guard| match guard.of {
        Of::Statement => kind == Kind::Performance,
        // What an event brings is the subject's, or else the statement's that it makes.
        Of::Subject | Of::Event => match table.of.record() {
            Some(own) if own == kind => true,
            own => {
                kind == Kind::Performance
                    && own.is_none_or(|own| own.spec().place_of(key).is_none())
                    && own == Some(Kind::Contract)
            }
        },
    };
    spec.place_of(key).is_some()
        && ALL.iter().any(|table| {
            let rows = table.all_rows().flat_map(|row| row.guards);
            rows.chain(table.always)
                .any(|guard| guard.code == rule && guard.fields.contains(&key) && of_record(table, guard))
        })
}

fn titled(rules: &[&Rule]) -> String {
    let all: Vec<String> = rules
        .iter()
        .map(|rule| format!("[{0}]({0}.md) {1}", rule.code, rule.title.zh))
        .collect();
    all.join("<br>")
}

fn linked(rules: &[&Rule]) -> String {
    let all: Vec<String> = rules
        .iter()
        .map(|rule| format!("[{0}]({0}.md)", rule.code))
        .collect();
    all.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whatever names a field of a record stands in the index; else a clerk would look for it in vain.
    #[test]
    fn no_rule_of_a_field_is_left_out() {
        let mut files = Files::new();
        add(&mut files);
        let text = &files["docs/rules/by-field.md"];
        for rule in CATALOGUE.iter().filter(|rule| rule.judges_records()) {
            let judges = Kind::ALL.iter().any(|kind| !rule.fields_in(*kind).is_empty());
            let link = format!("[{0}]({0}.md)", rule.code);
            assert_eq!(
                text.contains(&link),
                judges || !rule.related.is_empty(),
                "{}",
                rule.code
            );
        }
        assert!(text.contains("[LIF205](LIF205.md)"), "guards name fields too");
    }

    #[test]
    fn a_rule_stands_at_its_field_and_beside_what_it_compares_with() {
        let at = |kind: Kind, key: &str| Looks::at(kind, kind.spec().place_of(key).unwrap());
        let codes = |rules: &[&Rule]| rules.iter().map(|rule| rule.code).collect::<Vec<_>>();
        let ends = at(Kind::Contract, "ends_on");
        assert!(codes(&ends.judging).contains(&"CTR201"));
        assert!(codes(&ends.general).contains(&"IDN141"));
        let starts = at(Kind::Contract, "starts_on");
        assert!(codes(&starts.related).contains(&"CTR201"));
        assert!(!codes(&starts.judging).contains(&"CTR201"));
        // The same number is another field in another kind.
        let other = at(Kind::Commitment, "due_on");
        assert!(codes(&other.judging).iter().all(|code| !code.starts_with("CTR")));
    }
}
