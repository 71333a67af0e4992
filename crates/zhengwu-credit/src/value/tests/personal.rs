use std::borrow::Cow;

use super::super::mask::{looks_personal, mask_name, mask_number, scrub};
use super::super::{CitizenId, CitizenIdError};
use super::{citizen, day};

#[test]
fn a_number_is_read_and_masked() {
    let text = citizen("32068519900307000");
    let id = CitizenId::parse(&text).unwrap();
    assert_eq!(id.expose(), text);
    assert_eq!((id.birth_date(), id.division()), (day("1990-03-07"), "320685"));
    assert!(id.born_after(day("1990-03-06")) && !id.born_after(day("1990-03-07")));
    assert!(!id.is_residence_permit() && !id.is_foreign_permit());
    for shown in [format!("{id}"), format!("{id:?}")] {
        assert!(
            !shown.contains("1990") && shown.contains("****************"),
            "{shown}"
        );
    }
    assert!(
        CitizenId::parse(&citizen("83000019900307000"))
            .unwrap()
            .is_residence_permit()
    );
    assert!(
        CitizenId::parse(&citizen("93115619900307000"))
            .unwrap()
            .is_foreign_permit()
    );
    // A province need not exist.
    assert!(CitizenId::parse(&citizen("99999919900307000")).is_ok());
}

#[test]
fn each_fault_is_told() {
    use CitizenIdError::*;
    let parse = |text: &str| CitizenId::parse(text).unwrap_err();
    assert_eq!(parse("3206851990030700"), Length { found: 16 });
    assert_eq!(parse("居民身份证"), Length { found: 5 });
    assert_eq!(parse("3206851990030X0000"), Character { position: 14 });
    assert_eq!(parse("32068519900307000x"), Character { position: 18 });
    assert_eq!(parse("32068519900307000证"), Character { position: 18 });
    assert_eq!(parse("320685199003070000"), CheckDigit);
    for birth in ["19900230", "19901301", "18991231", "00000000", "19000229"] {
        assert_eq!(
            parse(&citizen(&format!("320685{birth}000"))),
            BirthDate,
            "{birth}"
        );
    }
    assert!(CitizenId::parse(&citizen("32068520000229000")).is_ok());
    let with_x = (0..20)
        .map(|n| citizen(&format!("320685199003{:02}000", n + 1)))
        .find(|id| id.ends_with('X'))
        .unwrap();
    assert!(CitizenId::parse(&with_x).is_ok());
}

#[test]
fn names_and_numbers() {
    for (name, masked) in [("", ""), ("某", "*"), ("某甲", "某*"), ("欧阳某某", "欧***")] {
        assert_eq!(mask_name(name), masked);
    }
    for (number, masked) in [
        ("", ""),
        ("123456", "******"),
        ("1234567", "1*****7"),
        ("护照号码一二三", "护*****三"),
    ] {
        assert_eq!(mask_number(number), masked);
    }
}

#[test]
fn what_looks_personal() {
    for text in [
        "320685199003070000",
        "32068519900307000x",
        "身份证320685199003070000，男",
        "３２０６８５１９９００３０７００００",
        "320685900307000",
        "931156199003070000",
        "a 320685199003070000",
        "no12345 320685000229000",
    ] {
        assert!(looks_personal(text), "{text}");
    }
    for text in [
        "",
        "11320685MB00002110",
        "32068520241201000001",
        "320685000012345",
        "009999199003070000",
        "320685189903070000",
        "320685210103070000",
        "320685199002300000",
        "931156900307000",
        "32068519900307000",
        "2024-03-05",
        "380000199003070000",
    ] {
        assert!(!looks_personal(text), "{text}");
        assert!(matches!(scrub(text), Cow::Borrowed(_)));
    }
}

#[test]
fn a_text_is_scrubbed() {
    assert_eq!(
        scrub("甲320685199003070000乙，320685900307000。"),
        "甲3****************0乙，3*************0。"
    );
    assert_eq!(
        scrub("３２０６８５１９９００３０７００００"),
        "３****************０"
    );
}

#[test]
fn joined_and_scientific_numbers_are_masked() {
    for text in [
        "320685199001010000320685199003070007",
        "32068519900101000X320685199003070007",
        "32068519900101000X32068519900307000X",
        "123456789012345678320685199003070007",
        "乙方3.20685199001010E+17",
        "3.20685199001010e+17",
        "3.20685199001010E17",
        "3.206851990010E+17",
        "３．２０６８５１９９００１０１０Ｅ＋１７",
        "320685199001010E+17",
    ] {
        assert!(looks_personal(text), "{text}");
        let shown = scrub(text);
        assert!(!shown.contains("1990") && !shown.contains("１９９０"), "{shown}");
    }
    assert_eq!(scrub("号3.20685199001010E+17。"), "号3******************7。");
    for text in [
        "3.20685E+17",
        "1.28E+6",
        "3.20685199001010E+16",
        "9.13206852E+17",
        "E+17",
        "+17",
        "E+1",
    ] {
        assert!(!looks_personal(text), "{text}");
    }
}
