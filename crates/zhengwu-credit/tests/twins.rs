//! No two rules are the same code with other names. What is compared is the code itself, as syn reads it: texts are left out,
//! and what a check calls its own things by.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use std::collections::BTreeMap;
use std::path::Path;

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use quote::ToTokens;
use syn::visit::{self, Visit};

/// From so many tokens on, code that differs in the names of fields alone is a copy: it belongs in a function.
const A_COPY: usize = 40;

/// What of a declaration decides a verdict; the rest names and explains it.
const DECIDES: [&str; 4] = ["at", "check", "when", "since"];

/// One rule or one function of a rule's file.
struct Code {
    /// `ctr/term.rs ENDS_BEFORE_STARTS`.
    place: String,
    /// What it does, with its texts and its own names left out.
    strict: String,
    /// The same with the names of fields left out too, and its length; of the check alone.
    loose: (String, usize),
}

/// The names that a piece of code gives to its own things, in their order.
#[derive(Default)]
struct Bound(Vec<String>);

impl<'ast> Visit<'ast> for Bound {
    fn visit_pat_ident(&mut self, pattern: &'ast syn::PatIdent) {
        self.0.push(pattern.ident.to_string());
        visit::visit_pat_ident(self, pattern);
    }
}

/// The tokens in a line: texts as `""`, own names by their number, and without fields' names where that is asked.
fn line(tokens: TokenStream, bound: &[String], fields: &mut Option<Vec<String>>, out: &mut Vec<String>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => {
                let (open, close) = match group.delimiter() {
                    Delimiter::Parenthesis => ("(", ")"),
                    Delimiter::Brace => ("{", "}"),
                    Delimiter::Bracket => ("[", "]"),
                    Delimiter::None => ("", ""),
                };
                out.push(open.to_owned());
                line(group.stream(), bound, fields, out);
                out.push(close.to_owned());
            }
            TokenTree::Ident(ident) => {
                let name = ident.to_string();
                let is_after = |sign: char| {
                    at.checked_sub(1)
                        .and_then(|before| tokens.get(before))
                        .is_some_and(
                            |before| matches!(before, TokenTree::Punct(punct) if punct.as_char() == sign),
                        )
                };
                let is_before_path =
                    matches!(tokens.get(at + 1), Some(TokenTree::Punct(punct)) if punct.as_char() == ':');
                let is_small = name.starts_with(|c: char| c.is_lowercase());
                match bound.iter().position(|own| *own == name) {
                    Some(number) if !is_after('.') && !is_after(':') => out.push(format!("own{number}")),
                    // `c::ends_on`, whatever the module is called: a field, or a function that stands elsewhere.
                    _ if fields.is_some() && is_small && (is_after(':') || is_before_path) => {
                        let known = fields.get_or_insert_default();
                        let number = known
                            .iter()
                            .position(|other| *other == name)
                            .unwrap_or(known.len());
                        if number == known.len() {
                            known.push(name);
                        }
                        out.push(format!("field{number}"));
                    }
                    _ => out.push(name),
                }
            }
            TokenTree::Literal(literal) if is_text(&literal.to_string()) => out.push("\"\"".to_owned()),
            other => out.push(other.to_string()),
        }
    }
}

/// Whether a literal is words for a reader, and no key.
fn is_text(literal: &str) -> bool {
    let is_key = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "_\"".contains(c);
    literal.starts_with('"') && !literal.chars().all(is_key)
}

fn code(place: String, decides: &impl ToTokens, check: &impl ToTokens, bound: &[String]) -> Code {
    let mut strict = Vec::new();
    line(decides.to_token_stream(), bound, &mut None, &mut strict);
    let mut loose = Vec::new();
    line(check.to_token_stream(), bound, &mut Some(Vec::new()), &mut loose);
    Code {
        place,
        strict: strict.join(" "),
        loose: (loose.join(" "), loose.len()),
    }
}

/// The rules and functions of a file.
fn read(name: &str, text: &str) -> Vec<Code> {
    let file = syn::parse_file(text).expect(name);
    let mut all = Vec::new();
    for item in &file.items {
        match item {
            syn::Item::Static(item) => {
                let syn::Expr::Struct(rule) = item.expr.as_ref() else {
                    continue;
                };
                let deciding = rule.fields.iter().filter(|field| {
                    matches!(&field.member, syn::Member::Named(name) if DECIDES.iter().any(|own| name == own))
                });
                let mut decides = TokenStream::new();
                let mut check = TokenStream::new();
                let mut bound = Bound::default();
                for field in deciding {
                    field.to_tokens(&mut decides);
                    bound.visit_expr(&field.expr);
                    if matches!(&field.member, syn::Member::Named(name) if name == "check") {
                        field.expr.to_tokens(&mut check);
                    }
                }
                if check.to_string() != "Check :: Intake" {
                    all.push(code(format!("{name} {}", item.ident), &decides, &check, &bound.0));
                }
            }
            syn::Item::Fn(item) => {
                let mut bound = Bound::default();
                bound.visit_item_fn(item);
                let (inputs, block) = (&item.sig.inputs, &item.block);
                let body = quote::quote!((#inputs) #block);
                all.push(code(format!("{name} {}", item.sig.ident), &body, &body, &bound.0));
            }
            _ => {}
        }
    }
    all
}

/// What stands twice, a line each.
fn twins(all: &[Code]) -> Vec<String> {
    let mut found = Vec::new();
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for code in all {
        groups.entry(&code.strict).or_default().push(&code.place);
    }
    let twice = |groups: BTreeMap<&str, Vec<&str>>, what: &str, found: &mut Vec<String>| {
        for places in groups.values().filter(|places| places.len() > 1) {
            found.push(format!("{what}: {}", places.join(", ")));
        }
    };
    twice(groups, "the same code", &mut found);
    let mut groups: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for code in all.iter().filter(|code| code.loose.1 >= A_COPY) {
        groups.entry(&code.loose.0).or_default().push(&code.place);
    }
    twice(groups, "the same code of other fields", &mut found);
    found
}

#[test]
fn no_two_rules_are_the_same_code() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/rules");
    let mut all = Vec::new();
    for family in std::fs::read_dir(&root).unwrap().map(Result::unwrap) {
        if !family.path().is_dir() {
            continue;
        }
        for file in std::fs::read_dir(family.path()).unwrap().map(Result::unwrap) {
            let name = format!("{}/{}", family.file_name().display(), file.file_name().display());
            all.extend(read(&name, &std::fs::read_to_string(file.path()).unwrap()));
        }
    }
    let found = twins(&all);
    assert!(found.is_empty(), "\n{}", found.join("\n"));
}

#[test]
fn a_twin_is_found() {
    let rule = |name: &str, check: &str| {
        format!(
            "static {name}: Rule = Rule {{ code: \"{name}\", at: At::Fields(&[c::a.at]), check: {check}, ..Rule::BASE }};"
        )
    };
    let found = |one: &str, other: &str| twins(&read("x.rs", &(rule("A", one) + &rule("B", other))));
    let one = "Check::Contract(|case, _| { let due = case.given(c::a)?; ensure(due > case.known(c::b)?, || Fault::new().said(\"Too late.\")) })";
    // Other names, other words.
    let renamed = one
        .replace("due", "last")
        .replace("case", "it")
        .replace("Too late.", "Over.");
    assert_eq!(found(one, &renamed)[0], "the same code: x.rs A, x.rs B");
    assert_eq!(
        found(one, &one.replace("c::b", "c::d")),
        ["the same code of other fields: x.rs A, x.rs B"]
    );
    assert!(found(one, &one.replace('>', ">=")).is_empty());
    // What is said in one line of one function is no copy: that is how code is shared.
    let shared = "Check::Guard(|facts, _| brings(facts, \"authority_doc\"))";
    assert!(found(shared, &shared.replace("authority", "procedure")).is_empty());
}
