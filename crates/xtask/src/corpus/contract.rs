//! Correct contracts of every type, regime and price (政府合同).

use serde_json::json;
use zhengwu_credit::field::Kind;
use zhengwu_credit::value::Date;

use super::draw::{Draw, plus};
use super::{MONTHS, Object, Row, Unit, counterparty, month, object, yuan};

/// The day of the notice: contracts of before owe no procedures.
const NOTICE: Date = match Date::from_ymd_opt(2024, 11, 25) {
    Some(day) => day,
    None => Date::MIN,
};

/// The types of 二(一), each with the field that goes with it, the regimes that it may have, and what is meant.
const TYPES: [(&str, &str, &[&str], &str); 11] = [
    (
        "01",
        "government_investment",
        &["tendering_law", "below_threshold"],
        "道路改造工程",
    ),
    ("02", "livelihood", &["none", "below_threshold"], "办公用房租赁"),
    ("03", "other", &["none"], "示例地块使用权出让"),
    ("04", "livelihood", &["none", "tendering_law"], "污水处理特许经营"),
    (
        "05",
        "government_investment",
        &["none", "tendering_law"],
        "停车设施合作建设",
    ),
    (
        "06",
        "government_procurement",
        &["procurement_law", "procurement_law", "below_threshold"],
        "办公设备采购",
    ),
    ("07", "social_governance", &["none"], "房屋征收补偿"),
    ("08", "talent", &["none", "below_threshold"], "课题研究咨询"),
    ("09", "investment_promotion", &["none"], "示例项目投资"),
    ("10", "investment_promotion", &["none"], "产业扶持"),
    ("11", "social_governance", &["none"], "战略合作框架"),
];

/// The methods of a regime (政府采购法 26, 招标投标法 10).
fn methods(regime: &str) -> &'static [&'static str] {
    match regime {
        "procurement_law" => &[
            "open_tender",
            "invited_tender",
            "negotiation",
            "consultation",
            "inquiry",
            "single_source",
            "framework",
            "e_mall",
        ],
        "tendering_law" => &["open_tender", "invited_tender"],
        _ => &[
            "self_purchase",
            "direct_selection",
            "emergency",
            "inquiry",
            "other",
        ],
    }
}

/// A contract, and the month in which it is reported: that of its signing, or the first.
pub(super) fn contract(draw: &mut Draw, number: usize, unit: &Unit) -> Row {
    let at = number / 3 % MONTHS;
    let is_old = at == 0 && draw.once_in(2);
    let signed_on = match is_old {
        true => draw.day(
            Date::from_ymd_opt(2020, 10, 1).unwrap_or_default(),
            Date::from_ymd_opt(2026, 1, 15).unwrap_or_default(),
        ),
        false => draw.day(month(at).first_day(), plus(month(at).first_day(), 24)),
    };
    let (kind, field, regimes, word) = TYPES.get(number % TYPES.len()).copied().unwrap_or_default();
    let regime = draw.one_of(regimes);
    let mut record = object(json!({
        "contract_no": format!("HA-{}/{number:06}", signed_on.format("%Y")),
        "contract_name": format!("示例{word}合同（第{number}号）"),
        "contract_kind": kind,
        "party_a_name": unit.name,
        "party_a_uscc": unit.uscc,
        "party_a_kind": unit.kind,
        "signed_on": signed_on.to_string(),
        "subject_matter": format!("{word}及有关事项").repeat(1 + draw.below(4)),
        "regime": regime,
        "classified": false,
    }));
    counterparty::set(draw, number, &mut record);
    fields(draw, field, kind, &mut record);
    price(draw, kind, &mut record);
    term(draw, signed_on, &mut record);
    procurement(draw, regime, signed_on, &mut record);
    procedures(draw, signed_on, &mut record);
    payment(draw, unit, &mut record);
    more(draw, signed_on, &mut record);
    Row {
        kind: Kind::Contract,
        month: at,
        record,
    }
}

fn put(record: &mut Object, field: &str, text: impl Into<String>) {
    record.insert(field.to_owned(), text.into().into());
}

fn is(record: &Object, field: &str, text: &str) -> bool {
    record.get(field).is_some_and(|value| value == text)
}

/// One field or two; 招商引资 goes with 09, 10 and 11 alone, and 09 with it.
fn fields(draw: &mut Draw, field: &str, kind: &str, record: &mut Object) {
    let second = draw.one_of(&["", "", "livelihood", "social_governance", "tendering"]);
    let joined = match second {
        "" => field.to_owned(),
        other if other == field => field.to_owned(),
        other => format!("{field};{other}"),
    };
    put(record, "fields", joined);
    if field == "other" {
        put(record, "remarks", format!("类型 {kind}，按国有建设用地出让办理"));
    }
}

fn price(draw: &mut Draw, kind: &str, record: &mut Object) {
    let basis = match kind {
        "11" => "none",
        "03" => "fixed",
        _ => draw.one_of(&[
            "fixed",
            "fixed",
            "fixed",
            "ceiling",
            "unit_price",
            "estimate",
            "rate",
        ]),
    };
    put(record, "amount_basis", basis);
    if matches!(basis, "fixed" | "ceiling" | "estimate") {
        let fen = 100 * (5_000 + draw.below(9_000_000) as u64) + draw.below(100) as u64;
        put(record, "amount", yuan(fen));
    }
    if matches!(basis, "estimate" | "rate") {
        put(record, "amount_text", "按实结算，以审计结果为准");
    }
    let direction = match (kind, basis) {
        (_, "none") => "none",
        ("03", _) => "government_receives",
        ("02", _) => draw.one_of(&["government_receives", "government_pays"]),
        _ => "government_pays",
    };
    put(record, "payment_direction", direction);
}

fn term(draw: &mut Draw, signed_on: Date, record: &mut Object) {
    put(
        record,
        "starts_on",
        plus(signed_on, draw.below(10) as i64).to_string(),
    );
    if draw.once_in(2) {
        put(
            record,
            "effective_on",
            plus(signed_on, draw.below(5) as i64).to_string(),
        );
    }
    let ends_on = draw.day(
        Date::from_ymd_opt(2026, 8, 1).unwrap_or_default(),
        Date::from_ymd_opt(2031, 12, 31).unwrap_or_default(),
    );
    match draw.below(8) {
        0 => put(record, "ends_on", "长期"),
        1 => put(record, "ends_on", "2099-12-31"),
        2 => put(record, "term_text", "自验收合格之日起质保三年"),
        _ => put(record, "ends_on", ends_on.to_string()),
    }
}

fn procurement(draw: &mut Draw, regime: &str, signed_on: Date, record: &mut Object) {
    let is_framework = is(record, "contract_kind", "11");
    if regime != "none" || (!is_framework && draw.once_in(4)) {
        let method = draw.one_of(methods(regime));
        put(record, "procurement_method", method);
        if method == "other" {
            put(record, "remarks", "采购方式为比选");
        }
    }
    if matches!(regime, "procurement_law" | "tendering_law") {
        put(
            record,
            "award_notice_on",
            plus(signed_on, -(1 + draw.below(28) as i64)).to_string(),
        );
    }
    if regime == "procurement_law" {
        put(
            record,
            "published_on",
            plus(signed_on, draw.below(2) as i64).to_string(),
        );
        put(
            record,
            "filed_on",
            plus(signed_on, draw.below(7) as i64).to_string(),
        );
    }
}

/// The five procedures where they are owed (4.3), in order, the collective decision last.
pub(super) fn procedures(draw: &mut Draw, signed_on: Date, record: &mut Object) {
    let professional = draw.once_in(3);
    record.insert("professional".to_owned(), professional.into());
    if signed_on < NOTICE {
        return;
    }
    let text = |field: &str| {
        record
            .get(field)
            .and_then(|value| value.as_str())
            .unwrap_or_default()
            .to_owned()
    };
    let named = [
        "investment_promotion",
        "government_procurement",
        "tendering",
        "talent",
    ];
    let law = matches!(text("regime").as_str(), "procurement_law" | "tendering_law");
    let is_owed = named
        .iter()
        .any(|one| text("fields").split(';').any(|field| field == *one))
        || matches!(text("contract_kind").as_str(), "06" | "09")
        || law;
    let decided_on = plus(signed_on, -(1 + draw.below(5) as i64));
    if is_owed {
        for (field, days) in [
            ("public_participation", 20),
            ("expert_argument", 18),
            ("risk_assessment", 15),
            ("legality_review", 10),
        ] {
            let day = plus(decided_on, -(days + draw.below(3) as i64));
            let reviewed = field == "legality_review";
            let value = match draw.below(7) {
                0 if law && !reviewed => "not_applicable:by_procurement_procedure".to_owned(),
                1 if !law => "not_applicable:below_threshold".to_owned(),
                2 => "not_applicable:statutory_exemption".to_owned(),
                3 => "not_applicable:emergency".to_owned(),
                4 => day.to_string(),
                _ => format!("{day} 海示论〔{}〕{}号", day.format("%Y"), 1 + draw.below(90)),
            };
            put(record, field, value);
        }
        put(
            record,
            "collective_decision",
            format!("{decided_on} 海示纪〔{}〕12号", decided_on.format("%Y")),
        );
    }
    if professional {
        put(
            record,
            "legal_consultation",
            format!("{} 海示司函〔2025〕6号", plus(decided_on, -1)),
        );
    }
}

/// When is paid, within what the regulation on payments to small enterprises allows.
fn payment(draw: &mut Draw, unit: &Unit, record: &mut Object) {
    if unit.kind == "state_owned_enterprise" && draw.once_in(2) {
        record.insert("party_a_is_large".to_owned(), draw.once_in(2).into());
    }
    if !is(record, "payment_direction", "government_pays") {
        return;
    }
    if draw.once_in(2) {
        record.insert("payment_days".to_owned(), (10 + draw.below(51)).into());
        put(
            record,
            "payment_from",
            draw.one_of(&["delivery", "acceptance", "settlement"]),
        );
        // Not below the one-year LPR of any day of the corpus.
        put(record, "overdue_rate", draw.one_of(&["5", "4.35", "6.25"]));
    }
}

/// What need not be said.
fn more(draw: &mut Draw, signed_on: Date, record: &mut Object) {
    if let Some(amount) = record.get("amount").cloned().filter(|_| draw.once_in(6)) {
        record.insert("settled_amount".to_owned(), amount);
        put(record, "settled_on", plus(signed_on, 6).to_string());
    }
    if draw.once_in(5) {
        put(record, "currency", "CNY");
    }
    if draw.once_in(6) {
        put(record, "co_party_a", "海安市示例联合办");
    }
    if draw.once_in(3) {
        let role = match is(record, "payment_direction", "government_receives") {
            true => "party_b",
            false => "party_a",
        };
        put(record, "paper_role", role);
    }
    if draw.once_in(4) && !record.contains_key("remarks") {
        put(
            record,
            "remarks",
            format!("档案号 {}；经办人已核对原件。", draw.below(10_000)),
        );
    }
}
