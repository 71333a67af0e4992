use std::borrow::Cow;

use super::super::text::*;

#[test]
fn what_is_clean_stays_borrowed() {
    for text in ["", "海安市（新城）", "A-1/2024", "a b", "￥1，000。"] {
        assert!(matches!(clean_text(text, false), Cow::Borrowed(_)), "{text}");
        assert!(matches!(clean_text(text, true), Cow::Borrowed(_)), "{text}");
    }
    assert!(matches!(clean_text("一\n\n二 三", true), Cow::Borrowed(_)));
    assert!(matches!(clean_value("￥1,000.50"), Cow::Borrowed(_)));
    assert!(matches!(clean_code("11320685MB00002110"), Cow::Borrowed(_)));
}

#[test]
fn text_on_one_line() {
    for (raw, clean) in [
        (" a ", "a"),
        ("a  b", "a b"),
        ("a\u{3000}\u{a0}b", "a b"),
        ("'0123", "0123"),
        (" ' 0123", "0123"),
        ("''a'b", "a'b"),
        ("a\r\nb\tc", "a b c"),
        ("Ａ１ｚ（），", "A1z（），"),
        ("\u{feff}a\u{200b}b", "ab"),
        (" \t\r\n", ""),
        ("'", ""),
        ("a\u{2028}b", "a b"),
        ("a ", "a"),
        ("海 安", "海 安"),
    ] {
        assert_eq!(clean_text(raw, false), clean, "{raw:?}");
    }
}

#[test]
fn text_on_several_lines() {
    for (raw, clean) in [
        ("a\r\nb", "a\nb"),
        ("a\rb", "a\nb"),
        ("a \n b", "a\nb"),
        ("\na\n\n", "a"),
        ("a\n \nb", "a\n\nb"),
        ("a\tb", "a b"),
        ("a\r\n\r\nb", "a\n\nb"),
    ] {
        assert_eq!(clean_text(raw, true), clean, "{raw:?}");
    }
}

#[test]
fn codes_and_values() {
    for (raw, clean) in [
        (" 1132 0685mb0000\n2110", "11320685MB00002110"),
        ("＇１２３－４", "123-4"),
        ("x\u{200b}", "X"),
        ("\u{3000}", ""),
        ("证１", "证1"),
    ] {
        assert_eq!(clean_code(raw), clean, "{raw:?}");
    }
    for (raw, clean) in [
        ("１，２３４．５０", "1,234.50"),
        ("￥5", "￥5"),
        ("2024－03－05", "2024-03-05"),
        ("不适用（限额以下）", "不适用(限额以下)"),
        ("Abc", "Abc"),
        ("2025-02-10　海政纪〔2025〕3号", "2025-02-10 海政纪〔2025〕3号"),
        ("'45356", "45356"),
    ] {
        assert_eq!(clean_value(raw), clean, "{raw:?}");
    }
}

#[test]
fn control_characters() {
    for (text, found) in [
        ("a\nb\r\t", None),
        ("海安", None),
        ("a\u{0}", Some('\0')),
        ("海\u{85}", Some('\u{85}')),
        ("\u{7f}", Some('\u{7f}')),
        ("©", None),
    ] {
        assert_eq!(first_control(text), found, "{text:?}");
    }
}

#[test]
fn headings_are_folded() {
    for same in [
        "合同金额(万元)",
        " 合 同\n金额（万元）",
        "*合同金额【万元】",
        "＊合同金额〔万元〕：",
        "※合同金额[万元]:",
        "合同金额［万元］",
    ] {
        assert_eq!(fold(same), "合同金额(万元)", "{same}");
    }
    assert_eq!(fold("Party_A ＵＳＣＣ"), "party_auscc");
    assert_eq!(fold("＊：※"), "");
}
