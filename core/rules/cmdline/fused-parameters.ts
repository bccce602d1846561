/** Where the blank between two parameters is missing, the second one is lost. */
import type { Parameter, TextRange } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import type { Edit, Finding } from "../finding.js";
import { fusedAt } from "../fused-words.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { listed, quoted } from "../word-edits.js";
import { commentInCmdline } from "./comment-in-cmdline.js";
import { escapeSequence } from "./escape-sequence.js";
import { singleQuotes } from "./single-quotes.js";

export const fusedParameters: Rule = {
  code: "fused-parameters",
  language: "cmdline",
  title: "two parameters without a blank between them",
  sources: [
    { file: "lib/cmdline.c", function: "next_arg" },
    { file: "lib/ctype.c", function: null },
  ],
  check(target) {
    const { cmdline } = target;
    if (cmdline === null) return [];
    const { parameters } = cmdline.commandLine;
    const glued = parameters.flatMap((word) => (word.quoting === "none" ? gluedWord(cmdline, word) : []));
    return [...glued, ...strangeBlanks(cmdline)].filter((finding) => isFree(target, finding));
  },
};

function isFree(target: BootTarget, range: TextRange): boolean {
  return !isSpokenFor(target, range, [commentInCmdline, singleQuotes, escapeSequence]);
}

function gluedWord(cmdline: CommandLineDocument, word: Parameter): readonly Finding[] {
  const source = cmdline.text.slice(word.start, word.end);
  const places = fusedAt(source);
  if (places.length === 0) return [];
  const parts = [0, ...places].map((start, index) => source.slice(start, places[index]));
  const edits = places.map((at): Edit => {
    return { path: cmdline.path, start: word.start + at, end: word.start + at, newText: " " };
  });
  const lost = source.slice(0, places[0]).includes("=") ? parts.slice(1) : parts;
  const message =
    `The kernel takes ${quoted(source)} for one word, so ${listed(lost.map(quoted))} in it ${lost.length > 1 ? "have" : "has"} no effect. ` +
    `Most likely a blank is missing: ${parts.join(" ")}.`;
  return [finding(cmdline, word, message, edits, "Insert the missing blank")];
}

/** Blanks that are none for the kernel, as they come with a copy out of a web page or a text processor. */
function strangeBlanks(cmdline: CommandLineDocument): readonly Finding[] {
  const { text, commandLine } = cmdline;
  const end = commandLine.separator?.start ?? commandLine.end;
  const findings: Finding[] = [];
  let isQuoted = false;
  let wordStart = 0;
  for (const match of text.slice(0, end).matchAll(seams)) {
    if (match[0] === '"') {
      isQuoted = !isQuoted;
      continue;
    }
    const isOrdinary = /^[\t-\r ]/.test(match[0]);
    if (!isOrdinary && !isQuoted) findings.push(strangeBlank(cmdline, match[0], wordStart, match.index));
    wordStart = match.index + match[0].length;
  }
  return findings;
}

/** Quotes, ordinary blanks, and the strange ones. */
const seams = /"|[\t-\r ]+|[\u00a0\u1680\u2000-\u200b\u202f\u205f\u3000]+|\ufeff+/g;

function strangeBlank(cmdline: CommandLineDocument, blank: string, wordStart: number, start: number): Finding {
  const at = { start, end: start + blank.length };
  const before = cmdline.text.slice(wordStart, start);
  if (blank.startsWith(byteOrderMark)) return invisibleMark(cmdline, wordStart, at);
  const code = (blank.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  const message =
    `This looks like a blank, but it is the character U+${code}, which the kernel does not take for one` +
    `${before === "" ? "" : `: it becomes part of the word ${quoted(before)}`}.`;
  return finding(cmdline, at, message, [{ path: cmdline.path, ...at, newText: " " }], "Write an ordinary blank");
}

const byteOrderMark = "\ufeff";

/** Some editors begin a file in UTF-8 with a mark, and hide it. */
function invisibleMark(cmdline: CommandLineDocument, wordStart: number, at: TextRange): Finding {
  const rest = /^[^\s"]*/.exec(cmdline.text.slice(at.end))?.[0] ?? "";
  const word = cmdline.text.slice(wordStart, at.start) + rest;
  const message =
    "Here stands a byte order mark (U+FEFF), which editors hide. The kernel takes it for a part of the word" +
    `${word === "" ? "" : `, so that it does not know ${quoted(word)}`}.`;
  const edits: readonly Edit[] = [{ path: cmdline.path, ...at, newText: "" }];
  return finding(cmdline, at, message, edits, "Remove the byte order mark");
}

function finding(
  { path }: CommandLineDocument,
  { start, end }: TextRange,
  message: string,
  edits: readonly Edit[],
  title: string,
): Finding {
  return {
    code: "fused-parameters",
    severity: "warning",
    path,
    start,
    end,
    message,
    fixes: [{ title, preferred: true, edits }],
    related: [],
  };
}
