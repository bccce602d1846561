/** A parameter that has one value only, and is given twice. */
import { integerRanges, parseInteger } from "../../bootpath/numbers.js";
import { foldParameterName } from "../../cmdline/names.js";
import type { Parameter } from "../../cmdline/parse.js";
import type { CommandLineDocument } from "../../project/boot-target.js";
import type { Finding, Severity } from "../finding.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";
import { quoted, removeWord } from "../word-edits.js";

export const duplicateParameter: Rule = {
  code: "duplicate-parameter",
  language: "cmdline",
  title: "a parameter that is given twice",
  sources: [
    { file: "init/do_mounts.c", function: "root_dev_setup" },
    { file: "init/do_mounts.c", function: "fs_names_setup" },
    { file: "init/do_mounts.c", function: "root_data_setup" },
    { file: "init/do_mounts.c", function: "root_delay_setup" },
    { file: "init/main.c", function: "loglevel" },
    { file: "kernel/panic.c", function: null },
    { file: "kernel/power/hibernate.c", function: "resume_setup" },
    { file: "kernel/power/hibernate.c", function: "resume_offset_setup" },
    { file: "security/security.c", function: "choose_lsm_order" },
    { file: "security/selinux/hooks.c", function: "selinux_enabled_setup" },
    { file: "security/selinux/hooks.c", function: "enforcing_setup" },
  ],
  check(target) {
    const { cmdline } = target;
    if (cmdline === null) return [];
    return repeated(cmdline.commandLine.parameters)
      .filter(({ loser, winner }) => ![loser, winner].some((word) => isSpokenFor(target, word, textRules)))
      .map((repetition) => report(cmdline, repetition));
  },
};

/** Parameters of which the last value holds, with what differing values are worth. */
const singleValued: ReadonlyMap<string, Severity> = new Map<string, Severity>([
  ["root", "warning"],
  ["rootfstype", "warning"],
  ["rootflags", "warning"],
  ["rootdelay", "information"],
  ["loglevel", "information"],
  ["panic", "information"],
  ["resume", "information"],
  ["resume_offset", "information"],
  ["lsm", "information"],
  ["selinux", "information"],
  ["enforcing", "information"],
]);

/** Words that do the same when they stand there once. */
const flags: ReadonlySet<string> = new Set(
  "quiet debug ro rw rootwait splash nomodeset ignore_loglevel noresume nosmp noapic nolapic nokaslr noinitrd".split(
    " ",
  ),
);

interface Repetition {
  readonly loser: Parameter;
  readonly winner: Parameter;
}

/** Each but the last of its name, with the last. */
function repeated(parameters: readonly Parameter[]): readonly Repetition[] {
  const last = new Map<string, Parameter>();
  for (const parameter of parameters) last.set(keyOf(parameter), parameter);
  return parameters.flatMap((loser) => {
    const winner = last.get(keyOf(loser));
    if (winner === undefined || winner === loser || !isSingle(loser) || isRefused(winner)) return [];
    return [{ loser, winner }];
  });
}

/** A flag is another parameter than the same name with a value. */
function keyOf({ name, value }: Parameter): string {
  return value === null ? foldParameterName(name) : `${foldParameterName(name)}=`;
}

function isSingle({ name, value }: Parameter): boolean {
  const folded = foldParameterName(name);
  return value === null ? flags.has(folded) : singleValued.has(folded);
}

/** A value that is no number leaves the one before it as it is. Others report it. */
function isRefused({ name, value }: Parameter): boolean {
  if (value === null || !numbers.has(foldParameterName(name))) return false;
  return parseInteger(value, integerRanges.longlong) === null;
}

const numbers: ReadonlySet<string> = new Set("rootdelay loglevel panic resume_offset selinux enforcing".split(" "));

function report(cmdline: CommandLineDocument, { loser, winner }: Repetition): Finding {
  const { path, text } = cmdline;
  const same = loser.value === winner.value;
  const severity = same ? "hint" : (singleValued.get(foldParameterName(loser.name)) ?? "hint");
  const word = quoted(text.slice(loser.start, loser.end));
  const message = same
    ? `${word} is given a second time further on. Once is enough.`
    : `${word} has no effect: ${loser.name}= has one value only, and the last one counts, ${quoted(text.slice(winner.start, winner.end))}.`;
  return {
    code: "duplicate-parameter",
    severity,
    path,
    start: loser.start,
    end: loser.end,
    message,
    fixes: [
      { title: `Remove ${text.slice(loser.start, loser.end)}`, preferred: true, edits: [removeWord(cmdline, loser)] },
    ],
    related: [{ path, start: winner.start, end: winner.end, message: "This one counts." }],
  };
}
