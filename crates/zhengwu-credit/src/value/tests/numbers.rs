use super::super::*;

fn fen(text: &str, unit: Unit) -> Result<i64, MoneyError> {
    Money::parse(text, unit).map(Money::fen)
}

#[test]
fn money_in_yuan() {
    for (text, expected) in [
        ("0", 0),
        ("1234.5", 123_450),
        ("1,234.50", 123_450),
        ("￥1,234.5", 123_450),
        ("¥ 1234.5元", 123_450),
        ("人民币1234元整", 123_400),
        ("RMB 12", 1_200),
        ("CNY12.30", 1_230),
        ("-5", -500),
        ("−5", -500),
        ("+5", 500),
        ("-￥5", -500),
        ("￥-5.01", -501),
        ("12.5万元", 12_500_000),
        ("12.5万", 12_500_000),
        ("1.2345678901亿", 12_345_678_901),
        ("0.000001万元", 1),
        ("1.230000", 123),
        ("12.50 万元", 12_500_000),
        ("92233720368547758.07", i64::MAX),
        ("-92233720368547758.08", i64::MIN),
        ("1,000,000", 100_000_000),
        ("5万元整", 5_000_000),
        ("007", 700),
    ] {
        assert_eq!(fen(text, Unit::Yuan), Ok(expected), "{text}");
    }
}

#[test]
fn money_in_other_units() {
    use MoneyError::*;
    assert_eq!(fen("128.5", Unit::WanYuan), Ok(128_500_000));
    assert_eq!(fen("128.5万", Unit::WanYuan), Ok(128_500_000));
    assert_eq!(fen("1.5亿元", Unit::YiYuan), Ok(15_000_000_000));
    assert_eq!(fen("1.5", Unit::YiYuan), Ok(15_000_000_000));
    assert_eq!(fen("186.00001", Unit::QianYuan), Ok(18_600_001));
    assert_eq!(fen("12.5百万元", Unit::Yuan), Ok(1_250_000_000));
    assert_eq!(fen("1.5", Unit::BaiWanYuan), Ok(150_000_000));
    assert_eq!(fen("186千元", Unit::Yuan), Ok(18_600_000));
    for (text, unit) in [
        ("128元", Unit::WanYuan),
        ("1亿", Unit::WanYuan),
        ("5元整", Unit::WanYuan),
        ("1万元", Unit::YiYuan),
        ("1.234元", Unit::WanYuan),
    ] {
        assert_eq!(fen(text, unit), Err(UnitConflict), "{text}");
    }
    assert_eq!(fen("见元", Unit::WanYuan), Err(Malformed));
    assert_eq!(fen("1.2345678", Unit::WanYuan), Err(TooPrecise { places: 7 }));
}

#[test]
fn what_is_no_money() {
    use MoneyError::*;
    for text in [
        "",
        "元",
        "￥",
        "-",
        "--5",
        "￥￥5",
        "￥¥5",
        "1,23",
        "1,2345",
        "12,34,567",
        "1234,567",
        ",123",
        "1,234,",
        "0,123",
        "1.",
        ".5",
        "1.2.3",
        "1 234",
        "约100",
        "100左右",
        "1-2",
        "见合同",
        "1**4",
        "0x10",
        "(5)",
        "1,234e5",
        "e5",
        "1e",
        "1e+",
        "1.2e3.4",
        "NaN",
        "１",
        "壹佰",
        "1.2,345",
        "9223372036854775807",
        "92233720368547758.08",
        "5-",
        "5元元",
        "99999999999999999999999999999999999999999999",
    ] {
        let expected = if text == "1,234e5" { Scientific } else { Malformed };
        assert_eq!(fen(text, Unit::Yuan), Err(expected), "{text}");
    }
    for text in ["1.28E+06", "1e6", "-1.5e-3", "1E5元"] {
        assert_eq!(fen(text, Unit::Yuan), Err(Scientific), "{text}");
    }
    assert_eq!(fen("1.234", Unit::Yuan), Err(TooPrecise { places: 3 }));
    assert_eq!(fen("1.2340", Unit::Yuan), Err(TooPrecise { places: 3 }));
}

#[test]
fn money_shown_and_in_json() {
    for (fen, text) in [
        (128_000_000, "1280000.00"),
        (5, "0.05"),
        (-5, "-0.05"),
        (0, "0.00"),
        (i64::MIN, "-92233720368547758.08"),
    ] {
        assert_eq!(Money::from_fen(fen).to_string(), text);
    }
    assert_eq!(
        serde_json::to_string(&Money::from_fen(128_000_000)).unwrap(),
        "\"1280000.00\""
    );
    for json in ["\"1280000.00\"", "1280000", "1280000.00", "1.28e6"] {
        assert_eq!(
            serde_json::from_str::<Money>(json).unwrap(),
            Money::from_fen(128_000_000),
            "{json}"
        );
    }
    assert_eq!(
        serde_json::from_str::<Money>("-0.1").unwrap(),
        Money::from_fen(-10)
    );
    for json in ["1.234", "1234567890123456.78", "true", "null", "\"x\""] {
        assert!(serde_json::from_str::<Money>(json).is_err(), "{json}");
    }
}

#[test]
fn money_arithmetic() {
    let (a, b) = (Money::from_fen(5), Money::from_fen(7));
    assert_eq!(
        (a.checked_add(b), a.checked_sub(b)),
        (Some(Money::from_fen(12)), Some(Money::from_fen(-2)))
    );
    assert_eq!(Money::from_fen(i64::MAX).checked_add(a), None);
    assert!(Money::from_fen(-1).is_negative() && !Money::ZERO.is_negative());
}

#[test]
fn rates() {
    for (text, value, shown) in [
        ("12", 120_000, "12"),
        ("12%", 120_000, "12"),
        ("3.1000", 31_000, "3.1"),
        ("0.0005", 5, "0.0005"),
        ("-1.05 %", -10_500, "-1.05"),
        ("3.10000", 31_000, "3.1"),
    ] {
        let rate = Rate::parse(text).unwrap();
        assert_eq!(
            (rate.ten_thousandths(), rate.to_string().as_str()),
            (value, shown)
        );
    }
    assert_eq!(Rate::parse("3.00001"), Err(RateError::TooPrecise { places: 5 }));
    for text in ["", "%", "12%%", "1e1", "LPR", "5‰", "12％"] {
        assert_eq!(Rate::parse(text), Err(RateError::Malformed), "{text}");
    }
    let in_range = |value| Rate::from_ten_thousandths(value).in_range();
    assert!(in_range(0) && in_range(360_000) && !in_range(-1) && !in_range(360_001));
    assert_eq!(
        serde_json::to_string(&Rate::parse("3.10").unwrap()).unwrap(),
        "\"3.1\""
    );
    assert_eq!(
        serde_json::from_str::<Rate>("3.1").unwrap(),
        Rate::parse("3.1").unwrap()
    );
}

#[test]
fn counts() {
    for (text, expected) in [
        ("30", Some(30)),
        ("30天", Some(30)),
        ("30 日", Some(30)),
        ("0", Some(0)),
        ("", None),
        ("天", None),
        ("+30", None),
        ("-1", None),
        ("30.0", None),
        ("4294967296", None),
        ("30个工作日", None),
        ("30天天", None),
        ("３０", None),
    ] {
        assert_eq!(parse_count(text), expected, "{text}");
    }
}

#[test]
fn units_that_contradict_leave_no_amount() {
    use Unit::{Contradicted, StatedYuan, WanYuan, YiYuan, Yuan};
    for (here, above, both) in [
        (Yuan, Yuan, Yuan),
        (Yuan, WanYuan, WanYuan),
        (WanYuan, Yuan, WanYuan),
        (WanYuan, WanYuan, WanYuan),
        (StatedYuan, WanYuan, Contradicted),
        (WanYuan, YiYuan, Contradicted),
        (Contradicted, Yuan, Contradicted),
        (Yuan, Contradicted, Contradicted),
    ] {
        assert_eq!(here.beside(above), both, "{here:?} {above:?}");
    }
    for text in ["128", "128万元", "1280000元", "1,280,000.00"] {
        assert_eq!(
            Money::parse(text, Contradicted),
            Err(MoneyError::UnitConflict),
            "{text}"
        );
    }
    assert_eq!(Money::parse("见合同", Contradicted), Err(MoneyError::Malformed));
}
