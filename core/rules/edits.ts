/** Applies edits, and makes those that several rules need. */
import type { CommandLine } from "../cmdline/parse.js";
import type { CommandLineDocument } from "../project/boot-target.js";
import type { Edit, Finding, Fix } from "./finding.js";

/** `text` with the edits made that belong to it. Overlapping edits are skipped from the second on. */
export function applyEdits(text: string, edits: readonly Edit[]): string {
  const ordered = [...edits].sort((a, b) => a.start - b.start || a.end - b.end);
  let result = "";
  let at = 0;
  for (const edit of ordered) {
    if (edit.start < at || edit.end > text.length) continue;
    result += text.slice(at, edit.start) + edit.newText;
    at = edit.end;
  }
  return result + text.slice(at);
}

/**
 * The preferred fixes of `findings` that can be made together: where two touch the same place the first is taken, and
 * the other has to be looked for again in the repaired text.
 */
export function compatibleFixes(findings: readonly Finding[]): readonly Fix[] {
  const chosen: Fix[] = [];
  for (const finding of findings) {
    const fix = finding.fixes.find((candidate) => candidate.preferred);
    if (fix === undefined) continue;
    const taken = chosen.flatMap((other) => other.edits);
    if (!fix.edits.some((edit) => taken.some((other) => touches(edit, other)))) chosen.push(fix);
  }
  return chosen;
}

function touches(a: Edit, b: Edit): boolean {
  return a.path === b.path && a.start <= b.end && b.start <= a.end;
}

/**
 * Adds a parameter behind the last one that the kernel reads: before ` --`, before the final line break. Where a quote
 * stays open it goes to the front, because at the end it would become part of the quoted value.
 */
export function addParameter(document: CommandLineDocument, parameter: string): Edit {
  const { path, commandLine } = document;
  const last = commandLine.parameters.at(-1);
  if (last === undefined || commandLine.unbalancedQuote !== null) {
    const start = leadingBlank(commandLine);
    const rest = document.text.slice(start).trim() === "" ? "" : " ";
    return { path, start, end: start, newText: `${parameter}${rest}` };
  }
  return { path, start: last.end, end: last.end, newText: ` ${parameter}` };
}

function leadingBlank(commandLine: CommandLine): number {
  return commandLine.text.startsWith("\ufeff") ? 1 : 0;
}
