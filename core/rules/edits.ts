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
  const taken = new Map<string, Edit[]>();
  return findings.flatMap((finding) => {
    const fix = finding.fixes.find((candidate) => candidate.preferred);
    if (fix?.edits.some((edit) => touchesOneOf(taken.get(edit.path) ?? [], edit)) !== false) return [];
    for (const edit of fix.edits) {
      const ofPath = taken.get(edit.path) ?? [];
      ofPath.splice(
        firstWhere(ofPath, (other) => other.end > edit.end || (other.end === edit.end && other.start >= edit.start)),
        0,
        edit,
      );
      taken.set(edit.path, ofPath);
    }
    return [fix];
  });
}

/** The index of the first edit of which something is true, in a list in which it is true of all that follow. */
function firstWhere(sorted: readonly Edit[], isTrue: (edit: Edit) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const edit = sorted[middle];
    if (edit !== undefined && isTrue(edit)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Documents have tens of thousands of findings, so that not each edit can be compared with each other. */
function touchesOneOf(sorted: readonly Edit[], edit: Edit): boolean {
  const next = sorted[firstWhere(sorted, (other) => other.end >= edit.start)];
  return next !== undefined && next.start <= edit.end;
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
