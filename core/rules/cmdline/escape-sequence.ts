/** The kernel knows no escapes: a backslash is a letter like any other. */
import type { Parameter, TextRange } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { Edit, Finding, Fix } from "../finding.js";
import { isParameterName } from "../parameter-names.js";
import { rootMounter } from "../root-mount.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { quoted, removeWord } from "../word-edits.js";
import { commentInCmdline } from "./comment-in-cmdline.js";
import { singleQuotes } from "./single-quotes.js";

export const escapeSequence: Rule = {
  code: "escape-sequence",
  language: "cmdline",
  title: "a backslash, which escapes nothing",
  sources: [
    { file: "lib/cmdline.c", function: "next_arg" },
    { file: "kernel/params.c", function: "parse_args" },
  ],
  check(target) {
    const { cmdline } = target;
    if (!cmdline?.text.includes("\\")) return [];
    const { parameters, initParameters } = cmdline.commandLine;
    const words = [...parameters, ...initParameters];
    return words.flatMap((word, index) => {
      if (isSpokenFor(target, word, [commentInCmdline, singleQuotes])) return [];
      return escapesIn(target, cmdline, word, words[index + 1] ?? null);
    });
  },
};

/** The backslashes of one word that somebody meant as escapes. Others, as in regular expressions, are none. */
function escapesIn(
  target: BootTarget,
  cmdline: CommandLineDocument,
  word: Parameter,
  next: Parameter | null,
): readonly Finding[] {
  const { text } = cmdline;
  const source = text.slice(word.start, word.end);
  if (!source.includes("\\")) return [];
  const atEnd = lastBackslash(cmdline, word, next);
  if (atEnd !== null) return [atEnd];
  const quotes = escapedQuotes(cmdline, word, source);
  if (quotes !== null) return [quotes];
  if (isReadWithEscapes(word)) return [];
  return [
    ...lineEnds(cmdline, word, source),
    ...dollars(cmdline, word, source),
    ...octals(target, cmdline, word, source),
  ];
}

/** Dynamic debug and programs of user space have escapes of their own. */
function isReadWithEscapes({ name }: Parameter): boolean {
  return name === "dyndbg" || name === "ddebug_query" || name.includes(".");
}

/** `\` before a blank or at the end of a line. */
function lastBackslash(cmdline: CommandLineDocument, word: Parameter, next: Parameter | null): Finding | null {
  const { text, path } = cmdline;
  if (text.charAt(word.end - 1) !== "\\" || word.quoting === "word" || word.quoting === "value") return null;
  const at: TextRange = { start: word.end - 1, end: word.end };
  if (word.end - word.start === 1) {
    const message =
      "A backslash does not join lines: it is a word of its own, and goes to PID 1 as an argument. " +
      "For the kernel a line break is a blank.";
    return finding(cmdline, at, message, [removeBackslash(removeWord(cmdline, word))]);
  }
  if (next === null || /[\r\n]/.test(text.slice(word.end, next.start))) {
    const message =
      `A backslash does not join lines: it becomes the last letter of ${quoted(text.slice(word.start, word.end))}. ` +
      "For the kernel a line break is a blank.";
    return finding(cmdline, at, message, [removeBackslash({ path, ...at, newText: "" })]);
  }
  const from = word.valueStart ?? word.start;
  const message =
    `A backslash does not protect the blank behind it: the kernel reads ${quoted(text.slice(word.start, word.end))} and then ` +
    `${quoted(text.slice(next.start, next.end))}. Double quotes keep blanks together.`;
  const canQuote = next.start === word.end + 1 && next.quoting === "none" && word.quoting === "none";
  const quote: Fix = {
    title: "Put it into double quotes",
    preferred: !text.slice(next.start, next.end).endsWith("\\"),
    edits: [
      { path, start: from, end: from, newText: '"' },
      { path, ...at, newText: "" },
      { path, start: next.end, end: next.end, newText: '"' },
    ],
  };
  return finding(cmdline, { start: at.start, end: next.end }, message, canQuote ? [quote] : []);
}

function removeBackslash(edit: Edit): Fix {
  return { title: "Remove the backslash", preferred: true, edits: [edit] };
}

/** `\"`: the quote opens or closes all the same. */
function escapedQuotes(cmdline: CommandLineDocument, word: Parameter, source: string): Finding | null {
  const places = [...source.matchAll(/\\(?=")/g)].map((match) => word.start + match.index);
  const first = places[0];
  if (first === undefined) return null;
  const message = `A backslash does not escape a quote: in ${quoted(source)} the quotes open and close as without it, and the backslash stays in the word.`;
  return finding(cmdline, { start: first, end: first + 2 }, message, [
    {
      title: places.length > 1 ? "Remove the backslashes before quotes" : "Remove the backslash",
      preferred: true,
      edits: places.map((start) => ({ path: cmdline.path, start, end: start + 1, newText: "" })),
    },
  ]);
}

/** `\n` and its like at the end of a word, as echo and printf leave them behind. */
function lineEnds(cmdline: CommandLineDocument, word: Parameter, source: string): readonly Finding[] {
  const tail = /(\\[nrt])+$/.exec(source);
  if (tail === null || word.quoting !== "none" || isPath(source)) return [];
  const range = { start: word.start + tail.index, end: word.end };
  const isWholeWord = tail.index === 0;
  return [
    finding(
      cmdline,
      range,
      `${quoted(tail[0])} is no line break for the kernel but ${isWholeWord ? "a word of its own" : `part of ${quoted(source)}`}.`,
      [
        {
          title: `Remove ${tail[0]}`,
          preferred: true,
          edits: [isWholeWord ? removeWord(cmdline, word) : { path: cmdline.path, ...range, newText: "" }],
        },
      ],
    ),
  ];
}

/** A path or name as Windows writes it is not meant as an escape. */
function isPath(source: string): boolean {
  return /[A-Za-z]:\\|\\\\/.test(source);
}

/** `\$`, which GRUB and shells need and the kernel does not understand. */
function dollars(cmdline: CommandLineDocument, word: Parameter, source: string): readonly Finding[] {
  return [...source.matchAll(/(?<!\\)\\+\$/g)].map((match) => {
    const range = { start: word.start + match.index, end: word.start + match.index + match[0].length };
    const remedy: Fix = {
      title: "Write $ alone",
      preferred: true,
      edits: [{ path: cmdline.path, ...range, newText: "$" }],
    };
    return finding(
      cmdline,
      range,
      `${quoted(match[0])} is for a shell or for GRUB, which take the backslash away. In this file nobody does, and the kernel reads it with ${word.name}.`,
      [remedy],
    );
  });
}

/** `\040`, a blank in /etc/fstab. */
function octals(target: BootTarget, cmdline: CommandLineDocument, word: Parameter, source: string): readonly Finding[] {
  // Programs of an initramfs may read root= and others as fstab is read.
  if (rootMounter(target) !== "kernel" || !isParameterName(word.name)) return [];
  return [...source.matchAll(/\\040/g)].map((match) => {
    const start = word.start + match.index;
    return finding(
      cmdline,
      { start, end: start + match[0].length },
      `"\\040" is a blank in /etc/fstab, but not for the kernel: it stays in the value of ${word.name}. Double quotes keep blanks together.`,
      [],
    );
  });
}

function finding(cmdline: CommandLineDocument, range: TextRange, message: string, fixes: readonly Fix[]): Finding {
  return { code: "escape-sequence", severity: "warning", path: cmdline.path, ...range, message, fixes, related: [] };
}
