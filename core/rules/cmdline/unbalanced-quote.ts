/** A quote that is never closed swallows the rest of the line. */
import type { CommandLineDocument } from "../../project/boot-target.js";
import type { Fix } from "../finding.js";
import type { Rule } from "../rule.js";

export const unbalancedQuote: Rule = {
  code: "unbalanced-quote",
  language: "cmdline",
  title: "a quote that is never closed",
  sources: [
    { file: "lib/cmdline.c", function: "next_arg" },
    { file: "kernel/params.c", function: "parse_args" },
  ],
  check({ cmdline }) {
    const start = cmdline?.commandLine.unbalancedQuote ?? null;
    if (cmdline === null || start === null) return [];
    const end = endOfText(cmdline);
    const swallowed = cmdline.text.slice(start + 1, end).trim();
    const consequence = /\s/.test(swallowed)
      ? `the kernel takes everything behind it for one word, so nothing of "${shortened(swallowed)}" is a parameter of its own`
      : "the kernel takes what is written behind it, in this line or added to it by a boot loader, for a part of the same word";
    return [
      {
        code: "unbalanced-quote",
        severity: "warning",
        path: cmdline.path,
        start,
        end: Math.max(end, start + 1),
        message: `This quote is never closed: ${consequence}. The kernel knows no other quotes than " and no escapes.`,
        // Which of the repairs is meant cannot be known, so none is preferred.
        fixes: repairs(cmdline, start, end),
        related: [],
      },
    ];
  },
};

/** The end of what the kernel reads, without the blanks of a last line end. */
function endOfText({ text, commandLine }: CommandLineDocument): number {
  return text.slice(0, commandLine.end).trimEnd().length;
}

function repairs({ path, text }: CommandLineDocument, quote: number, end: number): readonly Fix[] {
  const remove: Fix = {
    title: "Remove the quote",
    preferred: false,
    edits: [{ path, start: quote, end: quote + 1, newText: "" }],
  };
  const word = /^\S+/.exec(text.slice(quote + 1, end))?.[0] ?? "";
  if (word === "") return [remove];
  const wordEnd = quote + 1 + word.length;
  const close = (at: number, title: string): Fix => ({
    title,
    preferred: false,
    edits: [{ path, start: at, end: at, newText: '"' }],
  });
  const atWord = close(wordEnd, `Close the quote behind "${shortened(word)}"`);
  return wordEnd === end ? [atWord, remove] : [atWord, close(end, "Close the quote at the end of the line"), remove];
}

const longest = 40;

function shortened(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1)}…`;
}
