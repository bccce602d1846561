/** A command line has no comments: what is written behind a `#` counts like the rest. */
import type { SortedWord } from "../../bootpath/init-arguments.js";
import type { Parameter, TextRange } from "../../cmdline/parse.js";
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import { commandLineFile } from "../command-line-file.js";
import { readingOf } from "../command-line-reading.js";
import type { Finding, Severity } from "../finding.js";
import type { Rule } from "../rule.js";
import { listed, quoted, removeWord } from "../word-edits.js";

export const commentInCmdline: Rule = {
  code: "comment-in-cmdline",
  language: "cmdline",
  title: "a comment where there are none",
  sources: [
    { file: "kernel/params.c", function: "parse_args" },
    { file: "init/main.c", function: "unknown_bootoption" },
  ],
  check(target) {
    const { cmdline } = target;
    if (!cmdline?.text.includes("#")) return [];
    return commentsIn(cmdline).flatMap((comment) => report(target, cmdline, comment));
  },
};

interface Comment extends TextRange {
  /** Whether nothing else stands on its line, and whether it starts in the first column. */
  readonly place: "behind-words" | "own-line" | "first-column";
}

/** From each word that starts with `#` to the end of its line. */
function commentsIn({ text, commandLine }: CommandLineDocument): readonly Comment[] {
  const comments: Comment[] = [];
  let end = 0;
  for (const word of [...commandLine.parameters, ...commandLine.initParameters]) {
    if (word.start < end || text.charAt(word.start) !== "#") continue;
    const lineStart = text.lastIndexOf("\n", word.start) + 1;
    const lineEnd = text.indexOf("\n", word.start);
    const line = text.slice(word.start, lineEnd < 0 ? commandLine.end : lineEnd);
    end = word.start + line.trimEnd().length;
    const isAlone = text.slice(lineStart, word.start).trim() === "";
    const place = word.start === lineStart ? "first-column" : isAlone ? "own-line" : "behind-words";
    comments.push({ start: word.start, end, place });
  }
  return comments;
}

function report(target: BootTarget, cmdline: CommandLineDocument, comment: Comment): readonly Finding[] {
  const file = commandLineFile(cmdline.path);
  // mkinitcpio, for which people write these files, leaves such lines out.
  if (file === "fragment" && comment.place === "first-column") return [];
  const isDropped = file === "kernel-install" && comment.place !== "behind-words";
  const severity: Severity = isDropped ? "hint" : "warning";
  const text = quoted(cmdline.text.slice(comment.start, comment.end));
  const message = isDropped
    ? `Only some of the tools that read this file drop the line ${text}: newer kernel-install does, older does not` +
      `${comment.place === "own-line" ? ", and mkinitcpio does only where # is the first character" : ""}. ` +
      "The kernel itself knows no comments and would read its words."
    : `The kernel knows no comments: ${effectOf(target, comment, text)}.`;
  return [
    {
      code: "comment-in-cmdline",
      severity,
      path: cmdline.path,
      start: comment.start,
      end: comment.end,
      message,
      fixes: [{ title: "Remove the comment", preferred: !isDropped, edits: [removeWord(cmdline, comment)] }],
      related: [],
    },
  ];
}

/** What the words of a comment do. */
function effectOf(target: BootTarget, comment: Comment, text: string): string {
  const words = readingOf(target)?.words ?? [];
  const inside = words.slice(firstFrom(words, comment.start), firstFrom(words, comment.end));
  const effective = inside.filter(({ fate }) => fate === "kernel").map(({ parameter }) => wordOf(target, parameter));
  if (effective.length === 0) return `it reads ${text} word by word, and hands to PID 1 what it does not know`;
  const verb = effective.length > 1 ? "take" : "takes";
  return `in ${text}, ${listed(effective)} ${verb} effect as anywhere else, and words that it does not know go to PID 1`;
}

/** The index of the first word that starts at an offset or behind it. */
function firstFrom(words: readonly SortedWord[], offset: number): number {
  let low = 0;
  let high = words.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((words[middle]?.parameter.start ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function wordOf({ cmdline }: BootTarget, { start, end }: Parameter): string {
  return quoted(cmdline?.text.slice(start, end) ?? "");
}
