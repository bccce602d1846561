/** For the kernel a single quote is a letter like any other. */
import type { Parameter, TextRange } from "../../cmdline/parse.js";
import type { CommandLineDocument } from "../../project/boot-target.js";
import type { Edit, Finding, Fix } from "../finding.js";
import type { Rule } from "../rule.js";
import { isSpokenFor } from "../spoken-for.js";
import { quoted } from "../word-edits.js";
import { commentInCmdline } from "./comment-in-cmdline.js";

export const singleQuotes: Rule = {
  code: "single-quotes",
  language: "cmdline",
  title: "single quotes, which do not quote",
  sources: [
    { file: "lib/cmdline.c", function: "next_arg" },
    { file: "kernel/params.c", function: "parse_args" },
  ],
  check(target) {
    const { cmdline } = target;
    if (!cmdline?.text.includes("'")) return [];
    return quotationsIn(cmdline)
      .filter((quotation) => !isSpokenFor(target, quotation, [commentInCmdline]) && !isRead(quotation))
      .map((quotation) => report(cmdline, quotation));
  },
};

/** A text between single quotes that looks as if a shell had to read it. The range includes the quotes. */
interface Quotation extends TextRange {
  /** The word in which it starts. */
  readonly word: Parameter;
  readonly content: string;
  /** Whether the quote stands before the name, before the value, or inside it, as in `root=LABEL='a b'`. */
  readonly around: "word" | "value" | "inner";
}

function quotationsIn({ text, commandLine }: CommandLineDocument): readonly Quotation[] {
  const quotations: Quotation[] = [];
  let end = 0;
  for (const word of [...commandLine.parameters, ...commandLine.initParameters]) {
    if (word.start < end || word.quoting !== "none") continue;
    const opening = /(?<=^|=)'/.exec(text.slice(word.start, word.end));
    if (opening === null) continue;
    const start = word.start + opening.index;
    const close = /^'[^'"\r\n]*'(?=\s|$)/.exec(text.slice(start, commandLine.end))?.[0];
    if (close === undefined || close.length < 3) continue;
    end = start + close.length;
    const around = start === word.start ? "word" : start === word.valueStart ? "value" : "inner";
    quotations.push({ start, end, word, content: close.slice(1, -1), around });
  }
  return quotations;
}

/** Dynamic debug and systemd, which reads /proc/cmdline itself, understand single quotes. */
function isRead({ word, content, around }: Quotation): boolean {
  if (around === "word") return false;
  if (/^(systemd|rd|luks|fsck|quotacheck|inst)\./.test(word.name)) return true;
  return /(^|\.)dyndbg$/.test(word.name) && !/\s/.test(content);
}

function report(cmdline: CommandLineDocument, quotation: Quotation): Finding {
  const { content, word } = quotation;
  const pieces = content.trim().split(/\s+/);
  const rest = pieces.slice(1).join(" ");
  const consequence =
    rest === ""
      ? `the quotes become part of ${quotation.around === "word" ? "the word" : `the value of ${word.name}`}`
      : `the word ends at the blank, and ${quoted(`${rest}'`)} stands on its own`;
  return {
    code: "single-quotes",
    severity: "warning",
    path: cmdline.path,
    start: quotation.start,
    end: quotation.end,
    message: `Single quotes are ordinary letters for the kernel, which knows only "…": ${consequence}.`,
    fixes: fixes(cmdline, quotation),
    related: [],
  };
}

function fixes(cmdline: CommandLineDocument, quotation: Quotation): readonly Fix[] {
  const { content, around, word } = quotation;
  const parametersEnd = cmdline.commandLine.separator?.start ?? cmdline.commandLine.end;
  const hasBlank = /\s/.test(content);
  // Around several parameters, as they are copied out of a shell script, the quotes keep together what is to be split.
  const holdsParameters =
    around === "word" && hasBlank && word.start < parametersEnd && !/^[\w.-]+=\S*\s+[^=]*$/.test(content);
  const remove = rewrite(cmdline, quotation, "");
  // Double quotes vanish only at the beginning of a word or of a value.
  const double =
    around === "inner"
      ? [...rewrite(cmdline, quotation, "", '"'), insertion(cmdline, quotation.word.valueStart ?? quotation.start, '"')]
      : rewrite(cmdline, quotation, '"');
  return [
    ...(hasBlank ? [{ title: "Use double quotes", preferred: !holdsParameters, edits: double }] : []),
    ...(!hasBlank || around === "word" ? [{ title: "Remove the quotes", preferred: !hasBlank, edits: remove }] : []),
  ];
}

function rewrite(
  { path }: CommandLineDocument,
  { start, end }: TextRange,
  opening: string,
  closing = opening,
): readonly Edit[] {
  return [
    { path, start, end: start + 1, newText: opening },
    { path, start: end - 1, end, newText: closing },
  ];
}

function insertion({ path }: CommandLineDocument, at: number, newText: string): Edit {
  return { path, start: at, end: at, newText };
}
