//! The states and the actions of all lifecycles (状态与动作), as code lists: the tables, the wire form, forms and the
//! documentation name them alike.

use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::code::{Coded, code_list};

code_list! {
    /// What has been done with a subject (状态). Lateness is no state: see [`standing`](crate::lifecycle::standing()).
    Stage = "lifecycle_state" "状态", "二(二)2, 一(三)" from "2024-11-25" {
        Drafting "drafting" "起草" [],
        Signed "signed" "已签订" [],
        Performing "performing" "履行中" [],
        Suspended "suspended" "已中止" [],
        Performed "performed" "履约完毕" [],
        Terminated "terminated" "已解除" [],
        Void "void" "无效(被撤销)" [],
        Lapsed "lapsed" "未生效" [],
        Proposed "proposed" "拟承诺" [],
        Made "made" "已承诺" [],
        Fulfilled "fulfilled" "已兑现" [],
        Unfulfilled "unfulfilled" "未兑现" [],
        Revoked "revoked" "已撤回" [],
        Ended "ended" "已终止" [],
        Abandoned "abandoned" "已放弃" [],
        WrittenOff "written_off" "已销号" [],
        Claimed "claimed" "已提出" [],
        Assessed "assessed" "已评估" [],
        Decided "decided" "已决定" [],
        Paid "paid" "已支付" [],
        Rejected "rejected" "不予补偿" [],
        Contested "contested" "有争议" [],
        Recorded "recorded" "已记录" [],
        Published "published" "已公示" [],
        Repaired "repaired" "已修复" [],
        Expired "expired" "已到期" [],
        Withdrawn "withdrawn" "已撤销" [],
        Observed "observed" "已发现" [],
        Asserted "asserted" "已主张权利" [],
        Lifted "lifted" "已解除风险" [],
        Realised "realised" "已发生" [],
        Opened "opened" "已启动" [],
        Closed "closed" "已办结" [],
    }
}

code_list! {
    /// What is done to a subject (动作).
    Action = "lifecycle_action" "动作", "二(二)2, 一(三)" from "2024-11-25" {
        Draft "draft" "起草" [],
        Register "register" "登记" [],
        RecordDecision "record_decision" "记录程序" [],
        Sign "sign" "签订" [],
        Abandon "abandon" "放弃" [],
        Commence "commence" "开始履行" [],
        Lapse "lapse" "未生效" [],
        RecordPerformance "record_performance" "登记履约" [],
        OpenShortfall "open_shortfall" "登记未履约" [],
        FollowUp "follow_up" "跟进" [],
        CloseMatter "close_matter" "了结问题" [],
        DeclareBreach "declare_breach" "认定违约" [],
        Negotiate "negotiate" "协商" [],
        Amend "amend" "变更" [],
        Suspend "suspend" "中止" [],
        Resume "resume" "恢复履行" [],
        Complete "complete" "履约完毕" [],
        Terminate "terminate" "解除" [],
        SetAside "set_aside" "确认无效或撤销" [],
        WriteOff "write_off" "销号" [],
        Propose "propose" "拟定承诺" [],
        Make "make" "作出承诺" [],
        RecordProgress "record_progress" "登记进展" [],
        Determine "determine" "认定履行状态" [],
        Fulfil "fulfil" "兑现" [],
        Conclude "conclude" "期满办结" [],
        ConcludeUnfulfilled "conclude_unfulfilled" "未兑现办结" [],
        HandOver "hand_over" "移交" [],
        End "end" "终止" [],
        Revoke "revoke" "撤回" [],
        DeclareBroken "declare_broken" "认定违诺" [],
        Claim "claim" "提出补偿" [],
        Assess "assess" "评估损失" [],
        Decide "decide" "作出决定" [],
        PayPart "pay_part" "部分支付" [],
        Pay "pay" "支付补偿" [],
        Reject "reject" "不予补偿" [],
        Contest "contest" "提出争议" [],
        Record "record" "记录失信" [],
        Publish "publish" "公示" [],
        Repair "repair" "信用修复" [],
        Expire "expire" "期满" [],
        Withdraw "withdraw" "撤销记录" [],
        Object "object" "提出异议" [],
        Uphold "uphold" "维持记录" [],
        Observe "observe" "发现风险" [],
        Assert "assert" "主张权利" [],
        Lift "lift" "风险解除" [],
        Realise "realise" "风险发生" [],
        Open "open" "启动问责" [],
        Close "close" "办结" [],
        Succeed "succeed" "主体承继" [],
        Classify "classify" "定密" [],
        Declassify "declassify" "解密" [],
        Settle "settle" "结算" [],
        Correct "correct" "更正" [],
        TakeMeasure "take_measure" "采取监管措施" [],
    }
}

code_list! {
    /// How an open matter was closed (了结方式).
    Closing = "closing" "了结方式", "二(二)2" from "2024-11-25" {
        Cured "cured" "已补正" ["补正", "已履约"],
        DamagesPaid "damages_paid" "已赔偿" ["赔偿"],
        Judged "judged" "已裁判" ["裁判"],
        Waived "waived" "已免除" ["免除"],
    }
}

/// Written and read by key.
macro_rules! by_key {
    ($($name:ident)+) => {$(
        impl Serialize for $name {
            fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.code().key)
            }
        }

        impl<'de> Deserialize<'de> for $name {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let key = std::borrow::Cow::<'de, str>::deserialize(deserializer)?;
                $name::of_key(&key)
                    .ok_or_else(|| serde::de::Error::custom(format_args!("`{key}` is no {}", Self::LIST.name)))
            }
        }

        impl $name {
            /// The one of this key; labels are not read.
            #[must_use]
            pub fn of_key(key: &str) -> Option<Self> {
                let at = Self::LIST.codes.iter().position(|code| code.key == key)?;
                Self::from_place(u8::try_from(at).ok()?)
            }

            /// Its key.
            #[must_use]
            pub fn key(self) -> &'static str {
                self.code().key
            }
        }
    )+};
}
by_key! { Stage Action Closing }

impl Action {
    /// What a ledger enters in every state (承继、定密与解密、结算、更正、监管措施): of no lifecycle, and of all.
    pub const OF_EVERY_STATE: [Action; 6] = [
        Action::Succeed,
        Action::Classify,
        Action::Declassify,
        Action::Settle,
        Action::Correct,
        Action::TakeMeasure,
    ];
}
