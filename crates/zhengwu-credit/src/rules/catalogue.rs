//! The list of all rules of all versions, and the only one.

use crate::requirement::Rule;

#[path = "cmt/dates.rs"]
mod cmt_dates;
#[path = "cmt/due.rs"]
mod cmt_due;
#[path = "cmt/forbidden.rs"]
mod cmt_forbidden;
#[path = "cmt/number.rs"]
mod cmt_number;
#[path = "cmt/presence.rs"]
mod cmt_presence;
#[path = "cmt/privacy.rs"]
mod cmt_privacy;
#[path = "cmt/procedures.rs"]
mod cmt_procedures;
#[path = "cmt/status.rs"]
mod cmt_status;
#[path = "ctr/counterparty.rs"]
mod ctr_counterparty;
#[path = "ctr/government_side.rs"]
mod ctr_government_side;
#[path = "ctr/kinds.rs"]
mod ctr_kinds;
#[path = "ctr/procedures.rs"]
mod ctr_procedures;
#[path = "ctr/supplements.rs"]
mod ctr_supplements;
#[path = "ctr/term.rs"]
mod ctr_term;
#[path = "dis/dates.rs"]
mod dis_dates;
#[path = "dis/objection.rs"]
mod dis_objection;
#[path = "dis/periods.rs"]
mod dis_periods;
#[path = "dis/source.rs"]
mod dis_source;
#[path = "idn/citizen_id.rs"]
mod idn_citizen_id;
#[path = "idn/code.rs"]
mod idn_code;
#[path = "idn/date.rs"]
mod idn_date;
#[path = "idn/document.rs"]
mod idn_document;
#[path = "idn/money.rs"]
mod idn_money;
#[path = "idn/number.rs"]
mod idn_number;
#[path = "idn/text.rs"]
mod idn_text;
#[path = "idn/uscc.rs"]
mod idn_uscc;
#[path = "lif/amounts.rs"]
mod lif_amounts;
#[path = "lif/arrears.rs"]
mod lif_arrears;
#[path = "lif/brings.rs"]
mod lif_brings;
#[path = "lif/compensation.rs"]
mod lif_compensation;
#[path = "lif/corrections.rs"]
mod lif_corrections;
#[path = "lif/course.rs"]
mod lif_course;
#[path = "lif/decisions.rs"]
mod lif_decisions;
#[path = "lif/due.rs"]
mod lif_due;
#[path = "lif/duties.rs"]
mod lif_duties;
#[path = "lif/grounds.rs"]
mod lif_grounds;
#[path = "lif/matters.rs"]
mod lif_matters;
#[path = "lif/measures.rs"]
mod lif_measures;
#[path = "lif/promises.rs"]
mod lif_promises;
#[path = "lif/publication.rs"]
mod lif_publication;
#[path = "lif/risks.rs"]
mod lif_risks;
#[path = "pay/disclosure.rs"]
mod pay_disclosure;
#[path = "pay/paid.rs"]
mod pay_paid;
#[path = "pay/rate.rs"]
mod pay_rate;
#[path = "pay/term.rs"]
mod pay_term;
#[path = "prc/award.rs"]
mod prc_award;
#[path = "prc/method.rs"]
mod prc_method;
#[path = "prc/publication.rs"]
mod prc_publication;
#[path = "prf/amounts.rs"]
mod prf_amounts;
#[path = "prf/answered.rs"]
mod prf_answered;
#[path = "prf/compensation.rs"]
mod prf_compensation;
#[path = "prf/dates.rs"]
mod prf_dates;
#[path = "prf/forbidden.rs"]
mod prf_forbidden;
#[path = "prf/ground.rs"]
mod prf_ground;
#[path = "prf/measure.rs"]
mod prf_measure;
#[path = "prf/term.rs"]
mod prf_term;
#[path = "prf/write_off.rs"]
mod prf_write_off;
#[path = "rec/presence.rs"]
mod rec_presence;
#[path = "rec/rows.rs"]
mod rec_rows;
#[path = "sub/late.rs"]
mod sub_late;
#[path = "sub/month.rs"]
mod sub_month;
#[path = "sub/published.rs"]
mod sub_published;
#[path = "sub/rejected.rs"]
mod sub_rejected;
#[path = "xrf/contract.rs"]
mod xrf_contract;
#[path = "xrf/loop_closed.rs"]
mod xrf_loop_closed;
#[path = "xrf/matters.rs"]
mod xrf_matters;
#[path = "xrf/months.rs"]
mod xrf_months;
#[path = "xrf/peers.rs"]
mod xrf_peers;
#[path = "xrf/register.rs"]
mod xrf_register;
#[path = "xrf/secrecy.rs"]
mod xrf_secrecy;

/// Every rule, in the order of its code (规则目录).
pub static CATALOGUE: &[&Rule] = &[
    &idn_uscc::USCC_IS_PLACEHOLDER,
    &idn_uscc::USCC_IS_PERSONAL_NUMBER,
    &idn_uscc::USCC_IS_LEGACY_NUMBER,
    &idn_uscc::USCC_LENGTH,
    &idn_uscc::USCC_ALPHABET,
    &idn_uscc::USCC_CHECK_DIGIT,
    &idn_uscc::USCC_UNKNOWN_CATEGORY,
    &idn_uscc::USCC_ORGANISATION_CODE,
    &idn_uscc::USCC_UNKNOWN_DIVISION,
    &idn_uscc::USCC_ALSO_VALID_PERSONAL_NUMBER,
    &idn_citizen_id::CITIZEN_ID_LENGTH,
    &idn_citizen_id::CITIZEN_ID_CHECK_DIGIT,
    &idn_citizen_id::CITIZEN_ID_BIRTH_DATE,
    &idn_citizen_id::CITIZEN_ID_UNKNOWN_DIVISION,
    &idn_document::DOCUMENT_NUMBER_FORMAT,
    &idn_date::DATE_MALFORMED,
    &idn_date::DATE_IMPOSSIBLE,
    &idn_date::DATE_TWO_DIGIT_YEAR,
    &idn_date::TIME_DROPPED,
    &idn_date::TERM_READ_AS_DATES,
    &idn_money::MONEY_MALFORMED,
    &idn_money::MONEY_NEGATIVE,
    &idn_money::MONEY_TOO_PRECISE,
    &idn_money::MONEY_UNIT_CONFLICT,
    &idn_money::AMOUNT_KEPT_AS_TEXT,
    &idn_number::PERIOD_MALFORMED,
    &idn_number::NUMBER_MALFORMED,
    &idn_number::NUMBER_OUT_OF_RANGE,
    &idn_number::NUMBER_PRECISION_LOST,
    &idn_number::LEADING_ZEROS_LOST,
    &idn_number::CODE_BECAME_A_DATE,
    &idn_code::CODE_UNKNOWN,
    &idn_code::KEY_REPEATED,
    &idn_code::VALUE_OF_WRONG_SHAPE,
    &idn_code::CELL_HAS_ERROR,
    &idn_text::TEXT_TOO_LONG,
    &idn_text::TEXT_CONTROL_CHARACTERS,
    &idn_text::TEXT_NORMALISED,
    &idn_text::CODE_NORMALISED,
    &idn_text::TEXT_HAS_BROKEN_CHARACTER,
    &idn_money::MONEY_WORDS_DISAGREE,
    &rec_presence::FIELD_MISSING,
    &rec_presence::FIELD_MUST_BE_EMPTY,
    &rec_presence::COLUMN_MISSING,
    &rec_rows::ROW_UNREADABLE,
    &rec_rows::LISTS_OF_UNEQUAL_LENGTH,
    &rec_rows::DUPLICATE_IDENTICAL,
    &rec_rows::DUPLICATE_DIFFERENT,
    &rec_rows::TOTAL_DOES_NOT_FIT,
    &ctr_term::TERM_NEITHER_DATED_NOR_WRITTEN,
    &ctr_procedures::PROCEDURE_MISSING,
    &ctr_procedures::LEGAL_CONSULTATION_MISSING,
    &ctr_term::ENDS_BEFORE_STARTS,
    &ctr_term::EFFECTIVE_BEFORE_SIGNED,
    &ctr_term::STARTS_BEFORE_SIGNED,
    &ctr_term::TERM_DISAGREES_WITH_DATES,
    &ctr_procedures::PROCEDURE_AFTER_SIGNING,
    &ctr_procedures::PROCEDURE_REASON_DOES_NOT_FIT,
    &ctr_procedures::DECISION_NOT_LAST,
    &ctr_government_side::PARTY_A_NOT_GOVERNMENT,
    &ctr_government_side::PARTY_A_KIND_DISAGREES_WITH_CODE,
    &ctr_government_side::CODES_OF_THE_SIDES_SWAPPED,
    &ctr_counterparty::PARTY_B_IS_PARTY_A,
    &ctr_counterparty::PARTY_B_KIND_DISAGREES_WITH_DOCUMENT,
    &ctr_counterparty::PARTY_B_KIND_DISAGREES_WITH_CODE,
    &ctr_kinds::FRAMEWORK_HIDES_PROCUREMENT,
    &ctr_kinds::KIND_DISAGREES_WITH_FIELDS,
    &ctr_kinds::OTHER_WITHOUT_EXPLANATION,
    &ctr_kinds::SETTLED_FAR_FROM_AMOUNT,
    &ctr_term::SIGNED_AFTER_AS_OF,
    &ctr_supplements::SUPPLEMENTS_OVER_TEN_PERCENT,
    &prc_publication::NOT_PUBLISHED,
    &prc_publication::NOT_FILED,
    &prc_award::SIGNED_OVER_30_DAYS_AFTER_AWARD,
    &prc_award::SIGNED_BEFORE_AWARD,
    &prc_publication::PUBLISHED_OVER_2_WORKING_DAYS_AFTER_SIGNING,
    &prc_publication::FILED_OVER_7_WORKING_DAYS_AFTER_SIGNING,
    &prc_method::METHOD_NOT_OF_THE_REGIME,
    &pay_term::AGREED_TERM_OVER_60_DAYS,
    &pay_term::LONG_TERM_AGREED,
    &pay_rate::OVERDUE_RATE_BELOW_LPR,
    &pay_disclosure::YEARLY_DISCLOSURE_DUE,
    &pay_paid::PAID_LATE,
    &pay_paid::UNPAID_WHEN_DUE,
    &prf_ground::GROUND_AUTHORITY_MISSING,
    &prf_ground::GROUND_PROCEDURE_MISSING,
    &prf_ground::GROUND_PROOF_MISSING,
    &prf_compensation::COMPENSATION_NOT_DECIDED,
    &prf_forbidden::REASON_FORBIDDEN,
    &prf_dates::STATUS_ON_BEFORE_PERIOD,
    &prf_compensation::COMPENSATION_PAID_OVER_DECIDED,
    &prf_write_off::WRITTEN_OFF_NOT_PERFORMED,
    &prf_write_off::WRITTEN_OFF_BEFORE_PERFORMED,
    &prf_amounts::PAID_OVER_PERFORMED,
    &prf_amounts::NOT_STARTED_WITH_AMOUNTS,
    &prf_amounts::STATUS_DISAGREES_WITH_AMOUNTS,
    &prf_dates::NEXT_FOLLOW_UP_NOT_AFTER_STATUS,
    &prf_dates::STATUS_ON_AFTER_AS_OF,
    &prf_dates::PERFORMED_AFTER_AS_OF,
    &prf_dates::PERFORMED_BEFORE_SIGNED,
    &prf_measure::PERFORMED_BUT_NOT_IN_FULL,
    &prf_measure::PERFORMED_OVER_AMOUNT,
    &prf_term::TERM_OVER_WITHOUT_PERFORMANCE,
    &prf_answered::DETERIORATION_WITHOUT_ASSERTION,
    &prf_answered::FORCE_MAJEURE_WITHOUT_NOTICE,
    &cmt_presence::CONTRACT_CATEGORY_WITHOUT_CONTRACT,
    &cmt_presence::OFFICIAL_WITHOUT_POST,
    &cmt_status::STATUS_WITHOUT_REMAINDER,
    &cmt_status::STATUS_WITHOUT_ACCOUNTABILITY,
    &cmt_status::FULL_WITHOUT_EVIDENCE,
    &cmt_procedures::PROCEDURE_MISSING,
    &cmt_number::NUMBER_MALFORMED,
    &cmt_number::NUMBER_DIVISION_UNKNOWN,
    &cmt_forbidden::REASON_FORBIDDEN,
    &cmt_number::NUMBER_DATE_DISAGREES,
    &cmt_dates::DUE_BEFORE_MADE,
    &cmt_dates::OPEN_ENDED_NOT_ALLOWED,
    &cmt_status::STATUS_WITH_REMAINDER,
    &cmt_procedures::PROCEDURE_AFTER_SIGNING,
    &cmt_procedures::PROCEDURE_REASON_DOES_NOT_FIT,
    &cmt_procedures::DECISION_NOT_LAST,
    &cmt_privacy::PERSONAL_DATA_MADE_PUBLIC,
    &cmt_dates::MADE_AFTER_AS_OF,
    &cmt_due::DUE_WITHOUT_DETERMINATION,
    &dis_source::SOURCE_NOT_ADMITTED,
    &dis_source::DOCUMENT_MISSING,
    &dis_source::AUTHORITY_MISSING,
    &dis_dates::PUBLISHED_BEFORE_DECIDED,
    &dis_dates::REPAIRED_BEFORE_PUBLISHED,
    &dis_dates::BOTH_REPAIRED_AND_WITHDRAWN,
    &dis_periods::REPAIRED_TOO_EARLY,
    &dis_periods::PUBLISHED_TOO_LONG,
    &dis_periods::MINOR_PUBLISHED,
    &dis_objection::OBJECTION_UNANSWERED,
    &lif_course::ACTION_NOT_POSSIBLE,
    &lif_brings::EVENT_FIELD_MISSING,
    &lif_matters::MATTER_STILL_OPEN,
    &lif_compensation::COMPENSATION_STILL_OPEN,
    &lif_matters::NO_SUCH_OPEN_MATTER,
    &lif_brings::CORRECTED_EVENT_UNKNOWN,
    &lif_grounds::GROUND_AUTHORITY_MISSING,
    &lif_grounds::GROUND_PROCEDURE_MISSING,
    &lif_grounds::GROUND_PROOF_MISSING,
    &lif_grounds::COMPENSATION_NOT_DECIDED,
    &lif_brings::SUCCESSOR_WITHOUT_CODE,
    &lif_decisions::NO_PROCEDURE_NAMED,
    &lif_course::EVENT_OF_ANOTHER_SUBJECT,
    &lif_measures::ENFORCEMENT_CASE_MISSING,
    &lif_course::TERM_CHANGED_BY_THE_WAY,
    &lif_grounds::REASON_FORBIDDEN,
    &lif_matters::CLOSING_UNKNOWN,
    &lif_grounds::GROUND_ONLY_ENDS,
    &lif_matters::SIDE_NOT_NAMED,
    &lif_measures::MEASURE_UNKNOWN,
    &lif_brings::FIELD_UNKNOWN,
    &lif_risks::RISK_KIND_UNKNOWN,
    &lif_risks::NO_SUCH_MATTER_ABOVE,
    &lif_corrections::CORRECTION_UNREADABLE,
    &lif_grounds::FORBIDDEN_GROUND_MENTIONED,
    &lif_decisions::DECISION_AFTER_EVENT,
    &lif_promises::NEXT_FOLLOW_UP_NOT_AFTER_EVENT,
    &lif_promises::VALIDITY_NOT_OVER,
    &lif_promises::NOT_A_STANDING_PROMISE,
    &lif_amounts::SOMETHING_STILL_OWED,
    &lif_promises::NOT_DETERMINED_SHORT,
    &lif_promises::NOT_AN_OFFICIALS_PROMISE,
    &lif_promises::PROMISE_OF_POST_OR_PERSON,
    &lif_compensation::PAID_OVER_DECIDED,
    &lif_publication::LONGEST_PERIOD_NOT_OVER,
    &lif_measures::MEASURE_RESOLVED_BEFORE_TAKEN,
    &lif_compensation::PAID_BELOW_DECIDED,
    &lif_compensation::PART_THAT_IS_ALL,
    &lif_corrections::CORRECTION_CHANGES_NOTHING,
    &lif_corrections::CORRECTION_BREAKS_ANOTHER,
    &lif_corrections::CORRECTED_DAY_STILL_TO_COME,
    &lif_amounts::AMOUNT_FELL,
    &lif_promises::PROGRESS_FELL,
    &lif_course::EVENT_BEFORE_LATEST,
    &lif_due::DUE_SOON,
    &lif_due::PAST_DUE_WITH_OPEN_MATTER,
    &lif_due::WRITE_OFF_OWED,
    &lif_due::PUBLICATION_OVER,
    &lif_arrears::DUE_AND_NOT_PAID,
    &lif_course::POSTPONED_AFTER_ITS_DAY,
    &lif_course::COMMENCED_BEFORE_EFFECTIVE,
    &lif_duties::COMPENSATION_OWED,
    &lif_duties::COMPENSATION_OVERDUE,
    &lif_duties::COMPENSATION_UNDECIDED,
    &lif_duties::ACCOUNTABILITY_OWED,
    &lif_duties::COUNTERPARTY_NOT_WARNED,
    &lif_duties::RISK_NOT_ASSERTED,
    &xrf_matters::FOLLOW_UP_MISSED,
    &xrf_matters::SHORTFALL_OPEN_WITHOUT_FOLLOW_UP,
    &xrf_months::AMOUNTS_FELL_WITHOUT_CORRECTION,
    &xrf_months::STATUS_WENT_BACK,
    &xrf_months::DUE_DATE_MOVED_WITHOUT_AMENDMENT,
    &xrf_months::STATEMENT_CONTRADICTS_EVENT,
    &xrf_matters::BREACH_OPEN_WITHOUT_FOLLOW_UP,
    &xrf_months::CONTRACT_VANISHED,
    &xrf_contract::PERFORMANCE_WITHOUT_CONTRACT,
    &xrf_loop_closed::CONTRACT_WITHOUT_PERFORMANCE,
    &xrf_loop_closed::COMMITMENT_NAMES_UNKNOWN_CONTRACT,
    &xrf_loop_closed::CONTRACT_NAMES_UNKNOWN_COMMITMENT,
    &xrf_loop_closed::WRITTEN_OFF_BUT_NOT_REPORTED,
    &xrf_loop_closed::LIST_REVIEW_OVERDUE,
    &xrf_secrecy::CLASSIFIED_AFTER_REPORTING,
    &xrf_peers::SAME_CONTRACT_UNDER_TWO_NUMBERS,
    &xrf_peers::SAME_CONTRACT_FROM_TWO_UNITS,
    &xrf_peers::SUPPLEMENT_WITHOUT_ORIGINAL,
    &xrf_register::UNIT_NOT_IN_REGISTER,
    &xrf_register::UNIT_NAME_DISAGREES_WITH_REGISTER,
    &xrf_register::CLOSED_UNIT_WITHOUT_SUCCESSOR,
    &xrf_register::SIGNED_AFTER_UNIT_CLOSED,
    &xrf_matters::WRITTEN_OFF_WITH_OPEN_MATTER,
    &sub_month::MONTH_NOT_REPORTED,
    &sub_late::REPORTED_LATE,
    &sub_published::PUBLISHED_BUT_NEVER_REPORTED,
    &sub_rejected::REJECTED_AND_STILL_OWED,
];
