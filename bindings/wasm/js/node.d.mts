export * from "./zhengwu_credit.js";
/** In the browser the module is fetched, and this is to be awaited; here it is there already. */
export default function init(): Promise<void>;
