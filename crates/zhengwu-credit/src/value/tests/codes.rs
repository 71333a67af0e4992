use super::super::UsccError::*;
use super::super::*;
use super::{citizen, uscc};

fn fault(text: &str) -> UsccError {
    Uscc::parse(text).unwrap_err()
}

#[test]
fn a_code_whose_sum_is_zero_is_valid() {
    let code = Uscc::parse("11320685MB00002110").unwrap();
    assert_eq!(code.as_str(), "11320685MB00002110");
    assert_eq!(
        (code.category(), code.division(), code.organisation_code()),
        ("11", "320685", "MB0000211")
    );
    assert!(code.category_is_known() && code.organisation_code_is_valid() && !code.also_personal_number());
    assert_eq!(
        format!("{code} {code:?}"),
        "11320685MB00002110 Uscc(11320685MB00002110)"
    );
}

#[test]
fn each_fault_is_told_by_name() {
    assert_eq!(fault("00000000000000000X"), Placeholder);
    assert_eq!(fault("000000000000000000"), Placeholder);
    assert_eq!(fault("320685000012345"), Legacy(LegacyKind::Registration15));
    assert_eq!(fault("3206850000123"), Legacy(LegacyKind::Registration13));
    assert_eq!(fault("12345678-9"), Legacy(LegacyKind::OrganisationCode));
    assert_eq!(fault("MB0000211"), Legacy(LegacyKind::OrganisationCode));
    assert_eq!(fault("MB000021-1"), Legacy(LegacyKind::OrganisationCode));
    assert_eq!(fault(""), Length { found: 0 });
    assert_eq!(fault("11320685MB0000211"), Length { found: 17 });
    assert_eq!(fault("海安市人民政府办公室"), Length { found: 10 });
    assert_eq!(
        fault("11320685MB00OO2110"),
        Alphabet {
            found: 'O',
            position: 13
        }
    );
    assert_eq!(
        fault("11320685mb00002110"),
        Alphabet {
            found: 'm',
            position: 9
        }
    );
    assert_eq!(
        fault("11320685MB0000211海"),
        Alphabet {
            found: '海',
            position: 18
        }
    );
    // The byte length of a code, in other characters.
    assert_eq!(fault("海安市人民政"), Length { found: 6 });
}

#[test]
fn a_check_digit_that_is_the_modulo_itself_is_said_so() {
    let good = uscc("91320685MA1000001");
    let expected = good.chars().last().unwrap();
    let alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    let modulo = alphabet
        .chars()
        .nth((31 - alphabet.find(expected).unwrap()) % 31)
        .unwrap();
    assert_ne!(expected, modulo);
    for found in alphabet.chars().filter(|c| *c != expected) {
        let wrong = format!("91320685MA1000001{found}");
        assert_eq!(
            fault(&wrong),
            CheckDigit {
                found,
                expected,
                is_modulo: found == modulo
            }
        );
    }
}

#[test]
fn only_a_wrong_check_digit_can_be_waived() {
    let waiver = WaivedCheckDigit {
        approver: "信用办".into(),
        reason: "执照原件如此".into(),
    };
    let wrong = "11320685MB00002111";
    assert!(Uscc::parse(wrong).is_err());
    assert_eq!(Uscc::as_issued(wrong, &waiver).unwrap().as_str(), wrong);
    assert_eq!(Uscc::as_issued("00000000000000000X", &waiver), Err(Placeholder));
    assert_eq!(
        Uscc::as_issued("11320685MB0000211", &waiver),
        Err(Length { found: 17 })
    );
    assert_eq!(
        Uscc::as_issued(&citizen("32068519900307000"), &waiver),
        Err(PersonalNumber)
    );
    for blank in [
        WaivedCheckDigit {
            approver: " ".into(),
            ..waiver.clone()
        },
        WaivedCheckDigit {
            reason: String::new(),
            ..waiver
        },
    ] {
        assert_eq!(Uscc::as_issued(wrong, &blank), Err(WaiverIncomplete));
    }
}

#[test]
fn a_persons_number_is_recognised_and_never_shown() {
    assert_eq!(fault(&citizen("32068519900307000")), PersonalNumber);
    // Of the first twelve days, one has the check digits of both standards or X; find a number that is both.
    let both = (0..2000)
        .map(|n| format!("320685{}0307{:03}", 1900 + n / 10, n % 10))
        .map(|s| citizen(&s));
    let both = both.filter_map(|id| Uscc::parse(&id).ok()).next().unwrap();
    assert!(both.also_personal_number());
    assert!(both.to_string().contains("****************"));
    assert_eq!(format!("{both:?}"), format!("Uscc({both})"));
    assert_eq!(
        serde_json::to_string(&both).unwrap(),
        format!("\"{}\"", both.as_str())
    );
}

#[test]
fn categories_and_inner_check() {
    for (pair, known) in [
        ("11", true),
        ("54", true),
        ("55", true),
        ("N9", true),
        ("Y1", true),
        ("18", false),
        ("00", false),
    ] {
        let code = Uscc::parse(&uscc(&format!("{pair}320685MA1000001"))).unwrap();
        assert_eq!(code.category_is_known(), known, "{pair}");
    }
    let right = organisation_code::check_digit("MA100000").unwrap();
    for c in "0123456789X".chars() {
        let code = Uscc::parse(&uscc(&format!("91320685MA100000{c}"))).unwrap();
        assert_eq!(code.organisation_code_is_valid(), c == right);
    }
}

#[test]
fn json_reads_only_what_is_valid() {
    let code: Uscc = serde_json::from_str("\"11320685MB00002110\"").unwrap();
    assert_eq!(serde_json::to_string(&code).unwrap(), "\"11320685MB00002110\"");
    assert!(serde_json::from_str::<Uscc>("\"11320685MB00002111\"").is_err());
    assert!(serde_json::from_str::<Uscc>("113").is_err());
}

#[test]
fn organisation_codes() {
    use OrganisationCodeError::*;
    for text in ["MB0000211", "MB000021-1"] {
        assert_eq!(OrganisationCode::parse(text).unwrap().to_string(), "MB0000211");
    }
    assert_eq!(
        OrganisationCode::parse("MB0000212"),
        Err(CheckDigit {
            found: '2',
            expected: '1'
        })
    );
    assert_eq!(OrganisationCode::parse("MB00002-1"), Err(Length { found: 8 }));
    assert_eq!(
        OrganisationCode::parse("MB0000-21"),
        Err(Alphabet {
            found: '-',
            position: 7
        })
    );
    assert_eq!(
        OrganisationCode::parse("mb0000211"),
        Err(Alphabet {
            found: 'm',
            position: 1
        })
    );
    // All three outcomes of 11 − Σ mod 11.
    let checks: Vec<_> = (0..30)
        .filter_map(|n| organisation_code::check_digit(&format!("MA1000{n:02}")))
        .collect();
    assert!(checks.contains(&'X') && checks.contains(&'0') && checks.contains(&'1'));
    assert_eq!(organisation_code::check_digit("MA10000"), None);
}

#[test]
fn other_documents_by_their_form() {
    use DocumentKind::*;
    let permit = citizen("81000019900307000");
    let foreign = citizen("93115619900307000");
    let mainland = citizen("32068519900307000");
    let good = [
        (HkMacaoPermit, "H12345678"),
        (HkMacaoPermit, "M1234567800"),
        (TaiwanPermit, "12345678"),
        (TaiwanPermit, "1234567801"),
        (Passport, "E12345678"),
        (Passport, "12345"),
        (ForeignPermit, "CHN110000000001"),
        (ForeignPermit, &foreign),
        (ResidencePermit, &permit),
        (LegacyRegistration, "320685000012345"),
        (LegacyRegistration, "3206850000123"),
        (LegacyRegistration, "12345678-9"),
        (ForeignRegistration, "注册号 1/甲"),
        (Other, "无格式"),
    ];
    for (kind, text) in good {
        assert_eq!(check_document(kind, text), Ok(()), "{kind:?} {text}");
    }
    let long = "号".repeat(51);
    let bad = [
        (HkMacaoPermit, "A12345678"),
        (HkMacaoPermit, "H123456789"),
        (HkMacaoPermit, "H1234567８"),
        (TaiwanPermit, "123456789"),
        (Passport, "E123"),
        (Passport, "EABCDEFG"),
        (Passport, "E1234567890123456"),
        (ForeignPermit, "CH1110000000001"),
        (ForeignPermit, &mainland),
        (ForeignPermit, "海安市甲乙"),
        (ResidencePermit, &mainland),
        (ResidencePermit, "81000019900307"),
        (LegacyRegistration, "12345678901234"),
        (LegacyRegistration, "1234-56789"),
        (Other, &long),
        (ForeignRegistration, &long),
    ];
    for (kind, text) in bad {
        assert_eq!(
            check_document(kind, text),
            Err(DocumentError::Format),
            "{kind:?} {text}"
        );
        assert_eq!(check_document(kind, "  "), Err(DocumentError::Empty));
    }
    let wrong = "810000199003070000";
    assert_ne!(wrong, permit);
    assert_eq!(
        check_document(ResidencePermit, wrong),
        Err(DocumentError::Number(CitizenIdError::CheckDigit))
    );
}
