use super::super::*;
use super::day;

#[test]
fn periods() {
    for text in [
        "2024-12",
        "2024/12",
        "2024.12",
        "202412",
        "2024年12月",
        "2024 年 12 月",
    ] {
        assert_eq!(Period::parse(text).unwrap().to_string(), "2024-12", "{text}");
    }
    assert_eq!(Period::parse("2024年12月份").unwrap().to_string(), "2024-12");
    assert_eq!(Period::parse("2024年2月").unwrap().last_day(), day("2024-02-29"));
    assert_eq!(Period::parse("2024-2").unwrap().first_day(), day("2024-02-01"));
    for text in [
        "",
        "2024",
        "2024-13",
        "2024-00",
        "2024.1",
        "20241",
        "24-12",
        "2024-12-01",
        "2024-",
        "2024年12",
        "1899-12",
        "2200-01",
        "二〇二四年",
        "+024-12",
        "2024-+1",
    ] {
        assert_eq!(Period::parse(text), Err(PeriodError::Malformed), "{text}");
    }
    let (first, last) = (Period::new(1900, 1).unwrap(), Period::new(2199, 12).unwrap());
    assert_eq!((first.previous(), last.next()), (first, last));
    assert_eq!((Period::of(Date::MIN), Period::of(Date::MAX)), (first, last));
    let period = Period::new(2025, 1).unwrap();
    assert_eq!(period.previous().next(), period);
    assert!(
        period.previous() < period
            && period.contains(day("2025-01-31"))
            && !period.contains(day("2025-02-01"))
    );
    assert_eq!(
        (period.year(), period.month(), Period::new(2025, 13)),
        (2025, 1, None)
    );
    assert_eq!(serde_json::to_string(&period).unwrap(), "\"2025-01\"");
    assert_eq!(serde_json::from_str::<Period>("\"202501\"").unwrap(), period);
}

#[test]
fn procedures() {
    let on = day("2025-02-10");
    for (text, document) in [
        ("2025-02-10", ""),
        ("2025/2/10", ""),
        ("45698", ""),
        ("2025-02-10 00:00:00", ""),
        ("2025-02-10 海政纪〔2025〕3号", "海政纪〔2025〕3号"),
        ("2025年2月10日海政纪〔2025〕3号", "海政纪〔2025〕3号"),
        ("2025 年 2 月 10 日 3号", "3号"),
        ("20250210 2025-3", "2025-3"),
        ("2025-02-10 8:30 会议纪要 一", "会议纪要 一"),
    ] {
        let (procedure, found) = Procedure::parse(text).unwrap_or_else(|e| panic!("{text}: {e}"));
        assert_eq!(
            (procedure, found),
            (
                Procedure::Done {
                    on,
                    document: !document.is_empty()
                },
                document
            ),
            "{text}"
        );
        assert_eq!(
            procedure.canonical(found),
            format!("2025-02-10 {document}").trim_end()
        );
        assert_eq!(procedure.on(), Some(on));
    }
    for reason in Reason::ALL {
        let forms = [
            "not_applicable:{}",
            "不适用({})",
            "不适用（{}）",
            "不适用:{}",
            "不适用：{}",
            "不适用 {}",
            "不适用{}",
            "不适用【 {} 】",
            "Not_Applicable: {}",
        ];
        for (form, name) in forms
            .iter()
            .flat_map(|form| [(form, reason.key()), (form, reason.label())])
        {
            let text = form.replace("{}", name);
            let (procedure, document) = Procedure::parse(&text).unwrap_or_else(|e| panic!("{text}: {e}"));
            assert_eq!(
                (procedure, document),
                (Procedure::NotApplicable(reason), ""),
                "{text}"
            );
            assert_eq!(
                procedure.canonical(""),
                format!("not_applicable:{}", reason.key())
            );
        }
    }
    assert_eq!(
        Reason::parse("已依招标程序进行"),
        Some(Reason::ByProcurementProcedure)
    );
    assert_eq!(
        Reason::parse("已依采购（招标）程序进行"),
        Some(Reason::ByProcurementProcedure)
    );
}

#[test]
fn each_fault_of_a_procedure() {
    use ProcedureError::*;
    for text in [
        "不适用",
        "not_applicable",
        "not_applicable:",
        "不适用()",
        "不适用（ ）",
    ] {
        assert_eq!(Procedure::parse(text), Err(ReasonMissing), "{text}");
    }
    for text in ["不适用(其他)", "不适用于本合同", "not_applicable:other"] {
        assert_eq!(Procedure::parse(text), Err(ReasonUnknown), "{text}");
    }
    for (text, error) in [
        ("", DateError::Malformed),
        ("已完成", DateError::Malformed),
        ("2025-02-10号", DateError::Malformed),
        ("2025年2月10日(3号)", DateError::Malformed),
        ("2025-02-30 3号", DateError::Impossible),
        ("25-2-10", DateError::TwoDigitYear),
        ("2025-02", DateError::Malformed),
    ] {
        assert_eq!(Procedure::parse(text), Err(Date(error)), "{text}");
    }
}
