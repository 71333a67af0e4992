//! The fields that events bring and no record has (事件的字段): everything else is a field of the catalogue.

use crate::code::{Code, Coded, Ground, Lang, Words};
use crate::field::{Kind, performance as p};
use crate::model::Action;

/// How a field that no record has is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ReadAs {
    /// A day.
    Day,
    /// An amount in yuan.
    Yuan,
    /// As a dishonesty record has it under the same key: who is held accountable may be who is recorded for it.
    OfDishonesty,
}

impl ReadAs {
    /// The field of a record as which an event's field of this key is read.
    pub(crate) fn field(self, key: &str) -> Option<(Kind, u8)> {
        Some(match self {
            ReadAs::Day => (Kind::Performance, p::status_on.at),
            ReadAs::Yuan => (Kind::Performance, p::performed_amount.at),
            ReadAs::OfDishonesty => (Kind::Dishonesty, Kind::Dishonesty.spec().place_of(key)?),
        })
    }
}

macro_rules! fields {
    ($( $key:literal $zh:literal / $en:literal $(as $read:ident)?; )+) => {
        /// Every field of the lifecycles' own: key, Chinese and English name.
        pub static OWN: &[(&str, Words)] = &[$( ($key, Words { zh: $zh, en: $en }) ),+];
        /// Those among them that are no mere text, and how they are read.
        pub(crate) static READ_AS: &[(&str, ReadAs)] = &[$( $( ($key, ReadAs::$read), )? )+];
    };
}

fields! {
    "matter" "问题编号" / "the matter";
    "how" "了结(主张)方式" / "how";
    "commenced_on" "开始履行日期" / "the day of commencement" as Day;
    "facts" "事实" / "the facts";
    "cause" "协商事由" / "cause of the negotiation";
    "counterparty" "协商对象" / "the counterparty negotiated with";
    "failed_condition" "未成就的条件(未获的批准)" / "the condition or approval that failed";
    "difference" "合同金额增减" / "by how much the amount of the contract changes";
    "document" "文书名称(文号)" / "the document";
    "judgment_no" "裁判(决定)文书编号" / "number of the judgment, award or decision";
    "progress" "进展(百分比)" / "progress in percent";
    "left_on" "离任日期" / "the day on which the official left" as Day;
    "promise_of" "承诺性质(职务 post / 个人 personal)" / "whether the post or the person promises: post, personal";
    "successor_name" "承继(接任)者名称" / "name of the successor";
    "successor_id" "承继者代码(证件号码)" / "code or number of the successor";
    "due_on" "支付期限" / "the day by which it is to be paid" as Day;
    "claimed_on" "请求日期" / "the day of the claim" as Day;
    "claimed" "请求补偿金额" / "the amount claimed" as Yuan;
    "assessed_on" "评估日期" / "the day of the assessment" as Day;
    "assessed" "评估金额" / "the amount assessed" as Yuan;
    "decided_on" "决定日期" / "the day of the decision" as Day;
    "decided" "决定补偿金额" / "the amount decided" as Yuan;
    "paid_on" "支付日期" / "the day of the payment" as Day;
    "paid" "已支付补偿金额" / "the amount paid" as Yuan;
    "rejected_on" "不予补偿日期" / "the day of the rejection" as Day;
    "rejection_reason" "不予补偿的理由" / "the reasons of the rejection";
    "kind" "类别" / "its kind";
    "observed_on" "发现日期" / "the day on which it was observed" as Day;
    "asserted_on" "主张权利日期" / "the day on which rights were asserted" as Day;
    "lifted_on" "风险解除日期" / "the day on which the risk was lifted" as Day;
    "realised_on" "风险发生日期" / "the day on which it was realised" as Day;
    "opened_on" "启动日期" / "the day on which it was opened" as Day;
    "closed_on" "办结日期" / "the day on which it was closed" as Day;
    "subject_kind" "问责对象类别(机构 institution / 公职人员 official)" / "who is held accountable: institution, official" as OfDishonesty;
    "subject_name" "问责对象名称(姓名)" / "name of who is held accountable" as OfDishonesty;
    "unit_uscc" "问责对象(所在)单位代码" / "credit code of the unit held accountable, or of the official's" as OfDishonesty;
    "authority" "决定机关" / "the authority";
    "result" "处理结果" / "the result";
    "duties_performed" "义务履行情况" / "how the duties were performed";
    "public_commitment" "公开信用承诺" / "the public commitment";
    "measure_kind" "监管措施" / "the measure of supervision";
    "enforcement_case_no" "执行案号" / "the enforcement case number";
    "resolved_on" "解除日期" / "the day on which it was resolved" as Day;
    "corrects" "被更正事件的序号" / "number of the event that is corrected";
    "withdrawn" "事件并未发生" / "that the event never happened";
    "corrected_on" "更正后的日期" / "the right day of the event" as Day;
}

/// What a field is called in an event of such a subject.
#[must_use]
pub fn label(kind: Option<Kind>, key: &str) -> (&'static str, String) {
    let of = |kind: Kind| {
        let spec = kind.spec();
        let field = spec.field(spec.place_of(key)?)?;
        Some((field.heading, field.name_in(Lang::En)))
    };
    let own = || {
        let (_, words) = OWN.iter().find(|(own, _)| *own == key)?;
        Some((words.zh, words.en.to_owned()))
    };
    // What the record calls it comes first: a promise's last day is no day of payment.
    let found = kind.and_then(of).or_else(own).or_else(|| {
        [Kind::Performance, Kind::Contract, Kind::Commitment]
            .into_iter()
            .find_map(of)
    });
    found.unwrap_or_else(|| ("", key.replace('_', " ")))
}

/// The same in an event that does this. What a ground is pleaded with is called so, whatever the record has under its name: the
/// authority of a change is not that of the promise.
#[must_use]
pub fn label_in(action: Action, kind: Option<Kind>, key: &str) -> (&'static str, String) {
    let pleads = matches!(
        action,
        Action::Amend | Action::Suspend | Action::Terminate | Action::Revoke
    );
    match pleads && OF_THE_GROUND.contains(&key) {
        true => label(Some(Kind::Performance), key),
        false => label(kind, key),
    }
}

/// What a ground is pleaded with; the authority of a promise is another field of the same name.
pub(crate) const OF_THE_GROUND: [&str; 3] = ["authority_doc", "procedure_doc", "ground_proof"];

/// The five procedures and the legal consultation, as events bring them.
pub const PROCEDURES: &[&str] = &[
    "public_participation",
    "expert_argument",
    "risk_assessment",
    "legality_review",
    "collective_decision",
    "legal_consultation",
];

/// The cumulative amounts of a statement of performance.
pub(crate) const AMOUNTS: &[&str] = &["performed_amount", "due_amount", "paid_amount"];

/// What a statement says of performance, and an event of a contract may bring.
pub(crate) const STATED: &[&str] = &[
    "performed_amount",
    "due_amount",
    "paid_amount",
    "delivered_on",
    "accepted_on",
    "loss_stated",
    "compensation_decided",
    "compensation_paid",
];

/// Where a ground or a reason is given. A forbidden one is none in any of them.
pub const GROUNDS: [&str; 8] = [
    "change_ground",
    "reason",
    "reason_note",
    "rejection_reason",
    "failed_condition",
    "ground_proof",
    "authority_doc",
    "procedure_doc",
];

/// Those of them that are free text: documents and explanations.
pub const FREE_TEXTS: [&str; 6] = [
    "reason_note",
    "rejection_reason",
    "failed_condition",
    "ground_proof",
    "authority_doc",
    "procedure_doc",
];

/// Those of these that are the whole ground: nothing else says why, so what a sentence names as the cause is pleaded.
const WHOLE_GROUNDS: [&str; 2] = ["rejection_reason", "failed_condition"];

/// Words before and after which stands nothing but a reason.
const REASON_BEGINS: [&str; 7] = ["因为", "由于", "鉴于", "因", "受", "due to", "because of"];
const REASON_ENDS: [&str; 8] = [
    "的原因",
    "等原因",
    "原因",
    "的影响",
    "影响",
    "所致",
    "事由",
    "为由",
];
/// What people call the forbidden beside the words of the code list (一(三)).
const USUAL_WORDS: [(&str, Ground); 12] = [
    ("新官不理旧账", Ground::LeadershipChange),
    ("新官不理旧帐", Ground::LeadershipChange),
    ("新班子", Ground::LeadershipChange),
    ("新领导", Ground::LeadershipChange),
    ("前任", Ground::LeadershipChange),
    ("班子调整", Ground::LeadershipChange),
    ("领导更替", Ground::LeadershipChange),
    ("领导更换", Ground::LeadershipChange),
    ("领导变动", Ground::LeadershipChange),
    ("新任", Ground::LeadershipChange),
    ("换届", Ground::GovernmentTransition),
    ("change of leader", Ground::LeadershipChange),
];
/// By these a text names a document. That may mention what changed, and be lawful all the same.
const OF_A_DOCUMENT: [&str; 18] = [
    "《", "〔", "[", "号", "协议", "合同", "决定", "决议", "判决", "裁", "通知", "函", "纪要", "批复",
    "意见", "方案", "公告", "条款",
];

/// The forbidden ground that is pleaded in a field.
pub(crate) fn pleaded_in(field: &str, text: &str) -> Option<&'static Code> {
    let is_whole = WHOLE_GROUNDS.contains(&field);
    forbidden(text).or_else(|| is_whole.then(|| blamed(text)).flatten())
}

/// The forbidden ground of which a field speaks without pleading it.
pub(crate) fn spoken_of_in(field: &str, text: &str) -> Option<&'static Code> {
    speaks_of_forbidden(text).filter(|_| pleaded_in(field, text).is_none())
}

/// The forbidden ground that a text is, or that it names among others, by key, label or usual word; also where the text says
/// that it is the reason (因领导人员更替).
pub(crate) fn forbidden(text: &str) -> Option<&'static Code> {
    let between = |c: char| ";；、，,。.{}[]\":：\n".contains(c);
    // A text of one part is read once.
    let split = text.split(between).filter(|part| part.len() < text.len());
    let mut parts = std::iter::once(text).chain(split);
    parts.find_map(|part| is_forbidden(part).or_else(|| is_forbidden(&bare(part))))
}

/// The forbidden ground that a sentence names as the cause: 因领导更替不予补偿, 领导更替导致无法补偿. What it says not to be the cause
/// (并非因领导更替) is none.
fn blamed(text: &str) -> Option<&'static Code> {
    const BRINGS_ABOUT: [&str; 3] = ["导致", "造成", "使"];
    const NOT: [&str; 6] = ["不", "非", "未", "无", "原", "不是"];
    // 因我局主要领导更替: so many letters may stand between.
    const BETWEEN: usize = 5;
    let is_denied = |before: &str| NOT.iter().any(|word| before.ends_with(word));
    let is_the_cause = |before: &str, after: &str| {
        let begins = REASON_BEGINS.iter().any(|word| {
            before
                .rsplit_once(word)
                .is_some_and(|(earlier, between)| between.chars().count() <= BETWEEN && !is_denied(earlier))
        });
        let mut ends = REASON_ENDS.iter().chain(&BRINGS_ABOUT);
        begins || ends.any(|word| after.starts_with(word)) && !is_denied(before)
    };
    let lower = text.to_lowercase();
    named_forbidden().find_map(|(word, ground)| {
        let mut found = lower.match_indices(word.as_str());
        let is_blamed = found.any(|(at, _)| {
            let (before, rest) = lower.split_at(at);
            is_the_cause(before, rest.get(word.len()..).unwrap_or_default())
        });
        is_blamed.then_some(ground)
    })
}

/// What the forbidden is called: by key, label and variant of the code list, and by usual words.
fn named_forbidden() -> impl Iterator<Item = (String, &'static Code)> {
    let listed = Ground::LIST
        .codes
        .iter()
        .filter(|code| is_forbidden(code.key).is_some());
    let listed = listed.flat_map(|code| {
        let key = [code.key.to_owned(), code.key.replace('_', " ")];
        let words = [code.label].into_iter().chain(code.variants.iter().copied());
        let words = words.map(str::to_lowercase);
        key.into_iter().chain(words).map(move |word| (word, code))
    });
    listed.chain(USUAL_WORDS.map(|(word, ground)| (word.to_owned(), ground.code())))
}

/// The forbidden ground of which a text speaks without naming a document (政府换届后新班子不认可). That is no sure sign that it is
/// pleaded, so it is told and decides nothing.
pub(crate) fn speaks_of_forbidden(text: &str) -> Option<&'static Code> {
    if forbidden(text).is_some() || OF_A_DOCUMENT.iter().any(|word| text.contains(word)) {
        return None;
    }
    let text = text.to_lowercase();
    named_forbidden().find_map(|(word, ground)| text.contains(&word).then_some(ground))
}

fn is_forbidden(text: &str) -> Option<&'static Code> {
    let ground = Ground::LIST.read(text).and_then(Ground::from_place)?;
    ground.is_forbidden().then(|| ground.code())
}

/// A text without the words that only say that it is a reason; a key may be written with spaces.
fn bare(text: &str) -> String {
    let lower = text.trim().to_lowercase();
    if let Some((_, ground)) = USUAL_WORDS.iter().find(|(word, _)| *word == lower) {
        return ground.code().key.to_owned();
    }
    let begun = REASON_BEGINS.iter().find_map(|word| lower.strip_prefix(word));
    let rest = begun.unwrap_or(&lower).trim();
    let ended = REASON_ENDS.iter().find_map(|word| rest.strip_suffix(word));
    ended.unwrap_or(rest).trim().replace(' ', "_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_forbidden_is_known_in_usual_words_and_a_document_that_mentions_it_is_none() {
        let pleaded = [
            "领导人员更替",
            "因领导人员更替",
            "由于政府换届的原因",
            "受机构改革影响",
            "新官不理旧账",
            "leadership change",
            "due to leadership change",
            "资金未到位；因换届",
        ];
        for text in pleaded {
            assert!(forbidden(text).is_some(), "{text}");
            assert!(speaks_of_forbidden(text).is_none(), "{text}");
        }
        for text in ["政府换届后新班子不认可", "新领导不同意", "机构改革期间人手不足"]
        {
            assert!(forbidden(text).is_none(), "{text}");
            assert!(speaks_of_forbidden(text).is_some(), "{text}");
        }
        for text in [
            "因领导更替不予补偿",
            "因我局主要领导更替决定不予补偿",
            "鉴于政府换届后班子不认可，不予补偿",
            "以领导变动为由不予补偿",
            "机构改革导致无法补偿",
            "no compensation because of the leadership change",
        ] {
            assert!(pleaded_in("rejection_reason", text).is_some(), "{text}");
            assert!(spoken_of_in("rejection_reason", text).is_none(), "{text}");
            assert!(pleaded_in("reason_note", text).is_none(), "{text}");
        }
        for text in [
            "损失没有证据，并非因领导更替",
            "损失没有证据，与领导更替无关",
            "损失原因不明，前任经办人无法联系",
            "不是领导更替所致，损失没有证据",
        ] {
            assert!(pleaded_in("rejection_reason", text).is_none(), "{text}");
            assert!(spoken_of_in("rejection_reason", text).is_some(), "{text}");
        }
        let innocent = [
            "关于领导人员更替后继续履行的协议",
            "海示一纪〔2025〕31号（机构改革）",
            "因规划调整",
            "不可抗力通知书",
            "",
        ];
        for text in innocent {
            assert!(forbidden(text).is_none(), "{text}");
            assert!(speaks_of_forbidden(text).is_none(), "{text}");
        }
    }
}
