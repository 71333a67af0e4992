//! What a dishonesty record rests on (三(二)): one of the admitted sources, its document, its authority.

use crate::field::dishonesty as d;
use crate::rules::prelude::*;

/// 来源不属于规定的情形
pub(super) static SOURCE_NOT_ADMITTED: Rule = Rule {
    code: "DIS001",
    name: "source-not-admitted",
    title: Words {
        zh: "失信记录的来源不属于规定的情形",
        en: "A source that makes no dishonesty record",
    },
    at: At::Fields(&[d::source.at]),
    provenance: Provenance::Mandated,
    basis: &[N3_2],
    message: Words {
        zh: "失信记录来源是“{source}”；政务失信记录只能来自{admitted}",
        en: "the source is {source}; a dishonesty record follows only from {admitted}",
    },
    help: Words {
        zh: "按文书填写来源；不是由这些文书认定的，不作政务失信记录",
        en: "Give the source as the document shows it; what no such document states is no dishonesty record",
    },
    check: Check::Dishonesty(|case, _| {
        let source = case.given(d::source)?;
        let profile = case.context.profile;
        ensure(profile.admits(source), || {
            let admitted = DishonestySource::LIST.codes.iter();
            let admitted: Vec<&Code> = admitted
                .filter(|code| profile.dishonesty_sources.iter().any(|key| key == code.key))
                .collect();
            let join = |part: fn(&Code) -> &str, by| {
                admitted
                    .iter()
                    .map(|code| part(code))
                    .collect::<Vec<_>>()
                    .join(by)
            };
            Fault::new()
                .expecting(Op::In, join(|code| code.key, ";"))
                .arg("admitted", Arg::Text(join(|code| code.label, "、")))
        })
    }),
    fires: &[Example::of(r#"{"source":"disciplinary"}"#)],
    silent: &[
        Example::of(r#"{"source":"court_judgment"}"#),
        Example::of(r#"{"source":"行政处罚"}"#),
        Example::of(r#"{"source":"accountability"}"#),
    ],
    ..Rule::BASE
};

/// 没有文书编号
pub(super) static DOCUMENT_MISSING: Rule = Rule {
    code: "DIS002",
    name: "document-missing",
    title: Words {
        zh: "失信记录没有文书编号",
        en: "A dishonesty record without its document",
    },
    at: At::Fields(&[d::document_no.at]),
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N3_2],
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "没有填写“文书编号”",
        en: "the document is not named",
    },
    help: Words {
        zh: "填写判决书、处罚决定书或者问责决定的文号",
        en: "Give the number of the judgment, penalty or accountability decision",
    },
    check: Check::Dishonesty(|case, at| case.ensure_filled(at)),
    fires: &[Example::of(r#"{"document_no":null}"#)],
    silent: &[Example::of(r#"{"document_no":"海罚字〔2024〕5号"}"#)],
    ..Rule::BASE
};

/// 没有作出机关
pub(super) static AUTHORITY_MISSING: Rule = Rule {
    code: "DIS003",
    name: "authority-missing",
    title: Words {
        zh: "失信记录没有作出机关",
        en: "A dishonesty record without its authority",
    },
    at: At::Fields(&[d::authority_name.at]),
    phase: Phase::Submit,
    provenance: Provenance::Derived,
    basis: &[N3_2],
    judges_empty: true,
    expects: Some((Op::Present, "")),
    message: Words {
        zh: "没有填写“作出机关”",
        en: "the deciding authority is not named",
    },
    help: Words {
        zh: "填写作出判决或者决定的机关",
        en: "Name the court or authority that decided",
    },
    check: Check::Dishonesty(|case, at| case.ensure_filled(at)),
    fires: &[Example::of(r#"{"authority_name":null}"#)],
    silent: &[Example::of(r#"{"authority_name":"示例市中级人民法院"}"#)],
    ..Rule::BASE
};
