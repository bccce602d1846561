/** Arguments that are meant for PID 1 and that the kernel forgets on the way. */
import { setupLine } from "../../cmdline/names.js";
import type { Parameter, TextRange } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { SortedWord } from "../../bootpath/init-arguments.js";
import { readingOf, type CommandLineReading } from "../command-line-reading.js";
import type { Finding, Fix } from "../finding.js";
import { isInitWord } from "../init-words.js";
import { isParameterName } from "../parameter-names.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { textRules } from "../text-rules.js";
import { quoted, removeWord } from "../word-edits.js";
import { unknownParameter } from "./unknown-parameter.js";
import { wrongCase } from "./wrong-case.js";

export const argumentsDropped: Rule = {
  code: "arguments-dropped",
  language: "cmdline",
  title: "arguments of PID 1 that the kernel drops",
  sources: [
    { file: "init/main.c", function: "init_setup" },
    { file: "init/main.c", function: "rdinit_setup" },
    { file: "init/main.c", function: "start_kernel" },
    { file: "kernel/params.c", function: "parse_args" },
  ],
  check(target) {
    const { cmdline } = target;
    const reading = readingOf(target);
    if (cmdline === null || reading?.panic !== null) return [];
    return [
      ...forgottenWords(target, cmdline, reading),
      ...refusedParameter(cmdline, reading),
      ...behindSecondSeparator(cmdline),
    ];
  },
};

/** Words before `init=` or `rdinit=`. */
function forgottenWords(
  target: BootTarget,
  cmdline: CommandLineDocument,
  reading: CommandLineReading,
): readonly Finding[] {
  const last = cmdline.commandLine.parameters.findLast(({ name, value }) => value !== null && /^(rd)?init$/.test(name));
  if (last === undefined) return [];
  const isForgotten = (word: SortedWord): boolean =>
    word.fate === "argument" && word.parameter.start < last.start && isMeantAsArgument(target, word.parameter);
  return neighbours(reading.words, isForgotten).map((words) => {
    const range = { start: words[0].start, end: (words.at(-1) ?? words[0]).end };
    return {
      code: "arguments-dropped",
      severity: target.described ? "information" : "hint",
      path: cmdline.path,
      ...range,
      message:
        `PID 1 does not get ${quoted(cmdline.text.slice(range.start, range.end))}: ${last.name}= makes the kernel forget the arguments before it. ` +
        `Arguments of ${last.value ?? ""} stand behind ${last.name}=, best behind --.`,
      // Behind -- they would be dropped for another reason.
      fixes: reading.words.some(({ fate }) => fate === "refused") ? [] : [moveBehind(cmdline, range)],
      related: [],
    };
  });
}

/** The words of a kind, those together that stand side by side. */
function neighbours(
  words: readonly SortedWord[],
  isOfKind: (word: SortedWord) => boolean,
): readonly (readonly [Parameter, ...Parameter[]])[] {
  const groups: [Parameter, ...Parameter[]][] = [];
  let open: [Parameter, ...Parameter[]] | null = null;
  for (const word of words) {
    if (!isOfKind(word)) {
      open = null;
    } else if (open === null) {
      open = [word.parameter];
      groups.push(open);
    } else {
      open.push(word.parameter);
    }
  }
  return groups;
}

/** Words that user space finds in /proc/cmdline lose nothing, and for misspelled ones there are other rules. */
function isMeantAsArgument(target: BootTarget, parameter: Parameter): boolean {
  if (isInitWord(parameter.name) || isParameterName(parameter.name)) return false;
  return !isSpokenFor(target, parameter, [...textRules, unknownParameter, wrongCase]);
}

function moveBehind(cmdline: CommandLineDocument, word: TextRange): Fix {
  const { commandLine, path, text } = cmdline;
  const last = commandLine.initParameters.at(-1) ?? commandLine.separator ?? commandLine.parameters.at(-1);
  const at = last?.end ?? word.end;
  const separator = commandLine.separator === null ? " --" : "";
  const newText = `${separator} ${text.slice(word.start, word.end)}`;
  return {
    title: `Move ${quoted(text.slice(word.start, word.end))} behind --`,
    preferred: false,
    edits: [removeWord(cmdline, word), { path, start: at, end: at, newText }],
  };
}

/** A value that a parameter refuses makes start_kernel() skip the part behind `--`. */
function refusedParameter(cmdline: CommandLineDocument, reading: CommandLineReading): readonly Finding[] {
  const { initParameters } = cmdline.commandLine;
  const first = initParameters.at(0);
  const last = initParameters.at(-1);
  const refused = reading.words.find(({ fate }) => fate === "refused")?.parameter;
  if (!reading.dropsInitArguments || first === undefined || last === undefined || refused === undefined) return [];
  const range: TextRange = { start: first.start, end: last.end };
  return [
    {
      code: "arguments-dropped",
      // The mistake itself is the business of invalid-value.
      severity: "information",
      path: cmdline.path,
      ...range,
      message:
        `PID 1 gets nothing of ${quoted(cmdline.text.slice(range.start, range.end))}: the kernel refuses ` +
        `${quoted(setupLine(refused))}, and after such a mistake it drops all that stands behind --.`,
      fixes: [],
      related: [
        { path: cmdline.path, start: refused.start, end: refused.end, message: "The kernel refuses this value." },
      ],
    },
  ];
}

/** The arguments are split by the same loop as the parameters, so a second `--` ends it as well. */
function behindSecondSeparator(cmdline: CommandLineDocument): readonly Finding[] {
  const { secondSeparator, end } = cmdline.commandLine;
  if (secondSeparator === null) return [];
  const rest = cmdline.text.slice(secondSeparator.end, end).trimEnd();
  if (rest.trim() === "") return [];
  return [
    {
      code: "arguments-dropped",
      severity: "warning",
      path: cmdline.path,
      start: secondSeparator.start,
      end: secondSeparator.end + rest.length,
      message:
        `Nobody gets ${quoted(rest.trim())}: the first -- ends the kernel's parameters, and this second one ends the arguments of PID 1. ` +
        `The word -- itself cannot be passed on.`,
      fixes: [{ title: "Remove the second --", preferred: false, edits: [removeWord(cmdline, secondSeparator)] }],
      related: [],
    },
  ];
}
