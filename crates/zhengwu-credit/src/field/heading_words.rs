//! Words of which real registers make their headings (表头用词): what the two sides are called, and what is said of them.

/// What the government side is called.
pub(super) const GOVERNMENT_SIDE: &[&str] = &[
    "甲方",
    "甲方单位",
    "合同甲方",
    "政府方",
    "采购人",
    "采购方",
    "采购单位",
    "发包人",
    "发包方",
    "发包单位",
    "委托人",
    "委托方",
    "委托单位",
    "招标人",
    "建设单位",
    "业主",
    "业主单位",
    "需方",
];

/// What the counterparty is called.
pub(super) const COUNTERPARTY: &[&str] = &[
    "乙方",
    "乙方单位",
    "合同乙方",
    "对方",
    "对方单位",
    "相对方",
    "相对人",
    "合同相对方",
    "供应商",
    "供货商",
    "供货单位",
    "供方",
    "服务商",
    "服务方",
    "服务单位",
    "中标人",
    "中标单位",
    "中标供应商",
    "成交人",
    "成交单位",
    "成交供应商",
    "承包人",
    "承包方",
    "承包单位",
    "施工单位",
    "受托人",
    "受托方",
    "受托单位",
    "合作方",
    "合作单位",
];

/// A side by its name.
pub(super) const NAMES: &[&str] = &["", "名称", "全称"];

/// A side by its credit code.
pub(super) const CREDIT_CODES: &[&str] = &[
    "统一社会信用代码",
    "统一社会信用代码证号",
    "统一社会信用代码号",
    "社会统一信用代码",
    "统一信用代码",
    "社会信用代码",
    "信用代码",
];

/// A person by the number.
pub(super) const CITIZEN_NUMBERS: &[&str] = &[
    "身份证",
    "身份证号",
    "身份证号码",
    "居民身份证号",
    "居民身份证号码",
    "公民身份号码",
    "公民身份证号码",
];

/// Of what kind the number is.
pub(super) const DOCUMENT_KINDS: &[&str] = &["证件类型", "证件种类", "证件类别"];

/// The number, of whatever kind.
pub(super) const DOCUMENT_NUMBERS: &[&str] = &["证件号码", "证件号", "证件编号"];

/// Whose first or last day it is.
pub(super) const OF_THE_TERM: &[&str] = &[
    "",
    "合同",
    "协议",
    "履行",
    "履约",
    "合同履行",
    "服务",
    "租赁",
    "合作",
];

/// The first day.
pub(super) const BEGINNINGS: &[&str] = &["开始日期", "起始日期", "开始时间", "起始时间", "起始日"];

/// The last day. 终止 is not among them: it may be the day on which the contract was broken off.
pub(super) const ENDINGS: &[&str] = &[
    "结束日期",
    "截止日期",
    "结束时间",
    "截止时间",
    "截止日",
    "到期日期",
    "到期时间",
    "到期日",
    "届满日期",
];

/// What the term is called.
pub(super) const TERMS: &[&str] = &[
    "履行期限",
    "合同期限",
    "合同履行期限",
    "履约期限",
    "服务期限",
    "租赁期限",
    "合同履行期",
    "服务期",
    "有效期",
    "合同有效期",
];

/// The term's first day.
pub(super) const FIRST_DAYS: &[&str] = &[
    "起",
    "(起)",
    "起始",
    "(起始)",
    "开始",
    "(开始)",
    "起始日期",
    "(起始日期)",
    "开始日期",
    "(开始日期)",
    "起始时间",
    "开始时间",
];

/// The term's last day.
pub(super) const LAST_DAYS: &[&str] = &[
    "止",
    "(止)",
    "截止",
    "(截止)",
    "结束",
    "(结束)",
    "截止日期",
    "(截止日期)",
    "结束日期",
    "(结束日期)",
    "终止日期",
    "截止时间",
    "结束时间",
];
