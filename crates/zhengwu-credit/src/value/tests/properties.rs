use std::borrow::Cow;

use proptest::prelude::*;

use super::super::date::{china_today, from_serial, months_after};
use super::super::mask::{looks_personal, mask_name, mask_number, scrub};
use super::super::term::{Term, parse_term};
use super::super::text::{clean_code, clean_text, clean_value, first_control, fold};
use super::super::wording::is_wording;
use super::super::*;
use super::{citizen, uscc};

/// Texts that come near to something: the characters that the parsers know, and any others.
fn near() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[0-9０-９A-HX元万亿￥,.，．:+eE%年月日号天TZ（(〔不适用限额以下 \u{3000}\t\n\r'/\u{200b}\u{2212}-]{0,24}",
        "[0-9]{0,20}[0-9X]?",
        "(19|20)?[0-9]{2}[-/.年][0-9]{1,2}[-/.月][0-9]{1,2}[日号]?.{0,9}",
    ]
}

/// Days from 1900-01-01 to 2199-09-17: the month after is a period too.
fn any_date() -> impl Strategy<Value = Date> {
    (-25_567i64..83_900).prop_map(|days| china_today(days * 86_400))
}

proptest! {
    #[test]
    fn nothing_panics_and_cleaning_settles(text in near()) {
        type Clean = for<'a> fn(&'a str) -> String;
        let cleans: [Clean; 5] = [
            |t: &str| clean_text(t, false).into_owned(),
            |t: &str| clean_text(t, true).into_owned(),
            |t: &str| clean_code(t).into_owned(),
            |t: &str| clean_value(t).into_owned(),
            fold,
        ];
        for clean in cleans {
            let once = clean(&text);
            prop_assert_eq!(clean(&once), once);
        }
        for cow in [clean_text(&text, false), clean_text(&text, true), clean_code(&text), clean_value(&text)] {
            prop_assert_eq!(matches!(cow, Cow::Borrowed(_)), *cow == *text);
            for text in [&text, &*cow] {
                let _ = (Uscc::parse(text), OrganisationCode::parse(text), CitizenId::parse(text), division::lookup(text));
                let _ = (parse_date(text), parse_end(text), Period::parse(text), Procedure::parse(text), parse_count(text), Rate::parse(text));
                let _ = (first_control(text), mask_name(text), Uscc::compute_check(text), CitizenId::compute_check(text), organisation_code::check_digit(text));
                for unit in [Unit::Yuan, Unit::WanYuan, Unit::YiYuan, Unit::Contradicted] {
                    let _ = (Money::parse(text, unit), words::parse_mixed(text, unit));
                }
                let _ = (is_wording(text), parse_term(text), organisation_code::has_lost_zeros(text));
                use DocumentKind::*;
                for kind in [HkMacaoPermit, TaiwanPermit, Passport, ForeignPermit, ResidencePermit, ForeignRegistration, LegacyRegistration, Other] {
                    let _ = check_document(kind, text);
                }
                let scrubbed = scrub(text);
                prop_assert_eq!(matches!(scrubbed, Cow::Owned(_)), looks_personal(text));
                prop_assert!(!looks_personal(&scrubbed));
                prop_assert_eq!(mask_number(text).chars().count(), text.chars().count());
            }
        }
    }

    #[test]
    fn one_changed_character_of_a_uscc_is_always_caught(body in "[0-9A-HJ-NPQRTUWXY]{17}", at in 0usize..18, to in any::<char>()) {
        let good = uscc(&body);
        // A code of digits only may be a placeholder.
        prop_assume!(Uscc::parse(&good).is_ok());
        let code = Uscc::parse(&good).unwrap();
        prop_assert_eq!(code.as_str(), &good);
        for to in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ".chars().chain([to]) {
            let changed: String = good.chars().enumerate().map(|(i, c)| if i == at { to } else { c }).collect();
            prop_assert_eq!(Uscc::parse(&changed).is_ok(), changed == good, "{}", changed);
        }
    }

    #[test]
    fn one_changed_character_of_a_citizen_id_is_always_caught(date in any_date(), at in 0usize..18, to in any::<char>()) {
        let good = citizen(&format!("320685{}000", date.format("%Y%m%d")));
        prop_assume!(CitizenId::parse(&good).is_ok());
        prop_assert!(looks_personal(&good) || date.format("%Y").to_string().as_str() > "2100");
        for to in "0123456789X".chars().chain([to]) {
            let changed: String = good.chars().enumerate().map(|(i, c)| if i == at { to } else { c }).collect();
            prop_assert_eq!(CitizenId::parse(&changed).is_ok(), changed == good);
        }
    }

    #[test]
    fn an_error_never_carries_a_persons_number(date in any_date(), tail in "[0-9X]") {
        let text = format!("320685{}000{tail}", date.format("%Y%m%d"));
        if let Err(error) = CitizenId::parse(&text) {
            let told = format!("{error} {error:?}");
            prop_assert!(!told.contains(&text));
        }
        let (told, public) = match Uscc::parse(&text) {
            Ok(code) => (format!("{code} {code:?}"), !code.also_personal_number()),
            Err(error) => (format!("{error} {error:?}"), false),
        };
        prop_assert!(public || !told.contains(&text));
    }

    #[test]
    fn money_never_loses_a_fen(fen in any::<i64>()) {
        let money = Money::from_fen(fen);
        prop_assert_eq!(Money::parse(&money.to_string(), Unit::Yuan), Ok(money));
        prop_assert_eq!(serde_json::from_str::<Money>(&serde_json::to_string(&money).unwrap()).unwrap(), money);
        let (sign, size) = (if fen < 0 { "-" } else { "" }, fen.unsigned_abs());
        let wan = format!("{sign}{}.{:06}", size / 1_000_000, size % 1_000_000);
        prop_assert_eq!(Money::parse(&wan, Unit::WanYuan), Ok(money));
        let yi = format!("{sign}{}.{:010}亿元", size / 10_000_000_000, size % 10_000_000_000);
        prop_assert_eq!(Money::parse(&yi, Unit::Yuan), Ok(money));
    }

    #[test]
    fn a_json_number_loses_no_fen(fen in -99_999_999_999_999i64..99_999_999_999_999) {
        let money = Money::from_fen(fen);
        prop_assert_eq!(serde_json::from_str::<Money>(&money.to_string()).unwrap(), money);
    }

    #[test]
    fn rates_and_counts_round_trip(value in any::<i64>(), count in any::<u32>()) {
        let rate = Rate::from_ten_thousandths(value);
        prop_assert_eq!(Rate::parse(&rate.to_string()), Ok(rate));
        prop_assert_eq!(parse_count(&format!("{count}天")), Some(count));
    }

    #[test]
    fn dates_round_trip(date in any_date(), months in 0u32..600) {
        let parsed = Ok(Parsed { date, time_dropped: false });
        for format in ["%Y-%m-%d", "%Y/%-m/%-d", "%Y.%-m.%-d", "%Y%m%d", "%Y年%-m月%-d日"] {
            prop_assert_eq!(parse_date(&date.format(format).to_string()), parsed);
        }
        let end = EndDate::from(date);
        prop_assert_eq!(parse_end(&end.to_string()), Ok(end));
        let period = Period::of(date);
        prop_assert_eq!(Period::parse(&period.to_string()), Ok(period));
        prop_assert!(period.first_day() <= date && date <= period.last_day() && period.contains(date));
        prop_assert_eq!(period.last_day().succ_opt(), Some(period.next().first_day()));
        prop_assert_eq!(period.next().previous(), period);
        prop_assert!(months_after(date, months) >= date);
    }

    #[test]
    fn serials_count_days(serial in 61u32..100_000) {
        let day = |n: u32, epoch| from_serial(f64::from(n), epoch).unwrap().date;
        prop_assert_eq!(day(serial, Epoch::Y1900).succ_opt(), Some(day(serial + 1, Epoch::Y1900)));
        prop_assert_eq!(day(serial, Epoch::Y1904), day(serial + 1462, Epoch::Y1900));
    }

    #[test]
    fn canonical_procedures_round_trip(date in any_date(), document in "[一-龥A-Z]{0,3}〔[0-9]{4}〕[0-9]{1,2}号") {
        for document in ["", document.as_str()] {
            let procedure = Procedure::Done { on: date, document: !document.is_empty() };
            let canonical = procedure.canonical(document);
            prop_assert_eq!(Procedure::parse(&canonical), Ok((procedure, document)));
        }
    }
}

proptest! {
    /// Pieces of terms, amounts and headings in any order.
    #[test]
    fn no_order_of_the_usual_pieces_panics(pieces in prop::collection::vec(prop::sample::select(PIECES), 0..9)) {
        let text = pieces.concat();
        if let Some(Term::For(length, from)) = parse_term(&text) {
            for day in ["1900-01-01", "2024-02-29", "2199-12-31"] {
                let _ = length.last_day(day.parse().unwrap(), from);
            }
        }
        let _ = is_wording(&text);
        for unit in [Unit::Yuan, Unit::StatedYuan, Unit::WanYuan, Unit::YiYuan, Unit::Contradicted] {
            let read = words::parse_mixed(&text, unit);
            // No amount where the units contradict each other.
            prop_assert!(unit != Unit::Contradicted || !matches!(read, Some(Ok(_))), "{}", text);
        }
    }
}

const PIECES: &[&str] = &[
    "自",
    "合同",
    "签订",
    "之日起",
    "后",
    "2024年3月5日",
    "2025-03-04",
    "2024.3.5",
    "至",
    "-",
    "止",
    "一",
    "壹佰",
    "拾",
    "99999999999",
    "12",
    "年",
    "半",
    "个月",
    "天",
    "零",
    "万",
    "亿",
    "元",
    "整",
    "角",
    "分",
    "（",
    ")",
    "(",
    "大写",
    "小写",
    "：",
    ",",
    "￥",
    "人民币",
    "1,025.00",
    "约",
    "%",
    "长期",
    " ",
    "\u{fffd}",
];
