/** A program or library was built for a newer level of x86-64 than the processor has. */
import { runningInit } from "../boot-record.js";
import type { Cause } from "../cause.js";
import { programs } from "../program-messages.js";

export const initIsaLevel: Cause = {
  code: "init-isa-level",
  severity: "warning",
  title: "a program was built for a newer x86-64 processor",
  messages: [programs.isaLevel],
  sources: [],
  leadsTo: ["init-exited"],
  recognise(match, line, boot) {
    const [named = ""] = match.values;
    const [program = "", library] = named.split(": error while loading shared libraries: ");
    const what = library === undefined ? program : `${library}, a library of ${program},`;
    return {
      line,
      key: named,
      subject: { kind: "path", path: library ?? program },
      // The program loader ends the process with status 127.
      severity: program === runningInit(boot) ? "error" : "warning",
      cause: `${what} was built for a newer level of x86-64 (x86-64-v2 or later) than this processor has, and the loader of the C library refuses to start it.`,
      fix: "Use programs of a distribution for plain x86-64 (Debian, for instance), build with -march=x86-64, or give the machine a newer processor (QEMU: -cpu max, or -cpu host with KVM).",
    };
  },
};
