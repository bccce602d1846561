/** Where in command line and manifests the texts stand that a step of the boot path is about. */
import { lineOf } from "../manifest/parse.js";
import { lastSetup } from "../cmdline/names.js";
import type { Origin, TreeNode } from "../manifest/tree.js";
import type { BootTarget } from "../project/boot-target.js";
import { pathSteps } from "./path-steps.js";
import type { Subject } from "./subjects.js";

/** A piece of a document of a target, in UTF-16 units. */
export interface TextPlace {
  /** The document, as the target names it. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

/** The places of a subject: what decides last comes first. None where nothing of it is written anywhere. */
export function placesOf(subject: Subject, target: BootTarget): readonly TextPlace[] {
  if (subject.kind === "path") {
    if (target.tree === null) return [];
    const nodes = pathSteps(target.tree, subject.path).map((step) => step.node);
    return nodes.toReversed().flatMap((node) => placesOfNode(node, target));
  }
  if (target.cmdline === null) return [];
  const { path, commandLine } = target.cmdline;
  if (subject.kind === "word") return [{ path, start: subject.start, end: subject.end }];
  const parameter = lastSetup(commandLine, subject.name)?.parameter;
  return parameter === undefined ? [] : [{ path, start: parameter.start, end: parameter.end }];
}

/** The manifest lines that made a node and gave it its contents; none for what the kernel brings along. */
export function placesOfNode(node: TreeNode, target: BootTarget): readonly TextPlace[] {
  const origins = [node.data?.origin ?? null, node.origin].filter((origin) => origin !== null);
  const [first, second] = origins.map((origin) => placeOfLine(origin, target)).filter((place) => place !== null);
  if (first === undefined) return [];
  return second === undefined || isSamePlace(first, second) ? [first] : [first, second];
}

/** Whether two places are one. */
export function isSamePlace(a: TextPlace, b: TextPlace): boolean {
  return a.path === b.path && a.start === b.start && a.end === b.end;
}

function placeOfLine(origin: Origin, { manifests }: BootTarget): TextPlace | null {
  const document = manifests[origin.manifest];
  const line = document === undefined ? undefined : lineOf(document.manifest, origin.line);
  if (document === undefined || line === undefined) return null;
  const text = document.text.slice(line.start, line.end);
  return { path: document.path, start: line.start, end: line.start + text.trimEnd().length };
}
