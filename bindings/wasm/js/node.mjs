// Node loads the module from the disk beside this file, so that there is nothing to wait for.
import { readFileSync } from "node:fs";
import { initSync } from "./zhengwu_credit.js";

initSync({ module: readFileSync(new URL("./zhengwu_credit_bg.wasm", import.meta.url)) });

export * from "./zhengwu_credit.js";
/** In the browser the module is fetched, and this is to be awaited; here it is there already. */
export default async function init() {}
