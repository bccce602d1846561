/** A panic for a reason that no other cause explains. */
import type { Cause } from "../cause.js";
import { findMessages } from "../message-index.js";
import { kernel } from "../messages.js";
import { unpackFailureOf } from "../unpack-failure.js";

export const panicOther: Cause = {
  code: "panic-other",
  severity: "error",
  title: "the kernel stopped with a panic",
  messages: [kernel.panic],
  sources: [],
  leadsTo: [],
  recognise(match, line) {
    const reason = (match.values[0] ?? "").replace(/ \]---$/, "");
    if (unpackFailureOf(match) !== null || findMessages(reason).length > 0) return null;
    return {
      line,
      cause: `The kernel stopped with the reason "${reason}".`,
      fix: 'Read the lines before the panic, the process in "Comm:" and the "Call Trace:" below it: they show what the kernel was doing.',
    };
  },
};
