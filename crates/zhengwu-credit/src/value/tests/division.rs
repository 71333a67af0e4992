use super::super::division::{Division, DivisionStatus::*, all, lookup};

const TABLE: &str = include_str!("../../../data/divisions.txt");

#[test]
fn nantong_as_the_specification_lists_it() {
    for code in [
        "320612", "320613", "320614", "320623", "320681", "320682", "320685", "320600", "320000",
    ] {
        assert_eq!(lookup(code).map(|d| d.status), Some(Current), "{code}");
    }
    for code in [
        "320602", "320611", "320621", "320622", "320624", "320625", "320626", "320683", "320684",
    ] {
        assert_eq!(lookup(code).map(|d| d.status), Some(Historic), "{code}");
    }
    assert_eq!(
        lookup("320671"),
        Some(Division {
            code: "320671",
            name: "南通经济技术开发区",
            status: Statistical
        })
    );
    assert_eq!(lookup("320602").map(|d| d.name), Some("崇川区"));
    assert_eq!(lookup("100000").map(|d| d.name), Some("国家"));
    assert!(
        ["810000", "820000", "830000", "710000"]
            .iter()
            .all(|code| lookup(code).is_some())
    );
    assert_eq!((lookup("320691"), lookup("320692")), (None, None));
}

#[test]
fn the_table_is_sorted_complete_and_says_how_long_it_is() {
    let codes: Vec<_> = all().map(|d| d.code).collect();
    assert!(codes.is_sorted_by(|a, b| a < b));
    assert_eq!(
        codes.len(),
        TABLE.lines().filter(|line| !line.starts_with('#')).count()
    );
    let count = |status| all().filter(|d| d.status == status).count();
    let (current, historic, statistical) = (count(Current), count(Historic), count(Statistical));
    let told = format!(
        "{} codes: {current} current, {historic} historic, {statistical} statistical",
        codes.len()
    );
    assert!(TABLE.lines().next().unwrap().contains(&told));
    assert!(all().all(|d| !d.name.is_empty() && d.code.bytes().all(|b| b.is_ascii_digit())));
}

#[test]
fn lookup_agrees_with_a_linear_scan() {
    let table: std::collections::HashMap<_, _> = all().map(|d| (d.code, d)).collect();
    for number in 0..1_000_000 {
        let code = format!("{number:06}");
        assert_eq!(lookup(&code), table.get(code.as_str()).copied());
    }
    for text in [
        "",
        "32068",
        "3206855",
        "32068X",
        "# Left",
        "海安",
        "320685=海安市",
    ] {
        assert_eq!(lookup(text), None);
    }
}
