//! Personal data in what is made public (个人信息).

use crate::field::{Type, commitment as c};
use crate::rules::prelude::*;
use crate::value::mask::looks_personal;

/// 公开的承诺带有个人号码
pub(super) static PERSONAL_DATA_MADE_PUBLIC: Rule = Rule {
    code: "CMT208",
    name: "personal-data-made-public",
    title: Words {
        zh: "向社会公开的承诺带有个人证件号码",
        en: "A public promise carries a personal number",
    },
    at: At::Fields(&[c::disclosure.at]),
    related: &[c::promisor_kind.at],
    severity: Severity::Warning,
    provenance: Provenance::Derived,
    basis: &[PIPL],
    // 个人信息保护法 came into force on that day.
    since: Some((2021, 11, 1)),
    when: Some(&PUBLIC_BY_OFFICIAL),
    message: Words {
        zh: "公职人员的承诺可向社会公开，“{where}”里却有个人证件号码",
        en: "an official's promise is public, and `{where}` carries a personal number",
    },
    help: Words {
        zh: "删去“{where}”里的个人号码（承诺人代码可以不填），或者缩小公开范围",
        en: "Take the personal number out of `{where}` (the promisor's code is optional), or narrow the disclosure",
    },
    check: Check::Commitment(|case, _| {
        let code = c::promisor_code.at;
        let carries_it = |at: u8, ty: Type| match case.record.slot(at).fact {
            Fact::Known(_) if at == code => true,
            Fact::Known(_) => {
                matches!(ty, Type::Text(_) | Type::LongText(_)) && looks_personal(&case.record.slot(at).text)
            }
            Fact::Absent | Fact::Malformed => false,
        };
        let carrier = case
            .record
            .spec()
            .places()
            .find(|(at, spec)| carries_it(*at, spec.ty));
        match carrier {
            Some((at, _)) => Err(Fault::new().arg("where", Arg::Field(at)).into()),
            // What cannot be read may be one.
            None => case.maybe(c::promisor_code).map(|_| ()),
        }
    }),
    fires: &[
        Example::of(
            r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":"320685199003070007","unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长"}"#,
        ),
        Example::of(
            r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":null,"unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长","remarks":"身份证320685199003070000"}"#,
        ),
    ],
    silent: &[
        Example::of(
            r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":null,"unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长"}"#,
        ),
        Example::of(
            r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":"320685199003070007","unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长","disclosure":"limited"}"#,
        ),
        // A unit's code is no personal number.
        Example::of("{}"),
    ],
    ..Rule::BASE
};

static PUBLIC_BY_OFFICIAL: Cond = Cond::All(&[
    Cond::Is(c::promisor_kind.at, &[PromisorKind::Official as u8]),
    Cond::Is(c::disclosure.at, &[Disclosure::Public as u8]),
]);
