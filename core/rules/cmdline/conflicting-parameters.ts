/** Two parameters of which one undoes the other. */
import type { Parameter } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { Finding } from "../finding.js";
import { ignoresLogLevel, logLevelSettings, quietLevel } from "../log-level.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";
import { quoted, removeWord } from "../word-edits.js";

export const conflictingParameters: Rule = {
  code: "conflicting-parameters",
  language: "cmdline",
  title: "parameters of which one undoes the other",
  sources: [
    { file: "init/do_mounts.c", function: "readonly" },
    { file: "init/do_mounts.c", function: "readwrite" },
    { file: "init/main.c", function: "quiet_kernel" },
    { file: "init/main.c", function: "debug_kernel" },
    { file: "init/main.c", function: "loglevel" },
    { file: "kernel/printk/printk.c", function: "suppress_message_printing" },
    { file: "kernel/power/hibernate.c", function: "resume_setup" },
    { file: "security/security.c", function: "ordered_lsm_init" },
    { file: "security/selinux/hooks.c", function: "selinux_init" },
  ],
  check(target) {
    const { cmdline } = target;
    if (cmdline === null) return [];
    const conflicts = [...lastWins(cmdline), ...logLevels(cmdline), ...decided(cmdline)];
    return conflicts
      .filter(({ loser, winner }) => isFree(target, loser) && isFree(target, winner))
      .map((conflict) => report(cmdline, conflict));
  },
};

interface Conflict {
  readonly loser: Parameter;
  readonly winner: Parameter;
  /** Why the one loses, as a sentence. */
  readonly reason: string;
  /** Whether the loser may go: nobody but the kernel reads it. */
  readonly removal: "safe" | "to-be-thought-about";
}

function isFree(target: BootTarget, parameter: Parameter): boolean {
  return !isSpokenFor(target, parameter, textRules);
}

function report({ path, text }: CommandLineDocument, { loser, winner, reason, removal }: Conflict): Finding {
  const word = ({ start, end }: Parameter) => quoted(text.slice(start, end));
  return {
    code: "conflicting-parameters",
    severity: "information",
    path,
    start: loser.start,
    end: loser.end,
    message: `${word(loser)} has no effect beside ${word(winner)}: ${reason}`,
    fixes: [
      {
        title: `Remove ${text.slice(loser.start, loser.end)}`,
        preferred: removal === "safe",
        edits: [removeWord({ path, text }, loser)],
      },
    ],
    related: [{ path, start: winner.start, end: winner.end, message: "This one counts." }],
  };
}

/** Pairs that write the same variable. */
function lastWins({ commandLine: { parameters } }: CommandLineDocument): readonly Conflict[] {
  const mount = parameters.filter(({ name, value }) => value === null && (name === "ro" || name === "rw"));
  return losers(mount, "the last of them decides how the root file system is mounted.");
}

/** Those that differ in name from the last; equal names are the business of duplicate-parameter. */
function losers(rivals: readonly Parameter[], reason: string): readonly Conflict[] {
  const winner = rivals.at(-1);
  if (winner === undefined) return [];
  return rivals.filter(({ name }) => name !== winner.name).map((loser) => ({ loser, winner, reason, removal: "safe" }));
}

function logLevels({ commandLine }: CommandLineDocument): readonly Conflict[] {
  const settings = logLevelSettings(commandLine);
  const winner = settings.at(-1);
  const all = ignoresLogLevel(commandLine);
  if (winner === undefined) return [];
  if (all !== null) {
    const hiding = settings.filter(({ level }) => level <= quietLevel);
    const reason = "the console shows all messages whatever their level.";
    return hiding.map(({ parameter }) => ({ loser: parameter, winner: all, reason, removal: "to-be-thought-about" }));
  }
  const overridden = settings.filter(
    ({ parameter, level }) =>
      parameter.name !== winner.parameter.name &&
      level !== winner.level &&
      // "quiet loglevel=3" is the usual way to hide still more, and programs of user space read "quiet" as well.
      !(parameter.name === "quiet" && winner.level <= quietLevel),
  );
  const reason = "each sets the level of messages that the console shows, and the last one decides.";
  return overridden.map(({ parameter }) => {
    return { loser: parameter, winner: winner.parameter, reason, removal: "to-be-thought-about" };
  });
}

interface Pair {
  readonly loser: (parameter: Parameter) => boolean;
  readonly winner: (parameter: Parameter) => boolean;
  readonly reason: string;
}

/** Pairs of which the order does not matter. */
const pairs: readonly Pair[] = [
  {
    loser: ({ name, value }) => (name === "resume" || name === "resume_offset") && value !== null,
    winner: ({ name, value }) => name === "noresume" && value === null,
    reason: "the kernel does not look for a hibernated system then.",
  },
  {
    loser: ({ name, value }) => name === "security" && value !== null,
    winner: ({ name, value }) => name === "lsm" && value !== null,
    reason: "the kernel takes the security modules from lsm= alone.",
  },
  {
    loser: ({ name, value }) => name === "enforcing" && value !== null && value !== "0",
    winner: ({ name, value }) => name === "selinux" && value === "0",
    reason: "SELinux is switched off.",
  },
];

function decided({ commandLine: { parameters } }: CommandLineDocument): readonly Conflict[] {
  return pairs.flatMap(({ loser, winner, reason }): readonly Conflict[] => {
    const strong = parameters.findLast(winner);
    if (strong === undefined) return [];
    return parameters.filter(loser).map((weak) => ({ loser: weak, winner: strong, reason, removal: "safe" }));
  });
}
