//! Rules of a service's own beside the catalogue, by the public API alone.
#![allow(clippy::unwrap_used, clippy::panic)]

use zhengwu_credit::basis::Basis;
use zhengwu_credit::code::{AmountBasis, Lang, Words};
use zhengwu_credit::field::{Cond, Kind, contract as c};
use zhengwu_credit::finding::{Finding, Op, Phase, Provenance, Severity};
use zhengwu_credit::ledger::{Entry, Input, JsonTable, Options, run};
use zhengwu_credit::lifecycle::{ALL, Machine, State, Subject, SubjectKind};
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::Arg;
use zhengwu_credit::requirement::{At, Check, Context, Example, Fault, Rule, Stop, Version, ensure};
use zhengwu_credit::rules::{CATALOGUE, OwnRuleError, admit_json, examples::changed, with_own};
use zhengwu_credit::value::Money;

/// An ordinance of the service's own city.
const ORDINANCE: Basis = Basis {
    cite: "示例办法 12",
    gist: Words {
        zh: "固定总价一百万元以上的合同应当备案",
        en: "contracts of a million yuan and more are filed",
    },
};
const IS_FIXED: Cond = Cond::Is(c::amount_basis.at, &[AmountBasis::Fixed as u8]);

/// 大额合同没有备案
static NOT_FILED: Rule = Rule {
    code: "MYA001",
    name: "large-contract-not-filed",
    title: Words {
        zh: "大额合同没有备案",
        en: "A large contract not filed",
    },
    at: At::Fields(&[c::filed_on.at]),
    related: &[c::amount.at],
    severity: Severity::Violation,
    phase: Phase::Submit,
    provenance: Provenance::Mandated,
    basis: &[ORDINANCE],
    added: Version::NEWEST,
    ended: None,
    since: Some((2024, 11, 25)),
    when: Some(&IS_FIXED),
    memory: None,
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "合同金额 {amount}，达到 {limit}，没有备案",
        en: "an amount of {amount}, from {limit} on, and not filed",
    },
    help: Words {
        zh: "报备案",
        en: "File it",
    },
    check: Check::Contract(|case, _| {
        let limit = Money::from_fen(100_000_000);
        if case.given(c::amount)? < limit {
            return Err(Stop::NotApplicable);
        }
        let fault = || Fault::new().arg("limit", Arg::Canonical(limit.to_string()));
        ensure(case.has(c::filed_on), fault)
    }),
    fires: &[Example::of(r#"{"filed_on":null,"regime":"tendering_law"}"#)],
    silent: &[Example::of(
        r#"{"filed_on":null,"regime":"tendering_law","amount":"999999.99"}"#,
    )],
};

/// 合同编号没有年份: an error of the service's own.
static NUMBER_WITHOUT_YEAR: Rule = Rule {
    code: "MYA101",
    name: "number-without-year",
    at: At::Fields(&[c::contract_no.at]),
    message: Words {
        zh: "合同编号 {contract_no} 没有年份",
        en: "{contract_no} has no year",
    },
    check: Check::Contract(|case, _| ensure(case.given(c::contract_no)?.contains("20"), Fault::new)),
    ..Rule::BASE
};

fn findings(text: &str, own: &[&'static Rule], lang: Lang) -> Vec<Finding> {
    let profile = Profile::haian();
    let rules = with_own(own).unwrap();
    let mut options = Options::new(&profile);
    options.as_of = "2025-01-10".parse().ok();
    options.rules = &rules;
    let table = JsonTable::new(text, None, None).unwrap();
    let mut findings = Vec::new();
    run(&[Input::judged(&table)], &options, &mut |entry| {
        if let Entry::Row(row) = entry {
            findings.extend(row.findings(lang));
        }
    })
    .unwrap();
    findings
}

#[test]
fn a_rule_of_ones_own_is_judged_beside_the_catalogue() {
    for example in NOT_FILED.fires {
        let found = findings(&changed(Kind::Contract, example.record), &[&NOT_FILED], Lang::Zh);
        let [one] = found.as_slice() else {
            panic!("{found:?}")
        };
        assert_eq!((one.code.as_str(), one.path.as_str()), ("MYA001", "/filed_on"));
        assert_eq!(
            (one.severity, one.basis.as_str()),
            (Severity::Violation, "示例办法 12")
        );
        assert_eq!(one.message, "合同金额 1280000.00，达到 1000000.00，没有备案");
        assert_eq!(one.related, ["/amount"]);
    }
    for example in NOT_FILED.silent {
        assert_eq!(
            findings(&changed(Kind::Contract, example.record), &[&NOT_FILED], Lang::Zh),
            []
        );
    }
    // Before its law, and where its condition does not hold, it says nothing; the catalogue speaks as ever.
    let both = changed(
        Kind::Contract,
        r#"{"filed_on":null,"regime":"tendering_law","ends_on":"2024-12-01","amount_basis":"ceiling"}"#,
    );
    let found = findings(&both, &[&NOT_FILED], Lang::En);
    assert_eq!(
        found.iter().map(|one| one.code.as_str()).collect::<Vec<_>>(),
        ["CTR201"]
    );
}

#[test]
fn a_rule_of_ones_own_is_never_taken_for_another_or_for_law() {
    static TAKEN: Rule = Rule {
        code: "CTR201",
        ..NOT_FILED
    };
    static NEXT: Rule = Rule {
        code: "CTR299",
        ..NOT_FILED
    };
    static SHORT: Rule = Rule {
        code: "MY1",
        ..NOT_FILED
    };
    static HABIT: Rule = Rule {
        provenance: Provenance::Hygiene,
        ..NOT_FILED
    };
    static SOURCELESS: Rule = Rule {
        basis: &[],
        ..NOT_FILED
    };
    static GUARD: Rule = Rule {
        check: Check::Guard(|_, _| Ok(())),
        ..NOT_FILED
    };
    for (own, refused) in [
        (&[&TAKEN] as &[&'static Rule], OwnRuleError::Family("CTR201")),
        (&[&NEXT], OwnRuleError::Family("CTR299")),
        (&[&SHORT], OwnRuleError::Code("MY1")),
        (&[&NOT_FILED, &NOT_FILED], OwnRuleError::Twice("MYA001")),
        (&[&HABIT], OwnRuleError::NobodysLaw("MYA001")),
        (&[&SOURCELESS], OwnRuleError::NobodysLaw("MYA001")),
        (&[&GUARD], OwnRuleError::NeverAsked("MYA001")),
    ] {
        assert_eq!(with_own(own).map(|rules| rules.len()), Err(refused));
    }
}

#[test]
fn guards_find_their_rules_as_before() {
    let profile = Profile::haian();
    let rules = with_own(&[&NOT_FILED, &NUMBER_WITHOUT_YEAR]).unwrap();
    let (machine, own) = (Machine::new(CATALOGUE, &profile), Machine::new(&rules, &profile));
    let day = "2025-03-03".parse().unwrap();
    for kind in SubjectKind::ALL {
        let state = State::new(Subject::new(kind, ["11320685MB0A10013C", "HA-2024/017"]));
        assert_eq!(machine.actions(&state, day), own.actions(&state, day));
    }
    let guards = ALL
        .iter()
        .flat_map(|table| table.all_rows())
        .flat_map(|row| row.guards);
    let mut seen = 0;
    for guard in guards {
        seen += 1;
        let found: Vec<_> = rules.iter().filter(|rule| rule.code == guard.code).collect();
        assert_eq!(found.len(), 1, "{}", guard.code);
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn an_error_of_ones_own_keeps_a_record_out_and_a_violation_does_not() {
    let profile = Profile::haian();
    let context = Context::alone(&profile, "2025-01-10".parse().ok());
    let own: [&'static Rule; 2] = [&NOT_FILED, &NUMBER_WITHOUT_YEAR];
    let text = changed(Kind::Contract, r#"{"filed_on":null,"regime":"tendering_law"}"#);
    let admitted = admit_json::<c::Contract>(&text, &context, &own, Lang::Zh).unwrap();
    assert_eq!(
        admitted
            .findings
            .iter()
            .map(|one| one.code.as_str())
            .collect::<Vec<_>>(),
        ["MYA001"]
    );
    let text = changed(Kind::Contract, r#"{"contract_no":"HA/17"}"#);
    let refused = admit_json::<c::Contract>(&text, &context, &own, Lang::Zh).unwrap_err();
    assert_eq!(refused.to_string(), "the record has errors: MYA101 /contract_no");
}
