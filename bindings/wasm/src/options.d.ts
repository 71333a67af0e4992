/** 政府合同, 合同履约, 政务承诺, 政务失信记录, 单位, 承诺清单梳理, 收付, 中标(合同)公告, 回执 */
export type Kind = "contract" | "performance" | "commitment" | "dishonesty" | "unit" | "list_review" | "payment"
  | "published" | "receipt";
/** A waiver: of a finding on a record, or of a credit code that is wrong as issued (docs/waivers.md). */
export interface Waiver {
  /** The rule, by code or by name. */
  rule: string;
  /** The kind of record; not for a code. */
  record?: Kind;
  /** The record's key, or its beginning; not for a code. */
  key?: string[];
  /** The field, as `/starts_on`; every field if left out. */
  path?: string;
  /** The code, for `uscc-check-digit` alone. */
  value?: string;
  /** Who approved it: an office or a post. */
  approver: string;
  /** Why. */
  reason: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  until: string;
}
/** How to judge; every part may be left out. */
export interface CheckOptions {
  /** The kind of record; told from the keys where it is left out. */
  kind?: Kind | null;
  /** The day as of which is judged, `YYYY-MM-DD`; today in China where it is left out. */
  as_of?: string | null;
  /** `submit` if left out. */
  phase?: "draft" | "submit" | "accept";
  /** A version of the rule set, as `2024.12.1`; the newest if left out. */
  rule_set?: string | null;
  /** Chinese if left out. */
  lang?: "zh" | "en";
  /** Another city's constants; Hai'an's if left out. */
  profile?: object | null;
  /** What is let pass, by whom and until when; `summary` says what became of each. */
  waivers?: Waiver[];
  /** The name of the file that the text came from; findings then have a source. */
  file?: string | null;
}
