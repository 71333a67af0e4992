//! Correct records of every kind and standing, into which faults are planted.

use serde_json::{Map, Value};
use zhengwu_credit::code::Lang;
use zhengwu_credit::field::{FieldSpec, Kind, Need};
use zhengwu_credit::finding::{Finding, Phase};
use zhengwu_credit::model::ContractFacts;
use zhengwu_credit::profile::Profile;
use zhengwu_credit::record::{Record, read_object};
use zhengwu_credit::requirement::{Context, ContractLookup};
use zhengwu_credit::rules::{CATALOGUE, CORRECT_AS_OF, Judge, examples};
use zhengwu_credit::value::Date;

/// A correct record into which faults are planted.
pub(crate) struct Bed {
    pub name: &'static str,
    pub kind: Kind,
    pub change: &'static str,
    pub contract: Option<&'static str>,
}

pub(crate) const fn bed(name: &'static str, kind: Kind, change: &'static str) -> Bed {
    Bed {
        name,
        kind,
        change,
        contract: None,
    }
}

/// A record beside the correct contract.
const fn beside_its_contract(name: &'static str, kind: Kind, change: &'static str) -> Bed {
    Bed {
        name,
        kind,
        change,
        contract: Some("{}"),
    }
}

/// A statement beside the correct contract.
pub(crate) const fn statement(name: &'static str, change: &'static str) -> Bed {
    beside_its_contract(name, Kind::Performance, change)
}

/// A payment beside the correct contract.
pub(crate) const fn payment(name: &'static str, change: &'static str) -> Bed {
    beside_its_contract(name, Kind::Payment, change)
}

pub(crate) const PERFORMED: &str = r#"{"performance_status":"performed","performed_amount":"1280000.00","due_amount":"1280000.00","paid_amount":"1280000.00","delivered_on":"2024-12-20","accepted_on":"2024-12-28","performed_on":"2024-12-28","written_off_on":"2024-12-31","evidence":"验收单3号","remarks":"无"}"#;
pub(crate) const PARTIAL: &str = r#"{"performance_status":"partially_performed","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-01-20"}"#;
pub(crate) const NOT_PERFORMED: &str = r#"{"performance_status":"not_performed","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00","reason":"counterparty_delay","reason_note":"到货推迟","responsible_side":"counterparty","follow_up":"已发催告函","next_follow_up_on":"2025-01-20"}"#;
pub(crate) const SUSPENDED: &str = r#"{"performance_status":"suspended","change_ground":"public_interest","authority_doc":"海示一发〔2024〕20号","procedure_doc":"海示一纪〔2024〕31号","loss_stated":"56000.00","compensation_decided":"50000.00","compensation_paid":"20000.00"}"#;
pub(crate) const TERMINATED: &str = r#"{"performance_status":"terminated","change_ground":"mutual_consent","ground_proof":"解除协议","written_off_on":"2024-12-31"}"#;
pub(crate) const NOT_STARTED: &str = r#"{"performance_status":"not_started","performed_amount":"0.00","due_amount":"0.00","paid_amount":"0.00"}"#;

pub(crate) const KEPT: &str = r#"{"fulfilment_status":"full","determined_on":"2025-01-05","determined_by":"海安市示例办","determined_by_uscc":"11320685MB0A10013C","evidence":"验收单3号","beneficiary":"沿线居民","commitment_type":"voluntary"}"#;
pub(crate) const UNKEPT: &str = r#"{"fulfilment_status":"none","unfulfilled_content":"全部内容","accountability":"对责任科室通报批评","determined_on":"2025-01-06","determined_by":"海安市示例办","reason":"funds_not_in_place","reason_note":"资金计划推迟","responsible_side":"government","follow_up":"重新安排资金","next_follow_up_on":"2025-02-10"}"#;
pub(crate) const OFFICIAL: &str = r#"{"category":"duty","promisor_kind":"official","promisor_name":"某某某","promisor_code":"320685199003070007","unit_name":"海安市示例一局","unit_uscc":"11320685MB0A10013C","post":"副局长","due_on":"长期","disclosure":"limited"}"#;
pub(crate) const POLICY: &str = r#"{"category":"policy_benefit","source":"policy","fields":"talent;livelihood","public_participation":"2024-11-26","expert_argument":"not_applicable:statutory_exemption","risk_assessment":"2024-11-27 海示一评〔2024〕2号","legality_review":"2024-11-28","collective_decision":"2024-11-29 海示一纪〔2024〕12号"}"#;
pub(crate) const OF_CONTRACT: &str = r#"{"category":"contract_performance","source":"contract","contract_no":"HA-2024/017","acceptor_name":"海安市示例办","acceptor_uscc":"11320685MB0A10013C"}"#;

pub(crate) const EVERY_FIELD: &str = r#"{"paper_role":"party_a","co_party_a":"海安市示例二局","party_a_is_large":false,"settled_amount":"1270000.00","settled_on":"2025-01-05","currency":"CNY","professional":true,"legal_consultation":"2024-12-05 海示司函〔2024〕6号","commitment_no":"32068520241202000001","remarks":"无","term_text":"2024年12月12日至2025年6月30日"}"#;
pub(crate) const CONSORTIUM: &str = r#"{"party_b_name":"海安示例设备有限公司;海安示例安装有限公司","party_b_kind":"legal_person;legal_person","party_b_id_kind":"uscc;uscc","party_b_id":"91320685MA1A30012L;91320685MA1A30039C"}"#;
pub(crate) const PERSON: &str = r#"{"party_b_name":"某某某","party_b_kind":"natural_person","party_b_id_kind":"citizen_id","party_b_id":"320685199003070007"}"#;
pub(crate) const TRAVELLER: &str = r#"{"party_b_name":"某某某","party_b_kind":"natural_person","party_b_id_kind":"hk_macao_permit","party_b_id":"H12345678"}"#;
pub(crate) const NO_NUMBER: &str = r#"{"party_b_name":"示例村民小组","party_b_kind":"unincorporated","party_b_id_kind":"none","party_b_id":null,"remarks":"没有登记，无代码"}"#;
pub(crate) const UNIT_PRICE: &str = r#"{"amount_basis":"unit_price","amount":null}"#;
pub(crate) const ESTIMATE: &str = r#"{"amount_basis":"estimate","amount_text":"约128万元，按实结算"}"#;
pub(crate) const PLAIN: &str = r#"{"contract_kind":"02","fields":"livelihood","regime":"none","procurement_method":null,"payment_direction":"government_receives","ends_on":"长期","public_participation":null,"expert_argument":null,"risk_assessment":null,"legality_review":null,"collective_decision":null,"award_notice_on":null,"published_on":null,"filed_on":null}"#;
pub(crate) const WORDED: &str = r#"{"ends_on":null,"term_text":"自验收合格之日起质保三年"}"#;

pub(crate) const OF_OFFICIAL: &str = r#"{"subject_kind":"official","subject_name":"某某某","post":"副局长","source":"accountability","contract_no":"HA-2024/017"}"#;
pub(crate) const REPAIRED: &str =
    r#"{"repair_applied_on":"2025-01-03","repaired_on":"2025-01-08","repair_doc":"海信修〔2025〕1号"}"#;
pub(crate) const OBJECTED: &str = r#"{"objected_on":"2024-12-27","objection_result":"经核查，异议不成立","authority_uscc":"11320685MB0A10013C"}"#;
pub(crate) const WITHDRAWN: &str = r#"{"objected_on":"2024-12-12","objection_result":"异议成立","withdrawn_on":"2025-01-06","withdrawn_doc":"（2024）苏06行终3号"}"#;
pub(crate) const MERGED: &str = r#"{"valid_from":"2019-03-01","valid_to":"2024-12-31","successor_uscc":"12320685MB0A20019K","responsible":"示例办"}"#;
pub(crate) const REVIEWED: &str =
    r#"{"changed":"32068520241125000002;32068520241125000003","dropped":"32068520241125000004"}"#;
pub(crate) const BY_NAME: &str =
    r#"{"notice_type":"award","contract_no":null,"signed_on":null,"party_a_uscc":null}"#;
pub(crate) const REJECTED: &str = r#"{"record_kind":"performance","period":"2024-12","result":"rejected","reason":"other","reason_note":"平台停机"}"#;
pub(crate) const OF_A_DOCUMENT: &str =
    r#"{"record_kind":"dishonesty","record_no":"（2024）苏0685行初12号","serial":"1","result":"withdrawn"}"#;
pub(crate) const NOT_PAID: &str = r#"{"paid_on":null,"paid":null}"#;
pub(crate) const NOT_YET_DUE: &str = r#"{"due_on":"2025-01-10","paid_on":null,"paid":null}"#;
pub(crate) const UNDER_ORDER_36: &str = r#"{"decided_on":"2026-04-01","published_on":"2026-04-08","publication_ends_on":"2027-04-01","repaired_on":"2026-10-01"}"#;

pub(crate) const BEDS: &[Bed] = &[
    bed("a contract", Kind::Contract, "{}"),
    bed("with every field", Kind::Contract, EVERY_FIELD),
    bed("with a consortium", Kind::Contract, CONSORTIUM),
    bed("with a person", Kind::Contract, PERSON),
    bed("with a traveller", Kind::Contract, TRAVELLER),
    bed("with nobody's number", Kind::Contract, NO_NUMBER),
    bed("by unit price", Kind::Contract, UNIT_PRICE),
    bed("by estimate", Kind::Contract, ESTIMATE),
    bed("a lease", Kind::Contract, PLAIN),
    bed("a term in words", Kind::Contract, WORDED),
    statement("performing", "{}"),
    bed("performing, its contract elsewhere", Kind::Performance, "{}"),
    statement("performed", PERFORMED),
    statement("partially performed", PARTIAL),
    statement("not performed", NOT_PERFORMED),
    statement("suspended", SUSPENDED),
    statement("terminated", TERMINATED),
    statement("not started", NOT_STARTED),
    bed("promised", Kind::Commitment, "{}"),
    bed("kept", Kind::Commitment, KEPT),
    bed("not kept", Kind::Commitment, UNKEPT),
    bed("promised by an official", Kind::Commitment, OFFICIAL),
    bed("a policy promise", Kind::Commitment, POLICY),
    bed("a contract promised", Kind::Commitment, OF_CONTRACT),
    bed("dishonesty", Kind::Dishonesty, "{}"),
    bed("an official's dishonesty", Kind::Dishonesty, OF_OFFICIAL),
    bed("repaired", Kind::Dishonesty, REPAIRED),
    bed("objected to", Kind::Dishonesty, OBJECTED),
    bed("withdrawn", Kind::Dishonesty, WITHDRAWN),
    bed("under Order 36", Kind::Dishonesty, UNDER_ORDER_36),
    bed("a unit", Kind::Unit, MERGED),
    bed("a review of the list", Kind::ListReview, REVIEWED),
    bed("a payment", Kind::Payment, "{}"),
    bed("nothing paid", Kind::Payment, NOT_PAID),
    bed("published", Kind::Published, "{}"),
    bed("published without numbers", Kind::Published, BY_NAME),
    bed("accepted", Kind::Receipt, "{}"),
    bed("rejected", Kind::Receipt, REJECTED),
    bed("withdrawn by the platform", Kind::Receipt, OF_A_DOCUMENT),
    payment("paid in time", "{}"),
    payment("not yet due", NOT_YET_DUE),
];

impl Bed {
    pub(crate) fn object(&self) -> Map<String, Value> {
        serde_json::from_str(&examples::changed(self.kind, self.change)).unwrap()
    }

    /// Asks something of the record as it is read.
    pub(crate) fn with_record<T>(
        &self,
        object: &Map<String, Value>,
        ask: impl FnOnce(&Record<'_>, &Context<'_>) -> T,
    ) -> T {
        let as_of: Option<Date> = CORRECT_AS_OF.parse().ok();
        let profile = Profile::haian();
        let mut context = Context::alone(&profile, as_of);
        if let Some(change) = self.contract {
            let text = examples::changed(Kind::Contract, change);
            let mut contract = Record::new(Kind::Contract);
            read_object(&text, &mut contract).unwrap();
            contract.finish(as_of);
            context.contract = ContractLookup::Found(ContractFacts::of(&contract));
        }
        let text = serde_json::to_string(object).unwrap();
        let mut record = Record::new(self.kind);
        read_object(&text, &mut record).unwrap();
        record.finish(as_of);
        ask(&record, &context)
    }

    pub(crate) fn findings(&self, object: &Map<String, Value>) -> Vec<Finding> {
        self.findings_at(Phase::Accept, object)
    }

    pub(crate) fn findings_at(&self, phase: Phase, object: &Map<String, Value>) -> Vec<Finding> {
        self.with_record(object, |record, context| {
            let mut found = Vec::new();
            Judge::new(self.kind, phase, CATALOGUE).judge(record, context, &mut found);
            found
                .iter()
                .map(|one| one.render(record, None, Lang::Zh))
                .collect()
        })
    }

    /// The name of the finding that the catalogue promises where this field is missing.
    pub(crate) fn missing(&self, object: &Map<String, Value>, spec: &FieldSpec) -> Option<&'static str> {
        let owed = match spec.need {
            Need::Required => true,
            Need::Optional => false,
            Need::When(cond) | Need::Owed(cond) => {
                self.with_record(object, |record, context| context.told(record, cond) == Ok(true))
            }
        };
        owed.then(|| spec.missing_rule.unwrap_or("field-missing"))
    }
}
