// The language-neutral cases of tests/conformance, byte for byte.
import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { actions, apply, check } from "zhengwu-credit";

const cases = (folder) => {
  const url = new URL(`../../../tests/conformance/${folder}/`, import.meta.url);
  const read = (name) => JSON.parse(readFileSync(new URL(name, url), "utf8"));
  return readdirSync(url).filter((name) => name.endsWith(".json")).sort().flatMap(read);
};

for (const [folder, atLeast] of [["cases", 70], ["codes", 200], ["rules", 80]]) {
  test(`${folder}: the same bytes`, () => {
    const all = cases(folder);
    assert.ok(all.length >= atLeast, `${all.length} cases`);
    for (const { name, kind, options, input, expected, error } of all) {
      if (error !== undefined) {
        assert.throws(() => check(input, kind ?? undefined, options), { name: "Error", message: error }, name);
      } else {
        assert.equal(check(input, kind ?? undefined, options), expected, name);
      }
    }
    console.log(`${folder}: ${all.length} cases`);
  });
}

const calls = {
  actions: (log, _, options) => actions(log, options),
  apply: (log, event, options) => apply(log, event, options),
};

for (const [folder, atLeast] of [["lifecycle", 300], ["lifecycle-cases", 10]]) {
  test(`${folder}: the same bytes`, () => {
    const all = cases(folder);
    assert.ok(all.length >= atLeast, `${all.length} cases`);
    for (const { name, call, options, log, event, expected, error } of all) {
      const given = () => calls[call](log.map((line) => `${line}\n`).join(""), event, options);
      if (error !== undefined) {
        assert.throws(given, { name: "Error", message: error }, name);
      } else {
        assert.equal(given(), expected, name);
      }
    }
    console.log(`${folder}: ${all.length} cases`);
  });
}
