//! No form is unsatisfiable: for every combination of kind, category, field and parties there is a record that satisfies all
//! rules together. The combinations come from the code lists, the way to the record from the findings alone: whatever is
//! found is mended at the fields that it names, with values of their type.
#![allow(clippy::unwrap_used, clippy::indexing_slicing)]

use std::collections::BTreeSet;

use serde_json::{Map, Value, json};
use zhengwu_credit::code::CodeList;
use zhengwu_credit::field::{FieldSpec, Kind, Type};
use zhengwu_credit::finding::{Phase, Severity};
use zhengwu_credit::model::ContractFacts;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::{Context, ContractLookup};
use zhengwu_credit::rules::{CATALOGUE, CORRECT_AS_OF, Judge, correct};
use zhengwu_credit::value::CitizenId;

type Object = Map<String, Value>;

/// A form, and the fields whose codes are combined in every way.
struct Form {
    kind: Kind,
    axes: &'static [&'static str],
    /// The rules that forbid a combination as such, and can be mended nowhere else.
    forbid: &'static [&'static str],
}

const FORMS: [Form; 8] = [
    Form {
        kind: Kind::Contract,
        axes: &["contract_kind", "fields", "party_a_kind", "party_b_kind"],
        forbid: &[],
    },
    // A method that its regime does not know.
    Form {
        kind: Kind::Contract,
        axes: &[
            "regime",
            "procurement_method",
            "amount_basis",
            "payment_direction",
        ],
        forbid: &["PRC205"],
    },
    Form {
        kind: Kind::Commitment,
        axes: &["category", "fields", "promisor_kind", "source"],
        forbid: &[],
    },
    // 一(三): a forbidden ground, whatever else is said.
    Form {
        kind: Kind::Commitment,
        axes: &["category", "fulfilment_status", "promisor_kind", "reason"],
        forbid: &["CMT103"],
    },
    Form {
        kind: Kind::Performance,
        axes: &["performance_status", "reason", "change_ground"],
        forbid: &["PRF101"],
    },
    // 三(二): no other source makes a dishonesty record.
    Form {
        kind: Kind::Dishonesty,
        axes: &["subject_kind", "source", "severity"],
        forbid: &["DIS001"],
    },
    Form {
        kind: Kind::Unit,
        axes: &["kind"],
        forbid: &[],
    },
    Form {
        kind: Kind::Payment,
        axes: &[],
        forbid: &[],
    },
];

/// How many records may be tried on the way.
const TRIES: usize = 4000;

#[test]
fn for_every_combination_there_is_a_record_that_satisfies_all_rules() {
    for form in &FORMS {
        let mut combinations: Vec<Object> = vec![Object::new()];
        for axis in form.axes {
            let codes = field(form.kind, axis).ty.code_list().unwrap().codes;
            combinations = combinations
                .iter()
                .flat_map(|so_far| codes.iter().map(|code| with(so_far, axis, json!(code.key))))
                .collect();
        }
        let forbidden = unsatisfied(form, &combinations);
        assert_eq!(
            forbidden,
            form.forbid.iter().copied().collect(),
            "{} {:?}",
            form.kind.key(),
            form.axes
        );
    }
}

/// Every code of every list, in every field that takes it.
#[test]
fn every_code_stands_in_some_record_that_satisfies_all_rules() {
    for kind in Kind::ALL {
        for field in kind.spec().fields {
            let Some(codes) = field.ty.code_list() else {
                continue;
            };
            let key: &'static str = field.key;
            let form = Form {
                kind,
                axes: std::slice::from_ref(&field.key),
                forbid: &[],
            };
            let combinations = codes.codes.iter();
            let combinations = combinations.map(|code| with(&Object::new(), key, json!(code.key)));
            let forbidden = unsatisfied(&form, &combinations.collect::<Vec<_>>());
            let said: &[&str] = match (kind, key) {
                (Kind::Performance, "reason" | "change_ground") => &["PRF101"],
                (Kind::Commitment, "reason") => &["CMT103"],
                (Kind::Dishonesty, "source") => &["DIS001"],
                _ => &[],
            };
            assert_eq!(forbidden, said.iter().copied().collect(), "{} {key}", kind.key());
        }
    }
}

fn with(object: &Object, key: &str, value: Value) -> Object {
    let mut next = object.clone();
    next.insert(key.to_owned(), value);
    next
}

/// The rules that forbid combinations. What is found of any other can be mended, or is a form that nobody can fill in.
fn unsatisfied(form: &Form, combinations: &[Object]) -> BTreeSet<&'static str> {
    let mut start: Object = serde_json::from_str(correct(form.kind)).unwrap();
    let mut forbidden = BTreeSet::new();
    for combination in combinations {
        match satisfied(form, &start, combination) {
            Ok(record) => start = record,
            Err(left) => {
                assert!(!left.is_empty(), "{combination:?}");
                for open in left {
                    assert!(
                        open.fields.iter().all(|key| form.axes.contains(key)),
                        "{} of {combination:?} stays, and nothing mends it",
                        open.code
                    );
                    forbidden.insert(open.code);
                }
            }
        }
    }
    forbidden
}

/// A record of this combination without a finding above notice, made from another one; else what stayed.
fn satisfied(form: &Form, start: &Object, fixed: &Object) -> Result<Object, Vec<Open>> {
    let mut first = start.clone();
    first.extend(fixed.clone());
    let mut open = vec![(found(form.kind, &first), first)];
    let mut seen = BTreeSet::new();
    let mut tries = 0;
    let mut left = Vec::new();
    while let Some(best) = (0..open.len()).min_by_key(|at| open[*at].0.len()) {
        let (findings, record) = open.swap_remove(best);
        // What can be mended first: what cannot stays to the end.
        let is_free = |open: &&Open| open.fields.iter().any(|key| !fixed.contains_key(*key));
        let Some(finding) = findings.iter().find(is_free) else {
            if findings.is_empty() {
                return Ok(record);
            }
            return Err(findings);
        };
        for key in finding.fields.iter().filter(|key| !fixed.contains_key(**key)) {
            for value in candidates(field(form.kind, key)) {
                let mut next = record.clone();
                next.insert((*key).to_owned(), value);
                if seen.insert(json!(next).to_string()) {
                    tries += 1;
                    open.push((found(form.kind, &next), next));
                }
            }
        }
        // Also where nothing is left to be tried: what stays is told, never passed over.
        left = findings;
        if tries > TRIES {
            break;
        }
    }
    Err(left)
}

fn field(kind: Kind, key: &str) -> &'static FieldSpec {
    kind.spec().fields.iter().find(|field| field.key == key).unwrap()
}

/// What was found, and at which fields it can be mended.
#[derive(Debug)]
struct Open {
    code: &'static str,
    fields: Vec<&'static str>,
}

fn found(kind: Kind, object: &Object) -> Vec<Open> {
    let profile = Profile::haian();
    let as_of = CORRECT_AS_OF.parse().ok();
    let mut context = Context::alone(&profile, as_of);
    let mut contract = Record::new(Kind::Contract);
    if matches!(kind, Kind::Performance | Kind::Payment) {
        read_object(correct(Kind::Contract), &mut contract).unwrap();
        contract.finish(as_of);
        context.contract = ContractLookup::Found(ContractFacts::of(&contract));
    }
    let text = serde_json::to_string(object).unwrap();
    let mut record = Record::new(kind);
    read_object(&text, &mut record).unwrap();
    record.finish(as_of);
    let mut found = Vec::new();
    Judge::new(kind, Phase::Accept, CATALOGUE).judge(&record, &context, &mut found);
    let key = |at: u8| kind.spec().field(at).map(|field| field.key);
    found
        .iter()
        .filter(|one| one.rule.severity != Severity::Notice)
        .map(|one| Open {
            code: one.rule.code,
            fields: one
                .at
                .into_iter()
                .chain(one.rule.related.iter().copied())
                .filter_map(key)
                .collect(),
        })
        .collect()
}

/// Values of a field's type, with nothing among them.
fn candidates(field: &FieldSpec) -> Vec<Value> {
    let texts = |texts: &[&str]| texts.iter().map(|text| json!(text)).collect::<Vec<Value>>();
    let codes = |list: &CodeList| {
        list.codes
            .iter()
            .map(|code| json!(code.key))
            .collect::<Vec<Value>>()
    };
    let mut values = match field.ty {
        Type::Text(_) | Type::LongText(_) => texts(&["示例说明"]),
        Type::Number(50) | Type::Uscc | Type::Seq(_) if field.ty.code_list().is_none() => numbers(),
        Type::Number(_) | Type::Uscc => texts(&["HA-2024/018"]),
        Type::Code(list) | Type::Codes(list) | Type::Seq(&Type::Code(list)) => codes(list),
        Type::Seq(_) => numbers(),
        Type::Date => texts(&DAYS),
        Type::EndDate => [texts(&DAYS), texts(&["长期"])].concat(),
        Type::Period => texts(&["2024-12"]),
        Type::Money => texts(&["0.00", "320000.00", "1280000.00"]),
        Type::Percent => texts(&["3.85"]),
        Type::Days => texts(&["30"]),
        Type::YesNo => vec![json!(true), json!(false)],
        Type::Currency => texts(&["CNY"]),
        Type::Procedure => texts(&[
            "2024-11-28",
            "2024-12-06",
            "not_applicable:below_threshold",
            "not_applicable:statutory_exemption",
        ]),
    };
    values.push(Value::Null);
    values
}

const DAYS: [&str; 8] = [
    "2024-11-26",
    "2024-12-02",
    "2024-12-10",
    "2024-12-20",
    "2024-12-31",
    "2025-01-05",
    "2025-01-20",
    "2025-06-30",
];

/// Invented numbers of identity, one of each form: codes, then documents; a serial of 000 nobody is given.
fn numbers() -> Vec<Value> {
    let codes = [
        "11320685MB0A10013C",
        "12320685MB0A20019K",
        "91320685MA1A30012L",
        "92320685MA1A40018U",
        "52320685MJ0A50014M",
        "H12345678",
        "E12345678",
        "12345678",
        "012345671",
    ];
    // A citizen's, a resident's of Hong Kong, a permanent resident's from abroad.
    let persons = ["320685", "810000", "931156"].map(|division| {
        let first = format!("{division}19900307000");
        let check = CitizenId::compute_check(&first).unwrap();
        json!(format!("{first}{check}"))
    });
    codes.map(|code| json!(code)).into_iter().chain(persons).collect()
}
