//! `cargo xtask new-rule CTR207 name-of-the-fault`: the file of a rule, its place in the list, its page.

mod template;

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use zhengwu_credit::requirement::FAMILIES;

use crate::shell;

use template::Judges;

const RULES: &str = "crates/zhengwu-credit/src/rules";

/// What the rules of a family judge.
fn judges(family: &str) -> Judges {
    match family {
        "CTR" | "PRC" | "PAY" => Judges::Contract,
        "PRF" => Judges::Performance,
        "CMT" => Judges::Commitment,
        "DIS" => Judges::Dishonesty,
        "LIF" => Judges::Event,
        _ => Judges::Any,
    }
}

/// Makes the rule, then what is generated.
pub(crate) fn run(root: &Path, code: &str, name: &str, generate: bool) -> Result<()> {
    let rule = NewRule::parse(code, name)?;
    let list = root.join(RULES).join("catalogue.rs");
    let text = fs::read_to_string(&list).with_context(|| list.display().to_string())?;
    let entries = entries(root, &text)?;
    let text = rule.list(&text, &entries)?;
    let file = root.join(RULES).join(rule.path());
    if file.exists() {
        bail!("{RULES}/{} is there already", rule.path());
    }
    fs::create_dir_all(file.parent().unwrap_or(root))?;
    fs::write(
        &file,
        template::declaration(rule.judges, &rule.code, &rule.name, &rule.item()),
    )?;
    fs::write(&list, text)?;
    println!("{RULES}/{}  the rule, to be filled in", rule.path());
    println!("{RULES}/catalogue.rs  its place in the list");
    if generate {
        shell::run(&mut shell::cargo(&[
            "run",
            "--quiet",
            "--package",
            "xtask",
            "--",
            "generate",
        ]))?;
    }
    println!(
        "\nNext: fill in the texts, the check and both examples, reading any other rule; until then this fails:\n\
         cargo test --package zhengwu-credit --test rules\n\
         and when it passes:\n\
         cargo xtask generate"
    );
    Ok(())
}

/// A rule that is to be made.
#[derive(Debug, PartialEq, Eq)]
struct NewRule {
    code: String,
    name: String,
    judges: Judges,
}

/// A rule that the list has.
#[derive(Debug, PartialEq, Eq)]
struct Entry {
    /// Its line, `&ctr_term::ENDS_BEFORE_STARTS,`.
    line: String,
    code: String,
    name: String,
}

impl NewRule {
    fn parse(code: &str, name: &str) -> Result<NewRule> {
        let (family, number) = code.split_at_checked(3).unwrap_or((code, ""));
        let is_code = family.bytes().all(|byte| byte.is_ascii_uppercase())
            && number.len() == 3
            && number.bytes().all(|byte| byte.is_ascii_digit());
        if !is_code {
            bail!("`{code}` is no code: three capital letters of a family and three digits, as in CTR207");
        }
        if !FAMILIES.iter().any(|(known, _)| *known == family) {
            let known = FAMILIES.map(|(known, _)| known).join(", ");
            bail!("there is no family {family}; there are {known}");
        }
        let is_word = |word: &str| {
            !word.is_empty()
                && word
                    .bytes()
                    .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit())
        };
        if !name.split('-').all(is_word) || !name.starts_with(|c: char| c.is_ascii_lowercase()) {
            bail!(
                "`{name}` is no name: small letters, digits and single hyphens that state the fault, as in ends-before-starts"
            );
        }
        Ok(NewRule {
            code: code.to_owned(),
            name: name.to_owned(),
            judges: judges(family),
        })
    }

    fn family(&self) -> &str {
        self.code.get(..3).unwrap_or_default()
    }

    /// `ctr207_name_of_the_fault`, of the file and of the module.
    fn module(&self) -> String {
        format!("{}_{}", self.code.to_lowercase(), self.name.replace('-', "_"))
    }

    fn path(&self) -> String {
        format!("{}/{}.rs", self.family().to_lowercase(), self.module())
    }

    fn item(&self) -> String {
        self.name.replace('-', "_").to_uppercase()
    }

    /// The list with this rule in its place.
    fn list(&self, text: &str, entries: &[Entry]) -> Result<String> {
        if let Some(taken) = entries.iter().find(|entry| entry.code == self.code) {
            bail!(
                "{} is taken by {}; a code is never used twice",
                self.code,
                taken.name
            );
        }
        let same_name = |entry: &&Entry| entry.name == self.name && entry.code.starts_with(self.family());
        if let Some(taken) = entries.iter().find(same_name) {
            bail!(
                "{} is called {} already; names are unique within a family",
                taken.code,
                self.name
            );
        }
        let text = with_module(text, &self.module(), &self.path())?;
        let place = |code: &str| {
            let family = code.get(..3).unwrap_or_default();
            let family = FAMILIES.iter().position(|(known, _)| *known == family);
            (family, code.to_owned())
        };
        let before = entries
            .iter()
            .rev()
            .find(|entry| place(&entry.code) < place(&self.code));
        let line = format!("    &{}::{},\n", self.module(), self.item());
        let after = match before {
            Some(entry) => format!("    {}\n", entry.line),
            None => "CATALOGUE: &[&Rule] = &[\n".to_owned(),
        };
        let (head, tail) = text
            .split_once(&after)
            .context("the list of catalogue.rs is not as it was")?;
        Ok(format!("{head}{after}{line}{tail}"))
    }
}

/// The list of modules with one more, in the order of their names.
fn with_module(text: &str, module: &str, path: &str) -> Result<String> {
    let added = format!("#[path = \"{path}\"]\nmod {module};\n");
    let mut last = None;
    for (at, _) in text.match_indices("#[path = \"") {
        let rest = text.get(at..).unwrap_or_default();
        let declaration = rest.split_inclusive(';').next().unwrap_or_default();
        let name = declaration
            .rsplit_once("mod ")
            .map_or("", |(_, name)| name.trim_end_matches(';'));
        if name > module {
            let (head, tail) = text.split_at(at);
            return Ok(format!("{head}{added}{tail}"));
        }
        last = Some(at + declaration.len() + 1);
    }
    let (head, tail) = text
        .split_at_checked(last.context("catalogue.rs lists no module")?)
        .context("catalogue.rs ends with a module")?;
    Ok(format!("{head}{added}{tail}"))
}

/// The rules of the list, in its order, with what their files say of them.
fn entries(root: &Path, text: &str) -> Result<Vec<Entry>> {
    let (_, list) = text
        .split_once("CATALOGUE: &[&Rule] = &[")
        .context("catalogue.rs has no list")?;
    let lines = list.lines().map(str::trim).take_while(|line| *line != "];");
    let mut entries = Vec::new();
    for line in lines.filter(|line| line.starts_with('&')) {
        let (module, item) = line
            .trim_matches(['&', ','])
            .split_once("::")
            .with_context(|| format!("{line} names no module"))?;
        let (before, _) = text
            .split_once(&format!("mod {module};"))
            .with_context(|| format!("{module} is no module of catalogue.rs"))?;
        let path = before.rsplit('"').nth(1).unwrap_or_default();
        let file = fs::read_to_string(root.join(RULES).join(path)).with_context(|| path.to_owned())?;
        let said = |key: &str| -> Option<String> {
            let (_, declaration) = file.split_once(&format!("static {item}: Rule"))?;
            let (_, value) = declaration.split_once(&format!("{key}: \""))?;
            Some(value.split_once('"')?.0.to_owned())
        };
        entries.push(Entry {
            line: line.to_owned(),
            code: said("code").with_context(|| format!("{path} says no code for {item}"))?,
            name: said("name").with_context(|| format!("{path} says no name for {item}"))?,
        });
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use zhengwu_credit::rules::CATALOGUE;

    use super::template::{HELP, MESSAGE, TITLE};
    use super::*;

    fn catalogue() -> (String, Vec<Entry>) {
        let root = shell::root();
        let text = fs::read_to_string(root.join(RULES).join("catalogue.rs")).unwrap();
        let entries = entries(&root, &text).unwrap();
        (text, entries)
    }

    fn refusal(code: &str, name: &str) -> String {
        let (text, entries) = catalogue();
        let listed = NewRule::parse(code, name).and_then(|rule| rule.list(&text, &entries));
        listed.unwrap_err().to_string()
    }

    #[test]
    fn the_list_is_read_as_it_is() {
        let (_, entries) = catalogue();
        let read: Vec<_> = entries
            .iter()
            .map(|entry| (entry.code.as_str(), entry.name.as_str()))
            .collect();
        let listed: Vec<_> = CATALOGUE.iter().map(|rule| (rule.code, rule.name)).collect();
        assert_eq!(read, listed);
    }

    #[test]
    fn no_rule_keeps_the_words_of_the_template() {
        for rule in CATALOGUE {
            for (words, (zh, en)) in [(rule.title, TITLE), (rule.message, MESSAGE), (rule.help, HELP)] {
                assert!(words.zh != zh && words.en != en, "{} is not filled in", rule.code);
            }
        }
    }

    #[test]
    fn the_template_takes_any_name() {
        let text = template::declaration(
            Judges::Contract,
            "CTR899",
            "code-name-field-item",
            "CODE_NAME_FIELD_ITEM",
        );
        assert!(text.contains("static CODE_NAME_FIELD_ITEM: Rule"), "{text}");
        assert!(!text.contains('<'), "{text}");
    }

    #[test]
    fn wrong_codes_and_names_are_refused_in_a_sentence() {
        assert!(refusal("CTR20", "x").contains("is no code"));
        assert!(refusal("ctr207", "x").contains("is no code"));
        assert!(refusal("合同1", "x").contains("is no code"));
        assert!(refusal("ABC207", "x").contains("there is no family ABC; there are IDN, REC, CTR"));
        for name in [
            "",
            "Ends-before",
            "ends--before",
            "-ends",
            "ends-",
            "ends_before",
            "2-ends",
        ] {
            assert!(refusal("CTR899", name).contains("is no name"), "{name}");
        }
        assert!(refusal("IDN141", "new").contains("IDN141 is taken by date-impossible"));
        assert!(refusal("IDN899", "date-impossible").contains("IDN141 is called date-impossible already"));
    }

    #[test]
    fn a_rule_finds_its_place() {
        let entry = |line: &str, code: &str| Entry {
            line: line.to_owned(),
            code: code.to_owned(),
            name: "known".to_owned(),
        };
        let entries = [
            entry("&idn_date::A,", "IDN140"),
            entry("&idn_date::B,", "IDN142"),
            entry("&rec_rows::C,", "REC001"),
            entry("&prf_dates::D,", "PRF101"),
        ];
        let text = "#[path = \"idn/date.rs\"]\nmod idn_date;\n\npub static CATALOGUE: &[&Rule] = &[\n    &idn_date::A,\n    \
                    &idn_date::B,\n    &rec_rows::C,\n    &prf_dates::D,\n];\n";
        let before = |code: &str| {
            let rule = NewRule::parse(code, "invented-fault").unwrap();
            let listed = rule.list(text, &entries).unwrap();
            let line = format!("    &{}::INVENTED_FAULT,\n", rule.module());
            let (before, _) = listed.split_once(&line).unwrap();
            assert!(listed.contains(&format!(
                "#[path = \"{}\"]\nmod {};\n",
                rule.path(),
                rule.module()
            )));
            before.lines().last().unwrap().trim().to_owned()
        };
        assert_eq!(before("IDN100"), "pub static CATALOGUE: &[&Rule] = &[");
        assert_eq!(before("IDN141"), "&idn_date::A,");
        assert_eq!(before("IDN999"), "&idn_date::B,");
        assert_eq!(before("CTR001"), "&rec_rows::C,");
        assert_eq!(before("CMT001"), "&prf_dates::D,");
        assert_eq!(before("SUB001"), "&prf_dates::D,");
    }

    #[test]
    fn modules_stay_in_the_order_of_their_names() {
        let text =
            "#[path = \"idn/date.rs\"]\nmod idn_date;\n#[path = \"rec/rows.rs\"]\nmod rec_rows;\n\n/// Every";
        let place = |module: &str| {
            let text = with_module(text, module, "x.rs").unwrap();
            text.lines()
                .filter_map(|line| Some(line.strip_prefix("mod ")?.to_owned()))
                .collect::<Vec<_>>()
        };
        assert_eq!(place("ctr207_x"), ["ctr207_x;", "idn_date;", "rec_rows;"]);
        assert_eq!(place("prf207_x"), ["idn_date;", "prf207_x;", "rec_rows;"]);
        assert_eq!(place("sub207_x"), ["idn_date;", "rec_rows;", "sub207_x;"]);
    }
}
