// What only the JavaScript door does: options as an object, today, errors, how the package loads.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import * as node from "zhengwu-credit";

const root = new URL("../../../", import.meta.url);
const read = (path) => readFileSync(new URL(path, root), "utf8");
const contract = JSON.parse(read("crates/zhengwu-credit/data/base/contract.json"));
const codes = (ndjson) => ndjson.split("\n").filter(Boolean).map((line) => JSON.parse(line).code);

test("kind and options may be left out", () => {
  assert.equal(node.check(JSON.stringify(contract)), "");
  assert.equal(node.check(JSON.stringify(contract), null, null), "");
  assert.equal(node.check(JSON.stringify(contract), "contract", {}), "");
});

test("the kind may stand in the options", () => {
  assert.deepEqual(codes(node.check('{"contract_no":"A-1"}', undefined, { kind: "contract", phase: "draft" })), []);
});

test("what is waived is marked, and the figures say what became of each waiver", () => {
  const text = JSON.stringify({ ...contract, party_b_id: "91320685MA1A30012X" });
  const waiver = { rule: "IDN106", value: "91320685MA1A30012X", approver: "海安市示例信用办", reason: "执照原件如此", until: "2025-12-31" };
  const options = { as_of: "2025-01-10", waivers: [waiver, { ...waiver, until: "2024-12-31" }] };
  const [found] = node.check(text, "contract", options).split("\n").filter(Boolean).map((line) => JSON.parse(line));
  assert.deepEqual([found.code, found.waived.approver], ["IDN106", "海安市示例信用办"]);
  const figures = JSON.parse(node.summary(text, "contract", options));
  assert.deepEqual([figures.submitted, figures.waived], [1, 1]);
  assert.deepEqual(figures.waivers.map((one) => one.state), ["applied", "expired"]);
  assert.throws(() => node.check(text, "contract", { waivers: [waiver, { ...waiver, until: "soon" }] }), /waivers, line 2/);
});

test("without a day it is today in China", () => {
  const born = (shift) => {
    const day = new Date(Date.now() + 8 * 3_600_000 + shift * 86_400_000).toISOString().slice(0, 10).replaceAll("-", "");
    const body = `320685${day}001`;
    const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
    const sum = weights.reduce((sum, weight, place) => sum + weight * Number(body[place]), 0);
    const id = body + "10X98765432"[sum % 11];
    const person = { party_b_name: "张某某", party_b_kind: "natural_person", party_b_id_kind: "citizen_id", party_b_id: id };
    return JSON.stringify({ ...contract, ...person });
  };
  assert.ok(!codes(node.check(born(0))).includes("IDN122"));
  assert.ok(codes(node.check(born(2))).includes("IDN122"));
});

test("errors are JavaScript errors with the words of the core", () => {
  assert.throws(() => node.check("a,b"), (error) => error instanceof Error && error.message === "not JSON: line 1, character 1");
  assert.throws(() => node.check("{}", "contracts"), /the options cannot be read: unknown variant `contracts`/);
  assert.throws(() => node.check("{}", "contract", { phase: "never" }), /unknown variant `never`/);
  assert.throws(() => node.check("{}", "contract", { pase: "draft" }), /unknown field `pase`/);
  assert.throws(() => node.schema("contracts"), /`contracts` is not known; there are: contract, performance/);
  const loop = {};
  loop.profile = loop;
  assert.throws(() => node.check("{}", "contract", loop), /the options are no JSON/);
});

test("lines make a log, and what may not be done has none", () => {
  const subject = { kind: "contract", key: ["11320685MB0A10013C", "HA-2024/017"] };
  const entered = { recorded_at: "2024-12-13T09:00:00", actor: "示例经办" };
  let log = "";
  for (const [action, on] of [["register", "2024-12-10"], ["commence", "2024-12-12"]]) {
    const applied = JSON.parse(node.apply(log, { subject, on, action }, entered));
    assert.deepEqual([applied.allowed, applied.unmet], [true, []]);
    log += `${applied.line}\n`;
  }
  assert.equal(JSON.parse(node.actions(log, { subject, as_of: "2024-12-31" })).state.stage, "performing");
  assert.equal(JSON.parse(node.actions(log, { subject, as_of: "2024-12-11" })).state.stage, "signed");
  // Without a day it is today.
  assert.equal(JSON.parse(node.actions(log, { subject })).state.stage, "performing");
  const refused = JSON.parse(node.apply(log, { subject, on: "2024-12-13", action: "sign" }, entered));
  assert.deepEqual([refused.allowed, refused.line, refused.next_sequence], [false, undefined, 3]);
  assert.throws(() => node.actions("{}\n", { subject }), /line 1 cannot be read/);
  assert.throws(() => node.actions(5, { subject }), /no text/);
  assert.throws(() => node.actions(log, undefined), /no JSON: the options/);
  assert.throws(() => node.apply(log, { subject, on: "2024-12-13" }), /the event cannot be read/);
});

test("what is no text is refused, not misread", () => {
  for (const wrong of [5, {}, [contract], null, undefined, true]) {
    assert.throws(() => node.check(wrong), /no text/);
  }
  assert.throws(() => node.check("{}", 5), /no text/);
  // And the module is still whole.
  assert.equal(node.check(JSON.stringify(contract)), "");
});

test("schemas, forms and rules are what is checked in", () => {
  for (const kind of ["contract", "performance", "commitment", "dishonesty", "unit", "list_review", "payment", "published", "receipt"]) {
    assert.deepEqual(JSON.parse(node.schema(kind)), JSON.parse(read(`schemas/${kind}.schema.json`)));
    assert.deepEqual(JSON.parse(node.form(kind)), JSON.parse(read(`schemas/${kind}.form.json`)));
  }
  assert.deepEqual(JSON.parse(node.rules()), JSON.parse(read("schemas/rules.json")));
  assert.deepEqual(JSON.parse(node.lifecycles()), JSON.parse(read("schemas/lifecycles.json")));
});

test("the browser's entry loads from bytes and says the same", async () => {
  const folder = new URL(".", import.meta.resolve("zhengwu-credit"));
  const web = await import(new URL("zhengwu_credit.js?again", folder));
  await web.default({ module_or_path: readFileSync(new URL("zhengwu_credit_bg.wasm", folder)) });
  const text = JSON.stringify({ ...contract, effective_on: "2025-02-30" });
  assert.equal(web.check(text), node.check(text));
  // What a bundler and a plain page find the module by.
  const glue = readFileSync(new URL("zhengwu_credit.js", folder), "utf8");
  assert.match(glue, /new URL\((["'])zhengwu_credit_bg\.wasm\1, import\.meta\.url\)/);
});

test("the types name the options of the schema", () => {
  const folder = new URL(".", import.meta.resolve("zhengwu-credit"));
  const types = readFileSync(new URL("zhengwu_credit.d.ts", folder), "utf8");
  for (const [name, file] of [["CheckOptions", "check-options"], ["ActionsOptions", "actions-options"], ["ApplyOptions", "apply-options"], ["Waiver", "waiver"]]) {
    const [, body] = new RegExp(`interface ${name} \\{([^}]*)\\}`).exec(types);
    const named = [...body.matchAll(/^\s+(\w+)\??:/gm)].map(([, name]) => name);
    assert.deepEqual(named, Object.keys(JSON.parse(read(`schemas/${file}.schema.json`)).properties));
  }
  assert.match(types, /export default function __wbg_init \(module_or_path\?/);
  assert.match(types, /export function check\(text: string, kind\?: Kind \| null, options\?: CheckOptions \| null\): string;/);
});
