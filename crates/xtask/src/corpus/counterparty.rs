//! Counterparties of every kind and document (乙方).

use zhengwu_credit::value::Date;

use super::draw::Draw;
use super::{Object, citizen, uscc};

/// Fills in the counterparty of a contract.
pub(super) fn set(draw: &mut Draw, number: usize, contract: &mut Object) {
    let born = draw.day(
        Date::from_ymd_opt(1955, 1, 1).unwrap_or_default(),
        Date::from_ymd_opt(2003, 12, 31).unwrap_or_default(),
    );
    let digits = 10_000_000 + number % 90_000_000;
    let firm = || uscc("91", "MA", number);
    let person = |id_kind: &'static str, id: String| ("示某某", "natural_person", id_kind, id);
    let one = match draw.below(22) {
        0 => (
            "海安示例五金经营部",
            "individual_business",
            "uscc",
            uscc("92", "MC", number),
        ),
        1 => ("海安示例合伙企业(有限合伙)", "unincorporated", "uscc", firm()),
        2 => ("海安市示例学会", "legal_person", "uscc", uscc("51", "MJ", number)),
        3 => (
            "海安市示例村经济合作社",
            "legal_person",
            "uscc",
            uscc("N2", "MF", number),
        ),
        4 => person("citizen_id", citizen("320685", born)),
        // Hai'an before 2018: such numbers live on.
        5 => person("citizen_id", citizen("320621", born)),
        6 => person("residence_permit", citizen("810000", born)),
        7 => person("hk_macao_permit", format!("H{digits}")),
        8 => person("taiwan_permit", digits.to_string()),
        9 => person("passport", format!("E{digits}")),
        10 => person("foreign_permit", citizen("911156", born)),
        11 => (
            "示例株式会社",
            "legal_person",
            "foreign_registration",
            format!("JP-{digits}"),
        ),
        12 => (
            "海安示例厂",
            "legal_person",
            "legacy_registration",
            format!("3206210{digits}"),
        ),
        13 => ("示例商会", "unincorporated", "other", format!("登记{digits}")),
        14 => ("示例村民小组", "unincorporated", "none", String::new()),
        _ => ("海安示例设备有限公司", "legal_person", "uscc", firm()),
    };
    let (name, kind, id_kind, id) = one;
    let (mut name, mut kind, mut id_kind, mut id) =
        (name.to_owned(), kind.to_owned(), id_kind.to_owned(), id);
    if id_kind == "uscc" && draw.once_in(6) {
        // A consortium: the parallel fields name its parties in order.
        name += ";海安示例安装有限公司";
        kind += ";legal_person";
        id_kind += ";uscc";
        id = format!("{id};{}", uscc("91", "MD", number));
    } else if kind == "legal_person" && id_kind == "uscc" && draw.once_in(2) {
        contract.insert("party_b_is_sme".to_owned(), true.into());
    }
    if matches!(id_kind.as_str(), "none" | "other") {
        contract.insert("remarks".to_owned(), "没有登记，由村民会议推选代表签约".into());
    }
    let fields = [
        ("party_b_name", name),
        ("party_b_kind", kind),
        ("party_b_id_kind", id_kind),
        ("party_b_id", id),
    ];
    for (field, text) in fields {
        if !text.is_empty() {
            contract.insert(field.to_owned(), text.into());
        }
    }
}
