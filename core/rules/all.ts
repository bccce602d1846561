/** Every rule, by language and code. A rule that is not listed here does not exist. */
import { consoleMissing } from "./cmdline/console-missing.js";
import { initNeedsRdinit } from "./cmdline/init-needs-rdinit.js";
import { rootMissing } from "./cmdline/root-missing.js";
import { unbalancedQuote } from "./cmdline/unbalanced-quote.js";
import { consoleNodeMissing } from "./manifest/console-node-missing.js";
import type { Rule } from "./rule.js";

/** All rules, in the order of the contract. */
export const allRules: readonly Rule[] = [
  initNeedsRdinit,
  rootMissing,
  consoleMissing,
  unbalancedQuote,
  consoleNodeMissing,
];
