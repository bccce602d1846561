/** The program that the kernel starts from the initramfs, and why it cannot: what several rules share. */
import type { EntryPoint } from "../bootpath/entry-point.js";
import type { BootExplanation } from "../bootpath/explain.js";
import type { Execution, Flaw } from "../bootpath/open-executable.js";
import { executeEntryPoint } from "../bootpath/target-execution.js";
import type { FileContent } from "../binary/file-content.js";
import type { TreeNode } from "../manifest/node.js";
import { resolvePath } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import type { Finding, RelatedPlace, Severity } from "./finding.js";
import { placeOf, relatedLine, type Place } from "./manifest-lines.js";
import { predictionOf } from "./prediction.js";

/** The attempt to start the initramfs's entry point. */
export interface FirstProgram {
  readonly entry: EntryPoint;
  readonly execution: Execution;
  /** The files that execution comes to: the program, then interpreters of scripts, then a loader. */
  readonly files: readonly StartedFile[];
  readonly boot: BootExplanation;
}

/** A file that the kernel opens to execute it. */
export interface StartedFile {
  readonly path: string;
  /** Null where the path leads to nothing. */
  readonly node: TreeNode | null;
  /** The manifest line that it comes from; null for none. */
  readonly place: Place | null;
  /** Null where it is not known. */
  readonly content: FileContent | null;
}

/** An entry point that cannot be started. The last of its files is the one with the flaw. */
export interface FailedProgram extends FirstProgram {
  readonly flaw: Flaw;
  readonly reason: string;
  readonly culprit: StartedFile;
}

/** The first program of a target; null where its initramfs is not known or has no entry point. */
export function firstProgramOf(target: BootTarget): FirstProgram | null {
  const known = programs.get(target);
  if (known !== undefined) return known;
  const program = findFirstProgram(target);
  programs.set(target, program);
  return program;
}

/** Several rules ask for the same one. */
const programs = new WeakMap<BootTarget, FirstProgram | null>();

/** The first program where the kernel cannot start it, else null. */
export function failedProgramOf(target: BootTarget): FailedProgram | null {
  const program = firstProgramOf(target);
  if (program === null || program.execution.kind === "started") return null;
  const { flaw, reason } = program.execution;
  const culprit = program.files.at(-1);
  return culprit === undefined ? null : { ...program, flaw, reason, culprit };
}

function findFirstProgram(target: BootTarget): FirstProgram | null {
  const attempt = executeEntryPoint(target);
  const boot = predictionOf(target);
  if (attempt === null || boot === null) return null;
  const files = attempt.opened.map((path) => startedFile(target, path));
  return { entry: attempt.entry, execution: attempt.execution, boot, files };
}

function startedFile(target: BootTarget, path: string): StartedFile {
  const found = target.tree === null ? null : resolvePath(target.tree, path);
  if (found?.kind !== "found") return { path, node: null, place: null, content: null };
  const { node } = found;
  const source = node.data === null ? undefined : target.sources?.get(node.data.location);
  return {
    path,
    node,
    place: placeOf(target, node.data?.origin ?? node.origin),
    content: source?.state === "file" ? source.content : null,
  };
}

/**
 * `error` where nothing is started, `warning` where the kernel falls back on another program, and for a program of
 * another processor where nobody has said which one the kernel is for.
 */
export function severityOfFailure(
  { boot, flaw }: Pick<FailedProgram, "boot"> & { readonly flaw?: Flaw },
  { archIs }: Pick<BootTarget, "archIs">,
): Severity {
  if (boot.outcome === "userspace") return "warning";
  return flaw === "wrong-elf" && archIs === "assumed" ? "warning" : "error";
}

/** What the kernel logs about the failure and does next: a sentence. */
export function afterFailure({ boot }: FirstProgram): string {
  const failed = boot.messages.find((message) => message.startsWith("Failed to execute "));
  const said = failed === undefined ? "The kernel" : `The kernel says "${failed}"`;
  if (boot.init !== null) return `${said}${failed === undefined ? "" : " and"} starts ${boot.init.path} instead.`;
  const panic = boot.messages.findLast((message) => message.startsWith("Kernel panic"));
  const shown = panic?.replace(/ {2}Try passing .*$/, "…") ?? "";
  return `${said}${failed === undefined ? "" : ", finds nothing else to start"} and panics: "${shown}".`;
}

/** The places that a failure has to do with, beside the one of the finding itself. */
export function relatedToProgram(
  target: BootTarget,
  { entry, files }: FirstProgram,
  place: Place | null,
): RelatedPlace[] {
  const related: RelatedPlace[] = [];
  if (target.cmdline !== null && entry.parameter !== null) {
    const { start, end } = entry.parameter;
    related.push({ path: target.cmdline.path, start, end, message: `This makes ${entry.path} the first program.` });
  }
  for (const file of files.slice(0, -1)) {
    if (file.place === null || file.place.line === place?.line) continue;
    related.push(relatedLine(file.place, `${file.path} comes from here.`));
  }
  return related;
}

/** The file with the flaw that a manifest line makes, or else the last one before it that one makes. */
export function placeOfFailure({ files }: FirstProgram): { readonly file: StartedFile; readonly place: Place } | null {
  for (const file of files.toReversed()) if (file.place !== null) return { file, place: file.place };
  return null;
}

/** A finding about the contents of the file on a manifest line: it stands at the file's source. */
export function findingAtSource(
  target: BootTarget,
  program: FirstProgram,
  place: Place,
  finding: Pick<Finding, "code" | "severity" | "message" | "fixes">,
): Finding {
  const { entry } = place.line;
  const range = entry?.kind === "file" ? entry.location : (entry?.name ?? place.line);
  return {
    ...finding,
    path: place.document.path,
    start: range.start,
    end: range.end,
    related: relatedToProgram(target, program, place),
  };
}
