/** The Raspberry Pi's cmdline.txt is one line. */
import type { BootTarget, CommandLineDocument } from "../../project/boot-target.js";
import { commandLineFile } from "../command-line-file.js";
import type { Edit } from "../finding.js";
import type { Rule } from "../rule.js";
import { quoted } from "../word-edits.js";

export const lineBreak: Rule = {
  code: "line-break",
  language: "cmdline",
  title: "more than one line in cmdline.txt",
  sources: [
    { file: "lib/cmdline.c", function: "next_arg" },
    { file: "lib/ctype.c", function: null },
  ],
  check(target) {
    const { cmdline } = target;
    // For the kernel a line break is a blank, so it matters only where a boot loader reads lines.
    if (cmdline === null || commandLineFile(cmdline.path) !== "raspberry-pi" || isForPc(target)) return [];
    const lines = linesOf(cmdline);
    const second = lines[1];
    const last = lines.at(-1);
    if (second === undefined || last === undefined) return [];
    const rest = cmdline.text.slice(second.start, last.end);
    return [
      {
        code: "line-break",
        severity: "warning",
        path: cmdline.path,
        start: second.start,
        end: last.end,
        message:
          `A Raspberry Pi wants all of cmdline.txt on one line: its firmware may not pass on ${quoted(rest)}. ` +
          "(The kernel itself takes a line break for a blank.)",
        fixes: [{ title: "Join the lines", preferred: true, edits: joins(cmdline, lines) }],
        related: [],
      },
    ];
  },
};

/** Somebody has said that this command line is for a PC, whose boot loaders have no such rule. */
function isForPc(target: BootTarget): boolean {
  return target.described && target.arch !== "arm" && target.arch !== "arm64";
}

interface Line {
  readonly start: number;
  readonly end: number;
}

/** The lines that hold something, without the blanks around it. Lines of a comment are another rule's. */
function linesOf({ text, commandLine }: CommandLineDocument): readonly Line[] {
  const lines: Line[] = [];
  for (const match of text.slice(0, commandLine.end).matchAll(/[^\s#][^\r\n]*|#[^\r\n]*/g)) {
    if (match[0].startsWith("#")) continue;
    lines.push({ start: match.index, end: match.index + match[0].trimEnd().length });
  }
  return lines;
}

function joins({ path }: CommandLineDocument, lines: readonly Line[]): readonly Edit[] {
  return lines.slice(1).map((line, index) => {
    const before = lines[index]?.end ?? line.start;
    return { path, start: before, end: line.start, newText: " " };
  });
}
