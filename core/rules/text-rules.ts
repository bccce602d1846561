/** The rules about how a command line is written. What one of them speaks of is no matter for rules about meanings. */
import { commentInCmdline } from "./cmdline/comment-in-cmdline.js";
import { consoleOptions } from "./cmdline/console-options.js";
import { escapeSequence } from "./cmdline/escape-sequence.js";
import { fusedParameters } from "./cmdline/fused-parameters.js";
import { rootSyntax } from "./cmdline/root-syntax.js";
import { singleQuotes } from "./cmdline/single-quotes.js";
import { unbalancedQuote } from "./cmdline/unbalanced-quote.js";
import type { Rule } from "./rule.js";

/** Those that speak of single words; for `isSpokenFor`. */
export const textRules: readonly Rule[] = [
  unbalancedQuote,
  commentInCmdline,
  singleQuotes,
  escapeSequence,
  fusedParameters,
  consoleOptions,
  rootSyntax,
];
